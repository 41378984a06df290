//! What `serde` reads: the names that a configuration holds, and maps of offsets that were stored.

use guillemot::passes::{Category, Risk};
use guillemot::testing::strategies::any_text;
use guillemot::{Bias, Confidence, Locale, OffsetMap, Pipeline, SpaceProfile};
use proptest::prelude::*;

#[test]
fn names_are_read_and_written() {
    let read = serde_json::from_str::<(Locale, SpaceProfile, Confidence, Category, Risk)>;
    let all = read(r#"["fr_ca", "no-break", "certain", "source-link", "careful"]"#).expect("known names");
    let known =
        (Locale::FR_CA, SpaceProfile::NoBreak, Confidence::Certain, Category::SourceLink, Risk::Careful);
    assert_eq!(all, known);
    let written = serde_json::to_string(&(all.1, all.2, all.3, all.4)).expect("names");
    assert_eq!(written, r#"["no-break","certain","source-link","careful"]"#);
    let error =
        serde_json::from_str::<SpaceProfile>(r#""nobreak""#).expect_err("no such profile").to_string();
    assert!(error.contains("did you mean `no-break`?"), "{error}");
}

proptest! {
    #[test]
    fn a_map_that_was_stored_is_the_same(text in any_text()) {
        let (_, map) = Pipeline::scraped_article(Locale::FR_FR).clean(&text).into_parts();
        let stored = serde_json::to_string(&map).expect("numbers");
        let read: OffsetMap = serde_json::from_str(&stored).expect("what was stored");
        prop_assert_eq!(&read, &map);
    }

    #[test]
    fn numbers_are_a_map_or_an_error(
        changes in proptest::collection::vec([0..6_usize, 0..6, 0..6, 0..6], 0..3),
        lens in [0..8_usize, 0..8],
    ) {
        let json = serde_json::json!({ "original_len": lens[0], "cleaned_len": lens[1], "changes": changes });
        if let Ok(map) = serde_json::from_value::<OffsetMap>(json) {
            for at in 0..24 {
                for bias in [Bias::Left, Bias::Right] {
                    prop_assert!(map.to_original(at, bias) <= lens[0]);
                    prop_assert!(map.to_cleaned(at, bias) <= lens[1]);
                }
            }
        }
    }
}

#[test]
fn what_cannot_be_a_map_says_where() {
    let read = serde_json::from_str::<OffsetMap>;
    assert!(read(r#"{"original_len": 4, "cleaned_len": 3, "changes": [[2, 3, 2, 2]]}"#).is_ok());
    let error = read(r#"{"original_len": 4, "cleaned_len": 4, "changes": [[2, 3, 2, 2]]}"#);
    let error = error.expect_err("a byte too many").to_string();
    assert!(error.contains("up to the end, [4, 4, 4, 4]"), "{error}");
}
