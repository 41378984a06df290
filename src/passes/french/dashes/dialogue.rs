//! Lines of dialogue: a dash and a no-break space lead each of them.

use std::ops::Range;

use crate::chars::{
    after, blanks_after, is_apostrophe, is_blank, is_no_break_space, letters_after, slice, word_after,
};
use crate::document::Document;
use crate::edit::Edits;
use crate::pass::{Confidence, Rule};
use crate::passes::french::gaps::{between_words, is_french};

pub(super) static RULE: Rule =
    Rule::new("fr/dialogue-dash", "A dash and a no-break space lead a line of dialogue.")
        .example("- Tu viens ?\n- Non, dit-elle.", "—\u{A0}Tu viens ?\n—\u{A0}Non, dit-elle.");

/// A line that a hyphen or a dash leads.
#[derive(Debug)]
pub(super) struct Line {
    /// The mark with the blanks behind it.
    mark: Range<usize>,
    /// Whether the line before it is one, too, blank lines apart.
    goes_on: bool,
    /// Whether it is a sentence of French.
    is_speech: bool,
    /// Whether it tells who speaks: `dit-il`.
    has_incise: bool,
}

/// Proposes the dashes of the lines that are dialogue for certain.
pub(super) fn check(doc: &Document<'_>, lines: &mut Vec<Line>, edits: &mut Edits<'_>) {
    read(doc, lines);
    let is_dialogue = |lines: &[Line]| {
        lines.len() > 1
            && lines.iter().any(|line| line.has_incise)
            && lines.iter().all(|line| line.is_speech && is_french(doc, line.mark.start))
    };
    let all = is_dialogue(lines);
    for group in lines.chunk_by(|_, next| next.goes_on) {
        if all || is_dialogue(group) {
            for line in group {
                propose(doc, line, edits);
            }
        }
    }
}

fn propose(doc: &Document<'_>, line: &Line, edits: &mut Edits<'_>) {
    let text = doc.text();
    let mark = slice(text, line.mark.clone());
    let blanks = mark.trim_start_matches(is_sign);
    let mut spaces = blanks.chars();
    let set = spaces.next().filter(|&space| is_no_break_space(space) && spaces.next().is_none());
    // Short dashes are the custom of some houses, and somebody set the space.
    if set.is_some() && !mark.starts_with('-') {
        return;
    }
    let mut with = [0; 8];
    let end = '—'.encode_utf8(&mut with).len();
    let end = end + set.unwrap_or_else(|| between_words(doc)).encode_utf8(&mut with[end..]).len();
    let with = std::str::from_utf8(&with[..end]).expect("two characters were written");
    edits.replace(line.mark.clone(), with).rule(&RULE).confidence(Confidence::Likely);
}

const fn is_sign(c: char) -> bool {
    matches!(c, '-' | '–' | '—')
}

/// Finds the lines that a hyphen or a dash leads.
fn read(doc: &Document<'_>, lines: &mut Vec<Line>) {
    /// What stands further in is code.
    const INDENT: usize = 3;
    let text = doc.text();
    lines.clear();
    let mut start = 0;
    let mut goes_on = false;
    while start < text.len() {
        let end = memchr::memchr(b'\n', &text.as_bytes()[start..]).map_or(text.len(), |found| start + found);
        let content = blanks_after(text, start).min(end);
        let sign = after(text, content).filter(|&sign| content < end && is_sign(sign));
        if let Some(sign) = sign.filter(|_| content - start <= INDENT) {
            let is_double = slice(text, content..end).starts_with("--");
            let behind = content + if is_double { 2 } else { sign.len_utf8() };
            let words = blanks_after(text, behind);
            let is_speech = is_speech(text, words..end, words == behind);
            crate::work::count(end - start);
            lines.push(Line {
                mark: content..words,
                goes_on,
                is_speech,
                has_incise: is_speech && has_incise(text, words..end),
            });
            goes_on = true;
        } else {
            goes_on &= content == end;
        }
        start = end + 1;
    }
}

/// Whether a line is a sentence, after its mark: a capital or an opening mark leads it, and a mark ends it. A mark that
/// touches what it leads stands before a word.
fn is_speech(text: &str, line: Range<usize>, is_glued: bool) -> bool {
    let is_closing = |c: char| is_blank(c) || matches!(c, '»' | '”' | '"' | '›' | ')');
    let starts = after(text, line.start)
        .is_some_and(|c| c.is_uppercase() || !is_glued && matches!(c, '«' | '“' | '"' | '‹' | '…' | '.'));
    starts && slice(text, line).trim_end_matches(is_closing).ends_with(['.', '!', '?', '…'])
}

/// Whether an incise tells who speaks: behind a mark, a verb of speech and its subject.
fn has_incise(text: &str, line: Range<usize>) -> bool {
    let mut at = line.start;
    while let Some(found) = slice(text, at..line.end).find([',', '!', '?', '…', '.', '»', '”', '"']) {
        let sign = at + found;
        let end = sign + after(text, sign).map_or(1, char::len_utf8);
        if is_incise(text, blanks_after(text, end)) {
            return true;
        }
        at = end;
    }
    false
}

fn is_incise(text: &str, start: usize) -> bool {
    let mut verb = start..letters_after(text, start);
    if matches!(slice(text, verb.clone()), "s" | "m") && after(text, verb.end).is_some_and(is_apostrophe) {
        let start = verb.end + after(text, verb.end).map_or(1, char::len_utf8);
        verb = start..letters_after(text, start);
    }
    VERBS.binary_search(&slice(text, verb.clone())).is_ok() && has_subject(text, verb.end)
}

/// Whether the subject of a verb that ends at `at` follows it: `-il`, `-t-elle`, ` le pilote`, ` Kerloc`.
fn has_subject(text: &str, at: usize) -> bool {
    let rest = slice(text, at..text.len());
    if let Some(rest) = rest.strip_prefix("-t-").or_else(|| rest.strip_prefix('-')) {
        let start = text.len() - rest.len();
        return matches!(word_after(text, start), "il" | "elle" | "ils" | "elles" | "je" | "on");
    }
    let start = blanks_after(text, at);
    let end = letters_after(text, start);
    let word = slice(text, start..end);
    start > at
        && (word.starts_with(char::is_uppercase)
            || matches!(word, "le" | "la" | "les" | "l" | "son" | "sa" | "mon" | "ma" | "un" | "une"))
}

/// Verbs of speech, as incises have them, in byte order.
const VERBS: [&str; 122] = [
    "acquiesça",
    "admit",
    "affirma",
    "affirme",
    "ajouta",
    "ajoutai",
    "ajoute",
    "annonce",
    "annonça",
    "approuva",
    "assura",
    "assure",
    "avoua",
    "avoue",
    "balança",
    "balbutia",
    "balbutie",
    "bougonna",
    "bredouilla",
    "bredouille",
    "chuchota",
    "chuchote",
    "commenta",
    "commente",
    "conclut",
    "confia",
    "confirma",
    "constata",
    "constate",
    "continua",
    "continue",
    "coupa",
    "cria",
    "criai",
    "criait",
    "crie",
    "demanda",
    "demandai",
    "demandait",
    "demande",
    "dis",
    "disait",
    "dit",
    "déclara",
    "déclare",
    "exclama",
    "exclame",
    "expliqua",
    "explique",
    "fait",
    "fis",
    "fit",
    "grogna",
    "grogne",
    "grommela",
    "gronda",
    "gémit",
    "hurla",
    "hurle",
    "insista",
    "insiste",
    "interroge",
    "interrogea",
    "interrompit",
    "ironisa",
    "lance",
    "lança",
    "marmonna",
    "murmura",
    "murmurai",
    "murmure",
    "objecta",
    "objecte",
    "observa",
    "observe",
    "pensa",
    "pensai",
    "plaisanta",
    "plaisante",
    "poursuit",
    "poursuivit",
    "proposa",
    "propose",
    "protesta",
    "proteste",
    "précisa",
    "prévint",
    "questionna",
    "questionne",
    "remarqua",
    "remarque",
    "reprend",
    "repris",
    "reprit",
    "ricana",
    "ricane",
    "riposta",
    "riposte",
    "rugit",
    "répliqua",
    "réplique",
    "répond",
    "répondait",
    "répondis",
    "répondit",
    "répète",
    "répéta",
    "rétorqua",
    "rétorque",
    "sanglota",
    "siffla",
    "souffla",
    "souffle",
    "soupira",
    "soupire",
    "suggéra",
    "supplia",
    "supplie",
    "tonna",
    "trancha",
    "écria",
    "écriai",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn incises() {
        for line in [
            "Non, dit-il.",
            "Quoi ? demanda-t-elle.",
            "Jamais ! s’écria le pilote.",
            "« Oui », répondit Kerloc.",
            "Je… fit l'autre.",
        ] {
            assert!(has_incise(line, 0..line.len()), "{line}");
        }
        for line in
            ["Dit-il vrai ?", "Il le dit, mais qui ?", "Vient-il, l'autre ?", "Oui, dit.", "Oui, dites-vous."]
        {
            assert!(!has_incise(line, 0..line.len()), "{line}");
        }
        assert!(VERBS.is_sorted());
    }
}
