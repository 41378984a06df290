//! Unicode's composed form.

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization as _, is_nfc_quick};

use crate::chars::{after, slice};
use crate::document::Document;
use crate::edit::Edits;
use crate::pass::{Pass, Phase, Rule};
use crate::scan::Triggers;

static RULE: Rule = Rule::new("chars/nfc", "A letter and its marks are one character where there is one.")
    .example("e\u{301}te\u{301}", "été");

/// Brings text into Normalization Form C (UAX #15), where it isn't.
///
/// Only the surroundings of characters that may need it are looked at: from the last character that nothing composes
/// with to the next one. One exotic character doesn't cost a reading of the whole text.
///
/// ```
/// use guillemot::Pipeline;
/// use guillemot::passes::Nfc;
///
/// let pipeline = Pipeline::builder().pass(Nfc::new()).build()?;
/// let cleaned = pipeline.clean("L’e\u{301}te\u{301}, 20 \u{212B}.");
/// assert_eq!(cleaned.as_str(), "L’été, 20 Å.");
/// assert_eq!(cleaned.changes().count(), 3);
/// # Ok::<(), guillemot::BuildError>(())
/// ```
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
    fn id(&self) -> &'static str {
        "nfc"
    }

    fn rules(&self) -> Vec<&Rule> {
        vec![&RULE]
    }

    fn phase(&self) -> Phase {
        Phase::Normalization
    }

    fn triggers(&self) -> Triggers {
        Triggers::UNCOMPOSED
    }

    fn edits_protected(&self) -> bool {
        true
    }

    fn check(&self, doc: &Document<'_>, edits: &mut Edits<'_>) {
        doc.with_memory(|composed: &mut String| {
            let text = doc.text();
            let mut done = 0;
            for at in doc.candidates() {
                // A character that starts a segment of its own is right as it stands, and so is most of the text of
                // other scripts.
                if at < done || after(text, at).is_none_or(is_stable) {
                    continue;
                }
                let segment = segment_around(text, at, done);
                done = segment.end.max(at + 1);
                let part = slice(text, segment.clone());
                if is_nfc_quick(part.chars()) == IsNormalized::Yes {
                    continue;
                }
                composed.clear();
                composed.extend(part.nfc());
                if composed != part {
                    edits.replace(segment, composed);
                }
            }
        });
    }
}

/// Whether a character stays as it is and composes with none before it: a segment may start here.
fn is_stable(c: char) -> bool {
    // Greek and Cyrillic letters, Han, Hangul and emoji are known without a look at the tables.
    matches!(c, ..'\u{300}' | '\u{388}'..='\u{482}' | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}' | '\u{1F000}'..='\u{1F9FF}')
        || canonical_combining_class(c) == 0 && is_nfc_quick(std::iter::once(c)) == IsNormalized::Yes
}

/// From the last stable character before `at` (not before `from`) to the next one after it.
fn segment_around(text: &str, at: usize, from: usize) -> std::ops::Range<usize> {
    let head = slice(text, from..at);
    let here = text.len() - at;
    let first = slice(text, at..text.len()).chars().next().map_or(0, char::len_utf8);
    let start =
        head.char_indices().rev().find(|&(_, c)| is_stable(c)).map_or(from, |(offset, _)| from + offset);
    let tail = slice(text, at + first..text.len());
    let end = tail.find(is_stable).map_or(at + here, |offset| at + first + offset);
    start..end
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Pipeline;
    use crate::locale::Locale;
    use crate::scan::{Scan, WellSet};

    fn composed(text: &str) -> String {
        let pipeline = Pipeline::builder().pass(Nfc::new()).build().expect("one pass is in order");
        let cleaned = pipeline.clean(text);
        assert_eq!(cleaned.summary().breaches(), 0, "{text:?}");
        cleaned.to_string()
    }

    #[test]
    fn stable_characters_are_those_of_the_tables_and_others_are_candidates() {
        let well_set = WellSet::new(Locale::FR_FR, Triggers::ALWAYS);
        let mut scan = Scan::default();
        let mut buffer = [0; 4];
        for c in '\0'..=char::MAX {
            let is_quick = is_nfc_quick(std::iter::once(c)) == IsNormalized::Yes;
            let stable = is_quick && canonical_combining_class(c) == 0;
            assert_eq!(is_stable(c), stable, "U+{:04X}", u32::from(c));
            if !stable {
                scan.run(c.encode_utf8(&mut buffer), well_set);
                assert!(scan.found().contains(Triggers::UNCOMPOSED), "U+{:04X}", u32::from(c));
            }
        }
    }

    #[test]
    fn all_characters_alone_and_after_a_letter() {
        for c in ('\0'..=char::MAX).filter(|&c| is_nfc_quick(std::iter::once(c)) != IsNormalized::Yes) {
            let text = format!("a{c}b");
            assert_eq!(composed(&text), text.nfc().collect::<String>(), "U+{:04X}", u32::from(c));
        }
    }

    proptest! {
        #[test]
        fn the_result_is_that_of_the_whole_text(
            parts in prop::collection::vec(
                prop_oneof![
                    "[aeiouyAE ]{1,3}",
                    "[\u{300}-\u{34F}]{1,3}",
                    "[\u{1100}-\u{1112}\u{1161}-\u{1175}\u{11A8}-\u{11C2}가각]{1,3}",
                    "[\u{5D0}\u{5D1}\u{5B0}-\u{5BF}\u{FB2A}-\u{FB30}]{1,3}",
                    "[\u{915}\u{93C}\u{958}\u{9C7}\u{9BE}\u{B47}\u{B56}]{1,3}",
                    "[\u{212B}\u{2126}\u{37E}\u{387}\u{1F71}\u{2ADC}\u{F900}\u{1D15E}\u{344}]{1,2}",
                    "\\PC{1,3}",
                ],
                0..12,
            )
        ) {
            let text = parts.concat();
            prop_assert_eq!(composed(&text), text.nfc().collect::<String>());
        }
    }
}
