//! Entities: characters that are written as HTML references, as in `l&#39;&eacute;t&eacute;`.

use std::ops::Range;

use memchr::memchr_iter;

use self::reader::{Reader, Reference, composed, skip_invisible};
use super::invisibles::is_invisible;
use super::line_around;
use super::mojibake::length_by;
use crate::chars::{
    after, becomes_line_end, before, is_apostrophe, is_blank, is_combining_mark, is_quotation_mark, slice,
    windows_1252,
};
use crate::document::Document;
use crate::edit::Edits;
use crate::pass::{Confidence, Pass, Phase, Rule};
use crate::protect::{Span, meets_address, meets_wider, parts_tokens};
use crate::scan::Triggers;

mod reader;

static RULE: Rule =
    Rule::new("chars/entity", "A character that is written as an HTML reference is written as itself.")
        .example("l&#39;&eacute;t&eacute;", "l'été");

/// Reads HTML's character references, `&eacute;` or `&#233;`, as the characters that they stand for.
///
/// Text that was taken from a page without being decoded holds them, once or in layers (`R&amp;amp;D`); all layers are read
/// in one run. A reference of 128 to 159 means the character of Windows-1252.
///
/// Text may also speak of references, and must not lose them. So they count as misplaced where they touch a word or a
/// number (`caf&eacute;`, `10&nbsp;000`, `R&amp;D`), where `&amp;` parts two names (`Tom &amp; Marie`), and for dots in brackets
/// (`[&hellip;]`). A text where half of the references or more are such was not decoded, and loses the others too, such as a
/// lone `&agrave;`. What is reported and stays:
///
/// - a lone reference in any other text, and in quotation marks or brackets (`"&lt;"`) in every text;
/// - `<` and `>`, and quotation marks beside a word, in a line that has tags (`<b>`), or that would have them
///   (`&lt;b&gt;`): to make markup of text is no repair;
/// - `&amp;` in query strings (`a=1&amp;b=2`), quotation marks behind `=`, and what follows a backslash.
///
/// A reference in code, in a tag, a URL or an e-mail address stays without a report. So do references to controls, line ends
/// and tabs, to surrogates and noncharacters, and to the signs that mark code (`` ` `` and `~`). Without its semicolon only the
/// name of a letter with a mark, of the no-break space or of a guillemet is read, behind a word: `caf&eacute`.
///
/// Authority: the HTML standard, sections "Named character references" (all names of HTML 4, of the later ones those that
/// prose needs) and "Numeric character reference end state". The price is paid for each `&` before a letter or `#` only.
///
/// ```
/// use guillemot::passes::Entities;
/// use guillemot::{Locale, Pipeline};
///
/// let pipeline = Pipeline::typography(Locale::FR_FR).with(Entities::new())?;
/// let cleaned = pipeline.clean("&laquo;&nbsp;L&amp;#39;&eacute;t&eacute; &agrave; Nice&nbsp;&raquo;");
/// assert_eq!(cleaned.as_str(), "«\u{A0}L’été à Nice\u{A0}»");
/// assert!(!pipeline.clean("L’entité &nbsp; est une espace.").is_changed());
/// # Ok::<(), guillemot::BuildError>(())
/// ```
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Entities;

impl Entities {
    /// The pass with its defaults.
    #[must_use]
    pub fn new() -> Self {
        Self
    }
}

impl Pass for Entities {
    fn id(&self) -> &'static str {
        "entities"
    }

    fn rules(&self) -> Vec<&Rule> {
        vec![&RULE]
    }

    fn phase(&self) -> Phase {
        Phase::Escapes
    }

    fn triggers(&self) -> Triggers {
        Triggers::REFERENCES
    }

    fn edits_protected(&self) -> bool {
        true
    }

    fn check(&self, doc: &Document<'_>, edits: &mut Edits<'_>) {
        doc.with_memory(|memory: &mut Memory| {
            let Memory { reader, uses, spans, buffer } = memory;
            reader.read(doc.text(), doc.candidates());
            let references = &mut reader.found;
            if references.is_empty() {
                return;
            }
            doc.find_spans_by_lines(buffer, spans);
            let mut token = 0;
            references.retain(|reference| {
                // No address goes on behind a blank or a quotation mark, and none holds one.
                let ends_token = !reference.c.is_ascii() && parts_tokens(reference.c);
                let range = reference.start - token..reference.end - token;
                let is_in_address = || meets_address(slice(doc.text(), token..doc.text().len()), &range);
                let stays = meets_wider(spans, &reference.range())
                    || !ends_token && is_in_address()
                    || leads_address(doc.text(), reference);
                if ends_token && !stays {
                    token = reference.end;
                }
                !stays
            });
            weigh(doc.text(), references, uses);
            let tells = |(reference, used): &(&Reference, &Use)| {
                matches!(used, Use::InText(_)) && !doc.is_callers(reference.range())
            };
            let tell = references.iter().zip(&*uses).filter(tells).count();
            let is_encoded = tell > 0 && 2 * tell >= references.len();
            for (reference, used) in references.iter().zip(&*uses) {
                let confidence = match used {
                    Use::InText(confidence) => *confidence,
                    Use::Apart if is_encoded => Confidence::Likely,
                    Use::Apart | Use::Shown => Confidence::Suspect,
                };
                let mut buffer = [0; 4];
                let with = reference.c.encode_utf8(&mut buffer);
                edits.replace(reference.range(), with).confidence(confidence);
            }
        });
    }
}

/// Whether a reference to a letter stands right before an address, which would be none behind that letter.
fn leads_address(text: &str, reference: &Reference) -> bool {
    reference.c.is_alphanumeric()
        && after(text, reference.end) == Some('w')
        && meets_address(slice(text, reference.end..text.len()), &(0..1))
}

/// What is found in a text.
#[derive(Debug, Default)]
struct Memory {
    reader: Reader,
    uses: Vec<Use>,
    spans: Vec<Span>,
    buffer: String,
}

/// What the place of a reference tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Use {
    /// It is a part of the text.
    InText(Confidence),
    /// It stands alone, and may be an example.
    Apart,
    /// It is an example, or belongs to markup.
    Shown,
}

/// Weighs the references of a text, which are in order.
fn weigh(text: &str, references: &[Reference], uses: &mut Vec<Use>) {
    uses.clear();
    let mut rest = references;
    while let Some(first) = rest.first() {
        let line = line_around(text, first.start, is_line_end);
        let (of_line, others) = rest.split_at(rest.partition_point(|reference| reference.start < line.end));
        let is_markup = has_tag(text, line, of_line);
        let goes_on = |one: &Reference, next: &Reference| {
            !one.is_syntax() && !next.is_syntax() && skip_invisible(text, one.end) >= next.start
        };
        for run in of_line.chunk_by(goes_on) {
            let view = View { text, references, uses };
            let sides = Sides::of(view.before(uses.len()), view.after(uses.len() + run.len() - 1));
            weigh_run(run, &sides, is_markup || makes_guillemet(text, run), text, references, uses);
        }
        rest = others;
    }
    // Names have letters that are references too.
    for (index, reference) in references.iter().enumerate().filter(|(_, reference)| reference.c == '&') {
        let view = View { text, references, uses };
        let used = weigh_ampersand(text, reference.range(), view.before(index), view.after(index));
        uses[index] = used;
    }
}

/// Whether a reference to an angle bracket stands beside one, of a tag perhaps: two are a guillemet.
fn makes_guillemet(text: &str, run: &[Reference]) -> bool {
    let is_angle = |c: Option<char>| matches!(c, Some('<' | '>'));
    let is_beside = |reference: &Reference| {
        is_angle(Some(reference.c))
            && (is_angle(before(text, reference.start)) || is_angle(after(text, reference.end)))
    };
    run.iter().any(is_beside)
}

/// Weighs references side by side: what the text around them tells of one, it tells of all.
fn weigh_run(
    run: &[Reference],
    sides: &Sides,
    is_markup: bool,
    text: &str,
    references: &[Reference],
    uses: &mut Vec<Use>,
) {
    if run.first().is_some_and(Reference::is_syntax) {
        uses.push(if is_markup || sides.is_shown() { Use::Shown } else { Use::Apart });
        return;
    }
    let is_in_text = sides.follows_word || sides.precedes_word;
    // What the letter before is, if there is one. The bytes of a misread character are signs, too.
    let mut letter = sides.follows_word.then_some(Use::InText(Confidence::Likely));
    // What stands before one behind blanks, when those before it are read.
    let mut last = sides.far[0];
    for (index, reference) in run.iter().enumerate() {
        let is_elision = reference.c == '\'' && letter.is_some() && {
            let next = run[index + 1..].iter().find(|next| !is_invisible(next.c));
            next.map_or(sides.precedes_word, |next| is_of_word(next.c))
        };
        let is_quote = matches!(reference.c, '"' | '\'') && !is_elision;
        let is_of_markup = is_quote && (is_markup || last == Some('='));
        let used = if is_of_markup || sides.left == Some('\\') {
            Use::Shown
        } else if !reference.is_closed {
            let follows_misread = || {
                let view = View { text, references, uses };
                follows_misread(seen(view.before(uses.len())))
            };
            let read = if is_in_text { Use::InText(Confidence::Likely) } else { Use::Apart };
            letter.or_else(|| follows_misread().then_some(read)).unwrap_or(Use::Shown)
        } else if is_in_text {
            Use::InText(Confidence::Certain)
        } else if reference.c == '…' && sides.is_in_brackets() {
            Use::InText(Confidence::Likely)
        } else if sides.is_shown() {
            Use::Shown
        } else {
            Use::Apart
        };
        uses.push(used);
        if matches!(used, Use::Shown) {
            last = before(text, reference.end);
        } else if !is_invisible(reference.c) && !is_blank(reference.c) {
            last = Some(reference.c);
        }
        if !is_invisible(reference.c) {
            letter = match used {
                Use::InText(_) => Some(Use::InText(Confidence::Likely)),
                other => Some(other),
            };
            letter = letter
                .filter(|_| is_of_word(reference.c) || !reference.c.is_ascii() && !is_blank(reference.c));
        }
    }
}

/// Weighs `&amp;`, which parts names, or the letters of one, by the characters before it and behind it.
fn weigh_ampersand(
    text: &str,
    range: Range<usize>,
    before: impl Iterator<Item = char> + Clone,
    after: impl Iterator<Item = char> + Clone,
) -> Use {
    let sides = Sides::of(before.clone(), after.clone());
    if sides.is_shown() || sides.left == Some('\\') || is_in_query(text, &range) {
        return Use::Shown;
    }
    if sides.follows_word && sides.precedes_word {
        return Use::InText(Confidence::Certain);
    }
    let is_of_name = |c: char| c.is_uppercase() || c.is_ascii_digit();
    let visible = |&c: &char| !is_invisible(c);
    let (mut before, mut after) = (before.filter(visible).peekable(), after.filter(visible).peekable());
    let [mut is_behind_blank, mut is_before_blank] = [false; 2];
    while before.next_if(|&c| is_blank(c)).is_some() {
        is_behind_blank = true;
    }
    while after.next_if(|&c| is_blank(c)).is_some() {
        is_before_blank = true;
    }
    before.next_if_eq(&'.');
    // Where a line ends, it may be joined with the next.
    let precedes_name = match after.next() {
        Some(c) => is_before_blank && is_of_name(c) || is_line_end(c),
        None => true,
    };
    // A word that has lost its space has its capital inside.
    let is_name = is_behind_blank && precedes_name && before.take_while(|&c| is_of_word(c)).any(is_of_name);
    if is_name { Use::InText(Confidence::Likely) } else { Use::Apart }
}

/// A text as it is when the references in it are read, as far as they are known to be no examples.
#[derive(Debug, Clone, Copy)]
struct View<'a> {
    text: &'a str,
    references: &'a [Reference],
    uses: &'a [Use],
}

/// How many characters on each side of a reference may tell of it: a text may hold nothing else than references.
const NEAR: usize = 256;

impl<'a> View<'a> {
    /// The characters before a reference, from the last to the first.
    fn before(self, index: usize) -> impl Iterator<Item = char> + Clone + 'a {
        let all = (0..=index).rev().flat_map(move |index| {
            let last = index.checked_sub(1);
            let start = last.map_or(0, |last| self.references[last].end);
            let (c, text) = last.map_or((None, ""), |last| self.read(last));
            let between = slice(self.text, start..self.references[index].start);
            between.chars().rev().chain(c).chain(text.chars().rev())
        });
        all.take(NEAR)
    }

    /// The characters behind a reference.
    fn after(self, index: usize) -> impl Iterator<Item = char> + Clone + 'a {
        let all = (index..self.references.len()).flat_map(move |index| {
            let next = self.references.get(index + 1);
            let end = next.map_or(self.text.len(), |next| next.start);
            let (c, text) = next.map_or((None, ""), |_| self.read(index + 1));
            slice(self.text, self.references[index].end..end).chars().chain(c).chain(text.chars())
        });
        all.take(NEAR)
    }

    /// The character of a reference, or the reference.
    fn read(self, index: usize) -> (Option<char>, &'a str) {
        match self.uses.get(index) {
            Some(Use::InText(_) | Use::Apart) => (Some(self.references[index].c), ""),
            _ => (None, slice(self.text, self.references[index].range())),
        }
    }
}

/// Whether `name=` follows a range, or it stands behind `=name` or `?name`.
fn is_in_query(text: &str, range: &Range<usize>) -> bool {
    /// The most bytes of a name.
    const LONGEST: usize = 64;
    let belongs = |b: &&u8| b.is_ascii_alphanumeric() || b"_.-%[]".contains(b);
    let bytes = text.as_bytes();
    let right = bytes[range.end..].iter().take(LONGEST).take_while(belongs).count();
    let left = bytes[..range.start].iter().rev().take(LONGEST).take_while(belongs).count();
    let sign = (range.start - left).checked_sub(1).and_then(|at| bytes.get(at));
    // Dots are a sentence's, which a space may yet part from the next, or those of an ellipsis.
    let is_name = |range: Range<usize>| {
        let name = &bytes[range];
        !name.starts_with(b".") && !name.windows(2).any(|pair| pair == b"..")
    };
    bytes.get(range.end + right) == Some(&b'=') && is_name(range.end..range.end + right)
        || matches!(sign, Some(b'=' | b'?')) && is_name(range.start - left..range.start)
}

/// What stands beside references, behind characters that can't be seen.
#[derive(Debug)]
struct Sides {
    left: Option<char>,
    /// The same, behind blanks.
    far: [Option<char>; 2],
    follows_word: bool,
    precedes_word: bool,
}

impl Sides {
    /// The sides by their characters, from the inside.
    fn of(lefts: impl Iterator<Item = char> + Clone, rights: impl Iterator<Item = char> + Clone) -> Self {
        let (mut lefts, mut rights) = (seen(lefts), seen(rights));
        let follows_misread = follows_misread(lefts.clone());
        let [left, right] = [lefts.next(), rights.next()];
        let is_far = |c: &char| !is_blank(*c);
        Self {
            left,
            far: [
                left.filter(is_far).or_else(|| lefts.find(is_far)),
                right.filter(is_far).or_else(|| rights.find(is_far)),
            ],
            follows_word: left.is_some_and(is_of_word) || follows_misread,
            precedes_word: right.is_some_and(is_of_word),
        }
    }

    /// Whether quotation marks or brackets stand on both sides.
    fn is_shown(&self) -> bool {
        let shows = |c: char| is_quotation_mark(c) || is_apostrophe(c) || "()[]{}<>".contains(c);
        self.far.iter().all(|side| side.is_some_and(shows))
    }

    fn is_in_brackets(&self) -> bool {
        matches!(self.far, [Some('('), Some(')')] | [Some('['), Some(']')])
    }
}

/// What is seen of some characters, as it is meant.
fn seen(chars: impl Iterator<Item = char> + Clone) -> impl Iterator<Item = char> + Clone {
    chars.filter(|&c| !is_invisible(c)).map(|c| composed(windows_1252::meant(c)))
}

/// Whether a character makes up words or numbers.
fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

/// Whether a text, from its end, has what may be the bytes of a misread character, which will be a letter.
fn follows_misread(mut chars: impl Iterator<Item = char>) -> bool {
    /// How many bytes a character has behind its first.
    const MOST: usize = 3;
    let byte = windows_1252::byte_of;
    // Some marks are bytes once later passes have set them, and others are no longer; blanks and dots come and go.
    let may_be_set = |c: char| is_quotation_mark(c) || is_apostrophe(c);
    let comes_and_goes = |c: char| is_blank(c) || c == '.';
    let is_of_bytes =
        |c: char| is_combining_mark(c) || may_be_set(c) || byte(c).is_some_and(|byte| byte >= 0x80);
    let leads = |c: char| is_combining_mark(c) || byte(c).is_some_and(|byte| length_by(byte).is_some());
    let Some(first) = chars.next() else { return false };
    let last = if is_blank(first) { chars.find(|&c| !is_blank(c)) } else { Some(first) };
    match last {
        // Half of `à` is a no-break space, which may have become an ordinary one.
        Some('\u{302}' | '\u{303}') if is_blank(first) => chars.next() == Some('A'),
        Some(c) if is_blank(first) && !may_be_set(c) => matches!(c, 'Ã' | 'Â'),
        Some(c) => {
            let before = chars.take_while(|&c| is_of_bytes(c) || comes_and_goes(c));
            let mut bytes = before.filter(|&c| !comes_and_goes(c)).take(MOST);
            (is_of_bytes(c) || c == '.') && bytes.any(leads)
        }
        None => false,
    }
}

/// Line ends, and what may become one.
const fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\u{85}') || becomes_line_end(c)
}

/// Whether a line has a tag, or would have one if its references were read.
fn has_tag(text: &str, line: Range<usize>, references: &[Reference]) -> bool {
    let opens = |c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!');
    let in_text = memchr_iter(b'<', &text.as_bytes()[line.clone()]).any(|at| {
        let at = line.start + at;
        before(text, at) != Some('<') && after(text, skip_invisible(text, at + 1)).is_some_and(opens)
    });
    let by_reference = || {
        references.iter().enumerate().any(|(index, reference)| {
            let end = skip_invisible(text, reference.end);
            let next = references.get(index + 1).filter(|next| next.start == end).map(|next| next.c);
            reference.c == '<' && next.or_else(|| after(text, end)).is_some_and(opens)
        })
    };
    in_text || by_reference()
}
