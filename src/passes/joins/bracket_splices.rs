//! Brackets that lost the space after them: `[these crossings]des`.

use std::ops::Range;

use crate::chars::{after, before, is_blank, slice};
use crate::document::{Document, OfLine};
use crate::edit::Edits;
use crate::pass::{Confidence, Pass, Phase, Rule};
use crate::scan::Triggers;

use super::{is_end, is_quote};

pub use self::bracket::Bracket;
pub use self::class::BracketClass;
use self::class::class_of;
pub use self::policy::{Resolver, Splice};

mod bracket;
mod class;
mod policy;

static RULE: Rule = Rule::new(
    "joins/bracket-splice",
    "A space parts an editorial bracket from the word that was joined to it.",
)
.example("Durant [these crossings]des passagers.", "Durant [these crossings] des passagers.");

/// Repairs brackets that a word was joined to, as in `Durant [these crossings]des passagers`.
///
/// A splice is a bracket with a blank, an opening mark or the head of the line before it and a letter right after it. What
/// happens to it depends on its [`BracketClass`]; each class has a policy, a [`Splice`]. Several words, `[…]`, `[sic]` and
/// labels in capitals (`[VIDEO]Hong`) are sure; a bracket of a single word is a splice only when a function word
/// follows (`[ministre]de`), or both are known and make no word together (`[nos]perspectives`), else it is reported. A bracket that words touch on both sides is reported too, and one that a
/// word touches on its left only (`mot[1]`, as wikis have it) is right unless [`with_left`](Self::with_left) says
/// otherwise.
///
/// A bracket within another one stays, unless its policy is to put a space behind it. Never touched: what an elision
/// leads (`l'[accord]`), masked addresses (`name[at]host`), elisions (`[qu’]il`), links of Markdown and wikis, BBCode.
///
/// ```
/// use guillemot::Pipeline;
/// use guillemot::passes::{BracketClass, BracketSplices, Splice};
///
/// let splices = BracketSplices::new().editorial(Splice::Drop).with(BracketClass::Footnote, Splice::Space);
/// let pipeline = Pipeline::builder().pass(splices).build()?;
/// assert_eq!(pipeline.clean("Durant [these crossings]des passagers.").as_str(), "Durant des passagers.");
/// assert_eq!(pipeline.clean("Des questions. [1]La suite.").as_str(), "Des questions. [1] La suite.");
/// assert_eq!(pipeline.clean("l'[accord]des").as_str(), "l'[accord]des");
/// # Ok::<(), guillemot::BuildError>(())
/// ```
#[derive(Debug, Clone)]
pub struct BracketSplices {
    editorial: Splice,
    ellipsis: Splice,
    sic: Splice,
    label: Splice,
    intra_word: Splice,
    footnote: Splice,
    code: Splice,
    left: bool,
}

impl Default for BracketSplices {
    fn default() -> Self {
        Self {
            editorial: Splice::Space,
            ellipsis: Splice::Space,
            sic: Splice::Space,
            label: Splice::Space,
            intra_word: Splice::Keep,
            footnote: Splice::Keep,
            code: Splice::Keep,
            left: false,
        }
    }
}

impl BracketSplices {
    /// The pass with its defaults.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// What to do with words that an editor put in. Default: [`Splice::Space`].
    #[must_use]
    pub fn editorial(self, policy: Splice) -> Self {
        self.with(BracketClass::Editorial, policy)
    }

    /// What to do with the splices of a class. The defaults stand with the [classes](BracketClass).
    #[must_use]
    pub fn with(mut self, class: BracketClass, policy: Splice) -> Self {
        *match class {
            BracketClass::Editorial => &mut self.editorial,
            BracketClass::Ellipsis => &mut self.ellipsis,
            BracketClass::Sic => &mut self.sic,
            BracketClass::Label => &mut self.label,
            BracketClass::IntraWord => &mut self.intra_word,
            BracketClass::Footnote => &mut self.footnote,
            BracketClass::Code => &mut self.code,
        } = policy;
        self
    }

    /// Whether a bracket of words, an ellipsis or a note gets a space before it where a word touches it on its left:
    /// `mot[réf. nécessaire]`. Default: no, since wikis set it so. Costs a scan for brackets.
    ///
    /// ```
    /// use guillemot::Pipeline;
    /// use guillemot::passes::BracketSplices;
    ///
    /// let pipeline = Pipeline::builder().pass(BracketSplices::new().with_left(true)).build()?;
    /// assert_eq!(pipeline.clean("Le port[réf. nécessaire] dort.").as_str(), "Le port [réf. nécessaire] dort.");
    /// # Ok::<(), guillemot::BuildError>(())
    /// ```
    #[must_use]
    pub fn with_left(mut self, left: bool) -> Self {
        self.left = left;
        self
    }

    fn policy(&self, class: BracketClass) -> &Splice {
        match class {
            BracketClass::Editorial => &self.editorial,
            BracketClass::Ellipsis => &self.ellipsis,
            BracketClass::Sic => &self.sic,
            BracketClass::Label => &self.label,
            BracketClass::IntraWord => &self.intra_word,
            BracketClass::Footnote => &self.footnote,
            BracketClass::Code => &self.code,
        }
    }
}

impl Pass for BracketSplices {
    fn id(&self) -> &'static str {
        "bracket-splices"
    }

    fn rules(&self) -> Vec<&Rule> {
        vec![&RULE]
    }

    fn phase(&self) -> Phase {
        Phase::Joins
    }

    fn triggers(&self) -> Triggers {
        if self.left { Triggers::ALWAYS } else { Triggers::BRACKETS }
    }

    fn check(&self, doc: &Document<'_>, edits: &mut Edits<'_>) {
        let mut tags = OfLine::default();
        if self.left {
            for close in memchr::memchr_iter(b']', doc.text().as_bytes()) {
                self.judge(doc, close, &mut tags, edits);
            }
        } else {
            for close in doc.candidates() {
                self.judge(doc, close, &mut tags, edits);
            }
        }
    }
}

impl BracketSplices {
    fn judge(&self, doc: &Document<'_>, close: usize, tags: &mut OfLine, edits: &mut Edits<'_>) {
        let text = doc.text();
        let Some(open) = opening_bracket(text, close) else { return };
        let is_joined = after(text, close + 1).is_some_and(char::is_alphabetic);
        // The tags of `[b]mot[/b]` touch what they mark.
        if tags.ask(doc, open, |line| line.contains("[/")) {
            return;
        }
        let Some((class, confidence)) = class_of(doc, open, close) else { return };
        match (stands_free(text, open), is_joined) {
            // Without the inner bracket, the outer one would be the next run's.
            (true, true) if self.keeps_brackets(class) || opening_bracket(text, open).is_none() => {
                self.propose(Bracket::new(doc, class, open, close), open..close + 1, confidence, edits);
            }
            (false, true) if follows_word(text, open) && class.is_inserted() => {
                edits
                    .insert(close + 1, " ")
                    .confidence(Confidence::Suspect)
                    .because("words touch the bracket on both sides");
            }
            (false, false)
                if self.left
                    && follows_word(text, open)
                    && class.is_inserted()
                    && !is_glued(text, close + 1) =>
            {
                edits
                    .insert(open, " ")
                    .confidence(confidence)
                    .because("a word stands before the bracket without a space");
            }
            _ => {}
        }
    }

    fn keeps_brackets(&self, class: BracketClass) -> bool {
        matches!(self.policy(class), Splice::Keep | Splice::Space)
    }

    fn propose(
        &self,
        bracket: Bracket<'_>,
        whole: Range<usize>,
        confidence: Confidence,
        edits: &mut Edits<'_>,
    ) {
        let inside = bracket.inside();
        let end = whole.end;
        // What is put in the place of a bracket stands apart from the word behind it; nothing needs no space.
        let replacement = match self.policy(bracket.class()) {
            Splice::Keep => return,
            Splice::Space => None,
            Splice::Unwrap => Some(format!("{inside} ")).filter(|text| !bracket.doubles(text)),
            Splice::Drop => Some(String::new()).filter(|text| !bracket.doubles(text)),
            Splice::Replace(resolver) => {
                resolver.resolve(&bracket).map(|text| if text.is_empty() { text } else { text + " " })
            }
        };
        let proposal = match replacement {
            None => edits.insert(end, " "),
            Some(text) => edits.replace(whole, &text),
        };
        proposal.confidence(confidence).because("a word follows the bracket without a space");
    }
}

/// Whether a word of two letters or more touches a bracket, and no command.
fn follows_word(text: &str, open: usize) -> bool {
    let head = slice(text, 0..open);
    let word = slice(text, head.trim_end_matches(char::is_alphabetic).len()..open);
    let leads = before(text, open - word.len());
    word.chars().nth(1).is_some() && !matches!(leads, Some('\\' | '_' | '.' | '$' | '@' | '#'))
}

/// Whether marks alone part what ends at `end` from a word: `items[index].Name`.
fn is_glued(text: &str, end: usize) -> bool {
    let is_mark = |c: char| is_end(c) || is_quote(c);
    slice(text, end..text.len()).trim_start_matches(is_mark).starts_with(char::is_alphanumeric)
}

/// The bracket that `]` at `close` closes, if it stands near, on the same line, with no other between.
fn opening_bracket(text: &str, close: usize) -> Option<usize> {
    /// Longer brackets are no insertions of an editor's. In bytes.
    const FAR: usize = 200;
    let head = &text.as_bytes()[close.saturating_sub(FAR)..close];
    let from_end = head.iter().rev().position(|b| matches!(b, b'[' | b']' | b'\n'))?;
    let open = close - from_end - 1;
    (text.as_bytes()[open] == b'[').then_some(open)
}

/// Whether a bracket stands at the head of a line or after a blank, a dash or a quotation mark. All such marks count
/// alike, whichever way they turn, because what they are is found out later.
fn stands_free(text: &str, open: usize) -> bool {
    let head = slice(text, 0..open);
    let is_free = |c: char| {
        c == '\n'
            || is_blank(c)
            || matches!(c, '"' | '«' | '»' | '‹' | '›' | '‘' | '‚'..='‟')
            || matches!(c, '<' | '>' | '(' | '—' | '–')
    };
    head.is_empty() || head.ends_with(is_free) || ["''", ",,", "``"].iter().any(|mark| head.ends_with(mark))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Language;
    use crate::pipeline::Pipeline;

    fn cleaned(splices: BracketSplices, text: &str) -> String {
        let pipeline = Pipeline::builder().pass(splices).build().expect("one pass is in order");
        let cleaned = pipeline.clean(text).into_text().into_owned();
        assert!(!pipeline.clean(&cleaned).is_changed(), "{cleaned}");
        cleaned
    }

    #[test]
    fn each_class_has_its_policy() {
        use BracketClass::{Code, Editorial, Ellipsis, Footnote, IntraWord, Label, Sic};
        for (class, text, spaced, dropped) in [
            (Editorial, "Le [beau port]dort.", "Le [beau port] dort.", "Le dort."),
            (Ellipsis, "Le […]port dort.", "Le […] port dort.", "Le port dort."),
            (Sic, "Des chevals [sic]ici.", "Des chevals [sic] ici.", "Des chevals ici."),
            (Label, "[VIDÉO]Le port", "[VIDÉO] Le port", "Le port"),
            (IntraWord, "Le [l]e port", "Le [l] e port", "Le e port"),
            (Footnote, "Le port. [12]La digue", "Le port. [12] La digue", "Le port. La digue"),
            (Code, "Le [x=1]port", "Le [x=1] port", "Le port"),
        ] {
            let policy = |policy: Splice| BracketSplices::new().with(class, policy);
            assert_eq!(cleaned(policy(Splice::Keep), text), text);
            if spaced != text {
                assert_eq!(cleaned(policy(Splice::Space), text), spaced);
                assert_eq!(cleaned(policy(Splice::Drop), text), dropped);
            }
        }
    }

    #[test]
    fn a_resolver_sees_the_bracket_and_its_sentence() {
        let resolve = Splice::replace(|bracket| {
            assert_eq!(bracket.sentence(), "Durant [these crossings]des élus ont quitté la salle.");
            assert_eq!((bracket.class(), bracket.inside()), (BracketClass::Editorial, "these crossings"));
            assert_eq!(bracket.language(), Some(Language::English));
            assert_eq!(bracket.line_language(), Some(Language::French));
            Some("ces traversées".to_owned())
        });
        let text = "Il pleut. Durant [these crossings]des élus ont quitté la salle. Le port dort.";
        let expected = "Il pleut. Durant ces traversées des élus ont quitté la salle. Le port dort.";
        assert_eq!(cleaned(BracketSplices::new().editorial(resolve), text), expected);
    }
}
