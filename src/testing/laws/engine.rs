//! Laws for which the engine is opened: passes that it would not ask, and the work that it counts.

use std::borrow::Cow;
use std::ops::Range;

use super::subject::alone;
use super::{Law, LawBroken};
use crate::chars::{slice, visible};
use crate::document::{Document, Found, Memory};
use crate::edit::{EditBuffer, Edits, RuleTable, Terms};
use crate::pass::PassEntry;
use crate::protect::Protection;
use crate::scan::{Scan, Triggers, WellSet};
use crate::{Confidence, Locale, Pipeline, work};

/// Forces each pass to look at a text that the engine would keep from it.
pub(super) fn triggers_honest(pipeline: &Pipeline, text: &str) -> Result<(), LawBroken> {
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
pub(super) fn work_linear(pipeline: &Pipeline, text: &str) -> Result<(), LawBroken> {
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
