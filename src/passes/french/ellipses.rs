//! The ellipsis: one character and not three dots.

use std::ops::Range;

use super::gaps::are_plain;
use super::notation::starts_move;
use crate::chars::{
    ELLIPSIS, after, before, blanks_after, blanks_before, is_blank, letters_before, slice, word_after,
};
use crate::document::Document;
use crate::edit::Edits;
use crate::locale::Language;
use crate::pass::{Confidence, Pass, Phase, Rule};
use crate::scan::Triggers;

static RULE: Rule =
    Rule::new("fr/ellipsis", "Three dots are one character, the ellipsis.").example("Et puis...", "Et puis…");

static CLOSE_UP: Rule =
    Rule::new("fr/ellipsis-space", "An ellipsis stands close to the word that it follows.")
        .example("Elle attend dans le noir ... Rien.", "Elle attend dans le noir… Rien.");

/// Sets `…` (U+2026) for three dots in French text.
///
/// Two dots, four and more stay, and so do three between a number and a move of chess (`12...Fg4`), or of the usage of a
/// command (`[OPTION]...`, `[nom ...]`). Three dots with a letter or digit right after them may be code (`main...dev`,
/// `...rest`): they are an ellipsis only in a line that is clearly French, and not behind an opening bracket or a comma.
///
/// The spaces between a word and an ellipsis that ends its sentence go (`mot ...`; `fr/ellipsis-space`), in lines that are clearly French: the
/// line or the quotation ends there, or a capital follows. Where the sentence goes on (`Fait à ... le ...`), behind a short
/// word (`le ...`) and behind a no-break space something may have been left out: they stay, or are reported.
///
/// Authority: the *Lexique des règles typographiques en usage à l'Imprimerie nationale* has three dots cast as one
/// sign, close to the word that they follow.
///
/// ```
/// use guillemot::Pipeline;
/// use guillemot::passes::Ellipses;
///
/// let pipeline = Pipeline::builder().pass(Ellipses::new()).build()?;
/// assert_eq!(pipeline.clean("Hein...? De 1....9").as_str(), "Hein…? De 1....9");
/// # Ok::<(), guillemot::BuildError>(())
/// ```
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Ellipses;

impl Ellipses {
    /// The pass with its defaults.
    #[must_use]
    pub fn new() -> Self {
        Self
    }
}

impl Pass for Ellipses {
    fn id(&self) -> &'static str {
        "ellipses"
    }

    fn rules(&self) -> Vec<&Rule> {
        vec![&RULE, &CLOSE_UP]
    }

    fn phase(&self) -> Phase {
        Phase::Typography
    }

    fn triggers(&self) -> Triggers {
        Triggers::DOTS
    }

    fn shares_text(&self) -> bool {
        true
    }

    fn check(&self, doc: &Document<'_>, edits: &mut Edits<'_>) {
        if !doc.locale().is_french() {
            return;
        }
        let text = doc.text();
        let bytes = text.as_bytes();
        let mut done = 0;
        for start in doc.candidates() {
            if start < done {
                continue;
            }
            if after(text, start) == Some(ELLIPSIS) {
                close_up(doc, start..start + ELLIPSIS.len_utf8(), edits);
                continue;
            }
            let end = start + bytes[start..].iter().take_while(|&&b| b == b'.').count();
            done = end;
            let touches_ellipsis =
                before(text, start) == Some(ELLIPSIS) || after(text, end) == Some(ELLIPSIS);
            if end - start != 3
                || touches_ellipsis
                || is_of_synopsis(text, start, end)
                || !doc.speaks_locale(start)
            {
                continue;
            }
            let follows_number = before(text, start).is_some_and(|c| c.is_ascii_digit());
            if follows_number
                && (after(text, end).is_some_and(|c| c.is_ascii_digit()) || starts_move(text, end))
            {
                // `1...10`, `12...Fg4`
                continue;
            }
            let runs_on =
                after(text, end).is_some_and(|c| c.is_alphanumeric() || matches!(c, '/' | '\\' | '_'));
            let is_prose =
                !runs_on || doc.language_at(start) == Some(Language::French) && !may_be_spread(text, start);
            let mut buffer = [0; 4];
            edits.replace(start..end, ELLIPSIS.encode_utf8(&mut buffer)).confidence(if is_prose {
                Confidence::Certain
            } else {
                Confidence::Suspect
            });
            close_up(doc, start..end, edits);
        }
    }
}

/// Whether dots that a word follows stand where code has them: `f(...rest)`, `[a, ...b]`.
fn may_be_spread(text: &str, start: usize) -> bool {
    matches!(before(text, blanks_before(text, start)), Some('(' | '[' | '{' | '<' | ',' | ';' | '=' | ':'))
}

/// Whether three dots say that what is before them may come again, as the usage of a command has it: `[OPTION]...`,
/// `[nom ...]`.
fn is_of_synopsis(text: &str, start: usize, end: usize) -> bool {
    /// Longer brackets hold prose, in bytes.
    const LONGEST: usize = 40;
    let blank = blanks_before(text, start);
    let opening = |to: usize| {
        let far = to.saturating_sub(LONGEST);
        memchr::memrchr2(b'[', b'\n', &text.as_bytes()[far..to]).map(|found| far + found)
    };
    let held =
        |to: usize| opening(to).filter(|&at| text.as_bytes()[at] == b'[').map(|at| slice(text, at + 1..to));
    if let Some(b']') = text.as_bytes()[..blank].last() {
        let is_name = |name: &str| {
            name.starts_with('-')
                || name.contains(['_', '=', '|'])
                || name.len() > 1 && name.bytes().all(|b| b.is_ascii_uppercase() || b"-\\/,:".contains(&b))
        };
        return held(blank - 1).is_some_and(is_name);
    }
    let closes = slice(text, end..text.len()).trim_start_matches(is_blank).starts_with(']');
    closes
        && blank < start
        && held(blank).is_some_and(|name| {
            let name = name.trim_start_matches(is_blank);
            // `[Rires ...]`
            let is_capitalised = name.starts_with(char::is_uppercase) && name.contains(char::is_lowercase);
            !name.is_empty() && !name.contains(is_blank) && !is_capitalised
        })
}

/// Words that ask for another: where an ellipsis follows with a space, that one is left out.
const ASKING: [&str; 36] = [
    "au", "aux", "avec", "chez", "d", "dans", "de", "des", "du", "en", "entre", "et", "il", "je", "l", "la",
    "le", "les", "mes", "mon", "n", "ou", "par", "pour", "qu", "que", "qui", "sans", "ses", "son", "sous",
    "sur", "un", "une", "vers", "à",
];

/// Takes out the spaces between a word and an ellipsis.
fn close_up(doc: &Document<'_>, dots: Range<usize>, edits: &mut Edits<'_>) {
    let text = doc.text();
    let blanks = blanks_before(text, dots.start)..dots.start;
    let word = letters_before(text, blanks.start)..blanks.start;
    if blanks.is_empty()
        || !are_plain(slice(text, blanks.clone()))
        || word.is_empty()
        || after(text, dots.end) == Some('.')
        || doc.language_at(word.start) != Some(Language::French)
    {
        return;
    }
    let next = blanks_after(text, dots.end);
    let ends_sentence = match after(text, next) {
        None | Some('\n' | '»' | '”' | ')' | '!' | '?') => true,
        Some(c) => next > dots.end && c.is_uppercase(),
    };
    let word = slice(text, word);
    let next = word_after(text, next);
    let is_capital = |word: &str| word.chars().all(char::is_uppercase);
    // `De A ... Z`, `ALTER TABLE ... ADD`: something is left out between them.
    let parts_capitals = is_capital(word) && is_capital(next) && !next.is_empty();
    let is_placeholder =
        word.len() > 1 && is_capital(word) && before(text, blanks.start - word.len()) == Some('_');
    let is_sure = ends_sentence && !parts_capitals && !is_placeholder && !ASKING.contains(&word);
    edits.delete(blanks).rule(&CLOSE_UP).confidence(if is_sure {
        Confidence::Likely
    } else {
        Confidence::Suspect
    });
}
