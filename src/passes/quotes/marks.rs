//! Quotation marks in a line: where they stand, and which way they turn.
//!
//! [`signs`] knows which characters may be marks; [`find`] decides which of a line are, by what stands beside them ([`sides`],
//! [`run`]), and leaves out what is none: apostrophes ([`single`]), signs of minutes and inches ([`primes`]), strings of code
//! ([`code`]). [`inward`] tells the guillemets that turn the other way.

mod code;
mod find;
mod inward;
mod primes;
mod run;
mod sides;
mod signs;
mod single;

pub(super) use find::find;
pub(in crate::passes) use inward::points_inwards;
pub(super) use primes::{Number, follows_letter};
use sides::turn_between;
pub(super) use sides::{Side, is_figure};
pub(super) use signs::{add_quiet_places, may_start};

/// What a mark is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Glyph {
    /// « »
    Guillemet,
    /// ‹ ›
    SingleGuillemet,
    /// `<<` `>>`
    Angles,
    /// “ ” ‟
    Curly,
    /// „
    Low,
    /// `,,`, two backticks, and ‚ twice
    Typed,
    /// `"`, and `'`, ’ or ‘ twice
    Straight,
    /// ‘ or ‚ and, after it, ’ or ‘ or `'`; `'` on both sides of a word
    Single,
}

/// Which way a mark turns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    Open,
    Close,
    /// As the marks before it ask.
    Either,
}

/// A quotation mark.
///
/// Straight marks find their turn by their neighbours. All others turn as their glyph does, or, in a locale that turns
/// glyphs, by their neighbours too: a mark that was set right turns the same way ever after.
#[derive(Debug, Clone, Copy)]
#[allow(clippy::struct_excessive_bools)] // what is known of a mark, each for itself
pub(super) struct Mark {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) glyph: Glyph,
    pub(super) turn: Turn,
    /// What stands before and after the mark, and those that touch it.
    pub(super) left: Side,
    pub(super) right: Side,
    /// Whether other marks touch this one.
    pub(super) is_joint: bool,
    /// Whether it is one of a pair of guillemets that points inwards.
    pub(super) is_inward: bool,
    /// Whether it may be a sign of inches or seconds.
    pub(super) may_be_sign: bool,
    /// Whether a word touches it on one side, and on the other one more, or what may stand outside a quotation as well as in it:
    /// it turns as it does only as long as the marks of the line find partners that way.
    pub(super) leans: bool,
}

impl Mark {
    /// Which way the mark turns by its neighbours alone.
    pub(super) fn turn_by_sides(&self) -> Turn {
        turn_between(self.left, self.right)
    }

    /// Whether the neighbours say the same as `turn`.
    pub(super) fn is_clear(&self) -> bool {
        self.turn != Turn::Either && self.turn == self.turn_by_sides()
    }

    /// Whether a gap is on both sides.
    pub(super) fn stands_between_gaps(&self) -> bool {
        self.left == Side::Gap && self.right == Side::Gap
    }

    /// Whether a gap is on one side at least, and no other mark touches this one.
    pub(super) fn stands_apart(&self) -> bool {
        !self.is_joint && (self.left == Side::Gap || self.right == Side::Gap)
    }
}
