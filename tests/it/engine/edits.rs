//! Edits that keep the contract: their order, what touches, groups, flags, thresholds.

use guillemot::{
    Action, Breach, BuildError, Confidence, Document, Edits, Locale, Pipeline, Protect, pass_fn,
};

use super::{Outcome, breaches, with};

#[test]
fn edits_may_come_in_any_order() {
    let orders: [[usize; 4]; 4] = [[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1], [1, 3, 0, 2]];
    for order in orders {
        let pipeline = with(move |_, edits| {
            for which in order {
                match which {
                    0 => edits.delete(0..1).because("first"),
                    1 => edits.replace(2..3, "C").because("second"),
                    2 => edits.insert(4, "-").because("third"),
                    _ => edits.replace(4..6, "EF").because("last"),
                };
            }
        });
        let cleaned = pipeline.clean("abcdefg");
        assert_eq!(cleaned.as_str(), "bCd-EFg", "{order:?}");
        let reasons: Vec<&str> = cleaned.findings().map(|finding| finding.reason()).collect();
        assert_eq!(reasons, ["first", "second", "third", "last"], "{order:?}");
    }
}

#[test]
fn insertions_at_one_place_stand_in_the_order_of_their_proposal() {
    let pipeline = with(|_, edits| {
        edits.replace(2..3, "C");
        edits.insert(2, "1");
        edits.insert(2, "2");
        edits.delete(1..2);
        edits.insert(2, "3");
    });
    let cleaned = pipeline.clean("abcd");
    assert_eq!(cleaned.as_str(), "a123Cd");
    assert_eq!(cleaned.summary().breaches(), 0);
    assert_eq!(cleaned.findings().count(), 5);
    assert_eq!(cleaned.changes().count(), 1, "changes that touch are one");
}

#[test]
fn touching_is_not_overlapping() {
    let pipeline = with(|doc, edits| {
        for (at, c) in doc.text().char_indices().filter(|(_, c)| c.is_lowercase()) {
            edits.replace(at..at + c.len_utf8(), &c.to_uppercase().to_string());
        }
    });
    let cleaned = pipeline.clean("éa–bc");
    assert_eq!(cleaned.as_str(), "ÉA–BC");
    assert_eq!(cleaned.summary().applied(), 4);
    assert_eq!(cleaned.summary().breaches(), 0);
}

#[test]
fn edits_are_trimmed_to_what_changes() {
    let pipeline = with(|doc, edits| {
        edits.replace(0..doc.text().len(), "un été");
    });
    let cleaned = pipeline.clean("un êté");
    let finding = cleaned.findings().next().expect("a finding");
    assert_eq!((finding.range(), finding.before(), finding.after()), (3..5, "ê", "é"), "whole characters");
    assert!(!pipeline.clean("un été").is_changed());
    assert_eq!(pipeline.clean("un été").findings().count(), 0, "an edit that changes nothing is none");
    // Trimming leaves the overlap out: both want one character, and the characters differ.
    let near = with(|_, edits| {
        edits.replace(0..3, "Xbc");
        edits.replace(1..4, "bcY");
    });
    assert_eq!(near.clean("abcd").as_str(), "XbcY");
    assert_eq!(breaches(&near, "abcd").0, 0);
}

#[test]
fn a_group_half_refused_is_refused() -> Outcome {
    let pair = |_: &Document<'_>, edits: &mut Edits<'_>| {
        edits.together(|group| {
            group.replace(0..1, "(");
            group.replace(4..5, ")");
        });
        edits.replace(2..3, "-");
    };
    let protected = |pattern: &str| -> Result<Pipeline, BuildError> {
        Pipeline::builder().pass(pass_fn("house/pair", pair)).protect(Protect::regex(pattern)?).build()
    };
    assert_eq!(protected("z")?.clean("abcde").as_str(), "(b-d)");
    for pattern in ["e", "a", "[ae]"] {
        let pipeline = protected(pattern)?;
        let cleaned = pipeline.clean("abcde");
        assert_eq!(cleaned.as_str(), "ab-de", "{pattern}");
        assert_eq!(cleaned.summary().protected(), 1, "a group counts once");
        assert_eq!(cleaned.findings().count(), 1);
    }
    Ok(())
}

#[test]
fn a_group_falls_with_an_edit_that_breaks_the_contract() {
    let pipeline = with(|_, edits| {
        edits.together(|group| {
            group.delete(0..1);
            group.delete(1..99);
            group.delete(0..98);
        });
        edits.delete(2..3);
    });
    assert_eq!(pipeline.clean("abc").as_str(), "ab");
    assert_eq!(breaches(&pipeline, "abc"), (1, Some(Breach::OutOfText)));
}

#[test]
fn a_group_is_as_sure_as_its_least_sure_edit() {
    let pipeline = with(|_, edits| {
        edits.together(|group| {
            group.delete(0..1).confidence(Confidence::Certain);
            group.together(|inner| {
                inner.delete(2..3).confidence(Confidence::Suspect);
            });
        });
    });
    let cleaned = pipeline.clean("abc");
    assert_eq!(cleaned.as_str(), "abc");
    let found: Vec<_> = cleaned.findings().map(|finding| (finding.confidence(), finding.action())).collect();
    assert_eq!(found, [(Confidence::Suspect, Action::Proposed); 2]);
}

#[test]
fn an_edit_of_a_dead_group_refuses_nobody() -> Outcome {
    // The group falls because of its first edit; its second one must not keep another edit from its place.
    let pass = pass_fn("house/dead", |_, edits| {
        edits.together(|group| {
            group.delete(0..1);
            group.replace(4..6, "XX");
        });
        edits.replace(5..7, "YY");
    });
    let pipeline = Pipeline::builder().pass(pass).protect(Protect::regex("a")?).build()?;
    let cleaned = pipeline.clean("abcdefg");
    assert_eq!(cleaned.as_str(), "abcdeYY");
    assert_eq!(cleaned.summary().breaches(), 0);
    // A group whose edits overlap each other falls whole, and leaves its place to what comes after.
    let inward = with(|_, edits| {
        edits.together(|group| {
            group.replace(0..4, "XX");
            group.replace(1..2, "Y");
        });
        edits.replace(3..5, "ZZ");
    });
    assert_eq!(inward.clean("abcdefg").as_str(), "abcZZfg");
    Ok(())
}

#[test]
fn flags_change_nothing_and_may_overlap() {
    let pipeline = with(|_, edits| {
        edits.flag(0..3).because("all of it");
        edits.flag(1..2);
        edits.replace(0..2, "X");
        edits.flag(3..3);
    });
    let cleaned = pipeline.clean("abc");
    assert_eq!(cleaned.as_str(), "Xc");
    let flags: Vec<_> = cleaned.findings().filter(|finding| finding.action() == Action::Flagged).collect();
    assert_eq!(flags.len(), 3);
    assert!(flags.iter().all(|flag| flag.before() == flag.after()));
    assert_eq!(cleaned.summary().breaches(), 0);
    assert_eq!((cleaned.summary().applied(), cleaned.summary().rules()[0].reported), (1, 3));
    // Protected text may be flagged too, and a flag alone leaves the text borrowed.
    let url = with(|doc, edits| {
        edits.flag(0..doc.text().len());
    });
    let cleaned = url.clean("https://exemple.fr");
    assert_eq!((cleaned.findings().count(), cleaned.is_changed()), (1, false));
}

#[test]
fn a_threshold_decides_what_is_applied() -> Outcome {
    let pass = || {
        pass_fn("house/digits", |doc, edits| {
            let sure = [Confidence::Suspect, Confidence::Likely, Confidence::Certain];
            for (at, confidence) in (0..doc.text().len()).zip(sure) {
                edits.replace(at..at + 1, "x").confidence(confidence);
            }
        })
    };
    for (threshold, text) in
        [(Confidence::Suspect, "xxx"), (Confidence::Likely, "1xx"), (Confidence::Certain, "12x")]
    {
        let pipeline = Pipeline::builder().pass(pass()).apply_at(threshold).build()?;
        let cleaned = pipeline.clean("123");
        assert_eq!(cleaned.as_str(), text);
        assert_eq!(cleaned.findings().count(), 3, "the others are reported");
    }
    assert_eq!(Pipeline::builder().pass(pass()).build()?.clean("123").as_str(), "1xx", "the default");
    Ok(())
}

#[test]
fn check_changes_nothing_and_finds_the_same() {
    let pipeline = Pipeline::typography(Locale::FR_FR);
    let text = "\"Quoi ?\"  dit-il...";
    let (clean, check) = (pipeline.clean(text), pipeline.check(text));
    assert!(clean.is_changed() && !check.is_changed());
    let ranges = |cleaned: &guillemot::Cleaned<'_>| -> Vec<_> {
        cleaned
            .findings()
            .map(|finding| (finding.range(), finding.rule().id().to_owned(), finding.after().to_owned()))
            .collect()
    };
    assert_eq!(ranges(&clean), ranges(&check));
    assert!(check.findings().all(|finding| finding.action() == Action::Proposed));
    assert_eq!(check.summary().applied(), 0);
    assert!(check.offsets().is_identity());
}
