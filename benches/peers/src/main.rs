//! French typography beside `crowbook-text-processing`, on the documents of the crate's benches, in one run.
//!
//! `cargo run --release --manifest-path benches/peers/Cargo.toml`; with `-- --test` on little text, once.

use std::hint::black_box;

use crowbook_text_processing::{FrenchFormatter, clean};
use guillemot::{Locale, Pipeline};

use crate::corpus::corpora;
use crate::timing::{Subject, compare};

#[path = "../../corpus/mod.rs"]
mod corpus;
#[path = "../../timing/mod.rs"]
mod timing;

fn main() {
    let (bytes, rounds) =
        if std::env::args().any(|arg| arg == "--test") { (16 << 10, 1) } else { (1 << 20, 21) };
    let [clean, degraded, ..] = corpora(bytes);
    for corpus in [clean, degraded] {
        compare(&corpus, &mut subjects(), PEERS, rounds);
    }
}

/// The subjects that the others are compared with, first among them.
const PEERS: usize = 2;

fn subjects() -> Vec<Subject> {
    let (formatter, formatter_of_all) = (FrenchFormatter::new(), FrenchFormatter::new());
    let mut subjects = vec![
        Subject::new("crowbook", move |text| {
            black_box(formatter.format(text));
        }),
        // What it leaves to its callers.
        Subject::new("all of it", move |text| {
            let text = clean::ellipsis(clean::quotes(clean::whitespaces(text)));
            black_box(formatter_of_all.format(text));
        }),
    ];
    subjects.extend(Subject::of_pipeline("typography", &Pipeline::typography(Locale::FR_FR)));
    subjects
}
