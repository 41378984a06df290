//! Colons within French prose that are none of French: those of English labels and of drives.

use crate::chars::{after, before, blanks_after, blanks_before, letters_before, slice, word_after, word_before};
use crate::words::{ENGLISH, FRENCH, languages_of};

/// Whether an English label ends at `at`, behind a sentence, and a number of an issue or an English word stands behind its
/// colon: `Closes: #123`, `Choices: yes, no`.
pub(super) fn ends_english_label(text: &str, at: usize) -> bool {
    let start = letters_before(text, at);
    let leads_sentence = || {
        let end = blanks_before(text, start);
        match before(text, end) {
            None | Some('\n' | '(' | '[') => true,
            Some(c) => end < start && matches!(c, '.' | '!' | '?' | '…' | '*'),
        }
    };
    let is_foreign_value = || {
        let value = blanks_after(text, at + 1);
        let number = slice(text, value..text.len()).strip_prefix('#');
        let is_issue = number.map(|number| number.starts_with(|c: char| c.is_ascii_digit()));
        value > at + 1 && is_issue.unwrap_or_else(|| languages_of(word_after(text, value)) == ENGLISH)
    };
    after(text, start).is_some_and(char::is_uppercase)
        && languages_of(slice(text, start..at)) & FRENCH == 0
        && leads_sentence()
        && is_foreign_value()
}

/// Whether the letter of a drive ends at `at`: `le lecteur C:`, `copié sur D:`.
pub(super) fn ends_drive(text: &str, at: usize) -> bool {
    const LEADS: [&str; 9] =
        ["dans", "disque", "disques", "lecteur", "lecteurs", "partition", "sur", "vers", "volume"];
    let start = letters_before(text, at);
    let blank = blanks_before(text, start);
    matches!(slice(text, start..at).as_bytes(), [b'A'..=b'Z'])
        && blank < start
        && LEADS.binary_search(&word_before(text, blank)).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drives_and_labels() {
        let colon = |text: &str| text.find(':').expect("a colon");
        for text in ["le lecteur C: est", "copié sur D:", "dans A: et"] {
            assert!(ends_drive(text, colon(text)), "{text}");
        }
        for text in ["Plan B: la", "A: oui", "le groupe C: les", "sur AB: un", "lecteurC: un"] {
            assert!(!ends_drive(text, colon(text)), "{text}");
        }
        for text in ["Le bac. Closes: #12", "Closes: #12", "Le bac. Choices: yes, no"] {
            assert!(ends_english_label(text, colon(text)), "{text}");
        }
        for text in ["le Closes: #12", "Le bac. Weekend: le bac", "Le bac. Port: yes", "Closes: #quai"] {
            assert!(!ends_english_label(text, colon(text)), "{text}");
        }
    }
}
