//! Formulas of spreadsheets: `=SOMME(A1:A5;"x")`. In French they part arguments with semicolons.

use memchr::{memchr, memchr_iter};

/// No formula is longer, in bytes.
const LONGEST: usize = 512;

/// Finds calls of functions behind `=`, up to the bracket that closes them in the same line.
pub(super) fn find(bytes: &[u8], push: &mut impl FnMut(usize, usize)) {
    let mut read_to = 0;
    for start in memchr_iter(b'=', bytes) {
        if start >= read_to
            && let Some(open) = open_bracket(bytes, start + 1)
        {
            let call = within_line(&bytes[open..bytes.len().min(open + LONGEST)]);
            let len = call_len(call);
            if let Some(len) = len {
                push(start, open + len);
            }
            // Nothing is a formula inside one, nor behind the bracket of one that is cut off.
            read_to = open + len.unwrap_or(call.len());
        }
    }
}

fn within_line(bytes: &[u8]) -> &[u8] {
    &bytes[..memchr(b'\n', bytes).unwrap_or(bytes.len())]
}

/// The bracket behind the name of a function, all in capitals, that starts at `start`.
fn open_bracket(bytes: &[u8], start: usize) -> Option<usize> {
    /// No name is longer, in bytes.
    const LONGEST_NAME: usize = 32;
    let near = &bytes[start..bytes.len().min(start + LONGEST_NAME)];
    let name = memchr(b'(', near).map(|len| &near[..len])?;
    // 0xC3 and what follows it are `É` and the like.
    let is_of_name = |&b: &u8| matches!(b, b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'_' | 0xC3 | 0x80..=0x9E);
    let is_name = name.len() >= 2 && matches!(name[0], b'A'..=b'Z' | 0xC3);
    (is_name && name.iter().all(is_of_name)).then_some(start + name.len())
}

/// The length of what starts with an opening bracket up to the one that closes it: brackets in straight marks are none, unless
/// the marks leave it open.
fn call_len(call: &[u8]) -> Option<usize> {
    balanced_len(call, true).or_else(|| balanced_len(call, false))
}

fn balanced_len(call: &[u8], has_strings: bool) -> Option<usize> {
    let mut depth = 0_usize;
    let mut is_in_string = false;
    for (at, &byte) in call.iter().enumerate() {
        match byte {
            b'"' => is_in_string = has_strings && !is_in_string,
            _ if is_in_string => {}
            b'(' => depth += 1,
            b')' if depth == 1 => return Some(at + 1),
            b')' => depth -= 1,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_in_strings_are_none() {
        let end = |text: &str| call_len(text.as_bytes());
        assert_eq!(end("(A1=\")\";\"oui\") et"), Some(14));
        assert_eq!(end("(A1=\"(\";\"oui\") et"), Some(14));
        assert_eq!(end("(A1;5\") et"), Some(7), "no string");
        assert_eq!(end("(A1;\"oui\" et"), None);
    }
}
