//! What laws ask of the result of one run.

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;

use super::broken::difference;
use super::quiet::quietly;
use super::subject::{alone, is_applied};
use super::{Law, LawBroken, protected};
use crate::chars::{slice, visible};
use crate::{Action, Bias, Cleaned, Confidence, Finding, Pipeline, Scratch};

/// One run, and what the laws ask of it.
pub(super) struct Run<'r> {
    pipeline: &'r Pipeline,
    text: &'r str,
    cleaned: Cleaned<'r>,
}

impl<'r> Run<'r> {
    pub(super) fn new(pipeline: &'r Pipeline, text: &'r str) -> Self {
        Self { pipeline, text, cleaned: pipeline.clean(text) }
    }

    /// Everything that can be asked of a result, for the panics that it might bring.
    pub(super) fn tell_all(&self) {
        let mut length = 0;
        for finding in self.cleaned.findings().chain(self.pipeline.check(self.text).findings()) {
            length += finding.to_string().len();
        }
        length += self.cleaned.changes().count() + self.cleaned.summary().to_string().len();
        let (mut out, mut scratch) = (String::new(), Scratch::new());
        self.pipeline.clean_into(self.text, &mut out, &mut scratch);
        std::hint::black_box(length);
    }

    pub(super) fn edits_are_valid(&self) -> Result<(), LawBroken> {
        let summary = self.cleaned.summary();
        if let Some(refused) = summary.refused().iter().find(|refused| refused.breaches > 0) {
            let (pass, count) = (&refused.pass, refused.breaches);
            let (edits, the_first) =
                if count == 1 { ("edit that breaks", "") } else { ("edits that break", " the first") };
            let place = refused.first_breach.map_or_else(String::new, |first| {
                let range = first.start..first.end;
                format!(",{the_first} at bytes {range:?} of the text that it saw: {}", first.breach)
            });
            return self.broken(
                Law::EditsValid,
                format!("The pass `{pass}` proposed {count} {edits} its contract{place}."),
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

    pub(super) fn is_idempotent(&self) -> Result<(), LawBroken> {
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

    pub(super) fn changes_explain(&self) -> Result<(), LawBroken> {
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

    pub(super) fn offsets_agree(&self) -> Result<(), LawBroken> {
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

    pub(super) fn protected_stands(&self) -> Result<(), LawBroken> {
        let mut text = Cow::Borrowed(self.text);
        for stage in self.pipeline.entries().map(|entry| alone(self.pipeline, vec![entry])) {
            let cleaned = stage.clean(&text);
            if let Some(finding) = protected::touched(self.pipeline, &stage, &cleaned) {
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

    pub(super) fn borrows(&self) -> Result<(), LawBroken> {
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

    pub(super) fn ways_agree(&self) -> Result<(), LawBroken> {
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

    pub(super) fn is_deterministic(&self) -> Result<(), LawBroken> {
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

    pub(super) fn letters_stand(&self) -> Result<(), LawBroken> {
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

/// The text without its last character, or another one when it has none.
fn cut(text: &str) -> &str {
    let mut chars = text.chars();
    chars.next_back().map_or("« a\"  \r\n", |_| chars.as_str())
}
