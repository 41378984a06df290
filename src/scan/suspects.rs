//! The loop over whole vectors: which bytes of a block may be candidates.

use super::WellSet;

/// Bytes that a window shows before and after its block.
pub(super) const BEFORE: usize = 3;
pub(super) const AFTER: usize = 3;
pub(super) const BLOCK: usize = 64;
pub(super) const WINDOW: usize = BEFORE + BLOCK + AFTER;

/// What the vector scan takes for right: one choice where the locale leaves two.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known {
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
    pub(super) joints: bool,
}

impl Known {
    pub(super) fn new(WellSet { signs, joints, high, low, inside }: WellSet) -> Self {
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
pub(super) fn suspects<const JOINTS: bool>(window: &[u8; WINDOW], known: Known) -> u64 {
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
    let closing = within(b, b')', b'.') & (b != b'-') | within(b, b':', b'?') | after_c2 & (b == 0xBB);
    closing & (within(n1 | 0x20, b'a', b'z') | within(n1, 0xC3, 0xE2))
        | (b == b'.') & within(p1, b'a', b'z') & within(n1, b'0', b'9')
        | (b == b'(') & within(p1, b'!', 0xFF)
        | after_c2 & (b == 0xAB) & within(p2, b'!', 0xFF)
}
