//! Subjects that take turns on the same documents, and the table of their speeds.
//!
//! Machines differ, and are shared: only ratios within one run tell anything. All subjects take turns in each round,
//! and the clock is read every few documents: the time of a subject is the sum of the medians, so that what else the
//! machine does in between counts for none of them, the slow no more than the fast.

use std::hint::black_box;
use std::time::Instant;

use guillemot::{Pipeline, Scratch};

use crate::corpus::Corpus;

/// Something that does its work on one document after the other.
pub(crate) struct Subject {
    name: String,
    work: Box<dyn FnMut(&str)>,
}

impl Subject {
    pub(crate) fn new(name: impl Into<String>, work: impl FnMut(&str) + 'static) -> Self {
        Self { name: name.into(), work: Box::new(work) }
    }

    /// A pipeline, with findings and without.
    pub(crate) fn of_pipeline(name: &str, pipeline: &Pipeline) -> [Self; 2] {
        let (same, pipeline) = (pipeline.clone(), pipeline.clone());
        let (mut out, mut scratch) = (String::new(), Scratch::new());
        [
            Self::new(format!("{name}, clean"), move |text| {
                black_box(same.clean(text).as_str());
            }),
            Self::new(format!("{name}, clean_into"), move |text| {
                black_box(pipeline.clean_into(text, &mut out, &mut scratch));
            }),
        ]
    }

    /// The seconds that each batch of the documents takes.
    fn time<'d>(&mut self, documents: &'d [String]) -> impl Iterator<Item = f64> + use<'_, 'd> {
        // What the subject before left in the predictors and caches of the machine is not this one's to pay for.
        for batch in documents.chunks(BATCH).rev().take(4) {
            self.work_through(batch);
        }
        documents.chunks(BATCH).map(|batch| {
            let start = Instant::now();
            self.work_through(batch);
            start.elapsed().as_secs_f64()
        })
    }

    fn work_through(&mut self, documents: &[String]) {
        for document in documents {
            (self.work)(black_box(document));
        }
    }
}

/// Documents between two looks at the clock: long enough for a copy of them to be measured, short enough for the
/// slowest subject to be seldom interrupted.
const BATCH: usize = 8;

/// Prints how fast the subjects go through the documents, each beside the first `peers` of them.
pub(crate) fn compare(corpus: &Corpus, subjects: &mut [Subject], peers: usize, rounds: usize) {
    let batches = corpus.documents.len().div_ceil(BATCH);
    // By subject and batch, the times of the rounds.
    let mut times = vec![vec![Vec::new(); batches]; subjects.len()];
    for round in 0..=rounds {
        for (subject, times) in subjects.iter_mut().zip(&mut times) {
            for (time, times) in subject.time(&corpus.documents).zip(times) {
                // The first round is for warming up.
                if round > 0 {
                    times.push(time);
                }
            }
        }
    }
    let times: Vec<f64> =
        times.into_iter().map(|batches| batches.into_iter().map(median).sum::<f64>()).collect();

    let (documents, megabytes) = (corpus.documents.len(), in_megabytes(corpus.bytes()));
    println!("{}: {documents} documents, {megabytes:.2} MB, medians of {rounds} rounds", corpus.name);
    println!("{:28}{:>9}   speed, times that of", "", "");
    print!("{:28}{:>9}", "", "MB/s");
    for peer in &subjects[..peers] {
        print!("{:>12}", peer.name);
    }
    println!();
    for (subject, &time) in subjects.iter().zip(&times) {
        print!("{:28}{:>9.0}", subject.name, megabytes / time);
        for peer in &times[..peers] {
            print!("{:>12.3}", peer / time);
        }
        println!();
    }
    println!();
}

pub(crate) fn in_megabytes(bytes: usize) -> f64 {
    // Far below the 2^52 bytes that a float counts exactly.
    #[allow(clippy::cast_precision_loss)]
    let bytes = bytes as f64;
    bytes / 1e6
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
