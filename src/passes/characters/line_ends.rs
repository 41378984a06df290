//! Line ends: U+000A and no other.

use crate::document::Document;
use crate::edit::Edits;
use crate::pass::{Pass, Phase, Rule};
use crate::scan::Triggers;

static RULE: Rule = Rule::new("chars/line-end", "A line ends with U+000A and with no other sign.")
    .example("un\r\ndeux", "un\ndeux");

/// Makes every line end a line feed (U+000A).
///
/// Line ends are CR LF, CR, VT, FF, U+2028 LINE SEPARATOR and U+2029 PARAGRAPH SEPARATOR: the mandatory breaks of UAX
/// #14. U+0085 is left to [`Invisibles`](crate::passes::Invisibles), because in scraped text it is an ellipsis of
/// Windows-1252.
///
/// ```
/// use guillemot::Pipeline;
/// use guillemot::passes::LineEnds;
///
/// let pipeline = Pipeline::builder().pass(LineEnds::new()).build()?;
/// assert_eq!(pipeline.clean("un\r\ndeux\rtrois\u{2028}").as_str(), "un\ndeux\ntrois\n");
/// # Ok::<(), guillemot::BuildError>(())
/// ```
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
    fn id(&self) -> &'static str {
        "line-ends"
    }

    fn rules(&self) -> Vec<&Rule> {
        vec![&RULE]
    }

    fn phase(&self) -> Phase {
        Phase::Characters
    }

    fn triggers(&self) -> Triggers {
        Triggers::LINE_ENDS
    }

    fn edits_protected(&self) -> bool {
        true
    }

    fn check(&self, doc: &Document<'_>, edits: &mut Edits<'_>) {
        let bytes = doc.text().as_bytes();
        for at in doc.candidates() {
            let (len, name) = match bytes[at..] {
                [b'\r', b'\n', ..] => (2, "CR LF"),
                [b'\r', ..] => (1, "CR"),
                [0x0B, ..] => (1, "VT, a line break of word processors"),
                [0x0C, ..] => (1, "FF, a page break"),
                [_, _, 0xA8, ..] => (3, "U+2028 LINE SEPARATOR"),
                _ => (3, "U+2029 PARAGRAPH SEPARATOR"),
            };
            edits.replace(at..at + len, "\n").because(name);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{BuildError, Pipeline, Protect};

    fn pipeline() -> Pipeline {
        Pipeline::builder().pass(LineEnds::new()).build().expect("one pass")
    }

    #[test]
    fn a_fence_of_code_keeps_no_line_end_but_a_callers_span_does() -> Result<(), BuildError> {
        assert_eq!(pipeline().clean("```\r\na\r\n```\r\n").as_str(), "```\na\n```\n");
        let kept = Pipeline::builder().pass(LineEnds::new()).protect(Protect::regex("a\r\nb")?).build()?;
        assert_eq!(kept.clean("a\r\nb\r\n").as_str(), "a\r\nb\n");
        Ok(())
    }

    proptest! {
        #[test]
        fn only_line_feeds_are_left(text in "[a\r\n\u{B}\u{C}\u{2028}\u{2029}\u{85}é]{0,30}") {
            let others = ['\r', '\u{B}', '\u{C}', '\u{2028}', '\u{2029}'];
            let naive = text.replace("\r\n", "\n").replace(others, "\n");
            let pipeline = pipeline();
            let cleaned = pipeline.clean(&text);
            prop_assert_eq!(cleaned.as_str(), &naive);
            prop_assert_eq!(cleaned.summary().breaches(), 0);
        }
    }
}
