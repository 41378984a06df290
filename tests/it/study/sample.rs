//! A small pass as a caller might write it, and the bugs that can be planted in it.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use guillemot::chars::{NBSP, NNBSP, is_blank};
use guillemot::{Confidence, Document, Edits, Language, Pass, Phase, Rule, SpaceProfile, Triggers};

macro_rules! bugs {
    ($($bug:ident: $what:literal,)*) => {
        /// A bug that can be planted in [`Sample`].
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Bug {
            $($bug,)*
        }

        /// All bugs, with what each of them is.
        pub(super) const BUGS: &[(Bug, &str)] = &[$((Bug::$bug, $what),)*];
    };
}

bugs! {
    RangeTooLong: "the range of a deletion is one byte too long",
    RangeTooShort: "the range of the ellipsis is one dot too short",
    RangeStartsEarly: "the range of the apostrophe starts one byte early",
    RangeEndsAtLength: "an insertion at the end is one byte beyond the text",
    RangeReversed: "the start and the end of a range are swapped",
    SliceOffBoundary: "the byte before a sign is taken for a whole character, and sliced",
    SliceOnEmpty: "the first byte of the text is read, though the text may be empty",
    ExpectsLineEnd: "the last line is expected to have a line end",
    OneBangLess: "each run shortens a row of exclamation marks by one",
    SpaceOnSpace: "a space is inserted though the right one stands there",
    Toggles: "a right apostrophe becomes a straight one",
    GrowsAtEnd: "a line end is added to every text, also to one that has it",
    DoubleSpaceLater: "a deleted row of dots leaves two spaces, which only the next run sees",
    ProposesTwice: "the same insertion is proposed twice",
    Overlaps: "two rules propose to replace the same sign",
    UndeclaredRule: "an edit names a rule that is not declared",
    HalfALine: "a line is deleted without its first character",
    EditsCode: "the pass claims the right to edit protected text",
    EatsLetter: "the letter before the sign goes with the blank",
    EatsDigit: "a digit before the percent sign goes",
    LowersCase: "a capital after an ellipsis becomes small",
    SwapsLetters: "the two letters around an apostrophe change places",
    QuadraticFlags: "every sign is reported with all the text before it",
    QuadraticVotes: "the language of all the text before each sign is asked for",
    QuadraticScan: "all the text before each sign is searched by hand",
    OldSpace: "the space of fr-FR is set, whatever the profile",
    WrongLanguage: "English lines are set as French ones, and the spaces of English go",
    CountsTexts: "every second text is left alone",
    RemembersText: "what the last text held decides about this one",
    RandomOrder: "a hash that differs from run to run picks the sign to set",
    FalseTriggers: "the pass says that it only wants texts with brackets",
    FlagsRight: "right guillemets are reported",
    MissesLast: "the last sign of a text is passed over",
    MissesInner: "only the first apostrophe of a line is set",
    WrongExample: "the example of a rule does not hold",
    MarksInFrance: "the ellipsis is set only where the locale is not French",
}

static APOSTROPHE: Rule =
    Rule::new("fr/apostrophe", "The apostrophe is ’ between letters.").example("L'eau", "L’eau");
static ELLIPSIS: Rule = Rule::new("fr/ellipsis", "Three dots are one character.").example("Et...", "Et…");
static SPACE: Rule = Rule::new("fr/high-punctuation", "A no-break space stands before ! ? ;.")
    .example("Quoi ?", "Quoi\u{202F}?");
static BANGS: Rule =
    Rule::new("house/bangs", "One exclamation mark is enough.").example("Non\u{202F}!!!", "Non\u{202F}!");
static CUT: Rule = Rule::new("house/cut", "A line of dashes goes.").example("un\n-----\ndeux", "un\ndeux");
static FALSE_EXAMPLE: Rule =
    Rule::new("house/bangs", "One exclamation mark is enough.").example("Non\u{202F}!!!", "Non !");
static UNDECLARED: Rule = Rule::new("house/undeclared", "A rule that the pass doesn't declare.");

/// Sets apostrophes, ellipses and the spaces before `!` `?` `;`, shortens rows of exclamation marks, and deletes lines of
/// dashes; in French lines only.
#[derive(Debug, Clone)]
pub(super) struct Sample {
    bug: Option<Bug>,
    texts: Arc<AtomicUsize>,
    seen: Arc<AtomicUsize>,
}

impl Sample {
    /// The pass as it should be.
    pub(super) fn right() -> Self {
        Self { bug: None, texts: Arc::default(), seen: Arc::default() }
    }

    /// The pass with a bug.
    pub(super) fn with(bug: Bug) -> Self {
        Self { bug: Some(bug), ..Self::right() }
    }

    fn has(&self, bug: Bug) -> bool {
        self.bug == Some(bug)
    }
}

impl Pass for Sample {
    fn id(&self) -> &str {
        "house/sample"
    }

    fn rules(&self) -> Vec<&Rule> {
        let bangs = if self.has(Bug::WrongExample) { &FALSE_EXAMPLE } else { &BANGS };
        vec![&APOSTROPHE, &ELLIPSIS, &SPACE, bangs, &CUT]
    }

    fn phase(&self) -> Phase {
        Phase::Typography
    }

    fn triggers(&self) -> Triggers {
        if self.has(Bug::FalseTriggers) { Triggers::BRACKETS } else { Triggers::ALWAYS }
    }

    fn edits_protected(&self) -> bool {
        self.has(Bug::EditsCode)
    }

    fn check(&self, doc: &Document<'_>, edits: &mut Edits<'_>) {
        let text = doc.text();
        let texts = self.texts.fetch_add(1, Ordering::Relaxed);
        let last_length = self.seen.swap(text.len(), Ordering::Relaxed);
        if self.has(Bug::CountsTexts) && texts % 2 == 1 {
            return;
        }
        if self.has(Bug::RemembersText) && last_length > 40 {
            return;
        }
        if self.has(Bug::SliceOnEmpty) && text.as_bytes()[0] == b'#' {
            return;
        }
        if self.has(Bug::ExpectsLineEnd) && text.len() > 60 {
            let _ = text.rfind('\n').expect("a text has lines");
        }
        if self.has(Bug::GrowsAtEnd) && !text.is_empty() {
            edits.insert(text.len(), "\n").rule(&CUT);
        }
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let range = start..start + line.len();
            start = range.end;
            let is_english = doc.language(range.clone()) == Some(Language::English);
            if doc.locale().language() != Language::French || is_english && !self.has(Bug::WrongLanguage) {
                continue;
            }
            if line.trim_end() == "-----" {
                let from = range.start + usize::from(self.has(Bug::HalfALine));
                edits.delete_lines(from..range.end).rule(&CUT);
                continue;
            }
            self.signs(doc, range, is_english, edits);
        }
    }
}

impl Sample {
    fn signs(
        &self,
        doc: &Document<'_>,
        line: std::ops::Range<usize>,
        is_english: bool,
        edits: &mut Edits<'_>,
    ) {
        let text = doc.text();
        let last_sign = text.rfind(['\'', '.', '!', '?', ';']).filter(|_| self.has(Bug::MissesLast));
        let mut apostrophes = 0;
        let mut skip_to = line.start;
        for (at, sign) in doc.slice(line.clone()).char_indices().map(|(at, c)| (line.start + at, c)) {
            if at < skip_to || last_sign == Some(at) {
                continue;
            }
            let end = at + sign.len_utf8();
            let before = doc.slice(line.start..at).chars().next_back();
            let after = doc.slice(end..line.end).chars().next();
            match sign {
                '\'' | '’' => {
                    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
                    if !is_letter(before) || !is_letter(after) {
                        continue;
                    }
                    apostrophes += 1;
                    if sign == '’' {
                        if self.has(Bug::Toggles) {
                            edits.replace(at..end, "'");
                        }
                        continue;
                    }
                    if self.has(Bug::MissesInner) && apostrophes > 1 {
                        continue;
                    }
                    self.apostrophe(doc, at, (before, after), edits);
                }
                '.' if doc.slice(at..line.end).starts_with("...") => {
                    let dots = doc.slice(at..line.end).bytes().take_while(|&b| b == b'.').count();
                    skip_to = at + dots;
                    if dots == 3 && before != Some('…') && !doc.slice(skip_to..line.end).starts_with('…')
                    {
                        self.ellipsis(doc, at, edits);
                    }
                    if dots > 3 && self.has(Bug::DoubleSpaceLater) {
                        edits.replace(at..skip_to, "...").rule(&ELLIPSIS);
                    }
                }
                '!' | '?' | ';' => {
                    let row = doc.slice(at..line.end).bytes().take_while(|&b| b == b'!').count();
                    let follows_sign = matches!(before, Some('!' | '?' | ';'));
                    if row > 1 {
                        skip_to = at + row;
                        let kept = if self.has(Bug::OneBangLess) { row - 1 } else { 1 };
                        let end = at + row + usize::from(self.has(Bug::RangeTooLong));
                        edits.delete(at + kept..end).rule(&BANGS);
                    }
                    if !follows_sign {
                        self.space(doc, line.start..at, after, is_english, edits);
                    }
                    if self.has(Bug::QuadraticFlags) {
                        edits.flag(0..end).rule(&SPACE);
                    }
                    if self.has(Bug::QuadraticVotes) && doc.language(0..at) == Some(Language::German) {
                        edits.flag(at..end);
                    }
                    if self.has(Bug::QuadraticScan)
                        && text.as_bytes()[..at].iter().filter(|&&b| b == b'\0').count() > 9
                    {
                        edits.flag(at..end);
                    }
                }
                '«' if self.has(Bug::FlagsRight) => {
                    edits.flag(at..end).rule(&SPACE);
                }
                '%' if self.has(Bug::EatsDigit) && before.is_some_and(|c| c.is_ascii_digit()) => {
                    edits.delete(at - 1..at).rule(&SPACE).confidence(Confidence::Likely);
                }
                _ => {}
            }
        }
    }

    fn apostrophe(
        &self,
        doc: &Document<'_>,
        at: usize,
        (before, after): (Option<char>, Option<char>),
        edits: &mut Edits<'_>,
    ) {
        if self.has(Bug::RangeStartsEarly) {
            edits.replace(at - 1..at + 1, "’");
            return;
        }
        if self.has(Bug::RangeReversed) {
            #[allow(clippy::reversed_empty_ranges)] // the bug
            edits.replace(at + 1..at, "’");
            return;
        }
        if let (true, Some(before), Some(after)) = (self.has(Bug::SwapsLetters), before, after) {
            let swapped = format!("{after}’{before}");
            edits.replace(at - before.len_utf8()..at + 1 + after.len_utf8(), &swapped);
            return;
        }
        if self.has(Bug::SliceOffBoundary) {
            let one_byte = &doc.text().as_bytes()[at - 1..at];
            let _ = std::str::from_utf8(one_byte).expect("a letter");
        }
        if self.has(Bug::RandomOrder) {
            use std::hash::{BuildHasher as _, RandomState};
            if RandomState::new().hash_one(at).is_multiple_of(2) {
                return;
            }
        }
        if self.has(Bug::Overlaps) {
            edits.replace(at..at + 1, "´").rule(&SPACE);
        }
        edits.replace(at..at + 1, "’");
    }

    fn ellipsis(&self, doc: &Document<'_>, at: usize, edits: &mut Edits<'_>) {
        if self.has(Bug::MarksInFrance) && doc.locale().tag() == "fr-FR" {
            return;
        }
        let end = if self.has(Bug::RangeTooShort) { at + 2 } else { at + 3 };
        edits.replace(at..end, "…").rule(if self.has(Bug::UndeclaredRule) { &UNDECLARED } else { &ELLIPSIS });
        if self.has(Bug::LowersCase)
            && let Some(capital) =
                doc.slice(at + 3..doc.text().len()).chars().next().filter(|c| c.is_uppercase())
        {
            let small: String = capital.to_lowercase().collect();
            edits.replace(at + 3..at + 3 + capital.len_utf8(), &small).rule(&ELLIPSIS);
        }
    }

    /// The space before a sign at the end of a range.
    fn space(
        &self,
        doc: &Document<'_>,
        head: std::ops::Range<usize>,
        after: Option<char>,
        is_english: bool,
        edits: &mut Edits<'_>,
    ) {
        let text = doc.slice(head.clone());
        let start = head.start + text.trim_end_matches(is_blank).len();
        let Some(left) = doc.slice(head.start..start).chars().next_back() else { return };
        // A sign that stands for itself (`(?)`), or follows another, has no space.
        let stem = doc.slice(head.start..start);
        let ends_with_dots = stem.ends_with("...") && !stem.ends_with("....");
        if !left.is_alphanumeric() && !matches!(left, '»' | '”' | ')' | '…') && !ends_with_dots {
            return;
        }
        // One is added only in French, where the sign ends something.
        let ends = after.is_none_or(|c| c.is_whitespace() || matches!(c, '!' | '?' | ';' | '»' | '”' | ')'));
        if start == head.end && !(ends && doc.language_at(head.start) == Some(Language::French)) {
            return;
        }
        if is_english {
            edits.delete(start..head.end).rule(&SPACE);
            return;
        }
        let wanted = match doc.locale().spaces() {
            _ if self.has(Bug::OldSpace) => NNBSP,
            SpaceProfile::NoBreak => NBSP,
            SpaceProfile::Classic | SpaceProfile::Narrow => NNBSP,
            _ => return,
        };
        if doc.locale().tag() == "fr-CA" {
            return;
        }
        let stands = doc.slice(start..head.end);
        let wanted = wanted.to_string();
        if stands == wanted && !self.has(Bug::SpaceOnSpace) {
            return;
        }
        if self.has(Bug::SpaceOnSpace) {
            edits.insert(head.end, &wanted).rule(&SPACE);
            return;
        }
        let from = if self.has(Bug::EatsLetter) { start - left.len_utf8() } else { start };
        if self.has(Bug::RangeEndsAtLength) && head.end + 1 == doc.text().len() {
            edits.insert(doc.text().len() + 1, &wanted).rule(&SPACE);
        }
        if self.has(Bug::ProposesTwice) {
            edits.insert(start, &wanted).rule(&SPACE);
        }
        edits.replace(from..head.end, &wanted).rule(&SPACE);
    }
}
