//! The candidate scan: one sweep over a text that finds the places where some pass might have something to do.
//!
//! In French every few bytes hold a space, an apostrophe or a dot, so single bytes tell nothing. The scan looks at
//! each byte with its neighbours, sixty-four bytes at a time, in tables that vectors of bytes go through in one
//! instruction. That suspects a few bytes too many; suspects are judged one by one, and the list of those that might
//! need an edit is kept. On text that is right it is short or empty, and a pass none of whose [`Triggers`] occur is
//! skipped: right text pays for one scan, however many passes there are. After the edits of a pass only the bytes near
//! them are looked at again.

use std::ops::Range;

use crate::offsets::Segment;

mod classes;
mod rules;
mod suspects;
mod triggers;
#[cfg(feature = "simd")]
mod vectors;
mod well_set;

use classes::{POSSIBLE, classes_of, is_lost_space};
use suspects::{AFTER, BEFORE, BLOCK, WINDOW, suspects};
pub use triggers::Triggers;
pub(crate) use well_set::WellSet;

/// A byte near which some pass might have something to do: the last one of the character that made it a candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Candidate {
    at: usize,
    classes: Triggers,
}

/// The candidates of one text, in order. Reused from text to text.
#[derive(Debug, Default)]
pub(crate) struct Scan {
    candidates: Vec<Candidate>,
    /// Those of the text before the last change.
    spare: Vec<Candidate>,
    found: Triggers,
    well_set: WellSet,
}

impl Scan {
    /// Scans a text from its start.
    pub(crate) fn run(&mut self, text: &str, well_set: WellSet) {
        self.well_set = well_set;
        self.candidates.clear();
        self.found = Triggers::NONE;
        self.look(text.as_bytes(), 0..text.len(), Triggers::ALWAYS);
    }

    /// Makes this the scan of `text`, which `changes` (in order) made of the text scanned last: looks at the bytes that
    /// have changed or have new neighbours, and takes over the candidates between them. Candidates of classes that
    /// aren't wanted any more go.
    pub(crate) fn update(&mut self, text: &str, changes: &[Segment], wanted: Triggers) {
        let bytes = text.as_bytes();
        std::mem::swap(&mut self.candidates, &mut self.spare);
        self.candidates.clear();
        self.found = Triggers::NONE;
        if wanted == Triggers::NONE {
            return;
        }
        let mut old = 0;
        // The ends of the last change, before and after, and how far the bytes after it have been looked at.
        let (mut original_end, mut cleaned_end, mut looked) = (0, 0, 0);
        for change in changes.iter().map(Some).chain([None]) {
            let upto = change.map_or(usize::MAX, |change| change.original.start);
            while let Some(&Candidate { at, classes }) = self.spare.get(old)
                && at.saturating_add(AFTER) < upto
            {
                old += 1;
                if let Some(at) = at.checked_sub(original_end).map(|offset| cleaned_end + offset)
                    && at >= looked
                    && classes.intersects(wanted)
                {
                    self.found |= classes;
                    self.candidates.push(Candidate { at, classes });
                }
            }
            if let Some(Segment { original, cleaned }) = change {
                let near =
                    looked.max(cleaned.start.saturating_sub(AFTER))..bytes.len().min(cleaned.end + BEFORE);
                looked = looked.max(near.end);
                self.look(bytes, near, wanted);
                (original_end, cleaned_end) = (original.end, cleaned.end);
            }
        }
    }

    /// Finds the candidates in a range, and keeps those of the wanted classes.
    fn look(&mut self, bytes: &[u8], range: Range<usize>, wanted: Triggers) {
        /// A range of no more bytes than this is looked at byte by byte.
        const SHORT: usize = 24;
        if range.len() <= SHORT {
            for at in range {
                if POSSIBLE[usize::from(bytes[at])].intersects(wanted) {
                    self.judge(bytes, at, 1);
                }
            }
            return;
        }
        let well_set = self.well_set;
        #[cfg(all(feature = "simd", any(target_arch = "x86_64", target_arch = "aarch64")))]
        if let Some(simd) = *vectors::OF_THE_MACHINE {
            use fearless_simd::Simd;
            return simd.vectorize(
                #[inline(always)]
                || {
                    let vectors = vectors::Vectors::new(simd, well_set);
                    self.look_at_blocks(
                        bytes,
                        range,
                        #[inline(always)]
                        |window| vectors.suspects(window),
                    );
                },
            );
        }
        self.look_at_blocks(bytes, range, |window| suspects(window, well_set));
    }

    /// Looks at a range block by block.
    #[allow(clippy::inline_always)] // becomes a part of a function that is made for the vectors of the machine
    #[inline(always)]
    fn look_at_blocks(&mut self, bytes: &[u8], range: Range<usize>, suspects: impl Fn(&[u8; WINDOW]) -> u64) {
        let mut at = range.start;
        if at < BEFORE {
            let first = u64::from(at == 0 && starts_blank(bytes));
            self.judge_block(bytes, at..range.end, first | suspects(&padded(bytes, at)));
            at += BLOCK;
        }
        let mut rest = bytes.get(at - BEFORE..).unwrap_or_default();
        while at < range.end
            && let Some(window) = rest.first_chunk()
        {
            self.judge_block(bytes, at..range.end, suspects(window));
            rest = &rest[BLOCK..];
            at += BLOCK;
        }
        while at < range.end {
            self.judge_block(bytes, at..range.end, suspects(&padded(bytes, at)));
            at += BLOCK;
        }
    }

    /// Keeps those of the suspects in the block at the start of a range that are candidates in it.
    #[allow(clippy::inline_always)] // a few instructions for each block
    #[inline(always)]
    fn judge_block(&mut self, bytes: &[u8], range: Range<usize>, suspects: u64) {
        if suspects != 0 {
            let in_range = u64::MAX >> (range.start + BLOCK).saturating_sub(range.end);
            self.judge(bytes, range.start, suspects & in_range);
        }
    }

    /// Keeps those of the suspects in the block at `at` that are candidates.
    #[inline(never)]
    fn judge(&mut self, bytes: &[u8], at: usize, mut suspects: u64) {
        while suspects != 0 {
            let at = at + suspects.trailing_zeros() as usize;
            let classes = self.classify(bytes, at);
            if classes != Triggers::NONE {
                self.found |= classes;
                self.candidates.push(Candidate { at, classes });
            }
            suspects &= suspects - 1;
        }
    }

    /// The classes of the byte at `at`; none when it is no candidate.
    fn classify(&self, bytes: &[u8], at: usize) -> Triggers {
        let inner = at.checked_sub(BEFORE).and_then(|from| bytes.get(from..)).and_then(<[u8]>::first_chunk);
        let near = inner.copied().unwrap_or_else(|| {
            // What opens at the start of a text stands apart, as behind a bracket.
            let before = |n: usize| at.checked_sub(n).map_or(b'(', |at| bytes[at]);
            let after = |n: usize| bytes.get(at + n).copied().unwrap_or_else(|| beyond(bytes.len(), at + n));
            [before(3), before(2), before(1), after(0), after(1), after(2), after(3)]
        });
        let mut classes = classes_of(near, self.well_set);
        if self.well_set.joints && is_lost_space(near) {
            classes |= Triggers::JOINTS;
        }
        if at == 0 && starts_blank(bytes) { classes | Triggers::BLANKS } else { classes }
    }

    /// The classes of all candidates together.
    pub(crate) fn found(&self) -> Triggers {
        self.found
    }

    /// The bytes of the text that are candidates of these classes, in order. Each is the last byte of the character
    /// that made it one.
    pub(crate) fn candidates(&self, wanted: Triggers) -> impl Iterator<Item = usize> {
        self.candidates
            .iter()
            .filter(move |candidate| candidate.classes.intersects(wanted))
            .map(|candidate| candidate.at)
    }
}

/// What stands for the bytes that aren't there: a text ends like a line, and nothing comes after.
fn beyond(len: usize, at: usize) -> u8 {
    if at == len { b'\n' } else { b'.' }
}

/// The window of a block near an end of the text.
fn padded(bytes: &[u8], at: usize) -> [u8; WINDOW] {
    let mut window = [b'.'; WINDOW];
    let from = at.saturating_sub(BEFORE);
    let to = bytes.len().min(at + BLOCK + AFTER);
    let offset = BEFORE - (at - from);
    window[offset..offset + to - from].copy_from_slice(&bytes[from..to]);
    if let Some(end) = window.get_mut(offset + to - from) {
        *end = beyond(bytes.len(), to);
    }
    window
}

/// Whether a text starts with white space, which the bytes around its first one don't tell.
fn starts_blank(bytes: &[u8]) -> bool {
    matches!(bytes, [b' ' | b'\t' | b'\n', ..])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::chars::{NBSP, NNBSP};
    use crate::locale::{Locale, SpaceProfile};

    fn scan(text: &str) -> Scan {
        let mut scan = Scan::default();
        scan.run(text, WellSet::new(Locale::FR_FR, Triggers::ALWAYS));
        scan
    }

    #[test]
    fn right_text_has_no_candidate() {
        let text = "L’an dernier, elle disait\u{A0}: «\u{A0}Vraiment\u{202F}?\u{A0}» À 10\u{A0}%… voilà, œuvre – rien.\n\nUn [mot].\n";
        let scan = scan(&text.repeat(3));
        assert_eq!(scan.found(), Triggers::NONE);
        assert_eq!(scan.candidates.capacity(), 0, "nothing allocated");
    }

    #[test]
    fn each_class_is_found() {
        for (text, class) in [
            ("a\r\nb", Triggers::LINE_ENDS),
            ("a\u{2028}b", Triggers::LINE_ENDS),
            ("a\u{200B}b", Triggers::INVISIBLE),
            ("\u{FEFF}b", Triggers::INVISIBLE),
            ("a\u{2060}b", Triggers::INVISIBLE),
            ("a\u{AD}b", Triggers::INVISIBLE),
            ("a\u{92}b", Triggers::INVISIBLE),
            ("e\u{301}", Triggers::UNCOMPOSED),
            ("\u{212B}", Triggers::UNCOMPOSED),
            ("a  b", Triggers::BLANKS),
            ("a\u{A0} b", Triggers::BLANKS),
            ("a \nb", Triggers::BLANKS),
            ("a\u{202F}", Triggers::BLANKS),
            ("a\n\n\nb", Triggers::BLANKS),
            ("\na", Triggers::BLANKS),
            ("a “b", Triggers::QUOTES),
            ("a <<", Triggers::QUOTES),
            ("«a\u{A0}»", Triggers::GUILLEMETS),
            ("l'an", Triggers::APOSTROPHES),
            ("'n' a", Triggers::QUOTES | Triggers::APOSTROPHES),
            ("voilà?", Triggers::SPACES),
            ("10 €", Triggers::SPACES),
            ("a..", Triggers::DOTS),
            ("a …", Triggers::DOTS),
            ("‹ a ›", Triggers::QUOTES | Triggers::GUILLEMETS),
            ("]é", Triggers::BRACKETS),
            ("4 000", Triggers::NUMBERS),
            ("&eacute", Triggers::REFERENCES),
            ("mot.Mot", Triggers::JOINTS),
            ("mot\u{202F}?É", Triggers::JOINTS),
            ("ici…Le", Triggers::JOINTS),
            ("(ici)là", Triggers::JOINTS),
            ("\u{A0}»là", Triggers::JOINTS),
            ("voilà«\u{A0}a", Triggers::JOINTS),
            ("mot(", Triggers::JOINTS),
            ("a\"a", Triggers::JOINTS | Triggers::QUOTES),
            ("a ”a", Triggers::JOINTS | Triggers::QUOTES),
        ] {
            assert_eq!(scan(text).found(), class, "{text:?}");
        }
    }

    /// Each character of most blocks in the midst of each pair of some neighbours: a text for each character, and where
    /// the character stands in it.
    fn surroundings() -> impl Iterator<Item = (String, Vec<Range<usize>>)> {
        const NEIGHBOURS: [char; 24] = [
            'a', 'É', '0', ' ', '\n', NBSP, NNBSP, '.', ',', '!', '<', '>', '(', '[', '"', '\'', '&', '#',
            '«', '»', '…', '–', '’', '-',
        ];
        let beyond = ['\u{AC00}', '\u{FB01}', '\u{FEFF}', '😀'];
        ('\0'..'\u{3100}').chain(beyond).map(|c| {
            let (mut text, mut places) = (String::new(), Vec::new());
            for left in NEIGHBOURS {
                for right in NEIGHBOURS {
                    text.extend([left, left, c]);
                    places.push(text.len() - c.len_utf8()..text.len());
                    text.extend([right, right, right]);
                }
            }
            (text, places)
        })
    }

    /// All classes that a byte has in some text.
    fn classes_seen() -> [Triggers; 256] {
        let mut seen = [Triggers::NONE; 256];
        let scan = Scan { well_set: WellSet::new(Locale::FR_FR, Triggers::ALWAYS), ..Scan::default() };
        for (text, places) in surroundings() {
            for at in places.into_iter().flatten() {
                seen[usize::from(text.as_bytes()[at])] |= scan.classify(text.as_bytes(), at);
            }
        }
        seen
    }

    #[test]
    fn what_has_a_class_is_suspected_in_all_surroundings() {
        for (text, _) in surroundings() {
            let mut scan = Scan::default();
            scan.run(&text, WellSet::new(Locale::FR_FR, Triggers::ALWAYS));
            let bytes = text.as_bytes();
            let naive = (0..bytes.len()).filter(|&at| scan.classify(bytes, at) != Triggers::NONE);
            assert!(scan.candidates(Triggers::ALWAYS).eq(naive), "{:?}", text.get(..8));
        }
    }

    #[test]
    fn no_class_of_a_byte_is_missing_from_the_table() {
        for (byte, seen) in classes_seen().into_iter().enumerate() {
            let possible = POSSIBLE[byte];
            assert!(possible.contains(seen), "{byte:#x} has {seen:?}, and the table {possible:?}");
            // A class too many is no fault, but has bytes looked at in vain that text is full of.
            assert!(
                byte >= 0x80 || possible == seen,
                "{byte:#x} has {seen:?} only, and the table {possible:?}"
            );
        }
    }

    /// A stretch of text as the scan meets it.
    const PART: &str = "[ -~]{0,40}\
        |[«»“”’…\u{A0}\u{202F}àéï€%?!:;\n\r ]{0,9}\
        |[\0- \x7F-\u{FF}\u{301}\u{1680}\u{2000}-\u{206F}\u{20A0}-\u{20CF}\u{2126}\u{2212}\u{2400}\u{2C80}\u{3000}\u{FEFF}😀]{0,9}";

    /// What the passes of a pipeline may take for right.
    fn well_sets() -> impl Iterator<Item = WellSet> {
        use SpaceProfile::{Classic, Keep, Narrow, NoBreak, Tight};
        let locales =
            [Classic, NoBreak, Narrow, Tight, Keep].map(|profile| Locale::FR_FR.with_spaces(profile));
        let locales = locales.into_iter().chain([Locale::FR_CA]);
        locales.flat_map(|locale| {
            [Triggers::ALWAYS, Triggers::BLANKS].map(|wanted| WellSet::new(locale, wanted))
        })
    }

    proptest! {
        #[test]
        fn the_vector_scan_agrees_with_the_classes(
            parts in prop::collection::vec(PART, 0..12)
        ) {
            let text = parts.concat();
            let bytes = text.as_bytes();
            for well_set in well_sets() {
                let mut scan = Scan::default();
                scan.run(&text, well_set);
                let found: Vec<usize> = scan.candidates(Triggers::ALWAYS).collect();
                let naive: Vec<usize> =
                    (0..bytes.len()).filter(|&at| scan.classify(bytes, at) != Triggers::NONE).collect();
                prop_assert_eq!(found, naive, "{:?}", well_set);
            }
        }

        #[test]
        fn an_update_agrees_with_a_new_scan(parts in prop::collection::vec((PART, PART, PART), 0..6)) {
            let (mut before, mut after, mut changes) = (String::new(), String::new(), Vec::new());
            for (same, old, new) in &parts {
                before.push_str(same);
                after.push_str(same);
                let (original, cleaned) = (before.len(), after.len());
                before.push_str(old);
                after.push_str(new);
                if !(old.is_empty() && new.is_empty()) {
                    changes.push(Segment { original: original..before.len(), cleaned: cleaned..after.len() });
                }
            }
            let mut updated = scan(&before);
            updated.update(&after, &changes, Triggers::ALWAYS);
            let new = scan(&after);
            prop_assert_eq!(&updated.candidates, &new.candidates);
            prop_assert_eq!(updated.found, new.found);
            for class in (0..13).map(|bit| Triggers(1 << bit)) {
                let mut updated = scan(&before);
                updated.update(&after, &changes, class);
                let found: Vec<usize> = updated.candidates(class).collect();
                prop_assert_eq!(found, new.candidates(class).collect::<Vec<_>>(), "{:?}", class);
            }
        }
    }
}
