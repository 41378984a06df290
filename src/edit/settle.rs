//! Which edits of a pass stand, beside each other and beside those of the passes before it.

use std::ops::Range;

use super::buffer::{Edit, EditBuffer, Kind, NO_GROUP, State};
use super::{Breach, BrokenEdit, RuleTable};
use crate::chars::is_combining_mark;
use crate::rule::Confidence;

/// What the engine is told about the pass whose edits it settles.
pub(crate) struct Terms<'a, G> {
    pub(crate) rules: &'a RuleTable,
    /// Whether an edit of the range (`true`: of whole lines) would meet a protected span.
    pub(crate) guard: G,
    /// Whether a combining mark keeps the character before it from being edited.
    pub(crate) guard_marks: bool,
    /// Edits of at least this confidence are applied.
    pub(crate) threshold: Confidence,
}

/// Edits that were refused.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Refused {
    /// Edits, or groups, that would have changed protected text.
    pub(crate) protected: usize,
    /// Edits, or groups, that broke the contract.
    pub(crate) breaches: usize,
    /// The first of those.
    pub(crate) first: Option<BrokenEdit>,
}

impl EditBuffer {
    /// Checks, trims and sorts the edits of the last pass, drops those that cannot stand, and lines up those of at
    /// least the threshold's confidence with what the passes before it do to the same text.
    pub(crate) fn settle<G>(&mut self, text: &str, terms: &Terms<'_, G>) -> Refused
    where
        G: Fn(Range<usize>, bool) -> bool,
    {
        let mut refused = Refused::default();
        // Whether the edits stand one after the other, each on its own, as those of most passes do.
        let mut are_in_a_row = true;
        let mut end = 0;
        for index in self.section..self.edits.len() {
            let edit = &mut self.edits[index];
            match edit.examine(&self.arena, text, terms) {
                Verdict::Stands => {
                    are_in_a_row &= edit.start >= end && edit.group == NO_GROUP && edit.kind != Kind::Flag;
                    end = edit.end;
                }
                Verdict::Nothing => edit.state = State::Dropped,
                Verdict::Disabled => {
                    self.drop_edit(index);
                }
                Verdict::Protected => refused.protected += usize::from(self.drop_edit(index)),
                Verdict::Breach(breach) => self.breach(index, breach, &mut refused),
            }
        }
        if !are_in_a_row {
            self.sort_out(&mut refused);
        }
        self.line_up(terms.threshold);
        refused
    }

    /// Sorts the edits of the last pass, drops those that overlap one that is at least as sure, and gives those of a
    /// group the confidence of the least sure.
    fn sort_out(&mut self, refused: &mut Refused) {
        let section = &mut self.edits[self.section..];
        section.sort_unstable_by_key(|edit| (edit.start, edit.end, edit.order));
        for edit in section.iter().filter(|edit| edit.state == State::Proposed) {
            if let Some(group) = edit.group_of_mut(&mut self.groups) {
                group.confidence = group.confidence.min(edit.confidence);
            }
        }
        self.refuse_overlaps(refused);
        for edit in &mut self.edits[self.section..] {
            if let Some(group) = edit.group_of(&self.groups) {
                edit.confidence = group.confidence;
            }
        }
    }

    /// Puts the edits of the last pass that are to be applied among those of the passes before it. Where two overlap,
    /// the one of the last pass is dropped: had the pass seen what the other leaves, it wouldn't have proposed it.
    fn line_up(&mut self, threshold: Confidence) {
        let Self { edits, section, line_up, spare, groups, .. } = self;
        std::mem::swap(line_up, spare);
        line_up.clear();
        let mut earlier = spare.iter().copied().peekable();
        for index in *section..edits.len() {
            let edit = edits[index];
            if edit.is_dropped(groups) || edit.kind == Kind::Flag {
                continue;
            }
            // An insertion stands before the replacement of what follows its place.
            let stands_before = |earlier: &Edit| (earlier.start, earlier.end) <= (edit.start, edit.end);
            while let Some(first) = earlier.next_if(|&earlier| stands_before(&edits[earlier])) {
                line_up.push(first);
            }
            let overlaps = |&other: &usize| edits[other].overlaps(&edit);
            let before = line_up.last().filter(|&&before| before < *section);
            if before.is_some_and(overlaps) || earlier.peek().is_some_and(overlaps) {
                edits[index].drop_with_group(groups);
            } else if edit.applies_at(threshold) {
                line_up.push(index);
            }
        }
        line_up.extend(earlier);
        if !groups.is_empty() {
            for edit in &mut edits[*section..] {
                if edit.is_dropped(groups) {
                    edit.state = State::Dropped;
                }
            }
            line_up.retain(|&index| edits[index].state == State::Proposed);
        }
    }

    fn refuse_overlaps(&mut self, refused: &mut Refused) {
        let mut last: Option<usize> = None;
        for index in self.section..self.edits.len() {
            let edit = self.edits[index];
            if edit.kind == Kind::Flag || edit.is_dropped(&self.groups) {
                continue;
            }
            if let Some(previous) = last.filter(|&previous| !self.edits[previous].is_dropped(&self.groups)) {
                let before = self.edits[previous];
                if edit.start < before.end {
                    if self.sureness(&edit) <= self.sureness(&before) {
                        self.breach(index, Breach::Overlap, refused);
                        continue;
                    }
                    self.breach(previous, Breach::Overlap, refused);
                }
            }
            last = Some(index);
        }
    }

    fn sureness(&self, edit: &Edit) -> Confidence {
        edit.group_of(&self.groups).map_or(edit.confidence, |group| group.confidence)
    }

    fn breach(&mut self, index: usize, breach: Breach, refused: &mut Refused) {
        let Edit { start, end, .. } = self.edits[index];
        if self.drop_edit(index) {
            refused.breaches += 1;
            refused.first.get_or_insert(BrokenEdit { breach, start, end });
        }
    }

    /// Drops an edit and the group that it is in; `false` if the group was dropped before.
    fn drop_edit(&mut self, index: usize) -> bool {
        self.edits[index].drop_with_group(&mut self.groups)
    }
}

impl Edit {
    /// Checks and trims the edit, whose new text is in `arena`.
    fn examine<G>(&mut self, arena: &str, text: &str, terms: &Terms<'_, G>) -> Verdict
    where
        G: Fn(Range<usize>, bool) -> bool,
    {
        let Some(is_enabled) = terms.rules.is_enabled(self.rule) else {
            return Verdict::Breach(Breach::UnknownRule);
        };
        if self.start > self.end || self.end > text.len() {
            return Verdict::Breach(Breach::OutOfText);
        }
        if !text.is_char_boundary(self.start) || !text.is_char_boundary(self.end) {
            return Verdict::Breach(Breach::OffBoundary);
        }
        if !is_enabled {
            return Verdict::Disabled;
        }
        // A flag changes nothing, so nothing is protected from it; whole lines end with a line end, not with a letter
        // that a mark could be on.
        let is_refused = match self.kind {
            Kind::Flag => false,
            Kind::Lines if !is_whole_lines(text, self.start, self.end) => {
                return Verdict::Breach(Breach::PartLine);
            }
            Kind::Lines if self.start == self.end => return Verdict::Nothing,
            Kind::Lines => (terms.guard)(self.start..self.end, true),
            Kind::Replace => {
                self.trim(arena, text);
                if self.start == self.end && self.text_len == 0 {
                    return Verdict::Nothing;
                }
                terms.guard_marks && starts_with_mark(text, self.end)
                    || (terms.guard)(self.start..self.end, false)
            }
        };
        if is_refused { Verdict::Protected } else { Verdict::Stands }
    }

    /// Takes away what the replaced text and the replacement share at their ends.
    fn trim(&mut self, arena: &str, text: &str) {
        let old = text.as_bytes().get(self.start..self.end).unwrap_or_default();
        let new = arena.as_bytes().get(self.text_start..self.text_start + self.text_len).unwrap_or_default();
        if old.first() != new.first() && old.last() != new.last() || old.is_empty() || new.is_empty() {
            return;
        }
        let is_boundary = |at: usize| text.is_char_boundary(at);
        let mut prefix = old.iter().zip(new).take_while(|(a, b)| a == b).count();
        while !is_boundary(self.start + prefix) {
            prefix -= 1;
        }
        let rest = old[prefix..].iter().rev().zip(new[prefix..].iter().rev());
        let mut suffix = rest.take_while(|(a, b)| a == b).count();
        while !is_boundary(self.end - suffix) {
            suffix -= 1;
        }
        self.start += prefix;
        self.end -= suffix;
        self.text_start += prefix;
        self.text_len -= prefix + suffix;
        self.lead = u32::try_from(prefix).unwrap_or(u32::MAX);
        self.tail = u32::try_from(suffix).unwrap_or(u32::MAX);
    }
}

enum Verdict {
    Stands,
    /// The edit would change nothing.
    Nothing,
    Disabled,
    Protected,
    Breach(Breach),
}

/// Whether taking out the range leaves the lines around it whole.
fn is_whole_lines(text: &str, start: usize, end: usize) -> bool {
    let bytes = text.as_bytes();
    let is_line_end = |at: usize| bytes.get(at).is_none_or(|&b| b == b'\n');
    let starts_line = |at: usize| at == 0 || is_line_end(at - 1);
    (starts_line(start) || is_line_end(start))
        && (starts_line(end) || is_line_end(end))
        && (starts_line(start) || is_line_end(end))
}

fn starts_with_mark(text: &str, at: usize) -> bool {
    // The first combining mark is U+0300, whose lead byte is 0xCC.
    text.as_bytes().get(at).is_some_and(|&lead| lead >= 0xCC)
        && crate::chars::after(text, at).is_some_and(is_combining_mark)
}
