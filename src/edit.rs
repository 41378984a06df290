//! Edits: what a pass proposes, and how the engine makes one result of them.

use std::borrow::Cow;
use std::cell::RefCell;
use std::fmt;
use std::ops::Range;

use crate::chars::is_combining_mark;
use crate::offsets::Segment;
use crate::rule::{Confidence, Rule};

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

const NO_GROUP: u32 = 0;
const UNKNOWN_RULE: u16 = u16::MAX;

/// The rules of one pass as a pipeline keeps them: edits name them by index.
#[derive(Debug)]
pub(crate) struct RuleTable {
    rules: Box<[Rule]>,
    /// Where the pass keeps each rule: a rule is found by its address first, which costs next to nothing.
    addresses: Box<[usize]>,
    enabled: Box<[bool]>,
}

impl RuleTable {
    pub(crate) fn new(rules: &[&Rule], enabled: impl Fn(&Rule) -> bool) -> Self {
        Self {
            rules: rules.iter().map(|&rule| rule.clone()).collect(),
            addresses: rules.iter().map(|&rule| std::ptr::from_ref(rule).addr()).collect(),
            enabled: rules.iter().map(|&rule| enabled(rule)).collect(),
        }
    }

    pub(crate) fn get(&self, index: u16) -> Option<&Rule> {
        self.rules.get(usize::from(index))
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Rule> {
        self.rules.iter()
    }

    fn index_of(&self, rule: &Rule) -> Option<u16> {
        let address = std::ptr::from_ref(rule).addr();
        let index = self
            .addresses
            .iter()
            .position(|&known| known == address)
            .or_else(|| self.rules.iter().position(|known| known.id() == rule.id()))?;
        u16::try_from(index).ok()
    }

    /// Whether a rule is switched on; `None` when there is none.
    fn is_enabled(&self, index: u16) -> Option<bool> {
        self.enabled.get(usize::from(index)).copied()
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Replace,
    Lines,
    Flag,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Proposed,
    Dropped,
}

/// An edit as the engine keeps it: small and flat, its text in the buffer's arena.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Edit {
    pub(crate) start: usize,
    pub(crate) end: usize,
    text_start: usize,
    text_len: usize,
    /// Bytes before `start` and after `end` that the pass read as a part of what it replaced.
    lead: u32,
    tail: u32,
    group: u32,
    order: u32,
    pub(crate) rule: u16,
    pub(crate) confidence: Confidence,
    pub(crate) kind: Kind,
    state: State,
}

/// How a pass broke the contract of [`Pass::check`](crate::Pass::check) with an edit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Breach {
    /// The range ends before it starts, or beyond the text.
    OutOfText,
    /// An end of the range is not on a `char` boundary.
    OffBoundary,
    /// The edit overlaps another one that is at least as sure.
    Overlap,
    /// The edit names a rule that the pass doesn't declare.
    UnknownRule,
    /// A deletion of lines doesn't start and end at line ends.
    PartLine,
}

impl fmt::Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::OutOfText => "the range is none of the text",
            Self::OffBoundary => "the range cuts a character",
            Self::Overlap => "it overlaps an edit that is at least as sure",
            Self::UnknownRule => "the pass doesn't declare its rule",
            Self::PartLine => "a deletion of lines that takes parts of lines",
        })
    }
}

/// An edit that broke the contract, as the pass proposed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct BrokenEdit {
    /// How it did.
    pub breach: Breach,
    /// The byte of the text that the pass saw at which the range starts.
    pub start: usize,
    /// The one at which it ends.
    pub end: usize,
}

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

#[derive(Debug, Clone, Copy)]
struct Group {
    dropped: bool,
    confidence: Confidence,
}

/// The edits of one text, of one pass after the other. Reused from text to text.
#[derive(Debug, Default)]
pub(crate) struct EditBuffer {
    edits: Vec<Edit>,
    /// Where the edits of the last pass start.
    section: usize,
    /// The edits of all passes that are to be applied, by index, in the order of their places.
    line_up: Vec<usize>,
    spare: Vec<usize>,
    arena: String,
    /// Reasons by the order of their edits.
    reasons: RefCell<Vec<(u32, Cow<'static, str>)>>,
    groups: Vec<Group>,
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

    fn new_group(&mut self) -> u32 {
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
        crate::chars::slice(&self.arena, edit.text_start..edit.text_start + edit.text_len)
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
            out.push_str(crate::chars::slice(text, at..edit.start));
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
        out.push_str(crate::chars::slice(text, at..text.len()));
        true
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

    fn group_of<'g>(&self, groups: &'g [Group]) -> Option<&'g Group> {
        groups.get((self.group as usize).checked_sub(1)?)
    }

    fn group_of_mut<'g>(&self, groups: &'g mut [Group]) -> Option<&'g mut Group> {
        groups.get_mut((self.group as usize).checked_sub(1)?)
    }

    /// Whether the edit is dropped, alone or with its group.
    fn is_dropped(&self, groups: &[Group]) -> bool {
        self.state == State::Dropped || self.group_of(groups).is_some_and(|group| group.dropped)
    }

    /// Drops the edit and the group that it is in; `false` if the group was dropped before.
    fn drop_with_group(&mut self, groups: &mut [Group]) -> bool {
        self.state = State::Dropped;
        self.group_of_mut(groups).is_none_or(|group| !std::mem::replace(&mut group.dropped, true))
    }

    /// Whether what the two edits were proposed for overlaps, or both are insertions at one place.
    const fn overlaps(&self, other: &Self) -> bool {
        self.start == other.end && other.start == self.end
            || self.start - (self.lead as usize) < other.end + other.tail as usize
                && other.start - (other.lead as usize) < self.end + self.tail as usize
    }

    pub(crate) fn applies_at(&self, threshold: Confidence) -> bool {
        self.kind != Kind::Flag && self.confidence >= threshold
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
