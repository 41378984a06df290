//! Articles as scraping leaves them.

use proptest::strategy::{NewTree, Strategy};
use proptest::test_runner::TestRunner;

use super::prose::{joined, sentences, with_faults};
use super::texts::dice;
use crate::testing::{Dice, TextTree};

const TITLES: &[&str] = &[
    "Le phare rouvre ses portes",
    "Port de Kerlouan : la fête continue",
    "“Personne ne nous a prévenus », dit la gardienne",
    "Trois questions sur l'île",
    "LE BAC NE PASSE PLUS",
];

/// What stands above the text of a page.
const HEADS: &[&str] = &[
    "Durée de la vidéo 01 minutes 12 secondes",
    "Article réservé aux abonnés",
    "Accueil > Région > Kerlouan",
];

const CAPTIONS: &[&str] = &[
    "INTERACTIF - LA CARTE DES QUAIS",
    "EN IMAGES - LE PHARE VU DU CIEL",
    "VIDÉO - TROIS ANS DE CHANTIER",
    "Lire aussi : Le phare éteint",
    "La suite après cette publicité",
];

/// What stands below it.
const TAILS: &[&str] = &[
    "Source link",
    "By kqz74",
    "Leave a Reply",
    "Leave a Reply Cancel reply",
    "Your email address will not be published. Required fields are marked *",
    "Laisser un commentaire",
    "Votre adresse e-mail ne sera pas publiée. Les champs obligatoires sont indiqués avec *",
    "Save my name, email, and website in this browser for the next time I comment.",
    "Partager sur Facebook",
    "Tous droits réservés",
];

/// A strategy for scraped articles; see [`web_article`](super::web_article).
///
/// Shrinks by blocks and words, then as any text.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Articles;

impl Articles {
    pub(super) const fn new() -> Self {
        Self
    }
}

fn article(dice: &mut Dice) -> String {
    const GAPS: &[&str] = &["\n\n", "\n\n", "\n\n\n", " \n\n", "\r\n\r\n"];
    let mut blocks: Vec<String> = Vec::new();
    let some_of = |blocks: &mut Vec<String>, lines: &[&str], chance: u8, dice: &mut Dice| {
        if dice.percent(chance) {
            blocks.extend(dice.choose(lines).map(|&line| line.to_owned()));
        }
    };
    some_of(&mut blocks, HEADS, 60, dice);
    some_of(&mut blocks, TITLES, 80, dice);
    for _ in 0..=dice.below(3) {
        let faults = dice.below(6);
        blocks.push(with_faults(joined(&sentences(dice)), faults, dice).damaged().to_owned());
        some_of(&mut blocks, CAPTIONS, 40, dice);
    }
    let mut tail = TAILS.to_vec();
    dice.shuffle(&mut tail);
    blocks.extend(tail.into_iter().take(2 + dice.below(3)).map(str::to_owned));
    let mut text = String::new();
    for block in blocks {
        text += &block;
        text += dice.choose(GAPS).copied().unwrap_or_default();
    }
    text
}

impl Strategy for Articles {
    type Tree = TextTree;
    type Value = String;

    fn new_tree(&self, runner: &mut TestRunner) -> NewTree<Self> {
        let text = article(&mut dice(runner)?);
        Ok(TextTree::new(text.split_inclusive([' ', '\n'])))
    }
}
