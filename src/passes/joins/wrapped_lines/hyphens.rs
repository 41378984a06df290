//! Words that a hyphen and a line end part: `exem-` `ple`, and `demi-` `porte`.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use crate::chars::{before, letters_after, letters_before, slice};
use crate::pass::Confidence;
use crate::passes::joins::fused_words::tokens::tokens;
use crate::words::Lexicon;
use crate::words::id::{BuildIdHasher, fold, id_of, pair_of};
use crate::words::{Common, LANGUAGES};

/// Prefixes that make a word with the next, without a hyphen.
const PREFIXES: [&str; 7] = ["de", "dis", "en", "in", "mis", "re", "un"];

/// Whether the second word is a pronoun or an adverb that follows its verb with a hyphen (`allez-` `vous`, `dit-` `elle`)
/// and that no syllable of a word is like.
fn is_inverted(first: &str, second: &str) -> bool {
    match second {
        "vous" => first.ends_with(['z', 's']),
        "je" | "moi" | "toi" | "lui" | "leur" | "là" | "même" | "mêmes" => true,
        "nous" => first.ends_with("ons") || first.ends_with("mes"),
        "il" | "elle" | "ils" | "elles" | "on" => first.ends_with(['t', 'd']),
        _ => false,
    }
}

/// What becomes of the two parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joined {
    Whole,
    Hyphenated,
}

/// What is known of words at line ends.
pub(super) struct Hyphens<'p> {
    lexicons: &'p [Arc<dyn Lexicon>],
    text: &'p str,
    /// The words of the text, and those that a hyphen joins; read when first asked for.
    seen: Option<Seen>,
    folded: String,
}

#[derive(Default)]
struct Seen {
    words: HashSet<u64, BuildIdHasher>,
    hyphenated: HashSet<u64, BuildIdHasher>,
}

impl Seen {
    fn of(text: &str) -> Self {
        let mut seen = Self::default();
        let mut folded = String::new();
        seen.words.extend(tokens(text).map(|token| token.id(&mut folded)));
        for at in memchr::memchr_iter(b'-', text.as_bytes()) {
            let (start, end) = (letters_before(text, at), letters_after(text, at + 1));
            if start < at && at + 1 < end {
                let first = id_of(fold(slice(text, start..at), &mut folded));
                let second = id_of(fold(slice(text, at + 1..end), &mut folded));
                seen.hyphenated.insert(pair_of(first, second));
            }
        }
        seen
    }
}

impl<'p> Hyphens<'p> {
    pub(super) fn new(lexicons: &'p [Arc<dyn Lexicon>], text: &'p str) -> Self {
        Self { lexicons, text, seen: None, folded: String::new() }
    }

    /// What becomes of the hyphen before a line end, how sure that is and why; `None` when no word is parted.
    pub(super) fn judge(&mut self, gap: Range<usize>) -> Option<(Joined, Confidence, &'static str)> {
        use Confidence::{Certain, Likely, Suspect};
        let parts = super::parts(self.text, &gap)?;
        // `rez-de-` `chaussée`
        let follows_hyphen = before(self.text, parts[0].start) == Some('-');
        let [first, second] = parts.map(|part| slice(self.text, part));
        let whole = [first, second].concat();
        let is_capital = |word: &str| word.starts_with(char::is_uppercase);
        let is_shouted = whole.chars().nth(1).is_some() && whole.chars().all(char::is_uppercase);
        if is_capital(second) && !is_shouted {
            let reason = "both parts are names";
            return is_capital(first).then_some((Joined::Hyphenated, Likely, reason));
        }
        if first.chars().nth(1).is_none() {
            return Some((Joined::Hyphenated, Likely, "a letter between hyphens"));
        }
        let ids = [first, second, &whole].map(|word| id_of(fold(word, &mut self.folded)));
        let are_words = self.knows(first) && self.knows(second);
        let is_word = self.knows(&whole);
        let is_prefix = !follows_hyphen && PREFIXES.contains(&&*first.to_lowercase());
        let text = self.text;
        let seen = self.seen.get_or_insert_with(|| Seen::of(text));
        let is_hyphenated = seen.hyphenated.contains(&pair_of(ids[0], ids[1]));
        let is_seen = seen.words.contains(&ids[2]);
        Some(match (is_hyphenated, is_seen) {
            (true, false) => (Joined::Hyphenated, Certain, "the text has the hyphen elsewhere"),
            (false, true) => (Joined::Whole, Certain, "the text has the whole word elsewhere"),
            _ if is_word && !are_words => {
                (Joined::Whole, Certain, "the whole is a word, and its parts are none")
            }
            _ if !is_word && is_inverted(first, second) => {
                (Joined::Hyphenated, Likely, "a pronoun behind its verb")
            }
            _ if is_prefix && self.knows(second) => {
                (Joined::Whole, Likely, "a prefix that no hyphen follows")
            }
            // `vidéo-` `surveillance` is a word of two parts that is rather written as one.
            _ if is_word && !first.ends_with(['o', 'é']) && self.is_rare(&whole) => {
                (Joined::Whole, Suspect, "the whole is a rare word, and its parts are words")
            }
            _ if is_word => (Joined::Whole, Likely, "the whole is a word"),
            _ if are_words => (Joined::Hyphenated, Likely, "both parts are words, and the whole is none"),
            _ => (Joined::Whole, Suspect, "neither the whole nor both parts are known"),
        })
    }

    /// Whether no built-in list has a word, or has it among the rarest only.
    fn is_rare(&mut self, word: &str) -> bool {
        /// What the rarest words cost.
        const RAREST: i32 = 40;
        let common = Common::find(id_of(fold(word, &mut self.folded)));
        common.is_none_or(|common| {
            (0..LANGUAGES.len()).all(|at| common.class(at).is_none() || common.cost(at) >= RAREST)
        })
    }

    fn knows(&mut self, word: &str) -> bool {
        let word = fold(word, &mut self.folded);
        let has = |lexicon: &Arc<dyn Lexicon>| {
            LANGUAGES.into_iter().any(|language| lexicon.contains(word, language))
        };
        Common::find(id_of(word)).is_some() || self.lexicons.iter().any(has)
    }
}
