//! Protected spans: text that no edit may change in part.
//!
//! Built in are the forms that running text holds and that look like faults of typography: URLs, e-mail addresses,
//! domains, paths, `a::b`, IPv6 and MAC addresses, clock times, ratios, versions, templates, HTML entities and tags, code
//! spans and fences, smileys and `:shortcodes:`. A caller adds regular expressions.
//!
//! Touching isn't meeting: an edit beside a span, such as a space before the `?` after a URL, is no edit of it.
//! [Deleting whole lines](crate::Edits::delete_lines) may take built-in spans with them, a caller's never.

use std::borrow::Cow;
use std::ops::Range;

use regex::Regex;

use crate::error::{BuildError, BuildErrorKind};

mod paired;
mod tokens;

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
}

/// Compiles a caller's pattern, which must not match the empty string.
pub(crate) fn compile(what: Cow<'static, str>, pattern: &str) -> Result<Regex, BuildError> {
    let regex = Regex::new(pattern).map_err(|source| BuildErrorKind::Pattern {
        what: what.clone(),
        pattern: pattern.to_owned(),
        source: Box::new(source),
    })?;
    if regex.is_match("") {
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

    /// Finds the spans that need a search of the whole text: paired forms, and the caller's. Sorted, merged where
    /// spans of one kind overlap.
    pub(crate) fn find(&self, text: &str, spans: &mut Vec<Span>) {
        paired::find(text, spans);
        for regex in &self.callers {
            spans.extend(regex.find_iter(text).map(|m| Span { start: m.start(), end: m.end(), is_callers: true }));
        }
        spans.sort_unstable_by_key(|span| (span.start, span.end));
    }

    /// Whether an edit of `range` would change part of a protected span; for whole `lines`, of a caller's.
    pub(crate) fn meets(&self, text: &str, spans: &[Span], range: Range<usize>, lines: bool) -> bool {
        meets_any(spans, &range, |span| span.is_callers || !lines) || !lines && tokens::meets(text, &range)
    }
}

/// Whether a range changes part of one of the spans: shares a byte with it or, when empty, stands inside it.
fn meets_any(spans: &[Span], range: &Range<usize>, counts: impl Fn(&Span) -> bool) -> bool {
    // Spans are few, and sorted by their start; overlapping ones are rare, so a walk back from the range suffices
    // only when ends are sorted too, which `find` doesn't promise. Look at all that start before the range ends.
    let upto = spans.partition_point(|span| span.start < range.end.max(range.start + 1));
    spans[..upto].iter().rev().filter(|span| counts(span)).any(|span| overlaps(span.start..span.end, range))
}

fn overlaps(span: Range<usize>, range: &Range<usize>) -> bool {
    if range.is_empty() {
        span.start < range.start && range.start < span.end
    } else {
        span.start < range.end && range.start < span.end
    }
}
