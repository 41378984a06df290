//! The candidate scan: one sweep over a text that finds the places where some pass might have something to do.
//!
//! In French every few bytes hold a space, an apostrophe or a dot, so single bytes tell nothing. The scan looks at
//! each byte with its neighbours, sixty-four bytes at a time in a loop that the compiler turns into vector
//! instructions. That loop suspects a few bytes too many; suspects are judged one by one, and the list of those that
//! might need an edit is kept. On text that is right it is short or empty, and a pass none of whose [`Triggers`] occur
//! is skipped: right text pays for one scan, however many passes there are. After the edits of a pass only the bytes
//! near them are looked at again.

use std::ops::{BitOr, BitOrAssign, Range};

#[cfg(all(feature = "simd", target_arch = "x86_64"))]
use once_cell::sync::Lazy;

use crate::chars::{NBSP, NNBSP};
use crate::locale::{Locale, Place, Space};
use crate::offsets::Segment;

/// What a text must hold for a pass to have anything to do: classes of places that one scan finds for all passes.
///
/// ```
/// use guillemot::Triggers;
///
/// let both = Triggers::QUOTES | Triggers::BRACKETS;
/// assert!(both.contains(Triggers::QUOTES));
/// assert!(Triggers::ALWAYS.contains(both));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Triggers(u16);

impl Triggers {
    /// Every text: the pass is never skipped. The default of a caller's pass.
    pub const ALWAYS: Self = Self(u16::MAX);
    /// No text.
    pub const NONE: Self = Self(0);
    /// CR, VT, FF, U+2028 or U+2029.
    pub const LINE_ENDS: Self = Self(1);
    /// Controls (C0 but tab and line ends, C1, DELETE), zero-width characters, bidi controls, soft hyphens, U+FEFF.
    pub const INVISIBLE: Self = Self(1 << 1);
    /// Characters that may not be in Unicode's composed form, or may compose with the one before.
    pub const UNCOMPOSED: Self = Self(1 << 2);
    /// Blanks beside blanks or at line ends, runs of blank lines, white space at the ends of the text.
    pub const BLANKS: Self = Self(1 << 3);
    /// Quotation marks other than guillemets: `"` `“` `”` `„` `‟` `‹` `›` `‘` `‚` `<<` `>>` `,,`, and `'` or `` ` ``
    /// without a letter on one side.
    pub const QUOTES: Self = Self(1 << 4);
    /// `'` and the signs that stand for it: `‘` `´` `` ` `` `′`.
    pub const APOSTROPHES: Self = Self(1 << 5);
    /// `;` `:` `!` `?` `%` `€` without the no-break space before them that the locale wants.
    pub const SPACES: Self = Self(1 << 6);
    /// Two dots in a row, or `…` behind a space.
    pub const DOTS: Self = Self(1 << 7);
    /// `]` with a letter after it.
    pub const BRACKETS: Self = Self(1 << 8);
    /// « and » without the no-break space inside them that the locale wants, › behind a space; in another language than French,
    /// all « and ».
    pub const GUILLEMETS: Self = Self(1 << 9);
    /// A space between a digit and three digits, or between a digit and another space.
    pub const NUMBERS: Self = Self(1 << 10);
    /// `.` `!` `?` `…` `)` and closing quotation marks with a letter after them (the first four also with a dash); `(` and
    /// opening quotation marks with something else than a blank before them.
    pub const JOINTS: Self = Self(1 << 11);
    /// `&` with a letter, `#` or another `&` after it, or with what can't be seen.
    pub const REFERENCES: Self = Self(1 << 12);

    /// Whether all of `other` is in this set.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether the two sets share anything.
    #[must_use]
    pub const fn intersects(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOr for Triggers {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        self.union(other)
    }
}

impl BitOrAssign for Triggers {
    fn bitor_assign(&mut self, other: Self) {
        *self = self.union(other);
    }
}

/// Bytes that a window shows before and after its block.
const BEFORE: usize = 3;
const AFTER: usize = 3;
const BLOCK: usize = 64;
const WINDOW: usize = BEFORE + BLOCK + AFTER;

/// Which spaces are right where, so that the scan can pass over what is well set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct WellSet {
    /// Whether any pass cares about spaces at signs.
    signs: bool,
    /// Whether any pass cares about lost spaces.
    joints: bool,
    /// U+00A0, U+202F before `;` `!` `?`.
    high: [bool; 2],
    /// The same before `:` `%` `€`.
    low: [bool; 2],
    /// The same inside « ».
    inside: [bool; 2],
}

impl WellSet {
    pub(crate) fn new(locale: Locale, wanted: Triggers) -> Self {
        let right = |place| match locale.space(place) {
            Space::Is(c) | Space::Optional(c) => [c == NBSP, c == NNBSP],
            Space::Keep(_) | Space::Any => [true, true],
            Space::None => [false, false],
        };
        let (colon, unit) = (right(Place::Colon), right(Place::Unit));
        Self {
            signs: wanted.intersects(Triggers::SPACES),
            joints: wanted.intersects(Triggers::JOINTS),
            high: right(Place::High),
            low: [colon[0] & unit[0], colon[1] & unit[1]],
            inside: if locale.is_french() { right(Place::Guillemet) } else { [false; 2] },
        }
    }
}

/// A byte near which some pass might have something to do: the last one of the character that made it a candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Candidate {
    at: usize,
    classes: Triggers,
}

/// Whether the machine has vectors of 32 bytes: every x86-64 has those of 16. Those of 64 compare bytes no faster.
#[cfg(all(feature = "simd", target_arch = "x86_64"))]
static AVX2: Lazy<Option<fearless_simd::Avx2>> = Lazy::new(|| fearless_simd::Level::new().as_avx2());

/// The candidates of one text, in order. Reused from text to text.
#[derive(Debug, Default)]
pub(crate) struct Scan {
    candidates: Vec<Candidate>,
    /// Those of the text before the last change.
    spare: Vec<Candidate>,
    found: Triggers,
    well_set: WellSet,
}

impl Default for Triggers {
    fn default() -> Self {
        Self::NONE
    }
}

impl Scan {
    /// Scans a text from its start.
    pub(crate) fn run(&mut self, text: &str, well_set: WellSet) {
        self.well_set = well_set;
        self.candidates.clear();
        self.found = Triggers::NONE;
        self.look(text.as_bytes(), 0..text.len(), Known::new(well_set), Triggers::ALWAYS);
    }

    /// Makes this the scan of `text`, which `changes` (in order) made of the text scanned last: looks at the bytes that
    /// have changed or have new neighbours, and takes over the candidates between them. Candidates of classes that
    /// aren't wanted any more go.
    pub(crate) fn update(&mut self, text: &str, changes: &[Segment], wanted: Triggers) {
        let bytes = text.as_bytes();
        let known = Known::new(self.well_set);
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
                self.look(bytes, near, known, wanted);
                (original_end, cleaned_end) = (original.end, cleaned.end);
            }
        }
    }

    /// Finds the candidates in a range, and keeps those of the wanted classes.
    fn look(&mut self, bytes: &[u8], range: Range<usize>, known: Known, wanted: Triggers) {
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
        #[cfg(all(feature = "simd", target_arch = "x86_64"))]
        if let Some(avx2) = *AVX2 {
            use fearless_simd::Simd;
            return avx2.vectorize(
                #[inline(always)]
                || self.look_at_blocks(bytes, range, known),
            );
        }
        self.look_at_blocks(bytes, range, known);
    }

    /// Looks at a range block by block.
    #[allow(clippy::inline_always)] // becomes a part of a function that is made for the vectors of the machine
    #[inline(always)]
    fn look_at_blocks(&mut self, bytes: &[u8], range: Range<usize>, known: Known) {
        let mut at = range.start;
        while at < range.end {
            let inner =
                at.checked_sub(BEFORE).and_then(|from| bytes.get(from..)).and_then(<[u8]>::first_chunk);
            let edge;
            let window = if let Some(window) = inner {
                window
            } else {
                edge = padded(bytes, at);
                &edge
            };
            let first = u64::from(at == 0 && starts_blank(bytes));
            let mask =
                if known.joints { suspects::<true>(window, known) } else { suspects::<false>(window, known) };
            let mask = mask | first;
            if mask != 0 {
                let in_range = u64::MAX >> (at + BLOCK).saturating_sub(range.end);
                self.judge(bytes, at, mask & in_range);
            }
            at += BLOCK;
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

/// The classes that a byte alone leaves possible.
static POSSIBLE: [Triggers; 256] = {
    let mut table = [Triggers::UNCOMPOSED.union(Triggers::INVISIBLE); 256];
    let mut at = 0;
    while at < 0xC0 {
        table[at] = match at {
            0x20 => Triggers::BLANKS.union(Triggers::NUMBERS),
            0x09 | 0x0A => Triggers::BLANKS,
            0x0B..=0x0D => Triggers::LINE_ENDS,
            0x00..=0x1F | 0x7F => Triggers::INVISIBLE,
            // `"` `<` `>`
            0x22 | 0x3C | 0x3E => Triggers::QUOTES.union(Triggers::JOINTS),
            0x26 => Triggers::REFERENCES,
            0x2C => Triggers::QUOTES,
            // `'` `` ` ``
            0x27 | 0x60 => Triggers::QUOTES.union(Triggers::APOSTROPHES),
            // `!` `?`
            0x21 | 0x3F => Triggers::SPACES.union(Triggers::JOINTS),
            // `%` `:` `;`
            0x25 | 0x3A | 0x3B => Triggers::SPACES,
            0x28 | 0x29 => Triggers::JOINTS,
            0x2E => Triggers::DOTS.union(Triggers::JOINTS),
            0x5D => Triggers::BRACKETS,
            0x80.. => Triggers::ALWAYS,
            _ => Triggers::NONE,
        };
        at += 1;
    }
    // Last bytes of signs that running text is full of: ’ … – —
    table[0x99] = Triggers::INVISIBLE;
    table[0xA6] = Triggers::JOINTS.union(Triggers::DOTS);
    table[0x93] = Triggers::INVISIBLE;
    table[0x94] = Triggers::INVISIBLE;
    // The second byte of U+202F, which is the last of U+2000.
    table[0x80] = Triggers::UNCOMPOSED.union(Triggers::INVISIBLE);
    table
};

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

/// What the vector scan takes for right: one choice where the locale leaves two.
#[derive(Debug, Clone, Copy)]
struct Known {
    /// The last two bytes of the no-break space before `;` `!` `?`.
    high: [u8; 2],
    /// The same before `:`.
    low: [u8; 2],
    /// The last byte of `«` and of `»`, if U+00A0 is right inside them.
    opening: u8,
    closing: u8,
    /// The first and the last of the ASCII signs to look at around `<` and `>`.
    signs: [u8; 2],
    /// Whether to look for lost spaces.
    joints: bool,
}

impl Known {
    fn new(WellSet { signs, joints, high, low, inside }: WellSet) -> Self {
        const NBSP_TAIL: [u8; 2] = [0xC2, 0xA0];
        const NNBSP_TAIL: [u8; 2] = [0x80, 0xAF];
        /// No byte of UTF-8.
        const NEVER: u8 = 0xFF;
        let either = |first: (bool, [u8; 2]), second: (bool, [u8; 2])| match (first.0, second.0) {
            (true, _) => first.1,
            (false, true) => second.1,
            (false, false) => [NEVER; 2],
        };
        Self {
            high: either((high[1], NNBSP_TAIL), (high[0], NBSP_TAIL)),
            low: either((low[0], NBSP_TAIL), (low[1], NNBSP_TAIL)),
            opening: if inside[0] { 0xAB } else { NEVER },
            closing: if inside[0] { 0xBB } else { NEVER },
            joints,
            signs: if signs { [b':', b'?'] } else { [b'<', b'>'] },
        }
    }
}

/// The mask of the suspects in a window: of all candidates, and of a few bytes more.
///
/// The loop has no branch and only byte operations, so that it compiles to vector instructions. Most windows of right
/// text hold no suspect: gathering the flags is put off until there is one.
#[allow(clippy::inline_always)]
#[inline(always)]
fn suspects<const JOINTS: bool>(window: &[u8; WINDOW], known: Known) -> u64 {
    let mut flags = [0_u8; BLOCK];
    for (i, flag) in flags.iter_mut().enumerate() {
        let near = [window[i], window[i + 1], window[i + 2], window[i + 3], window[i + 4], window[i + 5]];
        *flag = u8::from(is_suspect(near, known) | (JOINTS && is_joint(near)));
    }
    let (eights, _) = flags.as_chunks::<8>();
    let any = eights.iter().fold(0, |any, eight| any | u64::from_le_bytes(*eight));
    if any == 0 { 0 } else { mask_of(eights) }
}

/// Gathers 64 flags (0 or 1) into 64 bits, eight at a time by a multiplication.
#[allow(clippy::inline_always)]
#[inline(always)]
fn mask_of(flags: &[[u8; 8]]) -> u64 {
    let mut mask = 0;
    for (i, eight) in flags.iter().enumerate() {
        let byte = u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) >> 56;
        mask |= byte << (8 * i);
    }
    mask
}

/// Whether a byte is in a range, which may wrap around from 0xFF to 0: one addition and one signed comparison, the
/// only one that vectors of bytes have everywhere.
#[allow(clippy::inline_always)]
#[inline(always)]
const fn within(byte: u8, first: u8, last: u8) -> bool {
    byte.wrapping_sub(first).wrapping_add(0x80).cast_signed()
        <= last.wrapping_sub(first).wrapping_add(0x80).cast_signed()
}

/// Whether the fourth byte of six may be a candidate: true wherever [`classes_of`] finds a class, and seldom else in
/// text that is right. It trades exactness for few operations, each on whole vectors.
#[inline(always)]
#[allow(clippy::inline_always, clippy::needless_bitwise_bool)] // a lazy operator is a branch
const fn is_suspect([p3, p2, p1, b, n1, n2]: [u8; 6], known: Known) -> bool {
    let Known {
        high: [high2, high1],
        low: [low2, low1],
        opening,
        closing,
        signs: [first_sign, last_sign],
        ..
    } = known;
    let space = b == b' ';
    let line_end = b == b'\n';
    let after_c2 = p1 == 0xC2;
    let ends_nbsp = after_c2 & (b == 0xA0);
    // ï ends alike.
    let ends_nnbsp = b == 0xAF;
    let nbsp_after = (n1 == 0xC2) & (n2 == 0xA0);

    // Lead bytes from 0xCC on, then controls; not U+2000–203F and U+2080–20BF, which come next.
    let exotic = within(b, 0xCC, 0x1F) & !line_end & !((b == 0xE2) & (n1 | 0x02 == 0x82));
    // Of these, the right ones: U+2014, U+2019 and U+202F.
    let punctuation =
        (p1 & !0x02 == 0x80) & within(b, 0x80, 0xBF) & !((b == 0x94) | (b == 0x99) | (b == 0xAF));
    let opened = (b == opening) & nbsp_after;
    let closed = (p3 == 0xC2) & (p2 == 0xA0) & (b == closing);
    let latin = after_c2 & !ends_nbsp & !opened & !closed;
    // `]` `^` `_`, DELETE and, with them, `}` and `~`
    let marks = within(b, b'!', b'\'') | ((b | 0x20).cast_signed() > 0x7C) | (b == b'`');
    let high = (p2 == high2) & (p1 == high1) & (b | 0x04 == b'?');
    let low = (p2 == low2) & (p1 == low1) & (b == b':');
    let signs = within(b, first_sign, last_sign) & !high & !low;
    let run =
        ((space | ends_nbsp | ends_nnbsp) & within(n1, b'\t', b' ')) | (space & (nbsp_after | (n1 == 0xE2)));
    let twice = (b == n1) & (b.cast_signed() < 0x30) & !(line_end & (n2 != b'\n'));

    // Digits; a sign may stand for one of the two.
    let number = space & ((p1 | n1) & 0xF0 == 0x30);

    exotic | punctuation | latin | marks | signs | run | twice | number
}

/// Whether a space may have been lost beside the fourth byte of six, with the same exactness.
#[inline(always)]
#[allow(clippy::inline_always, clippy::needless_bitwise_bool)] // a lazy operator is a branch
const fn is_joint([_, p2, p1, b, n1, _]: [u8; 6]) -> bool {
    let after_c2 = p1 == 0xC2;
    let closing = within(b, b')', b'.') & (b != b'-') | (b == b'?') | after_c2 & (b == 0xBB);
    closing & (within(n1 | 0x20, b'a', b'z') | within(n1, 0xC3, 0xE2))
        | (b == b'.') & within(p1, b'a', b'z') & within(n1, b'0', b'9')
        | (b == b'(') & within(p1, b'!', 0xFF)
        | after_c2 & (b == 0xAB) & within(p2, b'!', 0xFF)
}

/// The classes of the middle byte of seven.
#[allow(clippy::match_same_arms)] // in the order of the bytes
fn classes_of([p3, p2, p1, b, n1, n2, n3]: [u8; 7], well_set: WellSet) -> Triggers {
    let when = |holds: bool, classes: Triggers| if holds { classes } else { Triggers::NONE };
    let WellSet { signs, high, low, inside, .. } = well_set;
    let right_before = |[nbsp, nnbsp]: [bool; 2]| match (p2, p1) {
        (0xC2, 0xA0) => nbsp,
        (0x80, 0xAF) => nnbsp,
        _ => false,
    };
    let ends_blank = matches!(n1, b' ' | b'\t' | b'\n');
    match b {
        b' ' if p1.is_ascii_digit() && n1.is_ascii_digit() => {
            when(n2.is_ascii_digit() && n3.is_ascii_digit(), Triggers::NUMBERS)
        }
        b' ' if p1.is_ascii_digit() && n1 == b' ' => Triggers::BLANKS | Triggers::NUMBERS,
        b' ' | b'\t' => {
            when(ends_blank || matches!((n1, n2, n3), (0xC2, 0xA0, _) | (0xE2, 0x80, 0xAF)), Triggers::BLANKS)
        }
        b'\n' => when(n1 == b'\n' && n2 == b'\n', Triggers::BLANKS),
        b'\r' | 0x0B | 0x0C => Triggers::LINE_ENDS,
        ..0x20 | 0x7F => Triggers::INVISIBLE,
        b'"' => Triggers::QUOTES,
        b'&' => when(may_be_name(n1), Triggers::REFERENCES),
        b'<' | b'>' | b',' => when(n1 == b, Triggers::QUOTES),
        b'\'' | b'`' if p1.is_ascii_alphabetic() && n1.is_ascii_alphabetic() => Triggers::APOSTROPHES,
        b'\'' | b'`' => Triggers::QUOTES | Triggers::APOSTROPHES,
        b';' | b'!' | b'?' => when(signs && !right_before(high), Triggers::SPACES),
        b':' | b'%' => when(signs && !right_before(low), Triggers::SPACES),
        b'.' => when(n1 == b'.', Triggers::DOTS),
        b']' => when(n1.is_ascii_alphabetic() || n1 >= 0x80, Triggers::BRACKETS),
        ..0x80 => Triggers::NONE,
        0x80..0xC0 => match (p2, p1, b) {
            (_, 0xC2, ..=0x9F | 0xAD) => Triggers::INVISIBLE,
            (_, 0xC2, 0xA0) | (0xE2, 0x80, 0xAF) => when(ends_blank, Triggers::BLANKS),
            (_, 0xC2, 0xAB) => {
                let right =
                    (n1, n2) == (0xC2, 0xA0) && inside[0] || (n1, n2, n3) == (0xE2, 0x80, 0xAF) && inside[1];
                when(!right, Triggers::GUILLEMETS)
            }
            (_, 0xC2, 0xBB) => {
                let right = (p3, p2) == (0xC2, 0xA0) && inside[0] || (p3, p2) == (0x80, 0xAF) && inside[1];
                when(!right, Triggers::GUILLEMETS)
            }
            (_, 0xC2, 0xB4) => Triggers::APOSTROPHES,
            (0xE2, 0x80, 0x80 | 0x81) => Triggers::UNCOMPOSED,
            (0xE2, 0x80, 0x8B..=0x8F | 0xAA..=0xAE) => Triggers::INVISIBLE,
            (0xE2, 0x80, 0xA8 | 0xA9) => Triggers::LINE_ENDS,
            (0xE2, 0x80, 0x98) => Triggers::QUOTES | Triggers::APOSTROPHES,
            (0xE2, 0x80, 0xB2) => Triggers::APOSTROPHES,
            (0xE2, 0x80, 0x9A..=0x9F | 0xB9) => Triggers::QUOTES,
            (0xE2, 0x80, 0xBA) => {
                Triggers::QUOTES
                    | when(ends_breaking_space(p3) || matches!(p3, 0xA0 | 0xAF), Triggers::GUILLEMETS)
            }
            (0xE2, 0x80, 0xA6) => when(ends_breaking_space(p3), Triggers::DOTS),
            (0xE2, 0x82, 0xAC) => when(signs && !matches!(p3, 0xA0 | 0xAF), Triggers::SPACES),
            _ => Triggers::NONE,
        },
        0xE2 => match n1 {
            0x80 | 0x82 => Triggers::NONE,
            0x81 => Triggers::INVISIBLE,
            _ => Triggers::UNCOMPOSED,
        },
        0xEF if (n1, n2) == (0xBB, 0xBF) => Triggers::INVISIBLE,
        0xCC.. => Triggers::UNCOMPOSED,
        0xC0.. => Triggers::NONE,
    }
}

/// Whether a byte is a space, or may be the last of one that is no no-break space.
const fn ends_breaking_space(byte: u8) -> bool {
    matches!(byte, b' ' | 0x80..=0x8A | 0x9F)
}

/// Whether a byte behind `&` may be the first of a name or a number: of one that is escaped itself, or behind a character
/// that will be taken out.
const fn may_be_name(byte: u8) -> bool {
    !matches!(byte, b'\t'..=b'\r' | b' '..=b'"' | b'$' | b'%' | b'\''..=b'@' | b'['..=b'`' | b'{'..=b'~')
}

/// Whether a space may have been lost at the middle byte of seven.
const fn is_lost_space([p3, p2, p1, b, n1, n2, n3]: [u8; 7]) -> bool {
    // The lead bytes of letters but CJK.
    let before_letter = n1.is_ascii_alphabetic() || matches!(n1, 0xC3..=0xE1);
    let before_dash = n1 == 0xE2 && n2 == 0x80 && matches!(n3, 0x93 | 0x94);
    match (p2, p1, b) {
        (_, _, b'"') if is_glued(p2, p1) => {
            before_letter
                || matches!(n1, b'[' | b'$')
                || matches!(n1, b'.' | b'-' | b'/' | b'*') && n2.is_ascii_alphanumeric()
        }
        // Such a sign may end a quotation.
        (_, b'-' | b'/', b'"') | (0x80, 0x93 | 0x94, b'"') => before_letter,
        (_, _, b'<') => n1 == b && is_glued(p2, p1),
        (_, _, b'>') => p1 == b && before_letter,
        (_, _, b'(') => is_glued(p2, p1),
        (_, _, b'!' | b'?') | (0xE2, 0x80, 0xA6) => before_letter || before_dash,
        (_, _, b'.') => before_letter || before_dash || n1.is_ascii_digit() && p1.is_ascii_lowercase(),
        (_, _, b')') | (_, 0xC2, 0xBB) | (0xE2, 0x80, 0x9D | 0xBA) => before_letter,
        (_, 0xC2, 0xAB) => is_glued(p3, p2),
        (0xE2, 0x80, 0x98 | 0x9A..=0x9F | 0xB9) => is_glued(0, p3),
        _ => false,
    }
}

/// Whether what ends with these two bytes is neither a blank nor one of the signs that stand before opening marks.
const fn is_glued(p2: u8, p1: u8) -> bool {
    match p1 {
        ..=b' ' | b'(' | b'[' | b'{' | b'\'' | b'"' | b'-' | b'/' | b'=' => false,
        0x80.. => !matches!((p2, p1), (0xC2, 0xA0 | 0xAB) | (0x80, 0x90..=0x9C | 0x9E | 0x9F | 0xAF | 0xB9)),
        _ => true,
    }
}

/// Whether a text starts with white space, which the bytes around its first one don't tell.
fn starts_blank(bytes: &[u8]) -> bool {
    matches!(bytes, [b' ' | b'\t' | b'\n', ..])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::locale::SpaceProfile;

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

    /// All classes that a byte has in some text: in the midst of each character, with each pair of some neighbours.
    fn classes_seen() -> [Triggers; 256] {
        const NEIGHBOURS: [char; 24] = [
            'a', 'É', '0', ' ', '\n', NBSP, NNBSP, '.', ',', '!', '<', '>', '(', '[', '"', '\'', '&', '#',
            '«', '»', '…', '–', '’', '-',
        ];
        let beyond = ['\u{AC00}', '\u{FB01}', '\u{FEFF}', '😀'];
        let signs = NEIGHBOURS.into_iter();
        let pairs: Vec<_> =
            signs.clone().flat_map(|left| signs.clone().map(move |right| (left, right))).collect();
        let mut seen = [Triggers::NONE; 256];
        let scan = Scan { well_set: WellSet::new(Locale::FR_FR, Triggers::ALWAYS), ..Scan::default() };
        let mut text = String::new();
        for c in ('\0'..'\u{3100}').chain(beyond) {
            for &(left, right) in &pairs {
                text.clear();
                text.extend([left, left, c, right, right, right]);
                let start = 2 * left.len_utf8();
                for at in start..start + c.len_utf8() {
                    let byte = usize::from(text.as_bytes()[at]);
                    seen[byte] |= scan.classify(text.as_bytes(), at);
                }
            }
        }
        seen
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
        |[\0- \x7F-\u{FF}\u{301}\u{1680}\u{2000}-\u{206F}\u{20A0}-\u{20CF}\u{2212}\u{3000}\u{FEFF}😀]{0,9}";

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
