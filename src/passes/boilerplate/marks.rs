//! Marks that single lines carry: made-up bylines, years, dates with a time.

use std::ops::RangeInclusive;

use memchr::{memchr, memchr_iter};

use super::folded::{Letters, OTHER};
use super::mentions::is_quoted;
use crate::chars::{before, is_blank, slice};

/// 1 for `By` or `Par` and one token of small letters and digits, 2 when nobody could say the token, 0 for all else.
pub(super) fn handle(block: &str) -> u8 {
    let mut words = block.split(|c: char| is_blank(c) || c == ':').filter(|word| !word.is_empty());
    let (Some(by), Some(token), None) = (words.next(), words.next(), words.next()) else { return 0 };
    let is_by = ["by", "par"].iter().any(|known| by.eq_ignore_ascii_case(known));
    let token = token.trim_end_matches(|c: char| !c.is_alphanumeric());
    let is_made_of_both = token.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        && token.starts_with(|c: char| c.is_ascii_lowercase())
        && token.contains(|c: char| c.is_ascii_digit());
    if !is_by || !is_made_of_both || !(4..=12).contains(&token.len()) {
        return 0;
    }
    let is_vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let name = token.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_unsaid = !name.contains(is_vowel)
        || name.contains(|c: char| c.is_ascii_digit())
        || name.split(is_vowel).any(|consonants| consonants.len() >= 4);
    1 + u8::from(is_unsaid)
}

/// Whether a line ends with somebody's name behind the word of a byline: `Propos recueillis par Yann Riou`.
pub(super) fn credits_somebody(line: &str) -> bool {
    const BY: [&str; 7] = ["par", "by", "von", "por", "da", "di", "door"];
    const NAMES: RangeInclusive<usize> = 2..=6;
    let words = || line.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty());
    let is_by = |word: &str| BY.iter().any(|by| word.eq_ignore_ascii_case(by));
    let is_number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let Some(by) = words().take(*NAMES.end()).take_while(|word| !is_number(word)).position(is_by) else {
        return false;
    };
    let names = || words().skip(by + 1);
    let is_small = |word: &str| word.starts_with(|c: char| !c.is_uppercase());
    NAMES.contains(&names().take(NAMES.end() + 1).count())
        && names().filter(|word| !is_small(word)).nth(1).is_some()
        && names().all(|word| !is_small(word) || word.len() <= 3 && word.starts_with(char::is_alphabetic))
}

/// Whether a line is an entry of a record: a label of a few words, a colon, a value.
pub(super) fn is_entry(line: &str) -> bool {
    /// Bytes of a label and its colon, at most.
    const LABEL: usize = 32;
    const WORDS: usize = 4;
    let start = line.as_bytes().get(..LABEL).unwrap_or(line.as_bytes());
    let Some(colon) = memchr(b':', start) else { return false };
    let (label, value) =
        (slice(line, 0..colon).trim_end_matches(is_blank), slice(line, colon + 1..line.len()));
    label.starts_with(char::is_uppercase)
        && label
            .chars()
            .all(|c| c.is_alphabetic() || is_blank(c) || matches!(c, '-' | '\'' | '’' | '/' | '.'))
        && label.split(is_blank).count() <= WORDS
        && value.starts_with(is_blank)
        && value.contains(char::is_alphanumeric)
}

pub(super) fn has_year(block: &str) -> bool {
    block
        .split(|c: char| !c.is_ascii_digit())
        .any(|number| number.len() == 4 && (number.starts_with("19") || number.starts_with("20")))
}

/// A word or a number of a short block, with what parts it from the one before.
#[derive(Clone, Copy)]
struct Token<'t> {
    text: &'t str,
    gap: &'t str,
}

impl Token<'_> {
    fn digits(&self) -> usize {
        if self.text.starts_with(|c: char| c.is_ascii_digit()) { self.text.len() } else { 0 }
    }

    /// Whether nothing but a blank parts it from the token before.
    fn follows(&self) -> bool {
        self.gap.chars().all(is_blank)
    }
}

fn tokens(block: &str) -> impl Iterator<Item = Token<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = slice(block, at..block.len());
        let word = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
        let first = word.chars().next()?;
        let is_digit = |c: char| c.is_ascii_digit();
        let len =
            word.find(|c: char| is_digit(c) != is_digit(first) || !c.is_alphanumeric()).unwrap_or(word.len());
        let gap = slice(rest, 0..rest.len() - word.len());
        at += gap.len() + len;
        Some(Token { text: slice(word, 0..len), gap })
    })
}

/// Whether a block holds a date and a time of day, and is no entry of a chronicle: `12 mars 2024, 10 h 30 : la brume tombe.`
pub(super) fn has_date_and_time(block: &str) -> bool {
    let (mut has_date, mut has_time) = (false, false);
    let mut before: [Option<Token<'_>>; 2] = [None, None];
    for token in tokens(block) {
        if let [_, Some(last)] = &before {
            has_date |=
                last.digits() > 0 && is_month(token.text) || is_month(last.text) && token.digits() > 0;
            let (hour, minute) = (matches!(last.digits(), 1 | 2), token.digits() == 2);
            has_time |= hour && minute && token.gap == ":";
            has_time |= hour
                && token.follows()
                && ["am", "pm"].iter().any(|half| token.text.eq_ignore_ascii_case(half));
        }
        if let [Some(first), Some(last)] = &before {
            let numbers = [first.digits(), last.digits(), token.digits()];
            has_date |= matches!(numbers, [1 | 2, 1 | 2, 2 | 4] | [4, 2, 2])
                && token.gap == last.gap
                && matches!(token.gap, "/" | "." | "-");
            has_date |= first.digits() > 0
                && matches!(last.text, "er" | "st" | "nd" | "rd" | "th")
                && is_month(token.text);
            has_time |= matches!(numbers, [1 | 2, 0, 2])
                && matches!(last.text, "h" | "H")
                && last.follows()
                && token.follows();
            has_time |= first.digits() > 0
                && last.text.eq_ignore_ascii_case("p") | last.text.eq_ignore_ascii_case("a")
                && token.gap == "."
                && token.text.eq_ignore_ascii_case("m");
        }
        let [_, last] = before;
        let ends_time = |last: Token<'_>| last.digits() > 0 || matches!(last.text, "m" | "am" | "pm");
        if has_date
            && has_time
            && token.digits() == 0
            && token.gap.contains(':')
            && last.is_some_and(ends_time)
        {
            return false;
        }
        before = [last, Some(token)];
    }
    has_date && has_time
}

/// Whether a date leads a block, perhaps with the day of the week.
pub(super) fn starts_with_date(block: &str) -> bool {
    let mut tokens = tokens(block).peekable();
    tokens.next_if(|token| is_weekday(token.text));
    let first = [tokens.next(), tokens.next(), tokens.next()];
    match first {
        [Some(one), Some(two), three] => {
            one.digits() > 0
                && (is_month(two.text) || two.digits() > 0 && three.is_some_and(|three| three.digits() > 0))
                || is_month(one.text) && two.digits() > 0
        }
        _ => false,
    }
}

/// Whether a word is the name of a day of the week or short for it, in one of the languages of the months.
fn is_weekday(word: &str) -> bool {
    const DAYS: [&[u8]; 29] = [
        b"lun", b"mar", b"mer", b"jeu", b"ven", b"sam", b"dim", b"mon", b"tue", b"wed", b"thu", b"fri",
        b"sat", b"sun", b"die", b"mit", b"don", b"fre", b"son", b"mie", b"jue", b"vie", b"sab", b"dom",
        b"gio", b"seg", b"woe", b"vri", b"zat",
    ];
    let mut folded = [0; 3];
    for (at, letter) in folded.iter_mut().zip(Letters::new(word)) {
        *at = letter.byte;
    }
    word.len() <= 10 && !is_month(word) && DAYS.contains(&&folded[..])
}

/// Whether a word is the name of a month or its usual short form.
fn is_month(word: &str) -> bool {
    let mut folded = [0; 10];
    let mut len = 0;
    for letter in Letters::new(word) {
        if len == folded.len() || letter.byte == OTHER {
            return false;
        }
        folded[len] = letter.byte;
        len += 1;
    }
    let folded = &folded[..len];
    let is_short_for = |month: &[u8]| len <= 5 && month.len() > len && month.starts_with(folded);
    len >= 3 && MONTHS.iter().any(|&month| month == folded || is_short_for(month))
}

/// The months in French, English, German, Spanish, Italian, Portuguese and Dutch, folded.
const MONTHS: [&[u8]; 54] = [
    b"janvier",
    b"january",
    b"januar",
    b"januari",
    b"enero",
    b"gennaio",
    b"janeiro",
    b"fevrier",
    b"february",
    b"februar",
    b"februari",
    b"febrero",
    b"febbraio",
    b"fevereiro",
    b"mars",
    b"march",
    b"marz",
    b"maart",
    b"marzo",
    b"marco",
    b"avril",
    b"april",
    b"abril",
    b"aprile",
    b"mai",
    b"may",
    b"mei",
    b"mayo",
    b"maggio",
    b"maio",
    b"juin",
    b"june",
    b"juni",
    b"junio",
    b"giugno",
    b"junho",
    b"juillet",
    b"july",
    b"juli",
    b"julio",
    b"luglio",
    b"julho",
    b"aout",
    b"august",
    b"augustus",
    b"agosto",
    b"septembre",
    b"september",
    b"setembro",
    b"octobre",
    b"oktober",
    b"novembre",
    b"dezember",
    b"december",
];

/// Whether the sign © leads a block, stands beside the word, or before a year or a name: not in `Ã©`, a misread letter, nor in
/// `The sign © is`. In `Â©`, it is misread itself.
pub(super) fn has_copyright_sign(block: &str) -> bool {
    const WORD: &str = "copyright";
    /// More of these signs say nothing new, and each is looked for in quotation marks.
    const SIGNS: usize = 8;
    /// The first byte of the sign, which French holds less often than the second.
    const LEAD: u8 = 0xC2;
    let is_word = |part: Option<&str>| part.is_some_and(|part| part.eq_ignore_ascii_case(WORD));
    let signs = memchr_iter(LEAD, block.as_bytes());
    let mut tails = signs.filter_map(|at| Some((at, slice(block, at..block.len()).strip_prefix('©')?)));
    tails.by_ref().take(SIGNS).any(|(at, tail)| {
        if is_quoted(block, at, at + '©'.len_utf8()) {
            return false;
        }
        let head = slice(block, 0..at).trim_end_matches(|c: char| !c.is_alphanumeric());
        let tail = tail.trim_start_matches(is_blank);
        let leads_name = !tail.starts_with(char::is_lowercase)
            && !before(block, at).is_some_and(|c| c.is_alphabetic() && c != 'Â');
        head.is_empty()
            || leads_name
            || is_word(head.len().checked_sub(WORD.len()).and_then(|start| head.get(start..)))
            || is_word(tail.get(..WORD.len()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn handles_are_no_names() {
        for (block, degree) in [
            ("By pfvz8", 2),
            ("Par : wjmr7", 2),
            ("by k3jd9", 2),
            ("By marie75", 1),
            ("By Jane Doe", 0),
            ("Par Maëlle Corfmadec", 0),
            ("By Agent47", 0),
            ("Par 2024", 0),
            ("By b2", 0),
            ("Écrit par pfvz8 hier", 0),
        ] {
            assert_eq!(handle(block), degree, "{block:?}");
        }
    }

    #[test]
    fn dates_with_times() {
        for stamp in [
            "12 mars 2024 à 14:30",
            "Publié le 01/02/2023 à 9h05",
            "2023-02-01 09:05",
            "1er août, 18 h 30",
            "March 3, 2021 at 4:05 pm",
            "Sept. 12, 2020, 11 a.m.",
        ] {
            assert!(has_date_and_time(stamp), "{stamp:?}");
        }
        for other in [
            "12 mars 2024",
            "14:30",
            "18 h 30, salle 12",
            "3 marcheurs à 14:30",
            "1/2 tasse, 20:30",
            "12 mars 2024, 10 h 30 : le bac part.",
            "March 12, 2024, 10:30 a.m.: it leaves.",
        ] {
            assert!(!has_date_and_time(other), "{other:?}");
        }
    }
}
