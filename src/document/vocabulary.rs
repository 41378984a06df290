//! What the list of common French words says of a text, where stop words say too little or seem to say too much.
//!
//! Neighbours of French share its stop words (`de la`, `du`, `en`), but few of its other words; and a short line may have
//! no stop word at all (`Opacité : complète`).

use super::letters::word_len;
use crate::chars::slice;
use crate::words::{ENGLISH, FRENCH, languages_of};

/// Words that are counted at most.
const MOST: u32 = 8;
/// Shorter words, in bytes, are shared by too many languages to count.
const SHORTEST: usize = 3;

/// How many words of a text the list of common French words has.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Vocabulary {
    /// Words that the list has.
    known: u32,
    /// Those of them that are no English words, too.
    own: u32,
    /// Those of these that have an accent: hardly another language spells one so.
    accented: u32,
    /// Words that it lacks; what a capital leads within a text may be a name, and isn't counted.
    unknown: u32,
    /// Those of them that the list of common English words has.
    english: u32,
}

impl Vocabulary {
    /// That of the first words of a text: runs of letters up to U+017F, so that the signs between them may come and go.
    pub(super) fn of(text: &str) -> Self {
        let mut vocabulary = Self::default();
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() && vocabulary.known + vocabulary.unknown < MOST {
            let len = word_len(&bytes[at..], false);
            if len >= SHORTEST {
                vocabulary.add(slice(text, at..at + len));
            }
            at += len.max(1);
        }
        vocabulary
    }

    fn add(&mut self, word: &str) {
        let languages = languages_of(word);
        if languages & FRENCH != 0 {
            self.known += 1;
            self.own += u32::from(languages == FRENCH);
            self.accented += u32::from(languages == FRENCH && !word.is_ascii());
        } else if *self == Self::default() || !word.starts_with(char::is_uppercase) {
            self.unknown += 1;
            self.english += u32::from(languages & ENGLISH != 0);
        }
    }

    /// Whether the words are not French, whatever stop words say: the list lacks more than three in five.
    pub(super) fn denies_french(self) -> bool {
        self.known + self.unknown >= 2 && self.known * 3 < self.unknown * 2
    }

    /// Whether the words are English, though no stop words say so: none is a word of French alone, and those that are words
    /// of English alone are more than one, and four of five that French lacks (`Leave me alone!`).
    pub(super) fn affirms_english(self) -> bool {
        self.own == 0 && self.english >= 2 && self.unknown * 4 <= self.english * 5
    }

    /// Whether the words may be French, where little else could be meant: one of them is no English word, and the list has at
    /// least three in five.
    pub(super) fn allows_french(self) -> bool {
        self.own >= 1 && self.unknown * 3 <= self.known * 2
    }

    /// Whether the words are French, though no stop words say so: the list has at least three in five, and more than one,
    /// or one with an accent (`Capacité : 12`).
    pub(super) fn affirms_french(self) -> bool {
        let is_told_apart = self.known != 2 || self.own == 2;
        (self.known >= 2 || self.accented > 0) && is_told_apart && self.allows_french()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn french() {
        for line in [
            "Départ du bac: huit heures",
            "Convertir vers une autre couleur ?",
            "Horaires d’été, tarifs, correspondances",
            "LE PRIX DE L’EAU",
            "Capacité: 12",
        ] {
            let vocabulary = Vocabulary::of(line);
            assert!(vocabulary.affirms_french() && !vocabulary.denies_french(), "{line}: {vocabulary:?}");
        }
    }

    #[test]
    fn english() {
        for line in ["Leave me alone!", "Don’t forget our mission!", "You won’t move me easily!"] {
            assert!(Vocabulary::of(line).affirms_english(), "{line}");
        }
        for line in [
            "Black Sabbath: Paranoid",
            "Le Goff, Kerloc, Plouhinec",
            "Hard rock, heavy metal: toute la nuit!",
            "Marketing, planning, design: attention!",
            "Corrections mineures: legacy, shipping",
            "Mida de la barca i de les veles",
        ] {
            assert!(!Vocabulary::of(line).affirms_english(), "{line}");
        }
    }

    #[test]
    fn other_languages() {
        for line in [
            "Tamaño de la barca: reducir",
            "Mida de la barca i de les veles",
            "Dimensione della barca e della vela",
            "Du har valt en båt utan segel",
            "Schimbă numele lui și nu se poate",
            "The harbour opens again today",
        ] {
            let vocabulary = Vocabulary::of(line);
            assert!(!vocabulary.affirms_french() && vocabulary.denies_french(), "{line}: {vocabulary:?}");
        }
    }

    #[test]
    fn too_few_words_to_tell() {
        for line in ["", "titre: Journal", "Menu", "12 km", "Page: 10"] {
            assert!(!Vocabulary::of(line).affirms_french(), "{line}");
        }
        assert!(!Vocabulary::of("Le Goff, Kerloc, Plouhinec").denies_french());
    }
}
