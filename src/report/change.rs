//! What all passes together did to a place of the original text.

use std::ops::Range;

/// One change of the original text: all that the passes did there together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change<'c> {
    pub(super) range: Range<usize>,
    pub(super) cleaned_range: Range<usize>,
    pub(super) before: &'c str,
    pub(super) after: &'c str,
}

impl<'c> Change<'c> {
    /// The bytes of the original text that changed.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.range.clone()
    }

    /// The bytes of the cleaned text that stand in their place.
    #[must_use]
    pub fn cleaned_range(&self) -> Range<usize> {
        self.cleaned_range.clone()
    }

    /// The original text there.
    #[must_use]
    pub fn before(&self) -> &'c str {
        self.before
    }

    /// The cleaned text there.
    #[must_use]
    pub fn after(&self) -> &'c str {
        self.after
    }
}

#[cfg(feature = "serde")]
mod serialize {
    use serde::ser::{Serialize, SerializeStruct as _, Serializer};

    use super::Change;

    /// Fields: `start` and `end` (bytes of the original), `cleaned_start` and `cleaned_end`, `before`, `after`.
    impl Serialize for Change<'_> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut out = serializer.serialize_struct("Change", 6)?;
            out.serialize_field("start", &self.range.start)?;
            out.serialize_field("end", &self.range.end)?;
            out.serialize_field("cleaned_start", &self.cleaned_range.start)?;
            out.serialize_field("cleaned_end", &self.cleaned_range.end)?;
            out.serialize_field("before", self.before)?;
            out.serialize_field("after", self.after)?;
            out.end()
        }
    }
}
