//! Protected forms within one token: what stands between white space or quotation marks.
//!
//! They are tested around each edit, not searched for, so a text pays for them by its edits. A token of letters,
//! apostrophes and hyphens with punctuation at its ends only (nearly all of running text) is passed over after one
//! look at each of its bytes. For a token without an end in sight, that look goes [`BEHIND`] bytes back and [`AHEAD`]
//! bytes on: a URL whose scheme stands farther off is not known as one, and the work for an edit has a bound.
//!
//! The protected part of a token has no opening marks before it and no sentence marks or closing marks behind it: in
//! `(http://example.fr/?)!` it ends before the `?`. White space, quotation marks, dashes and ellipses part tokens, and so
//! do zero-width and control characters, which belong in no such form.

use std::ops::Range;

use super::overlaps;

mod names;
mod plain;
mod signs;
mod stops;
mod web;

pub(crate) use signs::is_option;

/// How many bytes before an edit are looked at.
const BEHIND: usize = 512;
/// How many bytes after an edit are looked at.
const AHEAD: usize = 128;

/// Whether an edit of `range` would change part of a protected form. A range that isn't one of the text always does.
pub(super) fn meets(text: &str, range: &Range<usize>) -> bool {
    let bytes = text.as_bytes();
    if range.start > range.end || !text.is_char_boundary(range.start) || !text.is_char_boundary(range.end) {
        return true;
    }
    // Between two tokens nothing is met.
    if range.is_empty() {
        let is_between = stops::ends_at(bytes, range.start) || stops::starts_at(bytes, range.start);
        return !is_between
            && !plain::is_plain(bytes, range)
            && Token::around(bytes, range.start, range).is_met();
    }
    let mut at = stops::skip(bytes, range.clone());
    if at == range.end || plain::is_plain(bytes, range) {
        return false;
    }
    while at < range.end {
        let token = Token::around(bytes, at, range);
        if token.is_met() {
            return true;
        }
        at = stops::skip(bytes, token.end.min(range.end)..range.end);
    }
    false
}

/// Whether an edit of `range`, which is not empty, would change part of a URL, an e-mail address or the like.
pub(crate) fn meets_address(text: &str, range: &Range<usize>) -> bool {
    Token::around(text.as_bytes(), range.start, range).meets_web()
}

/// Whether a character parts tokens.
pub(crate) fn parts_tokens(c: char) -> bool {
    stops::width(c.encode_utf8(&mut [0; 4]).as_bytes(), 0) > 0
}

/// Classes of bytes, as bits.
mod class {
    /// ASCII that parts tokens.
    pub(super) const STOP: u8 = 1;
    /// The lead byte of characters some of which part tokens.
    pub(super) const LEAD: u8 = 1 << 1;
    /// Marks that a word may have before or behind it.
    pub(super) const MARK: u8 = 1 << 2;
    /// Signs that ordinary words don't hold.
    pub(super) const SIGN: u8 = 1 << 3;
    pub(super) const DIGIT: u8 = 1 << 4;
    pub(super) const HYPHEN: u8 = 1 << 5;

    #[allow(clippy::cast_possible_truncation)] // bytes count to 256
    pub(super) const OF: [u8; 256] = {
        let mut of = [0; 256];
        let mut byte = 0;
        while byte < 256 {
            of[byte] = match byte as u8 {
                ..=b' ' | b'"' | 0x7F => STOP,
                0xC2 | 0xE1..=0xE3 | 0xEF => LEAD,
                b'.' | b',' | b';' | b':' | b'!' | b'?' | b'(' | b')' | b'[' | b']' | b'*' | b'%' => MARK,
                b'0'..=b'9' => DIGIT,
                b'-' => HYPHEN,
                b'\'' | b'a'..=b'z' | b'A'..=b'Z' | 0x80.. => 0,
                _ => SIGN,
            };
            byte += 1;
        }
        of
    };
}

/// A token, and the edit that is to be tested.
struct Token<'t> {
    /// The text up to the token's end.
    bytes: &'t [u8],
    start: usize,
    end: usize,
    /// Whether the token goes on behind `end`.
    is_cut: bool,
    /// The classes of its bytes.
    seen: u8,
    edit: &'t Range<usize>,
}

impl<'t> Token<'t> {
    /// The token around a place; without bytes when nothing but stops is there.
    fn around(bytes: &'t [u8], at: usize, edit: &'t Range<usize>) -> Self {
        let mut seen = 0;
        let floor = at.saturating_sub(BEHIND);
        let mut start = at;
        while start > floor {
            let of_byte = class::OF[usize::from(bytes[start - 1])];
            if of_byte & (class::STOP | class::LEAD) != 0 {
                let width = stops::width(bytes, start - 1);
                if width > 0 {
                    start += width - 1;
                    break;
                }
            }
            seen |= of_byte;
            start -= 1;
        }
        let ceiling = bytes.len().min(edit.end.clamp(at, at + AHEAD) + AHEAD);
        let mut end = at;
        while end < ceiling {
            let of_byte = class::OF[usize::from(bytes[end])];
            if of_byte & (class::STOP | class::LEAD) != 0 && stops::width(bytes, end) > 0 {
                break;
            }
            seen |= of_byte;
            end += 1;
        }
        let is_cut = end == ceiling && end < bytes.len() && stops::width(bytes, end) == 0;
        Self { bytes: &bytes[..end], start, end, is_cut, seen, edit }
    }

    /// Whether the edit changes part of a protected form in the token.
    fn is_met(&self) -> bool {
        let has = |classes: u8| self.seen & classes != 0;
        let is_odd = |token: &Self| has(class::SIGN) || has(class::MARK) && token.is_marked_inside();
        let meets_forms = |token: &Self| token.meets_names() || token.meets_signs();
        if is_odd(self) && (self.meets_web() || meets_forms(self)) {
            return true;
        }
        if has(class::MARK) && self.parts().any(|part| is_odd(&part) && meets_forms(&part)) {
            return true;
        }
        has(class::HYPHEN) && self.meets_hyphenated()
    }

    /// The parts of the token that three dots set apart, as the ellipsis that they become does; none when there are no
    /// dots.
    fn parts(&self) -> impl Iterator<Item = Self> {
        const DOTS: &[u8] = b"...";
        let dots = memchr::memmem::find_iter(&self.bytes[self.start..], DOTS);
        let ends = dots.map(|dots| self.start + dots).chain([self.end]);
        let mut start = self.start;
        let parts = ends.map(move |end| {
            let is_cut = self.is_cut && end == self.end;
            let part = Self { bytes: &self.bytes[..end], start, end, is_cut, ..*self };
            start = end + DOTS.len();
            part
        });
        parts.filter(|part| part.start > self.start || part.end < self.end)
    }

    /// Whether a mark stands elsewhere than at the ends of the token, or one that may be the eyes of a smiley leads it.
    fn is_marked_inside(&self) -> bool {
        let is_closing = |b: u8| b == b'\'' || class::OF[usize::from(b)] == class::MARK;
        let start = self.run_end(self.start, |b| matches!(b, b'(' | b'[' | b'*' | b'\''));
        let inner = self.bytes.get(start..self.run_start(self.end, is_closing)).unwrap_or_default();
        matches!(self.at(start), Some(b':' | b';'))
            || inner.iter().any(|&b| class::OF[usize::from(b)] == class::MARK)
    }

    fn meets(&self, part: Range<usize>) -> bool {
        !part.is_empty() && overlaps(&part, self.edit)
    }

    /// The byte at a place of the token.
    fn at(&self, at: usize) -> Option<u8> {
        self.bytes.get(at).copied()
    }

    /// The byte before a place, if it is one of the token's.
    fn before(&self, at: usize) -> Option<u8> {
        if at > self.start { self.at(at - 1) } else { None }
    }

    fn is_word_at(&self, at: usize) -> bool {
        self.at(at).is_some_and(is_word)
    }

    fn is_word_before(&self, at: usize) -> bool {
        self.before(at).is_some_and(is_word)
    }

    /// Where the run of bytes that `belongs` accepts and that ends at `at` starts: at a character.
    fn run_start(&self, at: usize, belongs: impl Fn(u8) -> bool) -> usize {
        let run = self.bytes[self.start..at].iter().rev().take_while(|&&b| belongs(b)).count();
        self.run_end(at - run, |b| (0x80..0xC0).contains(&b)).min(at)
    }

    /// Where the run of bytes that `belongs` accepts and that starts at `at` ends.
    fn run_end(&self, at: usize, belongs: impl Fn(u8) -> bool) -> usize {
        at + self.bytes[at..].iter().take_while(|&&b| belongs(b)).count()
    }

    /// The places of a byte in the token from `at` on.
    fn find(&self, byte: u8, at: usize) -> Option<usize> {
        memchr::memchr(byte, self.bytes.get(at..)?).map(|found| at + found)
    }

    /// Where a part that reaches up to `end` ends without the sentence marks and the closing marks behind it. A closing
    /// bracket belongs to it when it was opened in it.
    fn without_marks(&self, start: usize, mut end: usize) -> usize {
        if self.is_cut && end == self.end {
            return end;
        }
        let part = &self.bytes[start..end];
        let surplus = |open: u8, close: u8| {
            let count = |mark: u8| part.iter().filter(|&&b| b == mark).count();
            count(close).saturating_sub(count(open))
        };
        let mut unopened: Option<[usize; 3]> = None;
        loop {
            let bracket = match self.bytes[start..end] {
                [.., b'.' | b',' | b';' | b':' | b'!' | b'?' | b'\'' | b'*' | b'_'] => {
                    end -= 1;
                    continue;
                }
                [.., 0xE2, 0x80, 0x98 | 0x99] => {
                    end -= 3;
                    continue;
                }
                [.., b')'] => 0,
                [.., b']'] => 1,
                [.., b'}'] => 2,
                _ => return end,
            };
            let unopened = unopened
                .get_or_insert_with(|| [surplus(b'(', b')'), surplus(b'[', b']'), surplus(b'{', b'}')]);
            if unopened[bracket] == 0 {
                return end;
            }
            unopened[bracket] -= 1;
            end -= 1;
        }
    }
}

/// Letters, digits and `_`. Of other than ASCII, all characters but those that share their lead byte with ’ or ´.
const fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80 && byte != 0xE2 && byte != 0xC2
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The protected parts of a text, found by an edit of each of its characters.
    fn parts(text: &str) -> Vec<&str> {
        let mut parts: Vec<Range<usize>> = Vec::new();
        for (at, c) in text.char_indices() {
            let range = at..at + c.len_utf8();
            if meets(text, &range) {
                match parts.last_mut() {
                    Some(last) if last.end == at => last.end = range.end,
                    _ => parts.push(range),
                }
            }
        }
        parts.into_iter().map(|part| crate::chars::slice(text, part)).collect()
    }

    #[test]
    fn what_is_protected() {
        for (text, expected) in [
            // URLs
            ("Voir http://ex.fr/a?b=1;c:d à", &["http://ex.fr/a?b=1;c:d"][..]),
            ("http://ex.fr/!", &["http://ex.fr/"]),
            ("(http://x.fr), «http://x.fr/a_(b)»…", &["http://x.fr", "http://x.fr/a_(b)"]),
            ("voir:https://x.fr/l'an...", &["https://x.fr/l'an"]),
            ("\u{AB}\u{A0}http://x.fr\u{202F}?\u{A0}\u{BB}", &["http://x.fr"]),
            (
                "git+ssh://x/y; WWW.EXEMPLE.FR, www.x.fr/?q=l'an",
                &["git+ssh://x/y", "WWW.EXEMPLE.FR", "www.x.fr/?q=l'an"],
            ),
            (
                "mailto:a@b.fr tel:+33123 data:text/plain,a;b tel:0123",
                &["mailto:a@b.fr", "tel:+33123", "data:text/plain,a;b"],
            ),
            ("**http://x.fr** <http://x.fr>", &["http://x.fr", "http://x.fr"]),
            ("http://x.fr/l’été’", &["http://x.fr/l’été"]),
            ("http://, https:// :// ://a www._ www.", &[]),
            // Addresses
            ("a@b.fr, jean.d'arc+x@exemple.org!", &["a@b.fr", "jean.d'arc+x@exemple.org"]),
            (
                "d'anne@x.fr o'brien@x.fr l’ami@x.fr l'l'un@x.fr",
                &["anne@x.fr", "o'brien@x.fr", "ami@x.fr", "un@x.fr"],
            ),
            ("git@github.com:a/b.git @moi, @moi.", &["git@github.com:a/b.git", "@moi", "@moi"]),
            (
                "jean[at]exemple.fr. (jean(arobase)x[point]fr)",
                &["jean[at]exemple.fr", "jean(arobase)x[point]fr"],
            ),
            ("a @ b, @ @!", &[]),
            // Domains
            (
                "exemple.fr, l'exemple.fr:8080/x? lemonde.fr!",
                &["exemple.fr", "exemple.fr:8080/x", "lemonde.fr"],
            ),
            ("bbc.co.uk.Le mot; x.org/a", &["bbc.co.uk", "x.org/a"]),
            (
                "mot.Mot fin.Le REGARDS.FR M.de M.Dupont J.-P. U.S.A Mme.de etc.net.",
                &["REGARDS.FR", "etc.net"],
            ),
            ("été.fr exemple.de Exemple.de .fr .com a.fr-b", &["été.fr", "exemple.de"]),
            ("fin.et p.ex. c.-à-d.", &[]),
            // Paths and files
            ("/usr/bin/x: ./x, ~/x! ../a.b? (/etc)", &["/usr/bin/x", "./x", "~/x", "../a.b", "/etc"]),
            ("C:\\Users\\x; \\\\h\\x", &["C:\\Users\\x", "\\\\h\\x"]),
            (
                "notes.txt, src/main.rs! PHOTO.JPG? x.tar.gz",
                &["notes.txt", "src/main.rs", "PHOTO.JPG", "x.tar.gz"],
            ),
            ("et/ou km/h l'un/l'autre 12/05/2024 1/2 / //", &[]),
            // As behind an ellipsis.
            ("et.../ou", &["/ou"]),
            // Names
            ("std::vec::Vec, a::b! ::", &["std::vec::Vec", "a::b"]),
            (
                "2001:db8::1 et 00:80:41:ae:fd:7e, fe80::/10, ::1!",
                &["2001:db8::1", "00:80:41:ae:fd:7e", "fe80::/10", "::1"],
            ),
            ("00-80-41-ae-fd-7e, 192.168.0.1:", &["00-80-41-ae-fd-7e", "192.168.0.1"]),
            (
                "v1.2.3, v2.0 1.2.3-rc.1! 12.05.2024.Le 1.234.567 3.14 10...20 0..4",
                &["v1.2.3", "v2.0", "1.2.3-rc.1", "12.05.2024"],
            ),
            ("à 12:30, 12:30:05! 16:9; 3:2? 9:30", &["12:30", "12:30:05", "16:9", "3:2", "9:30"]),
            (":smile: :+1:! mot:oui: :a:", &[":smile:", ":+1:"]),
            // Signs
            ("a?b=1;c:d! ?x=y", &["a?b=1;c:d", "?x=y"]),
            ("%s %d, %(nom)s %-10.2f 10%d %sur 50%, %ld %", &["%s", "%d", "%(nom)s", "%-10.2f", "%ld"]),
            (
                ":-) ;) :p :D :/ <3 ^^ :'( =) >:( :)))",
                &[":-)", ";)", ":p", ":D", ":/", "<3", "^^", ":'(", "=)", ">:(", ":)))"],
            ),
            ("(:p) :-). :D, ;-)! :-\\ /!\\", &[":p", ":-)", ":D", ";-)", ":-\\", "/!\\"]),
            (": ; :a :3 :-- mot:) ;s (: a) 8) 1)", &["(:"]),
            ("--format='%H:%M' -v -Oui --Oui - -- mot--mot --dit-il--", &["--format='%H:%M", "-v"]),
            ("#fff #été, C# #5 # ##", &["#fff", "#été", "#5"]),
            // Running text
            ("Bonjour: 10% vraiment?Oui 12h30 n°5 l'an, «Ah?» dit-il: rien", &[]),
            ("Quoi?! Non!!! Hein...? (Oh!) [sic!] aujourd'hui, J.-C.", &[]),
            ("5'10\" et 2'33\", 90°C 10€ 1er R&D M&M's a_b x[0] a=b {oui} ~100 +33", &[]),
            ("Prix:10 Oui;non a,b (a)b a.b.c fin...Le Non!Si", &[]),
            ("\u{AD}\u{200B}", &[]),
            ("ex\u{200B}emple.fr http://x\u{AD}.fr", &["emple.fr", "http://x"]),
        ] {
            assert_eq!(parts(text), expected, "{text:?}");
        }
    }

    #[test]
    fn touching_is_not_meeting() {
        let text = "a (http://x.fr)! b";
        for (range, met) in [
            (3..3, false),
            (4..4, true),
            (14..14, false),
            (13..13, true),
            (2..3, false),
            (14..16, false),
            (13..15, true),
            (0..5, true),
            (0..text.len(), true),
            (16..18, false),
            (16..17, false),
        ] {
            assert_eq!(meets(text, &range), met, "{range:?}");
        }
    }

    #[test]
    fn ranges_that_are_none_of_the_text_are_met() {
        let reversed = Range { start: 1, end: 0 };
        for range in [reversed, 1..9, 9..9, 1..2, 2..2] {
            assert!(meets("aé", &range), "{range:?}");
        }
        assert!(!meets("aé", &(1..3)));
    }

    #[test]
    fn long_tokens_are_judged_by_what_is_near() {
        let long = "a".repeat(10_000);
        let text = format!("http://{long}'{long}");
        assert!(meets(&text, &(300..301)));
        assert!(!meets(&text, &(10_007..10_008)), "the scheme is too far off");
        let text = format!("http://x.fr/{}! b", "a".repeat(400));
        assert!(meets(&text, &(0..text.len())));
        assert!(meets(&text, &(411..412)));
        assert!(!meets(&text, &(412..413)), "the mark behind it");
    }

    fn odd_text() -> impl Strategy<Value = String> {
        prop::collection::vec(
            prop::sample::select(vec![
                "http://",
                "www.",
                "ex",
                ".fr",
                ".txt",
                "@",
                "[at]",
                ":",
                "::",
                "12",
                "f0",
                "/",
                "\\",
                "?",
                "=",
                "%s",
                "%",
                "#",
                "--",
                "-",
                "'",
                "’",
                "é",
                "œ",
                " ",
                "\u{A0}",
                "\u{202F}",
                "«",
                "»",
                "\"",
                ";",
                "!",
                "...",
                "…",
                "(",
                ")",
                "[",
                "]",
                "<",
                ">",
                "^^",
                "_",
                "v1.",
                "日",
                "。",
                "\u{200B}",
                "👨\u{200D}👩",
                "e\u{301}",
                "\n",
                "$",
                "{",
                "}",
            ]),
            0..12,
        )
        .prop_map(|parts| parts.concat())
    }

    proptest! {
        #[test]
        fn any_range_of_any_text_is_judged(text in odd_text(), start in 0_usize..40, end in 0_usize..40) {
            let range = start..end;
            if text.get(range.clone()).is_some() && plain::is_plain(text.as_bytes(), &range) {
                let token = Token::around(text.as_bytes(), start, &range);
                prop_assert!(!token.is_met(), "a plain token holds nothing");
            }
            let met = meets(&text, &range);
            match text.get(range.clone()) {
                None => prop_assert!(met),
                Some(part) if part.chars().all(char::is_whitespace) && !part.is_empty() => prop_assert!(!met),
                Some(part) if !part.is_empty() => {
                    // An edit meets what an edit of one of its characters meets.
                    let any = part.char_indices().any(|(at, c)| {
                        let at = start + at;
                        meets(&text, &(at..at + c.len_utf8()))
                    });
                    prop_assert_eq!(met, any);
                }
                Some(_) => {
                    let touches_stop = crate::chars::before(&text, start).is_none_or(char::is_whitespace)
                        || crate::chars::after(&text, start).is_none_or(char::is_whitespace);
                    prop_assert!(!(met && touches_stop));
                }
            }
        }
    }
}
