//! Which marks a pair gets, and how sure that is.

use crate::chars::{after, before, is_blank, slice};
use crate::document::Document;
use crate::locale::{Language, QuotePair};
use crate::pass::Confidence;
use crate::passes::elision::is_elided;

use super::line::Line;
use super::marks::{Glyph, Mark, Side, Turn, is_figure};

/// A pair of marks, as it is judged.
pub(super) struct Pair<'l> {
    pub(super) opening: Mark,
    pub(super) closing: Mark,
    /// The marks between the two.
    pub(super) within: &'l [Mark],
    pub(super) level: usize,
    /// Whether a lone closing mark after the pair may end a quotation around it.
    pub(super) perhaps_nested: bool,
}

impl Pair<'_> {
    /// The marks that the pair has in the end; `None` when wrong ones stay. `change` is told of the wanted ones being set, and
    /// how sure that is: `most` at most.
    pub(super) fn judge(
        &self,
        line: &Line<'_>,
        wanted: QuotePair,
        most: Option<Confidence>,
        change: impl FnOnce(Confidence),
    ) -> Option<QuotePair> {
        let doc = line.doc;
        let glyphs = QuotePair {
            open: after(doc.text(), self.opening.start)?,
            close: after(doc.text(), self.closing.start)?,
        };
        let are_nested = self.both(Glyph::Guillemet) && doc.locale().is_french() && self.level > 0;
        if glyphs == wanted || are_nested || self.is_turned(glyphs) {
            return Some(glyphs);
        }
        let becomes_right = glyphs.open == wanted.open
            && (glyphs.close, wanted.close) == ('\'', '’')
            && doc.locale().is_french()
            && is_elided(doc.text(), self.closing.start);
        if becomes_right {
            // `‘d'"`: a pass that sets apostrophes takes it for one.
            return Some(wanted);
        }
        let most = most.filter(|_| !is_single(wanted) || self.may_be_single(line))?;
        change(self.confidence(doc).min(most));
        Some(wanted)
    }

    fn both(&self, glyph: Glyph) -> bool {
        self.opening.glyph == glyph && self.closing.glyph == glyph
    }

    fn either(&self, glyph: Glyph) -> bool {
        self.opening.glyph == glyph || self.closing.glyph == glyph
    }

    /// Whether these are guillemets that turn their points inwards (»…«), as books in German or Danish have them.
    fn is_turned(&self, glyphs: QuotePair) -> bool {
        matches!((glyphs.open, glyphs.close), ('»', '«') | ('›', '‹'))
            && self.opening.turn == Turn::Open
            && self.closing.turn == Turn::Close
    }

    /// Whether single marks around the pair would be read back.
    fn may_be_single(&self, line: &Line<'_>) -> bool {
        let holds_marks = !self.within.is_empty();
        if line.doc.locale().turns_marks() {
            return !holds_marks && !line.has_singles();
        }
        (!holds_marks || self.level == 0 && line.is_clear())
            && self.can_be_single(line.doc)
            && (self.either(Glyph::Single)
                || !line.may_be_in_apostrophes(self.opening.start..self.closing.end))
    }

    /// Whether no apostrophe in the pair or beside it looks like a single mark, but for the marks within.
    fn can_be_single(&self, doc: &Document<'_>) -> bool {
        let Self { opening, closing, within, .. } = self;
        let text = doc.text();
        let inside = slice(text, opening.end..closing.start);
        let is_told = |(at, sign): (usize, &str)| {
            let start = opening.end + at;
            within.binary_search_by_key(&start, |mark| mark.start).is_ok()
                || after(text, start + sign.len()).is_some_and(char::is_alphanumeric)
        };
        // An apostrophe, or what will be one.
        let is_within_word = |(at, sign): (usize, &str)| {
            before(inside, at).is_some_and(char::is_alphabetic)
                && after(inside, at + sign.len()).is_some_and(char::is_alphabetic)
        };
        opening.left != Side::Word
            && closing.right != Side::Word
            && !opening.is_joint
            && !closing.is_joint
            && inside.match_indices('‘').all(is_within_word)
            && inside.match_indices(['\'', '’']).all(is_told)
    }

    /// Whether what French single marks hold is no term or gloss (`mater ‘mère’`) but a sentence, or a title of some words.
    fn is_no_gloss(&self, doc: &Document<'_>) -> bool {
        let inside = slice(doc.text(), self.opening.end..self.closing.start);
        let is_title = || inside.starts_with(char::is_uppercase) && inside.contains(is_blank);
        doc.locale().is_french() && (inside.ends_with(['.', '!', '?', '…']) || is_title())
    }

    /// Whether these are apostrophes around several words, in a language that may have others beside words (`the dogs' tails`),
    /// and in a line that has.
    pub(super) fn is_doubtful(&self, line: &Line<'_>) -> bool {
        let doc = line.doc;
        self.either(Glyph::Single)
            && !doc.locale().is_french()
            && slice(doc.text(), self.opening.start..self.opening.end) == "'"
            && slice(doc.text(), self.opening.end..self.closing.start).contains(is_blank)
            && line.has_apostrophes()
    }

    /// How sure it is that the two are quotation marks.
    pub(super) fn confidence(&self, doc: &Document<'_>) -> Confidence {
        if self.is_unsure(doc) || self.is_contrary() || self.is_navigation(doc) {
            return Confidence::Suspect;
        }
        if self.either(Glyph::Single) && !self.is_german(doc) {
            return self.confidence_of_singles(doc);
        }
        if self.perhaps_nested && self.both(Glyph::Curly) {
            return Confidence::Suspect;
        }
        if self.either(Glyph::Angles) {
            return self.confidence_of_angles(doc);
        }
        let is_clear = self.opening.is_clear() || self.closing.is_clear();
        if is_clear && !self.perhaps_nested { Confidence::Certain } else { Confidence::Likely }
    }

    /// Whether it is open which way a mark turns.
    fn is_unsure(&self, doc: &Document<'_>) -> bool {
        let Self { opening, closing, .. } = self;
        let is_unsure = |mark: &Mark| mark.turn == Turn::Either && !mark.stands_apart();
        // `"mot"1` closes before a note.
        let has_note = || {
            opening.is_clear()
                && !closing.is_joint
                && closing.left == Side::Word
                && before(doc.text(), closing.start).is_some_and(|c| !c.is_ascii_digit())
                && is_figure(doc.text(), closing.end)
        };
        is_unsure(opening) || is_unsure(closing) && !has_note()
    }

    /// `»a« b »c«` reads as if « … » were a pair.
    fn is_contrary(&self) -> bool {
        self.both(Glyph::Guillemet) && self.opening.left == Side::Word && self.closing.right == Side::Word
    }

    /// `« Page before | Page after »`
    fn is_navigation(&self, doc: &Document<'_>) -> bool {
        let Self { opening, closing, .. } = self;
        self.both(Glyph::Guillemet)
            && doc.slice(doc.line_at(opening.start)).trim_matches(is_blank).len()
                == closing.end - opening.start
            && ["|", "::"].iter().any(|sign| slice(doc.text(), opening.end..closing.start).contains(sign))
    }

    /// `„… ‚so‘ …“`
    fn is_german(&self, doc: &Document<'_>) -> bool {
        let starts = |mark: Mark, c: char| after(doc.text(), mark.start) == Some(c);
        self.level > 0 && starts(self.opening, '‚') && starts(self.closing, '‘')
    }

    fn confidence_of_singles(&self, doc: &Document<'_>) -> Confidence {
        // Curly ones are typed on purpose around a gloss or a term.
        let are_straight = [self.opening, self.closing].iter().all(|mark| mark.end - mark.start == 1);
        let is_prose = || doc.language_at(self.opening.start) == Some(doc.locale().language());
        let is_sure = (are_straight || self.is_no_gloss(doc)) && is_prose();
        if is_sure { Confidence::Likely } else { Confidence::Suspect }
    }

    /// Angles are operators too: only running text makes quotation marks of them, or a sentence in them.
    fn confidence_of_angles(&self, doc: &Document<'_>) -> Confidence {
        let Self { opening, closing, .. } = self;
        let inside = slice(doc.text(), opening.end..closing.start).trim_matches(is_blank);
        // `les opérateurs << et >>`, `<<, >>`
        let are_spoken_of = matches!(inside, "et" | "ou" | "puis") || !inside.contains(char::is_alphanumeric);
        let is_sentence = || inside.starts_with(char::is_uppercase) && inside.ends_with(['.', '!', '?', '…']);
        let is_french = || {
            doc.seems_french(opening.start)
                || is_sentence() && doc.language_around(opening.start) == Some(Language::French)
        };
        let is_prose = !are_spoken_of && doc.locale().is_french() && is_french();
        if is_prose { Confidence::Likely } else { Confidence::Suspect }
    }
}

/// Whether these are single marks of the shape that apostrophes have.
pub(super) fn is_single(marks: QuotePair) -> bool {
    has_single_shape(marks.open)
}

pub(super) const fn has_single_shape(mark: char) -> bool {
    matches!(mark, '‘' | '’' | '‚')
}
