//! The parts of a text: where the article is, by what the first look found.
//!
//! A block that the first look finds to be text weighs the more, the longer it is; what it finds to be none takes weight
//! away. A part is a run of blocks that weighs more than any run within it, and that no longer run outweighs: text with
//! little between. The heaviest part is the main part. A list of teasers under an article is a part of its own, a gap away
//! from it and smaller.

use super::place::Echoes;
use super::shape::Own;
use super::signals::{Signal, Signals};
use super::words::Tail;

/// What is found of parts, and the room that it takes.
#[derive(Debug, Default)]
pub(super) struct Parts {
    weights: Vec<i32>,
    /// In order, the candidates while they are sought.
    found: Vec<Part>,
    /// The signals of each block.
    pub(super) signals: Vec<Signals>,
    echoes: Echoes,
}

#[derive(Debug, Clone, Copy)]
struct Part {
    start: usize,
    end: usize,
    /// The sums of the weights of all blocks up to its start and to its end.
    from: i32,
    to: i32,
    /// One and the index of the nearest part before it that starts from a lower sum; 0 for none.
    lower: usize,
}

impl Part {
    fn weight(&self) -> i32 {
        self.to - self.from
    }
}

/// How much of a first look counts, in hundredths.
const HOLD: i32 = 300;
/// How much of what is no text counts for a block.
const GAP: i32 = 200;
/// What any block takes away.
const ANY: i32 = 25;
/// A gap, a wide one, and one that is wider yet.
const GAPS: [i32; 3] = [400, 1200, 3600];
/// A main part under this is light; over that, heavy.
const LIGHT: i32 = 1000;
const HEAVY: i32 = 4000;

impl Parts {
    /// Forgets what was counted, for another text.
    pub(super) fn reset(&mut self) {
        self.echoes.reset();
    }

    /// Finds the parts, given the first look at each block that is `present`, and what they say of the blocks.
    pub(super) fn find(
        &mut self,
        blocks: &[Own],
        present: &[u32],
        tails: &[Tail],
        looks: impl Iterator<Item = i32>,
    ) {
        self.weights.clear();
        self.weights.extend(
            present.iter().zip(looks).map(|(&index, look)| weight(blocks[index as usize].letters, look)),
        );
        self.divide();
        self.signals.clear();
        let Some(main) = self.found.iter().copied().max_by_key(|part| (part.weight(), part.start)) else {
            self.signals.resize(present.len(), Signals::default().and(Signal::InNone));
            return;
        };
        self.echoes.count(blocks, &present[main.start..main.end], tails, |_| true);
        let of_text = Signals::default()
            .when(main.weight() < LIGHT, Signal::LightMain)
            .when(main.weight() > HEAVY, Signal::HeavyMain);
        let echoes = &self.echoes;
        self.signals.extend(present.iter().map(|&index| {
            let echo = echoes.of(index);
            of_text
                .when(echo > 0, Signal::MainEcho1)
                .when(echo > 1, Signal::MainEcho2)
                .when(echo > 3, Signal::MainEcho4)
        }));
        self.tell_parts(main);
        self.tell_sides(main);
    }

    /// Finds all parts in one pass: the maximal scoring subsequences of Ruzzo and Tompa.
    fn divide(&mut self) {
        let parts = &mut self.found;
        parts.clear();
        let mut sum = 0;
        for (at, &weight) in self.weights.iter().enumerate() {
            let mut part = Part { start: at, end: at + 1, from: sum, to: sum + weight, lower: 0 };
            sum += weight;
            if weight <= 0 {
                continue;
            }
            let mut before = parts.len();
            loop {
                while before > 0 && parts[before - 1].from >= part.from {
                    before = parts[before - 1].lower;
                }
                if before == 0 || parts[before - 1].to >= part.to {
                    break;
                }
                // The one before, all since and this are one part.
                before -= 1;
                part = Part { end: part.end, to: part.to, ..parts[before] };
                parts.truncate(before);
            }
            part.lower = before;
            parts.push(part);
        }
    }

    fn tell_parts(&mut self, main: Part) {
        let mut told = 0;
        for part in &self.found {
            let size = if part.start == main.start {
                Signal::InMain
            } else if part.weight() * 3 >= main.weight() {
                Signal::InLarge
            } else if part.weight() * 10 >= main.weight() {
                Signal::InMiddling
            } else {
                Signal::InLittle
            };
            for signals in &mut self.signals[told..part.start] {
                *signals = signals.and(Signal::InNone);
            }
            for signals in &mut self.signals[part.start..part.end] {
                *signals = signals.and(size);
            }
            told = part.end;
        }
        for signals in &mut self.signals[told..] {
            *signals = signals.and(Signal::InNone);
        }
    }

    fn tell_sides(&mut self, main: Part) {
        const BEFORE: [Signal; 4] =
            [Signal::BeforeMain, Signal::BeforeGap1, Signal::BeforeGap2, Signal::BeforeGap3];
        const AFTER: [Signal; 4] =
            [Signal::AfterMain, Signal::AfterGap1, Signal::AfterGap2, Signal::AfterGap3];
        let (before, rest) = self.signals.split_at_mut(main.start);
        let weights = &self.weights;
        tell_gaps(before.iter_mut().rev().zip(weights[..main.start].iter().rev()), BEFORE);
        let after = main.end - main.start;
        tell_gaps(rest[after..].iter_mut().zip(&weights[main.end..]), AFTER);
    }
}

/// Tells blocks, from the main part on, how wide the widest gap is up to them.
fn tell_gaps<'s>(blocks: impl Iterator<Item = (&'s mut Signals, &'s i32)>, [side, gaps @ ..]: [Signal; 4]) {
    let (mut sum, mut lowest) = (0, 0);
    for (signals, &weight) in blocks {
        sum += weight;
        lowest = lowest.min(sum);
        *signals = signals.and(side);
        for (gap, signal) in GAPS.into_iter().zip(gaps) {
            *signals = signals.when(-lowest > gap, signal);
        }
    }
}

/// What a block weighs as text.
fn weight(letters: usize, look: i32) -> i32 {
    let by_length = match letters {
        0..=15 => 35,
        16..=30 => 50,
        31..=60 => 70,
        61..=100 => 95,
        101..=200 => 130,
        201..=300 => 175,
        _ => 200,
    };
    (-look.clamp(-HOLD, HOLD) * by_length / 100 - ANY).max(-GAP)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::passes::Boilerplate;

    fn parts(weights: &[i32]) -> Vec<(usize, usize, i32)> {
        let mut parts = Parts { weights: weights.to_vec(), ..Parts::default() };
        parts.divide();
        parts.found.iter().map(|part| (part.start, part.end, part.weight())).collect()
    }

    #[test]
    fn parts_outweigh_what_parts_them() {
        // The example of Ruzzo and Tompa.
        assert_eq!(parts(&[4, -5, 3, -3, 1, 2, -2, 2, -2, 1, 5]), [(0, 1, 4), (2, 3, 3), (4, 11, 7)]);
        assert_eq!(parts(&[5, -4, 6]), [(0, 3, 7)]);
        assert_eq!(parts(&[5, -5, 6]), [(0, 1, 5), (2, 3, 6)]);
        assert!(parts(&[-1, 0, -2]).is_empty() && parts(&[]).is_empty());
    }

    #[test]
    fn teasers_under_an_article_are_a_gap_away() {
        let article = ["Mardi", "Jeudi soir", "Samedi matin", "Dès dimanche"].map(|day| {
            format!(
                "{day}, le bac a repris ses traversées, après trois semaines d’arrêt dues à une avarie du moteur, et les \
                 habitants de la rive gauche n’auront plus à faire le grand détour par le pont.\n\n"
            )
        });
        let teaser = "La piscine rouvre\n\nAprès des travaux de toiture qui ont duré deux ans, les bassins sont remplis.\n\n";
        let menu = "Accueil\n\nContact\n\nSe connecter\n\nMentions légales\n\n";
        let share = "Partager sur Facebook\n\nPartager sur Twitter\n\nLire aussi\n\nS’abonner\n\n";
        let text = [menu, &article.concat(), share, teaser, share].concat();
        let blocks = Boilerplate::page().signals(&text);
        let of = |start: &str| {
            let block = blocks
                .iter()
                .find(|(range, _)| text.get(range.clone()).is_some_and(|block| block.starts_with(start)));
            block.map(|(_, signals)| signals.as_slice()).unwrap_or_default()
        };
        assert!(of("Accueil").contains(&"before-main-part"));
        assert!(of("Mardi").contains(&"in-main-part") && !of("Mardi").contains(&"after-main-part"));
        assert!(of("Après des").contains(&"gap-after-main"), "{:?}", of("Après des"));
    }
}
