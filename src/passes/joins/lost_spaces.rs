//! Spaces lost beside punctuation: at the ends of sentences and clauses, after closing marks and before opening ones.

use std::ops::Range;

use crate::chars::{
    after, before, blanks_after, blanks_before, is_blank, is_quotation_mark, slice, word_before,
};
use crate::code::Code;
use crate::document::Document;
use crate::edit::Edits;
use crate::pass::{Confidence, Pass, Phase, Rule};
use crate::passes::joins::is_function_word;
use crate::passes::quotes::{Partner, Turns};
use crate::scan::Triggers;

use self::clauses::Clauses;
pub(super) use self::edges::stands_alone;
use self::known::is_known;
use self::lone::Lone;
use self::sentences::Ellipses;

mod asides;
mod brackets;
mod clauses;
mod edges;
mod figures;
mod head;
mod inside;
pub(super) mod known;
mod lone;
mod marks;
mod members;
mod prose;
mod quotations;
pub(super) mod sentences;
mod usage;

/// Puts back the spaces that extraction lost beside punctuation: `fin.Début`, `dit.»Le`, `(2019).Le`, `majorité"par`,
/// `(ANM)a`.
///
/// Three rules share one scan, which passes over text that is right:
///
/// - `joins/sentence`: a mark that ends a sentence, perhaps with closing marks behind it, and a capital. Certain when the
///   word before is in small letters and the next begins sentences (`mot.Le`, `mot.L’`); likely when one of the two
///   holds.
///   An adverb with a comma behind it (`Notably, `) begins sentences, too, and so does what catalogues number by (`ISBN 978`).
///   Behind a short number, an abbreviation in small letters or what code is made of (`vue.js`, `read()`, `3.13`), only a word
///   that begins sentences and runs on is one (`3.13.Le reste suit`).
///   A dot that touches the wrong sentence (`ici .Le reste suit`) ends the one before it.
///   Never after initials and titles (`U.S.A`, `M.Dupont`, `J.-P.`), in names of files, domains and versions, before a
///   call or a member (`fmt.Println(`), after the number of a list item.
/// - `joins/mark`: a quotation mark or a round bracket that a word touches on its outer side. Which way a straight mark
///   turns is found by its partner; without one, it stays. A bracket counts only when it stands free on its other side
///   and holds a figure, an acronym or several words: `animateur(trice)`, `(re)voir`, `mot(1)` and `name(x)` stay. How
///   much of prose a bracket must hold depends on what stands before it: little behind a known word, more behind one that
///   may be the name of a call (`RAID-0`, `max_width`, `f`). One word or a short number is set apart where the other
///   brackets of the text are, too (`la faim(26)` beside `(25)` and `(27)`), and no code is spoken of; never an ending or
///   another form of the word, the name of a function, or behind a word that has a bracket close to it again and again.
///   A date (`Wilson(March 2009)`) and a measure behind another (`22 km(14 mi)`) are no arguments, whatever the text speaks of.
///   Several words that nothing near tells of are set apart where nearly all brackets of words are, in texts of code, too.
/// - `joins/clause`: a comma or a semicolon, and a function word (`lundi,mais`) or another word that is known, with words on
///   their outer sides; a colon, and a function word with a capital (`suivantes:Le motif`). Likely in lines that are
///   clearly French or English and no rows of data, not behind an option of a command (`cut -f nom,prix`). Other words
///   with a capital behind a colon are reported, and so are small function words; never names and values (`clé:valeur`).
///
/// Names with a dot inside (`tls.Socket`, `README.Debian`) are reported at most. A text speaks of code if it has three signs of
/// it (`read()`, `a::b`, `max_width`), and one in some 300 words; that is found out once, and only where a joint asks for it.
/// There, the words must show that a joint is one of prose: a known word before the dot that has no members elsewhere in
/// the text, and a sentence that runs on behind it, or words that run up to the dot and on behind it; a known word before
/// the bracket, and pairs of known words in it, or `e.g.` and its like. All else is reported or left alone. Among letters that no space parts, as those of Chinese, marks
/// touch their words.
///
/// ```
/// use guillemot::Pipeline;
/// use guillemot::passes::LostSpaces;
///
/// let pipeline = Pipeline::builder().pass(LostSpaces::new()).build()?;
/// assert_eq!(pipeline.clean("Il a \"dit.\"Elle part.Lui non.").as_str(), "Il a \"dit.\" Elle part. Lui non.");
/// assert_eq!(pipeline.clean("L’agence (ANM)a conclu.").as_str(), "L’agence (ANM) a conclu.");
/// for right in ["M.Dupont", "REGARDS.FR", "les ami(e)s", "salarié.es", "https://exemple.fr/a.B"] {
///     assert!(!pipeline.clean(right).is_changed());
/// }
/// # Ok::<(), guillemot::BuildError>(())
/// ```
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct LostSpaces;

impl LostSpaces {
    /// The pass with its defaults.
    #[must_use]
    pub fn new() -> Self {
        Self
    }
}

impl Pass for LostSpaces {
    fn id(&self) -> &'static str {
        "lost-spaces"
    }

    fn rules(&self) -> Vec<&Rule> {
        vec![&sentences::RULE, &marks::RULE, &clauses::RULE]
    }

    fn phase(&self) -> Phase {
        Phase::Joins
    }

    fn triggers(&self) -> Triggers {
        Triggers::JOINTS | Triggers::QUOTES
    }

    fn check(&self, doc: &Document<'_>, edits: &mut Edits<'_>) {
        doc.with_memory(|memory: &mut Memory| {
            let Memory { turns, parted, lone } = memory;
            turns.clear();
            parted.clear();
            lone.clear();
            let mut last = None;
            let code = Code::of(doc.text());
            let ellipses = Ellipses::default();
            let mut clauses = Clauses::default();
            for at in doc.candidates() {
                let Some(joint) = Joint::at(doc, at, turns) else { continue };
                // `.“` is a joint of the mark alone, though both signs are candidates.
                if last.replace(joint.gap) == Some(joint.gap) {
                    continue;
                }
                if joint.ends_clause(doc.text()) {
                    if let Some((confidence, reason)) = clauses.judge(doc, &joint, &code) {
                        edits
                            .insert(joint.gap, " ")
                            .rule(&clauses::RULE)
                            .confidence(confidence)
                            .because(reason);
                    }
                    continue;
                }
                let (is_of_sentence, verdict) = judge(doc, &joint, &code, &ellipses);
                if let Some((rule, (confidence, reason))) = verdict {
                    edits.insert(joint.gap, " ").rule(rule).confidence(confidence).because(reason);
                    if confidence > Confidence::Suspect {
                        parted.push(joint.gap);
                    }
                } else if !is_of_sentence {
                    lone.extend(Lone::at(doc.text(), &joint));
                }
            }
            lone::judge_all(doc.text(), lone, parted, &code, |gap, (confidence, reason)| {
                edits.insert(gap, " ").rule(&marks::RULE).confidence(confidence).because(reason);
            });
        });
    }
}

/// What is kept from text to text, so that nothing is allocated anew.
#[derive(Debug, Default)]
struct Memory {
    turns: Turns,
    /// Where spaces are put, in order.
    parted: Vec<usize>,
    /// The brackets that only the rest of the text can judge.
    lone: Vec<Lone>,
}

/// Whether a sentence ends before a joint and, where a space is missing, which rule finds that.
fn judge(doc: &Document<'_>, joint: &Joint, code: &Code<'_>, ellipses: &Ellipses) -> (bool, Option<Repair>) {
    let is_capital = after(doc.text(), joint.start).is_some_and(|c| !c.is_lowercase());
    let sentence = sentences::left_of(doc, joint.inner_end).filter(|_| is_capital || joint.mark.is_empty());
    let verdict = match &sentence {
        Some(left) => {
            sentences::judge(doc.text(), left, joint, code, ellipses).map(|found| (&sentences::RULE, found))
        }
        None => marks::judge(doc, joint, code).map(|found| (&marks::RULE, found)),
    };
    (sentence.is_some(), verdict)
}

/// Which brackets of a text [`LostSpaces`] parts from the words that touch them, for a pass that runs before it.
#[derive(Debug)]
pub(super) struct PartedBrackets<'t> {
    turns: Turns,
    code: Code<'t>,
    ellipses: Ellipses,
}

impl<'t> PartedBrackets<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        Self { turns: Turns::default(), code: Code::of(text), ellipses: Ellipses::default() }
    }

    /// Whether the quotation mark that starts at `at` opens, as [`Turns::opens`] has it.
    pub(super) fn opens(&mut self, doc: &Document<'_>, at: usize) -> Option<bool> {
        self.turns.opens(doc, at)
    }

    /// Whether a space is likely to be missing on the outer side of the round bracket at `at`.
    pub(super) fn has(&mut self, doc: &Document<'_>, at: usize) -> bool {
        let joint = Joint::at(doc, at, &mut self.turns);
        let verdict = joint.and_then(|joint| judge(doc, &joint, &self.code, &self.ellipses).1);
        verdict.is_some_and(|(_, (confidence, _))| confidence >= Confidence::Likely)
    }
}

/// A space that is missing: the rule that says so, how sure it is, and why.
type Repair = (&'static Rule, (Confidence, &'static str));

/// What a rule finds of a joint.
type Verdict = Option<(Confidence, &'static str)>;

/// A place where punctuation touches what it should stand apart from.
#[derive(Debug)]
struct Joint {
    /// Where the space would stand.
    gap: usize,
    /// The opening or closing mark at the gap; empty when there is none.
    mark: Range<usize>,
    /// Where the text before the gap ends without closing marks and the blanks inside them.
    inner_end: usize,
    /// Where the text after the gap starts without opening marks and the blanks inside them.
    start: usize,
    /// The partner of the quotation mark at the gap.
    partner: Partner,
}

impl Joint {
    /// The joint that the sign at `at` makes; `None` when it makes none, or it is unsure which way it turns.
    fn at(doc: &Document<'_>, at: usize, turns: &mut Turns) -> Option<Self> {
        let text = doc.text();
        let sign = after(text, at)?;
        let end = at + sign.len_utf8();
        // Typography sets blanks inside guillemets.
        let lead = if matches!(sign, '»' | '›') { blanks_before(text, at) } else { at };
        if before(text, lead) == Some('\\') {
            // A sign that code or Markdown asks to leave alone.
            return None;
        }
        match sign {
            ',' | ';' | ':' => {
                Some(Self { gap: end, mark: end..end, inner_end: end, start: end, partner: Partner::None })
            }
            '.' | '!' | '?' | '…' => {
                let start = dash_after(text, end).unwrap_or(end);
                Some(Self { gap: end, mark: end..end, inner_end: end, start, partner: Partner::None })
            }
            ')' => Some(Self::after(doc, at..end, turns)),
            '(' => Some(Self::before(doc, at..end, turns)),
            '\'' | '`' => None,
            _ => {
                // `<<` and `>>` are candidates by the sign on their outer side.
                let (start, end) = match sign {
                    '<' if after(text, end) == Some('<') => (at, end + 1),
                    '<' => return None,
                    '>' if before(text, at) != Some('>') || is_redirection(text, at) => return None,
                    '>' => (at.checked_sub(1)?, end),
                    _ => (at, end),
                };
                if stands_apart(text.as_bytes(), start, end) {
                    return None;
                }
                let joint = if turns.opens(doc, start)? {
                    Self::before(doc, start..end, turns)
                } else {
                    Self::after(doc, start..end, turns)
                };
                Some(Self { partner: turns.partner(doc, start), ..joint })
            }
        }
        .filter(Self::touches(text))
    }

    /// Whether the sign of the joint parts clauses.
    fn ends_clause(&self, text: &str) -> bool {
        self.mark.is_empty() && before(text, self.gap).is_some_and(clauses::is_sign)
    }

    /// A joint behind a closing mark.
    fn after(doc: &Document<'_>, mark: Range<usize>, turns: &mut Turns) -> Self {
        let inner_end = without_closing(doc, mark.start, turns);
        Self { gap: mark.end, start: mark.end, mark, inner_end, partner: Partner::None }
    }

    /// A joint before an opening mark.
    fn before(doc: &Document<'_>, mark: Range<usize>, turns: &mut Turns) -> Self {
        let text = doc.text();
        let start = blanks_after(text, mark.end);
        let start = dash_after(text, start).unwrap_or(start);
        let inner_end = without_closing(doc, mark.start, turns);
        Self { gap: mark.start, mark, inner_end, start, partner: Partner::None }
    }

    /// Whether the two sides of a joint touch: a letter after it, no blank before it, both of scripts that set words
    /// apart.
    fn touches(text: &str) -> impl Fn(&Self) -> bool {
        move |joint| {
            // `($29)`, `« .fr »`
            let opens = joint.gap == joint.mark.start && !joint.mark.is_empty();
            let is_bracket = slice(text, joint.mark.clone()) == "(";
            let may_lead = |c: char| {
                let touches_word =
                    || after(text, joint.start + c.len_utf8()).is_some_and(char::is_alphanumeric);
                let is_sign = is_sign_of_number(c) || matches!(c, '(' | '[' | '.' | '/' | '*');
                // `mettre des« : » ici`
                let may_be_quoted = || !is_blank(c) && !is_quotation_mark(c) && !matches!(c, ')' | '\n');
                let follows_word = || {
                    let word = word_before(text, joint.gap);
                    let is_told =
                        || joint.partner == Partner::Sure && word.chars().nth(1).is_some() && is_known(word);
                    may_be_quoted() && (is_function_word(word) || is_told())
                };
                if is_bracket {
                    !matches!(c, ')' | '^' | '\n')
                } else {
                    is_sign && touches_word() || follows_word()
                }
            };
            let next = after(text, joint.start).filter(|&c| c.is_alphanumeric() || opens && may_lead(c));
            let last = before(text, joint.gap).filter(|c| !c.is_whitespace());
            let inner = before(text, joint.inner_end);
            next.is_some_and(parts_words) && last.is_some_and(parts_words) && inner.is_none_or(parts_words)
        }
    }
}

/// Whether nothing touches the quotation mark between two places that may be joined to it, as is so of most: no word behind a
/// mark that closes, and before one that opens a blank or a sign that stands there.
fn stands_apart(bytes: &[u8], start: usize, end: usize) -> bool {
    let is_of_word = |b: u8| b.is_ascii_alphanumeric() || b >= 0x80;
    let next = bytes.get(end).copied().unwrap_or(b' ');
    let (may_open, may_close) = match bytes[start..end] {
        [b'"'] => match next {
            b' ' | b'\t' | b'\n' => (false, false),
            // `".so"`, `":"`, but not `mot",`
            b',' | b'.' | b';' | b':' | b'!' | b'?' | b')' | b']' => {
                (bytes.get(end + 1).is_some_and(|&b| is_of_word(b) || matches!(b, b'"' | b'.')), false)
            }
            _ => (true, true),
        },
        // `>>` `”` `›` `»`
        [b'>', ..] | [0xE2, 0x80, 0x9D | 0xBA] | [0xC2, 0xBB] => (false, true),
        _ => (true, false),
    };
    let is_free =
        |b: u8| matches!(b, b' ' | b'\t' | b'\n' | b'(' | b'[' | b'{' | b'\'' | b'"' | b'-' | b'/' | b'=');
    let follows_gap = || bytes[..start].last().is_none_or(|&b| is_free(b));
    !(may_close && is_of_word(next) || may_open && !follows_gap())
}

/// Whether `>>` that ends with the sign at `at` stands apart from what is before it, in a line without `<<`: `>>file`.
fn is_redirection(text: &str, at: usize) -> bool {
    let head = slice(text, 0..at).trim_end_matches('>');
    let from = head.as_bytes()[..].iter().rev().take(FAR).position(|&b| b == b'\n');
    let line = &head.as_bytes()[head.len() - from.unwrap_or(FAR.min(head.len()))..];
    head.ends_with(is_blank) && memchr::memmem::find(line, b"<<").is_none()
}

/// Whether a sign stands before numbers.
fn is_sign_of_number(c: char) -> bool {
    matches!(c, '$' | '€' | '£' | '+' | '-' | '–' | '−' | '±' | '~' | '≈' | '#')
}

/// Whether words stand apart in the script of a character: Latin, Greek, Cyrillic. Signs are of any script.
fn parts_words(c: char) -> bool {
    !c.is_alphabetic() || matches!(c, '\0'..='\u{52F}' | '\u{1E00}'..='\u{1FFF}' | '\u{2C60}'..='\u{2C7F}')
}

/// Where the text that ends at `end` ends without closing marks and the blanks inside them.
fn without_closing(doc: &Document<'_>, mut end: usize, turns: &mut Turns) -> usize {
    /// More closing marks than these stand nowhere in right text.
    const MOST: usize = 4;
    let text = doc.text();
    for _ in 0..MOST {
        let inner = blanks_before(text, end);
        let Some(sign) = before(text, inner) else { break };
        let is_double = slice(text, 0..inner).ends_with(">>") || slice(text, 0..inner).ends_with("''");
        let start = inner - if is_double { 2 } else { sign.len_utf8() };
        let closes = match sign {
            ')' | ']' => true,
            '"' | '\'' | '’' | '»' | '”' | '›' | '“' | '>' => turns.opens(doc, start) == Some(false),
            _ => false,
        };
        if !closes {
            break;
        }
        end = start;
    }
    blanks_before(text, end)
}

/// Where the text after a dash at `at` starts, when a blank stands between: a turn of a dialogue.
fn dash_after(text: &str, at: usize) -> Option<usize> {
    let rest = slice(text, at..text.len()).strip_prefix(['—', '–'])?;
    rest.starts_with(is_blank).then(|| blanks_after(text, text.len() - rest.len()))
}

/// Whether what starts at `start` is joined to a word by a dot, as a member or the ending of a file is: not by an ellipsis.
fn follows_dot(text: &str, start: usize) -> bool {
    let head = slice(text, 0..start);
    head.ends_with('.') && !head.ends_with("..")
}

/// Brackets hold no more than this, in bytes.
const FAR: usize = 500;

/// And no more than so many within each other.
const DEEP: usize = 3;

/// Where the round or square bracket that closes at `close` was opened: near, in the same line. It may hold others.
fn opening_of(text: &str, close: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let (open, closing) = if bytes[close] == b')' { (b'(', b')') } else { (b'[', b']') };
    unpaired(bytes[..close].iter().rev(), open, closing).map(|back| close - 1 - back)
}

/// Where the round bracket that opens at `open` closes, likewise.
fn closing_of(text: &str, open: usize) -> Option<usize> {
    unpaired(text.as_bytes()[open + 1..].iter(), b')', b'(').map(|on| open + 1 + on)
}

/// How far on the first bracket stands that has no partner before it.
fn unpaired<'b>(bytes: impl Iterator<Item = &'b u8>, bracket: u8, partner: u8) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, &byte) in bytes.take(FAR).enumerate() {
        match byte {
            b'\n' => return None,
            b if b == bracket && depth == 0 => return Some(at),
            b if b == bracket => depth -= 1,
            b if b == partner && depth == DEEP => return None,
            b if b == partner => depth += 1,
            _ => {}
        }
    }
    None
}
