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

/// Whether a call of a function ends at `at`: its name touches the bracket, and what the bracket holds is no ending of a word
/// (`bac(s)`) and no phrase.
fn ends_call(text: &str, at: usize) -> bool {
    const ENDINGS: [&str; 18] = [
        "e", "ère", "es", "euse", "euses", "le", "les", "ne", "nes", "nt", "rice", "s", "se", "ses", "te",
        "tes", "ve", "x",
    ];
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
        let inside = &head[open + 1..];
        let is_ending = ENDINGS.iter().any(|ending| ending.as_bytes() == inside);
        let is_list = inside.contains(&b'"')
            || inside.is_ascii()
                && inside.windows(2).all(|pair| pair[1] != b' ' || pair[0] == b',')
                && !inside.starts_with(b" ");
        // The names of spreadsheets are all of capitals.
        before(text, open).is_some_and(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
            && !is_ending
            && is_list
    })
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
        for text in
            ["le(s) bac(s); la", "le bac (canal); la", "le bac(voir plus loin); la", "la ; le", "bac(été);"]
        {
            assert!(!is_of_statement(text, at(text)), "{text}");
        }
    }
}
