//! What cleaning gives back: the text, the findings, the changes and the offsets.

use std::borrow::Cow;
use std::fmt;
use std::sync::{Arc, OnceLock};

use crate::chars::slice;
use crate::offsets::OffsetMap;
use crate::pipeline::Stages;

mod account;
mod change;
mod finding;
mod places;
mod summary;

pub(crate) use account::{Account, Refusal};
pub use change::Change;
pub use finding::{Action, Finding};
use places::Places;
pub use summary::{PassRefusals, RuleCount, Summary};

/// A cleaned text, and the account of how it came about.
///
/// [`Display`](fmt::Display) gives the text.
///
/// ```
/// use guillemot::{Locale, Pipeline};
///
/// let cleaned = Pipeline::typography(Locale::FR_FR).clean("“Oui » !");
/// assert_eq!(cleaned.to_string(), "«\u{A0}Oui\u{A0}»\u{202F}!");
/// assert!(cleaned.is_changed());
/// for finding in cleaned.findings() {
///     println!("{finding}");
/// }
/// ```
#[derive(Debug, Clone)]
#[must_use = "cleaning makes a new text and leaves the old one as it is"]
pub struct Cleaned<'t> {
    original: &'t str,
    text: Cow<'t, str>,
    account: Account,
    stages: Arc<Stages>,
    /// Found when first asked for.
    places: OnceLock<Places>,
}

impl<'t> Cleaned<'t> {
    pub(crate) fn new(
        original: &'t str,
        text: Cow<'t, str>,
        mut account: Account,
        stages: Arc<Stages>,
    ) -> Self {
        account.map.set_lengths(original.len(), text.len());
        Self { original, text, account, stages, places: OnceLock::new() }
    }

    /// The cleaned text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The cleaned text; borrowed from the original when nothing changed.
    #[must_use]
    pub fn into_text(self) -> Cow<'t, str> {
        self.text
    }

    /// The cleaned text, and the map of offsets from it and to it.
    ///
    /// ```
    /// use guillemot::{Bias, Pipeline};
    ///
    /// let (text, map) = Pipeline::hygiene().clean("un  mot").into_parts();
    /// assert_eq!(text, "un mot");
    /// assert_eq!(map.to_original(3, Bias::Right), 4);
    /// ```
    #[must_use]
    pub fn into_parts(self) -> (Cow<'t, str>, OffsetMap) {
        (self.text, self.account.map)
    }

    /// The text that was given.
    #[must_use]
    pub fn original(&self) -> &'t str {
        self.original
    }

    /// Whether the text is another than the one that was given.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        matches!(self.text, Cow::Owned(_))
    }

    /// The findings of all passes, pass by pass, each in the order of the text.
    ///
    /// Who reads along with the text wants them in its order:
    ///
    /// ```
    /// use guillemot::{Finding, Locale, Pipeline};
    ///
    /// let cleaned = Pipeline::typography(Locale::FR_FR).clean("L'un  dit \"oui\".");
    /// let mut findings: Vec<Finding> = cleaned.findings().collect();
    /// findings.sort_by_key(|finding| finding.range().start); // stable: what passes do at one place stays in their order
    /// let columns: Vec<usize> = findings.iter().map(|finding| finding.line_column().1).collect();
    /// assert_eq!(columns, [2, 6, 11, 12, 15, 15]);
    /// ```
    pub fn findings(&self) -> impl Iterator<Item = Finding<'_>> {
        let mut arena_start = 0;
        self.account.records.iter().map(move |record| {
            let finding = Finding { cleaned: self, record, arena_start };
            arena_start += record.before_len as usize + record.after_len as usize;
            finding
        })
    }

    /// The changes of all passes together: disjoint, in order. Applied to the original, they give the cleaned text
    /// exactly.
    ///
    /// ```
    /// let cleaned = guillemot::Pipeline::hygiene().clean("un  mot \r\n");
    /// let mut text = String::new();
    /// let mut at = 0;
    /// for change in cleaned.changes() {
    ///     text += &cleaned.original()[at..change.range().start];
    ///     text += change.after();
    ///     at = change.range().end;
    /// }
    /// text += &cleaned.original()[at..];
    /// assert_eq!(text, cleaned.as_str());
    /// ```
    pub fn changes(&self) -> impl Iterator<Item = Change<'_>> {
        self.account.map.segments().iter().map(|segment| Change {
            range: segment.original.clone(),
            cleaned_range: segment.cleaned.clone(),
            before: slice(self.original, segment.original.clone()),
            after: slice(&self.text, segment.cleaned.clone()),
        })
    }

    /// The map of byte offsets, original ↔ cleaned.
    #[must_use]
    pub fn offsets(&self) -> &OffsetMap {
        &self.account.map
    }

    fn line_column(&self, at: usize) -> (usize, usize) {
        self.places.get_or_init(|| Places::new(self.original)).line_column(self.original, at)
    }

    /// How many findings each rule made, and what was refused.
    #[must_use]
    pub fn summary(&self) -> Summary {
        let mut rules: Vec<RuleCount> = Vec::new();
        for finding in self.findings() {
            let id = finding.rule().id();
            let index = rules.iter().position(|count| count.rule == id).unwrap_or_else(|| {
                rules.push(RuleCount { rule: id.to_owned(), applied: 0, reported: 0 });
                rules.len() - 1
            });
            if finding.action() == Action::Applied {
                rules[index].applied += 1;
            } else {
                rules[index].reported += 1;
            }
        }
        let refusals = self.account.refusals.iter();
        let refused = refusals.map(|refusal| PassRefusals {
            pass: self.stages.pass_id(refusal.stage).to_owned(),
            protected: refusal.edits.protected,
            breaches: refusal.edits.breaches,
            first_breach: refusal.edits.first,
        });
        Summary { rules, refused: refused.collect() }
    }
}

impl fmt::Display for Cleaned<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

impl AsRef<str> for Cleaned<'_> {
    fn as_ref(&self) -> &str {
        &self.text
    }
}

impl From<Cleaned<'_>> for String {
    fn from(cleaned: Cleaned<'_>) -> Self {
        cleaned.into_text().into_owned()
    }
}

impl<'t> From<Cleaned<'t>> for Cow<'t, str> {
    fn from(cleaned: Cleaned<'t>) -> Self {
        cleaned.into_text()
    }
}
