//! Protected spans: text that no edit may change in part.
//!
//! Built in are the forms that running text holds and that look like faults of typography: URLs, e-mail addresses,
//! domains, paths, `a::b`, IPv6 and MAC addresses, clock times, ratios, versions, templates, HTML entities and tags, code
//! spans and fences, the front matter of Markdown files, formulas of spreadsheets (`=SOMME(A1;B1)`), entries of
//! catalogues of messages (`msgid "…"`), short lines with signs that only code has (`&&`, `==`, `nom = "Paul"`), smileys and
//! `:shortcodes:`. A caller adds regular expressions.
//!
//! A URL ends at a quotation mark, and a path at an apostrophe too: in French both follow such forms far more often than
//! they belong to them.
//!
//! Touching isn't meeting: an edit beside a span, such as a space before the `?` after a URL, is no edit of it.
//! [Deleting whole lines](crate::Edits::delete_lines) may take built-in spans with them, a caller's never.

use std::borrow::Cow;
use std::ops::Range;

use regex::Regex;

use crate::error::{BuildError, BuildErrorKind};

mod paired;
mod tokens;

pub(crate) use paired::{front_matter_end, value_place_end};
pub(crate) use tokens::{is_option, meets_address, parts_tokens};

/// A finder of spans to protect.
///
/// ```
/// use guillemot::{Locale, Pipeline, Protect};
/// use guillemot::passes::FrenchSpacing;
///
/// let pipeline = Pipeline::builder()
///     .pass(FrenchSpacing::new())
///     .protect(Protect::regex("Yahoo !")?)
///     .build()?;
/// assert_eq!(pipeline.clean("Yahoo ! paie !").as_str(), "Yahoo ! paie\u{202F}!");
/// # Ok::<(), guillemot::BuildError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Protect(Regex);

impl Protect {
    /// Protects each match of a regular expression.
    ///
    /// # Errors
    ///
    /// When `pattern` is no regular expression, or matches the empty string.
    pub fn regex(pattern: &str) -> Result<Self, BuildError> {
        compile(Cow::Borrowed("a protected span"), pattern).map(Self)
    }

    /// Protects words and phrases as they are written here, where no letter, digit or `_` touches them.
    ///
    /// ```
    /// use guillemot::{Locale, Pipeline, Protect};
    ///
    /// let names = Protect::words(["Yahoo !", "Wham!"])?;
    /// let pipeline = Pipeline::typography(Locale::FR_FR).to_builder().protect(names).build()?;
    /// assert_eq!(pipeline.clean("Yahoo ! paie Wham!").as_str(), "Yahoo ! paie Wham!");
    /// # Ok::<(), guillemot::BuildError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When there are none, or one of them is empty.
    pub fn words<W: AsRef<str>>(words: impl IntoIterator<Item = W>) -> Result<Self, BuildError> {
        let is_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        let mut pattern = String::new();
        for (index, word) in words.into_iter().enumerate() {
            let word = word.as_ref();
            if word.is_empty() {
                return Err(BuildErrorKind::EmptyWord { index }.into());
            }
            let [start, end] = [is_word(word.chars().next()), is_word(word.chars().next_back())]
                .map(|touches| if touches { r"\b" } else { "" });
            let bar = if index == 0 { "" } else { "|" };
            pattern.extend([bar, start, &regex::escape(word), end]);
        }
        if pattern.is_empty() {
            return Err(BuildErrorKind::NoWords.into());
        }
        Self::regex(&pattern)
    }
}

/// Compiles a caller's pattern, which must not match the empty string.
pub(crate) fn compile(what: Cow<'static, str>, pattern: &str) -> Result<Regex, BuildError> {
    let regex = Regex::new(pattern).map_err(|error| BuildErrorKind::Pattern {
        what: what.clone(),
        pattern: pattern.to_owned(),
        error: Box::new(error),
    })?;
    // `\b` is none of the first, `(?m)^` one of the others.
    if ["", "a", "\n"].iter().any(|text| regex.find_iter(text).any(|found| found.is_empty())) {
        return Err(BuildErrorKind::EmptyMatch { what, pattern: pattern.to_owned() }.into());
    }
    Ok(regex)
}

/// A protected span that a search of the whole text found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// A caller's span, which not even a deletion of whole lines may take.
    pub(crate) is_callers: bool,
}

/// All that a pipeline protects.
#[derive(Debug, Clone, Default)]
pub(crate) struct Protection {
    callers: Vec<Regex>,
}

impl Protection {
    pub(crate) fn add(&mut self, protect: Protect) {
        self.callers.push(protect.0);
    }

    /// Whether a search of the text could find anything.
    pub(crate) fn may_hold_in(&self, text: &str) -> bool {
        !self.callers.is_empty() || paired::has_lead(text)
    }

    /// Finds the spans that need a search of the whole text: paired forms, and the caller's.
    ///
    /// First the built-in ones, then the caller's; each kind in order and apart, spans that overlap being one.
    pub(crate) fn find(&self, text: &str, spans: &mut Vec<Span>) {
        paired::find(text, spans);
        for regex in &self.callers {
            // No pattern is known to match nothing, but in some text one may.
            let found = regex.find_iter(text).filter(|found| !found.is_empty());
            spans.extend(found.map(|found| Span {
                start: found.start(),
                end: found.end(),
                is_callers: true,
            }));
        }
        tidy(spans);
    }
}

/// Whether an edit of `range` would change part of a protected span; for whole `lines`, of a caller's.
pub(crate) fn meets(text: &str, spans: &[Span], range: Range<usize>, lines: bool) -> bool {
    let (built_in, callers) = spans.split_at(spans.partition_point(|span| !span.is_callers));
    meets_any(callers, &range) || !lines && (meets_any(built_in, &range) || tokens::meets(text, &range))
}

/// Whether an edit of `range` would change part of a built-in span that reaches beyond it: not of one that stands in the range
/// alone, such as an entity.
pub(crate) fn meets_wider(spans: &[Span], range: &Range<usize>) -> bool {
    let (built_in, _) = spans.split_at(spans.partition_point(|span| !span.is_callers));
    let next = built_in.partition_point(|span| span.end <= range.start);
    let is_wider = |span: &Span| span.start < range.start || span.end > range.end;
    let is_met = |span: &&Span| span.start < range.end;
    built_in[next..].iter().take_while(is_met).any(is_wider)
}

/// Sorts the spans, and makes one of those of a kind that overlap.
fn tidy(spans: &mut Vec<Span>) {
    let key = |span: &Span| (span.is_callers, span.start);
    if !spans.is_sorted_by_key(key) {
        spans.sort_unstable_by_key(key);
    }
    spans.dedup_by(|next, span| {
        let is_one = next.is_callers == span.is_callers && next.start < span.end;
        if is_one {
            span.end = span.end.max(next.end);
        }
        is_one
    });
}

/// Whether a range changes part of one of the spans, which are in order and apart.
fn meets_any(spans: &[Span], range: &Range<usize>) -> bool {
    let next = spans.partition_point(|span| span.end <= range.start);
    spans.get(next).is_some_and(|span| overlaps(&(span.start..span.end), range))
}

/// Whether a range shares a byte with a span or, when empty, stands inside it. Touching isn't meeting.
const fn overlaps(span: &Range<usize>, range: &Range<usize>) -> bool {
    span.start < range.end && range.start < span.end
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::chars::slice;

    fn span(start: usize, end: usize, is_callers: bool) -> Span {
        Span { start, end, is_callers }
    }

    fn protecting(patterns: &[&str]) -> Protection {
        let mut protection = Protection::default();
        for pattern in patterns {
            protection.add(Protect::regex(pattern).expect("a pattern of the tests"));
        }
        protection
    }

    fn found(protection: &Protection, text: &str) -> Vec<Span> {
        let mut spans = Vec::new();
        protection.find(text, &mut spans);
        spans
    }

    #[test]
    fn words_stand_alone() {
        let names = Protect::words(["Wham!", "M.A.", "a b"]).expect("three names");
        let mut protection = Protection::default();
        protection.add(names);
        assert_eq!(
            found(&protection, "Wham! Whams! MaA. M.A. la b, a bc a b"),
            [span(0, 5, true), span(18, 22, true), span(34, 37, true),]
        );
        assert!(Protect::words::<&str>([]).is_err());
        assert!(Protect::words(["a", ""]).is_err());
    }

    #[test]
    fn spans_of_a_kind_are_merged_and_kinds_kept_apart() {
        let protection = protecting(&["b.?c", "cd"]);
        assert_eq!(
            found(&protection, "ab `bcd` {{b}}c"),
            [span(3, 8, false), span(9, 14, false), span(4, 7, true),]
        );
        assert_eq!(
            found(&protecting(&["ab", "cd"]), "abcd"),
            [span(0, 2, true), span(2, 4, true)],
            "touching"
        );
    }

    #[test]
    fn a_deletion_of_lines_takes_what_is_built_in_and_nothing_of_a_callers() {
        let text = "un `mot` deux";
        let protection = protecting(&["mot"]);
        let spans = found(&protection, text);
        assert!(meets(text, &spans, 4..5, false));
        assert!(meets(text, &spans, 0..text.len(), true));
        assert!(!meets(text, &spans, 0..4, true), "the mark alone is built in");
        assert!(meets(text, &spans, 0..4, false));
        assert!(!meets(text, &spans, 0..3, false), "touching");
        assert!(!meets(text, &spans, 8..8, false), "touching");
    }

    #[test]
    fn a_span_that_reaches_beyond_a_range_is_wider() {
        let text = "`a&eacute;` l&#39;&eacute;t&eacute; <b id=\"&eacute;\">";
        let spans = found(&Protection::default(), text);
        let entities = text
            .match_indices('&')
            .map(|(at, _)| at..at + slice(text, at..text.len()).find(';').expect("closed") + 1);
        let wider: Vec<bool> = entities.map(|entity| meets_wider(&spans, &entity)).collect();
        assert_eq!(wider, [true, false, false, false, true]);
    }

    proptest! {
        #[test]
        fn the_search_agrees_with_a_walk(
            spans in prop::collection::vec((0_usize..30, 1_usize..6, any::<bool>()), 0..8),
            start in 0_usize..36,
            len in 0_usize..4,
            lines: bool,
        ) {
            let mut text = "m ".repeat(20);
            let mut all: Vec<Span> = spans.iter().map(|&(at, len, callers)| span(at, at + len, callers)).collect();
            let range = start..start + len;
            let naive = all.iter().any(|span| {
                (span.is_callers || !lines) && overlaps(&(span.start..span.end), &range)
            });
            tidy(&mut all);
            text.truncate(40);
            prop_assert_eq!(meets(&text, &all, range, lines), naive);
        }
    }
}
