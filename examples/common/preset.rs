//! What the bundled programs with the option `--preset` share.

use std::error::Error;

use guillemot::{Locale, Pipeline};

/// The preset of a name.
pub(crate) fn named(preset: &str, locale: Locale) -> Result<Pipeline, Box<dyn Error>> {
    match preset {
        "scraped-article" => Ok(Pipeline::scraped_article(locale)),
        "typography" => Ok(Pipeline::typography(locale)),
        "hygiene" => Ok(Pipeline::hygiene()),
        _ => {
            let known = "scraped-article, typography, hygiene";
            Err(format!("`{preset}` is not a preset; choose one of {known}").into())
        }
    }
}
