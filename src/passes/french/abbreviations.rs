//! Abbreviations: kept with the number or the name that they stand before; `etc.` without more dots.

use std::ops::Range;

use super::gaps::{are_plain, between_words, close, follows_lead, gaps, goes_on, is_french};
use super::numerals::is_roman;
use crate::chars::{
    ELLIPSIS, after, before, blanks_after, blanks_before, is_apostrophe, is_blank, is_gap, letters_after,
    letters_before, slice, word_after,
};
use crate::document::Document;
use crate::edit::Edits;
use crate::pass::{Confidence, Pass, Phase, Rule};

static NUMBER: Rule =
    Rule::new("fr/number-abbreviation", "A no-break space stands between n°, p., art. and a number.")
        .example("Voir le n° 5, p. 12, de la revue.", "Voir le n°\u{A0}5, p.\u{A0}12, de la revue.");
static TITLE: Rule = Rule::new("fr/title", "A no-break space stands between M., Mme, Dr and a name.")
    .example("M. Kerloc et Mme Le Goff sont là.", "M.\u{A0}Kerloc et Mme\u{A0}Le Goff sont là.");
static ET_CETERA: Rule = Rule::new("fr/et-cetera", "After etc. stands one full stop and no ellipsis.")
    .example("Des grues, des quais, etc...", "Des grues, des quais, etc.");

/// Keeps abbreviations with what they stand before, and takes the dots from `etc...`, in French text.
///
/// - `n°`, `p.`, `art.`, `chap.`, `vol.`, `fig.`, `§` and their plurals before a number, in digits or Roman
///   (`fr/number-abbreviation`);
/// - `M.`, `MM.`, `Mme`, `Mlle`, `Mgr`, `Dr`, `Pr` and their plurals before a name, or before `le`, `la` and a title (`M. le
///   maire`) (`fr/title`);
/// - `etc...`, `etc…` and `etc ...` become `etc.` (`fr/et-cetera`).
///
/// An opt-in pass, which no preset has: add it with [`Pipeline::with`](crate::Pipeline::with), and take single rules out
/// with [`Pipeline::without`](crate::Pipeline::without). The space is U+00A0, or U+202F in the profile `Narrow`; none is
/// added, and a no-break space that stands there stays. `M.` after a number (`40 M. Le`) or before a pronoun (`M. Il`) ends
/// a sentence or may. Only lines that are French, or that say nothing clear in a text that is French, are touched.
///
/// Authority: *Lexique des règles typographiques en usage à l'Imprimerie nationale* (divisions to avoid; `etc.` takes no
/// ellipsis). The Office québécois de la langue française has the same no-break spaces.
///
/// ```
/// use guillemot::passes::Abbreviations;
/// use guillemot::{Locale, Pipeline};
///
/// let pipeline = Pipeline::typography(Locale::FR_FR).with(Abbreviations::new())?;
/// let cleaned = pipeline.clean("M. Kerloc lit les grues, les quais, etc... dans le n° 5.");
/// assert_eq!(cleaned.as_str(), "M.\u{A0}Kerloc lit les grues, les quais, etc. dans le n°\u{A0}5.");
/// # Ok::<(), guillemot::BuildError>(())
/// ```
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Abbreviations;

impl Abbreviations {
    /// The pass with its defaults.
    #[must_use]
    pub fn new() -> Self {
        Self
    }
}

impl Pass for Abbreviations {
    fn id(&self) -> &'static str {
        "abbreviations"
    }

    fn rules(&self) -> Vec<&Rule> {
        vec![&NUMBER, &TITLE, &ET_CETERA]
    }

    fn phase(&self) -> Phase {
        Phase::Typography
    }

    fn check(&self, doc: &Document<'_>, edits: &mut Edits<'_>) {
        if !doc.locale().is_french() {
            return;
        }
        let text = doc.text();
        crate::work::count(2 * text.len());
        let usual = between_words(doc);
        for gap in gaps(text) {
            let rule = if stands_before_number(text, &gap) {
                &NUMBER
            } else if stands_before_name(text, &gap) {
                &TITLE
            } else {
                continue;
            };
            if is_french(doc, gap.start) {
                close(doc, gap, usual, rule, edits);
            }
        }
        for at in memchr::memmem::find_iter(text.as_bytes(), "tc") {
            if let Some(dots) = dots_of_et_cetera(text, at).filter(|_| is_french(doc, at)) {
                edits.replace(dots, ".").rule(&ET_CETERA).confidence(Confidence::Likely);
            }
        }
    }
}

/// Abbreviations that a number follows.
const OF_NUMBERS: [&str; 19] = [
    "n°", "N°", "nº", "Nº", "n°s", "N°s", "nᵒ", "nᵒˢ", "p.", "pp.", "art.", "Art.", "chap.", "vol.", "t.",
    "fig.", "Fig.", "al.", "§",
];

/// Abbreviations that a name follows.
const OF_NAMES: [&str; 13] =
    ["M.", "MM.", "Mme", "Mmes", "Mlle", "Mlles", "Mgr", "Mgrs", "Dr", "Drs", "Dre", "Pr", "Prs"];

/// Whether an abbreviation of a list ends at `at`, a word of its own.
fn follows(text: &str, at: usize, list: &[&str]) -> bool {
    let head = slice(text, 0..at);
    list.iter().any(|known| {
        head.ends_with(known) && {
            let start = at - known.len();
            let is_apart = |c: char| c == '\n' || is_blank(c) || is_opening(c) || is_apostrophe(c);
            before(text, start).is_none_or(is_apart) || follows_lead(text, start)
        }
    })
}

fn stands_before_number(text: &str, gap: &Range<usize>) -> bool {
    if !matches!(text.as_bytes()[gap.end], b'0'..=b'9' | b'I' | b'V' | b'X')
        || !follows(text, gap.start, &OF_NUMBERS)
    {
        return false;
    }
    let is_digit = after(text, gap.end).is_some_and(|c| c.is_ascii_digit());
    let word = letters_after(text, gap.end);
    is_digit || is_roman(slice(text, gap.end..word)) && !goes_on(text, word)
}

fn stands_before_name(text: &str, gap: &Range<usize>) -> bool {
    if !matches!(text.as_bytes()[gap.end], b'A'..=b'Z' | b'l' | 0x80..)
        || !follows(text, gap.start, &OF_NAMES)
    {
        return false;
    }
    let word = word_after(text, gap.end);
    if slice(text, 0..gap.start).ends_with('.') && ends_measure(text, gap.start) {
        return false;
    }
    match word {
        "" | "Il" | "Ils" | "Elle" | "Elles" | "On" | "Ce" | "Cela" | "Cette" | "Ces" | "Nous" | "Vous"
        | "Je" => false,
        // A blank may be set before a sign.
        "le" | "la" | "les" => {
            let end = gap.end + word.len();
            let next = blanks_after(text, end);
            next > end && after(text, next).is_some_and(char::is_alphabetic)
        }
        "l" => after(text, gap.end + word.len()).is_some_and(is_apostrophe),
        _ => word.starts_with(char::is_uppercase),
    }
}

/// Whether a number stands before the abbreviation `M.` that ends at `at`: millions, or the end of a sentence.
fn ends_measure(text: &str, at: usize) -> bool {
    let start = letters_before(text, at - 1);
    let number = blanks_before(text, start);
    number < start && before(text, number).is_some_and(|c| c.is_ascii_digit())
}

/// The dots after an `etc` whose `tc` starts at `at`, with the spaces before them, if they are three or an ellipsis.
fn dots_of_et_cetera(text: &str, at: usize) -> Option<Range<usize>> {
    let initial = before(text, at).filter(|c| matches!(c, 'e' | 'E'))?;
    let starts =
        before(text, at - initial.len_utf8()).is_none_or(|c| c == '\n' || is_blank(c) || is_opening(c));
    let start = at + 2;
    let blanks = start..blanks_after(text, start);
    if !are_plain(slice(text, blanks.clone())) {
        return None;
    }
    let rest = slice(text, blanks.end..text.len());
    let dots = if rest.starts_with("...") {
        3
    } else if rest.starts_with(ELLIPSIS) {
        ELLIPSIS.len_utf8()
    } else {
        return None;
    };
    let end = blanks.end + dots;
    (starts && is_end(text, end)).then_some(start..end)
}

/// Whether a word ends at `at` and, when a guillemet follows, the quotation certainly ends there too: what stands before a
/// mark tells its direction, and must not change where it is in doubt.
fn is_end(text: &str, at: usize) -> bool {
    let is_gap = |at| after(text, at).is_none_or(is_gap);
    // Two commas are a quotation mark to some.
    let is_trailing = |at| {
        let rest = slice(text, at..text.len());
        rest.starts_with([',', ';', ':', '!', '?', ')', ']']) && !rest.starts_with(",,")
    };
    let next = blanks_after(text, at);
    match after(text, next) {
        Some('»') => {
            let beyond = next + '»'.len_utf8();
            let goes_on = |c: char| c == '\n' || c.is_alphanumeric();
            // The blank before a sign comes and goes.
            let sign = after(text, blanks_after(text, beyond));
            is_trailing(beyond)
                || matches!(sign, Some(';' | ':' | '!' | '?'))
                || is_gap(beyond) && after(text, blanks_after(text, beyond)).is_none_or(goes_on)
        }
        Some('›' | '”' | '’' | '"' | '\'' | '>') => false,
        _ => is_gap(at) || is_trailing(at),
    }
}

const fn is_opening(c: char) -> bool {
    matches!(c, '(' | '[' | '«' | '“' | '‘' | '"')
}
