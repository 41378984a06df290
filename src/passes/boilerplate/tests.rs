//! What the whole pass makes of texts.

use super::*;
use crate::{Action, Pipeline};

fn pipeline(threshold: Confidence) -> Pipeline {
    Pipeline::builder().pass(Boilerplate::new()).apply_at(threshold).build().expect("one pass")
}

/// Letters are read as indices into this: blocks of every strength, prose long and short.
const BLOCKS: [&str; 18] = [
    "Il pleut sur le quai.",
    "Le bac a repris ses traversées mardi, après trois semaines d’arrêt dues à une avarie du moteur, et les habitants de la rive gauche n’auront plus à faire le grand détour.",
    "Une affaire de famille",
    "Source link",
    "By pfvz8",
    "Par marie75",
    "Leave a Reply",
    "Newsletter",
    "Partager",
    "Voir aussi",
    "Jean Dupont",
    "12 mars 2024 à 14:30",
    "INTERACTIF - LA CARTE",
    "© 2024 Le Courrier",
    "3 commentaires",
    "Répondre",
    "Qui êtes-vous ?",
    "***",
];

#[test]
fn a_date_line_tells_nothing_of_the_lines_below() {
    const DATE: &str = "Publié le 12 mai 2019 à 10:43 par Anne Hue";
    let recipe = format!(
        "{}\n\nServez chaud avec une salade\n\nBon appétit !",
        "Faites fondre le beurre dans la casserole, ajoutez la farine d’un coup, remuez, puis versez le lait froid, \
         toujours en remuant, jusqu’à ce que la sauce nappe le dos de la cuillère."
    );
    let cleaned = |text: &str| pipeline(Confidence::Likely).clean(text).into_text().into_owned();
    assert_eq!(cleaned(&format!("La béchamel\n\n{DATE}\n\n{recipe}")), format!("La béchamel\n\n{recipe}"));
    let shared =
        cleaned(&format!("La béchamel\n\n{DATE}\n\n{recipe}\n\nUne autre recette\n\nPartager sur Facebook"));
    assert!(!shared.contains("Une autre recette"), "{shared}");
}

#[test]
fn a_second_run_finds_nothing_at_any_threshold() {
    // A fixed walk through many arrangements of the blocks.
    let mut state = 7_u32;
    let mut next = |below: usize| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) as usize % below
    };
    for threshold in [Confidence::Certain, Confidence::Likely, Confidence::Suspect] {
        let pipeline = pipeline(threshold);
        for _ in 0..1500 {
            let mut text = String::new();
            for _ in 0..next(24) {
                text.push_str(BLOCKS[next(BLOCKS.len())]);
                text.push_str(["\n", "\n\n", "\n\n\n"][next(3)]);
            }
            let once = pipeline.clean(&text);
            assert_eq!(once.summary().breaches(), 0, "{text:?}");
            let twice = pipeline.clean(once.as_str());
            assert!(
                !twice.is_changed(),
                "{threshold:?}\n{text}\n-- gave\n{}\n-- then\n{twice}",
                once.as_str()
            );
        }
    }
}

#[test]
fn what_falls_line_by_line_at_one_level_falls_at_the_next() -> Result<(), Box<dyn std::error::Error>> {
    // The last line is certain, all lines are likely.
    let weights = "ends-open\t200\nlast\t300\nletters-under-201\t-900\ncertain\t450\nbalanced\t150\n";
    let pass = Boilerplate::page().with_weights(weights.parse()?);
    let pipeline = Pipeline::builder().pass(pass).build()?;
    let text = format!("{}\n\n{}Source link", BLOCKS[1], "Une affaire de famille\n\n".repeat(99));
    assert_eq!(pipeline.clean(&text).as_str(), BLOCKS[1]);
    Ok(())
}

#[test]
fn what_stands_late_is_over_and_what_stands_amid_is_not() {
    let long = [BLOCKS[1], BLOCKS[1]].join(" ");
    let (links, teaser) = ("Lire aussi", "La piscine rouvre ses portes");
    let late = |text: &str| {
        let blocks = Boilerplate::new().signals(text);
        let told = blocks.iter().find(|(range, _)| text.get(range.clone()) == Some(teaser));
        told.is_some_and(|(_, signals)| signals.contains(&"past-links"))
    };
    assert!(late(&[&long, &long, links, teaser].join("\n\n")));
    assert!(!late(&[&long, links, teaser, &long].join("\n\n")));
    assert!(!late(&[&long, teaser, links].join("\n\n")));
}

#[test]
fn a_reason_names_what_weighed_most() {
    let text = "Il pleut sur le quai.\n\nSource link";
    let pipeline = pipeline(Confidence::Likely);
    let cleaned = pipeline.clean(text);
    let reasons: Vec<String> = cleaned.findings().map(|finding| finding.reason().to_owned()).collect();
    assert_eq!(reasons.len(), 1);
    let told = [
        "“source link” (source link, the whole line); ",
        "a telling stock phrase +",
        "; all else ",
        "; score +",
        " is enough",
    ];
    assert!(told.into_iter().all(|part| reasons[0].contains(part)), "{}", reasons[0]);
}

#[test]
fn a_text_of_boilerplate_alone_stays() {
    let pipeline = pipeline(Confidence::Suspect);
    for text in ["Partager", "Source link\n\nLeave a Reply\n", "Partager\nTweeter\nNewsletter"] {
        assert!(pipeline.clean(text).findings().next().is_none(), "{text:?}");
    }
}

#[test]
fn a_list_in_a_short_text_stays() {
    let text = format!(
        "Pain sans hâte\n\nThis post may contain affiliate links. Please read my disclosure policy.\n\n{0}\n\nIngrédients\n\n500 g de farine\n\n350 g d’eau\n\n10 g de sel\n\n{0}\n\nPin it\n\n4 comments\n\nReply\n\nLeave a Reply\n",
        BLOCKS[1]
    );
    let cleaned = pipeline(Confidence::Likely).clean(&text).into_text().into_owned();
    let parts = ["Ingrédients", "500 g", "350 g", "10 g", "Pain sans hâte"];
    assert!(parts.iter().all(|part| cleaned.contains(part)), "{cleaned}");
    assert!(!cleaned.contains("disclosure") && !cleaned.contains("comment"), "{cleaned}");
}

#[test]
fn speech_stays_below_a_head_of_links() {
    let prose = format!("{}\n\n", BLOCKS[1]);
    let speech =
        "— Tu viens ?\n\n— Non, dit-il.\n\n— Pourquoi ?\n\n— Demain, peut-être.\n\n— Alors viens !\n";
    let text = format!("{prose}{prose}{prose}{prose}Lire aussi\n\n{speech}");
    assert_eq!(
        pipeline(Confidence::Likely).clean(&text).as_str(),
        format!("{prose}{prose}{prose}{prose}{speech}")
    );
}

#[test]
fn a_heading_between_paragraphs_stays_beside_boilerplate() {
    let prose = format!("{}\n\n", BLOCKS[1]);
    let text = format!(
        "{prose}{prose}{prose}Lire aussi : Le phare rouvre\n\nUn compromis fragile\n\n{prose}Source link\n\n{prose}"
    );
    let cleaned = pipeline(Confidence::Likely).clean(&text).into_text().into_owned();
    assert!(cleaned.contains("Un compromis fragile") && !cleaned.contains("Lire aussi"), "{cleaned}");
}

#[test]
fn a_caption_goes_with_boilerplate_alone() {
    let (prose, caption) =
        (format!("{}\n\n", BLOCKS[1]), "Le bac à quai mardi matin, moteur ouvert. Photo : A. Rivoal\n\n");
    let article = [prose.as_str(), caption, &prose, &prose, &prose, &prose].concat();
    let pipeline = pipeline(Confidence::Likely);
    assert!(!pipeline.clean(&article).is_changed());
    let cleaned = pipeline.clean(&format!("{article}Source link\n")).into_text().into_owned();
    assert!(!cleaned.contains("Photo") && cleaned.contains(&prose), "{cleaned}");
}

#[test]
fn the_last_sentence_of_a_short_page_stays() -> Result<(), Box<dyn std::error::Error>> {
    let pipeline = Pipeline::builder().pass(Boilerplate::page()).build()?;
    let text = [
        BLOCKS[1],
        BLOCKS[1],
        "Lire aussi : Les grues",
        "Le pont restera ouvert jusqu’à la fin du mois.",
        "Partager",
        "Newsletter",
    ]
    .join("\n\n");
    assert!(pipeline.clean(&text).as_str().contains("Le pont restera"));
    Ok(())
}

#[test]
fn what_stands_twice_is_told() {
    let text =
        format!("{0}\n\nUne affaire de famille\n\n{0}\n\nUne affaire de ville\n\nOui\n\nOui\n", BLOCKS[1]);
    let blocks = Boilerplate::page().signals(&text);
    let twins: Vec<bool> =
        blocks.iter().map(|(_, names)| names.iter().any(|name| name.starts_with("twin"))).collect();
    assert_eq!(twins, [true, false, true, false, false, false]);
}

#[test]
fn the_sections_of_a_manual_stay_and_what_stands_below_goes() {
    let manual = [
        "NOM",
        "bacq - affiche les horaires d’un bac",
        "SYNOPSIS",
        "bacq [OPTION]",
        "DESCRIPTION",
        BLOCKS[1],
        "-v, --verbose",
        "dit ce qui est lu",
        "VOIR AUSSI",
        "maree(1)",
    ]
    .join("\n\n");
    let cleaned = pipeline(Confidence::Likely)
        .clean(&format!("{manual}\n\nPartager sur Facebook"))
        .into_text()
        .into_owned();
    assert_eq!(cleaned, manual);
}

#[test]
fn code_in_a_fence_is_none() {
    let text = "Il pleut sur le quai.\n\n```\nSource link\n```\n\nFin.";
    assert!(pipeline(Confidence::Suspect).clean(text).findings().next().is_none());
}

#[test]
fn front_matter_is_none() {
    let text = "---\ntitle: Le bac\nsitemap:\n  noindex: true\ntags: quai, port\n---\n\nIl pleut sur le quai.\n\nFin.";
    assert!(pipeline(Confidence::Suspect).clean(text).findings().next().is_none());
}

#[test]
fn suspect_blocks_are_reported() {
    let text = format!(
        "Séance du conseil\n\n{}\n\nCommentaires\n\nLe maire remercie l’équipage et rappelle que la vedette n’est pas encore commandée, faute d’offre recevable.\n",
        BLOCKS[1]
    );
    let pipeline = pipeline(Confidence::Likely);
    let cleaned = pipeline.clean(&text);
    let actions: Vec<Action> = cleaned.findings().map(|finding| finding.action()).collect();
    assert!(!cleaned.is_changed());
    assert_eq!(actions.first(), Some(&Action::Proposed));
}

#[test]
fn texts_without_boilerplate_lose_nothing() -> std::io::Result<()> {
    let pipeline = pipeline(Confidence::Likely);
    let fixtures = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    for folder in ["traps", "prose"] {
        for file in std::fs::read_dir(fixtures.join(folder))? {
            let path = file?.path();
            let text = std::fs::read_to_string(&path)?;
            let cleaned = pipeline.clean(&text);
            let findings: Vec<String> = cleaned.findings().map(|finding| finding.to_string()).collect();
            assert!(!cleaned.is_changed(), "{}: {findings:#?}", path.display());
        }
    }
    Ok(())
}
