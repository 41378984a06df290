//! Dates, hours, centuries, reigns: kept together.

use std::ops::Range;

use super::gaps::{between_words, close, gaps, goes_on, is_french, is_stuck};
use super::numerals::{is_ordinal, is_roman, roman_ordinal};
use crate::chars::{after, before, letters_after, letters_before, slice};
use crate::document::Document;
use crate::edit::Edits;
use crate::pass::{Pass, Phase, Rule};

static DATE: Rule = Rule::new("fr/date", "A no-break space stands between a day and its month.")
    .example("Le bal est le 14 juillet.", "Le bal est le 14\u{A0}juillet.");
static HOUR: Rule = Rule::new("fr/hour", "No-break spaces stand between hours, h and minutes.")
    .example("Le car part à 10 h 30 de la gare.", "Le car part à 10\u{A0}h\u{A0}30 de la gare.");
static CENTURY: Rule = Rule::new("fr/century", "A no-break space stands between a number and its century.")
    .example("Une tour du XIXe siècle dans la ville.", "Une tour du XIXe\u{A0}siècle dans la ville.");
static REIGN: Rule = Rule::new("fr/reign", "A no-break space stands between a sovereign's name and number.")
    .example("Le règne de Louis XIV est long.", "Le règne de Louis\u{A0}XIV est long.");

/// Keeps dates, hours, centuries and the names of sovereigns together, in French text.
///
/// - a day and its month: `12 juillet`, `1er mai` (`fr/date`);
/// - an hour, its `h` and its minutes: `10 h 30` (`fr/hour`);
/// - the number of a century or a millennium: `XIXe siècle`, also as `XIXème` or `19e` (`fr/century`);
/// - a first name of kings, queens or popes and a Roman numeral: `Louis XIV`, `François Ier`, `Jean-Paul II`, from a short
///   list of names (`fr/reign`).
///
/// An opt-in pass, which no preset has: add it with [`Pipeline::with`](crate::Pipeline::with), and take single rules out
/// with [`Pipeline::without`](crate::Pipeline::without). The space is U+00A0, or U+202F in the profile `Narrow`; none is
/// added (`10h30`), and a no-break space that stands there stays. A month and its year may part. Only lines that are
/// French, or that say nothing clear in a text that is French, are touched.
///
/// Authority: *Lexique des règles typographiques en usage à l'Imprimerie nationale* (divisions to avoid). The Office
/// québécois de la langue française asks for the spaces of hours and of reigns, and calls that of dates desirable where
/// the line allows it.
///
/// ```
/// use guillemot::passes::Dates;
/// use guillemot::{Locale, Pipeline};
///
/// let pipeline = Pipeline::typography(Locale::FR_FR).with(Dates::new())?;
/// let cleaned = pipeline.clean("Le bal du 14 juillet est à 20 h 30 dans la cour de Louis XIV.");
/// assert_eq!(
///     cleaned.as_str(),
///     "Le bal du 14\u{A0}juillet est à 20\u{A0}h\u{A0}30 dans la cour de Louis\u{A0}XIV."
/// );
/// # Ok::<(), guillemot::BuildError>(())
/// ```
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Dates;

impl Dates {
    /// The pass with its defaults.
    #[must_use]
    pub fn new() -> Self {
        Self
    }
}

impl Pass for Dates {
    fn id(&self) -> &'static str {
        "dates"
    }

    fn rules(&self) -> Vec<&Rule> {
        vec![&DATE, &HOUR, &CENTURY, &REIGN]
    }

    fn phase(&self) -> Phase {
        Phase::Typography
    }

    fn check(&self, doc: &Document<'_>, edits: &mut Edits<'_>) {
        if !doc.locale().is_french() {
            return;
        }
        let text = doc.text();
        crate::work::count(text.len());
        let usual = between_words(doc);
        for gap in gaps(text).filter(|gap| is_near_number(text.as_bytes(), gap)) {
            if let Some(rule) = rule_of(text, &gap).filter(|_| is_french(doc, gap.start)) {
                close(doc, gap, usual, rule, edits);
            }
        }
    }
}

/// The quick look: whether one of the two words at a gap may be a number, by the bytes beside it.
fn is_near_number(bytes: &[u8], gap: &Range<usize>) -> bool {
    // A digit, or the end of a suffix (`e`, `es`, `er`, `ᵉ`) before a month or a century, or the `h` of an hour.
    match (bytes[gap.start - 1], bytes[gap.end]) {
        (b'0'..=b'9', _) | (b'h', b'0'..=b'9') | (_, b'I' | b'V' | b'X') => true,
        (b'e' | b'r' | b's' | 0x80.., next) => {
            matches!(next, b's' | b'j' | b'f' | b'm' | b'a' | b'o' | b'n' | b'd')
        }
        _ => false,
    }
}

/// The rule that keeps the words on both sides of a gap together.
fn rule_of(text: &str, gap: &Range<usize>) -> Option<&'static Rule> {
    let end = letters_after(text, gap.end);
    let next = slice(text, gap.end..end);
    let is_whole = !goes_on(text, end);
    if MONTHS.contains(&next) && is_whole && ends_day(text, gap.start) {
        Some(&DATE)
    } else if matches!(next, "siècle" | "siècles" | "millénaire" | "millénaires")
        && is_whole
        && ends_ordinal(text, gap.start)
    {
        Some(&CENTURY)
    } else if next == "h" && is_whole && number_before(text, gap.start, 24)
        || next.is_empty() && ends_hour(text, gap.start) && starts_minutes(text, gap.end)
    {
        Some(&HOUR)
    } else if is_whole && is_number_of_reign(text, gap.end..end) && ends_name(text, gap.start) {
        Some(&REIGN)
    } else {
        None
    }
}

const MONTHS: [&str; 15] = [
    "janvier",
    "février",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
    "decembre",
];

/// First names that sovereigns bear with a number.
const NAMES: [&str; 46] = [
    "Albert",
    "Alexandre",
    "Alphonse",
    "Baudouin",
    "Benoît",
    "Boniface",
    "Catherine",
    "Charles",
    "Christian",
    "Clément",
    "Clovis",
    "Constantin",
    "Edouard",
    "Elisabeth",
    "Elizabeth",
    "Ferdinand",
    "François",
    "Frédéric",
    "George",
    "Georges",
    "Grégoire",
    "Guillaume",
    "Gustave",
    "Henri",
    "Innocent",
    "Ivan",
    "Jacques",
    "Jean",
    "Joseph",
    "Jules",
    "Louis",
    "Léon",
    "Léopold",
    "Napoléon",
    "Nicolas",
    "Paul",
    "Philippe",
    "Pie",
    "Pierre",
    "Ramsès",
    "Richard",
    "Robert",
    "Urbain",
    "Édouard",
    "Élisabeth",
    "Sixte",
];

/// Whether a day of a month ends at `at`.
fn ends_day(text: &str, at: usize) -> bool {
    let first = [(2, "er"), ("ᵉʳ".len(), "ᵉʳ")];
    let is_first = first
        .iter()
        .any(|(len, suffix)| slice(text, 0..at).ends_with(suffix) && number_before(text, at - len, 1));
    is_first || number_before(text, at, 31)
}

/// Whether a number up to `most` ends at `at`, of one or two digits that stand apart.
fn number_before(text: &str, at: usize, most: u32) -> bool {
    let head = &text.as_bytes()[..at];
    let digits = head.iter().rev().take(3).take_while(|b| b.is_ascii_digit()).count();
    let number: Option<u32> = slice(text, at - digits..at).parse().ok();
    let is_apart = !is_stuck(text, at - digits, &[':', '_', '#', '$', '=']);
    digits < 3 && is_apart && number.is_some_and(|number| number <= most)
}

/// Whether a number of hours and an `h` end at `at`.
fn ends_hour(text: &str, at: usize) -> bool {
    let Some(h) = at.checked_sub(1).filter(|_| before(text, at) == Some('h')) else { return false };
    let number = crate::chars::blanks_before(text, h);
    number < h && number_before(text, number, 24)
}

/// Whether minutes start at `at`: two digits that stand apart, below 60.
fn starts_minutes(text: &str, at: usize) -> bool {
    let digits = text.as_bytes()[at..].iter().take(3).take_while(|b| b.is_ascii_digit()).count();
    let is_below = text.as_bytes().get(at).is_some_and(|&b| b < b'6');
    let end = at + digits;
    let is_decimal = matches!(after(text, end), Some(',' | '.' | ':'))
        && after(text, end + 1).is_some_and(|c| c.is_ascii_digit());
    digits == 2 && is_below && !is_decimal && !goes_on(text, end)
}

/// Whether an ordinal ends at `at`: `XIXe`, `19e`, `Ier`.
fn ends_ordinal(text: &str, at: usize) -> bool {
    let start = letters_before(text, at);
    let word = slice(text, start..at);
    match before(text, start) {
        Some(c) if c.is_ascii_digit() => is_ordinal(word) && number_before(text, start, 99),
        Some(c) if c.is_alphanumeric() || c == '_' => false,
        _ => roman_ordinal(word).is_some_and(|(_, suffix)| is_ordinal(suffix)),
    }
}

/// Whether a word is the number of a sovereign: a Roman numeral of its own, or `Ier`.
fn is_number_of_reign(text: &str, word: Range<usize>) -> bool {
    match slice(text, word) {
        "Ier" | "Ire" | "Iᵉʳ" => true,
        // A pronoun in English, an initial, a unit: alone it says too little.
        "I" => false,
        word => is_roman(word),
    }
}

/// Whether a name of sovereigns ends at `at`.
fn ends_name(text: &str, at: usize) -> bool {
    let start = letters_before(text, at);
    !is_stuck(text, start, &['_', '#', '@', '/']) && NAMES.contains(&slice(text, start..at))
}
