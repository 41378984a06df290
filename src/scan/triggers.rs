//! The classes of places that a scan finds.

use std::ops::{BitOr, BitOrAssign};

/// What a text must hold for a pass to have anything to do: classes of places that one scan finds for all passes.
///
/// ```
/// use guillemot::Triggers;
///
/// let both = Triggers::QUOTES | Triggers::BRACKETS;
/// assert!(both.contains(Triggers::QUOTES));
/// assert!(Triggers::ALWAYS.contains(both));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Triggers(pub(super) u16);

impl Triggers {
    /// Every text: the pass is never skipped. The default of a caller's pass.
    pub const ALWAYS: Self = Self(u16::MAX);
    /// No text.
    pub const NONE: Self = Self(0);
    /// CR, VT, FF, U+2028 or U+2029.
    pub const LINE_ENDS: Self = Self(1);
    /// Controls (C0 but tab and line ends, C1, DELETE), zero-width characters, bidi controls, soft hyphens, U+FEFF.
    pub const INVISIBLE: Self = Self(1 << 1);
    /// Characters that may not be in Unicode's composed form, or may compose with the one before.
    pub const UNCOMPOSED: Self = Self(1 << 2);
    /// Blanks beside blanks or at line ends, runs of blank lines, white space at the ends of the text.
    pub const BLANKS: Self = Self(1 << 3);
    /// Quotation marks other than guillemets: `"` `“` `”` `„` `‟` `‹` `›` `‘` `‚` `<<` `>>` `,,`, and `'` or `` ` ``
    /// without a letter on one side.
    pub const QUOTES: Self = Self(1 << 4);
    /// `'` and the signs that stand for it: `‘` `´` `` ` `` `′`.
    pub const APOSTROPHES: Self = Self(1 << 5);
    /// `;` `:` `!` `?` `%` `€` without the no-break space before them that the locale wants.
    pub const SPACES: Self = Self(1 << 6);
    /// Two dots in a row, or `…` behind a space.
    pub const DOTS: Self = Self(1 << 7);
    /// `]` with a letter after it.
    pub const BRACKETS: Self = Self(1 << 8);
    /// « and » without the no-break space inside them that the locale wants, › behind a space; in another language than French,
    /// all « and ».
    pub const GUILLEMETS: Self = Self(1 << 9);
    /// A space between a digit and three digits, or between a digit and another space.
    pub const NUMBERS: Self = Self(1 << 10);
    /// `.` `!` `?` `…` `)` and closing quotation marks with a letter after them (the first four also with a dash), `,` `;` `:`
    /// with letters on both sides; `(` and opening quotation marks with something else than a blank before them.
    pub const JOINTS: Self = Self(1 << 11);
    /// `&` with a letter, `#` or another `&` after it, or with what can't be seen.
    pub const REFERENCES: Self = Self(1 << 12);

    /// Whether all of `other` is in this set.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether the two sets share anything.
    #[must_use]
    pub const fn intersects(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOr for Triggers {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        self.union(other)
    }
}

impl BitOrAssign for Triggers {
    fn bitor_assign(&mut self, other: Self) {
        *self = self.union(other);
    }
}

impl Default for Triggers {
    fn default() -> Self {
        Self::NONE
    }
}
