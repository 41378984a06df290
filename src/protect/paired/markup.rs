//! HTML tags and entities, and the destinations of Markdown links.

use memchr::{memchr, memchr3};

use super::{is_blank, skip};

/// Finds tags, entities and destinations.
pub(super) fn find(bytes: &[u8], push: &mut impl FnMut(usize, usize)) {
    let mut comments = Comments { bytes, unclosed_to: 0 };
    let mut at = 0;
    while let Some(found) = memchr3(b'<', b'&', b']', &bytes[at..]) {
        let start = at + found;
        let end = match bytes[start] {
            b'<' if bytes[start..].starts_with(b"<!--") => comments.end(start),
            b'<' => tag_end(bytes, start),
            b'&' => entity_end(bytes, start),
            _ => destination_end(bytes, start),
        };
        if let Some(end) = end {
            push(start, end);
        }
        at = end.unwrap_or(start + 1);
    }
}

/// Where a tag ends: a name behind `<` or `</`, attributes, and `>` on the same line; or `<!…>`, `<?…>`.
///
/// What opens with `<<` or closes with `>>` is a guillemet. No `<` stands in a tag, so nothing is read twice.
fn tag_end(bytes: &[u8], start: usize) -> Option<usize> {
    if start > 0 && bytes[start - 1] == b'<' {
        return None;
    }
    let end = match bytes[start + 1..] {
        [b'!' | b'?', first, ..] if first.is_ascii_alphabetic() => {
            skip(bytes, start + 2, |b| !matches!(b, b'<' | b'>' | b'\n'))
        }
        [b'/', first, ..] if first.is_ascii_alphabetic() => {
            skip(bytes, skip(bytes, start + 2, is_name), is_blank)
        }
        [first, ..] if first.is_ascii_alphabetic() => attributes_end(bytes, skip(bytes, start + 1, is_name))?,
        _ => return None,
    };
    (bytes.get(end) == Some(&b'>') && bytes.get(end + 1) != Some(&b'>')).then_some(end + 1)
}

/// Where the `>` behind the attributes of a tag should be.
fn attributes_end(bytes: &[u8], name_end: usize) -> Option<usize> {
    let mut at = name_end;
    loop {
        let name = skip(bytes, at, is_blank);
        match bytes[name..] {
            [b'>', ..] => return Some(name),
            [b'/', b'>', ..] => return Some(name + 1),
            _ => at = skip(bytes, name, |b| is_name(b) || b"@#()[]*".contains(&b)),
        }
        if at == name || !is_blank(bytes[name - 1]) {
            return None;
        }
        let sign = skip(bytes, at, is_blank);
        if bytes.get(sign) == Some(&b'=') {
            at = value_end(bytes, skip(bytes, sign + 1, is_blank))?;
        }
    }
}

fn value_end(bytes: &[u8], start: usize) -> Option<usize> {
    if let quote @ (b'"' | b'\'') = *bytes.get(start)? {
        let end = skip(bytes, start + 1, |b| b != quote && b != b'<' && b != b'\n');
        (bytes.get(end) == Some(&quote)).then_some(end + 1)
    } else {
        let end = skip(bytes, start, |b| b.is_ascii_graphic() && !b"\"'<>=`".contains(&b));
        (end > start).then_some(end)
    }
}

const fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':' | b'.')
}

struct Comments<'t> {
    bytes: &'t [u8],
    /// No comment ends on its line before this place.
    unclosed_to: usize,
}

impl Comments<'_> {
    fn end(&mut self, start: usize) -> Option<usize> {
        if start < self.unclosed_to {
            return None;
        }
        let line_end = memchr(b'\n', &self.bytes[start..]).map_or(self.bytes.len(), |len| start + len);
        let mut at = start + "<!--".len();
        while let Some(found) = memchr(b'>', self.bytes.get(at..line_end).unwrap_or_default()) {
            at += found + 1;
            if self.bytes[..at].ends_with(b"-->") {
                return Some(at);
            }
        }
        self.unclosed_to = line_end;
        None
    }
}

/// Where an entity such as `&nbsp;`, `&#160;` or `&#xA0;` ends, also one whose `&` is an entity itself: `&amp;nbsp;`.
fn entity_end(bytes: &[u8], start: usize) -> Option<usize> {
    let mut name = start + 1;
    let mut end = name_end(bytes, name)?;
    while &bytes[name..end] == b"amp;"
        && let Some(further) = name_end(bytes, end)
    {
        (name, end) = (end, further);
    }
    Some(end)
}

/// Where the name or the number of an entity ends, with its semicolon.
///
/// Names have at least two letters, one of them in lower case, but for a few: `R&D;` and `P&ID;` are none.
fn name_end(bytes: &[u8], start: usize) -> Option<usize> {
    /// One more than the longest name has.
    const LONGEST: usize = 32;
    let rest = &bytes[start..bytes.len().min(start + LONGEST)];
    let len = memchr(b';', rest)?;
    let is_entity = match &rest[..len] {
        [b'#', b'x' | b'X', code @ ..] => {
            matches!(code.len(), 1..=6) && code.iter().all(u8::is_ascii_hexdigit)
        }
        [b'#', code @ ..] => matches!(code.len(), 1..=7) && code.iter().all(u8::is_ascii_digit),
        b"AMP" | b"LT" | b"GT" | b"QUOT" | b"COPY" | b"REG" | b"ETH" | b"THORN" => true,
        name @ [first, _, ..] => {
            first.is_ascii_alphabetic()
                && name.iter().all(u8::is_ascii_alphanumeric)
                && name.iter().any(u8::is_ascii_lowercase)
        }
        _ => false,
    };
    is_entity.then_some(start + len + 1)
}

/// Where the destination of a link ends: `](dest)`, `](<dest>)`, `](dest "title")` on one line.
///
/// No other `](` stands in it, so nothing is read twice.
fn destination_end(bytes: &[u8], start: usize) -> Option<usize> {
    let rest = bytes.get(start + 1..)?.strip_prefix(b"(")?;
    let limit = rest.windows(2).position(|pair| pair == b"](" || pair[0] == b'\n').unwrap_or(rest.len());
    let rest = &rest[..limit];
    let mut at = skip(rest, 0, is_blank);
    if rest.get(at) == Some(&b'<') {
        at += memchr(b'>', &rest[at..])? + 1;
    } else {
        let mut depth = 0_usize;
        while let Some(&byte) = rest.get(at).filter(|&&byte| byte > b' ') {
            match byte {
                b'(' => depth += 1,
                b')' if depth == 0 => break,
                b')' => depth -= 1,
                _ => {}
            }
            at += 1;
        }
    }
    let blanks_end = skip(rest, at, is_blank);
    let title_end = match rest.get(blanks_end) {
        Some(quote @ (b'"' | b'\'')) if blanks_end > at => {
            blanks_end + 1 + memchr(*quote, &rest[blanks_end + 1..])? + 1
        }
        _ => blanks_end,
    };
    let end = skip(rest, title_end, is_blank);
    (rest.get(end) == Some(&b')')).then_some(start + 2 + end + 1)
}
