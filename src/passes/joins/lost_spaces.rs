//! Spaces lost beside punctuation: at the ends of sentences and clauses, after closing marks and before opening ones.

use crate::chars::after;
use crate::code::Code;
use crate::document::Document;
use crate::edit::Edits;
use crate::pass::{Confidence, Pass, Phase, Rule};
use crate::passes::quotes::Turns;
use crate::scan::Triggers;

use self::clauses::Clauses;
pub(super) use self::edges::stands_alone;
use self::joint::{Joint, follows_dot, is_sign_of_number, parts_words};
use self::lone::Lone;
use self::partners::{closing_of, opening_of};
use self::sentences::Ellipses;

mod acronyms;
mod asides;
mod brackets;
mod clauses;
mod edges;
mod ends;
mod figures;
mod head;
mod inside;
mod joint;
pub(super) mod known;
mod lone;
mod marks;
mod members;
mod partners;
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
///   Behind the number of a caption (`Chapter 13.Reading`), any word with a capital begins.
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
