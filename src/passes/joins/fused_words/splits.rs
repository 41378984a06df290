//! The ways to cut a word that no list knows into parts that are words.

use std::ops::Range;

use crate::chars::{is_apostrophe, is_blank, slice};
use crate::locale::Language;
use crate::pass::Confidence;
use crate::passes::joins::is_function_word;
use crate::words::id::{id_of, id_of_written};
use crate::words::{FRENCH, LANGUAGES, NAME as OF_NAMES, Statistics, UNKNOWN, is_respelt};

use super::FusedWords;
use super::context::touches_code;
use super::derived::Joint;
use super::evidence::Evidence;
use super::glue::{is_glued, starts_sentence};
use super::knowledge::{COST_OF_COMMON, IS_WHOLE, Known, Part};
use super::tokens::Token;

/// How many things the lists that only texts with candidates fill have room for from the start.
pub(super) const ROOM: usize = 512;

/// Shorter words are not looked at, in bytes.
const SHORTEST: usize = 5;
/// The same of words before an apostrophe: `del’`.
pub(super) const SHORTEST_ELIDED: usize = 3;
/// Longer ones neither: they are no two words.
const LONGEST: usize = 40;

/// The fewest letters of a name that a word may be joined to, and of a word that a name may be joined to.
const NAME: usize = 5;

/// Short words that no name ends in; others need as many letters as a name.
const SHORT_WORDS: [&str; 16] = [
    "avec", "chez", "dans", "dont", "mais", "pour", "sans", "sont", "sous", "vers", "from", "have", "that",
    "this", "were", "with",
];

/// Endings that make a name of a name (`Georgetown`, `Lillebonne`), or a brand (`Renaultsport`).
const NAME_ENDINGS: [&str; 62] = [
    "abad", "belle", "berge", "blanc", "bonne", "borough", "bourg", "bridge", "burgh", "capitale", "church",
    "coeur", "court", "exit", "field", "force", "garde", "haven", "house", "island", "jolie", "leaks",
    "maine", "mania", "marché", "marie", "market", "master", "monde", "montant", "mouth", "music", "neuve",
    "phone", "place", "plage", "point", "ports", "poste", "presse", "radio", "rouge", "sable", "shire",
    "sport", "stadt", "stein", "stone", "store", "street", "télé", "tower", "tours", "trade", "ville",
    "vision", "voile", "woman", "women", "works", "world", "worth",
];

/// Words that are endings far more often than the second of two that were joined.
const ENDINGS: [&str; 59] = [
    "able", "age", "ai", "aient", "ait", "al", "ance", "ans", "ants", "ard", "as", "ate", "eau", "end",
    "ent", "er", "ere", "ers", "es", "est", "eur", "eux", "ful", "ie", "ier", "ies", "ion", "ions", "is",
    "ist", "led", "less", "let", "line", "ll", "man", "men", "ment", "ness", "ois", "ons", "ont", "or",
    "our", "re", "red", "rent", "riez", "ring", "rions", "ship", "some", "ting", "tion", "ton", "ure", "us",
    "ve", "vis",
];

/// Words that are prefixes far more often than the first of two that were joined.
const PREFIXES: [&str; 22] = [
    "anti", "auto", "bi", "co", "com", "con", "dis", "ex", "extra", "hyper", "im", "inter", "micro", "mini",
    "mono", "multi", "non", "per", "pro", "re", "sub", "super",
];

/// What speaks for a cut where a capital shows it, in half bits.
const GAIN_OF_CASE: i32 = 12;

/// Common words that often make words of words: `cleanup`, `indirect`, `unanime`.
const AFFIXES: [&str; 22] = [
    "as", "at", "be", "by", "do", "down", "en", "good", "in", "like", "little", "on", "or", "out", "over",
    "si", "so", "time", "to", "un", "up", "well",
];

/// What makes a noun of a verb: `buildup`, `buyout`.
const PARTICLES: [&str; 8] = ["away", "back", "down", "in", "off", "out", "over", "up"];

/// A way to cut a word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Split {
    /// Where the second and the third part start, in bytes from the word's start; 0 where there is none.
    pub(super) cuts: [u8; 2],
    parts: [Part; 3],
    /// A part that must stand alone elsewhere, with a capital.
    pub(super) name: Option<u64>,
    /// The place of the language whose words the parts are.
    pub(super) language: usize,
    /// Whether it has two parts that are among the commonest words.
    are_commonest: bool,
    /// What the word itself shows.
    pub(super) evidence: Evidence,
}

impl Split {
    pub(super) fn first(&self) -> Part {
        self.parts[0]
    }

    pub(super) fn last(&self) -> Part {
        if self.cuts[1] == 0 { self.parts[1] } else { self.parts[2] }
    }

    pub(super) fn parts(self) -> impl Iterator<Item = Part> {
        let count = if self.cuts[1] == 0 { 2 } else { 3 };
        self.parts.into_iter().take(count)
    }

    /// The parts that stand side by side.
    pub(super) fn pairs(self) -> impl Iterator<Item = (u64, u64)> {
        let [first, second, third] = self.parts.map(|part| part.id);
        std::iter::once((first, second)).chain((self.cuts[1] != 0).then_some((second, third)))
    }
}

/// A word that may be fused.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    /// Which word of the text it is, and which line that stands in.
    pub(super) index: usize,
    pub(super) line: usize,
    pub(super) splits: Range<usize>,
    /// How sure it is that the word is fused, why, and which of the splits parts it.
    pub(super) verdict: Option<(Confidence, Evidence, usize)>,
    /// How often it was judged.
    pub(super) rounds: u8,
}

impl Candidate {
    /// Whether the word is parted, and not only reported.
    pub(super) fn is_cut(&self) -> bool {
        self.verdict.is_some_and(|(level, ..)| level >= Confidence::Likely)
    }
}

/// The candidates of a text, in order, and their splits.
#[derive(Debug, Default)]
pub(super) struct Splits {
    pub(super) candidates: Vec<Candidate>,
    pub(super) list: Vec<Split>,
    /// Where the letters of a word start.
    ends: Vec<usize>,
    /// What is known of the word that ends at each of `ends`.
    heads: Vec<Known>,
    bones: String,
    /// Words that have no parts, as they are written: each has its place, and a later one takes it.
    whole: Whole,
    /// Whether these are of a pass that knows more than the built-in lists.
    knew_more: bool,
}

/// Rare words come again, in a text and in the next: it takes long to see that a word has no parts.
#[derive(Debug)]
struct Whole(Vec<u64>);

impl Default for Whole {
    fn default() -> Self {
        Self(vec![0; Self::PLACES])
    }
}

impl Whole {
    const PLACES: usize = 1 << 11;

    fn clear(&mut self) {
        self.0.fill(0);
    }

    fn place(&mut self, id: u64) -> &mut u64 {
        &mut self.0[(id >> 40) as usize % Self::PLACES]
    }
}

/// How a word is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// Small letters only.
    Small,
    /// A capital, then small letters.
    Capitalised,
    /// Small letters, then a capital at this offset, then small letters.
    CaseJoint(usize),
}

impl Shape {
    /// The shape of a word; `None` when it is no candidate.
    fn of(word: &str) -> Option<Self> {
        let mut capitals = 0_usize;
        let mut capital_at = 0;
        for (at, c) in word.char_indices() {
            if !c.is_alphabetic() {
                return None;
            }
            if !c.is_lowercase() {
                capitals += 1;
                capital_at = at;
            }
        }
        match (capitals, capital_at) {
            (0, _) => Some(Self::Small),
            (1, 0) => Some(Self::Capitalised),
            (1, at) => Some(Self::CaseJoint(at)),
            _ => None,
        }
    }
}

/// Whether code stands around a word, as the nearest signs tell: `getRoot ()`, `this . addItem`, `lastItem = 1`.
fn is_identifier(text: &str, start: usize, end: usize) -> bool {
    let head = slice(text, 0..start).trim_end_matches(is_blank);
    let is_dotted = head.ends_with('.') && !head.ends_with("..");
    is_dotted
        || head.ends_with(['=', '{'])
        || slice(text, end..text.len()).trim_start_matches(is_blank).starts_with(['(', '=', '{'])
}

impl Splits {
    /// To be called before each text. Words that have no parts for the built-in lists have none in any text.
    pub(super) fn clear(&mut self, pass: &FusedWords) {
        self.candidates.clear();
        self.list.clear();
        if pass.knows_more() || self.knew_more {
            self.whole.clear();
        }
        self.knew_more = pass.knows_more();
        self.candidates.reserve(ROOM);
        self.list.reserve(ROOM);
    }

    /// Adds a word if it may be fused; whether it may.
    pub(super) fn add(
        &mut self,
        pass: &FusedWords,
        (index, line): (usize, usize),
        token: Token<'_>,
        id: u64,
        text: &str,
        folded: &str,
    ) -> bool {
        let word = token.word;
        let is_elided =
            word.len() >= SHORTEST_ELIDED && is_elided(slice(text, token.start + word.len()..text.len()));
        if word.len() < SHORTEST && !is_elided || word.len() > LONGEST || folded.len() != word.len() {
            return false;
        }
        let written = id_of(word);
        if *self.whole.place(written) == written && !is_elided {
            return false;
        }
        let shape = if token.is_plain { Some(Shape::Small) } else { Shape::of(word) };
        let Some(shape) = shape else { return false };
        if matches!(shape, Shape::CaseJoint(_)) && is_identifier(text, token.start, token.start + word.len())
        {
            return false;
        }
        if pass.knows_more() && (pass.look_up(folded).languages != 0 || pass.corpus_has(id, IS_WHOLE)) {
            return false;
        }
        let start = self.list.len();
        self.read_heads(pass, word, folded);
        let base = Evidence {
            is_capitalised: shape == Shape::Capitalised,
            is_case_joint: matches!(shape, Shape::CaseJoint(_)),
            ..Evidence::default()
        };
        let tail = |at: usize| Self::tail(pass, folded, at, is_elided);
        self.add_pairs(word, folded, shape, base, tail);
        if self.list.len() == start && shape == Shape::Small {
            self.add_threes(pass, folded, base, tail);
        }
        if self.list.len() > start && is_respelt(folded, &mut self.bones) {
            self.keep_unlikely_misspellings(start, folded);
        }
        if self.list.len() == start {
            *self.whole.place(written) = written;
            return false;
        }
        let (head, tail) = (slice(text, 0..token.start), slice(text, token.start + word.len()..text.len()));
        if is_glued(head, tail) || touches_code(head, tail) {
            self.list.truncate(start);
            return false;
        }
        let starts_sentence = starts_sentence(head);
        for split in &mut self.list[start..] {
            split.evidence.starts_sentence = starts_sentence;
        }
        self.candidates.push(Candidate {
            index,
            line,
            splits: start..self.list.len(),
            verdict: None,
            rounds: 0,
        });
        true
    }

    /// Keeps those of the last cuts that part two letters that are alike, which are no misspelling, and those that part two
    /// of the commonest words of French: `demon` for `de mon`.
    fn keep_unlikely_misspellings(&mut self, start: usize, folded: &str) {
        let bytes = folded.as_bytes();
        let mut kept = start;
        for at in start..self.list.len() {
            let cut = usize::from(self.list[at].cuts[0]);
            let Split { language, are_commonest, .. } = self.list[at];
            let lacks_accent = LANGUAGES[language] == Language::French && folded.is_ascii();
            if bytes[cut - 1] == bytes[cut] || are_commonest && lacks_accent {
                self.list.swap(kept, at);
                kept += 1;
            }
        }
        self.list.truncate(kept);
    }

    /// Looks up all that the word starts with.
    fn read_heads(&mut self, pass: &FusedWords, word: &str, folded: &str) {
        let Self { ends, heads, .. } = self;
        ends.clear();
        heads.clear();
        // Not within a ligature.
        let letters = folded.char_indices().filter(|&(at, _)| word.is_char_boundary(at));
        for (letters, (end, _)) in letters.enumerate() {
            let head = slice(folded, 0..end);
            ends.push(end);
            let is_word = letters > 1 || is_letter(head);
            let mut known = if is_word { pass.look_up(head) } else { Known::default() };
            if known.languages != 0 {
                known.languages = if PREFIXES.contains(&head) { 0 } else { known.languages };
                known.is_affix = AFFIXES.contains(&head);
            }
            heads.push(known);
        }
    }

    /// What is known of the end of a word, from `at` on.
    fn tail(pass: &FusedWords, folded: &str, at: usize, is_elided: bool) -> Known {
        let tail = slice(folded, at..folded.len());
        let is_elision = matches!(tail, "l" | "d" | "n" | "s" | "c" | "j" | "m" | "t" | "qu");
        if if is_elision { !is_elided } else { tail.chars().nth(1).is_none() && !is_letter(tail) } {
            return Known::default();
        }
        let mut known = pass.look_up(tail);
        if known.languages != 0 {
            known.languages = match is_elision {
                true => known.languages & FRENCH,
                false if ENDINGS.contains(&tail) => 0,
                false => known.languages,
            };
            known.is_affix = AFFIXES.contains(&tail);
            known.is_particle = PARTICLES.contains(&tail);
        }
        known
    }

    /// Cuts between two words, or a name and a word.
    fn add_pairs(
        &mut self,
        word: &str,
        folded: &str,
        shape: Shape,
        base: Evidence,
        tail_at: impl Fn(usize) -> Known,
    ) {
        for letters in 1..self.ends.len() {
            let (at, mut head) = (self.ends[letters], self.heads[letters]);
            let is_joint = shape == Shape::CaseJoint(at);
            let may_be_name = shape == Shape::Capitalised && letters >= NAME && head.languages == 0;
            if matches!(shape, Shape::CaseJoint(_)) && !is_joint || head.languages == 0 && !may_be_name {
                continue;
            }
            let mut tail = tail_at(at);
            let (is_tail, letters_of_tail) = (tail.languages != 0, self.ends.len() - letters);
            let (first, second) = (slice(word, 0..at), slice(word, at..word.len()));
            head.part.id = id_of_written(first, slice(folded, 0..at));
            tail.part.id = id_of_written(second, slice(folded, at..folded.len()));
            if head.languages != 0 && is_tail {
                self.push(folded, [at, 0], &[head, tail], None, base);
            } else if may_be_name && is_tail {
                let is_long = letters_of_tail >= NAME && !NAME_ENDINGS.contains(&second);
                if is_long || SHORT_WORDS.contains(&second) {
                    let name = Known::name(head.part.id);
                    let evidence = Evidence { has_name: true, ..base };
                    self.push(folded, [at, 0], &[name, tail], Some(head.part.id), evidence);
                }
            } else if is_joint && letters_of_tail >= NAME {
                let name = Known::name(tail.part.id);
                let evidence = Evidence { has_name: true, ..base };
                self.push(folded, [at, 0], &[head, name], Some(tail.part.id), evidence);
            }
        }
    }

    /// Cuts between three words. The first is a function word: other fusions of three hardly ever happen.
    fn add_threes(
        &mut self,
        pass: &FusedWords,
        folded: &str,
        base: Evidence,
        tail_at: impl Fn(usize) -> Known,
    ) {
        for letters in 1..self.ends.len() {
            let (first, head) = (self.ends[letters], self.heads[letters]);
            if head.languages == 0 || !is_function_word(slice(folded, 0..first)) {
                continue;
            }
            for more in letters + 2..self.ends.len() {
                let second = self.ends[more];
                let middle = pass.look_up(slice(folded, first..second));
                if head.languages & middle.languages != 0 {
                    self.push(folded, [first, second], &[head, middle, tail_at(second)], None, base);
                }
            }
        }
    }

    /// Adds a cut for each language that has all parts.
    fn push(
        &mut self,
        folded: &str,
        cuts: [usize; 2],
        parts: &[Known],
        name: Option<u64>,
        evidence: Evidence,
    ) {
        // `iPhone`
        if evidence.is_case_joint && !evidence.has_name && parts.iter().any(|part| part.is_letter) {
            return;
        }
        let languages = parts.iter().fold(u8::MAX, |all, part| all & part.languages);
        for language in (0..LANGUAGES.len()).filter(|language| languages & 1 << language != 0) {
            let statistics = Statistics::of(language);
            let class = |part: &Known| part.part.classes[language];
            let costs: i32 = parts.iter().map(|part| part.costs[language]).sum();
            let company: i32 =
                parts.windows(2).map(|pair| statistics.company(class(&pair[0]), class(&pair[1]))).sum();
            let is_among_commonest = |at: usize| parts[at].costs[language] <= COST_OF_COMMON;
            let joint = Joint {
                head: slice(folded, 0..cuts[0]),
                tail: slice(folded, cuts[0]..folded.len()),
                is_head_common: is_among_commonest(0),
                is_tail_common: is_among_commonest(1),
            };
            let case = if evidence.is_case_joint { GAIN_OF_CASE } else { 0 };
            let evidence = Evidence {
                parts: if cuts[1] == 0 { 2 } else { 3 },
                has_rare_word: !evidence.has_name && parts.iter().any(|part| part.is_rare(language)),
                has_particle: parts.last().is_some_and(|part| part.is_particle),
                has_affix: cuts[1] == 0 && name.is_none() && joint.has_affix(language),
                has_letter: parts.iter().any(|part| part.is_letter),
                has_common_word: parts.iter().any(|part| part.is_common(language)),
                weight: statistics.spelling(folded) - costs + company + case,
                ..evidence
            };
            let mut all = [Part::default(); 3];
            for (at, (part, known)) in all.iter_mut().zip(parts).enumerate() {
                *part = known.part;
                let is_capital = at == 0 && evidence.is_capitalised || at > 0 && evidence.is_case_joint;
                if is_capital && part.classes == [UNKNOWN; 2] {
                    part.classes = [OF_NAMES; 2];
                }
            }
            let are_commonest = cuts[1] == 0 && joint.is_head_common && joint.is_tail_common;
            self.list.push(Split {
                cuts: cuts.map(to_cut),
                parts: all,
                name,
                language,
                are_commonest,
                evidence,
            });
        }
    }
}

/// Whether a letter is a word.
fn is_letter(word: &str) -> bool {
    matches!(word, "a" | "i" | "y" | "à" | "ô")
}

/// Whether an apostrophe and a letter stand behind a word.
fn is_elided(tail: &str) -> bool {
    tail.strip_prefix(is_apostrophe).is_some_and(|rest| rest.starts_with(char::is_alphabetic))
}

fn to_cut(at: usize) -> u8 {
    u8::try_from(at).unwrap_or(0)
}
