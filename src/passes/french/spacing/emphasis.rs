//! Signs of Markdown that close an emphasis beside a sign: `**Note** :`.

use super::is_sign;
use crate::chars::{after, is_blank, slice};

/// How far back the start of an emphasis is looked for, in bytes.
const EMPHASIS: usize = 160;

/// Where the signs of Markdown end that close an emphasis at `at` (`**Note :** ...`); `at` where none do.
pub(super) fn past_emphasis(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let Some(&sign @ (b'*' | b'_')) = bytes.get(at) else { return at };
    let len = bytes[at..].iter().take(4).take_while(|&&b| b == sign).count();
    let is_closed = len < 4 && opens_emphasis(slice(text, 0..at), sign);
    if is_closed { at + len } else { at }
}

/// Where the signs of Markdown start that close an emphasis, or call a note, right before `at`; `at` where none do.
pub(super) fn before_emphasis(text: &str, at: usize) -> usize {
    let bytes = &text.as_bytes()[..at];
    let Some(&sign @ (b'*' | b'_')) = bytes.last() else { return at };
    let len = bytes.iter().rev().take(4).take_while(|&&b| b == sign).count();
    let is_closed = len < 4 && (sign == b'*' || opens_emphasis(slice(text, 0..at - len), sign));
    if is_closed { at - len } else { at }
}

/// Whether a sign of Markdown stands before a word, not far from the end of a head, in its last line. Blanks before other
/// signs come and go.
fn opens_emphasis(head: &str, sign: u8) -> bool {
    let far = head.len().saturating_sub(EMPHASIS);
    let window = &head.as_bytes()[far..];
    let line = memchr::memrchr(b'\n', window).map_or(0, |end| end + 1);
    memchr::memrchr(sign, &window[line..]).is_some_and(|at| {
        let next = after(head, far + line + at + 1);
        next.is_some_and(|c| !is_blank(c) && !is_sign(c) && !matches!(c, '»' | '›'))
    })
}
