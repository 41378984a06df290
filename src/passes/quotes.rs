//! Quotation marks: pairs, levels and the marks of the locale.
//!
//! Authorities: the *Lexique des règles typographiques en usage à l'Imprimerie nationale* and the *Ramat de la
//! typographie* for « … “ … ” … » (the former also has « … « … » … », so a nested pair of guillemets stays as it is);
//! for the other locales, what [`Locale::authority`](crate::Locale::authority) says.

use std::borrow::Cow;

use crate::chars::{blanks_after, blanks_before};
use crate::document::Document;
use crate::edit::Edits;
use crate::pass::{Confidence, Pass, Phase, Rule};
use crate::scan::Triggers;

mod carry;
mod levels;
mod line;
mod marks;
mod pair;
mod pairing;
mod turns;

use carry::Carry;
use levels::{Decision, Levels};
pub(super) use marks::points_inwards;
use marks::{Glyph, Mark};
use pairing::{Pairing, Role};
pub(super) use turns::{Partner, Turns};

static FIRST_LEVEL: Rule =
    Rule::new("quotes/first-level", "A quotation has the locale's marks of the first level.")
        .example("Il parle d’“avancées » et de \"progrès\".", "Il parle d’«avancées » et de «progrès».");
static NESTED: Rule =
    Rule::new("quotes/nested", "A quotation within a quotation has the locale's marks of its level.")
        .example("« Il dit \"oui\" et part. »", "« Il dit “oui” et part. »");
static LONE: Rule =
    Rule::new("quotes/lone", "A mark without a partner whose direction is certain is the locale's.")
        .example("“Il est parti. Elle reste.", "«Il est parti. Elle reste.");
static UNPAIRED: Rule = Rule::new("quotes/unpaired", "A mark without a partner is reported, and stays.")
    .example("Un signe \" perdu.", "Un signe \" perdu.");

/// Gives quotations the marks of the locale, level by level.
///
/// In each line, a stack finds the marks that belong together, whatever their glyphs: `“ … »` is a pair, and so are
/// `,,Hamlet''` and `'Hamlet'`; single marks are of a pair with single ones only. Apostrophes around several words are marks
/// where a mark of a sentence ends these (`'It is late,' she said`) and, but for French, no apostrophe beside a word leaves a
/// doubt. The outermost pairs get the marks of the
/// first level, the pairs within them those of the next. In French a nested pair of guillemets stays, and in every locale a
/// pair that points inwards (»…«, ›…‹) does: a gap stands before its first mark and behind its second, and none inside.
///
/// A quotation may stay open over paragraphs. In French, one that a line leaves open within a sentence is around what the next
/// lines of its paragraph quote. A mark without a partner gets the locale's glyph when its direction is certain
/// (a space on one side, a letter on the other), else it is reported. A line in another language than the locale's keeps its
/// marks.
///
/// Apostrophes, feet and inches, minutes and seconds are no marks. What may be inches (`27"`) is a mark only where another
/// one lacks its partner without it. In French, single curly marks around a word may hold a gloss, and are reported.
///
/// Where the locale closes a quotation with “, or opens it with ”, glyphs don't tell which way a mark turns. There, marks
/// turn as their neighbours say, and a line where these leave a doubt stays as it is.
///
/// No-break spaces inside guillemets are the business of [`FrenchSpacing`](crate::passes::FrenchSpacing).
///
/// ```
/// use guillemot::Pipeline;
/// use guillemot::passes::Quotes;
///
/// let pipeline = Pipeline::builder().pass(Quotes::new()).build()?;
/// assert_eq!(pipeline.clean("“Il a dit \"non\" », dit-elle.").as_str(), "«Il a dit “non” », dit-elle.");
/// assert_eq!(pipeline.clean("Il mesure 5'10\" et vit à 2'33\".").as_str(), "Il mesure 5'10\" et vit à 2'33\".");
/// # Ok::<(), guillemot::BuildError>(())
/// ```
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Quotes;

impl Quotes {
    /// The pass with its defaults.
    #[must_use]
    pub fn new() -> Self {
        Self
    }
}

#[derive(Debug, Default)]
struct Workspace {
    /// Where marks may start in a line.
    places: Vec<usize>,
    /// The same, of the lines before it.
    quiet: Vec<usize>,
    marks: Vec<Mark>,
    pairing: Pairing,
    levels: Levels,
    carry: Carry,
}

impl Pass for Quotes {
    fn id(&self) -> &'static str {
        "quotes"
    }

    fn rules(&self) -> Vec<&Rule> {
        vec![&FIRST_LEVEL, &NESTED, &LONE, &UNPAIRED]
    }

    fn phase(&self) -> Phase {
        Phase::Quotes
    }

    fn triggers(&self) -> Triggers {
        Triggers::QUOTES | Triggers::GUILLEMETS
    }

    fn check(&self, doc: &Document<'_>, edits: &mut Edits<'_>) {
        doc.with_memory(|workspace: &mut Workspace| {
            // In French, a guillemet is right by itself.
            let is_right = |at: usize| doc.locale().is_french() && doc.text().as_bytes()[at] == 0xC2;
            workspace.carry.clear();
            let mut candidates = doc.candidates().filter(|&at| !is_right(at)).peekable();
            while let Some(at) = candidates.next() {
                let line = doc.line_at(at);
                workspace.places.clear();
                workspace.places.push(at);
                while let Some(at) = candidates.next_if(|&at| at < line.end) {
                    workspace.places.push(at);
                }
                workspace.set_right(doc, line, edits);
            }
        });
    }
}

impl Workspace {
    fn set_right(&mut self, doc: &Document<'_>, line: std::ops::Range<usize>, edits: &mut Edits<'_>) {
        let places = &mut self.places;
        marks::add_quiet_places(doc, line.clone(), places);
        if levels::are_well_set(doc, places) {
            return;
        }
        let carries = doc.locale().is_french() && !doc.locale().turns_marks();
        if carries {
            self.read_paragraph(doc, line.start);
        }
        let was_open = !self.carry.open.is_empty();
        let is_right = self.judge(doc, line.clone());
        // The language of a line that is right as it stands needn't be known.
        if !is_right {
            if doc.speaks_locale(self.marks[0].start) {
                self.propose(doc, edits);
            } else {
                self.carry.open.clear();
            }
        }
        if carries {
            self.carry.end_line(doc, line, was_open);
        } else {
            self.carry.open.clear();
        }
    }

    /// Reads the lines of a paragraph before a place that hold no mark but guillemets, for what they leave open.
    fn read_paragraph(&mut self, doc: &Document<'_>, to: usize) {
        self.carry.skip_paragraphs(doc, to);
        let asked = std::mem::replace(&mut self.places, std::mem::take(&mut self.quiet));
        while let Some(line) = self.carry.next_line(doc, to) {
            let was_open = !self.carry.open.is_empty();
            self.places.clear();
            marks::add_quiet_places(doc, line.clone(), &mut self.places);
            if !self.places.is_empty() {
                self.judge(doc, line.clone());
            }
            self.carry.end_line(doc, line, was_open);
        }
        self.quiet = std::mem::replace(&mut self.places, asked);
    }

    /// Decides what becomes of the marks of a line; whether all of them stand.
    fn judge(&mut self, doc: &Document<'_>, line: std::ops::Range<usize>) -> bool {
        let Self { places, marks, pairing, levels, carry, .. } = self;
        marks.clear();
        marks::find(doc, line, places, marks);
        pairing.pair(marks, doc.locale());
        levels.decide(doc, marks, &pairing.roles, carry);
        levels.decisions.iter().all(|&decision| decision == Decision::Stands)
    }

    fn propose(&self, doc: &Document<'_>, edits: &mut Edits<'_>) {
        let decisions = &self.levels.decisions;
        for (index, (&mark, &role)) in self.marks.iter().zip(&self.pairing.roles).enumerate() {
            match (role, decisions[index]) {
                (Role::Opens(close), Decision::Becomes { mark: open, level, confidence }) => {
                    let Decision::Becomes { mark: closed, .. } = decisions[close] else { continue };
                    let closing = self.marks[close];
                    let first = mark.start..inner_end(doc, mark, open);
                    let second = inner_start(doc, closing, closed).max(first.end)..closing.end;
                    let rule = if level == 0 { &FIRST_LEVEL } else { &NESTED };
                    let pair = (doc.slice(mark.start..mark.end), doc.slice(closing.start..closing.end));
                    edits.together(|group| {
                        for (range, wanted) in [(first, open), (second, closed)] {
                            group
                                .replace(range, wanted.encode_utf8(&mut [0; 4]))
                                .rule(rule)
                                .confidence(confidence)
                                .because_with(|| reason(pair, level));
                        }
                    });
                }
                (
                    Role::StaysOpen | Role::ClosesNothing,
                    Decision::Becomes { mark: wanted, confidence, .. },
                ) => {
                    edits
                        .replace(mark.start..mark.end, wanted.encode_utf8(&mut [0; 4]))
                        .rule(&LONE)
                        .confidence(confidence)
                        .because("a space on one side and a word on the other show which way the mark turns");
                }
                (_, Decision::Unpaired) => {
                    edits.flag(mark.start..mark.end).rule(&UNPAIRED).confidence(Confidence::Suspect);
                }
                _ => {}
            }
        }
    }
}

/// Why two marks become others. What is said of most pairs is written already.
fn reason((open, close): (&str, &str), level: usize) -> Cow<'static, str> {
    macro_rules! written {
        ($($open:literal $close:literal,)*) => {
            match (open, close, level) {
                $(($open, $close, 0) => Some(concat!($open, " … ", $close, " is a pair at the first level")),)*
                $(($open, $close, 1) => Some(concat!($open, " … ", $close, " is a pair at the second level")),)*
                _ => None,
            }
        };
    }
    let written = written!["\"" "\"", "“" "”", "„" "“", "‘" "’", "'" "'", "«" "»", "<<" ">>",];
    written.map_or_else(
        || {
            let level = ["first", "second", "third"].get(level).copied().unwrap_or("next");
            [open, " … ", close, " is a pair at the ", level, " level"].concat().into()
        },
        Cow::Borrowed,
    )
}

/// Whether the blanks inside a mark go when it becomes `wanted`: guillemets may have them, other marks don't.
fn loses_blanks(doc: &Document<'_>, mark: Mark, wanted: char) -> bool {
    let may_have = matches!(mark.glyph, Glyph::Guillemet | Glyph::SingleGuillemet | Glyph::Angles);
    may_have && !(doc.locale().is_french() && matches!(wanted, '«' | '»' | '‹' | '›'))
}

/// Where an opening mark ends, with the blanks that go with it.
fn inner_end(doc: &Document<'_>, mark: Mark, wanted: char) -> usize {
    if loses_blanks(doc, mark, wanted) { blanks_after(doc.text(), mark.end) } else { mark.end }
}

/// Where a closing mark starts, with the blanks that go with it.
fn inner_start(doc: &Document<'_>, mark: Mark, wanted: char) -> usize {
    if loses_blanks(doc, mark, wanted) { blanks_before(doc.text(), mark.start) } else { mark.start }
}
