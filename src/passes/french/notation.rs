//! Notations whose signs are no punctuation: moves of chess, factorials, ratios.

use crate::chars::{
    after, before, blanks_after, digits_after, digits_before, is_apostrophe, is_blank, is_combining_mark,
    word_after,
};

/// Whether a sign behind a text is one of a notation: of a move of chess (`Cf6!`, `fxe8=D?!`), or of a factorial (`n!`,
/// `(n+1)!`).
pub(super) fn is_notation(head: &str, sign: char) -> bool {
    /// None is longer, in bytes.
    const LONGEST: usize = 8;
    let bytes = head.as_bytes();
    let is_part = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'=' | b'+' | b'-' | b'(' | b')');
    let len = bytes.iter().rev().take(LONGEST + 1).take_while(|&b| is_part(b)).count();
    let token = &bytes[bytes.len() - len..];
    let start = head.len() - len;
    // `prêt·e!` is no product.
    let ends_word = || before(head, start - '·'.len_utf8()).is_some_and(char::is_alphabetic);
    let is_touched = before(head, start).is_some_and(|c| {
        c.is_alphanumeric() || is_apostrophe(c) || is_combining_mark(c) || c == '·' && ends_word()
    });
    len <= LONGEST && !is_touched && (is_move(token) || sign == '!' && is_factor(token))
}

/// Whether a token is a move of chess: a piece, where it comes from, a square, what a pawn becomes.
fn is_move(token: &[u8]) -> bool {
    let is_piece = |b: &u8| b"RDTFCPKQBN".contains(b);
    let token = match token {
        [rest @ .., b'=', piece] if is_piece(piece) => rest,
        _ => token,
    };
    let [head @ .., b'a'..=b'h', b'1'..=b'8'] = token else { return false };
    let from = head.split_first().filter(|(first, _)| is_piece(first)).map_or(head, |(_, rest)| rest);
    from.iter().all(|b| matches!(b, b'a'..=b'h' | b'1'..=b'8' | b'x'))
}

/// Whether a token is a single letter that is no word, or a sum or difference of such and of numbers in brackets.
fn is_factor(token: &[u8]) -> bool {
    let is_variable = |b: u8| b.is_ascii_lowercase() && !matches!(b, b'a' | b'y');
    match token {
        [letter] | [b'(', letter] => is_variable(*letter),
        [b'(', inner @ .., b')'] => {
            let mut terms = inner.split(|b| matches!(b, b'+' | b'-'));
            let is_term = |term: &[u8]| {
                matches!(term, [b] if b.is_ascii_lowercase())
                    || !term.is_empty() && term.iter().all(u8::is_ascii_digit)
            };
            inner.iter().any(|b| matches!(b, b'+' | b'-')) && terms.all(is_term)
        }
        _ => false,
    }
}

/// Whether a move of chess starts at a place, as behind the dots of `12...Fg4`.
pub(super) fn starts_move(text: &str, at: usize) -> bool {
    /// None is longer, in bytes.
    const LONGEST: usize = 8;
    let bytes = &text.as_bytes()[at..];
    let is_part = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'=' | b'-');
    let len = bytes.iter().take(LONGEST).take_while(|&b| is_part(b)).count();
    let token = &bytes[..len];
    is_move(token) || matches!(token, b"O-O" | b"O-O-O" | b"0-0" | b"0-0-0")
}

/// Whether a colon at `at`, with blanks before it from `start` on, parts two numbers (`16 : 9`), and not a number from
/// what is counted (`Chapitre 2 : 3 conseils`, `en 2023 : 12 morts`) or from a number with a unit (`E27 : 9W`,
/// `Zone 2 : 1 %`).
pub(super) fn is_ratio(text: &str, start: usize, at: usize) -> bool {
    let first = digits_before(text, start);
    let second = blanks_after(text, at + 1);
    let end = digits_after(text, second);
    let is_part = |c: char| c.is_alphabetic() || matches!(c, '€' | '%' | '°');
    let is_number = first < start
        && end > second
        && !before(text, first).is_some_and(is_part)
        && !after(text, end).is_some_and(is_part);
    let behind = blanks_after(text, end);
    let has_unit = matches!(after(text, behind), Some('%' | '€'));
    let word = word_after(text, behind);
    let is_counted = word.starts_with(char::is_lowercase)
        && word.len() > 2
        && word.ends_with(['s', 'x'])
        && after(text, end).is_some_and(is_blank)
        && !UNCOUNTED.contains(&word);
    is_number && !is_counted && !has_unit
}

/// Words that look like a plural, and may stand behind a ratio or a score.
const UNCOUNTED: [&str; 19] = [
    "alors", "aux", "après", "certes", "ces", "dans", "depuis", "des", "dès", "hors", "ils", "les", "lors",
    "mais", "moins", "plus", "puis", "sans", "vers",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratios() {
        let is_ratio = |text: &str| {
            let at = text.find(':').expect("a colon");
            is_ratio(text, crate::chars::blanks_before(text, at), at)
        };
        for text in ["16 : 9", "16 : 9.", "3 : 2 hier", "2 : 1 pour", "35 : 12 Lens", "2 : 1 depuis mai"] {
            assert!(is_ratio(text), "{text}");
        }
        for text in [
            "mot : 9",
            "2 : 3 conseils",
            "2023 : 12 morts",
            "E27 : 9",
            "9 : 9W",
            "200 : 7€50",
            "Zone 2 : 1 %",
        ] {
            assert!(!is_ratio(text), "{text}");
        }
    }

    #[test]
    fn moves() {
        for text in ["Fg4?", "e5 ", "fxe8=D", "O-O", "O-O-O!"] {
            assert!(starts_move(text, 0), "{text}");
        }
        for text in ["la", "Fin", "", "e9", "Oui"] {
            assert!(!starts_move(text, 0), "{text}");
        }
    }
}
