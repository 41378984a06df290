//! Ranges of one text and of the other: they stay in the texts, land on characters, and give back what did not change.

#![no_main]

use std::sync::LazyLock;

use guillemot::testing::laws;
use guillemot::{Bias, Locale, Pipeline};
use libfuzzer_sys::fuzz_target;

static PIPELINE: LazyLock<Pipeline> = LazyLock::new(|| Pipeline::scraped_article(Locale::FR_FR));

fuzz_target!(|input: (u16, u16, &str)| {
    let (start, length, text) = input;
    let cleaned = PIPELINE.clean(text);
    laws::assert_offsets(&*PIPELINE, text);
    laws::assert_changes_explain(&*PIPELINE, text);
    let clean = cleaned.as_str();
    let boundary = |text: &str, at: usize| {
        (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
    };
    let start = boundary(clean, usize::from(start));
    let end = boundary(clean, start + usize::from(length));
    let back = cleaned.offsets().to_original_range(start..end);
    assert!(
        text.get(back.clone()).is_some(),
        "{:?} of the cleaned text is {back:?} of the original",
        start..end
    );
    let there = cleaned.offsets().to_cleaned_range(back);
    assert!(there.start <= start && end <= there.end, "{:?} comes back as {there:?}", start..end);
    for bias in [Bias::Left, Bias::Right] {
        assert!(text.is_char_boundary(cleaned.offsets().to_original(start, bias)));
    }
});
