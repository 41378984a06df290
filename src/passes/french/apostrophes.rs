//! Stub.
use crate::document::Document;
use crate::edit::Edits;
use crate::pass::{Pass, Phase, Rule};

static RULE: Rule = Rule::new("fr/apostrophe", "fr/apostrophe").example("a", "a");

/// Stub.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Apostrophes;

impl Apostrophes {
    /// The pass with its defaults.
    #[must_use]
    pub fn new() -> Self {
        Self
    }
}

impl Pass for Apostrophes {
    fn id(&self) -> &str {
        "apostrophes"
    }

    fn rules(&self) -> Vec<&Rule> {
        vec![&RULE]
    }

    fn phase(&self) -> Phase {
        Phase::Quotes
    }

    fn check(&self, _doc: &Document<'_>, _edits: &mut Edits<'_>) {}
}
