//! The signals: all that the pass knows of a block, each a yes or a no with a name.
//!
//! A block's score is the sum of the weights of the signals that hold (see [`weights`](super::weights)). The names here
//! are those of the tables of weights, and of the reasons. The last ones tell of the parts of a text, which the first look
//! finds, and count in the second alone.

macro_rules! signals {
    ($($(#[$doc:meta])* $name:ident, $id:literal, $words:literal;)*) => {
        /// A named signal.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Signal {
            $($(#[$doc])* $name,)*
        }

        impl Signal {
            pub(super) const ALL: [Self; COUNT] = [$(Self::$name),*];

            /// The signal in a table of weights.
            pub(super) const fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)* }
            }

            /// The signal in the words of a reason.
            pub(super) const fn words(self) -> &'static str {
                match self { $(Self::$name => $words,)* }
            }
        }

        /// How many signals there are.
        pub(super) const COUNT: usize = [$($id),*].len();
    };
}

signals! {
    /// Every block.
    Any, "any", "what every block starts with";

    // The stock phrase: how strong, how it stands in the block, what it is about.
    Phrase1, "phrase-1", "a weak stock phrase";
    Phrase2, "phrase-2", "a stock phrase";
    Phrase3, "phrase-3", "a strong stock phrase";
    Phrase4, "phrase-4", "a telling stock phrase";
    /// `Partager sur Facebook`
    IsPhrase, "phrase-is-all", "it is all of the block";
    /// `Lire aussi : Le port rouvre`
    PhraseThenSign, "phrase-then-sign", "a sign follows it";
    /// `Lire aussi notre dossier`
    PhraseOpensLine, "phrase-opens-line", "the line goes on after it";
    /// `Lire aussi le roman de Zola.`
    PhraseOpensSentence, "phrase-opens-sentence", "a sentence goes on after it";
    /// The block holds it somewhere.
    PhraseWithin, "phrase-within", "it stands within the block";
    AboutComments, "about-comments", "it is about comments";
    AboutSharing, "about-sharing", "it is about sharing";
    AboutLetters, "about-newsletters", "it is about newsletters or subscriptions";
    AboutLaw, "about-law", "it is about cookies, rights or terms";
    AboutLinks, "about-links", "it is about other articles";
    AboutMenus, "about-menus", "it is about menus or tags";
    AboutMedia, "about-media", "it is about players or advertisements";
    AboutAuthors, "about-authors", "it is about authors, dates or sources";

    // Other marks of its own.
    /// `By marie75`
    Handle, "handle", "a byline of small letters and digits";
    /// `By pfvz8`
    RandomHandle, "random-handle", "letters without sense";
    /// `Par Anne Rivoal`
    ByName, "by-name", "a byline";
    /// `Anne Rivoal`
    Names, "names", "capitals at all its words";
    Capitals, "capitals", "nothing but capitals";
    DateAndTime, "date-and-time", "a date with a time";
    Year, "year", "a year in a short line";
    Copyright, "copyright-sign", "the sign ©";
    /// `Le bac à quai. Photo : A. Rivoal`
    Caption, "caption", "a caption with its credit";
    Bars, "bars", "bars or bullets between words";
    Address, "address", "an address of the web";
    Numbers, "numbers", "numbers for the most part";
    NoWords, "no-words", "no word at all";

    // Its shape.
    Letters5, "letters-under-6", "hardly a word";
    Letters15, "letters-under-16", "two or three words";
    Letters30, "letters-under-31", "five words or so";
    Letters60, "letters-under-61", "a line of ten words or so";
    Letters100, "letters-under-101", "a line of fifteen words or so";
    Letters200, "letters-under-201", "thirty words or so";
    Letters400, "letters-under-401", "seventy words or so";
    LettersMore, "letters-more", "a long paragraph";
    EndsOpen, "ends-open", "no mark of a sentence at its end";
    EndsAsking, "ends-asking", "a question mark at its end";
    EndsColon, "ends-colon", "a colon at its end";
    StartsSmall, "starts-small", "a small letter at its start";
    StartsNumber, "starts-number", "a number at its start";
    /// Words such as `le`, `of`, `und`.
    StopWords, "stop-words", "words that sentences are made of";
    ManyStopWords, "many-stop-words", "many words that sentences are made of";
    SpeaksToYou, "speaks-to-you", "it speaks to the reader";
    SpeaksOfMe, "speaks-of-me", "it speaks of its writer";

    // The blocks before and after.
    First, "first", "first of the text";
    BeforeProse, "after-prose", "after a paragraph";
    BeforeSentence, "after-sentence", "after a short sentence";
    BeforeLong, "after-long-line", "after a long line";
    BeforeLine, "after-line", "after a line";
    BeforeShort, "after-short-line", "after a short line";
    Last, "last", "last of the text";
    NextProse, "before-prose", "before a paragraph";
    NextSentence, "before-sentence", "before a short sentence";
    NextLong, "before-long-line", "before a long line";
    NextLine, "before-line", "before a line";
    NextShort, "before-short-line", "before a short line";
    BeforePhrase, "after-phrase", "after a stock phrase";
    BeforeStrong, "after-strong-phrase", "after a strong stock phrase";
    NextPhrase, "before-phrase", "before a stock phrase";
    NextStrong, "before-strong-phrase", "before a strong stock phrase";
    PhrasesBefore, "phrases-before", "stock phrases among the four blocks before";
    PhrasesAfter, "phrases-after", "stock phrases among the four blocks after";
    ProseBefore1, "some-prose-before", "a paragraph among the four blocks before";
    ProseBefore3, "much-prose-before", "paragraphs before";
    ProseAfter1, "some-prose-after", "a paragraph among the four blocks after";
    ProseAfter3, "much-prose-after", "paragraphs after";
    /// `Le marché aux poissons` over an article on fish.
    Echo1, "echo-1", "a word of the paragraphs";
    Echo2, "echo-2", "words of the paragraphs";
    Echo4, "echo-4", "many words of the paragraphs";
    /// A teaser that stands twice.
    Twin, "twin", "it stands more than once";
    TwinLine, "twin-line", "a line that stands more than once";

    // The run of lines in a row that it stands in, none of which closes like a sentence.
    Lines2, "of-2-lines", "one of two lines in a row";
    Lines3, "of-3-lines", "one of three lines in a row";
    Lines4, "of-4-lines", "one of four or five lines in a row";
    Lines6, "of-6-lines", "one of six to nine lines in a row";
    Lines10, "of-10-lines", "one of ten to nineteen lines in a row";
    Lines20, "of-20-lines", "one of twenty lines in a row, or more";
    FirstLine, "first-of-lines", "first of the lines in a row";
    LastLine, "last-of-lines", "last of the lines in a row";

    // Its place.
    Head, "head", "before the first paragraph";
    HeadFar, "head-far", "long before the first paragraph";
    FirstQuarter, "first-quarter", "in the first quarter of the text";
    LastQuarter, "last-quarter", "in the last quarter of the text";
    Tail, "tail", "after the last paragraph";
    NoProse, "no-prose", "in a text without paragraphs";
    FewProse, "little-prose", "in a text with more lines than paragraphs";
    AfterStrongPhrase, "since-strong-phrase", "no paragraph since a strong stock phrase";
    CommentsBegan, "comments-began", "where the comments have begun";
    ArticleOver, "article-over", "where the article is over";
    /// Such a thing stands after the most of the text: what follows is seldom the article's.
    PastLinks, "past-links", "late in the text, under a head of other articles";
    PastComments, "past-comments", "late in the text, under a head of comments";
    PastSharing, "past-sharing", "late in the text, under what asks to share or to subscribe";
    PastMenus, "past-menus", "late in the text, under menus, notices or credits";
    /// From here to the end, stock phrases outweigh paragraphs.
    Ended, "ended", "where stock phrases outweigh paragraphs to the end";
    EndedSurely, "ended-surely", "where stock phrases far outweigh paragraphs to the end";
    /// From the start to here, stock phrases outweigh paragraphs.
    NotBegun, "not-begun", "where stock phrases outweigh paragraphs from the start";
    NotBegunSurely, "not-begun-surely", "where stock phrases far outweigh paragraphs from the start";

    // Its shape and its place together.
    Heading, "heading", "a line between paragraphs";
    LineBeforeProse, "line-before-prose", "a line above a paragraph";
    LineInTail, "line-in-tail", "a line after the last paragraph";
    LineInHead, "line-in-head", "a line before the first paragraph";
    LineWhereEnded, "line-where-ended", "a line where the article has ended";
    ProseWhereEnded, "prose-where-ended", "a paragraph where the article has ended";
    SentenceWhereEnded, "sentence-where-ended", "a short sentence where the article has ended";
    LineAmongLines, "line-among-lines", "a line among lines";

    // The part of the text that it is in: what the first looks found text for the most part. The heaviest is the main part.
    InMain, "in-main-part", "in the main part of the text";
    InLarge, "in-large-part", "in a part that is not much smaller than the main part";
    InMiddling, "in-middling-part", "in a part that is small beside the main part";
    InLittle, "in-little-part", "in a part that is nothing beside the main part";
    InNone, "in-no-part", "in no part of the text";
    BeforeMain, "before-main-part", "before the main part";
    AfterMain, "after-main-part", "after the main part";
    /// How much that is no text parts it from the main part.
    BeforeGap1, "gap-before-main", "a gap away from the main part that follows";
    BeforeGap2, "wide-gap-before-main", "a wide gap away from the main part that follows";
    BeforeGap3, "wider-gap-before-main", "far away from the main part that follows";
    AfterGap1, "gap-after-main", "a gap away from the main part before it";
    AfterGap2, "wide-gap-after-main", "a wide gap away from the main part before it";
    AfterGap3, "wider-gap-after-main", "far away from the main part before it";
    MainEcho1, "main-echo-1", "a word of the main part";
    MainEcho2, "main-echo-2", "words of the main part";
    MainEcho4, "main-echo-4", "many words of the main part";
    LightMain, "light-main-part", "in a text whose main part is light";
    HeavyMain, "heavy-main-part", "in a text whose main part is heavy";
}

/// A set of signals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Signals(u128);

impl Signals {
    pub(super) const fn and(self, signal: Signal) -> Self {
        Self(self.0 | 1 << signal as u32)
    }

    pub(super) const fn when(self, holds: bool, signal: Signal) -> Self {
        Self(self.0 | (holds as u128) << signal as u32)
    }

    pub(super) const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) const fn has(self, signal: Signal) -> bool {
        self.0 >> signal as u32 & 1 != 0
    }

    pub(super) fn iter(self) -> impl Iterator<Item = Signal> {
        self.places().filter_map(|place| Signal::ALL.get(place).copied())
    }

    /// The places of its signals among all of them.
    #[expect(clippy::cast_possible_truncation)] // halves
    pub(super) fn places(self) -> impl Iterator<Item = usize> {
        let [low, high] = [self.0 as u64, (self.0 >> u64::BITS) as u64];
        places(low).chain(places(high).map(|place| place + u64::BITS as usize))
    }
}

/// The places of the bits that are set.
fn places(mut bits: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let place = (bits != 0).then_some(bits.trailing_zeros() as usize);
        bits &= bits.wrapping_sub(1);
        place
    })
}
