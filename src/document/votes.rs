//! The languages of lines, kept from pass to pass as long as the words of the text stay.

use std::cell::{Cell, RefCell};
use std::ops::Range;

use super::Speech;
use super::letters::is_lead;
use crate::offsets::Segment;

/// What the vote of a line came to.
#[derive(Debug, Clone, Copy)]
struct Vote {
    start: usize,
    end: usize,
    speech: Speech,
}

/// The votes of the lines that were asked for, in the order of the text.
///
/// A pass goes through a text in order, so a cursor finds its line at once. Votes that a pass adds stand apart until
/// the next text, where the two lists are merged: all work is linear.
#[derive(Debug, Default)]
pub(super) struct Votes {
    known: Vec<Vote>,
    cursor: Cell<usize>,
    fresh: RefCell<Vec<Vote>>,
    merged: Vec<Vote>,
}

impl Votes {
    pub(super) fn clear(&mut self) {
        self.known.clear();
        self.cursor.set(0);
        self.fresh.get_mut().clear();
    }

    /// The vote of a line; `None` when it is not known.
    pub(super) fn of(&self, line: &Range<usize>) -> Option<Speech> {
        let is_of_line = |vote: &&Vote| vote.start == line.start && vote.end == line.end;
        if let Some(last) = self.fresh.borrow().last().filter(is_of_line) {
            return Some(last.speech);
        }
        let mut cursor = self.cursor.get();
        if self.known.get(cursor).is_some_and(|vote| vote.start > line.start) {
            // A pass that goes back in the text.
            cursor = self.known.partition_point(|vote| vote.start < line.start);
        }
        while self.known.get(cursor).is_some_and(|vote| vote.start < line.start) {
            cursor += 1;
        }
        self.cursor.set(cursor);
        self.known.get(cursor).filter(is_of_line).map(|vote| vote.speech)
    }

    /// Keeps the vote of a line.
    pub(super) fn keep(&self, line: Range<usize>, speech: Speech) {
        self.fresh.borrow_mut().push(Vote { start: line.start, end: line.end, speech });
    }

    /// Moves the votes to the places where their lines stand after a step of changes, `new` being all that these put
    /// in; forgets them when the changes touch letters or line ends.
    pub(super) fn move_on(&mut self, text: &str, new: &str, step: &[Segment]) {
        let bytes = text.as_bytes();
        let old = |segment: &Segment| bytes.get(segment.original.clone()).unwrap_or_default();
        // Something where nothing was, or nothing where something was, parts or joins the words beside it.
        let byte = |at: Option<usize>| at.and_then(|at| bytes.get(at)).copied().unwrap_or_default();
        let is_between = |Segment { original, cleaned }: &Segment| {
            let ends_letter = byte(original.start.checked_sub(1)).is_ascii_alphabetic()
                || is_lead(byte(original.start.checked_sub(2)));
            let next = byte(Some(original.end));
            (original.is_empty() || cleaned.is_empty())
                && ends_letter
                && (next.is_ascii_alphabetic() || is_lead(next))
        };
        let keeps = |segment: &Segment| keeps_words(old(segment)) && !is_between(segment);
        let keeps_words = keeps_words(new.as_bytes()) && step.iter().all(keeps);
        let fresh = self.fresh.get_mut();
        if !keeps_words || !fresh.is_sorted_by_key(|vote| vote.start) {
            self.clear();
            return;
        }
        self.merged.clear();
        let mut known = self.known.iter().peekable();
        for vote in fresh.iter() {
            while let Some(earlier) = known.next_if(|known| known.start < vote.start) {
                self.merged.push(*earlier);
            }
            self.merged.push(*vote);
        }
        self.merged.extend(known);
        self.merged.dedup_by_key(|vote| vote.start);
        let mut changes = step.iter().peekable();
        let mut shift = 0_isize;
        let mut moved = |at: usize| {
            // A change at an end of a line is one of the line.
            while let Some(change) = changes.next_if(|change| change.original.start < at) {
                shift = change.cleaned.end.wrapping_sub(change.original.end).cast_signed();
            }
            at.wrapping_add_signed(shift)
        };
        for vote in &mut self.merged {
            vote.start = moved(vote.start);
            vote.end = moved(vote.end + 1) - 1;
        }
        std::mem::swap(&mut self.known, &mut self.merged);
        fresh.clear();
        self.cursor.set(0);
    }
}

/// Whether a change of these bytes leaves the words and lines around it as the vote sees them.
fn keeps_words(bytes: &[u8]) -> bool {
    bytes.iter().all(|&b| !b.is_ascii_alphabetic() && b != b'\n' && !is_lead(b))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Language;

    const OLD: &str = "le mot «ici»\n\nthe word\nla fin?";

    fn known() -> Votes {
        let votes = Votes::default();
        votes.keep(0..14, Speech::Of(Language::French));
        votes.keep(16..24, Speech::Of(Language::English));
        votes.keep(25..32, Speech::Unclear);
        votes
    }

    #[test]
    fn votes_move_with_their_lines() {
        let mut votes = known();
        assert_eq!(votes.of(&(25..32)), Some(Speech::Unclear), "the vote kept last");
        // Two bytes each after «, before », and before the question mark.
        let step = [(9, 9, 2), (12, 14, 4), (31, 35, 3)];
        let step = step.map(|(original, cleaned, len)| Segment {
            original: original..original,
            cleaned: cleaned..cleaned + len - usize::from(len == 4) * 2,
        });
        votes.move_on(OLD, "\u{A0}\u{A0}\u{202F}", &step);
        assert_eq!(votes.of(&(0..18)), Some(Speech::Of(Language::French)));
        assert_eq!(votes.of(&(20..28)), Some(Speech::Of(Language::English)));
        assert_eq!(votes.of(&(29..39)), Some(Speech::Unclear));
        assert_eq!(votes.of(&(20..28)), Some(Speech::Of(Language::English)), "back again");
        assert_eq!(votes.of(&(20..27)), None, "no such line");
    }

    #[test]
    fn votes_go_when_words_change() {
        let step = [Segment { original: 3..6, cleaned: 3..7 }];
        let mut votes = known();
        votes.move_on(OLD, "mots", &step);
        assert_eq!(votes.of(&(0..15)), None);
        let mut votes = known();
        votes.move_on(OLD, " ", &[Segment { original: 14..16, cleaned: 14..15 }]);
        assert_eq!(votes.of(&(15..23)), None, "a line end went");
    }
}
