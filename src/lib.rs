//! Text cleaning by small passes that callers chain into a pipeline.
//!
//! **A pass finds; the engine applies.** A [`Pass`] reads a text and proposes edits: a range, what to put there, the
//! [`Rule`] that asks for it, a [`Confidence`] and a reason. It builds no string and knows nothing of offsets. The engine
//! sorts the edits, refuses those that would break text or change a protected span, and applies the others in one sweep.
//! From the very same edits come the cleaned text, a report, a dry run, a map of offsets, and the laws that built-in and
//! callers' passes are tested by.
//!
//! ```
//! use guillemot::{Locale, Pipeline};
//!
//! let article = "“Durant [these crossings]des passagers », dit-il.  Qui l'eût cru ?\n\n\n";
//! let pipeline = Pipeline::scraped_article(Locale::FR_FR);
//! let cleaned = pipeline.clean(article);
//! assert_eq!(
//!     cleaned.as_str(),
//!     "«\u{A0}Durant [these crossings] des passagers\u{A0}», dit-il. Qui l’eût cru\u{202F}?\n",
//! );
//! for finding in cleaned.findings() {
//!     println!("{finding}");
//! }
//! ```
//!
//! # Presets
//!
//! | preset | is for | does |
//! | --- | --- | --- |
//! | [`Pipeline::hygiene`] | text of any language | line ends, invisible characters, Unicode composition, blanks |
//! | [`Pipeline::typography`] | text written by people | hygiene, quotation marks, French apostrophes, ellipses, spaces |
//! | [`Pipeline::scraped_article`] | text taken from web pages | typography, entities, mojibake, boilerplate, lost and stray spaces |
//!
//! A preset is an ordinary function ([`Pipeline::preset`] takes its name from a configuration): [`Pipeline::builder`] takes the
//! same [`passes`] one by one, with options, beside a caller's own. Those implement [`Pass`], or are made of a function
//! ([`pass_fn`]) or of a regular expression ([`Rewrite`]):
//!
//! ```
//! use guillemot::passes::{BracketSplices, Quotes, Splice};
//! use guillemot::{Locale, Pipeline, Protect, Rewrite};
//!
//! let pipeline = Pipeline::builder()
//!     .locale(Locale::EN_GB)
//!     .pass(BracketSplices::new().editorial(Splice::Unwrap))
//!     .pass(Quotes::new())
//!     .pass(Rewrite::new("house/no-double-bang", "!!+", "!")?)
//!     .protect(Protect::regex("Oh!!")?)
//!     .build()?;
//! assert_eq!(pipeline.clean("The band \"Oh!!\" plays tonight!!").as_str(), "The band ‘Oh!!’ plays tonight!");
//! # Ok::<(), guillemot::BuildError>(())
//! ```
//!
//! # Order
//!
//! Passes run one after the other, each on the text that the one before it left; so order matters.
//! [`Pipeline`](Pipeline#order) shows two passes in both orders, with the different results. Passes know the [`Phase`] that
//! they belong to, and [`PipelineBuilder::build`] refuses an order that is known to be wrong.
//!
//! # Guarantees
//!
//! For every pipeline of built-in passes that builds, and every text:
//!
//! - cleaning cannot fail: only building, reading a locale's tag, and taking bytes return a `Result`;
//! - a text that no edit applies to comes back borrowed. For it [`hygiene`](Pipeline::hygiene) and
//!   [`typography`](Pipeline::typography) allocate nothing, nor does [`scraped_article`](Pipeline::scraped_article) in
//!   [`clean_into`](Pipeline::clean_into) with a [`Scratch`] that was used before;
//! - one run is enough: cleaning a cleaned text changes nothing;
//! - the [changes](Cleaned::changes) are disjoint, and applied to the original they give the cleaned text exactly;
//! - the [offsets](Cleaned::offsets) are monotone, land on `char` boundaries, and take unchanged text to itself;
//! - no edit changes a part of a protected span (see [`Protect`]);
//! - the work is linear in the length of the text.
//!
//! Of a caller's pass, what it proposes against the contract of [`Pass::check`] is dropped and counted in the [`Summary`], so
//! that it can break neither the changes, the offsets nor protected spans. What it does besides is up to it: whether it
//! panics, allocates, needs one run and takes linear time. The module `testing` has each law as a function.
//!
//! # Where to go on
//!
//! - [`Pipeline`]: [`clean`](Pipeline::clean), [`check`](Pipeline::check), [`clean_into`](Pipeline::clean_into),
//!   [`clean_bytes`](Pipeline::clean_bytes), [`without`](Pipeline::without);
//! - [`Cleaned`]: what cleaning gives back; [`Finding`], [`Change`], [`Summary`], [`OffsetMap`];
//! - [`passes`]: the built-in passes, their rules and options;
//! - [`Pass`], [`Edits`] and [`Document`]: all that a pass of one's own needs;
//! - [`typography`]: the rules of French, whose they are, and what is left alone;
//! - [`Locale`] and [`SpaceProfile`]: whose quotation marks, and which no-break spaces;
//! - [`chars`]: code points by name, and [`chars::visible`] to see those that can't be seen.
//!
//! # Features
//!
//! | feature | default | brings |
//! | --- | --- | --- |
//! | `simd` | yes | the scan in vectors of 32 bytes, on an x86-64 that has them (asked for at run time); without it, of 16 |
//! | `serde` | no | `Serialize` for findings, changes and summaries; `Deserialize` for what a configuration names (locales, space profiles, confidences, categories, risks); both for offset maps |
//! | `proptest` | no | the module `testing`: strategies, damage with known answers, the laws |
//! | `fst` | no | sets of the crate `fst` as lexicons of `FusedWords` |
//! | `spellbook` | no | `Hunspell`: dictionaries read at run time, as lexicons of `FusedWords` |

#![cfg_attr(docsrs, feature(doc_cfg))]
#![forbid(unsafe_code)]

pub mod chars;
mod code;
mod document;
mod edit;
mod error;
mod locale;
#[cfg(feature = "serde")]
mod names;
mod offsets;
mod pass;
pub mod passes;
mod phase;
mod pipeline;
mod protect;
mod report;
mod rule;
mod scan;
#[cfg(feature = "proptest")]
#[cfg_attr(docsrs, doc(cfg(feature = "proptest")))]
pub mod testing;
pub mod typography;
mod words;
mod work;

pub use document::{Block, BlockKind, Document};
pub use edit::{Breach, BrokenEdit, Edits, Proposal};
pub use error::{BuildError, NotUtf8, ParseLocaleError, ParseNameError};
pub use locale::{Language, Locale, QuotePair, SpaceProfile};
pub use offsets::{Bias, OffsetMap};
pub use pass::{IntoPasses, Pass, PassFn, PassList, pass_fn};
pub use passes::Rewrite;
pub use phase::Phase;
pub use pipeline::{Pipeline, PipelineBuilder, Scratch};
pub use protect::Protect;
pub use report::{Action, Change, Cleaned, Finding, PassRefusals, RuleCount, Summary};
pub use rule::{Confidence, Rule};
pub use scan::Triggers;
pub use words::{CommonWords, Lexicon};
#[cfg(feature = "spellbook")]
#[cfg_attr(docsrs, doc(cfg(feature = "spellbook")))]
pub use words::{Hunspell, HunspellError};

/// The programs in the README are tests. One of them needs the module `testing`.
#[cfg(all(doctest, feature = "proptest"))]
#[doc = include_str!("../README.md")]
struct Readme;
