//! Semicolons of programs and shells within French: they have no space.

use crate::chars::{after, before, blanks_after, slice, word_after};

/// Whether a semicolon at `at` ends a statement: a call (`close(fd);`) or empty brackets stand before it, a comment (`; /*`), a
/// word of the shell (`; then`) or a bracket that closes behind it; or a name with `_` before it, and its line ends.
pub(super) fn is_of_statement(text: &str, at: usize) -> bool {
    const WORDS: [&str; 6] = ["do", "done", "elif", "else", "esac", "then"];
    let next = blanks_after(text, at + 1);
    let tail = slice(text, next..text.len());
    tail.starts_with("/*")
        || tail.starts_with("//")
        || WORDS.contains(&word_after(text, next))
        || tail.starts_with([']', '}'])
        || text.as_bytes()[..at].ends_with(b"[]")
        || ends_name(text, at) && matches!(after(text, at + 1), None | Some('\n'))
        || ends_call(text, at)
}

/// Whether a name of code with `_` in it (`aio_offset`) ends at `at`.
fn ends_name(text: &str, at: usize) -> bool {
    /// Longer names are not looked through, in bytes.
    const LONGEST: usize = 48;
    let near = &text.as_bytes()[at.saturating_sub(LONGEST)..at];
    let len = near.iter().rev().take_while(|b| b.is_ascii_alphanumeric() || **b == b'_').count();
    near[near.len() - len..].contains(&b'_')
}

/// Whether a call of a function ends at `at`: its name touches the bracket, and what that holds may be given to a function.
fn ends_call(text: &str, at: usize) -> bool {
    /// Longer lists of arguments are not looked through.
    const FAR: usize = 120;
    let Some(head) = text.as_bytes()[..at].strip_suffix(b")") else { return false };
    let far = head.len().saturating_sub(FAR);
    let mut depth = 0_usize;
    let mut open = None;
    for (back, &byte) in head[far..].iter().enumerate().rev() {
        match byte {
            b'\n' => return false,
            b')' => depth += 1,
            b'(' if depth == 0 => {
                open = Some(far + back);
                break;
            }
            b'(' => depth -= 1,
            _ => {}
        }
    }
    open.is_some_and(|open| {
        // The names of spreadsheets are all of capitals, and those of articles of law end with a digit.
        before(text, open).is_some_and(|c| c.is_ascii_lowercase() || c == '_')
            && may_be_given(&head[open + 1..])
    })
}

/// Whether what a bracket holds may be given to a function: strings, or names and numbers; no ending of a word (`bac(s)`), no
/// number (`open(2)`, a note) and no name (`quai(Kerloc)`) alone, and no phrase.
fn may_be_given(inside: &[u8]) -> bool {
    const ENDINGS: [&str; 30] = [
        "aux", "ce", "e", "es", "esse", "euse", "euses", "he", "ive", "ives", "le", "les", "ne", "nes", "nt",
        "que", "rice", "rices", "s", "se", "ses", "te", "tes", "trice", "trices", "tte", "ue", "ve", "ves",
        "x",
    ];
    let is_numeral = |b: &u8| b.is_ascii_digit() || matches!(b, b'I' | b'V' | b'X');
    let is_number = !inside.is_empty() && inside.iter().all(is_numeral);
    let is_name =
        inside.first().is_some_and(u8::is_ascii_uppercase) && inside.iter().all(u8::is_ascii_alphabetic);
    let is_ending = ENDINGS.iter().any(|ending| ending.as_bytes() == inside);
    let is_phrase = !inside.is_ascii()
        || inside.starts_with(b" ")
        || inside.windows(2).any(|pair| pair[1] == b' ' && pair[0] != b',');
    inside.contains(&b'"') || !(is_number || is_name || is_ending || is_phrase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements() {
        let at = |text: &str| text.find(';').expect("a semicolon");
        for text in [
            "close(canal);",
            "recv(fd, buf, 2);",
            "rmdir(\"le quai\");",
            "a; /* b",
            "if x; then",
            "n[];",
            "a = SA_X;",
            "la; ]",
            "f(fd);",
        ] {
            assert!(is_of_statement(text, at(text)), "{text}");
        }
        for text in [
            "le(s) bac(s); la",
            "acteur(trice); la",
            "le bac (canal); la",
            "le bac(voir plus loin); la",
            "la ; le",
            "bac(été);",
            "open(2); read(2)",
            "le fer(III); la",
            "le quai(Kerloc); la",
            "le parti(PS); la",
            "l’article 6(b); la",
        ] {
            assert!(!is_of_statement(text, at(text)), "{text}");
        }
    }
}
