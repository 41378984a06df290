//! What each signal weighs: tables that `examples/fit_boilerplate.rs` fits, and the scores that decide.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use once_cell::sync::Lazy;

use super::signals::{COUNT, Signal, Signals};
use crate::error::{Near, ParseNameError};

/// What each signal weighs, in hundredths, and from which score on a block goes.
///
/// A table has a line for each weight: the name of a signal, a tab, a number; and perhaps another tab and what the signal
/// weighs in the first look, which tells the parts of a text and what the neighbours are. Without it, that is the same. What
/// a table doesn't name weighs nothing. Beside the signals stand `before-1` to `before-3` and `after-1` to `after-3`,
/// which share of the scores of its neighbours a block takes over, in percent; and the scores from which a block goes: `certain`, `careful`, `balanced`, `thorough`,
/// and `suspect`, from which it is reported.
///
/// The bundled program `fit_boilerplate` writes such tables from labelled texts.
///
/// ```
/// use guillemot::Pipeline;
/// use guillemot::passes::{Boilerplate, Weights};
///
/// let weights: Weights = "any\t-300\nphrase-3\t700\ncertain\t900\nbalanced\t300\n".parse()?;
/// let pipeline = Pipeline::builder().pass(Boilerplate::new().with_weights(weights)).build()?;
/// let cleaned = pipeline.clean("Le port rouvre lundi.\n\nLire la suite");
/// assert_eq!(cleaned.as_str(), "Le port rouvre lundi.");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Weights(Arc<Table>);

#[derive(Debug, Clone)]
struct Table {
    /// What the signals weigh in the first look and in the second.
    signals: [[i32; 2]; COUNT],
    /// By the place of the name in [`OTHERS`].
    others: [i32; OTHERS.len()],
}

/// The lines of a table that are no signals.
const OTHERS: [&str; 11] = [
    "before-1", "before-2", "before-3", "after-1", "after-2", "after-3", "certain", "careful", "balanced",
    "thorough", "suspect",
];

impl fmt::Debug for Weights {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Weights").finish_non_exhaustive()
    }
}

impl Weights {
    /// The names that a table may hold: those of the signals, then the others.
    pub fn names() -> impl Iterator<Item = &'static str> {
        Signal::ALL.into_iter().map(Signal::id).chain(OTHERS)
    }

    /// For the text of an article, with what the extraction left.
    pub(super) fn article() -> &'static Self {
        static ARTICLE: Lazy<Weights> = Lazy::new(|| built_in(include_str!("weights/article.txt")));
        &ARTICLE
    }

    /// For all visible text of a page.
    pub(super) fn page() -> &'static Self {
        static PAGE: Lazy<Weights> = Lazy::new(|| built_in(include_str!("weights/page.txt")));
        &PAGE
    }

    pub(super) fn of(&self, signal: Signal) -> i32 {
        self.0.signals[signal as usize][1]
    }

    pub(super) fn sum(&self, signals: Signals) -> i32 {
        signals.iter().map(|signal| self.of(signal)).sum()
    }

    /// What signals weigh in the first look and in the second.
    pub(super) fn sums(&self, signals: Signals) -> [i32; 2] {
        let (mut first, mut second) = (0, 0);
        signals.places().for_each(|place| {
            let [in_first, in_second] = self.0.signals.get(place).copied().unwrap_or_default();
            first += in_first;
            second += in_second;
        });
        [first, second]
    }

    /// Whether the second look weighs the signals like the first.
    pub(super) fn are_one(&self) -> bool {
        self.0.signals.iter().all(|[first, second]| first == second)
    }

    /// Whether the parts of a text weigh anything.
    pub(super) fn heed_parts(&self) -> bool {
        self.0.signals[Signal::InMain as usize..].iter().any(|&[_, weight]| weight != 0)
    }

    /// Which share of the scores of the blocks before it a block takes over, the nearest first, in percent.
    pub(super) fn before(&self) -> [i32; 3] {
        let [one, two, three, ..] = self.0.others;
        [one, two, three]
    }

    /// The same of the blocks after it.
    pub(super) fn after(&self) -> [i32; 3] {
        let [_, _, _, one, two, three, ..] = self.0.others;
        [one, two, three]
    }

    pub(super) fn certain(&self) -> i32 {
        self.0.others[6]
    }

    pub(super) fn likely(&self, risk: Risk) -> i32 {
        self.0.others[7 + risk as usize]
    }

    pub(super) fn suspect(&self) -> i32 {
        self.0.others[10]
    }
}

fn built_in(table: &str) -> Weights {
    table.parse().expect("the tables of the crate are read by a test")
}

impl FromStr for Weights {
    type Err = ParseNameError;

    fn from_str(table: &str) -> Result<Self, ParseNameError> {
        let mut weights = Table { signals: [[0; 2]; COUNT], others: [0; OTHERS.len()] };
        for (at, line) in
            table.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
        {
            let wrong = |why: &str, near: Near| ParseNameError {
                what: "line of a table of weights",
                name: line.to_owned(),
                near,
                rule: format!(
                    "{why} in line {}: a line is a name, a tab and a whole number from -32768 to 32767, and that of a \
                     signal may have another tab and number; the names are {}",
                    at + 1,
                    Self::names().collect::<Vec<_>>().join(", ")
                ),
            };
            let (name, numbers) =
                line.split_once('\t').ok_or_else(|| wrong("there is no tab", Near::default()))?;
            let number = |number: &str| {
                let read = number.trim().parse::<i16>().map(i32::from);
                read.map_err(|_| wrong("there is no such number", Near::default()))
            };
            let (weight, first) = match numbers.trim_end().split_once('\t') {
                Some((weight, first)) => (number(weight)?, Some(number(first)?)),
                None => (number(numbers)?, None),
            };
            if let Some(at) = Signal::ALL.iter().position(|signal| signal.id() == name) {
                weights.signals[at] = [first.unwrap_or(weight), weight];
            } else if let Some(at) = OTHERS.iter().position(|&other| other == name) {
                if first.is_some() {
                    return Err(wrong(
                        "there is a second number, but the name is no signal's",
                        Near::default(),
                    ));
                }
                weights.others[at] = weight;
            } else {
                return Err(wrong("there is no such name", Near::of(name, Self::names())));
            }
        }
        Ok(Self(Arc::new(weights)))
    }
}

/// How much may be lost for what is gained.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
#[non_exhaustive]
pub enum Risk {
    /// About one word of an article in a thousand may go with the boilerplate; of [a page](super::Boilerplate::page), six.
    Careful,
    /// Up to four words in a thousand; of a page, fifteen. The default.
    #[default]
    Balanced,
    /// About six words in a thousand; of a page, thirty.
    Thorough,
}

impl Risk {
    const NAMES: [(&'static str, Self); 3] =
        [("careful", Self::Careful), ("balanced", Self::Balanced), ("thorough", Self::Thorough)];
}

/// `careful`, `balanced` or `thorough`.
impl fmt::Display for Risk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(Self::NAMES[*self as usize].0)
    }
}

impl FromStr for Risk {
    type Err = ParseNameError;

    /// Reads `careful`, `balanced` or `thorough`.
    fn from_str(name: &str) -> Result<Self, ParseNameError> {
        ParseNameError::find("risk", name, &Self::NAMES)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn risks_by_name() {
        for (name, risk) in Risk::NAMES {
            assert_eq!((risk.to_string(), name.parse()), (name.to_owned(), Ok(risk)));
        }
        assert!("bold".parse::<Risk>().is_err());
    }

    #[test]
    fn tables() {
        for weights in [Weights::article(), Weights::page()] {
            let least = [Risk::Thorough, Risk::Balanced, Risk::Careful].map(|risk| weights.likely(risk));
            assert!(weights.suspect() <= least[0] && least.is_sorted() && least[2] <= weights.certain());
            assert!(weights.before().into_iter().chain(weights.after()).all(|share| share >= 0));
        }
        for wrong in
            ["any", "any\tmuch", "anything\t1", "any\t99999", "any\t1\tmuch", "any\t1\t2\t3", "certain\t1\t2"]
        {
            let error = wrong.parse::<Weights>().expect_err(wrong);
            assert!(error.to_string().contains("phrase-is-all"), "{error}");
        }
        let error =
            "# bare\nany\t1\nphrase-is-al\t2".parse::<Weights>().expect_err("no such name").to_string();
        assert!(
            error.starts_with(
                "`phrase-is-al\t2` is not a line of a table of weights (did you mean `phrase-is-all`?); there is no such \
                 name in line 3: a line is a name, a tab and a whole number from"
            ),
            "{error}"
        );
        let weights: Weights = "# bare\n\nany\t-150\ncertain\t7".parse().expect("a table");
        assert_eq!((weights.of(Signal::Any), weights.certain(), weights.after()), (-150, 7, [0; 3]));
        assert!(weights.are_one() && !weights.heed_parts());
        let weights: Weights = "any\t-150\t30\nin-main-part\t-9\t0".parse().expect("a table");
        let any = Signals::default().and(Signal::Any);
        assert_eq!((weights.sum(any), weights.sums(any)), (-150, [30, -150]));
        assert!(!weights.are_one() && weights.heed_parts());
    }
}
