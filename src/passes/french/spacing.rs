//! No-break spaces beside signs, where French wants them.

use crate::chars::{
    after, before, blanks_after, blanks_before, digits_before, is_no_break_space, slice, word_after,
    word_before,
};
use crate::document::{Document, has_stop_word_of_french};
use crate::edit::Edits;
use crate::locale::{Language, Place, Space};
use crate::pass::{Confidence, Pass, Phase, Rule};
use crate::scan::Triggers;

mod colons;
mod emphasis;
mod guillemets;
mod lines;
mod signs;
mod statements;

use guillemets::{OpenGuillemets, ends_quotation, inside_closing, inside_opening, inside_single};
use lines::Lines;
use signs::before_sign;

static GUILLEMETS: Rule = Rule::new("fr/guillemet-space", "A no-break space stands inside « and ».")
    .example("Il dit « oui » et «non».", "Il dit «\u{A0}oui\u{A0}» et «\u{A0}non\u{A0}».");
static HIGH: Rule = Rule::new(
    "fr/high-punctuation",
    "The no-break space of the locale, if any, stands before a semicolon, an exclamation mark, a question mark.",
)
.example("Qui est là ? Le vent!", "Qui est là\u{202F}? Le vent\u{202F}!");
static COLON: Rule = Rule::new("fr/colon", "A no-break space stands before the colon.")
    .example("Il n’a que deux mots : oui et non.", "Il n’a que deux mots\u{A0}: oui et non.");
static UNIT: Rule = Rule::new("fr/unit-space", "A no-break space stands between a number and % or €.")
    .example("La part de 10 % et 5 €.", "La part de 10\u{A0}% et 5\u{A0}€.");

/// Sets the no-break spaces of French: inside « », before `;` `:` `!` `?`, before `%` and `€`.
///
/// Which space stands where is up to the locale's [`SpaceProfile`](crate::SpaceProfile). A space that stands there
/// already, or a run of blanks, becomes the right one; one on the wrong side of a colon or a semicolon (`mot :autre`) changes
/// sides in lines that are clearly French. A missing space is added only where the sign closes a word, a
/// number, a closing mark or a bracket of French text (signs of Markdown and the closing tags of inline elements, `</b>`,
/// are looked through), and a blank, a closing mark or tag, an emoji or the end of the line follows: never
/// in `a?b=1`, `std::vec`, `(?)`, `[sic!]`, `12:30`, a name (`Yahoo!`), a drive (`le lecteur C:`), a statement (`close(fd);`) or an English label (`Closes: #12`); and only where the line is clearly French. In a
/// line that says nothing clear, it is added before `!` and `?` if the text as a whole is French (not behind a move of chess,
/// `Cf6!`), before `!`, `?` and the colon of a label if nearly all words of the line are common ones of French (`Largeur
/// totale: neuf mètres`), behind a word that is French and not English in a sentence (`Arrête: je sais.`), and in a French
/// text to a French label (`Vote: unanimité`), a French phrase (`l’âge du bac;`) and a figure that stands alone (`9,20%`), else
/// it is reported. A space that stands before € is set right behind a counted power, too (`19 millions €`).
/// A run of signs (`?!`, `!!!`) has one space before it;
/// one with blanks within (`? !`) is reported. In `fr-CH`, no space is added before `%` nor inside ‹ ›, for houses set
/// `50%` and `50 %`; those that stand become right. A space that is set inside a « comes with one between that mark and
/// the dash of a dialogue before it. Lines that are clearly of another language are left alone, and so is a `»`
/// that opens a line (a list mark, a quotation that goes on) or serves as an arrow.
///
/// Authority: *Lexique des règles typographiques en usage à l'Imprimerie nationale* (classic profile); the other
/// profiles say whose they are.
///
/// ```
/// use guillemot::Pipeline;
/// use guillemot::passes::FrenchSpacing;
///
/// let pipeline = Pipeline::builder().pass(FrenchSpacing::new()).build()?;
/// let cleaned = pipeline.clean("Est-ce la mer?! « Oui » : a?b");
/// assert_eq!(cleaned.as_str(), "Est-ce la mer\u{202F}?! «\u{A0}Oui\u{A0}»\u{A0}: a?b");
/// # Ok::<(), guillemot::BuildError>(())
/// ```
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct FrenchSpacing;

impl FrenchSpacing {
    /// The pass with its defaults.
    #[must_use]
    pub fn new() -> Self {
        Self
    }
}

impl Pass for FrenchSpacing {
    fn id(&self) -> &'static str {
        "french-spacing"
    }

    fn rules(&self) -> Vec<&Rule> {
        vec![&GUILLEMETS, &HIGH, &COLON, &UNIT]
    }

    fn phase(&self) -> Phase {
        Phase::Typography
    }

    fn triggers(&self) -> Triggers {
        Triggers::SPACES | Triggers::GUILLEMETS
    }

    fn shares_text(&self) -> bool {
        true
    }

    fn check(&self, doc: &Document<'_>, edits: &mut Edits<'_>) {
        if !doc.locale().is_french() {
            return;
        }
        let mut guillemets = OpenGuillemets::default();
        let mut lines = Lines::default();
        // Behind the last ›.
        let mut single = 0;
        for at in doc.candidates() {
            let Some(sign) = after(doc.text(), at) else { continue };
            match sign {
                '«' => inside_opening(doc, at, edits),
                '»' if guillemets.before(doc, at) > 0 || ends_quotation(doc, at) => {
                    inside_closing(doc, at, edits);
                }
                '›' if guillemets.before(doc, at) > 0 => {
                    let from = single.max(doc.line_at(at).start);
                    single = at + sign.len_utf8();
                    let opening = slice(doc.text(), from..at).rfind('‹').map(|found| from + found);
                    inside_single(doc, opening, at, edits);
                }
                ';' | ':' | '!' | '?' => before_sign(doc, at, sign, &mut lines, edits),
                '%' | '€' => before_unit(doc, at, sign, &mut lines, edits),
                _ => {}
            }
        }
    }
}

fn before_unit(doc: &Document<'_>, at: usize, sign: char, lines: &mut Lines, edits: &mut Edits<'_>) {
    let text = doc.text();
    let start = blanks_before(text, at);
    let is_euro_apart = sign == '€' && start < at;
    let closes_number = ends_number(text, start) || is_euro_apart && ends_with_power(slice(text, 0..start));
    if !closes_number {
        return;
    }
    let leads_word = after(text, at + sign.len_utf8()).is_some_and(char::is_alphanumeric);
    // `70 %de la part`
    let is_percent_apart = || {
        let word = word_after(text, at + sign.len_utf8());
        start < at
            && has_stop_word_of_french(word)
            && word.starts_with(char::is_lowercase)
            && word.len() > 1
            && doc.language_at(at) == Some(Language::French)
    };
    if leads_word && !is_euro_apart && !is_percent_apart() {
        return;
    }
    let next = after(text, blanks_after(text, at + sign.len_utf8()));
    let is_of_code = || match slice(text, at + sign.len_utf8()..text.len()).as_bytes() {
        [b'.', digit, ..] => digit.is_ascii_digit(),
        [b'(' | b'#', ..] => true,
        // `7 % 3` is a remainder.
        _ => next.is_some_and(|c| c.is_ascii_digit()),
    };
    if sign == '%' && is_of_code() {
        return;
    }
    if start == at && sign == '%' && !doc.locale().parts_percent() {
        return;
    }
    let is_sure = start < at
        || match doc.language_at(at) {
            Some(language) => language == Language::French,
            // `Réduction : 20%` in a French text, and not `width: 20%`.
            None => {
                doc.text_language() == Some(Language::French)
                    && (sign == '€' || lines.are_figures(doc, at) || lines.hold_french(doc, at))
                    || doc.seems_french(at)
            }
        };
    let confidence = if is_sure { Confidence::Likely } else { Confidence::Suspect };
    set_space(doc, start..at, Place::Unit, confidence, edits);
}

/// Whether a number that is no part of a name (`PARAM1`) ends at a place.
fn ends_number(text: &str, at: usize) -> bool {
    let start = digits_before(text, at);
    let name = slice(text, 0..start).as_bytes();
    start < at && !matches!(name, [.., b'A'..=b'Z', b'A'..=b'Z'] | [.., b'_'])
}

/// Whether a text ends with a word for a power of ten that is counted: `19 millions`.
fn ends_with_power(head: &str) -> bool {
    const POWERS: [&str; 3] = ["million", "milliard", "billion"];
    let word = word_before(head, head.len());
    POWERS.contains(&word.strip_suffix('s').unwrap_or(word))
}

/// Proposes the space of a place for a run of blanks, which may be empty; whether it wants another.
fn set_space(
    doc: &Document<'_>,
    blanks: std::ops::Range<usize>,
    place: Place,
    confidence: Confidence,
    edits: &mut Edits<'_>,
) -> bool {
    let stands = slice(doc.text(), blanks.clone());
    let mut chars = stands.chars();
    let only = chars.next().filter(|_| chars.next().is_none());
    let wanted = match doc.locale().space(place) {
        Space::Any => return false,
        Space::None => None,
        Space::Optional(c) => only.filter(|&only| only == c),
        Space::Keep(c) => only.filter(|&only| is_no_break_space(only)).or(Some(c)),
        Space::Is(c) => Some(c),
    };
    let is_right = wanted == only && (wanted.is_some() || stands.is_empty());
    // A tab parts the columns of a table.
    if is_right || stands.contains('\t') || !doc.speaks_locale(blanks.start) {
        return false;
    }
    let sign_before = before(doc.text(), blanks.start).filter(|c| !c.is_alphanumeric());
    if let Some(c) = sign_before
        && wanted.is_none()
        && doc.is_protected(blanks.start - c.len_utf8()..blanks.start)
    {
        // A sign right behind a smiley would be a part of it.
        return false;
    }
    let mut buffer = [0; 4];
    let with = wanted.map_or("", |c| c.encode_utf8(&mut buffer));
    edits.replace(blanks, with).rule(rule_of(place)).confidence(confidence);
    true
}

const fn rule_of(place: Place) -> &'static Rule {
    match place {
        Place::Guillemet => &GUILLEMETS,
        Place::High => &HIGH,
        Place::Colon => &COLON,
        Place::Unit => &UNIT,
    }
}

/// Whether a character is one of the signs that a space stands before.
const fn is_sign(c: char) -> bool {
    matches!(c, ';' | ':' | '!' | '?')
}

const fn is_stressing(c: char) -> bool {
    matches!(c, '!' | '?')
}
