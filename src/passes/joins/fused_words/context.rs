//! What the text around a word says of it: how it is typed, what it speaks of, and who is addressed.

use crate::chars::{is_blank, slice, word_after, word_before};
use crate::passes::joins::is_function_word;
use crate::words::id::fold_into;

/// Whether a text is typed with accents, as far as it can tell; by its letters alone, which no pass parts or joins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Accents {
    #[default]
    Typed,
    /// It has none, but is too short to tell.
    Unseen,
    /// So many letters have some in French.
    Missing,
}

impl Accents {
    /// Those of a text or a line; with how many letters it is long enough to tell that it has none. French has an accent
    /// on each thirtieth letter.
    pub(super) fn of(text: &str, long: usize) -> Self {
        const RARE: usize = 200;
        let (mut letters, mut accents) = (0_usize, 0_usize);
        let mut before = 0;
        for b in text.bytes() {
            // `É` is as many as `E`, and `œ` as `oe`.
            letters += match b {
                b'a'..=b'z' | b'A'..=b'Z' | 0xC3 => 1,
                0xC5 => 2,
                _ => 0,
            };
            // From `à` to `ÿ`, and the combining accents.
            accents += usize::from(before == 0xC3 && b >= 0xA0 || b == 0xCC);
            before = b;
        }
        match () {
            () if accents * RARE >= letters.max(1) => Self::Typed,
            () if letters < long => Self::Unseen,
            () => Self::Missing,
        }
    }
}

/// Whether a title stands before a word that is no office, so that it is a name: `monsieur laforêt`, `mme duport`; but
/// `monsieur lepréfet` may be two words.
pub(super) fn is_titled(before: &str, head: &str, tail: &str) -> bool {
    const SIRS: [&str; 5] = ["m", "messieurs", "monsieur", "mr", "maître"];
    const LADIES: [&str; 5] = ["madame", "mademoiselle", "mesdames", "mlle", "mme"];
    const OFFICES: [&str; 34] = [
        "abbé",
        "ambassadrice",
        "baron",
        "baronne",
        "chevalier",
        "commissaire",
        "comte",
        "comtesse",
        "consul",
        "curé",
        "directeur",
        "directrice",
        "docteur",
        "duc",
        "duchesse",
        "député",
        "gouverneur",
        "général",
        "juge",
        "maire",
        "marquis",
        "marquise",
        "ministre",
        "notaire",
        "préfet",
        "président",
        "présidente",
        "prince",
        "princesse",
        "procureur",
        "professeur",
        "secrétaire",
        "vicaire",
        "vicomte",
    ];
    let title = before.trim_end_matches(is_blank).trim_end_matches('.');
    let title = slice(title, title.trim_end_matches(char::is_alphabetic).len()..title.len());
    let mut folded = [0; 16];
    let Some(title) = fold_into(title, &mut folded).filter(|_| before.ends_with(is_blank)) else {
        return false;
    };
    let (is_sir, is_lady) = (SIRS.contains(&title), LADIES.contains(&title));
    let is_office = || OFFICES.contains(&tail);
    match head {
        "le" => is_lady || is_sir && !is_office(),
        "la" => is_sir || is_lady && !is_office(),
        "les" | "de" | "du" | "des" => (is_sir || is_lady) && tail.starts_with(char::is_lowercase),
        // `petitjean`; but `estvenu`
        _ => {
            let may_be_name = head.len() > 3 && head.starts_with(char::is_lowercase);
            (is_sir || is_lady) && may_be_name && !is_function_word(head) && !is_function_word(tail)
        }
    }
}

/// Whether a word stands behind a word that is a name of programs, and says what that is, as in English (`the noscript tag`), or
/// before it, as in French (`la balise noscript`). An article or a preposition may stand there, too, and is none:
/// `ofthe function`.
pub(super) fn is_of_program(before: &str, head: &str, tail: &str, behind: &str) -> bool {
    const ENGLISH: [&str; 20] = [
        "attribute",
        "class",
        "command",
        "crate",
        "directive",
        "directives",
        "element",
        "elements",
        "field",
        "flag",
        "function",
        "keyword",
        "macro",
        "method",
        "module",
        "parameter",
        "plugin",
        "property",
        "tag",
        "variable",
    ];
    const FRENCH: [&str; 12] = [
        "attribut",
        "balise",
        "champ",
        "classe",
        "commande",
        "directive",
        "fonction",
        "macro",
        "module",
        "méthode",
        "paramètre",
        "variable",
    ];
    let next = word_after(behind, behind.len() - behind.trim_start_matches(is_blank).len());
    let last = word_before(before, before.trim_end_matches(is_blank).len());
    !is_function_word(head)
        && !is_function_word(tail)
        && (behind.starts_with(is_blank) && ENGLISH.contains(&next)
            || before.ends_with(is_blank) && FRENCH.contains(&last))
}

/// Whether a sign that names of code, of files and of options have touches a word: `$lastitem`, `use_magicfile`,
/// `users/whoami`.
pub(super) fn touches_code(head: &str, tail: &str) -> bool {
    const SIGNS: [char; 11] = ['_', '/', '\\', '$', '@', '#', '&', '=', '+', '~', '|'];
    head.ends_with(SIGNS) || tail.starts_with(SIGNS)
}

/// Whether hyphens join a word to others on both sides: `high-entropy-va`.
pub(super) fn is_amid_hyphens(head: &str, tail: &str) -> bool {
    head.ends_with('-') && tail.starts_with('-')
}

/// Whether a hyphen joins a word to another.
pub(super) fn has_hyphen(head: &str, tail: &str) -> bool {
    head.ends_with('-') || tail.starts_with('-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_are_typed_or_not() {
        assert_eq!(Accents::of("la région cet été", 10), Accents::Typed);
        assert_eq!(Accents::of("la region cet ete", 10), Accents::Missing);
        assert_eq!(Accents::of("la region cet ete", 100), Accents::Unseen);
    }

    #[test]
    fn names_stand_behind_titles() {
        for (before, word) in [
            ("On a vu monsieur ", "la|forêt"),
            ("Mme ", "du|port"),
            ("chez M. ", "de|ville"),
            ("madame ", "le|blanc"),
        ] {
            let (head, tail) = word.split_once('|').unwrap_or_default();
            assert!(is_titled(before, head, tail), "{before}{word}");
        }
        for (before, word) in
            [("monsieur ", "le|maire"), ("Madame ", "de|Kervel"), ("près ", "du|port"), ("", "la|mer")]
        {
            let (head, tail) = word.split_once('|').unwrap_or_default();
            assert!(!is_titled(before, head, tail), "{before}{word}");
        }
    }
}
