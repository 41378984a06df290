//! The presets: ordinary functions over the builder.

use crate::locale::Locale;
use crate::passes::{
    Apostrophes, Boilerplate, BracketSplices, DuplicateBlocks, Ellipses, Entities, FrenchSpacing, FusedWords,
    Invisibles, Layout, LineEnds, LostSpaces, Mojibake, Nfc, Quotes, StraySpaces, Thousands,
};
use crate::pipeline::{Pipeline, PipelineBuilder};

impl Pipeline {
    /// Unicode and white space only, for text of any language: line ends, invisible characters, the composed form,
    /// blanks.
    ///
    /// ```
    /// let cleaned = guillemot::Pipeline::hygiene().clean("\u{FEFF}un \u{200B}mot  e\u{301}crit\r\n");
    /// assert_eq!(cleaned.as_str(), "un mot écrit\n");
    /// ```
    #[must_use]
    pub fn hygiene() -> Self {
        built(characters(Self::builder()).pass(Layout::new()))
    }

    /// [`hygiene`](Self::hygiene), and the typography of the locale: quotation marks and, for French, apostrophes,
    /// ellipses and spaces.
    ///
    /// ```
    /// use guillemot::{Locale, Pipeline};
    ///
    /// let cleaned = Pipeline::typography(Locale::FR_FR).clean("\"Où est l'île ?\"");
    /// assert_eq!(cleaned.as_str(), "«\u{A0}Où est l’île\u{202F}?\u{A0}»");
    /// ```
    #[must_use]
    pub fn typography(locale: Locale) -> Self {
        built(typography(characters(Self::builder().locale(locale))))
    }

    /// Everything that the text of a scraped article needs: [`typography`](Self::typography), what was escaped or
    /// read in the wrong encoding, the removal of boilerplate, and the repair of lost and of stray spaces.
    ///
    /// ```
    /// use guillemot::{Locale, Pipeline};
    ///
    /// let cleaned = Pipeline::scraped_article(Locale::FR_FR).clean("“Durant [these crossings]des passagers », dit-il.");
    /// assert_eq!(cleaned.as_str(), "«\u{A0}Durant [these crossings] des passagers\u{A0}», dit-il.");
    /// ```
    #[must_use]
    pub fn scraped_article(locale: Locale) -> Self {
        let builder = characters(Self::builder().locale(locale).pass((Entities::new(), Mojibake::new())));
        let blocks = (DuplicateBlocks::new(), Boilerplate::new());
        let joins = (LostSpaces::new(), BracketSplices::new(), FusedWords::new());
        built(typography(builder.pass(StraySpaces::new()).pass(blocks).pass(joins)))
    }
}

fn characters(builder: PipelineBuilder) -> PipelineBuilder {
    builder.pass((LineEnds::new(), Invisibles::new(), Nfc::new()))
}

fn typography(builder: PipelineBuilder) -> PipelineBuilder {
    builder.pass((Quotes::new(), Apostrophes::new(), Ellipses::new())).pass((
        FrenchSpacing::new(),
        Thousands::new(),
        Layout::new(),
    ))
}

fn built(builder: PipelineBuilder) -> Pipeline {
    builder.build().expect("a preset's passes stand in the order of their phases, each with its rules")
}
