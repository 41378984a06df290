//! Right French text, set to the last space: typography leaves it alone in each profile, and repairs most of it after
//! damage. `cargo run --release --features proptest --example accuracy` prints the figures.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use guillemot::chars::{NBSP, NNBSP, visible};
use guillemot::{Locale, Pipeline, SpaceProfile};

/// The texts by name, set in the classic spaces.
fn texts() -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/typography");
    let entries = fs::read_dir(&folder).expect("the folder of texts");
    let read = |path: &Path| fs::read_to_string(path).expect("a text in UTF-8");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let texts: BTreeMap<String, String> =
        paths.map(|path| (path.file_name().expect("a name").display().to_string(), read(&path))).collect();
    assert!(
        texts.len() >= 6 && texts.values().map(String::len).sum::<usize>() >= 40 * 1024,
        "texts are missing"
    );
    texts
}

/// A text in classic spaces with those of another profile. `space` is told what stands there, before it and after it.
fn respaced(text: &str, space: impl Fn(char, Option<char>, Option<char>) -> Option<char>) -> String {
    let chars: Vec<char> = text.chars().collect();
    let around = |at: usize| (at.checked_sub(1).map(|at| chars[at]), chars.get(at + 1).copied());
    let set = |(at, &c): (usize, &char)| match c {
        NBSP | NNBSP => space(c, around(at).0, around(at).1),
        _ => Some(c),
    };
    chars.iter().enumerate().filter_map(set).collect()
}

const fn is_high(c: Option<char>) -> bool {
    matches!(c, Some(';' | '!' | '?'))
}

#[test]
fn code_stays_in_each_locale() {
    const LINES: [&str; 6] = [
        "git commit -m \"Fix\"",
        "cp \"a b\" /tmp/x",
        "print(\"Hej !\")",
        "title: \"Hej\"",
        "echo \"Hej\" > fil.txt",
        "var x = y ? \"oui\" : \"non\";",
    ];
    for locale in Locale::all() {
        let typography = Pipeline::typography(locale);
        for line in LINES {
            assert_eq!(typography.clean(line).as_str(), line, "{locale}");
        }
    }
}

/// Short lines, which tell no language by themselves, between lines that do.
#[test]
fn a_text_of_another_language_stays() {
    const TEXTS: [&str; 6] = [
        "The harbour master was not in his office when the boats had to leave.\n\n\"Storm warnings\"\n\n\
            Results: 40 % more!\n\nWhat the crews said: \"We didn't see it...\"",
        "El capitán del puerto no estaba en su oficina cuando los barcos salieron.\n\n“Aviso de temporal”\n\n\
            3 de mayo: la fiesta de la vela\n\nResultado: 40 % más",
        "Il comandante del porto non era nel suo ufficio quando le barche sono partite.\n\n“Allerta meteo”\n\n\
            Sindaco: \"Aiuti all'isola\"\n\nRisultato: 40 % in più!",
        "Der Hafenmeister war nicht in seinem Büro, als die Boote aus dem Hafen fuhren.\n\n\"Sturmwarnung\"\n\n\
            Ergebnis: 40 % mehr!\n\nMehr gibt's hier...",
        "O capitão do porto não estava em sua sala quando os barcos saíram para o mar.\n\n\"Aviso de mau tempo\"\n\n\
            Resultado: 40 % acima!",
        "De havenmeester was niet op zijn kantoor toen de boten uit de haven gingen.\n\n\"Storm op komst\"\n\n\
            Uitslag: 40 % hoger!",
    ];
    let typography = Pipeline::typography(Locale::FR_FR);
    for text in TEXTS {
        assert_eq!(typography.clean(text).as_str(), text);
    }
}

#[test]
fn right_text_stays_in_each_profile() {
    use SpaceProfile::{Classic, Keep, Narrow, NoBreak, Tight};
    let (france, canada) = (Locale::FR_FR, Locale::FR_CA);
    let mut failures = String::new();
    for (name, text) in texts() {
        let no_break = respaced(&text, |_, _, _| Some(NBSP));
        let narrow = respaced(&text, |_, _, _| Some(NNBSP));
        let tight = respaced(&text, |c, left, right| {
            let goes = left == Some('«') || is_high(right) || matches!(right, Some('»' | ':'));
            (!goes).then_some(c)
        });
        let canadian = respaced(&text, |c, _, right| (!is_high(right)).then_some(c));
        // The second level of Switzerland; what stands in “ ” outside guillemets is English.
        let swiss: String = narrow
            .split_inclusive('\n')
            .map(|line| {
                if line.contains('«') {
                    line.replace('“', "‹").replace('”', "›")
                } else {
                    line.to_owned()
                }
            })
            .collect();
        for (set, locale, text) in [
            ("classic", france.with_spaces(Classic), &text),
            ("classic", france.with_spaces(Keep), &text),
            ("classic", Locale::FR_BE, &text),
            ("classic", canada, &text),
            ("no-break", france.with_spaces(NoBreak), &no_break),
            ("no-break", france.with_spaces(Keep), &no_break),
            ("narrow", france.with_spaces(Narrow), &narrow),
            ("narrow", france.with_spaces(Keep), &narrow),
            ("tight", france.with_spaces(Tight), &tight),
            ("without spaces before ; ! ?", canada, &canadian),
            ("narrow, with ‹ › inside", Locale::FR_CH, &swiss),
        ] {
            let cleaned = Pipeline::typography(locale).clean(text);
            for change in cleaned.changes() {
                let before = text.get(..change.range().start).unwrap_or_default();
                let line = before.lines().count();
                let near: String =
                    before.chars().rev().take(20).collect::<Vec<_>>().into_iter().rev().collect();
                let _ = writeln!(
                    failures,
                    "{name}:{line}, set {set}, {locale} {:?}: {} ‹{}›",
                    locale.spaces(),
                    visible(&near).replace('\n', ""),
                    visible(change.after()),
                );
            }
        }
    }
    assert!(failures.is_empty(), "{failures}");
}

/// What follows draws from the damage that the example measures.
#[cfg(feature = "proptest")]
mod damaged {
    use guillemot::testing::damage::{self, Damaged, Level};
    use guillemot::testing::{Dice, laws, proptest::prelude::*};

    use super::{Locale, Pipeline, texts};

    #[test]
    fn plain_spaces_are_all_repaired() {
        let pipeline = Pipeline::typography(Locale::FR_FR);
        for (name, text) in texts() {
            let damaged = Damaged::new(text).by(&Level::Light, &mut Dice::new(0));
            assert!(damaged.faults().len() > 50, "{name}");
            assert_eq!(pipeline.clean(damaged.damaged()).as_str(), damaged.clean(), "{name}");
        }
    }

    #[test]
    fn one_run_is_enough_however_bad_the_damage() {
        let texts = texts();
        for locale in [Locale::FR_FR, Locale::FR_CA, Locale::FR_CH] {
            let pipeline = Pipeline::typography(locale);
            for (name, text) in &texts {
                for seed in 0..3 {
                    let damaged = Damaged::new(text.as_str()).by(&Level::Hard, &mut Dice::new(seed));
                    let cleaned = pipeline.clean(damaged.damaged());
                    let again = pipeline.clean(cleaned.as_str());
                    assert!(!again.is_changed(), "{name}, {locale}, seed {seed}: {}", again.summary());
                }
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn the_laws_hold_of_pages(text in damage::damaged_prose(Level::ALL)) {
            laws::assert_laws(&Pipeline::typography(Locale::FR_FR), text.damaged());
        }
    }
}
