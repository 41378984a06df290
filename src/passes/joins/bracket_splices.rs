//! Brackets that lost the space after them: `[these talks]des`.

use std::fmt;
use std::sync::Arc;

use crate::chars::{after, is_blank, slice};
use crate::document::Document;
use crate::edit::Edits;
use crate::locale::Language;
use crate::pass::{Confidence, Pass, Phase, Rule};
use crate::scan::Triggers;

static RULE: Rule = Rule::new(
    "joins/bracket-splice",
    "A space parts an editorial bracket from the word that was joined to it.",
)
.example("Durant [these talks]des questions.", "Durant [these talks] des questions.");

/// What to do with a splice.
#[derive(Clone, Default)]
#[non_exhaustive]
pub enum Splice {
    /// Leave it as it is.
    Keep,
    /// Put a space after the bracket: `[these talks] des`. The default.
    #[default]
    Space,
    /// Take the brackets away: `these talks des`.
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
    /// let translate = Splice::replace(|bracket| (bracket.inside() == "these talks").then(|| "ces entretiens".into()));
    /// let pipeline = Pipeline::builder().pass(BracketSplices::new().editorial(translate)).build()?;
    /// assert_eq!(pipeline.clean("Durant [these talks]des questions.").as_str(), "Durant ces entretiens des questions.");
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

/// A bracket as a resolver sees it.
#[derive(Debug, Clone, Copy)]
pub struct Bracket<'t> {
    inside: &'t str,
    line: &'t str,
    language: Option<Language>,
}

impl<'t> Bracket<'t> {
    /// The text between the brackets.
    #[must_use]
    pub fn inside(&self) -> &'t str {
        self.inside
    }

    /// The line that the bracket stands in.
    #[must_use]
    pub fn line(&self) -> &'t str {
        self.line
    }

    /// The language of the text between the brackets, if the vote of its stop words is clear; a few words seldom are.
    #[must_use]
    pub fn language(&self) -> Option<Language> {
        self.language
    }
}

/// Repairs editorial brackets that a word was joined to, as in `Durant [these talks]des questions`.
///
/// A splice is a bracket of words with a blank, an opening mark or the head of the line before it and a letter right
/// after it. Several words, `[…]`, `[sic]` and labels in capitals (`[VIDEO]Hong`) are sure; a bracket of a single word
/// is one only when a function word follows (`[ministre]de`), else it is reported. Never touched: brackets joined to the word
/// before them (`l'[accord]`, `min[ute]`, `x[0]`, `name[at]host`), letters of a word (`[l]e`), elisions (`[qu’]il`), footnote numbers, links of
/// Markdown and wikis, BBCode.
///
/// Default: [`Splice::Space`].
///
/// ```
/// use guillemot::Pipeline;
/// use guillemot::passes::{BracketSplices, Splice};
///
/// let pipeline = Pipeline::builder().pass(BracketSplices::new().editorial(Splice::Drop)).build()?;
/// assert_eq!(pipeline.clean("Durant [these talks]des questions.").as_str(), "Durant des questions.");
/// assert_eq!(pipeline.clean("l'[accord]des").as_str(), "l'[accord]des");
/// # Ok::<(), guillemot::BuildError>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct BracketSplices {
    editorial: Splice,
}

impl BracketSplices {
    /// The pass with its defaults.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// What to do with splices. Default: [`Splice::Space`].
    #[must_use]
    pub fn editorial(mut self, policy: Splice) -> Self {
        self.editorial = policy;
        self
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
        Triggers::BRACKETS
    }

    fn check(&self, doc: &Document<'_>, edits: &mut Edits<'_>) {
        for close in doc.candidates() {
            let Some(open) = opening_bracket(doc.text(), close) else { continue };
            if let Some(confidence) = judge(doc, open, close) {
                self.propose(doc, open, close, confidence, edits);
            }
        }
    }
}

impl BracketSplices {
    fn propose(
        &self,
        doc: &Document<'_>,
        open: usize,
        close: usize,
        confidence: Confidence,
        edits: &mut Edits<'_>,
    ) {
        let inside = slice(doc.text(), open + 1..close);
        let bracket =
            Bracket { inside, line: doc.slice(doc.line_at(open)), language: doc.language(open + 1..close) };
        let whole = open..close + 1;
        let proposal = match &self.editorial {
            Splice::Keep => return,
            Splice::Space => edits.insert(close + 1, " "),
            Splice::Unwrap => edits.replace(whole, &format!("{inside} ")),
            Splice::Drop => edits.delete(whole),
            Splice::Replace(resolver) => match (resolver.0)(&bracket) {
                Some(text) => edits.replace(whole, &format!("{text} ")),
                None => edits.insert(close + 1, " "),
            },
        };
        proposal.confidence(confidence).because("a word follows the bracket without a space");
    }
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
    head.is_empty() || head.ends_with(is_free) || head.ends_with("''")
}

/// How sure it is that the bracket and what follows are a splice; `None` when they are something else.
fn judge(doc: &Document<'_>, open: usize, close: usize) -> Option<Confidence> {
    let text = doc.text();
    if !stands_free(text, open) || slice(text, close..text.len()).starts_with("][") {
        return None;
    }
    let inside = slice(text, open + 1..close);
    let next = after(text, close + 1).filter(|c| c.is_alphabetic())?;
    if slice(text, doc.line_at(open)).contains("[/") {
        // BBCode: the tags of `[b]mot[/b]` touch what they mark.
        return None;
    }
    if matches!(inside, "…" | "..." | "sic") {
        return Some(Confidence::Likely);
    }
    let is_text = |c: char| c.is_alphabetic() || is_blank(c) || matches!(c, '\'' | '’' | '-' | ',' | '.');
    let is_open_ended = inside.ends_with(|c: char| is_blank(c) || matches!(c, '\'' | '’' | '-'));
    if !inside.chars().all(is_text) || inside.starts_with(is_blank) || is_open_ended {
        return None;
    }
    let words = inside.split(is_blank).filter(|word| !word.is_empty()).count();
    let letters = inside.chars().filter(|c| c.is_alphabetic()).count();
    if letters < 4 {
        return None;
    }
    let is_label = inside.chars().all(|c| !c.is_lowercase()) && next.is_uppercase();
    if words > 1 || is_label {
        return Some(Confidence::Likely);
    }
    let follower = doc.words(close + 1..text.len().min(doc.line_at(close).end)).next()?;
    let is_function_word =
        doc.slice(follower.clone()).len() > 1 && super::is_function_word(doc.slice(follower));
    Some(if is_function_word { Confidence::Likely } else { Confidence::Suspect })
}
