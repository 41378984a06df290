//! The spaces before `;` `:` `!` `?`.

use std::ops::Range;

use super::colons::{ends_drive, ends_english_label, ends_header, ends_name_of_settings};
use super::emphasis::{before_emphasis, past_emphasis};
use super::lines::Lines;
use super::statements::is_of_statement;
use super::{HIGH, is_sign, is_stressing, rule_of, set_space};
use crate::chars::{
    after, before, blanks_after, blanks_before, is_apostrophe, is_blank, is_gap, letters_after, slice,
    word_before,
};
use crate::document::Document;
use crate::edit::Edits;
use crate::locale::{Language, Place};
use crate::pass::Confidence;
use crate::passes::elision::is_elided;
use crate::passes::french::notation::{is_notation, is_ratio};
use crate::passes::french::spelling::may_be_respelled;
use crate::words::{FRENCH, languages_of};

/// Judges the space before the sign at `at`.
pub(super) fn before_sign(
    doc: &Document<'_>,
    at: usize,
    sign: char,
    lines: &mut Lines,
    edits: &mut Edits<'_>,
) {
    let Some(sign) = Sign::read(doc.text(), at, sign) else { return };
    if sign.stands_for_itself() || sign.is_of_data() {
        return;
    }
    if !sign.ends_here() {
        if sign.is_on_wrong_side(doc) {
            sign.change_sides(doc, edits);
        } else if sign.leads_dash(doc) {
            set_space(doc, sign.blanks, sign.place, Confidence::Likely, edits);
        }
        return;
    }
    if sign.is_of_smiley() || !sign.is_apart() && doc.is_protected(sign.range()) {
        return;
    }
    if sign.follows_blanks() {
        sign.set_right(doc, edits);
    } else if let Some(closed) = sign.closed(doc) {
        let is_foreign = || ends_english_label(sign.text, closed) || ends_name_of_settings(doc, closed);
        let is_french = !(sign.glyph == ':' && is_foreign()) && lines.speak_french(doc, closed, sign.glyph);
        let confidence = if is_french { Confidence::Likely } else { Confidence::Suspect };
        set_space(doc, sign.blanks, sign.place, confidence, edits);
    }
}

/// A sign with what stands beside it.
struct Sign<'t> {
    text: &'t str,
    glyph: char,
    place: Place,
    /// The blanks before it, which end where it starts.
    blanks: Range<usize>,
    end: usize,
    /// What stands before the blanks.
    left: char,
    /// What stands right behind the sign.
    beside: Option<char>,
    /// The same, past the signs of Markdown that close an emphasis there.
    right: Option<char>,
}

impl<'t> Sign<'t> {
    /// The sign at `at`; `None` at the start of a text.
    fn read(text: &'t str, at: usize, glyph: char) -> Option<Self> {
        let blanks = blanks_before(text, at)..at;
        let left = before(text, blanks.start)?;
        let end = at + glyph.len_utf8();
        let beside = after(text, end);
        let right = match beside {
            Some('*' | '_') => after(text, past_emphasis(text, end)),
            _ => beside,
        };
        let place = if glyph == ':' { Place::Colon } else { Place::High };
        Some(Self { text, glyph, place, blanks, end, left, beside, right })
    }

    fn range(&self) -> Range<usize> {
        self.blanks.end..self.end
    }

    fn follows_blanks(&self) -> bool {
        !self.blanks.is_empty()
    }

    /// What stands from the sign's end on.
    fn tail(&self) -> &'t str {
        slice(self.text, self.end..self.text.len())
    }

    /// Whether the sign is at the head of a line, or behind an opening mark (`(?)`, `« ! »`); or in a run of signs, which has
    /// its space before the first.
    fn stands_for_itself(&self) -> bool {
        self.left == '\n' || is_opening(self.left) || is_sign(self.left) && !self.follows_blanks()
    }

    /// Whether the sign is one of a table of values or an entry of JSON: `"un";"deux"`, `"nom": "Kerloc"`.
    fn is_of_data(&self) -> bool {
        let is_of_json = || {
            let value = after(self.text, blanks_after(self.text, self.end));
            self.glyph == ':'
                && !self.follows_blanks()
                && value.is_some_and(|c| matches!(c, '"' | '{' | '[') || c.is_ascii_digit())
        };
        self.left == '"' && (self.beside == Some('"') || is_of_json())
    }

    /// Whether a blank or the end of the line stands behind the sign.
    fn is_apart(&self) -> bool {
        self.right.is_none_or(is_gap)
    }

    /// Whether what the sign stands in ends with it, or a quotation opens behind it.
    fn ends_here(&self) -> bool {
        let opens_quotation =
            matches!(self.right, Some('«' | '“')) && (self.follows_blanks() || self.glyph == ':');
        // `/etc/rc?.d`
        let leads_name = || {
            is_stressing(self.glyph)
                && self.beside == Some('.')
                && after(self.text, self.end + 1).is_some_and(char::is_lowercase)
        };
        opens_quotation
            || self.is_apart()
            || self.right.is_some_and(|c| is_closing(c) && !leads_name() || is_sign(c) || is_pictograph(c))
            || self.beside == Some('<') && self.tail().starts_with("</")
    }

    /// `;)` and `:]` are signs of their own, also right behind a word.
    fn is_of_smiley(&self) -> bool {
        !self.follows_blanks()
            && matches!(self.glyph, ':' | ';')
            && matches!(self.beside, Some(')' | ']' | '}'))
    }

    fn is_on_wrong_side(&self, doc: &Document<'_>) -> bool {
        self.follows_blanks()
            && !is_stressing(self.glyph)
            && self.leads_on(doc)
            && !doc.is_protected(self.range())
    }

    /// Whether a French sentence goes on right behind the sign, and a blank parts it from what is before (`mot :autre`): with
    /// a word that is French, and no name of code (`:nom=`, `:rire:`).
    fn leads_on(&self, doc: &Document<'_>) -> bool {
        let Self { text, left, .. } = *self;
        let end = letters_after(text, self.end);
        let word = slice(text, self.end..end);
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
            && doc.language_at(self.end) == Some(Language::French)
    }

    /// Whether words of French stand before a colon, with blanks between, and a dash with blanks behind it touches the colon
    /// (`les pièces :- un acte`).
    fn leads_dash(&self, doc: &Document<'_>) -> bool {
        let dash = self.beside.filter(|c| matches!(c, '-' | '–' | '—'));
        let is_apart = |dash: char| after(self.text, self.end + dash.len_utf8()).is_some_and(is_blank);
        self.glyph == ':'
            && self.follows_blanks()
            && dash.is_some_and(is_apart)
            && languages_of(word_before(self.text, self.blanks.start)) & FRENCH != 0
            && doc.language_at(self.end) == Some(Language::French)
            && !doc.is_protected(self.range())
    }

    fn change_sides(self, doc: &Document<'_>, edits: &mut Edits<'_>) {
        edits.together(|group| {
            set_space(doc, self.blanks, self.place, Confidence::Likely, group);
            let proposal = group.insert(self.end, " ").confidence(Confidence::Likely);
            proposal.rule(rule_of(self.place)).because("the space stands on the wrong side of the sign");
        });
    }

    /// Sets the blanks right that stand before the sign.
    fn set_right(self, doc: &Document<'_>, edits: &mut Edits<'_>) {
        let Self { text, glyph, place, blanks, left, .. } = self;
        let is_ratio = || glyph == ':' && left.is_ascii_digit() && is_ratio(text, blanks.start, blanks.end);
        if !is_sign(left) && !is_ratio() {
            set_space(doc, blanks.clone(), place, Confidence::Certain, edits);
        }
        if is_stressing(glyph) && is_stressing(left) {
            let proposal = edits.delete(blanks).rule(&HIGH).confidence(Confidence::Suspect);
            proposal.because("the signs of a run stand side by side");
        }
    }

    /// Where what the sign stands right behind, and closes, ends; `None` where it is no sign of a sentence.
    fn closed(&self, doc: &Document<'_>) -> Option<usize> {
        let Self { text, glyph, beside, .. } = *self;
        let at = self.blanks.end;
        let head = slice(text, 0..at);
        // `info:,`, the `H:.` of lodges
        let is_of_token = || match beside {
            Some(',') => languages_of(word_before(text, at)) != FRENCH,
            Some('.') => after(text, self.end + 1) != Some('.'),
            _ => false,
        };
        if is_stressing(glyph) && is_notation(head, glyph)
            || glyph == '!' && ends_with_name(head)
            || glyph == ':' && (is_of_token() || ends_drive(text, at) || ends_header(text, at))
            || glyph == ';' && is_of_statement(text, at)
        {
            return None;
        }
        // `**Note**: ...`, `<b>Note</b>: ...`
        let inner = before_emphasis(text, at);
        let left = before(text, inner)?;
        let stands_alone = || before(text, inner - left.len_utf8()).is_none_or(is_gap);
        let closes = left.is_alphanumeric()
            || is_closing(left) && !(matches!(left, '.' | ',') && stands_alone())
            || matches!(left, '…' | '€' | '‰' | '°' | '™' | '®')
            || left == '%' && (glyph != '?' || ends_figure(slice(text, 0..inner - 1)))
            || left == '/' && inner == at && doc.is_protected(at - 1..at)
            || slice(text, 0..inner).ends_with("...");
        let is_in_brackets = beside == Some(']');
        let is_doubled = matches!(glyph, ':' | ';') && beside == Some(glyph);
        // `HEAD:./src`
        let leads_path = || ["./", "../"].iter().any(|path| self.tail().starts_with(path));
        (closes && !is_in_brackets && !is_doubled && !leads_path()).then_some(inner)
    }
}

/// Whether a text ends with a digit, blanks apart.
fn ends_figure(text: &str) -> bool {
    text.trim_end_matches(is_blank).ends_with(|c: char| c.is_ascii_digit())
}

/// Names with an exclamation mark of their own, which no space stands before.
const EXCLAIMED: [&str; 5] = ["Jeopardy", "Joomla", "Kahoot", "Wham", "Yahoo"];

/// Whether a text ends with such a name, a word of its own.
fn ends_with_name(head: &str) -> bool {
    EXCLAIMED.iter().any(|name| {
        head.strip_suffix(name).is_some_and(|head| !head.ends_with(|c: char| c.is_alphanumeric() || c == '_'))
    })
}

/// Whether a character is an emoji or its like, which takes the place of a word.
const fn is_pictograph(c: char) -> bool {
    matches!(c, '\u{2600}'..='\u{27BF}' | '\u{2B05}'..='\u{2B55}' | '\u{1F000}'..='\u{1FAFF}')
}

const fn is_opening(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '«' | '‹' | '“' | '„' | '‘' | '¿' | '¡' | '<')
}

const fn is_closing(c: char) -> bool {
    matches!(c, ')' | ']' | '}' | '»' | '›' | '”' | '"' | '’' | '…' | '.' | ',')
}
