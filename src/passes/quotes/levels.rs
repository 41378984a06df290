//! Which marks the quotations of a line get, level by level, and how sure that is.

use std::ops::Range;

use crate::chars::{after, before, blanks_after, blanks_before, slice};
use crate::document::Document;
use crate::locale::{Language, Locale, QuotePair};
use crate::pass::Confidence;

use super::carry::{Carried, Carry};
use super::line::Line;
use super::marks::{Glyph, Mark, Turn, follows_letter};
use super::pair::{Pair, has_single_shape, is_single};
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

/// How sure it is what a mark without a partner becomes.
const LONE: Confidence = Confidence::Likely;

/// A quotation that is open at some mark.
#[derive(Debug, Clone, Copy)]
struct Around {
    /// The index of its closing mark.
    close: usize,
    /// The marks that it has, or gets; `None` when wrong ones stay.
    marks: Option<QuotePair>,
    /// How sure that is: what stands within is no surer.
    confidence: Confidence,
    /// What opens it as the text has it.
    glyph: char,
}

/// The decisions for the marks of one line.
#[derive(Debug, Default)]
pub(super) struct Levels {
    pub(super) decisions: Vec<Decision>,
    /// The quotations around a mark, from the outermost.
    open: Vec<Around>,
    /// How many of them the lines before left open.
    carried: usize,
}

impl Levels {
    /// Decides for all marks of a line.
    ///
    /// A line where some mark has no partner is set right as a whole or not at all, all its changes being as sure as that of
    /// a lone mark: half set right, its marks might be paired otherwise by the next run.
    pub(super) fn decide(&mut self, doc: &Document<'_>, marks: &[Mark], roles: &[Role], carry: &mut Carry) {
        let line = Line::new(doc, marks, roles);
        let is_balanced = roles.iter().all(|role| matches!(role, Role::Opens(_) | Role::Closes | Role::Sign));
        let most = if is_balanced { Confidence::Certain } else { LONE };
        let is_sure = self.run(&line, Some(most), carry);
        if !is_sure && !is_balanced {
            self.run(&line, None, carry);
        }
        carry.open.clear();
        let is_told = self.decisions.iter().all(|decision| *decision != Decision::Unpaired);
        let count = |wanted| roles.iter().filter(|&&role| role == wanted).count();
        if is_told && count(Role::Stray) == 0 && count(Role::ClosesNothing) < 2 {
            let stay = self.open.iter().filter(|around| around.close == usize::MAX);
            carry.open.extend(
                stay.filter_map(|around| Some(Carried { glyph: around.glyph, marks: around.marks? })),
            );
        }
    }

    /// Decides for all marks, and is `most` sure of any change; `None` when none may be made. Returns whether all marks are
    /// likely to be right then.
    fn run(&mut self, line: &Line<'_>, most: Option<Confidence>, carry: &Carry) -> bool {
        self.decisions.clear();
        self.decisions.resize(line.marks.len(), Decision::Stands);
        self.open.clear();
        self.open.extend(carry.open.iter().map(|carried| Around {
            close: usize::MAX,
            marks: Some(carried.marks),
            confidence: LONE,
            glyph: carried.glyph,
        }));
        self.carried = self.open.len();
        let most = most.filter(|_| !line.doc.locale().turns_marks() || line.is_clear());
        let mut is_sure = true;
        for (index, &role) in line.roles.iter().enumerate() {
            while self.open.pop_if(|around| around.close < index).is_some() {}
            is_sure &= match role {
                Role::Opens(close) => self.judge_pair(line, index, close, self.most_within(most)),
                Role::StaysOpen => self.judge_lone(line, index, Turn::Open, self.most_within(most)),
                Role::ClosesNothing => self.judge_lone(line, index, Turn::Close, self.most_within(most)),
                Role::Stray => {
                    self.leave_stray(line, index);
                    false
                }
                Role::Closes | Role::Sign => true,
            };
        }
        is_sure
    }

    /// How sure a change is at most within the open quotations. What stands in one whose own marks stay wrong stays as well:
    /// its level isn't certain.
    fn most_within(&self, most: Option<Confidence>) -> Option<Confidence> {
        match self.open.last() {
            Some(around) => most.filter(|_| around.marks.is_some()).map(|most| most.min(around.confidence)),
            None => most,
        }
    }

    /// Decides for a pair; whether its marks are likely to be right then.
    fn judge_pair(&mut self, line: &Line<'_>, index: usize, close: usize, most: Option<Confidence>) -> bool {
        let glyph = glyph_of(line, index);
        let around = self.around(glyph);
        let level = around.len();
        let wanted = wanted_marks(line.doc.locale(), around);
        let pair = Pair {
            opening: line.marks[index],
            closing: line.marks[close],
            within: &line.marks[index + 1..close],
            level,
            perhaps_nested: line.has_lone_close_behind(close),
        };
        let most = most.map(|most| if pair.is_doubtful(line) { Confidence::Suspect } else { most });
        let most = match most {
            Some(most) if level == 0 && is_single(wanted) => {
                Some(most.min(surest_around(line, index + 1..close)))
            }
            most => most,
        };
        let mut confidence = most.unwrap_or(Confidence::Certain);
        let set = pair.judge(line, wanted, most, |sure| {
            confidence = sure;
            self.decisions[index] = Decision::Becomes { mark: wanted.open, level, confidence };
            self.decisions[close] = Decision::Becomes { mark: wanted.close, level, confidence };
        });
        self.open.push(Around { close, marks: set, confidence, glyph });
        set.is_some() && confidence >= LONE
    }

    /// Decides for a mark without a partner that turns as given; whether it is likely to be right then.
    fn judge_lone(&mut self, line: &Line<'_>, index: usize, turn: Turn, most: Option<Confidence>) -> bool {
        let glyph = glyph_of(line, index);
        let wanted = match turn {
            Turn::Close => self.close_carried(glyph),
            _ => None,
        };
        let around = self.around(glyph);
        let goes_on = around.len() < self.open.len();
        let wanted = wanted.unwrap_or_else(|| wanted_marks(line.doc.locale(), around));
        let becomes = if turn == Turn::Open { wanted.open } else { wanted.close };
        let decision = judge_lone(line, line.marks[index], becomes, turn, most);
        self.decisions[index] = decision;
        let is_set = decision != Decision::Unpaired;
        if turn == Turn::Open && !goes_on {
            let marks = is_set.then_some(wanted);
            self.open.push(Around { close: usize::MAX, marks, confidence: LONE, glyph });
        }
        is_set
    }

    /// The quotations around a mark: none where it is of the glyph that one which the lines before left open has, or gets, and opens that
    /// one again, or is not within it after all.
    fn around(&self, glyph: char) -> &[Around] {
        let is_like =
            |around: &Around| around.glyph == glyph || around.marks.is_some_and(|marks| marks.open == glyph);
        let is_again = self.open.len() == self.carried && self.open.iter().any(is_like);
        if is_again { &[] } else { &self.open }
    }

    /// Closes the quotation that the lines before left open last, or the one that a mark is of; its marks.
    fn close_carried(&mut self, glyph: char) -> Option<QuotePair> {
        if self.open.len() != self.carried {
            return None;
        }
        let is_own = |around: &Around| around.marks.is_some_and(|marks| marks.close == glyph);
        let closed = self.open.iter().rposition(is_own).or(self.open.len().checked_sub(1))?;
        let marks = self.open[closed].marks;
        self.open.truncate(closed);
        self.carried = closed;
        marks
    }

    /// Leaves a mark as it is, of which nothing is certain.
    fn leave_stray(&mut self, line: &Line<'_>, index: usize) {
        let glyph = line.marks[index].glyph;
        if matches!(glyph, Glyph::Curly | Glyph::Low | Glyph::Straight) {
            self.decisions[index] = Decision::Unpaired;
        }
        if glyph == Glyph::Low {
            // A “ after it could be taken for its closing mark.
            self.open.push(Around { close: usize::MAX, marks: None, confidence: LONE, glyph: '„' });
        }
    }
}

/// What a mark starts with.
fn glyph_of(line: &Line<'_>, index: usize) -> char {
    after(line.doc.text(), line.marks[index].start).unwrap_or_default()
}

/// Whether the marks of a line, whose places are all known, are the locale's of each level and every quotation closes, so
/// that nothing is left to judge. May say no where the answer is yes.
pub(super) fn are_well_set(doc: &Document<'_>, places: &[usize]) -> bool {
    let locale = doc.locale();
    // Elsewhere glyphs don't tell which way a mark turns, and ’ may be an apostrophe.
    let is_told = |pair: QuotePair| !locale.turns_marks() && pair.close != '’';
    let mut open = 0;
    for &at in places {
        let Some(mark) = after(doc.text(), at) else { return false };
        let inner = locale.quotes(open);
        if mark == inner.open && is_told(inner) {
            open += 1;
        } else if open > 0 && mark == locale.quotes(open - 1).close {
            open -= 1;
        } else {
            return false;
        }
    }
    open == 0
}

/// The marks for a quotation within the open ones: the locale's of its level, but never the ones just around it.
fn wanted_marks(locale: Locale, open: &[Around]) -> QuotePair {
    let wanted = locale.quotes(open.len());
    match open.last().and_then(|around| around.marks) {
        Some(around) if around == wanted => locale.quotes(open.len() + 1),
        Some(around) if around.open == '»' => QuotePair { open: '›', close: '‹' },
        Some(around) if around != locale.quotes(open.len() - 1) => locale.quotes(1),
        _ => wanted,
    }
}

/// How sure single marks around some marks are at most. A pair in apostrophes among these would be taken for marks of the
/// same quotation, so it must become another with it, and nothing surer is the one than the other.
fn surest_around(line: &Line<'_>, within: Range<usize>) -> Confidence {
    let mut surest = Confidence::Certain;
    let mut next = within.start;
    for at in within {
        let opening = line.marks[at];
        if opening.glyph != Glyph::Single || at < next {
            continue;
        }
        surest = match line.roles[at] {
            Role::Opens(close) if close == at + 1 => {
                next = close + 1;
                let closing = line.marks[close];
                let pair = Pair { opening, closing, within: &[], level: 1, perhaps_nested: false };
                surest.min(pair.confidence(line.doc))
            }
            _ => Confidence::Suspect,
        };
    }
    surest
}

fn judge_lone(line: &Line<'_>, mark: Mark, wanted: char, turn: Turn, most: Option<Confidence>) -> Decision {
    let stands = after(line.doc.text(), mark.start);
    if stands == Some(wanted) || mark.glyph == Glyph::Guillemet {
        return Decision::Stands;
    }
    let may_stand_alone = match mark.glyph {
        Glyph::Straight if follows_letter(line.doc.text(), mark.start) => false,
        Glyph::Curly | Glyph::Low | Glyph::Straight => !matches!(stands, Some('\'' | '‘' | '’')),
        Glyph::Angles => are_quotation_marks(line, mark, turn),
        _ => false,
    };
    // A lone ‘ would take the next apostrophe for its closing mark.
    let is_single = has_single_shape(wanted);
    let is_certain = !is_single && mark.is_clear() && mark.turn == turn;
    match most {
        Some(most) if may_stand_alone && is_certain => {
            Decision::Becomes { mark: wanted, level: 0, confidence: most.min(LONE) }
        }
        _ => Decision::Unpaired,
    }
}

/// Whether `<<` opens a line of French, or stands between a colon and a word with a capital, or `>>` ends a line, or stands
/// before a sign of a sentence, right behind a word or a sentence, or either stands among others that are quotation marks:
/// elsewhere they are operators, or arrows (`Lire la suite >>`).
fn are_quotation_marks(line: &Line<'_>, mark: Mark, turn: Turn) -> bool {
    let doc = line.doc;
    let text = doc.text();
    let range = doc.line_at(mark.start);
    let is_at_edge = if turn == Turn::Open {
        let mut word = slice(text, blanks_after(text, mark.end)..range.end).chars();
        let starts_sentence =
            word.next().is_some_and(char::is_uppercase) && word.next().is_some_and(|c| !c.is_uppercase());
        blanks_after(text, range.start) == mark.start
            || starts_sentence && before(text, blanks_before(text, mark.start)) == Some(':')
    } else {
        let inside = blanks_before(text, mark.start);
        let ends_words = inside == mark.start || matches!(before(text, inside), Some('.' | '!' | '?' | '…'));
        let next = blanks_after(text, mark.end);
        match after(text, next) {
            Some(',') => next == mark.end,
            Some('?') => true,
            Some(';' | '!') => ends_words,
            _ => next == range.end && ends_words,
        }
    };
    doc.locale().is_french()
        && (is_at_edge || line.has_angles())
        && doc.language_at(mark.start) == Some(Language::French)
}
