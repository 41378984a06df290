//! Damage with known answers: right text, the same text damaged, and each fault with its place in both.
//!
//! What a repair should give is known exactly, so a rule can be measured on any text that is right, and the same
//! damage serves for unit tests, property tests and accuracy figures.
//!
//! ```
//! use guillemot::testing::Dice;
//! use guillemot::testing::damage::{Damaged, english_quotes, straight_apostrophes};
//!
//! let clean = "«\u{A0}L’eau monte\u{A0}», dit-elle.";
//! let mut dice = Dice::new(1);
//! let damaged = Damaged::new(clean)
//!     .by(&english_quotes().everywhere(), &mut dice)
//!     .by(&straight_apostrophes().everywhere(), &mut dice);
//! assert_eq!(damaged.damaged(), "“L'eau monte”, dit-elle.");
//! assert_eq!(damaged.clean(), clean);
//! for fault in damaged.faults() {
//!     println!("{}: {:?} was {:?}", fault.kind(), fault.damaged_range(), fault.clean_range());
//! }
//! ```
//!
//! Whole pages as scraping leaves them, in three degrees, are made by a [`Level`].
//!
//! # Order
//!
//! A corruption sees the text as the ones before it left it. It never touches the inside of an earlier fault, so each
//! answer stays true; but where two want the same place, the first has it:
//!
//! ```
//! use guillemot::testing::Dice;
//! use guillemot::testing::damage::{Damaged, drop_no_break_spaces, english_quotes};
//!
//! let (quotes, spaces) = (english_quotes().everywhere(), drop_no_break_spaces().everywhere());
//! let mut dice = Dice::new(1);
//! let damaged = Damaged::new("«\u{A0}Oui\u{A0}»").by(&quotes, &mut dice).by(&spaces, &mut dice);
//! assert_eq!(damaged.damaged(), "“Oui”");
//! let damaged = Damaged::new("«\u{A0}Oui\u{A0}»").by(&spaces, &mut dice).by(&quotes, &mut dice);
//! assert_ne!(damaged.damaged(), "“Oui”", "the spaces are faults already, so the marks stay");
//! ```

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use crate::chars::{slice, visible};
use crate::testing::Dice;

mod blemishes;
mod decoding;
mod levels;
mod texts;

pub use blemishes::{
    Blemish, append_boilerplate, ascii_quotes, double_spaces, drop_no_break_spaces, english_quotes,
    fuse_words, glue_sentences, lose_spaces, lose_spaces_at_marks, lose_spaces_behind_clauses, mixed_pairs,
    splice_bracket, straight_apostrophes, three_dots,
};
pub use decoding::{cp1252_mojibake, decompose, entities};
pub use levels::Level;
pub use texts::{DamagedTexts, DamagedTree, damaged, damaged_prose};

/// All corruptions that come with the crate.
///
/// ```
/// use guillemot::testing::damage::{self, Corruption};
///
/// assert!(damage::all().iter().any(|corruption| corruption.kind() == "fuse-words"));
/// ```
#[must_use]
pub fn all() -> Vec<Blemish> {
    let others = [
        splice_bracket(),
        fuse_words(),
        glue_sentences(),
        append_boilerplate(),
        decompose(),
        cp1252_mojibake(),
        entities(),
    ];
    typography().into_iter().chain(others).collect()
}

/// The corruptions that [`Pipeline::typography`](crate::Pipeline::typography) repairs wherever they stand in right prose.
#[must_use]
pub fn typography() -> Vec<Blemish> {
    vec![
        english_quotes(),
        ascii_quotes(),
        mixed_pairs(),
        drop_no_break_spaces(),
        straight_apostrophes(),
        three_dots(),
        double_spaces(),
    ]
}

/// A way to damage a text.
///
/// The same dice give the same damage. Object safe, so that a test can keep a list of them.
///
/// ```
/// use guillemot::testing::Dice;
/// use guillemot::testing::damage::{Corruption, Damaged, Wounds};
///
/// #[derive(Debug)]
/// struct LostSemicolons;
///
/// impl Corruption for LostSemicolons {
///     fn kind(&self) -> &str {
///         "lost-semicolons"
///     }
///
///     fn corrupt(&self, text: &str, dice: &mut Dice, wounds: &mut Wounds<'_>) {
///         for (at, sign) in text.match_indices(';') {
///             if dice.percent(50) {
///                 wounds.replace(at..at + sign.len(), ",").repaired_by("house/semicolons");
///             }
///         }
///     }
/// }
///
/// let damaged = Damaged::new("Il pleut; il vente.").by(&LostSemicolons, &mut Dice::new(0));
/// assert_eq!(damaged.damaged(), "Il pleut, il vente.");
/// assert_eq!(damaged.faults()[0].rule(), Some("house/semicolons"));
/// ```
pub trait Corruption: fmt::Debug + Send + Sync {
    /// The name of this kind of damage, such as `english-quotes`.
    fn kind(&self) -> &str;

    /// Proposes damage to a text, which may be damaged already.
    fn corrupt(&self, text: &str, dice: &mut Dice, wounds: &mut Wounds<'_>);

    /// Whether the sentence with the damage is enough to know the answer. Default: yes.
    ///
    /// If not, as when two words are known apart only because one of them stands alone elsewhere in the text, shrinking
    /// leaves the text around the damage as it is.
    fn is_local(&self) -> bool {
        true
    }
}

macro_rules! corruption_by_pointer {
    ($($pointer:ident),*) => {$(
        impl<C: Corruption + ?Sized> Corruption for $pointer<C> {
            fn kind(&self) -> &str {
                (**self).kind()
            }

            fn corrupt(&self, text: &str, dice: &mut Dice, wounds: &mut Wounds<'_>) {
                (**self).corrupt(text, dice, wounds);
            }

            fn is_local(&self) -> bool {
                (**self).is_local()
            }
        }
    )*};
}

corruption_by_pointer!(Arc, Box);

/// The sink of a corruption: the damage that it proposes.
///
/// Damage inside an earlier fault is passed over, and so is damage that overlaps what was proposed before it.
#[derive(Debug)]
pub struct Wounds<'a> {
    text: &'a str,
    proposed: Vec<Wound>,
    groups: usize,
}

#[derive(Debug, Clone)]
struct Wound {
    range: Range<usize>,
    with: String,
    rule: Option<Cow<'static, str>>,
    group: usize,
}

impl Wounds<'_> {
    /// Puts `with` in the place of the bytes in `range`.
    ///
    /// # Panics
    ///
    /// When `range` is no range of the text: a corruption that is wrong itself must not pass for damage.
    #[track_caller]
    pub fn replace(&mut self, range: Range<usize>, with: impl Into<String>) -> Wounded<'_> {
        self.together([(range, with.into())])
    }

    /// Damages several places, all or none: the two marks of a quotation.
    ///
    /// # Panics
    ///
    /// As [`replace`](Self::replace).
    #[track_caller]
    pub fn together(&mut self, places: impl IntoIterator<Item = (Range<usize>, String)>) -> Wounded<'_> {
        let from = self.proposed.len();
        for (range, with) in places {
            let old = self.text.get(range.clone());
            assert!(old.is_some(), "{range:?} is no range of the text ‘{}’", visible(self.text));
            if old != Some(&with) {
                self.proposed.push(Wound { range, with, rule: None, group: self.groups });
            }
        }
        self.groups += 1;
        Wounded(&mut self.proposed[from..])
    }
}

/// Damage just proposed, of which can still be said who repairs it.
#[derive(Debug)]
pub struct Wounded<'w>(&'w mut [Wound]);

impl Wounded<'_> {
    /// The id of the rule that should repair it. Without it, the damage stands in the text, but
    /// [`Law::RepairsDamage`](super::laws::Law::RepairsDamage) asks nobody to repair it.
    pub fn repaired_by(self, rule: impl Into<Cow<'static, str>>) {
        let rule = rule.into();
        for wound in self.0 {
            wound.rule = Some(rule.clone());
        }
    }
}

/// One fault: a place where the damaged text differs from the clean one.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fault {
    kind: String,
    rule: Option<Cow<'static, str>>,
    clean: Range<usize>,
    damaged: Range<usize>,
    /// Faults with the same number were made together.
    group: usize,
    is_local: bool,
}

impl Fault {
    /// Whether the fault was made together with the others of a group.
    pub(super) fn is_of(&self, group: usize) -> bool {
        self.group == group
    }

    /// The [kind](Corruption::kind) of damage.
    #[must_use]
    pub fn kind(&self) -> &str {
        &self.kind
    }

    /// The id of the rule that should repair it; `None` when no rule is known to.
    #[must_use]
    pub fn rule(&self) -> Option<&str> {
        self.rule.as_deref()
    }

    /// The bytes of the clean text that were damaged; empty when something was put in.
    #[must_use]
    pub fn clean_range(&self) -> Range<usize> {
        self.clean.clone()
    }

    /// The bytes of the damaged text that stand in their place; empty when something was taken out.
    #[must_use]
    pub fn damaged_range(&self) -> Range<usize> {
        self.damaged.clone()
    }
}

/// A clean text, the same text damaged, and the faults: disjoint, in the order of the text.
///
/// Outside the faults the two texts are the same.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Damaged {
    clean: String,
    text: String,
    faults: Vec<Fault>,
}

impl Damaged {
    /// A text without damage so far.
    #[must_use]
    pub fn new(clean: impl Into<String>) -> Self {
        let clean = clean.into();
        Self { text: clean.clone(), clean, faults: Vec::new() }
    }

    /// The text that a perfect repair gives.
    #[must_use]
    pub fn clean(&self) -> &str {
        &self.clean
    }

    /// The damaged text.
    #[must_use]
    pub fn damaged(&self) -> &str {
        &self.text
    }

    /// The faults, in the order of the text.
    #[must_use]
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// Damages the text further.
    #[must_use]
    pub fn by(mut self, corruption: &dyn Corruption, dice: &mut Dice) -> Self {
        let mut wounds = Wounds { text: &self.text, proposed: Vec::new(), groups: 0 };
        corruption.corrupt(&self.text, dice, &mut wounds);
        let Wounds { proposed: mut wounds, groups, .. } = wounds;
        let order = |wound: &Wound| (wound.range.start, wound.range.end);
        wounds.sort_by_key(order);

        let mut dead = vec![false; groups];
        for wound in &wounds {
            let first = self.faults.partition_point(|fault| fault.damaged.end < wound.range.start);
            let mut near =
                self.faults[first..].iter().take_while(|fault| fault.damaged.start <= wound.range.end);
            dead[wound.group] |= near.any(|fault| collide(&fault.damaged, &wound.range));
        }
        let mut last: Option<&Wound> = None;
        for wound in &wounds {
            dead[wound.group] |= last.is_some_and(|last| collide(&last.range, &wound.range));
            if !dead[wound.group] {
                last = Some(wound);
            }
        }
        wounds.retain(|wound| !dead[wound.group]);
        self.inflict(&wounds, corruption);
        self
    }

    /// Applies wounds that are sorted and collide with nothing.
    fn inflict(&mut self, wounds: &[Wound], corruption: &dyn Corruption) {
        let groups = self.faults.iter().map(|fault| fault.group + 1).max().unwrap_or(0);
        let old = std::mem::take(&mut self.faults);
        let mut text = String::with_capacity(self.text.len());
        let mut olds = old.into_iter().peekable();
        // Up to where the damaged text of before is copied, and where that stands in the clean text.
        let (mut copied, mut clean) = (0, 0);
        for wound in wounds {
            while let Some(fault) = olds.next_if(|fault| goes_before(&fault.damaged, &wound.range)) {
                text.push_str(slice(&self.text, copied..fault.damaged.start));
                let start = text.len();
                text.push_str(slice(&self.text, fault.damaged.clone()));
                (copied, clean) = (fault.damaged.end, fault.clean.end);
                self.faults.push(Fault { damaged: start..text.len(), ..fault });
            }
            text.push_str(slice(&self.text, copied..wound.range.start));
            let start = text.len();
            text.push_str(&wound.with);
            let from = clean + (wound.range.start - copied);
            (copied, clean) = (wound.range.end, from + wound.range.len());
            self.faults.push(Fault {
                kind: corruption.kind().to_owned(),
                rule: wound.rule.clone(),
                clean: from..clean,
                damaged: start..text.len(),
                group: groups + wound.group,
                is_local: corruption.is_local(),
            });
        }
        for fault in olds {
            text.push_str(slice(&self.text, copied..fault.damaged.start));
            let start = text.len();
            text.push_str(slice(&self.text, fault.damaged.clone()));
            copied = fault.damaged.end;
            self.faults.push(Fault { damaged: start..text.len(), ..fault });
        }
        text.push_str(slice(&self.text, copied..self.text.len()));
        self.text = text;
    }
}

impl Damaged {
    /// Without the faults of these groups: the clean text stands in their places.
    pub(super) fn undone(&self, is_undone: impl Fn(usize) -> bool) -> Self {
        let mut repaired = Self::new("");
        repaired.clean.clone_from(&self.clean);
        let mut copied = 0;
        for fault in &self.faults {
            repaired.text.push_str(slice(&self.text, copied..fault.damaged.start));
            copied = fault.damaged.end;
            let start = repaired.text.len();
            if is_undone(fault.group) {
                repaired.text.push_str(slice(&self.clean, fault.clean.clone()));
                continue;
            }
            repaired.text.push_str(slice(&self.text, fault.damaged.clone()));
            repaired.faults.push(Fault { damaged: start..repaired.text.len(), ..fault.clone() });
        }
        repaired.text.push_str(slice(&self.text, copied..self.text.len()));
        repaired
    }

    /// Without a range of the clean text and the faults in it; `None` when the range cuts a fault, or a group of them.
    fn without(&self, gone: &Range<usize>) -> Option<Self> {
        let is_inside = |fault: &Fault| gone.start <= fault.clean.start && fault.clean.end <= gone.end;
        let is_cut = |fault: &Fault| {
            !is_inside(fault) && fault.clean.start < gone.end && gone.start < fault.clean.end
                || self
                    .faults
                    .iter()
                    .any(|other| other.group == fault.group && is_inside(other) != is_inside(fault))
        };
        if self.faults.iter().any(is_cut) {
            return None;
        }
        let growth = |faults: &mut dyn Iterator<Item = &Fault>| {
            faults.fold(0, |sum: isize, fault| sum + difference(fault.damaged.len(), fault.clean.len()))
        };
        let before = growth(
            &mut self.faults.iter().filter(|fault| !is_inside(fault) && fault.clean.end <= gone.start),
        );
        let inside = growth(&mut self.faults.iter().filter(|fault| is_inside(fault)));
        let start = gone.start.checked_add_signed(before)?;
        let in_text = start..gone.end.checked_add_signed(before + inside)?;
        let cut = |text: &str, range: &Range<usize>| {
            Some(format!("{}{}", text.get(..range.start)?, text.get(range.end..)?))
        };
        let faults = self.faults.iter().filter(|fault| !is_inside(fault)).map(|fault| {
            let mut fault = fault.clone();
            if fault.clean.start >= gone.end {
                fault.clean = fault.clean.start - gone.len()..fault.clean.end - gone.len();
                fault.damaged = fault.damaged.start - in_text.len()..fault.damaged.end - in_text.len();
            }
            fault
        });
        Some(Self {
            clean: cut(&self.clean, gone)?,
            text: cut(&self.text, &in_text)?,
            faults: faults.collect(),
        })
    }
}

fn difference(one: usize, other: usize) -> isize {
    one.wrapping_sub(other).cast_signed()
}

/// Whether two ranges share a byte, or one is empty and stands inside the other or at the same place as an empty one.
fn collide(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end || a.is_empty() && a == b
}

/// Whether a fault stands before a wound that doesn't collide with it.
fn goes_before(fault: &Range<usize>, wound: &Range<usize>) -> bool {
    (fault.start, fault.end) < (wound.start, wound.end)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Cuts, insertions and replacements at places that the dice choose, two of them at a time together.
    #[derive(Debug)]
    struct Anything;

    impl Corruption for Anything {
        fn kind(&self) -> &'static str {
            "anything"
        }

        fn corrupt(&self, text: &str, dice: &mut Dice, wounds: &mut Wounds<'_>) {
            let ends: Vec<usize> = (0..=text.len()).filter(|&at| text.is_char_boundary(at)).collect();
            for _ in 0..dice.below(5) {
                let pair = [0, 1].map(|_| {
                    let start = dice.below(ends.len());
                    let end = (start + dice.below(3)).min(ends.len() - 1);
                    (ends[start]..ends[end], "é".repeat(dice.below(3)))
                });
                wounds.together(pair);
            }
        }
    }

    proptest! {
        #[test]
        fn outside_the_faults_both_texts_are_the_same(clean in "[aé ]{0,24}", seed: u64, rounds in 0..6) {
            let mut dice = Dice::new(seed);
            let mut damaged = Damaged::new(clean);
            for _ in 0..rounds {
                damaged = damaged.by(&Anything, &mut dice);
            }
            for fault in damaged.faults() {
                let (clean, worse) = (fault.clean_range(), fault.damaged_range());
                prop_assert_ne!(damaged.clean().get(clean), damaged.damaged().get(worse));
            }
            agrees(&damaged)?;
            let odd = damaged.undone(|group| group % 2 == 0);
            agrees(&odd)?;
            prop_assert_eq!(odd.clean(), damaged.clean());
            prop_assert!(odd.faults().iter().all(|fault| fault.group % 2 == 1));
            let whole = damaged.undone(|_| true);
            prop_assert_eq!(whole.damaged(), damaged.clean());
            let ends: Vec<usize> =
                (0..=damaged.clean().len()).filter(|&at| damaged.clean().is_char_boundary(at)).collect();
            for (index, &start) in ends.iter().enumerate() {
                let Some(&end) = ends.get(index + 3) else { break };
                if let Some(less) = damaged.without(&(start..end)) {
                    agrees(&less)?;
                    prop_assert_eq!(less.clean().len(), damaged.clean().len() - (end - start));
                }
            }
        }
    }

    /// Outside the faults, which are in order, both texts are the same.
    fn agrees(damaged: &Damaged) -> Result<(), TestCaseError> {
        let (mut clean_at, mut damaged_at) = (0, 0);
        for fault in damaged.faults() {
            let (clean, worse) = (fault.clean_range(), fault.damaged_range());
            let same = damaged.clean().get(clean_at..clean.start);
            prop_assert!(
                same.is_some() && same == damaged.damaged().get(damaged_at..worse.start),
                "{damaged:?}"
            );
            (clean_at, damaged_at) = (clean.end, worse.end);
        }
        prop_assert_eq!(damaged.clean().get(clean_at..), damaged.damaged().get(damaged_at..));
        Ok(())
    }

    #[test]
    fn a_group_stands_or_falls_as_one() {
        #[derive(Debug)]
        struct Ends;
        impl Corruption for Ends {
            fn kind(&self) -> &'static str {
                "ends"
            }
            fn corrupt(&self, text: &str, _: &mut Dice, wounds: &mut Wounds<'_>) {
                let last = text.len() - 1;
                wounds
                    .together([(0..1, "<".to_owned()), (last..last + 1, ">".to_owned())])
                    .repaired_by("a/b");
            }
        }
        let mut dice = Dice::new(0);
        let once = Damaged::new("(a)").by(&Ends, &mut dice);
        assert_eq!(once.damaged(), "<a>");
        assert_eq!(once.faults()[1].clean_range(), 2..3);
        assert_eq!(once.clone().by(&Ends, &mut dice), once);
    }

    #[test]
    #[should_panic(expected = "0..9 is no range of the text ‘a⍽b’")]
    fn a_corruption_that_is_wrong_itself_panics() {
        #[derive(Debug)]
        struct Wrong;
        impl Corruption for Wrong {
            fn kind(&self) -> &'static str {
                "wrong"
            }
            fn corrupt(&self, _: &str, _: &mut Dice, wounds: &mut Wounds<'_>) {
                wounds.replace(0..9, "");
            }
        }
        let _ = Damaged::new("a\u{A0}b").by(&Wrong, &mut Dice::new(0));
    }
}
