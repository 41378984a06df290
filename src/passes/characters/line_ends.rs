//! Stub.
use crate::document::Document;
use crate::edit::Edits;
use crate::pass::{Pass, Phase, Rule};

static RULE: Rule = Rule::new("chars/line-end", "chars/line-end").example("a", "a");

/// Stub.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct LineEnds;

impl LineEnds {
    /// The pass with its defaults.
    #[must_use]
    pub fn new() -> Self {
        Self
    }
}

impl Pass for LineEnds {
    fn id(&self) -> &str {
        "line-ends"
    }

    fn rules(&self) -> Vec<&Rule> {
        vec![&RULE]
    }

    fn phase(&self) -> Phase {
        Phase::Characters
    }

    fn check(&self, _doc: &Document<'_>, _edits: &mut Edits<'_>) {}
}
