//! The texts of the benches: the project's own prose, as it is and with faults.
//!
//! The faults are seeded: each run makes the same texts.

use guillemot::chars::{NBSP, NNBSP, is_no_break_space};

const FRENCH: [&str; 6] = [
    include_str!("../../tests/fixtures/prose/fr-administration.txt"),
    include_str!("../../tests/fixtures/prose/fr-fiction.txt"),
    include_str!("../../tests/fixtures/prose/fr-minutes.txt"),
    include_str!("../../tests/fixtures/prose/fr-news.txt"),
    include_str!("../../tests/fixtures/prose/fr-science.txt"),
    include_str!("../../tests/fixtures/prose/fr-web.txt"),
];
const ENGLISH: [&str; 2] = [
    include_str!("../../tests/fixtures/prose/en-fiction.txt"),
    include_str!("../../tests/fixtures/prose/en-news.txt"),
];

/// A document is the paragraphs that it takes to reach this many bytes.
const DOCUMENT: usize = 4 << 10;

/// What a scraper brings along before and after an article.
const HEAD: [&str; 3] = [
    "Durée de la vidéo 03 minutes 12 secondes",
    "EN IMAGES - LE RÉSUMÉ DE LA JOURNÉE",
    "DIAPORAMA - TOUTES LES PHOTOS",
];
const TAIL: [&str; 4] = [
    "Source link",
    "By hqtz4",
    "Leave a Reply",
    "Your email address will not be published. Required fields are marked *",
];

/// Documents of one kind.
pub(crate) struct Corpus {
    pub(crate) name: &'static str,
    pub(crate) documents: Vec<String>,
}

impl Corpus {
    pub(crate) fn bytes(&self) -> usize {
        self.documents.iter().map(String::len).sum()
    }
}

/// Well-set French; the same with about half of its lines degraded; the same as a scraper would deliver it; well-set
/// English. Each of about `bytes` bytes.
pub(crate) fn corpora(bytes: usize) -> [Corpus; 4] {
    let clean = documents(&FRENCH, bytes);
    let mut random = Random(0x0067_7569_6C6C_656D);
    let degraded = clean.iter().map(|text| degraded(text, &mut random)).collect();
    let scraped = clean.iter().map(|text| scraped(text, &mut random)).collect();
    [
        Corpus { name: "clean", documents: clean },
        Corpus { name: "degraded", documents: degraded },
        Corpus { name: "seed-like", documents: scraped },
        Corpus { name: "english", documents: documents(&ENGLISH, bytes) },
    ]
}

/// The paragraphs of all texts, over and over, cut into documents. The cuts fall elsewhere each time round.
fn documents(texts: &[&str], bytes: usize) -> Vec<String> {
    let mut paragraphs = texts.iter().flat_map(|text| text.trim_end().split("\n\n")).cycle();
    let document = || {
        let mut document = String::new();
        while document.len() < DOCUMENT {
            document.extend(paragraphs.by_ref().take(1).flat_map(|paragraph| [paragraph, "\n\n"]));
        }
        document.truncate(document.trim_end().len() + 1);
        document
    };
    std::iter::repeat_with(document).take(bytes.div_ceil(DOCUMENT)).collect()
}

/// The text with about half of its lines as careless software leaves them.
fn degraded(text: &str, random: &mut Random) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        if random.one_in(2) {
            degrade_line(line, random, &mut out);
        } else {
            out.push_str(line);
        }
    }
    out
}

fn degrade_line(line: &str, random: &mut Random, out: &mut String) {
    let (open, close) = [("“", "”"), ("\"", "\""), ("« ", " »"), ("«", "»")][random.below(4)];
    let before_sign = [" ", ""][random.below(2)];
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '«' => {
                out.push_str(open);
                chars.next_if(|&next| is_no_break_space(next));
            }
            '»' => out.push_str(close),
            NBSP | NNBSP => match chars.peek() {
                Some('»') => {}
                Some(';' | ':' | '!' | '?') => out.push_str(before_sign),
                _ => out.push(' '),
            },
            '’' => out.push('\''),
            '…' => out.push_str("..."),
            ' ' if random.one_in(40) => out.push_str("  "),
            _ => out.push(c),
        }
    }
}

/// The degraded text between lines that don't belong to it, with a splice and with words stuck to names.
fn scraped(text: &str, random: &mut Random) -> String {
    let mut out = format!("{}\n\n", HEAD[random.below(HEAD.len())]);
    let text = degraded(text, random);
    let mut splice = true;
    for (at, c) in text.char_indices() {
        let before_word = text.as_bytes().get(at + 1).is_some_and(u8::is_ascii_lowercase);
        if c == ' ' && before_word && splice && at > DOCUMENT / 4 {
            out.push_str(" [these crossings]");
            splice = false;
        } else if !(c == ' ' && before_word && ends_with_name(&out) && random.one_in(3)) {
            out.push(c);
        }
    }
    for line in TAIL {
        out.push('\n');
        out.push_str(line);
        out.push('\n');
    }
    out
}

/// Whether the text ends with a capitalised word of five letters or more, within a line.
fn ends_with_name(text: &str) -> bool {
    let start = text.trim_end_matches(char::is_alphabetic).len();
    let mut name = text.chars().rev().take_while(|c| c.is_alphabetic()).count();
    name *= usize::from(text.as_bytes().get(start).is_some_and(u8::is_ascii_uppercase));
    name >= 5 && text.as_bytes().get(start.wrapping_sub(1)) == Some(&b' ')
}

/// Steele, Lea and Flood's SplitMix64: small, and the same everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        // Sixteen bits are plenty for the small bounds of this module.
        usize::from((mixed >> 48) as u16) % bound
    }

    fn one_in(&mut self, bound: usize) -> bool {
        self.below(bound) == 0
    }
}
