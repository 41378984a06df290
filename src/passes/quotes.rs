//! Quotation marks: pairs, levels and the marks of the locale.
//!
//! Authorities: the *Lexique des règles typographiques en usage à l'Imprimerie nationale* and the *Ramat de la
//! typographie* for « … “ … ” … » (the former also has « … « … » … », so a nested pair of guillemets stays as it is);
//! Unicode CLDR's delimiters for the other locales.

use crate::chars::{blanks_after, blanks_before};
use crate::document::Document;
use crate::edit::Edits;
use crate::locale::{Language, QuotePair};
use crate::pass::{Confidence, Pass, Phase, Rule};
use crate::scan::Triggers;

mod marks;
mod pairing;

use marks::{Glyph, Mark, Turn};
use pairing::{Pairing, Role};

static FIRST_LEVEL: Rule =
    Rule::new("quotes/first-level", "A quotation has the locale's marks of the first level.")
        .example("Il parle d’“avancées » et de \"progrès\".", "Il parle d’«avancées » et de «progrès».");
static NESTED: Rule =
    Rule::new("quotes/nested", "A quotation within a quotation has the locale's marks of its level.")
        .example("« Il dit \"oui\" et part. »", "« Il dit “oui” et part. »");
static LONE: Rule =
    Rule::new("quotes/lone", "A mark without a partner whose direction is certain is the locale's.")
        .example("“Il est parti. Elle reste.", "«Il est parti. Elle reste.");
static UNPAIRED: Rule = Rule::new("quotes/unpaired", "A mark without a partner is reported.");

/// Gives quotations the marks of the locale, level by level.
///
/// In each line, a stack finds the marks that belong together, whatever their glyphs: `“ … »` is a pair. The outermost
/// pairs get the marks of the first level, the pairs within them those of the next. A nested pair of guillemets stays.
/// A quotation may stay open over paragraphs. A mark without a partner gets the locale's glyph when its direction is
/// certain (a space on one side, a letter on the other), else it is reported. A line in another language than the
/// locale's keeps its marks.
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
    marks: Vec<Mark>,
    pairing: Pairing,
    /// Where the pairs that are open now close, with the marks that they have got.
    open: Vec<(usize, QuotePair)>,
}

impl Pass for Quotes {
    fn id(&self) -> &str {
        "quotes"
    }

    fn rules(&self) -> Vec<&Rule> {
        vec![&FIRST_LEVEL, &NESTED, &LONE, &UNPAIRED]
    }

    fn phase(&self) -> Phase {
        Phase::Quotes
    }

    fn triggers(&self) -> Triggers {
        Triggers::QUOTES
    }

    fn check(&self, doc: &Document<'_>, edits: &mut Edits<'_>) {
        doc.with_memory(|workspace: &mut Workspace| {
            let mut done = 0;
            for at in doc.candidates() {
                if at < done {
                    continue;
                }
                let line = doc.line_at(at);
                done = line.end.max(at + 1);
                if doc.speaks_locale(at) {
                    workspace.marks.clear();
                    marks::find(doc, line, &mut workspace.marks);
                    workspace.pairing.pair(&workspace.marks);
                    workspace.relabel(doc, edits);
                }
            }
        });
    }
}

impl Workspace {
    fn relabel(&mut self, doc: &Document<'_>, edits: &mut Edits<'_>) {
        let Self { marks, pairing: Pairing { roles, .. }, open } = self;
        open.clear();
        // Pairs before a closing mark that closes nothing may be within the quotation that it ends.
        let last_lone_close = roles.iter().rposition(|&role| role == Role::ClosesNothing);
        for (index, (&mark, &role)) in marks.iter().zip(&*roles).enumerate() {
            while open.pop_if(|(close, _)| *close < index).is_some() {}
            let level = open.len();
            let wanted = wanted_marks(doc, open);
            match role {
                Role::Opens(close) => {
                    let closing = marks[close];
                    let perhaps_nested = last_lone_close.is_some_and(|lone| lone > close);
                    let pair = Pair { opening: mark, closing, level, perhaps_nested };
                    let marks = pair.propose(doc, wanted, edits);
                    open.push((close, marks));
                }
                Role::StaysOpen => {
                    propose_lone(doc, mark, wanted.open, Turn::Open, edits);
                    open.push((usize::MAX, wanted));
                }
                Role::ClosesNothing => propose_lone(doc, mark, wanted.close, Turn::Close, edits),
                Role::Stray if matches!(mark.glyph, Glyph::Curly | Glyph::Straight) => {
                    edits.flag(mark.start..mark.end).rule(&UNPAIRED).confidence(Confidence::Suspect);
                }
                Role::Stray | Role::Closes => {}
            }
        }
    }
}

/// The marks for a quotation within the open ones: the locale's of its level, but never the ones just around it.
fn wanted_marks(doc: &Document<'_>, open: &[(usize, QuotePair)]) -> QuotePair {
    let locale = doc.locale();
    let wanted = locale.quotes(open.len());
    match open.last() {
        Some(&(_, around)) if around == wanted => locale.quotes(open.len() + 1),
        Some(&(_, around)) if around != locale.quotes(open.len() - 1) => locale.quotes(1),
        _ => wanted,
    }
}

struct Pair {
    opening: Mark,
    closing: Mark,
    level: usize,
    /// Whether a lone closing mark after the pair may end a quotation around it.
    perhaps_nested: bool,
}

impl Pair {
    /// Proposes the wanted marks where they don't stand, and returns the marks that the pair has then.
    fn propose(&self, doc: &Document<'_>, wanted: QuotePair, edits: &mut Edits<'_>) -> QuotePair {
        let Self { opening, closing, level, perhaps_nested } = *self;
        let text = doc.text();
        let (Some(open), Some(close)) =
            (crate::chars::after(text, opening.start), crate::chars::after(text, closing.start))
        else {
            return wanted;
        };
        let glyphs = QuotePair { open, close };
        let are_guillemets = opening.glyph == Glyph::Guillemet && closing.glyph == Glyph::Guillemet;
        if glyphs == wanted || are_guillemets && level > 0 {
            return glyphs;
        }
        let confidence = self.confidence(doc, perhaps_nested);
        let rule = if level == 0 { &FIRST_LEVEL } else { &NESTED };
        edits.together(|group| {
            for (mark, wanted, turn) in
                [(opening, wanted.open, Turn::Open), (closing, wanted.close, Turn::Close)]
            {
                let range = with_inner_blanks(doc, mark, wanted, turn);
                let mut buffer = [0; 4];
                group
                    .replace(range, wanted.encode_utf8(&mut buffer))
                    .rule(rule)
                    .confidence(confidence)
                    .because_with(|| format!("{open} … {close} is a pair at level {}", level + 1));
            }
        });
        if confidence >= Confidence::Likely { wanted } else { glyphs }
    }

    fn confidence(&self, doc: &Document<'_>, perhaps_nested: bool) -> Confidence {
        let Self { opening, closing, .. } = *self;
        let has = |glyph| opening.glyph == glyph || closing.glyph == glyph;
        let is_word_bound = |mark: Mark| mark.turn == Turn::Either && !is_beside_blank(doc, mark);
        if is_word_bound(opening) || is_word_bound(closing) {
            return Confidence::Suspect;
        }
        let are_both_curly = opening.glyph == Glyph::Curly && closing.glyph == Glyph::Curly;
        if perhaps_nested && are_both_curly {
            return Confidence::Suspect;
        }
        if has(Glyph::Angles) {
            // Angles are operators too: only running text makes quotation marks of them.
            let is_prose =
                doc.language_at(opening.start) == Some(Language::French) && doc.locale().is_french();
            return if is_prose { Confidence::Likely } else { Confidence::Suspect };
        }
        if has(Glyph::Single) {
            let is_long = closing.start.saturating_sub(opening.end) > 2;
            return if is_long { Confidence::Likely } else { Confidence::Suspect };
        }
        if perhaps_nested || !opening.is_clear && !closing.is_clear {
            Confidence::Likely
        } else {
            Confidence::Certain
        }
    }
}

fn is_beside_blank(doc: &Document<'_>, mark: Mark) -> bool {
    let text = doc.text();
    let is_gap = |c: Option<char>| c.is_none_or(|c| crate::chars::is_blank(c) || c == '\n');
    is_gap(crate::chars::before(text, mark.start)) || is_gap(crate::chars::after(text, mark.end))
}

/// The range of a mark, with the blanks inside it when the mark that it becomes has none there.
fn with_inner_blanks(doc: &Document<'_>, mark: Mark, wanted: char, turn: Turn) -> std::ops::Range<usize> {
    let is_spaced = matches!(mark.glyph, Glyph::Guillemet | Glyph::SingleGuillemet | Glyph::Angles);
    let wants_space = doc.locale().is_french() && matches!(wanted, '«' | '»' | '‹' | '›');
    match turn {
        Turn::Open if is_spaced && !wants_space => mark.start..blanks_after(doc.text(), mark.end),
        Turn::Close if is_spaced && !wants_space => blanks_before(doc.text(), mark.start)..mark.end,
        _ => mark.start..mark.end,
    }
}

/// Proposes the wanted glyph for a mark without a partner, if its neighbours show that it turns that way.
fn propose_lone(doc: &Document<'_>, mark: Mark, wanted: char, turn: Turn, edits: &mut Edits<'_>) {
    if !matches!(mark.glyph, Glyph::Curly | Glyph::Straight)
        || crate::chars::after(doc.text(), mark.start) == Some(wanted)
    {
        return;
    }
    if mark.is_clear && mark.turn == turn && mark.end - mark.start != 2 {
        let mut buffer = [0; 4];
        edits
            .replace(mark.start..mark.end, wanted.encode_utf8(&mut buffer))
            .rule(&LONE)
            .confidence(Confidence::Likely)
            .because("a space on one side and a word on the other show which way the mark turns");
    } else {
        edits.flag(mark.start..mark.end).rule(&UNPAIRED).confidence(Confidence::Suspect);
    }
}
