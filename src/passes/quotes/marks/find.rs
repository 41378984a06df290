//! Which signs of a line are quotation marks.

use std::cell::OnceCell;
use std::ops::Range;

use super::code::{has_markup_of_wikis, has_strings_of_code, is_of_code, is_operator};
use super::inward::points_inwards;
use super::primes::{ends_quoted_number, ends_seconds, follows_minutes, may_be_sign, parts_seconds};
use super::run::Run;
use super::sides::{Side, leans_between, left_side, turn_between};
use super::signs::Sign;
use super::single::starts_quotation;
use super::{Glyph, Mark, Turn};
use crate::chars::{after, blanks_after, blanks_before, follows_ellipsis, is_combining_mark, slice};
use crate::document::Document;

/// Finds the quotation marks of a line that aren't protected. Apostrophes, primes and list marks are none.
///
/// `places` are those where marks may start, in order.
pub(in crate::passes::quotes) fn find(
    doc: &Document<'_>,
    line: Range<usize>,
    places: &[usize],
    marks: &mut Vec<Mark>,
) {
    let text = doc.text();
    let mut read_to = line.start;
    let mut reader = Reader::new(doc, line);
    for &at in places {
        let Some(sign) = Sign::at(text.as_bytes(), at, reader.line.end).filter(|_| at >= read_to) else {
            continue;
        };
        read_to = sign.end;
        let Some(mark) = reader.read(sign) else { continue };
        if mark.glyph == Glyph::Straight && is_of_code(text, mark.start, mark.right, marks) {
            marks.clear();
            return;
        }
        marks.push(mark);
    }
}

/// Reads the signs of a line from left to right.
struct Reader<'d> {
    doc: &'d Document<'d>,
    line: Range<usize>,
    /// Whether the locale turns glyphs.
    turns: bool,
    /// The last marks that touch.
    run: Option<Run>,
    /// How many single marks are open.
    singles_open: usize,
    has_strings_of_code: OnceCell<bool>,
    has_markup_of_wikis: OnceCell<bool>,
}

impl<'d> Reader<'d> {
    fn new(doc: &'d Document<'d>, line: Range<usize>) -> Self {
        let turns = doc.locale().turns_marks();
        Self {
            doc,
            line,
            turns,
            run: None,
            singles_open: 0,
            has_strings_of_code: OnceCell::new(),
            has_markup_of_wikis: OnceCell::new(),
        }
    }

    /// The mark that a sign is, if it is one.
    fn read(&mut self, sign: Sign) -> Option<Mark> {
        let (text, bytes) = (self.doc.text(), self.doc.text().as_bytes());
        let Sign { start, end, glyph, .. } = sign;
        // A mark in a column of its own is spoken of. Blanks at the end of a line may go.
        let ends_column = || {
            bytes[end..].starts_with(b"\t")
                || matches!(after(text, blanks_after(text, end)), None | Some('\n'))
        };
        if bytes[..start].ends_with(b"\t") && ends_column() || follows_misread(text, sign) {
            return None;
        }
        let mut glyph_turn = self.glyph_turn(sign)?;
        let Run { mut left, mut right, is_joint, .. } = self.run_at(sign);
        let is_inward = matches!(glyph, Glyph::Guillemet | Glyph::SingleGuillemet)
            && points_inwards(text, start, self.turns);
        if is_inward {
            // A sign within the pair is quoted, and stands for a word.
            (glyph_turn, left, right) = match glyph_turn {
                Turn::Close => (Turn::Open, left, Side::Word),
                _ => (Turn::Close, Side::Word, right),
            };
        }
        let turn = self.turn(Sign { turn: glyph_turn, ..sign }, left, right)?;
        let is_marked = || after(text, end).is_some_and(is_combining_mark);
        if self.is_passed_over(Sign { turn, ..sign }, left, right)
            || is_marked()
            || self.doc.is_protected(start..end)
        {
            return None;
        }
        match (glyph, turn) {
            (Glyph::Single, Turn::Open) => self.singles_open += 1,
            (Glyph::Single, _) => self.singles_open -= 1,
            _ => {}
        }
        let turns_by_sides = match glyph {
            Glyph::Straight => !is_two(sign),
            Glyph::Guillemet | Glyph::SingleGuillemet | Glyph::Curly => self.turns && !is_inward,
            _ => false,
        };
        let leans = turns_by_sides && leans_between(text, end, left, right);
        let may_be_sign = glyph == Glyph::Straight
            && may_be_sign(bytes, start, right)
            && !ends_quoted_number(text, start, end);
        Some(Mark { start, end, glyph, turn, left, right, is_joint, is_inward, may_be_sign, leans })
    }

    /// Which way the glyph turns where it stands; `None` for an apostrophe.
    fn glyph_turn(&self, sign: Sign) -> Option<Turn> {
        let is_typed = || self.doc.text().as_bytes()[sign.start] == b'\'';
        match (sign.glyph, sign.turn) {
            (Glyph::Single, _) if self.turns && !is_typed() => None,
            (Glyph::Single, Turn::Close) if self.singles_open == 0 => {
                (is_typed() && self.starts_quotation(sign.start)).then_some(Turn::Open)
            }
            (_, turn) => Some(turn),
        }
    }

    /// Whether an apostrophe at a place opens a quotation.
    fn starts_quotation(&self, at: usize) -> bool {
        let Self { doc, line, turns, .. } = self;
        let left = match self.run {
            Some(run) if at < run.end => run.left,
            _ => left_side(doc.text(), at),
        };
        let is_code =
            || *self.has_strings_of_code.get_or_init(|| has_strings_of_code(doc.slice(line.clone())));
        left == Side::Gap
            && starts_quotation(doc.text(), at..line.end, doc.locale().is_french(), *turns)
            && !is_code()
    }

    /// Whether two apostrophes stand for italics in this line.
    fn is_of_wiki(&self) -> bool {
        let markup = || has_markup_of_wikis(self.doc.slice(self.line.clone()));
        *self.has_markup_of_wikis.get_or_init(markup)
    }

    /// The marks that touch a sign, and the sign.
    fn run_at(&mut self, sign: Sign) -> Run {
        match self.run {
            Some(run) if sign.start < run.end => run,
            _ => *self.run.insert(Run::starting(self.doc.text(), sign, self.line.end, self.turns)),
        }
    }

    /// Which way a sign turns between its two sides; `None` where it is no mark.
    fn turn(&self, sign: Sign, left: Side, right: Side) -> Option<Turn> {
        let (follows_word, leads_word) = (left == Side::Word, right == Side::Word);
        match (sign.glyph, sign.turn) {
            (Glyph::Straight, _) => Some(turn_between(left, right)),
            // `‚mot‘ ` closes what ‚ opened, or ‘.
            (Glyph::Single, Turn::Open) if follows_word => {
                (self.singles_open > 0 && !leads_word).then_some(Turn::Close)
            }
            (Glyph::Single, Turn::Close) if leads_word => None,
            // Behind an ellipsis, too: a space before the mark was to be set before it became one.
            (Glyph::Typed, turn) => {
                (!follows_word && leads_word && !follows_ellipsis(self.doc.text(), sign.start))
                    .then_some(turn)
            }
            (Glyph::Guillemet | Glyph::SingleGuillemet | Glyph::Curly | Glyph::Low, _) if self.turns => {
                Some(turn_between(left, right))
            }
            (_, turn) => Some(turn),
        }
    }

    /// Whether a sign that turns so is none of quotation: an arrow, an operator, a prime, an empty string.
    fn is_passed_over(&self, sign: Sign, left: Side, right: Side) -> bool {
        let (text, bytes) = (self.doc.text(), self.doc.text().as_bytes());
        let Sign { start, end, glyph, turn } = sign;
        let leads_line = || turn == Turn::Close && start == blanks_after(text, self.line.start);
        match (glyph, left, right) {
            (Glyph::Guillemet, ..) => leads_line(),
            (Glyph::Angles, ..) => leads_line() || is_operator(text, end, left, right),
            // `l''eau`, and an empty string: `rm a '' b`
            (Glyph::Straight, Side::Word, Side::Word) | (Glyph::Straight, Side::Gap, Side::Gap)
                if is_two(sign) =>
            {
                true
            }
            (Glyph::Straight, ..) if is_two(sign) && bytes[start] == b'\'' && self.is_of_wiki() => true,
            // Behind an ellipsis, as a typed mark.
            (Glyph::Straight, _, Side::Word) if is_two(sign) && follows_ellipsis(text, start) => true,
            (Glyph::Straight, ..) => follows_minutes(bytes, start, right) || parts_seconds(bytes, start, end),
            (Glyph::Curly, ..) if turn == Turn::Close => ends_seconds(bytes, start, right),
            _ => false,
        }
    }
}

/// Whether a straight mark is made of two signs.
fn is_two(sign: Sign) -> bool {
    sign.end - sign.start > 1
}

/// Whether a sign may be a byte of a misread character: `â„¢`, `â€œ`. No word ends so.
fn follows_misread(text: &str, sign: Sign) -> bool {
    // Typography sets blanks before a closing guillemet, and they go when it becomes another mark.
    let at = if sign.turn == Turn::Close { blanks_before(text, sign.start) } else { sign.start };
    let head = slice(text, 0..at);
    head.strip_suffix('€').unwrap_or(head).ends_with(['â', 'Ã', 'Â'])
}
