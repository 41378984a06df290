//! Whether a text speaks of code: there a dot, a bracket or a quotation mark that touches two words is no fault.

use std::cell::OnceCell;

use crate::chars::{after, before, is_blank};

/// Whether a text speaks of code, found out once and only when asked.
#[derive(Debug, Default)]
pub(super) struct Code {
    is_spoken_of: OnceCell<bool>,
}

impl Code {
    /// Whether the text speaks of code; always to be asked of the same text.
    pub(super) fn is_in(&self, text: &str) -> bool {
        *self.is_spoken_of.get_or_init(|| speaks_of_code(text))
    }
}

/// Whether a text holds signs of code that no pass sets or takes away, three at least and one in about 300 words:
/// `name()`, `a::b`, `snake_case`, braces, `=` between blanks, operators with `=`, closing tags. What stands in addresses
/// and handles is not counted.
fn speaks_of_code(text: &str) -> bool {
    const FEWEST: usize = 3;
    const BYTES_FOR_ONE: usize = 2048;
    let enough = FEWEST.max(text.len() / BYTES_FOR_ONE);
    let bytes = text.as_bytes();
    let at_sign = |at: &usize| is_sign(text, *at);
    let places =
        bytes.iter().enumerate().filter(|(_, b)| matches!(b, b'(' | b'_' | b':' | b'{' | b'=' | b'<'));
    places.map(|(at, _)| at).filter(at_sign).nth(enough - 1).is_some()
}

/// Whether the byte at `at` makes a sign of code with its neighbours.
fn is_sign(text: &str, at: usize) -> bool {
    let is_word_char = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let (left, right) = (before(text, at), after(text, at + 1));
    match text.as_bytes()[at] {
        b'(' => right == Some(')') && is_word_char(left),
        b'_' => is_word_char(left) && is_word_char(right) && !is_in_address(text, at),
        b':' => right == Some(':') && is_word_char(left) && is_word_char(after(text, at + 2)),
        b'{' => true,
        b'=' => {
            let stands_free = left.is_some_and(is_blank) && right.is_some_and(is_blank);
            stands_free || matches!(left, Some('=' | '!' | ':' | '+')) || right == Some('>')
        }
        _ => right == Some('/') && after(text, at + 2).is_some_and(|c| c.is_ascii_lowercase()),
    }
}

/// Whether the sign at `at` stands in a handle, a path or a URL.
fn is_in_address(text: &str, at: usize) -> bool {
    /// Longer heads of addresses are not looked through.
    const FAR: usize = 100;
    let head = &text.as_bytes()[at.saturating_sub(FAR)..at];
    let token = head.iter().rev().take_while(|b| !b.is_ascii_whitespace());
    token.clone().any(|b| matches!(b, b'@' | b'#' | b'/'))
}

#[cfg(test)]
mod tests {
    use super::speaks_of_code;

    #[test]
    fn signs_of_code_are_counted() {
        for code in [
            "Call `read()`, then `write()`, then `close()`.",
            "It is std::fmt, std::io and std::fs.",
            "fn main() { let a = 1; }",
            "The keys are max_width, tab_width and hard_tabs.",
            "<p>One</p> <p>Two</p> <p>Three</p>",
        ] {
            assert!(speaks_of_code(code), "{code}");
        }
    }

    #[test]
    fn prose_holds_none() {
        for prose in [
            "Le bac (un vieux ferry) part à l’heure : trois fois par jour. Le prix = 3 €.",
            "Follow @port_of_brest, @a_b_c and #le_bac_du_port on https://example.com/a_b_c?x_y=1.",
            "",
        ] {
            assert!(!speaks_of_code(prose), "{prose}");
        }
    }
}
