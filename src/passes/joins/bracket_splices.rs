//! Brackets that lost the space after them: `[these crossings]des`.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use crate::chars::{after, before, is_apostrophe, is_blank, slice, tokens, word_after};
use crate::document::{Document, OfLine};
use crate::edit::Edits;
use crate::locale::Language;
use crate::pass::{Confidence, Pass, Phase, Rule};
use crate::scan::Triggers;
use crate::words::{ENGLISH, FRENCH, languages_of};

use super::lost_spaces::known::{is_known, is_prefix, makes_word};
use super::{is_end, is_quote};

static RULE: Rule = Rule::new(
    "joins/bracket-splice",
    "A space parts an editorial bracket from the word that was joined to it.",
)
.example("Durant [these crossings]des passagers.", "Durant [these crossings] des passagers.");

/// What to do with a splice.
#[derive(Clone, Default)]
#[non_exhaustive]
pub enum Splice {
    /// Leave it as it is.
    Keep,
    /// Put a space after the bracket: `[these crossings] des`. The default.
    #[default]
    Space,
    /// Take the brackets away: `these crossings des`.
    Unwrap,
    /// Take the brackets and what they hold away: `des`.
    Drop,
    /// Put what the resolver gives in the place of the brackets; where it gives nothing, a space after them.
    Replace(Resolver),
}

impl Splice {
    /// [`Splice::Replace`] with a function that sees the bracket and may give a text for it.
    ///
    /// ```
    /// use guillemot::Pipeline;
    /// use guillemot::passes::{BracketSplices, Splice};
    ///
    /// let translate = Splice::replace(|bracket| (bracket.inside() == "these crossings").then(|| "ces traversées".into()));
    /// let pipeline = Pipeline::builder().pass(BracketSplices::new().editorial(translate)).build()?;
    /// assert_eq!(pipeline.clean("Durant [these crossings]des passagers.").as_str(), "Durant ces traversées des passagers.");
    /// # Ok::<(), guillemot::BuildError>(())
    /// ```
    pub fn replace(resolve: impl Fn(&Bracket<'_>) -> Option<String> + Send + Sync + 'static) -> Self {
        Self::Replace(Resolver(Arc::new(resolve)))
    }
}

impl fmt::Debug for Splice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Keep => "Keep",
            Self::Space => "Space",
            Self::Unwrap => "Unwrap",
            Self::Drop => "Drop",
            Self::Replace(_) => "Replace(..)",
        })
    }
}

/// A caller's function for [`Splice::Replace`]; made by [`Splice::replace`].
#[derive(Clone)]
pub struct Resolver(Arc<ResolveFn>);

type ResolveFn = dyn Fn(&Bracket<'_>) -> Option<String> + Send + Sync;

impl fmt::Debug for Resolver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Resolver(..)")
    }
}

/// What a bracket is for, as far as what it holds shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum BracketClass {
    /// Words that an editor put in: `[these crossings]des`. Default: [`Splice::Space`].
    Editorial,
    /// Words left out: `[…]des`, `[...]des`. Default: [`Splice::Space`].
    Ellipsis,
    /// `[sic]des`. Default: [`Splice::Space`].
    Sic,
    /// A label in capitals before a capital: `[VIDEO]Hong`. Default: [`Splice::Space`], `[VIDEO] Hong`.
    Label,
    /// Up to three letters, which an editor changed: `[l]e`. Default: [`Splice::Keep`].
    IntraWord,
    /// The number of a note: `[1]des`. Default: [`Splice::Keep`].
    Footnote,
    /// Anything else: an index, a pattern. Default: [`Splice::Keep`].
    Code,
}

/// A bracket as a resolver sees it.
#[derive(Debug, Clone, Copy)]
pub struct Bracket<'t> {
    class: BracketClass,
    inside: &'t str,
    /// The line, and where in it the bracket stands.
    line: &'t str,
    at: usize,
    language: Option<Language>,
    line_language: Option<Language>,
}

impl<'t> Bracket<'t> {
    fn new(doc: &Document<'t>, class: BracketClass, open: usize, close: usize) -> Self {
        let line = doc.line_at(open);
        let inside = slice(doc.text(), open + 1..close);
        Self {
            class,
            inside,
            at: open - line.start,
            line: doc.slice(line),
            language: doc.language(open + 1..close).or_else(|| language_of_words(inside)),
            line_language: doc.language_at(open),
        }
    }

    /// Whether a text in the place of the bracket makes a word stand twice: another fault, that another pass repairs.
    fn doubles(&self, text: &str) -> bool {
        let end = self.at + self.inside.len() + 2;
        let (head, tail) = (slice(self.line, 0..self.at), slice(self.line, end..self.line.len()));
        let is_seam = |head: &str, tail: &str| {
            let word = head.trim_end_matches(is_blank).rsplit(|c: char| !c.is_alphanumeric()).next();
            let next = tail.trim_start_matches(is_blank).split(|c: char| !c.is_alphanumeric()).next();
            let [word, next] = [word, next].map(|word| word.unwrap_or_default().to_lowercase());
            !next.is_empty() && word == next
        };
        is_seam(head, if text.is_empty() { tail } else { text }) || is_seam(text, tail)
    }

    /// What the bracket is for.
    #[must_use]
    pub fn class(&self) -> BracketClass {
        self.class
    }

    /// The text between the brackets.
    #[must_use]
    pub fn inside(&self) -> &'t str {
        self.inside
    }

    /// The sentence that the bracket stands in, up to marks with a blank behind them.
    #[must_use]
    pub fn sentence(&self) -> &'t str {
        let end = self.at + self.inside.len() + 2;
        let (head, tail) = (slice(self.line, 0..self.at), slice(self.line, end..self.line.len()));
        let is_end = |head: &str| head.ends_with(['.', '!', '?', '…']);
        let from = head.rmatch_indices(is_blank).find(|(at, _)| is_end(slice(head, 0..*at)));
        let to = tail.match_indices(is_blank).find(|(at, _)| is_end(slice(tail, 0..*at)));
        let (from, to) = (from.map_or(0, |(at, _)| at), to.map_or(self.line.len(), |(at, _)| end + at));
        slice(self.line, from..to).trim()
    }

    /// The line that the bracket stands in.
    #[must_use]
    pub fn line(&self) -> &'t str {
        self.line
    }

    /// The language of the text between the brackets: by the vote of its stop words, or else if all words that only one
    /// of the built-in lists has are of one language. `None` when that is unsure.
    #[must_use]
    pub fn language(&self) -> Option<Language> {
        self.language
    }

    /// The language of the line, by its vote; `None` when that is not clear.
    #[must_use]
    pub fn line_language(&self) -> Option<Language> {
        self.line_language
    }

    /// Whether the text between the brackets is surely in another language than the line.
    ///
    /// ```
    /// use guillemot::Pipeline;
    /// use guillemot::passes::{BracketSplices, Splice};
    ///
    /// let drop_foreign = Splice::replace(|bracket| bracket.is_foreign().then(String::new));
    /// let pipeline = Pipeline::builder().pass(BracketSplices::new().editorial(drop_foreign)).build()?;
    /// let text = "Durant [these crossings]des passagers sur le port et la digue.";
    /// assert_eq!(pipeline.clean(text).as_str(), "Durant des passagers sur le port et la digue.");
    /// let text = "Durant [ces traversées]des passagers sur le port et la digue.";
    /// assert_eq!(pipeline.clean(text).as_str(), "Durant [ces traversées] des passagers sur le port et la digue.");
    /// # Ok::<(), guillemot::BuildError>(())
    /// ```
    #[must_use]
    pub fn is_foreign(&self) -> bool {
        self.language.is_some() && self.line_language.is_some() && self.language != self.line_language
    }
}

/// The one language that has all those words that not both have.
fn language_of_words(text: &str) -> Option<Language> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let of_one = words.map(languages_of).filter(|&languages| matches!(languages, FRENCH | ENGLISH));
    match of_one.fold(0, |found, languages| found | languages) {
        FRENCH => Some(Language::French),
        ENGLISH => Some(Language::English),
        _ => None,
    }
}

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
            (false, true) if follows_word(text, open) && is_inserted(class) => {
                edits
                    .insert(close + 1, " ")
                    .confidence(Confidence::Suspect)
                    .because("words touch the bracket on both sides");
            }
            (false, false)
                if self.left
                    && follows_word(text, open)
                    && is_inserted(class)
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
        let inside = bracket.inside;
        let end = whole.end;
        // What is put in the place of a bracket stands apart from the word behind it; nothing needs no space.
        let replacement = match self.policy(bracket.class) {
            Splice::Keep => return,
            Splice::Space => None,
            Splice::Unwrap => Some(format!("{inside} ")).filter(|text| !bracket.doubles(text)),
            Splice::Drop => Some(String::new()).filter(|text| !bracket.doubles(text)),
            Splice::Replace(resolver) => {
                (resolver.0)(&bracket).map(|text| if text.is_empty() { text } else { text + " " })
            }
        };
        let proposal = match replacement {
            None => edits.insert(end, " "),
            Some(text) => edits.replace(whole, &text),
        };
        proposal.confidence(confidence).because("a word follows the bracket without a space");
    }
}

/// Whether brackets of the class stand between words, and are no part of one.
fn is_inserted(class: BracketClass) -> bool {
    matches!(
        class,
        BracketClass::Editorial | BracketClass::Ellipsis | BracketClass::Sic | BracketClass::Footnote
    )
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

/// What a bracket is, and how sure that is; `None` when it is a link.
fn class_of(doc: &Document<'_>, open: usize, close: usize) -> Option<(BracketClass, Confidence)> {
    let text = doc.text();
    let rest = slice(text, close + 1..text.len());
    let is_link = rest.starts_with(['[', '(', ']', ':']) || slice(text, 0..open).ends_with(['[', ']', '!']);
    if is_link {
        return None;
    }
    let inside = slice(text, open + 1..close);
    if matches!(inside, "…" | "...") {
        return Some((BracketClass::Ellipsis, Confidence::Likely));
    }
    if inside == "sic" {
        return Some((BracketClass::Sic, Confidence::Likely));
    }
    if !inside.is_empty() && inside.bytes().all(|b| b.is_ascii_digit()) {
        return Some((BracketClass::Footnote, Confidence::Likely));
    }
    // Signs that may yet become apostrophes are all alike.
    let is_text =
        |c: char| c.is_alphabetic() || is_blank(c) || is_apostrophe(c) || matches!(c, '-' | ',' | '.' | '…');
    let is_edge = |c: char| is_blank(c) || is_apostrophe(c);
    let is_open_ended = inside.ends_with(|c: char| is_edge(c) || c == '-');
    if (is_initials(inside) || holds_figures(inside)) && follows_in_sentence(text, close + 1)
        || is_reference(inside)
    {
        return Some((BracketClass::Editorial, Confidence::Likely));
    }
    if !inside.chars().all(is_text) || inside.starts_with(is_edge) || is_open_ended {
        return Some((BracketClass::Code, Confidence::Likely));
    }
    let words = tokens(inside).count();
    let follower = doc.words(close + 1..text.len().min(doc.line_at(close).end)).next();
    let follower = follower.map(|word| doc.slice(word)).unwrap_or_default();
    if words == 1 && stands_for_itself(inside, follower) {
        return Some((BracketClass::Editorial, Confidence::Likely));
    }
    if inside.chars().filter(|c| c.is_alphabetic()).count() < 4 {
        return Some((BracketClass::IntraWord, Confidence::Likely));
    }
    let is_label = inside.chars().all(|c| !c.is_lowercase()) && rest.starts_with(char::is_uppercase);
    if is_label {
        return Some((BracketClass::Label, Confidence::Likely));
    }
    let is_function_word = |word: &str| word.len() > 1 && super::is_function_word(word);
    let is_sure = words > 1 || is_function_word(follower);
    Some((BracketClass::Editorial, if is_sure { Confidence::Likely } else { Confidence::Suspect }))
}

/// Whether a bracket holds capitals with a dot each: `U.S.`
fn is_initials(inside: &str) -> bool {
    let mut letters = inside.split_terminator('.');
    let is_letter = |letter: &str| letter.chars().all(char::is_uppercase) && letter.chars().count() == 1;
    inside.ends_with('.') && inside.len() > 3 && letters.all(is_letter)
}

/// Whether a bracket holds words and figures, one of them a function word: `in 2025`, `2% to 3%`.
fn holds_figures(inside: &str) -> bool {
    let is_figure = |word: &str| {
        let is_sign = |c: char| matches!(c, '.' | ',' | '%' | '$' | '€' | '£' | '-' | '–');
        word.chars().all(|c| c.is_ascii_digit() || is_sign(c))
    };
    let is_word = |word: &str| word.chars().all(char::is_alphabetic) && word.chars().nth(1).is_some();
    let words = || tokens(inside);
    inside.contains(|c: char| c.is_ascii_digit())
        && words().all(|word| is_figure(word) || is_word(word))
        && words().any(|word| is_word(word) && super::is_function_word(word))
}

/// Whether a bracket ends with the number of a page: `Smith, p. 12`, `pp. 3-4`.
fn is_reference(inside: &str) -> bool {
    let is_of_numbers = |c: char| c.is_ascii_digit() || is_blank(c) || matches!(c, '-' | '–' | ',');
    let head = inside.trim_end_matches(is_of_numbers);
    head.len() < inside.len()
        && ["p.", "pp."].iter().any(|sign| {
            head.strip_suffix(sign).is_some_and(|lead| lead.is_empty() || lead.ends_with(is_blank))
        })
}

/// Whether a known word in small letters stands at `at`, right behind a bracket.
fn follows_in_sentence(text: &str, at: usize) -> bool {
    let word = word_after(text, at);
    word.starts_with(char::is_lowercase) && word.chars().nth(1).is_some() && is_known(word)
}

/// Whether a word in brackets and the one that touches it are two: both are known, and make none together.
fn stands_for_itself(inside: &str, follower: &str) -> bool {
    /// Shorter words start others, but for these, in byte order.
    const LONG: usize = 5;
    const SHORT: [&str; 20] = [
        "and", "ces", "cette", "ils", "leurs", "mes", "nos", "nous", "our", "ses", "she", "that", "the",
        "their", "they", "this", "vos", "vous", "was", "which",
    ];
    let is_whole = inside.chars().nth(LONG - 1).is_some() && is_known(inside) && !is_prefix(inside)
        || SHORT.binary_search(&inside).is_ok();
    is_whole
        && follower.starts_with(char::is_lowercase)
        && follower.chars().nth(2).is_some()
        && is_known(follower)
        && !makes_word(inside, follower)
}

#[cfg(test)]
mod tests {
    use super::*;
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
