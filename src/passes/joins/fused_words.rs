//! Words that lost the space between them: `Bakhmutthéâtre`, `lebillet`.

use std::collections::{HashMap, HashSet};
use std::fmt;
use std::sync::Arc;

use crate::chars::{is_blank, slice};
use crate::document::Document;
use crate::edit::Edits;
use crate::locale::Language;
use crate::pass::{Confidence, Pass, Phase, Rule};

use super::corpus::Corpus;
use super::lexicon::{CommonWords, Lexicon};
use super::word_id::{BuildIdHasher, Sieve, fold, id_of, pair_of};

mod evidence;
mod splits;
pub(super) mod tokens;

pub use evidence::{Evidence, Seen};
use splits::{Split, Splits};
use tokens::{Token, tokens};

static RULE: Rule = Rule::new("joins/fused-words", "A space parts two words that extraction joined.")
    .example(
        "Le port de Kerlouan. À Kerlouanthéâtre des régates.",
        "Le port de Kerlouan. À Kerlouan théâtre des régates.",
    );

/// Parts words that extraction joined, by evidence.
///
/// A word is looked at when no list knows it, it stands once in the text, and it can be cut into parts that are words (or
/// one word and one name that stands alone elsewhere in the text). That alone says little: `leaderboard`, `métadonnées`
/// and `pourquoi` are such. What decides is the company: whether the word before and the first part, the last part and
/// the word behind, and the parts themselves stand side by side elsewhere, in the same text or in a [`Corpus`] that the
/// caller had it learn from. How sure that makes an [`Evidence`] is said by [`Evidence::confidence`], or by the caller
/// ([`with_levels`](Self::with_levels)). Where two cuts are alike, the word is only reported.
///
/// Without a corpus, a text of a few hundred words tells little but its names, and few words are parted. A lexicon
/// ([`with_lexicon`](Self::with_lexicon)) makes both more words unknown as a whole known, and more parts words.
///
/// A cut is evidence for the next one, within one run: `surlequai` and `lequaidu` may help each other.
///
/// The pass folds and looks up every word of five letters or more: it is by far the slowest of the built-in ones, at a few
/// dozen megabytes a second. It is for French and English; German, which makes words of words, is not cut.
///
/// ```
/// use guillemot::Pipeline;
/// use guillemot::passes::FusedWords;
///
/// let pipeline = Pipeline::builder().pass(FusedWords::new()).build()?;
/// let cleaned = pipeline.clean("La ville de Bakhmutthéâtre des combats. Bakhmut résiste.");
/// assert_eq!(cleaned.as_str(), "La ville de Bakhmut théâtre des combats. Bakhmut résiste.");
/// assert!(!pipeline.clean("Georges vit à Georgetown, pourquoi ?").is_changed());
/// # Ok::<(), guillemot::BuildError>(())
/// ```
#[derive(Clone, Default)]
pub struct FusedWords {
    lexicons: Vec<Arc<dyn Lexicon>>,
    corpus: Option<Arc<Corpus>>,
    levels: Option<Arc<Levels>>,
}

type Levels = dyn Fn(&Evidence) -> Option<Confidence> + Send + Sync;

impl fmt::Debug for FusedWords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FusedWords")
            .field("lexicons", &self.lexicons.len())
            .field("has_corpus", &self.corpus.is_some())
            .field("has_levels", &self.levels.is_some())
            .finish()
    }
}

impl FusedWords {
    /// The pass with the built-in [`CommonWords`], without a corpus.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a lexicon: its words are known, besides the built-in ones. Default: none. Costs a look-up for each word that the
    /// built-in lists don't know, and some twenty more for each that is still unknown.
    ///
    /// ```
    /// use guillemot::{Language, Pipeline};
    /// use guillemot::passes::FusedWords;
    ///
    /// let brands = |word: &str, _: Language| word == "bakhmutthéâtre";
    /// let pipeline = Pipeline::builder().pass(FusedWords::new().with_lexicon(brands)).build()?;
    /// assert!(!pipeline.clean("La ville de Bakhmutthéâtre. Bakhmut résiste.").is_changed());
    /// # Ok::<(), guillemot::BuildError>(())
    /// ```
    #[must_use]
    pub fn with_lexicon(mut self, lexicon: impl Lexicon + 'static) -> Self {
        self.lexicons.push(Arc::new(lexicon));
        self
    }

    /// What other texts show: see [`Corpus`]. Default: none.
    #[must_use]
    pub fn with_corpus(mut self, corpus: impl Into<Arc<Corpus>>) -> Self {
        self.corpus = Some(corpus.into());
        self
    }

    /// How sure which evidence is. Default: [`Evidence::confidence`].
    ///
    /// ```
    /// use guillemot::{Confidence, Pipeline};
    /// use guillemot::passes::{Evidence, FusedWords};
    ///
    /// let names_are_suspect = |evidence: &Evidence| match evidence.has_name() {
    ///     true => Some(Confidence::Suspect),
    ///     false => evidence.confidence(),
    /// };
    /// let pipeline = Pipeline::builder().pass(FusedWords::new().with_levels(names_are_suspect)).build()?;
    /// assert!(!pipeline.clean("La ville de Bakhmutthéâtre. Bakhmut résiste.").is_changed());
    /// # Ok::<(), guillemot::BuildError>(())
    /// ```
    #[must_use]
    pub fn with_levels(
        mut self,
        levels: impl Fn(&Evidence) -> Option<Confidence> + Send + Sync + 'static,
    ) -> Self {
        self.levels = Some(Arc::new(levels));
        self
    }

    /// The languages that know a folded word, which was written with a capital or not.
    fn languages(&self, word: &str, is_capital: bool) -> Languages {
        self.languages_of(word, id_of(word), is_capital)
    }

    fn languages_of(&self, word: &str, id: u64, is_capital: bool) -> Languages {
        let mut languages =
            if is_capital { CommonWords::languages_of_capital(id) } else { CommonWords::languages(word, id) };
        for lexicon in &self.lexicons {
            for (language, bit) in [(Language::French, FRENCH), (Language::English, ENGLISH)] {
                let knows = |word: &str| lexicon.contains(word, language);
                if languages & bit == 0 && forms(word, is_capital, knows) {
                    languages |= bit;
                }
            }
        }
        let is_short = word.len() < SHORTEST_OF_CORPUS;
        if languages == 0 && !is_short && self.corpus_has(id, IS_WORD) { FRENCH | ENGLISH } else { languages }
    }

    /// Whether so many texts of the corpus have a word.
    fn corpus_has(&self, word: u64, texts: u32) -> bool {
        self.corpus.as_ref().is_some_and(|corpus| corpus.texts_with(word) >= texts)
    }

    fn seen(&self, document: &HashSet<u64, BuildIdHasher>, first: u64, second: u64) -> Option<Seen> {
        let pair = pair_of(first, second);
        if first == 0 || second == 0 {
            None
        } else if document.contains(&pair) {
            Some(Seen::Document)
        } else {
            self.corpus.as_ref().filter(|corpus| corpus.has_pair(pair)).map(|_| Seen::Background)
        }
    }

    fn level(&self, evidence: &Evidence) -> Option<Confidence> {
        self.levels.as_ref().map_or_else(|| evidence.confidence(), |levels| levels(evidence))
    }
}

/// Whether a lexicon knows one of the forms that a folded word may stand for: with `œ` for its first `oe`, and if a capital
/// leads it, with an accent on that.
fn forms(word: &str, is_capital: bool, knows: impl Fn(&str) -> bool) -> bool {
    if knows(word) {
        return true;
    }
    let mut buffer = [0; 64];
    let mut form = |head: &str, rest: &str| {
        let form = buffer.get_mut(..head.len() + rest.len())?;
        form[..head.len()].copy_from_slice(head.as_bytes());
        form[head.len()..].copy_from_slice(rest.as_bytes());
        if let Some(at) = memchr::memmem::find(form, b"oe") {
            'œ'.encode_utf8(&mut form[at..]);
        }
        std::str::from_utf8(form).ok().map(&knows)
    };
    let mut letters = word.chars();
    let heads: &[&str] = match letters.next() {
        Some('a' | 'à') if is_capital => &["a", "à"],
        Some('c' | 'ç') if is_capital => &["c", "ç"],
        Some('e' | 'é' | 'ê') if is_capital => &["e", "é", "ê"],
        _ if word.contains("oe") => return form("", word) == Some(true),
        _ => return false,
    };
    heads.iter().any(|head| form(head, letters.as_str()) == Some(true))
}

/// Languages, as bits.
pub(super) type Languages = u8;
pub(super) const FRENCH: Languages = 1;
pub(super) const ENGLISH: Languages = 2;

/// A word that so many texts of a corpus have is one, also as a part of another.
const IS_WORD: u32 = 3;
/// Shorter words of a corpus, in bytes, are letters and what apostrophes leave.
const SHORTEST_OF_CORPUS: usize = 3;
/// A word that so many texts of a corpus have is not fused.
const IS_WHOLE: u32 = 2;

impl Pass for FusedWords {
    fn id(&self) -> &'static str {
        "fused-words"
    }

    fn rules(&self) -> Vec<&Rule> {
        vec![&RULE]
    }

    fn phase(&self) -> Phase {
        Phase::Words
    }

    fn check(&self, doc: &Document<'_>, edits: &mut Edits<'_>) {
        doc.with_memory(|workspace: &mut Workspace| {
            workspace.find_candidates(self, doc);
            if !workspace.splits.candidates.is_empty() {
                workspace.read(doc.text());
                workspace.decide(self);
                workspace.propose(edits);
            }
        });
    }
}

/// The working memory: what one text shows.
#[derive(Debug, Default)]
struct Workspace {
    words: Vec<Word>,
    splits: Splits,
    /// In how many places the words that may be fused stand.
    counts: HashMap<u64, u32, BuildIdHasher>,
    /// Those words with a capital that may be a part.
    names: HashSet<u64, BuildIdHasher>,
    /// The pairs that may say something of a part.
    pairs: HashSet<u64, BuildIdHasher>,
    sieves: Sieves,
    /// Who waits for a pair, as lists in `waiting` by their heads.
    heads: HashMap<u64, u32, BuildIdHasher>,
    waiting: Vec<Waiting>,
    /// Candidates to be judged.
    queue: Vec<u32>,
    folded: String,
}

/// A word of the text by its number; the first and the last part of it once it is cut.
#[derive(Debug, Clone, Copy)]
struct Word {
    start: usize,
    len: usize,
    first: u64,
    last: u64,
    is_apart: bool,
}

/// What is asked of a text about its candidates: nearly all words say nothing.
#[derive(Debug, Default)]
struct Sieves {
    wholes: Sieve,
    names: Sieve,
    /// Parts that another word may stand before, and behind.
    firsts: Sieve,
    lasts: Sieve,
}

#[derive(Debug, Clone, Copy)]
struct Waiting {
    candidate: u32,
    next: u32,
}

/// How many things the lists that only texts with candidates fill have room for from the start.
const ROOM: usize = 512;

/// The end of a list.
const NONE: u32 = u32::MAX;

impl Workspace {
    /// Reads the words of the text, and finds those that no list knows and that have parts.
    fn find_candidates(&mut self, pass: &FusedWords, doc: &Document<'_>) {
        let Self { words, splits, folded, .. } = self;
        words.clear();
        splits.clear();
        for token in tokens(doc.text()) {
            let id = id_of(fold(token.word, folded));
            if token.word.len() >= splits::SHORTEST_ELIDED {
                splits.add(pass, words.len(), token, id, doc.text(), folded);
            }
            let Token { word, start, is_apart } = token;
            words.push(Word { start, len: word.len(), first: id, last: id, is_apart });
        }
    }

    /// Counts the candidates, and finds the names and the pairs that they ask for.
    fn read(&mut self, text: &str) {
        let Self {
            words,
            splits,
            counts,
            names,
            pairs,
            sieves: Sieves { wholes, names: name_sieve, firsts, lasts },
            ..
        } = self;
        counts.clear();
        names.clear();
        pairs.clear();
        // Room by the length of the text, so that no later text that is shorter asks for more.
        counts.reserve(words.len());
        names.reserve(words.len());
        pairs.reserve(words.len());
        for sieve in [&mut *wholes, &mut *name_sieve, &mut *firsts, &mut *lasts] {
            sieve.clear();
        }
        for candidate in &splits.candidates {
            wholes.add(words[candidate.index].first);
        }
        for split in &splits.list {
            if split.name.is_some() {
                name_sieve.add(split.first());
                name_sieve.add(split.last());
            }
            firsts.add(split.first());
            lasts.add(split.last());
            for (first, second) in split.pairs() {
                lasts.add(first);
                firsts.add(second);
            }
        }
        let mut candidates = splits.candidates.iter().map(|candidate| candidate.index).peekable();
        let mut before = 0;
        for (index, &Word { start, len, first: id, is_apart, .. }) in words.iter().enumerate() {
            if wholes.may_have(id) {
                *counts.entry(id).or_default() += 1;
            }
            // What may be fused itself is no name.
            let is_candidate = candidates.next_if_eq(&index).is_some();
            if !is_candidate && name_sieve.may_have(id) {
                let word = slice(text, start..start + len);
                if word.starts_with(char::is_uppercase) && word.contains(char::is_lowercase) {
                    names.insert(id);
                }
            }
            if !is_apart && (firsts.may_have(id) || lasts.may_have(before)) {
                pairs.insert(pair_of(before, id));
            }
            before = id;
        }
    }

    /// Judges the candidates until no cut is evidence for another: each new pair wakes those that wait for it.
    fn decide(&mut self, pass: &FusedWords) {
        self.heads.clear();
        self.waiting.clear();
        self.queue.clear();
        // Room for what a text of some length has, at once.
        self.heads.reserve(ROOM);
        self.waiting.reserve(ROOM);
        self.queue.reserve(ROOM);
        self.queue
            .extend((0..self.splits.candidates.len()).rev().filter_map(|index| u32::try_from(index).ok()));
        while let Some(candidate) = self.queue.pop() {
            if self.splits.candidates[candidate as usize].is_cut() {
                continue;
            }
            self.judge(pass, candidate);
            if self.splits.candidates[candidate as usize].is_cut() {
                self.cut(candidate);
            }
        }
    }

    fn judge(&mut self, pass: &FusedWords, candidate: u32) {
        let index = self.splits.candidates[candidate as usize].index;
        let id = self.words[index].first;
        if self.counts.get(&id).is_some_and(|&count| count > 1) {
            return;
        }
        let (before, behind) = self.neighbours(index);
        let mut best: Option<(Confidence, Evidence, usize)> = None;
        let mut is_tied = false;
        let range = self.splits.candidates[candidate as usize].splits.clone();
        for at in range {
            let split = self.splits.list[at];
            if split.name.is_some_and(|name| !self.names.contains(&name)) {
                continue;
            }
            let mut evidence = split.evidence;
            evidence.before = pass.seen(&self.pairs, before, split.first());
            evidence.behind = pass.seen(&self.pairs, split.last(), behind);
            evidence.between = split
                .pairs()
                .map(|(first, second)| pass.seen(&self.pairs, first, second))
                .reduce(Option::and)
                .flatten();
            let waits =
                [(evidence.before, (before, split.first())), (evidence.behind, (split.last(), behind))];
            for (_, (first, second)) in waits.into_iter().filter(|(seen, _)| seen.is_none()) {
                self.wait(candidate, first, second);
            }
            for (first, second) in split.pairs().filter(|_| evidence.between.is_none()) {
                self.wait(candidate, first, second);
            }
            if let Some(level) = pass.level(&evidence) {
                let found = best.map(|(best, ..)| level.cmp(&best));
                is_tied = found == Some(std::cmp::Ordering::Equal)
                    || is_tied && found.is_some_and(std::cmp::Ordering::is_lt);
                if found.is_none_or(std::cmp::Ordering::is_gt) {
                    best = Some((level, evidence, at));
                }
            }
        }
        self.splits.candidates[candidate as usize].verdict = best
            .map(|(level, evidence, at)| (if is_tied { Confidence::Suspect } else { level }, evidence, at));
    }

    /// The words on both sides of a word; 0 where none is near.
    fn neighbours(&self, index: usize) -> (u64, u64) {
        let before = match index.checked_sub(1) {
            Some(before) if !self.words[index].is_apart => self.words[before].last,
            _ => 0,
        };
        let behind = self.words.get(index + 1).filter(|word| !word.is_apart).map_or(0, |word| word.first);
        (before, behind)
    }

    /// Cuts a word: its parts are words of the text from now on, and neighbours.
    fn cut(&mut self, candidate: u32) {
        let Self { splits, words, .. } = self;
        let found = &splits.candidates[candidate as usize];
        let (index, Some((.., at))) = (found.index, found.verdict) else { return };
        let split = splits.list[at];
        (words[index].first, words[index].last) = (split.first(), split.last());
        let (before, behind) = self.neighbours(index);
        for (first, second) in split.pairs().chain([(before, split.first()), (split.last(), behind)]) {
            self.meet(first, second);
        }
        // The neighbours have other neighbours now.
        let near = [candidate.checked_sub(1), candidate.checked_add(1)];
        for near in near.into_iter().flatten() {
            let is_beside = |other: &splits::Candidate| other.index.abs_diff(index) == 1 && !other.is_cut();
            if self.splits.candidates.get(near as usize).is_some_and(is_beside) {
                self.queue.push(near);
            }
        }
    }

    /// Two words were met side by side.
    fn meet(&mut self, first: u64, second: u64) {
        let pair = pair_of(first, second);
        if first == 0 || second == 0 || !self.pairs.insert(pair) {
            return;
        }
        let mut at = self.heads.remove(&pair).unwrap_or(NONE);
        while let Some(&Waiting { candidate, next }) = self.waiting.get(at as usize) {
            self.queue.push(candidate);
            at = next;
        }
    }

    fn wait(&mut self, candidate: u32, first: u64, second: u64) {
        if first == 0 || second == 0 {
            return;
        }
        let Ok(at) = u32::try_from(self.waiting.len()) else { return };
        let next = self.heads.insert(pair_of(first, second), at).unwrap_or(NONE);
        self.waiting.push(Waiting { candidate, next });
    }

    fn propose(&self, edits: &mut Edits<'_>) {
        for candidate in &self.splits.candidates {
            let Some((level, evidence, at)) = candidate.verdict else { continue };
            let start = self.words[candidate.index].start;
            let Split { cuts, .. } = self.splits.list[at];
            let propose = |edits: &mut Edits<'_>| {
                for cut in cuts.into_iter().filter(|&cut| cut > 0) {
                    let at = start + usize::from(cut);
                    edits.insert(at, " ").confidence(level).because_with(|| evidence.to_string());
                }
            };
            if cuts[1] == 0 { propose(edits) } else { edits.together(propose) }
        }
    }
}

/// Whether a word that stands between the two texts touches another across a mark that should part them. What one thinks
/// of such a mark depends on the words beside it, so they stay as they are.
fn is_glued(head: &str, tail: &str) -> bool {
    let is_quote = |c: char| matches!(c, '"' | '«' | '»' | '‹' | '›' | '‘'..='‟' | '<' | '>');
    let ends = |c: char| matches!(c, '.' | '!' | '?' | '…' | ')' | ']');
    let mut next = tail.chars();
    let is_glued_behind = match next.next() {
        Some('«' | '“' | '„' | '‟' | '‹' | '‚' | '(' | '<') => true,
        Some('‘' | '’') => false,
        Some(c) if is_quote(c) || ends(c) => next.next().is_some_and(char::is_alphanumeric),
        _ => false,
    };
    // Blanks may yet be set beside a mark.
    let inner = head.trim_end_matches(is_blank);
    let outer = inner.trim_end_matches(|c| is_quote(c) || is_blank(c));
    let head = if inner.ends_with(is_quote) { outer } else { head };
    let is_glued_before = head.ends_with(ends);
    is_glued_behind || is_glued_before
}

/// Whether the word behind `head` is the first of a sentence or of a line.
fn starts_sentence(head: &str) -> bool {
    // All quotation marks are looked through alike: what they are is found out later.
    let is_mark = |c: char| {
        let is_quote = matches!(c, '"' | '\'' | '‘'..='‟' | '«' | '»' | '‹' | '›' | '<' | '>');
        is_blank(c) || is_quote || matches!(c, '(' | '[' | '—' | '–' | '-')
    };
    let head = head.trim_end_matches(is_mark);
    head.is_empty()
        || head.ends_with(['\n', '!', '?', '…', ':'])
        || head.ends_with('.') && !ends_with_title(head)
}

/// Whether a dot belongs to initials or a short title: `M.`, `Dr.`, `Mrs.`
fn ends_with_title(head: &str) -> bool {
    let head = head.trim_end_matches('.');
    let word = slice(head, head.trim_end_matches(char::is_alphabetic).len()..head.len());
    word.starts_with(char::is_uppercase) && word.chars().nth(3).is_none()
}
