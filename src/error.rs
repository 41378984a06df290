//! The ways that building a pipeline, reading a locale or taking bytes can fail. Cleaning itself cannot.

use std::borrow::Cow;
use std::fmt;

use crate::chars::visible;
use crate::chars::windows_1252::char_of;
use crate::phase::Phase;

mod near;

pub(crate) use near::Near;

/// A pipeline, a rule or a protected span that cannot be built.
///
/// The message names what was asked for and which rule it broke, with the value.
///
/// ```
/// use guillemot::Rewrite;
///
/// let error = Rewrite::new("house/no-double-bang", "(!!", "!").unwrap_err();
/// assert!(error.to_string().contains("house/no-double-bang"));
/// assert!(error.to_string().contains("(!!"));
/// ```
#[derive(Debug, Clone, thiserror::Error)]
#[error(transparent)]
pub struct BuildError(#[from] BuildErrorKind);

#[derive(Debug, Clone, thiserror::Error)]
pub(crate) enum BuildErrorKind {
    #[error("{what}: the pattern `{pattern}` is not a regular expression: {error}")]
    Pattern { what: Cow<'static, str>, pattern: String, error: Box<regex::Error> },
    #[error("{what}: the pattern `{pattern}` matches the empty string, so it would match where no text is")]
    EmptyMatch { what: Cow<'static, str>, pattern: String },
    #[error("protected words: there are none, so nothing would be protected")]
    NoWords,
    #[error("protected words: the one with the index {index} is empty, so it would match where no text is")]
    EmptyWord { index: usize },
    #[error(
        "{what}: the replacement `{replacement}` asks for the group `{group}`, which the pattern `{pattern}` doesn't have \
         (`${{1}}0` is the group 1 and a 0, `$$` a dollar)"
    )]
    UnknownGroup { what: Cow<'static, str>, pattern: String, replacement: String, group: String },
    #[error(
        "the pass `{late}` (phase {late_phase:?}) stands before the pass `{early}` (phase {early_phase:?}), \
         but {early_phase:?} comes first: {why}"
    )]
    Order { late: String, late_phase: Phase, early: String, early_phase: Phase, why: &'static str },
    #[error(
        "the passes `{lines}` (phase Lines) and `{blocks}` (phase Blocks) can't stand in one pipeline: where a block goes, \
         lines meet that a second run would join; clean with the one, then with the other"
    )]
    Apart { lines: String, blocks: String },
    #[error("no pass and no rule of this pipeline is called `{id}`{near}; it has: {known}")]
    UnknownId { id: String, near: Near, known: String },
    #[error(
        "the id {id:?} of {place} can't be used: an id is at least one character, and has no blanks and no control characters \
         (such as `house/no-stars`)"
    )]
    Id { id: String, place: String },
    #[error(
        "the passes `{first}` and `{second}` both declare the rule `{rule}`, so that reports and `without` couldn't tell \
         which of them is meant; give the rule of one another id"
    )]
    SharedRule { rule: String, first: String, second: String },
    #[error(
        "two passes are called `{pass}` but declare other rules ({first}; {second}), so that `without` couldn't tell which of \
         them is meant; give one another id"
    )]
    SharedId { pass: String, first: String, second: String },
    #[error("the pass `{pass}` declares the rule `{rule}` twice")]
    DuplicateRule { pass: String, rule: String },
    #[error("the pass `{pass}` declares no rule, so none of its edits could be named")]
    NoRule { pass: String },
}

/// A language tag that names no known locale.
///
/// ```
/// let error = "tlh".parse::<guillemot::Locale>().unwrap_err();
/// assert!(error.to_string().contains("`tlh`"));
/// assert!(error.to_string().contains("fr-FR"), "the message lists the known tags");
/// let error = "fz-FR".parse::<guillemot::Locale>().unwrap_err();
/// assert!(error.to_string().contains("did you mean `fr-FR`?"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{tag}` is not a locale that guillemot knows{near}; it knows {known}")]
pub struct ParseLocaleError {
    pub(crate) tag: String,
    pub(crate) near: Near,
    pub(crate) known: String,
}

/// The name of something chosen from a short list (a space profile, a category, a risk) that is not in the list, or a line of
/// a table that is none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{name}` is not a {what}{near}; {rule}")]
pub struct ParseNameError {
    pub(crate) what: &'static str,
    pub(crate) name: String,
    pub(crate) near: Near,
    /// What would be one.
    pub(crate) rule: String,
}

impl ParseNameError {
    /// What a list has for a name.
    pub(crate) fn find<T: Copy>(what: &'static str, name: &str, list: &[(&str, T)]) -> Result<T, Self> {
        list.iter().find(|(known, _)| *known == name).map(|&(_, found)| found).ok_or_else(|| {
            let known: Vec<&str> = list.iter().map(|&(known, _)| known).collect();
            Self {
                what,
                name: name.to_owned(),
                near: Near::of(name, &known),
                rule: format!("choose one of {}", known.join(", ")),
            }
        })
    }
}

/// Bytes that are not UTF-8, so that they are no text.
///
/// The message says where, and what the bytes look like, if that can be told: UTF-16 by its byte order mark, Windows-1252 (of which
/// Latin-1 is a part) by a single byte that would be a letter or a sign there.
///
/// ```
/// let pipeline = guillemot::Pipeline::hygiene();
/// let error = pipeline.clean_bytes(b"caf\xE9 noir").unwrap_err();
/// assert_eq!(error.offset(), 3);
/// assert_eq!(error.byte(), Some(0xE9));
/// assert_eq!(error.to_string(), "the input is not UTF-8: 0xE9 cannot stand at byte 3 (in Windows-1252 it is ‘é’)");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the input is not UTF-8: {} at byte {offset}{}", describe(*.byte), .looks_like)]
pub struct NotUtf8 {
    pub(crate) offset: usize,
    pub(crate) byte: Option<u8>,
    looks_like: LooksLike,
    #[source]
    pub(crate) source: std::str::Utf8Error,
}

impl NotUtf8 {
    pub(crate) fn new(bytes: &[u8], source: std::str::Utf8Error) -> Self {
        let offset = source.valid_up_to();
        let byte = if source.error_len().is_some() { bytes.get(offset).copied() } else { None };
        Self { offset, byte, looks_like: LooksLike::of(bytes, offset), source }
    }

    /// The byte offset where valid UTF-8 ends: all bytes before it are text.
    #[must_use]
    pub fn offset(&self) -> usize {
        self.offset
    }

    /// The byte that cannot stand there; `None` when the input ends within a character.
    #[must_use]
    pub fn byte(&self) -> Option<u8> {
        self.byte
    }
}

fn describe(byte: Option<u8>) -> String {
    match byte {
        Some(byte) => format!("0x{byte:02X} cannot stand"),
        None => "a character is cut off".to_owned(),
    }
}

/// The encoding that bytes which are not UTF-8 may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum LooksLike {
    Utf16,
    /// With the character that the byte is there.
    Windows1252(char),
    Nothing,
}

impl LooksLike {
    fn of(bytes: &[u8], offset: usize) -> Self {
        if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
            return Self::Utf16;
        }
        // A lone byte among characters of ASCII; in data that are no text, others stand beside it. At the end, it is one half of a
        // character if others of that kind are whole.
        let is_text = |byte: &u8| byte.is_ascii_graphic() || byte.is_ascii_whitespace();
        let (head, rest) = bytes.split_at(offset);
        let is_lone = match rest {
            [_] => head.is_ascii() && head.last().is_none_or(is_text),
            [_, after, ..] => head.last().is_none_or(is_text) && is_text(after),
            [] => false,
        };
        match rest.first().map(|&byte| char_of(byte)) {
            Some(c) if is_lone && !c.is_control() => Self::Windows1252(c),
            _ => Self::Nothing,
        }
    }
}

impl fmt::Display for LooksLike {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Utf16 => f.write_str(" (it starts with the byte order mark of UTF-16)"),
            Self::Windows1252(c) => write!(f, " (in Windows-1252 it is ‘{}’)", visible(&c.to_string())),
            Self::Nothing => Ok(()),
        }
    }
}
