//! Mojibake: characters whose UTF-8 was read as Windows-1252, as in `dÃ©jÃ`.

use memchr::{memchr3_iter, memmem};
use unicode_normalization::char::compose;

use super::has_no_width;
use super::invisibles::is_invisible;
use crate::chars::{NBSP, SOFT_HYPHEN, after, before, blanks_before, is_combining_mark, slice, windows_1252};
use crate::document::Document;
use crate::edit::Edits;
use crate::pass::{Confidence, Pass, Phase, Rule};

static RULE: Rule =
    Rule::new("chars/mojibake", "Characters whose UTF-8 was read as Windows-1252 are read as UTF-8 again.")
        .example("lâ€™Ã©tÃ©", "l’été");

/// Undoes the commonest wrong decoding: text in UTF-8 that was read as Windows-1252 or Latin-1, once or more often.
///
/// Bytes of UTF-8 that were taken for characters follow each other in ways that text hardly ever has: `Ã©`, `â€™`, `ðŸ˜€`.
/// They are read again as what they were. Read are letters of Latin (to U+017F), Greek and Cyrillic, punctuation, symbols and
/// emoji, in layers if need be (`ÃƒÂ©` is `é`). Where the no-break space of `Ã⍽` became an ordinary one, it is taken for one.
///
/// Some sequences stand in right text too (`É»` at the end of a quotation, `„Å“`), or may be made by other passes. They
/// are read again only in a text that has others, which tell: those touch a letter, as in `tÃ©`, or are a `â‚¬` behind a number. A text about mojibake, which
/// shows it apart from words, is reported and stays.
///
/// Authority: the index windows-1252 of the WHATWG Encoding Standard. The price is a search for single bytes, which
/// French has many of: it goes through about a gigabyte of right text a second, and a tenth of that where all is wrong.
///
/// ```
/// use guillemot::passes::Mojibake;
/// use guillemot::{Locale, Pipeline};
///
/// let pipeline = Pipeline::typography(Locale::FR_FR).with(Mojibake::new())?;
/// assert_eq!(pipeline.clean("â€œLâ€™Ã©tÃ© est lÃ , Ã  KerouÃ«l.â€\u{9D}").as_str(), "«\u{A0}L’été est là, à Kerouël.\u{A0}»");
/// assert!(!pipeline.clean("À l’été, «\u{A0}déjà\u{A0}»\u{202F}!").is_changed());
/// # Ok::<(), guillemot::BuildError>(())
/// ```
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Mojibake;

impl Mojibake {
    /// The pass with its defaults.
    #[must_use]
    pub fn new() -> Self {
        Self
    }
}

impl Pass for Mojibake {
    fn id(&self) -> &'static str {
        "mojibake"
    }

    fn rules(&self) -> Vec<&Rule> {
        vec![&RULE]
    }

    fn phase(&self) -> Phase {
        Phase::Decode
    }

    fn edits_protected(&self) -> bool {
        true
    }

    fn check(&self, doc: &Document<'_>, edits: &mut Edits<'_>) {
        doc.with_memory(|signs: &mut Signs| {
            signs.read(doc.text());
            let tells = |sign: &Sign| sign.proof == Proof::Telling && sign.is_in_use(doc.text());
            let is_misread = signs.0.iter().any(tells);
            for sign in &signs.0 {
                let confidence = match sign.proof {
                    Proof::Telling if tells(sign) => Confidence::Certain,
                    Proof::Telling | Proof::Possible if is_misread => Confidence::Likely,
                    Proof::Telling => Confidence::Suspect,
                    Proof::Possible | Proof::Missing => continue,
                };
                let mut buffer = [0; 4];
                let with = sign.c.encode_utf8(&mut buffer);
                edits.replace(sign.start..sign.end, with).confidence(confidence);
            }
        });
    }
}

/// U+212B ANGSTROM SIGN, which the composed form has a letter for.
const ANGSTROM_SIGN: char = '\u{212B}';

/// Whether a character stands for others that were bytes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Proof {
    /// It stands for itself.
    Missing,
    /// It may: right text has such a sequence, or another pass makes it.
    Possible,
    Telling,
}

/// A character that may be a byte of another, or that was made of such.
#[derive(Debug, Clone, Copy)]
struct Sign {
    c: char,
    start: usize,
    end: usize,
    proof: Proof,
    /// Whether a C1 control is one of the bytes: no example of mojibake shows what can't be seen.
    has_control: bool,
    /// Whether a soft hyphen is, which may be taken out.
    has_hyphen: bool,
}

impl Sign {
    /// Whether it is a part of a word or the sign of a sum, or has bytes that can't be seen, as no example of mojibake does.
    fn is_in_use(&self, text: &str) -> bool {
        if (self.has_control || self.has_hyphen) && !self.c.is_control() {
            return true;
        }
        if self.c == '€' {
            return before(text, blanks_before(text, self.start)).is_some_and(|c| c.is_ascii_digit());
        }
        let is_of_word = |c: char| windows_1252::meant(c).is_alphabetic() || is_combining_mark(c);
        let left = slice(text, 0..self.start).trim_end_matches(is_invisible);
        let right = slice(text, self.end..text.len()).trim_start_matches(is_invisible);
        left.ends_with(is_of_word) || right.starts_with(is_of_word)
    }
}

/// Signs of the runs in a text that hold a misread character, in order.
#[derive(Debug, Default)]
struct Signs(Vec<Sign>);

impl Signs {
    fn read(&mut self, text: &str) {
        self.0.clear();
        let mut read_to = 0;
        let has_angstrom_sign = memmem::find(text.as_bytes(), "\u{212B}".as_bytes()).is_some();
        // The first bytes of the letters from À to ÿ, of the marks that make them of others and, where it stands, of the sign
        // that becomes one.
        let sign = if has_angstrom_sign { 0xE2 } else { 0xCC };
        for at in memchr3_iter(0xC3, 0xCC, sign, text.as_bytes()) {
            let start = if text.as_bytes()[at] == 0xCC { letter_before(text, at).unwrap_or(at) } else { at };
            if start < read_to {
                continue;
            }
            if let Some((lead, end)) = sign_at(text, start)
                && length_by(lead).is_some()
            {
                let first = self.0.len();
                read_to = self.read_run(text, start).max(end);
                self.decode(first);
            }
        }
    }

    /// Reads the run of signs from a place on; where it ends.
    fn read_run(&mut self, text: &str, start: usize) -> usize {
        let mut push = |c, start, end| {
            let has_control = after(text, start).is_some_and(windows_1252::is_c1_control);
            let has_hyphen = c == SOFT_HYPHEN;
            self.0.push(Sign { c, start, end, proof: Proof::Missing, has_control, has_hyphen });
        };
        let (mut at, mut run_end) = (start, start);
        while let Some((byte, end)) = sign_at(text, at) {
            push(windows_1252::char_of(byte), at, end);
            run_end = end;
            if let Some(space) = lost_space(text, byte, end) {
                push(NBSP, end, space);
                run_end = space;
                break;
            }
            at = past(text, end, has_no_width);
        }
        run_end
    }

    /// Reads the signs from `first` on as bytes of others, and these again, until none is left.
    fn decode(&mut self, first: usize) {
        let signs = &mut self.0;
        loop {
            let (mut from, mut to) = (first, first);
            while from < signs.len() {
                let (sign, count) = decoded(&signs[from..]).unwrap_or((signs[from], 1));
                signs[to] = sign;
                from += count;
                to += 1;
            }
            if to == signs.len() {
                break;
            }
            signs.truncate(to);
        }
        if signs[first..].iter().all(|sign| sign.proof == Proof::Missing) {
            signs.truncate(first);
        }
    }
}

/// The character that signs are the bytes of, and how many they are.
fn decoded(signs: &[Sign]) -> Option<(Sign, usize)> {
    let count = length_by(windows_1252::byte_of(signs[0].c)?)?;
    let parts = signs.get(..count)?;
    let mut bytes = [0; 4];
    for (byte, sign) in bytes.iter_mut().zip(parts) {
        *byte = windows_1252::byte_of(sign.c)?;
    }
    // One that was made of others is one of the text in the next run.
    let has_control = parts
        .iter()
        .any(|sign| sign.has_control || windows_1252::is_c1_control(sign.c) && sign.proof == Proof::Telling);
    let has_hyphen = parts.iter().any(|sign| sign.has_hyphen);
    let is_likely = match bytes {
        _ if has_control => true,
        // Punctuation, currencies, arrows, signs of mathematics, pictures, dingbats, stars.
        [0xE2, second, ..] => matches!(second, 0x80 | 0x82 | 0x84 | 0x86..=0x89 | 0x98..=0x9E | 0xAC | 0xAD),
        [0xC6, second, ..] => second == 0x92,
        [0xCB, second, ..] => matches!(second, 0x86 | 0x9C),
        [0xF0, second, ..] => second == 0x9F,
        _ => true,
    };
    let c = std::str::from_utf8(bytes.get(..count)?).ok().filter(|_| is_likely)?.chars().next()?;
    let c = if c == ANGSTROM_SIGN { 'Å' } else { c };
    // Å is a unit too (`30 Å²`), with a sign of its own that becomes the letter.
    let is_possible = !has_control && (bytes[0] == 0xC5 || may_be_right(bytes[count - 1]));
    let proof = if is_possible { Proof::Possible } else { Proof::Telling };
    let proof = parts.iter().map(|sign| sign.proof).fold(proof, Proof::max);
    let end = parts[count - 1].end;
    Some((Sign { c, end, proof, has_control, has_hyphen, ..signs[0] }, count))
}

/// How many bytes the character has that a byte leads, if it is one that is looked for.
pub(super) const fn length_by(lead: u8) -> Option<usize> {
    match lead {
        // Latin, Greek, Cyrillic; ƒ, ˆ and ˜, which Windows-1252 has.
        0xC2..=0xC6 | 0xCB | 0xCE..=0xD1 => Some(2),
        0xE2 => Some(3),
        0xF0 => Some(4),
        _ => None,
    }
}

/// Whether the last byte of a sequence is a character that may stand behind a letter in right text, or that a pass sets:
/// a quotation mark, an ellipsis, a dash, a no-break space, `œ`.
const fn may_be_right(byte: u8) -> bool {
    matches!(
        byte,
        0x82 | 0x84 | 0x85 | 0x8B | 0x8C | 0x91..=0x94 | 0x96 | 0x97 | 0x9B | 0x9C | 0xA0 | 0xAB | 0xBB
    )
}

/// The byte beyond ASCII that the character at a place is, also one that is a letter and a mark, and where it ends.
fn sign_at(text: &str, at: usize) -> Option<(u8, usize)> {
    let c = after(text, at)?;
    let end = at + c.len_utf8();
    let mark_at = if c.is_ascii_alphabetic() { past(text, end, is_invisible) } else { end };
    let (c, end) = match after(text, mark_at) {
        _ if c == ANGSTROM_SIGN => ('Å', end),
        Some(mark) if c.is_ascii_alphabetic() && is_combining_mark(mark) => {
            (compose(c, mark)?, mark_at + mark.len_utf8())
        }
        _ => (c, end),
    };
    Some((windows_1252::byte_of(c).filter(|&byte| byte >= 0x80)?, end))
}

/// Where the letter of ASCII starts that a mark at a place is one character with.
fn letter_before(text: &str, mark: usize) -> Option<usize> {
    let letter = slice(text, 0..mark).trim_end_matches(is_invisible);
    letter.strip_suffix(|c: char| c.is_ascii_alphabetic()).map(str::len)
}

/// Where the characters of a kind end that start at a place.
fn past(text: &str, at: usize, is_of_kind: fn(char) -> bool) -> usize {
    at + slice(text, at..text.len()).find(|c| !is_of_kind(c)).unwrap_or(0)
}

/// Where the space ends that an ordinary one stands for behind `Ã` or `Â`, the last byte of `à` or the whole no-break space.
/// Behind `à` it may be the one that parts words.
fn lost_space(text: &str, lead: u8, at: usize) -> Option<usize> {
    let end = at + slice(text, at..text.len()).strip_prefix(' ').map(|_| 1)?;
    match lead {
        0xC2 => Some(end),
        0xC3 if after(text, end).is_some_and(char::is_alphanumeric) => Some(at),
        0xC3 => Some(end),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Pipeline;

    fn cleaned(text: &str) -> String {
        let pipeline = Pipeline::builder().pass(Mojibake::new()).build().expect("one pass");
        let cleaned = pipeline.clean(text);
        assert_eq!(cleaned.summary().breaches(), 0, "{text:?}");
        cleaned.to_string()
    }

    fn misread(text: &str) -> String {
        text.bytes().map(windows_1252::char_of).collect()
    }

    #[test]
    fn texts_that_were_read_wrongly_up_to_five_times_are_right_again() {
        for text in [
            include_str!("../../../tests/fixtures/prose/fr-news.txt"),
            include_str!("../../../tests/fixtures/prose/fr-fiction.txt"),
            include_str!("../../../tests/fixtures/prose/fr-web.txt"),
            "Où est l’œuvre\u{202F}? À 12\u{A0}€, ça va… 😀 → «\u{A0}L’été\u{A0}» – “Œdipe” — 5\u{A0}m², 2½.",
            "zażółć gęślą jaźń, Příliš žluťoučký kůň, Ξεσκεπάζω την ψυχοφθόρα, съешь ещё этих мягких булок",
        ] {
            assert!(cleaned(text) == text, "right as it stands");
            let mut wrong = text.to_owned();
            for times in 1..=5 {
                wrong = misread(&wrong);
                let again = cleaned(&wrong);
                let differs = again.lines().zip(text.lines()).find(|(again, right)| again != right);
                assert_eq!(differs, None, "read wrongly {times} times");
            }
        }
    }
}
