//! Characters that can't be seen: byte order marks, zero-width characters, controls, soft hyphens.

use super::{has_no_width, line_around};
use crate::chars::{
    BYTE_ORDER_MARK, SOFT_HYPHEN, WORD_JOINER, ZERO_WIDTH_JOINER, ZERO_WIDTH_NON_JOINER, ZERO_WIDTH_SPACE,
    after, becomes_line_end, is_combining_mark, slice, windows_1252,
};
use crate::document::Document;
use crate::edit::Edits;
use crate::pass::{Pass, Phase, Rule};
use crate::scan::Triggers;

static BYTE_ORDER: Rule = Rule::new("chars/byte-order-mark", "A byte order mark is no part of the text.")
    .example("\u{FEFF}Un mot", "Un mot");
static ZERO_WIDTH: Rule =
    Rule::new("chars/zero-width", "A zero-width character goes where it has no effect.")
        .example("un\u{200B} mot", "un mot");
static SOFT_HYPHENS: Rule =
    Rule::new("chars/soft-hyphen", "A soft hyphen is a hint for a layout that is gone.")
        .example("ty\u{AD}po", "typo");
static CONTROL: Rule = Rule::new("chars/control", "A control character is no part of the text.")
    .example("un\u{7} mot", "un mot");
static C1_CONTROL: Rule =
    Rule::new("chars/c1-control", "A C1 control is the character that Windows-1252 has at its place.")
        .example("l\u{92}eau", "l’eau");

/// Takes out characters that can't be seen and do nothing.
///
/// - U+FEFF goes everywhere: at the start it is a byte order mark, elsewhere the remains of one.
/// - U+200B and U+2060 go, except beside letters of scripts that are written without spaces, where U+200B parts words
///   (Thai, Lao, Khmer, Myanmar, Tibetan, Han, kana), and between two letters that would make a flag.
/// - U+200C and U+200D go between characters of scripts that don't join (Latin, Greek, Cyrillic …), digits and signs; they
///   stay in emoji and beside Arabic, Syriac, Indic and other letters. The bidirectional marks, embeddings and isolates
///   (U+200E, U+200F, U+202A–202E, U+2066–2069) go in lines without a right-to-left letter.
/// - Soft hyphens (U+00AD) go.
/// - C0 controls but tab and line ends, and U+007F, go. A C1 control is nearly always a byte of Windows-1252 that was
///   read as Latin-1, so it becomes the character that the WHATWG Encoding Standard has for that byte; the five bytes that
///   Windows-1252 leaves open go.
///
/// ```
/// use guillemot::Pipeline;
/// use guillemot::passes::Invisibles;
///
/// let pipeline = Pipeline::builder().pass(Invisibles::new()).build()?;
/// assert_eq!(pipeline.clean("\u{FEFF}L\u{92}eau\u{200B} mon\u{AD}te\u{85}").as_str(), "L’eau monte…");
/// assert!(!pipeline.clean("👩\u{200D}🚀 می\u{200C}خواهم").is_changed());
/// # Ok::<(), guillemot::BuildError>(())
/// ```
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Invisibles;

impl Invisibles {
    /// The pass with its defaults.
    #[must_use]
    pub fn new() -> Self {
        Self
    }
}

impl Pass for Invisibles {
    fn id(&self) -> &'static str {
        "invisibles"
    }

    fn rules(&self) -> Vec<&Rule> {
        vec![&BYTE_ORDER, &ZERO_WIDTH, &SOFT_HYPHENS, &CONTROL, &C1_CONTROL]
    }

    fn phase(&self) -> Phase {
        Phase::Characters
    }

    fn triggers(&self) -> Triggers {
        Triggers::INVISIBLE
    }

    fn edits_protected(&self) -> bool {
        true
    }

    fn check(&self, doc: &Document<'_>, edits: &mut Edits<'_>) {
        let text = doc.text();
        let mut lines = RightToLeft::default();
        let mut visible = Visible::default();
        for at in doc.candidates() {
            let Some(c) = after(text, at) else { continue };
            let range = at..at + c.len_utf8();
            match c {
                BYTE_ORDER_MARK => {
                    edits.delete(range).rule(&BYTE_ORDER);
                }
                SOFT_HYPHEN => {
                    edits.delete(range).rule(&SOFT_HYPHENS);
                }
                ZERO_WIDTH_SPACE | WORD_JOINER => {
                    let (left, right) = visible.around(text, at);
                    let parts_flag = left.is_some_and(is_regional) && right.is_some_and(is_regional);
                    if !left.is_some_and(is_unspaced) && !right.is_some_and(is_unspaced) && !parts_flag {
                        edits.delete(range).rule(&ZERO_WIDTH);
                    }
                }
                ZERO_WIDTH_JOINER | ZERO_WIDTH_NON_JOINER => {
                    let (left, right) = visible.around(text, at);
                    if left.is_none_or(never_joins) && right.is_none_or(never_joins) {
                        edits.delete(range).rule(&ZERO_WIDTH);
                    }
                }
                _ if is_bidi_control(c) && !lines.has_right_to_left(doc, at) => {
                    edits.delete(range).rule(&ZERO_WIDTH);
                }
                '\u{80}'..='\u{9F}' => {
                    let mut buffer = [0; 4];
                    let with = meant_by(c).map_or("", |meant| &*meant.encode_utf8(&mut buffer));
                    edits.replace(range, with).rule(&C1_CONTROL);
                }
                _ if c.is_ascii_control() => {
                    edits.delete(range).rule(&CONTROL);
                }
                _ => {}
            }
        }
    }
}

/// What a C1 control is in Windows-1252; `None` for the five whose bytes stand for nothing.
fn meant_by(c1: char) -> Option<char> {
    Some(windows_1252::meant(c1)).filter(|&meant| meant != c1)
}

const fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Whether a character is one that this pass looks through when it looks for neighbours. A C1 control that becomes
/// something is not.
pub(super) fn is_invisible(c: char) -> bool {
    if windows_1252::is_c1_control(c) {
        return meant_by(c).is_none();
    }
    c == SOFT_HYPHEN || has_no_width(c)
}

/// The characters around a run of invisible ones, which is looked at once. `None` is white space or an end of the text.
#[derive(Default)]
struct Visible {
    run: std::ops::Range<usize>,
    left: Option<char>,
    right: Option<char>,
}

impl Visible {
    fn around(&mut self, text: &str, at: usize) -> (Option<char>, Option<char>) {
        if !self.run.contains(&at) {
            let head = slice(text, 0..at).trim_end_matches(is_invisible);
            let tail = slice(text, at..text.len()).trim_start_matches(is_invisible);
            self.run = head.len()..text.len() - tail.len();
            // White space of any kind is alike: a blank may go, and then a line end stands there.
            self.left = telling(head.chars().rev()).filter(|c| !c.is_whitespace());
            self.right = telling(tail.chars()).filter(|c| !c.is_whitespace());
        }
        (self.left, self.right)
    }
}

/// The first of some characters or, where marks come first, the first of these that may join: canonical order moves marks.
fn telling(mut chars: impl Iterator<Item = char>) -> Option<char> {
    let first = chars.next()?;
    if !(is_combining_mark(first) && never_joins(first)) {
        return Some(first);
    }
    chars.take_while(|&c| is_combining_mark(c)).find(|&c| !never_joins(c)).or(Some(first))
}

/// Scripts that are written without spaces between words, so that U+200B means something there.
const fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{0E00}'..='\u{0FFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{1950}'..='\u{19DF}'
        | '\u{1A20}'..='\u{1AAF}' | '\u{2E80}'..='\u{2FFF}' | '\u{3041}'..='\u{9FFF}' | '\u{A980}'..='\u{AADF}' | '\u{AC00}'..='\u{D7AF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// The letters of which two make a flag, unless something parts them.
const fn is_regional(c: char) -> bool {
    matches!(c, '\u{1F1E6}'..='\u{1F1FF}')
}

/// Characters beside which a joiner has no effect: the alphabets that don't join, and general punctuation.
const fn never_joins(c: char) -> bool {
    matches!(c, '\u{1680}' | '\u{3000}' | '\0'..='\u{A8}' | '\u{2126}' | '\u{212A}' | '\u{212B}' | '\u{AA}'..='\u{AD}' | '\u{AF}'..='\u{52F}' | '\u{1D00}'..='\u{1FFF}'
        | '\u{2000}'..='\u{203B}' | '\u{20A0}'..='\u{20CF}' | '\u{2C60}'..='\u{2C7F}' | '\u{A720}'..='\u{A7FF}')
}

const fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}' | '\u{10800}'..='\u{10FFF}'
        | '\u{1E800}'..='\u{1EFFF}')
}

/// Whether the line of a place holds a right-to-left letter; each line is read once.
#[derive(Default)]
struct RightToLeft {
    line: std::ops::Range<usize>,
    found: bool,
}

impl RightToLeft {
    fn has_right_to_left(&mut self, doc: &Document<'_>, at: usize) -> bool {
        if !self.line.contains(&at) {
            let text = doc.text();
            // Signs that become line ends part lines already.
            self.line = line_around(text, at, |c| c == '\n' || becomes_line_end(c));
            self.found =
                slice(text, self.line.clone()).contains(|c| is_right_to_left(c) && c != BYTE_ORDER_MARK);
        }
        self.found
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{BuildError, Pipeline, Protect};

    fn cleaned(text: &str) -> String {
        let pipeline = Pipeline::builder().pass(Invisibles::new()).build().expect("one pass");
        let cleaned = pipeline.clean(text);
        assert_eq!(cleaned.summary().breaches(), 0, "{text:?}");
        cleaned.to_string()
    }

    #[test]
    fn what_stays_and_what_goes() {
        for (text, expected) in [
            // One look for a run, through what goes itself.
            ("ไทย\u{200B}\u{AD}\u{FEFF}\u{200B}\u{7}ไทย", "ไทย\u{200B}\u{200B}ไทย"),
            ("می\u{200C}\u{81}\u{200C}خ", "می\u{200C}\u{200C}خ"),
            ("a\u{200C}\u{92}\u{200D}b", "a’b"),
            ("👩\u{200D}❤\u{FE0F}\u{200D}👨, a\u{200D}b", "👩\u{200D}❤\u{FE0F}\u{200D}👨, ab"),
            ("\u{200C}\u{3000}日 日\u{3000}\u{200B}a", "\u{3000}日 日\u{3000}a"),
            ("🇫\u{200B}🇷 a\u{200B}🇷", "🇫\u{200B}🇷 a🇷"),
            // A line at a time, whatever ends it.
            ("\u{200F}אב\n\u{200F}ab\r\u{202B}ab\u{202C}", "\u{200F}אב\nab\rab"),
            ("\u{2066}ab\u{2069} \u{2067}ب\u{2069}", "\u{2066}ab\u{2069} \u{2067}ب\u{2069}"),
            // Protected text is no exception, a caller's span apart.
            ("`a\u{200B}b` http://x\u{200B}.fr", "`ab` http://x.fr"),
            ("\u{80}\u{81}\u{85}\u{8D}\u{9F}", "€…Ÿ"),
        ] {
            assert_eq!(cleaned(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_callers_span_holds() -> Result<(), BuildError> {
        let protect = Protect::regex("b\u{200B}+")?;
        let pipeline = Pipeline::builder().pass(Invisibles::new()).protect(protect).build()?;
        assert_eq!(pipeline.clean("a\u{200B}b\u{200B}").as_str(), "ab\u{200B}");
        Ok(())
    }

    #[test]
    fn five_controls_mean_nothing() {
        let open = ('\u{80}'..='\u{9F}').filter(|&c1| meant_by(c1).is_none());
        assert!(open.eq(['\u{81}', '\u{8D}', '\u{8F}', '\u{90}', '\u{9D}']));
        assert_eq!([meant_by('\u{80}'), meant_by('\u{9F}')], [Some('€'), Some('Ÿ')]);
    }

    proptest! {
        #[test]
        fn one_run_is_enough(
            text in "[aé \n\r\u{2028}\u{200B}-\u{200F}\u{202A}-\u{202E}\u{2060}\u{2066}-\u{2069}\u{FEFF}\u{AD}\u{7}\u{80}-\u{A0}אبकไ👩🇫か\u{301}]{0,16}"
        ) {
            let once = cleaned(&text);
            prop_assert_eq!(cleaned(&once), once);
        }
    }
}
