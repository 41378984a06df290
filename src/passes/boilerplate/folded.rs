//! The folded form of a text: its letters without case and accents, its numbers as `0`, and where its words start.
//!
//! Spaces, apostrophes, hyphens, quotation marks and all other signs part words and are no letters themselves, so that
//! the folded form of a block is the same before and after the passes that mend those. A phrase is found in it whatever
//! its spaces: `e-mail` is `email`, and `Source linkBy` still starts with `source link`.

use crate::chars::lanes::{HIGH, at_least, eight_from, run};
use crate::chars::{BYTE_ORDER_MARK, SOFT_HYPHEN, WORD_JOINER, ZERO_WIDTH_JOINER, ZERO_WIDTH_SPACE};

/// A letter of the folded form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Letter {
    /// `a` to `z`, `0` for a number, [`OTHER`] for a letter of another script.
    pub(super) byte: u8,
    /// Whether a word starts here.
    pub(super) initial: bool,
    /// Whether it is a capital.
    pub(super) upper: bool,
    /// Where the character starts in the text.
    pub(super) at: usize,
}

/// The last eight letters of a word, or of the words up to one, as a number: the last one is its lowest byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Ending {
    pub(super) letters: u64,
    /// How many letters there are, those too that the number has no room for.
    pub(super) len: usize,
}

impl Ending {
    /// Letters that it has room for.
    pub(super) const MOST: usize = 8;

    /// The ending of both, one behind the other.
    #[inline]
    pub(super) const fn and(self, next: Self) -> Self {
        let letters = match next.len {
            Self::MOST.. => next.letters,
            len => self.letters << (8 * len) | next.letters,
        };
        Self { letters, len: self.len + next.len }
    }
}

impl From<Letter> for Ending {
    fn from(letter: Letter) -> Self {
        Self { letters: u64::from(letter.byte), len: 1 }
    }
}

/// What letters fold to that are neither Latin nor digits.
pub(super) const OTHER: u8 = b'?';

/// The folded letters of a text, one by one.
#[derive(Debug, Clone)]
pub(super) struct Letters<'t> {
    text: &'t str,
    at: usize,
    /// The second letter of `œ`, `æ` or `ß`, and 0 for none.
    pending: u8,
    last: Last,
}

/// What came last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Last {
    /// A sign or a space, or nothing yet.
    Gap,
    /// A sign or a space with a number before it: numbers that only signs part are one.
    GapAfterNumber,
    Digit,
    Lower,
    Upper,
}

/// What the bytes of ASCII fold to: letters to small letters, digits to `0`, all else to 0.
const ASCII: [u8; 128] = {
    let mut table = [0; 128];
    let mut byte = 0_u8;
    while byte < 128 {
        let c = byte.to_ascii_lowercase();
        table[byte as usize] = match c {
            b'a'..=b'z' => c,
            b'0'..=b'9' => b'0',
            _ => 0,
        };
        byte += 1;
    }
    table
};

impl<'t> Letters<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, at: 0, pending: 0, last: Last::Gap }
    }

    /// Where the reader stands: behind the last letter it gave.
    pub(super) fn position(&self) -> usize {
        self.at
    }

    /// Reads the small letters of ASCII that come next behind another small letter, as most letters of a word are, and adds
    /// them to a word.
    #[inline]
    pub(super) fn read_small_ones(&mut self, word: &mut Ending) {
        if self.last != Last::Lower || self.pending != 0 {
            return;
        }
        loop {
            let eight = eight_from(self.text.as_bytes(), self.at);
            let len = small_letters(eight);
            if len == 0 {
                return;
            }
            *word = word.and(ending(eight, len));
            self.at += len;
            if len < Ending::MOST {
                return;
            }
        }
    }

    /// Reads the word that comes next, and whether it starts with a capital, where that is the start of a word and all of it
    /// is plain: letters of ASCII and Latin-1, small but for the first, up to a gap. That is most words, read many letters at a time.
    #[inline]
    pub(super) fn read_plain_word(&mut self) -> Option<(Ending, bool)> {
        if self.pending != 0 {
            return None;
        }
        let bytes = self.text.as_bytes();
        loop {
            match gap_len(bytes, self.at) {
                0 => break,
                len => self.at += len,
            }
            self.gap();
        }
        if !matches!(self.last, Last::Gap | Last::GapAfterNumber) {
            return None;
        }
        let (mut word, mut at) = (Ending::default(), self.at);
        let first = *bytes.get(at)?;
        let mut is_capital = first.is_ascii_uppercase();
        if first.is_ascii_alphabetic() {
            word = word.and(Ending { letters: u64::from(first | 0x20), len: 1 });
            at += 1;
        } else {
            let (letter, is_upper) = latin_1(bytes, at)?;
            (word, is_capital) = (word.and(letter), is_upper);
            at += 2;
        }
        loop {
            let eight = eight_from(bytes, at);
            let len = small_letters(eight);
            if len > 0 {
                word = word.and(ending(eight, len));
                at += len;
            }
            if len < Ending::MOST {
                let Some((letter, false)) = latin_1(bytes, at) else { break };
                word = word.and(letter);
                at += 2;
            }
        }
        match bytes.get(at) {
            Some(b' ') => at += 1,
            Some(_) if gap_len(bytes, at) == 0 => return None,
            _ => {}
        }
        self.at = at;
        self.last = Last::Gap;
        Some((word, is_capital))
    }

    #[inline]
    fn letter(&mut self, byte: u8, is_upper: bool, at: usize) -> Letter {
        // Extraction joins words where the case changes: `linkBy`.
        let initial = match self.last {
            Last::Gap | Last::GapAfterNumber => true,
            Last::Lower => is_upper,
            Last::Upper | Last::Digit => false,
        };
        self.last = if is_upper { Last::Upper } else { Last::Lower };
        Letter { byte, initial, upper: is_upper, at }
    }

    #[inline]
    fn gap(&mut self) {
        self.last = match self.last {
            Last::Digit | Last::GapAfterNumber => Last::GapAfterNumber,
            _ => Last::Gap,
        };
    }

    /// Reads a character beyond ASCII; `None` where it is no letter.
    fn beyond_ascii(&mut self) -> Option<Letter> {
        let at = self.at;
        let c = crate::chars::after(self.text, at)?;
        self.at += c.len_utf8();
        match fold(c) {
            Folded::Letters(first, second) => {
                self.pending = second.unwrap_or(0);
                Some(self.letter(first, c.is_uppercase(), at))
            }
            Folded::Gap => {
                self.gap();
                None
            }
            Folded::Nothing => None,
        }
    }
}

impl Iterator for Letters<'_> {
    type Item = Letter;

    // Most of the time of the pass goes by in loops over this.
    #[inline(always)]
    #[expect(clippy::inline_always)]
    fn next(&mut self) -> Option<Letter> {
        if self.pending != 0 {
            // All letters that fold to two are two bytes long.
            let byte = std::mem::take(&mut self.pending);
            return Some(Letter { byte, initial: false, upper: false, at: self.at - 2 });
        }
        loop {
            let at = self.at;
            let byte = *self.text.as_bytes().get(at)?;
            match ASCII.get(usize::from(byte)) {
                Some(0) => {
                    self.at += 1;
                    self.gap();
                }
                Some(b'0') => {
                    self.at += 1;
                    let last = std::mem::replace(&mut self.last, Last::Digit);
                    if !matches!(last, Last::Digit | Last::GapAfterNumber) {
                        return Some(Letter { byte: b'0', initial: last == Last::Gap, upper: false, at });
                    }
                }
                Some(&folded) => {
                    self.at += 1;
                    return Some(self.letter(folded, byte != folded, at));
                }
                None => {
                    if let Some(letter) = self.beyond_ascii() {
                        return Some(letter);
                    }
                }
            }
        }
    }
}

/// How many of eight bytes, from the first on, are small letters of ASCII.
#[inline]
fn small_letters(eight: u64) -> usize {
    let plain = eight & !HIGH;
    run(at_least(plain, b'a') & !at_least(plain, b'z' + 1) & !eight)
}

/// The first of eight bytes, one or more, as an ending.
#[inline]
fn ending(eight: u64, len: usize) -> Ending {
    Ending { letters: eight.swap_bytes() >> (u64::BITS as usize - 8 * len), len }
}

/// The letter of Latin-1 at `at`, two bytes long, and whether it is a capital, if it folds to one letter of ASCII.
#[inline]
fn latin_1(bytes: &[u8], at: usize) -> Option<(Ending, bool)> {
    let [0xC3, second] = *bytes.get(at..at + 2)? else { return None };
    let letter = LATIN_1[usize::from(second) % 32];
    let letters = u64::from(letter);
    (letter != OTHER).then_some((Ending { letters, len: 1 }, second < 0xA0))
}

/// The bytes of a sign or blank that parts words, if one stands at `at` that is ASCII, Latin-1 or general punctuation; 0
/// for all else.
#[inline]
fn gap_len(bytes: &[u8], at: usize) -> usize {
    let byte = |at: usize| bytes.get(at).copied().unwrap_or(0);
    match byte(at) {
        0xC2 if byte(at + 1) != SOFT_HYPHEN as u8 => 2,
        // From U+2010 on: no character without width.
        0xE2 if byte(at + 1) == 0x80 && byte(at + 2) >= 0x90 => 3,
        ascii => usize::from(at < bytes.len() && ASCII.get(usize::from(ascii)) == Some(&0)),
    }
}

enum Folded {
    Letters(u8, Option<u8>),
    Gap,
    Nothing,
}

/// The letters from U+00C0 to U+00DF without their accents; those from U+00E0 on are the same in lower case.
const LATIN_1: &[u8; 32] = b"aaaaaa?ceeeeiiii?nooooo?ouuuuy??";

fn fold(c: char) -> Folded {
    match c {
        '×' | '÷' => return Folded::Gap,
        'ÿ' => return Folded::Letters(b'y', None),
        'œ' | 'Œ' => return Folded::Letters(b'o', Some(b'e')),
        'æ' | 'Æ' => return Folded::Letters(b'a', Some(b'e')),
        'ß' => return Folded::Letters(b's', Some(b's')),
        SOFT_HYPHEN
        | ZERO_WIDTH_SPACE..=ZERO_WIDTH_JOINER
        | '\u{200E}'
        | '\u{200F}'
        | WORD_JOINER
        | BYTE_ORDER_MARK => return Folded::Nothing,
        '\u{80}'..'\u{C0}' | '\u{2000}'..='\u{2BFF}' => return Folded::Gap,
        '\u{C0}'..='\u{FF}' => return Folded::Letters(LATIN_1[(c as usize - 0xC0) % 32], None),
        _ => {}
    }
    if crate::chars::is_combining_mark(c) {
        return Folded::Nothing;
    }
    if !c.is_alphanumeric() {
        return Folded::Gap;
    }
    let mut base = None;
    unicode_normalization::char::decompose_canonical(c, |part| {
        base.get_or_insert(part);
    });
    match base {
        Some(base) if base.is_ascii_alphabetic() => Folded::Letters(base.to_ascii_lowercase() as u8, None),
        _ => Folded::Letters(OTHER, None),
    }
}

/// How many letters and digits a text has, accents and signs not counted.
///
/// Counts bytes: letters beyond ASCII start with a byte from 0xC3 on, and the punctuation beyond ASCII with 0xC2 or
/// 0xE2. One after 0xC5 counts twice, for `œ` is as long as `oe`.
pub(super) fn count_letters(text: &str) -> usize {
    let is_letter = |byte: u8| {
        let is_beyond_ascii = u8::from(byte >= 0xC3) & u8::from(byte != 0xE2);
        let is_one =
            u8::from(byte.is_ascii_digit()) | u8::from((byte | 0x20).is_ascii_lowercase()) | is_beyond_ascii;
        is_one + u8::from(byte == 0xC5)
    };
    // Sums of bytes in short runs stay in bytes, which the compiler turns into vector code.
    text.as_bytes()
        .chunks(128)
        .map(|chunk| usize::from(chunk.iter().map(|&byte| is_letter(byte)).sum::<u8>()))
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        let mut out = String::new();
        for letter in Letters::new(text) {
            if letter.initial && !out.is_empty() {
                out.push(' ');
            }
            out.push(char::from(letter.byte));
        }
        out
    }

    #[test]
    fn case_accents_and_signs_fold() {
        assert_eq!(folded("  L’ÉTÉ à l'œuvre !"), "l ete a l oeuvre");
        assert_eq!(folded("e\u{301}te\u{301}"), "ete");
        assert_eq!(folded("Source linkBy"), "source link by");
        assert_eq!(folded("04 minutes 58"), "0 minutes 0");
        assert_eq!(folded("12\u{202F}500 km, 14:30"), "0 km 0", "signs don't part numbers");
        assert_eq!(folded("5min"), "0min");
        assert_eq!(folded("\u{AD}co\u{AD}okies \u{200B}"), "cookies");
        assert_eq!(folded("Привет"), "? ?????".replace(' ', ""));
    }

    #[test]
    fn plain_words_are_read_as_letter_by_letter() {
        let text =
            "L’eau, «Le vent»\u{A0}12 km: la mer été Port-Louis\u{AD} linkBy abracadabra5 5min z\u{200B} fin";
        let mut letters = Letters::new(text);
        let mut plain = Vec::new();
        loop {
            let before = letters.clone();
            match letters.read_plain_word() {
                Some((word, is_capital)) => {
                    let mut slow = before;
                    let first = slow.next().expect("a word has a letter");
                    assert!(first.initial && first.upper == is_capital);
                    let mut read = Ending::from(first);
                    while read.len < word.len {
                        read = read.and(slow.next().expect("as many letters").into());
                    }
                    assert_eq!(read, word);
                    assert!(slow.clone().next().is_none_or(|next| next.initial || next.byte == b'0'));
                    assert!(slow.next() == letters.clone().next());
                    plain.push(word.len);
                }
                None if letters.next().is_none() => break,
                None => {}
            }
        }
        assert_eq!(plain, [1, 3, 2, 4, 2, 3, 3, 4]);
    }

    #[test]
    fn spaces_and_quotes_do_not_count() {
        for (one, other) in [
            ("« Oui ! »", "“Oui!”"),
            ("l'an...", "l\u{2019}an…"),
            ("a - b", "a – b"),
            ("12 500", "12\u{A0}500"),
            ("A l'oeuvre", "À l’œuvre"),
        ] {
            assert_eq!(count_letters(one), count_letters(other));
            assert!(Letters::new(one).map(|l| l.byte).eq(Letters::new(other).map(|l| l.byte)));
        }
        assert_eq!(count_letters("l’œuvre, 3 €"), 8);
        assert_eq!(count_letters(&"é".repeat(1000)), 1000);
    }
}
