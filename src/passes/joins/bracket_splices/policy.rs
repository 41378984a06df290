//! What is done with a splice.

use std::fmt;
use std::sync::Arc;

use super::Bracket;

/// What to do with a splice.
#[derive(Clone, Default)]
#[non_exhaustive]
pub enum Splice {
    /// Leave it as it is.
    Keep,
    /// Put a space after the bracket: `[these crossings] des`. The default.
    #[default]
    Space,
    /// Take the brackets away: `these crossings des`.
    Unwrap,
    /// Take the brackets and what they hold away: `des`.
    Drop,
    /// Put what the resolver gives in the place of the brackets; where it gives nothing, a space after them.
    Replace(Resolver),
}

impl Splice {
    /// [`Splice::Replace`] with a function that sees the bracket and may give a text for it.
    ///
    /// ```
    /// use guillemot::Pipeline;
    /// use guillemot::passes::{BracketSplices, Splice};
    ///
    /// let translate = Splice::replace(|bracket| (bracket.inside() == "these crossings").then(|| "ces traversées".into()));
    /// let pipeline = Pipeline::builder().pass(BracketSplices::new().editorial(translate)).build()?;
    /// assert_eq!(pipeline.clean("Durant [these crossings]des passagers.").as_str(), "Durant ces traversées des passagers.");
    /// # Ok::<(), guillemot::BuildError>(())
    /// ```
    pub fn replace(resolve: impl Fn(&Bracket<'_>) -> Option<String> + Send + Sync + 'static) -> Self {
        Self::Replace(Resolver(Arc::new(resolve)))
    }
}

impl fmt::Debug for Splice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Keep => "Keep",
            Self::Space => "Space",
            Self::Unwrap => "Unwrap",
            Self::Drop => "Drop",
            Self::Replace(_) => "Replace(..)",
        })
    }
}

/// A caller's function for [`Splice::Replace`]; made by [`Splice::replace`].
#[derive(Clone)]
pub struct Resolver(Arc<ResolveFn>);

impl Resolver {
    pub(super) fn resolve(&self, bracket: &Bracket<'_>) -> Option<String> {
        (self.0)(bracket)
    }
}

type ResolveFn = dyn Fn(&Bracket<'_>) -> Option<String> + Send + Sync;

impl fmt::Debug for Resolver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Resolver(..)")
    }
}
