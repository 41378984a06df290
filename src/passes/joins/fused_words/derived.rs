//! Words that are made of a word and an affix: no list has them all, and they look like two words.
//!
//! Affixes and the letters that they stand beside are a closed set in each language, and those below make new words at any
//! time: `surinvestissement`, `radioastronome`, `overenthusiastic`. Where one stands at the joint, two words are not likelier
//! than one, however common they are.

use crate::passes::elision::is_vowel;
use crate::words::{Common, id::id_of};

use super::context::Accents;
use super::knowledge::COST_OF_COMMON;

/// What stands on both sides of a joint, and whether these are among the commonest words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Joint<'t> {
    pub(super) head: &'t str,
    pub(super) tail: &'t str,
    pub(super) is_head_common: bool,
    pub(super) is_tail_common: bool,
}

impl Joint<'_> {
    /// Whether an affix of the language at a place stands at the joint.
    pub(super) fn has_affix(self, language: usize) -> bool {
        if language == 0 { self.has_french_affix() } else { self.has_english_affix() }
    }

    fn has_french_affix(self) -> bool {
        let Self { head, tail, .. } = self;
        // What stands before articles, pronouns and the like is a word.
        let is_prefix = !self.is_tail_common
            && match head {
                // `illibéral`, `asocial`, `anhistorique`
                "il" => tail.starts_with('l'),
                "a" => ["al", "ale", "ales", "aux", "ique", "iques", "eux", "euse", "euses"]
                    .iter()
                    .any(|ending| tail.ends_with(ending)),
                "an" => tail.starts_with('h'),
                _ => FRENCH_PREFIXES.contains(&head),
            };
        let is_suffix = !self.is_head_common
            && match tail {
                // `pharmacienne`, `occasionne`
                "ne" | "nes" => head.len() >= 5 && head.ends_with('n'),
                // `chanterelle` and `tutelle`: behind a consonant, where no word ends in `e` that makes two of them.
                "elle" | "elles" => {
                    head.len() >= SHORTEST_STEM && !head.ends_with(is_vowel) && !head.ends_with('s')
                }
                "le" | "les" => head.ends_with("el") || head.ends_with("il"),
                // `motet`, `bleuet`: behind short nouns, and no verbs and adverbs such as `finit`, `avant`.
                "et" | "ets" => {
                    let is_other = ["e", "é", "s", "it", "ut", "ant"].iter().any(|end| head.ends_with(end));
                    head.len() <= LONGEST_OF_SMALL && !is_other
                }
                // `développementaux`, `régionaux`
                "aux" => head.ends_with("ment") || head.ends_with("ion"),
                // `améliorera`
                "a" | "as" | "ai" | "ont" | "ons" => head.ends_with("er") || head.ends_with("ir"),
                // `reculade`
                "de" | "des" => head.ends_with('a'),
                // `poursuivisse`
                "se" | "ses" | "sent" => head.ends_with("is") || head.ends_with("us") || head.ends_with("as"),
                "en" | "ens" => head.len() <= LONGEST_OF_SMALL && head.ends_with('i'),
                _ => false,
            };
        is_prefix || is_suffix
    }

    fn has_english_affix(self) -> bool {
        let Self { head, tail, .. } = self;
        let is_prefix = !self.is_tail_common
            && match head {
                // `incomprehensive`, `indefinitely`
                "in" => ENGLISH_ENDINGS.iter().any(|ending| tail.ends_with(ending)),
                // `atypical`, `apolitical`
                "a" => ["al", "ally", "ic", "ous"].iter().any(|ending| tail.ends_with(ending)),
                // `noscript`, `nofollow`
                "no" => !BEHIND_NO.contains(&tail),
                "any" | "every" | "some" => INDEFINITE.contains(&tail),
                "here" | "there" | "where" => DIRECTIONS.contains(&tail),
                "what" | "who" | "how" | "when" => tail == "not" || tail.starts_with("so"),
                _ => ENGLISH_PREFIXES.contains(&head),
            };
        let is_suffix = !self.is_head_common && ENGLISH_SUFFIXES.contains(&tail);
        is_prefix
            || is_suffix
            // `changeability`
            || matches!(tail, "ability" | "abilities")
            || matches!((head, tail), ("what", "not") | ("here" | "there" | "where", "upon"))
    }
}

/// Whether a word is a prefix that is no word in a language and a word of a list behind it: `unclean` is not `uncle` and
/// `an`.
pub(super) fn is_prefixed(folded: &str, language: usize) -> bool {
    let prefixes = if language == 0 { &FRENCH_BARE_PREFIXES[..] } else { &ENGLISH_BARE_PREFIXES };
    prefixes.iter().any(|prefix| {
        folded.strip_prefix(prefix).filter(|rest| rest.len() >= SHORTEST_STEM).is_some_and(is_dear)
    })
}

/// Whether a word is in a list, but not among the commonest.
fn is_dear(word: &str) -> bool {
    Common::find(id_of(word)).is_some_and(|common| {
        [0, 1].iter().all(|&at| common.class(at).is_none() || common.cost(at) > COST_OF_COMMON)
    })
}

/// Whether one part of a cut may be an affix whose accent was not typed: `decouvrir`, `mesaventure`, `etaient`,
/// `eprouvames`.
pub(super) fn may_lack_accent(head: &str, tail: &str, accents: Accents) -> bool {
    let starts_with_vowel = tail.chars().next().is_some_and(|c| is_vowel(c) || c == 'h');
    let is_affix = matches!(head, "de" | "me" | "des" | "mes")
        || head == "et" && starts_with_vowel
        || matches!(tail, "mes" | "tes") && head.ends_with(['a', 'i', 'u']);
    // These are so common, and such words so rare, that a short text without accents is no sign.
    let is_rare = matches!(head, "ce" | "le" | "ne" | "se" | "te");
    accents != Accents::Typed && is_affix || accents == Accents::Missing && is_rare
}

/// Diminutives are made of words that are no longer, in bytes.
const LONGEST_OF_SMALL: usize = 6;
/// What stands behind a prefix is no shorter, in bytes.
const SHORTEST_STEM: usize = 4;

/// French words that make words of words they stand before.
const FRENCH_PREFIXES: [&str; 18] = [
    "arrière", "audio", "bien", "bio", "ciné", "contre", "euro", "info", "mal", "moto", "média", "photo",
    "pseudo", "radio", "sur", "télé", "video", "vidéo",
];

/// English ones.
const ENGLISH_PREFIXES: [&str; 11] =
    ["counter", "cross", "full", "half", "out", "over", "photo", "radio", "self", "under", "video"];

/// Prefixes that are no words in French, or no such as others are joined to.
const FRENCH_BARE_PREFIXES: [&str; 29] = [
    "anti", "archi", "auto", "co", "dis", "dé", "dés", "hyper", "hypo", "im", "in", "inter", "ir", "macro",
    "micro", "mini", "mono", "multi", "mé", "més", "poly", "pré", "re", "ré", "sub", "super", "trans",
    "télé", "ultra",
];

/// And in English.
const ENGLISH_BARE_PREFIXES: [&str; 26] = [
    "anti", "auto", "bio", "co", "de", "dis", "hyper", "im", "inter", "ir", "macro", "micro", "mini", "mis",
    "mono", "multi", "non", "poly", "pre", "pseudo", "re", "sub", "super", "trans", "ultra", "un",
];

/// What adjectives, and adverbs and nouns that are made of them, end in.
const ENGLISH_ENDINGS: [&str; 21] = [
    "able", "acy", "ance", "ancy", "ant", "ate", "ation", "ations", "ence", "ency", "ent", "ial", "ible",
    "ic", "ities", "ity", "ive", "ly", "ness", "ous", "tting",
];

/// Words that make nouns and adjectives of the nouns before them at any time: `frontmost`, `anchorwoman`, `churchgoing`.
const ENGLISH_SUFFIXES: [&str; 41] = [
    "feet", "finding", "fold", "foot", "front", "goer", "goers", "going", "handed", "headed", "hearted",
    "house", "houses", "like", "maker", "makers", "making", "master", "masters", "minded", "mistress",
    "most", "mouth", "person", "persons", "phone", "piece", "pieces", "proof", "proofs", "room", "rooms",
    "self", "ward", "wear", "wheel", "wheels", "wise", "woman", "women", "worthy",
];

/// What makes a pronoun or an adverb with `any` and its like.
const INDEFINITE: [&str; 15] = [
    "bodies", "body", "how", "place", "places", "thin", "thing", "things", "vice", "way", "ways", "what",
    "where", "wheres", "wise",
];

/// What often stands behind `no` and makes no word with it.
const BEHIND_NO: [&str; 16] = [
    "better",
    "danger",
    "difference",
    "doubt",
    "good",
    "great",
    "less",
    "longer",
    "matter",
    "means",
    "more",
    "need",
    "reason",
    "sooner",
    "use",
    "wonder",
];

/// What makes an adverb with `here` and its like.
const DIRECTIONS: [&str; 17] = [
    "about", "abouts", "after", "against", "at", "by", "fore", "from", "in", "into", "of", "on", "to",
    "under", "until", "unto", "upon",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn has_affix(joint: &str, language: usize) -> bool {
        let (head, tail) = joint.split_once('|').unwrap_or_default();
        let is_common = |word: &str| !is_dear(word);
        let joint = Joint { head, tail, is_head_common: is_common(head), is_tail_common: is_common(tail) };
        joint.has_affix(language)
    }

    #[test]
    fn affixes_make_words() {
        for word in ["sur|investissement", "il|légitime", "mécanicien|ne", "moulin|et", "corriger|a"] {
            assert!(has_affix(word, 0), "{word}");
        }
        for words in ["sur|la", "il|le", "on|ne", "ville|et", "elle|a", "le|bateau"] {
            assert!(!has_affix(words, 0), "{words}");
        }
        for word in [
            "over|enthusiastic",
            "in|sufficiently",
            "in|authentic",
            "in|flexibility",
            "a|political",
            "any|place",
            "left|most",
            "anchor|women",
            "market|ability",
        ] {
            assert!(has_affix(word, 1), "{word}");
        }
        for words in ["over|the", "in|harbour", "a|boat", "any|other", "the|most", "the|women"] {
            assert!(!has_affix(words, 1), "{words}");
        }
    }

    #[test]
    fn a_prefix_stands_before_a_word() {
        assert!(is_prefixed("unclean", 1) && is_prefixed("démonter", 0));
        assert!(!is_prefixed("unbateau", 0) && !is_prefixed("inthe", 1));
    }
}
