//! Pages of manuals: what they head with `NAME`, `AUTHOR` and `SEE ALSO` is theirs, though pages of the web have such lines, too.

use std::ops::Range;

use super::folded::Letters;
use crate::chars::is_blank;

/// The titles of the sections of a manual, folded, in the languages of the lexicon but for Dutch, whose manuals have the English ones.
const TITLES: [&str; 64] = [
    "name",
    "nom",
    "bezeichnung",
    "nombre",
    "nome",
    "synopsis",
    "resume",
    "ubersicht",
    "sinopsis",
    "sintassi",
    "sinopse",
    "description",
    "beschreibung",
    "descripcion",
    "descrizione",
    "descricao",
    "options",
    "optionen",
    "opciones",
    "opzioni",
    "opcoes",
    "commands",
    "commandes",
    "befehle",
    "files",
    "fichiers",
    "dateien",
    "ficheros",
    "archivos",
    "arquivos",
    "environment",
    "environnement",
    "umgebung",
    "entorno",
    "exitstatus",
    "codedesortie",
    "valeurderetour",
    "returnvalue",
    "examples",
    "example",
    "exemples",
    "beispiele",
    "beispiel",
    "ejemplos",
    "esempi",
    "exemplos",
    "bugs",
    "bogues",
    "fehler",
    "notes",
    "anmerkungen",
    "author",
    "authors",
    "auteur",
    "auteurs",
    "autor",
    "autoren",
    "autores",
    "autore",
    "copyright",
    "seealso",
    "voiraussi",
    "sieheauch",
    "veasetambien",
];
const _: () = assert!(TITLES.len() <= u64::BITS as usize, "each title has a bit");
/// Letters of a title, at most.
const TITLE: usize = 16;

/// Those that little else has.
const SYNOPSIS: [&str; 5] = ["synopsis", "ubersicht", "sinopsis", "sintassi", "sinopse"];

/// Titles in capitals that make a manual, or lines of options, at least; and titles in small letters, if one of them is `Synopsis`.
const LEAST: u32 = 3;
const LEAST_SMALL: u32 = 4;

/// What a line is in a manual.
enum Line {
    /// Its place among the titles.
    Title {
        place: usize,
        is_capital: bool,
    },
    Option {
        is_long: bool,
    },
    /// Its first line and its last: `LS(1)   User Commands   LS(1)`.
    Edge,
}

/// Blocks between a title or an option and the next one, at most.
const APART: usize = 40;

/// What is found of a manual.
#[derive(Default)]
struct Manual {
    blocks: Range<usize>,
    /// A bit for each title: those in capitals, and all.
    capital: u64,
    all: u64,
    options: u32,
    has_long_option: bool,
}

impl Manual {
    fn add(&mut self, at: usize, line: &Line) {
        match *line {
            Line::Title { place, is_capital } => {
                self.all |= 1 << place;
                self.capital |= u64::from(is_capital) << place;
            }
            Line::Option { is_long } => {
                self.options += 1;
                self.has_long_option |= is_long;
            }
            Line::Edge => {}
        }
        let below = if matches!(line, Line::Edge) { 1 } else { 2 };
        self.blocks = if self.blocks.is_empty() { at } else { self.blocks.start }..at + below;
    }

    fn is_one(&self) -> bool {
        let has_synopsis = || {
            let mut titles = TITLES.iter().enumerate().filter(|(place, _)| self.all >> place & 1 != 0);
            titles.any(|(_, title)| SYNOPSIS.contains(title))
        };
        self.capital.count_ones() >= LEAST
            || self.options >= LEAST && self.has_long_option
            || self.all.count_ones() >= LEAST_SMALL && has_synopsis()
    }
}

/// Tells which blocks of a text, each with its count of letters, are a manual: each from its first title or option to its last, and what stands below that one.
pub(super) fn find<'t>(blocks: impl Iterator<Item = (&'t str, usize)>, mut tell: impl FnMut(Range<usize>)) {
    let mut manual = Manual::default();
    let mut end = |manual: Manual| {
        if manual.is_one() {
            tell(manual.blocks);
        }
    };
    for (at, (block, letters)) in blocks.enumerate() {
        let Some(line) = read(block, letters) else { continue };
        if at > manual.blocks.end + APART {
            end(std::mem::take(&mut manual));
        }
        manual.add(at, &line);
    }
    end(manual);
}

fn read(block: &str, letters: usize) -> Option<Line> {
    if block.starts_with('-') {
        option(block)
    } else if block.ends_with(')') {
        is_edge(block).then_some(Line::Edge)
    } else if letters <= TITLE {
        title(block)
    } else {
        None
    }
}

/// `-v, --verbose`, `--list=WORD`; not `- Two eggs`, nor `-12 °C`.
fn option(block: &str) -> Option<Line> {
    let is_long = |block: &str| {
        block
            .strip_prefix("--")
            .is_some_and(|name| name.bytes().take_while(u8::is_ascii_lowercase).count() > 1)
    };
    if is_long(block) {
        return Some(Line::Option { is_long: true });
    }
    let rest = block.strip_prefix('-')?.strip_prefix(|c: char| c.is_ascii_alphabetic())?;
    let is_alone = rest.is_empty()
        || rest.starts_with(|c: char| is_blank(c) || matches!(c, ',' | '=' | '[' | '<' | '|'));
    let then = rest.trim_start_matches(|c: char| is_blank(c) || matches!(c, ',' | '|'));
    is_alone.then_some(Line::Option { is_long: is_long(then) })
}

fn title(block: &str) -> Option<Line> {
    let (mut folded, mut len, mut is_capital) = ([0; TITLE], 0, true);
    for letter in Letters::new(block) {
        *folded.get_mut(len)? = letter.byte;
        is_capital &= letter.upper;
        len += 1;
    }
    let place = TITLES.iter().position(|title| title.as_bytes() == &folded[..len])?;
    Some(Line::Title { place, is_capital })
}

/// Whether a line ends with the name of a manual, in capitals, and its section: `BACQ(1)`.
fn is_edge(block: &str) -> bool {
    let name = block.rsplit(is_blank).next().unwrap_or_default();
    let Some((name, section)) = name.strip_suffix(')').and_then(|name| name.split_once('(')) else {
        return false;
    };
    section.starts_with(|c: char| c.is_ascii_digit())
        && section.len() <= 3
        && name.starts_with(|c: char| c.is_ascii_uppercase())
        && !name.contains(|c: char| c.is_lowercase())
}

#[cfg(test)]
mod tests {
    use super::super::folded::count_letters;
    use super::*;

    #[test]
    fn titles_and_options_make_a_manual() {
        let find = |text: &str| {
            let mut found = Vec::new();
            find(text.lines().map(|line| (line, count_letters(line))), |manual| {
                found.push((manual.start, manual.end));
            });
            found
        };
        assert_eq!(
            find("BACQ(1)  BACQ(1)\nNOM\nbacq\nSYNOPSIS\nbacq\nVOIR AUSSI\ncron(8)\nPartager"),
            [(0, 7)]
        );
        let small = "Nom\nbacq\nSynopsis\nbacq\nDescription\nIl lit.\nVoir aussi\ncron(8)\nPartager";
        assert_eq!(find(small), [(0, 8)]);
        assert_eq!(
            find("Usage: bacq\n-v, --verbose  dit tout\n-q\n  \n--liste=MOT\nles quais\nPartager"),
            [(1, 6)]
        );
        let apart = ["SYNOPSIS", "OPTIONS", "VOIR AUSSI"].join(&"\nIl pleut.".repeat(APART + 3));
        for other in [
            apart.as_str(),
            "NOM\nbacq\nVOIR AUSSI\ncron(8)",
            "-A demain\n-A ce soir\n-Y va-t-on ?",
            "- Deux œufs\n-12 °C\n-- \n-Un sac",
            "Nom\nSynopsis\nVoir aussi",
            "Nom\nDescription\nAuteur\nVoir aussi",
        ] {
            assert!(find(other).is_empty(), "{other:?}");
        }
    }
}
