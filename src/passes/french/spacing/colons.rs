//! Colons within French prose that are none of French: those of English labels, of drives, of settings.

use crate::chars::{
    after, before, blanks_after, blanks_before, is_blank, letters_before, slice, word_after, word_before,
};
use crate::document::Document;
use crate::words::{ENGLISH, FRENCH, languages_of};

/// Whether an English label ends at `at`, behind a sentence or at the head of a quotation, and a number of an issue or an
/// English word stands behind its colon: `Closes: #123`, `Choices: yes, no`, `« ld: cannot find »`; or it is quoted alone:
/// `« Directory: »`.
pub(super) fn ends_english_label(text: &str, at: usize) -> bool {
    let start = letters_before(text, at);
    let languages = languages_of(slice(text, start..at));
    let end = blanks_before(text, start);
    let is_quoted = matches!(before(text, end), Some('«' | '“' | '"'));
    let leads_sentence = || match before(text, end) {
        None | Some('\n' | '(' | '[') => true,
        Some(c) => end < start && matches!(c, '.' | '!' | '?' | '…' | '*'),
    };
    let is_foreign_value = || {
        let value = blanks_after(text, at + 1);
        if matches!(after(text, value), Some('»' | '”' | '"')) {
            return is_quoted && languages == ENGLISH;
        }
        let number = slice(text, value..text.len()).strip_prefix('#');
        let is_issue = number.map(|number| number.starts_with(|c: char| c.is_ascii_digit() || c == '`'));
        value > at + 1 && is_issue.unwrap_or_else(|| is_english(text, value))
    };
    start < at
        && languages & FRENCH == 0
        && (is_quoted || after(text, start).is_some_and(char::is_uppercase) && leads_sentence())
        && is_foreign_value()
}

/// Whether an English word stands at `at`, and no French one behind it: `Hobby: surf et voile` is French.
fn is_english(text: &str, at: usize) -> bool {
    let word = word_after(text, at);
    let end = at + word.len();
    let next = blanks_after(text, end + usize::from(after(text, end) == Some(',')));
    languages_of(word) == ENGLISH && languages_of(word_after(text, next)) != FRENCH
}

/// Whether the name of a header of the web or of mail ends at `at`: `Content-Type:`, `User-Agent:`.
pub(super) fn ends_header(text: &str, at: usize) -> bool {
    const STARTS: [&str; 2] = ["Accept-", "Content-"];
    const NAMES: [&str; 5] = ["Cache-Control", "Last-Modified", "Reply-To", "Set-Cookie", "User-Agent"];
    /// Longer names are not looked through, in bytes.
    const LONGEST: usize = 32;
    let near = &text.as_bytes()[at.saturating_sub(LONGEST)..at];
    let len = near.iter().rev().take_while(|b| b.is_ascii_alphanumeric() || **b == b'-').count();
    let name = slice(text, at - len..at);
    let has_start = |start: &&str| {
        name.strip_prefix(*start).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_uppercase()))
    };
    NAMES.contains(&name) || STARTS.iter().any(has_start)
}

/// Whether the letter of a drive ends at `at`: `le lecteur A:`, `copié sur D:`, `« C: »`. What A and B are without their kind,
/// no text says: `répartis dans A: les grands`.
pub(super) fn ends_drive(text: &str, at: usize) -> bool {
    const KINDS: [&str; 8] =
        ["disque", "disques", "disquette", "dur", "lecteur", "lecteurs", "partition", "volume"];
    const LEADS: [&str; 3] = ["dans", "sur", "vers"];
    let start = letters_before(text, at);
    let &[letter @ b'A'..=b'Z'] = slice(text, start..at).as_bytes() else { return false };
    let blank = blanks_before(text, start);
    if let Some('«' | '“' | '"') = before(text, blank) {
        return matches!(after(text, blanks_after(text, at + 1)), Some('»' | '”' | '"'));
    }
    let word = word_before(text, blank);
    blank < start && (KINDS.contains(&word) || letter > b'B' && LEADS.contains(&word))
}

/// Whether the name of an entry of settings ends at `at`, at the head of its line, and the line before or behind it is such
/// an entry, too (`title: Le bac`): each has a name in lower case and ASCII, a colon and a blank or nothing behind it.
pub(super) fn ends_name_of_settings(doc: &Document<'_>, at: usize) -> bool {
    let text = doc.text();
    let line = doc.line_at(at);
    let is_entry = |line: &str| {
        line.split_once(':')
            .is_some_and(|(name, rest)| is_name(name) && (rest.is_empty() || rest.starts_with(is_blank)))
    };
    let is_near = || {
        let before = line.start.checked_sub(1).map(|end| doc.line_at(end));
        let behind = Some(line.end + 1).filter(|&start| start < text.len()).map(|start| doc.line_at(start));
        [before, behind].into_iter().flatten().any(|near| is_entry(slice(text, near)))
    };
    is_name(slice(text, line.start..at)) && is_near()
}

/// Whether a text is a name, perhaps with the dash of an item before it. It is read from its end, up to what is no name: a line
/// may have many colons.
fn is_name(text: &str) -> bool {
    let is_of_name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '-');
    let text = text.trim_end_matches(is_blank);
    let lead = text.trim_end_matches(is_of_name);
    let name = slice(text, lead.len()..text.len()).trim_start_matches('-');
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && lead.trim_end_matches(|c| is_blank(c) || c == '-').is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        for name in ["title", "- title", "\t- a-b_2 ", "--x"] {
            assert!(is_name(name), "{name}");
        }
        for other in ["", "- ", "le titre", "Titre", "2a", "a: b", "a- b"] {
            assert!(!is_name(other), "{other}");
        }
    }

    #[test]
    fn drives_and_labels() {
        let colon = |text: &str| text.find(':').expect("a colon");
        for text in ["le lecteur A: est", "copié sur D:", "dans C: et", "le «\u{A0}C:\u{A0}» est"] {
            assert!(ends_drive(text, colon(text)), "{text}");
        }
        for text in ["le Content-Type: un", "le User-Agent: un"] {
            assert!(ends_header(text, colon(text)), "{text}");
        }
        for text in ["le Saint-Malo: un", "le Last-Minute: un", "le Set-Top: un"] {
            assert!(!ends_header(text, colon(text)), "{text}");
        }
        for text in [
            "Plan B: la",
            "A: oui",
            "le groupe C: les",
            "sur AB: un",
            "lecteurC: un",
            "« A: oui »",
            "de A vers B: la",
        ] {
            assert!(!ends_drive(text, colon(text)), "{text}");
        }
        for text in ["Le bac. Closes: #12", "Closes: #12", "Le bac. Choices: yes, no"] {
            assert!(ends_english_label(text, colon(text)), "{text}");
        }
        for text in [
            "Hobby: surf et voile",
            "Hobbies: surf, voile",
            "le Closes: #12",
            "Le bac. Weekend: le bac",
            "Le bac. Port: yes",
            "Closes: #quai",
        ] {
            assert!(!ends_english_label(text, colon(text)), "{text}");
        }
    }
}
