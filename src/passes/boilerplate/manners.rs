//! What a caller wants, and what stays for the sake of texts: how much more than others a block needs to go.

use super::markup::Markup;
use super::phrases::Manner;
use super::place::Context;
use super::shape::{Kind, Nature, Own};
use super::signals::Signal;
use super::weights::Risk;

/// What a caller wants.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Manners {
    pub(super) risk: Risk,
    /// Whether the text is all of a page, not an article alone.
    pub(super) page: bool,
    /// Whether lines without a stock phrase before the first paragraph may go.
    pub(super) headlines: bool,
    /// Whether the names of authors and the credits of photos may go.
    pub(super) bylines: bool,
}

impl Manners {
    /// How much more than others a block needs to go, in a text that has many paragraphs left (`is_long`) or as many
    /// blocks as a page with menus and teasers (`has_many_blocks`), and if something near tells of it (`is_told`); `None`
    /// where it stays whatever its score.
    pub(super) fn asks(
        self,
        own: &Own,
        context: &Context,
        (is_long, has_many_blocks): (bool, bool),
        is_told: bool,
    ) -> Option<i32> {
        let has = |signal| context.signals.has(signal);
        let is_mute = !own.is_evidence();
        let is_of_no_article =
            has(Signal::NoProse) && (is_mute || own.may_be_heading() && has(Signal::First));
        let is_lone_handle = own.is_handle() && !has(Signal::PhrasesBefore) && !has(Signal::PhrasesAfter);
        let is_among_others = || AMONG_OTHERS.into_iter().any(has);
        let is_marked = is_mute && own.markup != Markup::None || context.is_of_list && own.strength() < 4;
        if own.kind == Kind::Fixed
            || !self.page && is_marked && !is_among_others()
            || own.letters == 0 && is_mute
            || is_lone_handle
            || !self.bylines && own.is_byline_or_credit()
            || !(self.page && has_many_blocks) && context.is_of_sheet && own.strength() < 4
            || !self.page && (is_of_no_article || is_mute && (!is_told || own.nature == Nature::Speech))
        {
            return None;
        }
        let is_sentence_like = context.heads_prose && own.signals.has(Signal::StopWords);
        let is_title = own.letters >= TITLE && (has(Signal::First) || is_sentence_like)
            || own.letters >= LONG_TITLE && has(Signal::Echo1);
        // A title is none, whatever it says.
        let is_caption = own.is_caption() && !has(Signal::First);
        // `The end of third-party cookies` over an article on these.
        let is_titled_so = own.hit.is_some_and(|hit| hit.manner == Manner::Within && hit.strength < 4)
            && has(Signal::First)
            && has(Signal::Echo1);
        let is_headline =
            (is_mute || is_titled_so) && !is_caption && has(Signal::Head) && is_title && !self.headlines;
        let is_stock_heading = own.may_be_heading()
            && (has(Signal::NextProse) || has(Signal::NextSentence))
            && !has(Signal::AfterStrongPhrase);
        let is_among_prose = has(Signal::ProseBefore1) || has(Signal::ProseAfter3);
        let is_heading = is_mute && own.has_form_of_heading() && context.heads_prose && is_among_prose;
        let least = if is_long { SENTENCE } else { SENTENCE_OF_SHORT };
        let is_sentence = is_mute
            && !is_caption
            && own.is_sentence()
            && own.letters >= least
            && !has(Signal::CommentsBegan);
        if self.page && has_many_blocks {
            Some(0)
        } else if is_sentence {
            Some(SENTENCES_ASK)
        } else if self.page {
            Some(0)
        } else if is_headline || is_heading {
            None
        } else if is_stock_heading {
            is_long.then_some(STOCK_HEADINGS_ASK)
        } else {
            Some(0)
        }
    }
}

/// Where marked lines may be those of comments and of links to other articles.
const AMONG_OTHERS: [Signal; 5] =
    [Signal::CommentsBegan, Signal::PastLinks, Signal::PastComments, Signal::PastSharing, Signal::PastMenus];

/// What a sentence that may be the article's needs more, and its letters at least: eight words, or two in a short text, which
/// may end with such (`Il avait 84 ans.`) and where little tells what doesn't belong to it.
const SENTENCES_ASK: i32 = 350;
const SENTENCE: usize = 40;
const SENTENCE_OF_SHORT: usize = 12;

/// What a heading that is a stock phrase needs more in a text of many paragraphs, and how many these are. In a shorter one it
/// stays.
const STOCK_HEADINGS_ASK: i32 = 100;
pub(super) const MANY: usize = 5;

/// Blocks of a page that has menus and teasers around its article, at least.
pub(super) const FULL_PAGE: usize = 30;

/// Letters of a headline, at least: of the first line, and of one that takes up a word of the paragraphs.
const TITLE: usize = 9;
const LONG_TITLE: usize = 20;
