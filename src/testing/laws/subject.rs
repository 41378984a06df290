//! What laws are about: a pass, or a pipeline.

use crate::pass::PassEntry;
use crate::{Action, BuildError, Finding, Locale, Pass, Pipeline, SpaceProfile};

/// What laws can be asked of: every [`Pass`] that is [`Clone`] (an `Arc<dyn Pass>` is), and every [`Pipeline`].
///
/// ```
/// use guillemot::passes::Ellipses;
/// use guillemot::testing::laws;
/// use guillemot::{Locale, Pipeline};
///
/// laws::assert_idempotent(&Ellipses::new(), "Et puis....");
/// laws::assert_idempotent(&Pipeline::typography(Locale::FR_CH), "\"Et puis....\"");
/// ```
pub trait Subject {
    /// The pipeline that runs it on a text of this locale: of the pass alone, or the pipeline itself, which has a locale
    /// already.
    ///
    /// # Errors
    ///
    /// When it doesn't build: the pass declares no rule, or one twice.
    fn in_locale(&self, locale: Locale) -> Result<Pipeline, BuildError>;

    /// The locales that it is tried in; the first one half of the time.
    fn locales(&self) -> Vec<Locale>;
}

impl<P: Pass + Clone> Subject for P {
    fn in_locale(&self, locale: Locale) -> Result<Pipeline, BuildError> {
        Pipeline::builder().locale(locale).pass(self.clone()).build()
    }

    /// Three of French and one of English, each with every [`SpaceProfile`].
    fn locales(&self) -> Vec<Locale> {
        use SpaceProfile::{Classic, Keep, Narrow, NoBreak, Tight};
        let mut locales = vec![Locale::FR_FR, Locale::FR_CA, Locale::FR_CH, Locale::EN_US];
        for profile in [Classic, NoBreak, Narrow, Tight, Keep] {
            for locale in [Locale::FR_FR, Locale::FR_CA, Locale::FR_CH, Locale::EN_US] {
                let other = locale.with_spaces(profile);
                if other != locale {
                    locales.push(other);
                }
            }
        }
        locales
    }
}

impl Subject for Pipeline {
    fn in_locale(&self, _: Locale) -> Result<Pipeline, BuildError> {
        Ok(self.clone())
    }

    fn locales(&self) -> Vec<Locale> {
        vec![self.locale()]
    }
}

/// A pipeline of some passes with the locale, the threshold and the protected spans of another.
pub(super) fn alone(pipeline: &Pipeline, entries: Vec<PassEntry>) -> Pipeline {
    pipeline.with_entries(entries).expect("one pass of a pipeline that built is in order, with its rules")
}

/// Whether a finding changed the text.
pub(super) fn is_applied(finding: &Finding<'_>) -> bool {
    finding.action() == Action::Applied
}
