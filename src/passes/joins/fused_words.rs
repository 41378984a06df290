//! Stub.
use crate::document::Document;
use crate::edit::Edits;
use crate::pass::{Pass, Phase, Rule};

static RULE: Rule = Rule::new("joins/fused-words", "joins/fused-words").example("a", "a");

/// Stub.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct FusedWords;

impl FusedWords {
    /// The pass with its defaults.
    #[must_use]
    pub fn new() -> Self {
        Self
    }
}

impl Pass for FusedWords {
    fn id(&self) -> &str {
        "fused-words"
    }

    fn rules(&self) -> Vec<&Rule> {
        vec![&RULE]
    }

    fn phase(&self) -> Phase {
        Phase::Joins
    }

    fn check(&self, _doc: &Document<'_>, _edits: &mut Edits<'_>) {}
}
