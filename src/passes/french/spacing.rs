//! No-break spaces beside signs, where French wants them.

use super::apostrophes::is_elided;
use super::gaps::are_plain;
use super::notation::{is_notation, is_ratio};
use super::spelling::may_be_respelled;
use crate::chars::{
    after, before, blanks_after, blanks_before, is_apostrophe, is_blank, is_no_break_space, letters_after,
    letters_before, slice,
};
use crate::document::{Document, OfLine};
use crate::edit::Edits;
use crate::locale::{Language, Place, Space};
use crate::pass::{Confidence, Pass, Phase, Rule};
use crate::passes::quotes::points_inwards;
use crate::scan::Triggers;
use crate::words::{ENGLISH, FRENCH, languages_of};

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
/// number, a closing mark or a bracket of French text, and a blank, a closing mark, an emoji or the end of the line follows: never
/// in `a?b=1`, `std::vec`, `(?)`, `[sic!]`, `12:30` or a name (`Yahoo!`); and only where the line is clearly French. In a
/// line that says nothing clear, it is added before `!` and `?` if the text as a whole is French (not behind a move of chess,
/// `Cf6!`), before `!`, `?` and the colon of a label if nearly all words of the line are common ones of French (`Largeur
/// totale: neuf mètres`), behind a word that is French and not English in a sentence (`Arrête: je sais.`), and to a French
/// label in a French text (`Vote: unanimité`), else it is reported. A run of signs (`?!`, `!!!`) has one space before it;
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
        let mut lines = UnclearLines::default();
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

fn inside_opening(doc: &Document<'_>, at: usize, edits: &mut Edits<'_>) {
    let text = doc.text();
    let start = at + '«'.len_utf8();
    let end = blanks_after(text, start);
    let is_turned = before(text, at).is_some_and(char::is_alphanumeric)
        && !after(text, start).is_some_and(char::is_alphanumeric);
    if is_turned || points_inwards(text, at, false) {
        // `»mot« `, as in German.
        return;
    }
    match after(text, end) {
        // Nothing is quoted: the line ends, or the guillemet closes at once.
        None | Some('\n' | '»') => {}
        Some(_) => {
            let is_set = set_space(doc, start..end, Place::Guillemet, Confidence::Certain, edits);
            // A dash keeps to what it leads up to. Where it stands before right marks, its plain space is a choice.
            if is_set
                && let Some(blank) = behind_dash(text, at)
                && doc.locale().space(Place::Guillemet) != Space::None
            {
                set_space(doc, blank..at, Place::Guillemet, Confidence::Likely, edits);
            }
        }
    }
}

/// Where the plain blanks start between a guillemet and a dash that a line or a new sentence starts with.
fn behind_dash(text: &str, at: usize) -> Option<usize> {
    let blank = blanks_before(text, at);
    if blank == at || !are_plain(slice(text, blank..at)) {
        return None;
    }
    let dash = slice(text, 0..blank).strip_suffix(['—', '–'])?.len();
    match before(text, blanks_before(text, dash)) {
        None | Some('\n' | '.' | '!' | '?' | '…' | '»') => Some(blank),
        Some(_) => None,
    }
}

fn inside_closing(doc: &Document<'_>, at: usize, edits: &mut Edits<'_>) {
    let start = blanks_before(doc.text(), at);
    let is_turned = start < at && after(doc.text(), at + '»'.len_utf8()).is_some_and(char::is_alphanumeric);
    if is_turned || points_inwards(doc.text(), at, false) {
        // ` »mot«`, as in German.
        return;
    }
    match before(doc.text(), start) {
        None | Some('\n' | '«') => {}
        Some(_) => {
            set_space(doc, start..at, Place::Guillemet, Confidence::Certain, edits);
        }
    }
}

/// The spaces that stand inside ‹ and the › at `at`, within « », where the locale has these; none is added, for many houses set none.
fn inside_single(doc: &Document<'_>, opening: Option<usize>, at: usize, edits: &mut Edits<'_>) {
    let text = doc.text();
    let Some(start) = opening.map(|opening| opening + '‹'.len_utf8()) else { return };
    let (head, tail) = (start..blanks_after(text, start), blanks_before(text, at)..at);
    let is_turned = after(text, at + '›'.len_utf8()).is_some_and(char::is_alphanumeric)
        || before(text, start - '‹'.len_utf8()).is_some_and(char::is_alphanumeric);
    if doc.locale().quotes(1).open == '‹'
        && !is_turned
        && !head.is_empty()
        && !tail.is_empty()
        && head.end < tail.start
    {
        for blanks in [head, tail] {
            set_space(doc, blanks, Place::Guillemet, Confidence::Likely, edits);
        }
    }
}

/// Whether a `»` without a « before it in its line ends a quotation of several paragraphs: it stands right behind a
/// word or after the end of a sentence, or the sentence goes on behind it. Elsewhere, after a word and a blank, it may be
/// an arrow (`Lire la suite »`, `Accueil » Sport`).
fn ends_quotation(doc: &Document<'_>, at: usize) -> bool {
    let text = doc.text();
    match before(text, blanks_before(text, at)) {
        None | Some('\n') => false,
        Some('.' | '!' | '?' | '…' | ',' | ';' | '”' | '’' | '\'' | ')' | ']' | '»') => true,
        Some(c) => before(text, at) == Some(c) || goes_on(doc, at + '»'.len_utf8()),
    }
}

/// Whether a sentence of French goes on at a place: with a sign, or with a word in lower case.
fn goes_on(doc: &Document<'_>, at: usize) -> bool {
    let text = doc.text();
    let next = after(text, at);
    let goes_on = match next {
        Some(',' | ';' | '.' | '!' | '?' | '…') => true,
        // A blank before a sign may come or go.
        Some(c) if is_blank(c) => {
            let next = after(text, blanks_after(text, at));
            next.is_some_and(|c| c.is_lowercase() || matches!(c, ';' | '!' | '?'))
        }
        _ => false,
    };
    goes_on && doc.language_at(at) == Some(Language::French)
}

/// How many « are open in the line before a place; places must come in order.
#[derive(Default)]
struct OpenGuillemets {
    line_start: usize,
    read_to: usize,
    open: usize,
}

impl OpenGuillemets {
    fn before(&mut self, doc: &Document<'_>, at: usize) -> usize {
        let line = doc.line_at(at);
        if self.line_start != line.start || self.read_to < line.start {
            *self = Self { line_start: line.start, read_to: line.start, open: 0 };
        }
        let bytes = doc.text().as_bytes();
        for found in memchr::memchr_iter(0xC2, &bytes[self.read_to..at]) {
            match bytes.get(self.read_to + found + 1) {
                Some(0xAB) => self.open += 1,
                Some(0xBB) => self.open = self.open.saturating_sub(1),
                _ => {}
            }
        }
        self.read_to = at;
        self.open
    }
}

fn before_sign(doc: &Document<'_>, at: usize, sign: char, lines: &mut UnclearLines, edits: &mut Edits<'_>) {
    let place = if sign == ':' { Place::Colon } else { Place::High };
    let text = doc.text();
    let start = blanks_before(text, at);
    let Some(left) = before(text, start) else { return };
    // A run of signs has its space before the first; at the head of a line, or behind an opening mark, a sign stands
    // for itself (`(?)`, `« ! »`).
    if left == '\n' || is_opening(left) || is_sign(left) && start == at {
        return;
    }
    let end = at + sign.len_utf8();
    let beside = after(text, end);
    let right = match beside {
        Some('*' | '_') => after(text, past_emphasis(text, end)),
        _ => beside,
    };
    let is_of_json = || {
        let value = after(text, blanks_after(text, at + 1));
        sign == ':'
            && start == at
            && value.is_some_and(|c| matches!(c, '"' | '{' | '[') || c.is_ascii_digit())
    };
    if left == '"' && (beside == Some('"') || is_of_json()) {
        // A table of values, an entry of JSON: `"un";"deux"`, `"nom": "Kerloc"`.
        return;
    }
    let is_apart = right.is_none_or(|c| c == '\n' || is_blank(c));
    // `;)` and `:p` are signs of their own, also right behind a word.
    let is_of_smiley = start == at && matches!(sign, ':' | ';') && matches!(beside, Some(')' | ']' | '}'));
    let opens_quotation = matches!(right, Some('«' | '“')) && (start < at || sign == ':');
    let ends_here = opens_quotation
        || is_apart
        || right.is_some_and(|c| is_closing(c) || is_sign(c) || is_pictograph(c))
        || beside == Some('<') && slice(text, end..text.len()).starts_with("</");
    if !ends_here {
        if start < at && !is_stressing(sign) && leads_on(doc, left, end) && !doc.is_protected(at..end) {
            edits.together(|group| {
                set_space(doc, start..at, place, Confidence::Likely, group);
                let proposal = group.insert(end, " ").confidence(Confidence::Likely);
                proposal.rule(rule_of(place)).because("the space stands on the wrong side of the sign");
            });
        }
        return;
    }
    if is_of_smiley || !is_apart && doc.is_protected(at..end) {
        return;
    }
    if start < at {
        let is_ratio = || sign == ':' && left.is_ascii_digit() && is_ratio(text, start, at);
        if !is_sign(left) && !is_ratio() {
            set_space(doc, start..at, place, Confidence::Certain, edits);
        }
        if is_stressing(sign) && is_stressing(left) {
            let proposal = edits.delete(start..at).rule(&HIGH).confidence(Confidence::Suspect);
            proposal.because("the signs of a run stand side by side");
        }
        return;
    }
    let head = slice(text, 0..at);
    if is_stressing(sign) && is_notation(head, sign) || sign == '!' && ends_with_name(head) {
        return;
    }
    // `**Note**: ...`
    let inner = before_emphasis(text, at);
    let Some(left) = before(text, inner) else { return };
    let stands_alone = || before(text, inner - left.len_utf8()).is_none_or(|c| c == '\n' || is_blank(c));
    let closes = left.is_alphanumeric()
        || is_closing(left) && !(matches!(left, '.' | ',') && stands_alone())
        || matches!(left, '…' | '%' | '€' | '‰' | '°' | '™' | '®')
        || left == '/' && inner == at && doc.is_protected(at - 1..at)
        || ends_with_dots(text, inner);
    let in_brackets = beside == Some(']');
    let doubled = matches!(sign, ':' | ';') && beside == Some(sign);
    // `HEAD:./src`
    let leads_path = || ["./", "../"].iter().any(|path| slice(text, end..text.len()).starts_with(path));
    if !closes || in_brackets || doubled || leads_path() {
        return;
    }
    let is_sure = match doc.language_at(at) {
        // `¿Qué dice?` sets none, in a line of French too.
        _ if is_stressing(sign) && lines.inverted.ask(doc, at, has_inverted_mark) => false,
        // A factorial.
        _ if sign == '!' && left.is_ascii_digit() => false,
        Some(language) => language == Language::French,
        None => {
            left == '»'
                || is_stressing(sign) && doc.text_language() == Some(Language::French)
                || doc.seems_french(at)
                    && (is_stressing(sign) || sign == ':' && lines.labels.ask(doc, at, is_french_label))
                || closes_french(doc, at, sign, lines)
        }
    };
    let confidence = if is_sure { Confidence::Likely } else { Confidence::Suspect };
    set_space(doc, at..at, place, confidence, edits);
}

fn before_unit(doc: &Document<'_>, at: usize, sign: char, lines: &mut UnclearLines, edits: &mut Edits<'_>) {
    let text = doc.text();
    let start = blanks_before(text, at);
    if !before(text, start).is_some_and(|c| c.is_ascii_digit()) {
        return;
    }
    if after(text, at + sign.len_utf8()).is_some_and(char::is_alphanumeric) {
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
                    && (sign == '€' || lines.french_words.ask(doc, at, |line| words(line).any(is_french)))
                    || doc.seems_french(at)
            }
        };
    let confidence = if is_sure { Confidence::Likely } else { Confidence::Suspect };
    set_space(doc, start..at, Place::Unit, confidence, edits);
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
    if is_right || !doc.speaks_locale(blanks.start) {
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

/// Whether a French sentence goes on right behind a sign that ends at `at`, and that a blank parts from `left`
/// (`mot :autre`): with a word that is French, and no name of code (`:nom=`, `:rire:`).
fn leads_on(doc: &Document<'_>, left: char, at: usize) -> bool {
    let text = doc.text();
    let end = letters_after(text, at);
    let word = slice(text, at..end);
    let is_apart = match after(text, end) {
        None | Some('\n' | ',' | '…' | '»' | '›' | ')') => true,
        Some('.') => !after(text, end + 1).is_some_and(char::is_alphanumeric),
        Some(c) if is_apostrophe(c) => is_elided(text, end),
        // The blank before a sign comes and goes.
        Some(c) => is_blank(c) || is_sign(c),
    };
    is_apart
        && (left.is_alphanumeric() || matches!(left, '»' | ')' | '”'))
        && (word.len() > 1 || after(text, end).is_some_and(is_apostrophe))
        // A word that nothing parts from a sign keeps its letters, and would lose them once it is parted.
        && !may_be_respelled(word)
        && (languages_of(word) & FRENCH != 0 || after(text, end).is_some_and(is_apostrophe))
        && doc.language_at(at) == Some(Language::French)
}

/// How far back the start of an emphasis is looked for, in bytes.
const EMPHASIS: usize = 160;

/// Where the signs of Markdown end that close an emphasis at `at` (`**Note :** ...`); `at` where none do.
fn past_emphasis(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let Some(&sign @ (b'*' | b'_')) = bytes.get(at) else { return at };
    let len = bytes[at..].iter().take(4).take_while(|&&b| b == sign).count();
    let is_closed = len < 4 && opens_emphasis(slice(text, 0..at), sign);
    if is_closed { at + len } else { at }
}

/// Where the signs of Markdown start that close an emphasis, or call a note, right before `at`; `at` where none do.
fn before_emphasis(text: &str, at: usize) -> usize {
    let bytes = &text.as_bytes()[..at];
    let Some(&sign @ (b'*' | b'_')) = bytes.last() else { return at };
    let len = bytes.iter().rev().take(4).take_while(|&&b| b == sign).count();
    let is_closed = len < 4 && (sign == b'*' || opens_emphasis(slice(text, 0..at - len), sign));
    if is_closed { at - len } else { at }
}

/// Whether a sign of Markdown stands before a word, not far from the end of a head, in its last line. Blanks before other
/// signs come and go.
fn opens_emphasis(head: &str, sign: u8) -> bool {
    let far = head.len().saturating_sub(EMPHASIS);
    let window = &head.as_bytes()[far..];
    let line = memchr::memrchr(b'\n', window).map_or(0, |end| end + 1);
    memchr::memrchr(sign, &window[line..]).is_some_and(|at| {
        let next = after(head, far + line + at + 1);
        next.is_some_and(|c| !is_blank(c) && !is_sign(c) && !matches!(c, '»' | '›'))
    })
}

/// What the lines asked for last are, for signs whose line votes for no language.
#[derive(Default)]
struct UnclearLines {
    sentences: OfLine,
    labels: OfLine,
    colons: OfLine,
    inverted: OfLine,
    french_words: OfLine,
    english: EnglishBefore,
}

/// Whether a sign at `at` closes French words though their line votes for no language: the word before it is French and not
/// English in a line that is a sentence, where no other language is expected (the text is French, or the word has an accent);
/// or the sign is the colon of a French label, or a semicolon behind one, in a text that is French. Another line may be an entry
/// of a table (`titre: Journal`).
fn closes_french(doc: &Document<'_>, at: usize, sign: char, lines: &mut UnclearLines) -> bool {
    let text = doc.text();
    let end = slice(text, 0..at).trim_end_matches([')', ']', '"', '”']).len();
    let word = slice(text, letters_before(text, end)..end);
    let closes_sentence =
        |lines: &mut UnclearLines| is_french(word) && lines.sentences.ask(doc, at, is_sentence);
    match doc.text_language() {
        Some(Language::French) => {
            let may_be_labelled =
                |lines: &mut UnclearLines| sign == ':' || sign == ';' && lines.colons.ask(doc, at, has_label);
            closes_sentence(lines)
                || may_be_labelled(lines)
                    && lines.labels.ask(doc, at, is_french_label)
                    && !lines.english.ask(doc, at)
        }
        Some(_) => false,
        None => !word.is_ascii() && closes_sentence(lines),
    }
}

/// Whether a word that is English and not French stands in its line before a sign; signs must come in order.
#[derive(Default)]
struct EnglishBefore {
    read_to: usize,
    found: bool,
}

impl EnglishBefore {
    fn ask(&mut self, doc: &Document<'_>, at: usize) -> bool {
        let start = doc.line_at(at).start;
        if self.read_to < start {
            *self = Self { read_to: start, found: false };
        }
        let is_english = |word| languages_of(word) == ENGLISH;
        self.found |= words(slice(doc.text(), self.read_to..at)).any(is_english);
        self.read_to = at;
        self.found
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty())
}

/// Whether a word is French and not English.
fn is_french(word: &str) -> bool {
    languages_of(word) == FRENCH
}

/// Whether a line may be a label and what it stands for (`Vote: unanimité`): its first letter is a capital, a word of it that
/// is no short one is French and not English, and it is no statement.
fn is_french_label(line: &str) -> bool {
    /// Shorter words are often of several languages, in bytes.
    const SHORTEST: usize = 4;
    line.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase)
        && !line.trim_end_matches(is_blank).ends_with(';')
        && words(line).any(|word| word.len() >= SHORTEST && is_french(word))
}

/// Whether a line starts as a label does: a colon and a blank stand behind its first words.
fn has_label(line: &str) -> bool {
    line.split_once(':').is_some_and(|(label, rest)| {
        rest.starts_with(is_blank)
            && label.chars().all(|c| c.is_alphabetic() || is_blank(c) || is_apostrophe(c))
    })
}

/// Whether a line is a sentence.
fn is_sentence(line: &str) -> bool {
    let line = line.trim_end_matches(is_blank);
    line.starts_with(char::is_uppercase) && line.ends_with(['.', '!', '?', '…'])
}

/// Names with an exclamation mark of their own, which no space stands before.
const EXCLAIMED: [&str; 5] = ["Jeopardy", "Joomla", "Kahoot", "Wham", "Yahoo"];

/// Whether a text ends with such a name, a word of its own.
fn ends_with_name(head: &str) -> bool {
    EXCLAIMED.iter().any(|name| {
        head.strip_suffix(name).is_some_and(|head| !head.ends_with(|c: char| c.is_alphanumeric() || c == '_'))
    })
}

fn ends_with_dots(text: &str, at: usize) -> bool {
    slice(text, 0..at).ends_with("...")
}

const fn is_sign(c: char) -> bool {
    matches!(c, ';' | ':' | '!' | '?')
}

fn has_inverted_mark(line: &str) -> bool {
    let bytes = line.as_bytes();
    memchr::memchr_iter(0xC2, bytes).any(|at| matches!(bytes.get(at + 1), Some(0xA1 | 0xBF)))
}

/// Whether a character is an emoji or its like, which takes the place of a word.
const fn is_pictograph(c: char) -> bool {
    matches!(c, '\u{2600}'..='\u{27BF}' | '\u{2B05}'..='\u{2B55}' | '\u{1F000}'..='\u{1FAFF}')
}

const fn is_stressing(c: char) -> bool {
    matches!(c, '!' | '?')
}

const fn is_opening(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '«' | '‹' | '“' | '„' | '‘' | '¿' | '¡' | '<')
}

const fn is_closing(c: char) -> bool {
    matches!(c, ')' | ']' | '}' | '»' | '›' | '”' | '"' | '’' | '…' | '.' | ',')
}
