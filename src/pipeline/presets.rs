//! The presets: ordinary functions over the builder.

use crate::error::ParseNameError;
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
        built(hygiene(Self::builder()))
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

    /// The preset of a name, for programs that are told which: `hygiene`, `typography` or `scraped-article`. `hygiene` has the
    /// locale, too, for the passes that are added to it.
    ///
    /// Whatever else a pipeline can be told has a name as well:
    ///
    /// ```
    /// use guillemot::{Locale, Pipeline, Protect, passes};
    ///
    /// let locale = "fr-BE".parse::<Locale>()?.with_spaces("no-break".parse()?);
    /// let pipeline = Pipeline::preset("typography", locale)?
    ///     .with(passes::by_id("units")?)?
    ///     .without("fr/ellipsis")?
    ///     .to_builder()
    ///     .apply_at("likely".parse()?)
    ///     .protect(Protect::words(["Yahoo !"])?)
    ///     .build()?;
    /// assert_eq!(pipeline.clean("Yahoo ! est à 12 km... non ?").as_str(), "Yahoo ! est à 12\u{A0}km... non\u{A0}?");
    ///
    /// let error = Pipeline::preset("typografy", locale).unwrap_err();
    /// assert!(error.to_string().contains("did you mean `typography`?"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When no preset has this name; the message lists them.
    pub fn preset(name: &str, locale: Locale) -> Result<Self, ParseNameError> {
        type Make = fn(Locale) -> Pipeline;
        let presets: [(&str, Make); 3] = [
            ("hygiene", |locale| built(hygiene(Self::builder().locale(locale)))),
            ("typography", Self::typography),
            ("scraped-article", Self::scraped_article),
        ];
        ParseNameError::find("preset", name, &presets).map(|preset| preset(locale))
    }
}

fn hygiene(builder: PipelineBuilder) -> PipelineBuilder {
    characters(builder).pass(Layout::new())
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
