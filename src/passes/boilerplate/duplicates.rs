//! Paragraphs that stand twice: extraction takes a teaser and the paragraph that it was made of.

use super::folded::{Letters, count_letters};
use super::lines;
use super::shape::LONG;
use crate::chars::slice;
use crate::document::Document;
use crate::edit::Edits;
use crate::pass::{Confidence, Pass, Phase, Rule};

static RULE: Rule = Rule::new("web/duplicate-block", "A long paragraph stands once; its later copies go.").example(
    "Le bac a repris ses traversées mardi, après trois semaines d’arrêt dues à une avarie du moteur, et les habitants s’en réjouissent.\n\nLe port rouvre.\n\nLe bac a repris ses traversées mardi, après trois semaines d’arrêt dues à une avarie du moteur, et les habitants s’en réjouissent.",
    "Le bac a repris ses traversées mardi, après trois semaines d’arrêt dues à une avarie du moteur, et les habitants s’en réjouissent.\n\nLe port rouvre.",
);

/// Takes out the later copies of paragraphs that stand in a text more than once.
///
/// Two paragraphs are the same when their letters and numbers are: case, accents, spaces and signs don't count. Only
/// paragraphs of a hundred letters or more go. Shorter ones are refrains, headings, answers, and repeat on purpose.
/// It stands before [`Boilerplate`](crate::passes::Boilerplate), which would take a second copy for an article that goes on.
///
/// ```
/// use guillemot::Pipeline;
/// use guillemot::passes::DuplicateBlocks;
///
/// let pipeline = Pipeline::builder().pass(DuplicateBlocks::new()).build()?;
/// let paragraph = "Le bac a repris ses traversées mardi, après trois semaines d’arrêt dues à une avarie du moteur, \
///     et les habitants s’en réjouissent.";
/// let text = format!("{paragraph}\n\nQui va là ?\n\n{paragraph}\n\nQui va là ?");
/// assert_eq!(pipeline.clean(&text).as_str(), format!("{paragraph}\n\nQui va là ?\n\nQui va là ?"));
/// # Ok::<(), guillemot::BuildError>(())
/// ```
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct DuplicateBlocks;

impl DuplicateBlocks {
    /// The pass; it has no options.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }
}

/// A long block, by what its copies share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Long {
    letters: usize,
    hash: u64,
    index: usize,
}

impl Pass for DuplicateBlocks {
    fn id(&self) -> &'static str {
        "duplicate-blocks"
    }

    fn rules(&self) -> Vec<&Rule> {
        vec![&RULE]
    }

    fn phase(&self) -> Phase {
        Phase::Blocks
    }

    fn check(&self, doc: &Document<'_>, edits: &mut Edits<'_>) {
        doc.with_memory(|(long, copies): &mut (Vec<Long>, Vec<usize>)| {
            find(doc, long, copies);
            propose(doc, copies, edits);
        });
    }
}

/// Finds the blocks that are copies of an earlier one.
fn find(doc: &Document<'_>, long: &mut Vec<Long>, copies: &mut Vec<usize>) {
    long.clear();
    copies.clear();
    for (index, block) in doc.blocks().iter().enumerate() {
        let letters = count_letters(doc.slice(block.range()));
        if letters >= LONG {
            long.push(Long { letters, hash: 0, index });
        }
    }
    long.sort_unstable();
    // Folding is slow: only blocks of the same length are folded.
    for group in long.chunk_by_mut(|a, b| a.letters == b.letters).filter(|group| group.len() > 1) {
        for block in &mut *group {
            block.hash = hash(doc.slice(doc.blocks()[block.index].range()));
        }
        group.sort_unstable();
        let folded =
            |block: &Long| Letters::new(doc.slice(doc.blocks()[block.index].range())).map(|l| l.byte);
        for same in group.chunk_by(|a, b| a.hash == b.hash) {
            copies.extend(
                same.iter().skip(1).filter(|copy| folded(copy).eq(folded(&same[0]))).map(|copy| copy.index),
            );
        }
    }
    copies.sort_unstable();
}

fn hash(block: &str) -> u64 {
    // FNV-1a.
    Letters::new(block).fold(0xCBF2_9CE4_8422_2325, |hash, letter| {
        (hash ^ u64::from(letter.byte)).wrapping_mul(0x0100_0000_01B3)
    })
}

fn propose(doc: &Document<'_>, copies: &[usize], edits: &mut Edits<'_>) {
    let (text, blocks) = (doc.text(), doc.blocks());
    for run in copies.chunk_by(|a, b| a + 1 == *b) {
        // The first of the equal blocks is before the run, so there is text left.
        let Some(side) = lines::side(blocks, run[0], run[run.len() - 1]) else { continue };
        for &index in run {
            debug_assert!(!slice(text, blocks[index].range()).is_empty(), "blocks aren't blank");
            edits
                .delete_lines(lines::lines(text, blocks, index, side))
                .rule(&RULE)
                .confidence(Confidence::Likely)
                .because("the same paragraph stands above");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Pipeline;

    #[test]
    fn all_later_copies_go() {
        let pipeline = Pipeline::builder().pass(DuplicateBlocks::new()).build().expect("one pass");
        let long = "Le vent se lève sur le port, et les bateaux tirent sur leurs amarres comme des chiens au bout d’une corde trop courte pour eux.";
        let other = long.replace("vent", "jour");
        let spaced = long.replace("’", "'").replace(", ", " , ");
        for (text, expected) in [
            (format!("{long}\n{long}\n{long}\n"), format!("{long}\n")),
            (format!("{long}\n\n{other}\n\n{spaced}"), format!("{long}\n\n{other}")),
            (
                format!("{long}\n\n\n{other}\n\n{long}\n{other}\n\nFin."),
                format!("{long}\n\n\n{other}\n\nFin."),
            ),
        ] {
            let cleaned = pipeline.clean(&text);
            assert_eq!(cleaned.as_str(), expected);
            assert_eq!(cleaned.summary().breaches(), 0);
        }
    }
}
