//! Which way the quotation marks of a line turn, for passes that run before they are set right.

use std::ops::Range;

use crate::document::Document;

use super::marks::{self, Mark, Turn};
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
        let Mark { turn, is_joint, .. } = self.marks[index];
        // Marks that touch share their neighbours: a space beside one would turn the others.
        if is_joint {
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

    fn read(&mut self, doc: &Document<'_>, line: Range<usize>) {
        let Self { places, marks, pairing, .. } = self;
        places.clear();
        marks.clear();
        let bytes = &doc.text().as_bytes()[line.clone()];
        let found = bytes.iter().enumerate().filter(|&(_, &b)| marks::may_start(b));
        places.extend(found.map(|(at, _)| line.start + at));
        marks::find(doc, line.clone(), places, marks);
        pairing.pair(marks, doc.locale());
        self.line = Some(line);
    }
}
