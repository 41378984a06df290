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
            let len = match bytes[at..] {
                [b'\r', b'\n', ..] => 2,
                [b'\r' | 0x0B | 0x0C, ..] => 1,
                // U+2028 and U+2029
                _ => 3,
            };
            edits.replace(at..at + len, "\n");
        }
    }
}
