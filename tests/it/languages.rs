//! Quotation marks of other languages than French, in sentences as real texts have them:
//! `tests/fixtures/languages/<tag>.toml`, in the form of the cases of rules.

use std::path::Path;

use guillemot::chars::visible;
use guillemot::{Language, Locale, Pipeline, QuotePair};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sentences {
    case: Vec<Sentence>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sentence {
    input: String,
    /// Left out when the text must stay as it is.
    expected: Option<String>,
    why: String,
}

/// The sentences of each locale that has some, most of them for one of a language.
fn sentences() -> Vec<(Locale, Vec<Sentence>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/languages");
    let read = |locale: Locale| {
        let text = std::fs::read_to_string(folder.join(format!("{locale}.toml"))).ok()?;
        let sentences: Sentences = toml::from_str(&text).expect("cases in TOML");
        Some((locale, sentences.case))
    };
    let all: Vec<_> = Locale::all().filter_map(read).collect();
    let files = std::fs::read_dir(&folder).expect("the folder").count();
    assert_eq!(all.len(), files, "a file is named after no locale");
    all
}

#[test]
fn sentences_get_the_marks_of_their_locale() {
    let mut failures = String::new();
    for (locale, sentences) in sentences() {
        let pipeline = Pipeline::typography(locale);
        for Sentence { input, expected, why } in sentences {
            let expected = expected.as_ref().unwrap_or(&input);
            let cleaned = pipeline.clean(&input);
            if cleaned.as_str() != expected {
                let gave = visible(cleaned.as_str());
                failures += &format!("{locale}: {why}\ngave     {gave}\nexpected {}\n\n", visible(expected));
            }
            assert!(!pipeline.clean(cleaned.as_str()).is_changed(), "{locale}, second run: {input}");
        }
    }
    assert!(failures.is_empty(), "{failures}");
}

#[test]
fn each_language_has_sentences_that_stay() {
    for (locale, sentences) in sentences() {
        let kept = sentences.iter().filter(|sentence| sentence.expected.is_none()).count();
        assert!(kept * 3 >= sentences.len(), "{locale}: {kept} of {} stay", sentences.len());
        assert!(sentences.iter().all(|sentence| !sentence.why.is_empty()), "{locale}");
    }
}

#[test]
fn a_text_in_another_language_stays() {
    let mut failures = String::new();
    for (of, sentences) in sentences() {
        let others = Locale::all()
            .filter(|locale| locale.language() != of.language() && locale.language() != Language::Other);
        for pipeline in others.map(Pipeline::typography) {
            for Sentence { input, .. } in &sentences {
                let cleaned = pipeline.clean(input);
                if cleaned.is_changed() {
                    failures += &format!("{} of {of}: {}\n", pipeline.locale(), visible(cleaned.as_str()));
                }
            }
        }
    }
    assert!(failures.is_empty(), "{failures}");
}

/// Every locale of the table, by the table: what is right for it stays, and straight marks become it.
#[test]
fn each_locale_sets_its_own_marks() {
    for locale in Locale::all().filter(|locale| !matches!(locale.language(), Language::French)) {
        let pipeline = Pipeline::typography(locale);
        let (first, second) = (locale.quotes(0), locale.quotes(1));
        let set = |text: &str, levels: [QuotePair; 2]| {
            let [outer, inner] = levels;
            text.replace("<1", &outer.open.to_string())
                .replace("1>", &outer.close.to_string())
                .replace("<2", &inner.open.to_string())
                .replace("2>", &inner.close.to_string())
        };
        let straight = QuotePair { open: '"', close: '"' };
        for text in ["Lorem <1ipsum1>, dolor.", "<1Lorem ipsum1>, dolor (<1sit1>), amet <1lorem.1>"] {
            let right = set(text, [first, second]);
            assert_eq!(pipeline.clean(&right).as_str(), right, "{locale}");
            assert_eq!(pipeline.clean(&set(text, [straight; 2])).as_str(), right, "{locale}");
        }
        let nested = "<1Lorem <2ipsum dolor2> sit1>, amet.";
        let right = set(nested, [first, second]);
        assert_eq!(pipeline.clean(&right).as_str(), right, "{locale}");
        if first != second {
            assert_eq!(pipeline.clean(&set(nested, [straight; 2])).as_str(), right, "{locale}");
            assert_eq!(pipeline.clean(&set(nested, [first, straight])).as_str(), right, "{locale}");
        }
    }
}
