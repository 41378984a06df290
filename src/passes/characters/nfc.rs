//! Stub.
use crate::document::Document;
use crate::edit::Edits;
use crate::pass::{Pass, Phase, Rule};

static RULE: Rule = Rule::new("chars/nfc", "chars/nfc").example("a", "a");

/// Stub.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Nfc;

impl Nfc {
    /// The pass with its defaults.
    #[must_use]
    pub fn new() -> Self {
        Self
    }
}

impl Pass for Nfc {
    fn id(&self) -> &str {
        "nfc"
    }

    fn rules(&self) -> Vec<&Rule> {
        vec![&RULE]
    }

    fn phase(&self) -> Phase {
        Phase::Normalization
    }

    fn check(&self, _doc: &Document<'_>, _edits: &mut Edits<'_>) {}
}
