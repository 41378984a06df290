//! Which spaces a locale wants where, as the scan asks for them.

use super::Triggers;
use crate::chars::{NBSP, NNBSP};
use crate::locale::{Locale, Place, Space};

/// Which spaces are right where, so that the scan can pass over what is well set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct WellSet {
    /// Whether any pass cares about spaces at signs.
    pub(super) signs: bool,
    /// Whether any pass cares about lost spaces.
    pub(super) joints: bool,
    /// U+00A0, U+202F before `;` `!` `?`.
    pub(super) high: [bool; 2],
    /// The same before `:` `%` `€`.
    pub(super) low: [bool; 2],
    /// The same inside « ».
    pub(super) inside: [bool; 2],
}

impl WellSet {
    pub(crate) fn new(locale: Locale, wanted: Triggers) -> Self {
        let right = |place| match locale.space(place) {
            Space::Is(c) | Space::Optional(c) => [c == NBSP, c == NNBSP],
            Space::Keep(_) | Space::Any => [true, true],
            Space::None => [false, false],
        };
        let (colon, unit) = (right(Place::Colon), right(Place::Unit));
        Self {
            signs: wanted.intersects(Triggers::SPACES),
            joints: wanted.intersects(Triggers::JOINTS),
            high: right(Place::High),
            low: [colon[0] & unit[0], colon[1] & unit[1]],
            inside: if locale.is_french() { right(Place::Guillemet) } else { [false; 2] },
        }
    }
}
