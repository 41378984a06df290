//! Elision: `l’été`, `qu’elle`, `jusqu’ici`. French drops the vowel of some words before one that starts with a vowel.

use crate::chars::{after, before, is_blank, slice};

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
        Some('`' | '%' | '\\' | '~') => false,
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

/// Whether the apostrophe at `at` elides the word before it: `l’été`.
pub(super) fn elides(text: &str, at: usize) -> bool {
    let next = after(text, at).and_then(|sign| after(text, at + sign.len_utf8()));
    is_elided(text, at) && next.is_some_and(may_follow_elision)
}

/// Whether a straight apostrophe at `at` may close a quotation that one shortly before it opens: `'la classe D' "x"`.
///
/// No other one of its line may close it: which one does is up to the pass for quotation marks.
pub(super) fn may_close_quotation(text: &str, at: usize) -> bool {
    /// How far back the other one is looked for, in bytes.
    const FAR: usize = 64;
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let near = at.saturating_sub(FAR);
    let of_line = memchr::memrchr(b'\n', &text.as_bytes()[near..at]).map_or(near, |end| near + end + 1);
    let signs = memchr::memrchr_iter(b'\'', &text.as_bytes()[of_line..at]).map(|sign| of_line + sign);
    let mut others = signs.filter(|&sign| !is_word(before(text, sign)) || !is_word(after(text, sign + 1)));
    let opens = others.next().is_some_and(|sign| {
        // Two of them are a mark of their own.
        !before(text, sign).is_some_and(|c| c.is_alphanumeric() || c == '\'')
            // `'68` leaves out a part of a year; a guillemet that closes gets a blank before it.
            && after(text, sign + 1)
                .is_some_and(|c| !is_blank(c) && !c.is_ascii_digit() && !matches!(c, '\'' | '»' | '›'))
    });
    let rest = slice(text, at + 1..text.len());
    let ends = |&(sign, mark): &(usize, &str)| mark == "\n" || !is_word(after(rest, sign + mark.len()));
    opens && rest.match_indices(['\'', '’', '›', '\n']).find(ends).is_none_or(|(_, mark)| mark == "\n")
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
    fn what_may_close() {
        let closes = |head: &str| may_close_quotation(&[head, "' à l'eau\n'"].concat(), head.len());
        for head in ["'la classe D", "== 'Classe D", "('l'an d"] {
            assert!(closes(head), "{head}");
        }
        for head in ["", "l", "l'an et l", "'a', puis l", "'\nl", "les ' ou l", "''l"] {
            assert!(!closes(head), "{head}");
        }
        assert!(!may_close_quotation("'l' eau'", 2));
    }

    #[test]
    fn what_may_follow() {
        assert!("aÉœhŒy".chars().all(may_follow_elision));
        assert!(!"bcç1' ".chars().any(may_follow_elision));
    }
}
