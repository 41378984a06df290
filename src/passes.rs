//! The built-in passes, one module a family, one file a concept.

mod boilerplate;
mod characters;
mod elision;
mod french;
mod joins;
mod layout;
mod quotes;
mod rewrite;

use std::sync::Arc;

pub use boilerplate::{Boilerplate, Category, DuplicateBlocks, Risk, Weights};
pub use characters::{Entities, Invisibles, LineEnds, Mojibake, Nfc};
pub use french::{
    Abbreviations, Apostrophes, Dashes, Dates, Ellipses, FrenchSpacing, Ordinals, Spelling, Thousands, Units,
};
pub use joins::{
    Bracket, BracketClass, BracketSplices, Corpus, DoubledLines, DoubledWords, Evidence, FusedWords,
    LostSpaces, Resolver, Seen, Splice, StraySpaces, WrappedLines,
};
pub use layout::Layout;
pub use quotes::Quotes;
pub use rewrite::Rewrite;

use crate::pass::Pass;

/// All built-in passes with their default options, in the order of their phases; also those that no preset has. Those of
/// [`Phase::Lines`](crate::Phase::Lines) and those of [`Phase::Blocks`](crate::Phase::Blocks) build apart only.
///
/// ```
/// let rules: usize = guillemot::passes::built_in().iter().map(|pass| pass.rules().len()).sum();
/// assert!(rules > 20);
/// ```
#[must_use]
pub fn built_in() -> Vec<Arc<dyn Pass>> {
    vec![
        Arc::new(Entities::new()),
        Arc::new(Mojibake::new()),
        Arc::new(LineEnds::new()),
        Arc::new(Invisibles::new()),
        Arc::new(Nfc::new()),
        Arc::new(WrappedLines::new()),
        Arc::new(DoubledLines::new()),
        Arc::new(DoubledWords::new()),
        Arc::new(StraySpaces::new()),
        Arc::new(Ordinals::new()),
        Arc::new(DuplicateBlocks::new()),
        Arc::new(Boilerplate::new()),
        Arc::new(LostSpaces::new()),
        Arc::new(BracketSplices::new()),
        Arc::new(FusedWords::new()),
        Arc::new(Quotes::new()),
        Arc::new(Apostrophes::new()),
        Arc::new(Ellipses::new()),
        Arc::new(FrenchSpacing::new()),
        Arc::new(Thousands::new()),
        Arc::new(Units::new()),
        Arc::new(Abbreviations::new()),
        Arc::new(Dates::new()),
        Arc::new(Dashes::new()),
        Arc::new(Spelling::new()),
        Arc::new(Layout::new()),
    ]
}
