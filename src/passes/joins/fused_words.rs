//! Words that lost the space between them: `Kerlouanthéâtre`, `lebillet`.

use std::collections::{HashMap, HashSet};
use std::fmt;
use std::sync::Arc;

use crate::chars::slice;
use crate::document::Document;
use crate::edit::Edits;
use crate::pass::{Confidence, Pass, Phase, Rule};
use crate::passes::boilerplate::space_tells;

use super::corpus::Corpus;
use super::lexicon::Lexicon;
use super::word_id::{BuildIdHasher, Sieve, id_of, id_of_written, pair_of};
use super::words::{Class, Common, EDGE, LANGUAGES, Languages, NAME, NUMBER, Statistics, UNKNOWN};

mod evidence;
mod glue;
mod splits;
pub(super) mod tokens;

pub use evidence::{Evidence, Seen};
use splits::{Candidate, Split, Splits};
use tokens::{Token, tokens};

static RULE: Rule = Rule::new("joins/fused-words", "A space parts two words that extraction joined.")
    .example(
        "Le port de Kerlouan. À Kerlouanthéâtre des régates.",
        "Le port de Kerlouan. À Kerlouan théâtre des régates.",
    );

/// Parts words that extraction joined, by evidence.
///
/// A word is looked at when no list knows it, it stands once in the text, most words of its line are of one language, and
/// it can be cut into parts that are words of that language (or one word and one name that stands alone elsewhere in the
/// text). That alone says little: `leaderboard`, `métadonnées` and `pourquoi` are such. What decides is how much likelier
/// the parts are than the whole: how common they are, whether such words go with each other and with the words beside them,
/// and whether the letters look like one word. All of this is counted in the built-in [`CommonWords`](super::CommonWords). It weighs more when the same words
/// stand side by side elsewhere, in the same text or in a [`Corpus`] that the caller had it learn from. How sure that
/// makes an [`Evidence`] is said by [`Evidence::confidence`], or by the caller ([`with_levels`](Self::with_levels)). Where
/// two cuts are nearly alike, the word is only reported.
///
/// A lexicon ([`with_lexicon`](Self::with_lexicon)) makes both more words unknown as a whole known, and more parts words.
///
/// A cut is evidence for the next one, within one run: `surlequai` and `lequaidu` may help each other.
///
/// The pass looks up every word: it is by far the slowest of the built-in ones, at some sixty
/// megabytes a second. It
/// is for French and English; German, which makes words of words, is not cut.
///
/// ```
/// use guillemot::Pipeline;
/// use guillemot::passes::FusedWords;
///
/// let pipeline = Pipeline::builder().pass(FusedWords::new()).build()?;
/// let cleaned = pipeline.clean("La ville de Kerlouanthéâtre des combats. Kerlouan résiste.");
/// assert_eq!(cleaned.as_str(), "La ville de Kerlouan théâtre des combats. Kerlouan résiste.");
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
    /// The pass with the built-in [`CommonWords`](super::CommonWords), without a corpus.
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
    /// let brands = |word: &str, _: Language| word == "kerlouanthéâtre";
    /// let pipeline = Pipeline::builder().pass(FusedWords::new().with_lexicon(brands)).build()?;
    /// assert!(!pipeline.clean("La ville de Kerlouanthéâtre. Kerlouan résiste.").is_changed());
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
    /// assert!(!pipeline.clean("La ville de Kerlouanthéâtre. Kerlouan résiste.").is_changed());
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

    /// Whether it knows words besides the built-in ones.
    fn knows_more(&self) -> bool {
        self.corpus.is_some() || !self.lexicons.is_empty()
    }

    /// What is known of a folded word.
    fn look_up(&self, word: &str) -> Known {
        let id = id_of(word);
        let mut known = Known { part: Part { id, classes: [UNKNOWN; 2] }, ..Known::default() };
        if let Some(common) = Common::find(id) {
            known.languages = common.languages();
            for language in 0..LANGUAGES.len() {
                if let Some(class) = common.class(language) {
                    known.part.classes[language] = class;
                    known.costs[language] = common.cost(language);
                }
            }
        }
        for lexicon in &self.lexicons {
            for (at, language) in LANGUAGES.into_iter().enumerate() {
                let knows = |word: &str| lexicon.contains(word, language);
                if known.languages & 1 << at == 0
                    && (knows(word) || with_ligature(word, &mut [0; 64]).is_some_and(knows))
                {
                    known.languages |= 1 << at;
                }
            }
        }
        if known.languages == 0 && word.len() >= SHORTEST_OF_CORPUS && self.corpus_has(id, IS_WORD) {
            known.languages = Languages::MAX;
        }
        known.is_letter = word.chars().nth(1).is_none();
        known
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

/// A folded word with `œ` for its first `oe`, as lexicons have it.
fn with_ligature<'b>(word: &str, buffer: &'b mut [u8]) -> Option<&'b str> {
    let at = memchr::memmem::find(word.as_bytes(), b"oe")?;
    let buffer = buffer.get_mut(..word.len())?;
    buffer.copy_from_slice(word.as_bytes());
    'œ'.encode_utf8(&mut buffer[at..]);
    std::str::from_utf8(buffer).ok()
}

/// A word as its neighbours see it.
#[derive(Debug, Clone, Copy, Default)]
struct Part {
    id: u64,
    /// In each of the languages.
    classes: [Class; 2],
}

impl Part {
    /// Nothing: the end of a row of neighbours.
    const EDGE: Self = Self { id: 0, classes: [EDGE; 2] };
}

/// What the lists, the lexicons and the corpus know of a word.
#[derive(Debug, Clone, Copy)]
struct Known {
    /// The languages that have the word.
    languages: Languages,
    part: Part,
    /// What it costs in each of the languages, in half bits.
    costs: [i32; 2],
    is_letter: bool,
    /// Whether it often makes words of words.
    is_affix: bool,
    /// Whether it makes nouns of verbs that stand before it.
    is_particle: bool,
}

impl Known {
    /// A name of the text, by its folded form.
    fn name(id: u64) -> Self {
        let part = Part { id, classes: [NAME; 2] };
        Self { languages: Languages::MAX, part, costs: [COST_OF_NAME; 2], ..Self::default() }
    }

    /// Whether the built-in list of a language doesn't have it.
    fn is_rare(&self, language: usize) -> bool {
        self.part.classes[language] <= NUMBER
    }

    /// Whether it is one of the commonest words of a language, and nothing else.
    fn is_common(&self, language: usize) -> bool {
        self.costs[language] <= COST_OF_COMMON && !self.is_letter && !self.is_affix
    }
}

impl Default for Known {
    fn default() -> Self {
        Self {
            languages: 0,
            part: Part::EDGE,
            costs: [COST_OF_RARE; 2],
            is_letter: false,
            is_affix: false,
            is_particle: false,
        }
    }
}

/// What a name costs that stands alone elsewhere in the text, in half bits.
const COST_OF_NAME: i32 = 20;

/// What the commonest words cost at most: some hundred of each language.
const COST_OF_COMMON: i32 = 19;

/// What a word costs that is in no list but in a lexicon or a corpus, in half bits.
const COST_OF_RARE: i32 = 44;

/// A word that so many texts of a corpus have is one, also as a part of another.
const IS_WORD: u32 = 3;
/// Shorter words of a corpus, in bytes, are letters and what apostrophes leave.
const SHORTEST_OF_CORPUS: usize = 3;
/// Two cuts that are nearly as likely, in half bits.
const TIE: i32 = 6;

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
            if workspace.has_hope(self) {
                workspace.read(doc.text());
                workspace.decide(self, doc.text());
                workspace.propose(edits);
            }
        });
    }
}

/// How often a word is judged, and the language of a line turns, at most: real texts need three or four.
const ROUNDS: u8 = 16;

/// The working memory: what one text shows.
#[derive(Debug, Default)]
struct Workspace {
    words: Vec<Word>,
    /// Those lines that hold words.
    lines: Vec<Line>,
    splits: Splits,
    /// In how many places the words that may be fused stand.
    counts: HashMap<u64, u32, BuildIdHasher>,
    /// Those words with a capital that may be a part, as they are written.
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

/// A word of the text; the first and the last part of it once it is cut.
#[derive(Debug, Clone, Copy)]
struct Word {
    start: usize,
    len: usize,
    first: Part,
    last: Part,
    is_apart: bool,
}

/// The words of a line, without those that may be fused, until these are cut.
#[derive(Debug, Clone, Copy, Default)]
struct Line {
    /// Words in small letters, and those that each language has.
    words: u32,
    known: [u32; 2],
    /// The first candidate of the line.
    candidates: usize,
    /// How often its language became another by cuts.
    turns: u8,
}

impl Line {
    fn count(&mut self, classes: [Class; 2]) {
        if classes == [NAME; 2] || classes == [NUMBER; 2] {
            return;
        }
        self.words += 1;
        for (known, class) in self.known.iter_mut().zip(classes) {
            *known += u32::from(class > NUMBER);
        }
    }

    /// Whether most words may be of a language.
    fn is_of(&self, language: usize) -> bool {
        self.known[language] * 5 >= self.words * 3
    }
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
        let Self { words, lines, splits, folded, .. } = self;
        words.clear();
        lines.clear();
        splits.clear();
        let text = doc.text();
        for token in tokens(text) {
            let Token { word, start, is_apart, starts_line, .. } = token;
            if starts_line {
                lines.push(Line { candidates: splits.candidates.len(), ..Line::default() });
            }
            let line = lines.len() - 1;
            let id = token.id(folded);
            let classes = match Common::find(id) {
                Some(common) => [0, 1].map(|language| common.class(language).unwrap_or(UNKNOWN)),
                None => [class_of_unknown(word); 2],
            };
            let is_candidate = classes[0] <= NAME
                && classes[1] <= NAME
                && word.len() >= splits::SHORTEST_ELIDED
                && splits.add(pass, (words.len(), line), token, id, text, token.folded(folded));
            if !is_candidate {
                lines[line].count(classes);
            }
            let part = Part { id, classes };
            words.push(Word { start, len: word.len(), first: part, last: part, is_apart });
        }
    }

    /// Whether a word may be cut or reported, whatever the text shows. If none is, none has other neighbours.
    fn has_hope(&self, pass: &FusedWords) -> bool {
        let may_rise = |candidate: &Candidate| {
            let splits = &self.splits.list[candidate.splits.clone()];
            splits.iter().any(|split| self.weigh(candidate.index, split).may_rise())
        };
        self.splits.candidates.iter().any(|candidate| pass.levels.is_some() || may_rise(candidate))
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
            wholes.add(words[candidate.index].first.id);
        }
        for split in &splits.list {
            if split.name.is_some() {
                name_sieve.add(split.first().id);
                name_sieve.add(split.last().id);
            }
            firsts.add(split.first().id);
            lasts.add(split.last().id);
            for (first, second) in split.pairs() {
                lasts.add(first);
                firsts.add(second);
            }
        }
        let mut candidates = splits.candidates.iter().map(|candidate| candidate.index).peekable();
        let mut before = 0;
        for (index, &Word { start, len, first: Part { id, .. }, is_apart, .. }) in words.iter().enumerate() {
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
    fn decide(&mut self, pass: &FusedWords, text: &str) {
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
            let judged = &mut self.splits.candidates[candidate as usize];
            if judged.is_cut() || judged.rounds == ROUNDS {
                continue;
            }
            judged.rounds += 1;
            self.judge(pass, candidate);
            self.spare_line(candidate, text);
            if self.splits.candidates[candidate as usize].is_cut() {
                self.cut(candidate);
            }
        }
    }

    fn judge(&mut self, pass: &FusedWords, candidate: u32) {
        let Candidate { index, line, ref splits, .. } = self.splits.candidates[candidate as usize];
        let id = self.words[index].first.id;
        if self.counts.get(&id).is_some_and(|&count| count > 1) {
            return;
        }
        let (before, behind) = self.neighbours(index);
        let mut best: Option<(Confidence, Evidence, usize)> = None;
        let mut rival: Option<(Confidence, Evidence, usize)> = None;
        for at in splits.clone() {
            let split = self.splits.list[at];
            // A cut never makes a word stand twice, which would be another fault.
            let is_doubled_within =
                !split.evidence.is_case_joint && split.pairs().any(|(first, second)| first == second);
            if split.first().id == before.id || split.last().id == behind.id || is_doubled_within {
                continue;
            }
            if split.name.is_some_and(|name| !self.names.contains(&name))
                || !self.lines[line].is_of(split.language)
            {
                continue;
            }
            let mut evidence = self.weigh(index, &split);
            let (first, last) = (split.first().id, split.last().id);
            let seen = |first: u64, second: u64| pass.seen(&self.pairs, first, second);
            let across = split.pairs().map(|(first, second)| seen(first, second));
            evidence.see(seen(before.id, first), seen(last, behind.id), across.reduce(Option::and).flatten());
            let waits = [(before.id, first), (last, behind.id)];
            for (first, second) in waits.into_iter().chain(split.pairs()) {
                if !self.pairs.contains(&pair_of(first, second)) {
                    self.wait(candidate, first, second);
                }
            }
            let Some(level) = pass.level(&evidence) else { continue };
            let found = Some((level, evidence, at));
            let is_better =
                |other: &(Confidence, Evidence, usize)| (level, evidence.weight) > (other.0, other.1.weight);
            let is_same_cut =
                |other: &(Confidence, Evidence, usize)| self.splits.list[other.2].cuts == split.cuts;
            if best.as_ref().is_none_or(is_better) {
                if !best.as_ref().is_some_and(is_same_cut) {
                    rival = best;
                }
                best = found;
            } else if !best.as_ref().is_some_and(is_same_cut) && rival.as_ref().is_none_or(is_better) {
                rival = found;
            }
        }
        self.splits.candidates[candidate as usize].verdict = best.map(|(level, evidence, at)| {
            let is_tied = rival.is_some_and(|(_, other, _)| evidence.weight - other.weight < TIE);
            (if is_tied { Confidence::Suspect } else { level }, evidence, at)
        });
    }

    /// Leaves a word as it is when a cut may make boilerplate of its line, which is another pass's to find first.
    fn spare_line(&mut self, candidate: u32, text: &str) {
        let candidate = &mut self.splits.candidates[candidate as usize];
        let start = self.words[candidate.index].start;
        if let Some((level, _, at)) = &mut candidate.verdict
            && *level >= Confidence::Likely
        {
            let mut cuts = self.splits.list[*at].cuts.into_iter().filter(|&cut| cut > 0);
            if cuts.any(|cut| space_tells(text, start + usize::from(cut))) {
                *level = Confidence::Suspect;
            }
        }
    }

    /// The evidence for a split that the words on both sides of it give.
    fn weigh(&self, index: usize, split: &Split) -> Evidence {
        let (before, behind) = self.neighbours(index);
        let statistics = Statistics::of(split.language);
        let company = |first: Class, second: Class| statistics.company(first, second);
        let [before, first, last, behind] =
            [before, split.first(), split.last(), behind].map(|part| part.classes[split.language]);
        let parts = company(before, first) + company(last, behind);
        let whole = company(before, UNKNOWN) + company(UNKNOWN, behind);
        Evidence { weight: split.evidence.weight + parts - whole, ..split.evidence }
    }

    /// The words on both sides of a word.
    fn neighbours(&self, index: usize) -> (Part, Part) {
        let before = match index.checked_sub(1) {
            Some(before) if !self.words[index].is_apart => self.words[before].last,
            _ => Part::EDGE,
        };
        let behind =
            self.words.get(index + 1).filter(|word| !word.is_apart).map_or(Part::EDGE, |word| word.first);
        (before, behind)
    }

    /// Cuts a word: its parts are words of the text from now on, and neighbours.
    fn cut(&mut self, candidate: u32) {
        let Self { splits, words, lines, queue, .. } = self;
        let found = &splits.candidates[candidate as usize];
        let (index, line, Some((.., at))) = (found.index, found.line, found.verdict) else { return };
        let split = splits.list[at];
        (words[index].first, words[index].last) = (split.first(), split.last());
        // The neighbours have other neighbours now.
        let near = [candidate.checked_sub(1), candidate.checked_add(1)];
        for near in near.into_iter().flatten() {
            let is_beside = |other: &Candidate| other.index.abs_diff(index) == 1 && !other.is_cut();
            if splits.candidates.get(near as usize).is_some_and(is_beside) {
                queue.push(near);
            }
        }
        // With more words that are known, a line may become one of a language.
        let was = [0, 1].map(|language| lines[line].is_of(language));
        for part in split.parts() {
            lines[line].count(part.classes);
        }
        if lines[line].turns < ROUNDS && was != [0, 1].map(|language| lines[line].is_of(language)) {
            lines[line].turns += 1;
            let candidates = splits.candidates[lines[line].candidates..].iter().zip(lines[line].candidates..);
            let of_line = candidates.take_while(|(other, _)| other.line == line);
            let uncut = of_line.filter(|(other, _)| !other.is_cut()).map(|(_, at)| at);
            queue.extend(uncut.filter_map(|at| u32::try_from(at).ok()));
        }
        let (before, behind) = self.neighbours(index);
        let sides = [(before.id, split.first().id), (split.last().id, behind.id)];
        for (first, second) in split.pairs().chain(sides) {
            self.meet(first, second);
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

/// The class of a word that no list has.
fn class_of_unknown(word: &str) -> Class {
    if word.contains(|c: char| c.is_numeric()) {
        NUMBER
    } else if word.starts_with(char::is_uppercase) {
        NAME
    } else {
        UNKNOWN
    }
}
