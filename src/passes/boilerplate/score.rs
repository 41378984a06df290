//! From signals to decisions: which blocks go, how surely, and why.
//!
//! Blocks are looked at twice. The first look is the sum of what a block's signals weigh at first. It tells the parts of
//! the text ([`parts`](super::parts)), and what the neighbours are. The second is the sum of what all signals weigh, those of
//! the parts too, and of a share of what the first look found of the three blocks before and the three after, held within
//! a limit, since boilerplate comes in runs. Both are logistic regressions, the second fitted to first looks at sites that
//! had not been seen.
//!
//! Decisions are made in rounds. Blocks that fall are gone for the next round, which judges the others again by the
//! neighbours and the place that they then have; what is left when nothing more falls is judged the same in a second
//! run. There are three levels, the certain, the likely and the suspect, and each goes on until it settles, so that this
//! holds whichever level is applied. A page of many blocks and a text of many paragraphs are judged whole at each level:
//! what fell at a higher one is evidence against its neighbours. In a short text, where a few lines of boilerplate outweigh
//! the article, each level judges only what the higher ones left.

use super::category::Category;
use super::falls::Fall;
use super::looks::{Judged, Looks};
use super::manners::{FULL_PAGE, MANY, Manners};
use super::parts::Parts;
use super::place::{Context, Echoes, look_around};
use super::shape::Own;
use super::signals::Signals;
use super::twins::Twins;
use super::weights::Weights;
use super::words::Tail;
use crate::pass::Confidence;

/// What a level comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    /// Nothing more falls, and something is left to read.
    Text,
    /// Nothing that is left is an article's: the text is nothing but boilerplate, and stays.
    Nothing,
    /// Blocks were still falling after all rounds.
    Restless,
}

/// Rounds of one level before it is given up. Most pages settle in three; a long list may be taken line by line from its end.
const ROUNDS: usize = 48;

/// What a block in a text of no known language needs more.
const UNKNOWN: i32 = 150;

/// How far something tells of blocks that have no stock phrase.
const NEAR: usize = 40;

/// How much of a first look counts for the neighbours at most.
const HOLD: i32 = 200;

/// The blocks as they are judged, and the room that judging takes.
#[derive(Debug, Default)]
pub(super) struct Jury {
    pub(super) blocks: Vec<Own>,
    pub(super) tails: Vec<Tail>,
    pub(super) falls: Vec<Option<Fall>>,
    echoes: Echoes,
    pub(super) twins: Twins,
    parts: Parts,
    /// What the signals of each block itself weigh in the first look and in the second.
    own_sums: Vec<[i32; 2]>,
    /// What the levels decided that are done.
    decided: Vec<Option<Fall>>,
    /// The blocks that are left, while the next round judges them.
    present: Vec<u32>,
    contexts: Vec<Context>,
    /// Whether something near is boilerplate by itself that is no date and no byline: these stand above recipes, poems and
    /// small ads as well, and tell nothing of the lines below.
    told: Vec<bool>,
    judged: Vec<Judged>,
    looks: Looks,
}

/// What the jury goes by.
pub(super) struct Court<'c> {
    pub(super) weights: &'c Weights,
    pub(super) manners: Manners,
    /// Which blocks can fall: not those that a caller protects or keeps.
    pub(super) may_fall: &'c dyn Fn(usize, Category) -> bool,
}

impl Jury {
    /// Decides on all blocks.
    pub(super) fn decide(&mut self, court: &Court<'_>) {
        self.begin(court.weights);
        let weights = court.weights;
        let likely = weights.likely(court.manners.risk);
        // The boilerplate around an article is most of what tells where a page's article is.
        let is_full_page = court.manners.page && self.blocks.len() >= FULL_PAGE;
        let is_long = is_full_page || self.blocks.iter().filter(|own| own.is_prose()).nth(MANY - 1).is_some();
        let mut decided = std::mem::take(&mut self.decided);
        decided.clear();
        decided.resize(self.blocks.len(), None);
        for (confidence, least) in [
            (Confidence::Certain, weights.certain()),
            (Confidence::Likely, likely),
            (Confidence::Suspect, weights.suspect().min(likely)),
        ] {
            // What fell at a higher level is evidence for the rest, of which a short text leaves too little to go by.
            let mut end =
                if is_long { self.settle_all(court, (confidence, least), &decided) } else { End::Restless };
            if end != End::Text && (!is_long || decided.iter().any(Option::is_some)) {
                self.falls.clone_from(&decided);
                end = self.settle(court, (confidence, least));
            }
            match end {
                End::Text => {}
                // The levels below judge without what this one found.
                End::Restless => continue,
                End::Nothing => break,
            }
            decided.clone_from(&self.falls);
        }
        self.falls.clone_from(&decided);
        self.decided = decided;
    }

    /// Judges all blocks, those too that fell at a higher level, then what these leave.
    fn settle_all(&mut self, court: &Court<'_>, level: (Confidence, i32), decided: &[Option<Fall>]) -> End {
        self.falls.clear();
        self.falls.resize(self.blocks.len(), None);
        let end = self.settle(court, level);
        if end != End::Text {
            return end;
        }
        let mut is_less = false;
        for (fall, decided) in self.falls.iter_mut().zip(decided) {
            is_less |= fall.is_none() && decided.is_some();
            *fall = decided.or(*fall);
        }
        if is_less { self.settle(court, level) } else { end }
    }

    /// All signals of all blocks, while none has fallen.
    pub(super) fn signals(&mut self, court: &Court<'_>) -> impl Iterator<Item = Signals> {
        self.falls.clear();
        self.falls.resize(self.blocks.len(), None);
        self.begin(court.weights);
        self.gather();
        self.look_around();
        self.look_first(court);
        self.tell_parts(court.weights);
        self.blocks.iter().zip(&self.judged).map(|(own, judged)| own.signals.union(judged.context.signals))
    }

    /// Forgets the text before, and sums up what never changes.
    fn begin(&mut self, weights: &Weights) {
        self.echoes.reset();
        self.parts.reset();
        self.looks.reset();
        self.own_sums.clear();
        self.own_sums.extend(self.blocks.iter().map(|own| weights.sums(own.signals)));
    }

    /// What to add to each threshold: something where no stop word of any known language stands in what is left.
    fn caution(&self) -> i32 {
        let left = self.present.iter().map(|&index| &self.blocks[index as usize]);
        let (letters, words) = left.fold((0, 0), |(letters, words), own| {
            (letters + own.letters.min(200), words + own.stop_words as usize)
        });
        if words * 50 < letters && letters > 400 { UNKNOWN } else { 0 }
    }

    /// Lets blocks fall until nothing more does. What is left has been judged.
    fn settle(&mut self, court: &Court<'_>, level: (Confidence, i32)) -> End {
        for _ in 0..ROUNDS {
            let at = self.judge(court);
            if !self.fall(court, level, at) {
                return if self.leaves_a_text() { End::Text } else { End::Nothing };
            }
        }
        End::Restless
    }

    /// Finds the scores of all blocks that are left, and returns where this look is.
    fn judge(&mut self, court: &Court<'_>) -> usize {
        self.gather();
        if let Some(known) = self.looks.find(&self.present) {
            return known;
        }
        self.look_around();
        self.look_first(court);
        if court.weights.heed_parts() {
            self.tell_parts(court.weights);
        }
        self.look_again(court.weights);
        let caution = self.caution();
        let (at, look) = self.looks.another();
        std::mem::swap(&mut look.present, &mut self.present);
        std::mem::swap(&mut look.judged, &mut self.judged);
        look.caution = caution;
        at
    }

    /// Lets all blocks fall that score enough; whether there was one.
    fn fall(&mut self, court: &Court<'_>, (confidence, least): (Confidence, i32), look: usize) -> bool {
        let look = self.looks.at(look);
        let least = least + look.caution;
        let own = |judged: &Judged| &self.blocks[judged.index as usize];
        let mut any = false;
        let mut rest = &look.judged[..];
        while let Some(start) = rest.iter().position(|judged| judged.score() >= least) {
            let from = &rest[start..];
            let end = from.iter().position(|judged| judged.score() < least).unwrap_or(from.len());
            let (run, after) = from.split_at(end);
            rest = after;
            let of_run = run.iter().map(own).filter(|own| own.is_evidence()).find_map(Own::category);
            for judged in run {
                let (own, Judged { context, before, after, .. }) = (own(judged), *judged);
                let index = judged.index as usize;
                let Some(asked) =
                    judged.asks.map(|asks| least + asks).filter(|&asked| judged.score() >= asked)
                else {
                    continue;
                };
                let category = own.category().or(of_run).or(context.category).unwrap_or(Category::Related);
                if (court.may_fall)(index, category) {
                    let signals = own.signals.union(context.signals);
                    self.falls[index] = Some(Fall { confidence, category, signals, before, after, asked });
                    any = true;
                }
            }
        }
        any
    }

    /// Whether a sentence is left that is no boilerplate.
    fn leaves_a_text(&self) -> bool {
        const SOME: usize = 12;
        self.blocks.iter().zip(&self.falls).any(|(own, fall)| {
            fall.is_none() && own.is_sentence() && own.letters >= SOME && own.strength() < 3
        })
    }

    /// Gathers the blocks that are left.
    fn gather(&mut self) {
        let Self { falls, present, .. } = self;
        present.clear();
        present.extend((0_u32..).zip(&*falls).filter(|(_, fall)| fall.is_none()).map(|(index, _)| index));
    }

    fn look_around(&mut self) {
        let Self { blocks, present, contexts, tails, echoes, twins, .. } = self;
        echoes.count(blocks, present, tails, Own::is_prose);
        twins.count(blocks, present);
        look_around(blocks, present, (echoes, twins), contexts);
    }

    /// Finds what the signals of each block that is left weigh at first. A block that stays for all its stock phrase speaks
    /// for nobody's fall.
    fn look_first(&mut self, court: &Court<'_>) {
        let paragraphs = self.present.iter().filter(|&&index| self.blocks[index as usize].is_prose());
        let is_long = paragraphs.count() >= MANY;
        let has_many_blocks = self.blocks.len() >= FULL_PAGE;
        self.tell();
        self.judged.clear();
        let blocks = self.present.iter().zip(&self.contexts).zip(&self.told);
        self.judged.extend(blocks.map(|((&index, &context), &is_told)| {
            let own = &self.blocks[index as usize];
            let asks = court.manners.asks(own, &context, (is_long, has_many_blocks), is_told);
            let is_spared = own.hit.is_some() && asks.is_none_or(|asks| asks > 0 && !own.is_sentence());
            let ([own_first, own_again], [first, again]) =
                (self.own_sums[index as usize], court.weights.sums(context.signals));
            let score = own_first + first;
            let first = if is_spared { score.min(0) } else { score };
            let alone = own_again + again;
            Judged { index, context, asks, is_spared, first, alone, before: 0, after: 0 }
        }));
    }

    /// Finds which of the blocks that are left have anything [`NEAR`] them that is telling by itself. What fell counts at the
    /// place where it stood, so that what stays finds no more in a second run.
    fn tell(&mut self) {
        let Self { blocks, falls, told, present, contexts, .. } = self;
        told.clear();
        told.resize(present.len(), false);
        let mut place = 0_usize;
        for (own, fall) in blocks.iter().zip(&*falls) {
            let is_of_sheet = || fall.is_none() && contexts[place].is_of_sheet;
            if own.is_telling() && !is_of_sheet() {
                let end = (place + NEAR + usize::from(fall.is_none())).min(told.len());
                told[place.saturating_sub(NEAR)..end].fill(true);
            }
            place += usize::from(fall.is_none());
        }
    }

    /// Adds the signals that tell of the parts of the text.
    fn tell_parts(&mut self, weights: &Weights) {
        let Self { blocks, tails, present, judged, parts, .. } = self;
        parts.find(blocks, present, tails, judged.iter().map(|judged| judged.first));
        for (judged, &signals) in judged.iter_mut().zip(&parts.signals) {
            judged.context.signals = judged.context.signals.union(signals);
            let [_, again] = weights.sums(signals);
            judged.alone += again;
        }
    }

    /// Finds what all signals weigh, and what each block that is left takes over from both sides.
    fn look_again(&mut self, weights: &Weights) {
        let is_one = weights.are_one();
        for judged in &mut self.judged {
            let score = if is_one { judged.first } else { judged.alone };
            judged.alone = if judged.is_spared { score.min(0) } else { score };
        }
        for at in 0..self.judged.len() {
            let heard = |at: Option<usize>| {
                at.and_then(|at| self.judged.get(at)).map_or(0, |judged| judged.first.clamp(-HOLD, HOLD))
            };
            let before = weights.before().into_iter().zip(1..);
            let before = before.map(|(share, by)| share * heard(at.checked_sub(by)) / 100).sum();
            let after = weights.after().into_iter().zip(1..);
            let after = after.map(|(share, by)| share * heard(Some(at + by)) / 100).sum();
            self.judged[at] = Judged { before, after, ..self.judged[at] };
        }
    }
}
