//! Which way the quotation marks of a line turn, for passes that run before they are set right.

use std::ops::Range;

use crate::chars::{before, blanks_before};
use crate::document::Document;

use super::marks::{self, Glyph, Mark, Number, Turn};
use super::pairing::{Pairing, Role};

/// The marks of the line asked about last.
///
/// They are found and paired as the pass `Quotes` does it, so an answer stays the same when that pass has set them right.
#[derive(Debug, Default)]
pub(in crate::passes) struct Turns {
    line: Option<Range<usize>>,
    places: Vec<usize>,
    marks: Vec<Mark>,
    pairing: Pairing,
    /// Whether some mark has no partner.
    has_lone: bool,
}

/// The partner of a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::passes) enum Partner {
    None,
    Any,
    /// A closing one behind what they hold, in a line where every mark has a partner. What stands behind it makes no difference:
    /// a space may be put there.
    Sure,
}

impl Turns {
    /// To be called for each new text.
    pub(in crate::passes) fn clear(&mut self) {
        self.line = None;
    }

    /// Whether the mark that starts at `at` opens; `None` when that is unsure, other marks touch it, or it is no quotation
    /// mark.
    ///
    /// A mark without a partner has only its glyph to tell, and a straight one its neighbours.
    pub(in crate::passes) fn opens(&mut self, doc: &Document<'_>, at: usize) -> Option<bool> {
        let line = doc.line_at(at);
        if self.line.as_ref() != Some(&line) {
            self.read(doc, line);
        }
        let index = self.marks.binary_search_by_key(&at, |mark| mark.start).ok()?;
        let Mark { turn, is_joint, glyph, .. } = self.marks[index];
        // With a space behind it, a mark behind a number may be one of inches, and free the partner of another.
        let may_be_sign =
            self.has_lone && glyph == Glyph::Straight && Number::before(doc.text().as_bytes(), at).digits > 0;
        // Marks that touch share their neighbours: a space beside one would turn the others.
        if is_joint || may_be_sign {
            return None;
        }
        let is_turned = turn != Turn::Either;
        match self.pairing.roles[index] {
            Role::Opens(_) => Some(true),
            Role::Closes => Some(false),
            Role::StaysOpen if is_turned => Some(true),
            Role::ClosesNothing if is_turned => Some(false),
            _ => None,
        }
    }

    /// What the partner of the mark that starts at `at` tells.
    pub(in crate::passes) fn partner(&mut self, doc: &Document<'_>, at: usize) -> Partner {
        if self.opens(doc, at).is_none() {
            return Partner::None;
        }
        let Ok(index) = self.marks.binary_search_by_key(&at, |mark| mark.start) else { return Partner::None };
        match self.pairing.roles[index] {
            Role::Opens(close) => {
                let closing = &self.marks[close];
                // What may be a sign of inches must not become another mark, and be none any more. Blanks inside the marks may
                // yet be set.
                let end = blanks_before(doc.text(), closing.start);
                let may_be_sign = before(doc.text(), end).is_some_and(char::is_numeric);
                let is_sure = !self.has_lone && !closing.is_joint && !may_be_sign;
                if is_sure { Partner::Sure } else { Partner::Any }
            }
            Role::Closes => Partner::Any,
            _ => Partner::None,
        }
    }

    fn read(&mut self, doc: &Document<'_>, line: Range<usize>) {
        let Self { places, marks, pairing, .. } = self;
        places.clear();
        marks.clear();
        let bytes = &doc.text().as_bytes()[line.clone()];
        let found = bytes.iter().enumerate().filter(|&(_, &b)| marks::may_start(b));
        places.extend(found.map(|(at, _)| line.start + at));
        marks::find(doc, line.clone(), places, marks);
        pairing.pair(marks, doc.locale());
        let is_paired = |role: &Role| matches!(role, Role::Opens(_) | Role::Closes | Role::Sign);
        self.has_lone = !pairing.roles.iter().all(is_paired);
        self.line = Some(line);
    }
}
