//! Reads the character references of a text, layer by layer, up to the characters that they stand for.

use std::ops::Range;

use once_cell::sync::Lazy;

use crate::chars::{LINE_SEPARATOR, PARAGRAPH_SEPARATOR, after, is_blank, is_combining_mark, windows_1252};
use crate::passes::characters::invisibles::is_invisible;

/// A reference, or several that make up one another, and the character that is meant in the end.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reference {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) c: char,
    /// Whether it ends with a semicolon.
    pub(super) is_closed: bool,
}

impl Reference {
    pub(super) fn range(&self) -> Range<usize> {
        self.start..self.end
    }

    /// Whether the character has a meaning of its own in HTML, wherever it stands.
    pub(super) const fn is_syntax(&self) -> bool {
        matches!(self.c, '&' | '<' | '>')
    }
}

impl Sign {
    /// Whether it stands for a character that can't be seen, and that may be taken out.
    fn is_invisible_reference(&self) -> bool {
        self.is_reference && is_invisible(self.c)
    }

    /// Whether it is no part of a name, wherever it stands in one.
    fn is_void(&self) -> bool {
        is_blank(self.c) || self.is_invisible_reference()
    }
}

/// The references of a text, in order.
#[derive(Debug, Default)]
pub(super) struct Reader {
    pub(super) found: Vec<Reference>,
    /// What is being read, from an ampersand on.
    signs: Vec<Sign>,
}

/// A character of the text, or one that a reference stands for.
#[derive(Debug, Clone, Copy)]
struct Sign {
    c: char,
    start: usize,
    end: usize,
    is_reference: bool,
    /// The place of the last sign that is no blank, this one or one before it.
    last_word: usize,
}

impl Reader {
    /// Reads a text in which no reference starts elsewhere than at the places.
    pub(super) fn read(&mut self, text: &str, places: impl Iterator<Item = usize>) {
        self.found.clear();
        let mut read_to = 0;
        for start in places {
            if start >= read_to {
                read_to = self.read_from(text, start);
            }
        }
    }

    /// Reads on as long as there may be more of a reference; up to where.
    fn read_from(&mut self, text: &str, start: usize) -> usize {
        self.signs.clear();
        let mut at = start;
        loop {
            let from = skip_invisible(text, at);
            let Some(c) = after(text, from) else { break };
            at = from + c.len_utf8();
            self.push(Sign { c: composed(c), start: from, end: at, is_reference: false, last_word: 0 });
            if self.open().is_none() {
                break;
            }
        }
        self.keep(text);
        at
    }

    /// Takes in a sign and, as long as that closes a reference, puts what is meant in its place: this may close another.
    fn push(&mut self, mut sign: Sign) {
        while sign.c == ';'
            && let Some(open) = self.open()
            && let Some(c) =
                meant_by(self.signs[open + 1..].iter().filter(|sign| !sign.is_void()).map(|sign| sign.c))
        {
            sign = Sign { c, start: self.signs[open].start, is_reference: true, ..sign };
            self.signs.truncate(open);
        }
        let before = self.signs.last().map_or(0, |last| last.last_word);
        sign.last_word = if sign.is_void() { before } else { self.signs.len() };
        self.signs.push(sign);
    }

    /// The place of the ampersand of a reference that isn't closed yet. Blanks may come before its semicolon: typography sets
    /// them there, and takes them away.
    fn open(&self) -> Option<usize> {
        let end = self.signs.last()?.last_word + 1;
        let start = end.saturating_sub(LONGEST + 1);
        let belongs =
            |sign: &Sign| sign.c == '#' || sign.c.is_ascii_alphanumeric() || sign.is_invisible_reference();
        let open = start + self.signs[start..end].iter().rposition(|sign| !belongs(sign))?;
        (self.signs[open].c == '&').then_some(open)
    }

    /// Keeps the references among the signs, also those that lack a semicolon.
    fn keep(&mut self, text: &str) {
        let mut at = 0;
        while let Some(&sign) = self.signs.get(at) {
            at += 1;
            if sign.c == '&'
                && let Some((c, len)) = meant_by_start(&self.signs[at..])
                && let Sign { end, .. } = self.signs[at + len - 1]
                && !after(text, skip_invisible(text, end)).is_some_and(|c| c == '=' || is_combining_mark(c))
            {
                self.found.push(Reference { start: sign.start, end, c, is_closed: false });
                at += len;
            } else if sign.is_reference {
                let Sign { c, start, end, .. } = sign;
                self.found.push(Reference { start, end, c, is_closed: true });
            }
        }
    }
}

/// The most letters of a name, and of a number with its signs.
const LONGEST: usize = 8;

/// The names, sorted.
static NAMES: Lazy<Vec<(&str, char)>> = Lazy::new(|| {
    let lines = include_str!("names.txt").lines().filter(|line| !line.starts_with('#'));
    let named = |line: &'static str| {
        let (code, names) = line.split_once(' ')?;
        let c = char::from_u32(u32::from_str_radix(code, 16).ok()?)?;
        Some(names.split(' ').map(move |name| (name, c)))
    };
    let mut names: Vec<_> = lines.filter_map(named).flatten().collect();
    names.sort_unstable();
    names
});

fn named(name: &str) -> Option<char> {
    let place = NAMES.binary_search_by_key(&name, |&(name, _)| name).ok()?;
    Some(NAMES[place].1)
}

/// What is meant by a name or a number between `&` and `;`.
fn meant_by(body: impl Iterator<Item = char>) -> Option<char> {
    let mut buffer = [0; LONGEST];
    let mut len = 0;
    for c in body {
        *buffer.get_mut(len)? = u8::try_from(c).ok()?;
        len += 1;
    }
    let body = std::str::from_utf8(&buffer[..len]).ok()?;
    let c = match body.strip_prefix('#') {
        None => named(body)?,
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16),
                None => number.parse(),
            };
            windows_1252::meant(char::from_u32(code.ok()?)?)
        }
    };
    is_of_text(c).then_some(c)
}

/// What is meant by a name without a semicolon that signs start with, and how many signs it has.
///
/// Of the names that the HTML standard allows this for, only those that are no words and no names of anything else are taken:
/// letters with marks, ligatures, the no-break space, guillemets.
fn meant_by_start(signs: &[Sign]) -> Option<(char, usize)> {
    const MARKS: [&str; 9] = ["acute", "grave", "circ", "tilde", "uml", "ring", "cedil", "slash", "lig"];
    let mut buffer = [0; LONGEST];
    let visible = || signs.iter().enumerate().filter(|(_, sign)| !sign.is_invisible_reference());
    let letters = visible().map(|(_, sign)| sign.c).take_while(char::is_ascii_alphabetic);
    let mut len = 0;
    for (byte, c) in buffer.iter_mut().zip(letters) {
        *byte = u8::try_from(c).ok()?;
        len += 1;
    }
    let end_of = |len: usize| visible().nth(len - 1).map(|(index, _)| index + 1);
    let letters = std::str::from_utf8(&buffer[..len]).ok()?;
    (1..=len).rev().find_map(|len| {
        let name = letters.get(..len)?;
        let is_marked =
            || MARKS.iter().any(|mark| name.strip_suffix(mark).is_some_and(|letter| !letter.is_empty()));
        let c = named(name)?;
        let is_known = matches!(name, "nbsp" | "laquo" | "raquo") || c <= 'ÿ' && is_marked();
        is_known.then_some((c, end_of(len)?))
    })
}

/// Whether a reference may stand for a character: no control (also none that ends a line), no noncharacter, and no sign
/// that marks code, which would take what stands around out of the text or into it.
fn is_of_text(c: char) -> bool {
    let is_noncharacter = u32::from(c) & 0xFFFE == 0xFFFE || matches!(c, '\u{FDD0}'..='\u{FDEF}');
    !c.is_control() && !is_noncharacter && !matches!(c, '`' | '~' | LINE_SEPARATOR | PARAGRAPH_SEPARATOR)
}

/// The character that normalisation makes of one that references may hold.
pub(super) const fn composed(c: char) -> char {
    match c {
        // GREEK QUESTION MARK
        '\u{37E}' => ';',
        // KELVIN SIGN
        '\u{212A}' => 'K',
        // ANGSTROM SIGN
        '\u{212B}' => 'Å',
        _ => c,
    }
}

/// Where the characters end that can't be seen and may be taken out.
pub(super) fn skip_invisible(text: &str, mut at: usize) -> usize {
    while let Some(c) = after(text, at).filter(|&c| is_invisible(c)) {
        at += c.len_utf8();
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chars::slice;

    fn read(text: &str) -> Vec<(&str, char, bool)> {
        let mut reader = Reader::default();
        reader.read(text, text.match_indices('&').map(|(at, _)| at));
        let part = |found: &Reference| (slice(text, found.range()), found.c, found.is_closed);
        reader.found.iter().map(part).collect()
    }

    #[test]
    fn the_names_are_those_of_the_standard() {
        assert_eq!(NAMES.len(), 400);
        assert!(NAMES.windows(2).all(|pair| pair[0].0 < pair[1].0), "each name once");
        assert!(NAMES.iter().all(|(name, _)| (2..=LONGEST).contains(&name.len())));
        for (name, c) in [
            ("eacute", 'é'),
            ("AElig", 'Æ'),
            ("nbsp", '\u{A0}'),
            ("lang", '⟨'),
            ("zwj", '\u{200D}'),
            ("apos", '\''),
        ] {
            assert_eq!(named(name), Some(c));
        }
    }

    #[test]
    fn references_in_all_their_forms() {
        for (text, found) in [
            (
                "&eacute;&#233;&#xE9;&#XE9;&#0233;",
                &[
                    ("&eacute;", 'é', true),
                    ("&#233;", 'é', true),
                    ("&#xE9;", 'é', true),
                    ("&#XE9;", 'é', true),
                    ("&#0233;", 'é', true),
                ][..],
            ),
            ("&#146;&#x80;&#8217;", &[("&#146;", '’', true), ("&#x80;", '€', true), ("&#8217;", '’', true)]),
            // Layers
            ("R&amp;amp;D", &[("&amp;amp;", '&', true)]),
            ("a&amp;amp;nbsp;b", &[("&amp;amp;nbsp;", '\u{A0}', true)]),
            ("&am&#112;;&&#97;mp&semi;", &[("&am&#112;;", '&', true), ("&&#97;mp&semi;", '&', true)]),
            ("&amp;lt;b&amp;gt;", &[("&amp;lt;", '<', true), ("&amp;gt;", '>', true)]),
            ("&amp;eacute ;&amp;&", &[("&amp;eacute ;", 'é', true), ("&amp;", '&', true)]),
            // With what may go
            ("&ea\u{AD}cu\u{200B}te;", &[("&ea\u{AD}cu\u{200B}te;", 'é', true)]),
            ("&rsquo\u{A0} ;&rsquo\u{37E}", &[("&rsquo\u{A0} ;", '’', true), ("&rsquo\u{37E}", '’', true)]),
            // Without a semicolon
            (
                "d&eacutej&agrave, &nbsp!",
                &[("&eacute", 'é', false), ("&agrave", 'à', false), ("&nbsp", '\u{A0}', false)],
            ),
            ("&amp;eacute", &[("&amp;eacute", 'é', false)]),
            ("?a&copy=1&reg&notit&eacute=2&rsquo &acute &uml", &[]),
            // What is none
            ("&; &#; &#x; & ; &x; &eacutes; &EACUTE; &toolongname;", &[("&eacute", 'é', false)]),
            ("&#0;&#10;&#13;&#9;&#127;&#129;&#xD800;&#xFFFF;&#xFDD0;&#1114112;&#96;&#126;&#x2028;", &[]),
            ("R&D; AT&T, a && b", &[]),
        ] {
            assert_eq!(read(text), found, "{text:?}");
        }
    }
}
