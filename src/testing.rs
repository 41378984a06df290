//! Property-test your own cleaning rules: text as this domain has it, damage with known answers, and laws.
//!
//! Three modules, for three questions:
//!
//! - [`strategies`]: which texts to try? Quotation marks of all kinds, no-break spaces, URLs, boilerplate, combining
//!   marks. Random strings hardly ever hold two of them side by side.
//! - [`laws`]: what must hold of every text, whatever it says? Running twice changes nothing more; the changes explain
//!   the result; protected text stands. Each law is a function that panics with a message to read.
//! - [`damage`]: does a rule repair what it is meant to repair? Take right text, damage it, and compare the repair with
//!   the answer that is known.
//!
//! A rule of the caller's under all laws:
//!
//! ```
//! use guillemot::testing::{laws, proptest::prelude::*, strategies};
//! use guillemot::{Pipeline, Rewrite};
//!
//! let rule = Rewrite::new("house/no-double-bang", r"!!+", "!")?;
//! let pipeline = Pipeline::builder().pass(rule).build()?;
//! proptest!(ProptestConfig::with_cases(64), |(text in strategies::any_text())| {
//!     laws::assert_laws(&pipeline, &text);
//! });
//! # Ok::<(), guillemot::BuildError>(())
//! ```
//!
//! A rule that breaks one is told which:
//!
//! ```should_panic
//! use guillemot::testing::laws;
//! use guillemot::{Pipeline, Rewrite};
//!
//! // `!!!` becomes `!!`, which a second run would change again.
//! let rule = Rewrite::new("house/one-bang-less", "!!", "!").unwrap();
//! let pipeline = Pipeline::builder().pass(rule).build().unwrap();
//! laws::assert_idempotent(&pipeline, "Non !!!");
//! ```

pub mod damage;
mod dice;
pub mod laws;
mod shrink;
pub mod strategies;

pub use dice::Dice;
/// The crate that the strategies are written for, in the version that they fit.
pub use proptest;
pub use shrink::TextTree;
