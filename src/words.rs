//! What is known of a language: its common words, how common they are and in which company, and how words are spelled.
//!
//! All of it is counts; `words/lists/README.md` says of what, and how the files are made. Costs and gains are in half bits: a
//! cost of 20 is that of what is one in 2^10, and a gain of 2 is that of what is twice as likely as elsewhere.

use std::collections::HashSet;

use once_cell::sync::Lazy;

use crate::chars::slice;
use crate::locale::Language;

pub(crate) mod id;
mod lexicon;

use id::{CAPITAL_A, fold_into, id_of};
pub use lexicon::{CommonWords, Lexicon};
#[cfg(feature = "spellbook")]
pub use lexicon::{Hunspell, HunspellError};

/// Languages, as bits.
pub(crate) type Languages = u8;
pub(crate) const FRENCH: Languages = 1;
pub(crate) const ENGLISH: Languages = 2;

/// The languages whose lists have a word, in any case.
pub(crate) fn languages_of(word: &str) -> Languages {
    let mut folded = [0; LONGEST];
    let common = fold_into(word, &mut folded).and_then(|word| Common::find(id_of(word)));
    common.map_or(0, |word| word.languages())
}

/// The languages of which words are known, in the order of the places in arrays.
pub(crate) const LANGUAGES: [Language; 2] = [Language::French, Language::English];

/// Which words keep company with which: words of a class do so alike.
pub(crate) type Class = u8;

/// The end of what words stand side by side in.
pub(crate) const EDGE: Class = 0;
/// A word that no list has.
pub(crate) const UNKNOWN: Class = 1;
/// Such a word with a capital.
pub(crate) const NAME: Class = 2;
/// What has digits.
pub(crate) const NUMBER: Class = 3;
/// The words of the list have this class or a later one.
const LISTED: Class = 4;
const CLASSES: usize = 64;

/// What the lists say of a word.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Common {
    tag: u32,
    classes: [Class; 2],
    costs: [u8; 2],
}

impl Common {
    const NONE: Self = Self { tag: 0, classes: [EDGE; 2], costs: [0; 2] };

    /// What the lists say of the word of a number; `None` when it is in none of them.
    #[inline]
    pub(crate) fn find(id: u64) -> Option<&'static Self> {
        COMMON.find(id)
    }

    fn set(&mut self, language: usize, class: Class, cost: u8) {
        self.classes[language] = class;
        self.costs[language] = cost;
    }

    pub(crate) fn languages(self) -> Languages {
        let [french, english] = self.classes.map(|class| class >= LISTED);
        (FRENCH * u8::from(french)) | (ENGLISH * u8::from(english))
    }

    /// Its class in the language at a place; `None` when that doesn't have it.
    pub(crate) fn class(self, language: usize) -> Option<Class> {
        Some(self.classes[language]).filter(|&class| class >= LISTED)
    }

    /// What it costs in a language that has it.
    pub(crate) fn cost(self, language: usize) -> i32 {
        i32::from(self.costs[language])
    }
}

/// The words of both lists by their numbers, in a table with room to spare: what is looked up most is small.
struct Table {
    slots: Vec<Common>,
    len: usize,
}

const SLOTS: usize = 1 << 16;

static COMMON: Lazy<Table> = Lazy::new(|| {
    let mut table = Table { slots: vec![Common::NONE; SLOTS], len: 0 };
    for (language, (list, _)) in FILES.iter().enumerate() {
        for line in list.lines() {
            let (word, class, cost) = entry(line);
            let mut folded = [0; LONGEST];
            let word = fold_into(word, &mut folded).unwrap_or(word);
            table.slot_for(id_of(word)).set(language, class, cost);
        }
        // Capitals often lack their accents.
        for line in list.lines() {
            let (word, class, cost) = entry(line);
            if let Some(plain) = without_accent(word) {
                let slot = table.slot_for(id_of(&plain));
                if slot.classes[language] == EDGE {
                    slot.set(language, class, cost);
                }
            }
        }
    }
    table
});

/// The words and the company of French and of English.
const FILES: [(&str, &str); 2] = [
    (include_str!("words/lists/fr.txt"), include_str!("words/lists/fr-company.txt")),
    (include_str!("words/lists/en.txt"), include_str!("words/lists/en-company.txt")),
];

/// Whether a folded word is one of the lists but for its accents and for letters that are doubled: `decouvrir`, `Celà`,
/// `fonctionelle`. Only words that no list has are worth asking of; the buffer is for their bones.
pub(crate) fn is_respelt(word: &str, bones: &mut String) -> bool {
    put_bones(word, bones);
    let id = id_of(bones);
    // No word starts with `à` but itself.
    bones.len() >= SHORTEST_BONES
        && !word.starts_with('à')
        && (Common::find(id).is_some() || RESPELT.contains(&id))
}

/// Shorter ones are those of too many words.
const SHORTEST_BONES: usize = 4;

/// The words that their bones differ from.
static RESPELT: Lazy<HashSet<u64, id::BuildIdHasher>> = Lazy::new(|| {
    let mut all = HashSet::default();
    let mut bones = String::new();
    for line in FILES.iter().flat_map(|(list, _)| list.lines()) {
        let word = entry(line).0;
        put_bones(word, &mut bones);
        if bones != word {
            all.insert(id_of(&bones));
        }
    }
    all
});

/// What is left of a word without its accents, and with single letters for double ones.
fn put_bones(word: &str, bones: &mut String) {
    bones.clear();
    let mut last = '\0';
    for c in word.chars() {
        let c = match c {
            'à' | 'â' | 'ä' => 'a',
            'ç' => 'c',
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'î' | 'ï' => 'i',
            'ô' | 'ö' => 'o',
            'ù' | 'û' | 'ü' => 'u',
            _ => c,
        };
        // A folded word has two letters for it.
        if c == 'œ' {
            bones.push_str("oe");
            last = 'e';
        }
        if c == last || c == 'œ' {
            continue;
        }
        bones.push(c);
        last = c;
    }
}

/// Room for the longest word of the lists, in bytes.
pub(crate) const LONGEST: usize = 48;

/// A word as it is written with a capital that lacks its accent, but for that capital; `None` where it has none. Before
/// French words, `A` is `à` far more often than `a`; before English ones it is `a`.
fn without_accent(word: &str) -> Option<String> {
    let mut letters = word.chars();
    let head = match letters.next()? {
        'a' | 'à' if letters.as_str().is_empty() => return Some(CAPITAL_A.to_owned()),
        'à' => "a",
        'ç' => "c",
        'é' | 'ê' => "e",
        _ => return None,
    };
    Some(head.to_owned() + letters.as_str())
}

/// The greatest cost.
const DEAREST: u8 = 63;

/// A word of a list, its class and its cost.
fn entry(line: &str) -> (&str, Class, u8) {
    match *line.as_bytes() {
        [ref word @ .., b' ', class, cost] => (slice(line, 0..word.len()), number(class), number(cost)),
        _ => (line, LISTED, DEAREST),
    }
}

/// The number that a sign of the files stands for.
fn number(sign: u8) -> u8 {
    sign.wrapping_sub(b'0') % 64
}

#[allow(clippy::cast_possible_truncation)] // both halves of a number are wanted
impl Table {
    fn find(&self, id: u64) -> Option<&Common> {
        let mut at = (id >> 48) as usize;
        loop {
            let slot = &self.slots[at % SLOTS];
            if slot.tag == id as u32 | 1 {
                return Some(slot);
            }
            if slot.tag == 0 {
                return None;
            }
            at += 1;
        }
    }

    fn slot_for(&mut self, id: u64) -> &mut Common {
        let mut at = (id >> 48) as usize;
        while ![0, id as u32 | 1].contains(&self.slots[at % SLOTS].tag) {
            at += 1;
        }
        let slot = &mut self.slots[at % SLOTS];
        self.len += usize::from(slot.tag == 0);
        slot.tag = id as u32 | 1;
        slot
    }
}

/// The statistics of a language that are no word's alone.
pub(crate) struct Statistics {
    /// The costs of what no list has, by its class.
    costs: [u8; LISTED as usize],
    /// How much likelier each class is behind each than anywhere, and [`EVEN`].
    company: Vec<u8>,
    /// What each letter costs behind the two before it, in eighths of a bit.
    letters: Vec<u16>,
}

/// What stands in the table of company for two classes that are together as often as chance has it.
const EVEN: u8 = 24;

static STATISTICS: Lazy<[Statistics; 2]> =
    Lazy::new(|| FILES.map(|(list, company)| Statistics::new(list, company)));

impl Statistics {
    /// Those of the language at a place.
    pub(crate) fn of(language: usize) -> &'static Self {
        &STATISTICS[language]
    }

    fn new(list: &str, company: &str) -> Self {
        let mut lines = company.lines();
        let mut costs = [DEAREST; LISTED as usize];
        for (cost, sign) in costs.iter_mut().zip(lines.next().unwrap_or_default().bytes()) {
            *cost = number(sign);
        }
        let mut table: Vec<u8> = lines.flat_map(str::bytes).map(number).collect();
        table.resize(CLASSES * CLASSES, EVEN);
        Self { costs, company: table, letters: letters(list) }
    }

    /// How much likelier the second class is behind the first than anywhere.
    pub(crate) fn company(&self, first: Class, second: Class) -> i32 {
        let at = usize::from(first) * CLASSES + usize::from(second);
        i32::from(self.company[at]) - i32::from(EVEN)
    }

    /// What a word costs that no list has, by its letters.
    pub(crate) fn spelling(&self, word: &str) -> i32 {
        let mut cost = 0;
        let mut context = 0;
        for symbol in word.chars().map(symbol).chain([EDGE_OF_WORD]) {
            context = ((context << 5) & 0x7FE0) | symbol;
            cost += i32::from(self.letters[context]);
        }
        i32::from(self.costs[usize::from(UNKNOWN)]) + cost / 4
    }
}

/// The ends of a word, as letters are counted.
const EDGE_OF_WORD: usize = 0;

/// A letter as one of thirty-one: accents that stand on few letters are one.
fn symbol(letter: char) -> usize {
    match letter {
        'a'..='z' => letter as usize - 'a' as usize + 1,
        'é' => 27,
        'è' | 'ê' | 'ë' => 28,
        'à' | 'â' => 29,
        'ç' => 30,
        _ => 31,
    }
}

/// The costs of each letter behind each two, from the words of a list.
#[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)] // small counts
fn letters(list: &str) -> Vec<u16> {
    /// How many letters stand for what is known of shorter contexts.
    const PRIOR: f32 = 6.0;
    const SYMBOLS: usize = 32;
    let mut threes = vec![0_u32; SYMBOLS * SYMBOLS * SYMBOLS];
    for line in list.lines() {
        let mut context = 0;
        for symbol in entry(line).0.chars().map(symbol).chain([EDGE_OF_WORD]) {
            context = ((context << 5) & 0x7FE0) | symbol;
            threes[context] += 1;
        }
    }
    let mut twos = vec![0_u32; SYMBOLS * SYMBOLS];
    let mut ones = [0_u32; SYMBOLS];
    for (context, &count) in threes.iter().enumerate() {
        twos[context % (SYMBOLS * SYMBOLS)] += count;
        ones[context % SYMBOLS] += count;
    }
    let share = |count: u32, of: u32, shorter: f32| (count as f32 + PRIOR * shorter) / (of as f32 + PRIOR);
    let all = ones.iter().sum();
    let ones: Vec<f32> = ones.iter().map(|&count| share(count, all, 1.0 / SYMBOLS as f32)).collect();
    let mut twos_of = [0.0; SYMBOLS * SYMBOLS];
    for (row, counts) in twos.chunks(SYMBOLS).enumerate() {
        let of = counts.iter().sum();
        for (symbol, &count) in counts.iter().enumerate() {
            twos_of[row * SYMBOLS + symbol] = share(count, of, ones[symbol]);
        }
    }
    let mut costs = Vec::with_capacity(threes.len());
    for (row, counts) in threes.chunks(SYMBOLS).enumerate() {
        let of = counts.iter().sum();
        costs.extend(counts.iter().enumerate().map(|(symbol, &count)| {
            let shorter = twos_of[row % SYMBOLS * SYMBOLS + symbol];
            (share(count, of, shorter).log2() * -8.0).round() as u16
        }));
    }
    costs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_words_share_a_number() {
        let words: HashSet<String> = FILES
            .iter()
            .flat_map(|(list, _)| list.lines())
            .flat_map(|line| {
                let word = entry(line).0;
                let mut buffer = [0; LONGEST];
                let folded = fold_into(word, &mut buffer).expect("no word is longer").to_owned();
                [folded].into_iter().chain(without_accent(word))
            })
            .collect();
        assert_eq!(words.len(), COMMON.len);
    }

    #[test]
    fn the_files_are_of_their_format() {
        for (list, company) in FILES {
            let is_sign = |sign: u8| (b'0'..b'0' + 64).contains(&sign);
            let mut last = "";
            for line in list.lines() {
                let (word, signs) = line.split_once(' ').unwrap_or_default();
                assert!(last < word && word.chars().all(char::is_lowercase), "{last} before {line}");
                assert!(signs.len() == 2 && signs.bytes().all(is_sign), "{line}");
                assert!(number(signs.as_bytes()[0]) >= LISTED, "{line}");
                last = word;
            }
            let lengths: Vec<usize> = company.lines().map(str::len).collect();
            assert_eq!(lengths, [&[4][..], &[CLASSES; CLASSES]].concat());
            assert!(company.lines().flat_map(str::bytes).all(is_sign));
        }
    }

    #[test]
    fn what_is_said_often_costs_little() {
        let find = |word: &str| Common::find(id_of(word)).copied();
        let cost = |word: &str| find(word).map(|word| word.cost(0));
        assert!(cost("de") < cost("maison") && cost("maison") < cost("portefaix"));
        let class = |word: &str| find(word).and_then(|word| word.class(0)).unwrap_or(UNKNOWN);
        let french = Statistics::of(0);
        let company = |first: &str, second: &str| french.company(class(first), class(second));
        assert!(company("la", "maison") > 0 && company("la", "dans") < 0);
        assert!(french.spelling("chantaison") < french.spelling("chatnsiaon"));
        assert!(find("guillemot").is_none());
    }
}
