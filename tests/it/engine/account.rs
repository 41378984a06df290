//! Findings, changes and offsets: always in the original, through several passes.

use guillemot::{Bias, Pipeline, Rewrite, Scratch};

use super::{Outcome, with};

#[test]
fn findings_are_in_the_original_through_several_passes() -> Outcome {
    let pipeline = Pipeline::builder()
        .pass(Rewrite::new("house/grow", "a", "aaaa")?)
        .pass(Rewrite::new("house/shrink", "bb+", "b")?)
        .pass(Rewrite::new("house/join", "aaaab", "c")?)
        .pass(Rewrite::new("house/end", "e", "É")?)
        .build()?;
    let cleaned = pipeline.clean("xabbbd e");
    assert_eq!(cleaned.as_str(), "xcd É");
    let found: Vec<_> = cleaned
        .findings()
        .map(|finding| (finding.rule().id(), finding.range(), finding.before(), finding.after()))
        .collect();
    assert_eq!(
        found,
        [
            ("house/grow", 2..2, "", "aaa"),
            ("house/shrink", 3..5, "bb", ""),
            ("house/join", 1..3, "aaaab", "c"),
            ("house/end", 7..8, "e", "É"),
        ]
    );
    let changes: Vec<_> =
        cleaned.changes().map(|change| (change.range(), change.before(), change.after())).collect();
    assert_eq!(changes, [(1..5, "abbb", "c"), (7..8, "e", "É")]);
    assert_eq!(cleaned.offsets().to_original(3, Bias::Left), 6);
    assert_eq!(cleaned.findings().last().expect("four").line_column(), (1, 8));
    Ok(())
}

#[test]
fn what_is_changed_and_changed_back_is_no_change() -> Outcome {
    let pipeline = Pipeline::builder()
        .pass(Rewrite::new("house/there", "a", "bb")?)
        .pass(Rewrite::new("house/back", "bb", "a")?)
        .build()?;
    let cleaned = pipeline.clean("xax");
    assert!(!cleaned.is_changed() && cleaned.offsets().is_identity());
    assert_eq!(cleaned.changes().count(), 0);
    assert_eq!(cleaned.findings().count(), 2, "both did what they did");
    let cleaned = pipeline.clean("xax bb");
    assert_eq!(cleaned.as_str(), "xax a");
    assert_eq!(cleaned.changes().count(), 1);
    let (mut out, mut scratch) = (String::new(), Scratch::new());
    assert!(!pipeline.clean_into("xax", &mut out, &mut scratch));
    assert_eq!(out, "xax");
    Ok(())
}

#[test]
fn lines_and_columns_count_characters_of_the_original() -> Outcome {
    let pipeline = Pipeline::builder()
        .pass(Rewrite::new("house/crlf", "\r\n", "\n")?)
        .pass(Rewrite::new("house/x", "x", "y")?)
        .build()?;
    let cleaned = pipeline.clean("é\r\nœux");
    assert_eq!(cleaned.as_str(), "é\nœuy");
    let finding = cleaned.findings().last().expect("the last rule's");
    assert_eq!((finding.line_column(), finding.range()), ((2, 3), 7..8));
    Ok(())
}

#[test]
fn deleting_all_and_inserting_into_nothing() {
    let gone = with(|doc, edits| {
        edits.delete(0..doc.text().len());
    });
    let cleaned = gone.clean("tout");
    assert_eq!((cleaned.as_str(), cleaned.is_changed()), ("", true));
    assert_eq!(cleaned.offsets().to_original_range(0..0), 0..4);
    assert!(!gone.clean("").is_changed());
    let born = with(|doc, edits| {
        if doc.text().is_empty() {
            edits.insert(0, "rien");
        }
    });
    assert_eq!(born.clean("").as_str(), "rien");
    assert_eq!(born.clean("").offsets().to_original(2, Bias::Right), 0);
}

#[test]
fn columns_of_long_lines_are_right() {
    let pipeline = with(|doc, edits| {
        for (at, _) in doc.text().match_indices('x') {
            edits.flag(at..at + 1);
        }
    });
    let text = "é«x\u{202F}a".repeat(3000) + "\nx" + &"é".repeat(2000) + "x\nx";
    let cleaned = pipeline.clean(&text);
    let found: Vec<_> = cleaned.findings().map(|finding| finding.line_column()).collect();
    let naive = |at: usize| {
        let head = text.get(..at).unwrap_or_default();
        let line = head.rsplit('\n').next().unwrap_or_default();
        (head.matches('\n').count() + 1, line.chars().count() + 1)
    };
    let expected: Vec<_> = text.match_indices('x').map(|(at, _)| naive(at)).collect();
    assert_eq!(found, expected);
}

#[cfg(feature = "serde")]
#[test]
fn findings_changes_and_summaries_are_serialised() -> serde_json::Result<()> {
    use serde_json::json;

    let pipeline = with(|_, edits| {
        edits.replace(2..3, "É").confidence(guillemot::Confidence::Likely).because("a reason");
        edits.delete(0..99);
    });
    let cleaned = pipeline.clean("«x»");
    let finding = cleaned.findings().next().expect("one");
    assert_eq!(
        serde_json::to_value(finding)?,
        json!({
            "rule": "house/test", "pass": "house/test", "confidence": "likely", "action": "applied",
            "start": 2, "end": 3, "line": 1, "column": 2, "before": "x", "after": "É", "reason": "a reason",
        })
    );
    let change = cleaned.changes().next().expect("one");
    assert_eq!(
        serde_json::to_value(change)?,
        json!({ "start": 2, "end": 3, "cleaned_start": 2, "cleaned_end": 4, "before": "x", "after": "É" })
    );
    let summary = serde_json::to_value(cleaned.summary())?;
    assert_eq!(summary["rules"], json!([{ "rule": "house/test", "applied": 1, "reported": 0 }]));
    assert_eq!(summary["refused"][0]["breaches"], 1);
    assert_eq!(summary["refused"][0]["first_breach"]["breach"], "out-of-text");
    Ok(())
}
