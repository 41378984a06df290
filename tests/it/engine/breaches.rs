//! Edits that break the contract: dropped and counted, and the text stays whole.

use guillemot::{Breach, Confidence, Rule};

use super::{breaches, with};

#[test]
fn edits_off_the_text_are_refused() {
    let beyond = with(|doc, edits| {
        edits.delete(0..doc.text().len() + 1);
    });
    assert_eq!(breaches(&beyond, "abc"), (1, Some(Breach::OutOfText)));
    let far = with(|_, edits| {
        edits.insert(usize::MAX, "x");
        edits.delete(usize::MAX - 1..usize::MAX);
    });
    assert_eq!(breaches(&far, "abc"), (2, Some(Breach::OutOfText)));
    let reversed = with(|_, edits| {
        let (start, end) = (2, 1);
        edits.replace(start..end, "x");
    });
    assert_eq!(breaches(&reversed, "abc"), (1, Some(Breach::OutOfText)));
    for pipeline in [beyond, far, reversed] {
        assert_eq!(pipeline.clean("abc").as_str(), "abc");
    }
}

#[test]
fn edits_off_a_boundary_are_refused() {
    let pipeline = with(|_, edits| {
        edits.delete(1..2);
        edits.insert(1, "x");
        edits.flag(0..1);
        edits.replace(2..3, "y");
    });
    let cleaned = pipeline.clean("éa");
    assert_eq!(cleaned.as_str(), "éy");
    assert_eq!(cleaned.summary().breaches(), 3);
    assert_eq!(cleaned.findings().count(), 1);
}

#[test]
fn of_two_that_overlap_the_surer_one_stands() {
    let pipeline = |first: Confidence, second: Confidence| {
        with(move |_, edits| {
            edits.replace(0..3, "x").confidence(first);
            edits.replace(2..5, "y").confidence(second);
        })
    };
    assert_eq!(pipeline(Confidence::Certain, Confidence::Certain).clean("abcde").as_str(), "xde");
    assert_eq!(pipeline(Confidence::Likely, Confidence::Certain).clean("abcde").as_str(), "aby");
    assert_eq!(pipeline(Confidence::Certain, Confidence::Likely).clean("abcde").as_str(), "xde");
    assert_eq!(
        breaches(&pipeline(Confidence::Likely, Confidence::Certain), "abcde"),
        (1, Some(Breach::Overlap))
    );
    // Of three in a chain the two outer ones stand.
    let chain = with(|_, edits| {
        edits.replace(2..4, "y");
        edits.replace(0..3, "x");
        edits.replace(3..6, "z");
    });
    assert_eq!(chain.clean("abcdef").as_str(), "xz");
    assert_eq!(breaches(&chain, "abcdef").0, 1);
}

#[test]
fn an_insertion_within_a_replacement_overlaps() {
    let pipeline = with(|_, edits| {
        edits.replace(0..4, "xy");
        edits.insert(2, "-");
        edits.insert(0, "<");
        edits.insert(4, ">");
    });
    assert_eq!(pipeline.clean("abcd").as_str(), "<xy>");
    assert_eq!(breaches(&pipeline, "abcd"), (1, Some(Breach::Overlap)));
}

#[test]
fn the_first_breach_keeps_its_range_as_proposed() {
    let cleaned = with(|_, edits| {
        edits.replace(1..9, "x");
    });
    let summary = cleaned.clean("abc").summary();
    assert_eq!(summary.refused()[0].pass, "house/test");
    let first = summary.refused()[0].first_breach.expect("a breach");
    assert_eq!((first.breach, first.start, first.end), (Breach::OutOfText, 1, 9));
}

#[test]
fn an_edit_under_a_rule_that_the_pass_does_not_declare_is_refused() {
    static STRAY: Rule = Rule::new("house/stray", "A rule that nobody declares.");
    let pipeline = with(|_, edits| {
        edits.delete(0..1).rule(&STRAY);
    });
    let cleaned = pipeline.clean("abc");
    assert_eq!(cleaned.as_str(), "abc");
    assert_eq!(cleaned.findings().count(), 0);
    assert_eq!(breaches(&pipeline, "abc"), (1, Some(Breach::UnknownRule)));
}

#[test]
fn a_rule_is_known_by_its_id_wherever_it_stands() {
    let pipeline = with(|_, edits| {
        edits.delete(0..1).rule(&Rule::new("house/test", "The same rule at another address."));
    });
    assert_eq!(pipeline.clean("abc").as_str(), "bc");
}
