//! The tests of guillemot from the outside, in one binary.

#[cfg(feature = "proptest")]
mod article;
#[cfg(feature = "proptest")]
mod cases;
#[cfg(feature = "proptest")]
mod edges;
mod engine;
mod languages;
#[cfg(feature = "proptest")]
mod laws;
mod repeats;
#[cfg(all(feature = "proptest", feature = "serde"))]
mod stored;
#[cfg(feature = "proptest")]
mod study;
mod tidy;
mod typography;
