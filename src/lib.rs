//! Text cleaning by small passes that callers chain into a pipeline.

#![cfg_attr(docsrs, feature(doc_cfg))]
#![forbid(unsafe_code)]

pub mod chars;
mod document;
mod edit;
mod error;
mod locale;
mod offsets;
mod pass;
pub mod passes;
mod pipeline;
mod protect;
mod report;
mod scan;
#[cfg(feature = "proptest")]
#[cfg_attr(docsrs, doc(cfg(feature = "proptest")))]
pub mod testing;

pub use document::{Block, BlockKind, Document};
pub use edit::{Breach, Edits, Proposal};
pub use error::{BuildError, NotUtf8, ParseLocaleError, ParseNameError};
pub use locale::{Language, Locale, QuotePair, SpaceProfile};
pub use offsets::{Bias, OffsetMap};
pub use pass::{Confidence, IntoPasses, Pass, PassFn, PassList, Phase, Rule, pass_fn};
pub use passes::Rewrite;
pub use pipeline::{Pipeline, PipelineBuilder, Scratch};
pub use protect::Protect;
pub use report::{Action, Change, Cleaned, Finding, PassRefusals, RuleCount, Summary};
pub use scan::Triggers;
