//! What each signal weighs, in hundredths, and the scores that decide.
//!
//! Bias, phrases, length, place and neighbours have the weights of a logistic regression over labelled blocks of articles
//! in French and English (five folds by site), with changes by hand, each on the side of keeping text: a phrase of
//! strength 2 needs some support, one of strength 4 needs none; a date with a time weighs half, because minutes and
//! programmes have them too; names of people weigh nothing. By hand alone are the signals that the labelled pages had too
//! few of: made-up bylines, © with a year, and what speaks for text (questions, sentences that go on, headings).

use super::signals::Signal;

/// What a block starts with.
pub(super) const BIAS: i32 = -119;

/// The score from which a block goes for certain.
pub(super) const CERTAIN: i32 = 450;
/// What it must reach for that without its neighbours.
pub(super) const CERTAIN_ALONE: i32 = 250;
/// The score from which a block goes.
pub(super) const LIKELY: i32 = 200;
/// The score from which a block is reported.
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
