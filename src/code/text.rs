//! Whether a text speaks of code: there a dot, a bracket or a quotation mark that touches two words is no fault.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

use crate::chars::{after, before, blanks_after, blanks_before, is_blank, slice, word_after, word_before};
use crate::words::languages_of;

/// What a text has of code, found out once and only when asked.
#[derive(Debug, Default)]
pub(crate) struct Code<'t> {
    text: &'t str,
    is_spoken_of: OnceCell<bool>,
    members: OnceCell<Members<'t>>,
    parted: OnceCell<HashSet<(&'t str, &'t str)>>,
    beginnings: OnceCell<HashMap<&'t str, Behind<'t>>>,
    calls: OnceCell<HashSet<&'t str>>,
    always_called: OnceCell<HashSet<&'t str>>,
}

impl<'t> Code<'t> {
    pub(crate) fn of(text: &'t str) -> Self {
        Self { text, ..Self::default() }
    }

    /// Whether the text speaks of code.
    pub(crate) fn is_spoken_of(&self) -> bool {
        *self.is_spoken_of.get_or_init(|| speaks_of_code(self.text))
    }

    /// Whether the text has members of a name elsewhere (`net.connect`), or the two words with a dot between more than
    /// once.
    pub(crate) fn has_member(&self, name: &str, member: &str) -> bool {
        let members = self.members.get_or_init(|| Members::of(self.text));
        members.owners.contains(name) || members.again.contains(&(name, member))
    }

    /// Whether the two words stand in the text more than once with a dot between.
    pub(crate) fn has_again(&self, name: &str, member: &str) -> bool {
        self.members.get_or_init(|| Members::of(self.text)).again.contains(&(name, member))
    }

    /// Whether the two words stand in the text with a dot and a blank between.
    pub(crate) fn has_parted(&self, name: &str, member: &str) -> bool {
        self.parted.get_or_init(|| parted(self.text)).contains(&(name, member))
    }

    /// Whether a word begins sentences of the text: it stands behind the dot of a known word other than `last`, which has no
    /// members. Whether a space parts the two makes no difference.
    pub(crate) fn begins_sentences(&self, word: &str, last: &str) -> bool {
        let behind = self.beginnings.get_or_init(|| beginnings(self.text)).get(word);
        behind.is_some_and(|behind| match *behind {
            Behind::One(other) => other != last && !self.has_member(other, word),
            Behind::Several => true,
        })
    }

    /// Whether the text has a word with a bracket of arguments right behind it; `is_call` tells what may be such, by the word
    /// and what the bracket holds, and is always to be the same.
    pub(crate) fn has_call(&self, name: &str, is_call: impl Fn(&str, &str) -> bool) -> bool {
        self.calls.get_or_init(|| calls(self.text, is_call)).contains(name)
    }

    /// Whether the text has a word with a round bracket right behind it again and again, and never with a space between;
    /// `is_counted` tells by what a bracket holds whether it counts, and is always to be the same.
    pub(crate) fn is_always_called(&self, name: &str, is_counted: impl Fn(&str) -> bool) -> bool {
        self.always_called.get_or_init(|| always_called(self.text, is_counted)).contains(name)
    }
}

/// What a text joins with dots.
#[derive(Debug)]
struct Members<'t> {
    /// Words with a dot and a small letter, a digit or a `_` behind them, but for names of files.
    owners: HashSet<&'t str>,
    /// Words with a dot and a capital behind them, each with its member, that stand in the text more than once.
    again: HashSet<(&'t str, &'t str)>,
}

impl<'t> Members<'t> {
    fn of(text: &'t str) -> Self {
        let mut owners = HashSet::new();
        let mut pairs: HashMap<(&str, &str), bool> = HashMap::new();
        for dot in memchr::memchr_iter(b'.', text.as_bytes()) {
            let owner = word_before(text, dot);
            let Some(first) = after(text, dot + 1).filter(|_| !owner.is_empty()) else { continue };
            let member = word_after(text, dot + 1);
            if first.is_uppercase() {
                pairs.entry((owner, member)).and_modify(|is_again| *is_again = true).or_default();
            } else if first.is_alphanumeric() || first == '_' {
                owners.insert(owner);
            }
        }
        let again = pairs.into_iter().filter(|&(_, is_again)| is_again).map(|(pair, _)| pair).collect();
        Self { owners, again }
    }
}

/// The words of a text with a dot and blanks behind them, each with the word that follows and has a capital.
fn parted(text: &str) -> HashSet<(&str, &str)> {
    let pairs = memchr::memchr_iter(b'.', text.as_bytes()).filter_map(|dot| {
        let start = blanks_after(text, dot + 1);
        let leads = start > dot + 1 && after(text, start).is_some_and(char::is_uppercase);
        leads.then(|| (word_before(text, dot), word_after(text, start)))
    });
    pairs.collect()
}

/// The words that a word with a capital stands behind, a dot between.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Behind<'t> {
    One(&'t str),
    Several,
}

/// The words of a text with a capital that stand behind the dot of a known word in small letters.
fn beginnings(text: &str) -> HashMap<&str, Behind<'_>> {
    let mut beginnings = HashMap::new();
    for dot in memchr::memchr_iter(b'.', text.as_bytes()) {
        let blanks = blanks_after(text, dot + 1);
        let start = blanks + usize::from(after(text, blanks) == Some('\n'));
        let last = word_before(text, dot);
        if after(text, start).is_some_and(char::is_uppercase)
            && last.starts_with(char::is_lowercase)
            && languages_of(last) != 0
        {
            let one = Behind::One(last);
            let behind = beginnings.entry(word_after(text, start)).or_insert(one);
            if *behind != one {
                *behind = Behind::Several;
            }
        }
    }
    beginnings
}

/// The words of a text that have a bracket of arguments right behind them.
fn calls(text: &str, is_call: impl Fn(&str, &str) -> bool) -> HashSet<&str> {
    let called = brackets(text).filter_map(|(open, inside)| {
        let name = word_before(text, open);
        (!name.is_empty() && is_call(name, inside?)).then_some(name)
    });
    called.collect()
}

/// The words of a text that have a bracket of some kind right behind them three times or more, and never one that stands apart.
fn always_called(text: &str, is_counted: impl Fn(&str) -> bool) -> HashSet<&str> {
    const FEWEST: usize = 3;
    let mut glued: HashMap<&str, usize> = HashMap::new();
    let mut parted: HashSet<&str> = HashSet::new();
    for (open, _) in brackets(text).filter(|&(_, inside)| inside.is_some_and(&is_counted)) {
        let end = blanks_before(text, open);
        let word = word_before(text, end);
        if end < open {
            parted.insert(word);
        } else if !word.is_empty() {
            *glued.entry(word).or_default() += 1;
        }
    }
    glued.retain(|word, count| *count >= FEWEST && !parted.contains(word));
    glued.into_keys().collect()
}

/// Where the round brackets of a text open, and what they hold; `None` where that has other brackets, or is long.
pub(crate) fn brackets(text: &str) -> impl Iterator<Item = (usize, Option<&str>)> {
    /// Longer lists of arguments are not looked through.
    const FAR: usize = 100;
    let bytes = text.as_bytes();
    memchr::memchr_iter(b'(', bytes).map(move |open| {
        let rest = &bytes[open + 1..bytes.len().min(open + 1 + FAR)];
        let end = rest.iter().position(|b| matches!(b, b'(' | b')' | b'\n'));
        let len = end.filter(|&len| rest[len] == b')');
        (open, len.map(|len| slice(text, open + 1..open + 1 + len)))
    })
}

/// Whether a text holds signs of code that no pass sets or takes away, often: `name()`, `a::b`, `snake_case`, braces, `=` between
/// blanks, operators with `=`, closing tags. What stands in addresses and handles is not counted.
fn speaks_of_code(text: &str) -> bool {
    has_often(text, |at, b| matches!(b, b'(' | b'_' | b':' | b'{' | b'=' | b'<') && is_sign(text, at))
}

/// Whether a text has signs three times at least, and once in about 300 words; `is_sign` is asked of each byte and its place.
fn has_often(text: &str, is_sign: impl Fn(usize, u8) -> bool) -> bool {
    const FEWEST: usize = 3;
    /// What about 300 words have. Letters are counted, since passes set spaces.
    const LETTERS_FOR_ONE: usize = 1500;
    let letters = text.bytes().filter(|&b| leads_letter(b)).count();
    let enough = FEWEST.max(letters / LETTERS_FOR_ONE);
    text.bytes().enumerate().filter(|&(at, b)| is_sign(at, b)).nth(enough - 1).is_some()
}

/// Whether a byte is the first of a letter: those of spaces, apostrophes and quotation marks are not.
fn leads_letter(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte >= 0xC3 && byte != 0xE2
}

/// Whether the byte at `at` makes a sign of code with its neighbours.
fn is_sign(text: &str, at: usize) -> bool {
    let is_word_char = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let (left, right) = (before(text, at), after(text, at + 1));
    match text.as_bytes()[at] {
        b'(' => right == Some(')') && is_word_char(left),
        b'_' => is_word_char(left) && is_word_char(right) && !is_in_address(text, at),
        b':' => right == Some(':') && is_word_char(left) && is_word_char(after(text, at + 2)),
        b'{' => true,
        b'=' => {
            // The blanks at the ends of lines may go.
            let is_free = |c: Option<char>| c.is_none_or(|c| is_blank(c) || c == '\n');
            let stands_free = is_free(left) && is_free(right);
            stands_free || matches!(left, Some('=' | '!' | ':' | '+')) || right == Some('>')
        }
        _ => right == Some('/') && after(text, at + 2).is_some_and(|c| c.is_ascii_lowercase()),
    }
}

/// Whether the sign at `at` stands in a handle, a path or a URL.
fn is_in_address(text: &str, at: usize) -> bool {
    /// Longer heads of addresses are not looked through.
    const FAR: usize = 100;
    let mut token = slice(text, 0..at).chars().rev().take(FAR).take_while(|c| !c.is_whitespace());
    token.any(|c| matches!(c, '@' | '#' | '/'))
}

/// Whether a text speaks of programs: besides what the text of code has, it names files, versions and numbers of issues.
pub(crate) fn is_technical(text: &str) -> bool {
    const FILES: [&[u8]; 8] = [b"c", b"cfg", b"conf", b"h", b"py", b"sh", b"so", b"txt"];
    let bytes = text.as_bytes();
    let at = |at: usize| bytes.get(at).copied().unwrap_or(b' ');
    let is_sign = |place: usize, b: u8| {
        let (last, next) = (place.checked_sub(1).map_or(b' ', at), at(place + 1));
        match b {
            b'_' => last.is_ascii_alphanumeric() && next.is_ascii_alphanumeric(),
            b'/' => matches!(last, b' ' | b'\n' | b'"' | b'\'' | b'(' | b'`') && next.is_ascii_lowercase(),
            b'#' => next.is_ascii_digit(),
            b'.' if last.is_ascii_digit() && next.is_ascii_digit() => {
                // The second dot of a version.
                let digits = bytes[..place].iter().rev().take(3).take_while(|b| b.is_ascii_digit()).count();
                let head = &bytes[..place - digits];
                matches!(head, [.., digit, b'.'] if digit.is_ascii_digit())
            }
            b'.' if last.is_ascii_alphanumeric() => FILES.iter().any(|name| {
                bytes[place + 1..].starts_with(name) && !at(place + 1 + name.len()).is_ascii_alphanumeric()
            }),
            _ => false,
        }
    };
    has_often(text, is_sign) || Code::of(text).is_spoken_of()
}

#[cfg(test)]
mod tests {
    use super::{is_technical, speaks_of_code};

    #[test]
    fn signs_of_code_are_counted() {
        for code in [
            "Call `read()`, then `write()`, then `close()`.",
            "It is std::fmt, std::io and std::fs.",
            "fn main() { let a = 1; }",
            "The keys are max_width, tab_width and hard_tabs.",
            "<p>One</p> <p>Two</p> <p>Three</p>",
        ] {
            assert!(speaks_of_code(code), "{code}");
        }
    }

    #[test]
    fn prose_holds_none() {
        for prose in [
            "Le bac (un vieux ferry) part à l’heure : trois fois par jour. Le prix = 3 €.",
            "Follow @port_of_brest, @a_b_c and #le_bac_du_port on https://example.com/a_b_c?x_y=1.",
            "",
        ] {
            assert!(!speaks_of_code(prose), "{prose}");
        }
    }

    #[test]
    fn versions_and_paths_are_technical() {
        assert!(is_technical("Since 1.2.3 it reads /etc/hosts, see #42."));
        assert!(!is_technical("On 3.4.2019 he paid $5 and/or 4.5 pounds, or 1.5 of 2.5 miles."));
    }
}
