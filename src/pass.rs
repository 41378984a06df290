//! What a pass is: a reader of text that proposes edits, each under a named rule.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use crate::document::Document;
use crate::edit::Edits;
use crate::error::ParseNameError;
use crate::pipeline::Pipeline;
use crate::scan::Triggers;

/// A pass reads a text and proposes edits. It builds no string, and knows nothing of offsets or protected spans.
///
/// The engine sorts the edits, refuses those that break the contract or meet a protected span, applies the others in
/// one sweep, and makes from them the report, the offset map and the changes. The contract of
/// [`check`](Self::check):
///
/// - the ranges of edits are byte offsets on `char` boundaries of [`Document::text`]; edits don't overlap (they may
///   touch);
/// - the edits name rules that [`rules`](Self::rules) declares;
/// - a second run over the result proposes nothing more: the pass is idempotent;
/// - the work is linear in the length of the text;
/// - behind [`Phase::Normalization`], and in a pass of [`Phase::Any`] wherever it stands, no edit ends just before a combining
///   mark: the mark would compose with what the edit leaves. Such an edit is refused like one that meets a protected span.
///
/// A pass that breaks it never makes the engine panic and never breaks text: the edit is dropped and counted (see
/// [`Summary::breaches`](crate::Summary::breaches)).
///
/// ```
/// use guillemot::{Document, Edits, Pass, Pipeline, Rule};
///
/// static NO_DOUBLE_BANG: Rule = Rule::new("house/no-double-bang", "One exclamation mark is enough.");
///
/// struct Calm;
///
/// impl Pass for Calm {
///     fn id(&self) -> &str {
///         "house/calm"
///     }
///
///     fn rules(&self) -> Vec<&Rule> {
///         vec![&NO_DOUBLE_BANG]
///     }
///
///     fn check(&self, doc: &Document<'_>, edits: &mut Edits<'_>) {
///         for (at, run) in doc.text().match_indices("!!") {
///             edits.delete(at + 1..at + run.len());
///         }
///     }
/// }
///
/// let pipeline = Pipeline::builder().pass(Calm).build()?;
/// assert_eq!(pipeline.clean("Stop!!").as_str(), "Stop!");
/// # Ok::<(), guillemot::BuildError>(())
/// ```
pub trait Pass: Send + Sync + 'static {
    /// The name of the pass, such as `quotes`. It names the pass in errors and in [`Pipeline::without`].
    fn id(&self) -> &str;

    /// The rules that the pass may name in its edits: at least one, each id once. The first is the default.
    fn rules(&self) -> Vec<&Rule>;

    /// Where in a pipeline the pass belongs. Default: [`Phase::Any`], anywhere.
    fn phase(&self) -> Phase {
        Phase::Any
    }

    /// What a text must hold for the pass to have anything to do. Default: [`Triggers::ALWAYS`].
    ///
    /// A pass whose triggers a text doesn't hold is skipped, and costs nothing.
    fn triggers(&self) -> Triggers {
        Triggers::ALWAYS
    }

    /// Whether the edits of this pass may change text that built-in forms protect, such as code and URLs (a decoder of
    /// entities must). A caller's spans they never may. Default: no.
    fn edits_protected(&self) -> bool {
        false
    }

    /// Whether the pass may read the same text as the passes just before and after it that say so too, rather than
    /// the text that the one before leaves. Default: no.
    ///
    /// Their edits are then applied together, which saves a copy of the text and a look at it for each pass. A pass
    /// may share its text when it decides alike before and after the edits of the others: it reads `...` and `…`
    /// alike, or `'` and ’. Where the edits of two passes overlap, or both insert at one place, those of the first
    /// stand.
    fn shares_text(&self) -> bool {
        false
    }

    /// Reads the document and proposes edits.
    fn check(&self, doc: &Document<'_>, edits: &mut Edits<'_>);
}

macro_rules! pass_by_pointer {
    ($($pointer:ident),*) => {$(
        impl<P: Pass + ?Sized> Pass for $pointer<P> {
            fn id(&self) -> &str {
                (**self).id()
            }

            fn rules(&self) -> Vec<&Rule> {
                (**self).rules()
            }

            fn phase(&self) -> Phase {
                (**self).phase()
            }

            fn triggers(&self) -> Triggers {
                (**self).triggers()
            }

            fn edits_protected(&self) -> bool {
                (**self).edits_protected()
            }

            fn shares_text(&self) -> bool {
                (**self).shares_text()
            }

            fn check(&self, doc: &Document<'_>, edits: &mut Edits<'_>) {
                (**self).check(doc, edits);
            }
        }
    )*};
}

pass_by_pointer!(Arc, Box);

/// What can stand where a pass can: a pass, an `Option` or a `Vec` of passes, a tuple of them, a whole [`Pipeline`].
///
/// The builder flattens them in order, because a pass sees *one* text: several passes are never one pass.
///
/// ```
/// use guillemot::passes::{Layout, LineEnds};
/// use guillemot::Pipeline;
///
/// let with_layout = true;
/// let pipeline = Pipeline::builder().pass((LineEnds::new(), with_layout.then(Layout::new))).build()?;
/// assert_eq!(pipeline.passes().count(), 2);
/// # Ok::<(), guillemot::BuildError>(())
/// ```
pub trait IntoPasses {
    /// Appends the passes, in order.
    fn into_passes(self, passes: &mut PassList);
}

/// The passes that a builder has been given so far.
#[derive(Clone, Default)]
pub struct PassList {
    pub(crate) entries: Vec<PassEntry>,
}

/// A pass, and the rules of it that are switched off.
#[derive(Clone)]
pub(crate) struct PassEntry {
    pub(crate) pass: Arc<dyn Pass>,
    pub(crate) disabled: Vec<String>,
}

impl PassList {
    /// Appends a pass.
    pub fn push(&mut self, pass: Arc<dyn Pass>) {
        self.entries.push(PassEntry { pass, disabled: Vec::new() });
    }
}

impl fmt::Debug for PassList {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.entries.iter().map(|entry| entry.pass.id())).finish()
    }
}

impl<P: Pass> IntoPasses for P {
    fn into_passes(self, passes: &mut PassList) {
        passes.push(Arc::new(self));
    }
}

impl<P: IntoPasses> IntoPasses for Option<P> {
    fn into_passes(self, passes: &mut PassList) {
        if let Some(pass) = self {
            pass.into_passes(passes);
        }
    }
}

impl<P: IntoPasses> IntoPasses for Vec<P> {
    fn into_passes(self, passes: &mut PassList) {
        for pass in self {
            pass.into_passes(passes);
        }
    }
}

/// The passes of a pipeline, without what it was told to leave out. Its threshold, its locale and its protected spans
/// give way to the outer pipeline's.
impl IntoPasses for Pipeline {
    fn into_passes(self, passes: &mut PassList) {
        (&self).into_passes(passes);
    }
}

impl IntoPasses for &Pipeline {
    fn into_passes(self, passes: &mut PassList) {
        passes.entries.extend(self.entries());
    }
}

macro_rules! tuple_into_passes {
    ($($name:ident)*) => {
        impl<$($name: IntoPasses),*> IntoPasses for ($($name,)*) {
            #[allow(non_snake_case)] // the type's name serves as the variable's
            fn into_passes(self, passes: &mut PassList) {
                let ($($name,)*) = self;
                $($name.into_passes(passes);)*
            }
        }
    };
}

impl<P: IntoPasses, const N: usize> IntoPasses for [P; N] {
    fn into_passes(self, passes: &mut PassList) {
        for pass in self {
            pass.into_passes(passes);
        }
    }
}

tuple_into_passes!(A);
tuple_into_passes!(A B);
tuple_into_passes!(A B C);
tuple_into_passes!(A B C D);
tuple_into_passes!(A B C D E);
tuple_into_passes!(A B C D E F);
tuple_into_passes!(A B C D E F G);
tuple_into_passes!(A B C D E F G H);

/// A named rule: why an edit was made. Rules are data, usually a `static`.
///
/// The id is `family/name` in lower case, such as `fr/high-punctuation`. It is what reports, filters and
/// documentation call the rule, so it never changes its meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    id: Cow<'static, str>,
    summary: Cow<'static, str>,
    example: Option<(&'static str, &'static str)>,
}

impl Rule {
    /// A rule with its id and a summary of one line.
    #[must_use]
    pub const fn new(id: &'static str, summary: &'static str) -> Self {
        Self { id: Cow::Borrowed(id), summary: Cow::Borrowed(summary), example: None }
    }

    /// A rule whose id and summary are known only at run time.
    #[must_use]
    pub fn named(id: impl Into<Cow<'static, str>>, summary: impl Into<Cow<'static, str>>) -> Self {
        Self { id: id.into(), summary: summary.into(), example: None }
    }

    /// The same rule with an example: a text before and after.
    #[must_use]
    pub const fn example(mut self, before: &'static str, after: &'static str) -> Self {
        self.example = Some((before, after));
        self
    }

    /// The id, such as `fr/high-punctuation`.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What the rule does, in one line.
    #[must_use]
    pub fn summary(&self) -> &str {
        &self.summary
    }

    /// A text before and after the rule; `None` for a caller's rule without one.
    #[must_use]
    pub fn before_after(&self) -> Option<(&'static str, &'static str)> {
        self.example
    }
}

/// How sure a pass is of an edit. A pipeline applies edits at or above its threshold and reports the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
pub enum Confidence {
    /// Worth a look; presets report it and change nothing.
    Suspect,
    /// Right nearly always; presets apply it. The default threshold.
    #[default]
    Likely,
    /// Right unless the text means to be wrong.
    Certain,
}

impl Confidence {
    const NAMES: [(&'static str, Self); 3] =
        [("suspect", Self::Suspect), ("likely", Self::Likely), ("certain", Self::Certain)];
}

/// `suspect`, `likely` or `certain`.
impl fmt::Display for Confidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(Self::NAMES[*self as usize].0)
    }
}

impl FromStr for Confidence {
    type Err = ParseNameError;

    /// Reads `suspect`, `likely` or `certain`.
    fn from_str(name: &str) -> Result<Self, Self::Err> {
        ParseNameError::find("confidence", name, &Self::NAMES)
    }
}

/// Where in a pipeline a pass belongs. The order of the variants is the order that `build()` checks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Phase {
    /// Undoing escapes: entities.
    Escapes,
    /// Undoing wrong decodings: mojibake.
    Decode,
    /// Characters on their own: line ends, invisible characters, controls.
    Characters,
    /// Unicode normalisation, after which no edit may end just before a combining mark.
    Normalization,
    /// Lines that were wrapped or doubled. Not in one pipeline with [`Blocks`](Self::Blocks): where a block goes, lines meet
    /// that a second run would join.
    Lines,
    /// How single words are written, whatever their line says: the suffixes of ordinals, words that stand twice.
    Letters,
    /// Whole blocks: boilerplate, duplicates.
    Blocks,
    /// What extraction joined, as punctuation shows it: sentences, marks, splices.
    Joins,
    /// Words that extraction joined.
    Words,
    /// Quotation marks.
    Quotes,
    /// Apostrophes, spaces, ellipses, dashes, numbers.
    Typography,
    /// Runs of blanks, blank lines, the ends of lines and of the text.
    Layout,
    /// Anywhere: the order isn't checked. The default of a caller's pass.
    Any,
}

impl Phase {
    /// The place in the order; [`Phase::Any`] has none.
    pub(crate) const fn rank(self) -> Option<u8> {
        match self {
            Self::Any => None,
            _ => Some(self as u8),
        }
    }

    /// Why passes of this phase come before those of the later ones.
    pub(crate) const fn reason(self) -> &'static str {
        match self {
            Self::Escapes => "what an escape stands for may be a misread character",
            Self::Decode => "every other pass must see the characters that were meant",
            Self::Characters => {
                "the later passes look at neighbours, and an invisible character would hide them"
            }
            Self::Normalization => "the later passes compare characters in their composed form",
            Self::Lines => "blocks are found by line ends",
            Self::Letters => "blocks and words are compared by their letters",
            Self::Blocks => "a block that goes must not serve as evidence for the text that stays",
            Self::Joins => "words and quotation marks are judged by the spaces around them",
            Self::Words => "quotation marks look at the words beside them",
            Self::Quotes => "apostrophes and spaces depend on which marks are quotation marks",
            Self::Typography => "the blanks that it leaves are tidied at the end",
            Self::Layout | Self::Any => "it comes last",
        }
    }
}

/// A pass made of a function, with one rule that has the pass's id.
///
/// ```
/// use guillemot::{Pipeline, pass_fn};
///
/// let trim_dateline = pass_fn("house/trim-dateline", |doc, edits| {
///     if let Some(at) = doc.text().find(" (AFP) ") {
///         edits.delete(at..at + " (AFP)".len()).because("the agency is named elsewhere");
///     }
/// });
/// let pipeline = Pipeline::builder().pass(trim_dateline).build()?;
/// assert_eq!(pipeline.clean("Lyon (AFP) – Il neige.").as_str(), "Lyon – Il neige.");
/// # Ok::<(), guillemot::BuildError>(())
/// ```
pub fn pass_fn<F>(id: impl Into<Cow<'static, str>>, check: F) -> PassFn<F>
where
    F: Fn(&Document<'_>, &mut Edits<'_>) + Send + Sync + 'static,
{
    PassFn { rule: Rule::named(id, "A rule of the caller's."), phase: Phase::Any, check }
}

/// The pass that [`pass_fn`] makes.
#[derive(Clone)]
pub struct PassFn<F> {
    rule: Rule,
    phase: Phase,
    check: F,
}

impl<F> PassFn<F> {
    /// Where in a pipeline it belongs: [`Pipeline::with`](crate::Pipeline::with) puts it there. Default: [`Phase::Any`], at the
    /// end, behind the pass that tidies blanks.
    #[must_use]
    pub fn phase(self, phase: Phase) -> Self {
        Self { phase, ..self }
    }

    /// What the rule does, for reports.
    #[must_use]
    pub fn summary(self, summary: impl Into<Cow<'static, str>>) -> Self {
        Self { rule: Rule::named(self.rule.id().to_owned(), summary), ..self }
    }
}

impl<F> fmt::Debug for PassFn<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PassFn").field("rule", &self.rule).finish_non_exhaustive()
    }
}

impl<F> Pass for PassFn<F>
where
    F: Fn(&Document<'_>, &mut Edits<'_>) + Send + Sync + 'static,
{
    fn id(&self) -> &str {
        self.rule.id()
    }

    fn rules(&self) -> Vec<&Rule> {
        vec![&self.rule]
    }

    fn phase(&self) -> Phase {
        self.phase
    }

    fn check(&self, doc: &Document<'_>, edits: &mut Edits<'_>) {
        (self.check)(doc, edits);
    }
}
