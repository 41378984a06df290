//! How often the presets allocate: never on text that is right, and what faults cost.
//!
//! `cargo bench --bench allocations` prints the counts and checks the promise of the crate: once warm, right text is
//! borrowed and nothing is allocated. With `-- --test`, and under `cargo test --benches`, on a few documents only.

#![allow(clippy::print_stdout)] // tables are what this program is for

use std::borrow::Cow;
use std::process::ExitCode;

use allocation_counter::{AllocationInfo, measure};
use guillemot::{Locale, Pipeline, Scratch};

use crate::corpus::{Corpus, corpora};

mod corpus;

fn main() -> ExitCode {
    let measures =
        std::env::args().any(|arg| arg == "--bench") && std::env::args().all(|arg| arg != "--test");
    let corpora = corpora(if measures { 1 << 20 } else { 64 << 10 });
    let [clean, _, scraped, _] = &corpora;
    // Longer than any document, with work for each pass, and with more of everything in one line.
    let sentence =
        "Le gardien du port dit « l'e\u{301}te\u{301} » et \"la mer\", puis il part avec `a[b]c` ! ";
    let mut warm_up = sentence.repeat(100);
    warm_up.push_str("La gardienne va à Kerlouanthéâtre et sous lebateau«\u{A0}ici\u{A0}».\n\n");
    warm_up.push_str(
        &"La R&amp;amp;D de l&#39;&eacute;t&eacute; &agrave; &nbsp; midi &utilise; &x.\n\n".repeat(16),
    );
    // More lines that are in doubt than any document has.
    warm_up.push_str(&"Le bateau du \"port\" part à l'aube.\n\n".repeat(64));
    // A stock phrase within a block, which is folded to be searched, as long as such blocks are.
    warm_up.push_str(&"Le bateau part avec la marée du matin. ".repeat(23));
    warm_up.push_str("Vous pouvez vous désinscrire au port.\n\n");
    warm_up.extend(scraped.documents[..4].iter().map(String::as_str));

    for corpus in &corpora {
        print_table(corpus, &warm_up);
    }

    let mut breaches = 0;
    for (name, pipeline) in presets() {
        if name != "scraped_article" {
            drop(pipeline.clean(&warm_up));
            breaches += count_breaches(&format!("{name}, clean"), &pipeline, clean, |text| {
                matches!(pipeline.clean(text).into_text(), Cow::Borrowed(_))
            });
        }
        let (mut out, mut scratch) = (String::new(), Scratch::new());
        pipeline.clean_into(&warm_up, &mut out, &mut scratch);
        breaches += count_breaches(&format!("{name}, clean_into"), &pipeline, clean, |text| {
            !pipeline.clean_into(text, &mut out, &mut scratch)
        });
    }
    if breaches == 0 {
        println!("right text: borrowed, and nothing allocated");
        ExitCode::SUCCESS
    } else {
        println!("right text: {breaches} promises broken");
        ExitCode::FAILURE
    }
}

fn presets() -> [(&'static str, Pipeline); 3] {
    [
        ("hygiene", Pipeline::hygiene()),
        ("typography", Pipeline::typography(Locale::FR_FR)),
        ("scraped_article", Pipeline::scraped_article(Locale::FR_FR)),
    ]
}

/// The number of documents that `clean` changes, or allocates for. It says whether it left the text as it was.
fn count_breaches(
    subject: &str,
    pipeline: &Pipeline,
    corpus: &Corpus,
    mut clean: impl FnMut(&str) -> bool,
) -> usize {
    let mut breaches = 0;
    for (index, document) in corpus.documents.iter().enumerate() {
        let mut same = false;
        let counted = measure(|| same = clean(document));
        if same && counted.count_total == 0 {
            continue;
        }
        breaches += 1;
        if breaches <= 3 {
            let done = if same { "left as it is" } else { "changed" };
            println!("{subject}: document {index} is {done} with {} allocations", counted.count_total);
            for finding in pipeline.clean(document).findings().take(3) {
                println!("    {finding}");
            }
        }
    }
    breaches
}

fn print_table(corpus: &Corpus, warm_up: &str) {
    let documents = corpus.documents.len();
    println!("{}: {documents} documents, {} bytes", corpus.name, corpus.bytes());
    println!("{:28}{:>36}{:>24}", "", "allocations a document", "bytes, at most");
    println!("{:28}{:>12}{:>12}{:>12}{:>12}{:>12}", "", "none", "median", "at most", "in all", "at once");
    for (name, pipeline) in presets() {
        drop(pipeline.clean(warm_up));
        let counts = corpus.documents.iter().map(|text| measure(|| drop(pipeline.clean(text))));
        print_row(&format!("{name}, clean"), counts.collect());

        let (mut out, mut scratch) = (String::new(), Scratch::new());
        pipeline.clean_into(warm_up, &mut out, &mut scratch);
        let counts = corpus.documents.iter().map(|text| {
            measure(|| {
                pipeline.clean_into(text, &mut out, &mut scratch);
            })
        });
        print_row(&format!("{name}, clean_into"), counts.collect());
    }
    println!();
}

fn print_row(subject: &str, mut counts: Vec<AllocationInfo>) {
    counts.sort_unstable_by_key(|counted| counted.count_total);
    let none = counts.iter().filter(|counted| counted.count_total == 0).count();
    let median = counts.get(counts.len() / 2).map_or(0, |counted| counted.count_total);
    let most = counts.last().map_or(0, |counted| counted.count_total);
    let bytes = counts.iter().map(|counted| counted.bytes_total).max().unwrap_or(0);
    let peak = counts.iter().map(|counted| counted.bytes_max).max().unwrap_or(0);
    println!("{subject:28}{none:>12}{median:>12}{most:>12}{bytes:>12}{peak:>12}");
}
