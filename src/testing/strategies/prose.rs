//! Right French prose by frames and phrases that fit together, and how it shrinks.

use std::ops::RangeInclusive;

use proptest::strategy::{NewTree, Strategy, ValueTree};
use proptest::test_runner::TestRunner;

use super::texts::dice;
use crate::testing::damage::{self, Damaged};
use crate::testing::shrink::Thinning;
use crate::testing::{Dice, TextTree};

/// Frames of a sentence. `{s}` is the subject (`{S}` in capitals), `{p}` the predicate, `{q}` who says it.
const FRAMES: &[&str] = &[
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
    "Durant [ces travaux] il faut passer par le quai.",
    "[Ces travaux] durent depuis des mois, dit-on.",
    "{S} {p} depuis 1914…",
    "«\u{A0}{S} {p}…\u{A0}» {q}.",
    "«\u{A0}{S} {p}\u{A0}»\u{A0}: voilà ce qu’on lit.",
    "Le décalage x << 2 vaut quatre fois x, et {s} {p}.",
    "De 10\u{A0}h à 12:30, {s} {p} (?) sans un mot.",
    "«\u{A0}Je pars\u{202F}!\u{A0}» et «\u{A0}Je reste\u{202F}?\u{A0}»\u{A0}: {s} n’a rien dit d’autre.",
    "Avant l’arrivée à Kerlouan, {s} {p}.",
    "Le port de Kerlouan reste ouvert pendant la fête.",
];

/// Subjects, in the singular.
const SUBJECTS: &[&str] = &[
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
const PREDICATES: &[&str] = &[
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
const SAYERS: &[&str] = &[
    "dit-elle",
    "répond le maire",
    "a expliqué l’architecte",
    "s’inquiète une passante",
    "ajoute-t-il en riant",
    "murmure l’enfant",
];

/// Paragraphs of right English, each told to be English by itself: French typography leaves them alone.
const ENGLISH: &[&str] = &[
    "The wind is rising over the harbour, and the boats are coming in with it.",
    "“What is it?” she asked; nobody on the quay knew what to say to her.",
    "It’s the third of these: see what the keeper wrote about it in his book!",
    "They didn't know what it was that he'd seen from the tower... and nobody would ask him.",
    "They were all there at the end of the day, with 20% of the fish and most of the nets.",
];

/// What any French sentence may shrink to, the shortest first.
const SHORT: &[&str] = &[
    "Oui.",
    "Et…",
    "L’eau.",
    "Non\u{202F}!",
    "Quoi\u{202F}?",
    "Soit 5\u{A0}%.",
    "Voici\u{A0}: 5\u{A0}€.",
    "Oui\u{202F}; non.",
    "«\u{A0}Oui\u{A0}», dit-il.",
    "«\u{A0}Ou “non”\u{A0}»",
    "Il dort [sic] ici.",
];

/// One sentence; whether it opens a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::testing) struct Sentence {
    text: String,
    opens: bool,
    is_french: bool,
}

impl Sentence {
    fn new(frame: &str, opens: bool, dice: &mut Dice) -> Self {
        let mut one = |phrases: &[&'static str]| dice.choose(phrases).copied().unwrap_or_default();
        let subject = one(SUBJECTS);
        let mut chars = subject.chars();
        let first = chars.next().map(char::to_uppercase).into_iter().flatten();
        let capital: String = first.chain(chars).collect();
        let text = frame.replace("{S}", &capital).replace("{s}", subject);
        Self {
            text: text.replace("{p}", one(PREDICATES)).replace("{q}", one(SAYERS)),
            opens,
            is_french: true,
        }
    }

    fn english(dice: &mut Dice) -> Self {
        let text = dice.choose(ENGLISH).copied().unwrap_or_default();
        Self { text: text.to_owned(), opens: true, is_french: false }
    }
}

/// One paragraph to six, of two sentences to five.
pub(in crate::testing) fn sentences(dice: &mut Dice) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    for _ in 0..=dice.below(6) {
        for place in 0..2 + dice.below(4) {
            let frame = dice.choose(FRAMES).copied().unwrap_or_default();
            sentences.push(Sentence::new(frame, place == 0, dice));
        }
    }
    sentences
}

/// What stands between two sentences.
fn gap(before: &Sentence, after: &Sentence) -> &'static str {
    if after.opens || before.is_french != after.is_french { "\n\n" } else { " " }
}

pub(in crate::testing) fn joined(sentences: &[Sentence]) -> String {
    let mut text = String::new();
    let mut before: Option<&Sentence> = None;
    for sentence in sentences {
        text += before.map_or("", |before| gap(before, sentence));
        text += &sentence.text;
        before = Some(sentence);
    }
    text
}

/// A strategy for French prose, right or with faults; see [`french_prose`](super::french_prose).
#[derive(Debug, Clone)]
pub struct Prose {
    faults: RangeInclusive<usize>,
    is_mixed: bool,
}

impl Prose {
    pub(super) const fn new() -> Self {
        Self { faults: 0..=0, is_mixed: false }
    }

    /// Now and then a paragraph in English among the French ones, set as English sets it: French typography has to leave it
    /// alone. Default: none.
    #[must_use]
    pub const fn with_english(mut self) -> Self {
        self.is_mixed = true;
        self
    }

    /// How many faults the prose has: straight apostrophes, missing spaces, foreign or mixed quotation marks and the
    /// like. Default: none.
    ///
    /// Prose with faults shrinks to a few characters, as any text; right prose only to shorter right prose. Where the
    /// right text must be known too, take [`damage::damaged_prose`].
    ///
    /// ```
    /// use guillemot::testing::{proptest::prelude::*, strategies};
    /// use guillemot::{Locale, Pipeline};
    ///
    /// let pipeline = Pipeline::typography(Locale::FR_FR);
    /// proptest!(ProptestConfig::with_cases(16), |(prose in strategies::french_prose().faults(1..=5))| {
    ///     let once = pipeline.clean(&prose);
    ///     prop_assert!(!pipeline.clean(once.as_str()).is_changed());
    /// });
    /// ```
    #[must_use]
    pub const fn faults(mut self, faults: RangeInclusive<usize>) -> Self {
        self.faults = faults;
        self
    }
}

impl Strategy for Prose {
    type Tree = ProseTree;
    type Value = String;

    fn new_tree(&self, runner: &mut TestRunner) -> NewTree<Self> {
        let mut dice = dice(runner)?;
        let mut sentences = sentences(&mut dice);
        if self.is_mixed && dice.percent(50) {
            let opens: Vec<usize> = (0..sentences.len()).filter(|&at| sentences[at].opens).collect();
            if let Some(&at) = dice.choose(&opens) {
                sentences.insert(at, Sentence::english(&mut dice));
            }
        }
        let (least, most) = (*self.faults.start(), *self.faults.end());
        let faults = least + dice.below(1 + most.saturating_sub(least));
        let ends_line = dice.percent(50);
        if faults == 0 {
            return Ok(ProseTree(Shrinking::Right(RightTree::new(sentences, ends_line))));
        }
        let clean = joined(&sentences) + if ends_line { "\n" } else { "" };
        let damaged = with_faults(clean, faults, &mut dice);
        Ok(ProseTree(Shrinking::Faulty(TextTree::new(damaged.damaged().split_inclusive(' ')))))
    }
}

/// A text with this many faults, or as many as there is room for.
pub(super) fn with_faults(clean: String, faults: usize, dice: &mut Dice) -> Damaged {
    let kinds = damage::typography();
    let mut damaged = Damaged::new(clean);
    // Some kinds find no place in some texts.
    for _ in 0..faults * 4 {
        if damaged.faults().len() >= faults {
            break;
        }
        let Some(kind) = dice.choose(&kinds) else { break };
        damaged = damaged.by(&kind.clone().chance(0), dice);
    }
    damaged
}

/// Prose that shrinks: right prose to right prose, prose with faults to any text.
#[derive(Debug, Clone)]
pub struct ProseTree(Shrinking);

#[derive(Debug, Clone)]
enum Shrinking {
    Right(RightTree),
    Faulty(TextTree),
}

impl ValueTree for ProseTree {
    type Value = String;

    fn current(&self) -> String {
        match &self.0 {
            Shrinking::Right(tree) => tree.current(),
            Shrinking::Faulty(tree) => tree.current(),
        }
    }

    fn simplify(&mut self) -> bool {
        match &mut self.0 {
            Shrinking::Right(tree) => tree.simplify(),
            Shrinking::Faulty(tree) => tree.simplify(),
        }
    }

    fn complicate(&mut self) -> bool {
        match &mut self.0 {
            Shrinking::Right(tree) => tree.complicate(),
            Shrinking::Faulty(tree) => tree.complicate(),
        }
    }
}

/// Right prose: sentences go, then those that stay become short ones.
#[derive(Debug, Clone)]
struct RightTree {
    kept: Vec<Sentence>,
    ends_line: bool,
    trial: Option<Vec<Sentence>>,
    stage: Stage,
}

#[derive(Debug, Clone, Copy)]
enum Stage {
    Fewer(Thinning),
    /// The sentence to make short, and which of the short ones it becomes.
    Shorter(usize, usize),
}

impl RightTree {
    fn new(kept: Vec<Sentence>, ends_line: bool) -> Self {
        let stage = Stage::Fewer(Thinning::new(kept.len()));
        Self { kept, ends_line, trial: None, stage }
    }

    fn current(&self) -> String {
        let sentences = self.trial.as_ref().unwrap_or(&self.kept);
        joined(sentences) + if self.ends_line && !sentences.is_empty() { "\n" } else { "" }
    }

    fn simplify(&mut self) -> bool {
        if let Some(trial) = self.trial.take() {
            self.kept = trial;
            if let Stage::Shorter(at, _) = self.stage {
                self.stage = Stage::Shorter(at + 1, 0);
            }
        }
        self.advance()
    }

    fn complicate(&mut self) -> bool {
        if self.trial.take().is_none() {
            return false;
        }
        match &mut self.stage {
            Stage::Fewer(thinning) => thinning.keep(),
            Stage::Shorter(_, way) => *way += 1,
        }
        self.advance()
    }

    fn advance(&mut self) -> bool {
        let mut trial = self.kept.clone();
        loop {
            match &mut self.stage {
                Stage::Fewer(thinning) => match thinning.next(trial.len()) {
                    Some(part) => {
                        trial.drain(part);
                        break;
                    }
                    None => self.stage = Stage::Shorter(0, 0),
                },
                Stage::Shorter(at, way) => {
                    let Some(sentence) = trial.get_mut(*at) else { return false };
                    match SHORT.get(*way) {
                        Some(short) if sentence.is_french && short.len() < sentence.text.len() => {
                            (*short).clone_into(&mut sentence.text);
                            break;
                        }
                        _ => self.stage = Stage::Shorter(*at + 1, 0),
                    }
                }
            }
        }
        self.trial = Some(trial);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Locale, Pipeline};

    #[test]
    fn whatever_prose_shrinks_to_is_right() {
        let pipelines = [
            Pipeline::hygiene(),
            Pipeline::typography(Locale::FR_FR),
            Pipeline::scraped_article(Locale::FR_FR),
        ];
        let is_right = |text: &str| {
            for pipeline in &pipelines {
                let cleaned = pipeline.clean(text);
                let findings: Vec<String> = cleaned.findings().map(|finding| finding.to_string()).collect();
                assert!(findings.is_empty(), "{findings:?} in {text}");
            }
        };
        for short in SHORT {
            is_right(short);
        }
        for (seed, keep) in
            (0..12).flat_map(|seed| ["«", "€", "\u{202F}?", "’", "…"].map(|keep| (seed, keep)))
        {
            let mut dice = Dice::new(seed);
            let mut prose = sentences(&mut dice);
            prose.insert(0, Sentence::english(&mut dice));
            prose.push(Sentence::english(&mut dice));
            let mut tree = RightTree::new(prose, seed % 2 == 0);
            is_right(&tree.current());
            if !tree.current().contains(keep) {
                continue;
            }
            let mut more = tree.simplify();
            while more {
                is_right(&tree.current());
                more = if tree.current().contains(keep) { tree.simplify() } else { tree.complicate() };
            }
            let text = tree.current();
            let is_short = text.chars().count() <= 20 || ENGLISH.contains(&text.trim_end());
            assert!(text.contains(keep) && is_short, "{text}");
        }
    }
}
