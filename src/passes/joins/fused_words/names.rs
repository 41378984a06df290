//! Surnames and towns that look like two words: `Lagrange`, `Dumoulin`, `Grosjean`, `Goodfellow`.
//!
//! Names are made of an article, a preposition or a numeral and a noun, or of two nouns and adjectives, and no list has them
//! all. At the head of a sentence a capital says nothing, so a word of such a make is as likely a name as it is two words.
//! Pronouns, conjunctions and verbs make no names, and neither do words that end in one of the commonest.

use crate::chars::is_blank;
use crate::passes::joins::is_function_word;

use super::knowledge::is_common;

/// Whether a name may be made of two folded words of a language.
pub(super) fn is_name_like(head: &str, tail: &str, language: usize) -> bool {
    if tail == "elle" {
        // `Estelle`: behind a verb, a hyphen and no space stands before it.
        return true;
    }
    let (heads, tails) = if language == 0 {
        (&FRENCH_HEADS[..], &FRENCH_TAILS[..])
    } else {
        (&ENGLISH_HEADS[..], &ENGLISH_TAILS[..])
    };
    let is_short = match tail {
        // `Longueau`, `Outreau`
        "au" if head.ends_with('e') && !is_common(head, language) => true,
        // `Petitpas`, `Sanson`, `Beaune`, but `Faut pas`
        "au" | "et" | "ne" | "on" | "pas" | "son" => heads.contains(&head),
        // `Desnos`
        "nos" => head == "des",
        // `Welland`, `Tolland`
        "and" => head.ends_with('l'),
        _ => false,
    };
    if is_short {
        return true;
    }
    if head.len() > LONGEST_HEAD
        || tail.len() > LONGEST_TAIL
        || [head, tail].iter().any(|part| NO_PARTS.contains(part))
    {
        return false;
    }
    // Names are no plurals: `Les passants`.
    let is_plural = head == "les" && tail.ends_with(['s', 'x']);
    !is_function_word(tail)
        && !is_plural
        && (heads.contains(&head) || !is_common(head, language))
        && (tails.contains(&tail) || !is_common(tail, language))
}

/// Whether what stands behind a word tells that it is a name: an initial (`Lejeune P.`), or the colon of a speaker or a list.
pub(super) fn is_named(tail: &str) -> bool {
    let rest = tail.trim_start_matches(is_blank);
    let mut letters = rest.chars();
    let is_initial = letters.next().is_some_and(char::is_uppercase) && letters.next() == Some('.');
    rest.len() < tail.len() && is_initial || rest.starts_with(':')
}

/// Longer words are no parts of names, in bytes.
const LONGEST_HEAD: usize = 9;
const LONGEST_TAIL: usize = 11;

/// Pronouns and the like of both languages that are not among the commonest, and make no names either.
const NO_PARTS: [&str; 41] = [
    "another",
    "any",
    "attendez",
    "aucun",
    "aucune",
    "autre",
    "autres",
    "both",
    "certain",
    "certains",
    "cet",
    "chaque",
    "each",
    "elles",
    "every",
    "few",
    "hors",
    "just",
    "leurs",
    "many",
    "mes",
    "most",
    "neither",
    "nos",
    "notre",
    "only",
    "please",
    "plusieurs",
    "quel",
    "quelle",
    "quelque",
    "quelques",
    "several",
    "such",
    "tes",
    "these",
    "those",
    "voici",
    "voilà",
    "votre",
    "ça",
];

/// Those of the commonest words that French names start with: `Lagrange`, `Auclair`, `Beaufort`, `Deuxponts`.
const FRENCH_HEADS: [&str; 38] = [
    "au", "aux", "basse", "beau", "belle", "bien", "bois", "bon", "bonne", "cinq", "de", "des", "deux", "du",
    "entre", "grand", "grande", "grands", "haut", "homme", "jean", "jeune", "la", "le", "les", "mal", "mon",
    "mille", "par", "petit", "petite", "quatre", "sans", "sept", "sous", "sur", "trois", "vieux",
];

/// Those that French names end in: `Legrand`, `Bonhomme`.
const FRENCH_TAILS: [&str; 14] = [
    "beau", "bon", "bonne", "clair", "grand", "grande", "haut", "homme", "jean", "jeune", "monde", "petit",
    "temps", "vieux",
];

/// Those of the commonest words that English names start with: `Allgood`, `Byfield`, `Newland`, `Willmore`.
const ENGLISH_HEADS: [&str; 36] = [
    "all", "at", "but", "by", "can", "do", "good", "great", "had", "hand", "has", "her", "here", "house",
    "king", "little", "long", "man", "may", "more", "my", "new", "no", "old", "or", "out", "over", "some",
    "still", "too", "under", "up", "way", "well", "will", "young",
];

/// Those that English names end in: `Toogood`, `Blackmore`, `Stillwell`.
const ENGLISH_TAILS: [&str; 12] =
    ["all", "day", "good", "house", "king", "little", "man", "more", "sir", "way", "well", "young"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_made_of_nouns_and_what_leads_them() {
        for name in [
            "la|grange",
            "du|moulin",
            "le|grand",
            "gros|jean",
            "neuf|château",
            "deux|ponts",
            "est|elle",
            "petit|pas",
            "longue|au",
            "des|nos",
        ] {
            let (head, tail) = name.split_once('|').unwrap_or_default();
            assert!(is_name_like(head, tail, 0), "{name}");
        }
        for name in
            ["good|fellow", "young|husband", "south|gate", "black|more", "my|hill", "will|more", "well|and"]
        {
            let (head, tail) = name.split_once('|').unwrap_or_default();
            assert!(is_name_like(head, tail, 1), "{name}");
        }
        for words in [
            "il|semblait",
            "dans|quelle",
            "de|votre",
            "hors|de",
            "cette|maison",
            "faut|pas",
            "les|passants",
            "la|reconnaissance",
            "quelques|larmes",
        ] {
            let (head, tail) = words.split_once('|').unwrap_or_default();
            assert!(!is_name_like(head, tail, 0), "{words}");
        }
        for words in ["the|boat", "over|the", "reaching|on", "it|takes", "has|been", "here|and"] {
            let (head, tail) = words.split_once('|').unwrap_or_default();
            assert!(!is_name_like(head, tail, 1), "{words}");
        }
    }

    #[test]
    fn names_stand_before_initials_and_colons() {
        for tail in [" P., Seuil", " P.-S.", " : Oui.", ": yes"] {
            assert!(is_named(tail), "{tail}");
        }
        for tail in [" est là", ", puis", " PLUS", "P.", ""] {
            assert!(!is_named(tail), "{tail}");
        }
    }
}
