//! The signals of a block: what speaks for boilerplate in the block itself, and what in its neighbours and its place.
//!
//! All of them read letters, digits and the class of the last mark, which the later phases (quotes, spaces, joins)
//! don't change: a cleaned text is judged like the text before.

use super::category::Category;
use super::folded::{Letters, OTHER, count_letters};
use super::phrases::{Hit, InnerText, Lexicon};
use crate::chars::{ELLIPSIS, is_blank, slice};

macro_rules! signals {
    ($($(#[$doc:meta])* $name:ident, $words:literal;)*) => {
        /// A named signal. Its value is 100 when it holds, unless it has degrees.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Signal {
            $($(#[$doc])* $name,)*
        }

        impl Signal {
            pub(super) const ALL: [Self; COUNT] = [$(Self::$name),*];

            /// The signal in the words of a reason.
            pub(super) const fn words(self) -> &'static str {
                match self { $(Self::$name => $words,)* }
            }
        }

        /// How many signals there are.
        pub(super) const COUNT: usize = [$($words),*].len();
    };
}

signals! {
    /// The block holds a stock phrase of strength 1.
    Phrase1, "a weak stock phrase";
    /// The same of strength 2.
    Phrase2, "a stock phrase";
    /// The same of strength 3.
    Phrase3, "a strong stock phrase";
    /// The same of strength 4.
    Phrase4, "a telling stock phrase";
    /// By or Par and a token of small letters and digits: `By marie75`.
    Handle, "a byline of small letters and digits";
    /// Such a token that nobody could say: `By pfvz8`.
    RandomHandle, "letters without sense";
    /// A date and a time in a short block.
    DateAndTime, "a date with a time";
    /// © and a year in a short block.
    CopyrightYear, "© with a year";
    /// The binary logarithm of the length in words (five letters a word): long blocks are seldom boilerplate.
    Length, "its length";
    /// No mark of a sentence at the end.
    NoSentence, "no mark of a sentence at its end";
    /// It asks: the questions of a FAQ hold the phrases too.
    Asks, "a question mark at its end";
    /// It is a sentence, and the phrase (below strength 4) is a small part of it: `We use cookies as counters …`.
    PartOfSentence, "a sentence with more in it";
    /// It stands after the last paragraph.
    Tail, "after the last paragraph";
    /// A strong phrase stands before it, with no long paragraph between.
    AfterStrong, "after another block of boilerplate";
    /// Prose follows it, as it follows a heading.
    HeadsProse, "before a paragraph";
    /// How strong the phrase of the next block is, in quarters.
    Next, "before another block of boilerplate";
    /// How strong the strongest phrase within three blocks is, in quarters.
    Near, "near boilerplate";
    /// It stands after readers' comments or their form began.
    CommentsZone, "where the comments have begun";
    /// It stands after a share bar, a newsletter, a copyright line: the article is over.
    EndZone, "where the article is over";
}

/// The values of all signals of a block.
pub(super) type Values = [i32; COUNT];

/// How a block ends, closing quotes and blanks not counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Close {
    /// `.` `!` `…`
    Sentence,
    /// `?`
    Question,
    #[default]
    Open,
}

/// What a block says of itself, whatever stands around it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Own {
    /// Letters and digits.
    pub(super) letters: usize,
    pub(super) close: Close,
    pub(super) hit: Option<Hit>,
    pub(super) kind: Kind,
    values: Values,
}

/// Where the phrase of a block is from; or that the block is code, where none is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Text, and its phrase (if any) is one of the crate's.
    Plain,
    /// Text, and its phrase is one of the caller's.
    Callers,
    /// A fence, or a line inside one.
    Code,
}

/// Letters of a paragraph that counts as long: twenty words.
pub(super) const LONG: usize = 100;
/// Letters of a sentence that counts as prose: ten words.
const PROSE: usize = 50;
/// Letters of a sentence that says more than its phrase: twelve words.
const SENTENCE: usize = 60;
/// Letters of a block whose marks and dates are worth a look: twenty-five words, and fifteen.
const SHORT: usize = 125;
const SHORTER: usize = 75;

impl Own {
    pub(super) fn read(block: &str, lexicons: (&Lexicon, Option<&Lexicon>), inner: &mut InnerText) -> Self {
        let callers = lexicons.1.and_then(|lexicon| lexicon.find(block, inner));
        let kind = if callers.is_some() { Kind::Callers } else { Kind::Plain };
        let hit = callers.or_else(|| lexicons.0.find(block, inner));
        let letters = count_letters(block);
        let mut own = Self { letters, close: close(block), hit, kind, values: [0; COUNT] };
        own.weigh_form(block);
        own
    }

    /// A line of code, which is no boilerplate and no evidence for any.
    pub(super) fn code(block: &str) -> Self {
        let letters = count_letters(block);
        Self { letters, close: Close::Open, hit: None, kind: Kind::Code, values: [0; COUNT] }
    }

    fn weigh_form(&mut self, block: &str) {
        let (letters, close, strength) = (self.letters, self.close, self.strength());
        self.values[Signal::Length as usize] = log2_words(letters);
        self.set(Signal::NoSentence, close == Close::Open);
        let phrases = [Signal::Phrase1, Signal::Phrase2, Signal::Phrase3, Signal::Phrase4];
        for (signal, at) in phrases.into_iter().zip(1..) {
            self.set(signal, strength == at);
        }
        self.set(Signal::Asks, self.asks());
        let is_part = self.hit.is_some_and(|hit| !hit.whole && hit.strength < 4);
        self.set(Signal::PartOfSentence, is_part && close == Close::Sentence && letters >= SENTENCE);
        if letters > SHORT || !block.bytes().any(|byte| byte.is_ascii_digit()) {
            return;
        }
        self.set(Signal::CopyrightYear, block.contains('©') && has_year(block));
        if letters <= SHORTER {
            let handle = handle(block);
            self.set(Signal::Handle, handle > 0);
            self.set(Signal::RandomHandle, handle > 1);
            self.set(Signal::DateAndTime, has_date_and_time(block));
        }
    }

    fn set(&mut self, signal: Signal, holds: bool) {
        self.values[signal as usize] = if holds { 100 } else { 0 };
    }

    fn holds(&self, signal: Signal) -> bool {
        self.values[signal as usize] != 0
    }

    pub(super) fn strength(&self) -> u8 {
        self.hit.map_or(0, |hit| hit.strength)
    }

    /// The strength that neighbours feel: a question about newsletters opens no newsletter.
    pub(super) fn strength_around(&self) -> u8 {
        if self.asks() { 0 } else { self.strength() }
    }

    fn asks(&self) -> bool {
        self.close == Close::Question && self.strength() < 4
    }

    /// Whether anything in the block itself speaks for boilerplate.
    pub(super) fn is_evidence(&self) -> bool {
        self.hit.is_some()
            || [Signal::Handle, Signal::DateAndTime, Signal::CopyrightYear].into_iter().any(|s| self.holds(s))
    }

    /// A long paragraph that closes like a sentence: what articles are made of.
    pub(super) fn is_long_prose(&self) -> bool {
        self.letters >= LONG && self.is_sentence()
    }

    /// A sentence or two without a stock phrase: while such come, the article is not over.
    pub(super) fn is_prose(&self) -> bool {
        self.is_long_prose() || self.letters >= PROSE && self.is_sentence() && self.strength() < 2
    }

    /// What a heading stands above: a sentence, if not a long one.
    pub(super) fn may_follow_heading(&self) -> bool {
        self.is_sentence() && self.letters >= 20 && self.strength() < 2
    }

    /// Whether it closes like a sentence.
    pub(super) fn is_sentence(&self) -> bool {
        self.close != Close::Open
    }

    /// Whether it could be a heading, also one that asks: a line alone, whose phrase (if any) could head a chapter too.
    pub(super) fn may_be_heading(&self) -> bool {
        match self.hit {
            Some(hit) => hit.whole && hit.strength < 4,
            None => !self.is_evidence() && self.close != Close::Sentence,
        }
    }

    /// The category that the block itself speaks for.
    pub(super) fn category(&self) -> Option<Category> {
        if self.holds(Signal::Handle) {
            return Some(Category::Byline);
        }
        let hit = self.hit.map(|hit| hit.category);
        hit.or(self.holds(Signal::CopyrightYear).then_some(Category::Copyright))
            .or(self.holds(Signal::DateAndTime).then_some(Category::Byline))
    }

    /// The values of the signals that are the block's own; the others are 0.
    pub(super) fn values(&self) -> Values {
        self.values
    }
}

/// What stands around a block, and where it stands, among the blocks that have not fallen.
#[derive(Debug, Clone, Copy)]
pub(super) struct Context {
    /// Strong phrases about comments before it.
    pub(super) comments: u32,
    /// The category of the neighbours, for a block that has none of its own.
    pub(super) category: Option<Category>,
    values: Values,
}

impl Context {
    pub(super) fn new(comments: u32, category: Option<Category>) -> Self {
        Self { comments, category, values: [0; COUNT] }
    }

    /// Sets the value of a signal.
    pub(super) fn with(mut self, signal: Signal, value: i32) -> Self {
        self.values[signal as usize] = value;
        self
    }

    /// All values of a block.
    pub(super) fn join(&self, own: &Own) -> Values {
        let mut values = own.values;
        for (value, around) in values.iter_mut().zip(self.values) {
            *value += around;
        }
        values
    }
}

/// A hundred times the binary logarithm of one more than the words that so many letters make, the parts between powers
/// of two by a straight line: whole numbers are the same on every machine.
fn log2_words(letters: usize) -> i32 {
    let scaled = 256 + letters.min(1 << 20) * 256 / 5;
    let power = scaled.ilog2();
    let part = ((scaled - (1 << power)) * 100) >> power;
    i32::try_from((power as usize - 8) * 100 + part).unwrap_or(i32::MAX)
}

/// How a block ends. Closing marks of every kind, blanks and no-break spaces are looked past.
fn close(block: &str) -> Close {
    let is_closing = |c: char| {
        is_blank(c) || matches!(c, '»' | '«' | '‘'..='‟' | '"' | '\'' | '›' | '‹' | '<' | '>' | ')' | ']')
    };
    match block.trim_end_matches(is_closing).chars().next_back() {
        Some('.' | '!' | ELLIPSIS) => Close::Sentence,
        Some('?') => Close::Question,
        _ => Close::Open,
    }
}

/// 1 for `By` or `Par` and one token of small letters and digits, 2 when nobody could say the token, 0 for all else.
fn handle(block: &str) -> u8 {
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

fn has_year(block: &str) -> bool {
    block
        .split(|c: char| !c.is_ascii_digit())
        .any(|number| number.len() == 4 && (number.starts_with("19") || number.starts_with("20")))
}

/// A word or a number of a short block, with what parts it from the one before.
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

/// Whether a block holds a date and a time of day.
fn has_date_and_time(block: &str) -> bool {
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
        before = [last, Some(token)];
    }
    has_date && has_time
}

/// Whether a word is the name of a month or its usual short form, in French or English.
fn is_month(word: &str) -> bool {
    const MONTHS: [&str; 20] = [
        "janvier",
        "january",
        "fevrier",
        "february",
        "mars",
        "march",
        "avril",
        "april",
        "mai",
        "may",
        "juin",
        "june",
        "juillet",
        "july",
        "aout",
        "august",
        "septembre",
        "octobre",
        "novembre",
        "decembre",
    ];
    const ENGLISH: [&str; 4] = ["september", "october", "november", "december"];
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
    len >= 3
        && MONTHS.iter().chain(&ENGLISH).any(|month| {
            let month = month.as_bytes();
            month == folded || len <= 5 && month.len() > 5 && month.starts_with(folded)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_have_a_smooth_logarithm() {
        assert_eq!(log2_words(0), 0);
        assert_eq!(log2_words(5), 100);
        assert_eq!(log2_words(15), 200);
        assert_eq!(log2_words(25), 250);
        assert!((0..3000).all(|letters| log2_words(letters) <= log2_words(letters + 1)));
    }

    #[test]
    fn closes() {
        assert_eq!(close("(« Oui ? »)"), Close::Question);
        for sentence in ["Oui.", "« Oui\u{202F}!\u{A0}»", "“Oui…”", "Oui...", "Oui.’ "] {
            assert_eq!(close(sentence), Close::Sentence, "{sentence:?}");
        }
        for open in ["Oui", "Oui :", "« Oui »", "Oui *", "", "»"] {
            assert_eq!(close(open), Close::Open, "{open:?}");
        }
    }

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
        for other in ["12 mars 2024", "14:30", "18 h 30, salle 12", "3 marcheurs à 14:30", "1/2 tasse, 20:30"]
        {
            assert!(!has_date_and_time(other), "{other:?}");
        }
    }
}
