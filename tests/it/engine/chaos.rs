//! Passes that propose anything at all: the engine never panics, never breaks text, and its account stays exact.

use std::ops::Range;

use guillemot::testing::{Dice, laws, strategies};
use guillemot::{Confidence, Document, Edits, Pipeline, Protect, pass_fn};
use proptest::prelude::*;

use crate::laws::config;

const SURE: [Confidence; 3] = [Confidence::Suspect, Confidence::Likely, Confidence::Certain];
const WITH: &[&str] = &["", "é", "a", " ", "\u{301}", "mot", "\n", "«\u{A0}"];

/// Proposes edits that the dice choose, most of them near each other; the same for the same text.
fn chaos(seed: u64) -> impl Fn(&Document<'_>, &mut Edits<'_>) + Send + Sync + 'static {
    move |doc, edits| {
        let mut dice = Dice::new(seed ^ doc.text().len() as u64);
        for _ in 0..dice.below(12) {
            if dice.percent(30) {
                edits.together(|group| {
                    for _ in 0..=dice.below(3) {
                        propose(doc.text(), &mut dice, group);
                    }
                });
            } else {
                propose(doc.text(), &mut dice, edits);
            }
        }
    }
}

fn propose(text: &str, dice: &mut Dice, edits: &mut Edits<'_>) {
    let range = if dice.percent(85) { within(text, dice) } else { anywhere(text, dice) };
    let with = *dice.choose(WITH).expect("there are some");
    let proposal = match dice.below(8) {
        0 => edits.delete(range),
        1 => edits.insert(range.start, with),
        2 => edits.flag(range),
        3 => edits.delete_lines(range),
        4 => edits.delete_lines(lines(text, &range)),
        _ => edits.replace(range, with),
    };
    proposal.confidence(*dice.choose(&SURE).expect("three"));
}

/// A short range on boundaries.
fn within(text: &str, dice: &mut Dice) -> Range<usize> {
    let ends: Vec<usize> = (0..=text.len()).filter(|&at| text.is_char_boundary(at)).collect();
    let start = dice.below(ends.len());
    let end = (start + dice.below(4)).min(ends.len() - 1);
    ends[start]..ends[end]
}

/// Any range, also one that ends before it starts, cuts a character, or lies beyond the text.
fn anywhere(text: &str, dice: &mut Dice) -> Range<usize> {
    let limit = text.len() + 3;
    dice.below(limit)..dice.below(limit)
}

/// The whole lines around a range.
fn lines(text: &str, range: &Range<usize>) -> Range<usize> {
    let start = text.get(..range.start).and_then(|head| head.rfind('\n')).map_or(0, |at| at + 1);
    let end = text
        .get(range.start..)
        .and_then(|tail| tail.find('\n'))
        .map_or(text.len(), |at| range.start + at + 1);
    start..end
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn whatever_is_proposed_the_account_is_exact(
        text in strategies::any_text(),
        seeds in prop::collection::vec(any::<u64>(), 1..5),
        sure in prop::sample::select(&SURE[..]),
        protects: bool,
    ) {
        let passes: Vec<_> =
            seeds.iter().enumerate().map(|(n, &seed)| pass_fn(format!("chaos/pass-{n}"), chaos(seed))).collect();
        let mut builder = Pipeline::builder().pass(passes).apply_at(sure);
        if protects {
            builder = builder.protect(Protect::regex("[aeiou]+|«.").expect("a pattern"));
        }
        let pipeline = builder.build().expect("any order is right");
        laws::assert_changes_explain(&pipeline, &text);
        laws::assert_offsets(&pipeline, &text);
        laws::assert_borrowed_when_unchanged(&pipeline, &text);
        laws::assert_ways_agree(&pipeline, &text);
        laws::assert_protected_kept(&pipeline, &text);
    }

    #[test]
    fn edits_that_are_disjoint_are_applied_exactly(cuts in prop::collection::vec((0_usize..3, 0_usize..3, 0..WITH.len()), 0..12), seed: u64) {
        // The text, and what a naive hand makes of it, part by part.
        let letters = ["é", "b", "«", " ", "d", "ê"];
        let (mut text, mut expected) = (String::new(), String::new());
        let mut proposals: Vec<(Range<usize>, &str)> = Vec::new();
        let mut count = 0;
        for (gap, len, with) in cuts {
            let part: String = letters.iter().cycle().skip(gap).take(gap + 1).copied().collect();
            text += &part;
            expected += &part;
            let old: String = letters.iter().cycle().skip(len).take(len).copied().collect();
            let start = text.len();
            text += &old;
            // A mark would make the character before it one that no edit may end on.
            let new = WITH[with].trim_start_matches('\u{301}');
            expected += new;
            count += usize::from(old != new);
            proposals.push((start..text.len(), new));
        }
        Dice::new(seed).shuffle(&mut proposals);
        let proposals: Vec<(Range<usize>, String)> = proposals.into_iter().map(|(at, new)| (at, new.to_owned())).collect();
        let pass = pass_fn("house/exact", move |_, edits| {
            for (range, new) in &proposals {
                edits.replace(range.clone(), new);
            }
        });
        let pipeline = Pipeline::builder().pass(pass).build().expect("one pass");
        let cleaned = pipeline.clean(&text);
        prop_assert_eq!(cleaned.as_str(), expected);
        prop_assert_eq!(cleaned.findings().count(), count);
        prop_assert_eq!(cleaned.summary().breaches() + cleaned.summary().protected(), 0);
        for finding in cleaned.findings() {
            prop_assert_eq!(text.get(finding.range()), Some(finding.before()));
        }
        laws::assert_changes_explain(&pipeline, &text);
        laws::assert_offsets(&pipeline, &text);
    }
}
