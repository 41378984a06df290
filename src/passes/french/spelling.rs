//! Letters that keyboards lack: the ligature œ, and capitals with their accents.

use super::gaps::follows_lead;
use crate::chars::{
    after, before, blanks_after, blanks_before, is_apostrophe, is_blank, is_gap, letters_after,
    letters_before, slice,
};
use crate::document::Document;
use crate::edit::Edits;
use crate::locale::Language;
use crate::pass::{Confidence, Pass, Phase, Rule};

static LIGATURE: Rule = Rule::new("fr/ligature", "œ is one letter in the words that French writes with it.")
    .example("Une oeuvre de coeur est dans le musée.", "Une œuvre de cœur est dans le musée.");
static CAPITAL: Rule = Rule::new("fr/accented-capital", "A capital keeps its accent.")
    .example("A la mairie, l'Etat est dans la salle.", "À la mairie, l'État est dans la salle.");

/// Sets `œ` and the accents of capitals in French text, where a word leaves no doubt.
///
/// - `oe` becomes `œ` in the words of a short list: `œuvre`, `cœur`, `sœur`, `œil`, `nœud`, `vœu`, `bœuf`, `mœurs` and their kin
///   (`fr/ligature`). Words with two vowels (`coexister`, `moelle`), names and words that are not in the list stay.
/// - The capital `E` takes its accent in words of a short list that no other language has in this form (`État`, `École`, `Église`,
///   `Être`); `A` does before a word that only the preposition stands before (`À la`, `À partir`), and `Ca` becomes `Ça` before a
///   verb, both at the start of a sentence (`fr/accented-capital`). Words in capitals throughout stay.
///
/// An opt-in pass, which no preset has: add it with [`Pipeline::with`](crate::Pipeline::with), and take one of the rules out
/// with [`Pipeline::without`](crate::Pipeline::without). Only lines that are clearly French, in a text that is, are touched.
///
/// Authority: *Lexique des règles typographiques en usage à l'Imprimerie nationale* (accented capitals, ligatures) and the
/// Académie française, for which the accent has its full value on capitals too.
///
/// ```
/// use guillemot::passes::Spelling;
/// use guillemot::{Locale, Pipeline};
///
/// let pipeline = Pipeline::typography(Locale::FR_FR).with(Spelling::new())?;
/// let cleaned = pipeline.clean("A la fin de la vie, sa soeur est dans une Ecole de la ville.");
/// assert_eq!(cleaned.as_str(), "À la fin de la vie, sa sœur est dans une École de la ville.");
/// # Ok::<(), guillemot::BuildError>(())
/// ```
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Spelling;

impl Spelling {
    /// The pass with its defaults.
    #[must_use]
    pub fn new() -> Self {
        Self
    }
}

impl Pass for Spelling {
    fn id(&self) -> &'static str {
        "spelling"
    }

    fn rules(&self) -> Vec<&Rule> {
        vec![&LIGATURE, &CAPITAL]
    }

    fn phase(&self) -> Phase {
        Phase::Typography
    }

    fn check(&self, doc: &Document<'_>, edits: &mut Edits<'_>) {
        if !doc.locale().is_french() {
            return;
        }
        let text = doc.text();
        crate::work::count(4 * text.len());
        // What these edits make votes for French (`être`, `à`): where all is French already, they turn no vote.
        let is_french = |at| {
            doc.language_at(at) == Some(Language::French) && doc.text_language() == Some(Language::French)
        };
        for (letters, ligature) in [("oe", "œ"), ("Oe", "Œ"), ("OE", "Œ")] {
            let mut done = 0;
            for at in memchr::memmem::find_iter(text.as_bytes(), letters) {
                if at < done {
                    continue;
                }
                let start = letters_before(text, at);
                done = letters_after(text, at);
                if has_ligature(slice(text, start..done)) && stands_apart(text, start, done) && is_french(at)
                {
                    edits.replace(at..at + 2, ligature).rule(&LIGATURE).confidence(Confidence::Likely);
                }
            }
        }
        for at in memchr::memchr3_iter(b'A', b'C', b'E', text.as_bytes()) {
            if let Some(capital) = accented(text, at).filter(|_| is_french(at)) {
                edits.replace(at..at + 1, capital).rule(&CAPITAL).confidence(Confidence::Likely);
            }
        }
    }
}

/// Words with `œ`, as they are typed without it; each has it once.
const WITH_LIGATURE: [&str; 52] = [
    "boeuf",
    "boeufs",
    "choeur",
    "choeurs",
    "coeur",
    "coeurs",
    "consoeur",
    "consoeurs",
    "désoeuvrement",
    "désoeuvré",
    "désoeuvrée",
    "désoeuvrés",
    "foetal",
    "foetale",
    "foetus",
    "manoeuvre",
    "manoeuvrer",
    "manoeuvres",
    "moeurs",
    "noeud",
    "noeuds",
    "oecuménique",
    "oecuméniques",
    "oedème",
    "oedèmes",
    "oeil",
    "oeillade",
    "oeillades",
    "oeillet",
    "oeillets",
    "oeillères",
    "oenologie",
    "oenologique",
    "oenologue",
    "oenologues",
    "oesophage",
    "oestrogène",
    "oestrogènes",
    "oeuf",
    "oeufs",
    "oeuvre",
    "oeuvrent",
    "oeuvrer",
    "oeuvres",
    "rancoeur",
    "rancoeurs",
    "soeur",
    "soeurs",
    "voeu",
    "voeux",
    "écoeurant",
    "écoeurement",
];

fn has_ligature(word: &str) -> bool {
    // A name of people, too.
    !word.starts_with("Boeuf") && WITH_LIGATURE.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// Whether the word in a range is no part of a longer one, of an address or of a name in code, and no space is missing beside
/// it: a word that is known is evidence for spaces that are lost.
fn stands_apart(text: &str, start: usize, end: usize) -> bool {
    starts_apart(text, start) && ends_apart(text, end)
}

fn starts_apart(text: &str, at: usize) -> bool {
    // The blank inside a guillemet may come later.
    let inside = blanks_before(text, at);
    match before(text, inside) {
        Some('«') => before(text, inside - '«'.len_utf8()).is_none_or(is_gap),
        Some(c @ ('(' | '[')) if inside == at => {
            let outer = before(text, at - c.len_utf8());
            outer.is_none_or(is_gap) || outer == Some('«')
        }
        c if inside == at => {
            c.is_none_or(is_gap) || c.is_some_and(|c| is_apostrophe(c) || c == '-') || follows_lead(text, at)
        }
        _ => true,
    }
}

fn ends_apart(text: &str, end: usize) -> bool {
    if after(text, end) == Some('-') {
        return true;
    }
    let mut at = end;
    loop {
        // The blank before a sign may come later, or go.
        let sign = blanks_after(text, at);
        at = match (after(text, sign), after(text, at)) {
            // That on its wrong side changes sides: `mot :autre`.
            (Some(';' | ':'), _) if sign > at && after(text, sign + 1).is_some_and(char::is_alphabetic) => {
                return true;
            }
            (Some(c @ ('»' | ';' | ':' | '!' | '?')), _) => sign + c.len_utf8(),
            (_, Some(c @ (')' | ']' | ',' | '.' | '…'))) => at + c.len_utf8(),
            (_, next) => return next.is_none_or(is_gap),
        };
    }
}

/// Words that begin with `É` or `Ê`, as they are typed without it.
const WITH_ACUTE: [&str; 46] = [
    "Echange",
    "Echanges",
    "Echec",
    "Echecs",
    "Ecole",
    "Ecoles",
    "Ecologie",
    "Economie",
    "Economies",
    "Ecran",
    "Ecrans",
    "Ecrire",
    "Ecrit",
    "Ecrivain",
    "Ecrivains",
    "Egalement",
    "Egalité",
    "Eglise",
    "Eglises",
    "Egypte",
    "Electeur",
    "Electeurs",
    "Electricité",
    "Elysée",
    "Energie",
    "Energies",
    "Epoque",
    "Equipe",
    "Equipes",
    "Etage",
    "Etages",
    "Etaient",
    "Etait",
    "Etant",
    "Etape",
    "Etapes",
    "Etat",
    "Etats",
    "Etoile",
    "Etoiles",
    "Etude",
    "Etudes",
    "Etudiant",
    "Etudiants",
    "Eté",
    "Evidemment",
];
const WITH_CIRCUMFLEX: [&str; 2] = ["Etes", "Etre"];

/// Words that no verb `a` but the preposition stands before, at the start of a sentence.
const AFTER_A: [&str; 38] = [
    "Paris", "bientôt", "cause", "ce", "ces", "cet", "cette", "chaque", "compter", "demain", "droite",
    "défaut", "force", "gauche", "l", "la", "leur", "leurs", "lire", "mesure", "moins", "notre", "nouveau",
    "partir", "peine", "propos", "quel", "quelle", "quelques", "sa", "ses", "son", "terme", "titre",
    "travers", "un", "une", "votre",
];

/// Words that `Ça` stands before.
const AFTER_CA: [&str; 18] = [
    "aide", "alors", "arrive", "change", "commence", "coûte", "devient", "dépend", "fait", "m", "marche",
    "me", "n", "ne", "reste", "suffit", "va", "y",
];

/// Whether a word is one that the pass writes otherwise where it stands apart.
pub(super) fn may_be_respelled(word: &str) -> bool {
    matches!(word, "A" | "Ca")
        || WITH_ACUTE.contains(&word)
        || WITH_CIRCUMFLEX.contains(&word)
        || has_ligature(word)
}

/// The right form of the capital at `at`, if it lacks something.
fn accented(text: &str, at: usize) -> Option<&'static str> {
    if before(text, at).is_some_and(char::is_alphanumeric) {
        return None;
    }
    let end = letters_after(text, at);
    let word = slice(text, at..end);
    let (right, followers): (_, &[&str]) = match word {
        "A" => ("À", &AFTER_A),
        "Ca" => ("Ç", &AFTER_CA),
        _ if WITH_ACUTE.contains(&word) => ("É", &[]),
        _ if WITH_CIRCUMFLEX.contains(&word) => ("Ê", &[]),
        _ => return None,
    };
    let is_sure = followers.is_empty() || starts_sentence(text, at) && goes_on_with(text, end, followers);
    (is_sure && stands_apart(text, at, end)).then_some(right)
}

/// Whether a sentence starts at `at`: at the head of a line, after a sentence, a dash or an opening mark.
fn starts_sentence(text: &str, at: usize) -> bool {
    let last = before(text, blanks_before(text, at));
    last.is_none_or(|c| matches!(c, '\n' | '.' | '!' | '?' | '…' | '«' | '“' | '"' | '(' | '–' | '—' | '-'))
        && (before(text, at).is_none_or(|c| is_blank(c) || matches!(c, '\n' | '«' | '“' | '"' | '('))
            || follows_lead(text, at))
}

/// Whether blanks and one of some words come at `at`; a word of one letter with an apostrophe, any other without.
fn goes_on_with(text: &str, at: usize, words: &[&str]) -> bool {
    let start = blanks_after(text, at);
    let end = letters_after(text, start);
    let word = slice(text, start..end);
    let next = after(text, end);
    let is_elided = next.is_some_and(is_apostrophe);
    let is_whole = !next.is_some_and(|c| c.is_alphanumeric() || c == '-');
    start > at && words.contains(&word) && is_whole && is_elided == (word.len() == 1 && word != "y")
}
