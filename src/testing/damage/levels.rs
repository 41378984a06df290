//! Levels of damage: what befalls a whole page, where a [`Blemish`](super::Blemish) is one kind of fault.

use std::ops::Range;

use super::blemishes::{RULE_GUILLEMETS, lines, space_rule};
use crate::chars::{ELLIPSIS, after, before, is_no_break_space, slice};
use crate::testing::Dice;
use crate::testing::damage::{Corruption, Wounds};

/// How badly a page of right French text was scraped.
///
/// A level damages spaces, quotation marks, apostrophes and ellipses together, in the proportions of scraped pages, and
/// only where a rule of [`Pipeline::typography`](crate::Pipeline::typography) is asked to repair it: the no-break spaces
/// after `n°` or within `10 h 30` stay. Unlike the single [blemishes](super::typography), `Web` and `Hard` also make
/// faults that no one could repair for certain, such as the closing mark of a quotation of several paragraphs that
/// becomes `"`. Guillemets within guillemets keep their glyphs, since “ ” in their place would be right. The levels serve to measure; every answer is known all the same.
///
/// Neither line ends nor letters change, so the damaged text has the lines of the clean one.
///
/// ```
/// use guillemot::testing::Dice;
/// use guillemot::testing::damage::{Damaged, Level};
///
/// let clean = "«\u{A0}C’est tout\u{202F}?\u{A0}» dit-elle.";
/// let damaged = Damaged::new(clean).by(&Level::Light, &mut Dice::new(1));
/// assert_eq!(damaged.damaged(), "« C’est tout ? » dit-elle.");
/// let damaged = Damaged::new(clean).by(&Level::Hard, &mut Dice::new(1));
/// assert_ne!(damaged.damaged(), clean);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Level {
    /// Each no-break space is a plain one, as in text that was copied from a page.
    Light,
    /// Each line has habits of its own: its quotation marks are « with plain spaces or none, “ ”, `"` or `<<`; its
    /// spaces before signs are plain or lost; its apostrophes may be straight, its ellipses three dots.
    Web,
    /// Each place has habits of its own, so that the two marks of a quotation may differ, and some are right still. One
    /// in four of the marks “ ” within « » is `"`.
    Hard,
}

impl Level {
    /// All levels, the mildest first.
    pub const ALL: [Self; 3] = [Self::Light, Self::Web, Self::Hard];

    fn habits(self, dice: &mut Dice) -> Habits {
        match self {
            Self::Light => Habits {
                marks: Marks::Plain,
                space: " ",
                apostrophe: None,
                ellipsis: None,
                is_inner_straight: false,
            },
            Self::Web => Habits {
                marks: Marks::draw(dice, 0),
                space: if dice.percent(35) { "" } else { " " },
                apostrophe: dice.percent(60).then_some("'"),
                ellipsis: dice.percent(70).then_some("..."),
                is_inner_straight: false,
            },
            Self::Hard => Habits {
                marks: Marks::draw(dice, 10),
                space: [" ", " ", " ", " ", "", "", "", KEPT][dice.below(8)],
                apostrophe: dice.percent(60).then_some("'"),
                ellipsis: dice.percent(70).then_some("..."),
                is_inner_straight: dice.percent(25),
            },
        }
    }
}

impl Corruption for Level {
    fn kind(&self) -> &str {
        match self {
            Self::Light => "light",
            Self::Web => "web",
            Self::Hard => "hard",
        }
    }

    fn corrupt(&self, text: &str, dice: &mut Dice, wounds: &mut Wounds<'_>) {
        for line in lines(text) {
            for Fault { range, with, rule } in faults(*self, text, line, dice) {
                if with != KEPT {
                    wounds.replace(range, with).repaired_by(rule);
                }
            }
        }
    }
}

/// What stands for a place that stays as it is.
const KEPT: &str = "\0";

struct Habits {
    marks: Marks,
    space: &'static str,
    apostrophe: Option<&'static str>,
    ellipsis: Option<&'static str>,
    is_inner_straight: bool,
}

/// What becomes of « and ».
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Marks {
    Kept,
    Plain,
    Tight,
    Curly,
    Straight,
    Angles,
}

impl Marks {
    /// Draws by weights, with a weight of its own for marks that stay right.
    fn draw(dice: &mut Dice, kept: usize) -> Self {
        let weights = [
            (Self::Plain, 30),
            (Self::Tight, 20),
            (Self::Curly, 25),
            (Self::Straight, 20),
            (Self::Angles, 5),
            (Self::Kept, kept),
        ];
        let mut left = dice.below(weights.iter().map(|(_, weight)| weight).sum());
        for (marks, weight) in weights {
            match left.checked_sub(weight) {
                Some(less) => left = less,
                None => return marks,
            }
        }
        Self::Kept
    }

    /// Within guillemets “ ” are right too, so the glyphs stay.
    const fn within_guillemets(self) -> Self {
        match self {
            Self::Curly | Self::Straight => Self::Tight,
            Self::Angles => Self::Plain,
            _ => self,
        }
    }

    const fn opening(self) -> &'static str {
        match self {
            Self::Kept => KEPT,
            Self::Plain => "« ",
            Self::Tight => "«",
            Self::Curly => "“",
            Self::Straight => "\"",
            Self::Angles => "<< ",
        }
    }

    const fn closing(self) -> &'static str {
        match self {
            Self::Kept => KEPT,
            Self::Plain => " »",
            Self::Tight => "»",
            Self::Curly => "”",
            Self::Straight => "\"",
            Self::Angles => " >>",
        }
    }

    const fn are_guillemets(self) -> bool {
        matches!(self, Self::Plain | Self::Tight)
    }
}

struct Fault {
    range: Range<usize>,
    with: &'static str,
    rule: &'static str,
}

impl Fault {
    /// A guillemet with the space inside it. Where the glyph stays, the fault is of its space.
    fn of_guillemet(range: Range<usize>, with: &'static str, marks: Marks) -> Self {
        let rule = if marks.are_guillemets() { RULE_GUILLEMETS } else { "quotes/first-level" };
        Self { range, with, rule }
    }

    /// The mark has no partner in its line.
    fn without_partner(&mut self) {
        if self.rule != RULE_GUILLEMETS {
            self.rule = "quotes/lone";
        }
    }
}

/// The faults of a line, in order and disjoint.
fn faults(level: Level, text: &str, line: Range<usize>, dice: &mut Dice) -> Vec<Fault> {
    let of_line = level.habits(dice);
    let mut faults: Vec<Fault> = Vec::new();
    // The marks of the quotations that are open, and the index of the fault of each.
    let mut open: Vec<(Marks, usize)> = Vec::new();
    for (at, c) in slice(text, line.clone()).char_indices() {
        let at = line.start + at;
        let end = at + c.len_utf8();
        let of_place = if level == Level::Hard { level.habits(dice) } else { Habits { ..of_line } };
        let fault = match c {
            '«' => {
                let marks = if open.is_empty() { of_place.marks } else { of_place.marks.within_guillemets() };
                let inside = after(text, end).filter(|&c| is_no_break_space(c));
                let range = at..end + inside.map_or(0, char::len_utf8);
                open.push((marks, faults.len()));
                Fault::of_guillemet(range, marks.opening(), marks)
            }
            // A quotation that goes on: « or » at the head of the line.
            '»' if at == line.start => continue,
            '»' => {
                let partner = open.pop();
                // Where habits change, most closing marks still go with the opening ones.
                let marks = match partner {
                    Some((marks, _)) if level != Level::Hard || dice.percent(70) => marks,
                    _ if open.is_empty() => of_place.marks,
                    _ => of_place.marks.within_guillemets(),
                };
                let inside = before(text, at).filter(|&c| is_no_break_space(c));
                let range = at - inside.map_or(0, char::len_utf8)..end;
                let mut fault = Fault::of_guillemet(range, marks.closing(), marks);
                if partner.is_none() {
                    fault.without_partner();
                }
                fault
            }
            '“' | '”' if !open.is_empty() && of_place.is_inner_straight => {
                Fault { range: at..end, with: "\"", rule: "quotes/nested" }
            }
            '’' if is_apostrophe(text, at, end) => {
                let with = of_place.apostrophe.unwrap_or(KEPT);
                Fault { range: at..end, with, rule: "fr/apostrophe" }
            }
            ELLIPSIS => {
                let with = of_place.ellipsis.unwrap_or(KEPT);
                Fault { range: at..end, with, rule: "fr/ellipsis" }
            }
            _ if is_no_break_space(c) => match space_rule(text, at, end) {
                None | Some(RULE_GUILLEMETS) => continue,
                Some(rule) => {
                    let is_in_number = after(text, end).is_some_and(|c| c.is_ascii_digit());
                    let with = if is_in_number { " " } else { of_place.space };
                    Fault { range: at..end, with, rule }
                }
            },
            _ => continue,
        };
        faults.push(fault);
    }
    for (_, index) in open {
        faults[index].without_partner();
    }
    faults
}

/// Whether ’ stands between letters, or after an elision: no closing mark.
fn is_apostrophe(text: &str, at: usize, end: usize) -> bool {
    let goes_on = |c: char| c.is_alphanumeric() || matches!(c, '«' | '“');
    before(text, at).is_some_and(char::is_alphabetic) && after(text, end).is_some_and(goes_on)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::damage::Damaged;

    const CLEAN: &str = "Il dit\u{A0}: «\u{A0}L’eau… “monte”\u{202F}!\u{A0}» Prix\u{A0}: 12\u{202F}500\u{A0}€, M.\u{A0}X\n\
        «\u{A0}Seul\u{202F}? ‘Oui’.\n»\u{A0}Puis non.\u{A0}»";

    #[test]
    fn light_makes_spaces_plain() {
        let damaged = Damaged::new(CLEAN).by(&Level::Light, &mut Dice::new(0));
        let wanted = "Il dit : « L’eau… “monte” ! » Prix : 12 500 €, M.\u{A0}X\n\
            « Seul ? ‘Oui’.\n»\u{A0}Puis non. »";
        assert_eq!(damaged.damaged(), wanted);
        let rules: Vec<&str> = damaged.faults().iter().filter_map(|fault| fault.rule()).collect();
        let wanted = [
            "fr/colon",
            "fr/guillemet-space",
            "fr/high-punctuation",
            "fr/guillemet-space",
            "fr/colon",
            "fr/thousands",
            "fr/unit-space",
            "fr/guillemet-space",
            "fr/high-punctuation",
            "fr/guillemet-space",
        ];
        assert_eq!(rules, wanted);
    }

    #[test]
    fn a_line_of_web_keeps_to_its_habits() {
        let pair = "«\u{A0}Un\u{A0}» et «\u{A0}deux\u{A0}»";
        let forms: std::collections::BTreeSet<String> = (0..200)
            .map(|seed| Damaged::new(pair).by(&Level::Web, &mut Dice::new(seed)).damaged().to_owned())
            .collect();
        let wanted = [
            "\"Un\" et \"deux\"",
            "<< Un >> et << deux >>",
            "« Un » et « deux »",
            "«Un» et «deux»",
            "“Un” et “deux”",
        ];
        assert!(forms.iter().eq(wanted), "{forms:?}");
    }

    #[test]
    fn hard_mixes_and_names_rules_by_level() {
        let clean = "«\u{A0}Un “mot” de «\u{A0}lui\u{A0}»\u{A0}»\n«\u{A0}Deux";
        let mut found = std::collections::BTreeSet::new();
        for seed in 0..200 {
            let damaged = Damaged::new(clean).by(&Level::Hard, &mut Dice::new(seed));
            for fault in damaged.faults() {
                let was = clean.get(fault.clean_range()).unwrap_or_default();
                found.insert((was.to_owned(), fault.clean_range().start, fault.rule().map(str::to_owned)));
                assert!(!damaged.damaged().contains(KEPT));
            }
        }
        for (was, start, rule) in [
            ("«\u{A0}", 0, "quotes/first-level"),
            ("«\u{A0}", 0, "fr/guillemet-space"),
            ("“", 7, "quotes/nested"),
            ("«\u{A0}", 20, "fr/guillemet-space"),
            ("«\u{A0}", 36, "quotes/lone"),
        ] {
            assert!(found.contains(&(was.to_owned(), start, Some(rule.to_owned()))), "{rule}: {found:?}");
        }
    }
}
