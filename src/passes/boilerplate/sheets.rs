//! Lines that belong to a text though each alone looks like the foot of a page: the entries of a record sheet, the cells of a
//! table, and the dates of a diary.

use super::markup::Markup;
use super::shape::{Form, Nature, Own};
use super::signals::{Signal, Signals};

/// Where labels are those of menus, and dates those of comments and of other articles.
const UNDER_AN_ARTICLE: [Signal; 6] = [
    Signal::AfterStrongPhrase,
    Signal::CommentsBegan,
    Signal::PastLinks,
    Signal::PastComments,
    Signal::PastSharing,
    Signal::PastMenus,
];

/// What is found of the blocks of a text, in order.
#[derive(Debug, Default)]
pub(super) struct Sheets {
    /// The first date with a time and the last.
    stamps: Option<(usize, usize)>,
    /// Where the entries in a row end that a block stands in, and whether they are a sheet.
    end: usize,
    is_record: bool,
    /// The same of cells.
    cells_end: usize,
    is_table: bool,
}

/// Cells in a row that are a table, and how many of them start with a number, at least: menus hold none.
const CELLS: usize = 6;
const NUMBERS: usize = 2;

impl Sheets {
    pub(super) fn of<'b>(blocks: impl Iterator<Item = &'b Own>) -> Self {
        let mut stamps = None;
        for (at, _) in blocks.enumerate().filter(|(_, own)| own.nature == Nature::Stamp) {
            stamps = Some((stamps.map_or(at, |(first, _)| first), at));
        }
        Self { stamps, ..Self::default() }
    }

    /// Whether the block at this place is of a sheet, given what holds of it, the block and those after it.
    pub(super) fn has<'b>(
        &mut self,
        at: usize,
        signals: Signals,
        mut blocks: impl Iterator<Item = &'b Own>,
    ) -> bool {
        let is_under_an_article = || UNDER_AN_ARTICLE.into_iter().any(|signal| signals.has(signal));
        match blocks.next() {
            Some(own) if own.nature == Nature::Stamp => {
                let is_apart = |stamp: usize| stamp.abs_diff(at) > 1;
                self.stamps.is_some_and(|(first, last)| is_apart(first) || is_apart(last))
                    && !is_under_an_article()
            }
            Some(own) if own.nature == Nature::Entry => {
                if self.end <= at {
                    self.begin_record(at, std::iter::once(own).chain(blocks));
                    self.is_record &= !is_under_an_article();
                }
                self.is_record
            }
            Some(own) if is_cell(own) => {
                if self.cells_end <= at {
                    self.begin_table(at, std::iter::once(own).chain(blocks));
                    self.is_table &= !is_under_an_article();
                }
                self.is_table
            }
            _ => false,
        }
    }

    /// Finds whether cells in a row are a table.
    fn begin_table<'b>(&mut self, start: usize, blocks: impl Iterator<Item = &'b Own>) {
        let (mut cells, mut numbers) = (0, 0);
        for own in blocks.take_while(|own| is_cell(own)) {
            cells += 1;
            numbers += usize::from(own.hit.is_none() && own.signals.has(Signal::StartsNumber));
        }
        self.cells_end = start + cells;
        self.is_table = cells >= CELLS && numbers >= NUMBERS && numbers < cells;
    }

    /// Finds whether entries in a row are more than the author, the date and the tags of a page: some of their labels are
    /// no stock phrase.
    fn begin_record<'b>(&mut self, start: usize, blocks: impl Iterator<Item = &'b Own>) {
        let (mut entries, mut others) = (0, 0);
        for own in blocks.take_while(|own| own.nature == Nature::Entry) {
            entries += 1;
            others += usize::from(own.hit.is_none());
        }
        self.end = start + entries;
        self.is_record = entries > 2 && others > 1;
    }
}

/// Whether a block may be a cell: a few words, as labels and values are, and none that a page has for itself.
fn is_cell(own: &Own) -> bool {
    own.form == Form::Short
        && own.nature == Nature::Plain
        && own.markup == Markup::None
        && own.strength() < 3
        && !own.signals.has(Signal::DateAndTime)
}
