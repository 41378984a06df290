//! The contract of the engine: what becomes of edits, right and wrong, and of the pipelines that they stand in.

use guillemot::{Breach, BuildError, Document, Edits, Pipeline, pass_fn};

mod account;
mod breaches;
mod building;
#[cfg(feature = "proptest")]
mod chaos;
mod edits;
mod protection;
mod running;
#[cfg(feature = "proptest")]
mod sharing;

type Outcome = Result<(), BuildError>;

/// A pipeline of one function.
fn with<F>(check: F) -> Pipeline
where
    F: Fn(&Document<'_>, &mut Edits<'_>) + Send + Sync + 'static,
{
    Pipeline::builder().pass(pass_fn("house/test", check)).build().expect("one pass is in order")
}

/// How many edits broke the contract, and how the first did.
fn breaches(pipeline: &Pipeline, text: &str) -> (usize, Option<Breach>) {
    let summary = pipeline.clean(text).summary();
    let first = summary.refused().iter().find_map(|refused| refused.first_breach);
    (summary.breaches(), first.map(|first| first.breach))
}
