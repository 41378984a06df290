//! Stub.
use crate::document::Document;
use crate::edit::Edits;
use crate::pass::{Pass, Phase, Rule};

static RULE: Rule = Rule::new("layout/blanks", "layout/blanks").example("a", "a");

/// Stub.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Layout;

impl Layout {
    /// The pass with its defaults.
    #[must_use]
    pub fn new() -> Self {
        Self
    }
}

impl Pass for Layout {
    fn id(&self) -> &str {
        "layout"
    }

    fn rules(&self) -> Vec<&Rule> {
        vec![&RULE]
    }

    fn phase(&self) -> Phase {
        Phase::Layout
    }

    fn check(&self, _doc: &Document<'_>, _edits: &mut Edits<'_>) {}
}
