//! Corruptions of characters: other forms of the same letters, and bytes read in the wrong encoding.

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
