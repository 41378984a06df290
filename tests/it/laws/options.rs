//! The laws of built-in passes with options that are not their defaults, and what these options are for.

use guillemot::passes::{
    Boilerplate, BracketClass, BracketSplices, Corpus, Evidence, FusedWords, Risk, Splice,
};
use guillemot::testing::laws::{Answer, Law, Laws};
use guillemot::testing::strategies;
use guillemot::{Confidence, Language, Pass, Rewrite, cleaning_laws, pass_fn};
use proptest::prelude::*;

cleaning_laws!(
    rewrite: Rewrite::new("house/one-bang", r"!!+", "!").expect("a pattern"),
    pass + line_by_line + embedded + letters_kept,
    |laws| laws.answers([
        Answer::new("Non !!! Si !!", "Non ! Si !").of_rule("house/one-bang"),
        Answer::kept("Non ! Voir `a!!b` et https://a.fr/!!/b"),
    ])
);

// As the README has them: a pattern says by itself where the rule works, and of a function an example does.
cleaning_laws!(one_bang: Rewrite::new("house/one-bang", "!!+", "!").expect("a pattern"));
cleaning_laws!(km: Rewrite::new("house/km", r"(\d) ?km\b", "$1\u{A0}km").expect("a pattern"));
cleaning_laws!(no_agency_laws: no_agency(), pass, |laws| laws.example("Morges (agence) – Il neige."));

fn no_agency() -> impl Pass + Clone {
    pass_fn("house/no-agency", |doc, edits| {
        for (at, agency) in doc.text().match_indices(" (agence)") {
            edits.delete(at..at + agency.len());
        }
    })
}

const DEFAULTS: &str = "the examples of rules are of their defaults";

/// Brackets of each class, some of them spliced.
const BRACKETS: &[&str] = &[
    "Durant [these crossings]des passagers sur le port et la digue.",
    "Il pleut. Durant [ces traversées]des élus sont partis. Le port dort.",
    "Le […]port dort, [...]dit-on.",
    "Des chevals [sic]ici.",
    "[VIDÉO]Le port",
    "Le [l]e port",
    "Le port. [12]La digue",
    "Le [x=1]port",
    "Le port[réf. nécessaire] dort.",
    "\\cite[voir ici]",
    "[b]mot[/b] et [un lien](a.fr)",
];

fn with_brackets(laws: Laws) -> Laws {
    BRACKETS.iter().fold(laws, |laws, text| laws.example(text))
}

/// The pass with one policy for all classes.
fn all_classes(policy: &Splice) -> BracketSplices {
    use BracketClass::{Code, Editorial, Ellipsis, Footnote, IntraWord, Label, Sic};
    let classes = [Editorial, Ellipsis, Sic, Label, IntraWord, Footnote, Code];
    classes.into_iter().fold(BracketSplices::new(), |pass, class| pass.with(class, policy.clone()))
}

cleaning_laws!(brackets_kept: all_classes(&Splice::Keep), pass + line_by_line + embedded, |laws| {
    with_brackets(laws)
        .answers(BRACKETS.iter().map(|&text| Answer::kept(text)))
        .least_coverage(0) // nothing is what it does
        .without(Law::ExamplesHold, DEFAULTS)
});
cleaning_laws!(
    brackets_spaced: all_classes(&Splice::Space),
    pass + line_by_line + embedded + letters_kept,
    |laws| with_brackets(laws).answers([
        Answer::new("Le [l]e port", "Le [l] e port"),
        Answer::new("Le port. [12]La digue", "Le port. [12] La digue"),
        Answer::new("Le [x=1]port", "Le [x=1] port"),
    ])
);
cleaning_laws!(brackets_dropped: all_classes(&Splice::Drop), pass + line_by_line + embedded, |laws| {
    with_brackets(laws)
        .answers([
            Answer::new("Durant [these crossings]des passagers", "Durant des passagers"),
            Answer::new("Le […]port dort", "Le port dort"),
            Answer::new("Des chevals [sic]ici.", "Des chevals ici."),
            Answer::new("[VIDÉO]Le port", "Le port"),
            Answer::new("Le [l]e port", "Le e port"),
            Answer::new("Le port. [12]La digue", "Le port. La digue"),
            Answer::new("Le [x=1]port", "Le port"),
            Answer::kept("Un [la [beau port]mer]dort.").why("the bracket around it would go in the next run"),
        ])
        .without(Law::ExamplesHold, DEFAULTS)
});
cleaning_laws!(
    brackets_unwrapped: BracketSplices::new().editorial(Splice::Unwrap),
    pass + line_by_line + embedded + letters_kept,
    |laws| with_brackets(laws)
        .answers([
            Answer::new("Durant [these crossings]des passagers", "Durant these crossings des passagers")
        ])
        .without(Law::ExamplesHold, DEFAULTS)
);

/// What a resolver sees: the languages, and how long the line and the sentence are.
fn told() -> BracketSplices {
    all_classes(&Splice::replace(|bracket| {
        let (line, sentence) = (bracket.line().len(), bracket.sentence().len());
        let languages = (bracket.language(), bracket.line_language(), bracket.is_foreign());
        (bracket.inside() != "sic").then(|| match languages {
            (Some(Language::English), Some(Language::French), true) => format!("(EN, {line}, {sentence})"),
            (Some(Language::French), Some(Language::French), false) => format!("(FR, {line}, {sentence})"),
            _ => format!("({:?}, {})", bracket.class(), bracket.inside()),
        })
    }))
}

cleaning_laws!(brackets_resolved: told(), pass + embedded, |laws| {
    with_brackets(laws)
        .answers([
            Answer::new(
                "Il pleut. Durant [these crossings]des élus sont partis de la salle. Le port dort.",
                "Il pleut. Durant (EN, 82, 58) des élus sont partis de la salle. Le port dort.",
            ),
            Answer::new(
                "Durant [ces traversées]des élus sont dans la salle.",
                "Durant (FR, 53, 53) des élus sont dans la salle.",
            ),
            Answer::new("Des chevals [sic]ici.", "Des chevals [sic] ici."),
            Answer::new("[VIDÉO]Le port", "(Label, VIDÉO) Le port"),
            Answer::new("Le port. [12]La digue", "Le port. (Footnote, 12) La digue"),
            Answer::new("Le [x=1]port", "Le (Code, x=1) port"),
        ])
        .without(Law::ExamplesHold, DEFAULTS)
});

cleaning_laws!(
    brackets_on_the_left: BracketSplices::new().with_left(true),
    pass + line_by_line + embedded + letters_kept,
    |laws| with_brackets(laws).answers([
        Answer::new("Le port[réf. nécessaire] dort.", "Le port [réf. nécessaire] dort."),
        Answer::new("Le port[12] dort.", "Le port [12] dort."),
        Answer::kept("un x[0] et \\cite[voir ici]"),
        Answer::kept("Le port[la digue]dort.").reported(1),
    ])
);

cleaning_laws!(fused_words_of_a_corpus: FusedWords::new().with_corpus(corpus()), pass + letters_kept, |laws| {
    laws.example("Elle court surlequai nord.").answers([
        Answer::new("Elle court surlequai nord.", "Elle court sur le quai nord.")
            .why("the corpus has each of the three side by side"),
        Answer::kept("Elle court."),
    ])
});

fn corpus() -> Corpus {
    Corpus::learn([
        "Il dort sur le quai nord.",
        "Elle court sur le quai nord.",
        "On pêche sur le quai nord du port.",
    ])
}

/// Words that lost the space between them, beside those that the passes of these tests know otherwise.
const FUSED: &str =
    "Elle prend lebillet du soir. On rit dans laville. Le port de Kerlouan.\nÀ Kerlouanthéâtre des régates.";

cleaning_laws!(
    fused_words_with_a_lexicon: FusedWords::new().with_lexicon(|word: &str, _: Language| word == "kerlouanthéâtre"),
    pass + letters_kept,
    |laws| laws
        .answers([
            Answer::kept("Le port de Kerlouan. À Kerlouanthéâtre des régates.").why("the lexicon has the word")
        ])
        .example(FUSED)
        .without(Law::ExamplesHold, DEFAULTS)
);

cleaning_laws!(
    fused_words_with_levels: FusedWords::new().with_levels(|evidence: &Evidence| {
        if evidence.has_name() { Some(Confidence::Suspect) } else { evidence.confidence() }
    }),
    pass + letters_kept,
    |laws| laws
        .answers([Answer::kept("Le port de Kerlouan. À Kerlouanthéâtre des régates.").reported(1)])
        .example(FUSED)
        .without(Law::ExamplesHold, DEFAULTS)
);

/// An article with something of each kind around it.
const PAGE: &str = "Accueil | Sport | Culture\n\nLe bac reprend mardi\n\nPar Jeanne Floc’h\n\nLe bac a repris ses traversées \
    mardi, après trois semaines d’arrêt dues à une avarie du moteur, et les habitants de la rive gauche n’auront plus à \
    faire le grand détour.\n\nLire aussi : Les grues\n\nOffre du jour : deux bottes pour une\n\nSource link\n";

/// Articles, and texts of all kinds with lines of the page among their own.
fn pages() -> impl Strategy<Value = String> {
    prop_oneof![strategies::web_article(), strategies::any_text().with_parts_of([PAGE])]
}

cleaning_laws!(
    boilerplate_of_pages: Boilerplate::page(),
    pass,
    |laws| laws.example(PAGE).on(pages()).without(Law::ExamplesHold, DEFAULTS)
);
cleaning_laws!(
    boilerplate_with_care: Boilerplate::new().risk(Risk::Careful),
    pass,
    |laws| laws.example(PAGE).on(pages()).without(Law::ExamplesHold, DEFAULTS)
);
cleaning_laws!(
    boilerplate_of_all_kinds: Boilerplate::new().risk(Risk::Thorough).headlines().bylines(),
    pass,
    |laws| laws.example(PAGE).on(pages()).without(Law::ExamplesHold, DEFAULTS)
);
cleaning_laws!(
    boilerplate_of_a_house: Boilerplate::new()
        .keep("related".parse().expect("a category"))
        .with_phrase("ad".parse().expect("a category"), "offre du jour"),
    pass,
    |laws| laws
        .answers([
            Answer::new("Offre du jour : deux bottes pour une\n\nLe port rouvre lundi.", "Le port rouvre lundi."),
            Answer::kept("Le port rouvre.\n\nLire aussi : Les grues"),
        ])
        .example(PAGE)
        .on(pages())
        .without(Law::ExamplesHold, DEFAULTS)
);
