//! What a run keeps of its edits.

use std::borrow::Cow;

use super::Action;
use crate::chars::slice;
use crate::edit::{EditBuffer, Kind, Refused};
use crate::offsets::OffsetMap;
use crate::rule::Confidence;

/// What a run keeps of its edits. Flat: texts in one arena, records small.
#[derive(Debug, Clone, Default)]
pub(crate) struct Account {
    pub(crate) records: Vec<Record>,
    pub(crate) arena: String,
    pub(crate) reasons: Vec<Cow<'static, str>>,
    pub(crate) map: OffsetMap,
    pub(crate) refusals: Vec<Refusal>,
}

/// A finding as it is kept.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Record {
    /// In the original text.
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// The arena has the text before and the text after of each record, in order.
    pub(crate) before_len: u32,
    pub(crate) after_len: u32,
    /// One more than the index of the reason; 0 when the rule's summary says it all.
    pub(crate) reason: u32,
    /// The rule, counted over all passes of the pipeline.
    pub(crate) rule: u16,
    pub(crate) confidence: Confidence,
    pub(crate) action: Action,
}

/// Edits of one pass that were refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Refusal {
    pub(crate) stage: u16,
    pub(crate) edits: Refused,
}

impl Account {
    /// The account, in no more memory than it needs; what is left is empty and has the room for the next.
    pub(crate) fn hand_over(&mut self) -> Self {
        let account = Self {
            records: self.records.clone(),
            arena: self.arena.clone(),
            reasons: std::mem::take(&mut self.reasons),
            map: self.map.clone(),
            refusals: std::mem::take(&mut self.refusals),
        };
        self.records.clear();
        self.arena.clear();
        self.map.clear();
        account
    }

    /// Keeps the settled edits of one pass as findings.
    pub(crate) fn record(&mut self, text: &str, edits: &EditBuffer, first_rule: u16, threshold: Confidence) {
        let mut map = self.map.reader();
        self.records.reserve(edits.len());
        for edit in edits.settled() {
            let before = slice(text, edit.start..edit.end);
            let after = edits.replacement(edit);
            // A text of more than 4 GiB is not kept twice.
            let len = |text: &str| u32::try_from(text.len()).unwrap_or(0);
            let (before_len, after_len) = (len(before), len(after));
            for (text, len) in [(before, before_len), (after, after_len)] {
                self.arena.push_str(if len == 0 { "" } else { text });
            }
            let reason = edits.reason(edit).map_or(0, |reason| {
                // The edits of a pass often have one reason.
                if self.reasons.last() != Some(&reason) {
                    self.reasons.push(reason);
                }
                u32::try_from(self.reasons.len()).unwrap_or(0)
            });
            let range = map.original_of(edit.start..edit.end);
            self.records.push(Record {
                start: range.start,
                end: range.end,
                before_len,
                after_len,
                reason,
                rule: first_rule.saturating_add(edit.rule),
                confidence: edit.confidence,
                action: match edit.kind {
                    Kind::Flag => Action::Flagged,
                    _ if edit.applies_at(threshold) => Action::Applied,
                    _ => Action::Proposed,
                },
            });
        }
    }
}
