//! Thousands: the groups of a long number are kept together.

use super::gaps::is_french;
use crate::chars::{
    NBSP, NNBSP, after, before, blanks_after, blanks_before, digits_after, digits_before, parts_columns,
    slice,
};
use crate::document::Document;
use crate::edit::Edits;
use crate::locale::SpaceProfile;
use crate::pass::{Confidence, Pass, Phase, Rule};
use crate::scan::Triggers;

static RULE: Rule = Rule::new("fr/thousands", "A no-break space parts the thousands of a number.")
    .example("Un port de 12 500 habitants.", "Un port de 12\u{202F}500 habitants.");

/// Sets the no-break space between the thousands of a number in French text: U+202F, or U+00A0 in the profile
/// [`NoBreak`](SpaceProfile::NoBreak) and where the number has one already.
///
/// A number is a group of one to three digits, the first no zero, with groups of exactly three digits behind it, each
/// after a space. Anything else keeps its spaces: years (`1914 18`), telephone numbers (`06 12 34 56 78`), what other
/// digits stand beside (`12 05 200`), what is stuck to a letter or a sign (`A 320 200` is a number, `A320 200` and
/// `+33 123` are none), rows of groups of three (`100 200 300`). What may be the
/// postcode of an address (`29 200 Brest`) is reported. No space is added. Lines that are clearly not French are
/// left alone; in a line that says nothing clear the edit is made if the text as a whole is French, else reported.
///
/// Authority: *Lexique des règles typographiques en usage à l'Imprimerie nationale* (groups of three digits parted by
/// a no-break space); the thin space is that of the *Bureau international des poids et mesures*.
///
/// ```
/// use guillemot::Pipeline;
/// use guillemot::passes::Thousands;
///
/// let pipeline = Pipeline::builder().pass(Thousands::new()).build()?;
/// let cleaned = pipeline.clean("La tour coûte 1 250 000 euros et date de 1889 92.");
/// assert_eq!(cleaned.as_str(), "La tour coûte 1\u{202F}250\u{202F}000 euros et date de 1889 92.");
/// # Ok::<(), guillemot::BuildError>(())
/// ```
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Thousands;

impl Thousands {
    /// The pass with its defaults.
    #[must_use]
    pub fn new() -> Self {
        Self
    }
}

impl Pass for Thousands {
    fn id(&self) -> &'static str {
        "thousands"
    }

    fn rules(&self) -> Vec<&Rule> {
        vec![&RULE]
    }

    fn phase(&self) -> Phase {
        Phase::Typography
    }

    fn triggers(&self) -> Triggers {
        Triggers::NUMBERS
    }

    fn shares_text(&self) -> bool {
        true
    }

    fn check(&self, doc: &Document<'_>, edits: &mut Edits<'_>) {
        if !doc.locale().is_french() {
            return;
        }
        let text = doc.text();
        let usual = if doc.locale().spaces() == SpaceProfile::NoBreak { NBSP } else { NNBSP };
        let mut done = 0;
        for at in doc.candidates() {
            let group = gap_after(text, at);
            if at < done || digits_after(text, group) == group {
                continue;
            }
            let start = row_start(text, at);
            let end = row_end(text, at);
            done = end;
            if !is_number(text, start, end) || !doc.speaks_locale(at) {
                continue;
            }
            let is_sure = is_french(doc, at) && !may_be_postcode(text, start, end);
            let confidence = if is_sure { Confidence::Likely } else { Confidence::Suspect };
            let number = slice(text, start..end);
            let wanted = if number.contains(NBSP) && !number.contains(NNBSP) { NBSP } else { usual };
            let mut at = digits_after(text, start);
            while at < end {
                let gap = at..gap_after(text, at);
                at = digits_after(text, gap.end);
                if slice(text, gap.clone()).contains(' ') {
                    edits.replace(gap, wanted.encode_utf8(&mut [0; 4])).confidence(confidence);
                }
            }
        }
    }
}

const fn is_separator(c: char) -> bool {
    matches!(c, ' ' | NBSP | NNBSP)
}

/// Where the separator that ends at `at` starts; `at` where none does. Two blanks are one, for they become one; more are
/// the gap between two columns.
fn gap_before(text: &str, at: usize) -> usize {
    let start = slice(text, 0..at).trim_end_matches(is_separator).len();
    if parts_columns(text, start..at) { at } else { start }
}

/// Where the separator that starts at `at` ends; `at` where none does.
fn gap_after(text: &str, at: usize) -> usize {
    let rest = slice(text, at..text.len());
    let end = at + rest.len() - rest.trim_start_matches(is_separator).len();
    if parts_columns(text, at..end) { at } else { end }
}

/// Where the row of digits with separators between them that holds the separator at `at` starts.
fn row_start(text: &str, mut at: usize) -> usize {
    loop {
        at = digits_before(text, at);
        let gap = gap_before(text, at);
        if gap == at || digits_before(text, gap) == gap {
            return at;
        }
        at = gap;
    }
}

/// Where that row ends.
fn row_end(text: &str, mut at: usize) -> usize {
    loop {
        let group = gap_after(text, at);
        let end = digits_after(text, group);
        if group == at || end == group {
            return at;
        }
        at = end;
    }
}

/// Whether a number may be the postcode of an address: two digits and three, a name behind them, and before them the end of
/// a clause or the start of the line (`29 200 Brest`).
fn may_be_postcode(text: &str, start: usize, end: usize) -> bool {
    let has_form =
        digits_after(text, start) == start + 2 && digits_before(text, end) == end - 3 && end - start < 9;
    let name = blanks_after(text, end);
    let leads = before(text, blanks_before(text, start))
        .is_none_or(|c| matches!(c, '\n' | ',' | ';' | ':' | '(' | '-' | '–' | '—' | '|'));
    has_form && leads && name > end && after(text, name).is_some_and(char::is_uppercase)
}

/// Whether a row of digits with separators between them is one number, by its groups and its neighbours.
fn is_number(text: &str, start: usize, end: usize) -> bool {
    let mut groups = slice(text, start..end).split(is_separator).filter(|group| !group.is_empty());
    let Some(first) = groups.next() else { return false };
    let has_head = matches!(first.len(), 1..=3) && !first.starts_with('0');
    let mut count = 0;
    let are_thousands = groups.all(|group| {
        count += 1;
        group.len() == 3
    });
    // Three groups of three digits are a row of numbers as well.
    let is_one = count == 1 || first.len() < 3;
    let is_stuck =
        |c: char| c.is_alphanumeric() || matches!(c, '+' | '-' | '/' | '.' | ',' | ':' | '_' | '#');
    let head = slice(text, 0..start);
    // The scale of a map: `1/25 000`.
    let is_of_scale = || {
        head.strip_suffix("1/").is_some_and(|head| !head.ends_with(|c: char| c.is_alphanumeric() || c == '/'))
    };
    let is_apart = head.ends_with("...") || !before(text, start).is_some_and(is_stuck) || is_of_scale();
    // A decimal comma, or the end of a clause.
    let ends = after(text, end).is_none_or(|c| matches!(c, ',' | '.' | ':') || !is_stuck(c));
    has_head && are_thousands && is_one && is_apart && ends
}
