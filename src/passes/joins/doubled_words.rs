//! Words that stand twice: `le le port`.

use crate::chars::{
    after, before, blanks_after, blanks_before, is_blank, is_quotation_mark, letters_after, letters_before,
    slice, word_after, word_before,
};
use crate::document::Document;
use crate::edit::Edits;
use crate::pass::{Confidence, Pass, Phase, Rule};
use crate::words::id::{fold_into, id_of};
use crate::words::{Common, LONGEST};

static RULE: Rule = Rule::new("joins/doubled-word", "A word that stands twice by mistake stands once.")
    .example("On longe les les quais du port.", "On longe les quais du port.");

/// Takes out the second of two words that stand side by side by mistake, as in `les les quais`. No preset has it.
///
/// Certain are only articles and the like, prepositions and conjunctions that no sentence has twice (`les`, `dans`, `cette`,
/// `the`, `of`; not `du` and `des`, which German has), twice and not thrice, and not as words in quotation marks. Other common words are reported. Never `nous nous`, `vous vous`, `that that`, `had had`,
/// nor what people say twice (`très très`, `non non`).
///
/// ```
/// use guillemot::Pipeline;
/// use guillemot::passes::DoubledWords;
///
/// let pipeline = Pipeline::builder().pass(DoubledWords::new()).build()?;
/// assert_eq!(pipeline.clean("Il est dans dans le port.").as_str(), "Il est dans le port.");
/// assert!(!pipeline.clean("Nous nous levons, vous vous levez.").is_changed());
/// # Ok::<(), guillemot::BuildError>(())
/// ```
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct DoubledWords;

impl DoubledWords {
    /// The pass; it has no options. It costs a look at each blank.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }
}

/// Words that no sentence has twice, in any language that has them.
const NEVER_TWICE: [&str; 29] = [
    "and", "aux", "avec", "because", "ces", "cet", "cette", "chez", "dans", "de", "dont", "entre", "et",
    "from", "into", "le", "les", "of", "parce", "pour", "sans", "ses", "sous", "sur", "the", "their", "vers",
    "your", "à",
];

/// Words that sentences have twice.
const OFTEN_TWICE: [&str; 34] = [
    "beaucoup",
    "bien",
    "bon",
    "bye",
    "encore",
    "fort",
    "had",
    "ha",
    "her",
    "ho",
    "hé",
    "is",
    "jamais",
    "la",
    "long",
    "longtemps",
    "many",
    "more",
    "no",
    "non",
    "nous",
    "oui",
    "petit",
    "plus",
    "que",
    "so",
    "that",
    "toujours",
    "tout",
    "trop",
    "très",
    "very",
    "vite",
    "vous",
];

impl Pass for DoubledWords {
    fn id(&self) -> &'static str {
        "doubled-words"
    }

    fn rules(&self) -> Vec<&Rule> {
        vec![&RULE]
    }

    fn phase(&self) -> Phase {
        Phase::Letters
    }

    fn check(&self, doc: &Document<'_>, edits: &mut Edits<'_>) {
        let text = doc.text();
        let mut end = 0;
        while let Some(found) =
            memchr::memchr3(b' ', 0xC2, 0xE2, text.as_bytes().get(end..).unwrap_or_default())
        {
            let at = end + found;
            end = at + 1;
            if text.is_char_boundary(at) && after(text, at).is_some_and(is_blank) {
                let blanks = blanks_after(text, at);
                judge(doc, at, blanks, edits);
                end = blanks;
            }
        }
    }
}

/// Judges the words on both sides of the blanks from `at` to `next`.
fn judge(doc: &Document<'_>, at: usize, next: usize, edits: &mut Edits<'_>) {
    let text = doc.text();
    let bytes = text.as_bytes();
    if at == 0 || bytes.get(next).is_none_or(u8::is_ascii_uppercase) {
        return;
    }
    let (start, end) = (letters_before(text, at), letters_after(text, next));
    let (first, second) = (slice(text, start..at), slice(text, next..end));
    if first.len() != second.len() || first.is_empty() {
        return;
    }
    let mut buffers = [[0; LONGEST]; 2];
    let [one, two] = &mut buffers;
    let (Some(word), Some(same)) = (fold_into(first, one), fold_into(second, two)) else { return };
    if word != same || second.chars().any(char::is_uppercase) {
        return;
    }
    let is_known = Common::find(id_of(word)).is_some() && !OFTEN_TWICE.contains(&word);
    if !is_known || touches(text, start, end) || slice(text, at..next).contains('\t') {
        return;
    }
    // `de de Gaulle`
    let is_before_name = after(text, blanks_after(text, end)).is_some_and(char::is_uppercase);
    // Words that are spoken of: `le mot « de de »`.
    let quotes = |c: Option<char>| c.is_some_and(|c| is_quotation_mark(c) || matches!(c, '\'' | '’'));
    let is_quoted =
        quotes(before(text, blanks_before(text, start))) && quotes(after(text, blanks_after(text, end)));
    // A later pass may make `À à` of `A à`.
    let may_be_right = is_quoted || first.starts_with('À') || word == "de" && is_before_name;
    let is_error = NEVER_TWICE.contains(&word) && !may_be_right;
    if is_error && !is_third(text, start, end, word) {
        edits.delete(at..end).confidence(Confidence::Certain).because("no sentence has this word twice");
    } else {
        edits.flag(start..end).confidence(Confidence::Suspect).because("the word stands twice");
    }
}

/// Whether more is joined to the words, which makes other words of them: `là-dans dans`, `l’un un`, `à à-coups`.
fn touches(text: &str, start: usize, end: usize) -> bool {
    let is_apostrophe = |c: char| matches!(c, '\'' | '’' | '‘' | '´' | '`');
    let is_joint = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '/' | '@' | '&');
    let (lead, follower) = (before(text, start), after(text, end));
    // An apostrophe that no letter touches is a quotation mark, and may become another.
    let elides = |c: Option<char>, beyond: Option<char>| {
        c.is_some_and(is_apostrophe) && beyond.is_some_and(char::is_alphabetic)
    };
    let width = |c: Option<char>| c.map_or(0, char::len_utf8);
    lead.is_some_and(is_joint)
        || follower.is_some_and(is_joint)
        || elides(lead, before(text, start - width(lead)))
        || elides(follower, after(text, end + width(follower)))
}

/// Whether the word stands before `start` or behind `end`, too.
fn is_third(text: &str, start: usize, end: usize, word: &str) -> bool {
    let (last, next) = (blanks_before(text, start), blanks_after(text, end));
    let same = |other: &str| other.to_lowercase() == word;
    same(word_before(text, last)) || same(word_after(text, next))
}
