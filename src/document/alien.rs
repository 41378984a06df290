//! Letters that tell that a line is in another language, though the vote doesn't know which.

use super::language::{CLEAR, FRENCH_LETTERS, balance_of_french};
use crate::chars::words;
use crate::locale::Language;

/// Fewer letters of another script may be those of formulas.
const LETTERS: usize = 3;

/// Whether a line whose vote is not clear is in another language than `language`, by its letters: most of them are of
/// another script than the Latin one or, where French is asked for, more words in lower case have a letter that French is
/// not written with than there are words that speak for French.
pub(super) fn is_alien(line: &str, language: Language) -> bool {
    if line.is_ascii() || language == Language::Other {
        return false;
    }
    let (latin, others) = line.chars().fold((0_usize, 0_usize), |(latin, others), c| {
        (latin + usize::from(is_latin(c)), others + usize::from(is_of_other_script(c)))
    });
    if others >= LETTERS && others > latin {
        return true;
    }
    if language != Language::French {
        return false;
    }
    // A name may have any letter.
    let has_alien_letter = |word: &str| word.starts_with(char::is_lowercase) && word.contains(is_not_french);
    let aliens = words(line).filter(|word| has_alien_letter(word)).count();
    aliens > usize::from(balance_of_french(line, CLEAR).max(0).unsigned_abs())
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic()
        || matches!(c, '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}') && c.is_alphabetic()
}

/// Whether a character is a letter of another script; signs for sounds, for units and of styles are not.
fn is_of_other_script(c: char) -> bool {
    matches!(c, '\u{370}'..='\u{1CFF}' | '\u{2E80}'..='\u{FAFF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
        && c.is_alphabetic()
}

/// Whether a letter is Latin and none of those that French is written with.
pub(crate) fn is_not_french(c: char) -> bool {
    !c.is_ascii() && is_latin(c) && c.is_lowercase() && !FRENCH_LETTERS.contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_in_other_languages() {
        for line in [
            "Он сказал: «Привет!» и ушёл.",
            "他说:“你好!”然后走了。",
            "Είπε: «Καλημέρα!» και έφυγε.",
            "قال: \"مرحبا!\" ثم ذهب؟",
            "Řekl: „Ahoj!“ a odešel; co dělat?",
            "A spus: „Bună!” și a plecat.",
            "Powiedział: „Cześć!” i wyszedł.",
        ] {
            assert!(is_alien(line, Language::French), "{line}");
        }
        assert!(is_alien("Он сказал: «Привет!»", Language::German));
        assert!(!is_alien("Он сказал: «Привет!»", Language::Other));
        assert!(!is_alien("Er sagte: „Grüß Gott!“", Language::German));
    }

    #[test]
    fn lines_that_may_be_french() {
        for line in [
            "",
            "Bonjour !",
            "L’été, déjà : « naïf » !",
            "Novak Djoković : « fatigué »",
            "Dvořák et Janáček : « deux maîtres »",
            "π : 3,14 ; Ω",
            "Mot grec : λόγος",
            "cette « señora »",
            "3 µm ; nº 5",
        ] {
            assert!(!is_alien(line, Language::French), "{line}");
        }
    }
}
