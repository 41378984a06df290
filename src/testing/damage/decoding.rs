//! Corruptions of characters: other forms of the same letters, bytes read in the wrong encoding, references of HTML.

use std::collections::HashMap;

use once_cell::sync::Lazy;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::blemishes::{Blemish, Site};
use crate::chars::{after, windows_1252};

/// A letter with its marks becomes the letter and the marks: `é` becomes `e` and U+0301.
///
/// ```
/// # use guillemot::testing::{Dice, damage::*};
/// let damaged = Damaged::new("été").by(&decompose().everywhere(), &mut Dice::new(0));
/// assert_eq!(damaged.damaged(), "e\u{301}te\u{301}");
/// ```
#[must_use]
pub const fn decompose() -> Blemish {
    Blemish::new("decompose", |text, _| {
        let mut sites = Vec::new();
        for (at, c) in text.char_indices() {
            let end = at + c.len_utf8();
            let parts: String = std::iter::once(c).nfd().collect();
            // A mark after it could compose with the letter first; some letters have no composed form any more.
            let composes =
                parts.nfc().eq(std::iter::once(c)) && !after(text, end).is_some_and(is_combining_mark);
            if c.is_alphabetic() && composes && parts.len() != c.len_utf8() {
                sites.push(Site::new(at..end, parts, "chars/nfc"));
            }
        }
        sites
    })
}

/// The bytes of a character beyond ASCII are read as Windows-1252: `é` becomes `Ã©`, `’` becomes `â€™`.
/// [`Mojibake`](crate::passes::Mojibake) repairs it.
///
/// ```
/// # use guillemot::testing::{Dice, damage::*};
/// let damaged = Damaged::new("l’été").by(&cp1252_mojibake().everywhere(), &mut Dice::new(0));
/// assert_eq!(damaged.damaged(), "lâ€™Ã©tÃ©");
/// ```
#[must_use]
pub const fn cp1252_mojibake() -> Blemish {
    Blemish::new("cp1252-mojibake", |text, _| {
        let beyond_ascii = text.char_indices().filter(|(_, c)| !c.is_ascii());
        beyond_ascii
            .map(|(at, c)| {
                let misread: String = c.encode_utf8(&mut [0; 4]).bytes().map(windows_1252::char_of).collect();
                Site::new(at..at + c.len_utf8(), misread, "chars/mojibake")
            })
            .collect()
    })
}

/// A character beyond ASCII, or one that HTML needs, is written as a reference: `é` becomes `&eacute;`, `&#233;` or `&#xE9;`,
/// and in some texts `&amp;eacute;`. [`Entities`](crate::passes::Entities) repairs it, where the text has enough of them to
/// tell.
///
/// The way is the same for a whole text: by the names of HTML 4, or by number; once, or twice.
///
/// ```
/// # use guillemot::testing::{Dice, damage::*};
/// let damaged = Damaged::new("l’été").by(&entities().everywhere(), &mut Dice::new(3));
/// assert_eq!(damaged.damaged(), "l&rsquo;&eacute;t&eacute;");
/// ```
#[must_use]
pub const fn entities() -> Blemish {
    Blemish::new("entities", |text, dice| {
        let way = dice.below(4);
        let ampersand = if dice.percent(25) { "&amp;" } else { "&" };
        let is_escaped = |c: char| !c.is_ascii() || matches!(c, '"' | '\'' | '&' | '<' | '>');
        text.char_indices()
            .filter(|&(_, c)| is_escaped(c))
            .map(|(at, c)| {
                let code = u32::from(c);
                let reference = match (way, HTML_4.get(&c)) {
                    (0 | 1, Some(name)) => format!("{ampersand}{name};"),
                    (3, _) => format!("{ampersand}#x{code:X};"),
                    _ => format!("{ampersand}#{code};"),
                };
                Site::new(at..at + c.len_utf8(), reference, "chars/entity")
            })
            .collect()
    })
}

/// The names of HTML 4, by the character that they stand for.
static HTML_4: Lazy<HashMap<char, &str>> = Lazy::new(|| {
    let table = include_str!("../../passes/characters/entities/names.txt");
    let lines =
        table.lines().skip_while(|line| *line != "# HTML 4").skip(1).take_while(|line| !line.is_empty());
    let named = |line: &'static str| {
        let (code, names) = line.split_once(' ')?;
        Some((char::from_u32(u32::from_str_radix(code, 16).ok()?)?, names.split(' ').next()?))
    };
    lines.filter_map(named).collect()
});
