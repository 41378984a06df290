//! What a pass is: a reader of text that proposes edits, each under a named rule.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use crate::document::Document;
use crate::edit::Edits;
use crate::scan::Triggers;

pub(crate) use crate::phase::Phase;
pub(crate) use crate::rule::{Confidence, Rule};

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
    /// The name of the pass, such as `quotes`. It names the pass in errors and in [`Pipeline::without`](crate::Pipeline::without).
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

/// What can stand where a pass can: a pass, an `Option`, a `Vec` or an array of passes, a tuple of up to twelve of them (a tuple may
/// stand in a tuple), a whole [`Pipeline`](crate::Pipeline).
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
#[diagnostic::on_unimplemented(
    message = "`{Self}` is neither a pass nor made of passes",
    note = "a `Result` is made a pass by `?`; tuples have up to twelve passes, and may stand in one another"
)]
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
tuple_into_passes!(A B C D E F G H I);
tuple_into_passes!(A B C D E F G H I J);
tuple_into_passes!(A B C D E F G H I J K);
tuple_into_passes!(A B C D E F G H I J K L);

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
