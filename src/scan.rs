//! The candidate scan: one sweep over a text that finds the places where some pass might have something to do.
//!
//! In French every few bytes hold a space, an apostrophe or a dot, so single bytes tell nothing. The scan looks at
//! each byte with its neighbours, sixty-four bytes at a time in a loop that the compiler turns into vector
//! instructions, and sets one bit for each byte that might need an edit. On text that is right hardly a bit is set, and
//! a pass none of whose [`Triggers`] occur is skipped: right text pays for one scan, however many passes there are.

use std::ops::{BitOr, BitOrAssign};

use crate::chars::{NBSP, NNBSP};
use crate::locale::{Locale, Place, Space};

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
    /// Quotation marks other than well-spaced guillemets: `"` `“` `”` `„` `‟` `‹` `›` `‘` `‚` `<<` `>>` `''` and
    /// guillemets that lack a no-break space.
    pub const QUOTES: Self = Self(1 << 4);
    /// `'` and the signs that stand for it: `‘` `´` `` ` `` `′`.
    pub const APOSTROPHES: Self = Self(1 << 5);
    /// Guillemets and `;` `:` `!` `?` `%` `€` without a no-break space beside them.
    pub const SPACES: Self = Self(1 << 6);
    /// Two dots in a row.
    pub const DOTS: Self = Self(1 << 7);
    /// `]` with a letter after it.
    pub const BRACKETS: Self = Self(1 << 8);

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
            high: right(Place::High),
            low: [colon[0] & unit[0], colon[1] & unit[1]],
            inside: right(Place::Guillemet),
        }
    }
}

/// The candidates of one text: a bit for each byte. Reused from text to text.
#[derive(Debug, Default)]
pub(crate) struct Scan {
    /// Empty when there is no candidate at all.
    bits: Vec<u64>,
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
        let bytes = text.as_bytes();
        self.well_set = well_set;
        self.bits.clear();
        self.found = Triggers::NONE;
        let blocks = bytes.len().div_ceil(BLOCK);
        for block in 0..blocks {
            let at = block * BLOCK;
            let inner = at.checked_sub(BEFORE).and_then(|from| bytes.get(from..)).and_then(<[u8]>::first_chunk);
            let mut mask = match inner {
                Some(window) => candidates(window, well_set),
                None => candidates(&padded(bytes, at), well_set) & (u64::MAX >> (at + BLOCK).saturating_sub(bytes.len())),
            };
            if block == 0 && starts_blank(bytes) {
                mask |= 1;
            }
            if mask != 0 {
                if self.bits.is_empty() {
                    self.bits.resize(blocks, 0);
                }
                self.bits[block] = mask;
                self.classify_block(bytes, block, mask);
            }
        }
    }

    fn classify_block(&mut self, bytes: &[u8], block: usize, mut mask: u64) {
        while mask != 0 && self.found != Triggers::ALWAYS {
            self.found |= self.classify(bytes, block * BLOCK + mask.trailing_zeros() as usize);
            mask &= mask - 1;
        }
    }

    /// The classes of the byte at `at`; none when it is no candidate.
    fn classify(&self, bytes: &[u8], at: usize) -> Triggers {
        let before = |n: usize| at.checked_sub(n).and_then(|at| bytes.get(at)).copied().unwrap_or(b'.');
        let after = |n: usize| bytes.get(at + n).copied().unwrap_or_else(|| beyond(bytes.len(), at + n));
        let near = [before(3), before(2), before(1), after(0), after(1), after(2), after(3)];
        if is_candidate(near, self.well_set) {
            class_of(near)
        } else if at == 0 && starts_blank(bytes) {
            Triggers::BLANKS
        } else {
            Triggers::NONE
        }
    }

    /// The classes of all candidates together.
    pub(crate) fn found(&self) -> Triggers {
        self.found
    }

    /// The bytes of the text that are candidates of these classes, in order. Each is the last byte of the character
    /// that made it one.
    pub(crate) fn candidates<'s>(&'s self, text: &'s str, wanted: Triggers) -> impl Iterator<Item = usize> + 's {
        let bytes = text.as_bytes();
        self.bits.iter().enumerate().flat_map(|(block, &mask)| {
            let mut mask = mask;
            std::iter::from_fn(move || {
                let bit = mask.trailing_zeros() as usize;
                if bit == BLOCK {
                    return None;
                }
                mask &= mask - 1;
                Some(block * BLOCK + bit)
            })
        })
        .filter(move |&at| self.classify(bytes, at).intersects(wanted))
    }
}

/// What stands for the bytes that aren't there: a text ends like a line, and nothing comes after.
fn beyond(len: usize, at: usize) -> u8 {
    if at == len { b'\n' } else { b'.' }
}

/// The window of a block near an end of the text.
fn padded(bytes: &[u8], at: usize) -> [u8; WINDOW] {
    let mut window: [u8; WINDOW] = std::array::from_fn(|i| beyond(bytes.len() + BEFORE, at + i));
    let from = at.saturating_sub(BEFORE);
    let to = bytes.len().min(at + BLOCK + AFTER);
    let offset = BEFORE - (at - from);
    window[offset..offset + to - from].copy_from_slice(&bytes[from..to]);
    window
}

/// The mask of the candidates in a window.
///
/// The loop has no branch and only byte operations, so that it compiles to vector instructions.
fn candidates(window: &[u8; WINDOW], well_set: WellSet) -> u64 {
    let mut flags = [0_u8; BLOCK];
    for (i, flag) in flags.iter_mut().enumerate() {
        let near = [
            window[i],
            window[i + 1],
            window[i + 2],
            window[i + 3],
            window[i + 4],
            window[i + 5],
            window[i + 6],
        ];
        *flag = u8::from(is_candidate(near, well_set));
    }
    mask_of(&flags)
}

/// Gathers 64 flags (0 or 1) into 64 bits, eight at a time by a multiplication.
fn mask_of(flags: &[u8; BLOCK]) -> u64 {
    let mut mask = 0;
    for (i, eight) in flags.as_chunks::<8>().0.iter().enumerate() {
        let byte = u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) >> 56;
        mask |= byte << (8 * i);
    }
    mask
}

const fn within(byte: u8, low: u8, high: u8) -> bool {
    byte.wrapping_sub(low) <= high - low
}

const fn is_ascii_letter(byte: u8) -> bool {
    within(byte | 0x20, b'a', b'z')
}

/// Whether the middle byte of seven is a candidate of any class: the sum of [`classify_near`]'s cases, without a branch.
#[inline(always)]
const fn is_candidate([p3, p2, p1, b, n1, n2, n3]: [u8; 7], well_set: WellSet) -> bool {
    let blank = (b == b' ') | (b == b'\t');
    let nbsp_before = (p2 == 0xC2) & (p1 == 0xA0);
    let nnbsp_before = (p2 == 0x80) & (p1 == 0xAF);
    let nbsp_after = (n1 == 0xC2) & (n2 == 0xA0);
    let nnbsp_after = (n1 == 0xE2) & (n2 == 0x80) & (n3 == 0xAF);
    let nbsp = (p1 == 0xC2) & (b == 0xA0);
    let nnbsp = (p1 == 0x80) & (b == 0xAF);
    let next_blank = (n1 == b' ') | (n1 == b'\t');

    let control = ((b < 0x20) & (b != b'\n') & (b != b'\t')) | (b == 0x7F);
    let c2 = (p1 == 0xC2) & ((b <= 0x9F) | (b == 0xAD) | (b == 0xB4));
    let WellSet { signs, high: [high_nbsp, high_nnbsp], low: [low_nbsp, low_nnbsp], inside: [in_nbsp, in_nnbsp] } = well_set;
    let opening = (p1 == 0xC2) & (b == 0xAB) & !(nbsp_after & in_nbsp) & !(nnbsp_after & in_nnbsp);
    let closed_nbsp = (p3 == 0xC2) & (p2 == 0xA0) & in_nbsp;
    let closed_nnbsp = (p3 == 0x80) & (p2 == 0xAF) & in_nnbsp;
    let closing = (p1 == 0xC2) & (b == 0xBB) & !closed_nbsp & !closed_nnbsp;
    // U+2000–203F: all but spaces, dashes, dots, daggers, U+2019, U+202F and per mille.
    let punctuation = (p2 == 0xE2)
        & (p1 == 0x80)
        & ((b <= 0x81) | within(b, 0x8B, 0x8F) | (b == 0x98) | within(b, 0x9A, 0x9F) | within(b, 0xA8, 0xAE) | (b == 0xB2) | within(b, 0xB9, 0xBA));
    let euro = (p2 == 0xE2) & (p1 == 0x82) & (b == 0xAC) & (p3 != 0xA0) & (p3 != 0xAF) & signs;
    let exotic = ((b >= 0xCC) & (b != 0xE2)) | ((b == 0xE2) & (n1 != 0x80) & (n1 != 0x82));

    let quote = (b == b'"') | (b == b'\'') | (b == b'`');
    let angle = ((b == b'<') | (b == b'>')) & (n1 == b);
    let comma = (b == b',') & (n1 == b',');
    let high = ((b == b';') | (b == b'!') | (b == b'?'))
        & signs
        & !(nbsp_before & high_nbsp)
        & !(nnbsp_before & high_nnbsp);
    let low = ((b == b':') | (b == b'%')) & signs & !(nbsp_before & low_nbsp) & !(nnbsp_before & low_nnbsp);
    let dots = (b == b'.') & (n1 == b'.');
    let bracket = (b == b']') & (is_ascii_letter(n1) | (n1 >= 0x80));

    let run = (blank & (next_blank | (n1 == b'\n') | nbsp_after | nnbsp_after)) | ((nbsp | nnbsp) & (next_blank | (n1 == b'\n')));
    let lines = (b == b'\n') & (n1 == b'\n') & (n2 == b'\n');

    control | c2 | opening | closing | punctuation | euro | exotic | quote | angle | comma | high | low | dots | bracket | run | lines
}

/// The class of a candidate, by the bytes around it.
fn class_of([_, p2, p1, b, n1, n2, _]: [u8; 7]) -> Triggers {
    match b {
        b'\r' | 0x0B | 0x0C => Triggers::LINE_ENDS,
        b'"' | b'<' | b'>' | b',' => Triggers::QUOTES,
        b'\'' | b'`' => Triggers::QUOTES | Triggers::APOSTROPHES,
        b';' | b'!' | b'?' | b':' | b'%' => Triggers::SPACES,
        b'.' => Triggers::DOTS,
        b']' => Triggers::BRACKETS,
        b' ' | b'\t' | b'\n' => Triggers::BLANKS,
        0..0x80 => Triggers::INVISIBLE,
        0xE2 if n1 == 0x81 => Triggers::INVISIBLE,
        0xEF if (n1, n2) == (0xBB, 0xBF) => Triggers::INVISIBLE,
        0xC2.. => Triggers::UNCOMPOSED,
        _ => match (p2, p1, b) {
            (_, 0xC2, ..=0x9F | 0xAD) => Triggers::INVISIBLE,
            (_, 0xC2, 0xB4) => Triggers::APOSTROPHES,
            (_, 0xC2, 0xAB | 0xBB) => Triggers::QUOTES | Triggers::SPACES,
            (_, 0xC2, 0xA0) | (_, 0x80, 0xAF) => Triggers::BLANKS,
            (0xE2, 0x82, 0xAC) => Triggers::SPACES,
            (0xE2, 0x80, 0x80 | 0x81) => Triggers::UNCOMPOSED,
            (0xE2, 0x80, 0x8B..=0x8F | 0xAA..=0xAE) => Triggers::INVISIBLE,
            (0xE2, 0x80, 0xA8 | 0xA9) => Triggers::LINE_ENDS,
            (0xE2, 0x80, 0x98) => Triggers::QUOTES | Triggers::APOSTROPHES,
            (0xE2, 0x80, 0xB2) => Triggers::APOSTROPHES,
            _ => Triggers::QUOTES,
        },
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
        assert_eq!(scan.bits.capacity(), 0, "nothing allocated");
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
            ("“a", Triggers::QUOTES),
            ("<<", Triggers::QUOTES),
            ("«a\u{A0}»", Triggers::QUOTES | Triggers::SPACES),
            ("l'an", Triggers::QUOTES | Triggers::APOSTROPHES),
            ("voilà?", Triggers::SPACES),
            ("10 €", Triggers::SPACES),
            ("a..", Triggers::DOTS),
            ("]é", Triggers::BRACKETS),
        ] {
            assert_eq!(scan(text).found(), class, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn the_vector_scan_agrees_with_the_classes(parts in prop::collection::vec("[ -~]{0,40}|[«»“”’…\u{A0}\u{202F}àé€%?!:;\n\r ]{0,9}", 0..12)) {
            let text = parts.concat();
            let scan = scan(&text);
            let bytes = text.as_bytes();
            let found: Vec<usize> = scan.candidates(&text, Triggers::ALWAYS).collect();
            let naive: Vec<usize> =
                (0..bytes.len()).filter(|&at| scan.classify(bytes, at) != Triggers::NONE).collect();
            prop_assert_eq!(found, naive);
        }
    }
}
