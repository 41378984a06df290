//! Texts of one sign a million times over, and of openings that nothing closes: the work stays linear, the stack flat.
//!
//! Nothing is timed. But a quadratic pass would run for hours: a limit of minutes turns that into a failure.

use std::sync::mpsc::channel;
use std::time::Duration;

use guillemot::{Locale, Pipeline, Protect, Scratch};

const LIMIT: Duration = Duration::from_secs(300);

/// Signs that stand a million times over.
const SIGNS: &[&str] = &[
    "\"", "«", "»", "[", "]", " ", "\n", "'", ".", "-", "\u{A0}", "\u{301}", "“", "”", "“«", "[[(", "«“‘",
    "\"«",
];
/// More of them, and pairs and openings, some ten thousand times over.
const MORE: &[&str] = &[
    "‘",
    "’",
    "<",
    ">",
    "`",
    "(",
    ":",
    "!",
    "?",
    "…",
    "\t",
    "\r",
    "\u{200B}",
    "\u{202F}",
    "€",
    "%",
    "a",
    "é",
    "/",
    "{{",
    "e\u{301}",
    " \u{A0}",
    "\n ",
    "\r\n",
    "« ",
    " »",
    "l'",
    "]a",
    "Kerloc ",
    "a b. ",
    "\" ",
    " \"",
    "“a ",
    "a\n",
    "\n\n\n",
    "``` ",
    "~~~\n",
    "&a;",
    "&nbsp; ",
    "&nbsp;",
    "&shy; ",
    "&zwj; &nbsp;",
    "&amp; ",
    "[a]b",
    "[sic]",
    " ,",
    "( a )",
    "l' ",
    "a@",
    "1:",
    "\u{344}",
    "\u{1100}",
    "<<",
    "'' ",
    "a-",
    "a.",
    "${",
    "%s",
    "<a ",
    "«a",
    "x!",
    "Ã",
    "Ã©",
    "Ã\u{200B}",
    "â€",
    "Â ",
    "A\u{303}",
    "ÃƒÂ",
    "ðŸ",
];
const PHRASES: &[&str] =
    &["https://a.b/", "https://a.b ", "Source link\n\n", "Leave a Reply\n", "Kerlocancien "];

/// Beginnings that set a pass on the rest of their line, and what then stands there a hundred thousand times.
const LED: &[(&str, &str)] = &[
    ("Le mot.Le mot \"a\"b ", "’"),
    ("Le mot.Le mot \"a\"b ", "'’"),
    ("Le bac est dans le port de la ville.\n\nÉté: ", "zzzz: "),
];

/// What fills half of a line, and what fills the other half: a look back from each of the latter must not go through the former.
const HALVES: &[(&str, &str)] =
    &[("-", "x: "), ("\t", "x: "), ("“la mer ", "\"le\" bac "), ("« a\n", "\"b\" ")];

fn texts() -> impl Iterator<Item = (&'static str, String)> {
    let million = SIGNS.iter().map(|&unit| ("", unit, 1 << 20));
    let more = MORE.iter().chain(PHRASES).map(|&unit| ("", unit, 1 << 16));
    let led = LED.iter().map(|&(head, unit)| (head, unit, 1 << 20));
    let halves = HALVES.iter().map(|&(half, other)| {
        let half_of = |unit: &str| str::repeat(unit, (1 << 19) / unit.len());
        (other, half_of(half) + &half_of(other))
    });
    let repeated = |(head, unit, size): (&str, _, usize)| {
        (unit, head.to_owned() + &str::repeat(unit, size / unit.len()))
    };
    million.chain(more).chain(led).map(repeated).chain(halves)
}

fn on_each(name: &str, pipeline: &Pipeline) {
    let (sender, receiver) = channel();
    let (pipeline, name) = (pipeline.clone(), name.to_owned());
    // A thread of its own, which is left behind if it doesn't end.
    let worker = std::thread::spawn(move || {
        let mut scratch = Scratch::new();
        let mut again = String::new();
        for (unit, text) in texts() {
            let cleaned = pipeline.clean(&text);
            assert_eq!(cleaned.summary().breaches(), 0, "{name}: {unit:?}");
            pipeline.clean_into(cleaned.as_str(), &mut again, &mut scratch);
            assert!(again == cleaned.as_str(), "{name}: a second run changes a text of {unit:?}");
            if sender.send(unit).is_err() {
                break;
            }
        }
    });
    let mut last = "nothing";
    loop {
        match receiver.recv_timeout(LIMIT) {
            Ok(unit) => last = unit,
            Err(std::sync::mpsc::RecvTimeoutError::Timeout) => {
                panic!("the text after that of {last:?} takes more than {LIMIT:?}: the work is not linear")
            }
            // All done, or panicked.
            Err(std::sync::mpsc::RecvTimeoutError::Disconnected) => break,
        }
    }
    if let Err(panic) = worker.join() {
        std::panic::resume_unwind(panic);
    }
}

#[test]
fn hygiene() {
    on_each("hygiene", &Pipeline::hygiene());
}

#[test]
fn typography() {
    on_each("typography", &Pipeline::typography(Locale::FR_FR));
}

#[test]
fn typography_of_english() {
    on_each("typography of English", &Pipeline::typography(Locale::EN_US));
}

#[test]
fn scraped_article() {
    on_each("scraped article", &Pipeline::scraped_article(Locale::FR_FR));
}

#[test]
fn many_protected_spans() {
    let builder = Pipeline::builder().pass(Pipeline::scraped_article(Locale::FR_FR));
    let protect = Protect::regex(r"[aé.\[]|e\u{301}?|Source").expect("a pattern");
    on_each("protected spans", &builder.protect(protect).build().expect("a preset's order"));
}

#[test]
fn many_findings_in_one_line_are_told_in_time() {
    let text = "l'été ".repeat(150_000);
    let cleaned = Pipeline::typography(Locale::FR_FR).clean(&text);
    let length: usize = cleaned.findings().map(|finding| finding.to_string().len()).sum();
    assert!(length > text.len());
}
