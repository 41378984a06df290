//! What stands around a word: marks that it is glued to, and the heads of sentences.

use crate::chars::{after, before, is_blank, slice};
use crate::passes::joins::{is_end, is_quote};

/// Whether a word that stands between the two texts touches another across a mark that should part them, or stands in a
/// bracket that does. What one thinks of such a mark depends on the words beside it, so they stay as they are.
pub(super) fn is_glued(head: &str, tail: &str) -> bool {
    is_glued_behind(tail)
        || is_glued_before(head)
        || is_in_glued_bracket(head, tail)
        || is_hyphenated(head, tail)
        || is_near_joint(head, tail)
}

/// Whether one of the next two words, or of the two before, touches the end of a sentence: whether that is one, the words beside
/// it tell.
fn is_near_joint(head: &str, tail: &str) -> bool {
    const WORDS: usize = 2;
    let is_mark = |c: char| matches!(c, '.' | '!' | '?' | '…');
    let mut rest = tail;
    for _ in 0..=WORDS {
        if rest.starts_with(is_mark) {
            return rest.trim_start_matches(is_mark).starts_with(char::is_uppercase);
        }
        let word = rest.trim_start_matches(is_blank);
        if word.len() == rest.len() {
            break;
        }
        rest = word.trim_start_matches(char::is_alphabetic);
    }
    let mut rest = head;
    (0..WORDS).any(|_| {
        let word = rest.trim_end_matches(is_blank);
        let is_parted = word.len() < rest.len();
        rest = word.trim_end_matches(char::is_alphabetic);
        is_parted
            && slice(word, rest.len()..word.len()).starts_with(char::is_uppercase)
            && rest.ends_with(is_mark)
    })
}

/// Whether a hyphen and a line end part the word from another, or a part from the word.
fn is_hyphenated(head: &str, tail: &str) -> bool {
    let before_line =
        head.trim_end_matches(is_blank).strip_suffix('\n').map(|line| line.trim_end_matches(is_blank));
    let behind_hyphen = tail.strip_prefix('-').map(|rest| rest.trim_start_matches(is_blank));
    before_line.is_some_and(|line| line.ends_with('-'))
        || behind_hyphen.is_some_and(|rest| rest.starts_with('\n'))
}

/// Which way a quotation mark turns is told by the word beside it, so a word before one stays as it is.
fn is_glued_behind(tail: &str) -> bool {
    let inner = tail.trim_start_matches(is_blank);
    // Behind a blank, `‘` may be what was a straight mark.
    let is_nested = inner.len() < tail.len() && inner.starts_with('‘');
    let closes = tail.strip_prefix(['\'', '’']).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    if tail.starts_with('<') || leads_to_bracket(tail) || is_nested || closes || inner.starts_with(is_turning)
    {
        return true;
    }
    let rest = tail.trim_start_matches(|c| is_quote(c) || is_end(c) || is_blank(c));
    // A plain space parts what stands behind the end of a sentence; a no-break one may have been set there.
    let marks = slice(tail, 0..tail.len() - rest.len());
    // A blank behind a mark that opens (`fin.“ Le`) parts nothing.
    let is_parted = |marks: &str| marks.contains([' ', '\t']) && !marks.starts_with(opens);
    let rest = rest.strip_prefix(['—', '–']).map_or(rest, |turn| turn.trim_start_matches(is_blank));
    marks.split_once(is_end).is_some_and(|(_, behind)| !is_parted(behind))
        && rest.starts_with(char::is_alphanumeric)
}

/// Whether a bracket touches the word that ends here, or one of the next two: whether it is parted from its word, the words
/// before it tell.
fn leads_to_bracket(tail: &str) -> bool {
    const WORDS: usize = 2;
    let mut rest = tail;
    for _ in 0..WORDS {
        if rest.starts_with('(') {
            return true;
        }
        let word = rest.trim_start_matches(is_blank);
        if word.len() == rest.len() {
            return false;
        }
        rest = word.trim_start_matches(char::is_alphabetic);
    }
    rest.starts_with('(')
}

/// Whether a mark may open though a blank follows it.
fn opens(c: char) -> bool {
    matches!(c, '«' | '‹' | '“' | '„' | '<')
}

/// Whether a sign is a quotation mark that may turn; an apostrophe is none.
fn is_turning(c: char) -> bool {
    is_quote(c) && !matches!(c, '‘' | '’')
}

fn is_glued_before(head: &str) -> bool {
    // Blanks may yet be set beside a mark, and a dash leads a turn of a dialogue.
    let inner = head.trim_end_matches(is_blank);
    let outer = inner.trim_end_matches(|c| is_quote(c) || is_blank(c));
    let led = inner.strip_suffix(['—', '–']).or_else(|| inner.strip_suffix('('));
    match led {
        Some(led) => led.ends_with(is_end),
        None if inner.ends_with(is_quote) => {
            // `mot“suite`, `mot« suite`: whether a space is set before the mark depends on the words behind it.
            let may_open = inner.len() == head.len() || inner.ends_with(opens);
            let touched = inner.trim_end_matches(is_turning);
            // Typography sets a blank before a mark that closes.
            let has_closing = slice(inner, touched.len()..inner.len()).contains(['»', '›']);
            let touched = if has_closing {
                touched.trim_end_matches(|c| is_blank(c) || is_turning(c))
            } else {
                touched
            };
            outer.ends_with(is_end)
                || may_open && touched.len() < inner.len() && touched.ends_with(char::is_alphanumeric)
        }
        None => head.ends_with(is_end),
    }
}

/// Whether one of the brackets that a word between the two texts stands in is glued to a word.
fn is_in_glued_bracket(head: &str, tail: &str) -> bool {
    /// Brackets hold no more than this, in bytes.
    const FAR: usize = 500;
    let opened = unmatched(head.bytes().rev().take(FAR), b'(', b')');
    let closed = unmatched(tail.bytes().take(FAR), b')', b'(');
    let touches = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    opened
        .zip(closed)
        .any(|(open, close)| touches(before(head, head.len() - open - 1)) || touches(after(tail, close + 1)))
}

/// The places of the brackets of a line that have no partner before them.
fn unmatched(line: impl Iterator<Item = u8>, bracket: u8, partner: u8) -> impl Iterator<Item = usize> {
    let mut depth = 0_usize;
    line.take_while(|&b| b != b'\n').enumerate().filter_map(move |(at, b)| {
        if b == partner {
            depth += 1;
        } else if b == bracket && depth == 0 {
            return Some(at);
        } else if b == bracket {
            depth -= 1;
        }
        None
    })
}

/// Whether the word behind `head` is the first of a sentence or of a line.
pub(super) fn starts_sentence(head: &str) -> bool {
    // All quotation marks are looked through alike: what they are is found out later.
    let is_mark = |c: char| is_blank(c) || is_quote(c) || matches!(c, '\'' | '(' | '[' | '—' | '–' | '-');
    let head = head.trim_end_matches(is_mark);
    head.is_empty()
        || head.ends_with(['\n', '!', '?', '…', ':'])
        || head.ends_with("..")
        || head.ends_with('.') && !ends_with_title(head)
}

/// Whether a dot belongs to initials or a short title: `M.`, `Dr.`, `Mrs.`
fn ends_with_title(head: &str) -> bool {
    let head = head.trim_end_matches('.');
    let word = slice(head, head.trim_end_matches(char::is_alphabetic).len()..head.len());
    word.starts_with(char::is_uppercase) && word.chars().nth(3).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_near_a_joint_tell_whether_it_is_one() {
        for (head, tail) in
            [("il ferma.AA ", ""), ("fin.Le bac ", " du soir"), ("", " part.Elle"), ("", " du port.Elle")]
        {
            assert!(is_near_joint(head, tail), "{head}|{tail}");
        }
        for (head, tail) in
            [("fin. Le bac ", " du soir"), ("fin.Le bac du ", ""), ("", " part. Elle"), ("", "")]
        {
            assert!(!is_near_joint(head, tail), "{head}|{tail}");
        }
    }
}
