//! The map between offsets in the original text and in the cleaned text.
//!
//! The map keeps the changed segments only, sorted and disjoint. It never interpolates: an offset inside a changed
//! segment lands on one of the segment's two ends, as [`Bias`] says, so a `char` boundary maps to a `char` boundary.

use std::ops::Range;

#[cfg(feature = "serde")]
mod stored;

/// Where an offset inside a changed segment lands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bias {
    /// On the start of the segment.
    Left,
    /// On the end of the segment.
    Right,
}

/// A changed segment: `original` became `cleaned`. Either range may be empty, never both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Segment {
    pub(crate) original: Range<usize>,
    pub(crate) cleaned: Range<usize>,
}

/// A map of byte offsets, original ↔ cleaned.
///
/// ```
/// use guillemot::{Bias, Locale, Pipeline};
///
/// let original = "Quoi ?  Rien.";
/// let cleaned = Pipeline::typography(Locale::FR_FR).clean(original);
/// assert_eq!(cleaned.as_str(), "Quoi\u{202F}? Rien.");
///
/// let map = cleaned.offsets();
/// let rien = cleaned.as_str().find("Rien").unwrap();
/// assert_eq!(map.to_original(rien, Bias::Right), original.find("Rien").unwrap());
/// assert_eq!(map.to_cleaned(4, Bias::Left), 4);
/// ```
///
/// With the feature `serde` a map can be stored beside the cleaned text, and says later where something in it came from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OffsetMap {
    segments: Vec<Segment>,
    /// How long the texts are; what is asked about lies in them.
    original_len: usize,
    cleaned_len: usize,
}

impl OffsetMap {
    pub(crate) fn segments(&self) -> &[Segment] {
        &self.segments
    }

    /// Whether the map changes no offset and no text.
    #[must_use]
    pub fn is_identity(&self) -> bool {
        self.segments.is_empty()
    }

    pub(crate) fn set_lengths(&mut self, original: usize, cleaned: usize) {
        (self.original_len, self.cleaned_len) = (original, cleaned);
    }

    /// The offset in the original text for an offset in the cleaned text.
    ///
    /// Where `cleaned` lies on a `char` boundary of the cleaned text, the answer lies on one of the original. An offset behind
    /// the end of the text is taken for the end.
    /// At a place where text was deleted, `bias` chooses the side of what is gone.
    #[must_use]
    pub fn to_original(&self, cleaned: usize, bias: Bias) -> usize {
        map(&self.segments, cleaned.min(self.cleaned_len), bias, |s| (&s.cleaned, &s.original))
    }

    /// The offset in the cleaned text for an offset in the original text. See [`to_original`](Self::to_original).
    #[must_use]
    pub fn to_cleaned(&self, original: usize, bias: Bias) -> usize {
        map(&self.segments, original.min(self.original_len), bias, |s| (&s.original, &s.cleaned))
    }

    /// The part of the original text that a range of the cleaned text came from.
    ///
    /// A range that cuts a changed segment takes the whole of it; text that was deleted just outside the range stays
    /// outside, unless the range is empty. Of a range that ends before it starts, the answer is an empty one.
    ///
    /// ```
    /// let cleaned = guillemot::Pipeline::hygiene().clean("un  mot");
    /// assert_eq!(cleaned.as_str(), "un mot");
    /// assert_eq!(cleaned.offsets().to_original_range(3..6), 4..7);
    /// ```
    #[must_use]
    pub fn to_original_range(&self, cleaned: Range<usize>) -> Range<usize> {
        let [start, end] = [cleaned.start, cleaned.end].map(|at| at.min(self.cleaned_len));
        map_range(&self.segments, &(start..end), |s| (&s.cleaned, &s.original))
    }

    /// The part of the cleaned text that a range of the original text became.
    #[must_use]
    pub fn to_cleaned_range(&self, original: Range<usize>) -> Range<usize> {
        let [start, end] = [original.start, original.end].map(|at| at.min(self.original_len));
        map_range(&self.segments, &(start..end), |s| (&s.original, &s.cleaned))
    }

    /// The map after one more step, whose changed segments (in order) say what became of today's cleaned text.
    ///
    /// One linear merge. Segments of the two steps that overlap or touch become one.
    pub(crate) fn then(&mut self, step: &[Segment], spare: &mut Vec<Segment>) {
        spare.clear();
        if self.segments.is_empty() {
            self.segments.extend_from_slice(step);
            return;
        }
        let mut first = self.segments.iter().peekable();
        let mut second = step.iter().peekable();
        // What the segments that are already passed add to offsets: original → middle, middle → cleaned.
        let mut first_shift = 0_isize;
        let mut second_shift = 0_isize;
        loop {
            let start = match (first.peek(), second.peek()) {
                (None, None) => break,
                (Some(a), None) => a.cleaned.start,
                (None, Some(b)) => b.original.start,
                (Some(a), Some(b)) => a.cleaned.start.min(b.original.start),
            };
            // `start..end` is a range of the middle text; it grows while a segment of either step touches it.
            let mut end = start;
            let (original_shift, cleaned_shift) = (first_shift, second_shift);
            loop {
                if let Some(a) = first.next_if(|a| a.cleaned.start <= end) {
                    end = end.max(a.cleaned.end);
                    first_shift = shift(a.original.end, a.cleaned.end);
                } else if let Some(b) = second.next_if(|b| b.original.start <= end) {
                    end = end.max(b.original.end);
                    second_shift = shift(b.original.end, b.cleaned.end);
                } else {
                    break;
                }
            }
            spare.push(Segment {
                original: start.wrapping_add_signed(-original_shift)..end.wrapping_add_signed(-first_shift),
                cleaned: start.wrapping_add_signed(cleaned_shift)..end.wrapping_add_signed(second_shift),
            });
        }
        std::mem::swap(&mut self.segments, spare);
    }

    /// Reads the map from its start, for ranges that come in order.
    pub(crate) fn reader(&self) -> Reader<'_> {
        Reader { map: self, next: 0 }
    }

    /// Forgets the segments that `keep` refuses (those that changed something and changed it back).
    pub(crate) fn retain(&mut self, keep: impl FnMut(&Segment) -> bool) {
        self.segments.retain(keep);
    }

    pub(crate) fn clear(&mut self) {
        self.segments.clear();
    }
}

/// Maps ranges to the original that come in order, or nearly: each is looked for from where the last one was found.
pub(crate) struct Reader<'m> {
    map: &'m OffsetMap,
    next: usize,
}

impl Reader<'_> {
    /// As [`OffsetMap::to_original_range`].
    pub(crate) fn original_of(&mut self, cleaned: Range<usize>) -> Range<usize> {
        let segments = &self.map.segments;
        while segments.get(self.next).is_some_and(|segment| segment.cleaned.end < cleaned.start) {
            self.next += 1;
        }
        let last = self.next.checked_sub(1).map(|last| &segments[last]);
        let is_between = last.is_none_or(|last| last.cleaned.end < cleaned.start)
            && segments.get(self.next).is_none_or(|next| cleaned.end < next.cleaned.start);
        if !is_between {
            return map_range(segments, &cleaned, |s| (&s.cleaned, &s.original));
        }
        let shift = last.map_or(0, |last| shift(last.cleaned.end, last.original.end));
        cleaned.start.wrapping_add_signed(shift)..cleaned.end.wrapping_add_signed(shift)
    }
}

fn shift(from: usize, to: usize) -> isize {
    to.wrapping_sub(from).cast_signed()
}

type Sides = fn(&Segment) -> (&Range<usize>, &Range<usize>);

/// The segments before the first whose source range ends after `at`, or at `at` when it is empty there.
fn map(segments: &[Segment], at: usize, bias: Bias, sides: Sides) -> usize {
    let index = segments.partition_point(|s| sides(s).0.end < at);
    if let Some(segment) = segments.get(index) {
        let (from, to) = sides(segment);
        if from.start < at && at < from.end || from.is_empty() && at == from.start {
            return if bias == Bias::Left { to.start } else { to.end };
        }
        if at == from.end && from.start < at {
            return to.end;
        }
    }
    match index.checked_sub(1).and_then(|i| segments.get(i)) {
        Some(last) => {
            let (from, to) = sides(last);
            to.end + (at - from.end)
        }
        None => at,
    }
}

fn map_range(segments: &[Segment], range: &Range<usize>, sides: Sides) -> Range<usize> {
    if range.is_empty() {
        let start = map(segments, range.start, Bias::Left, sides);
        return start..map(segments, range.end, Bias::Right, sides).max(start);
    }
    // Inside a segment the range grows to its ends; at a place where text vanished it stays on its own side.
    let inside = |at: usize| {
        let index = segments.partition_point(|s| sides(s).0.end <= at);
        segments.get(index).is_some_and(|s| sides(s).0.start < at)
    };
    let start = map(segments, range.start, if inside(range.start) { Bias::Left } else { Bias::Right }, sides);
    let end = map(segments, range.end, if inside(range.end) { Bias::Right } else { Bias::Left }, sides);
    start..end.max(start)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn segment(original: Range<usize>, cleaned: Range<usize>) -> Segment {
        Segment { original, cleaned }
    }

    #[test]
    fn biases() {
        let segments = vec![segment(2..4, 2..3), segment(6..8, 5..5), segment(9..9, 6..8)];
        let map = OffsetMap { segments, original_len: 12, cleaned_len: 11 };
        assert_eq!(map.to_original(1, Bias::Right), 1);
        assert_eq!(map.to_original(3, Bias::Left), 4);
        assert_eq!(map.to_original(5, Bias::Left), 6);
        assert_eq!(map.to_original(5, Bias::Right), 8);
        assert_eq!(map.to_original(7, Bias::Left), 9);
        assert_eq!(map.to_original(9, Bias::Left), 10);
        assert_eq!(map.to_cleaned(3, Bias::Left), 2);
        assert_eq!(map.to_cleaned(3, Bias::Right), 3);
        assert_eq!(map.to_cleaned(9, Bias::Left), 6);
        assert_eq!(map.to_cleaned(9, Bias::Right), 8);
        assert_eq!(map.to_original_range(5..6), 8..9);
        assert_eq!(map.to_original_range(4..5), 5..6);
        // What lies outside the texts.
        assert_eq!(map.to_original(usize::MAX, Bias::Left), 12);
        assert_eq!(map.to_cleaned(100, Bias::Right), 11);
        assert_eq!(map.to_original_range(10..100), 11..12);
        assert_eq!(map.to_cleaned_range(Range { start: 12, end: 5 }), 11..11);
    }

    /// One random step: the edits, and a naive oracle that knows for each byte of the new text where it came from.
    fn step(len: usize, cuts: &[(usize, usize, usize)]) -> Vec<Segment> {
        let mut segments = Vec::new();
        let mut at = 0;
        let mut shift = 0_isize;
        for &(gap, old, new) in cuts {
            // A gap of at least one: edits of one pass that touch are joined before they get here.
            let start = at + gap + 1;
            if start + old > len || old + new == 0 {
                continue;
            }
            let cleaned = start.wrapping_add_signed(shift);
            segments.push(segment(start..start + old, cleaned..cleaned + new));
            shift += new.cast_signed() - old.cast_signed();
            at = start + old;
        }
        segments
    }

    /// Naive: a text is a list of provenances (`Some(original byte)` or `None` for new text).
    fn apply(text: &[Option<usize>], step: &[Segment]) -> Vec<Option<usize>> {
        let mut out = Vec::new();
        let mut at = 0;
        for s in step {
            out.extend_from_slice(&text[at..s.original.start]);
            out.extend(std::iter::repeat_n(None, s.cleaned.len()));
            at = s.original.end;
        }
        out.extend_from_slice(&text[at..]);
        out
    }

    proptest! {
        #[test]
        fn composition_agrees_with_the_naive_oracle(
            len in 0_usize..40,
            steps in prop::collection::vec(prop::collection::vec((0_usize..6, 0_usize..4, 0_usize..4), 0..6), 0..6),
        ) {
            let mut text: Vec<Option<usize>> = (0..len).map(Some).collect();
            let mut map = OffsetMap::default();
            let mut spare = Vec::new();
            for cuts in &steps {
                let step = step(text.len(), cuts);
                text = apply(&text, &step);
                map.then(&step, &mut spare);
            }
            map.set_lengths(len, text.len());
            for pair in map.segments().windows(2) {
                prop_assert!(pair[0].original.end < pair[1].original.start || pair[0].cleaned.end < pair[1].cleaned.start);
                prop_assert!(pair[0].original.end <= pair[1].original.start && pair[0].cleaned.end <= pair[1].cleaned.start);
            }
            // Outside the segments each byte maps to where it came from, and nothing new or lost lies there.
            for (at, &from) in text.iter().enumerate() {
                let changed = map.segments().iter().any(|s| s.cleaned.contains(&at));
                if !changed {
                    let from = from.expect("new text lies in a segment");
                    prop_assert_eq!(map.to_original(at, Bias::Right), from);
                    prop_assert_eq!(map.to_original_range(at..at + 1), from..from + 1);
                    prop_assert_eq!(map.to_cleaned_range(from..from + 1), at..at + 1);
                }
            }
            // Reading in order, and now and then back.
            let mut reader = map.reader();
            for start in 0..=text.len() {
                for end in start..=text.len().min(start + 3) {
                    prop_assert_eq!(reader.original_of(start..end), map.to_original_range(start..end));
                    let back = start / 2..end / 2;
                    prop_assert_eq!(reader.original_of(back.clone()), map.to_original_range(back));
                }
            }
            for original in 0..len {
                if !map.segments().iter().any(|s| s.original.contains(&original)) {
                    prop_assert!(text.contains(&Some(original)), "byte {} is gone but in no segment", original);
                }
            }
            // Both directions are monotone, for both biases, and stay in bounds.
            for bias in [Bias::Left, Bias::Right] {
                let there: Vec<_> = (0..=text.len()).map(|at| map.to_original(at, bias)).collect();
                let back: Vec<_> = (0..=len).map(|at| map.to_cleaned(at, bias)).collect();
                prop_assert!(there.is_sorted() && there.iter().all(|&at| at <= len));
                prop_assert!(back.is_sorted() && back.iter().all(|&at| at <= text.len()));
            }
        }
    }
}
