//! The ellipsis: one character and not three dots.

use crate::chars::{ELLIPSIS, after, before};
use crate::document::Document;
use crate::edit::Edits;
use crate::locale::Language;
use crate::pass::{Confidence, Pass, Phase, Rule};
use crate::scan::Triggers;

static RULE: Rule =
    Rule::new("fr/ellipsis", "Three dots are one character, the ellipsis.").example("Et puis...", "Et puis…");

/// Sets `…` (U+2026) for three dots in French text.
///
/// Two dots, four and more stay. Three dots with a letter or digit right after them may be code (`main...dev`,
/// `...rest`): they are an ellipsis only in a line that is clearly French.
///
/// Authority: the *Lexique des règles typographiques en usage à l'Imprimerie nationale* has three dots cast as one
/// sign.
///
/// ```
/// use guillemot::Pipeline;
/// use guillemot::passes::Ellipses;
///
/// let pipeline = Pipeline::builder().pass(Ellipses::new()).build()?;
/// assert_eq!(pipeline.clean("Hein...? De 1....9").as_str(), "Hein…? De 1....9");
/// # Ok::<(), guillemot::BuildError>(())
/// ```
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Ellipses;

impl Ellipses {
    /// The pass with its defaults.
    #[must_use]
    pub fn new() -> Self {
        Self
    }
}

impl Pass for Ellipses {
    fn id(&self) -> &'static str {
        "ellipses"
    }

    fn rules(&self) -> Vec<&Rule> {
        vec![&RULE]
    }

    fn phase(&self) -> Phase {
        Phase::Typography
    }

    fn triggers(&self) -> Triggers {
        Triggers::DOTS
    }

    fn shares_text(&self) -> bool {
        true
    }

    fn check(&self, doc: &Document<'_>, edits: &mut Edits<'_>) {
        if !doc.locale().is_french() {
            return;
        }
        let text = doc.text();
        let bytes = text.as_bytes();
        let mut done = 0;
        for start in doc.candidates() {
            if start < done {
                continue;
            }
            let end = start + bytes[start..].iter().take_while(|&&b| b == b'.').count();
            done = end;
            let touches_ellipsis =
                before(text, start) == Some(ELLIPSIS) || after(text, end) == Some(ELLIPSIS);
            if end - start != 3 || touches_ellipsis || !doc.speaks_locale(start) {
                continue;
            }
            let is_range = before(text, start).is_some_and(|c| c.is_ascii_digit())
                && after(text, end).is_some_and(|c| c.is_ascii_digit());
            if is_range {
                // `1...10`
                continue;
            }
            let runs_on =
                after(text, end).is_some_and(|c| c.is_alphanumeric() || matches!(c, '/' | '\\' | '_'));
            let is_prose = !runs_on || doc.language_at(start) == Some(Language::French);
            let mut buffer = [0; 4];
            edits.replace(start..end, ELLIPSIS.encode_utf8(&mut buffer)).confidence(if is_prose {
                Confidence::Certain
            } else {
                Confidence::Suspect
            });
        }
    }
}
