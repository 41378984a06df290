//! The repository itself: rules documented, examples that hold, a table that is up to date, sources without hidden signs.
//!
//! `UPDATE=1 cargo test --test it tidy` writes the table of rules anew.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use guillemot::chars::visible;
use guillemot::passes::built_in;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn each_rule_has_an_id_of_its_own_and_a_summary() {
    let passes = built_in();
    let mut ids = BTreeSet::new();
    let mut failures = Vec::new();
    for pass in &passes {
        for rule in pass.rules() {
            let (id, summary) = (rule.id(), rule.summary());
            let is_part = |part: &str| {
                !part.is_empty()
                    && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            };
            if !id.split_once('/').is_some_and(|(family, name)| is_part(family) && is_part(name)) {
                failures.push(format!("`{id}` is not `family/name` in lower case"));
            }
            if !summary.ends_with('.') || summary.chars().count() > 110 || summary.contains('\n') {
                failures.push(format!(
                    "the summary of `{id}` is no short line that ends with a full stop: {summary}"
                ));
            }
            if !ids.insert(id.to_owned()) {
                failures.push(format!("two rules are called `{id}`"));
            }
        }
    }
    let pass_ids: BTreeSet<&str> = passes.iter().map(|pass| pass.id()).collect();
    assert_eq!(pass_ids.len(), passes.len(), "two passes share an id");
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn each_example_holds_with_its_pass_alone() {
    let mut failures = Vec::new();
    for pass in built_in() {
        let pipeline = guillemot::Pipeline::builder()
            .locale(guillemot::Locale::FR_FR)
            .pass(Arc::clone(&pass))
            .build()
            .expect("one pass");
        for rule in pass.rules() {
            let id = rule.id();
            let Some((before, after)) = rule.before_after() else {
                failures.push(format!("`{id}` has no example"));
                continue;
            };
            let cleaned = pipeline.clean(before);
            if cleaned.as_str() != after {
                let (gave, after) = (visible(cleaned.as_str()), visible(after));
                failures.push(format!("the example of `{id}` gives ‘{gave}’, not ‘{after}’"));
            }
            // An example that changes nothing is that of a rule that only reports.
            let is_example = |action| (action == guillemot::Action::Applied) == (before != after);
            if !cleaned.findings().any(|finding| finding.rule().id() == id && is_example(finding.action())) {
                failures.push(format!("the example of `{id}` shows no finding of the rule"));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn the_passes_have_the_table_of_rules() -> io::Result<()> {
    const START: &str = "//! <!-- rules -->\n";
    const END: &str = "//! <!-- /rules -->";
    let path = root().join("src/passes.rs");
    let source = fs::read_to_string(&path)?;
    let parts = source.split_once(START).and_then(|(head, rest)| Some((head, rest.split_once(END)?)));
    let Some((head, (table, tail))) = parts else {
        panic!("src/passes.rs has no place for the rules, from `{}` to `{END}`", START.trim_end());
    };
    let wanted = table_of_rules();
    if table != wanted && std::env::var_os("UPDATE").is_some() {
        return fs::write(&path, [head, START, &wanted, END, tail].concat());
    }
    assert_eq!(table, wanted, "the table is out of date; UPDATE=1 writes it anew");
    Ok(())
}

fn table_of_rules() -> String {
    let mut table = "//!\n//! | rule | does | before | after |\n//! | --- | --- | --- | --- |\n".to_owned();
    for pass in built_in() {
        for rule in pass.rules() {
            let (before, after) =
                rule.before_after().map_or_else(Default::default, |(b, a)| (code(b), code(a)));
            let (id, summary) = (rule.id(), rule.summary().replace('|', "\\|"));
            let _ = writeln!(table, "//! | `{id}` | {summary} | {before} | {after} |");
        }
    }
    table + "//!\n"
}

/// A text as code in a cell of a table, with what can't be seen shown.
fn code(text: &str) -> String {
    let text = visible(text).replace("↵\n", "↵").replace('|', "\\|");
    let fence = if text.contains('`') { "``" } else { "`" };
    let pad = if text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']) { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

#[test]
fn the_changelog_has_the_version() -> io::Result<()> {
    let changelog = fs::read_to_string(root().join("CHANGELOG.md"))?;
    let version = env!("CARGO_PKG_VERSION");
    let is_heading = |line: &str| line.starts_with("## ") && line.contains(version);
    assert!(changelog.lines().any(is_heading), "CHANGELOG.md has no heading for {version}");
    Ok(())
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) -> io::Result<()> {
    if !folder.exists() {
        return Ok(());
    }
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            sources(&path, found)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    Ok(())
}

#[test]
fn no_source_hides_a_character() -> io::Result<()> {
    let mut paths = Vec::new();
    for folder in ["src", "tests", "examples", "benches"] {
        sources(&root().join(folder), &mut paths)?;
    }
    assert!(paths.len() > 20, "{paths:?}");
    let mut failures = Vec::new();
    for path in paths {
        let text = fs::read_to_string(&path)?;
        for (number, line) in text.lines().enumerate() {
            // What `visible` shows otherwise than it is, but for the joiner in an emoji, hides.
            let hidden = line.chars().find(|&c| visible(&c.to_string()) != c.to_string());
            if let Some(c) = hidden {
                failures.push(format!("{}:{}: U+{:04X}", path.display(), number + 1, u32::from(c)));
            }
        }
        if text.contains('\r') {
            failures.push(format!("{}: CR", path.display()));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    Ok(())
}

/// Names of the public types that [`SEND_AND_SYNC`] asserts, checked against what the crate exports below.
macro_rules! send_and_sync {
    ($($type:ty),* $(,)?) => {
        const fn assert_send_and_sync<T: Send + Sync>() {}
        const _: () = {
            $(assert_send_and_sync::<$type>();)*
        };
        const SEND_AND_SYNC: &[&str] = &[$(stringify!($type)),*];
    };
}

type AnyCheck = fn(&guillemot::Document<'_>, &mut guillemot::Edits<'_>);

send_and_sync! {
    guillemot::Action,
    guillemot::Bias,
    guillemot::Block,
    guillemot::BlockKind,
    guillemot::Breach,
    guillemot::BrokenEdit,
    guillemot::BuildError,
    guillemot::Change<'static>,
    guillemot::Cleaned<'static>,
    guillemot::Confidence,
    guillemot::Finding<'static>,
    guillemot::Language,
    guillemot::Locale,
    guillemot::NotUtf8,
    guillemot::OffsetMap,
    guillemot::ParseLocaleError,
    guillemot::ParseNameError,
    guillemot::PassFn<AnyCheck>,
    guillemot::PassList,
    guillemot::PassRefusals,
    guillemot::Phase,
    guillemot::Pipeline,
    guillemot::PipelineBuilder,
    guillemot::Protect,
    guillemot::QuotePair,
    guillemot::Rewrite,
    guillemot::Rule,
    guillemot::RuleCount,
    guillemot::SpaceProfile,
    guillemot::Summary,
    guillemot::Triggers,
    guillemot::passes::Abbreviations,
    guillemot::passes::Apostrophes,
    guillemot::passes::Boilerplate,
    guillemot::passes::Bracket<'static>,
    guillemot::passes::BracketClass,
    guillemot::passes::BracketSplices,
    guillemot::passes::Category,
    guillemot::CommonWords,
    guillemot::passes::DuplicateBlocks,
    guillemot::passes::Corpus,
    guillemot::passes::Evidence,
    guillemot::passes::Seen,
    guillemot::passes::Dashes,
    guillemot::passes::Dates,
    guillemot::passes::Ellipses,
    guillemot::passes::Thousands,
    guillemot::passes::FrenchSpacing,
    guillemot::passes::Ordinals,
    guillemot::passes::Spelling,
    guillemot::passes::DoubledLines,
    guillemot::passes::DoubledWords,
    guillemot::passes::Entities,
    guillemot::passes::FusedWords,
    guillemot::passes::WrappedLines,
    guillemot::passes::Invisibles,
    guillemot::passes::Layout,
    guillemot::passes::LineEnds,
    guillemot::passes::Mojibake,
    guillemot::passes::Nfc,
    guillemot::passes::Quotes,
    guillemot::passes::LostSpaces,
    guillemot::passes::StraySpaces,
    guillemot::passes::Resolver,
    guillemot::passes::Risk,
    guillemot::passes::Splice,
    guillemot::passes::Weights,
    guillemot::passes::Units,
}

const fn assert_send<T: Send>() {}
const _: () = assert_send::<guillemot::Scratch>();

#[cfg(feature = "spellbook")]
const _: () = {
    const fn assert_both<T: Send + Sync>() {}
    assert_both::<guillemot::Hunspell>();
    assert_both::<guillemot::HunspellError>();
};

/// Types that serve one call or one thread, that a feature brings, and traits.
const NOT_SHARED: &[&str] = &[
    "Document",
    "Edits",
    "Proposal",
    "Scratch",
    "Hunspell",
    "HunspellError",
    "IntoPasses",
    "Lexicon",
    "Pass",
];

#[test]
fn all_public_types_are_asserted_to_be_send_and_sync() -> io::Result<()> {
    let mut failures = Vec::new();
    for file in ["src/lib.rs", "src/passes.rs"] {
        let source = fs::read_to_string(root().join(file))?;
        let exports = source.split("pub use ").skip(1).filter_map(|rest| rest.split(';').next());
        let exports = exports.flat_map(|names| names.split(|c: char| !c.is_alphanumeric() && c != '_'));
        for name in exports.filter(|name| name.starts_with(char::is_uppercase)) {
            let is_asserted = SEND_AND_SYNC.iter().any(|known| {
                let known = known.split(['<', ' ']).next().unwrap_or_default();
                known.rsplit("::").next() == Some(name)
            });
            if !is_asserted && !NOT_SHARED.contains(&name) {
                failures.push(format!("`{name}` of {file} is in no list"));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    Ok(())
}

#[cfg(feature = "proptest")]
#[test]
fn known_faults_name_known_rules() {
    use guillemot::testing::Dice;
    use guillemot::testing::damage::*;

    send_and_sync_of_testing();
    let passes = built_in();
    let ids: BTreeSet<&str> = passes.iter().flat_map(|pass| pass.rules()).map(guillemot::Rule::id).collect();
    let text = "L’île est loin de Kerloc. Oui. «\u{A0}À Kerloc [la mairie] dit\u{A0}: “l’eau monte\u{202F}!”\u{A0}» Et 5\u{A0}% de Kerloc, ou 5\u{A0}€… pour Kerloc aussi, «\u{A0}non\u{A0}».";
    for blemish in all() {
        let damaged = Damaged::new(text).by(&blemish.clone().everywhere(), &mut Dice::new(1));
        assert!(!damaged.faults().is_empty(), "{blemish:?} damages nothing");
        for fault in damaged.faults() {
            // What no rule repairs yet names none.
            assert!(fault.rule().is_none_or(|rule| ids.contains(rule)), "{fault:?}: no such rule");
        }
    }
}

#[cfg(feature = "proptest")]
fn send_and_sync_of_testing() {
    use guillemot::testing::{Dice, damage};
    assert_send_and_sync::<Dice>();
    assert_send_and_sync::<damage::Damaged>();
    assert_send_and_sync::<damage::Fault>();
    assert_send_and_sync::<damage::Blemish>();
    assert_send_and_sync::<Box<dyn damage::Corruption>>();
    assert_send_and_sync::<damage::DamagedTree>();
    assert_send_and_sync::<damage::Level>();
    assert_send_and_sync::<guillemot::testing::TextTree>();
    assert_send_and_sync::<guillemot::testing::laws::Law>();
    assert_send_and_sync::<guillemot::testing::laws::LawBroken>();
    assert_send_and_sync::<guillemot::testing::laws::Report>();
    assert_send_and_sync::<guillemot::testing::strategies::Texts>();
    assert_send_and_sync::<guillemot::testing::strategies::Prose>();
    assert_send_and_sync::<guillemot::testing::strategies::Articles>();
}
