//! The corruptions that come with the crate: what scraping, machine translation and keyboards do to French text.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::chars::{
    ELLIPSIS, after, before, digits_after, digits_before, is_blank, is_no_break_space, slice,
};
use crate::testing::Dice;
use crate::testing::damage::{Corruption, Wounds};

/// A corruption that comes with the crate: it knows the places that it could damage, and damages some of them.
///
/// Default: each place with even odds, and at least one when there is any.
#[derive(Debug, Clone)]
pub struct Blemish {
    kind: &'static str,
    chance: u8,
    is_local: bool,
    sites: fn(&str, &mut Dice) -> Vec<Site>,
}

/// What would be damaged together, and the rule that repairs it.
pub(super) struct Site {
    places: Vec<(Range<usize>, String)>,
    rule: &'static str,
}

impl Site {
    pub(super) fn new(range: Range<usize>, with: impl Into<String>, rule: &'static str) -> Self {
        Self { places: vec![(range, with.into())], rule }
    }
}

impl Blemish {
    pub(super) const fn new(kind: &'static str, sites: fn(&str, &mut Dice) -> Vec<Site>) -> Self {
        Self { kind, chance: 50, is_local: true, sites }
    }

    const fn with_evidence_elsewhere(self) -> Self {
        Self { is_local: false, ..self }
    }

    /// Damages every place.
    #[must_use]
    pub const fn everywhere(self) -> Self {
        self.chance(100)
    }

    /// Damages this many places of a hundred, and at least one when there is any. Default: 50.
    #[must_use]
    pub const fn chance(self, percent: u8) -> Self {
        Self { chance: percent, ..self }
    }
}

impl Corruption for Blemish {
    fn kind(&self) -> &str {
        self.kind
    }

    fn corrupt(&self, text: &str, dice: &mut Dice, wounds: &mut Wounds<'_>) {
        let sites = (self.sites)(text, dice);
        let mut chosen: Vec<bool> = sites.iter().map(|_| dice.percent(self.chance)).collect();
        if !chosen.contains(&true) {
            let lone = dice.below(sites.len());
            chosen.iter_mut().skip(lone).take(1).for_each(|chosen| *chosen = true);
        }
        for (site, _) in sites.into_iter().zip(chosen).filter(|(_, chosen)| *chosen) {
            wounds.together(site.places).repaired_by(site.rule);
        }
    }

    fn is_local(&self) -> bool {
        self.is_local
    }
}

/// `« … »` becomes `“…”`, without its spaces.
///
/// ```
/// # use guillemot::testing::{Dice, damage::*};
/// let damaged = Damaged::new("«\u{A0}Oui\u{A0}»").by(&english_quotes(), &mut Dice::new(0));
/// assert_eq!(damaged.damaged(), "“Oui”");
/// ```
#[must_use]
pub const fn english_quotes() -> Blemish {
    Blemish::new("english-quotes", |text, _| {
        pairs(text).into_iter().map(|pair| pair.site(Some("“"), Some("”"))).collect()
    })
}

/// `« … »` becomes `"…"`, without its spaces; pairs within pairs stay, because `"` could not tell them apart.
///
/// ```
/// # use guillemot::testing::{Dice, damage::*};
/// let damaged = Damaged::new("«\u{A0}Oui\u{A0}»").by(&ascii_quotes(), &mut Dice::new(0));
/// assert_eq!(damaged.damaged(), "\"Oui\"");
/// ```
#[must_use]
pub const fn ascii_quotes() -> Blemish {
    Blemish::new("ascii-quotes", |text, _| {
        let alone = |pair: &Pair| !pair.nests && !slice(text, pair.open.start..pair.close.end).contains('"');
        let pairs = pairs(text).into_iter().filter(alone);
        pairs.map(|pair| pair.site(Some("\""), Some("\""))).collect()
    })
}

/// One mark of `« … »` becomes English, without its space: `“… »` or `« …”`.
///
/// ```
/// # use guillemot::testing::{Dice, damage::*};
/// let damaged = Damaged::new("«\u{A0}Oui\u{A0}»").by(&mixed_pairs(), &mut Dice::new(0));
/// assert!(["“Oui\u{A0}»", "«\u{A0}Oui”"].contains(&damaged.damaged()));
/// ```
#[must_use]
pub const fn mixed_pairs() -> Blemish {
    Blemish::new("mixed-pairs", |text, dice| {
        let mix = |pair: Pair| {
            let (open, close) = if dice.percent(50) { (Some("“"), None) } else { (None, Some("”")) };
            pair.site(open, close)
        };
        pairs(text).into_iter().map(mix).collect()
    })
}

/// A no-break space beside « », before `;` `!` `?` `:` `%` or `€`, or between the thousands of a number becomes a plain
/// space, or, where French text still shows that one is missing (at guillemets and before `;` `!` `?`), nothing.
///
/// ```
/// # use guillemot::testing::{Dice, damage::*};
/// let damaged = Damaged::new("Oui\u{202F}!").by(&drop_no_break_spaces(), &mut Dice::new(0));
/// assert!(["Oui !", "Oui!"].contains(&damaged.damaged()));
/// ```
#[must_use]
pub const fn drop_no_break_spaces() -> Blemish {
    Blemish::new("drop-no-break-spaces", |text, dice| {
        let spaces = text.char_indices().filter(|&(_, c)| is_no_break_space(c));
        let site = |(at, space): (usize, char)| {
            let end = at + space.len_utf8();
            let rule = space_rule(text, at, end)?;
            let may_vanish = matches!(rule, RULE_GUILLEMETS | RULE_HIGH);
            Some(Site::new(at..end, if may_vanish && dice.percent(50) { "" } else { " " }, rule))
        };
        spaces.filter_map(site).collect()
    })
}

/// The rule that sets the no-break space from `at` to `end`, if any does.
pub(super) fn space_rule(text: &str, at: usize, end: usize) -> Option<&'static str> {
    Some(match (before(text, at)?, after(text, end)?) {
        ('«', _) | (_, '»') => RULE_GUILLEMETS,
        (_, ';' | '!' | '?') => RULE_HIGH,
        (_, ':') => RULE_COLON,
        (_, '%' | '€') => RULE_UNIT,
        _ if parts_thousands(text, at, end) => RULE_THOUSANDS,
        _ => return None,
    })
}

/// Whether one to three digits stand before `start`, and exactly three behind `end`.
fn parts_thousands(text: &str, start: usize, end: usize) -> bool {
    let before = start - digits_before(text, start);
    matches!(before, 1..=3) && digits_after(text, end) - end == 3
}

/// `’` between letters becomes `'`.
///
/// ```
/// # use guillemot::testing::{Dice, damage::*};
/// let damaged = Damaged::new("l’eau").by(&straight_apostrophes(), &mut Dice::new(0));
/// assert_eq!(damaged.damaged(), "l'eau");
/// ```
#[must_use]
pub const fn straight_apostrophes() -> Blemish {
    Blemish::new("straight-apostrophes", |text, _| {
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
        let between = |&(at, mark): &(usize, &str)| {
            is_letter(before(text, at)) && is_letter(after(text, at + mark.len()))
        };
        let marks = text.match_indices('’').filter(between);
        marks.map(|(at, mark)| Site::new(at..at + mark.len(), "'", "fr/apostrophe")).collect()
    })
}

/// `…` becomes `...`, where no other dot stands beside it.
///
/// ```
/// # use guillemot::testing::{Dice, damage::*};
/// let damaged = Damaged::new("Si…").by(&three_dots(), &mut Dice::new(0));
/// assert_eq!(damaged.damaged(), "Si...");
/// ```
#[must_use]
pub const fn three_dots() -> Blemish {
    Blemish::new("three-dots", |text, _| {
        let is_dot = |c: Option<char>| matches!(c, Some('.' | ELLIPSIS));
        let alone =
            |&(at, mark): &(usize, &str)| !is_dot(before(text, at)) && !is_dot(after(text, at + mark.len()));
        let marks = text.match_indices(ELLIPSIS).filter(alone);
        marks.map(|(at, mark)| Site::new(at..at + mark.len(), "...", "fr/ellipsis")).collect()
    })
}

/// A space between words becomes two or three. Lines with a backtick stay as they are: spaces count in code.
///
/// ```
/// # use guillemot::testing::{Dice, damage::*};
/// let damaged = Damaged::new("un mot").by(&double_spaces(), &mut Dice::new(0));
/// assert!(["un  mot", "un   mot"].contains(&damaged.damaged()));
/// ```
#[must_use]
pub const fn double_spaces() -> Blemish {
    Blemish::new("double-spaces", |text, dice| {
        let is_ink = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
        let lone = |at: usize| is_ink(before(text, at)) && is_ink(after(text, at + 1));
        let spaces = lines(text).filter(|line| !slice(text, line.clone()).contains('`')).flat_map(|line| {
            let spaces = slice(text, line.clone()).match_indices(' ');
            spaces.map(move |(at, _)| line.start + at).filter(|&at| lone(at))
        });
        spaces
            .map(|at| Site::new(at..at + 1, if dice.percent(50) { "  " } else { "   " }, RULE_BLANKS))
            .collect()
    })
}

/// The space after a bracketed insertion is lost: `[these crossings] des` becomes `[these crossings]des`. Brackets within a
/// word, such as `l’[accord]`, stay.
///
/// ```
/// # use guillemot::testing::{Dice, damage::*};
/// let damaged = Damaged::new("Pour [la mairie] il pleut").by(&splice_bracket(), &mut Dice::new(0));
/// assert_eq!(damaged.damaged(), "Pour [la mairie]il pleut");
/// ```
#[must_use]
pub const fn splice_bracket() -> Blemish {
    Blemish::new("splice-bracket", |text, _| {
        let mut sites = Vec::new();
        for (at, _) in text.match_indices("] ") {
            let line = slice(text, 0..at).rsplit('\n').next().unwrap_or_default();
            let Some(open) = line.rfind('[').map(|found| at - line.len() + found) else { continue };
            let inner = slice(text, open + 1..at);
            let stands_free =
                before(text, open).is_none_or(|c| c.is_whitespace() || matches!(c, '«' | '“' | '('));
            let is_words =
                inner.chars().all(|c| c.is_alphabetic() || is_blank(c)) && inner.chars().count() > 2;
            if stands_free && is_words && after(text, at + 2).is_some_and(char::is_lowercase) {
                sites.push(Site::new(at + 1..at + 2, "", "joins/bracket-splice"));
            }
        }
        sites
    })
}

/// The space between a name and the word after it is lost: `Kerlouan théâtre` becomes `Kerlouanthéâtre`. The name must
/// stand elsewhere in the text too, and not only where any word has a capital, or nobody could tell; and no two such joints
/// in a text are alike.
///
/// ```
/// # use guillemot::testing::{Dice, damage::*};
/// let clean = "L’île de Kerloc est loin. La tour de Kerloc domine la mer.";
/// let damaged = Damaged::new(clean).by(&fuse_words().everywhere(), &mut Dice::new(0));
/// assert_eq!(damaged.damaged(), "L’île de Kerloc est loin. La tour de Kerlocdomine la mer.");
/// ```
#[must_use]
pub const fn fuse_words() -> Blemish {
    /// Shorter words could as well be the ending of the name.
    const SHORTEST: usize = 4;
    Blemish::new("fuse-words", |text, _| {
        let is_word_char = |c: char| c.is_alphanumeric() || c == '-';
        let heads_sentence = |at: usize| {
            let head = slice(text, 0..at).trim_end_matches(|c: char| {
                !is_word_char(c) && !matches!(c, '.' | '!' | '?' | '…' | ':' | '\n')
            });
            head.is_empty() || !head.ends_with(is_word_char)
        };
        // Where each name stands, but for the heads of sentences.
        let mut names: HashMap<&str, usize> = HashMap::new();
        for (at, word) in words(text, is_word_char) {
            let mut chars = word.chars();
            let is_name = chars.next().is_some_and(char::is_uppercase)
                && chars.all(char::is_lowercase)
                && word.chars().count() >= SHORTEST;
            if is_name && !heads_sentence(at) {
                *names.entry(word).or_default() += 1;
            }
        }
        let mut joints: HashSet<(&str, &str)> = HashSet::new();
        let mut sites = Vec::new();
        for (at, name) in words(text, is_word_char) {
            let end = at + name.len();
            if names.get(name).is_none_or(|&count| count < 2)
                || heads_sentence(at)
                || after(text, end) != Some(' ')
            {
                continue;
            }
            let rest = slice(text, end + 1..text.len());
            let word = slice(rest, 0..rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len()));
            let is_word = word.chars().count() >= SHORTEST && word.chars().all(char::is_lowercase);
            let ends = after(rest, word.len()).is_none_or(|c| !matches!(c, '-' | '’' | '\''));
            if is_word && ends && joints.insert((name, word)) {
                sites.push(Site::new(end..end + 1, "", "joins/fused-words"));
            }
        }
        // The last of each name stays, or the name would stand nowhere any more.
        let mut left = names;
        sites.retain(|site| {
            let name =
                words(slice(text, 0..site.places[0].0.start), is_word_char).last().map(|(_, name)| name);
            let count = name.and_then(|name| left.get_mut(name));
            count.is_some_and(|count| {
                *count -= 1;
                *count > 0
            })
        });
        sites
    })
    .with_evidence_elsewhere()
}

/// Any space between two words is lost: `le port` becomes `leport`. Not in [`all`](super::all), for nobody can tell that each
/// such word was two.
///
/// ```
/// # use guillemot::testing::{Dice, damage::*};
/// let damaged = Damaged::new("Le bac, et le port.").by(&lose_spaces().everywhere(), &mut Dice::new(0));
/// assert_eq!(damaged.damaged(), "Lebac, etleport.");
/// ```
#[must_use]
pub const fn lose_spaces() -> Blemish {
    Blemish::new("lose-spaces", |text, _| {
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
        let places = text.match_indices(' ').map(|(at, _)| at);
        let joints = places.filter(|&at| is_letter(before(text, at)) && is_letter(after(text, at + 1)));
        joints.map(|at| Site::new(at..at + 1, "", "joins/fused-words")).collect()
    })
}

/// The space between a word and the mark that closes before it or opens behind it is lost: `» a` becomes `»a`, `(SNSM) a`
/// becomes `(SNSM)a`. Not in [`all`](super::all), for some brackets belong to their word.
///
/// ```
/// # use guillemot::testing::{Dice, damage::*};
/// let damaged = Damaged::new("Le port (SNSM) a dit « oui » hier.").by(&lose_spaces_at_marks().everywhere(), &mut Dice::new(0));
/// assert_eq!(damaged.damaged(), "Le port(SNSM)a dit« oui »hier.");
/// ```
#[must_use]
pub const fn lose_spaces_at_marks() -> Blemish {
    Blemish::new("lose-spaces-at-marks", |text, _| {
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
        let places = text.match_indices(' ').map(|(at, _)| at);
        let closes =
            |at: usize| matches!(before(text, at), Some('»' | '”' | ')')) && is_letter(after(text, at + 1));
        let opens =
            |at: usize| is_letter(before(text, at)) && matches!(after(text, at + 1), Some('«' | '“' | '('));
        let joints = places.filter(|&at| closes(at) || opens(at));
        joints.map(|at| Site::new(at..at + 1, "", "joins/mark")).collect()
    })
}

/// The words of a text, and where they start.
fn words(text: &str, is_word_char: impl Fn(char) -> bool + Copy) -> impl Iterator<Item = (usize, &str)> {
    let words = text.split(move |c| !is_word_char(c)).filter(|word| !word.is_empty());
    words.map(move |word| (word.as_ptr().addr() - text.as_ptr().addr(), word))
}

/// The space between two sentences is lost: `fin. Le` becomes `fin.Le`. The first ends with a word of three letters or more,
/// so that it is no abbreviation, and the second starts with a word of two or more.
///
/// ```
/// # use guillemot::testing::{Dice, damage::*};
/// let damaged = Damaged::new("C’est la fin. Le vent tombe.").by(&glue_sentences(), &mut Dice::new(0));
/// assert_eq!(damaged.damaged(), "C’est la fin.Le vent tombe.");
/// ```
#[must_use]
pub const fn glue_sentences() -> Blemish {
    Blemish::new("glue-sentences", |text, _| {
        let mut sites = Vec::new();
        for (at, _) in text.match_indices(' ') {
            let head = slice(text, 0..at);
            let mut left = head.chars().rev();
            let ends = matches!(left.next(), Some('.' | '…'))
                && left.by_ref().take(3).filter(|c| c.is_lowercase()).count() == 3;
            let mut right = slice(text, at + 1..text.len()).chars();
            let starts =
                right.next().is_some_and(char::is_uppercase) && right.next().is_some_and(char::is_lowercase);
            if ends && starts {
                sites.push(Site::new(at..at + 1, "", "joins/sentence"));
            }
        }
        sites
    })
}

/// The tail of a page is left at the end: two lines or more of a comment form, a content farm's byline, a source link.
///
/// ```
/// # use guillemot::testing::{Dice, damage::*};
/// let damaged = Damaged::new("Il pleut.\n").by(&append_boilerplate(), &mut Dice::new(0));
/// assert!(damaged.damaged().starts_with("Il pleut.\n\n"));
/// assert!(damaged.damaged().ends_with("\n"));
/// ```
#[must_use]
pub const fn append_boilerplate() -> Blemish {
    const LINES: [&str; 6] = [
        "Source link",
        "Leave a Reply",
        "Your email address will not be published. Required fields are marked *",
        "Laisser un commentaire",
        "Votre adresse e-mail ne sera pas publiée. Les champs obligatoires sont indiqués avec *",
        "Save my name, email, and website in this browser for the next time I comment.",
    ];
    Blemish::new("append-boilerplate", |text, dice| {
        let mut tail = LINES.to_vec();
        dice.shuffle(&mut tail);
        tail.truncate(2 + dice.below(LINES.len() - 1));
        let gap = "\n".repeat(2 + dice.below(3));
        let end = text.trim_end().len();
        vec![Site::new(end..end, gap + &tail.join("\n\n"), "web/comment-form")]
    })
}

pub(super) const RULE_GUILLEMETS: &str = "fr/guillemet-space";
const RULE_HIGH: &str = "fr/high-punctuation";
const RULE_COLON: &str = "fr/colon";
const RULE_UNIT: &str = "fr/unit-space";
const RULE_THOUSANDS: &str = "fr/thousands";
const RULE_BLANKS: &str = "layout/blank-run";

/// A pair of guillemets, each mark with the space inside it: without it, a mark that loses its direction with its glyph
/// would keep no hint of it.
struct Pair {
    open: Range<usize>,
    close: Range<usize>,
    /// Whether another pair holds it.
    is_inner: bool,
    /// Whether it holds another pair, or another holds it.
    nests: bool,
}

impl Pair {
    fn site(self, open: Option<&str>, close: Option<&str>) -> Site {
        let rule = if self.is_inner { "quotes/nested" } else { "quotes/first-level" };
        let places = [(self.open, open), (self.close, close)].into_iter();
        Site { places: places.filter_map(|(range, with)| Some((range, with?.to_owned()))).collect(), rule }
    }
}

/// The pairs of guillemets that open and close within a line.
fn pairs(text: &str) -> Vec<Pair> {
    let mut pairs: Vec<Pair> = Vec::new();
    for line in lines(text) {
        let mut open: Vec<(usize, bool)> = Vec::new();
        for (at, mark) in slice(text, line.clone()).match_indices(['«', '»']) {
            let at = line.start + at;
            if mark == "«" {
                for (_, nests) in &mut open {
                    *nests = true;
                }
                open.push((at, !open.is_empty()));
            } else if let Some((from, nests)) = open.pop() {
                let inside = after(text, from + mark.len()).filter(|&c| is_blank(c));
                let inside_end = before(text, at).filter(|&c| is_blank(c));
                let opening = from..from + mark.len() + inside.map_or(0, char::len_utf8);
                let closing = at - inside_end.map_or(0, char::len_utf8)..at + mark.len();
                if opening.end < closing.start {
                    pairs.push(Pair { open: opening, close: closing, is_inner: !open.is_empty(), nests });
                }
            }
        }
    }
    pairs
}

pub(super) fn lines(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    text.split_inclusive('\n').scan(0, |at, line| {
        let start = *at;
        *at += line.len();
        Some(start..start + line.trim_end_matches('\n').len())
    })
}

/// The space behind a comma, a semicolon or a colon that touches the word before it is lost: `lundi, mais` becomes
/// `lundi,mais`. Not in [`all`](super::all), for `a,b` may be a list of values.
///
/// ```
/// # use guillemot::testing::{Dice, damage::*};
/// let damaged = Damaged::new("Il part lundi, mais seul.").by(&lose_spaces_behind_clauses().everywhere(), &mut Dice::new(0));
/// assert_eq!(damaged.damaged(), "Il part lundi,mais seul.");
/// ```
#[must_use]
pub const fn lose_spaces_behind_clauses() -> Blemish {
    Blemish::new("lose-spaces-behind-clauses", |text, _| {
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
        let places = text.match_indices(' ').map(|(at, _)| at);
        let joints = places.filter(|&at| {
            matches!(before(text, at), Some(',' | ';' | ':'))
                && is_letter(before(text, at - 1))
                && is_letter(after(text, at + 1))
        });
        joints.map(|at| Site::new(at..at + 1, "", "joins/clause")).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::damage::Damaged;

    fn all(blemish: Blemish, text: &str) -> String {
        Damaged::new(text).by(&blemish.everywhere(), &mut Dice::new(5)).damaged().to_owned()
    }

    #[test]
    fn right_places_only() {
        let nested = "«\u{A0}Un «\u{A0}mot\u{A0}» dit\u{A0}» et «\u{A0}deux\u{A0}».";
        assert_eq!(all(english_quotes(), nested), "“Un “mot” dit” et “deux”.");
        assert_eq!(all(ascii_quotes(), nested), "«\u{A0}Un «\u{A0}mot\u{A0}» dit\u{A0}» et \"deux\".");
        assert_eq!(all(english_quotes(), "«\u{A0}Un\nmot\u{A0}» et »"), "«\u{A0}Un\nmot\u{A0}» et »");
        assert_eq!(all(straight_apostrophes(), "l’an ’90 des amis’"), "l'an ’90 des amis’");
        assert_eq!(all(three_dots(), "a…. b….. c…"), "a…. b….. c...");
        assert_eq!(
            all(drop_no_break_spaces(), "12\u{202F}500\u{A0}€\u{A0}: M.\u{A0}X"),
            "12 500 € : M.\u{A0}X"
        );
        assert_eq!(
            all(splice_bracket(), "l’[accord] fut, [1] puis, [sic] ainsi"),
            "l’[accord] fut, [1] puis, [sic]ainsi"
        );
        assert_eq!(
            all(fuse_words(), "Lyon vers Lyon vers Lyon vers Lyon sans Lyon, Paris vers Caen"),
            "Lyon vers Lyonvers Lyon vers Lyonsans Lyon, Paris vers Caen"
        );
        let spaces = all(double_spaces(), "  a b\u{A0} c\nd `e f`");
        assert!(spaces.starts_with("  a  ") && spaces.ends_with("b\u{A0} c\nd `e f`"), "{spaces}");
    }

    #[test]
    fn nothing_to_damage_is_no_damage() {
        for blemish in [english_quotes(), mixed_pairs(), three_dots(), fuse_words(), splice_bracket()] {
            assert!(Damaged::new("Rien.").by(&blemish, &mut Dice::new(1)).faults().is_empty(), "{blemish:?}");
        }
    }
}
