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
            && let Some(end) = closing_end(bytes, open)
        {
            push(start, end);
            read_to = end;
        }
    }
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

/// Where the bracket at `open` is closed: brackets in straight marks are none, unless the marks leave it open.
fn closing_end(bytes: &[u8], open: usize) -> Option<usize> {
    balanced_end(bytes, open, true).or_else(|| balanced_end(bytes, open, false))
}

fn balanced_end(bytes: &[u8], open: usize, has_strings: bool) -> Option<usize> {
    let mut depth = 0_usize;
    let mut is_in_string = false;
    let near = &bytes[open..bytes.len().min(open + LONGEST)];
    for (at, &byte) in near.iter().enumerate() {
        match byte {
            b'\n' => return None,
            b'"' => is_in_string = has_strings && !is_in_string,
            _ if is_in_string => {}
            b'(' => depth += 1,
            b')' if depth == 1 => return Some(open + at + 1),
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
        let end = |text: &str| closing_end(text.as_bytes(), 0);
        assert_eq!(end("(A1=\")\";\"oui\") et"), Some(14));
        assert_eq!(end("(A1=\"(\";\"oui\") et"), Some(14));
        assert_eq!(end("(A1;5\") et"), Some(7), "no string");
        assert_eq!(end("(A1;\"oui\" et"), None);
    }
}
