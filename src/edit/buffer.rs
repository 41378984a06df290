//! Edits as the engine keeps them, and the text that they make.

use std::borrow::Cow;
use std::cell::RefCell;

use crate::chars::slice;
use crate::offsets::Segment;
use crate::rule::Confidence;

/// The group of an edit that stands alone.
pub(super) const NO_GROUP: u32 = 0;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Replace,
    Lines,
    Flag,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    Proposed,
    Dropped,
}

/// An edit as the engine keeps it: small and flat, its text in the buffer's arena.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Edit {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(super) text_start: usize,
    pub(super) text_len: usize,
    /// Bytes before `start` and after `end` that the pass read as a part of what it replaced.
    pub(super) lead: u32,
    pub(super) tail: u32,
    pub(super) group: u32,
    pub(super) order: u32,
    pub(crate) rule: u16,
    pub(crate) confidence: Confidence,
    pub(crate) kind: Kind,
    pub(super) state: State,
}

impl Edit {
    pub(super) fn group_of<'g>(&self, groups: &'g [Group]) -> Option<&'g Group> {
        groups.get((self.group as usize).checked_sub(1)?)
    }

    pub(super) fn group_of_mut<'g>(&self, groups: &'g mut [Group]) -> Option<&'g mut Group> {
        groups.get_mut((self.group as usize).checked_sub(1)?)
    }

    /// Whether the edit is dropped, alone or with its group.
    pub(super) fn is_dropped(&self, groups: &[Group]) -> bool {
        self.state == State::Dropped || self.group_of(groups).is_some_and(|group| group.dropped)
    }

    /// Drops the edit and the group that it is in; `false` if the group was dropped before.
    pub(super) fn drop_with_group(&mut self, groups: &mut [Group]) -> bool {
        self.state = State::Dropped;
        self.group_of_mut(groups).is_none_or(|group| !std::mem::replace(&mut group.dropped, true))
    }

    /// Whether what the two edits were proposed for overlaps, or both are insertions at one place.
    pub(super) const fn overlaps(&self, other: &Self) -> bool {
        self.start == other.end && other.start == self.end
            || self.start - (self.lead as usize) < other.end + other.tail as usize
                && other.start - (other.lead as usize) < self.end + self.tail as usize
    }

    pub(crate) fn applies_at(&self, threshold: Confidence) -> bool {
        self.kind != Kind::Flag && self.confidence >= threshold
    }
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Group {
    pub(super) dropped: bool,
    pub(super) confidence: Confidence,
}

/// The edits of one text, of one pass after the other. Reused from text to text.
#[derive(Debug, Default)]
pub(crate) struct EditBuffer {
    pub(super) edits: Vec<Edit>,
    /// Where the edits of the last pass start.
    pub(super) section: usize,
    /// The edits of all passes that are to be applied, by index, in the order of their places.
    pub(super) line_up: Vec<usize>,
    pub(super) spare: Vec<usize>,
    pub(super) arena: String,
    /// Reasons by the order of their edits.
    pub(super) reasons: RefCell<Vec<(u32, Cow<'static, str>)>>,
    pub(super) groups: Vec<Group>,
    pub(crate) keep_reasons: bool,
}

impl EditBuffer {
    pub(crate) fn clear(&mut self) {
        self.edits.clear();
        self.section = 0;
        self.line_up.clear();
        self.arena.clear();
        self.reasons.get_mut().clear();
        self.groups.clear();
    }

    pub(super) fn new_group(&mut self) -> u32 {
        self.groups.push(Group { dropped: false, confidence: Confidence::Certain });
        u32::try_from(self.groups.len()).unwrap_or(u32::MAX)
    }

    /// How many edits the last pass proposed.
    pub(crate) fn len(&self) -> usize {
        self.edits.len() - self.section
    }

    /// All that the edits put in.
    pub(crate) fn new_text(&self) -> &str {
        &self.arena
    }

    pub(crate) fn replacement(&self, edit: &Edit) -> &str {
        slice(&self.arena, edit.text_start..edit.text_start + edit.text_len)
    }

    /// The reason given for an edit, which is asked for once.
    pub(crate) fn reason(&self, edit: &Edit) -> Option<Cow<'static, str>> {
        // Reasons are pushed in the order of the edits, which sorting the edits doesn't change.
        let mut reasons = self.reasons.borrow_mut();
        let index = reasons.partition_point(|(order, _)| *order < edit.order);
        let (_, reason) = reasons.get_mut(index).filter(|(order, _)| *order == edit.order)?;
        Some(std::mem::take(reason))
    }

    /// The edits of the last pass that stand, in the order of their places. To be asked after
    /// [`settle`](Self::settle).
    pub(crate) fn settled(&self) -> impl Iterator<Item = &Edit> {
        self.edits[self.section..].iter().filter(|edit| edit.state == State::Proposed)
    }

    /// Writes the text with the edits of all its passes to `out`, and its changed segments to `step`; `false` when
    /// there are none, and then nothing is written.
    pub(crate) fn apply(&self, text: &str, out: &mut String, step: &mut Vec<Segment>) -> bool {
        step.clear();
        let edits = || self.line_up.iter().map(|&index| &self.edits[index]);
        if self.line_up.is_empty() {
            return false;
        }
        let new_len = edits().fold(text.len(), |len, edit| len + edit.text_len - (edit.end - edit.start));
        out.clear();
        out.reserve_exact(new_len);
        let mut at = 0;
        for edit in edits() {
            out.push_str(slice(text, at..edit.start));
            let start = out.len();
            out.push_str(self.replacement(edit));
            match step.last_mut() {
                Some(last) if last.original.end == edit.start => {
                    last.original.end = edit.end;
                    last.cleaned.end = out.len();
                }
                _ => step.push(Segment { original: edit.start..edit.end, cleaned: start..out.len() }),
            }
            at = edit.end;
        }
        out.push_str(slice(text, at..text.len()));
        true
    }
}
