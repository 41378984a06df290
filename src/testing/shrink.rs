//! Shrinking by delta debugging: what a failure doesn't need goes, halves first, then quarters, down to single
//! characters; what it needs becomes plain.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::ops::Range;

use proptest::strategy::ValueTree;
use unicode_normalization::UnicodeNormalization as _;

use crate::chars::{is_blank, slice};

/// A tree gives up when its trials come to as many bytes: a text of a megabyte would keep it busy for hours.
const MOST_BYTES: usize = 1 << 25;
/// What a trial counts besides its bytes.
const TRIAL: usize = 1 << 12;

/// The parts of a list that could go: halves, then quarters, down to single items.
#[derive(Debug, Clone, Copy)]
pub(super) struct Thinning {
    size: usize,
    at: usize,
}

impl Thinning {
    pub(super) const fn new(len: usize) -> Self {
        Self { size: len, at: 0 }
    }

    /// Starts with parts of this many items.
    const fn from_size(size: usize) -> Self {
        Self { size, at: 0 }
    }

    /// The next part of a list of `len` items.
    pub(super) fn next(&mut self, len: usize) -> Option<Range<usize>> {
        while self.at >= len {
            if self.size <= 1 {
                return None;
            }
            *self = Self::from_size(self.size.min(len).div_ceil(2));
            if len == 0 {
                return None;
            }
        }
        Some(self.at..len.min(self.at + self.size))
    }

    /// The part that was tried last must stay.
    pub(super) const fn keep(&mut self) {
        self.at += self.size;
    }
}

/// A text that shrinks while a test fails.
///
/// First fragments go, as they were put together, then single characters; then two at a time, such as the marks of a
/// quotation; at last what stays becomes plain: letters `a`, or their base letters, blanks a space, digits `0`. On texts
/// of this domain that ends at a few characters, where shrinking by fragments alone leaves some twenty.
///
/// ```
/// use guillemot::testing::TextTree;
/// use guillemot::testing::proptest::strategy::ValueTree;
///
/// let mut tree = TextTree::new(["Hier, ", "l’", "été ", "«\u{A0}meurt", "\u{202F}!"]);
/// let fails = |text: &str| text.contains('«') && text.contains('!');
/// let mut more = tree.simplify();
/// while more {
///     more = if fails(&tree.current()) { tree.simplify() } else { tree.complicate() };
/// }
/// assert_eq!(tree.current(), "«!");
/// ```
#[derive(Debug, Clone)]
pub struct TextTree {
    kept: Pieces,
    trial: Option<Pieces>,
    stage: Stage,
    /// Whether a stage since the last look at single characters made progress.
    progress: bool,
    tried: HashSet<u64>,
    /// The bytes of all trials.
    spent: usize,
}

/// A text, and where its pieces end.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Pieces {
    text: String,
    ends: Vec<usize>,
}

#[derive(Debug, Clone, Copy)]
enum Stage {
    Fragments(Thinning),
    Characters(Thinning),
    /// The two characters to leave out.
    Pairs(usize, usize),
    /// The character to make plain, and which of the ways to do so.
    Plain(usize, usize),
    Done,
}

impl TextTree {
    /// A text made of fragments.
    pub fn new<F: AsRef<str>>(fragments: impl IntoIterator<Item = F>) -> Self {
        let mut kept = Pieces { text: String::new(), ends: Vec::new() };
        for fragment in fragments {
            kept.text.push_str(fragment.as_ref());
            kept.ends.push(kept.text.len());
        }
        let stage = Stage::Fragments(Thinning::new(kept.ends.len()));
        Self { kept, trial: None, stage, progress: false, tried: HashSet::new(), spent: 0 }
    }

    /// The next text to try; `false` when there is none.
    fn advance(&mut self) -> bool {
        self.trial = None;
        while self.spent < MOST_BYTES {
            let Some(trial) = self.propose() else { break };
            self.spent += TRIAL + trial.text.len();
            let mut hasher = DefaultHasher::new();
            trial.text.hash(&mut hasher);
            if trial.text != self.kept.text && self.tried.insert(hasher.finish()) {
                self.trial = Some(trial);
                return true;
            }
            self.reject();
        }
        self.stage = Stage::Done;
        false
    }

    /// The text that the stage wants tried, going on to the next stage where one is at its end.
    fn propose(&mut self) -> Option<Pieces> {
        /// Pairs are tried on texts of no more characters.
        const PAIRED: usize = 20;
        loop {
            let len = self.kept.ends.len();
            self.stage = match &mut self.stage {
                Stage::Fragments(thinning) => {
                    if let Some(part) = thinning.next(len) {
                        return Some(self.kept.without(part));
                    }
                    self.kept.split();
                    Stage::Characters(Thinning::new(self.kept.ends.len()))
                }
                Stage::Characters(thinning) => match thinning.next(len) {
                    Some(part) => return Some(self.kept.without(part)),
                    None if len <= PAIRED => Stage::Pairs(0, 1),
                    None => Stage::Plain(0, 0),
                },
                Stage::Pairs(first, second) => {
                    let (first, second) = (*first, *second);
                    if second < len {
                        return Some(self.kept.without(second..second + 1).without(first..first + 1));
                    }
                    if first + 2 < len { Stage::Pairs(first + 1, first + 2) } else { Stage::Plain(0, 0) }
                }
                Stage::Plain(at, way) => {
                    let (at, way) = (*at, *way);
                    if at < len {
                        match self.kept.plainer(at, way) {
                            Some(plainer) => return Some(plainer),
                            None => Stage::Plain(at + 1, 0),
                        }
                    } else if std::mem::take(&mut self.progress) {
                        Stage::Characters(Thinning::from_size(2))
                    } else {
                        Stage::Done
                    }
                }
                Stage::Done => return None,
            };
        }
    }

    /// What was tried last must not be.
    fn reject(&mut self) {
        match &mut self.stage {
            Stage::Fragments(thinning) | Stage::Characters(thinning) => thinning.keep(),
            Stage::Pairs(_, second) => *second += 1,
            Stage::Plain(_, way) => *way += 1,
            Stage::Done => {}
        }
    }

    /// What was tried last is the new text.
    fn accept(&mut self) {
        match &mut self.stage {
            Stage::Pairs(..) => {
                self.progress = true;
                self.stage = Stage::Pairs(0, 1);
            }
            Stage::Plain(at, _) => {
                self.progress = true;
                self.stage = Stage::Plain(*at + 1, 0);
            }
            Stage::Fragments(_) | Stage::Characters(_) | Stage::Done => {}
        }
    }
}

impl ValueTree for TextTree {
    type Value = String;

    fn current(&self) -> String {
        self.trial.as_ref().unwrap_or(&self.kept).text.clone()
    }

    fn simplify(&mut self) -> bool {
        if let Some(trial) = self.trial.take() {
            self.kept = trial;
            self.accept();
        }
        self.advance()
    }

    fn complicate(&mut self) -> bool {
        if self.trial.take().is_none() {
            return false;
        }
        self.reject();
        self.advance()
    }
}

impl Pieces {
    fn range(&self, pieces: &Range<usize>) -> Range<usize> {
        let end = |count: usize| count.checked_sub(1).map_or(0, |last| self.ends[last]);
        end(pieces.start)..end(pieces.end)
    }

    fn without(&self, pieces: Range<usize>) -> Self {
        let gone = self.range(&pieces);
        let mut text = String::with_capacity(self.text.len() - gone.len());
        text.push_str(slice(&self.text, 0..gone.start));
        text.push_str(slice(&self.text, gone.end..self.text.len()));
        let after = self.ends[pieces.end..].iter().map(|end| end - gone.len());
        let ends = self.ends[..pieces.start].iter().copied().chain(after).collect();
        Self { text, ends }
    }

    /// Makes each character a piece.
    fn split(&mut self) {
        self.ends = self.text.char_indices().map(|(at, c)| at + c.len_utf8()).collect();
    }

    /// The text with the character of a piece made plain, in one of the ways to do so.
    fn plainer(&self, piece: usize, way: usize) -> Option<Self> {
        let range = self.range(&(piece..piece + 1));
        let old = slice(&self.text, range.clone()).chars().next()?;
        let new = plainer(old).nth(way)?;
        let mut text = self.text.clone();
        text.replace_range(range, new.encode_utf8(&mut [0; 4]));
        let mut plainer = Self { text, ends: Vec::new() };
        plainer.split();
        Some(plainer)
    }
}

/// The characters that are plainer than another, the plainest first.
fn plainer(c: char) -> impl Iterator<Item = char> {
    let base = std::iter::once(c).nfd().next();
    let lower = c.to_lowercase().next();
    let both = base.and_then(|base| base.to_lowercase().next());
    let ways = [Some('a'), Some(' '), Some('\n'), Some('0'), Some('A'), both, base, lower];
    ways.into_iter().flatten().filter(move |&way| rank(way) < rank(c))
}

/// How far a character is from plain.
fn rank(c: char) -> u8 {
    match c {
        'a' => 0,
        ' ' => 1,
        '\n' => 2,
        '0' => 3,
        'A' => 4,
        'b'..='z' => 5,
        'B'..='Z' => 6,
        '!'..='~' => 7,
        _ if c.is_lowercase() => 8,
        _ if c.is_alphabetic() => 9,
        _ if is_blank(c) => 10,
        _ => 11,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Shrinks a text while the test fails; the text that is left, and how often the test ran.
    fn shrunk(fragments: &[&str], fails: impl Fn(&str) -> bool) -> (String, usize) {
        let mut tree = TextTree::new(fragments);
        assert!(fails(&tree.current()));
        let mut runs = 0;
        let mut more = tree.simplify();
        while more {
            runs += 1;
            more = if fails(&tree.current()) { tree.simplify() } else { tree.complicate() };
        }
        assert!(fails(&tree.current()), "shrinking ends at a failure");
        assert!(!tree.complicate() && !tree.simplify(), "and stays there");
        (tree.current(), runs)
    }

    #[test]
    fn what_is_not_needed_goes() {
        let fragments = ["Un ", "mot ", "«\u{A0}Été\u{A0}» ", "et ", "Là\u{202F}! ", "Puis ", "rien.\r\n"];
        assert_eq!(shrunk(&fragments, |_| true).0, "");
        assert_eq!(shrunk(&fragments, |text| text.contains('!')).0, "!");
        assert_eq!(shrunk(&fragments, |text| text.contains('\u{202F}') && text.contains('t')).0, "t\u{202F}");
        assert_eq!(shrunk(&fragments, |text| text.chars().count() > 3).0, "aaaa");
        assert_eq!(shrunk(&fragments, |text| text.chars().any(char::is_uppercase)).0, "A");
        assert_eq!(shrunk(&fragments, |text| text.chars().any(char::is_whitespace)).0, " ");
    }

    #[test]
    fn marks_go_in_pairs() {
        let text = ["«", "a ", "«", "b", "»", " c", "»"];
        let is_paired = |text: &str| {
            let count = |mark| text.matches(mark).count();
            count('«') == count('»') && count('«') > 0
        };
        assert_eq!(shrunk(&text, is_paired).0, "«»");
    }

    #[test]
    fn long_texts_shrink_in_few_runs() {
        let fragments = vec!["mot été «\u{A0}"; 200];
        let (text, runs) = shrunk(&fragments, |text| text.matches('«').count() >= 2);
        assert_eq!(text, "««");
        assert!(runs < 100, "{runs} runs");
        let (text, runs) = shrunk(&vec!["a"; 100_000], |text| text.len() > 60_000);
        assert!(text.len() > 60_000 && runs <= MOST_BYTES / 60_000, "{} bytes, {runs} runs", text.len());
    }
}
