//! The rules of suspicion: which bytes, between which neighbours, may be candidates.
//!
//! A rule is made of sets of bytes that are squares: a byte is in one when its high digit is in one set of hexadecimal
//! digits and its low digit in another. Two tables of sixteen entries tell the squares of a byte, eight of them at once,
//! a bit for each; and a vector of bytes goes through such a table in one instruction.
//!
//! Together the rules suspect every byte that [`classes_of`](super::classes::classes_of) finds a class for, and few more
//! in text that is right. Tests hold them to the first, benches to the second.

use super::WellSet;

/// The bytes whose hexadecimal digits are in these sets, a bit for each digit.
#[derive(Debug, Clone, Copy)]
struct Square {
    high: u16,
    low: u16,
}

/// The square of two sets of digits.
const fn bytes(high: &str, low: &str) -> Square {
    Square { high: digits(high), low: digits(low) }
}

const fn digits(digits: &str) -> u16 {
    let digits = digits.as_bytes();
    let (mut set, mut at) = (0, 0);
    while at < digits.len() {
        set |= 1
            << match digits[at] {
                digit @ b'0'..=b'9' => digit - b'0',
                digit @ b'A'..=b'F' => digit - b'A' + 10,
                _ => panic!("not a hexadecimal digit"),
            };
        at += 1;
    }
    set
}

const ALL: &str = "0123456789ABCDEF";
const ANY: Square = bytes(ALL, ALL);
const NONE: Square = bytes("", "");

/// Eight squares, as tables: a byte is in those whose bit both of its digits have.
#[derive(Debug, Clone, Copy)]
pub(super) struct Squares {
    pub(super) high: [u8; 16],
    pub(super) low: [u8; 16],
}

impl Squares {
    const fn new(squares: [Square; 8]) -> Self {
        let mut tables = Self { high: [0; 16], low: [0; 16] };
        let mut digit = 0;
        while digit < 16 {
            let mut rule = 0;
            while rule < 8 {
                let Square { high, low } = squares[rule];
                tables.high[digit] |= (((high >> digit) & 1) as u8) << rule;
                tables.low[digit] |= (((low >> digit) & 1) as u8) << rule;
                rule += 1;
            }
            digit += 1;
        }
        tables
    }

    const fn of(&self, byte: u8) -> u8 {
        self.high[(byte >> 4) as usize] & self.low[(byte & 0x0F) as usize]
    }
}

/// What a byte tells alone.
pub(super) const ALONE: Squares = Squares::new([
    // controls, leads of three and four bytes and of the pairs from U+0400 on, but those whose low digit is 2
    bytes("1DEF", "013456789ABCDEF"),
    // controls without the line end
    bytes("0", "0123456789BCDEF"),
    // `!` `"` `%` `&` `'`; of those leads with the low digit 2 all but E2
    bytes("012DF", "12567"),
    // `]` DELETE, leads of the pairs from U+0300 to U+03FF; `\` `^` `_` `|` `}` `~`
    bytes("57C", "CDEF"),
    // `` ` ``
    bytes("6", "0"),
    // `;` `?`
    bytes("3", "BF"),
    // `:`
    bytes("3", "A"),
    NONE,
]);
pub(super) const HIGH_SIGN: u8 = 1 << 5;
pub(super) const COLON: u8 = 1 << 6;

const SPACE: Square = bytes("2", "0");
/// A doubled one may be a quotation mark or a part of an ellipsis: `,` `.` `<` `>`.
const DOUBLED: Square = bytes("23", "CE");
/// Signs behind which a space may have been lost; and `*` `+` `/` `9`.
const CLOSING: Square = bytes("23", "9ABCEF");

/// What a byte tells with the one after it.
pub(super) const PAIR: [Squares; 2] = [
    Squares::new([SPACE, SPACE, SPACE, DOUBLED, bytes("0", "A"), CLOSING, CLOSING, bytes("E", "2")]),
    Squares::new([
        // another blank
        bytes("02", "09A"),
        // the lead of U+202F and of dashes and marks
        bytes("E", "2"),
        // the lead of U+00A0 and of guillemets
        bytes("C", "2"),
        DOUBLED,
        // another line end
        bytes("0", "A"),
        // letters of ASCII; leads of three bytes, and of the pairs from U+0400 on
        bytes("4567DE", ALL),
        // leads of the pairs up to there, but not that of U+00A0
        bytes("C", "013456789ABCDEF"),
        // what follows E2 in none of U+2000–203F, 2080–20BF, 2400–243F, 2480–24BF, 2800–283F, 2880–28BF, 2C00–2C3F, 2C80–2CBF
        bytes("89AB", "13456789ABCDEF"),
    ]),
];
#[cfg(feature = "simd")]
pub(super) const SPACE_AND_LEAD: u8 = 1 << 2;
#[cfg(feature = "simd")]
pub(super) const LINE_ENDS: u8 = 1 << 4;
const CLOSINGS: u8 = 1 << 5 | 1 << 6;

/// What stands before the last byte of `“` `’` `…` `€` and U+202F (80, 82), of « » and U+00A0 (C2).
const BEFORE_LAST: Square = bytes("8C", "02");
const DIGIT: Square = bytes("3", "0123456789");
const PARENTHESIS: Square = bytes("2", "8");

/// What a byte tells between its neighbours.
pub(super) const TRIPLE: [Squares; 3] = [
    Squares::new([
        BEFORE_LAST,
        BEFORE_LAST,
        bytes("C", "2"),
        BEFORE_LAST,
        // small letters
        bytes("67", ALL),
        DIGIT,
        // no blanks
        bytes("3456789ABCDEF", ALL),
        bytes("2", "13456789ABCDEF"),
    ]),
    Squares::new([
        // spaces, joiners and marks of U+2000–201F but – — ’
        bytes("89", "0125678ABCDEF"),
        // … ‹ › ′ €, controls and line ends of U+2028–202E; « » ´ and the soft hyphen
        bytes("AB", "24689ABCDE"),
        // controls
        bytes("89", ALL),
        // no-break spaces
        bytes("A", "0F"),
        // `.`
        bytes("2", "E"),
        SPACE,
        PARENTHESIS,
        PARENTHESIS,
    ]),
    Squares::new([
        ANY,
        ANY,
        ANY,
        // a blank
        bytes("02", "09A"),
        DIGIT,
        DIGIT,
        ANY,
        ANY,
    ]),
];
#[cfg(feature = "simd")]
pub(super) const SIGN: u8 = 1 << 1;
const OPENINGS: u8 = 1 << 4 | 1 << 6 | 1 << 7;

/// The bits of the rules that no pass asks for: of [`ALONE`], [`PAIR`] and [`TRIPLE`].
pub(super) const fn idle(well_set: WellSet) -> [u8; 3] {
    let mut idle = [0; 3];
    if !well_set.signs {
        idle[0] = HIGH_SIGN | COLON;
    }
    if !well_set.joints {
        idle[1] = CLOSINGS;
        idle[2] = OPENINGS;
    }
    idle
}

/// The bits of all rules, for one byte at a time: what the byte before, the byte itself and the byte after leave possible.
pub(super) static BY_BYTE: [[u32; 256]; 3] = {
    let mut tables = [[0; 256]; 3];
    let mut byte = 0;
    while byte < 256 {
        #[allow(clippy::cast_possible_truncation)] // it is less than 256
        let b = byte as u8;
        tables[0][byte] = bits([u8::MAX, u8::MAX, TRIPLE[0].of(b)]);
        tables[1][byte] = bits([ALONE.of(b), PAIR[0].of(b), TRIPLE[1].of(b)]);
        tables[2][byte] = bits([u8::MAX, PAIR[1].of(b), TRIPLE[2].of(b)]);
        byte += 1;
    }
    tables
};

/// The bits of the three sets of rules in one number.
pub(super) const fn bits([alone, pair, triple]: [u8; 3]) -> u32 {
    u32::from_le_bytes([alone, pair, triple, 0])
}
