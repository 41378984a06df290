//! Templates on one line: `{{…}}`, `{%…%}`, `${…}`, and the places of format strings such as `{name:>8}`.

use memchr::memchr;

use super::skip;

/// The longest place of a format string, in bytes between its braces.
const PLACE: usize = 32;

/// Finds templates.
pub(super) fn find(bytes: &[u8], push: &mut impl FnMut(usize, usize)) {
    let mut line = Line { bytes, end: 0, unclosed_to: [0; 3] };
    let mut at = 0;
    while let Some(found) = memchr(b'{', &bytes[at..]) {
        let brace = at + found;
        let is_dollar = brace > at && bytes[brace - 1] == b'$';
        let end = match bytes[brace + 1..] {
            [b'{', ..] => line.find(brace, Closing::Braces).map(|end| skip(bytes, end, |b| b == b'}')),
            [b'%', ..] => line.find(brace, Closing::Percent),
            _ if is_dollar => line.find(brace, Closing::Brace),
            _ => place_end(bytes, brace),
        };
        if let Some(end) = end {
            push(brace - usize::from(is_dollar), end);
        }
        at = end.unwrap_or(brace + 1);
    }
}

#[derive(Clone, Copy)]
enum Closing {
    Brace,
    Braces,
    Percent,
}

struct Line<'t> {
    bytes: &'t [u8],
    /// Where the line asked for last ends.
    end: usize,
    /// By closing sign: none of them stands before this place.
    unclosed_to: [usize; 3],
}

impl Line<'_> {
    /// Where the template that a brace opens ends.
    fn find(&mut self, brace: usize, closing: Closing) -> Option<usize> {
        let unclosed_to = &mut self.unclosed_to[closing as usize];
        if brace < *unclosed_to {
            return None;
        }
        if brace >= self.end {
            self.end = memchr(b'\n', &self.bytes[brace..]).map_or(self.bytes.len(), |len| brace + len);
        }
        let line = &self.bytes[..self.end];
        let mut at = brace + 1 + usize::from(!matches!(closing, Closing::Brace));
        while let Some(found) = memchr(b'}', line.get(at..).unwrap_or_default()) {
            let end = at + found + 1;
            match closing {
                Closing::Brace => return Some(end),
                Closing::Braces if line.get(end) == Some(&b'}') => return Some(end + 1),
                // `{%}` is not closed.
                Closing::Percent if found > 0 && line[end - 2] == b'%' => return Some(end),
                Closing::Braces | Closing::Percent => at = end,
            }
        }
        *unclosed_to = self.end;
        None
    }
}

/// Where the place of a value in a message ends, which a brace opens: `{0}`, `{{ name }}`.
pub(crate) fn value_place_end(bytes: &[u8], brace: usize) -> Option<usize> {
    if bytes.get(brace + 1) != Some(&b'{') {
        return place_end(bytes, brace);
    }
    let window = &bytes[..bytes.len().min(brace + 2 + PLACE + 2)];
    let end = skip(window, brace + 2, |b| b.is_ascii_alphanumeric() || b"_. ".contains(&b));
    window[end..].starts_with(b"}}").then_some(end + 2)
}

/// Where a place such as `{}`, `{0}` or `{name:?}` ends, which a brace opens.
fn place_end(bytes: &[u8], brace: usize) -> Option<usize> {
    let window = &bytes[..bytes.len().min(brace + 1 + PLACE + 1)];
    let end = skip(window, brace + 1, |b| b.is_ascii_alphanumeric() || b"_.:?#<>^+*$-".contains(&b));
    // `{0!s}`
    let end = match window[end..] {
        [b'!', b'a' | b'r' | b's', ..] => end + 2,
        _ => end,
    };
    (window.get(end) == Some(&b'}')).then_some(end + 1)
}
