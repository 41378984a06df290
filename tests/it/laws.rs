//! The laws of cleaning, for each built-in pass alone, each preset, and pipelines as they come.

use std::sync::Arc;

use guillemot::passes::built_in;
use guillemot::testing::damage::{
    Blemish, Corruption as _, Damaged, ascii_quotes, double_spaces, drop_no_break_spaces, english_quotes,
    mixed_pairs, straight_apostrophes, three_dots,
};
use guillemot::testing::{Dice, laws, strategies};
use guillemot::{Locale, Pass, Pipeline, Protect};
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;

/// 256 cases unless `PROPTEST_CASES` says otherwise; what failed once is tried first, from the file beside this one.
pub(crate) fn config() -> ProptestConfig {
    ProptestConfig {
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource("proptest-regressions"))),
        max_shrink_iters: 4096,
        ..ProptestConfig::default()
    }
}

fn alone(id: &str, locale: Locale) -> Pipeline {
    let mut passes: Vec<Arc<dyn Pass>> = built_in();
    passes.retain(|pass| pass.id() == id);
    assert_eq!(passes.len(), 1, "no pass, or two, with the id `{id}`");
    Pipeline::builder().locale(locale).pass(passes).build().expect("one pass is in order")
}

macro_rules! laws_of_passes {
    ($($name:ident: $id:literal;)*) => {
        #[test]
        fn no_pass_is_missing_here() {
            let mut here = vec![$($id),*];
            here.sort_unstable();
            let passes = built_in();
            let mut ids: Vec<&str> = passes.iter().map(|pass| pass.id()).collect();
            ids.sort_unstable();
            assert_eq!(here, ids);
        }

        proptest! {
            #![proptest_config(config())]
            $(
                #[test]
                fn $name(text in strategies::any_text(), locale in strategies::locales()) {
                    laws::check_laws(&alone($id, locale), &text)?;
                }
            )*
        }
    };
}

laws_of_passes! {
    line_ends: "line-ends";
    invisibles: "invisibles";
    nfc: "nfc";
    boilerplate: "boilerplate";
    bracket_splices: "bracket-splices";
    fused_words: "fused-words";
    quotes: "quotes";
    apostrophes: "apostrophes";
    ellipses: "ellipses";
    french_spacing: "french-spacing";
    thousands: "thousands";
    layout: "layout";
}

/// Corruptions that typography alone repairs wherever they stand in right prose.
fn repairable() -> Vec<Blemish> {
    vec![
        english_quotes(),
        ascii_quotes(),
        mixed_pairs(),
        drop_no_break_spaces(),
        straight_apostrophes(),
        three_dots(),
        double_spaces(),
    ]
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn hygiene(text in strategies::any_text()) {
        laws::check_laws(&Pipeline::hygiene(), &text)?;
    }

    #[test]
    fn typography(text in strategies::any_text(), locale in strategies::locales()) {
        laws::check_laws(&Pipeline::typography(locale), &text)?;
    }

    #[test]
    fn scraped_article(text in strategies::any_text(), locale in strategies::locales()) {
        laws::check_laws(&Pipeline::scraped_article(locale), &text)?;
    }

    #[test]
    fn pipelines_as_they_come(text in strategies::any_text(), pipeline in strategies::pipelines()) {
        laws::check_laws(&pipeline, &text)?;
    }

    #[test]
    fn any_string_at_all(text: String, pipeline in strategies::pipelines()) {
        laws::check_laws(&pipeline, &text)?;
    }

    #[test]
    fn a_callers_spans_stand(text in strategies::any_text(), locale in strategies::locales()) {
        // Nothing that a pass makes is one of these: a span that an edit brings about stands only from the next run on.
        let pattern = r"\{\{[^{}\n]*\}\}|\bKerloc\w*|\[these talks\]des|Source link";
        let builder = Pipeline::builder().locale(locale).pass(Pipeline::scraped_article(locale));
        let pipeline = builder.protect(Protect::regex(pattern).expect("a pattern")).build().expect("a preset's order");
        laws::check_laws(&pipeline, &text)?;
    }

    #[test]
    fn right_prose_stays_as_it_is(prose in strategies::french_prose()) {
        for pipeline in [Pipeline::hygiene(), Pipeline::typography(Locale::FR_FR), Pipeline::scraped_article(Locale::FR_FR)] {
            let cleaned = pipeline.clean(&prose);
            let findings: Vec<String> = cleaned.findings().map(|finding| finding.to_string()).collect();
            prop_assert!(!cleaned.is_changed(), "{}\n{}", findings.join("\n"), prose);
        }
    }

    #[test]
    fn typography_repairs_its_damage(prose in strategies::french_prose(), seed: u64) {
        let mut dice = Dice::new(seed);
        let blemishes = repairable();
        let blemish = dice.choose(&blemishes).expect("there are some");
        let damaged = Damaged::new(prose).by(blemish, &mut dice);
        let cleaned = Pipeline::typography(Locale::FR_FR).clean(damaged.damaged());
        prop_assert_eq!(cleaned.as_str(), damaged.clean(), "{} in\n{}", blemish.kind(), damaged.damaged());
    }

    #[test]
    fn typography_repairs_all_damage_together(prose in strategies::french_prose(), seed: u64) {
        let mut dice = Dice::new(seed);
        let mut blemishes = repairable();
        dice.shuffle(&mut blemishes);
        let mut damaged = Damaged::new(prose);
        for blemish in &blemishes {
            damaged = damaged.by(&blemish.clone().chance(30), &mut dice);
        }
        let cleaned = Pipeline::typography(Locale::FR_FR).clean(damaged.damaged());
        prop_assert_eq!(cleaned.as_str(), damaged.clean(), "in\n{}", damaged.damaged());
    }
}
