//! Stock phrases that a block speaks of: quoted in a longer block, or what somebody says in a sentence.

use super::folded::{Ending, Letters, count_letters};
use super::words::key;
use crate::chars::{after, before, is_blank, slice};

/// Letters around a quotation, at least, that speak of it: two words.
const AROUND: usize = 12;

/// Bytes behind a phrase where somebody may be named who says it, at most.
const REACH: usize = 160;

/// Words behind a comma, at most, up to the verb: `, the old man said`.
const WORDS: usize = 4;

/// What signs and blanks part behind a comma, at most.
const PARTS: usize = 4 * WORDS;

/// Whether a block speaks of the phrase that stands in it from `start` to `end`: `The button “Read more” leads nowhere.`,
/// `Suivez-nous, cria le guide.` An apostrophe that only a later pass turns into a mark counts as that mark.
pub(super) fn is_spoken_of(block: &str, start: usize, end: usize) -> bool {
    is_quoted(block, start, end) || is_said(slice(block, end..block.len()))
}

/// Whether a pair of quotation marks is around the phrase, and more of the block around these.
pub(super) fn is_quoted(block: &str, start: usize, end: usize) -> bool {
    let mut open: Option<(usize, char)> = None;
    for (at, mark) in block.char_indices().filter(|&(_, c)| is_mark(c)) {
        match open {
            None if at >= start => return false,
            None if opens(block, at, mark) => open = Some((at, mark)),
            Some((from, first)) if closes(block, at, first, mark) => {
                if at >= end {
                    let outside = [0..from, at..block.len()].map(|part| count_letters(slice(block, part)));
                    return outside.iter().sum::<usize>() >= AROUND;
                }
                open = None;
            }
            _ => {}
        }
    }
    false
}

fn is_mark(c: char) -> bool {
    crate::chars::is_quotation_mark(c) || matches!(c, '\'' | '’')
}

fn opens(block: &str, at: usize, mark: char) -> bool {
    let is_apart = || before(block, at).is_none_or(|c| !c.is_alphanumeric());
    match mark {
        '\'' => is_apart() && after(block, at + 1).is_some_and(char::is_alphanumeric),
        '’' => false,
        _ => true,
    }
}

fn closes(block: &str, at: usize, first: char, mark: char) -> bool {
    let is_single = matches!(mark, '\'' | '’' | '‘');
    let is_at_end = || after(block, at + mark.len_utf8()).is_none_or(|c| !c.is_alphanumeric());
    match first {
        '\'' | '‘' | '‚' => is_single && is_at_end(),
        '„' => matches!(mark, '“' | '”' | '"' | '»'),
        '»' => matches!(mark, '«' | '"'),
        _ => matches!(mark, '»' | '”' | '"' | '›'),
    }
}

/// Whether somebody says what stands before: a verb of saying behind a comma, or a verb with its subject (`lit-on`).
fn is_said(rest: &str) -> bool {
    let near = rest.char_indices().map(|(at, _)| at).take_while(|&at| at <= REACH);
    near.filter(|&at| rest.as_bytes()[at] == b',').any(|at| {
        let clause = slice(rest, at + 1..rest.len()).trim_start_matches(is_blank);
        let parts = clause.split(|c: char| !c.is_alphanumeric()).take(PARTS);
        let words = parts.filter(|part| !part.is_empty());
        // A name is no verb: `, Lee et Marie`.
        let says = |word: &str| word.starts_with(char::is_lowercase) && says(word);
        !leads_on(clause) && words.take(WORDS).any(says) || has_subject_behind(clause)
    })
}

/// Whether a clause goes on with what stands before it: `, where our editor writes about food`.
fn leads_on(clause: &str) -> bool {
    const WORDS: [&str; 11] =
        ["it", "où", "que", "qui", "quien", "that", "what", "where", "which", "who", "wo"];
    let word = clause.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    WORDS.contains(&word)
}

/// Whether the first word of a clause has its subject behind it: `ironise-t-il`, `lit-on`.
fn has_subject_behind(clause: &str) -> bool {
    let word = clause.split(is_blank).next().unwrap_or_default();
    let word = word.trim_end_matches(|c: char| !c.is_alphanumeric());
    let subject = word.rsplit('-').next().unwrap_or_default();
    word.len() > subject.len() && matches!(subject, "il" | "elle" | "on" | "ils" | "elles")
}

fn says(word: &str) -> bool {
    let letters = || Letters::new(word).map(|letter| Ending::from(letter.byte));
    let (len, ending) = (letters().count(), letters().fold(0, |ending, letter| ending << 8 | letter));
    SAYS.iter().any(|said| said.len() == len && key(said) == ending)
}

/// Verbs that say who said what stands before them, folded, in the languages of the lexicon.
const SAYS: [&[u8]; 92] = [
    b"dit",
    b"disait",
    b"dirent",
    b"disent",
    b"repond",
    b"repondit",
    b"ecrit",
    b"ecrivit",
    b"ecrivait",
    b"ajoute",
    b"ajouta",
    b"ajoutait",
    b"lanca",
    b"crie",
    b"cria",
    b"criait",
    b"repete",
    b"repeta",
    b"repetait",
    b"plaide",
    b"plaida",
    b"plaidait",
    b"affirme",
    b"affirma",
    b"assure",
    b"promet",
    b"clame",
    b"clamait",
    b"ordonna",
    b"murmura",
    b"raconte",
    b"explique",
    b"expliqua",
    b"ironise",
    b"ironisa",
    b"demanda",
    b"said",
    b"says",
    b"wrote",
    b"writes",
    b"asked",
    b"asks",
    b"replied",
    b"replies",
    b"cried",
    b"cries",
    b"told",
    b"tells",
    b"added",
    b"pleads",
    b"pleaded",
    b"promises",
    b"promised",
    b"insisted",
    b"whispers",
    b"shouted",
    b"sagt",
    b"sagte",
    b"sagten",
    b"schrieb",
    b"schreibt",
    b"fragt",
    b"fragte",
    b"rief",
    b"ruft",
    b"meint",
    b"meinte",
    b"fugt",
    b"fugte",
    b"heisst",
    b"hiess",
    b"dice",
    b"decia",
    b"dijo",
    b"responde",
    b"escribe",
    b"escribio",
    b"pregunto",
    b"grito",
    b"gritaba",
    b"anade",
    b"anadio",
    b"repetia",
    b"afirma",
    b"lee",
    b"disse",
    b"rispose",
    b"scrisse",
    b"scrive",
    b"escreveu",
    b"zei",
    b"schreef",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn is_spoken(block: &str, phrase: &str) -> bool {
        let start = block.find(phrase).expect("the phrase is in the block");
        is_spoken_of(block, start, start + phrase.len())
    }

    #[test]
    fn quoted_in_a_longer_block() {
        for block in [
            "Le bouton « lire la suite » ne mène nulle part.",
            "“lire la suite,” said the link.",
            "Der Knopf „lire la suite“ führt nirgendwohin.",
            "Der Knopf »lire la suite« führt nirgendwohin.",
            "The link \"lire la suite\" leads nowhere.",
            "The link 'lire la suite' leads nowhere.",
            "L’ami l'a vu : la page dit ‘lire la suite’ partout.",
            "La page affiche « lire la suite, © 2019 », et rien d’autre.",
        ] {
            assert!(is_spoken(block, "lire la suite"), "{block:?}");
        }
        for block in [
            "« lire la suite »",
            "« lire la suite » (12)",
            "lire la suite : « La mer », et « Le port », deux romans",
            "« La mer » lire la suite de « Le port »",
            "L'ami dit : lire la suite, c'est l'usage",
            "« lire la suite sans fin de tout cela",
        ] {
            assert!(!is_spoken(block, "lire la suite"), "{block:?}");
        }
    }

    #[test]
    fn said_by_somebody() {
        for block in [
            "Suivez-nous, cria le guide, et la colonne partit.",
            "Suivez-nous sur la dune, répétait-il.",
            "Suivez-nous, lit-on sur la porte.",
            "Suivez-nous, the old man said.",
            "Suivez-nous, sagte sie.",
        ] {
            assert!(is_spoken(block, "Suivez-nous"), "{block:?}");
        }
        for block in [
            "Suivez-nous, et partagez !",
            "Suivez-nous dit-il",
            "Suivez-nous, où que vous alliez",
            "Suivez-nous, où on vous raconte tout",
            "Suivez-nous, Lee et Marie",
        ] {
            assert!(!is_spoken(block, "Suivez-nous"), "{block:?}");
        }
    }
}
