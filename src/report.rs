//! What cleaning gives back: the text, the findings, the changes and the offsets.

use std::borrow::Cow;
use std::fmt;
use std::ops::{AddAssign, Range};
use std::sync::{Arc, OnceLock};

use crate::chars::{slice, visible};
use crate::edit::{BrokenEdit, Refused};
use crate::offsets::OffsetMap;
use crate::pipeline::Stages;
use crate::rule::{Confidence, Rule};

/// A cleaned text, and the account of how it came about.
///
/// [`Display`](fmt::Display) gives the text.
///
/// ```
/// use guillemot::{Locale, Pipeline};
///
/// let cleaned = Pipeline::typography(Locale::FR_FR).clean("“Oui » !");
/// assert_eq!(cleaned.to_string(), "«\u{A0}Oui\u{A0}»\u{202F}!");
/// assert!(cleaned.is_changed());
/// for finding in cleaned.findings() {
///     println!("{finding}");
/// }
/// ```
#[derive(Debug, Clone)]
#[must_use = "cleaning makes a new text and leaves the old one as it is"]
pub struct Cleaned<'t> {
    original: &'t str,
    text: Cow<'t, str>,
    account: Account,
    stages: Arc<Stages>,
    /// Found when first asked for.
    places: OnceLock<Places>,
}

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

/// What became of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum Action {
    /// The edit was applied.
    Applied,
    /// The edit was not applied: its confidence is below the pipeline's threshold, or this was a dry run.
    Proposed,
    /// The pass knew no edit.
    Flagged,
}

/// `applied`, `proposed` or `flagged`.
impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Applied => "applied",
            Self::Proposed => "proposed",
            Self::Flagged => "flagged",
        })
    }
}

/// Edits of one pass that were refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Refusal {
    pub(crate) stage: u16,
    pub(crate) edits: Refused,
}

impl<'t> Cleaned<'t> {
    pub(crate) fn new(
        original: &'t str,
        text: Cow<'t, str>,
        mut account: Account,
        stages: Arc<Stages>,
    ) -> Self {
        account.map.set_lengths(original.len(), text.len());
        Self { original, text, account, stages, places: OnceLock::new() }
    }

    /// The cleaned text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The cleaned text; borrowed from the original when nothing changed.
    #[must_use]
    pub fn into_text(self) -> Cow<'t, str> {
        self.text
    }

    /// The cleaned text, and the map of offsets from it and to it.
    ///
    /// ```
    /// use guillemot::{Bias, Pipeline};
    ///
    /// let (text, map) = Pipeline::hygiene().clean("un  mot").into_parts();
    /// assert_eq!(text, "un mot");
    /// assert_eq!(map.to_original(3, Bias::Right), 4);
    /// ```
    #[must_use]
    pub fn into_parts(self) -> (Cow<'t, str>, OffsetMap) {
        (self.text, self.account.map)
    }

    /// The text that was given.
    #[must_use]
    pub fn original(&self) -> &'t str {
        self.original
    }

    /// Whether the text is another than the one that was given.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        matches!(self.text, Cow::Owned(_))
    }

    /// The findings of all passes, pass by pass, each in the order of the text.
    pub fn findings(&self) -> impl Iterator<Item = Finding<'_>> {
        let mut arena_start = 0;
        self.account.records.iter().map(move |record| {
            let finding = Finding { cleaned: self, record, arena_start };
            arena_start += record.before_len as usize + record.after_len as usize;
            finding
        })
    }

    /// The changes of all passes together: disjoint, in order. Applied to the original, they give the cleaned text
    /// exactly.
    ///
    /// ```
    /// let cleaned = guillemot::Pipeline::hygiene().clean("un  mot \r\n");
    /// let mut text = String::new();
    /// let mut at = 0;
    /// for change in cleaned.changes() {
    ///     text += &cleaned.original()[at..change.range().start];
    ///     text += change.after();
    ///     at = change.range().end;
    /// }
    /// text += &cleaned.original()[at..];
    /// assert_eq!(text, cleaned.as_str());
    /// ```
    pub fn changes(&self) -> impl Iterator<Item = Change<'_>> {
        self.account.map.segments().iter().map(|segment| Change {
            range: segment.original.clone(),
            cleaned_range: segment.cleaned.clone(),
            before: slice(self.original, segment.original.clone()),
            after: slice(&self.text, segment.cleaned.clone()),
        })
    }

    /// The map of byte offsets, original ↔ cleaned.
    #[must_use]
    pub fn offsets(&self) -> &OffsetMap {
        &self.account.map
    }

    fn line_column(&self, at: usize) -> (usize, usize) {
        self.places.get_or_init(|| Places::new(self.original)).line_column(self.original, at)
    }

    /// How many findings each rule made, and what was refused.
    #[must_use]
    pub fn summary(&self) -> Summary {
        let mut rules: Vec<RuleCount> = Vec::new();
        for finding in self.findings() {
            let id = finding.rule().id();
            let index = rules.iter().position(|count| count.rule == id).unwrap_or_else(|| {
                rules.push(RuleCount { rule: id.to_owned(), applied: 0, reported: 0 });
                rules.len() - 1
            });
            if finding.action() == Action::Applied {
                rules[index].applied += 1;
            } else {
                rules[index].reported += 1;
            }
        }
        let refusals = self.account.refusals.iter();
        let refused = refusals.map(|refusal| PassRefusals {
            pass: self.stages.pass_id(refusal.stage).to_owned(),
            protected: refusal.edits.protected,
            breaches: refusal.edits.breaches,
            first_breach: refusal.edits.first,
        });
        Summary { rules, refused: refused.collect() }
    }
}

/// Where lines start, and how many characters stand before each stretch, so that a column costs the same in a long line.
#[derive(Debug, Clone)]
struct Places {
    starts: Vec<usize>,
    chars: Vec<usize>,
}

impl Places {
    const STRETCH: usize = 1024;

    fn new(text: &str) -> Self {
        let ends = memchr::memchr_iter(b'\n', text.as_bytes());
        let mut count = 0;
        let chars = text.as_bytes().chunks(Self::STRETCH).map(|stretch| {
            count += count_chars(stretch);
            count
        });
        Self {
            starts: std::iter::once(0).chain(ends.map(|end| end + 1)).collect(),
            chars: std::iter::once(0).chain(chars).collect(),
        }
    }

    fn line_column(&self, text: &str, at: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|&start| start <= at);
        let start = self.starts.get(line - 1).copied().unwrap_or_default();
        (line, self.chars_before(text, at) - self.chars_before(text, start) + 1)
    }

    fn chars_before(&self, text: &str, at: usize) -> usize {
        let stretch = at / Self::STRETCH;
        let rest = text.as_bytes().get(stretch * Self::STRETCH..at).unwrap_or_default();
        self.chars.get(stretch).copied().unwrap_or_default() + count_chars(rest)
    }
}

fn count_chars(bytes: &[u8]) -> usize {
    let is_continuation = |byte: u8| byte & 0xC0 == 0x80;
    bytes.iter().filter(|&&byte| !is_continuation(byte)).count()
}

impl fmt::Display for Cleaned<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

impl AsRef<str> for Cleaned<'_> {
    fn as_ref(&self) -> &str {
        &self.text
    }
}

impl From<Cleaned<'_>> for String {
    fn from(cleaned: Cleaned<'_>) -> Self {
        cleaned.into_text().into_owned()
    }
}

/// One finding: an edit that was applied or proposed, or a place that was flagged.
///
/// [`Display`](fmt::Display) gives one line for a person: place, rule, confidence, what became of it, before and
/// after (with visible no-break spaces), and why.
#[derive(Clone, Copy)]
pub struct Finding<'c> {
    cleaned: &'c Cleaned<'c>,
    record: &'c Record,
    /// Where its texts start in the arena.
    arena_start: usize,
}

impl<'c> Finding<'c> {
    /// The bytes of the *original* text that the finding is about, though several passes may have gone before.
    ///
    /// Where an earlier pass changed those bytes, the range takes in the whole of that change.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.record.start..self.record.end
    }

    /// The line and the column in the original text, both from 1; the column counts `char`s.
    #[must_use]
    pub fn line_column(&self) -> (usize, usize) {
        self.cleaned.line_column(self.record.start)
    }

    /// The rule.
    #[must_use]
    pub fn rule(&self) -> &'c Rule {
        self.cleaned.stages.rule(self.record.rule)
    }

    /// The id of the pass.
    #[must_use]
    pub fn pass(&self) -> &'c str {
        self.cleaned.stages.pass_of(self.record.rule)
    }

    /// How sure the pass is.
    #[must_use]
    pub fn confidence(&self) -> Confidence {
        self.record.confidence
    }

    /// What became of the finding.
    #[must_use]
    pub fn action(&self) -> Action {
        self.record.action
    }

    /// The text as the pass saw it.
    #[must_use]
    pub fn before(&self) -> &'c str {
        let start = self.arena_start;
        slice(&self.cleaned.account.arena, start..start + self.record.before_len as usize)
    }

    /// What the pass puts in its place; the same text for a flag.
    #[must_use]
    pub fn after(&self) -> &'c str {
        if self.record.action == Action::Flagged {
            return self.before();
        }
        let start = self.arena_start + self.record.before_len as usize;
        slice(&self.cleaned.account.arena, start..start + self.record.after_len as usize)
    }

    /// Why.
    #[must_use]
    pub fn reason(&self) -> &'c str {
        let index = (self.record.reason as usize).checked_sub(1);
        match index.and_then(|index| self.cleaned.account.reasons.get(index)) {
            Some(reason) => reason,
            None => self.rule().summary(),
        }
    }
}

impl fmt::Debug for Finding<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Finding")
            .field("range", &self.range())
            .field("rule", &self.rule().id())
            .field("confidence", &self.confidence())
            .field("action", &self.action())
            .field("before", &self.before())
            .field("after", &self.after())
            .field("reason", &self.reason())
            .finish()
    }
}

impl fmt::Display for Finding<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (line, column) = self.line_column();
        write!(f, "{line}:{column} {} ({}", self.rule().id(), self.confidence())?;
        match self.action() {
            Action::Applied => write!(f, "): ‘{}’ → ‘{}’", one_line(self.before()), one_line(self.after())),
            Action::Proposed => {
                write!(f, ", not applied): ‘{}’ → ‘{}’", one_line(self.before()), one_line(self.after()))
            }
            Action::Flagged => write!(f, ", flagged): ‘{}’", one_line(self.before())),
        }?;
        write!(f, ": {}", self.reason())
    }
}

/// A text on one line, with what is invisible shown, and its middle left out when it is long.
fn one_line(text: &str) -> String {
    const ENDS: usize = 28;
    let text = visible(text).replace("↵\n", "↵");
    let count = text.chars().count();
    if count <= 2 * ENDS + 1 {
        return text;
    }
    let head: String = text.chars().take(ENDS).collect();
    let tail: String = text.chars().skip(count - ENDS).collect();
    format!("{head}…{tail}")
}

/// One change of the original text: all that the passes did there together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change<'c> {
    range: Range<usize>,
    cleaned_range: Range<usize>,
    before: &'c str,
    after: &'c str,
}

impl<'c> Change<'c> {
    /// The bytes of the original text that changed.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.range.clone()
    }

    /// The bytes of the cleaned text that stand in their place.
    #[must_use]
    pub fn cleaned_range(&self) -> Range<usize> {
        self.cleaned_range.clone()
    }

    /// The original text there.
    #[must_use]
    pub fn before(&self) -> &'c str {
        self.before
    }

    /// The cleaned text there.
    #[must_use]
    pub fn after(&self) -> &'c str {
        self.after
    }
}

/// How many findings each rule made, and which edits were refused.
///
/// [`Display`](fmt::Display) gives a line for each rule, and one for each pass that had edits refused. Summaries of many texts
/// add up.
///
/// ```
/// use guillemot::{Locale, Pipeline, Summary};
///
/// let pipeline = Pipeline::typography(Locale::FR_FR);
/// let mut all = Summary::default();
/// for text in ["L'un...", "L'autre"] {
///     all += pipeline.clean(text).summary();
/// }
/// assert_eq!(all.to_string(), "fr/apostrophe     2 applied\nfr/ellipsis       1 applied\n");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Summary {
    rules: Vec<RuleCount>,
    refused: Vec<PassRefusals>,
}

/// The findings of one rule, counted.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct RuleCount {
    /// The id of the rule.
    pub rule: String,
    /// Edits that were applied.
    pub applied: usize,
    /// Findings that were reported only.
    pub reported: usize,
}

/// The edits of one pass that were refused.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct PassRefusals {
    /// The id of the pass.
    pub pass: String,
    /// Edits (a group counts once) that would have changed protected text.
    pub protected: usize,
    /// Edits (a group counts once) that broke the contract of [`Pass::check`](crate::Pass::check).
    pub breaches: usize,
    /// The first edit that broke it.
    pub first_breach: Option<BrokenEdit>,
}

impl Summary {
    /// The rules that found something, in the order of their first finding.
    #[must_use]
    pub fn rules(&self) -> &[RuleCount] {
        &self.rules
    }

    /// The passes that had edits refused.
    #[must_use]
    pub fn refused(&self) -> &[PassRefusals] {
        &self.refused
    }

    /// Edits that were applied, in all.
    #[must_use]
    pub fn applied(&self) -> usize {
        self.rules.iter().map(|count| count.applied).sum()
    }

    /// Edits that would have changed protected text, in all.
    #[must_use]
    pub fn protected(&self) -> usize {
        self.refused.iter().map(|refused| refused.protected).sum()
    }

    /// Edits that broke the contract, in all. Not zero only when a pass has a bug.
    #[must_use]
    pub fn breaches(&self) -> usize {
        self.refused.iter().map(|refused| refused.breaches).sum()
    }
}

impl AddAssign for Summary {
    fn add_assign(&mut self, other: Self) {
        for more in other.rules {
            match self.rules.iter_mut().find(|count| count.rule == more.rule) {
                Some(count) => {
                    count.applied += more.applied;
                    count.reported += more.reported;
                }
                None => self.rules.push(more),
            }
        }
        for more in other.refused {
            match self.refused.iter_mut().find(|refused| refused.pass == more.pass) {
                Some(refused) => {
                    refused.protected += more.protected;
                    refused.breaches += more.breaches;
                    refused.first_breach = refused.first_breach.or(more.first_breach);
                }
                None => self.refused.push(more),
            }
        }
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = self.rules.iter().map(|count| count.rule.len()).max().unwrap_or(0);
        for count in &self.rules {
            write!(f, "{:width$}  {:>4} applied", count.rule, count.applied)?;
            if count.reported > 0 {
                write!(f, ", {} reported", count.reported)?;
            }
            writeln!(f)?;
        }
        for refused in &self.refused {
            write!(f, "{}: {} refused in protected text", refused.pass, refused.protected)?;
            if let Some(BrokenEdit { breach, start, end }) = refused.first_breach {
                write!(f, ", {} broken, the first at {start}..{end} ({breach})", refused.breaches)?;
            }
            writeln!(f)?;
        }
        Ok(())
    }
}

#[cfg(feature = "serde")]
mod serialize {
    use serde::ser::{Serialize, SerializeStruct as _, Serializer};

    use super::{Change, Finding};

    /// Fields: `start` and `end` (bytes of the original), `cleaned_start` and `cleaned_end`, `before`, `after`.
    impl Serialize for Change<'_> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut out = serializer.serialize_struct("Change", 6)?;
            out.serialize_field("start", &self.range.start)?;
            out.serialize_field("end", &self.range.end)?;
            out.serialize_field("cleaned_start", &self.cleaned_range.start)?;
            out.serialize_field("cleaned_end", &self.cleaned_range.end)?;
            out.serialize_field("before", self.before)?;
            out.serialize_field("after", self.after)?;
            out.end()
        }
    }

    /// Fields: `rule`, `pass`, `confidence`, `action`, `start` and `end` (bytes of the original), `line`, `column`,
    /// `before`, `after`, `reason`.
    impl Serialize for Finding<'_> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let (line, column) = self.line_column();
            let mut out = serializer.serialize_struct("Finding", 11)?;
            out.serialize_field("rule", self.rule().id())?;
            out.serialize_field("pass", self.pass())?;
            out.serialize_field("confidence", &self.confidence())?;
            out.serialize_field("action", &self.action())?;
            out.serialize_field("start", &self.range().start)?;
            out.serialize_field("end", &self.range().end)?;
            out.serialize_field("line", &line)?;
            out.serialize_field("column", &column)?;
            out.serialize_field("before", self.before())?;
            out.serialize_field("after", self.after())?;
            out.serialize_field("reason", self.reason())?;
            out.end()
        }
    }
}
