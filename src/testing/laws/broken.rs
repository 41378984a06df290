//! How a broken law is told.

use std::borrow::Cow;
use std::fmt::{self, Write as _};

use super::Law;
use crate::chars::{slice, visible};
use crate::{Cleaned, Locale, Pipeline};

/// A law that a pass or a pipeline broke, told in full: the law, the texts, where they differ, the findings, and a test to
/// keep.
///
/// ```
/// use guillemot::testing::laws::{Law, Laws};
/// use guillemot::Rewrite;
///
/// // `!!!` becomes `!!`, which a second run would change again.
/// let rule = Rewrite::new("house/one-bang-less", "!!", "!")?;
/// let broken = Laws::pass().example("Non !!").check_law(Law::Idempotent, &rule).unwrap_err();
/// assert_eq!(broken.law(), Some(Law::Idempotent));
/// assert_eq!(broken.input(), "!!!");
/// println!("{broken}");
/// # Ok::<(), guillemot::BuildError>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct LawBroken(Box<Told>);

#[derive(Clone, PartialEq, Eq)]
struct Told {
    head: Head,
    law: Option<Law>,
    statement: Cow<'static, str>,
    /// What broke it, in a sentence or two.
    what: String,
    passes: Vec<String>,
    locale: Option<Locale>,
    input: String,
    shrunk_from: Option<usize>,
    sections: Vec<(&'static str, String)>,
    /// How the caller's test writes the pass or the pipeline.
    expression: Option<String>,
    /// The arguments of the function that asserts the law, but for the first; `None` when no test can be pasted.
    arguments: Option<String>,
}

/// How much was broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Head {
    Broken,
    /// The law could not be tried at all.
    Untried,
    /// No law was broken, nor put to the test.
    Silent,
}

impl LawBroken {
    /// A law broken by a pipeline on a text.
    pub(super) fn new(law: Law, pipeline: &Pipeline, input: &str, what: impl Into<String>) -> Self {
        let mut told = Self::stating(law.statement().into(), what.into());
        told.0.law = Some(law);
        told.0.arguments = Some(pasted(&shortened(input)));
        told.about(pipeline, input)
    }

    /// A statement that is none of the laws by name.
    pub(super) fn of_spans(statement: String, pipeline: &Pipeline, input: &str, what: String) -> Self {
        Self::stating(statement.into(), what).about(pipeline, input)
    }

    /// A law that could not be tried at all.
    pub(super) fn untried(law: Law, what: impl Into<String>) -> Self {
        let mut told = Self::stating(law.statement().into(), what.into());
        told.0.law = Some(law);
        told.0.head = Head::Untried;
        told
    }

    /// No law is broken, but a run that changes next to nothing says next to nothing.
    pub(super) fn silent(what: impl Into<String>) -> Self {
        let statement = "the run says nothing: no law is broken, and none was put to the test";
        let mut told = Self::stating(statement.into(), what.into());
        told.0.head = Head::Silent;
        told
    }

    fn stating(statement: Cow<'static, str>, what: String) -> Self {
        Self(Box::new(Told {
            head: Head::Broken,
            law: None,
            statement,
            what,
            passes: Vec::new(),
            locale: None,
            input: String::new(),
            shrunk_from: None,
            sections: Vec::new(),
            expression: None,
            arguments: None,
        }))
    }

    fn about(mut self, pipeline: &Pipeline, input: &str) -> Self {
        self.0.passes = pipeline.passes().map(|pass| pass.id().to_owned()).collect();
        self.0.locale = Some(pipeline.locale());
        input.clone_into(&mut self.0.input);
        self
    }

    pub(super) fn section(mut self, title: &'static str, body: String) -> Self {
        self.0.sections.push((title, body));
        self
    }

    pub(super) fn text(self, title: &'static str, text: &str) -> Self {
        self.section(title, shown(text))
    }

    pub(super) fn findings(self, title: &'static str, cleaned: &Cleaned<'_>) -> Self {
        self.section(title, listed(cleaned))
    }

    pub(super) fn difference(self, title: &'static str, one: &str, other: &str) -> Self {
        self.section(title, difference(one, other))
    }

    pub(super) fn shrunk_from(mut self, characters: usize) -> Self {
        self.0.shrunk_from = Some(characters);
        self
    }

    pub(super) fn written(mut self, expression: Option<&str>) -> Self {
        self.0.expression = expression.map(str::to_owned);
        self
    }

    pub(super) fn arguments(mut self, arguments: Option<String>) -> Self {
        self.0.arguments = arguments;
        self
    }

    pub(super) fn test_arguments(&self) -> Option<String> {
        self.0.arguments.clone()
    }

    /// The law; `None` for [`assert_spans_kept`](super::assert_spans_kept), which is about a pattern of the caller's, and when no law
    /// is broken, but a run says nothing.
    #[must_use]
    pub fn law(&self) -> Option<Law> {
        self.0.law
    }

    /// The text that the law was broken on, as far as it could be shrunk. Empty when the failure is about a whole run.
    #[must_use]
    pub fn input(&self) -> &str {
        &self.0.input
    }

    /// A unit test with the text.
    fn test(&self) -> Option<String> {
        let told = &*self.0;
        let (law, arguments) = (told.law?, told.arguments.as_ref()?);
        let id: String = match told.passes.as_slice() {
            [one] => one.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect(),
            _ => "pipeline".to_owned(),
        };
        let name = law.name().replace('-', "_");
        let function = law.function();
        let default = told.locale == Some(Locale::FR_FR) || told.passes.len() != 1;
        let (note, subject) = match (&told.expression, default) {
            (Some(expression), true) => (String::new(), format!("&{expression}")),
            (Some(expression), false) => {
                let locale = told.locale.map(written_locale).unwrap_or_default();
                (String::new(), format!("&guillemot::testing::laws::alone({expression}, {locale})"))
            }
            (None, _) => {
                let locale = told.locale.map(written_locale).unwrap_or_default();
                let passes = self.passes();
                let subject = match told.passes.as_slice() {
                    [_] => format!("guillemot::testing::laws::alone({passes}, {locale})"),
                    _ => passes,
                };
                let note = format!(
                    "    // In place of `todo!`: {subject}\n    let subject: guillemot::Pipeline = todo!();\n"
                );
                (note, "&subject".to_owned())
            }
        };
        let comma = if arguments.is_empty() { "" } else { ", " };
        Some(format!(
            "#[test]\nfn {id}_{name}() {{\n{note}    guillemot::testing::laws::{function}({subject}{comma}{arguments});\n}}"
        ))
    }

    fn passes(&self) -> String {
        match self.0.passes.as_slice() {
            [one] => format!("the pass `{one}`"),
            passes => format!("the pipeline of {}", passes.join(", ")),
        }
    }
}

impl fmt::Display for LawBroken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let told = &*self.0;
        let head = match told.head {
            Head::Broken => "law broken: ",
            Head::Untried => "law not tried: ",
            Head::Silent => "",
        };
        match told.law {
            Some(law) => writeln!(f, "{head}{law}\n{}", told.statement)?,
            None => writeln!(f, "{head}{}", told.statement)?,
        }
        writeln!(f, "\n{}", told.what)?;
        if !told.passes.is_empty() {
            write!(f, "\nby     {}", self.passes())?;
            if let Some(locale) = told.locale {
                write!(f, ", in {locale} with {:?} spaces", locale.spaces())?;
            }
            let characters = told.input.chars().count();
            write!(f, "\ninput  {} (characters: {characters}", pasted(&shortened(&told.input)))?;
            match told.shrunk_from {
                Some(before) => writeln!(f, ", shrunk from {before})")?,
                None => writeln!(f, ")")?,
            }
        }
        for (title, body) in &told.sections {
            write!(f, "\n── {title}\n{}\n", body.trim_end())?;
        }
        if let Some(test) = self.test() {
            write!(f, "\n── a test to keep\n{test}\n")?;
        }
        Ok(())
    }
}

/// As [`Display`](fmt::Display): a test that returns the error prints it so.
impl fmt::Debug for LawBroken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for LawBroken {}

/// A locale as source code.
fn written_locale(locale: Locale) -> String {
    let name = locale.tag().replace('-', "_").to_uppercase();
    let own = locale.tag().parse::<Locale>().map(Locale::spaces);
    if own == Ok(locale.spaces()) {
        return format!("guillemot::Locale::{name}");
    }
    format!("guillemot::Locale::{name}.with_spaces(guillemot::SpaceProfile::{:?})", locale.spaces())
}

/// A text for people's eyes, without its middle when it is long.
pub(super) fn shown(text: &str) -> String {
    let text = visible(&shortened(text));
    if text.is_empty() { "(empty)".to_owned() } else { blanks_shown(text) }
}

/// The text with a dot for each blank at its end, which nobody could see.
fn blanks_shown(text: String) -> String {
    let kept = text.trim_end_matches(' ').len();
    let dots = "·".repeat(text.len() - kept);
    let mut text = text;
    text.truncate(kept);
    text + &dots
}

/// A text as a literal of Rust, with escapes for whatever could be mistaken for something else.
pub(super) fn pasted(text: &str) -> String {
    let mut literal = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' | '\0'..'\u{20}' => literal.extend(c.escape_default()),
            ' '..='~' | '\u{A1}'..='\u{AC}' | '\u{AE}'..='\u{17F}' | '‘'..='”' | '…' | '€' => {
                literal.push(c);
            }
            _ => literal.extend(c.escape_unicode()),
        }
    }
    literal.push('"');
    literal
}

/// The text without its middle, when it is long.
fn shortened(text: &str) -> Cow<'_, str> {
    const HEAD: usize = 2400;
    const TAIL: usize = 600;
    if text.len() <= HEAD + TAIL + 200 {
        return Cow::Borrowed(text);
    }
    let (head, tail) = (boundary(text, HEAD), boundary(text, text.len() - TAIL));
    let (start, end) = (slice(text, 0..head), slice(text, tail..text.len()));
    Cow::Owned(format!("{start} […{} bytes…] {end}", tail - head))
}

/// The last `char` boundary up to `at`.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

/// The lines in which two texts differ, with what can't be seen shown, and a mark under the first difference.
pub(super) fn difference(one: &str, other: &str) -> String {
    /// More lines of a text than these are left out.
    const MOST: usize = 6;
    let lines = [one, other].map(|text| text.split_inclusive('\n').collect::<Vec<_>>());
    let [old, new] = &lines;
    let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let rests = old[head..].iter().rev().zip(new[head..].iter().rev());
    let tail = rests.take_while(|(a, b)| a == b).count();
    let first = |lines: &[&str]| lines.get(head).copied().unwrap_or_default().to_owned();
    let same = first(old).chars().zip(first(new).chars()).take_while(|(a, b)| a == b).count();
    let mut told = String::new();
    for (sign, lines) in [('-', old), ('+', new)] {
        let changed = &lines[head..lines.len() - tail];
        for (index, line) in changed.iter().take(MOST).enumerate() {
            told += &format!("{sign} {}\n", around(line, if index == 0 { same } else { 0 }).0);
        }
        if changed.len() > MOST {
            told += &format!("{sign} … and {} lines more\n", changed.len() - MOST);
        }
        if changed.is_empty() {
            told += &format!("{sign} (no line)\n");
        }
    }
    let column = around(&first(old), same).1;
    let _ = write!(told, "  {:column$}^ line {}, column {}", "", head + 1, same + 1);
    told
}

/// A line for people's eyes without what is far from the character `at`, and where that character stands in it.
fn around(line: &str, at: usize) -> (String, usize) {
    const BEFORE: usize = 40;
    const AFTER: usize = 48;
    let from = at.saturating_sub(BEFORE);
    let skipped: String = line.chars().skip(from).take(at - from).collect();
    let rest: String = line.chars().skip(at).take(AFTER).collect();
    let dots = |is_cut: bool| if is_cut { "…" } else { "" };
    let head = format!("{}{}", dots(from > 0), visible(&skipped));
    let tail =
        format!("{}{}", visible(&rest).trim_end_matches('\n'), dots(line.chars().count() > at + AFTER));
    let column = head.chars().count();
    (blanks_shown(head + &tail), column)
}

fn listed(cleaned: &Cleaned<'_>) -> String {
    const MOST: usize = 20;
    let lines: Vec<String> =
        cleaned.findings().take(MOST).map(|finding| format!("{:?} {finding}", finding.range())).collect();
    let more = cleaned.findings().count().saturating_sub(MOST);
    match (lines.is_empty(), more) {
        (true, _) => "(none)".to_owned(),
        (_, 0) => lines.join("\n"),
        _ => format!("{}\nand {more} more", lines.join("\n")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_shown_short_and_plain() {
        let text = "é".repeat(9000);
        assert_eq!(pasted("l'\"é\u{212B}\u{A0}\n"), r#""l'\"é\u{212b}\u{a0}\n""#);
        assert!(shown(&text).len() < 4000);
        assert!(difference(&text, &format!("{text}!")).contains("column 9001"));
    }

    #[test]
    fn differences_are_of_lines_and_point_at_a_character() {
        assert_eq!(
            difference("un\nOui\u{A0}!\n\nfin", "un\nOui !\nfin"),
            "- Oui⍽!↵\n- ↵\n+ Oui !↵\n     ^ line 2, column 4"
        );
        assert_eq!(difference("a", ""), "- a\n+ (no line)\n  ^ line 1, column 1");
        assert_eq!(difference(" /", " /  "), "-  /\n+  /··\n    ^ line 1, column 3");
    }

    #[test]
    fn locales_are_written_as_source() {
        assert_eq!(written_locale(Locale::FR_CH), "guillemot::Locale::FR_CH");
        let other = Locale::FR_CA.with_spaces(crate::SpaceProfile::Tight);
        let written = "guillemot::Locale::FR_CA.with_spaces(guillemot::SpaceProfile::Tight)";
        assert_eq!(written_locale(other), written);
    }
}
