//! Which marks the quotations of a line get, level by level, and how sure that is.

use std::cell::OnceCell;
use std::ops::Range;

use crate::chars::{after, before, blanks_after, blanks_before, is_blank, slice};
use crate::document::Document;
use crate::locale::{Language, Locale, QuotePair};
use crate::pass::Confidence;
use crate::passes::elision::is_elided;

use super::marks::{Glyph, Mark, Side, Turn, is_figure};
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
}

/// The decisions for the marks of one line.
#[derive(Debug, Default)]
pub(super) struct Levels {
    pub(super) decisions: Vec<Decision>,
    /// The quotations around a mark, from the outermost.
    open: Vec<Around>,
    line: Line,
}

/// What holds of a line as a whole, found when it is asked for.
#[derive(Debug, Default)]
struct Line {
    /// Whether the neighbours of all marks leave no doubt: such marks are read back alike whatever their glyphs.
    is_clear: OnceCell<bool>,
    /// Whether a pair of doubled angles is among them.
    has_angles: OnceCell<bool>,
    /// Whether single marks are in the line, which aren't read in a locale that turns marks.
    has_singles: OnceCell<bool>,
    /// From the first apostrophe that stands as an opening mark would to the last one that stands as a closing one.
    apostrophes: OnceCell<Range<usize>>,
}

impl Line {
    fn is_clear(&self, marks: &[Mark], roles: &[Role]) -> bool {
        *self.is_clear.get_or_init(|| {
            marks.iter().zip(roles).all(|(mark, role)| match role {
                Role::Opens(_) | Role::StaysOpen => mark.turn_by_sides() == Turn::Open,
                Role::Closes | Role::ClosesNothing => mark.turn_by_sides() == Turn::Close,
                Role::Sign => true,
                Role::Stray => false,
            })
        })
    }

    fn has_angles(&self, marks: &[Mark], roles: &[Role]) -> bool {
        let are_angles = |(mark, role): (&Mark, &Role)| match *role {
            Role::Opens(close) => mark.glyph == Glyph::Angles && marks[close].glyph == Glyph::Angles,
            _ => false,
        };
        *self.has_angles.get_or_init(|| marks.iter().zip(roles).any(are_angles))
    }

    fn has_singles(&self, doc: &Document<'_>, at: usize) -> bool {
        *self.has_singles.get_or_init(|| {
            let line = doc.slice(doc.line_at(at));
            let opens = |(at, _): (usize, &str)| {
                !before(line, at).is_some_and(char::is_alphanumeric)
                    && after(line, at + '’'.len_utf8()).is_some_and(char::is_alphanumeric)
            };
            line.contains(['‚', '‘']) || line.match_indices('’').any(opens)
        })
    }

    /// Whether what stands from `start` to `end` may be within a quotation in apostrophes, which aren't read as marks.
    fn may_be_in_apostrophes(&self, doc: &Document<'_>, marks: &[Mark], start: usize, end: usize) -> bool {
        let around = self.apostrophes(doc, marks, start);
        around.start < start && end <= around.end
    }

    /// Whether the line that holds the byte at `at` has apostrophes beside its words that aren't read as marks.
    fn has_apostrophes(&self, doc: &Document<'_>, marks: &[Mark], at: usize) -> bool {
        let (line, around) = (doc.line_at(at), self.apostrophes(doc, marks, at));
        around.start < line.end || line.start < around.end
    }

    fn apostrophes(&self, doc: &Document<'_>, marks: &[Mark], at: usize) -> &Range<usize> {
        self.apostrophes.get_or_init(|| {
            let line = doc.line_at(at);
            let text = doc.slice(line.clone());
            let is_word = |c: char| c.is_alphanumeric();
            let is_mark = |at: usize| {
                let next = marks.partition_point(|mark| mark.end <= at);
                marks.get(next).is_some_and(|mark| mark.start <= at)
            };
            let places = || text.match_indices(['\'', '’']).filter(|&(at, _)| !is_mark(line.start + at));
            let first = places().find(|&(at, sign)| {
                !before(text, at).is_some_and(is_word)
                    && after(text, at + sign.len()).is_some_and(|c| !is_blank(c))
            });
            let last = places().rfind(|&(at, sign)| {
                before(text, at).is_some_and(|c| !is_blank(c))
                    && !after(text, at + sign.len()).is_some_and(is_word)
            });
            let place = |found: Option<(usize, &str)>, none| found.map_or(none, |(at, _)| line.start + at);
            place(first, line.end)..place(last, line.start)
        })
    }
}

impl Levels {
    /// Decides for all marks of a line.
    ///
    /// A line where some mark has no partner is set right as a whole or not at all, all its changes being as sure as that of
    /// a lone mark: half set right, its marks might be paired otherwise by the next run.
    pub(super) fn decide(&mut self, doc: &Document<'_>, marks: &[Mark], roles: &[Role]) {
        self.line = Line::default();
        let is_balanced = roles.iter().all(|role| matches!(role, Role::Opens(_) | Role::Closes | Role::Sign));
        let most = if is_balanced { Confidence::Certain } else { LONE };
        let is_sure = self.run(doc, marks, roles, Some(most));
        if !is_sure && !is_balanced {
            self.run(doc, marks, roles, None);
        }
    }

    /// Decides for all marks, and is `most` sure of any change; `None` when none may be made. Returns whether all marks are
    /// likely to be right then.
    fn run(&mut self, doc: &Document<'_>, marks: &[Mark], roles: &[Role], most: Option<Confidence>) -> bool {
        let locale = doc.locale();
        let Self { decisions, open, line } = self;
        decisions.clear();
        decisions.resize(marks.len(), Decision::Stands);
        open.clear();
        // Pairs before a closing mark that closes nothing may be within the quotation that it ends.
        let last_lone_close = roles.iter().rposition(|&role| role == Role::ClosesNothing);
        let most = most.filter(|_| !locale.turns_marks() || line.is_clear(marks, roles));
        let mut is_sure = true;
        for (index, (&mark, &role)) in marks.iter().zip(roles).enumerate() {
            while open.pop_if(|around| around.close < index).is_some() {}
            // What stands in a quotation whose own marks stay wrong stays as well: its level isn't certain.
            let level = open.len();
            let most = match open.last() {
                Some(around) => {
                    most.filter(|_| around.marks.is_some()).map(|most| most.min(around.confidence))
                }
                None => most,
            };
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
                    let is_doubtful =
                        || pair.is_phrase_in_apostrophes(doc) && line.has_apostrophes(doc, marks, mark.start);
                    let most = most.map(|most| if is_doubtful() { Confidence::Suspect } else { most });
                    let may_be_single = || {
                        if locale.turns_marks() {
                            !pair.holds_marks && !line.has_singles(doc, mark.start)
                        } else {
                            (!pair.holds_marks || level == 0 && line.is_clear(marks, roles))
                                && pair.can_be_single(doc, &marks[index + 1..close])
                                && (pair.either(Glyph::Single)
                                    || !line.may_be_in_apostrophes(doc, marks, mark.start, marks[close].end))
                        }
                    };
                    let most = match most {
                        Some(most) if level == 0 && is_single(wanted) => {
                            Some(most.min(surest_around(doc, marks, roles, index + 1..close)))
                        }
                        most => most,
                    };
                    let mut confidence = most.unwrap_or(Confidence::Certain);
                    let set = pair.judge(doc, wanted, most, may_be_single, |sure| {
                        confidence = sure;
                        decisions[index] = Decision::Becomes { mark: wanted.open, level, confidence };
                        decisions[close] = Decision::Becomes { mark: wanted.close, level, confidence };
                    });
                    open.push(Around { close, marks: set, confidence });
                    set.filter(|_| confidence >= LONE)
                }
                Role::StaysOpen | Role::ClosesNothing => {
                    let (glyph, turn) = if role == Role::StaysOpen {
                        (wanted.open, Turn::Open)
                    } else {
                        (wanted.close, Turn::Close)
                    };
                    let are_quotes = || line.has_angles(marks, roles);
                    decisions[index] = judge_lone(doc, mark, glyph, turn, most, are_quotes);
                    let set = (decisions[index] != Decision::Unpaired).then_some(wanted);
                    if role == Role::StaysOpen {
                        open.push(Around { close: usize::MAX, marks: set, confidence: LONE });
                    }
                    set
                }
                Role::Stray => {
                    if matches!(mark.glyph, Glyph::Curly | Glyph::Low | Glyph::Straight) {
                        decisions[index] = Decision::Unpaired;
                    }
                    if mark.glyph == Glyph::Low {
                        // A “ after it could be taken for its closing mark.
                        open.push(Around { close: usize::MAX, marks: None, confidence: LONE });
                    }
                    None
                }
                Role::Closes | Role::Sign => continue,
            };
            is_sure &= set.is_some();
        }
        is_sure
    }
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

/// Whether these are single marks of the shape that apostrophes have.
fn is_single(marks: QuotePair) -> bool {
    matches!(marks.open, '‘' | '’' | '‚')
}

/// How sure single marks around some marks are at most. A pair in apostrophes among these would be taken for marks of the
/// same quotation, so it must become another with it, and nothing surer is the one than the other.
fn surest_around(doc: &Document<'_>, marks: &[Mark], roles: &[Role], within: Range<usize>) -> Confidence {
    let mut surest = Confidence::Certain;
    let mut next = within.start;
    for at in within {
        if marks[at].glyph != Glyph::Single || at < next {
            continue;
        }
        let (opening, level) = (marks[at], 1);
        surest = match roles[at] {
            Role::Opens(close) if close == at + 1 => {
                next = close + 1;
                let pair =
                    Pair { opening, closing: marks[close], level, holds_marks: false, perhaps_nested: false };
                surest.min(pair.confidence(doc))
            }
            _ => Confidence::Suspect,
        };
    }
    surest
}

fn judge_lone(
    doc: &Document<'_>,
    mark: Mark,
    wanted: char,
    turn: Turn,
    most: Option<Confidence>,
    are_quotes: impl FnOnce() -> bool,
) -> Decision {
    let stands = after(doc.text(), mark.start);
    if stands == Some(wanted) || mark.glyph == Glyph::Guillemet {
        return Decision::Stands;
    }
    let may_stand_alone = match mark.glyph {
        Glyph::Curly | Glyph::Low | Glyph::Straight => !matches!(stands, Some('\'' | '‘' | '’')),
        Glyph::Angles => are_quotation_marks(doc, mark, turn, are_quotes),
        _ => false,
    };
    // A lone ‘ would take the next apostrophe for its closing mark.
    let is_single = matches!(wanted, '‘' | '’' | '‚');
    let is_certain = !is_single && mark.is_clear() && mark.turn == turn;
    match most {
        Some(most) if may_stand_alone && is_certain => {
            Decision::Becomes { mark: wanted, level: 0, confidence: most.min(LONE) }
        }
        _ => Decision::Unpaired,
    }
}

/// Whether `<<` opens a line of French, or stands between a colon and a word with a capital, or `>>` ends a line, or stands
/// before a sign of a sentence, right behind a word or a sentence, or either stands among others that are quotation marks
/// (`are_quotes`): elsewhere they are operators, or arrows (`Lire la suite >>`).
fn are_quotation_marks(
    doc: &Document<'_>,
    mark: Mark,
    turn: Turn,
    are_quotes: impl FnOnce() -> bool,
) -> bool {
    let text = doc.text();
    let line = doc.line_at(mark.start);
    let is_at_edge = if turn == Turn::Open {
        let mut word = slice(text, blanks_after(text, mark.end)..line.end).chars();
        let starts_sentence =
            word.next().is_some_and(char::is_uppercase) && word.next().is_some_and(|c| !c.is_uppercase());
        blanks_after(text, line.start) == mark.start
            || starts_sentence && before(text, blanks_before(text, mark.start)) == Some(':')
    } else {
        let inside = blanks_before(text, mark.start);
        let ends_words = inside == mark.start || matches!(before(text, inside), Some('.' | '!' | '?' | '…'));
        let next = blanks_after(text, mark.end);
        match after(text, next) {
            Some(',') => next == mark.end,
            Some('?') => true,
            Some(';' | '!') => ends_words,
            _ => next == line.end && ends_words,
        }
    };
    doc.locale().is_french()
        && (is_at_edge || are_quotes())
        && doc.language_at(mark.start) == Some(Language::French)
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
    /// The marks that the pair has in the end; `None` when wrong ones stay. `change` is told of the wanted ones being set, and
    /// how sure that is: `most` at most.
    fn judge(
        &self,
        doc: &Document<'_>,
        wanted: QuotePair,
        most: Option<Confidence>,
        may_be_single: impl FnOnce() -> bool,
        change: impl FnOnce(Confidence),
    ) -> Option<QuotePair> {
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
        let most = most.filter(|_| !is_single(wanted) || may_be_single())?;
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

    /// Whether single marks around the pair would be read back, in a locale that turns no marks: no apostrophe in it or
    /// beside it looks like one, but for the marks within.
    fn can_be_single(&self, doc: &Document<'_>, within: &[Mark]) -> bool {
        let Self { opening, closing, .. } = self;
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

    /// Whether these are apostrophes around several words, in a language that may have others beside words: `the dogs' tails`.
    fn is_phrase_in_apostrophes(&self, doc: &Document<'_>) -> bool {
        self.either(Glyph::Single)
            && !doc.locale().is_french()
            && slice(doc.text(), self.opening.start..self.opening.end) == "'"
            && slice(doc.text(), self.opening.end..self.closing.start).contains(is_blank)
    }

    fn confidence(&self, doc: &Document<'_>) -> Confidence {
        let Self { opening, closing, perhaps_nested, .. } = *self;
        let is_unsure = |mark: Mark| mark.turn == Turn::Either && !mark.stands_apart();
        // `»a« b »c«` reads as if « … » were a pair.
        let is_contrary =
            self.both(Glyph::Guillemet) && opening.left == Side::Word && closing.right == Side::Word;
        // `"mot"1` closes before a note.
        let has_note = || {
            opening.is_clear()
                && !closing.is_joint
                && closing.left == Side::Word
                && before(doc.text(), closing.start).is_some_and(|c| !c.is_ascii_digit())
                && is_figure(doc.text(), closing.end)
        };
        // `« Page before | Page after »`
        let is_navigation = self.both(Glyph::Guillemet)
            && doc.slice(doc.line_at(opening.start)).trim_matches(is_blank).len()
                == closing.end - opening.start
            && ["|", "::"].iter().any(|sign| slice(doc.text(), opening.end..closing.start).contains(sign));
        if is_unsure(opening) || is_unsure(closing) && !has_note() || is_contrary || is_navigation {
            return Confidence::Suspect;
        }
        let starts = |mark: Mark, c: char| after(doc.text(), mark.start) == Some(c);
        let is_german = self.level > 0 && starts(opening, '‚') && starts(closing, '‘');
        if self.either(Glyph::Single) && !is_german {
            // Curly ones are typed on purpose around a gloss or a term.
            let are_straight = [opening, closing].iter().all(|mark| mark.end - mark.start == 1);
            let is_prose = || doc.language_at(opening.start) == Some(doc.locale().language());
            let is_sure = (are_straight || self.is_no_gloss(doc)) && is_prose();
            return if is_sure { Confidence::Likely } else { Confidence::Suspect };
        }
        if perhaps_nested && self.both(Glyph::Curly) {
            return Confidence::Suspect;
        }
        if self.either(Glyph::Angles) {
            let inside = slice(doc.text(), opening.end..closing.start).trim_matches(is_blank);
            if matches!(inside, "et" | "ou" | "puis") || !inside.contains(char::is_alphanumeric) {
                // `les opérateurs << et >>`, `<<, >>`
                return Confidence::Suspect;
            }
            // Angles are operators too: only running text makes quotation marks of them, or a sentence in them.
            let is_sentence =
                || inside.starts_with(char::is_uppercase) && inside.ends_with(['.', '!', '?', '…']);
            let is_french = || {
                doc.seems_french(opening.start)
                    || is_sentence() && doc.language_around(opening.start) == Some(Language::French)
            };
            let is_prose = doc.locale().is_french() && is_french();
            return if is_prose { Confidence::Likely } else { Confidence::Suspect };
        }
        let is_clear = opening.is_clear() || closing.is_clear();
        if is_clear && !perhaps_nested { Confidence::Certain } else { Confidence::Likely }
    }
}
