//! The builder of pipelines.

use crate::error::BuildError;
use crate::locale::Locale;
use crate::pass::{Confidence, IntoPasses, PassList};
use crate::pipeline::{Pipeline, Stages};
use crate::protect::{Protect, Protection};

/// Builds a [`Pipeline`].
///
/// ```
/// use guillemot::passes::{Boilerplate, BracketSplices, FrenchSpacing, Quotes};
/// use guillemot::{Confidence, Locale, Pipeline, Protect, Rewrite};
///
/// let pipeline = Pipeline::builder()
///     .locale(Locale::FR_CH)
///     .pass(Boilerplate::new())
///     .pass(BracketSplices::new())
///     .pass(Quotes::new())
///     .pass(FrenchSpacing::new())
///     .pass(Rewrite::new("house/no-double-bang", r"!!+", "!")?)
///     .protect(Protect::regex(r"\{\{.*?\}\}")?)
///     .apply_at(Confidence::Likely)
///     .build()?;
/// assert_eq!(pipeline.clean("\"Oui !!\"").as_str(), "«\u{202F}Oui\u{202F}!\u{202F}»");
/// # Ok::<(), guillemot::BuildError>(())
/// ```
#[derive(Debug, Clone, Default)]
#[must_use = "a builder does nothing until `build` is called"]
pub struct PipelineBuilder {
    passes: PassList,
    locale: Locale,
    threshold: Confidence,
    protection: Protection,
}

impl PipelineBuilder {
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// The locale of the text. Default: [`Locale::FR_FR`].
    pub fn locale(mut self, locale: Locale) -> Self {
        self.locale = locale;
        self
    }

    /// Appends a pass, or whatever [`IntoPasses`] makes passes of; of a pipeline its passes and their rules alone, not its locale,
    /// its threshold and its spans ([`to_builder`](Pipeline::to_builder) keeps these). Each pass costs one reading of the texts that hold
    /// its [triggers](crate::Pass::triggers).
    ///
    /// A pass may stand more than once, also with other options, and several of the caller's may share an id: they are then
    /// counted together, and [`without`](Pipeline::without) takes all of them out.
    ///
    /// ```
    /// use guillemot::{Pipeline, Rewrite};
    ///
    /// let pipeline = Pipeline::builder()
    ///     .pass(Rewrite::new("house/names", "St Malo", "Saint-Malo")?)
    ///     .pass(Rewrite::new("house/names", "St Brieuc", "Saint-Brieuc")?)
    ///     .build()?;
    /// let cleaned = pipeline.clean("De St Malo à St Brieuc.");
    /// assert_eq!(cleaned.summary().to_string(), "house/names     2 applied\n");
    /// assert_eq!(pipeline.without("house/names")?.passes().count(), 0);
    /// # Ok::<(), guillemot::BuildError>(())
    /// ```
    pub fn pass(mut self, passes: impl IntoPasses) -> Self {
        passes.into_passes(&mut self.passes);
        self
    }

    /// Protects more spans than the built-in ones. Costs one search of each text for which a pass proposes an edit.
    pub fn protect(mut self, protect: Protect) -> Self {
        self.protection.add(protect);
        self
    }

    /// The least confidence at which edits are applied; those below it are reported. Default:
    /// [`Confidence::Likely`].
    pub fn apply_at(mut self, threshold: Confidence) -> Self {
        self.threshold = threshold;
        self
    }

    /// Builds the pipeline.
    ///
    /// # Errors
    ///
    /// When a pass stands before one that must come first (the message names both, and why), or declares no rule, or
    /// a rule twice; when one that joins lines ([`Phase::Lines`](crate::Phase::Lines)) and one that takes blocks out
    /// ([`Phase::Blocks`](crate::Phase::Blocks)) stand in one pipeline.
    ///
    /// When an id is empty or has blanks or control characters; when two passes of different ids declare one rule, or two of
    /// one id other rules: an id says which pass or rule is meant, in reports and in [`without`](Pipeline::without).
    ///
    /// ```
    /// use guillemot::passes::FrenchSpacing;
    /// use guillemot::{Pipeline, Rewrite};
    ///
    /// let mine = Rewrite::new("fr/colon", " :", ":")?;
    /// let error = Pipeline::builder().pass((FrenchSpacing::new(), mine)).build().unwrap_err();
    /// assert!(error.to_string().starts_with("the passes `french-spacing` and `fr/colon` both declare the rule `fr/colon`"));
    /// # Ok::<(), guillemot::BuildError>(())
    /// ```
    pub fn build(self) -> Result<Pipeline, BuildError> {
        Pipeline::from_entries(self.passes.entries, self.locale, self.threshold, self.protection)
    }
}

impl Pipeline {
    /// A builder with the passes, the locale, the threshold and the protected spans of this pipeline, to which more can be
    /// added.
    ///
    /// ```
    /// use guillemot::{Confidence, Locale, Pipeline, Protect};
    ///
    /// let pipeline = Pipeline::typography(Locale::FR_CA)
    ///     .to_builder()
    ///     .protect(Protect::regex("Hop !")?)
    ///     .apply_at(Confidence::Certain)
    ///     .build()?;
    /// assert_eq!(pipeline.clean("Hop ! Voilà !").as_str(), "Hop ! Voilà!");
    /// # Ok::<(), guillemot::BuildError>(())
    /// ```
    pub fn to_builder(&self) -> PipelineBuilder {
        let Stages { locale, threshold, protection, .. } = &*self.stages;
        let passes = PassList { entries: self.entries().collect() };
        PipelineBuilder { passes, locale: *locale, threshold: *threshold, protection: protection.clone() }
    }
}

/// The passes of a pipeline, without what it was told to leave out. Its threshold, its locale and its protected spans
/// give way to the outer pipeline's.
impl IntoPasses for Pipeline {
    fn into_passes(self, passes: &mut PassList) {
        (&self).into_passes(passes);
    }
}

impl IntoPasses for &Pipeline {
    fn into_passes(self, passes: &mut PassList) {
        passes.entries.extend(self.entries());
    }
}
