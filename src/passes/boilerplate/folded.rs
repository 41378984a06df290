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

/// The last eight letters of a word, or of the words up to one: the last one is the lowest byte.
pub(super) type Ending = u64;

/// Letters that an ending has room for.
pub(super) const ENDING: usize = 8;

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

    /// Reads the words that come next, while they start behind gaps and are plain: letters of ASCII and Latin-1, small but for
    /// the first, up to another gap. That is most words, read many letters at a time. Tells of each the ending of all up to it,
    /// how many letters it has, and whether it starts with a capital, until the answer is no.
    #[inline]
    pub(super) fn read_plain_words(
        &mut self,
        ending: &mut Ending,
        mut goes_on: impl FnMut(Ending, usize, bool) -> bool,
    ) {
        const SPACE: u64 = b' ' as u64;
        if self.pending != 0 {
            return;
        }
        let bytes = self.text.as_bytes();
        while let len @ 1.. = gap_len(bytes, self.at) {
            self.at += len;
            self.gap();
        }
        if !matches!(self.last, Last::Gap | Last::GapAfterNumber) {
            return;
        }
        let mut at = self.at;
        'words: while let Some(first) = bytes.get(at) {
            let mut is_capital = first.is_ascii_uppercase();
            let mut eight = eight_from(bytes, at) | u64::from(is_capital) << 5;
            let (mut word, mut len) = (*ending, 0);
            loop {
                let small = small_letters(eight);
                word = with_letters(word, eight, small);
                at += small;
                len += small;
                if small < ENDING {
                    match eight >> (8 * small) & 0xFF {
                        SPACE => {
                            at += 1;
                            break;
                        }
                        0xC3 => match latin_1(bytes, at) {
                            Some((letter, is_upper)) if !is_upper || len == 0 => {
                                word = word << 8 | Ending::from(letter);
                                is_capital |= is_upper;
                                at += 2;
                                len += 1;
                            }
                            _ => break 'words,
                        },
                        _ if at == bytes.len() || gap_len(bytes, at) > 0 => break,
                        _ => break 'words,
                    }
                }
                eight = eight_from(bytes, at);
            }
            while let len @ 1.. = gap_len(bytes, at) {
                at += len;
            }
            (self.at, self.last, *ending) = (at, Last::Gap, word);
            if !goes_on(word, len, is_capital) {
                return;
            }
        }
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
    #[inline]
    fn beyond_ascii(&mut self) -> Option<Letter> {
        let (bytes, at) = (self.text.as_bytes(), self.at);
        if let Some((letter, is_upper)) = latin_1(bytes, at) {
            self.at += 2;
            return Some(self.letter(letter, is_upper, at));
        }
        match gap_len(bytes, at) {
            0 => self.any_character(),
            len => {
                self.at += len;
                self.gap();
                None
            }
        }
    }

    fn any_character(&mut self) -> Option<Letter> {
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

/// An ending with the first of eight bytes behind it.
#[inline]
fn with_letters(ending: Ending, eight: u64, len: usize) -> Ending {
    let letters = |len: usize| eight.swap_bytes() >> (8 * (ENDING - len));
    match len {
        0 => ending,
        ENDING.. => letters(ENDING),
        len => ending << (8 * len) | letters(len),
    }
}

/// The letter of Latin-1 at `at`, two bytes long, and whether it is a capital, if it folds to one letter of ASCII.
#[inline]
fn latin_1(bytes: &[u8], at: usize) -> Option<(u8, bool)> {
    let [0xC3, second] = *bytes.get(at..at + 2)? else { return None };
    let letter = LATIN_1[usize::from(second) % 32];
    (letter != OTHER).then_some((letter, second < 0xA0))
}

/// The bytes of a sign or blank that parts words, if one stands at `at` that is ASCII, Latin-1 or general punctuation; 0
/// for all else.
#[inline]
fn gap_len(bytes: &[u8], at: usize) -> usize {
    /// The bytes of a sign that starts with each byte; 0 where none does.
    const LENGTHS: [u8; 256] = {
        let mut lengths = [0; 256];
        let mut byte = 0;
        while byte < ASCII.len() {
            lengths[byte] = (ASCII[byte] == 0) as u8;
            byte += 1;
        }
        lengths[0xC2] = 2;
        lengths[0xE2] = 3;
        lengths
    };
    let byte = |at: usize| bytes.get(at).copied().unwrap_or(b'a');
    match LENGTHS[usize::from(byte(at))] {
        2 if byte(at + 1) == SOFT_HYPHEN as u8 => 0,
        // From U+2010 on: no character without width.
        3 if byte(at + 1) != 0x80 || byte(at + 2) < 0x90 => 0,
        len => usize::from(len),
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
        let text = "L’eau, «Le vent»\u{A0}12 km: la mer été Port-Louis\u{AD} linkBy abracadabra5 5min Ébahie z\u{200B} fin";
        let (mut letters, mut plain) = (Letters::new(text), Vec::new());
        loop {
            let mut slow = letters.clone();
            let mut word = None;
            letters.read_plain_words(&mut 0, |ending, len, is_capital| {
                word = Some((ending, len, is_capital));
                false
            });
            let Some((ending, len, is_capital)) = word else {
                if letters.next().is_none() {
                    break;
                }
                continue;
            };
            let first = slow.next().expect("a word has a letter");
            assert!(first.initial && first.upper == is_capital);
            let mut read = Ending::from(first.byte);
            for _ in 1..len {
                read = read << 8 | Ending::from(slow.next().expect("as many letters").byte);
            }
            assert_eq!(ending, read);
            assert!(slow.clone().next().is_none_or(|next| next.initial || next.byte == b'0'));
            assert_eq!(slow.next(), letters.clone().next());
            plain.push(len);
        }
        assert_eq!(plain, [1, 3, 2, 4, 2, 3, 3, 4, 6]);
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
