//! What the rule should do, by example; and what it must never do, by law.

use guillemot::testing::laws;
use guillemot::{Locale, cleaning_laws};
use property_test_a_rule::NumberRanges;

/// The unit test that the first draft passed, too.
#[test]
fn ranges_have_a_dash() {
    let pipeline = laws::alone(NumberRanges::new(), Locale::FR_FR);
    for (before, after) in [
        ("La guerre de 1914-1918.", "La guerre de 1914–1918."),
        ("Pages 3-5, puis 7-9.", "Pages 3–5, puis 7–9."),
        ("Un arc-en-ciel, le TGV-12, -4 degrés.", "Un arc-en-ciel, le TGV-12, -4 degrés."),
    ] {
        assert_eq!(pipeline.clean(before).as_str(), after);
    }
}

// One test for each law. `letters_kept` is a claim of this rule: it changes signs only.
cleaning_laws!(
    number_ranges: NumberRanges::new(),
    pass + letters_kept + clean_is_clean,
    |laws| laws.example("1914-1918")
);
