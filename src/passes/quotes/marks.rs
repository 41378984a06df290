//! Quotation marks in a line: where they stand, and which way they turn.

use std::cell::OnceCell;
use std::ops::Range;

use memchr::memmem::Finder;
use once_cell::sync::Lazy;

use crate::chars::{
    after, before, blanks_after, blanks_before, is_blank, is_combining_mark, is_gap, is_no_break_space,
    is_quotation_mark, slice, word_after,
};
use crate::document::Document;
use crate::passes::elision::is_elided;

/// What a mark is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Glyph {
    /// « »
    Guillemet,
    /// ‹ ›
    SingleGuillemet,
    /// `<<` `>>`
    Angles,
    /// “ ” ‟
    Curly,
    /// „
    Low,
    /// `,,`, two backticks, and ‚ twice
    Typed,
    /// `"`, and `'`, ’ or ‘ twice
    Straight,
    /// ‘ or ‚ and, after it, ’ or ‘ or `'`; `'` on both sides of a word
    Single,
}

/// Which way a mark turns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    Open,
    Close,
    /// As the marks before it ask.
    Either,
}

/// A quotation mark.
///
/// Straight marks find their turn by their neighbours. All others turn as their glyph does, or, in a locale that turns
/// glyphs, by their neighbours too: a mark that was set right turns the same way ever after.
#[derive(Debug, Clone, Copy)]
#[allow(clippy::struct_excessive_bools)] // what is known of a mark, each for itself
pub(super) struct Mark {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) glyph: Glyph,
    pub(super) turn: Turn,
    /// What stands before and after the mark, and those that touch it.
    pub(super) left: Side,
    pub(super) right: Side,
    /// Whether other marks touch this one.
    pub(super) is_joint: bool,
    /// Whether it is one of a pair of guillemets that points inwards.
    pub(super) is_inward: bool,
    /// Whether it may be a sign of inches or seconds.
    pub(super) may_be_sign: bool,
    /// Whether a word touches it on one side, and on the other one more, or what may stand outside a quotation as well as in it:
    /// it turns as it does only as long as the marks of the line find partners that way.
    pub(super) leans: bool,
}

impl Mark {
    /// Which way the mark turns by its neighbours alone.
    pub(super) fn turn_by_sides(&self) -> Turn {
        turn_between(self.left, self.right)
    }

    /// Whether the neighbours say the same as `turn`.
    pub(super) fn is_clear(&self) -> bool {
        self.turn != Turn::Either && self.turn == self.turn_by_sides()
    }

    /// Whether a gap is on both sides.
    pub(super) fn stands_between_gaps(&self) -> bool {
        self.left == Side::Gap && self.right == Side::Gap
    }

    /// Whether a gap is on one side at least, and no other mark touches this one.
    pub(super) fn stands_apart(&self) -> bool {
        !self.is_joint && (self.left == Side::Gap || self.right == Side::Gap)
    }
}

/// How many marks that touch a guillemet are looked through, at most.
const TOUCHING: usize = 3;

/// What stands beside a mark.
///
/// The spaces that typography sets (inside guillemets, before `;` `:` `!` `?` `%` `€`) and other marks right beside this
/// one are looked through: what later passes do to them must not change the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// A blank, or the end of the line.
    Gap,
    /// What leads up to an opening mark: `(`, an apostrophe, `<i>`.
    Leading,
    /// What follows a closing mark: `)`, `,`, `.`, `</i>`.
    Trailing,
    /// A dash, a slash, a colon, an ellipsis: both.
    Between,
    /// A letter, a digit, anything else.
    Word,
}

fn left_side(text: &str, at: usize) -> Side {
    match before(text, at) {
        None => Side::Gap,
        Some(c) if is_gap(c) => Side::Gap,
        Some('(' | '[' | '{' | '\'' | '’' | '¿' | '¡' | '=') => Side::Leading,
        Some('—' | '–' | '-' | '/' | '|' | '*' | '_' | ':') => Side::Between,
        Some('.' | '…') if ends_with_dots(text, at) => Side::Between,
        Some('>') if opening_tag_ends(text, at) => Side::Leading,
        Some(_) => Side::Word,
    }
}

/// No tag without attributes is longer, in bytes: `</strong>`.
const LONGEST_TAG: usize = 9;

/// Whether an opening tag without attributes ends at a place: `<i>`.
fn opening_tag_ends(text: &str, at: usize) -> bool {
    let bytes = &text.as_bytes()[..at];
    let window = &bytes[at.saturating_sub(LONGEST_TAG)..];
    memchr::memrchr(b'<', window).is_some_and(|open| is_name_of_tag(&window[open + 1..window.len() - 1]))
}

/// Whether a closing tag starts at a place: `</i>`.
fn closing_tag_starts(text: &str, at: usize) -> bool {
    let bytes = &text.as_bytes()[at..];
    let window = &bytes[..bytes.len().min(LONGEST_TAG)];
    window.starts_with(b"</")
        && memchr::memchr(b'>', window).is_some_and(|close| is_name_of_tag(&window[2..close]))
}

fn is_name_of_tag(name: &[u8]) -> bool {
    name.first().is_some_and(u8::is_ascii_alphabetic) && name.iter().all(u8::is_ascii_alphanumeric)
}

fn ends_with_dots(text: &str, at: usize) -> bool {
    let head = slice(text, 0..at);
    head.ends_with('…') || head.ends_with("...")
}

fn right_side(text: &str, at: usize) -> Side {
    let next = after(text, at);
    match next {
        Some(c) if is_blank(c) => match after(text, blanks_after(text, at)) {
            Some(';' | ':' | '!' | '?' | '%' | '€') => Side::Trailing,
            _ => Side::Gap,
        },
        None | Some('\n') => Side::Gap,
        Some('.') if slice(text, at..text.len()).starts_with("...") => Side::Between,
        Some('—' | '–' | '-' | '/' | '|' | '*' | '_' | '…') => Side::Between,
        Some('<') if closing_tag_starts(text, at) => Side::Trailing,
        Some(')' | ']' | '}' | ',' | '.' | ';' | ':' | '!' | '?' | '%' | '€') => Side::Trailing,
        Some(_) => Side::Word,
    }
}

/// Which way a mark turns by its neighbours alone.
fn turn_between(left: Side, right: Side) -> Turn {
    let opens = matches!(left, Side::Gap | Side::Leading | Side::Between)
        && matches!(right, Side::Word | Side::Between);
    let closes = matches!(right, Side::Gap | Side::Trailing | Side::Between)
        && matches!(left, Side::Word | Side::Between);
    match (opens, closes) {
        (true, false) => Turn::Open,
        (false, true) => Turn::Close,
        _ => Turn::Either,
    }
}

/// Whether a mark that ends at `end` may turn the other way: `attends…"dit`, `mot"-a"`, `mot".fr"`, `« un"mot" »`.
fn leans_between(text: &str, end: usize, left: Side, right: Side) -> bool {
    match (left, right) {
        (Side::Between | Side::Word, Side::Word) | (Side::Word, Side::Between) => true,
        (Side::Word, Side::Trailing) => sign_leads(text, end),
        _ => false,
    }
}

/// A run of marks that touch, but for the blanks inside guillemets: they share what stands on their two sides.
#[derive(Clone, Copy)]
struct Run {
    end: usize,
    is_joint: bool,
    left: Side,
    right: Side,
}

impl Run {
    /// The run that the mark at `start` begins, which is `len` bytes long.
    fn starting(text: &str, start: usize, len: usize, to: usize, turns: bool) -> Self {
        let bytes = text.as_bytes();
        let inside = blanks_before(text, start);
        // The blanks before a closing mark stand inside it.
        let is_closing_here = is_closing(text, start, turns) || ends_sentence(text, start, start + len);
        let left = left_side(text, if is_closing_here { inside } else { start });
        let past = |at, len| {
            let end = at + len;
            let blanks = blanks_after(text, end);
            if is_opening(text, at, turns) || is_closing(text, blanks, turns) { blanks } else { end }
        };
        let mut end = past(start, len);
        let first_end = end;
        while bytes.get(end).is_some_and(|&b| may_start(b))
            && let Some((_, _, len)) = glyph_at(bytes, end, to)
        {
            end = past(end, len);
        }
        let right = match right_side(text, end) {
            _ if left == Side::Word && is_note(text, end) => Side::Trailing,
            // `".com"`, `"%s"`, `"?"`
            Side::Trailing if matches!(left, Side::Gap | Side::Leading) && sign_leads(text, end) => {
                Side::Word
            }
            right => right,
        };
        Self { end, is_joint: end > first_end, left, right }
    }
}

/// Whether a mark stands between the end of a sentence and a comma or a full stop, though a blank is before it: `Oui ! ", `.
fn ends_sentence(text: &str, start: usize, end: usize) -> bool {
    matches!(after(text, end), Some(',' | '.'))
        && after(text, end + 1).is_none_or(is_gap)
        && matches!(before(text, blanks_before(text, start)), Some('.' | '!' | '?' | '…'))
}

/// Whether a sign at a place belongs to what stands right behind it, and doesn't end a sentence.
fn sign_leads(text: &str, at: usize) -> bool {
    let mut chars = slice(text, at..text.len()).chars();
    let (sign, next) = (chars.next(), chars.next());
    next.is_some_and(|next| match sign {
        Some('%') => next.is_alphanumeric() || next == '"',
        Some('.' | ';' | ':' | '!' | '?' | '€') => next.is_lowercase() || next.is_numeric() || next == '"',
        _ => false,
    })
}

/// Whether a sign at a place may be a byte of a misread character: `â„¢`, `â€œ`. No word ends so.
fn follows_misread(text: &str, at: usize) -> bool {
    let head = slice(text, 0..at);
    head.strip_suffix('€').unwrap_or(head).ends_with(['â', 'Ã', 'Â'])
}

/// Whether the figure of a note stands at a place, in the size of the text: `1` or `12` with no word behind it.
pub(super) fn is_figure(text: &str, at: usize) -> bool {
    let rest = &text.as_bytes()[at..];
    let digits = rest.iter().take(3).take_while(|b| b.is_ascii_digit()).count();
    matches!(digits, 1 | 2)
        && rest[0] != b'0'
        && matches!(right_side(text, at + digits), Side::Gap | Side::Trailing)
}

/// Whether the number of a note stands at a place: `[1]` or `²`. `[0]` is of code.
fn is_note(text: &str, at: usize) -> bool {
    match after(text, at) {
        Some('[') => {
            let number = slice(text, at + 1..text.len());
            let behind = number.trim_start_matches(|c: char| c.is_ascii_digit());
            matches!(number.len() - behind.len(), 1..=3)
                && !number.starts_with('0')
                && behind.starts_with(']')
        }
        next => matches!(next, Some('¹' | '²' | '³' | '⁴'..='⁹')),
    }
}

/// Whether a mark may start with a byte.
pub(super) const fn may_start(b: u8) -> bool {
    matches!(b, b'"' | b'\'' | b'<' | b'>' | b',' | b'`' | 0xC2 | 0xE2)
}

/// Whether the blanks behind the mark at `at` stand inside it, since its glyph opens.
fn is_opening(text: &str, at: usize, turns: bool) -> bool {
    // A blank may be set inside a guillemet before it.
    let is_outside = || left_side(text, at) != Side::Word || matches!(before(text, at), Some('«' | '‹'));
    match text.as_bytes()[at..] {
        // `mot« ` closes where glyphs turn.
        [0xC2, 0xAB, ..] | [0xE2, 0x80, 0xB9, ..] => {
            !points_inwards(text, at, turns) && (!turns || is_outside())
        }
        // `„mot“ ` closes everywhere.
        [0xE2, 0x80, 0x9C, ..] => !turns && is_outside() && !ends_with_dots(text, at),
        [0xE2, 0x80, 0x9E | 0x9F, ..] | [b'<', ..] => !turns,
        _ => false,
    }
}

/// Whether the blanks before the mark at `at` stand inside it, since its glyph closes.
fn is_closing(text: &str, at: usize, turns: bool) -> bool {
    let is_outside = |len| right_side(text, at + len) != Side::Word;
    match text.as_bytes()[at..] {
        // ` »mot` opens where glyphs turn.
        [0xC2, 0xBB, ..] => !points_inwards(text, at, turns) && (!turns || is_outside('»'.len_utf8())),
        [0xE2, 0x80, 0xBA, ..] => !points_inwards(text, at, turns) && (!turns || is_outside('›'.len_utf8())),
        [0xE2, 0x80, 0x9D, ..] | [b'>', b'>', ..] => !turns,
        _ => false,
    }
}

/// Whether the guillemet at `at` belongs to a pair that points inwards (`»mot«`, `›mot‹`), whichever way the locale's do:
/// a gap stands before the first and none behind it, and the other way round beside the second, with no other guillemet
/// between. A no-break space is no gap, since typography sets it inside; where glyphs don't turn (`turns`), no sign that
/// typography parts from a guillemet may stand behind the first.
pub(in crate::passes) fn points_inwards(text: &str, at: usize, turns: bool) -> bool {
    let (open, close) = match after(text, at) {
        Some('«' | '»') => ('»', '«'),
        Some('‹' | '›') => ('›', '‹'),
        _ => return false,
    };
    let len = open.len_utf8();
    let is_end = |c| c == open || c == close || c == '\n';
    if after(text, at) == Some(open) {
        let inside = || slice(text, at + len..text.len()).find(is_end);
        starts_inwards(text, at, at + len, turns)
            && inside().is_some_and(|inside| {
                let end = at + len + inside;
                after(text, end) == Some(close)
                    && ends_inwards(text, end, end + len)
                    && is_quotable(text, at + len..end)
            })
    } else {
        let first = || slice(text, 0..at).rfind(is_end);
        ends_inwards(text, at, at + len)
            && first().is_some_and(|first| {
                after(text, first) == Some(open)
                    && starts_inwards(text, first, first + len, turns)
                    && is_quotable(text, first + len..at)
            })
    }
}

/// Whether a guillemet from `start` to `end` stands as one that opens, no blank being inside it.
fn starts_inwards(text: &str, start: usize, end: usize, turns: bool) -> bool {
    // A blank before a mark that closes may stand inside it.
    let is_mark = |c: &char| is_quotation_mark(*c) && !matches!(c, '»' | '›' | '”');
    let marks = slice(text, 0..start).chars().rev().take(TOUCHING).take_while(is_mark);
    let beside = start - marks.map(char::len_utf8).sum::<usize>();
    !after(text, end).is_none_or(|c| is_gap(c) || !turns && matches!(c, ';' | ':' | '!' | '?' | '%' | '€'))
        && !has_no_break_space(text, blanks_before(text, beside)..beside)
        && matches!(left_side(text, beside), Side::Gap | Side::Leading | Side::Between)
}

/// Whether a guillemet from `start` to `end` stands as one that closes, no blank being inside it.
fn ends_inwards(text: &str, start: usize, end: usize) -> bool {
    if before(text, start).is_none_or(is_gap) {
        return false;
    }
    // A blank behind a mark that opens may stand inside it.
    let is_mark = |c: &char| is_quotation_mark(*c) && !matches!(c, '«' | '‹' | '“' | '„' | '‟');
    let marks = slice(text, end..text.len()).chars().take(TOUCHING).take_while(is_mark);
    let beside = end + marks.map(char::len_utf8).sum::<usize>();
    match right_side(text, beside) {
        Side::Word => false,
        Side::Gap => {
            // At the end of a line, blanks go.
            let end = blanks_after(text, beside);
            after(text, end).is_none_or(|c| c == '\n') || !has_no_break_space(text, beside..end)
        }
        _ => true,
    }
}

/// Whether one of some blanks doesn't break: a later pass makes such a one of them all.
fn has_no_break_space(text: &str, blanks: Range<usize>) -> bool {
    slice(text, blanks).contains(is_no_break_space)
}

/// Whether what two guillemets hold starts and ends as a quotation does, or is a sign or two: `»;«`, `»(«`. A
/// guillemet with a comma or a full stop behind it closes.
fn is_quotable(text: &str, inside: Range<usize>) -> bool {
    !inside.is_empty()
        && (right_side(text, inside.start) != Side::Trailing
            && matches!(left_side(text, inside.end), Side::Word | Side::Between)
            && before(text, inside.end) != Some(':')
            || !slice(text, inside).contains(|c| is_gap(c) || c.is_alphanumeric()))
}

/// Finds the quotation marks of a line that aren't protected. Apostrophes, primes and list marks are none.
///
/// `places` are those where marks may start, in order.
pub(super) fn find(doc: &Document<'_>, line: Range<usize>, places: &[usize], marks: &mut Vec<Mark>) {
    let text = doc.text();
    let bytes = text.as_bytes();
    let turns = doc.locale().turns_marks();
    let head = blanks_after(text, line.start);
    let mut singles_open = 0_usize;
    let has_strings = OnceCell::new();
    let mut run: Option<Run> = None;
    let mut at = line.start;
    for &start in places {
        let Some((glyph, mut glyph_turn, len)) = glyph_at(bytes, start, line.end) else { continue };
        if start < at {
            continue;
        }
        let end = start + len;
        at = end;
        // Typography sets blanks before a closing guillemet, and they go when it becomes another mark.
        let beside = if glyph_turn == Turn::Close { blanks_before(text, start) } else { start };
        if follows_misread(text, beside) {
            continue;
        }
        match glyph {
            Glyph::Single if turns && bytes[start] != b'\'' => continue,
            Glyph::Single if glyph_turn == Turn::Close && singles_open == 0 => {
                let is_code = || *has_strings.get_or_init(|| has_strings_of_code(doc.slice(line.clone())));
                let left = || match run {
                    Some(run) if start < run.end => run.left,
                    _ => left_side(text, start),
                };
                let starts = bytes[start] == b'\''
                    && left() == Side::Gap
                    && starts_quotation(text, start..line.end, doc.locale().is_french(), turns);
                if !starts || is_code() {
                    // An apostrophe.
                    continue;
                }
                glyph_turn = Turn::Open;
            }
            _ => {}
        }
        let Run { mut left, mut right, is_joint, .. } = match run {
            Some(run) if start < run.end => run,
            _ => *run.insert(Run::starting(text, start, len, line.end, turns)),
        };
        let is_inward =
            matches!(glyph, Glyph::Guillemet | Glyph::SingleGuillemet) && points_inwards(text, start, turns);
        if is_inward {
            // A sign within the pair is quoted, and stands for a word.
            (glyph_turn, left, right) = match glyph_turn {
                Turn::Close => (Turn::Open, left, Side::Word),
                _ => (Turn::Close, Side::Word, right),
            };
        }
        // `‚mot‘ ` closes what ‚ opened, or ‘.
        if glyph == Glyph::Single && glyph_turn == Turn::Open && singles_open > 0 && left == Side::Word {
            glyph_turn = Turn::Close;
        }
        let turn = match glyph {
            Glyph::Straight => turn_between(left, right),
            Glyph::Single if glyph_turn == Turn::Open && left == Side::Word => continue,
            Glyph::Single if glyph_turn == Turn::Close && right == Side::Word => continue,
            // Behind an ellipsis, too: a space before the mark was to be set before it became one.
            Glyph::Typed if left == Side::Word || right != Side::Word || ends_with_dots(text, start) => {
                continue;
            }
            Glyph::Guillemet | Glyph::SingleGuillemet | Glyph::Curly | Glyph::Low if turns => {
                turn_between(left, right)
            }
            _ => glyph_turn,
        };
        let is_passed_over = match glyph {
            Glyph::Guillemet => turn == Turn::Close && start == head,
            Glyph::Angles => turn == Turn::Close && start == head || is_operator(text, end, left, right),
            // `l''eau`
            Glyph::Straight if len > 1 && left == Side::Word && right == Side::Word => true,
            // Behind an ellipsis, as a typed mark.
            Glyph::Straight if len > 1 && right == Side::Word && ends_with_dots(text, start) => true,
            // An empty string: `rm a '' b`
            Glyph::Straight if len > 1 && left == Side::Gap && right == Side::Gap => true,
            Glyph::Straight => follows_minutes(bytes, start, right) || parts_seconds(bytes, start, end),
            _ => false,
        };
        let is_marked = |end| after(text, end).is_some_and(is_combining_mark);
        if is_passed_over || is_marked(end) || doc.is_protected(start..end) {
            continue;
        }
        if glyph == Glyph::Straight && is_of_code(text, start, right, marks) {
            marks.clear();
            return;
        }
        match (glyph, turn) {
            (Glyph::Single, Turn::Open) => singles_open += 1,
            (Glyph::Single, _) => singles_open -= 1,
            _ => {}
        }
        let may_be_sign = glyph == Glyph::Straight && may_be_sign(bytes, start, right);
        let turns_by_sides = match glyph {
            Glyph::Straight => len == 1,
            Glyph::Guillemet | Glyph::SingleGuillemet | Glyph::Curly => turns && !is_inward,
            _ => false,
        };
        let leans = turns_by_sides && leans_between(text, end, left, right);
        marks.push(Mark { start, end, glyph, turn, left, right, is_joint, is_inward, may_be_sign, leans });
    }
}

/// Whether a quotation in straight apostrophes starts at the start of a range, behind a gap: a word of two letters or more,
/// with nothing of a word behind the second mark. A single letter, as in `rock 'n' roll`, may be what is left
/// of a word. Also a phrase, if a mark of a sentence ends it, or, in French, if a capital starts it: others may stand between
/// two elisions, or before a possessive. In other languages, it doesn't start with what is left of a word (`'Twas`, `'t`).
fn starts_quotation(text: &str, range: Range<usize>, is_french: bool, turns: bool) -> bool {
    /// The letters of the longest that is looked through.
    const LONGEST: usize = 64;
    let start = range.start + 1;
    let starts_upper = after(text, start).is_some_and(char::is_uppercase);
    let (mut letters, mut is_word, mut last) = (0, true, '\'');
    for (offset, c) in slice(text, start..range.end).char_indices() {
        let at = start + offset;
        let is_apostrophe =
            || last.is_alphabetic() && after(text, at + c.len_utf8()).is_some_and(char::is_alphabetic);
        match c {
            '\'' | '’' if is_apostrophe() => is_word = false,
            '\'' => {
                let is_phrase = || match last {
                    '.' | '!' | '?' | '…' => is_french || !is_clipped(text, start),
                    ',' => !is_french && !is_clipped(text, start),
                    _ => is_french && last.is_alphabetic() && starts_upper && !is_elided(text, at),
                };
                // The marks that touch the second one are looked through.
                let right = || Run::starting(text, at, 1, range.end, turns).right;
                return letters > 1
                    && (is_word || is_phrase())
                    && matches!(right(), Side::Gap | Side::Trailing);
            }
            '-' => {}
            c if c.is_alphabetic() && letters < LONGEST => letters += 1,
            c if letters > 0
                && (is_blank(c) || matches!(c, '0'..='9' | ',' | '.' | ';' | ':' | '!' | '?' | '…')) =>
            {
                is_word = false;
            }
            _ => return false,
        }
        last = c;
    }
    false
}

/// Whether the word that starts at a place is one that English, German or Dutch writes with an apostrophe for what its head
/// lost: `'Twas`, `'em`, `'ne`, `'t`.
fn is_clipped(text: &str, start: usize) -> bool {
    const CLIPPED: [&str; 14] = [
        "bout", "cause", "cos", "em", "ne", "nem", "nen", "ner", "round", "til", "tis", "twas", "twere",
        "twill",
    ];
    let word = word_after(text, start);
    matches!(word.as_bytes(), [b'b'..=b'z'])
        || CLIPPED.iter().any(|clipped| clipped.eq_ignore_ascii_case(word))
}

/// Whether a line has strings in apostrophes as code has them: `='`, `= '`, `('`, `['`, `{'`.
fn has_strings_of_code(line: &str) -> bool {
    memchr::memchr_iter(b'\'', line.as_bytes()).any(|at| {
        matches!(before(line, at), Some('(' | '[' | '{'))
            || before(line, blanks_before(line, at)) == Some('=')
    })
}

/// Whether `<<` or `>>` stands between words or before a number, as an operator does.
fn is_operator(text: &str, end: usize, left: Side, right: Side) -> bool {
    let next = after(text, blanks_after(text, end));
    left == Side::Word && right == Side::Word || next.is_some_and(|c| c.is_ascii_digit())
}

/// Whether a straight mark is a sign of inches or seconds since it follows feet or minutes: `5'10"`, `2'33''`.
fn follows_minutes(bytes: &[u8], start: usize, right: Side) -> bool {
    let head = &bytes[..start];
    let digits = digits_of(head);
    if digits == 0 || right == Side::Word {
        return false;
    }
    let minutes = &head[..start - digits];
    ["'", "’", "′"].iter().any(|sign| minutes.ends_with(sign.as_bytes())) && !minutes.ends_with(b"''")
}

/// Whether a straight mark stands between seconds, or inches, and a part of them: `12"85`, `3"1/2`.
fn parts_seconds(bytes: &[u8], start: usize, end: usize) -> bool {
    let digits = digits_of(&bytes[..start]);
    matches!(digits, 1 | 2)
        && bytes.get(end).is_some_and(u8::is_ascii_digit)
        && !bytes[..start - digits].ends_with(b"\"")
}

/// Whether a straight mark behind a number of one to three digits may be a sign of inches or seconds: `27"`, `9''`.
fn may_be_sign(bytes: &[u8], start: usize, right: Side) -> bool {
    matches!(digits_of(&bytes[..start]), 1..=3) && right != Side::Word
}

/// How many digits bytes end with; four stand for more, too.
pub(super) fn digits_of(bytes: &[u8]) -> usize {
    bytes.iter().rev().take(4).take_while(|b| b.is_ascii_digit()).count()
}

/// Whether a straight mark stands as in code or in a table of values: `="`, `{"`, `\"`, `","`, `";"`, `":"`, `"->"`,
/// `name("`, or behind `=>` or the prompt `>>>`. Blanks before the comma, the semicolon and the colon are looked past, since
/// typography may set them. `marks` are those before it: where they quote words or a sign in a sentence (`le mot "vent" :
/// "souffle"`, `le signe ";"`) it is no code.
fn is_of_code(text: &str, start: usize, right: Side, marks: &[Mark]) -> bool {
    let head = slice(text, 0..start);
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '!');
    if quotes_sign(text, start, right, marks) {
        return false;
    }
    if head.ends_with(['=', '{', '\\'])
        || head.ends_with("\"->")
        || head.strip_suffix('(').is_some_and(|head| head.ends_with(is_name))
    {
        return true;
    }
    let head = slice(text, 0..blanks_before(text, start));
    if head.ends_with(">>>") || head.ends_with("=>") {
        return true;
    }
    let sign = head.strip_suffix([',', ';', ':', '=']);
    sign.is_some_and(|before| {
        let is_beside = head.len() == start;
        let before = slice(before, 0..blanks_before(before, before.len()));
        let is_member = || match marks {
            [.., open, close] if close.end == before.len() => {
                !follows_word(text, open) && !leads_to_word(text, start + 1)
            }
            _ => true,
        };
        head.ends_with('=') || before.ends_with('"') && (is_beside || head.ends_with(':') && is_member())
    })
}

/// Whether a mark is the second of two around a sign or two that a sentence quotes: `le signe ";" est`.
fn quotes_sign(text: &str, start: usize, right: Side, marks: &[Mark]) -> bool {
    /// The longest, in bytes.
    const LONGEST: usize = 3;
    marks.last().is_some_and(|open| {
        let is_sign = |b: u8| b.is_ascii_punctuation();
        open.glyph == Glyph::Straight
            && matches!(start - open.end, 1..=LONGEST)
            && slice(text, open.end..start).bytes().all(is_sign)
            && right != Side::Word
            && follows_word(text, open)
    })
}

/// Whether a word stands behind a gap behind the next straight mark, if that is near.
fn leads_to_word(text: &str, at: usize) -> bool {
    /// How far the mark is looked for, in bytes.
    const NEAR: usize = 128;
    let bytes = &text.as_bytes()[at..];
    let near = &bytes[..bytes.len().min(NEAR)];
    memchr::memchr2(b'"', b'\n', near).is_some_and(|mark| {
        let gap = blanks_after(text, at + mark + 1);
        near[mark] == b'"' && gap > at + mark + 1 && after(text, gap).is_some_and(char::is_alphabetic)
    })
}

/// Whether a mark follows a word and a gap.
fn follows_word(text: &str, mark: &Mark) -> bool {
    let gap = blanks_before(text, mark.start);
    mark.turn != Turn::Close && gap < mark.start && before(text, gap).is_some_and(char::is_alphabetic)
}

/// Two apostrophes that are one mark.
static TWO: Lazy<Finder<'_>> = Lazy::new(|| Finder::new("’’"));

/// Adds to the places of a line those of guillemets, of ’’ and of what may close a ‘, which are no candidates of their own.
pub(super) fn add_quiet_places(doc: &Document<'_>, line: Range<usize>, places: &mut Vec<usize>) {
    let bytes = &doc.text().as_bytes()[line.clone()];
    let known = places.len();
    let is_guillemet = |at: &usize| matches!(bytes.get(at + 1), Some(0xAB | 0xBB));
    places.extend(memchr::memchr_iter(0xC2, bytes).filter(is_guillemet).map(|at| line.start + at));
    // ‘ ‚ and `,,`
    let may_be_closed =
        |at: &usize| matches!(doc.text().as_bytes()[*at..], [0xE2, 0x80, 0x98 | 0x9A, ..] | [b',', ..]);
    if places[..known].iter().any(may_be_closed) {
        let is_single = |at: &usize| bytes[*at] == b'\'' || bytes[*at..].starts_with("’".as_bytes());
        places.extend(memchr::memchr2_iter(b'\'', 0xE2, bytes).filter(is_single).map(|at| line.start + at));
    } else {
        places.extend(TWO.find_iter(bytes).map(|at| line.start + at));
    }
    if places.len() > known {
        places.sort_unstable();
        places.dedup();
    }
}

/// The mark that starts at `at`: its glyph, the way that the glyph turns, and its length in bytes.
fn glyph_at(bytes: &[u8], at: usize, to: usize) -> Option<(Glyph, Turn, usize)> {
    use Glyph::{Angles, Curly, Guillemet, Low, Single, SingleGuillemet, Straight, Typed};
    use Turn::{Close, Either, Open};
    let is_two = |sign: &[u8]| {
        let (head, tail) = (&bytes[..at], &bytes[at + 2 * sign.len()..to]);
        !head.ends_with(sign) && !tail.starts_with(sign)
    };
    Some(match bytes.get(at..to)? {
        [b'"', ..] => (Straight, Either, 1),
        [b'\'', b'\'', b'\'', ..] => return None,
        [b'\'', b'\'', ..] if at == 0 || bytes[at - 1] != b'\'' => (Straight, Either, 2),
        [b'\'', ..] => (Single, Close, 1),
        [sign @ (b',' | b'`'), next, ..] if sign == next => {
            return is_two(&[*sign]).then_some((Typed, Open, 2));
        }
        [sign @ (b'<' | b'>'), next, ..] if sign == next => {
            let turn = if *sign == b'<' { Open } else { Close };
            return is_two(&[*sign]).then_some((Angles, turn, 2));
        }
        [0xC2, 0xAB, ..] => (Guillemet, Open, 2),
        [0xC2, 0xBB, ..] => (Guillemet, Close, 2),
        [0xE2, 0x80, sign @ 0x98..=0x9A, 0xE2, 0x80, next, ..] if sign == next => {
            let (glyph, turn) = if *sign == 0x9A { (Typed, Open) } else { (Straight, Either) };
            return is_two(&[0xE2, 0x80, *sign]).then_some((glyph, turn, 6));
        }
        [0xE2, 0x80, 0x9C | 0x9F, ..] => (Curly, Open, 3),
        [0xE2, 0x80, 0x9E, ..] => (Low, Open, 3),
        [0xE2, 0x80, 0x9D, ..] => (Curly, Close, 3),
        [0xE2, 0x80, 0xB9, ..] => (SingleGuillemet, Open, 3),
        [0xE2, 0x80, 0xBA, ..] => (SingleGuillemet, Close, 3),
        [0xE2, 0x80, 0x98 | 0x9A, ..] => (Single, Open, 3),
        [0xE2, 0x80, 0x99, ..] => (Single, Close, 3),
        _ => return None,
    })
}
