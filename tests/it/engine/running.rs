//! Runs: bytes, triggers, panics, threads, scratches.

use std::panic::{AssertUnwindSafe, catch_unwind};

use guillemot::{
    BuildError, Document, Edits, Locale, Pass, Pipeline, Rewrite, Rule, Scratch, Triggers, pass_fn,
};

use super::{Outcome, with};

#[test]
fn bytes_that_are_not_utf8_are_an_error_with_their_place() {
    let pipeline = Pipeline::hygiene();
    for (bytes, offset, byte) in [
        (b"\xFFabc".as_slice(), 0, Some(0xFF)),
        (b"caf\xE9 noir", 3, Some(0xE9)),
        (b"caf\xC3", 3, None),
        (b"\xE2\x80", 0, None),
        (b"a\xED\xA0\x80", 1, Some(0xED)),
        (b"a\xC0\xAF", 1, Some(0xC0)),
    ] {
        let error = pipeline.clean_bytes(bytes).expect_err("not UTF-8");
        assert_eq!((error.offset(), error.byte()), (offset, byte));
        assert!(error.to_string().contains(&format!("byte {offset}")), "{error}");
        assert!(std::error::Error::source(&error).is_some());
    }
    for (bytes, told) in [
        (b"caf\xE9".as_slice(), "a character is cut off at byte 3 (in Windows-1252 it is ‘é’)"),
        (b"caf\xC3\xA9 caf\xC3", "a character is cut off at byte 9"),
        (b"l\x92eau", "0x92 cannot stand at byte 1 (in Windows-1252 it is ‘’’)"),
        (b"l\x81eau", "0x81 cannot stand at byte 1"),
        (b"\xFF\xFEL\0", "0xFF cannot stand at byte 0 (it starts with the byte order mark of UTF-16)"),
        (b"\x89PNG\r\n\x1A\n", "0x89 cannot stand at byte 0 (in Windows-1252 it is ‘‰’)"),
        (b"\xFF\xD8\xFF", "0xFF cannot stand at byte 0"),
    ] {
        let error = pipeline.clean_bytes(bytes).expect_err("not UTF-8");
        assert_eq!(error.to_string(), format!("the input is not UTF-8: {told}"));
    }
    assert_eq!(pipeline.clean_bytes("caf\u{e9}  noir".as_bytes()).expect("UTF-8").as_str(), "café noir");
    assert_eq!(pipeline.clean_bytes_lossy(b"caf\xE9\xE9  x"), "caf\u{FFFD}\u{FFFD} x");
    assert!(matches!(pipeline.clean_bytes_lossy(b"un mot"), std::borrow::Cow::Borrowed("un mot")));
}

#[test]
fn a_pass_without_its_triggers_is_not_run() -> Outcome {
    struct Picky(Triggers);
    static RULE: Rule = Rule::new("house/picky", "Says that it ran.");
    impl Pass for Picky {
        fn id(&self) -> &'static str {
            "house/picky"
        }
        fn rules(&self) -> Vec<&Rule> {
            vec![&RULE]
        }
        fn triggers(&self) -> Triggers {
            self.0
        }
        fn check(&self, _: &Document<'_>, edits: &mut Edits<'_>) {
            edits.flag(0..0);
        }
    }
    let ran = |triggers, text: &str| -> Result<bool, BuildError> {
        Ok(Pipeline::builder().pass(Picky(triggers)).build()?.clean(text).findings().count() == 1)
    };
    assert!(ran(Triggers::ALWAYS, "")?);
    assert!(!ran(Triggers::NONE, "\"  'a]é...")?);
    assert!(ran(Triggers::DOTS, "fin...")? && !ran(Triggers::DOTS, "fin.")?);
    assert!(ran(Triggers::QUOTES | Triggers::BLANKS, "a  b")? && !ran(Triggers::QUOTES, "a  b")?);
    // What an earlier pass makes counts.
    let pipeline = Pipeline::builder()
        .pass(Rewrite::new("house/dots", "#", "...")?)
        .pass(Picky(Triggers::DOTS))
        .build()?;
    assert_eq!(
        pipeline.clean("fin#").findings().filter(|finding| finding.pass() == "house/picky").count(),
        1
    );
    Ok(())
}

#[test]
fn a_pass_that_panics_leaves_the_pipeline_usable() -> Outcome {
    let pass = pass_fn("house/boom", |doc, edits| {
        let blocks = doc.blocks().len();
        assert!(!doc.text().contains("boum"), "{blocks} blocks");
        for block in doc.blocks() {
            edits.delete(block.range());
        }
    });
    let pipeline = Pipeline::builder().pass(pass).build()?;
    let (mut out, mut scratch) = (String::new(), Scratch::new());
    for _ in 0..2 {
        let text = "un mot\n\nboum, encore un long bloc";
        assert!(catch_unwind(AssertUnwindSafe(|| pipeline.clean(text))).is_err());
        assert_eq!(pipeline.clean("a\nb").as_str(), "\n");
        let bomb = AssertUnwindSafe(|| pipeline.clean_into(text, &mut out, &mut scratch));
        assert!(catch_unwind(bomb).is_err());
        pipeline.clean_into("a\nb", &mut out, &mut scratch);
        assert_eq!(out, "\n", "nothing of the text before is left in the scratch");
    }
    Ok(())
}

#[test]
fn one_pipeline_serves_many_threads() {
    let pipeline = Pipeline::typography(Locale::FR_FR);
    std::thread::scope(|scope| {
        for thread in 0..4 {
            let pipeline = &pipeline;
            scope.spawn(move || {
                for round in 0..50 {
                    let text = format!("\"Quoi {thread} ?\" L'an {round}...");
                    let expected = format!("«\u{A0}Quoi {thread}\u{202F}?\u{A0}» L’an {round}…");
                    assert_eq!(pipeline.clean(&text).as_str(), expected);
                }
            });
        }
    });
}

#[test]
fn one_scratch_serves_many_pipelines() {
    let pipelines =
        [Pipeline::hygiene(), Pipeline::typography(Locale::FR_FR), Pipeline::scraped_article(Locale::EN_US)];
    let texts = ["", "a  b\r\n", "\"Quoi ?\" [a b]c", "« é »\n\n\n\nSource link", "rien"];
    let (mut out, mut scratch) = (String::from("old"), Scratch::new());
    for text in texts.iter().chain(texts.iter().rev()) {
        for pipeline in &pipelines {
            let changed = pipeline.clean_into(text, &mut out, &mut scratch);
            let cleaned = pipeline.clean(text);
            assert_eq!((out.as_str(), changed), (cleaned.as_str(), cleaned.is_changed()), "{text:?}");
        }
    }
}

#[test]
fn a_document_answers_whatever_it_is_asked() {
    let pipeline = with(|doc, edits| {
        let len = doc.text().len();
        for start in 0..=len + 2 {
            for end in 0..=len + 2 {
                let _ = (doc.slice(start..end), doc.language(start..end), doc.words(start..end).count());
                if doc.text().get(start..end).is_some() {
                    let _ = doc.is_protected(start..end);
                }
            }
            let _ = (doc.line_at(start), doc.language_at(start));
        }
        assert!(doc.candidates().all(|at| doc.text().is_char_boundary(at)));
        assert!(doc.blocks().iter().all(|block| !doc.slice(block.range()).is_empty()));
        edits.flag(0..0);
    });
    for text in ["", "\n", "é\u{301}\n\n«\u{A0}", "a\r\nb c", "https://a.fr «x»", "\u{200B}"] {
        assert_eq!(pipeline.clean(text).findings().count(), 1, "{text:?}");
    }
}
