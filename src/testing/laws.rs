//! The laws of cleaning, as functions that panic when a pipeline breaks one.
//!
//! They hold for every pipeline and every text, whatever the passes are for. The message shows the law, the pipeline,
//! the input and the outputs with visible no-break spaces, the place where they differ, and the findings.
//!
//! ```
//! use guillemot::testing::laws;
//! use guillemot::{Locale, Pipeline};
//!
//! let pipeline = Pipeline::typography(Locale::FR_FR);
//! for text in ["\"Quoi ?\"", "L'an  dernier...", "", "\u{301}«"] {
//!     laws::assert_laws(&pipeline, text);
//! }
//! ```

use std::borrow::Cow;
use std::fmt::{self, Write as _};
use std::ops::Range;
use std::sync::Arc;

use regex::Regex;

use crate::chars::{slice, visible};
use crate::pass::PassEntry;
use crate::{Action, Bias, Cleaned, Confidence, Finding, Pass, Pipeline, Scratch, pass_fn};

/// All laws of this module that need nothing but a pipeline and a text.
///
/// # Panics
///
/// When one is broken.
#[track_caller]
pub fn assert_laws(pipeline: &Pipeline, text: &str) {
    hold(check_laws(pipeline, text));
}

/// All laws, as [`assert_laws`], for a test that would rather not panic: a property that fails is tried again and again
/// while proptest shrinks the text, and each panic is printed.
///
/// ```
/// use guillemot::Pipeline;
/// use guillemot::testing::{laws, proptest::prelude::*, strategies};
///
/// let pipeline = Pipeline::hygiene();
/// proptest!(ProptestConfig::with_cases(16), |(text in strategies::any_text())| {
///     laws::check_laws(&pipeline, &text)?;
/// });
/// ```
///
/// # Errors
///
/// When a law is broken: which one, how, and where.
pub fn check_laws(pipeline: &Pipeline, text: &str) -> Result<(), LawBroken> {
    let run = Run::new(pipeline, text);
    run.edits_are_valid()?;
    run.changes_explain()?;
    run.offsets_agree()?;
    run.borrows()?;
    run.check_agrees()?;
    run.protected_stands()?;
    run.is_idempotent()
}

/// A law that a pipeline broke, told in full: the law, the pipeline, the texts, the findings.
#[derive(Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct LawBroken(String);

impl fmt::Debug for LawBroken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[track_caller]
fn hold(law: Result<(), LawBroken>) {
    if let Err(broken) = law {
        panic!("{broken}");
    }
}

/// No pass breaks the contract of [`Pass::check`]: its edits are disjoint, lie on `char` boundaries
/// of the text, and name rules that it declares.
///
/// # Panics
///
/// When an edit was refused for it.
#[track_caller]
pub fn assert_edits_valid(pipeline: &Pipeline, text: &str) {
    hold(Run::new(pipeline, text).edits_are_valid());
}

/// A second run over the cleaned text changes nothing.
///
/// # Panics
///
/// When it does.
#[track_caller]
pub fn assert_idempotent(pipeline: &Pipeline, text: &str) {
    hold(Run::new(pipeline, text).is_idempotent());
}

/// The [changes](Cleaned::changes) are in order and disjoint, give the cleaned text when they are applied to the original,
/// and each is touched by a finding that was applied.
///
/// # Panics
///
/// When they aren't, don't, or one isn't.
#[track_caller]
pub fn assert_changes_explain(pipeline: &Pipeline, text: &str) {
    hold(Run::new(pipeline, text).changes_explain());
}

/// The [offsets](Cleaned::offsets) are monotone, stay in the texts, land on `char` boundaries, and map the text between
/// changes to itself, there and back.
///
/// # Panics
///
/// When they don't.
#[track_caller]
pub fn assert_offsets(pipeline: &Pipeline, text: &str) {
    hold(Run::new(pipeline, text).offsets_agree());
}

/// Protected spans stand as they are: the caller's always, built-in ones unless whole lines are deleted with them, or the
/// pass [works on protected text](Pass::edits_protected).
///
/// Looks at each pass alone, on the text that it sees: what one pass changes beside a span may make the span another
/// one for the next. [`assert_spans_kept`] looks at the whole run.
///
/// # Panics
///
/// When an applied edit changed part of a span.
#[track_caller]
pub fn assert_protected_kept(pipeline: &Pipeline, text: &str) {
    hold(Run::new(pipeline, text).protected_stands());
}

/// Each match of a pattern in the original text stands unchanged in the cleaned text: what
/// [`Protect::regex`](crate::Protect::regex) promises for its pattern.
///
/// ```
/// use guillemot::testing::laws;
/// use guillemot::{Locale, Pipeline, Protect};
///
/// let templates = r"\{\{.*?\}\}";
/// let builder = Pipeline::builder().pass(&Pipeline::typography(Locale::FR_FR));
/// let pipeline = builder.protect(Protect::regex(templates)?).build()?;
/// laws::assert_spans_kept(&pipeline, "Bonjour {{ nom ?  }} !", templates);
/// # Ok::<(), guillemot::BuildError>(())
/// ```
///
/// # Panics
///
/// When one doesn't, or the pattern is no regular expression.
#[track_caller]
pub fn assert_spans_kept(pipeline: &Pipeline, text: &str, pattern: &str) {
    let regex = Regex::new(pattern);
    let regex =
        regex.unwrap_or_else(|error| panic!("the pattern `{pattern}` is not a regular expression: {error}"));
    hold(Run::new(pipeline, text).spans_stand(&regex));
}

/// A text that needs no change is [borrowed](Cow::Borrowed), and has no changes; one that is owned is another text.
///
/// # Panics
///
/// When it isn't.
#[track_caller]
pub fn assert_borrowed_when_unchanged(pipeline: &Pipeline, text: &str) {
    hold(Run::new(pipeline, text).borrows());
}

/// The three ways to run agree: [`Pipeline::check`] has the findings of [`Pipeline::clean`],
/// [`Pipeline::clean_into`] gives its text, also with a scratch that was used before, and running again gives the same.
///
/// # Panics
///
/// When they don't.
#[track_caller]
pub fn assert_check_agrees(pipeline: &Pipeline, text: &str) {
    hold(Run::new(pipeline, text).check_agrees());
}

/// One run, and what the laws ask of it.
struct Run<'r> {
    pipeline: &'r Pipeline,
    text: &'r str,
    cleaned: Cleaned<'r>,
}

impl<'r> Run<'r> {
    fn new(pipeline: &'r Pipeline, text: &'r str) -> Self {
        Self { pipeline, text, cleaned: pipeline.clean(text) }
    }

    fn edits_are_valid(&self) -> Result<(), LawBroken> {
        const LAW: &str = "edits are disjoint, on char boundaries, within the text, and under declared rules";
        let summary = self.cleaned.summary();
        if let Some(refused) = summary.refused().iter().find(|refused| refused.breaches > 0) {
            let (pass, count) = (&refused.pass, refused.breaches);
            return self.broken(
                LAW,
                &format!(
                    "the pass `{pass}` broke the contract {count} times, first {:?}",
                    refused.first_breach
                ),
            );
        }
        for finding in self.cleaned.findings() {
            if self.text.get(finding.range()).is_none() {
                return self
                    .broken(LAW, &format!("a finding has the range {:?}: {finding:?}", finding.range()));
            }
        }
        Ok(())
    }

    fn is_idempotent(&self) -> Result<(), LawBroken> {
        const LAW: &str = "a second run changes nothing: clean(clean(text)) = clean(text)";
        let once = self.cleaned.as_str();
        let again = self.pipeline.clean(once);
        if again.as_str() == once {
            return Ok(());
        }
        let mut details = String::new();
        section(&mut details, "twice", &shown(again.as_str()));
        section(&mut details, "once and twice differ", &difference(once, again.as_str()));
        section(&mut details, "findings of the second run", &listed(&again));
        self.broken(LAW, details.trim_end())
    }

    fn changes_explain(&self) -> Result<(), LawBroken> {
        const LAW: &str =
            "the changes, applied to the original, give the cleaned text, and findings explain each";
        let mut applied: Vec<Range<usize>> =
            self.cleaned.findings().filter(is_applied).map(|f| f.range()).collect();
        applied.sort_unstable_by_key(|range| (range.start, range.end));
        // The furthest end of the findings so far: sorting by starts leaves ends in disorder.
        let mut furthest = 0;
        let ends: Vec<usize> = applied
            .iter()
            .map(|range| {
                furthest = range.end.max(furthest);
                furthest
            })
            .collect();
        let mut rebuilt = String::with_capacity(self.cleaned.as_str().len());
        let mut at = 0;
        for change in self.cleaned.changes() {
            let range = change.range();
            let (Some(kept), Some(before)) = (self.text.get(at..range.start), self.text.get(range.clone()))
            else {
                return self.broken(LAW, &format!("the change {change:?} is out of order or off the text"));
            };
            if before != change.before() || before == change.after() {
                return self.broken(LAW, &format!("the change {change:?} is of ‘{}’", visible(before)));
            }
            let known = applied.partition_point(|finding| finding.start <= range.end);
            if known.checked_sub(1).is_none_or(|last| ends[last] < range.start) {
                return self.broken(LAW, &format!("no finding explains the change {change:?}"));
            }
            rebuilt.push_str(kept);
            rebuilt.push_str(change.after());
            at = range.end;
        }
        rebuilt.push_str(slice(self.text, at..self.text.len()));
        if rebuilt != self.cleaned.as_str() {
            let mut details = String::new();
            section(&mut details, "applying the changes gives", &shown(&rebuilt));
            section(&mut details, "which differs", &difference(self.cleaned.as_str(), &rebuilt));
            return self.broken(LAW, details.trim_end());
        }
        Ok(())
    }

    fn offsets_agree(&self) -> Result<(), LawBroken> {
        const LAW: &str = "offsets are monotone, land on char boundaries, and map unchanged text to itself";
        let (original, cleaned) = (self.text, self.cleaned.as_str());
        let map = self.cleaned.offsets();
        for bias in [Bias::Left, Bias::Right] {
            let there = |at| map.to_cleaned(at, bias);
            let back = |at| map.to_original(at, bias);
            if let Err(what) =
                maps_well(original, cleaned, there).and_then(|()| maps_well(cleaned, original, back))
            {
                return self.broken(LAW, &format!("with {bias:?}, {what}"));
            }
        }
        let ends = (original.len()..original.len(), cleaned.len()..cleaned.len());
        let changes = self.cleaned.changes().map(|change| (change.range(), change.cleaned_range()));
        let (mut from, mut to) = (0, 0);
        for (next_original, next_cleaned) in changes.chain([ends]) {
            if next_original.start - from != next_cleaned.start - to {
                return self.broken(
                    LAW,
                    &format!(
                        "the unchanged text at {from} of the original is not as long as at {to} of the other"
                    ),
                );
            }
            let len = next_original.start - from;
            // Where nothing stands between two changes, or between one and an end of the text, nothing maps to itself.
            for inner in (0..=len).filter(|_| len > 0) {
                let (at, became) = (from + inner, to + inner);
                if !original.is_char_boundary(at) {
                    continue;
                }
                // At the edges of a stretch the bias decides on which side of a change an offset lands.
                let bias = if inner == 0 { Bias::Right } else { Bias::Left };
                let lands = (map.to_cleaned(at, bias), map.to_original(became, bias));
                if lands != (became, at) {
                    return self.broken(LAW, &format!("{at} of the original and {became} of the cleaned text are one place, but map to {lands:?}"));
                }
            }
            (from, to) = (next_original.end, next_cleaned.end);
        }
        Ok(())
    }

    fn protected_stands(&self) -> Result<(), LawBroken> {
        const LAW: &str = "no edit changes part of a protected span";
        let mut text = Cow::Borrowed(self.text);
        for stage in self.pipeline.entries().map(|entry| alone(self.pipeline, entry)) {
            let cleaned = stage.clean(&text);
            if let Some(finding) = touched(self.pipeline, &stage, &cleaned) {
                let mut details = format!("the pass `{}` did: {finding}\n", finding.pass());
                section(&mut details, "the text that it saw", &shown(&text));
                section(&mut details, "the text that it left", &shown(cleaned.as_str()));
                return self.broken(LAW, details.trim_end());
            }
            if cleaned.is_changed() {
                text = Cow::Owned(cleaned.into_text().into_owned());
            }
        }
        Ok(())
    }

    fn spans_stand(&self, regex: &Regex) -> Result<(), LawBroken> {
        let law = format!("each match of `{regex}` stands unchanged");
        let changes: Vec<_> = self.cleaned.changes().collect();
        for span in regex.find_iter(self.text) {
            let span = span.range();
            let index = changes.partition_point(|change| change.range().end <= span.start);
            if let Some(change) = changes.get(index)
                && change.range().start < span.end
            {
                return self.broken(&law, &format!("the span {span:?} met the change {change:?}"));
            }
        }
        Ok(())
    }

    fn borrows(&self) -> Result<(), LawBroken> {
        const LAW: &str = "a text that needs no change is borrowed, and only such a text";
        let is_same = self.cleaned.as_str() == self.text;
        let is_borrowed = std::ptr::eq(self.cleaned.as_str(), self.text);
        if is_same != is_borrowed || is_same == self.cleaned.is_changed() {
            return self.broken(LAW, &format!("same text: {is_same}, borrowed: {is_borrowed}"));
        }
        let changes = self.cleaned.changes().count();
        if is_same != (changes == 0) || is_same != self.cleaned.offsets().is_identity() {
            return self.broken(LAW, &format!("same text: {is_same}, changes: {changes}"));
        }
        Ok(())
    }

    fn check_agrees(&self) -> Result<(), LawBroken> {
        const LAW: &str = "clean, check and clean_into agree, and running again gives the same";
        let dry = self.pipeline.check(self.text);
        if dry.is_changed() || dry.as_str() != self.text || dry.changes().next().is_some() {
            return self.broken(LAW, "a dry run changed something");
        }
        let again = self.pipeline.clean(self.text);
        for (name, other) in [("check", &dry), ("a second clean", &again)] {
            if !self.cleaned.findings().map(facts).eq(other.findings().map(facts)) {
                return self
                    .broken(LAW, &format!("the findings of {name} are other ones:\n{}", listed(other)));
            }
        }
        if dry.findings().any(|finding| finding.action() == Action::Applied) {
            return self.broken(LAW, "a dry run says that it applied an edit");
        }
        let (mut out, mut scratch) = (String::from("old"), Scratch::new());
        for state in ["new", "used", "used again"] {
            let changed = self.pipeline.clean_into(self.text, &mut out, &mut scratch);
            if out != self.cleaned.as_str() || changed != self.cleaned.is_changed() {
                let differs = difference(self.cleaned.as_str(), &out);
                return self.broken(
                    LAW,
                    &format!(
                        "clean_into with a scratch that is {state} gave (changed: {changed})\n{differs}"
                    ),
                );
            }
            // What the scratch keeps of another text must not show.
            self.pipeline.clean_into(cut(self.text), &mut out, &mut scratch);
        }
        Ok(())
    }

    /// The error that tells it all.
    fn broken(&self, law: &str, what: &str) -> Result<(), LawBroken> {
        let passes: Vec<&str> = self.pipeline.passes().map(Pass::id).collect();
        let locale = self.pipeline.locale();
        let mut message = format!("law broken: {law}\n{what}\n");
        let spaces = locale.spaces();
        section(&mut message, "pipeline", &format!("{locale}, {spaces:?} spaces: {}", passes.join(", ")));
        section(&mut message, "input", &shown(self.text));
        section(&mut message, "input, to paste", &pasted(&shortened(self.text)));
        section(&mut message, "output", &shown(self.cleaned.as_str()));
        section(&mut message, "findings", &listed(&self.cleaned));
        Err(LawBroken(message.trim_end().to_owned()))
    }
}

fn is_applied(finding: &Finding<'_>) -> bool {
    finding.action() == Action::Applied
}

/// All that a finding says but what became of it.
fn facts(finding: Finding<'_>) -> (Range<usize>, &str, &str, Confidence, [&str; 3]) {
    let words = [finding.before(), finding.after(), finding.reason()];
    (finding.range(), finding.rule().id(), finding.pass(), finding.confidence(), words)
}

/// Checks a map from the `char` boundaries of one text into the other.
fn maps_well(from: &str, to: &str, map: impl Fn(usize) -> usize) -> Result<(), String> {
    let mut last = 0;
    for at in (0..=from.len()).filter(|&at| from.is_char_boundary(at)) {
        let lands = map(at);
        if lands < last {
            return Err(format!("{at} maps to {lands}, but an earlier offset to {last}"));
        }
        if !to.is_char_boundary(lands) {
            return Err(format!("{at} maps to {lands}, which is no char boundary of {}", to.len()));
        }
        last = lands;
    }
    Ok(())
}

/// A pipeline of one pass with the locale, the threshold and the protected spans of another.
fn alone(pipeline: &Pipeline, entry: PassEntry) -> Pipeline {
    pipeline.with_entries(vec![entry]).expect("one pass with its rules is always in order")
}

/// An applied finding of one pass that changed part of a protected span.
fn touched<'c>(pipeline: &Pipeline, stage: &Pipeline, cleaned: &'c Cleaned<'_>) -> Option<Finding<'c>> {
    let applied: Vec<Finding<'c>> = cleaned.findings().filter(is_applied).collect();
    if applied.is_empty() {
        return None;
    }
    let text = cleaned.original();
    // Insertions within a span, each character of what was replaced (a span that holds a character holds a part of every
    // range with that character), and whole lines. Those, and decoders, may take built-in spans with them, so there only
    // the caller's count.
    let is_decoder = stage.passes().any(Pass::edits_protected);
    let mut places: Vec<(Range<usize>, bool)> = Vec::new();
    for finding in &applied {
        let range = finding.range();
        let only_callers = is_decoder || is_line_deletion(text, finding);
        if range.is_empty() || only_callers {
            places.push((range, only_callers));
        } else {
            let chars = slice(text, range.clone()).char_indices();
            places.extend(chars.map(|(at, c)| (range.start + at..range.start + at + c.len_utf8(), false)));
        }
    }
    let probe = pass_fn("testing/probe", move |doc, edits| {
        for (place, only_callers) in &places {
            if if *only_callers { doc.is_callers(place.clone()) } else { doc.is_protected(place.clone()) } {
                edits.flag(place.clone());
            }
        }
    });
    let probe = alone(pipeline, PassEntry { pass: Arc::new(probe), disabled: Vec::new() });
    let report = probe.check(text);
    let met = report.findings().next()?.range();
    applied.into_iter().find(|finding| {
        let range = finding.range();
        range == met || range.start <= met.start && met.end <= range.end && !met.is_empty()
    })
}

/// Whether an edit deletes whole lines.
fn is_line_deletion(text: &str, finding: &Finding<'_>) -> bool {
    let Range { start, end } = finding.range();
    let is_edge = |at: usize| {
        at == 0 || slice(text, 0..at).ends_with('\n') || matches!(text.as_bytes().get(at), None | Some(b'\n'))
    };
    finding.after().is_empty() && is_edge(start) && is_edge(end)
}

/// The text without its last character, or another one when it has none.
fn cut(text: &str) -> &str {
    let mut chars = text.chars();
    chars.next_back().map_or("« a\"  \r\n", |_| chars.as_str())
}

fn section(message: &mut String, title: &str, body: &str) {
    // Writing to a `String` cannot fail.
    let _ = writeln!(message, "── {title}\n{body}");
}

/// A text for people's eyes, without its middle when it is long.
fn shown(text: &str) -> String {
    let text = visible(&shortened(text));
    if text.is_empty() { "(empty)".to_owned() } else { text }
}

/// A text as a literal of Rust, with escapes for whatever could be mistaken for something else.
fn pasted(text: &str) -> String {
    let mut literal = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' | '\0'..'\u{20}' => literal.extend(c.escape_default()),
            ' '..='~' | '\u{A1}'..='\u{AC}' | '\u{AE}'..='\u{17F}' | '‘'..='”' | '…' | '€' => {
                literal.push(c);
            }
            _ => literal.extend(c.escape_unicode()),
        }
    }
    literal + "\""
}

fn shortened(text: &str) -> Cow<'_, str> {
    const ENDS: usize = 1500;
    if text.len() <= 3 * ENDS {
        return Cow::Borrowed(text);
    }
    let head = slice(text, 0..boundary(text, ENDS));
    let tail = slice(text, boundary(text, text.len() - ENDS)..text.len());
    Cow::Owned(format!("{head}[{} bytes are left out here]{tail}", text.len() - head.len() - tail.len()))
}

/// The last `char` boundary up to `at`.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

/// Where two texts part, and what each says there.
fn difference(one: &str, other: &str) -> String {
    const AROUND: usize = 24;
    let same = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    let around = |text: &str| {
        let from = boundary(text, same.saturating_sub(AROUND));
        let to = boundary(text, same + AROUND);
        visible(slice(text, from..to)).replace("↵\n", "↵")
    };
    format!("at byte {same}: ‘{}’\n     against: ‘{}’", around(one), around(other))
}

fn listed(cleaned: &Cleaned<'_>) -> String {
    const MOST: usize = 20;
    let lines: Vec<String> =
        cleaned.findings().take(MOST).map(|finding| format!("{:?} {finding}", finding.range())).collect();
    let more = cleaned.findings().count().saturating_sub(MOST);
    match (lines.is_empty(), more) {
        (true, _) => "(none)".to_owned(),
        (_, 0) => lines.join("\n"),
        _ => format!("{}\nand {more} more", lines.join("\n")),
    }
}

#[cfg(test)]
mod tests {
    use std::panic::{AssertUnwindSafe, catch_unwind};

    use super::*;
    use crate::{BuildError, Protect, Rewrite};

    /// The message of a law that the closure breaks.
    fn broken(law: impl FnOnce()) -> String {
        let panic = catch_unwind(AssertUnwindSafe(law)).expect_err("the law should be broken");
        *panic.downcast::<String>().expect("a message")
    }

    fn pipeline(pass: impl Pass) -> Pipeline {
        Pipeline::builder().pass(pass).build().expect("one pass is in order")
    }

    #[test]
    fn a_pass_that_is_not_idempotent_is_told_how() -> Result<(), BuildError> {
        let pipeline = pipeline(Rewrite::new("house/less", "\u{A0}!", "!")?);
        let message = broken(|| assert_idempotent(&pipeline, "Non\u{A0}\u{A0}!"));
        for part in [
            "a second run changes nothing",
            "house/less",
            "Non⍽⍽!",
            "Non⍽!",
            "── twice\nNon!",
            "byte 3",
            "1:5",
        ] {
            assert!(message.contains(part), "{part} is not in:\n{message}");
        }
        Ok(())
    }

    #[test]
    fn breaches_are_told() {
        let wild = pass_fn("house/wild", |doc, edits| {
            edits.delete(0..doc.text().len() + 1);
        });
        let message = broken(|| assert_edits_valid(&pipeline(wild), "é"));
        assert!(message.contains("`house/wild`") && message.contains("OutOfText"), "{message}");
    }

    #[test]
    fn a_pass_with_a_memory_of_its_own_is_caught() {
        let count = std::sync::atomic::AtomicUsize::new(0);
        let moody = pass_fn("house/moody", move |doc, edits| {
            if count.fetch_add(1, std::sync::atomic::Ordering::Relaxed) % 2 == 1 {
                edits.insert(doc.text().len(), "!");
            }
        });
        let message = broken(|| assert_check_agrees(&pipeline(moody), "a"));
        assert!(message.contains("the findings of check are other ones"), "{message}");
    }

    #[test]
    fn spans_that_are_not_protected_are_caught() -> Result<(), BuildError> {
        let calm = || Rewrite::new("house/calm", "!!+", "!");
        let message = broken(|| {
            assert_spans_kept(&pipeline(calm().expect("a pattern")), "Yahoo!! paie!!", "Yahoo!+");
        });
        assert!(message.contains("the span 0..7 met"), "{message}");
        let protected = Pipeline::builder().pass(calm()?).protect(Protect::regex("Yahoo!+")?).build()?;
        assert_spans_kept(&protected, "Yahoo!! paie!!", "Yahoo!+");
        assert_protected_kept(&protected, "Yahoo!! paie!!");
        Ok(())
    }

    #[test]
    fn passes_that_undo_each_other_keep_the_laws() -> Result<(), BuildError> {
        let rule = Rewrite::new;
        let rules =
            (rule("house/gone", "x", "")?, rule("house/there", "é", "ab")?, rule("house/back", "ab", "é")?);
        let pipeline = Pipeline::builder().pass(rules).build()?;
        for text in ["éé", "éé x ab", "xéxabxx", "", "x"] {
            assert_laws(&pipeline, text);
        }
        Ok(())
    }

    #[test]
    fn texts_are_shown_short_and_plain() {
        let text = "é".repeat(9000);
        assert_eq!(pasted("l'\"é\u{212B}\u{A0}\n"), r#""l'\"é\u{212b}\u{a0}\n""#);
        assert!(shown(&text).len() < 4000);
        assert!(difference(&text, &format!("{text}!")).contains("at byte 18000"));
    }
}
