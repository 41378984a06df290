//! Which bytes of a block may be candidates, told by vectors, on machines with an instruction that looks up each byte of
//! one in a table of sixteen.

use fearless_simd::{Bytes, Simd, SimdBase, SimdMask, u8x16};
#[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
use once_cell::sync::Lazy;

use super::WellSet;
use super::rules::{self, ALONE, PAIR, Squares, TRIPLE};
use super::suspects::{BLOCK, WINDOW};

/// The vectors of the machine, if they look up tables: every aarch64 has such, and nearly every x86-64 of the last ten years.
#[cfg(target_arch = "x86_64")]
pub(super) static OF_THE_MACHINE: Lazy<Option<fearless_simd::Avx2>> =
    Lazy::new(|| fearless_simd::Level::new().as_avx2());
#[cfg(target_arch = "aarch64")]
pub(super) static OF_THE_MACHINE: Lazy<Option<fearless_simd::Neon>> =
    Lazy::new(|| fearless_simd::Level::new().as_neon());

/// The rules that are asked for, and what they take for right.
#[derive(Clone, Copy)]
pub(super) struct Vectors<S> {
    simd: S,
    alone: Squares,
    pair: [Squares; 2],
    triple: [Squares; 3],
    /// The last two bytes of the no-break space before `;` `?`: of one, where the locale leaves a choice.
    high: [u8; 2],
    /// The same before `:`.
    low: [u8; 2],
    /// The last byte of `«` and of `»`, if U+00A0 is right inside them.
    guillemets: [u8; 2],
}

// All of this becomes a part of a function that is made for the vectors of the machine.
#[allow(clippy::inline_always)]
impl<S: Simd> Vectors<S> {
    #[inline(always)]
    pub(super) fn new(simd: S, well_set: WellSet) -> Self {
        const NBSP_TAIL: [u8; 2] = [0xC2, 0xA0];
        const NNBSP_TAIL: [u8; 2] = [0x80, 0xAF];
        /// No byte of UTF-8.
        const NEVER: [u8; 2] = [0xFF; 2];
        let WellSet { high, low, inside, .. } = well_set;
        let either = |first: (bool, [u8; 2]), second: (bool, [u8; 2])| match (first.0, second.0) {
            (true, _) => first.1,
            (false, true) => second.1,
            (false, false) => NEVER,
        };
        let asked =
            |squares: &Squares, idle: u8| Squares { high: squares.high.map(|bits| bits & !idle), ..*squares };
        let [alone, pair, triple] = rules::idle(well_set);
        Self {
            simd,
            alone: asked(&ALONE, alone),
            pair: [asked(&PAIR[0], pair), PAIR[1]],
            triple: [TRIPLE[0], asked(&TRIPLE[1], triple), TRIPLE[2]],
            high: either((high[1], NNBSP_TAIL), (high[0], NBSP_TAIL)),
            low: either((low[0], NBSP_TAIL), (low[1], NNBSP_TAIL)),
            guillemets: if inside[0] { [0xAB, 0xBB] } else { NEVER },
        }
    }

    /// The mask of the suspects in a window: all candidates, and a few bytes more.
    #[inline(always)]
    pub(super) fn suspects(&self, window: &[u8; WINDOW]) -> u64 {
        let mut mask = 0;
        for at in (0..BLOCK).step_by(S::u8s::LEN) {
            mask |= self.suspects_in(&window[at..]) << at;
        }
        mask
    }

    /// The mask of the suspects in a vector of bytes, the first of which has [`BEFORE`](super::suspects::BEFORE) others
    /// before it. A rule that right text often meets is told what is right, and there is no branch.
    #[inline(always)]
    fn suspects_in(&self, window: &[u8]) -> u64 {
        let [p3, p2, p1, b, n1, n2] = [0, 1, 2, 3, 4, 5]
            .map(|offset| S::u8s::from_slice(self.simd, &window[offset..offset + S::u8s::LEN]));
        let [before, byte, after] = [p1, b, n1].map(Self::digits);

        let nbsp_after = Self::is(n1, 0xC2) & Self::is(n2, 0xA0);
        let [high, low] = [self.high, self.low].map(|space| Self::is(p2, space[0]) & Self::is(p1, space[1]));
        let right = high & rules::HIGH_SIGN | low & rules::COLON;
        let alone = self.squares(byte, &self.alone) & !right;

        let wrong = (Self::is(n2, b'\n') | !rules::LINE_ENDS) & (nbsp_after | !rules::SPACE_AND_LEAD);
        let pair = self.squares(byte, &self.pair[0]) & self.squares(after, &self.pair[1]) & wrong;

        let opens = Self::is(b, self.guillemets[0]) & Self::is(p2, b' ') & nbsp_after;
        let closes = Self::is(b, self.guillemets[1]) & Self::is(p3, 0xC2) & Self::is(p2, 0xA0);
        let no_letter = Self::bytes(n1.simd_lt(b'@'));
        let right = (opens | closes & no_letter) & rules::SIGN;
        let triple = self.squares(before, &self.triple[0])
            & self.squares(byte, &self.triple[1])
            & self.squares(after, &self.triple[2])
            & !right;

        let none = (alone | pair | triple).simd_eq(0).to_bitmask();
        !none & (u64::MAX >> (u64::BITS as usize - S::u8s::LEN))
    }

    /// The high and the low digits of bytes.
    #[inline(always)]
    fn digits(bytes: S::u8s) -> [S::u8s; 2] {
        [bytes >> 4, bytes & 0x0F]
    }

    /// The squares that bytes are in.
    #[inline(always)]
    fn squares(&self, [high, low]: [S::u8s; 2], squares: &Squares) -> S::u8s {
        let table = |table| S::u8s::block_splat(u8x16::load_array(self.simd, table));
        table(squares.high).swizzle_dyn_within_blocks(high)
            & table(squares.low).swizzle_dyn_within_blocks(low)
    }

    /// All bits of the bytes that are this one.
    #[inline(always)]
    fn is(bytes: S::u8s, byte: u8) -> S::u8s {
        Self::bytes(bytes.simd_eq(byte))
    }

    #[inline(always)]
    fn bytes(mask: S::mask8s) -> S::u8s {
        mask.to_vector().bitcast()
    }
}
