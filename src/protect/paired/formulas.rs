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

/// Where the bracket at `open` is closed.
fn closing_end(bytes: &[u8], open: usize) -> Option<usize> {
    let mut depth = 0_usize;
    let near = &bytes[open..bytes.len().min(open + LONGEST)];
    for (at, &byte) in near.iter().enumerate() {
        match byte {
            b'(' => depth += 1,
            b')' if depth == 1 => return Some(open + at + 1),
            b')' => depth -= 1,
            b'\n' => return None,
            _ => {}
        }
    }
    None
}
