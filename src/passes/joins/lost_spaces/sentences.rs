//! Sentences that lost the space between them: `fin.Début`.

use crate::chars::{
    after, before, blanks_after, blanks_before, digits_before, is_apostrophe, is_blank, is_quotation_mark,
    slice,
};
use crate::document::Document;
use crate::pass::{Confidence, Rule};
use crate::passes::joins::code::Code;
use crate::passes::joins::is_function_word;

use super::marks::{follows_apostrophe, is_known, may_stand_apart};
use super::{Joint, Verdict, members, word_after, word_before};

pub(super) static RULE: Rule =
    Rule::new("joins/sentence", "A space parts two sentences that extraction joined.")
        .example("Le bac est parti.Elle attend.", "Le bac est parti. Elle attend.");

/// The end of the sentence before a joint.
pub(super) struct Left {
    /// Where its marks start, and the blanks before `!` and `?`.
    end: usize,
    is_dot: bool,
}

/// The sentence that ends at `end`; `None` when no mark of a sentence stands there.
pub(super) fn left_of(doc: &Document<'_>, end: usize) -> Option<Left> {
    let text = doc.text();
    let head = slice(text, 0..end);
    let marks = head.trim_end_matches(['.', '!', '?', '…']).len();
    let last = before(text, end).filter(|_| marks < end)?;
    let is_dot = last == '.' && end - marks == 1;
    // A blank before a dot makes a name of what follows (`.NET`), and so does one before a question mark, but in French.
    let may_stand_off = !is_dot && (doc.locale().is_french() || matches!(last, '.' | '…'));
    let is_mark = |c: char| is_blank(c) || matches!(c, '.' | '!' | '?' | '…');
    let end = if may_stand_off { head.trim_end_matches(is_mark).len() } else { marks };
    Some(Left { end, is_dot })
}

/// Whether a space is missing between two sentences.
pub(super) fn judge(text: &str, left: &Left, joint: &Joint, code: &Code<'_>) -> Verdict {
    use Confidence::{Certain, Likely, Suspect};
    let last = Last::before(text, left)?;
    let next = Next::at(text, joint.start, last)?;
    // A bracket behind a mark of exclamation may be what a macro is given.
    let is_remark = slice(text, joint.mark.clone()) == "(";
    let is_sentence = || match next {
        Next::Starter => true,
        Next::Capitalised => runs_on(text, joint.start),
        _ => false,
    };
    let is_call = is_remark && !left.is_dot && (code.is_spoken_of() || !is_sentence());
    let confidence = match (last, next) {
        (Last::Small | Last::Closed, Next::Starter) => Certain,
        (_, Next::Initials | Next::Item) if last != Last::Small => return None,
        (Last::Small | Last::Closed | Last::Number, _) => Likely,
        (Last::Name | Last::Capitals | Last::Mixed, Next::Starter) => Likely,
        (Last::Name | Last::Capitals, Next::Capitalised) | (Last::Name, Next::Initialism) => Likely,
        (Last::Term, Next::Starter) if begins_running_sentence(text, joint.start) => Likely,
        (Last::ShortNumber, Next::Starter) if runs_on(text, joint.start) => Likely,
        (Last::Abbreviation, Next::Starter)
            if runs_on(text, joint.start) && word_after(text, joint.start).chars().nth(1).is_some() =>
        {
            Likely
        }
        (Last::Abbreviation, _) => return None,
        (_, Next::Capitalised | Next::Capitals) if is_remark && left.is_dot && !code.is_spoken_of() => Likely,
        (Last::ShortNumber, Next::Starter) if has_word_behind(text, joint.start) => Likely,
        (Last::ShortNumber | Last::Mixed, Next::Capitalised)
            if may_begin(text, joint.start) && before(text, left.end) != Some(']') =>
        {
            Likely
        }
        (Last::Mixed, Next::Capitalised) | (Last::ShortNumber, Next::Starter) => Suspect,
        _ => return None,
    };
    let may_be_name = || {
        let (word, next_word) = (word_before(text, left.end), word_after(text, joint.start));
        let touch = left.is_dot && left.end + 1 == joint.start;
        touch && members::may_be_one_name(text, word, left.end, next_word, joint.start, next, code)
    };
    let is_doubtful = is_call || may_be_name();
    let confidence = if is_doubtful { Suspect } else { confidence };
    let reason = match next {
        Next::Starter => "a sentence ends, and a word that begins sentences follows without a space",
        _ => "a sentence ends, and a capital follows without a space",
    };
    Some((confidence, reason))
}

/// What stands before the marks of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Last {
    /// A word in small letters.
    Small,
    /// A word with a capital first.
    Name,
    Capitals,
    /// A word with capitals inside, digits, or the number of a note.
    Mixed,
    /// A number of three digits or more, or with a decimal comma.
    Number,
    ShortNumber,
    /// A closing mark, `%`, `€`.
    Closed,
    /// What no prose has but on its subject: `snake_case`, `vue.js`, `read()`, `3.13`, `51g`.
    Term,
    /// A word in small letters that a dot may shorten.
    Abbreviation,
}

impl Last {
    fn before(text: &str, left: &Left) -> Option<Self> {
        let word = word_before(text, left.end);
        let start = left.end - word.len();
        let lead = before(text, start);
        if word.is_empty() {
            // The blanks inside a quotation mark may go.
            let outer = blanks_before(text, start);
            let outer =
                before(text, outer).filter(|&c| is_mark_or_apostrophe(c) || is_double(slice(text, 0..outer)));
            return match outer.or(lead)? {
                '0'..='9' => Self::number(text, start),
                '%' | '€' | '$' | '£' | '°' => Some(Self::Closed),
                ')' | ']' => Self::bracket(text, start),
                // Which way a quotation mark turns is found out later, and so is what is one.
                c if is_mark_or_apostrophe(c) => Some(Self::Closed),
                '<' | '>' if is_double(slice(text, 0..blanks_before(text, start))) => Some(Self::Closed),
                '®' | '™' => Some(Self::Mixed),
                // `mot*`, but not `*.TXT`
                c @ ('>' | '}' | '+' | '*' | '²' | '³') if lead == Some(c) => {
                    let touches_word = before(text, start - c.len_utf8()).is_some_and(char::is_alphanumeric);
                    touches_word.then_some(Self::Term)
                }
                _ => None,
            };
        }
        let is_joined =
            matches!(lead, Some('_' | '/' | '\\' | '@' | '#' | '$' | '&' | '=' | '~' | '^' | '|' | ':'));
        if word.chars().nth(1).is_none() {
            // `l’autre s’y.`, `someone’s.` Without a letter before it, an apostrophe may be a quotation mark.
            let is_ending = word.starts_with(char::is_lowercase) && follows_apostrophe(text, start);
            if word == "e" && lead.is_some_and(|c| c.is_ascii_digit()) {
                // `la 2e.`
                return Some(Self::Mixed);
            }
            if word == "s" && start - digits_before(text, start) == 4 {
                // `les années 1980s.`
                return Some(Self::Mixed);
            }
            let is_unit = lead.is_some_and(|c| c.is_ascii_digit());
            return is_ending.then_some(Self::Small).or(is_unit.then_some(Self::Term));
        }
        // `--format`; a hyphen that leads a line may lead a turn of a dialogue, too.
        let is_option = lead == Some('-')
            && !before(text, start - 1).is_some_and(char::is_alphanumeric)
            && !(word.starts_with(char::is_uppercase) && leads_line(text, start - 1));
        // `contributeur/lecteur.`, but not `src/main.`
        let is_choice = lead == Some('/') && !left.is_dot;
        if left.is_dot && is_listed(word, &ABBREVIATIONS) {
            let is_small = word.chars().all(char::is_lowercase);
            return is_small.then_some(Self::Abbreviation);
        }
        if is_joined && !is_choice || is_option {
            return (lead != Some('@')).then_some(Self::Term);
        }
        if lead.is_some_and(char::is_numeric) {
            return Some(Self::Mixed);
        }
        // Behind `?` no name of code ends: `auAlors ?` may lose its joint to another pass, and is judged by what is left.
        let word = if left.is_dot { word } else { behind_joint(word) };
        let is_capital = word.starts_with(char::is_uppercase);
        let is_small = |word: &str| word.chars().all(char::is_lowercase);
        let rest = word.get(word.chars().next()?.len_utf8()..)?;
        if is_small(rest) {
            match is_capital {
                true => Some(Self::Name),
                false if is_small(word) && !super::follows_dot(text, start) => Some(Self::Small),
                false => Some(Self::Term),
            }
        } else if word.chars().all(char::is_uppercase) {
            Some(Self::Capitals)
        } else {
            Some(Self::Mixed)
        }
    }

    /// A number that ends at `end`. One that leads its line numbers an item of a list, and one with dots a part of a
    /// book.
    fn number(text: &str, end: usize) -> Option<Self> {
        let head = slice(text, 0..end);
        let is_of_number = |c: char| c.is_ascii_digit() || matches!(c, ',' | ':');
        let start = head.trim_end_matches(is_of_number).len();
        let number = slice(text, start..end);
        let lead = before(text, start);
        let is_free = lead.is_some_and(|c| {
            is_blank(c)
                || matches!(
                    c,
                    '$' | '£' | '€' | '(' | '-' | '–' | '"' | '«' | '»' | '‹' | '›' | '“'..='‟' | '<' | '>'
                )
        });
        let first = head.trim_end_matches(|c: char| is_of_number(c) || c == '.').len();
        match (is_free, number.len() > 2) {
            _ if leads_line(text, first) => None,
            (_, false) if may_number_item(text, start) => None,
            _ if lead.is_some_and(char::is_alphabetic) => Some(Self::Term),
            (true, true) => Some(Self::Number),
            _ => Some(Self::ShortNumber),
        }
    }

    /// A bracket that ends at `end`.
    fn bracket(text: &str, end: usize) -> Option<Self> {
        let open = super::opening_of(text, end - 1)?;
        let inside = slice(text, open + 1..end - 1);
        let is_note = text.as_bytes()[open] == b'[' && inside.bytes().all(|b| b.is_ascii_digit());
        match before(text, open) {
            Some(c) if c.is_alphabetic() && is_note => Some(Self::Mixed),
            // What may yet be parted from its word would be another joint's left side then.
            Some(c) if c.is_alphanumeric() || matches!(c, '_' | ')' | ']') => {
                (!may_stand_apart(inside)).then_some(Self::Term)
            }
            _ => Some(Self::Closed),
        }
    }
}

/// Whether a known word starts at `start` and a sentence goes on behind it.
fn may_begin(text: &str, start: usize) -> bool {
    is_known(word_after(text, start)) && runs_on(text, start)
}

/// Whether a sentence goes on behind its first word, which starts at `start`; where that may be a member, too (`String.Other`),
/// with a function word.
pub(super) fn begins_running_sentence(text: &str, start: usize) -> bool {
    let word = word_after(text, start);
    let end = start + word.len();
    let next_at = blanks_after(text, end);
    let leads_function_word = || next_at > end && is_function_word(word_after(text, next_at));
    runs_on(text, start) && (!is_listed(word, &MEMBERS) || leads_function_word())
}

/// Whether a sentence goes on behind its first word, which starts at `start`: with a small letter, perhaps behind a comma,
/// or with anything behind a colon. The spaces before these may be set or taken away.
pub(super) fn runs_on(text: &str, start: usize) -> bool {
    let end = start + word_after(text, start).len();
    let sign_at = blanks_after(text, end);
    let starts_small = |at: usize| after(text, at).is_some_and(char::is_lowercase);
    match after(text, sign_at) {
        Some(c @ (',' | ':')) => {
            let next_at = blanks_after(text, sign_at + 1);
            let is_value = char::is_alphanumeric;
            next_at > sign_at + 1
                && (starts_small(next_at) || c == ':' && after(text, next_at).is_some_and(is_value))
        }
        Some(c) if is_apostrophe(c) => sign_at == end && starts_small(sign_at + c.len_utf8()),
        _ => sign_at > end && starts_small(sign_at),
    }
}

/// Whether a character is a quotation mark, or an apostrophe, which may turn out to be one.
fn is_mark_or_apostrophe(c: char) -> bool {
    is_quotation_mark(c) || matches!(c, '\'' | '’')
}

/// What follows the last small letter with a capital behind it.
fn behind_joint(word: &str) -> &str {
    let mut follows_small = false;
    let joints = word.char_indices().filter(|&(_, c)| {
        let is_joint = c.is_uppercase() && follows_small;
        follows_small = c.is_lowercase();
        is_joint
    });
    joints.last().map_or(word, |(at, _)| slice(word, at..word.len()))
}

/// Whether a number that starts at `start` touches the end of a sentence, or has but quotation marks and dashes between: a
/// space behind its dot would make the number of an item of it.
fn may_number_item(text: &str, start: usize) -> bool {
    let is_between = |c: char| {
        is_mark_or_apostrophe(c)
            || is_blank(c)
            || matches!(c, '—' | '–' | '<' | '>' | ')' | ']' | '(' | ',' | ':')
    };
    let head = slice(text, 0..start);
    let end = head.trim_end_matches(is_between);
    end.ends_with(['.', '!', '?', '…']) && !slice(head, end.len()..start).chars().all(|c| c == ' ')
        || head.ends_with(['.', '!', '?', '…']) && !follows_digit(head)
}

/// Whether a text ends with a dot behind a digit.
fn follows_digit(head: &str) -> bool {
    head.strip_suffix('.').is_some_and(|number| number.ends_with(|c: char| c.is_ascii_digit()))
}

/// Whether nothing but blanks stands before `at` in its line.
fn leads_line(text: &str, at: usize) -> bool {
    before(text, blanks_before(text, at)).is_none_or(|c| c == '\n')
}

/// Whether a text ends with a quotation mark of two signs.
fn is_double(head: &str) -> bool {
    head.ends_with(">>") || head.ends_with("<<")
}

/// What follows the joint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    /// A word that often begins sentences, or an elision.
    Starter,
    Capitalised,
    Capitals,
    /// Two or three capitals, and a word in small letters.
    Initialism,
    /// Capitals with a dot each: `U.S.`, `M.`
    Initials,
    /// The number of an item of a list, and a capital: `2. Suite`.
    Item,
}

impl Next {
    fn at(text: &str, start: usize, last: Last) -> Option<Self> {
        let word = word_after(text, start);
        if word.is_empty() {
            return is_item(text, start).then_some(Self::Item);
        }
        let first = word.chars().next().filter(|c| c.is_uppercase())?;
        let end = start + word.len();
        let follower = after(text, end);
        let behind = after(text, end + follower.map_or(0, char::len_utf8));
        match follower {
            Some('_' | '(' | '=' | '[' | '{' | '@' | '/' | '\\' | '0'..='9') => return None,
            Some('.') if behind.is_some_and(|c| c.is_lowercase() || c.is_ascii_digit()) => return None,
            Some(':') if behind == Some(':') => return None,
            Some(c) if is_apostrophe(c) && is_elided(word) => {
                return behind.is_some_and(char::is_alphabetic).then_some(Self::Starter);
            }
            _ => {}
        }
        let rest = slice(word, first.len_utf8()..word.len());
        if rest.is_empty() {
            let is_of_name = |c: char| c.is_uppercase() || word == "M" && is_blank(c);
            if follower == Some('.') && behind.is_some_and(is_of_name) {
                return Some(Self::Initials);
            }
            // `A-t-elle`, `Y a-t-il`
            let is_inverted = follower == Some('-') && behind == Some('t');
            let blanks = blanks_after(text, end);
            let stands_alone = blanks > end && after(text, blanks).is_some_and(char::is_alphanumeric)
                || leads_quotation(text, end);
            let may_stand_alone = matches!(first, 'A' | 'I' | 'À' | 'Y' | 'Ô' | 'O')
                || is_word_elsewhere(first) && runs_on(text, start);
            return ((stands_alone || is_inverted) && may_stand_alone).then_some(Self::Starter);
        }
        let is_capitals = !rest.chars().any(char::is_lowercase);
        let next_word = || after(text, blanks_after(text, end)).filter(|_| follower.is_some_and(is_blank));
        let among_capitals = || last == Last::Capitals || next_word().is_some_and(char::is_uppercase);
        if is_listed(word, &STARTERS) && (!is_capitals || among_capitals()) {
            Some(Self::Starter)
        } else if is_listed(word, &NAMES_OF_MACHINES)
            && !(word == "AI" && last == Last::Small && runs_on(text, start))
        {
            None
        } else if is_capitals && before(text, blanks_before(text, start)) == Some('(') {
            Some(Self::Capitals)
        } else if is_capitals && rest.chars().nth(2).is_none() {
            // `l’usine.VW dit`, but not `le.VW`
            let goes_on = runs_on(text, start) || next_word().is_some_and(char::is_numeric);
            let may_end = last == Last::Small || last == Last::Name && runs_on(text, start);
            (may_end && goes_on).then_some(Self::Initialism)
        } else if is_capitals {
            Some(Self::Capitals)
        } else {
            Some(Self::Capitalised)
        }
    }
}

/// Whether a capital is a word of Spanish, Portuguese, Italian or Russian.
fn is_word_elsewhere(capital: char) -> bool {
    matches!(capital, 'E' | 'É' | 'È' | 'А' | 'В' | 'И' | 'К' | 'О' | 'С' | 'У' | 'Я')
}

/// Whether a quotation mark follows what ends at `end`, and a word that: blanks beside the mark make no difference.
fn leads_quotation(text: &str, end: usize) -> bool {
    let mark_at = blanks_after(text, end);
    let mark = after(text, mark_at).filter(|&c| is_quotation_mark(c));
    mark.is_some_and(|mark| {
        let next_at = blanks_after(text, mark_at + mark.len_utf8());
        after(text, next_at).is_some_and(char::is_alphanumeric)
    })
}

/// Whether a word stands behind the one that starts at `start`.
fn has_word_behind(text: &str, start: usize) -> bool {
    let end = start + word_after(text, start).len();
    let next_at = blanks_after(text, end);
    next_at > end && after(text, next_at).is_some_and(char::is_alphabetic)
}

/// Whether the number of an item of a list starts at `start`. One in brackets is a note: whether a blank follows it is
/// judged in the same run.
fn is_item(text: &str, start: usize) -> bool {
    if before(text, start) == Some('(') {
        return false;
    }
    let rest = slice(text, start..text.len());
    let digits = rest.bytes().take(3).take_while(u8::is_ascii_digit).count();
    let mark = start + digits;
    if text.as_bytes().get(mark) == Some(&b')') && super::opening_of(text, mark).is_some() {
        return false;
    }
    let rest = rest.get(digits..).and_then(|rest| rest.strip_prefix(['.', ')']));
    let title = rest.filter(|rest| rest.starts_with(is_blank)).map(|rest| rest.trim_start_matches(is_blank));
    matches!(digits, 1 | 2) && title.is_some_and(|title| title.starts_with(char::is_uppercase))
}

/// Whether an apostrophe after the word makes an elision of it (`L’`, `Qu’`) or a pronoun (`I’m`).
fn is_elided(word: &str) -> bool {
    matches!(
        word,
        "C" | "D"
            | "I"
            | "J"
            | "L"
            | "M"
            | "N"
            | "S"
            | "T"
            | "Qu"
            | "Lorsqu"
            | "Puisqu"
            | "Jusqu"
            | "Aujourd"
            | "Quelqu"
            | "It"
            | "That"
            | "There"
            | "He"
            | "She"
            | "We"
            | "You"
            | "They"
            | "What"
            | "Let"
            | "Here"
    )
}

/// Whether a list in byte order has the word, whatever its case.
fn is_listed(word: &str, list: &[&str]) -> bool {
    let mut folded = [0; 16];
    let Some(folded) = crate::words::id::fold_into(word, &mut folded) else { return false };
    list.binary_search(&folded).is_ok()
}

/// Titles and other words that a dot shortens, in byte order.
const ABBREVIATIONS: [&str; 105] = [
    "al", "approx", "apr", "apt", "arr", "art", "asst", "aug", "av", "bd", "bib", "bldg", "blvd", "brig",
    "bros", "ca", "cap", "capt", "cf", "ch", "chap", "cie", "cmdr", "col", "coll", "corp", "cpl", "dept",
    "dr", "ed", "esp", "ex", "exc", "fasc", "feb", "fig", "gal", "gen", "gov", "gr", "hab", "hon", "ibid",
    "id", "inv", "jan", "janv", "jr", "juil", "jul", "jun", "lieut", "lt", "ltd", "maj", "md", "mgr", "mlle",
    "mm", "mme", "mr", "mrs", "ms", "mt", "nb", "nos", "nr", "nº", "oct", "op", "orig", "ph", "pl", "pp",
    "pr", "prof", "pt", "rd", "resp", "rev", "réf", "rép", "sen", "sep", "sept", "sgt", "sq", "sr", "st",
    "sta", "ste", "subst", "suiv", "suppl", "syn", "tabl", "tel", "trad", "tél", "univ", "vol", "vols", "vs",
    "éd", "édit",
];

/// What domains and files end with, and words that follow a dot in the names of products, in byte order. What is often
/// a word too is not here.
const NAMES_OF_MACHINES: [&str; 65] = [
    "ai", "app", "asp", "aspx", "bat", "biz", "cloud", "com", "cpp", "css", "csv", "dev", "dll", "doc",
    "docx", "edu", "eu", "exe", "fm", "fr", "gg", "gouv", "gov", "gz", "html", "info", "io", "jar", "java",
    "jpg", "js", "json", "jsx", "md", "mil", "mp", "net", "nl", "org", "pdf", "php", "pl", "png", "ps", "py",
    "qc", "rb", "rs", "rss", "sh", "sql", "svg", "ts", "tsx", "tv", "txt", "uk", "wav", "wiki", "xls", "xml",
    "xyz", "yaml", "yml", "zip",
];

/// Those of the words that often begin a sentence which are also names of members, in byte order.
const MEMBERS: [&str; 48] = [
    "all", "and", "another", "as", "at", "between", "by", "each", "even", "every", "face", "first", "for",
    "from", "has", "have", "in", "is", "just", "let", "like", "many", "more", "most", "no", "non", "not",
    "of", "on", "once", "one", "only", "or", "other", "others", "over", "plus", "second", "some", "such",
    "then", "three", "to", "two", "under", "until", "with", "without",
];

/// Words that often begin a sentence, in byte order.
const STARTERS: [&str; 249] = [
    "according",
    "additionally",
    "after",
    "ainsi",
    "all",
    "alors",
    "also",
    "although",
    "among",
    "an",
    "and",
    "another",
    "après",
    "are",
    "as",
    "at",
    "au",
    "aucun",
    "aucune",
    "aussi",
    "autre",
    "autres",
    "aux",
    "avant",
    "avec",
    "because",
    "before",
    "between",
    "both",
    "bref",
    "but",
    "by",
    "can",
    "car",
    "ce",
    "ceci",
    "cela",
    "celle",
    "celui",
    "cependant",
    "certaines",
    "certains",
    "ces",
    "cet",
    "cette",
    "ceux",
    "chaque",
    "chez",
    "comme",
    "contre",
    "could",
    "dans",
    "de",
    "demain",
    "depuis",
    "des",
    "despite",
    "deux",
    "did",
    "do",
    "does",
    "donc",
    "du",
    "during",
    "dès",
    "each",
    "elle",
    "elles",
    "en",
    "enfin",
    "ensuite",
    "entre",
    "est",
    "et",
    "even",
    "every",
    "face",
    "finally",
    "first",
    "for",
    "from",
    "furthermore",
    "grâce",
    "has",
    "have",
    "he",
    "her",
    "here",
    "heureusement",
    "hier",
    "his",
    "how",
    "however",
    "ici",
    "if",
    "il",
    "ils",
    "in",
    "instead",
    "is",
    "it",
    "its",
    "je",
    "jusque",
    "just",
    "la",
    "le",
    "les",
    "let",
    "leur",
    "leurs",
    "like",
    "lors",
    "lorsque",
    "là",
    "ma",
    "mais",
    "malgré",
    "malheureusement",
    "many",
    "may",
    "maybe",
    "meanwhile",
    "mes",
    "might",
    "moins",
    "mon",
    "more",
    "moreover",
    "most",
    "my",
    "même",
    "ni",
    "no",
    "non",
    "nos",
    "not",
    "notre",
    "nous",
    "now",
    "of",
    "on",
    "once",
    "one",
    "only",
    "or",
    "other",
    "others",
    "ou",
    "oui",
    "our",
    "outre",
    "over",
    "où",
    "par",
    "parmi",
    "pas",
    "pendant",
    "perhaps",
    "personne",
    "plus",
    "plusieurs",
    "pour",
    "pourtant",
    "puis",
    "puisque",
    "quand",
    "quant",
    "que",
    "quel",
    "quelle",
    "qui",
    "rien",
    "résultat",
    "sa",
    "sans",
    "second",
    "selon",
    "ses",
    "seul",
    "seule",
    "several",
    "she",
    "should",
    "si",
    "since",
    "sinon",
    "so",
    "some",
    "son",
    "sous",
    "still",
    "such",
    "sur",
    "surtout",
    "that",
    "the",
    "their",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "though",
    "three",
    "through",
    "to",
    "tous",
    "tout",
    "toute",
    "toutefois",
    "toutes",
    "trois",
    "tu",
    "two",
    "un",
    "under",
    "une",
    "unlike",
    "until",
    "vers",
    "voici",
    "voilà",
    "vos",
    "votre",
    "vous",
    "was",
    "we",
    "well",
    "were",
    "what",
    "when",
    "where",
    "whether",
    "which",
    "while",
    "who",
    "why",
    "will",
    "with",
    "within",
    "without",
    "would",
    "yes",
    "you",
    "your",
    "à",
    "ça",
];
