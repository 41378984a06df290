//! The laws of one text.

use std::borrow::Cow;
use std::cell::Cell;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Once};

use regex::Regex;
use unicode_normalization::UnicodeNormalization as _;

use super::broken::{difference, pasted};
use super::{Answer, Law, LawBroken};
use crate::chars::{slice, visible};
use crate::document::{Document, Found, Memory};
use crate::edit::{EditBuffer, Edits, RuleTable, Terms};
use crate::pass::PassEntry;
use crate::protect::Protection;
use crate::scan::{Scan, Triggers, WellSet};
use crate::{Action, Bias, Cleaned, Confidence, Finding, Locale, Phase, Pipeline, Scratch, pass_fn, work};

/// Checks one law on one text. A panic breaks every law.
pub(super) fn check(law: Law, pipeline: &Pipeline, text: &str) -> Result<(), LawBroken> {
    let checked = quietly(|| match law {
        Law::TriggersHonest => triggers_honest(pipeline, text),
        Law::WorkLinear => work_linear(pipeline, text),
        Law::ExamplesHold => examples_hold(pipeline),
        Law::StepByStep => step_by_step(pipeline, text),
        Law::Commutes => commutes(pipeline, text, &[]),
        Law::CleanIsClean => clean_is_clean(pipeline, text),
        // These need the right answer too; without it, the text itself is the right one.
        Law::AnswersHold => Answer::kept(text).holds(pipeline),
        Law::RepairsDamage => repaired(pipeline, text, text),
        Law::LineByLine => part_by_part(law, pipeline, text, "\n"),
        Law::Embedded => embedded(pipeline, text),
        Law::ParagraphByParagraph => part_by_part(law, pipeline, text, "\n\n"),
        _ => {
            let run = Run::new(pipeline, text);
            match law {
                Law::NoPanic => {
                    run.tell_all();
                    Ok(())
                }
                Law::EditsValid => run.edits_are_valid(),
                Law::ChangesExplain => run.changes_explain(),
                Law::Offsets => run.offsets_agree(),
                Law::ProtectedKept => run.protected_stands(),
                Law::BorrowedWhenUnchanged => run.borrows(),
                Law::WaysAgree => run.ways_agree(),
                Law::Deterministic => run.is_deterministic(),
                Law::LettersKept => run.letters_stand(),
                _ => run.is_idempotent(),
            }
        }
    });
    checked.unwrap_or_else(|panic| {
        let told = LawBroken::new(Law::NoPanic, pipeline, text, format!("It panicked: {panic}"));
        Err(told)
    })
}

thread_local! {
    static QUIET: Cell<bool> = const { Cell::new(false) };
}

/// Runs a function and catches its panic, whose message is not printed: while a failure is shrunk there may be hundreds.
pub(super) fn quietly<R>(run: impl FnOnce() -> R) -> Result<R, String> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let loud = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            if !QUIET.get() {
                loud(info);
            }
        }));
    });
    let before = QUIET.replace(true);
    let result = catch_unwind(AssertUnwindSafe(run));
    QUIET.set(before);
    result.map_err(|panic| {
        let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
        text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "no message".to_owned())
    })
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

    /// Everything that can be asked of a result, for the panics that it might bring.
    fn tell_all(&self) {
        let mut length = 0;
        for finding in self.cleaned.findings().chain(self.pipeline.check(self.text).findings()) {
            length += finding.to_string().len();
        }
        length += self.cleaned.changes().count() + self.cleaned.summary().to_string().len();
        let (mut out, mut scratch) = (String::new(), Scratch::new());
        self.pipeline.clean_into(self.text, &mut out, &mut scratch);
        std::hint::black_box(length);
    }

    fn edits_are_valid(&self) -> Result<(), LawBroken> {
        let summary = self.cleaned.summary();
        if let Some(refused) = summary.refused().iter().find(|refused| refused.breaches > 0) {
            let first = refused.first_breach.map_or_else(String::new, |first| {
                format!(", first with {:?} at {}..{}", first.breach, first.start, first.end)
            });
            let (pass, count) = (&refused.pass, refused.breaches);
            return self.broken(
                Law::EditsValid,
                format!("The pass `{pass}` broke the contract {count} times{first}."),
            );
        }
        for finding in self.cleaned.findings() {
            if self.text.get(finding.range()).is_none() {
                let range = finding.range();
                return self
                    .broken(Law::EditsValid, format!("A finding has the range {range:?}: {finding:?}"));
            }
        }
        Ok(())
    }

    fn is_idempotent(&self) -> Result<(), LawBroken> {
        let once = self.cleaned.as_str();
        let again = self.pipeline.clean(once);
        if again.as_str() == once {
            return Ok(());
        }
        let told =
            LawBroken::new(Law::Idempotent, self.pipeline, self.text, "A second run changed the text again.");
        Err(told
            .text("the input", self.text)
            .text("once", once)
            .text("twice", again.as_str())
            .difference("from once to twice", once, again.as_str())
            .findings("findings of the first run", &self.cleaned)
            .findings("findings of the second run", &again))
    }

    fn changes_explain(&self) -> Result<(), LawBroken> {
        let broken = |what: String| self.broken(Law::ChangesExplain, what);
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
                return broken(format!("The change {change:?} is out of order, or off the text."));
            };
            if before != change.before() || before == change.after() {
                return broken(format!("The change {change:?} is of ‘{}’.", visible(before)));
            }
            let known = applied.partition_point(|finding| finding.start <= range.end);
            if known.checked_sub(1).is_none_or(|last| ends[last] < range.start) {
                return broken(format!("No finding explains the change {change:?}."));
            }
            rebuilt.push_str(kept);
            rebuilt.push_str(change.after());
            at = range.end;
        }
        rebuilt.push_str(slice(self.text, at..self.text.len()));
        if rebuilt != self.cleaned.as_str() {
            let differs = difference(self.cleaned.as_str(), &rebuilt);
            return broken(format!("Applying the changes gives another text:\n{differs}"));
        }
        Ok(())
    }

    fn offsets_agree(&self) -> Result<(), LawBroken> {
        let broken = |what: String| self.broken(Law::Offsets, what);
        let (original, cleaned) = (self.text, self.cleaned.as_str());
        let map = self.cleaned.offsets();
        for bias in [Bias::Left, Bias::Right] {
            let there = |at| map.to_cleaned(at, bias);
            let back = |at| map.to_original(at, bias);
            if let Err(what) =
                maps_well(original, cleaned, there).and_then(|()| maps_well(cleaned, original, back))
            {
                return broken(format!("With {bias:?}, {what}."));
            }
        }
        let ends = (original.len()..original.len(), cleaned.len()..cleaned.len());
        let changes = self.cleaned.changes().map(|change| (change.range(), change.cleaned_range()));
        let (mut from, mut to) = (0, 0);
        for (next_original, next_cleaned) in changes.chain([ends]) {
            if next_original.start.checked_sub(from) != next_cleaned.start.checked_sub(to) {
                return broken(format!(
                    "The unchanged text at {from} of the original is not as long as at {to} of the other."
                ));
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
                    return broken(format!(
                        "{at} of the original and {became} of the cleaned text are one place, but map to {lands:?}."
                    ));
                }
            }
            (from, to) = (next_original.end, next_cleaned.end);
        }
        Ok(())
    }

    fn protected_stands(&self) -> Result<(), LawBroken> {
        let mut text = Cow::Borrowed(self.text);
        for stage in self.pipeline.entries().map(|entry| alone(self.pipeline, vec![entry])) {
            let cleaned = stage.clean(&text);
            if let Some(finding) = touched(self.pipeline, &stage, &cleaned) {
                let what = format!("The pass `{}` did: {finding}", finding.pass());
                let told = LawBroken::new(Law::ProtectedKept, self.pipeline, self.text, what);
                return Err(told
                    .text("the text that it saw", &text)
                    .text("the text that it left", cleaned.as_str()));
            }
            if cleaned.is_changed() {
                text = Cow::Owned(cleaned.into_text().into_owned());
            }
        }
        Ok(())
    }

    fn borrows(&self) -> Result<(), LawBroken> {
        let is_same = self.cleaned.as_str() == self.text;
        let is_borrowed = std::ptr::eq(self.cleaned.as_str(), self.text);
        let changes = self.cleaned.changes().count();
        let is_broken = is_same != is_borrowed
            || is_same == self.cleaned.is_changed()
            || is_same != (changes == 0)
            || is_same != self.cleaned.offsets().is_identity();
        if is_broken {
            let what = format!("The same text: {is_same}; borrowed: {is_borrowed}; changes: {changes}.");
            return self.broken(Law::BorrowedWhenUnchanged, what);
        }
        Ok(())
    }

    fn ways_agree(&self) -> Result<(), LawBroken> {
        let broken = |what: String| self.broken(Law::WaysAgree, what);
        let dry = self.pipeline.check(self.text);
        if dry.is_changed() || dry.as_str() != self.text || dry.changes().next().is_some() {
            return broken("A dry run changed something.".to_owned());
        }
        if dry.findings().any(|finding| finding.action() == Action::Applied) {
            return broken("A dry run says that it applied an edit.".to_owned());
        }
        self.same_findings(Law::WaysAgree, "the dry run", &dry)?;
        let (mut out, mut scratch) = (String::from("old"), Scratch::new());
        for state in ["new", "used", "used again"] {
            let changed = self.pipeline.clean_into(self.text, &mut out, &mut scratch);
            if out != self.cleaned.as_str() || changed != self.cleaned.is_changed() {
                let differs = difference(self.cleaned.as_str(), &out);
                return broken(format!(
                    "`clean_into` with a scratch that is {state} gave (changed: {changed})\n{differs}"
                ));
            }
            // What the scratch keeps of another text must not show.
            self.pipeline.clean_into(cut(self.text), &mut out, &mut scratch);
        }
        Ok(())
    }

    fn is_deterministic(&self) -> Result<(), LawBroken> {
        /// A text on which many passes have something to do.
        const OTHER: &str = "“Oui »  l'an [a]b !\r\n\nSource link\u{FEFF} \n\n\n«non\"";
        self.same("a second run", &self.pipeline.clean(self.text))?;
        for other in [OTHER, cut(self.text), ""] {
            let _ = self.pipeline.clean(other);
            self.same("a run after another text", &self.pipeline.clean(self.text))?;
        }
        let (pipeline, text) = (self.pipeline, self.text);
        let elsewhere = std::thread::scope(|scope| {
            let other = scope.spawn(|| quietly(|| pipeline.clean(text)));
            other.join().unwrap_or_else(|_| Err("the thread panicked".to_owned()))
        });
        match elsewhere {
            Ok(elsewhere) => self.same("a run in another thread", &elsewhere),
            Err(panic) => {
                self.broken(Law::Deterministic, format!("A run in another thread panicked: {panic}"))
            }
        }
    }

    fn same(&self, name: &str, other: &Cleaned<'_>) -> Result<(), LawBroken> {
        if other.as_str() != self.cleaned.as_str() {
            let differs = difference(self.cleaned.as_str(), other.as_str());
            return self
                .broken(Law::Deterministic, format!("{} gave another text:\n{differs}", capital(name)));
        }
        self.same_findings(Law::Deterministic, name, other)
    }

    fn same_findings(&self, law: Law, name: &str, other: &Cleaned<'_>) -> Result<(), LawBroken> {
        if self.cleaned.findings().map(facts).eq(other.findings().map(facts)) {
            return Ok(());
        }
        let what = format!("The findings of {name} are other ones.");
        let told = LawBroken::new(law, self.pipeline, self.text, what).text("the input", self.text);
        Err(told.findings("findings", &self.cleaned).findings("the other findings", other))
    }

    fn letters_stand(&self) -> Result<(), LawBroken> {
        let cleaned = self.cleaned.as_str();
        if letters(self.text).eq(letters(cleaned)) {
            return Ok(());
        }
        let [before, after] = [self.text, cleaned].map(|text| letters(text).collect::<String>());
        let differs = difference(&before, &after);
        self.broken(Law::LettersKept, format!("The letters and digits alone, before and after:\n{differs}"))
    }

    fn broken(&self, law: Law, what: String) -> Result<(), LawBroken> {
        let told = LawBroken::new(law, self.pipeline, self.text, what);
        Err(told
            .text("the input", self.text)
            .text("the output", self.cleaned.as_str())
            .findings("findings", &self.cleaned))
    }
}

/// The letters without their marks, and the digits: what composing them or setting other signs beside them leaves as it is.
fn letters(text: &str) -> impl Iterator<Item = char> + '_ {
    text.nfd().filter(|c| c.is_alphanumeric())
}

fn capital(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map(char::to_uppercase).into_iter().flatten().chain(chars).collect()
}

/// Forces each pass to look at a text that the engine would keep from it.
fn triggers_honest(pipeline: &Pipeline, text: &str) -> Result<(), LawBroken> {
    let mut seen = Cow::Borrowed(text);
    for entry in pipeline.entries() {
        let triggers = entry.pass.triggers();
        let mut scan = Scan::default();
        scan.run(&seen, WellSet::new(pipeline.locale(), triggers));
        if triggers != Triggers::ALWAYS
            && !triggers.intersects(scan.found())
            && let Some(edit) = forced(pipeline.locale(), &entry, &seen, &scan)
        {
            let pass = entry.pass.id();
            let (was, new) = (visible(slice(&seen, edit.0.clone())), visible(&edit.1));
            let what = format!(
                "The pass `{pass}` is skipped on this text, but would edit {:?}: ‘{was}’ → ‘{new}’. \
                 Its triggers leave out what it looks for.",
                edit.0
            );
            let told = LawBroken::new(Law::TriggersHonest, pipeline, text, what);
            return Err(told.text("the text that it saw", &seen));
        }
        let stage = alone(pipeline, vec![entry]);
        let cleaned = stage.clean(&seen);
        if cleaned.is_changed() {
            seen = Cow::Owned(cleaned.into_text().into_owned());
        }
    }
    Ok(())
}

/// The first edit of a pass that would stand, whether or not the engine would ask the pass.
fn forced(locale: Locale, entry: &PassEntry, text: &str, scan: &Scan) -> Option<(Range<usize>, String)> {
    let pass = &entry.pass;
    let (protection, found, memory) = (Protection::default(), Found::default(), Memory::default());
    let doc = Document::new(text, locale, pass.triggers(), scan, &protection, &found, &memory);
    let rules = RuleTable::new(&pass.rules(), |rule| !entry.disabled.iter().any(|id| id == rule.id()));
    let mut buffer = EditBuffer::default();
    pass.check(&doc, &mut Edits::new(text, &rules, &mut buffer));
    let guard = |range: Range<usize>, lines: bool| {
        if lines || pass.edits_protected() { doc.is_callers(range) } else { doc.is_protected(range) }
    };
    buffer.settle(text, &Terms { rules: &rules, guard, guard_marks: false, threshold: Confidence::Suspect });
    let edit = buffer.settled().next()?;
    Some((edit.start..edit.end, buffer.replacement(edit).to_owned()))
}

/// Counts the work on a text that is this one again and again, and on one four times as long.
fn work_linear(pipeline: &Pipeline, text: &str) -> Result<(), LawBroken> {
    /// Bytes of the shorter text, at least.
    const BASE: usize = 1 << 12;
    /// Of linear work, four times the text is four times the work; of `n log n`, a little more; of quadratic, sixteen times.
    const GROWTH: usize = 7;
    /// What a run may cost whatever the text is.
    const FIXED: usize = 1 << 12;
    if text.is_empty() {
        return Ok(());
    }
    let times = BASE.div_ceil(text.len());
    let on = |times: usize| {
        let text = text.repeat(times);
        work::of(|| {
            let _ = pipeline.clean(&text);
        })
    };
    let is_linear = |short: usize, long: usize| long <= GROWTH * short + FIXED;
    let (short, long) = (on(times), on(4 * times));
    // What a pass does with an odd number of marks may be another thing than with an even one: only what grows on counts.
    if is_linear(short, long) || is_linear(long, on(16 * times)) {
        return Ok(());
    }
    let mut what = format!(
        "Repeated {times} times, the text takes {short} bytes read and written; repeated {} times, {long}.",
        4 * times
    );
    if pipeline.passes().count() > 1 {
        let worst = pipeline.entries().max_by_key(|entry| {
            let stage = alone(pipeline, vec![entry.clone()]);
            let text = text.repeat(4 * times);
            work::of(|| {
                let _ = stage.clean(&text);
            })
        });
        if let Some(worst) = worst {
            what += &format!(" Alone, the pass `{}` takes the most.", worst.pass.id());
        }
    }
    Err(LawBroken::new(Law::WorkLinear, pipeline, text, what))
}

fn examples_hold(pipeline: &Pipeline) -> Result<(), LawBroken> {
    for entry in pipeline.entries() {
        // Examples are of the locale that pipelines have by default.
        let alone = Pipeline::builder().pass(Arc::clone(&entry.pass)).build();
        let alone = alone.map_err(|error| LawBroken::untried(Law::ExamplesHold, error.to_string()))?;
        let rules = entry.pass.rules();
        let enabled = rules.iter().filter(|rule| !entry.disabled.iter().any(|id| id == rule.id()));
        for example in enabled.filter_map(|rule| Answer::of_example(rule)) {
            example.holds(&alone)?;
        }
    }
    Ok(())
}

fn step_by_step(pipeline: &Pipeline, text: &str) -> Result<(), LawBroken> {
    if pipeline.passes().count() < 2 {
        return Ok(());
    }
    let cleaned = pipeline.clean(text);
    let mut steps = text.to_owned();
    for entry in pipeline.entries() {
        steps = alone(pipeline, vec![entry]).clean(&steps).into_text().into_owned();
    }
    if cleaned.as_str() == steps {
        return Ok(());
    }
    let what = "Pass by pass, each in a pipeline of its own, the text comes out otherwise.";
    let told = LawBroken::new(Law::StepByStep, pipeline, text, what).text("the input", text);
    Err(told
        .text("the pipeline gives", cleaned.as_str())
        .text("its passes give", &steps)
        .difference("from the one to the other", cleaned.as_str(), &steps)
        .findings("findings", &cleaned))
}

/// Each pair of passes that builds in either order and is not declared to have one.
pub(super) fn commutes(
    pipeline: &Pipeline,
    text: &str,
    declared: &[(String, String, String)],
) -> Result<(), LawBroken> {
    let entries: Vec<PassEntry> = pipeline.entries().collect();
    for (index, first) in entries.iter().enumerate() {
        for second in &entries[index + 1..] {
            let ids = [first.pass.id(), second.pass.id()];
            let is_declared = declared.iter().any(|(a, b, _)| ids == [a, b] || ids == [b, a]);
            if is_declared || ids[0] == ids[1] {
                continue;
            }
            let in_order = pipeline.with_entries(vec![first.clone(), second.clone()]);
            let other_way = pipeline.with_entries(vec![second.clone(), first.clone()]);
            // An order that doesn't build is declared by the phases.
            let (Ok(in_order), Ok(other_way)) = (in_order, other_way) else { continue };
            let (one, other) = (in_order.clean(text), other_way.clean(text));
            if one.as_str() != other.as_str() {
                let [a, b] = ids;
                let what = format!(
                    "`{a}` then `{b}` gives another text than `{b}` then `{a}`. Give one of them a phase, or say \
                     which comes first with `in_order`."
                );
                let told = LawBroken::new(Law::Commutes, pipeline, text, what).text("the input", text);
                return Err(told
                    .text("in the order of the pipeline", one.as_str())
                    .text("the other way round", other.as_str())
                    .difference("from the one to the other", one.as_str(), other.as_str())
                    .findings("findings in the order of the pipeline", &one)
                    .findings("findings the other way round", &other));
            }
        }
    }
    Ok(())
}

pub(super) fn clean_is_clean(pipeline: &Pipeline, text: &str) -> Result<(), LawBroken> {
    let report = pipeline.check(text);
    if report.findings().next().is_none() {
        return Ok(());
    }
    let told =
        LawBroken::new(Law::CleanIsClean, pipeline, text, "The text is right, but there are findings.");
    Err(told.text("the right text", text).findings("findings", &report))
}

/// Parts of a text, cleaned one by one, must give what the whole gives.
fn part_by_part(law: Law, pipeline: &Pipeline, text: &str, between: &str) -> Result<(), LawBroken> {
    let mut spans = Vec::new();
    Protection::default().find(text, &mut spans);
    if spans.iter().any(|span| slice(text, span.start..span.end).contains(between)) {
        // Of a block of code, the parts alone don't tell that they are code.
        return Ok(());
    }
    let whole = pipeline.clean(text);
    let parts: Vec<Cow<'_, str>> = text.split(between).map(|part| pipeline.clean(part).into_text()).collect();
    let parts = parts.join(between);
    if whole.as_str() == parts {
        return Ok(());
    }
    let told = LawBroken::new(law, pipeline, text, "Part by part the text comes out otherwise.");
    Err(told
        .text("the input", text)
        .text("the whole text gives", whole.as_str())
        .text("its parts give", &parts)
        .difference("from the one to the other", whole.as_str(), &parts)
        .findings("findings in the whole text", &whole))
}

/// Between two other paragraphs a text must come out as it does alone.
fn embedded(pipeline: &Pipeline, text: &str) -> Result<(), LawBroken> {
    /// A paragraph that no rule has anything to say about, in no language.
    const OTHER: &str = "Xx";
    let alone = pipeline.clean(text);
    let embedding = format!("{OTHER}\n\n{text}\n\n{OTHER}");
    let embedded = pipeline.clean(&embedding);
    let expected = format!("{OTHER}\n\n{alone}\n\n{OTHER}");
    if embedded.as_str() == expected {
        return Ok(());
    }
    let what = "Between two other paragraphs the text comes out otherwise than alone.";
    let told = LawBroken::new(Law::Embedded, pipeline, text, what);
    Err(told
        .text("the input", text)
        .text("alone", alone.as_str())
        .text("between two paragraphs", embedded.as_str())
        .difference("from the one to the other", &expected, embedded.as_str())
        .findings("findings alone", &alone)
        .findings("findings between two paragraphs", &embedded))
}

/// The damaged text must become the clean one.
pub(super) fn repaired(pipeline: &Pipeline, damaged: &str, clean: &str) -> Result<(), LawBroken> {
    let cleaned = pipeline.clean(damaged);
    if cleaned.as_str() == clean {
        return Ok(());
    }
    let told = LawBroken::new(Law::RepairsDamage, pipeline, damaged, "The damage is not repaired.");
    Err(told
        .text("the damaged text", damaged)
        .text("the right text", clean)
        .text("what the repair gives", cleaned.as_str())
        .difference("from the right text to the repair", clean, cleaned.as_str())
        .findings("findings", &cleaned)
        .arguments(Some(format!("{}, {}", pasted(damaged), pasted(clean)))))
}

pub(super) fn spans_stand(pipeline: &Pipeline, text: &str, regex: &Regex) -> Result<(), LawBroken> {
    let cleaned = pipeline.clean(text);
    let changes: Vec<_> = cleaned.changes().collect();
    for span in regex.find_iter(text) {
        let span = span.range();
        let index = changes.partition_point(|change| change.range().end <= span.start);
        if let Some(change) = changes.get(index)
            && change.range().start < span.end
        {
            let what = format!("The span {span:?} met the change {change:?}.");
            let statement = format!("each match of `{regex}` stands unchanged");
            let told = LawBroken::of_spans(statement, pipeline, text, what);
            return Err(told.text("the output", cleaned.as_str()).findings("findings", &cleaned));
        }
    }
    Ok(())
}

pub(super) fn is_applied(finding: &Finding<'_>) -> bool {
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

/// A pipeline of some passes with the locale, the threshold and the protected spans of another.
fn alone(pipeline: &Pipeline, entries: Vec<PassEntry>) -> Pipeline {
    pipeline.with_entries(entries).expect("one pass of a pipeline that built is in order, with its rules")
}

/// An applied finding of one pass that changed part of a protected span.
fn touched<'c>(pipeline: &Pipeline, stage: &Pipeline, cleaned: &'c Cleaned<'_>) -> Option<Finding<'c>> {
    let applied: Vec<Finding<'c>> = cleaned.findings().filter(is_applied).collect();
    if applied.is_empty() {
        return None;
    }
    let text = cleaned.original();
    // Insertions within a span, each character of what was replaced (a span that holds a character holds a part of every
    // range with that character), and whole lines. Those, and passes of single characters, may take built-in spans with them, so there only
    // the caller's count.
    let is_decoder = stage.passes().any(|pass| {
        let phase = pass.phase();
        pass.edits_protected() && (phase == Phase::Any || phase.rank() <= Phase::Normalization.rank())
    });
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
    let probe = alone(pipeline, vec![PassEntry { pass: Arc::new(probe), disabled: Vec::new() }]);
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
