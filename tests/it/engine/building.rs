//! What builds, what doesn't, and what stands in the pipeline then.

use std::sync::Arc;

use guillemot::passes::{
    Apostrophes, Ellipses, FrenchSpacing, Layout, LineEnds, Nfc, Quotes, WrappedLines, built_in,
};
use guillemot::{
    BuildError, Confidence, Document, Edits, Locale, Pass, Phase, Pipeline, Protect, Rule, pass_fn,
};

use super::Outcome;

#[test]
fn an_order_that_is_wrong_names_both_passes_and_why() {
    let error =
        Pipeline::builder().pass((Layout::new(), LineEnds::new())).build().expect_err("layout comes last");
    let message = error.to_string();
    for part in ["`layout`", "`line-ends`", "Layout", "Characters", "invisible"] {
        assert!(message.contains(part), "{part} is not in: {message}");
    }
    // Not only neighbours: the phases of all passes so far count.
    let anywhere = || pass_fn("house/any", |_, _| {});
    let passes = (Layout::new(), anywhere(), FrenchSpacing::new());
    let message = Pipeline::builder().pass(passes).build().expect_err("layout comes last").to_string();
    assert!(message.contains("`layout`") && message.contains("`french-spacing`"), "{message}");
    assert!(
        Pipeline::builder()
            .pass((anywhere(), LineEnds::new(), anywhere(), Layout::new(), anywhere()))
            .build()
            .is_ok()
    );
}

#[test]
fn passes_of_one_phase_may_stand_in_any_order() -> Outcome {
    let there = Pipeline::builder()
        .pass((Quotes::new(), Apostrophes::new(), Ellipses::new(), FrenchSpacing::new()))
        .build()?;
    let back = Pipeline::builder()
        .pass((Quotes::new(), FrenchSpacing::new(), Ellipses::new(), Apostrophes::new()))
        .build()?;
    for text in ["L'an...", "C'est « tout »... non ?", "l'«or»!"] {
        assert_eq!(there.clean(text).as_str(), back.clean(text).as_str());
    }
    Ok(())
}

#[test]
fn rules_are_declared_once() {
    struct Bad(Vec<Rule>);
    impl Pass for Bad {
        fn id(&self) -> &'static str {
            "house/bad"
        }
        fn rules(&self) -> Vec<&Rule> {
            self.0.iter().collect()
        }
        fn check(&self, _: &Document<'_>, _: &mut Edits<'_>) {}
    }
    let error = |rules| Pipeline::builder().pass(Bad(rules)).build().expect_err("a bad pass").to_string();
    assert!(error(Vec::new()).contains("`house/bad` declares no rule"));
    let twice = error(vec![Rule::new("house/one", "One."), Rule::new("house/one", "Another.")]);
    assert!(twice.contains("`house/one` twice"), "{twice}");
}

#[test]
fn ids_can_be_read_and_told_from_one_another() -> Outcome {
    struct Named(&'static str, Vec<Rule>);
    impl Pass for Named {
        fn id(&self) -> &'static str {
            self.0
        }
        fn rules(&self) -> Vec<&Rule> {
            self.1.iter().collect()
        }
        fn check(&self, _: &Document<'_>, _: &mut Edits<'_>) {}
    }
    let named =
        |pass, rules: &[&'static str]| Named(pass, rules.iter().map(|id| Rule::new(id, "One.")).collect());
    let error = |passes: Vec<Named>| {
        let built = Pipeline::builder().pass(LineEnds::new()).pass(passes).pass(Quotes::new()).build();
        built.expect_err("ids that can't be used").to_string()
    };
    for id in ["", "My Rule", "house/no\u{A0}stars", "house/a\n", "\0"] {
        let told = error(vec![named(id, &["house/rule"])]);
        assert!(told.starts_with(&format!("the id {id:?} of pass 2 can't be used")), "{told}");
        let told = error(vec![named("house/pass", &["house/rule", id])]);
        assert!(told.starts_with(&format!("the id {id:?} of a rule of the pass `house/pass`")), "{told}");
    }
    let told = error(vec![named("house/one", &["house/a"]), named("house/two", &["house/b", "house/a"])]);
    assert!(told.contains("`house/one` and `house/two` both declare the rule `house/a`"), "{told}");
    let told = error(vec![named("quotes", &["house/a"])]);
    assert!(told.contains("two passes are called `quotes`") && told.contains("house/a"), "{told}");
    let told = error(vec![named("house/one", &["quotes/first-level"])]);
    assert!(told.contains("`house/one` and `quotes` both declare the rule `quotes/first-level`"), "{told}");
    // Passes of one id and with the same rules are one to a reader of reports.
    let pipeline = Pipeline::builder()
        .pass((Quotes::new(), Quotes::new()))
        .pass((pass_fn("house/x", |_, _| {}), pass_fn("house/x", |_, _| {})))
        .build()?;
    assert_eq!(pipeline.with(Quotes::new())?.without("quotes")?.passes().count(), 2);
    Ok(())
}

#[test]
fn everything_that_holds_passes_is_flattened() -> Outcome {
    let inner = Pipeline::builder()
        .locale(Locale::EN_US)
        .apply_at(Confidence::Certain)
        .pass((FrenchSpacing::new(), Some(Ellipses::new()), None::<Apostrophes>))
        .protect(Protect::regex("dots\\.\\.\\.")?)
        .build()?;
    let list: Vec<Arc<dyn Pass>> = vec![Arc::new(LineEnds::new()), Arc::new(Nfc::new())];
    let boxed: (Box<dyn Pass>, Vec<Layout>) = (Box::new(Layout::new()), Vec::new());
    let outer = Pipeline::builder().pass(list).pass(&inner).pass((inner.clone(), boxed)).build()?;
    let ids: Vec<&str> = outer.passes().map(Pass::id).collect();
    assert_eq!(
        ids,
        ["line-ends", "nfc", "french-spacing", "ellipses", "french-spacing", "ellipses", "layout"].as_slice()
    );
    assert_eq!(outer.locale(), Locale::FR_FR, "the outer pipeline's locale counts");
    assert_eq!(outer.clean("Les dots...").as_str(), "Les dots…", "and its protection");
    // What the inner one leaves out stays out.
    let inner = inner.without("fr/ellipsis")?;
    let outer = Pipeline::builder().pass(inner).build()?;
    assert_eq!(outer.clean("Les dots...").as_str(), "Les dots...");
    Ok(())
}

#[test]
fn all_built_in_passes_build_in_their_order() -> Outcome {
    let passes = built_in().into_iter().filter(|pass| pass.phase() != Phase::Blocks);
    let pipeline = Pipeline::builder().pass(passes.collect::<Vec<_>>()).build()?;
    let mut phases: Vec<Phase> = pipeline.passes().map(Pass::phase).collect();
    phases.dedup();
    let order = [
        Phase::Escapes,
        Phase::Decode,
        Phase::Characters,
        Phase::Normalization,
        Phase::Lines,
        Phase::Letters,
        Phase::Joins,
        Phase::Words,
        Phase::Quotes,
        Phase::Typography,
        Phase::Layout,
    ];
    assert_eq!(phases, order);
    Ok(())
}

#[test]
fn passes_of_lines_and_of_blocks_stand_apart() {
    let error = Pipeline::scraped_article(Locale::FR_FR).with(WrappedLines::new()).expect_err("both phases");
    let message = error.to_string();
    assert!(message.contains("`wrapped-lines`") && message.contains("`duplicate-blocks`"), "{message}");
}

#[test]
fn without_takes_out_a_rule_or_a_pass() -> Outcome {
    let text = "«Quoi ?» L'an...";
    let all = Pipeline::typography(Locale::FR_FR);
    assert_eq!(all.clean(text).as_str(), "«\u{A0}Quoi\u{202F}?\u{A0}» L’an…");
    let without = |ids: &[&str]| -> Result<Pipeline, BuildError> {
        ids.iter().try_fold(all.clone(), |pipeline, id| pipeline.without(id))
    };
    assert_eq!(without(&["fr/high-punctuation"])?.clean(text).as_str(), "«\u{A0}Quoi ?\u{A0}» L’an…");
    assert_eq!(without(&["french-spacing"])?.clean(text).as_str(), "«Quoi ?» L’an…");
    assert_eq!(
        without(&["ellipses", "apostrophes"])?.clean(text).as_str(),
        "«\u{A0}Quoi\u{202F}?\u{A0}» L'an..."
    );
    let count = |pipeline: &Pipeline| pipeline.passes().count();
    for pass in built_in() {
        let rules: Vec<String> = pass.rules().iter().map(|rule| rule.id().to_owned()).collect();
        let alone = Pipeline::builder()
            .pass(Arc::clone(&pass))
            .pass(Layout::new())
            .pass(pass_fn("house/x", |_, _| {}));
        if pass.id() == "layout" {
            continue;
        }
        let alone = alone.build()?;
        assert_eq!(count(&alone.without(pass.id())?), 2, "{}", pass.id());
        let without_rules = rules.iter().try_fold(alone, |pipeline, rule| pipeline.without(rule))?;
        assert_eq!(count(&without_rules), 2, "a pass without rules is gone");
    }
    Ok(())
}

#[test]
fn without_an_unknown_id_lists_what_there_is() {
    let error = Pipeline::hygiene().without("chars/nfd").expect_err("unknown").to_string();
    assert!(
        error.contains("`chars/nfd`") && error.contains("layout/blank-run") && error.contains("line-ends"),
        "{error}"
    );
    let error = Pipeline::typography(Locale::FR_FR).without("fr/apostrofe").expect_err("unknown").to_string();
    assert!(error.contains("is called `fr/apostrofe` (did you mean `fr/apostrophe`?); it has: "), "{error}");
}

#[test]
fn a_rule_that_is_left_out_takes_its_groups_with_it() -> Outcome {
    struct Two;
    static ONE: Rule = Rule::new("house/one", "One.");
    static OTHER: Rule = Rule::new("house/other", "The other.");
    impl Pass for Two {
        fn id(&self) -> &'static str {
            "house/two"
        }
        fn rules(&self) -> Vec<&Rule> {
            vec![&ONE, &OTHER]
        }
        fn check(&self, _: &Document<'_>, edits: &mut Edits<'_>) {
            edits.together(|group| {
                group.delete(0..1).rule(&ONE);
                group.delete(1..2).rule(&OTHER);
            });
            edits.delete(2..3).rule(&ONE);
        }
    }
    let pipeline = Pipeline::builder().pass(Two).build()?;
    assert_eq!(pipeline.clean("abcd").as_str(), "d");
    let cleaned = pipeline.without("house/other")?;
    let cleaned = cleaned.clean("abcd");
    assert_eq!(cleaned.as_str(), "abd");
    assert_eq!((cleaned.summary().breaches(), cleaned.findings().count()), (0, 1));
    Ok(())
}

#[test]
fn protected_words_that_are_none_are_an_error() {
    let none = Protect::words(Vec::<String>::new()).expect_err("no words").to_string();
    assert_eq!(none, "protected words: there are none, so nothing would be protected");
    let empty = Protect::words(["Yahoo !", ""]).expect_err("an empty word").to_string();
    assert!(empty.contains("the index 1 is empty"), "{empty}");
}

#[test]
fn all_passes_that_no_preset_has_fit_into_one_call() -> Outcome {
    use guillemot::passes::{Abbreviations, Dashes, Dates, DoubledWords, Ordinals, Spelling, Units};
    let all = (
        Units::new(),
        Abbreviations::new(),
        Dates::new(),
        Ordinals::new(),
        Dashes::new(),
        Spelling::new(),
        DoubledWords::new(),
        pass_fn("house/one", |_, _| {}),
        pass_fn("house/two", |_, _| {}),
        pass_fn("house/three", |_, _| {}),
        pass_fn("house/four", |_, _| {}),
        pass_fn("house/five", |_, _| {}),
    );
    let preset = Pipeline::typography(Locale::FR_FR);
    assert_eq!(preset.with(all)?.passes().count(), preset.passes().count() + 12);
    Ok(())
}
