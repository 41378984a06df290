//! What a pass reads: the text, and what can be asked of it, found once and only when asked for.

use std::any::{Any, TypeId};
use std::cell::{Cell, OnceCell, RefCell};
use std::fmt;
use std::ops::Range;

use crate::chars::becomes_line_end;
use crate::code::{is_code, may_be_message, starts_with_capital};
use crate::locale::{Language, Locale};
use crate::offsets::Segment;
use crate::protect::{Protection, Span, meets};
use crate::scan::{Scan, Triggers};

mod alien;
mod blocks;
mod language;
mod letters;
mod vocabulary;
mod votes;

pub(crate) use alien::is_not_french;
pub(crate) use blocks::find as find_blocks;
pub use blocks::{Block, BlockKind};
pub(crate) use language::{has_stop_word_of_french, speaks_for_french};
use vocabulary::Vocabulary;
use votes::Votes;

/// A text as a pass sees it.
///
/// Blocks, languages and protected spans are found lazily and once for all passes that see the same text.
///
/// ```
/// use guillemot::{Language, Pipeline, pass_fn};
///
/// let pass = pass_fn("house/english", |doc, edits| {
///     for block in doc.blocks() {
///         if doc.language(block.range()) == Some(Language::English) {
///             edits.flag(block.range()).because("an English paragraph");
///         }
///     }
/// });
/// let pipeline = Pipeline::builder().pass(pass).build()?;
/// let cleaned = pipeline.clean("Le vent se lève sur le port.\n\nThe wind is rising over the harbour.");
/// assert_eq!(cleaned.findings().count(), 1);
/// # Ok::<(), guillemot::BuildError>(())
/// ```
pub struct Document<'t> {
    text: &'t str,
    locale: Locale,
    triggers: Triggers,
    scan: &'t Scan,
    protection: &'t Protection,
    found: &'t Found,
    memory: &'t Memory,
}

impl fmt::Debug for Document<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Document")
            .field("text", &self.text)
            .field("locale", &self.locale)
            .finish_non_exhaustive()
    }
}

impl<'t> Document<'t> {
    pub(crate) fn new(
        text: &'t str,
        locale: Locale,
        triggers: Triggers,
        scan: &'t Scan,
        protection: &'t Protection,
        found: &'t Found,
        memory: &'t Memory,
    ) -> Self {
        Self { text, locale, triggers, scan, protection, found, memory }
    }

    /// The text. All ranges are byte offsets into it.
    #[must_use]
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// The part of the text in `range`, which must be one of the text's; empty when it isn't.
    #[must_use]
    pub fn slice(&self, range: Range<usize>) -> &'t str {
        self.text.get(range).unwrap_or_default()
    }

    /// The locale of the pipeline.
    #[must_use]
    pub fn locale(&self) -> Locale {
        self.locale
    }

    /// The blocks, in order: the lines of the text that aren't blank.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        self.found.blocks.get_or_init(|| {
            crate::work::count(self.text.len());
            let mut blocks = self.found.spare_blocks.take();
            blocks::find(self.text, &mut blocks);
            blocks
        })
    }

    /// The range of the line that holds the byte at `at`, without its line end.
    ///
    /// ```
    /// use guillemot::{Pipeline, pass_fn};
    ///
    /// let pass = pass_fn("house/no-dateline", |doc, edits| {
    ///     if let Some(dash) = doc.slice(doc.line_at(0)).find(" – ") {
    ///         edits.delete(0..dash + " – ".len()).because("the place and the day are known");
    ///     }
    /// });
    /// let pipeline = Pipeline::builder().pass(pass).build()?;
    /// assert_eq!(pipeline.clean("Brest, lundi – Le bac part.").as_str(), "Le bac part.");
    /// # Ok::<(), guillemot::BuildError>(())
    /// ```
    #[must_use]
    pub fn line_at(&self, at: usize) -> Range<usize> {
        let last = self.found.line.get();
        if last.0 <= at && at <= last.1 && last.1 <= self.text.len() && last.0 < last.1 {
            return last.0..last.1;
        }
        let bytes = self.text.as_bytes();
        let at = at.min(bytes.len());
        let start = memchr::memrchr(b'\n', &bytes[..at]).map_or(0, |end| end + 1);
        let end = memchr::memchr(b'\n', &bytes[at..]).map_or(bytes.len(), |found| at + found);
        self.found.line.set((start, end));
        self.found.line_speech.set(None);
        crate::work::count(end - start);
        start..end
    }

    /// The language of the words in `range`, by a vote of stop words; `None` when the vote is not clear.
    ///
    /// A word votes for each language that it is a stop word of. A verdict needs more votes than any other language has,
    /// and two more than there are words that speak for another language alone. A draw, such as that of `de la`, goes to
    /// the language of the text or, if that is not clear, to the locale's. A vote for French is not clear if most of the
    /// other words are none that are common in French: its neighbours share its stop words.
    #[must_use]
    pub fn language(&self, range: Range<usize>) -> Option<Language> {
        let expected = self.text_language().unwrap_or(self.locale.language());
        language::vote(self.slice(range), expected)
    }

    /// The language of the line that holds the byte at `at`; `None` when its vote is not clear.
    ///
    /// A line of program code, of settings or a command whose words say nothing clear is in [`Language::Other`]: its
    /// quotation marks and spaces have rules of their own. (A French message with places for values, `Erreur {0} !`, is no
    /// code.) So is an entry that sets a name to a string (`title: "..."`), also where its words are the locale's. And so is
    /// a line whose vote is not clear if its letters are of another script than the locale's or, where that is French, its
    /// words are written with letters that French doesn't have.
    #[must_use]
    pub fn language_at(&self, at: usize) -> Option<Language> {
        match self.speech_at(at) {
            Speech::Unclear | Speech::Seems(_) => None,
            Speech::Of(language) => Some(language),
            Speech::Code => Some(Language::Other),
        }
    }

    /// Whether the line that holds the byte at `at` is in French by its vote or, where that is not clear, seems to be by its
    /// common words (`Opacité : complète`): enough for what code and tables don't have, too.
    pub(crate) fn seems_french(&self, at: usize) -> bool {
        matches!(self.speech_at(at), Speech::Of(Language::French) | Speech::Seems(Language::French))
    }

    fn speech_at(&self, at: usize) -> Speech {
        let line = self.line_at(at);
        if let Some(speech) = self.found.line_speech.get() {
            return speech;
        }
        let votes = &self.found.votes;
        let speech = votes.of(&line).unwrap_or_else(|| {
            let (voted, locale) = (self.language(line.clone()), self.locale.language());
            let text = self.slice(line.clone());
            let for_french =
                |by: fn(Vocabulary) -> bool| locale == Language::French && by(Vocabulary::of(text));
            let is_message = || {
                let suffices = if starts_with_capital(text) {
                    Vocabulary::allows_french
                } else {
                    Vocabulary::affirms_french
                };
                may_be_message(text) && for_french(suffices)
            };
            let speech = match voted {
                Some(language) if language != locale => Speech::Of(language),
                _ if is_code(text, voted.is_some(), is_message) => Speech::Code,
                Some(language) => Speech::Of(language),
                None if alien::is_alien(text, locale) => Speech::Of(Language::Other),
                None if for_french(Vocabulary::affirms_french) => Speech::Seems(Language::French),
                None if for_french(Vocabulary::affirms_english) && !has_stop_word_of_french(text) => {
                    Speech::Of(Language::English)
                }
                None => Speech::Unclear,
            };
            votes.keep(line, speech);
            speech
        });
        self.found.line_speech.set(Some(speech));
        speech
    }

    /// The language of the text as a whole, by the vote of its first lines; `None` when it is not clear.
    #[must_use]
    pub fn text_language(&self) -> Option<Language> {
        *self.found.text_language.get_or_init(|| language::vote(self.text, self.locale.language()))
    }

    /// The language of the line that holds the byte at `at` or, where its vote is not clear, that of the text as a whole.
    #[must_use]
    pub fn language_around(&self, at: usize) -> Option<Language> {
        self.language_at(at).or_else(|| self.text_language())
    }

    /// Whether what stands at `at` may be in the language of the locale: the [vote](Self::language_around) says so, or
    /// says nothing clear. A line of code never is, whatever the locale.
    #[must_use]
    pub fn speaks_locale(&self, at: usize) -> bool {
        let spoken = match self.speech_at(at) {
            Speech::Code => return false,
            Speech::Of(language) => Some(language),
            Speech::Unclear | Speech::Seems(_) => self.text_language(),
        };
        spoken.is_none_or(|language| language == self.locale.language())
    }

    /// Whether the word in `range` is a stop word of other languages and not of French.
    pub(crate) fn is_foreign_to_french(&self, word: Range<usize>) -> bool {
        language::is_foreign_to_french(self.slice(word))
    }

    /// The words in `range`, as ranges: runs of letters and digits with their combining marks, in the manner of
    /// Unicode's `\w` without the underscore. Apostrophes and hyphens part words.
    ///
    /// ```
    /// use guillemot::{Pipeline, pass_fn};
    ///
    /// let pass = pass_fn("house/long-word", |doc, edits| {
    ///     for word in doc.words(0..doc.text().len()).filter(|word| word.len() > 20) {
    ///         edits.flag(word).because("is it one word?");
    ///     }
    /// });
    /// let pipeline = Pipeline::builder().pass(pass).build()?;
    /// let report = pipeline.check("Le bac part du débarcadèreauxiliaire.");
    /// assert_eq!(report.findings().next().map(|finding| finding.line_column()), Some((1, 16)));
    /// # Ok::<(), guillemot::BuildError>(())
    /// ```
    pub fn words(&self, range: Range<usize>) -> impl Iterator<Item = Range<usize>> + 't {
        let offset = range.start;
        language::words(self.slice(range)).map(move |word| {
            crate::work::count(word.len());
            offset + word.start..offset + word.end
        })
    }

    /// Whether an edit of `range` would meet a protected span. The engine drops such edits; a pass asks where it had better
    /// propose another, or none of a group.
    ///
    /// ```
    /// use guillemot::{Pipeline, pass_fn};
    ///
    /// let pass = pass_fn("house/shout", |doc, edits| {
    ///     let words = doc.words(0..doc.text().len());
    ///     for word in words.filter(|word| !doc.is_protected(word.clone())) {
    ///         edits.replace(word.clone(), &doc.slice(word).to_uppercase());
    ///     }
    /// });
    /// let pipeline = Pipeline::builder().pass(pass).build()?;
    /// assert_eq!(pipeline.clean("voir https://example.com/bac").as_str(), "VOIR https://example.com/bac");
    /// # Ok::<(), guillemot::BuildError>(())
    /// ```
    #[must_use]
    pub fn is_protected(&self, range: Range<usize>) -> bool {
        meets(self.text, self.spans(), range, false)
    }

    /// Finds the protected spans as they are once all lines end with U+000A, with `buffer` to work in.
    pub(crate) fn find_spans_by_lines(&self, buffer: &mut String, spans: &mut Vec<Span>) {
        spans.clear();
        if !self.text.contains(becomes_line_end) {
            spans.extend_from_slice(self.spans());
            return;
        }
        crate::work::count(self.text.len());
        buffer.clear();
        let mut chars = self.text.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                '\r' if chars.peek() == Some(&'\n') => buffer.push(' '),
                _ if becomes_line_end(c) => {
                    // All places stay where they are.
                    buffer.extend(std::iter::repeat_n(' ', c.len_utf8() - 1));
                    buffer.push('\n');
                }
                _ => buffer.push(c),
            }
        }
        self.protection.find(buffer, spans);
    }

    /// Whether an edit of `range` would meet a span of the caller's.
    pub(crate) fn is_callers(&self, range: Range<usize>) -> bool {
        meets(self.text, self.spans(), range, true)
    }

    fn spans(&self) -> &[Span] {
        self.found.spans.get_or_init(|| {
            crate::work::count(self.text.len());
            let mut spans = self.found.spare_spans.take();
            if !self.found.is_bare(self.text, self.protection) {
                self.protection.find(self.text, &mut spans);
            }
            spans
        })
    }

    /// The places that the pass's [`Triggers`] name, in order, as byte offsets of characters.
    ///
    /// A pass without triggers of its own gets the candidates of every class.
    pub fn candidates(&self) -> impl Iterator<Item = usize> + '_ {
        self.scan.candidates(self.triggers).map(|mut at| {
            while !self.text.is_char_boundary(at) {
                at -= 1;
            }
            at
        })
    }

    /// Lends the pass its working memory of type `T`, which lives on from text to text in the
    /// [`Scratch`](crate::Scratch). What the last text left in it is still there.
    pub(crate) fn with_memory<T: Any + Send + Default, R>(&self, work: impl FnOnce(&mut T) -> R) -> R {
        let mut memory = self.memory.take::<T>();
        let result = work(&mut memory);
        self.memory.put_back(memory);
        result
    }
}

/// What the words of a line speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Speech {
    /// Nothing clear.
    Unclear,
    /// A language, by its votes or by its letters.
    Of(Language),
    /// No clear votes, and the common words of a language.
    Seems(Language),
    /// Program code, settings, a command.
    Code,
}

/// What was found in one text. Holds ranges only, so that it can be reused for the next text.
#[derive(Debug)]
pub(crate) struct Found {
    blocks: OnceCell<Vec<Block>>,
    spare_blocks: RefCell<Vec<Block>>,
    spans: OnceCell<Vec<Span>>,
    spare_spans: RefCell<Vec<Span>>,
    /// Whether a search of the text for spans would find none.
    is_bare: OnceCell<bool>,
    /// The line asked for last: passes go through a text in order.
    line: Cell<(usize, usize)>,
    /// What it speaks, if that was asked for.
    line_speech: Cell<Option<Speech>>,
    votes: Votes,
    text_language: OnceCell<Option<Language>>,
}

impl Default for Found {
    fn default() -> Self {
        Self {
            blocks: OnceCell::new(),
            spare_blocks: RefCell::default(),
            spans: OnceCell::new(),
            spare_spans: RefCell::default(),
            is_bare: OnceCell::new(),
            line: Cell::new((0, 0)),
            line_speech: Cell::new(None),
            votes: Votes::default(),
            text_language: OnceCell::new(),
        }
    }
}

impl Found {
    /// Forgets what was found for a text that edits make of this one, `new` being all that they put in. A text where
    /// nothing is protected stays one unless the edits bring it in, and lines whose words stay keep their language.
    pub(crate) fn move_on(&mut self, text: &str, new: &str, step: &[Segment], protection: &Protection) {
        let stays_bare = self.is_bare(text, protection) && !protection.may_hold_in(new);
        let mut votes = std::mem::take(&mut self.votes);
        self.reset();
        votes.move_on(text, new, step);
        self.votes = votes;
        if stays_bare {
            self.is_bare = OnceCell::from(true);
        }
    }

    fn is_bare(&self, text: &str, protection: &Protection) -> bool {
        *self.is_bare.get_or_init(|| !protection.may_hold_in(text))
    }

    /// Forgets what was found, and keeps the room that it took.
    pub(crate) fn reset(&mut self) {
        self.is_bare.take();
        if let Some(mut blocks) = self.blocks.take() {
            blocks.clear();
            self.spare_blocks.replace(blocks);
        }
        if let Some(mut spans) = self.spans.take() {
            spans.clear();
            self.spare_spans.replace(spans);
        }
        self.line.set((0, 0));
        self.line_speech.set(None);
        self.text_language.take();
        self.votes.clear();
    }
}

/// The working memory of passes, by its type.
#[derive(Default)]
pub(crate) struct Memory(RefCell<Vec<Slot>>);

/// The memory of a type; `None` while it is lent.
type Slot = (TypeId, Option<Box<dyn Any + Send>>);

impl fmt::Debug for Memory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Memory").field(&self.0.borrow().len()).finish()
    }
}

impl Memory {
    #[allow(clippy::unnecessary_box_returns)] // the box goes back to its slot
    fn take<T: Any + Send + Default>(&self) -> Box<T> {
        let id = TypeId::of::<T>();
        let mut slots = self.0.borrow_mut();
        let slot = slots.iter_mut().find(|(slot, _)| *slot == id).and_then(|(_, memory)| memory.take());
        slot.and_then(|memory| memory.downcast().ok()).unwrap_or_default()
    }

    fn put_back<T: Any + Send>(&self, memory: Box<T>) {
        let id = TypeId::of::<T>();
        let mut slots = self.0.borrow_mut();
        match slots.iter_mut().find(|(slot, _)| *slot == id) {
            Some((_, slot)) => *slot = Some(memory),
            None => slots.push((id, Some(memory))),
        }
    }
}

/// The answer to one question about the line that was asked for last: a pass goes through a text in order.
#[derive(Default)]
pub(crate) struct OfLine {
    end: usize,
    answer: bool,
}

impl OfLine {
    /// What `judge` says of the line that holds the byte at `at`.
    pub(crate) fn ask(&mut self, doc: &Document<'_>, at: usize, judge: impl FnOnce(&str) -> bool) -> bool {
        if at >= self.end {
            let line = doc.line_at(at);
            self.end = line.end;
            self.answer = judge(doc.slice(line));
        }
        self.answer
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scan::WellSet;

    fn with_document<R>(text: &str, ask: impl FnOnce(&Document<'_>) -> R) -> R {
        let mut scan = Scan::default();
        scan.run(text, WellSet::new(Locale::FR_FR, Triggers::ALWAYS));
        let (protection, found, memory) = (Protection::default(), Found::default(), Memory::default());
        ask(&Document::new(text, Locale::FR_FR, Triggers::ALWAYS, &scan, &protection, &found, &memory))
    }

    #[test]
    fn lines() {
        with_document("un\n\ndeux", |doc| {
            assert_eq!(doc.line_at(0), 0..2);
            assert_eq!(doc.line_at(2), 0..2);
            assert_eq!(doc.line_at(3), 3..3);
            assert_eq!(doc.line_at(8), 4..8);
            assert_eq!(doc.line_at(99), 4..8);
        });
    }

    #[test]
    fn memory_is_kept_and_may_nest() {
        with_document("", |doc| {
            doc.with_memory(|outer: &mut Vec<u8>| {
                outer.push(1);
                doc.with_memory(|inner: &mut Vec<u8>| {
                    assert!(inner.is_empty(), "the outer one is lent already");
                });
            });
            doc.with_memory(|again: &mut Vec<u8>| assert_eq!(again, &[1]));
        });
    }

    #[test]
    fn candidates_stand_on_characters() {
        with_document("“a” l'an", |doc| {
            let places: Vec<_> = doc.candidates().collect();
            assert_eq!(places, [0, 4, 9]);
        });
    }

    #[test]
    fn slices_are_total() {
        with_document("é", |doc| {
            assert_eq!(doc.slice(0..1), "");
            assert_eq!(doc.slice(0..2), "é");
        });
    }
}
