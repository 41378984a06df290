//! The laws by name.

use std::fmt;

/// One law: its name, and what it says.
///
/// ```
/// use guillemot::testing::laws::Law;
///
/// assert_eq!(Law::Idempotent.to_string(), "idempotent");
/// assert_eq!(Law::Idempotent.statement(), "a second run changes nothing: clean(clean(text)) = clean(text)");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Law {
    /// Nothing panics: not cleaning, not the dry run, not the account.
    NoPanic,
    /// Edits are disjoint, on `char` boundaries, within the text, and under rules that the pass declares.
    EditsValid,
    /// A second run changes nothing.
    Idempotent,
    /// The changes give the result exactly, and findings explain each of them.
    ChangesExplain,
    /// Offsets are monotone, land on `char` boundaries, and take unchanged text to itself.
    Offsets,
    /// No edit changes a part of a protected span.
    ProtectedKept,
    /// A text without changes comes back borrowed, and only such a text.
    BorrowedWhenUnchanged,
    /// `clean`, `check` and `clean_into` agree.
    WaysAgree,
    /// The same text gives the same result, whatever was cleaned before, in whatever thread.
    Deterministic,
    /// A text without the pass's triggers has nothing that the pass would edit.
    TriggersHonest,
    /// Twice the text is twice the work.
    WorkLinear,
    /// The example of each rule holds, and its result stays.
    ExamplesHold,
    /// Each known [`Answer`](super::Answer) holds, and stays.
    AnswersHold,
    /// Letters and digits stay, in their order.
    LettersKept,
    /// Right text has no findings.
    CleanIsClean,
    /// Damage that a rule is there for is repaired.
    RepairsDamage,
    /// Line by line gives the same as the whole text at once. Texts with code that spans lines are left out.
    LineByLine,
    /// Paragraph by paragraph gives the same as the whole text at once. Texts with code that spans paragraphs are left out.
    ParagraphByParagraph,
    /// Between two other paragraphs, a text comes out as it does alone.
    Embedded,
    /// The whole pipeline gives the same as its passes one after the other.
    StepByStep,
    /// Two passes whose order is not declared give the same in either order.
    Commutes,
}

impl Law {
    /// All laws.
    pub const ALL: &[Self] = &[
        Self::NoPanic,
        Self::EditsValid,
        Self::Idempotent,
        Self::ChangesExplain,
        Self::Offsets,
        Self::ProtectedKept,
        Self::BorrowedWhenUnchanged,
        Self::WaysAgree,
        Self::Deterministic,
        Self::TriggersHonest,
        Self::WorkLinear,
        Self::ExamplesHold,
        Self::AnswersHold,
        Self::LettersKept,
        Self::CleanIsClean,
        Self::RepairsDamage,
        Self::LineByLine,
        Self::ParagraphByParagraph,
        Self::Embedded,
        Self::StepByStep,
        Self::Commutes,
    ];

    /// The name, such as `idempotent`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::NoPanic => "no-panic",
            Self::EditsValid => "edits-valid",
            Self::Idempotent => "idempotent",
            Self::ChangesExplain => "changes-explain",
            Self::Offsets => "offsets",
            Self::ProtectedKept => "protected-kept",
            Self::BorrowedWhenUnchanged => "borrowed-when-unchanged",
            Self::WaysAgree => "ways-agree",
            Self::Deterministic => "deterministic",
            Self::TriggersHonest => "triggers-honest",
            Self::WorkLinear => "work-linear",
            Self::ExamplesHold => "examples-hold",
            Self::AnswersHold => "answers-hold",
            Self::LettersKept => "letters-kept",
            Self::CleanIsClean => "clean-is-clean",
            Self::RepairsDamage => "repairs-damage",
            Self::LineByLine => "line-by-line",
            Self::ParagraphByParagraph => "paragraph-by-paragraph",
            Self::Embedded => "embedded",
            Self::StepByStep => "step-by-step",
            Self::Commutes => "commutes",
        }
    }

    /// What the law says, as failures print it.
    #[must_use]
    pub const fn statement(self) -> &'static str {
        match self {
            Self::NoPanic => "cleaning never panics, nor does the dry run, nor asking for the account",
            Self::EditsValid => {
                "edits are disjoint, on char boundaries, within the text, and under declared rules"
            }
            Self::Idempotent => "a second run changes nothing: clean(clean(text)) = clean(text)",
            Self::ChangesExplain => {
                "the changes, applied to the original, give the cleaned text, and findings explain each"
            }
            Self::Offsets => {
                "offsets are monotone, land on char boundaries, and map unchanged text to itself"
            }
            Self::ProtectedKept => "no edit changes part of a protected span",
            Self::BorrowedWhenUnchanged => "a text that needs no change is borrowed, and only such a text",
            Self::WaysAgree => "clean, check and clean_into agree",
            Self::Deterministic => "the same text gives the same result, whatever was cleaned before",
            Self::TriggersHonest => {
                "a text without the triggers of a pass has nothing that the pass would edit"
            }
            Self::WorkLinear => {
                "four times the text is about four times the work, counted in bytes and edits"
            }
            Self::ExamplesHold => "the example of each rule holds, and a second run leaves its result alone",
            Self::AnswersHold => "known answers come out, and a second run leaves them alone",
            Self::LettersKept => "letters and digits stay, in their order",
            Self::CleanIsClean => "right text has no findings",
            Self::RepairsDamage => {
                "damage that a rule is there for is repaired, and nothing beside it is touched"
            }
            Self::LineByLine => "cleaning line by line gives the same as cleaning the whole text",
            Self::ParagraphByParagraph => {
                "cleaning paragraph by paragraph gives the same as cleaning the whole text"
            }
            Self::Embedded => "between two other paragraphs, a text comes out as it does alone",
            Self::StepByStep => "the pipeline gives the same as its passes one after the other",
            Self::Commutes => "two passes that build in either order give the same in either order",
        }
    }

    /// The function that asserts the law on one text.
    pub(super) const fn function(self) -> &'static str {
        match self {
            Self::NoPanic => "assert_no_panic",
            Self::EditsValid => "assert_edits_valid",
            Self::Idempotent => "assert_idempotent",
            Self::ChangesExplain => "assert_changes_explain",
            Self::Offsets => "assert_offsets",
            Self::ProtectedKept => "assert_protected_kept",
            Self::BorrowedWhenUnchanged => "assert_borrowed_when_unchanged",
            Self::WaysAgree => "assert_ways_agree",
            Self::Deterministic => "assert_deterministic",
            Self::TriggersHonest => "assert_triggers_honest",
            Self::WorkLinear => "assert_work_linear",
            Self::ExamplesHold => "assert_examples_hold",
            Self::AnswersHold => "assert_gives",
            Self::LettersKept => "assert_letters_kept",
            Self::CleanIsClean => "assert_clean",
            Self::RepairsDamage => "assert_repairs",
            Self::LineByLine => "assert_line_by_line",
            Self::ParagraphByParagraph => "assert_paragraph_by_paragraph",
            Self::Embedded => "assert_embedded",
            Self::StepByStep => "assert_step_by_step",
            Self::Commutes => "assert_commutes",
        }
    }

    /// Whether the law speaks of any text at all, so that a run that changes next to none of its texts says nothing.
    pub(super) const fn is_of_any_text(self) -> bool {
        !matches!(self, Self::ExamplesHold | Self::AnswersHold | Self::CleanIsClean | Self::RepairsDamage)
    }
}

impl fmt::Display for Law {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
