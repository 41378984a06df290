//! Stub.
use crate::document::Document;
use crate::edit::Edits;
use crate::pass::{Pass, Phase, Rule};

static RULE: Rule = Rule::new("web/source-link", "web/source-link").example("a", "a");

/// Stub.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Boilerplate;

impl Boilerplate {
    /// The pass with its defaults.
    #[must_use]
    pub fn new() -> Self {
        Self
    }
}

impl Pass for Boilerplate {
    fn id(&self) -> &str {
        "boilerplate"
    }

    fn rules(&self) -> Vec<&Rule> {
        vec![&RULE]
    }

    fn phase(&self) -> Phase {
        Phase::Blocks
    }

    fn check(&self, _doc: &Document<'_>, _edits: &mut Edits<'_>) {}
}
