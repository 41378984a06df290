//! The laws of every text, for each preset and each built-in pass alone. The first byte chooses which, and the locale.

#![no_main]

use guillemot::passes::built_in;
use guillemot::testing::laws;
use guillemot::{Locale, Pipeline};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static PIPELINES: LazyLock<Vec<Pipeline>> = LazyLock::new(|| {
    let locales = [Locale::FR_FR, Locale::FR_CA, Locale::FR_CH, Locale::EN_US, Locale::DE_DE];
    let mut pipelines = vec![Pipeline::hygiene()];
    for locale in locales {
        pipelines.extend([Pipeline::typography(locale), Pipeline::scraped_article(locale)]);
        pipelines.extend(built_in().into_iter().map(|pass| laws::alone(pass, locale)));
    }
    pipelines
});

fuzz_target!(|input: (u8, &str)| {
    let (choice, text) = input;
    let pipeline = &PIPELINES[usize::from(choice) % PIPELINES.len()];
    // The law of linear work repeats the text, which takes its time.
    if choice >= 250 && text.len() < 64 {
        laws::assert_work_linear(pipeline, text);
    }
    laws::assert_laws(pipeline, text);
});
