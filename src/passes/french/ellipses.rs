//! Stub.
use crate::document::Document;
use crate::edit::Edits;
use crate::pass::{Pass, Phase, Rule};

static RULE: Rule = Rule::new("fr/ellipsis", "fr/ellipsis").example("a", "a");

/// Stub.
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
    fn id(&self) -> &str {
        "ellipses"
    }

    fn rules(&self) -> Vec<&Rule> {
        vec![&RULE]
    }

    fn phase(&self) -> Phase {
        Phase::Typography
    }

    fn check(&self, _doc: &Document<'_>, _edits: &mut Edits<'_>) {}
}
