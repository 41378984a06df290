//! Dashes: an incise stands between dashes and not between hyphens, and a dash leads a line of dialogue.

mod dialogue;

use crate::chars::{
    after, before, blanks_after, blanks_before, is_apostrophe, is_blank, letters_after, letters_before, slice,
};
use crate::document::Document;
use crate::edit::Edits;
use crate::locale::Language;
use crate::pass::{Confidence, Pass, Phase, Rule};

static INCISE: Rule = Rule::new("fr/incise-dash", "An incise stands between dashes and not between hyphens.")
    .example("Le port - qui est vieux - est à vendre.", "Le port – qui est vieux – est à vendre.");

/// Sets the dash `–` (U+2013) for a hyphen between blanks that opens or closes an incise, in lines that are clearly French
/// (`fr/incise-dash`), and `—` (U+2014) with a no-break space for what leads a line of dialogue (`fr/dialogue-dash`).
///
/// The hyphen of an incise stands behind a word, a number or a closing mark, and before a word in lower case or in `«`, with blanks on
/// both sides. Everything else keeps it: compounds (`porte-clé`), ranges and sums (`10 - 12`, `x - y`), routes, titles and
/// menus, whose words have capitals (`Paris - Lyon`, `Accueil - Sport`), list marks, options (`-v`). A line where one hyphen
/// between blanks is none of an incise keeps all of them, but for one that leads it. The blanks stay as they are.
///
/// A line of dialogue begins with `-`, `–` or `—`, with a blank behind it or none, and a capital or an opening mark; a full
/// stop, `!`, `?` or `…` ends it. That alone may be a list. Two lines or more that stand together are a dialogue when all of
/// them are such lines and French, and one of them tells who speaks (`dit-il`, `demanda la femme`); and so are all such lines
/// of a text that has no others. Lists stay, Markdown's too. A `–` that a no-break space follows was set on purpose, and
/// stays.
///
/// An opt-in pass, which no preset has: add it with [`Pipeline::with`](crate::Pipeline::with).
///
/// Authority: *Lexique des règles typographiques en usage à l'Imprimerie nationale* has the *tiret* for incises and the
/// *trait d'union* for compounds; that the dash is the short one (U+2013) and not U+2014 is the custom of the press.
/// It has the *tiret* also where another speaks; that this is the long one (U+2014) is the custom of most novels, though some
/// houses set the short one.
///
/// ```
/// use guillemot::passes::Dashes;
/// use guillemot::{Locale, Pipeline};
///
/// let pipeline = Pipeline::typography(Locale::FR_FR).with(Dashes::new())?;
/// let cleaned = pipeline.clean("La ligne est ouverte - enfin - et le train est là.");
/// assert_eq!(cleaned.as_str(), "La ligne est ouverte – enfin – et le train est là.");
/// assert!(!pipeline.clean("La ligne Paris - Lyon est dans les mains de la région.").is_changed());
/// # Ok::<(), guillemot::BuildError>(())
/// ```
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Dashes;

impl Dashes {
    /// The pass with its defaults.
    #[must_use]
    pub fn new() -> Self {
        Self
    }
}

impl Pass for Dashes {
    fn id(&self) -> &'static str {
        "dashes"
    }

    fn rules(&self) -> Vec<&Rule> {
        vec![&INCISE, &dialogue::RULE]
    }

    fn phase(&self) -> Phase {
        Phase::Typography
    }

    fn check(&self, doc: &Document<'_>, edits: &mut Edits<'_>) {
        if !doc.locale().is_french() {
            return;
        }
        let text = doc.text();
        crate::work::count(2 * text.len());
        doc.with_memory(|lines: &mut Vec<dialogue::Line>| dialogue::check(doc, lines, edits));
        let mut done = 0;
        for at in memchr::memchr_iter(b'-', text.as_bytes()) {
            if at < done || !stands_alone(text, at) {
                continue;
            }
            // All hyphens of a line are judged together, at the first.
            let line = doc.line_at(at);
            done = line.end;
            crate::work::count(2 * line.len());
            let hyphens = || {
                let found = memchr::memchr_iter(b'-', &text.as_bytes()[line.clone()]);
                let found = found.map(|found| line.start + found).filter(|&at| stands_alone(text, at));
                found.filter(|&at| blanks_before(text, at) > line.start)
            };
            if doc.language_at(at) == Some(Language::French) && hyphens().all(|at| is_of_incise(text, at)) {
                for at in hyphens() {
                    edits.replace(at..at + 1, "–").confidence(Confidence::Likely);
                }
            }
        }
    }
}

/// Whether a hyphen has no word right beside it: blanks, a line end, an end of the text, or a sign that a blank may come to
/// stand before.
fn stands_alone(text: &str, at: usize) -> bool {
    let is_apart = |c: Option<char>| c.is_none_or(|c| c == '\n' || is_blank(c));
    let is_high = |c: char| matches!(c, ';' | ':' | '!' | '?' | '»');
    is_apart(before(text, at)) && (is_apart(after(text, at + 1)) || after(text, at + 1).is_some_and(is_high))
}

/// Whether a hyphen that stands alone opens or closes an incise, by its neighbours.
fn is_of_incise(text: &str, at: usize) -> bool {
    let (left, right) = (blanks_before(text, at), blanks_after(text, at + 1));
    if left == at
        || right == at + 1
        || [left..at, at + 1..right].into_iter().any(|gap| slice(text, gap).contains('\t'))
    {
        return false;
    }
    let follows = before(text, left).is_some_and(|c| {
        c.is_alphanumeric() || matches!(c, '»' | '”' | ')' | ']' | '.' | '…' | ',' | '!' | '?' | '%' | '€')
    });
    follows && !is_term(text, letters_before(text, left), left) && starts_incise(text, right)
}

/// Whether a word of an incise, or of what goes on behind it, starts at `at`.
fn starts_incise(text: &str, at: usize) -> bool {
    match after(text, at) {
        Some('«') => true,
        Some(c) if c.is_lowercase() => {
            let end = letters_after(text, at);
            let is_elided = after(text, end).is_some_and(is_apostrophe);
            is_elided || !is_term(text, at, end)
        }
        _ => false,
    }
}

/// Whether a word is a single letter that may stand for a number or a name, as in `x - y`; no word is none.
fn is_term(text: &str, start: usize, end: usize) -> bool {
    let word = slice(text, start..end);
    word.chars().count() == 1 && !matches!(word, "à" | "a" | "y")
}
