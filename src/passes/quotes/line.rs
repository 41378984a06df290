//! A line with its marks, and what holds of it as a whole.

use std::cell::OnceCell;
use std::ops::Range;

use crate::chars::{after, before, is_blank};
use crate::document::Document;

use super::marks::{Glyph, Mark, Turn};
use super::pairing::Role;

/// A line with its marks and the role of each. What holds of it as a whole is found when it is asked for.
pub(super) struct Line<'l> {
    pub(super) doc: &'l Document<'l>,
    pub(super) marks: &'l [Mark],
    pub(super) roles: &'l [Role],
    is_clear: OnceCell<bool>,
    has_angles: OnceCell<bool>,
    has_singles: OnceCell<bool>,
    apostrophes: OnceCell<Range<usize>>,
    last_lone_close: OnceCell<Option<usize>>,
}

impl<'l> Line<'l> {
    pub(super) fn new(doc: &'l Document<'l>, marks: &'l [Mark], roles: &'l [Role]) -> Self {
        Self {
            doc,
            marks,
            roles,
            is_clear: OnceCell::new(),
            has_angles: OnceCell::new(),
            has_singles: OnceCell::new(),
            apostrophes: OnceCell::new(),
            last_lone_close: OnceCell::new(),
        }
    }

    /// Where the line is in the text.
    fn range(&self) -> Range<usize> {
        self.doc.line_at(self.marks.first().map_or(0, |mark| mark.start))
    }

    fn roles_of_marks(&self) -> impl Iterator<Item = (&Mark, Role)> {
        self.marks.iter().zip(self.roles.iter().copied())
    }

    /// Whether the neighbours of all marks leave no doubt: such marks are read back alike whatever their glyphs.
    pub(super) fn is_clear(&self) -> bool {
        let is_clear = |(mark, role): (&Mark, Role)| match role {
            Role::Opens(_) | Role::StaysOpen => mark.turn_by_sides() == Turn::Open,
            Role::Closes | Role::ClosesNothing => mark.turn_by_sides() == Turn::Close,
            Role::Sign => true,
            Role::Stray => false,
        };
        *self.is_clear.get_or_init(|| self.roles_of_marks().all(is_clear))
    }

    /// Whether a pair of doubled angles is among the marks.
    pub(super) fn has_angles(&self) -> bool {
        let are_angles = |(mark, role): (&Mark, Role)| match role {
            Role::Opens(close) => mark.glyph == Glyph::Angles && self.marks[close].glyph == Glyph::Angles,
            _ => false,
        };
        *self.has_angles.get_or_init(|| self.roles_of_marks().any(are_angles))
    }

    /// Whether single marks are in the line, which aren't read in a locale that turns marks.
    pub(super) fn has_singles(&self) -> bool {
        *self.has_singles.get_or_init(|| {
            let line = self.doc.slice(self.range());
            let opens = |(at, _): (usize, &str)| {
                !before(line, at).is_some_and(char::is_alphanumeric)
                    && after(line, at + '’'.len_utf8()).is_some_and(char::is_alphanumeric)
            };
            line.contains(['‚', '‘']) || line.match_indices('’').any(opens)
        })
    }

    /// Whether a closing mark that closes nothing stands behind the mark with this index: a pair before it may be within the
    /// quotation that it ends.
    pub(super) fn has_lone_close_behind(&self, index: usize) -> bool {
        let is_lone = |&role: &Role| role == Role::ClosesNothing;
        let last = self.last_lone_close.get_or_init(|| self.roles.iter().rposition(is_lone));
        last.is_some_and(|last| last > index)
    }

    /// Whether what is in `range` may be within a quotation in apostrophes, which aren't read as marks.
    pub(super) fn may_be_in_apostrophes(&self, range: Range<usize>) -> bool {
        let around = self.apostrophes();
        around.start < range.start && range.end <= around.end
    }

    /// Whether the line has apostrophes beside its words that aren't read as marks.
    pub(super) fn has_apostrophes(&self) -> bool {
        let (line, around) = (self.range(), self.apostrophes());
        around.start < line.end || line.start < around.end
    }

    /// From the first apostrophe that stands as an opening mark would to the last one that stands as a closing one.
    fn apostrophes(&self) -> &Range<usize> {
        self.apostrophes.get_or_init(|| {
            let line = self.range();
            let text = self.doc.slice(line.clone());
            let is_word = |c: char| c.is_alphanumeric();
            let is_mark = |at: usize| {
                let next = self.marks.partition_point(|mark| mark.end <= at);
                self.marks.get(next).is_some_and(|mark| mark.start <= at)
            };
            let places = || text.match_indices(['\'', '’']).filter(|&(at, _)| !is_mark(line.start + at));
            let first = places().find(|&(at, sign)| {
                !before(text, at).is_some_and(is_word)
                    && after(text, at + sign.len()).is_some_and(|c| !is_blank(c))
            });
            let last = places().rfind(|&(at, sign)| {
                before(text, at).is_some_and(|c| !is_blank(c))
                    && !after(text, at + sign.len()).is_some_and(is_word)
            });
            let place = |found: Option<(usize, &str)>, none| found.map_or(none, |(at, _)| line.start + at);
            place(first, line.end)..place(last, line.start)
        })
    }
}
