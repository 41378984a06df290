//! What each signal weighs, in hundredths, and the scores that decide.
//!
//! The weights are those of a logistic regression over labelled blocks of articles in French and English (five folds
//! by site), with these changes by hand: a phrase of strength 4 decides alone, so that it does so without neighbours;
//! a date with a time weighs half, because minutes and programmes have them too; bylines weigh only when they are no
//! names. The signs of [`Length`](Signal::Length) and of the bias make a block stay when nothing speaks against it.

use super::signals::Signal;

/// What a block starts with.
pub(super) const BIAS: i32 = -119;

/// The scores from which a block goes.
pub(super) const CERTAIN: i32 = 450;
/// What a certain block must reach without its neighbours.
pub(super) const CERTAIN_ALONE: i32 = 250;
pub(super) const LIKELY: i32 = 200;
pub(super) const SUSPECT: i32 = 120;

/// What a signal weighs.
pub(super) const fn weight(signal: Signal) -> i32 {
    match signal {
        Signal::Phrase1 => 120,
        Signal::Phrase2 => 290,
        Signal::Phrase3 => 434,
        Signal::Phrase4 => 650,
        Signal::Handle => 200,
        Signal::RandomHandle => 300,
        Signal::DateAndTime => 137,
        Signal::CopyrightYear => 250,
        Signal::Length => -42,
        Signal::NoSentence => 54,
        Signal::Asks => -300,
        Signal::PartOfSentence => -150,
        Signal::Tail => 186,
        Signal::AfterStrong => 154,
        Signal::HeadsProse => -250,
        Signal::Next => 116,
        Signal::Near => 108,
        Signal::CommentsZone => 430,
        Signal::EndZone => 225,
    }
}
