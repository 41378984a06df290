//! Which edit changed part of a protected span.

use std::ops::Range;
use std::sync::Arc;

use super::subject::{alone, is_applied};
use crate::chars::slice;
use crate::pass::PassEntry;
use crate::{Cleaned, Finding, Phase, Pipeline, pass_fn};

/// An applied finding of one pass that changed part of a protected span.
pub(super) fn touched<'c>(
    pipeline: &Pipeline,
    stage: &Pipeline,
    cleaned: &'c Cleaned<'_>,
) -> Option<Finding<'c>> {
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
