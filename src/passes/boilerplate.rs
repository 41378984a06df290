//! What pages leave around an article: comment forms, share buttons, newsletters, made-up bylines, captions of promotions.
//!
//! How a block is judged, file by file: [`phrases`] finds the stock phrase of a block ([`keys`] tells which blocks may hold
//! one, [`mentions`] whether it only speaks of it), [`dates`] stamps, [`marks`] made-up names, [`captions`] the credits of photos, [`markup`] what leads lines,
//! [`twins`] what stands twice; [`shape`] says what the block is by itself, [`words`] what it begins with, [`place`] what stands around it and where it
//! stands, [`sheets`] which lines belong to a record or a diary, and [`manuals`] which to a page of a manual. All of that is told in [`signals`], each a yes or a no
//! with a name. [`weights`] reads what each weighs from a table; [`score`] adds them up. From these first looks [`parts`] tells
//! where the article of a page is; [`score`] looks again, adds a share of what the neighbours came to, and decides ([`manners`] says what
//! a block needs to go, [`looks`] keeps what was found, [`falls`] gives the reason); [`lines`] says which line ends go with a block.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use crate::chars::slice;
use crate::document::{Block, Document, find_blocks};
use crate::edit::Edits;
use crate::pass::{Confidence, Pass, Phase, Rule};
use crate::protect::front_matter_end;

mod captions;
mod category;
mod dates;
mod duplicates;
mod falls;
mod folded;
mod keys;
mod lines;
mod looks;
mod manners;
mod manuals;
mod marks;
mod markup;
mod mentions;
mod parts;
mod phrases;
mod place;
mod score;
mod shape;
mod sheets;
mod signals;
mod twins;
mod weights;
mod words;

pub use category::Category;
pub use duplicates::DuplicateBlocks;
use lines::Side;
use manners::Manners;
pub(super) use phrases::space_tells;
use phrases::{InnerText, Lexicon};
use score::{Court, Jury};
use shape::{Kind, Nature, Own};
use signals::Signal;
pub use weights::{Risk, Weights};

/// Takes out what pages leave around an article, block by block: a block is a line of the text.
///
/// No line is boilerplate because a list says so. Signals add up: stock phrases in seven languages (French, English,
/// German, Spanish, Italian, Portuguese, Dutch), each with a strength; the length, the end and the words of the block; its
/// place among the paragraphs; whether it takes up words of theirs; what its neighbours are, and how they are judged. The
/// weights were fitted to labelled blocks of pages. The reason of a finding names the signals that weighed most, with their
/// weights, their sum, and from which sum on such a block goes; the finding is as sure as the sum.
///
/// Some blocks stay whatever their score, unless an option says otherwise:
///
/// - headlines ([`headlines`](Self::headlines)): above the first paragraph, a line without a stock phrase that is the first
///   of all, that stands right above it, or that takes up a word of the paragraphs;
/// - headings: a line without a stock phrase between paragraphs or above several; and in a text of few paragraphs one that is all stock
///   phrase, if not a telling one, above a sentence;
/// - names of people and credits of photos ([`bylines`](Self::bylines));
/// - lines without a stock phrase in a text that has no paragraph, such as a list or a poem;
/// - lines without a stock phrase in a text where only dates and bylines are boilerplate by themselves;
/// - the entries of a record sheet (three labels with values in a row, not all of them those of a page), the cells of a table
///   (six lines of a few words in a row, two of which start with numbers), and the dates with a time that stand through a text,
///   as in a diary;
/// - the page of a manual (three titles such as `SYNOPSIS` or `SEE ALSO`, or three options such as `-v, --verbose`), from the first
///   of these lines to the last and the one below;
/// - in a text that `Privacy policy` or the like heads, what else is such a notice, if not all of that stands below the last
///   paragraph;
/// - lines without a stock phrase that Markdown or a dash marks as headings, items of lists, quotations or rows of tables, and
///   items beside such a one whose phrase is not a telling one; but not where comments or links to other articles have begun;
/// - code in fences, the front matter of Markdown files, and what the caller [protects](crate::Protect).
///
/// A phrase in quotation marks within a longer block is none of its own, nor is one that somebody says: `Suivez-nous, cria le
/// guide.`
///
/// A sentence of some length without a stock phrase needs a much higher score, unless comments have begun; so does, in a
/// longer text, a heading that is all stock phrase. The caption of a photo that carries its credit needs no more than others.
///
/// A text with no sentence but boilerplate, such as a list of menu entries, stays whole. In a text of none of these
/// languages a block needs more. A block that is only suspect stays under the default threshold, and is reported.
///
/// A run of blocks that go leaves the larger of the two gaps around it.
///
/// ```
/// use guillemot::Pipeline;
/// use guillemot::passes::Boilerplate;
///
/// let pipeline = Pipeline::builder().pass(Boilerplate::new()).build()?;
/// let text = "Le phare s’est rallumé vendredi soir.\n\nSource link\n\nBy pfvz8\n\nLeave a Reply";
/// let cleaned = pipeline.clean(text);
/// assert_eq!(cleaned.as_str(), "Le phare s’est rallumé vendredi soir.");
/// let rules: Vec<_> = cleaned.findings().map(|finding| finding.rule().id().to_owned()).collect();
/// assert_eq!(rules, ["web/source-link", "web/byline", "web/comment-form"]);
/// # Ok::<(), guillemot::BuildError>(())
/// ```
#[derive(Clone, Default)]
pub struct Boilerplate {
    kept: Vec<Category>,
    phrases: Vec<(Category, String)>,
    lexicon: Option<Arc<Lexicon>>,
    weights: Option<Weights>,
    manners: Manners,
}

impl fmt::Debug for Boilerplate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Boilerplate")
            .field("kept", &self.kept)
            .field("phrases", &self.phrases)
            .finish_non_exhaustive()
    }
}

impl Boilerplate {
    /// The pass with its defaults: all categories, the built-in phrases.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The pass for all visible text of a page: menus, teasers and footers around an article.
    ///
    /// It has weights of its own, and spares no headings: most of a page goes. In a page of a few blocks, sentences need
    /// more. For text that an extractor gave, [`new`](Self::new) loses less.
    ///
    /// ```
    /// use guillemot::Pipeline;
    /// use guillemot::passes::Boilerplate;
    ///
    /// let page = "Accueil\nContact\nSe connecter\n\nLe bac a repris ses traversées mardi, après trois semaines d’arrêt, et les \
    ///     habitants de la rive gauche n’auront plus à faire le détour.\n\nMentions légales\nPlan du site";
    /// let pipeline = Pipeline::builder().pass(Boilerplate::page()).build()?;
    /// let cleaned = pipeline.clean(page);
    /// assert!(cleaned.as_str().starts_with("Le bac a repris") && cleaned.as_str().ends_with("le détour."));
    /// # Ok::<(), guillemot::BuildError>(())
    /// ```
    #[must_use]
    pub fn page() -> Self {
        let manners = Manners { page: true, ..Manners::default() };
        Self { weights: Some(Weights::page().clone()), manners, ..Self::default() }
    }

    /// Keeps blocks of a category. Default: none is kept. They still count as neighbours of others.
    ///
    /// ```
    /// use guillemot::Pipeline;
    /// use guillemot::passes::{Boilerplate, Category};
    ///
    /// let pass = Boilerplate::new().keep(Category::Related);
    /// let pipeline = Pipeline::builder().pass(pass).build()?;
    /// let cleaned = pipeline.clean("Le port rouvre.\n\nLire aussi : Les grues\n\nSource link");
    /// assert_eq!(cleaned.as_str(), "Le port rouvre.\n\nLire aussi : Les grues");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn keep(mut self, category: Category) -> Self {
        self.kept.push(category);
        self
    }

    /// Adds a phrase that blocks of a category start with. Default: none. Case, accents, apostrophes and spaces don't
    /// count, and `0` stands for any number. It is as strong as the strongest built-in ones: it decides unless a long
    /// block speaks against it. An empty one is none. The first costs a second look at the start of each block, more cost nothing.
    ///
    /// ```
    /// use guillemot::Pipeline;
    /// use guillemot::passes::{Boilerplate, Category};
    ///
    /// let pass = Boilerplate::new().with_phrase(Category::Ad, "offre du jour");
    /// let pipeline = Pipeline::builder().pass(pass).build()?;
    /// let cleaned = pipeline.clean("Offre du jour : deux bottes pour une\n\nLe port rouvre lundi.");
    /// assert_eq!(cleaned.as_str(), "Le port rouvre lundi.");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn with_phrase(self, category: Category, phrase: impl Into<String>) -> Self {
        self.with_phrases(category, [phrase])
    }

    /// Adds phrases, as [`with_phrase`](Self::with_phrase) adds one: a house’s own, or those of another language.
    /// Default: none.
    ///
    /// ```
    /// use guillemot::Pipeline;
    /// use guillemot::passes::{Boilerplate, Category};
    ///
    /// let pass = Boilerplate::new().with_phrases(Category::Related, ["läs också", "mer om ämnet"]);
    /// let pipeline = Pipeline::builder().pass(pass).build()?;
    /// let cleaned = pipeline.clean("Färjan går baklänges sedan elva dagar.\n\nLäs också: Hamnens hund");
    /// assert_eq!(cleaned.as_str(), "Färjan går baklänges sedan elva dagar.");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn with_phrases<P: Into<String>>(
        mut self,
        category: Category,
        phrases: impl IntoIterator<Item = P>,
    ) -> Self {
        self.phrases.extend(phrases.into_iter().map(|phrase| (category, phrase.into())));
        let phrases = self.phrases.iter().map(|(category, phrase)| (*category, phrase.as_str()));
        self.lexicon = Some(Arc::new(Lexicon::of_starts(phrases)));
        self
    }

    /// How much may be lost for what is gained. Default: [`Risk::Balanced`].
    #[must_use]
    pub fn risk(mut self, risk: Risk) -> Self {
        self.manners.risk = risk;
        self
    }

    /// Takes headlines too: lines before the first paragraph that no stock phrase speaks against. Default: they stay.
    #[must_use]
    pub fn headlines(mut self) -> Self {
        self.manners.headlines = true;
        self
    }

    /// Takes bylines of people and credits of photos too. Default: they stay, but for the made-up names of content farms.
    #[must_use]
    pub fn bylines(mut self) -> Self {
        self.manners.bylines = true;
        self
    }

    /// Weighs signals by a table of the caller's. Default: the crate's own table.
    #[must_use]
    pub fn with_weights(mut self, weights: Weights) -> Self {
        self.weights = Some(weights);
        self
    }

    /// The blocks of a text, each with the names of the signals that hold of it: what a table of weights is fitted to. The
    /// parts of the text are told by the weights of the first look.
    ///
    /// ```
    /// use guillemot::passes::Boilerplate;
    ///
    /// let blocks = Boilerplate::new().signals("Le port rouvre lundi.\n\nSource link");
    /// assert_eq!(blocks[1].0, 23..34);
    /// assert!(blocks[1].1.contains(&"phrase-4") && blocks[1].1.contains(&"last"));
    /// ```
    #[must_use]
    pub fn signals(&self, text: &str) -> Vec<(Range<usize>, Vec<&'static str>)> {
        let (mut jury, mut blocks) = (Jury::default(), Vec::new());
        find_blocks(text, &mut blocks);
        self.read(text, &blocks, &mut jury, &mut InnerText::default());
        Self::read_words(text, &blocks, &mut jury);
        let court = Court { weights: self.weights(), manners: self.manners, may_fall: &|_, _| true };
        let signals = jury.signals(&court).map(|signals| signals.iter().map(Signal::id).collect());
        blocks.iter().map(Block::range).zip(signals).collect()
    }
}

impl Pass for Boilerplate {
    fn id(&self) -> &'static str {
        "boilerplate"
    }

    fn rules(&self) -> Vec<&Rule> {
        Category::ALL.into_iter().map(Category::rule).collect()
    }

    fn phase(&self) -> Phase {
        Phase::Blocks
    }

    fn check(&self, doc: &Document<'_>, edits: &mut Edits<'_>) {
        doc.with_memory(|(jury, inner): &mut (Jury, InnerText)| {
            self.read(doc.text(), doc.blocks(), jury, inner);
            if !jury.blocks.iter().any(Own::is_evidence) {
                // Words, neighbours and place decide nothing alone.
                return;
            }
            Self::read_words(doc.text(), doc.blocks(), jury);
            let may_fall = |index: usize, category| {
                !self.kept.contains(&category)
                    && !doc.is_callers(lines::line(doc.text(), &doc.blocks()[index]))
            };
            jury.decide(&Court { weights: self.weights(), manners: self.manners, may_fall: &may_fall });
            self.propose(doc, jury, edits);
        });
    }
}

impl Boilerplate {
    fn weights(&self) -> &Weights {
        self.weights.as_ref().unwrap_or_else(|| Weights::article())
    }

    fn read(&self, text: &str, blocks: &[Block], jury: &mut Jury, inner: &mut InnerText) {
        jury.blocks.clear();
        let settings = front_matter_end(text.as_bytes()).unwrap_or(0);
        let mut in_fence = false;
        Lexicon::built_in().prepare(text, blocks, inner);
        for (index, block) in blocks.iter().enumerate() {
            let is_setting = block.range().start < settings;
            let text = slice(text, block.range());
            let is_fence = text.starts_with("```") || text.starts_with("~~~");
            let own = if in_fence || is_fence || is_setting {
                Own::read(text, None, Kind::Fixed)
            } else {
                let callers = self.lexicon.as_ref().and_then(|lexicon| lexicon.find(text, None, inner));
                let kind = if callers.is_some() { Kind::Callers } else { Kind::Plain };
                let hit = callers.or_else(|| Lexicon::built_in().find(text, Some(index), inner));
                Own::read(text, hit, kind)
            };
            in_fence ^= is_fence;
            jury.blocks.push(own);
        }
        if jury.blocks.iter().any(Own::is_of_comments) {
            // What is dated is comments.
            let stamps = jury.blocks.iter_mut().filter(|own| own.nature == Nature::Stamp);
            stamps.for_each(|own| own.nature = Nature::Plain);
        }
        if !self.manners.page && jury.blocks.iter().any(Own::is_evidence) {
            Self::read_law(text, blocks, &mut jury.blocks);
            Self::read_manual(text, blocks, &mut jury.blocks);
        }
    }

    /// Reads a text anew that a line on privacy, terms or the like heads: in that, such phrases are what it is about.
    fn read_law(text: &str, blocks: &[Block], owns: &mut [Own]) {
        let is_of_law = |own: &Own| {
            let is_law = |category| matches!(category, Category::Cookies | Category::Copyright);
            own.hit.is_some_and(|hit| is_law(hit.category) || hit.category == Category::Newsletter)
        };
        let Some((title, rest)) = owns.split_first() else { return };
        let mut begin = rest.iter().take(2).take_while(|own| own.is_sentence() || own.hit.is_none());
        if !title.is_title_of_law() || !begin.any(Own::is_sentence) {
            return;
        }
        for (own, block) in owns.iter_mut().zip(blocks).filter(|(own, _)| is_of_law(own)) {
            *own = Own::read(slice(text, block.range()), None, Kind::Plain);
        }
        owns[0].kind = Kind::Fixed;
    }

    /// Reads a page of a manual anew: its titles and what they head are no stock phrases.
    fn read_manual(text: &str, blocks: &[Block], owns: &mut [Own]) {
        let text = |block: &Block| slice(text, block.range());
        let mut found = Vec::new();
        manuals::find(blocks.iter().zip(&*owns).map(|(block, own)| (text(block), own.letters)), |manual| {
            found.push(manual);
        });
        for manual in found {
            for (own, block) in owns.iter_mut().zip(blocks).take(manual.end).skip(manual.start) {
                *own = Own::read(text(block), None, Kind::Fixed);
            }
        }
    }

    /// Reads the words of all blocks. They are no evidence: a text without any needs no look at them.
    fn read_words(text: &str, blocks: &[Block], jury: &mut Jury) {
        let Jury { blocks: owns, tails, twins, .. } = jury;
        tails.clear();
        for (own, block) in owns.iter_mut().zip(blocks) {
            own.read_words(slice(text, block.range()), tails);
        }
        twins.find(owns, |index| slice(text, blocks[index].range()));
    }

    fn propose(&self, doc: &Document<'_>, jury: &Jury, edits: &mut Edits<'_>) {
        let (text, blocks) = (doc.text(), doc.blocks());
        let goes = |index: usize| {
            jury.falls
                .get(index)
                .and_then(Option::as_ref)
                .is_some_and(|fall| fall.confidence >= Confidence::Likely)
        };
        // The side of the run that the last block went with, for the suspect ones between runs.
        let mut taken = 0;
        let mut run: Option<(usize, Side)> = None;
        for (index, fall) in jury.falls.iter().enumerate() {
            let Some(fall) = fall else {
                run = None;
                continue;
            };
            let range = if goes(index) {
                if run.is_none_or(|(last, _)| index > last) {
                    let last = (index..blocks.len()).find(|&at| !goes(at + 1)).unwrap_or(index);
                    let Some(side) = lines::side(blocks, index, last) else { return };
                    run = Some((last, side));
                }
                let Some((_, side)) = run else { return };
                lines::lines(text, blocks, index, side)
            } else {
                run = None;
                // A suspect block leaves the lines that its neighbours take, should they go.
                let alone = lines::line(text, &blocks[index]);
                let is_next_kept = jury.falls.get(index + 1).is_some_and(Option::is_none);
                if is_next_kept { lines::lines(text, blocks, index, Side::After) } else { alone }
            };
            debug_assert!(range.start >= taken, "deletions don't overlap");
            taken = range.end;
            let own = &jury.blocks[index];
            let lexicon = match &self.lexicon {
                Some(lexicon) if own.kind == Kind::Callers => lexicon,
                _ => Lexicon::built_in(),
            };
            edits
                .delete_lines(range)
                .rule(fall.category.rule())
                .confidence(fall.confidence)
                .because_with(|| fall.reason(own, lexicon, self.weights()));
        }
    }
}

#[cfg(test)]
mod tests;
