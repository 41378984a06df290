//! Protected spans, whole lines, combining marks.

use guillemot::passes::Nfc;
use guillemot::{Breach, Document, Edits, Pass, Pipeline, Protect, Rewrite, Rule, pass_fn};

use super::{Outcome, breaches, with};

#[test]
fn no_edit_changes_part_of_a_callers_span() -> Outcome {
    let pass = || Rewrite::new("house/vowels", "[aeiou]", "_");
    let pipeline = Pipeline::builder().pass(pass()?).protect(Protect::regex("<[^>]*>")?).build()?;
    let cleaned = pipeline.clean("ab<ab>ab<e");
    assert_eq!(cleaned.as_str(), "_b<ab>_b<_");
    assert_eq!(cleaned.summary().protected(), 1);
    // Insertions within, at the edges, and a replacement over it all.
    for (at, len, expected) in
        [(2, 0, "a<|b>c"), (1, 0, "a|<b>c"), (4, 0, "a<b>|c"), (0, 1, "|<b>c"), (4, 1, "a<b>|")]
    {
        let insert = pass_fn("house/bar", move |_, edits| {
            edits.replace(at..at + len, "|");
        });
        let pipeline = Pipeline::builder().pass(insert).protect(Protect::regex("<[^>]*>")?).build()?;
        let text = pipeline.clean("a<b>c");
        if at == 2 {
            assert_eq!(text.as_str(), "a<b>c", "an insertion within is refused");
        } else {
            assert_eq!(text.as_str(), expected, "touching isn't meeting");
        }
    }
    Ok(())
}

#[test]
fn a_pass_may_work_on_protected_text() -> Outcome {
    struct Decoder;
    static RULE: Rule = Rule::new("house/decode", "Decodes.");
    impl Pass for Decoder {
        fn id(&self) -> &'static str {
            "house/decoder"
        }
        fn rules(&self) -> Vec<&Rule> {
            vec![&RULE]
        }
        fn edits_protected(&self) -> bool {
            true
        }
        fn check(&self, doc: &Document<'_>, edits: &mut Edits<'_>) {
            for (at, entity) in doc.text().match_indices("&amp;") {
                edits.replace(at..at + entity.len(), "&");
            }
        }
    }
    let pipeline = Pipeline::builder().pass(Decoder).build()?;
    assert_eq!(pipeline.clean("a&amp;b").as_str(), "a&b");
    let pipeline = Pipeline::builder().pass(Decoder).protect(Protect::regex("a&amp;b")?).build()?;
    assert_eq!(pipeline.clean("a&amp;b").as_str(), "a&amp;b", "a caller's span is the caller's");
    Ok(())
}

#[test]
fn whole_lines_go_with_built_in_spans_but_not_with_a_callers() -> Outcome {
    let pass = || {
        pass_fn("house/share", |doc, edits| {
            for block in doc.blocks().iter().filter(|block| doc.slice(block.range()).starts_with("Partager"))
            {
                let range = block.range();
                let start = range.start.saturating_sub(block.lines_before());
                edits.delete_lines(start..range.end);
            }
        })
    };
    let text = "Un mot.\n\nPartager sur https://exemple.fr/a\n\nFin.";
    let pipeline = Pipeline::builder().pass(pass()).build()?;
    assert_eq!(pipeline.clean(text).as_str(), "Un mot.\n\nFin.");
    let pipeline = Pipeline::builder().pass(pass()).protect(Protect::regex("exemple")?).build()?;
    assert_eq!(pipeline.clean(text).as_str(), text);
    assert_eq!(pipeline.clean(text).summary().protected(), 1);
    Ok(())
}

#[test]
fn deletions_of_lines_take_whole_lines() {
    let delete = |start: usize, end: usize| {
        with(move |_, edits| {
            edits.delete_lines(start..end);
        })
    };
    let text = "a\nb\nc";
    for (start, end, expected) in [
        (0, 2, "b\nc"),
        (1, 3, "a\nc"),
        (2, 4, "a\nc"),
        (3, 5, "a\nb"),
        (0, 5, ""),
        (2, 3, "a\n\nc"),
        (4, 5, "a\nb\n"),
    ] {
        assert_eq!(delete(start, end).clean(text).as_str(), expected, "{start}..{end}");
    }
    // Lines that would be joined are not whole.
    assert_eq!(breaches(&delete(1, 4), text), (1, Some(Breach::PartLine)));
    let part = with(|_, edits| {
        edits.delete_lines(1..3);
    });
    assert_eq!(breaches(&part, "abcd\ne"), (1, Some(Breach::PartLine)));
    assert_eq!(part.clean("abcd\ne").as_str(), "abcd\ne");
}

#[test]
fn no_edit_ends_just_before_a_combining_mark() -> Outcome {
    let pass = || Rewrite::new("house/e", "e", "E");
    let pipeline = Pipeline::builder().pass(pass()?).build()?;
    let cleaned = pipeline.clean("ee\u{301}e\u{20DD}e");
    assert_eq!(cleaned.as_str(), "Ee\u{301}e\u{20DD}E");
    assert_eq!(cleaned.summary().protected(), 2);
    let insert = with(|_, edits| {
        edits.insert(1, "-");
        edits.flag(0..1);
    });
    assert_eq!(insert.clean("e\u{301}").as_str(), "e\u{301}");
    assert_eq!(insert.clean("e\u{301}").findings().count(), 1, "a flag changes nothing, so it may");
    let lines = with(|doc, edits| {
        edits.delete_lines(2..doc.text().find('\u{301}').unwrap_or(2));
    });
    assert_eq!(lines.clean("a\nb\n\u{301}c").as_str(), "a\n\u{301}c", "a line before a mark may go");
    let composed = Pipeline::builder().pass(Nfc::new()).pass(pass()?).build()?;
    assert_eq!(composed.clean("e\u{301}e").as_str(), "éE");
    Ok(())
}
