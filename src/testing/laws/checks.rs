//! The laws of one text.

use std::borrow::Cow;
use std::sync::Arc;

use regex::Regex;

use super::broken::pasted;
use super::engine::{triggers_honest, work_linear};
use super::quiet::quietly;
use super::run::Run;
use super::subject::alone;
use super::{Answer, Law, LawBroken};
use crate::Pipeline;
use crate::chars::slice;
use crate::pass::PassEntry;
use crate::protect::Protection;

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
