//! Stub.
use crate::document::Document;
use crate::edit::Edits;
use crate::pass::{Pass, Phase, Rule};

static RULE: Rule = Rule::new("quotes/pair", "quotes/pair").example("a", "a");

/// Stub.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Quotes;

impl Quotes {
    /// The pass with its defaults.
    #[must_use]
    pub fn new() -> Self {
        Self
    }
}

impl Pass for Quotes {
    fn id(&self) -> &str {
        "quotes"
    }

    fn rules(&self) -> Vec<&Rule> {
        vec![&RULE]
    }

    fn phase(&self) -> Phase {
        Phase::Quotes
    }

    fn check(&self, _doc: &Document<'_>, _edits: &mut Edits<'_>) {}
}
