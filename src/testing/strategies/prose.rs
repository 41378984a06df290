//! Right French prose by frames and phrases that fit together.

/// Frames of a sentence. `{s}` is the subject (`{S}` in capitals), `{p}` the predicate, `{q}` who says it.
pub(super) const FRAMES: &[&str] = &[
    "{S} {p}.",
    "{S} {p}.",
    "Ce matin, {s} {p}.",
    "Est-il vrai que {s} {p}\u{202F}?",
    "{S} {p}\u{202F}; personne ne s’en étonne.",
    "{S} {p}\u{202F}!",
    "On le savait\u{A0}: {s} {p}.",
    "«\u{A0}{S} {p}\u{A0}», {q}.",
    "«\u{A0}{S} {p}\u{202F}?\u{A0}» {q}.",
    "«\u{A0}{S} {p}\u{202F}!\u{A0}»",
    "«\u{A0}{S} {p}, {q}, et ce n’est pas fini.\u{A0}»",
    "«\u{A0}On m’a dit\u{A0}: “{S} {p}.” C’est tout\u{A0}», {q}.",
    "{S}, dit-on, {p}…",
    "{S} {p} (du moins le croit-on).",
    "{S} {p} pour 25\u{A0}€, soit 3,5\u{A0}% de plus qu’hier.",
    "Vers 14\u{A0}h, {s} {p}.",
    "{S} {p} devant 12\u{202F}500 personnes.",
    "D’après M.\u{A0}Floc’h, {s} {p}.",
    "{S} {p}, lit-on sur https://exemple.fr/port?an=2024.",
    "Un «\u{A0}miracle\u{A0}»\u{202F}? Non\u{A0}: {s} {p}.",
    "{S} {p} – sans se presser – jusqu’au soir.",
];

/// Subjects, in the singular.
pub(super) const SUBJECTS: &[&str] = &[
    "la gardienne du phare",
    "l’équipe de la réserve",
    "le patron du bac",
    "une voisine de l’île",
    "le vieux maître d’école",
    "la mer",
    "l’ancien boulanger",
    "cette horloge",
    "le vent d’est",
    "aucun des pêcheurs",
];

/// Predicates, in the present.
pub(super) const PREDICATES: &[&str] = &[
    "revient avec la marée",
    "n’attend plus rien de l’hiver",
    "compte les oiseaux un à un",
    "s’arrête à l’heure du repas",
    "passe d’un quai à l’autre",
    "ne dit rien de ses projets",
    "cherche encore la clé de l’église",
    "monte jusqu’à la lanterne",
    "parle d’un été sans pluie",
    "prend le temps qu’il faut",
];

/// Who says it, after a quotation.
pub(super) const SAYERS: &[&str] = &[
    "dit-elle",
    "répond le maire",
    "a expliqué l’architecte",
    "s’inquiète une passante",
    "ajoute-t-il en riant",
    "murmure l’enfant",
];

/// Fills a frame.
pub(super) fn sentence(frame: &str, subject: &str, predicate: &str, sayer: &str) -> String {
    let mut chars = subject.chars();
    let capital =
        chars.next().map(|first| first.to_uppercase().chain(chars).collect::<String>()).unwrap_or_default();
    frame.replace("{S}", &capital).replace("{s}", subject).replace("{p}", predicate).replace("{q}", sayer)
}
