//! Words, and the language of a block by a vote of its stop words.

use std::ops::{BitOr, Range};

use super::letters::{is_lead, word_len};
use super::vocabulary::Vocabulary;
use crate::chars::lanes::{HIGH, LOWER_CASE, ONES, at_least, eight_from, run};
use crate::chars::{after, is_combining_mark};
use crate::locale::Language;

/// Votes for a language that settle it, less those of words that speak for another language and not for it.
pub(super) const CLEAR: i8 = 2;
/// Votes for French that leave no doubt: fewer may be chance in a language that shares a few of its words.
const SURE: i8 = 3;
/// Words that are read at most when all languages are counted.
const MOST: usize = 200;

/// The words of a text, as ranges.
pub(super) fn words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let mut start = at;
        loop {
            match word_char_len(text, start, false) {
                Ok(len) => {
                    at = start + len;
                    break;
                }
                Err(0) => return None,
                Err(len) => start += len,
            }
        }
        while let Ok(len) = word_char_len(text, at, true) {
            at += len;
        }
        Some(start..at)
    })
}

/// The length of the character at `at` if it belongs to a word (a combining mark only `inside` one), else as an error;
/// 0 at the end of the text.
fn word_char_len(text: &str, at: usize, inside: bool) -> Result<usize, usize> {
    // ASCII and Latin-1, which French and English are made of, are told by their bytes.
    let (len, belongs) = match text.as_bytes()[at..] {
        [] => (0, false),
        [b @ ..0x80, ..] => (1, b.is_ascii_alphanumeric()),
        [0xC3, b, ..] => (2, b != 0x97 && b != 0xB7),
        _ => {
            let c = after(text, at).unwrap_or_default();
            (c.len_utf8(), c.is_alphanumeric() || inside && is_combining_mark(c))
        }
    };
    if belongs { Ok(len) } else { Err(len) }
}

/// The language that the stop words of a text speak for; `None` when they don't, or disagree. The `expected` one wins a
/// draw.
///
/// Reads bytes, not characters: the stop words that vote are of letters up to U+017F, and a word is a run of letters,
/// whatever signs part it, so spaces, quotes and apostrophes of any kind don't turn a vote.
pub(super) fn vote(text: &str, expected: Language) -> Option<Language> {
    crate::work::count(text.len());
    // The usual question has a quick answer.
    let balance = if expected == Language::French { strict_balance_of_french(text, SURE) } else { 0 };
    if balance >= SURE {
        return Some(Language::French);
    }
    let verdict = if balance >= CLEAR { Some(Language::French) } else { tally(text).verdict(expected) };
    verdict.filter(|&language| language != Language::French || !Vocabulary::of(text).denies_french())
}

/// The votes of the first words of a text.
fn tally(text: &str) -> Tally {
    let mut tally = Tally::default();
    let mut words = 0;
    read_words(text, |key| {
        tally.add(lookup(key, &TABLE.languages));
        words += 1;
        words < MOST
    });
    tally
}

/// Whether a word is a stop word of other languages and not of French.
pub(super) fn is_foreign_to_french(word: &str) -> bool {
    balance_of_french(word, CLEAR) < 0
}

/// Whether a word is a stop word of French and of no other language.
pub(crate) fn speaks_for_french(word: &str) -> bool {
    balance_of_french(word, CLEAR) > 0
}

/// Whether a text has a stop word of French, which may be one of other languages, too.
pub(crate) fn has_stop_word_of_french(text: &str) -> bool {
    let mut found = false;
    read_words(text, |key| {
        found = lookup(key, &TABLE.languages) & FRENCH != 0;
        !found
    });
    found
}

/// The words for French less those against it, until there are `enough`: the rest of a block hardly ever turns it.
pub(super) fn balance_of_french(text: &str, enough: i8) -> i8 {
    balance(text, enough, |key| lookup(key, &TABLE.french))
}

/// The same, less the words with letters that French lacks: languages that have no list here may share its stop words.
fn strict_balance_of_french(text: &str, enough: i8) -> i8 {
    balance(text, enough, |key| {
        let is_alien = key & HIGH != 0 && has_alien_letter(key);
        lookup(key, &TABLE.french) - i8::from(is_alien)
    })
}

fn balance(text: &str, enough: i8, weigh: impl Fn(u64) -> i8) -> i8 {
    let mut balance = 0_i8;
    read_words(text, |key| {
        balance += weigh(key);
        balance.abs() < enough
    });
    balance
}

/// Tells `vote` of the words of fewer than eight bytes, as numbers, as long as it wants more.
fn read_words(text: &str, mut vote: impl FnMut(u64) -> bool) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let eight = eight_from(bytes, at);
        let letters = letter_lanes(eight);
        match run(letters) {
            0 => at += (letters.trailing_zeros() as usize / 8).max(1),
            // Longer than any stop word.
            8 => at += 8 + word_len(&bytes[at + 8..], is_lead((eight >> 56) as u8)),
            len => {
                if !vote((eight.swap_bytes() >> (64 - 8 * len)) | LOWER_CASE) {
                    return;
                }
                // What comes next is no letter.
                at += len + 1;
            }
        }
    }
}

/// The languages, by their bits and their places among the votes.
const LANGUAGES: [Language; 8] = {
    use Language::{Dutch, English, French, German, Italian, Polish, Portuguese, Spanish};
    [French, Spanish, Italian, Portuguese, English, German, Dutch, Polish]
};

/// The votes of the words read so far.
struct Tally {
    /// The languages of each word that has any, as bits.
    words: [u8; MOST],
    len: usize,
    /// The votes of each language, a byte for each.
    counts: u64,
}

impl Default for Tally {
    fn default() -> Self {
        Self { words: [0; MOST], len: 0, counts: 0 }
    }
}

impl Tally {
    fn add(&mut self, languages: u8) {
        self.words[self.len] = languages;
        self.len += usize::from(languages != 0);
        self.counts += one_each(languages);
    }

    /// The language that has more votes than each other, and enough more than words that are another's alone.
    fn verdict(&self, expected: Language) -> Option<Language> {
        let counts = self.counts.to_le_bytes();
        let most = *counts.iter().max()?;
        let expected = LANGUAGES.iter().position(|&language| language == expected);
        let expected = expected.filter(|&expected| counts[expected] == most);
        let leader = expected.or_else(|| counts.iter().position(|&count| count == most))?;
        let against = self.words[..self.len].iter().filter(|&&languages| languages & (1 << leader) == 0);
        let against = against.fold(0, |sum, &languages| sum + one_each(languages)).to_le_bytes();
        let clear = CLEAR.unsigned_abs();
        let is_behind = |other: usize| {
            let is_told_apart = counts[other] < most || Some(leader) == expected;
            is_told_apart && against[other] + clear <= most
        };
        let is_clear = (0..LANGUAGES.len()).all(|other| other == leader || is_behind(other));
        (most >= clear && is_clear).then(|| LANGUAGES[leader])
    }
}

/// 1 in the byte of each language whose bit is set.
fn one_each(languages: u8) -> u64 {
    // Each bit into a byte of its own, and there into the lowest place.
    let spread = u64::from(languages).wrapping_mul(ONES) & 0x8040_2010_0804_0201;
    ((spread + 0x7F * ONES) >> 7) & ONES
}

/// The high bits of those of eight bytes that belong to letters: ASCII, or U+00C0 to U+017F, whose lead bytes are 0xC3 to
/// 0xC5.
fn letter_lanes(eight: u64) -> u64 {
    let low = eight & !HIGH;
    let folded = low | LOWER_CASE;
    let ascii = at_least(folded, b'a') & !at_least(folded, b'z' + 1) & !eight;
    let lead = at_least(low, 0x43) & !at_least(low, 0x46) & eight & HIGH;
    (ascii | lead | (lead << 8)) & HIGH
}

/// Common words of each language, in the order of [`LANGUAGES`]. A word of several languages votes for each, and only if
/// all of them list it: English `a` and `on`, which French has too, are left out.
const STOP_WORDS: [&[&str]; 8] = [
    &[
        "le", "la", "les", "un", "une", "des", "de", "du", "et", "est", "en", "que", "qui", "dans", "il",
        "elle", "ils", "elles", "nous", "vous", "je", "tu", "ce", "cette", "ces", "son", "sa", "ses", "leur",
        "leurs", "au", "aux", "par", "sur", "avec", "sans", "ne", "pas", "mais", "ou", "se", "sont", "ont",
        "pour", "plus", "comme", "tout", "tous", "fait", "avait", "mon", "ma", "mes", "notre", "votre",
        "lui", "était", "à", "être", "même", "après", "où", "été", "nos", "qu", "dont", "sous", "donc",
        "chez", "aussi", "très", "encore", "deux", "trois", "cet", "celui", "celle", "ceux", "peut", "peu",
        "faire", "avoir", "fut", "rien", "alors", "depuis", "contre", "cela", "moins", "puis", "ainsi",
        "soit", "serait", "eux", "moi", "toi", "quand", "toute", "toutes", "afin", "selon", "entre", "si",
        "ni", "oui", "là", "ici", "voilà", "voici", "jamais", "déjà", "trop", "vers", "suis", "êtes",
        "sommes", "avez", "avons", "vais", "faut", "veux", "quel", "quelle", "quelque", "chaque", "autre",
        "autres", "jour", "jours", "fois", "ça", "ton", "tes", "bien", "enfin", "devant", "avant", "avaient",
        "étais", "aurait", "mieux", "assez", "ans", "homme", "femme", "voir", "os",
    ],
    &[
        "el", "la", "los", "las", "un", "de", "del", "que", "en", "es", "se", "por", "con", "para", "su",
        "al", "lo", "como", "más", "pero", "sus", "sin", "sobre", "este", "ya", "cuando", "todo", "esta",
        "ser", "son", "fue", "había", "era", "muy", "hasta", "desde", "está", "mi", "porque", "han", "hay",
        "una", "entre", "si", "ni", "bien", "qué", "sólo", "eso", "esto", "nada", "eres", "están",
    ],
    &[
        "il", "lo", "la", "gli", "le", "un", "uno", "una", "di", "del", "della", "dei", "delle", "che", "è",
        "con", "per", "al", "alla", "da", "dal", "sono", "era", "più", "anche", "come", "ma", "se", "suo",
        "sua", "loro", "questo", "questa", "nel", "nella", "hanno", "quando", "tra", "ed", "sul", "sulla",
        "ancora", "alle", "nei", "si", "chi", "là", "noi", "voi", "cosa", "così", "perché", "dove", "siamo",
        "quel", "quella", "questi", "tuo", "tua", "fatto", "stato",
    ],
    &[
        "um", "uma", "de", "do", "da", "das", "que", "em", "na", "nas", "por", "para", "com", "não", "se",
        "mais", "como", "mas", "ao", "aos", "ele", "ela", "seu", "sua", "ou", "quando", "muito", "já",
        "está", "só", "pelo", "pela", "até", "isso", "era", "depois", "sem", "são", "sobre", "ainda",
        "entre", "si", "é", "os", "isto", "você", "nós", "tem", "meu", "minha", "aqui", "esta", "este",
        "ser", "nos",
    ],
    &[
        "the", "of", "and", "to", "is", "was", "that", "with", "for", "this", "are", "were", "it", "his",
        "her", "he", "she", "they", "their", "we", "you", "your", "from", "have", "has", "had", "not", "be",
        "been", "by", "at", "which", "who", "what", "when", "will", "would", "in", "its", "these", "those",
        "there", "than", "into", "about", "my", "our", "them", "can", "could", "do", "how", "should", "if",
        "did", "does",
    ],
    &[
        "der", "die", "das", "und", "ist", "nicht", "ein", "eine", "einen", "dem", "den", "des", "von", "zu",
        "für", "auf", "im", "sich", "auch", "als", "wie", "aus", "bei", "nach", "wird", "wurde", "hat",
        "war", "sie", "er", "wir", "ich", "ihr", "sind", "oder", "aber", "noch", "nur", "vom", "zum", "zur",
        "über", "was", "in",
    ],
    &[
        "de", "het", "een", "en", "van", "is", "dat", "niet", "zijn", "op", "aan", "voor", "er", "maar",
        "om", "hem", "dan", "zou", "wat", "mijn", "door", "over", "ze", "zich", "bij", "ook", "tot", "je",
        "naar", "der", "heb", "heeft", "deze", "nog", "geen", "werd", "was", "in", "hij", "zij", "noch",
        "waar", "wordt", "moet",
    ],
    &[
        "nie", "jest", "na", "się", "że", "to", "jak", "ale", "tak", "po", "przez", "jego", "dla", "od",
        "oraz", "tylko", "czy", "był", "była", "było", "są", "który", "która", "ich", "już", "przy", "tego",
        "przed", "za", "ma", "mam", "mnie", "ja", "ona", "oni", "jej", "gdy", "też", "bez", "pod", "nad",
        "aby", "lub", "może", "bardzo", "tym", "tej", "tych", "jako", "kiedy", "gdzie", "więc",
    ],
];

/// What a table says of a word, by its [`key`]; nothing of words that are no stop words.
fn lookup<T: Copy + Default + BitOr<Output = T>>(key: u64, table: &[[T; ROOM]; BUCKETS]) -> T {
    let bucket = bucket(key);
    let known = TABLE.keys[bucket].iter().zip(table[bucket]);
    known.fold(T::default(), |said, (known, of_word)| {
        said | if *known == key { of_word } else { T::default() }
    })
}

/// A word of fewer than eight bytes as a number, in lower case; never 0.
const fn key(word: &[u8]) -> u64 {
    assert!(word.len() < 8, "a longer word isn't looked up");
    let mut key = 0;
    let mut at = 0;
    while at < word.len() {
        key = (key << 8) | word[at] as u64;
        at += 1;
    }
    key | LOWER_CASE
}

/// The lower-case letters beyond ASCII that French is written with.
pub(super) const FRENCH_LETTERS: &str = "àâæçèéêëîïôùûüÿœ";

/// Whether the word of a key has a letter that French is not written with.
fn has_alien_letter(key: u64) -> bool {
    /// The last bytes of the letters from U+00E0 to U+00FF that French has, as bits, and that of the signs × and ÷.
    const LATIN_1: u64 = {
        let bytes = FRENCH_LETTERS.as_bytes();
        let mut set = 1 << (0xB7 % 64);
        let mut at = 0;
        while at < bytes.len() {
            if bytes[at] == 0xC3 {
                set |= 1 << (bytes[at + 1] % 64);
            }
            at += 2;
        }
        set
    };
    key.to_be_bytes().windows(2).any(|letter| match *letter {
        // The lead bytes of a key are those of lower case: 0xC3 to 0xC5 with the bit 0x20.
        // In it Œ is another letter than œ, as Ÿ is.
        [0xE3, last] => LATIN_1 & (1 << (last % 64)) == 0,
        [0xE5, 0xB2 | 0xB3 | 0xB8] => false,
        [0xE4 | 0xE5, _] => true,
        _ => false,
    })
}

const BUCKETS: usize = 1024;
const ROOM: usize = 2;

/// The bucket of a key: none has more stop words than there is room for.
const fn bucket(key: u64) -> usize {
    const MULTIPLIER: u64 = 0x201C_F7B9_F60A_5BB5;
    #[allow(clippy::cast_possible_truncation)] // ten bits are left
    let bucket = (key.wrapping_mul(MULTIPLIER) >> (u64::BITS - BUCKETS.ilog2())) as usize;
    bucket
}

/// The stop words, by bucket.
struct Table {
    keys: [[u64; ROOM]; BUCKETS],
    /// The languages of a word, as bits.
    languages: [[u8; ROOM]; BUCKETS],
    /// What a word says for French: nothing if other languages have it too, as its neighbours have many. A word that is
    /// theirs alone counts twice.
    french: [[i8; ROOM]; BUCKETS],
}

/// The bit of French.
const FRENCH: u8 = 1;

static TABLE: Table = {
    const ENGLISH: u8 = 1 << 4;
    let mut table =
        Table { keys: [[0; ROOM]; BUCKETS], languages: [[0; ROOM]; BUCKETS], french: [[0; ROOM]; BUCKETS] };
    let mut language = 0;
    while language < STOP_WORDS.len() {
        let mut word = 0;
        while word < STOP_WORDS[language].len() {
            let key = key(STOP_WORDS[language][word].as_bytes());
            let bucket = bucket(key);
            let mut at = 0;
            while table.keys[bucket][at] != 0 && table.keys[bucket][at] != key {
                at += 1;
                assert!(at < ROOM, "a bucket is full: try another odd multiplier");
            }
            table.keys[bucket][at] = key;
            table.languages[bucket][at] |= 1 << language;
            let languages = table.languages[bucket][at];
            table.french[bucket][at] = match languages {
                FRENCH => 1,
                ENGLISH => -1,
                _ if languages & FRENCH != 0 => 0,
                _ => -2,
            };
            word += 1;
        }
        language += 1;
    }
    table
};

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn votes() {
        for (text, language) in [
            ("Le vent se lève sur le port.", Some(Language::French)),
            ("L'été dernier, elle était là.", Some(Language::French)),
            ("The wind is rising over the harbour.", Some(Language::English)),
            ("LE PRIX DE L’EAU", Some(Language::French)),
            ("Bonjour !", None),
            ("these crossings", None),
            ("", None),
            ("Der Wind hebt an.", None),
            ("Der Wind hebt an, und die Boote sind noch nicht im Hafen.", Some(Language::German)),
            ("El viento se levanta sobre el puerto y los barcos no han vuelto.", Some(Language::Spanish)),
            ("Il vento si alza sul porto e le barche non sono ancora tornate.", Some(Language::Italian)),
            ("O vento levanta-se sobre o porto e os barcos ainda não voltaram.", Some(Language::Portuguese)),
            ("De wind steekt op en de boten zijn nog niet in de haven.", Some(Language::Dutch)),
            ("Wiatr się zrywa, a łodzie jeszcze nie są w porcie, bo jest za późno.", Some(Language::Polish)),
            ("La mer est belle.", Some(Language::French)),
            ("La casa de mi madre es de un señor.", Some(Language::Spanish)),
            ("de la que se", Some(Language::French)),
            ("«\u{A0}Non\u{A0}», dit-il, et il mit le dos au mur.", Some(Language::French)),
            ("«le»\u{A0}(la)", Some(Language::French)),
            ("l’été, l'été", Some(Language::French)),
        ] {
            assert_eq!(vote(text, Language::French), language, "{text}");
        }
    }

    #[test]
    fn letters_that_french_lacks() {
        let has = |word: &str| has_alien_letter(key(word.as_bytes()));
        for word in ["señor", "är", "łódź", "město", "così"] {
            assert!(has(word), "{word}");
        }
        for word in ["até", "été", "ÉTÉ", "cœur", "CŒUR", "HAŸ", "noël", "3×4", "là"] {
            assert!(!has(word), "{word}");
        }
    }

    proptest! {
        #[test]
        fn lanes_agree_with_bytes(text in "[a-dA-Dlesthé ’'zZ@\\[{`àęż\u{A0}]{0,24}") {
            let mut words = Vec::new();
            let mut at = 0;
            while at < text.len() {
                let letters = letter_lanes(eight_from(text.as_bytes(), at));
                match run(letters) {
                    0 => at += 1,
                    8 => {
                        let is_in_letter = is_lead(text.as_bytes()[at + 7]);
                        let len = 8 + word_len(&text.as_bytes()[at + 8..], is_in_letter);
                        words.push(crate::chars::slice(&text, at..at + len));
                        at += len;
                    }
                    len => {
                        words.push(crate::chars::slice(&text, at..at + len));
                        at += len;
                    }
                }
            }
            let is_letter = |c: char| c.is_ascii_alphabetic() || ('\u{C0}'..='\u{17F}').contains(&c);
            let naive: Vec<&str> = text.split(|c| !is_letter(c)).filter(|word| !word.is_empty()).collect();
            prop_assert_eq!(words, naive);
        }
    }

    #[test]
    fn the_language_that_is_expected_wins_a_draw() {
        assert_eq!(vote("de la que se", Language::Spanish), Some(Language::Spanish));
        assert_eq!(vote("de la que se", Language::English), None);
    }

    #[test]
    fn words_are_runs_of_letters_and_digits() {
        let text = "L’an 2030, e\u{301}te\u{301}_vu";
        let found: Vec<_> = words(text).map(|w| crate::chars::slice(text, w)).collect();
        assert_eq!(found, ["L", "an", "2030", "e\u{301}te\u{301}", "vu"]);
    }
}
