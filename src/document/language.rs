//! Words, and the language of a block by a vote of its stop words.

use std::ops::Range;

use crate::chars::is_combining_mark;
use crate::locale::Language;

/// Votes more for one language than for the other that settle it.
const CLEAR: i32 = 2;
/// Votes ahead at which counting stops: the rest of a block hardly ever turns it.
const LANDSLIDE: i32 = 6;

/// The words of a text, as ranges.
pub(super) fn words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut chars = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, first) = chars.by_ref().find(|(_, c)| c.is_alphanumeric())?;
        let mut end = start + first.len_utf8();
        while let Some((at, c)) = chars.next_if(|(_, c)| c.is_alphanumeric() || is_combining_mark(*c)) {
            end = at + c.len_utf8();
        }
        Some(start..end)
    })
}

/// The language that the stop words of a text speak for; `None` when they don't, or disagree.
///
/// Reads bytes, not characters: the stop words that vote are ASCII or Latin-1, and a word is a run of letters, whatever
/// signs part it, so spaces, quotes and apostrophes of any kind don't turn a vote.
pub(super) fn vote(text: &str) -> Option<Language> {
    let bytes = text.as_bytes();
    let mut balance = 0_i32;
    let mut at = 0;
    while at < bytes.len() && balance.abs() < LANDSLIDE {
        let rest = &bytes[at..];
        let len = word_len(rest);
        if len <= LONGEST {
            balance += ballot(&rest[..len]);
        }
        at += len + 1;
    }
    match balance {
        CLEAR.. => Some(Language::French),
        _ if balance <= -CLEAR => Some(Language::English),
        _ => None,
    }
}

/// The length of the run of ASCII letters and of letters from U+00C0 to U+00FF at the start of `bytes`.
fn word_len(bytes: &[u8]) -> usize {
    let mut len = 0;
    loop {
        match bytes[len..] {
            [b'a'..=b'z' | b'A'..=b'Z', ..] => len += 1,
            [0xC3, _, ..] => len += 2,
            _ => return len,
        }
    }
}

/// The longest stop word, in bytes.
const LONGEST: usize = 8;

/// 1 for a French stop word, -1 for an English one. Words of both languages (`a`, `on`, `as`, `or`, `but`, `pour`, `me`) don't vote.
fn ballot(word: &[u8]) -> i32 {
    let mut folded = [0_u8; LONGEST];
    let Some(folded) = folded.get_mut(..word.len()) else { return 0 };
    folded.copy_from_slice(word);
    folded.make_ascii_lowercase();
    match &*folded {
        b"le" | b"la" | b"les" | b"un" | b"une" | b"des" | b"de" | b"du" | b"et" | b"est" | b"en"
        | b"que" | b"qui" | b"dans" | b"il" | b"elle" | b"ils" | b"elles" | b"nous" | b"vous" | b"je"
        | b"tu" | b"ce" | b"cette" | b"ces" | b"son" | b"sa" | b"ses" | b"leur" | b"leurs" | b"au"
        | b"aux" | b"par" | b"sur" | b"avec" | b"sans" | b"ne" | b"pas" | b"mais" | b"ou" | b"se"
        | b"sont" | b"ont" | b"pour" | b"plus" | b"comme" | b"tout" | b"tous" | b"fait" | b"avait"
        | b"mon" | b"ma" | b"mes" | b"notre" | b"votre" | b"lui" | b"\xC3\xA9tait" | b"\xC3\xA0"
        | b"\xC3\xAAtre" | b"m\xC3\xAAme" | b"apr\xC3\xA8s" | b"o\xC3\xB9" | b"\xC3\xA9t\xC3\xA9" => 1,
        b"the" | b"of" | b"and" | b"to" | b"is" | b"was" | b"that" | b"with" | b"for" | b"this" | b"are"
        | b"were" | b"it" | b"his" | b"her" | b"he" | b"she" | b"they" | b"their" | b"we" | b"you"
        | b"your" | b"from" | b"have" | b"has" | b"had" | b"not" | b"be" | b"been" | b"by" | b"at"
        | b"which" | b"who" | b"what" | b"when" | b"will" | b"would" | b"an" | b"in" | b"its" | b"these"
        | b"those" | b"there" | b"than" | b"into" | b"about" | b"my" | b"our" | b"them" | b"can"
        | b"could" => -1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn votes() {
        for (text, language) in [
            ("Le vent se lève sur le port.", Some(Language::French)),
            ("L'été dernier, elle était là.", Some(Language::French)),
            ("The wind is rising over the harbour.", Some(Language::English)),
            ("LE PRIX DE L’EAU", Some(Language::French)),
            ("Bonjour !", None),
            ("these talks", None),
            ("", None),
            ("Der Wind hebt an.", None),
            ("«le»\u{A0}(la)", Some(Language::French)),
            ("l’été, l'été", Some(Language::French)),
        ] {
            assert_eq!(vote(text), language, "{text}");
        }
    }

    #[test]
    fn words_are_runs_of_letters_and_digits() {
        let text = "L’an 2030, e\u{301}te\u{301}_vu";
        let found: Vec<_> = words(text).map(|w| &text[w]).collect();
        assert_eq!(found, ["L", "an", "2030", "e\u{301}te\u{301}", "vu"]);
    }
}
