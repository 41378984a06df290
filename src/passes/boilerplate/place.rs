//! What stands around a block, and where it stands, among the blocks that have not fallen.

use std::ops::Range;

use super::category::Category;
use super::markup::Markup;
use super::phrases::Hit;
use super::shape::{Form, LONG, Own};
use super::sheets::Sheets;
use super::signals::{Signal, Signals};
use super::twins::Twins;
use super::words::Tail;

/// What a block's neighbours and its place say.
#[derive(Debug, Clone, Copy)]
pub(super) struct Context {
    pub(super) signals: Signals,
    /// The category of the neighbours, for a block that has none of its own.
    pub(super) category: Option<Category>,
    /// Whether a paragraph follows, perhaps after one block with a stock phrase.
    pub(super) heads_prose: bool,
    /// Whether it is an entry of a record sheet or a date of a diary.
    pub(super) is_of_sheet: bool,
    /// Whether it is an item of a list beside a plain one.
    pub(super) is_of_list: bool,
}

/// How far neighbours are seen.
const NEAR: usize = 4;

/// Finds the context of each of the blocks that are `present`.
pub(super) fn look_around(
    blocks: &[Own],
    present: &[u32],
    (echoes, twins): (&Echoes, &Twins),
    contexts: &mut Vec<Context>,
) {
    contexts.clear();
    let count = present.len();
    let own = |at: usize| &blocks[present[at] as usize];
    let prose = |at: usize| if own(at).is_prose() { own(at).letters } else { 0 };
    let all_prose: usize = (0..count).map(prose).sum();
    let all_letters: usize = (0..count).map(|at| own(at).letters).sum();
    let first_prose = (0..count).find(|&at| own(at).is_prose());
    let last_prose = (0..count).rev().find(|&at| own(at).is_prose());
    let of_text = Signals::default()
        .when(all_prose == 0, Signal::NoProse)
        .when(all_prose > 0 && all_prose * 2 < all_letters, Signal::FewProse);
    let (mut letters, mut prose_before) = (0, 0);
    let mut zones = Zones::of((0..count).map(own));
    let (begins, ends) = (outweighed((0..count).map(&own)), outweighed((0..count).rev().map(&own)));
    let mut lines = 0..0;
    let mut sheets = Sheets::of((0..count).map(own));
    let mut near_before = Near::default();
    let mut near_after = (0..count.min(NEAR)).map(own).fold(Near::default(), Near::with);
    for (at, &index) in present.iter().enumerate() {
        let this = own(at);
        if lines.end <= at {
            lines = at..at + (at..count).take_while(|&at| own(at).is_line()).count();
        }
        let before = at.checked_sub(1).map(&own);
        let next = (at + 1 < count).then(|| own(at + 1));
        let first = first_prose.unwrap_or(0);
        let last = last_prose.unwrap_or(count);
        let is_tail = at > last;
        let place = of_place(at, (first, last), (prose_before, all_prose));
        near_after = near_after.moved((at + NEAR < count).then(|| own(at + NEAR)), Some(this));
        let signals = of_text
            .union(place)
            .union(zones.signals(is_tail))
            .and(match before.map(|own| own.form) {
                None => Signal::First,
                Some(Form::Prose) => Signal::BeforeProse,
                Some(Form::Sentence) => Signal::BeforeSentence,
                Some(Form::Long) => Signal::BeforeLong,
                Some(Form::Line) => Signal::BeforeLine,
                Some(Form::Short) => Signal::BeforeShort,
            })
            .and(match next.map(|own| own.form) {
                None => Signal::Last,
                Some(Form::Prose) => Signal::NextProse,
                Some(Form::Sentence) => Signal::NextSentence,
                Some(Form::Long) => Signal::NextLong,
                Some(Form::Line) => Signal::NextLine,
                Some(Form::Short) => Signal::NextShort,
            })
            .when(before.is_some_and(|own| own.strength_around > 0), Signal::BeforePhrase)
            .when(before.is_some_and(|own| own.strength_around > 2), Signal::BeforeStrong)
            .when(next.is_some_and(|own| own.strength_around > 0), Signal::NextPhrase)
            .when(next.is_some_and(|own| own.strength_around > 2), Signal::NextStrong)
            .when(near_before.phrases > 0, Signal::PhrasesBefore)
            .when(near_after.phrases > 0, Signal::PhrasesAfter)
            .when(near_before.prose > 0, Signal::ProseBefore1)
            .when(near_before.prose > 2, Signal::ProseBefore3)
            .when(near_after.prose > 0, Signal::ProseAfter1)
            .when(near_after.prose > 2, Signal::ProseAfter3)
            .union(of_run(&lines, at));
        let echo = echoes.of(index);
        let has_ended = ends.blocks + at >= count;
        let is_line = this.is_line();
        let is_form = |own: Option<&Own>, form: Form| own.is_some_and(|own| own.form == form);
        let is_under_prose = before.is_none() || is_form(before, Form::Prose);
        let signals = signals
            .when(echo > 0, Signal::Echo1)
            .when(echo > 1, Signal::Echo2)
            .when(echo > 3, Signal::Echo4)
            .when(twins.has(this) && this.letters >= TWIN, Signal::Twin)
            .when(twins.has(this) && this.letters < TWIN, Signal::TwinLine)
            .when(has_ended, Signal::Ended)
            .when(has_ended && ends.sum > SURELY, Signal::EndedSurely)
            .when(at < begins.blocks, Signal::NotBegun)
            .when(at < begins.blocks && begins.sum > SURELY, Signal::NotBegunSurely)
            .when(is_line && is_under_prose && is_form(next, Form::Prose), Signal::Heading)
            .when(is_line && is_form(next, Form::Prose), Signal::LineBeforeProse)
            .when(is_line && is_tail, Signal::LineInTail)
            .when(is_line && at < first, Signal::LineInHead)
            .when(is_line && has_ended, Signal::LineWhereEnded)
            .when(this.form == Form::Prose && has_ended, Signal::ProseWhereEnded)
            .when(this.form == Form::Sentence && has_ended, Signal::SentenceWhereEnded)
            .when(is_line && near_before.prose + near_after.prose == 0, Signal::LineAmongLines);
        let around = zones.category.or(next.and_then(|next| next.hit).map(|hit| hit.category));
        let is_cut_in = next.is_some_and(|next| next.strength_around > 2) && at + 2 < count;
        let heads_prose = is_form(next, Form::Prose) || is_cut_in && own(at + 2).is_prose();
        let is_of_sheet = sheets.has(at, signals, (at..count).map(own));
        let is_of_list =
            this.markup == Markup::Item && [before, next].into_iter().flatten().any(Own::is_plain_item);
        contexts.push(Context { signals, category: around, heads_prose, is_of_sheet, is_of_list });
        near_before = near_before.moved(Some(this), at.checked_sub(NEAR).map(&own));
        letters += this.letters;
        prose_before += prose(at);
        // The first part of a text is its title and its standfirst: no zone starts there.
        zones.pass(this, letters * 5 > all_letters * 2);
    }
}

/// Where a block stands, given the first paragraph and the last, and the letters of the paragraphs before it and of all.
fn of_place(at: usize, (first, last): (usize, usize), (before, all): (usize, usize)) -> Signals {
    if all == 0 {
        return Signals::default();
    }
    Signals::default()
        .when(at < first, Signal::Head)
        .when(at + NEAR < first, Signal::HeadFar)
        .when(at > first && before * 4 <= all, Signal::FirstQuarter)
        .when(at < last && before * 4 >= all * 3, Signal::LastQuarter)
        .when(at > last, Signal::Tail)
}

/// Letters of a block that nobody says twice: ten words.
const TWIN: usize = 60;

/// What of the long paragraphs is left at most, as the share of one in so many, where the most of a text is over.
const LATE: usize = 4;

/// The letters of a paragraph that is too long for a teaser. One that is longer yet counts for no more.
fn long_letters(own: &Own) -> usize {
    if own.is_prose() && own.letters >= 2 * LONG { own.letters.min(6 * LONG) } else { 0 }
}

/// Where a block stands in a run of lines.
fn of_run(lines: &Range<usize>, at: usize) -> Signals {
    let length = match lines.len() {
        0 | 1 => return Signals::default(),
        2 => Signal::Lines2,
        3 => Signal::Lines3,
        4 | 5 => Signal::Lines4,
        6..=9 => Signal::Lines6,
        10..=19 => Signal::Lines10,
        _ => Signal::Lines20,
    };
    Signals::default()
        .and(length)
        .when(at == lines.start, Signal::FirstLine)
        .when(at + 1 == lines.end, Signal::LastLine)
}

/// How many of the tails of each block's words stand in another paragraph.
#[derive(Debug, Default)]
pub(super) struct Echoes {
    /// By the index of the block; empty before the first count of a text.
    counts: Vec<u32>,
    /// The paragraphs that were counted.
    paragraphs: Vec<u32>,
    /// Where each tail stands, by its hash: in no paragraph (zero), in one (its index and one), in several. All zero but in a
    /// count.
    slots: Vec<u16>,
}

impl Echoes {
    const SEVERAL: u16 = u16::MAX;
    /// More of a block's tails say nothing more.
    const MOST: u32 = 4;

    /// Forgets what was counted, for another text.
    pub(super) fn reset(&mut self) {
        self.counts.clear();
    }

    /// Counts anew if other paragraphs are present than at the last count.
    pub(super) fn count(
        &mut self,
        blocks: &[Own],
        present: &[u32],
        tails: &[Tail],
        counts: impl Fn(&Own) -> bool,
    ) {
        let paragraphs = || present.iter().filter(|&&index| counts(&blocks[index as usize]));
        if !self.counts.is_empty() && paragraphs().eq(&self.paragraphs) {
            return;
        }
        self.paragraphs.clear();
        self.paragraphs.extend(paragraphs());
        self.slots.resize(Tail::HASHES, 0);
        let Some(slots) = self.slots.first_chunk_mut::<{ Tail::HASHES }>() else { return };
        for &index in &self.paragraphs {
            let mark = Self::mark(index);
            for &tail in blocks[index as usize].tails(tails) {
                let slot = &mut slots[tail.place()];
                *slot = if *slot == 0 || *slot == mark { mark } else { Self::SEVERAL };
            }
        }
        self.counts.clear();
        self.counts.extend((0..).zip(blocks).map(|(index, own)| {
            let mark = Self::mark(index);
            let is_elsewhere = |slot: u16| slot == Self::SEVERAL || slot != 0 && slot != mark;
            let mut tails = own.tails(tails).iter();
            let mut count = 0;
            while count < Self::MOST && tails.any(|tail| is_elsewhere(slots[tail.place()])) {
                count += 1;
            }
            count
        }));
        for &index in &self.paragraphs {
            for &tail in blocks[index as usize].tails(tails) {
                slots[tail.place()] = 0;
            }
        }
    }

    /// How many there are of the block with this index, up to four.
    pub(super) fn of(&self, index: u32) -> u32 {
        self.counts.get(index as usize).copied().unwrap_or(0)
    }

    fn mark(index: u32) -> u16 {
        u16::try_from(index + 1).unwrap_or(Self::SEVERAL)
    }
}

/// The blocks near a block, counted.
#[derive(Clone, Copy, Default)]
struct Near {
    prose: u32,
    phrases: u32,
}

impl Near {
    fn of(own: &Own) -> Self {
        Self { prose: u32::from(own.is_prose()), phrases: u32::from(own.strength_around > 1) }
    }

    fn with(self, own: &Own) -> Self {
        let Self { prose, phrases } = Self::of(own);
        Self { prose: self.prose + prose, phrases: self.phrases + phrases }
    }

    /// With one that comes near, without one that was counted and no longer is.
    fn moved(self, comes: Option<&Own>, goes: Option<&Own>) -> Self {
        let Self { prose, phrases } = comes.into_iter().fold(self, Self::with);
        let gone = goes.map(Self::of).unwrap_or_default();
        Self { prose: prose - gone.prose, phrases: phrases - gone.phrases }
    }
}

/// How many blocks from one end of a text the stock phrases outweigh the paragraphs most, and by how much.
struct Outweighed {
    blocks: usize,
    sum: i32,
}

/// From which sum on that is sure.
const SURELY: i32 = 20;

fn outweighed<'b>(blocks: impl Iterator<Item = &'b Own>) -> Outweighed {
    let mut most = Outweighed { blocks: 0, sum: 4 };
    let mut sum = 0;
    for (own, count) in blocks.zip(1..) {
        sum += match (own.form, own.strength_around) {
            (_, 3..) => 6,
            (_, 2) => 3,
            (_, 1) => 1,
            (Form::Prose, _) => {
                if own.letters > 200 {
                    -8
                } else {
                    -5
                }
            }
            (Form::Sentence, _) => -1,
            _ => 0,
        };
        if sum > most.sum {
            most = Outweighed { blocks: count, sum };
        }
    }
    most
}

/// What has begun and not ended.
#[derive(Default)]
struct Zones {
    /// The category of the last strong phrase, while no paragraph came after it; else that of what ended the article.
    category: Option<Category>,
    since_strong: bool,
    comments: u32,
    over: Option<Category>,
    /// The signals of what stood late in the text.
    late: Signals,
    /// The letters of long paragraphs, of all and of those to come.
    long: usize,
    long_left: usize,
}

impl Zones {
    fn of<'b>(blocks: impl Iterator<Item = &'b Own>) -> Self {
        let long = blocks.map(long_letters).sum();
        Self { long, long_left: long, ..Self::default() }
    }

    fn signals(&self, is_tail: bool) -> Signals {
        Signals::default()
            .when(self.since_strong, Signal::AfterStrongPhrase)
            .when(self.comments > 1 || self.comments > 0 && is_tail, Signal::CommentsBegan)
            .when(self.over.is_some() && is_tail, Signal::ArticleOver)
            .union(self.late)
    }

    fn pass(&mut self, own: &Own, may_begin: bool) {
        self.pass_late(own);
        if own.is_prose() {
            self.since_strong = false;
            self.category = if self.comments > 0 { Some(Category::Comments) } else { self.over };
        }
        let Some(hit) = own.hit.filter(|_| own.strength_around > 2) else { return };
        self.since_strong = true;
        self.category = Some(hit.category);
        match hit.category {
            // A bare `Commentaires` may be the heading of a chapter.
            Category::Comments if own.may_be_heading() && self.comments == 0 => {}
            Category::Comments | Category::CommentForm if may_begin => self.comments += 1,
            Category::Share
            | Category::Newsletter
            | Category::Cookies
            | Category::Paywall
            | Category::Copyright
            | Category::SourceLink
                if may_begin =>
            {
                self.over = Some(hit.category);
            }
            _ => {}
        }
    }

    /// Notes what stands where the most of the text is over. Captions, players and advertisements stand amid articles.
    fn pass_late(&mut self, own: &Own) {
        self.long_left -= long_letters(own);
        let is_head = |hit: &Hit| hit.strength > 2 && own.letters < LONG;
        let Some(hit) = own.hit.filter(is_head).filter(|_| self.long_left * LATE < self.long) else { return };
        self.late = match hit.category {
            Category::Related => self.late.and(Signal::PastLinks),
            Category::Comments | Category::CommentForm | Category::Feedback => {
                self.late.and(Signal::PastComments)
            }
            Category::Share | Category::Newsletter | Category::Paywall => self.late.and(Signal::PastSharing),
            Category::PromoCaption | Category::Video | Category::Ad => self.late,
            _ => self.late.and(Signal::PastMenus),
        };
    }
}
