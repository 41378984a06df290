//! How a text sets its round brackets: apart from the words before them, or close to them.

use std::collections::HashSet;

use crate::chars::{before, is_blank, word_before};
use crate::code::brackets;

use super::edges::is_mark_or_blank;
use super::inside::is_call;
use super::lone::{Holds, is_remark, whole};

/// The brackets of a text, counted once and only where a bracket of one word or number asks for it.
#[derive(Debug, Default)]
pub(super) struct Usage<'t> {
    /// What brackets hold that stand apart, when it is one word.
    words: HashSet<&'t str>,
    /// How many brackets stand apart, and how many of them hold a number alone.
    parted: usize,
    numbers: usize,
    /// How many brackets touch a word, and may be what a call is given; and those that hold a number alone.
    glued: usize,
    glued_numbers: usize,
    /// How many brackets with blanks in them stand apart as remarks do, and how many touch a word or a name.
    remarks: usize,
    glued_remarks: usize,
}

impl<'t> Usage<'t> {
    /// `is_parted` tells whether the bracket that opens at a place is to be parted from its word anyway.
    pub(super) fn of(text: &'t str, is_parted: impl Fn(usize) -> bool) -> Self {
        let mut usage = Self::default();
        for (open, inside) in brackets(text) {
            let inside = inside.map(whole);
            let holds = inside.and_then(Holds::of);
            let is_number = usize::from(holds == Some(Holds::Number));
            // Typography sets blanks inside quotation marks.
            let stands_apart = before(text, open).is_some_and(is_mark_or_blank) || is_parted(open);
            if inside.is_some_and(|inside| inside.contains(is_blank)) {
                let is_glued = !stands_apart && before(text, open).is_some_and(is_of_name);
                usage.remarks += usize::from(stands_apart && inside.is_some_and(is_remark));
                usage.glued_remarks += usize::from(is_glued);
            }
            if stands_apart {
                usage.parted += 1;
                usage.numbers += is_number;
                usage.words.extend(inside.filter(|_| holds.is_some() && is_number == 0));
            } else if holds != Some(Holds::Handle)
                && inside.is_some_and(|inside| is_call(word_before(text, open), inside))
                && before(text, open).is_some_and(char::is_alphanumeric)
            {
                usage.glued += 1;
                usage.glued_numbers += is_number;
            }
        }
        usage
    }

    /// Whether a bracket with this word stands apart.
    pub(super) fn has_parted(&self, inside: &str) -> bool {
        self.words.contains(inside)
    }

    /// Whether brackets with a number alone stand apart, but for a few.
    pub(super) fn parts_numbers(&self) -> bool {
        self.numbers > 1 && self.numbers > self.glued_numbers
    }

    /// Whether several brackets stand apart, and only one or two of many don't.
    pub(super) fn parts_nearly_all(&self) -> bool {
        self.parted > 2 && self.parted > 3 * self.glued
    }

    /// Whether several brackets of words stand apart, and only one or two of many don't.
    pub(super) fn parts_remarks(&self) -> bool {
        self.remarks > 2 && self.remarks > 3 * self.glued_remarks
    }

    /// Whether brackets stand apart, but for a few.
    pub(super) fn parts_words(&self) -> bool {
        self.parted > 1 && self.parted > self.glued
    }

    /// Whether no more than one bracket touches its word.
    pub(super) fn has_one_at_most(&self) -> bool {
        self.glued < 2
    }
}

/// Whether a character may end the name of a call.
fn is_of_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '!')
}
