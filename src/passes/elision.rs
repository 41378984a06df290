//! Elision: `l’été`, `qu’elle`, `jusqu’ici`. French drops the vowel of some words before one that starts with a vowel.

use crate::chars::{before, slice};

/// Whether the word that ends at `at` is one that French elides: `l`, `d`, `qu`, `jusqu` …
pub(super) fn is_elided(text: &str, at: usize) -> bool {
    const ELIDED: [&str; 15] = [
        "l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "presqu",
        "quelqu",
    ];
    /// No elided word is longer, in bytes.
    const LONGEST: usize = 6;
    let head = &text.as_bytes()[..at];
    let len = head.iter().rev().take(LONGEST + 1).take_while(|b| b.is_ascii_alphabetic()).count();
    let start = at - len;
    let starts_word = match before(text, start) {
        // In `rock 'n' roll` the letter is quoted, in `%s'`, `%.*s'` and `\n'` it is one of code.
        // Two apostrophes are a quotation mark, or will be one.
        Some(sign @ ('\'' | '’')) => before(text, start - sign.len_utf8()) == Some(sign),
        Some('`' | '%' | '\\') => false,
        // Three dots may be an ellipsis by now.
        Some('*') => {
            let head = slice(text, 0..start - 1);
            !head.ends_with('.') || head.ends_with("..")
        }
        // An option: `-s'`.
        Some('-') => before(text, start - 1).is_some_and(char::is_alphanumeric),
        c => !c.is_some_and(char::is_alphanumeric),
    };
    let word = slice(text, start..at);
    starts_word && ELIDED.iter().any(|elided| elided.eq_ignore_ascii_case(word))
}

/// Whether a word that starts with a letter may follow an elision: a vowel, or an h, which may be silent.
pub(super) fn may_follow_elision(letter: char) -> bool {
    letter.to_lowercase().next().is_some_and(|c| is_vowel(c) || c == 'h')
}

/// Whether a letter in lower case is a vowel of French.
pub(super) const fn is_vowel(c: char) -> bool {
    matches!(
        c,
        'a' | 'e'
            | 'i'
            | 'o'
            | 'u'
            | 'y'
            | 'à'
            | 'â'
            | 'é'
            | 'è'
            | 'ê'
            | 'ë'
            | 'î'
            | 'ï'
            | 'ô'
            | 'œ'
            | 'ù'
            | 'û'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_elided() {
        for head in ["l", "Qu", "Ce qu", "(d", "dit-elle lorsqu", "a-l", "''l", "’’l", "...*l", "*l"] {
            assert!(is_elided(head, head.len()), "{head}");
        }
        for head in ["", "el", "aujourd", "1l", "\\n", "%s", "rock 'n", "`s", "-s", "%.*s"] {
            assert!(!is_elided(head, head.len()), "{head}");
        }
    }

    #[test]
    fn what_may_follow() {
        assert!("aÉœhŒy".chars().all(may_follow_elision));
        assert!(!"bcç1' ".chars().any(may_follow_elision));
    }
}
