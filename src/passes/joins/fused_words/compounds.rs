//! Compounds that are written as one word, or may be, and that no list has: `hautparleur`, `rondpoint`, `portecigarette`.
//!
//! The reform of French spelling of 1990 welds many compounds that had a hyphen, of verbs and nouns above all, and writers
//! weld more. Where the hyphen was lost, a space would be as wrong as none.

use super::knowledge::is_common;

/// Whether two folded words of a language may make a compound.
pub(super) fn is_compound(head: &str, tail: &str, language: usize) -> bool {
    let (verbs, pairs) = if language == 0 { (&FRENCH_VERBS[..], FRENCH) } else { (&[][..], ENGLISH) };
    let is_plural_of = |one: &str| tail.strip_suffix(['s', 'x']).is_some_and(|tail| tail == one);
    verbs.contains(&head) && (!is_common(tail, language) || COMMON_OBJECTS.contains(&tail))
        || pairs.iter().any(|(heads, tails)| {
            heads.contains(&head) && tails.iter().any(|&one| one == tail || is_plural_of(one))
        })
        || language == 0 && head == "en" && is_of_verb(tail)
}

/// Whether a word is a noun that makes a verb behind `en`, in a form of that verb or of its noun: `encaissent`, `enrouler`.
fn is_of_verb(tail: &str) -> bool {
    STEMS_BEHIND_EN
        .iter()
        .any(|stem| tail.strip_prefix(stem).is_some_and(|rest| VERB_ENDINGS.contains(&rest)))
}

/// The stems of verbs in `en` that are stems of other words, too.
const STEMS_BEHIND_EN: [&str; 44] = [
    "cadr", "cag", "caiss", "cav", "cercl", "chaîn", "chant", "cord", "courag", "crass", "dett", "dommag",
    "doss", "ferm", "fil", "flamm", "fonc", "fum", "gag", "glob", "graiss", "grang", "jamb", "jôl", "lac",
    "lis", "neig", "quêt", "rag", "rob", "roul", "rôl", "sabl", "serr", "taill", "tart", "tass", "terr",
    "tour", "trav", "têt", "vas", "vol", "voût",
];

const VERB_ENDINGS: [&str; 21] = [
    "a", "age", "aient", "ait", "ant", "e", "ement", "ements", "ent", "er", "era", "es", "eur", "eurs",
    "eront", "ez", "ons", "é", "ée", "ées", "és",
];

/// Verbs and other words that make nouns of any noun behind them.
const FRENCH_VERBS: [&str; 54] = [
    "abat", "allume", "appuie", "attrape", "boute", "brise", "brûle", "cache", "casse", "chasse", "chauffe",
    "chausse", "compte", "coupe", "couvre", "crève", "croque", "cure", "demi", "essuie", "fume", "gagne",
    "garde", "gobe", "gratte", "grille", "grippe", "hache", "hors", "lave", "lèche", "mange", "monte",
    "ouvre", "passe", "perce", "pince", "pique", "porte", "pousse", "presse", "rabat", "ramasse", "saute",
    "sèche", "serre", "songe", "souffre", "taille", "tire", "tourne", "trouble", "tue", "vide",
];

/// Those of the commonest words that stand behind them.
const COMMON_OBJECTS: [&str; 6] = ["droit", "main", "monde", "partout", "temps", "tout"];

/// First words, and the second ones that each of them makes a compound with.
type Compounds = [(&'static [&'static str], &'static [&'static str])];

const FRENCH: &Compounds = &[
    (&["arc", "arcs"], &["boutant"]),
    (&["avant"], &["bras", "centre", "coureur", "dernier", "dernière", "garde", "goût", "guerre", "hier"]),
    (&["avant"], &["poste", "première", "projet", "propos", "scène", "veille"]),
    (&["bas", "basse", "basses"], &["bleu", "contre", "cour", "côté", "fond", "relief", "taille", "ventre"]),
    (&["beau", "beaux"], &["fils", "frère", "parent", "père"]),
    (&["belle", "belles"], &["fille", "maman", "mère", "soeur"]),
    (&["chauve", "chauves"], &["souris"]),
    (&["bien"], &["être"]),
    (&["cent", "mille"], &["feuille", "patte", "pertuis", "pied"]),
    (&["cinquante", "quarante", "quatre", "soixante", "trente", "vingt"], NUMBERS),
    (
        &["grand", "grands"],
        &["chose", "duc", "maman", "messe", "mère", "oncle", "parent", "père", "rue", "tante"],
    ),
    (&["haut", "haute", "hauts"], &["contre", "fond", "fourneau", "lieu", "parleur", "relief"]),
    (&["fourre", "mêle", "risque", "touche", "va"], &["tout"]),
    (&["mort", "morts"], &["né", "née", "vivant"]),
    (&["mot", "mots"], &["clé", "clef"]),
    (&["nouveau", "nouveaux"], &["né", "née", "riche"]),
    (&["petit", "petits"], &["beurre", "bourgeois", "déjeuner", "enfant", "fils", "gris", "neveu", "pois"]),
    (&["petite", "petites"], &["bourgeoise", "fille", "nièce"]),
    (&["pied", "pieds", "trois", "terre"], &["bot", "noir", "plein", "quart"]),
    (&["plat", "plate", "plates"], &["bande", "fond", "forme"]),
    (&["quatre"], &["heure", "quart", "saison"]),
    (&["rond", "ronds", "ronde"], &["bosse", "point"]),
    (&["rouge", "rouges"], &["gorge", "queue"]),
    (&["sage", "sages"], &["femme"]),
    (&["sauf", "saufs"], &["conduit"]),
    (&["sous"], SUBORDINATE),
    (&["tout", "toute"], &["petit", "puissant", "puissante", "puissance", "terrain", "venant"]),
    (&["vert", "verts"], &["galant"]),
];

/// What makes a number behind tens.
const NUMBERS: &[&str] =
    &["deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "vingt"];

/// What is under something of its kind, and makes a noun with that.
const SUBORDINATE: &[&str] = &[
    "bois",
    "chef",
    "couche",
    "directeur",
    "emploi",
    "ensemble",
    "entendu",
    "fifre",
    "genre",
    "groupe",
    "lieutenant",
    "locataire",
    "main",
    "marin",
    "marine",
    "officier",
    "préfecture",
    "préfet",
    "produit",
    "secrétaire",
    "sol",
    "titre",
    "total",
    "traitant",
    "tasse",
    "vêtement",
    "verre",
];

const ENGLISH: &Compounds = &[
    (&["any", "else", "no", "some"], &["deal", "how", "way", "whither", "wise"]),
    (&["ere"], &["long", "now", "while"]),
    (&["for"], &["why"]),
    (&["forever"], &["more"]),
    (&["here", "there", "where"], &["about", "against", "into", "out", "through", "under"]),
    (&["how", "what", "when", "where", "which", "who", "whom"], &["so", "soever"]),
    (&["out"], &["most", "with"]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compounds_are_known_by_their_words() {
        for word in [
            "en|caisse",
            "en|dommage",
            "en|roulement",
            "en|tête",
            "haut|parleur",
            "rond|points",
            "porte|cigarette",
            "grand|mère",
            "passe|partout",
            "vingt|trois",
            "sous|sols",
        ] {
            let (head, tail) = word.split_once('|').unwrap_or_default();
            assert!(is_compound(head, tail, 0), "{word}");
        }
        for words in [
            "haut|niveau",
            "grand|bateau",
            "sous|la",
            "tout|homme",
            "avec|mère",
            "garde|la",
            "en|ville",
            "en|charge",
        ] {
            let (head, tail) = words.split_once('|').unwrap_or_default();
            assert!(!is_compound(head, tail, 0), "{words}");
        }
        assert!(
            is_compound("no", "how", 1) && is_compound("out", "with", 1) && !is_compound("with", "out", 0)
        );
    }
}
