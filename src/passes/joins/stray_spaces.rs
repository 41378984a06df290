//! Spaces that stand where none belongs: `mot , autre`, `( mot )`, `l' eau`.

use std::ops::Range;

use crate::chars::{
    after, before, blanks_after, blanks_before, is_blank, is_gap, letters_before, slice, word_after,
    word_before,
};
use crate::document::Document;
use crate::edit::Edits;
use crate::locale::Language;
use crate::pass::{Confidence, Pass, Phase, Rule};
use crate::passes::elision::{is_elided, may_close_quotation, may_follow_elision};

use super::lost_spaces::sentences::begins_after_stray_dot;
use super::lost_spaces::{PartedBrackets, stands_alone};

static RULE: Rule = Rule::new(
    "joins/stray-space",
    "No space stands before a comma or a full stop, inside round brackets or behind an elision.",
)
.example("L' eau monte , le bac ( à quai ) attend .", "L'eau monte, le bac (à quai) attend.");

/// Takes out the spaces that extraction leaves around links and emphasis, and that tokenizers put in: before a comma or a
/// full stop, inside round brackets, behind a French elision.
///
/// - Before a comma that a blank, a mark that closes a quotation or the line's end follows, and behind a letter, a digit or a
///   closing bracket. In French, a space on the wrong side moves to the other (`mot ,autre`): German has `,Wort'` for `‚Wort‘`.
/// - Before a full stop that ends the line or stands before a capital, and behind a word of two letters or more: `.NET`, `. . .` and
///   `U . S .` stay. Before a word that begins a sentence and runs on, the space changes sides (`ici .Le reste suit`).
/// - Inside round brackets that stand free on their outer sides, or would if no space were lost there, and hold no more than words, numbers, commas and full stops,
///   as prose does.
/// - Behind what French elides (`l'`, `qu'`, `jusqu'`, `aujourd'`), before a vowel or an h.
///
/// Not in lines of code; inside brackets only in lines whose language is clear, which usage lines (`expr ( expr )`) and pictures
/// made of signs have not; and before a comma not behind or before a single letter that is no word (`read a , b`).
///
/// Authority: the *Lexique des règles typographiques en usage à l'Imprimerie nationale* sets no space before the comma and the
/// full stop, inside brackets or beside the apostrophe; nor does any other language that [`Document::language_at`] tells.
///
/// ```
/// use guillemot::Pipeline;
/// use guillemot::passes::StraySpaces;
///
/// let pipeline = Pipeline::builder().pass(StraySpaces::new()).build()?;
/// assert_eq!(pipeline.clean("Le bac , dit-on ,part ( enfin ) .").as_str(), "Le bac, dit-on, part (enfin).");
/// assert!(!pipeline.clean("Un projet .NET, et puis . . .").is_changed());
/// # Ok::<(), guillemot::BuildError>(())
/// ```
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct StraySpaces;

impl StraySpaces {
    /// The pass; it has no options. It costs a look at each comma, full stop, bracket and apostrophe.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }
}

impl Pass for StraySpaces {
    fn id(&self) -> &'static str {
        "stray-spaces"
    }

    fn rules(&self) -> Vec<&Rule> {
        vec![&RULE]
    }

    fn phase(&self) -> Phase {
        Phase::Letters
    }

    fn check(&self, doc: &Document<'_>, edits: &mut Edits<'_>) {
        let bytes = doc.text().as_bytes();
        let mut parted = PartedBrackets::of(doc.text());
        for at in memchr::memchr3_iter(b',', b'.', b')', bytes) {
            match bytes[at] {
                b',' => before_comma(doc, at, &mut parted, edits),
                b'.' => before_full_stop(doc, at, edits),
                _ => inside_brackets(doc, at, &mut parted, edits),
            }
        }
        for at in memchr::memchr2_iter(b'\'', 0xE2, bytes) {
            if let Some(sign @ ('\'' | '’')) = after(doc.text(), at) {
                behind_elision(doc, at..at + sign.len_utf8(), edits);
            }
        }
    }
}

/// Whether a line is one of running text, as far as can be told.
fn is_prose(doc: &Document<'_>, at: usize) -> bool {
    doc.language_at(at) != Some(Language::Other)
}

/// The blanks before the sign at `at`, if there are any and a word, a number or a closing bracket stands before them.
fn blanks_behind_word(text: &str, at: usize) -> Option<Range<usize>> {
    let blanks = blanks_before(text, at)..at;
    let may_end = |c: char| c.is_alphanumeric() || matches!(c, ')' | ']');
    (!blanks.is_empty() && before(text, blanks.start).is_some_and(may_end)).then_some(blanks)
}

/// Whether the words of a line say which language it is of: those of a usage line or of a picture made of signs don't.
fn is_clearly_prose(doc: &Document<'_>, at: usize) -> bool {
    doc.language_at(at).is_some_and(|language| language != Language::Other)
}

/// Whether a single letter that is no word stands on one of the two sides of a comma, as in lists of commands.
fn is_among_letters(text: &str, end: usize, start: usize) -> bool {
    let is_letter = |word: &str| word.chars().nth(1).is_none() && !word.is_empty() && !stands_alone(word);
    let word = word_before(text, end);
    let lead = blanks_before(text, end - word.len());
    // `10 h , puis`
    let is_unit = before(text, lead).is_some_and(|c| c.is_ascii_digit());
    is_letter(word) && !is_unit || is_letter(word_after(text, start))
}

fn before_comma(doc: &Document<'_>, at: usize, parted: &mut PartedBrackets<'_>, edits: &mut Edits<'_>) {
    let text = doc.text();
    let Some(blanks) = blanks_behind_word(text, at) else { return };
    let next = after(text, at + 1);
    // Behind the comma, a space may be set inside a mark that closes.
    let mut closes = || match parted.opens(doc, at + 1) {
        Some(opens) => !opens,
        None => next == Some('»') && doc.locale().is_french(),
    };
    let is_moved = doc.locale().is_french() && next.is_some_and(char::is_alphabetic) && doc.speaks_locale(at);
    let is_free = next.is_none_or(is_gap) || is_moved || closes();
    if is_free && is_prose(doc, at) && !is_among_letters(text, blanks.start, blanks_after(text, at + 1)) {
        let (space, confidence) =
            if is_moved { (", ", Confidence::Likely) } else { (",", Confidence::Certain) };
        edits
            .replace(blanks.start..at + 1, space)
            .confidence(confidence)
            .because("no space stands before a comma");
    }
}

fn before_full_stop(doc: &Document<'_>, at: usize, edits: &mut Edits<'_>) {
    /// Single letters may be initials.
    const SHORTEST: usize = 2;
    let text = doc.text();
    let Some(blanks) = blanks_behind_word(text, at) else { return };
    let next = blanks_after(text, at + 1);
    let ends_sentence = after(text, at + 1).is_none_or(is_gap)
        && after(text, next).is_none_or(|c| c == '\n' || c.is_uppercase());
    let word = word_before(text, blanks.start);
    let is_initial = !word.is_empty() && word.chars().nth(SHORTEST - 1).is_none();
    let is_moved = || begins_after_stray_dot(text, at + 1);
    let reason = "no space stands before a full stop";
    if is_initial || !(ends_sentence || is_moved()) || !is_prose(doc, at) {
        return;
    }
    if ends_sentence {
        edits.delete(blanks).confidence(Confidence::Certain).because(reason);
    } else {
        edits.replace(blanks.start..at + 1, ". ").confidence(Confidence::Likely).because(reason);
    }
}

/// Judges the blanks inside the round brackets that close at `close`.
fn inside_brackets(doc: &Document<'_>, close: usize, parted: &mut PartedBrackets<'_>, edits: &mut Edits<'_>) {
    /// What holds more is no remark, in bytes.
    const FAR: usize = 300;
    let text = doc.text();
    let near = close.saturating_sub(FAR);
    let found = memchr::memrchr3(b'(', b')', b'\n', &text.as_bytes()[near..close]).map(|found| near + found);
    let Some(open) = found.filter(|&open| text.as_bytes()[open] == b'(') else { return };
    let start = blanks_after(text, open + 1);
    let end = blanks_before(text, close).max(start);
    let (head, tail) = (open + 1..start, end..close);
    if head.is_empty() && tail.is_empty() {
        return;
    }
    let touches = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let may_hold =
        |c: char| c.is_alphanumeric() || is_blank(c) || matches!(c, ',' | '.' | '\'' | '’' | '-' | '–');
    // A bracket that is to stand apart from the word beside it is no call's.
    let mut is_free = || {
        (!touches(before(text, open)) || parted.has(doc, open))
            && (!touches(after(text, close + 1)) || parted.has(doc, close))
    };
    if touches(after(text, start))
        && touches(before(text, end))
        && slice(text, start..end).chars().all(may_hold)
        && is_clearly_prose(doc, open)
        && is_free()
    {
        edits.together(|group| {
            for blanks in [head, tail] {
                if !blanks.is_empty() {
                    group
                        .delete(blanks)
                        .confidence(Confidence::Certain)
                        .because("no space stands inside brackets");
                }
            }
        });
    }
}

/// Judges the blanks behind the apostrophe in a range.
fn behind_elision(doc: &Document<'_>, sign: Range<usize>, edits: &mut Edits<'_>) {
    let text = doc.text();
    let end = blanks_after(text, sign.end);
    if end == sign.end || !doc.locale().is_french() {
        return;
    }
    let word = letters_before(text, sign.start);
    let is_today = || {
        slice(text, word..sign.start).eq_ignore_ascii_case("aujourd")
            && slice(text, end..text.len()).starts_with("hui")
    };
    // `‘l’ est un article`
    let is_quoted = matches!(before(text, word), Some('‘' | '‚' | '‹'))
        || after(text, sign.start) == Some('\'') && may_close_quotation(text, sign.start);
    let elides =
        after(text, end).is_some_and(may_follow_elision) && is_elided(text, sign.start) && !is_quoted;
    if (elides || is_today()) && doc.speaks_locale(sign.start) {
        edits
            .delete(sign.end..end)
            .confidence(Confidence::Certain)
            .because("an elided word stands close to the next");
    }
}
