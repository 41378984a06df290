//! The bundled article, and variations of it: other names, other faults in another order, another tail.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use guillemot::chars::visible;
use guillemot::testing::damage::{
    Blemish, Corruption, Damaged, Wounds, ascii_quotes, double_spaces, drop_no_break_spaces, english_quotes,
    fuse_words, mixed_pairs, splice_bracket, straight_apostrophes, three_dots,
};
use guillemot::testing::{Dice, laws};
use guillemot::{Locale, Pipeline, Scratch};

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

fn fixture(name: &str) -> io::Result<String> {
    fs::read_to_string(fixtures().join(name))
}

fn preset() -> Pipeline {
    Pipeline::scraped_article(Locale::FR_FR)
}

/// The first line in which two texts differ.
fn first_difference(gave: &str, expected: &str) -> String {
    let lines = gave.split('\n').map(Some).chain([None]).zip(expected.split('\n').map(Some).chain([None]));
    for (number, (gave, expected)) in lines.enumerate() {
        if gave != expected {
            let show = |line: Option<&str>| line.map_or("(the end)".to_owned(), visible);
            return format!("line {}\ngave     {}\nexpected {}", number + 1, show(gave), show(expected));
        }
    }
    "which should not be possible".to_owned()
}

#[test]
fn the_bundled_article_comes_out_as_it_should() -> io::Result<()> {
    let (dirty, clean) = (fixture("article.txt")?, fixture("article.cleaned.txt")?);
    let pipeline = preset();
    let cleaned = pipeline.clean(&dirty);
    assert!(cleaned.as_str() == clean, "{}", first_difference(cleaned.as_str(), &clean));
    assert!(!pipeline.clean(&clean).is_changed());
    laws::assert_laws(&pipeline, &dirty);
    laws::assert_laws(&pipeline, &clean);
    let explained: BTreeSet<String> =
        cleaned.findings().map(|finding| finding.rule().id().to_owned()).collect();
    assert!(explained.len() >= 10, "{explained:?}");
    let (mut out, mut scratch) = (String::new(), Scratch::new());
    for _ in 0..2 {
        assert!(pipeline.clean_into(&dirty, &mut out, &mut scratch));
        assert!(out == clean, "{}", first_difference(&out, &clean));
    }
    Ok(())
}

#[test]
fn right_french_stays_as_it_is() -> io::Result<()> {
    let mut failures = String::new();
    let mut count = 0;
    for folder in ["prose", "traps"] {
        for entry in fs::read_dir(fixtures().join(folder))? {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if folder == "prose" && !name.starts_with("fr-") {
                continue;
            }
            count += 1;
            let text = fs::read_to_string(&path)?;
            for (preset, pipeline) in [
                ("hygiene", Pipeline::hygiene()),
                ("typography", Pipeline::typography(Locale::FR_FR)),
                ("article", preset()),
            ] {
                let cleaned = pipeline.clean(&text);
                if cleaned.is_changed() {
                    let _ = writeln!(failures, "{folder}/{name} ({preset})");
                    for change in cleaned.changes() {
                        let (before, after) = (visible(change.before()), visible(change.after()));
                        let line =
                            text.bytes().take(change.range().start).filter(|&b| b == b'\n').count() + 1;
                        let _ = writeln!(failures, "  line {line}: ‘{before}’ → ‘{after}’");
                    }
                }
                laws::assert_laws(&pipeline, &text);
            }
        }
    }
    assert!(count >= 14, "{count} fixtures");
    assert!(failures.is_empty(), "{failures}");
    Ok(())
}

#[test]
fn right_english_stays_as_it_is() -> io::Result<()> {
    for name in ["prose/en-fiction.txt", "prose/en-news.txt"] {
        let text = fixture(name)?;
        for locale in [Locale::EN_US, Locale::FR_FR] {
            let pipeline = Pipeline::scraped_article(locale);
            let cleaned = pipeline.clean(&text);
            assert!(
                !cleaned.is_changed(),
                "{name} ({locale}): {}",
                first_difference(cleaned.as_str(), &text)
            );
        }
    }
    Ok(())
}

// ── Variations ───────────────────────────────────────────────────────────────────────────────────────────────────

/// What can be said otherwise in the cleaned article: what stands there, and what may stand in its place. The first of
/// the places is the island, the second the keeper; both are joined to the word after them.
const OTHER_WORDS: &[(&str, &[&str])] = &[
    (
        "Trévanig",
        &["Trévanig", "Porzalec", "Kermadoz", "Lanvorec", "Plougadel", "Brélévec", "Roscavel", "Goulvarec"],
    ),
    (
        "Kerdalivou",
        &["Kerdalivou", "Guivarzec", "Morvanzic", "Tréguidel", "Corvellec", "Balanézec", "Dorvennic"],
    ),
    ("refuge", &["refuge", "royaume", "domaine", "jardin", "paradis"]),
    (
        "ancien gardien",
        &["ancien gardien", "dernier gardien", "premier gardien", "simple gardien", "modeste gardien"],
    ),
    ("Maëlle Corfmadec", &["Maëlle Corfmadec", "Youenn Pérennec", "Katell Le Bihannic", "Soazig Tromelin"]),
    ("Nolwenn Le Saout", &["Nolwenn Le Saout", "Rozenn Quéméneur", "Bleuenn Cozanet"]),
    ("Awen Tanguidic", &["Awen Tanguidic", "Maïwenn Tanguidic", "Enora Tanguidic"]),
    ("these crossings", &["these crossings", "the work", "the first winter", "les travaux"]),
    ("accord", &["accord", "arrêté", "avenant"]),
];

fn variation_of(clean: &str, dice: &mut Dice) -> String {
    OTHER_WORDS.iter().fold(clean.to_owned(), |text, (word, others)| {
        text.replace(word, dice.choose(others).copied().unwrap_or(word))
    })
}

/// What a page leaves before an article: the length of its video.
#[derive(Debug)]
struct Head;

impl Corruption for Head {
    fn kind(&self) -> &'static str {
        "head"
    }

    fn corrupt(&self, _: &str, dice: &mut Dice, wounds: &mut Wounds<'_>) {
        let (minutes, seconds) = (1 + dice.below(12), dice.below(60));
        let gap = "\n".repeat(2 + dice.below(2));
        wounds.replace(0..0, format!("Durée de la vidéo {minutes:02} minutes {seconds:02} secondes{gap}"));
    }
}

/// Captions in capitals between paragraphs, which promote something else.
#[derive(Debug)]
struct Promotions;

impl Corruption for Promotions {
    fn kind(&self) -> &'static str {
        "promotions"
    }

    fn corrupt(&self, text: &str, dice: &mut Dice, wounds: &mut Wounds<'_>) {
        const LABELS: &[&str] = &["INTERACTIF", "EN IMAGES", "VIDÉO", "INFOGRAPHIE", "DIAPORAMA"];
        const SUBJECTS: &[&str] = &[
            "LA COLONIE, ANNÉE PAR ANNÉE",
            "LES OISEAUX DE L’ÎLE",
            "LE PHARE VU DU CIEL",
            "TROIS ANS DE CHANTIER",
        ];
        let mut gaps: Vec<usize> = text.match_indices("\n\n").map(|(at, _)| at).skip(3).collect();
        gaps.pop();
        dice.shuffle(&mut gaps);
        for at in gaps.into_iter().take(1 + dice.below(3)) {
            let label = dice.choose(LABELS).expect("there are some");
            let subject = dice.choose(SUBJECTS).expect("there are some");
            wounds.replace(at..at, format!("\n\n{label} - {subject}"));
        }
    }
}

/// What a page leaves after an article: a link, a content farm's byline, a comment form, in any order.
#[derive(Debug)]
struct Tail;

impl Corruption for Tail {
    fn kind(&self) -> &'static str {
        "tail"
    }

    fn corrupt(&self, text: &str, dice: &mut Dice, wounds: &mut Wounds<'_>) {
        const FORMS: &[&[&str]] = &[
            &["Leave a Reply", "Your email address will not be published. Required fields are marked *"],
            &["Leave a Reply Cancel reply"],
            &[
                "Laisser un commentaire",
                "Votre adresse e-mail ne sera pas publiée. Les champs obligatoires sont indiqués avec *",
            ],
            &[
                "Leave a Comment",
                "Save my name, email, and website in this browser for the next time I comment.",
            ],
        ];
        const LETTERS: &[u8] = b"abcdefghjkmnpqrstvwxyz";
        let mut byline = "By ".to_owned();
        for _ in 0..3 + dice.below(3) {
            byline.push(char::from(*dice.choose(LETTERS).expect("there are some")));
        }
        let _ = write!(byline, "{}", dice.below(100));
        let form = dice.choose(FORMS).expect("there are some").join("\n\n");
        let mut parts = vec!["Source link".to_owned(), byline, form];
        dice.shuffle(&mut parts);
        let gap = "\n".repeat(2 + dice.below(4));
        wounds.replace(text.len()..text.len(), gap + &parts.join("\n\n"));
    }
}

/// Blanks at the ends of paragraphs and more lines between them than one.
#[derive(Debug)]
struct LooseLines;

impl Corruption for LooseLines {
    fn kind(&self) -> &'static str {
        "loose-lines"
    }

    fn corrupt(&self, text: &str, dice: &mut Dice, wounds: &mut Wounds<'_>) {
        const GAPS: &[&str] =
            &[" \n\n", "   \n\n", "\n\n\n", "\n\n\n\n\n", " \n \n", "\r\n\r\n", "\n\u{A0}\n"];
        for (at, gap) in text.match_indices("\n\n") {
            if dice.percent(20) {
                wounds.replace(at..at + gap.len(), *dice.choose(GAPS).expect("there are some"));
            }
        }
    }
}

/// A variation of the cleaned article, damaged with a choice of faults in any order.
fn variation(clean: &str, seed: u64) -> Damaged {
    let mut dice = Dice::new(seed);
    let quotes: [fn() -> Blemish; 3] = [english_quotes, ascii_quotes, mixed_pairs];
    let small: [fn() -> Blemish; 4] = [drop_no_break_spaces, straight_apostrophes, three_dots, double_spaces];
    let mut faults: Vec<Box<dyn Corruption>> = Vec::new();
    for blemish in quotes.into_iter().chain(small) {
        if dice.percent(70) {
            let chance = [15, 50, 100][dice.below(3)];
            faults.push(Box::new(blemish().chance(chance)));
        }
    }
    faults.push(Box::new(splice_bracket().everywhere()));
    faults.push(Box::new(fuse_words()));
    faults.push(Box::new(LooseLines));
    dice.shuffle(&mut faults);
    // Whole lines last: what stands in them is not damaged further.
    if dice.percent(80) {
        faults.push(Box::new(Head));
    }
    if dice.percent(80) {
        faults.push(Box::new(Promotions));
    }
    faults.push(Box::new(Tail));
    let text = variation_of(clean, &mut dice);
    faults.iter().fold(Damaged::new(text), |damaged, fault| damaged.by(&**fault, &mut dice))
}

#[test]
fn variations_of_the_article_come_out_as_they_should() -> io::Result<()> {
    const COUNT: u64 = 240;
    let clean = fixture("article.cleaned.txt")?;
    let pipeline = preset();
    let mut failures: Vec<String> = Vec::new();
    let (mut answers, mut inputs, mut kinds) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let mut faults = 0;
    for seed in 0..COUNT {
        let damaged = variation(&clean, seed);
        faults += damaged.faults().len();
        kinds.extend(damaged.faults().iter().map(|fault| fault.kind().to_owned()));
        answers.insert(damaged.clean().to_owned());
        inputs.insert(damaged.damaged().to_owned());
        let cleaned = pipeline.clean(damaged.damaged());
        if cleaned.as_str() != damaged.clean() {
            failures.push(format!("seed {seed}, {}", first_difference(cleaned.as_str(), damaged.clean())));
        } else if pipeline.clean(damaged.clean()).is_changed() {
            failures.push(format!("seed {seed}: the right answer is changed"));
        }
    }
    assert_eq!((inputs.len(), kinds.len()), (240, 13), "{kinds:?}");
    assert!(answers.len() > 200 && faults > 240 * 40, "{} answers, {faults} faults", answers.len());
    let shown = failures.iter().take(12).cloned().collect::<Vec<_>>().join("\n\n");
    assert!(failures.is_empty(), "{} of {COUNT} variations come out otherwise\n\n{shown}", failures.len());
    Ok(())
}

#[test]
fn variations_keep_the_laws() -> io::Result<()> {
    let clean = fixture("article.cleaned.txt")?;
    let pipeline = preset();
    for seed in 1000..1012 {
        laws::assert_laws(&pipeline, variation(&clean, seed).damaged());
    }
    Ok(())
}
