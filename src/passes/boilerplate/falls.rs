//! The decision that a block goes, and the reason that is given for it.

use std::fmt::{self, Write as _};

use super::category::Category;
use super::phrases::{Lexicon, Manner};
use super::shape::Own;
use super::signals::Signals;
use super::weights::Weights;
use crate::pass::Confidence;

/// The decision that a block goes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fall {
    pub(super) confidence: Confidence,
    pub(super) category: Category,
    pub(super) signals: Signals,
    pub(super) before: i32,
    pub(super) after: i32,
    /// The score that was enough.
    pub(super) asked: i32,
}

impl Fall {
    /// Why: the phrase, the signals that weighed most, the score, and the least that would have done.
    pub(super) fn reason(&self, own: &Own, lexicon: &Lexicon, weights: &Weights) -> String {
        const MOST: usize = 4;
        let score = weights.sum(self.signals) + self.before + self.after;
        let mut weighed: Vec<(i32, &str)> =
            self.signals.iter().map(|signal| (weights.of(signal), signal.words())).collect();
        weighed.extend([(self.before, "the blocks before"), (self.after, "the blocks after")]);
        weighed.retain(|&(by, _)| by > 0);
        weighed.sort_by_key(|&(by, _)| std::cmp::Reverse(by));
        weighed.truncate(MOST);
        let rest = score - weighed.iter().map(|(by, _)| by).sum::<i32>();
        let mut reason = String::new();
        // Writing to a `String` cannot fail.
        if let Some(hit) = own.hit {
            let whole = if hit.manner == Manner::Whole { ", the whole line" } else { "" };
            let _ = write!(reason, "“{}” ({}{whole}); ", lexicon.words(hit), hit.category.words());
        }
        for (by, words) in weighed {
            let _ = write!(reason, "{words} {}; ", Hundredths(by));
        }
        let [rest, score, asked] = [rest, score, self.asked].map(Hundredths);
        let _ = write!(reason, "all else {rest}; score {score}, where {asked} is enough");
        reason
    }
}

/// A number of hundredths with its sign, to one place: `+4.3`.
struct Hundredths(i32);

impl fmt::Display for Hundredths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Rounded first: there is no `-0.0`.
        let tenths = (self.0 + 5 * self.0.signum()) / 10;
        write!(f, "{:+.1}", f64::from(tenths) / 10.0)
    }
}
