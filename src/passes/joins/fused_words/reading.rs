//! Reading a text for words that may be fused, and deciding which of them are.
//!
//! The words of the text are looked up, and those that no list knows become candidates, if they have parts. The text is
//! asked once more for what speaks of these: other places of theirs, names that stand alone, words side by side. Then a work
//! list judges each; a cut makes new words and neighbours, which wake the candidates that wait for them, until none is left.

use std::collections::{HashMap, HashSet};

use crate::chars::slice;
use crate::code::is_technical;
use crate::document::Document;
use crate::edit::Edits;
use crate::locale::Language;
use crate::pass::Confidence;
use crate::passes::boilerplate::space_tells;
use crate::words::id::{BuildIdHasher, Sieve, fold, fold_into, pair_of};
use crate::words::{Class, Common, LANGUAGES, LONGEST, NAME, NUMBER, Statistics, UNKNOWN};

use super::compounds::is_compound;
use super::context::{Accents, has_hyphen, is_amid_hyphens, is_of_program, is_titled};
use super::derived::{is_prefixed, may_lack_accent};
use super::knowledge::Part;
use super::names::{is_name_like, is_named};
use super::splits::{self, Candidate, ROOM, Split, Splits};
use super::tokens::{Token, tokens};
use super::{Evidence, FusedWords};

/// Two cuts that are nearly as likely, in half bits.
const TIE: i32 = 6;

/// How often a word is judged, and the language of a line turns, at most: real texts need three or four.
const ROUNDS: u8 = 16;

/// In texts of so many words two that stand side by side tell of others that do.
const SHORT_TEXT: usize = 1500;

/// What one text shows, and what is decided of it. Its memory is kept from text to text.
#[derive(Debug, Default)]
pub(super) struct Reading {
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
    /// All lines.
    whole: Line,
    /// What is found out of the text only when it is asked.
    accents: Option<Accents>,
    is_of_code: Option<bool>,
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
    /// Where its first word starts.
    start: usize,
    /// Words in small letters, and those that each language has.
    words: u32,
    known: [u32; 2],
    /// The first candidate of the line.
    candidates: usize,
    /// How often its language became another by cuts.
    turns: u8,
    accents: Option<Accents>,
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

    /// Whether it is of a language: so it is if the text is, and else if it says so itself. Languages have words of each
    /// other, and a short line may hold nothing else.
    fn is_clearly_of(&self, language: usize, whole: &Self) -> bool {
        const MANY: u32 = 8;
        let is_clear = || self.words >= MANY && self.known[language] * 4 >= self.words * 3;
        self.is_of(language) && (whole.is_of(language) || is_clear())
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

/// The end of a list.
const NONE: u32 = u32::MAX;

impl Reading {
    /// Reads the words of the text, and finds those that no list knows and that have parts.
    pub(super) fn find_candidates(&mut self, pass: &FusedWords, doc: &Document<'_>) {
        (self.whole, self.accents, self.is_of_code) = (Line::default(), None, None);
        let Self { words, lines, splits, folded, whole, .. } = self;
        words.clear();
        lines.clear();
        splits.clear(pass);
        let text = doc.text();
        for token in tokens(text) {
            let Token { word, start, is_apart, starts_line, .. } = token;
            if starts_line {
                lines.push(Line { start, candidates: splits.candidates.len(), ..Line::default() });
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
                && !is_joined(text, start, start + word.len())
                && splits.add(pass, (words.len(), line), token, id, text, token.folded(folded));
            if !is_candidate {
                lines[line].count(classes);
            }
            let part = Part { id, classes };
            words.push(Word { start, len: word.len(), first: part, last: part, is_apart });
        }
        for line in lines {
            whole.words += line.words;
            for (all, known) in whole.known.iter_mut().zip(line.known) {
                *all += known;
            }
        }
    }

    /// Whether a word may be cut or reported, whatever the text shows. If none is, none has other neighbours.
    pub(super) fn has_hope(&self, pass: &FusedWords) -> bool {
        let may_rise = |candidate: &Candidate| {
            let splits = &self.splits.list[candidate.splits.clone()];
            splits.iter().any(|split| self.weigh(candidate.index, split).may_rise())
        };
        self.splits.candidates.iter().any(|candidate| pass.levels.is_some() || may_rise(candidate))
    }

    /// Counts the candidates, and finds the names and the pairs that they ask for.
    pub(super) fn read(&mut self, text: &str) {
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
    pub(super) fn decide(&mut self, pass: &FusedWords, doc: &Document<'_>) {
        let text = doc.text();
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
            self.spare_foreign(candidate, doc);
            self.doubt(pass, candidate, text);
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
                || !self.lines[line].is_clearly_of(split.language, &self.whole)
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

    /// Leaves a word as it is in a line that is clearly of another language than its parts: `desde`, `Quien`. No word of such
    /// a line is cut, so what its vote is stays.
    fn spare_foreign(&mut self, candidate: u32, doc: &Document<'_>) {
        let Candidate { index, verdict, .. } = &mut self.splits.candidates[candidate as usize];
        let is_foreign = |at: usize| {
            let language = doc.language_at(self.words[*index].start);
            language.is_some_and(|voted| {
                voted != Language::Other && voted != LANGUAGES[self.splits.list[at].language]
            })
        };
        if verdict.is_some_and(|(.., at)| is_foreign(at)) {
            *verdict = None;
        }
    }

    /// Looks at the text around a word that would be cut.
    fn doubt(&mut self, pass: &FusedWords, candidate: u32, text: &str) {
        let Candidate { index, line, verdict, .. } = &mut self.splits.candidates[candidate as usize];
        let Some((level, evidence, at)) = verdict else { return };
        if *level < Confidence::Likely {
            return;
        }
        let split = self.splits.list[*at];
        let Word { start, len, .. } = self.words[*index];
        let word = slice(text, start..start + len);
        let (head, tail) = word.split_at(usize::from(split.cuts[0]));
        evidence.has_affix |= !evidence.has_name && is_prefixed(fold(word, &mut self.folded), split.language);
        if LANGUAGES[split.language] == Language::French {
            let accents = accents_of(&mut self.lines[*line], &mut self.accents, text);
            evidence.is_typed_plainly = accents == Accents::Missing;
            let head = fold(head, &mut self.folded);
            evidence.has_affix |= may_lack_accent(head, tail, accents);
        }
        let (before, behind) = (slice(text, 0..start), slice(text, start + len..text.len()));
        // A capital is folded.
        let mut room = [0; LONGEST];
        let first = fold_into(head, &mut room).unwrap_or(head);
        evidence.has_affix |= is_compound(first, tail, split.language);
        let is_name_like = evidence.is_capitalised
            && evidence.starts_sentence
            && !evidence.has_name
            && is_name_like(first, tail, split.language);
        // In a long text any article stands before any noun.
        let is_told = evidence.between.is_some()
            && (evidence.behind.is_some() || self.words.len() <= SHORT_TEXT)
            && !is_named(behind);
        evidence.may_be_name = is_name_like && !is_told;
        if LANGUAGES[split.language] == Language::English || has_hyphen(before, behind) {
            evidence.is_of_code = *self.is_of_code.get_or_insert_with(|| is_technical(text));
        }
        let doubted = pass.level(evidence).filter(|_| {
            let is_name = is_titled(before, head, tail) || is_of_program(before, first, tail, behind);
            !is_name && !is_amid_hyphens(before, behind)
        });
        let most = if is_name_like { Confidence::Likely } else { Confidence::Certain };
        *level = (*level).min(most).min(doubted.unwrap_or(Confidence::Suspect));
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
        let Self { splits, words, lines, queue, whole, .. } = self;
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
        let turns = |lines: &[Line], whole: &Line| [0, 1].map(|at| lines[line].is_clearly_of(at, whole));
        let (was, text_was) = (turns(lines, whole), [0, 1].map(|at| whole.is_of(at)));
        for part in split.parts() {
            lines[line].count(part.classes);
            whole.count(part.classes);
        }
        if whole.turns < ROUNDS && text_was != [0, 1].map(|at| whole.is_of(at)) {
            whole.turns += 1;
            let uncut = splits.candidates.iter().zip(0..).filter(|(other, _)| !other.is_cut());
            queue.extend(uncut.map(|(_, at): (_, u32)| at));
        } else if lines[line].turns < ROUNDS && was != turns(lines, whole) {
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

    pub(super) fn propose(&self, edits: &mut Edits<'_>) {
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

/// So many letters without an accent are telling; more in a line, since a text has many.
const LETTERS_OF_LINE: usize = 240;
const LETTERS_OF_TEXT: usize = 120;

/// How a line is typed: by the text where it does not tell.
fn accents_of(line: &mut Line, of_text: &mut Option<Accents>, text: &str) -> Accents {
    let start = line.start;
    let accents = *line.accents.get_or_insert_with(|| {
        let rest = slice(text, start..text.len());
        Accents::of(rest.split('\n').next().unwrap_or(rest), LETTERS_OF_LINE)
    });
    match accents {
        Accents::Unseen => *of_text.get_or_insert_with(|| Accents::of(text, LETTERS_OF_TEXT)),
        _ => accents,
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
/// Whether a comma, a semicolon or a colon joins a word to another: once it was cut, the words beside that sign would be
/// others than those by which [`LostSpaces`](crate::passes::LostSpaces) has judged it.
fn is_joined(text: &str, start: usize, end: usize) -> bool {
    let byte = |at: Option<usize>| at.and_then(|at| text.as_bytes().get(at)).copied().unwrap_or(b' ');
    let is_sign = |byte: u8| matches!(byte, b',' | b';' | b':');
    let touches = |byte: u8| byte.is_ascii_alphanumeric() || byte >= 0x80 || byte == b')';
    is_sign(byte(start.checked_sub(1))) && touches(byte(start.checked_sub(2)))
        || is_sign(byte(Some(end))) && touches(byte(Some(end + 1)))
}
