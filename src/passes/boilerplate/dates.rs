//! Dates and times of day in short lines, in the languages of the lexicon.

use super::folded::{Letters, OTHER};
use crate::chars::{is_blank, slice};

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

/// Whether a word starts like the name of a day of the week, in one of the languages of the months: its first three letters
/// alone are compared, and it is no month.
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

#[cfg(test)]
mod tests {
    use super::*;

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
