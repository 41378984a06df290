//! Which marks the quotations of a line get, level by level, and how sure that is.

use crate::chars::{after, before, blanks_after, blanks_before, slice};
use crate::document::Document;
use crate::locale::{Language, Locale, QuotePair};
use crate::pass::Confidence;

use super::marks::{Glyph, Mark, Side, Turn};
use super::pairing::Role;

/// What becomes of a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Decision {
    /// It is right, or nothing can be said about it.
    Stands,
    /// It gets this glyph, if the confidence suffices; `level` counts from 0.
    Becomes { mark: char, level: usize, confidence: Confidence },
    /// It has no partner, and its direction isn't certain.
    Unpaired,
}

/// A quotation that is open at some mark.
#[derive(Debug, Clone, Copy)]
struct Around {
    /// The index of its closing mark.
    close: usize,
    /// The marks that it has, or gets; `None` when wrong ones stay.
    marks: Option<QuotePair>,
}

/// The decisions for the marks of one line.
#[derive(Debug, Default)]
pub(super) struct Levels {
    pub(super) decisions: Vec<Decision>,
    /// The quotations around a mark, from the outermost.
    open: Vec<Around>,
    has_primes: bool,
}

impl Levels {
    /// Decides for all marks of a line.
    ///
    /// A line where some mark has no partner is set right as a whole or not at all: half set right, its marks might be
    /// paired otherwise by the next run.
    ///
    /// In a line with signs of inches or seconds guillemets become no other marks: such a sign could then be taken for
    /// the closing mark of one.
    pub(super) fn decide(&mut self, doc: &Document<'_>, marks: &[Mark], roles: &[Role], has_primes: bool) {
        self.has_primes = has_primes;
        let is_sure = self.run(doc, marks, roles, true);
        let is_balanced = roles.iter().all(|role| matches!(role, Role::Opens(_) | Role::Closes));
        if !is_sure && !is_balanced {
            self.run(doc, marks, roles, false);
        }
    }

    /// Decides for all marks; whether all of them are right then.
    fn run(&mut self, doc: &Document<'_>, marks: &[Mark], roles: &[Role], may_change: bool) -> bool {
        let locale = doc.locale();
        let Self { decisions, open, has_primes } = self;
        decisions.clear();
        decisions.resize(marks.len(), Decision::Stands);
        open.clear();
        // Pairs before a closing mark that closes nothing may be within the quotation that it ends.
        let last_lone_close = roles.iter().rposition(|&role| role == Role::ClosesNothing);
        let may_change =
            may_change && (!closes_like_an_opening(locale) || is_row_of_clear_pairs(marks, roles));
        let mut is_sure = true;
        for (index, (&mark, &role)) in marks.iter().zip(roles).enumerate() {
            while open.pop_if(|around| around.close < index).is_some() {}
            // What stands in a quotation whose own marks stay wrong stays as well: its level isn't certain.
            let level = open.len();
            let is_guillemet =
                matches!(mark.glyph, Glyph::Guillemet | Glyph::SingleGuillemet | Glyph::Angles);
            let is_frozen = !may_change
                || *has_primes && (is_guillemet || level > 0)
                || open.last().is_some_and(|around| around.marks.is_none());
            let wanted = wanted_marks(locale, open);
            let set = match role {
                Role::Opens(close) => {
                    let pair = Pair {
                        opening: mark,
                        closing: marks[close],
                        level,
                        holds_marks: close > index + 1,
                        perhaps_nested: last_lone_close.is_some_and(|lone| lone > close),
                    };
                    let set = pair.judge(doc, wanted, is_frozen, |marks, confidence| {
                        decisions[index] = Decision::Becomes { mark: marks.open, level, confidence };
                        decisions[close] = Decision::Becomes { mark: marks.close, level, confidence };
                    });
                    open.push(Around { close, marks: set });
                    set
                }
                Role::StaysOpen | Role::ClosesNothing => {
                    let (glyph, turn) = if role == Role::StaysOpen {
                        (wanted.open, Turn::Open)
                    } else {
                        (wanted.close, Turn::Close)
                    };
                    decisions[index] = judge_lone(doc, mark, glyph, turn, !is_frozen);
                    let set = (decisions[index] != Decision::Unpaired).then_some(wanted);
                    if role == Role::StaysOpen {
                        open.push(Around { close: usize::MAX, marks: set });
                    }
                    set
                }
                Role::Stray => {
                    if matches!(mark.glyph, Glyph::Curly | Glyph::Low | Glyph::Straight) {
                        decisions[index] = Decision::Unpaired;
                    }
                    if mark.glyph == Glyph::Low {
                        // A “ after it could be taken for its closing mark.
                        open.push(Around { close: usize::MAX, marks: None });
                    }
                    None
                }
                Role::Closes => continue,
            };
            is_sure &= set.is_some();
        }
        is_sure
    }
}

/// Whether the locale closes a quotation with “, which opens one elsewhere.
fn closes_like_an_opening(locale: Locale) -> bool {
    locale.quotes(0).close == '“'
}

/// Whether the marks are pairs side by side that their neighbours leave no doubt about: such pairs are read back alike
/// whatever their glyphs.
fn is_row_of_clear_pairs(marks: &[Mark], roles: &[Role]) -> bool {
    marks.iter().zip(roles).enumerate().all(|(index, (mark, &role))| {
        let turn = if index % 2 == 0 { Turn::Open } else { Turn::Close };
        let is_in_row = if index % 2 == 0 { role == Role::Opens(index + 1) } else { role == Role::Closes };
        is_in_row && mark.turn_by_sides() == turn
    })
}

/// The marks for a quotation within the open ones: the locale's of its level, but never the ones just around it.
fn wanted_marks(locale: Locale, open: &[Around]) -> QuotePair {
    let wanted = locale.quotes(open.len());
    match open.last().and_then(|around| around.marks) {
        Some(around) if around == wanted => locale.quotes(open.len() + 1),
        Some(around) if around != locale.quotes(open.len() - 1) => locale.quotes(1),
        _ => wanted,
    }
}

fn judge_lone(doc: &Document<'_>, mark: Mark, wanted: char, turn: Turn, may_change: bool) -> Decision {
    let stands = after(doc.text(), mark.start);
    if stands == Some(wanted) || mark.glyph == Glyph::Guillemet {
        return Decision::Stands;
    }
    let may_stand_alone = match mark.glyph {
        Glyph::Curly | Glyph::Low | Glyph::Straight => stands != Some('\''),
        Glyph::Angles => stands_at_edge(doc, mark, turn),
        _ => false,
    };
    // A lone ‘ would take the next apostrophe for its closing mark.
    let is_single = matches!(wanted, '‘' | '’' | '‚');
    let is_certain =
        !is_single && mark.is_clear() && mark.turn == turn && !closes_like_an_opening(doc.locale());
    if may_change && may_stand_alone && is_certain {
        Decision::Becomes { mark: wanted, level: 0, confidence: Confidence::Likely }
    } else {
        Decision::Unpaired
    }
}

/// Whether `<<` opens a line of French, or `>>` ends one right behind a word or a sentence: elsewhere they are
/// operators, or arrows (`Lire la suite >>`).
fn stands_at_edge(doc: &Document<'_>, mark: Mark, turn: Turn) -> bool {
    let text = doc.text();
    let line = doc.line_at(mark.start);
    let is_at_edge = if turn == Turn::Open {
        blanks_after(text, line.start) == mark.start
    } else {
        let inside = blanks_before(text, mark.start);
        let ends_sentence = matches!(before(text, inside), Some('.' | '!' | '?' | '…'));
        blanks_before(text, line.end) == mark.end && (inside == mark.start || ends_sentence)
    };
    is_at_edge && doc.locale().is_french() && doc.language_at(mark.start) == Some(Language::French)
}

struct Pair {
    opening: Mark,
    closing: Mark,
    level: usize,
    /// Whether marks stand between the two.
    holds_marks: bool,
    /// Whether a lone closing mark after the pair may end a quotation around it.
    perhaps_nested: bool,
}

impl Pair {
    /// The marks that the pair has in the end; `None` when they aren't the wanted ones. `change` is told of marks to
    /// set, however sure.
    fn judge(
        &self,
        doc: &Document<'_>,
        wanted: QuotePair,
        is_frozen: bool,
        change: impl FnOnce(QuotePair, Confidence),
    ) -> Option<QuotePair> {
        let glyphs = QuotePair {
            open: after(doc.text(), self.opening.start)?,
            close: after(doc.text(), self.closing.start)?,
        };
        let are_guillemets = self.both(Glyph::Guillemet) && doc.locale().is_french();
        if glyphs == wanted || are_guillemets && self.level > 0 {
            return Some(glyphs);
        }
        if is_frozen || wanted.close == '’' && !self.can_be_single(doc) {
            return None;
        }
        let confidence = self.confidence(doc);
        change(wanted, confidence);
        (confidence >= Confidence::Likely).then_some(wanted)
    }

    fn both(&self, glyph: Glyph) -> bool {
        self.opening.glyph == glyph && self.closing.glyph == glyph
    }

    fn either(&self, glyph: Glyph) -> bool {
        self.opening.glyph == glyph || self.closing.glyph == glyph
    }

    /// Whether single marks around the pair would be read back: no apostrophe in it or beside it looks like one.
    fn can_be_single(&self, doc: &Document<'_>) -> bool {
        let Self { opening, closing, holds_marks, .. } = self;
        let inside = slice(doc.text(), opening.end..closing.start);
        let is_apart = opening.left != Side::Word && closing.right != Side::Word;
        is_apart
            && !holds_marks
            && !opening.is_joint
            && !closing.is_joint
            && !inside.contains(['\'', '’', '‘'])
    }

    fn confidence(&self, doc: &Document<'_>) -> Confidence {
        let Self { opening, closing, perhaps_nested, .. } = *self;
        let is_unsure = |mark: Mark| mark.turn == Turn::Either && !mark.stands_apart();
        if is_unsure(opening) || is_unsure(closing) || self.either(Glyph::Single) {
            return Confidence::Suspect;
        }
        if perhaps_nested && self.both(Glyph::Curly) {
            return Confidence::Suspect;
        }
        if self.either(Glyph::Angles) {
            // Angles are operators too: only running text makes quotation marks of them.
            let is_prose =
                doc.language_at(opening.start) == Some(Language::French) && doc.locale().is_french();
            return if is_prose { Confidence::Likely } else { Confidence::Suspect };
        }
        let is_clear = opening.is_clear() || closing.is_clear();
        if is_clear && !perhaps_nested { Confidence::Certain } else { Confidence::Likely }
    }
}
