//! Texts that a pattern matches, so that a rule made of a pattern needs no example.

use std::collections::BTreeSet;

use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::string::string_regex;
use proptest::test_runner::TestRunner;
use regex::Regex;

use super::quiet::quietly;

/// A few short texts that the pattern matches; none when it looks around itself in a way that nothing short satisfies.
pub(super) fn of_pattern(pattern: &str) -> BTreeSet<String> {
    /// What is tried, and what is kept.
    const TRIED: usize = 24;
    const KEPT: usize = 6;
    /// In characters: a longer one would crowd out all else.
    const LONGEST: usize = 80;
    // What proptest can't make a text of may panic there.
    let texts = quietly(|| {
        let strategy = string_regex(&without_looks(pattern)).ok()?;
        let mut runner = TestRunner::deterministic();
        let mut texts = BTreeSet::new();
        for _ in 0..TRIED {
            let mut tree = strategy.new_tree(&mut runner).ok()?;
            texts.insert(tree.current());
            while tree.simplify() {}
            texts.insert(tree.current());
        }
        Some(texts)
    });
    let (Ok(Some(texts)), Ok(regex)) = (texts, Regex::new(pattern)) else { return BTreeSet::new() };
    let mut texts: Vec<String> = texts.into_iter().collect();
    texts.retain(|text| regex.is_match(text) && text.chars().count() <= LONGEST);
    texts.sort_by_key(|text| text.chars().count());
    texts.truncate(KEPT);
    texts.into_iter().collect()
}

/// A pattern without what matches no character: the ends of lines and of words.
fn without_looks(pattern: &str) -> String {
    let mut bare = String::with_capacity(pattern.len());
    let mut chars = pattern.chars().peekable();
    let mut classes = 0_usize;
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('b' | 'B' | 'A' | 'z' | '<' | '>') if classes == 0 => {
                    // `\b{start}`
                    if chars.peek() == Some(&'{') {
                        chars.by_ref().find(|&c| c == '}');
                    }
                }
                Some(escaped) => bare.extend(['\\', escaped]),
                None => bare.push('\\'),
            },
            '^' | '$' if classes == 0 => {}
            _ => {
                match c {
                    '[' => classes += 1,
                    ']' => classes = classes.saturating_sub(1),
                    _ => {}
                }
                bare.push(c);
            }
        }
    }
    bare
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_is_matched() {
        for pattern in [
            "!!",
            "!!+",
            r"(\d+) ?km\b",
            r"(?m)^\s*-\s+",
            r"\b[A-Z][^a-z]?\b",
            "(?i)le le|la la",
            r"\s*\(TK\)",
            r"[^\]]+\$",
            r"\b{start}mot",
            "é{2,}",
        ] {
            let texts = of_pattern(pattern);
            assert!((1..=6).contains(&texts.len()), "{pattern}: {texts:?}");
        }
        assert!(of_pattern("!!").contains("!!"));
        assert!(of_pattern("le le|la la").len() == 2);
    }

    #[test]
    fn what_nothing_matches_has_no_text() {
        for pattern in [r"a\bb", "(", r"\p{Nothing}", r"\b", ""] {
            assert!(of_pattern(pattern).iter().all(String::is_empty), "{pattern}");
        }
    }
}
