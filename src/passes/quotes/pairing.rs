//! Which marks belong together: a stack per line.
//!
//! The pairing looks at which way marks turn, hardly at their glyphs, so that it comes out the same when the marks have
//! been set right. Where every mark finds its partner that way (the usual case, mixed pairs such as `“ … »` included)
//! that is the answer. Where some don't, a closing guillemet looks past other marks for the guillemet that it closes,
//! and the marks that it passes are left alone.

use super::marks::{Glyph, Mark, Turn};
use crate::locale::Locale;

/// What a mark turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// The opening mark of a pair, with the index of the closing one.
    Opens(usize),
    /// The closing mark of a pair.
    Closes,
    /// An opening mark without a partner, and nothing open around it: its quotation goes on in the next paragraph, or
    /// its partner is lost.
    StaysOpen,
    /// A closing mark without a partner, and nothing open around it.
    ClosesNothing,
    /// A mark without a partner among others: nothing is certain about it.
    Stray,
    /// No mark at all but a sign of inches or seconds.
    Sign,
}

/// The working memory of [`pair`].
#[derive(Debug, Default)]
pub(super) struct Pairing {
    pub(super) roles: Vec<Role>,
    stack: Vec<usize>,
    locale: Locale,
    guillemets_know_each_other: bool,
    /// Whether marks that may be signs of inches or seconds are taken for such signs.
    takes_signs: bool,
    /// Whether there are any.
    has_signs: bool,
    leaning: Leaning,
}

/// How marks that lean turn.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Leaning {
    /// As their neighbours say.
    #[default]
    Stays,
    /// They close whatever is open.
    Closes,
    /// Likewise, but between two words they close their like alone.
    ClosesLike,
}

impl Pairing {
    /// Finds the role of each mark.
    ///
    /// A mark that leans turns as the marks before it ask where not all find partners otherwise, and all do so.
    ///
    /// What may be a sign of inches or seconds is one where all other marks find partners without it, or where not all
    /// marks do with it. Where all do with it alone, but it would close a guillemet, no mark has a role; nor has one where
    /// guillemets that point inwards would be of two pairs.
    pub(super) fn pair(&mut self, marks: &[Mark], locale: Locale) {
        self.pair_by_turns(marks, locale);
        let is_torn = |(mark, role): (&Mark, &Role)| match *role {
            Role::Opens(close) => mark.is_inward != marks[close].is_inward,
            Role::Closes => false,
            _ => mark.is_inward,
        };
        if marks.iter().zip(&self.roles).any(is_torn) {
            self.roles.fill(Role::Stray);
        }
    }

    fn pair_by_turns(&mut self, marks: &[Mark], locale: Locale) {
        self.locale = locale;
        self.guillemets_know_each_other = false;
        self.takes_signs = true;
        self.has_signs = false;
        if self.run(marks) {
            return;
        }
        if marks.iter().any(|mark| mark.leans) {
            let is_balanced = [Leaning::Closes, Leaning::ClosesLike].into_iter().any(|leaning| {
                self.leaning = leaning;
                self.run(marks)
            });
            self.leaning = Leaning::Stays;
            if is_balanced {
                return;
            }
            self.run(marks);
        }
        if self.has_signs {
            self.takes_signs = false;
            if self.run(marks) {
                if self.signs_close_guillemets(marks) {
                    // Guillemets may become other marks, which such a sign would close: nothing is certain.
                    self.roles.fill(Role::Stray);
                }
                return;
            }
            self.takes_signs = true;
            self.run(marks);
        }
        if locale.quotes(0).open == '«' && !locale.turns_marks() {
            self.guillemets_know_each_other = true;
            self.run(marks);
        }
    }

    /// Whether a mark that may be a sign of inches or seconds closes a guillemet.
    fn signs_close_guillemets(&self, marks: &[Mark]) -> bool {
        marks.iter().zip(&self.roles).any(|(mark, role)| match *role {
            Role::Opens(close) => marks[close].may_be_sign && mark.glyph == Glyph::Guillemet,
            _ => false,
        })
    }

    /// One run over the marks; whether every mark found a partner.
    fn run(&mut self, marks: &[Mark]) -> bool {
        self.roles.clear();
        self.roles.resize(marks.len(), Role::Stray);
        self.stack.clear();
        let mut guillemets_open = 0_usize;
        let mut balanced = true;
        for (index, mark) in marks.iter().enumerate() {
            if mark.may_be_sign && self.takes_signs {
                self.has_signs = true;
                self.roles[index] = Role::Sign;
                continue;
            }
            if mark.glyph != Glyph::Single {
                // A ‘ that was not closed within its surroundings was an apostrophe.
                while self
                    .stack
                    .last()
                    .is_some_and(|&top| marks[top].glyph == Glyph::Single && self.closes(marks, mark))
                {
                    self.stack.pop();
                }
            }
            if !self.closes(marks, mark) {
                self.stack.push(index);
                guillemets_open += usize::from(mark.glyph == Glyph::Guillemet);
                continue;
            }
            if mark.glyph == Glyph::Single {
                if let Some(open) = self.stack.pop_if(|top| marks[*top].glyph == Glyph::Single) {
                    self.roles[open] = Role::Opens(index);
                    self.roles[index] = Role::Closes;
                }
                continue;
            }
            if self.guillemets_know_each_other && mark.glyph == Glyph::Guillemet && guillemets_open > 0 {
                while self.stack.pop_if(|top| marks[*top].glyph != Glyph::Guillemet).is_some() {}
            }
            if let Some(open) = self.stack.pop() {
                guillemets_open -= usize::from(marks[open].glyph == Glyph::Guillemet);
                self.roles[open] = Role::Opens(index);
                self.roles[index] = Role::Closes;
            } else {
                balanced = false;
                self.roles[index] = Role::ClosesNothing;
            }
        }
        self.stack.retain(|&open| marks[open].glyph != Glyph::Single);
        if let Some(&outermost) = self.stack.first() {
            self.roles[outermost] = Role::StaysOpen;
            balanced = false;
        }
        balanced
    }

    fn closes(&self, marks: &[Mark], mark: &Mark) -> bool {
        if mark.leans && self.leaning != Leaning::Stays {
            let asks_like = self.leaning == Leaning::ClosesLike && mark.turn == Turn::Either;
            return self.stack.last().is_some_and(|&top| !asks_like || marks[top].glyph == mark.glyph);
        }
        match mark.turn {
            // “ closes what „ opened, or what may become „, where its neighbours say so.
            Turn::Open if mark.glyph == Glyph::Curly && mark.turn_by_sides() == Turn::Close => {
                let is_low = |top: usize| matches!(marks[top].glyph, Glyph::Low | Glyph::Typed);
                let mut doubles = self.stack.iter().filter(|&&open| marks[open].glyph != Glyph::Single);
                doubles.next_back().is_some_and(|&top| self.locale.opens_low() || is_low(top))
            }
            Turn::Open => false,
            Turn::Close => true,
            // Between two gaps, a mark closes what another mark opened, but in French no guillemet: elsewhere guillemets
            // become other marks, and must be read like those.
            Turn::Either if mark.stands_between_gaps() => {
                let is_held = |top: usize| self.locale.is_french() && marks[top].glyph == Glyph::Guillemet;
                self.stack.last().is_some_and(|&top| !is_held(top))
            }
            Turn::Either => !self.stack.is_empty(),
        }
    }
}
