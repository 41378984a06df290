//! The words that a block begins with: which of them sentences are made of, which speak to somebody, and their tails.

use super::folded::{ENDING, Ending, Letters, OTHER};

/// The eight folded letters up to the end of a word, whatever words they belong to: where a later pass parts a word, its
/// tail stays and another is added. Kept as a hash, which few tails of a text of some pages share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tail(u16);

impl Tail {
    /// Their hashes are less than that.
    pub(super) const HASHES: usize = 1 << 14;

    fn of(letters: Ending) -> Self {
        // The top bits of a product, here fourteen, depend on all bits of the letters.
        Self((letters.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 50) as u16)
    }

    pub(super) fn place(self) -> usize {
        usize::from(self.0) % Self::HASHES
    }
}

/// Letters of the beginning of a block, where its words are read.
const BEGINNING: usize = 120;

/// The words of the beginning of a block, counted.
#[derive(Debug, Default)]
pub(super) struct Words {
    pub(super) letters: usize,
    /// All words, numbers too.
    pub(super) count: u32,
    pub(super) numbers: u32,
    /// Small letters.
    pub(super) small: usize,
    /// Words of four letters or more that start with one.
    pub(super) small_initials: u32,
    /// The first word is that of a byline.
    pub(super) by: bool,
    /// How many of them have each role.
    roles: Roles,
}

impl Words {
    pub(super) fn read(block: &str, tails: &mut Vec<Tail>) -> Self {
        let mut words = Self::default();
        let mut ending: Ending = 0;
        let mut letters = Letters::new(block);
        while words.letters < BEGINNING {
            letters.read_plain_words(&mut ending, |ending, len, is_capital| {
                words.letters += len;
                words.small += len - usize::from(is_capital);
                words.count(ending, len, !is_capital, tails);
                words.letters < BEGINNING
            });
            if words.letters >= BEGINNING {
                break;
            }
            let Some(first) = letters.next() else { break };
            let (mut letter, mut len) = (first, 0);
            loop {
                ending = ending << 8 | Ending::from(letter.byte);
                len += 1;
                words.small += usize::from(!letter.upper && !matches!(letter.byte, b'0' | OTHER));
                let mut ahead = letters.clone();
                match ahead.next() {
                    Some(next) if !next.initial && next.byte != b'0' => (letter, letters) = (next, ahead),
                    _ => break,
                }
            }
            words.letters += len;
            if len == 1 && first.byte == b'0' {
                words.numbers += 1;
            }
            words.count(ending, len, !first.upper, tails);
        }
        words
    }

    /// Words that sentences are made of.
    pub(super) fn stop(&self) -> u32 {
        self.roles.of(Role::Stop)
    }

    pub(super) fn speaks_to_you(&self) -> bool {
        self.roles.of(Role::You) > 0
    }

    pub(super) fn speaks_of_me(&self) -> bool {
        self.roles.of(Role::Me) > 0
    }

    /// Counts a word, with the letters up to its end, and notes its tail.
    #[inline]
    fn count(&mut self, ending: Ending, len: usize, starts_small: bool, tails: &mut Vec<Tail>) {
        // A longer word is none of those that are known.
        let key = if len <= ENDING { ending & Ending::MAX >> (8 * (ENDING - len)) } else { 0 };
        self.by |= self.count == 0 && BYLINES.contains(&key);
        self.count += 1;
        self.small_initials += u32::from(starts_small && len > 3);
        self.roles = self.roles.and(roles(key));
        if (ENDING..BEGINNING).contains(&self.letters) {
            tails.push(Tail::of(ending));
        }
    }
}

/// What a word says by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Stop,
    You,
    Me,
}

/// How many words have each role, ten bits for each: more than words are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Roles(u32);

impl Roles {
    const BITS: u32 = 10;

    const fn one(role: Role) -> Self {
        Self(1 << (Self::BITS * role as u32))
    }

    const fn and(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }

    const fn of(self, role: Role) -> u32 {
        self.0 >> (Self::BITS * role as u32) & ((1 << Self::BITS) - 1)
    }
}

pub(super) const fn key(word: &[u8]) -> Ending {
    assert!(word.len() <= ENDING, "a longer word isn't looked up");
    let mut key = 0;
    let mut at = 0;
    while at < word.len() {
        key = key << 8 | word[at] as u64;
        at += 1;
    }
    key
}

/// The first words of bylines: `by`, `par`, `von`, `por`, `di`, `door`.
const BYLINES: [Ending; 6] = [key(b"by"), key(b"par"), key(b"von"), key(b"por"), key(b"di"), key(b"door")];

/// Words that sentences of French, English, German, Spanish, Italian, Portuguese and Dutch are made of, folded.
const STOP: [&[u8]; 143] = [
    b"le", b"la", b"les", b"un", b"une", b"des", b"de", b"du", b"et", b"est", b"en", b"que", b"qui", b"dans",
    b"il", b"elle", b"ils", b"ce", b"cette", b"ces", b"son", b"sa", b"ses", b"leur", b"au", b"aux", b"avec",
    b"sans", b"ne", b"pas", b"mais", b"ou", b"se", b"sont", b"ont", b"comme", b"tout", b"ete", b"etait",
    b"meme", b"the", b"of", b"and", b"to", b"is", b"was", b"that", b"with", b"for", b"are", b"were", b"it",
    b"his", b"her", b"he", b"she", b"they", b"their", b"from", b"have", b"has", b"had", b"not", b"be",
    b"been", b"at", b"which", b"who", b"would", b"an", b"in", b"its", b"than", b"into", b"but", b"this",
    b"as", b"der", b"die", b"das", b"den", b"dem", b"ein", b"eine", b"einen", b"einem", b"einer", b"und",
    b"ist", b"war", b"nicht", b"mit", b"auf", b"sich", b"auch", b"es", b"dass", b"hat", b"wird", b"sind",
    b"zu", b"im", b"fur", b"wie", b"aus", b"bei", b"nach", b"als", b"el", b"los", b"las", b"del", b"y",
    b"una", b"con", b"para", b"su", b"lo", b"al", b"fue", b"no", b"pero", b"mas", b"che", b"della", b"non",
    b"sono", b"per", b"o", b"os", b"da", b"do", b"em", b"nao", b"uma", b"het", b"een", b"van", b"niet",
    b"dat", b"zijn", b"voor", b"met",
];
const YOU: [&[u8]; 13] = [
    b"vous", b"votre", b"vos", b"you", b"your", b"ihre", b"ihrer", b"ihnen", b"deine", b"usted", b"tuo",
    b"voce", b"uw",
];
const ME: [&[u8]; 12] =
    [b"je", b"moi", b"mon", b"ma", b"i", b"my", b"me", b"ich", b"mir", b"yo", b"io", b"eu"];
const BUCKETS: usize = 512;
const ROOM: usize = 2;

const fn bucket(key: Ending) -> usize {
    const MULTIPLIER: Ending = 0xA648_A7DD_0683_9EB9;
    // The top bits of a product depend on all bits of the key.
    #[allow(clippy::cast_possible_truncation)] // nine bits are left
    let bucket = (key.wrapping_mul(MULTIPLIER) >> (Ending::BITS - BUCKETS.ilog2())) as usize;
    bucket
}

/// The role of a word, as a count of one; of most words none.
#[inline]
fn roles(key: Ending) -> Roles {
    // No branch: which word comes next is anybody's guess.
    let said = ROLES[bucket(key)].iter().map(|&(known, role)| if known == key { role.0 } else { 0 });
    Roles(said.sum())
}

/// The words that say something and their roles, by their hash.
static ROLES: [[(Ending, Roles); ROOM]; BUCKETS] = {
    let mut table = [[(0, Roles(0)); ROOM]; BUCKETS];
    let all = STOP.len() + YOU.len() + ME.len();
    let mut index = 0;
    while index < all {
        let (word, role) = if index < STOP.len() {
            (STOP[index], Role::Stop)
        } else if index < STOP.len() + YOU.len() {
            (YOU[index - STOP.len()], Role::You)
        } else {
            (ME[index - STOP.len() - YOU.len()], Role::Me)
        };
        let key = key(word);
        let bucket = &mut table[bucket(key)];
        let mut at = 0;
        while bucket[at].0 != 0 {
            assert!(bucket[at].0 != key, "a word stands twice");
            at += 1;
            assert!(at < ROOM, "a bucket is full: try another odd multiplier");
        }
        bucket[at] = (key, Roles::one(role));
        index += 1;
    }
    table
};
