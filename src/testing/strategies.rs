//! Texts as this domain has them, and pipelines to clean them with.
//!
//! Fragments of the domain find what random strings don't: a fault needs a quotation mark beside a no-break space, or
//! a splice inside a URL, and random characters hardly ever bring the two together.
//!
//! ```
//! use guillemot::testing::{proptest::prelude::*, strategies};
//!
//! proptest!(ProptestConfig::with_cases(16), |(
//!     text in strategies::any_text(),
//!     pipeline in strategies::pipelines(),
//! )| {
//!     let once = pipeline.clean(&text);
//!     let twice = pipeline.clean(once.as_str());
//!     prop_assert_eq!(once.as_str(), twice.as_str());
//! });
//! ```

use std::sync::Arc;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::passes::built_in;
use crate::{Locale, Pass, Phase, Pipeline, SpaceProfile};

mod articles;
mod fragments;
pub(in crate::testing) mod prose;
pub(in crate::testing) mod texts;

pub use articles::Articles;
pub use prose::{Prose, ProseTree};
pub use texts::Texts;

use fragments as f;

/// Any text of the domain: fragments of French and English, right and wrong, side by side as they come.
///
/// Words, quotation marks of all kinds, blanks, punctuation, apostrophes, brackets, URLs, code, emoji, numbers and
/// units, combining marks, line ends, invisible characters, mojibake, entities, boilerplate, and now and then any character at all.
///
/// ```
/// use guillemot::testing::{proptest::prelude::*, strategies};
/// use guillemot::Pipeline;
///
/// proptest!(ProptestConfig::with_cases(16), |(text in strategies::any_text())| {
///     prop_assert!(Pipeline::hygiene().clean(&text).as_str().len() <= text.len() + 8);
/// });
/// ```
#[must_use]
pub fn any_text() -> Texts {
    Texts::of(fragments::TABLES).and_anything(2)
}

/// Right French prose of `fr-FR`: one paragraph to six, with quotations, dialogue, questions, amounts and abbreviations,
/// all with the spaces of [`SpaceProfile::Classic`]. Every preset for French leaves it as it is.
/// [`faults`](Prose::faults) spoils it.
///
/// Shrinks to shorter right prose.
///
/// ```
/// use guillemot::testing::{proptest::prelude::*, strategies};
/// use guillemot::{Locale, Pipeline};
///
/// let pipeline = Pipeline::typography(Locale::FR_FR);
/// proptest!(ProptestConfig::with_cases(16), |(prose in strategies::french_prose())| {
///     prop_assert!(!pipeline.clean(&prose).is_changed());
/// });
/// ```
#[must_use]
pub const fn french_prose() -> Prose {
    Prose::new()
}

/// Articles as scraping leaves them: a title, the length of a video, captions that promote something else, paragraphs
/// with faults, and at the end a link, a byline or a comment form.
///
/// ```
/// use guillemot::testing::{proptest::prelude::*, strategies};
/// use guillemot::{Locale, Pipeline};
///
/// let pipeline = Pipeline::scraped_article(Locale::FR_FR);
/// proptest!(ProptestConfig::with_cases(16), |(article in strategies::web_article())| {
///     prop_assert!(pipeline.clean(&article).as_str().len() < article.len());
/// });
/// ```
#[must_use]
pub const fn web_article() -> Articles {
    Articles::new()
}

/// Quotation marks of all kinds: nested, mismatched, unclosed, and apostrophes that look like them.
///
/// ```
/// use guillemot::testing::{proptest::prelude::*, strategies};
/// use guillemot::{Locale, Pipeline, passes::Quotes};
///
/// let pipeline = Pipeline::builder().pass(Quotes::new()).build()?;
/// proptest!(ProptestConfig::with_cases(16), |(text in strategies::quotes())| {
///     let once = pipeline.clean(&text);
///     prop_assert!(!pipeline.clean(once.as_str()).is_changed());
/// });
/// # Ok::<(), guillemot::BuildError>(())
/// ```
#[must_use]
pub fn quotes() -> Texts {
    Texts::about(&[f::QUOTES, f::APOSTROPHES])
}

/// Spaces of all kinds and widths, side by side, at line ends, and beside the signs that French sets them at.
#[must_use]
pub fn spaces() -> Texts {
    Texts::about(&[f::BLANKS, f::LINE_ENDS, f::PUNCTUATION])
}

/// URLs, domains, e-mail addresses, paths and other addresses, amid punctuation that may or may not belong to them.
#[must_use]
pub fn urls() -> Texts {
    Texts::about(&[f::ADDRESSES, f::PUNCTUATION])
}

/// Code spans and fences, templates, tags, entities and formulas, some of them never closed.
#[must_use]
pub fn code() -> Texts {
    Texts::about(&[f::CODE, f::QUOTES])
}

/// Emoji with joiners, flags, skin tones and variation selectors, and smileys made of punctuation.
#[must_use]
pub fn emoji() -> Texts {
    Texts::about(&[f::EMOJI, f::INVISIBLE])
}

/// UTF-8 that was read as Windows-1252, once or twice, and characters that a decoder gave up on.
///
/// For text of which the right form is known, see
/// [`damage::cp1252_mojibake`](crate::testing::damage::cp1252_mojibake).
#[must_use]
pub fn mojibake() -> Texts {
    Texts::about(&[f::MOJIBAKE])
}

/// References of HTML: by name and by number, in layers, cut off, in words and alone, with tags, URLs and mojibake.
///
/// For text of which the right form is known, see [`damage::entities`](crate::testing::damage::entities).
#[must_use]
pub fn entities() -> Texts {
    Texts::about(&[f::ENTITIES])
}

/// Numbers with and without separators, times, ordinals, versions, amounts, and units.
#[must_use]
pub fn numbers_and_units() -> Texts {
    Texts::about(&[f::NUMBERS])
}

/// Sentences of French and English and words of other scripts, in one line and in lines of their own.
#[must_use]
pub fn mixed_language() -> Texts {
    Texts::about(&[f::FRENCH, f::ENGLISH, f::SCRIPTS])
}

/// What wears out a cleaner: runs of combining marks, bidi controls, joiners, byte order marks, U+FFFD, nesting that
/// nothing closes, and now and then one unit repeated for 10⁵ bytes.
///
/// ```
/// use guillemot::testing::{proptest::prelude::*, strategies};
/// use guillemot::{Locale, Pipeline};
///
/// let pipeline = Pipeline::scraped_article(Locale::FR_FR);
/// proptest!(ProptestConfig::with_cases(16), |(text in strategies::hostile())| {
///     prop_assert_eq!(pipeline.clean(&text).summary().breaches(), 0);
/// });
/// ```
#[must_use]
pub fn hostile() -> Texts {
    Texts::about(&[f::HOSTILE, f::MARKS, f::INVISIBLE]).and_anything(4).and_repeats()
}

/// Pipelines of built-in passes that build: few of them or most, some twice, in any order that their phases allow, for
/// French of three countries or English, with any [`SpaceProfile`].
///
/// Few, because a pass often mends what another one spoils: what two alone do wrong, many hide.
///
/// ```
/// use guillemot::testing::{proptest::prelude::*, strategies};
///
/// proptest!(ProptestConfig::with_cases(16), |(pipeline in strategies::pipelines())| {
///     prop_assert!(pipeline.passes().count() <= 2 * guillemot::passes::built_in().len());
/// });
/// ```
///
/// # Panics
///
/// Never: an order by phases builds.
pub fn pipelines() -> impl Strategy<Value = Pipeline> {
    let few = prop_oneof![14 => Just(0), 3 => Just(1), 1 => Just(2)];
    let most = prop_oneof![3 => Just(0), 6 => Just(1), 1 => Just(2)];
    let passes = built_in();
    // The second number of a pass decides its place among those of its phase.
    let copies =
        prop_oneof![vec((few, any::<[u8; 2]>()), passes.len()), vec((most, any::<[u8; 2]>()), passes.len()),];
    // Passes of these two phases build apart only.
    let left_out = select(vec![Phase::Lines, Phase::Blocks]);
    (locales(), copies, left_out).prop_map(move |(locale, copies, left_out)| {
        let mut chosen: Vec<(u8, Arc<dyn Pass>)> = Vec::new();
        for (pass, (count, places)) in passes.iter().zip(copies).filter(|(pass, _)| pass.phase() != left_out)
        {
            chosen.extend(places.into_iter().take(count).map(|place| (place, Arc::clone(pass))));
        }
        chosen.sort_by_key(|(place, pass)| (pass.phase().rank(), *place));
        let passes: Vec<_> = chosen.into_iter().map(|(_, pass)| pass).collect();
        Pipeline::builder().locale(locale).pass(passes).build().expect("sorted by phase")
    })
}

/// The locales of [`pipelines`], with any space profile; half of them `fr-FR` with its own.
///
/// ```
/// use guillemot::testing::{proptest::prelude::*, strategies};
///
/// proptest!(ProptestConfig::with_cases(16), |(locale in strategies::locales())| {
///     prop_assert!(["fr-FR", "fr-CA", "fr-CH", "en-US"].contains(&locale.tag()));
/// });
/// ```
pub fn locales() -> impl Strategy<Value = Locale> {
    use SpaceProfile::{Classic, Keep, Narrow, NoBreak, Tight};
    let locale = select(vec![Locale::FR_FR, Locale::FR_CA, Locale::FR_CH, Locale::EN_US]);
    let profile = select(vec![None, Some(Classic), Some(NoBreak), Some(Narrow), Some(Tight), Some(Keep)]);
    let any = (locale, profile).prop_map(|(locale, profile)| match profile {
        Some(profile) => locale.with_spaces(profile),
        None => locale,
    });
    prop_oneof![Just(Locale::FR_FR), any]
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::strategy::ValueTree as _;
    use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

    use super::*;

    fn samples<S: Strategy>(strategy: &S, count: usize) -> Vec<S::Value> {
        let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
        let mut runner = TestRunner::new_with_rng(Config::default(), rng);
        let sample = |_| strategy.new_tree(&mut runner).expect("no filter refuses anything").current();
        (0..count).map(sample).collect()
    }

    #[test]
    fn texts_are_of_the_domain() {
        let texts = samples(&any_text(), 400);
        for sign in [
            "«\u{A0}", "“", "\"", "l'", "https://", "`", "\u{301}", "\r\n", "\u{200B}", "](", "…", "\n\n",
            "😀",
        ] {
            let holding = texts.iter().filter(|text| text.contains(sign)).count();
            assert!(holding >= 6, "{sign:?} is in {holding} of 400");
        }
        assert!(texts.iter().any(String::is_empty));
        assert!(texts.iter().all(|text| text.len() < 4000));
    }

    #[test]
    fn prose_is_varied() {
        let prose = samples(&french_prose(), 100);
        assert!(prose.iter().collect::<BTreeSet<_>>().len() > 95);
        for sign in ["«\u{A0}", "\u{202F}?", "\u{A0}:", "…", "\u{A0}€", "’"] {
            assert!(prose.iter().filter(|text| text.contains(sign)).count() > 10, "{sign:?} is rare");
        }
        for text in &prose {
            assert!(
                !text.contains(['"', '\'', '\t']) && !text.contains("  ") && !text.contains(" \n"),
                "{text}"
            );
        }
    }

    #[test]
    fn pipelines_vary_in_passes_and_order() {
        let ids =
            |pipeline: &Pipeline| pipeline.passes().map(|pass| pass.id().to_owned()).collect::<Vec<_>>();
        let all: BTreeSet<_> = samples(&pipelines(), 200).iter().map(ids).collect();
        assert!(all.len() > 150);
        let before = |a: &str, b: &str| {
            let place = |ids: &[String], id| ids.iter().position(|other| other == id);
            all.iter().any(|ids| {
                Some(place(ids, a) < place(ids, b)) == place(ids, a).and(place(ids, b)).map(|_| true)
            })
        };
        assert!(before("apostrophes", "french-spacing") || before("french-spacing", "apostrophes"));
        assert!(all.iter().any(|ids| ids.iter().collect::<BTreeSet<_>>().len() < ids.len()), "no pass twice");
    }
}
