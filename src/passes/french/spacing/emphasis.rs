//! What closes an emphasis beside a sign, in Markdown or HTML: `**Note** :`, `<b>Note</b> :`.

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

/// Where the signs of Markdown start that close an emphasis, or call a note, right before `at`, or the tags that close one;
/// `at` where none do.
pub(super) fn before_emphasis(text: &str, at: usize) -> usize {
    if text.as_bytes()[..at].ends_with(b">") {
        return before_tags(text, at);
    }
    let bytes = &text.as_bytes()[..at];
    let Some(&sign @ (b'*' | b'_')) = bytes.last() else { return at };
    let len = bytes.iter().rev().take(4).take_while(|&&b| b == sign).count();
    let is_closed = len < 4 && (sign == b'*' || opens_emphasis(slice(text, 0..at - len), sign));
    if is_closed { at - len } else { at }
}

/// Where the tags start that end at `at` and close what they show as text (`</b>`); `at` where none do.
fn before_tags(text: &str, mut at: usize) -> usize {
    const NAMES: [&str; 16] = [
        "a", "abbr", "b", "big", "cite", "em", "font", "i", "label", "mark", "small", "span", "strong",
        "sub", "sup", "u",
    ];
    /// More tags in a row are not passed over.
    const MOST: usize = 4;
    for _ in 0..MOST {
        let head = &text.as_bytes()[..at];
        let closes = |name: &&str| {
            let (rest, tag) = head.split_at(head.len().saturating_sub(name.len() + 1));
            let tag = tag.strip_suffix(b">").unwrap_or_default();
            rest.ends_with(b"</") && tag.eq_ignore_ascii_case(name.as_bytes())
        };
        let Some(name) = NAMES.into_iter().find(closes) else { break };
        at -= name.len() + "</>".len();
    }
    at
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
