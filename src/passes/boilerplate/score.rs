//! From signals to decisions: which blocks go, how surely, and why.
//!
//! Decisions are made in rounds. Blocks that fall are gone for the next round, which judges the others again by the
//! neighbours and the place that they then have; what is left when nothing more falls is judged the same in a second
//! run. The certain ones fall first, then the likely ones, then those that are only suspect, each level until it
//! settles, so that this holds whichever level is applied.

use std::fmt::Write as _;

use super::category::Category;
use super::phrases::Lexicon;
use super::signals::{Context, Kind, LONG, Own, Signal, Values};
use super::weights::{BIAS, CERTAIN, CERTAIN_ALONE, LIKELY, SUSPECT, weight};
use crate::pass::Confidence;

/// The decision that a block goes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fall {
    pub(super) confidence: Confidence,
    pub(super) category: Category,
    values: Values,
}

/// Rounds of one level before it is given up. Real pages settle in three.
const ROUNDS: usize = 8;

/// The blocks as they are judged, and the room that judging takes.
#[derive(Debug, Default)]
pub(super) struct Jury {
    pub(super) blocks: Vec<Own>,
    pub(super) falls: Vec<Option<Fall>>,
    present: Vec<u32>,
    contexts: Vec<Context>,
}

impl Jury {
    /// Decides on all blocks. `may_fall` says which of them can: not those that a caller protects or keeps.
    pub(super) fn decide(&mut self, may_fall: impl Fn(usize, Category) -> bool) {
        self.falls.clear();
        self.falls.resize(self.blocks.len(), None);
        // Neighbours and place decide nothing alone.
        if !self.blocks.iter().any(Own::is_evidence) {
            return;
        }
        for (confidence, least) in
            [(Confidence::Certain, CERTAIN), (Confidence::Likely, LIKELY), (Confidence::Suspect, SUSPECT)]
        {
            if !self.settle(confidence, least, &may_fall) {
                // A text that is nothing but boilerplate, or that doesn't settle, is left as the level found it.
                for fall in &mut self.falls {
                    fall.take_if(|fall| fall.confidence == confidence);
                }
                return;
            }
        }
    }

    /// Lets blocks fall until nothing more does; whether it came to that, with something left to read.
    fn settle(
        &mut self,
        confidence: Confidence,
        least: i32,
        may_fall: &impl Fn(usize, Category) -> bool,
    ) -> bool {
        for _ in 0..ROUNDS {
            self.look_around();
            let mut any = false;
            for (&index, context) in self.present.iter().zip(&self.contexts) {
                let index = index as usize;
                let own = &self.blocks[index];
                let Some(category) = own.category().or(context.category) else { continue };
                let values = context.join(own);
                let is_sure = confidence != Confidence::Certain || score(&own.values()) >= CERTAIN_ALONE;
                if score(&values) >= least
                    && is_sure
                    && is_free_to_fall(own, context)
                    && may_fall(index, category)
                {
                    self.falls[index] = Some(Fall { confidence, category, values });
                    any = true;
                }
            }
            if !any {
                return self.leaves_a_text();
            }
        }
        false
    }

    /// Whether a sentence is left that is no boilerplate.
    fn leaves_a_text(&self) -> bool {
        const SENTENCE: usize = 12;
        self.blocks.iter().zip(&self.falls).any(|(own, fall)| {
            fall.is_none() && own.is_sentence() && own.letters >= SENTENCE && own.strength() < 3
        })
    }

    /// Finds the context of each block that is left.
    fn look_around(&mut self) {
        let Self { blocks, falls, present, contexts } = self;
        present.clear();
        present.extend((0_u32..).zip(&*falls).filter(|(_, fall)| fall.is_none()).map(|(index, _)| index));
        let blocks = |at: usize| &blocks[present[at] as usize];
        let count = present.len();
        let all_letters: usize = (0..count).map(|at| blocks(at).letters).sum();
        let last_prose = (0..count).rev().find(|&at| blocks(at).is_prose());
        let mut letters = 0;
        let mut strong: Option<Category> = None;
        let (mut comments, mut end) = (0_u32, None);
        contexts.clear();
        for at in 0..count {
            let own = blocks(at);
            // The first part of a text is its title and its standfirst: there only a block's own phrase counts.
            let counts = letters * 5 > all_letters * 2 || own.strength() > 0;
            let within_three = at.saturating_sub(3)..count.min(at + 4);
            let near = within_three.filter(|&other| other != at).map(|other| blocks(other).strength_around());
            let next = (at + 1 < count).then(|| blocks(at + 1));
            let next_strength = next.map_or(0, Own::strength_around);
            let is_tail = last_prose.is_some_and(|last| at > last);
            let in_comments = comments > 1 || comments > 0 && is_tail;
            let heads_prose =
                comments < 2 && own.may_be_heading() && next.is_some_and(Own::may_follow_heading);
            let around = (comments > 0).then_some(Category::Comments).or(strong);
            let category = around.or(next.and_then(|next| next.hit).map(|hit| hit.category)).or(end);
            let flag = |holds: bool| if holds { 100 } else { 0 };
            let quarters = |strength: u8| if counts { 25 * i32::from(strength) } else { 0 };
            contexts.push(
                Context::new(comments, category)
                    .with(Signal::Tail, flag(is_tail))
                    .with(Signal::AfterStrong, flag(strong.is_some() && counts))
                    .with(Signal::HeadsProse, flag(heads_prose))
                    .with(Signal::Next, quarters(next_strength))
                    .with(Signal::Near, quarters(near.max().unwrap_or(0)))
                    .with(Signal::CommentsZone, flag(in_comments))
                    .with(Signal::EndZone, flag(end.is_some() && is_tail)),
            );
            letters += own.letters;
            if own.is_long_prose() {
                strong = None;
            }
            if let Some(hit) = own.hit.filter(|_| own.strength_around() >= 3) {
                strong = Some(hit.category);
                if letters * 5 > all_letters * 2 {
                    match hit.category {
                        Category::Comments | Category::CommentForm => comments += 1,
                        Category::Share
                        | Category::Newsletter
                        | Category::Cookies
                        | Category::Paywall
                        | Category::Copyright
                        | Category::SourceLink => end = Some(hit.category),
                        _ => {}
                    }
                }
            }
        }
    }
}

fn score(values: &Values) -> i32 {
    BIAS + Signal::ALL.iter().map(|&signal| contribution(values, signal)).sum::<i32>()
}

fn contribution(values: &Values, signal: Signal) -> i32 {
    weight(signal) * values[signal as usize] / 100
}

/// Place and neighbours alone never take prose: a long block or a sentence needs something of its own that speaks
/// against it, or to stand among comments.
fn is_free_to_fall(own: &Own, context: &Context) -> bool {
    let is_prose = own.letters >= LONG || own.is_sentence();
    own.kind != Kind::Code && own.letters > 0 && (!is_prose || own.is_evidence() || context.comments >= 2)
}

impl Fall {
    /// Why: the phrase, and the signals that weighed most.
    pub(super) fn reason(&self, own: &Own, lexicon: &Lexicon) -> String {
        const MOST: usize = 4;
        let mut weighed: Vec<(i32, Signal)> =
            Signal::ALL.iter().map(|&signal| (contribution(&self.values, signal), signal)).collect();
        weighed.retain(|&(by, _)| by > 0);
        weighed.sort_by_key(|&(by, _)| std::cmp::Reverse(by));
        let mut reason = String::new();
        let mut rest = score(&self.values);
        for (by, signal) in weighed.into_iter().take(MOST) {
            rest -= by;
            let is_phrase =
                matches!(signal, Signal::Phrase1 | Signal::Phrase2 | Signal::Phrase3 | Signal::Phrase4);
            let hit = own.hit.filter(|_| is_phrase);
            // Writing to a `String` cannot fail.
            let _ = match hit {
                Some(hit) => {
                    let whole = if hit.whole { ", the whole line" } else { "" };
                    let (phrase, category) = (lexicon.words(hit), hit.category.words());
                    write!(reason, "“{phrase}” ({category}{whole}) {}; ", Hundredths(by))
                }
                None => write!(reason, "{} {}; ", signal.words(), Hundredths(by)),
            };
        }
        let _ = write!(reason, "all else {}; score {}", Hundredths(rest), Hundredths(score(&self.values)));
        reason
    }
}

/// A number of hundredths with its sign, to one place: `+4.3`.
struct Hundredths(i32);

impl std::fmt::Display for Hundredths {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:+.1}", f64::from(self.0) / 100.0)
    }
}
