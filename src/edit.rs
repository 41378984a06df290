//! Edits: what a pass proposes, and how the engine makes one result of them.

use std::borrow::Cow;
use std::ops::Range;

use crate::rule::{Confidence, Rule};

mod breach;
mod buffer;
mod rules;
mod settle;

pub use breach::{Breach, BrokenEdit};
use buffer::{Edit, NO_GROUP, State};
pub(crate) use buffer::{EditBuffer, Kind};
pub(crate) use rules::RuleTable;
use rules::UNKNOWN_RULE;
pub(crate) use settle::{Refused, Terms};

/// The sink of a pass: what it proposes goes in here.
///
/// Edits may come in any order. Each one is under the first rule that the pass declares, and
/// [`Confidence::Certain`], unless the [`Proposal`] says otherwise:
///
/// ```
/// use guillemot::{Confidence, Pipeline, pass_fn};
///
/// let pass = pass_fn("house/dash", |doc, edits| {
///     for (at, dash) in doc.text().match_indices(" - ") {
///         edits
///             .replace(at..at + dash.len(), " – ")
///             .confidence(Confidence::Likely)
///             .because("a hyphen between spaces is an incise dash");
///     }
/// });
/// let pipeline = Pipeline::builder().pass(pass).build()?;
/// assert_eq!(pipeline.clean("Oui - non").as_str(), "Oui – non");
/// # Ok::<(), guillemot::BuildError>(())
/// ```
///
/// What edits share with the text at their two ends is trimmed, so the finding above is of one character. Ranges are
/// half open: edits that touch don't overlap. Two insertions at one place stand in the order in which they were
/// proposed, and before the replacement of what follows that place.
#[derive(Debug)]
pub struct Edits<'a> {
    text: &'a str,
    rules: &'a RuleTable,
    buffer: &'a mut EditBuffer,
    group: u32,
}

impl<'a> Edits<'a> {
    pub(crate) fn new(text: &'a str, rules: &'a RuleTable, buffer: &'a mut EditBuffer) -> Self {
        buffer.section = buffer.edits.len();
        Self { text, rules, buffer, group: NO_GROUP }
    }

    /// Proposes to put `with` in the place of the bytes in `range`.
    pub fn replace(&mut self, range: Range<usize>, with: &str) -> Proposal<'_> {
        self.push(range, with, Kind::Replace)
    }

    /// Proposes to put `text` in at the byte offset `at`.
    pub fn insert(&mut self, at: usize, text: &str) -> Proposal<'_> {
        self.push(at..at, text, Kind::Replace)
    }

    /// Proposes to take out the bytes in `range`.
    pub fn delete(&mut self, range: Range<usize>) -> Proposal<'_> {
        self.push(range, "", Kind::Replace)
    }

    /// Proposes to take out whole lines: `range` starts and ends at a line end or at an end of the text.
    ///
    /// Unlike other edits, it may take built-in protected spans (a URL in a share bar) with it, though never a
    /// caller's.
    ///
    /// ```
    /// use guillemot::{Pipeline, pass_fn};
    ///
    /// let pass = pass_fn("house/no-source", |doc, edits| {
    ///     for block in doc.blocks().iter().filter(|block| doc.slice(block.range()).starts_with("Source : ")) {
    ///         let line_end = doc.text().len().min(block.range().end + 1);
    ///         edits.delete_lines(block.range().start..line_end).because("sources are kept elsewhere");
    ///     }
    /// });
    /// let pipeline = Pipeline::builder().pass(pass).build()?;
    /// assert_eq!(pipeline.clean("Source : https://example.com\nLe bac part.").as_str(), "Le bac part.");
    /// # Ok::<(), guillemot::BuildError>(())
    /// ```
    pub fn delete_lines(&mut self, range: Range<usize>) -> Proposal<'_> {
        self.push(range, "", Kind::Lines)
    }

    /// Reports the bytes in `range` without an edit. Flags may overlap whatever they like.
    pub fn flag(&mut self, range: Range<usize>) -> Proposal<'_> {
        self.push(range, "", Kind::Flag)
    }

    /// Proposes edits that stand or fall as one, such as the two marks of a quotation.
    ///
    /// If one of them is refused, all are. The group has the confidence of its least sure edit. A group within a
    /// group is a part of the outer one.
    ///
    /// ```
    /// use guillemot::{Pipeline, Protect, pass_fn};
    ///
    /// let pass = pass_fn("house/star", |doc, edits| {
    ///     let stars: Vec<_> = doc.text().match_indices('*').map(|(at, _)| at).collect();
    ///     for pair in stars.chunks_exact(2) {
    ///         edits.together(|group| {
    ///             group.replace(pair[0]..pair[0] + 1, "_");
    ///             group.replace(pair[1]..pair[1] + 1, "_");
    ///         });
    ///     }
    /// });
    /// let pipeline = Pipeline::builder().pass(pass).protect(Protect::regex("c[*]")?).build()?;
    /// assert_eq!(pipeline.clean("*a* b").as_str(), "_a_ b");
    /// assert_eq!(pipeline.clean("*a c*").as_str(), "*a c*", "half of a pair is no pair");
    /// # Ok::<(), guillemot::BuildError>(())
    /// ```
    pub fn together(&mut self, propose: impl FnOnce(&mut Edits<'_>)) {
        let group = if self.group == NO_GROUP { self.buffer.new_group() } else { self.group };
        propose(&mut Edits { text: self.text, rules: self.rules, buffer: self.buffer, group });
    }

    fn push(&mut self, range: Range<usize>, with: &str, kind: Kind) -> Proposal<'_> {
        crate::work::count(1 + range.len() + with.len());
        let buffer = &mut *self.buffer;
        let text_start = buffer.arena.len();
        buffer.arena.push_str(with);
        buffer.edits.push(Edit {
            start: range.start,
            end: range.end,
            text_start,
            text_len: with.len(),
            lead: 0,
            tail: 0,
            group: self.group,
            // A pass has fewer edits than bytes to edit; past four thousand million the order of ties is undefined.
            order: u32::try_from(buffer.edits.len()).unwrap_or(u32::MAX),
            rule: 0,
            confidence: Confidence::Certain,
            kind,
            state: State::Proposed,
        });
        Proposal { rules: self.rules, buffer }
    }
}

/// An edit just proposed, whose rule, confidence and reason can still be said.
#[derive(Debug)]
pub struct Proposal<'e> {
    rules: &'e RuleTable,
    buffer: &'e mut EditBuffer,
}

impl Proposal<'_> {
    /// The rule that the edit is made under. Default: the first that the pass declares.
    #[allow(clippy::must_use_candidate, clippy::return_self_not_must_use)] // it works in place: the last call's result is dropped
    pub fn rule(self, rule: &Rule) -> Self {
        let index = self.rules.index_of(rule);
        self.amend(|edit| edit.rule = index.unwrap_or(UNKNOWN_RULE))
    }

    /// How sure the pass is. Default: [`Confidence::Certain`].
    #[allow(clippy::must_use_candidate, clippy::return_self_not_must_use)]
    pub fn confidence(self, confidence: Confidence) -> Self {
        self.amend(|edit| edit.confidence = confidence)
    }

    /// Why this edit is made here; said twice, the last holds. Default: the rule's summary.
    #[allow(clippy::must_use_candidate, clippy::return_self_not_must_use)]
    pub fn because(self, reason: impl Into<Cow<'static, str>>) -> Self {
        if self.buffer.keep_reasons {
            let order = self.buffer.edits.last().map_or(0, |edit| edit.order);
            let reason = reason.into();
            crate::work::count(reason.len());
            let reasons = self.buffer.reasons.get_mut();
            reasons.pop_if(|(known, _)| *known == order);
            reasons.push((order, reason));
        }
        self
    }

    /// Why, as [`because`](Self::because), for a reason that costs something to write: `reason` is called only when
    /// findings are kept.
    #[allow(clippy::must_use_candidate, clippy::return_self_not_must_use)]
    pub fn because_with<R: Into<Cow<'static, str>>>(self, reason: impl FnOnce() -> R) -> Self {
        if self.buffer.keep_reasons { self.because(reason()) } else { self }
    }

    fn amend(self, change: impl FnOnce(&mut Edit)) -> Self {
        if let Some(edit) = self.buffer.edits.last_mut() {
            change(edit);
        }
        self
    }
}
