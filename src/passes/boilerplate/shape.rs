//! What a block says of itself, whatever stands around it.
//!
//! All of it reads letters, digits and the class of the last mark, which the later phases (quotes, spaces, joins)
//! don't change: a cleaned text is judged like the text before. Words that a later phase parts can only add stop words
//! and take from the words with capitals; both speak for text, so what stays stays.

use memchr::{memchr, memrchr};

use super::captions;
use super::category::Category;
use super::dates::{has_date_and_time, starts_with_date};
use super::folded::count_letters;
use super::marks::{self, credits_somebody, handle, has_copyright_sign, has_year};
use super::markup::Markup;
use super::phrases::{Hit, Manner};
use super::signals::{Signal, Signals};
use super::words::{Tail, Words};
use crate::chars::{ELLIPSIS, is_blank, is_quotation_mark, slice};

/// How a block ends, closing quotes and blanks not counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Close {
    /// `.` `!` `…`
    Sentence,
    /// `?`
    Question,
    /// `:`
    Colon,
    #[default]
    Open,
}

/// The length of a block and its end, as its neighbours see them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Prose,
    Sentence,
    Long,
    Line,
    Short,
}

/// A block.
#[derive(Debug, Clone, Copy)]
pub(super) struct Own {
    /// Letters and digits.
    pub(super) letters: usize,
    pub(super) close: Close,
    pub(super) hit: Option<Hit>,
    pub(super) kind: Kind,
    pub(super) form: Form,
    pub(super) stop_words: u32,
    pub(super) nature: Nature,
    /// What leads it.
    pub(super) markup: Markup,
    /// Whether its stock phrase names an author or the like: `Propos recueillis par Yann Riou`.
    pub(super) credits_somebody: bool,
    /// The strength that neighbours feel: a question about newsletters opens no newsletter, nor does a sentence that
    /// only begins like a stock phrase.
    pub(super) strength_around: u8,
    /// Where the tails of its words stand among those of all blocks.
    tails: (u32, u32),
    /// The number of the blocks that say the same; 0 where it is the only one.
    pub(super) twins: u32,
    pub(super) signals: Signals,
}

/// What a block is, told by how it opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Nature {
    Plain,
    /// A dash leads it or quotation marks are around it, and it closes like a sentence: somebody speaks.
    Speech,
    /// A line of a record: `Lieu : Kerven`.
    Entry,
    /// A date with a time of day leads it, and it has no stock phrase, as in a diary: `12 mars 2024, 10 h 30`.
    Stamp,
}

/// Where the phrase of a block is from; or that none is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Text, and its phrase (if any) is one of the crate's.
    Plain,
    /// Text, and its phrase is one of the caller's.
    Callers,
    /// It stays: a fence, a line inside one, a line of front matter or of a manual, the title of a legal text.
    Fixed,
}

/// Letters of a paragraph that counts as long: twenty words.
pub(super) const LONG: usize = 100;
/// Letters of a question that may be a heading, at most: twelve words.
const HEADING: usize = 60;
/// Letters of a short line: five words.
const LINE: usize = 25;
/// Letters of a block whose marks and dates are worth a look: twenty-five words, and fifteen.
const SHORT: usize = 125;
const SHORTER: usize = 75;
/// Letters of a stamp: a date with a time, and hardly a word more.
const STAMP: usize = 30;
/// Letters of a line of a record, at most.
const ENTRY: usize = 250;

impl Own {
    /// Reads a block, but for its words.
    pub(super) fn read(block: &str, hit: Option<Hit>, kind: Kind) -> Self {
        let letters = count_letters(block);
        let close = close(block);
        let form = match (letters, close) {
            (LONG.., Close::Sentence | Close::Question) => Form::Prose,
            (_, Close::Sentence | Close::Question) => Form::Sentence,
            (LONG.., _) => Form::Long,
            (LINE.., _) => Form::Line,
            _ => Form::Short,
        };
        let mut own = Self {
            letters,
            close,
            hit,
            kind,
            form,
            stop_words: 0,
            nature: Nature::Plain,
            markup: Markup::of(block),
            credits_somebody: false,
            strength_around: 0,
            tails: (0, 0),
            twins: 0,
            signals: Signals::default(),
        };
        if kind != Kind::Fixed {
            let is_about_authors = |hit: Hit| matches!(hit.category, Category::Byline | Category::SourceLink);
            own.credits_somebody = hit.is_some_and(|hit| is_about_authors(hit) && hit.strength < 4)
                && letters <= SHORTER
                && credits_somebody(block);
            own.signals = own.of_phrase().union(own.of_form(block)).union(own.of_marks(block));
            own.nature = own.nature_of(block);
        }
        own.strength_around = if own.is_doubtful() || own.credits_somebody { 0 } else { own.strength() };
        own
    }

    /// Reads the words of a block that was read, and adds their tails to those of the blocks before.
    pub(super) fn read_words(&mut self, block: &str, tails: &mut Vec<Tail>) {
        if self.kind == Kind::Fixed {
            return;
        }
        let index = |len: usize| u32::try_from(len).unwrap_or(u32::MAX);
        let start = index(tails.len());
        let words = Words::read(block, tails);
        self.tails = (start, index(tails.len()));
        self.stop_words = words.stop();
        let is_caption = captions::LETTERS.contains(&self.letters) && captions::has_credit(block);
        self.signals = self.signals.union(self.of_words(&words)).when(is_caption, Signal::Caption);
    }

    fn nature_of(&self, block: &str) -> Nature {
        let is_led = || ["—", "–", "- "].iter().any(|dash| block.starts_with(dash));
        let is_quoted = || block.starts_with(is_quotation_mark) && block.ends_with(is_quotation_mark);
        if self.form == Form::Sentence && (is_led() || is_quoted()) {
            Nature::Speech
        } else if self.letters <= ENTRY && marks::is_entry(block) {
            Nature::Entry
        } else if self.hit.is_none() && self.signals.has(Signal::DateAndTime) && starts_with_date(block) {
            Nature::Stamp
        } else {
            Nature::Plain
        }
    }

    fn of_phrase(&self) -> Signals {
        let Some(hit) = self.hit else { return Signals::default() };
        let strengths = [Signal::Phrase1, Signal::Phrase2, Signal::Phrase3, Signal::Phrase4];
        let manner = match hit.manner {
            Manner::Whole => Signal::IsPhrase,
            Manner::ThenSign => Signal::PhraseThenSign,
            Manner::GoesOn if self.is_sentence() => Signal::PhraseOpensSentence,
            Manner::GoesOn => Signal::PhraseOpensLine,
            Manner::Within => Signal::PhraseWithin,
        };
        let about = match hit.category {
            Category::CommentForm | Category::Comments | Category::Feedback => Signal::AboutComments,
            Category::Share => Signal::AboutSharing,
            Category::Newsletter | Category::Paywall => Signal::AboutLetters,
            Category::Cookies | Category::Copyright => Signal::AboutLaw,
            Category::Related | Category::PromoCaption => Signal::AboutLinks,
            Category::Navigation | Category::Tags => Signal::AboutMenus,
            Category::Video | Category::Ad => Signal::AboutMedia,
            Category::Byline | Category::SourceLink => Signal::AboutAuthors,
        };
        Signals::default().and(strengths[usize::from(hit.strength.clamp(1, 4)) - 1]).and(manner).and(about)
    }

    fn of_form(&self, block: &str) -> Signals {
        let length = match self.letters {
            0..=5 => Signal::Letters5,
            6..=15 => Signal::Letters15,
            16..=30 => Signal::Letters30,
            31..=60 => Signal::Letters60,
            61..=100 => Signal::Letters100,
            101..=200 => Signal::Letters200,
            201..=400 => Signal::Letters400,
            _ => Signal::LettersMore,
        };
        let first = block.chars().next().unwrap_or_default();
        Signals::default()
            .and(Signal::Any)
            .and(length)
            .when(self.close == Close::Open, Signal::EndsOpen)
            .when(self.close == Close::Question, Signal::EndsAsking)
            .when(self.close == Close::Colon, Signal::EndsColon)
            .when(first.is_lowercase(), Signal::StartsSmall)
            .when(first.is_ascii_digit(), Signal::StartsNumber)
    }

    fn of_words(&self, words: &Words) -> Signals {
        let all_capitals = words.count > words.numbers && words.small == 0;
        Signals::default()
            .when(words.small_initials == 0 && words.count > 1 && !all_capitals, Signal::Names)
            .when(words.by && words.small_initials == 0 && self.letters <= SHORTER, Signal::ByName)
            .when(all_capitals, Signal::Capitals)
            .when(words.stop() > 0, Signal::StopWords)
            .when(words.stop() as usize * 20 >= words.letters.max(1), Signal::ManyStopWords)
            .when(words.speaks_to_you(), Signal::SpeaksToYou)
            .when(words.speaks_of_me(), Signal::SpeaksOfMe)
            .when(words.letters == 0 || words.count == words.numbers, Signal::NoWords)
            .when(words.numbers * 3 >= words.count && words.numbers > 1, Signal::Numbers)
    }

    fn of_marks(&self, block: &str) -> Signals {
        let mut signals = Signals::default();
        if self.letters > SHORT {
            return signals;
        }
        let has = |sign| memchr(sign, block.as_bytes()).is_some();
        let bullets = || block.chars().filter(|c| matches!(c, '•' | '·'));
        let bars = memrchr(b'|', block.as_bytes()).is_some_and(|at| at > 0);
        let address = has(b'@') || has(b':') && block.contains("://") || has(b'.') && block.contains("www.");
        signals = signals
            .when(bars || !block.is_ascii() && bullets().count() > 1, Signal::Bars)
            .when(has_copyright_sign(block), Signal::Copyright)
            .when(address, Signal::Address);
        if block.bytes().any(|byte| byte.is_ascii_digit()) {
            signals = signals.when(has_year(block), Signal::Year);
            if self.letters <= SHORTER {
                let handle = handle(block);
                signals = signals
                    .when(handle > 0, Signal::Handle)
                    .when(handle > 1, Signal::RandomHandle)
                    .when(self.letters <= STAMP && has_date_and_time(block), Signal::DateAndTime);
            }
        }
        signals
    }

    /// The tails of the words at its beginning.
    pub(super) fn tails<'t>(&self, of_all: &'t [Tail]) -> &'t [Tail] {
        of_all.get(self.tails.0 as usize..self.tails.1 as usize).unwrap_or_default()
    }

    pub(super) fn strength(&self) -> u8 {
        self.hit.map_or(0, |hit| hit.strength)
    }

    /// A question, or a sentence that says more than its stock phrase, if that is not a telling one.
    pub(super) fn is_doubtful(&self) -> bool {
        let says_more = [Signal::PhraseOpensSentence, Signal::PhraseWithin];
        let is_more = self.is_sentence() && says_more.into_iter().any(|signal| self.signals.has(signal));
        let is_question = self.close == Close::Question && !self.signals.has(Signal::PhraseThenSign);
        (is_more || is_question) && (1..4).contains(&self.strength()) && !self.is_notice()
    }

    /// A line that is all stock phrase, if not a telling one: above a paragraph it may be a heading.
    pub(super) fn may_be_heading(&self) -> bool {
        self.is_line() && self.signals.has(Signal::IsPhrase) && self.strength() < 4
    }

    /// The head of comments, or the form that asks for one.
    pub(super) fn is_of_comments(&self) -> bool {
        let is_of_comments = |category| matches!(category, Category::Comments | Category::CommentForm);
        self.strength_around > 1 && self.hit.is_some_and(|hit| is_of_comments(hit.category))
    }

    /// `Mentions légales`, `Privacy policy`.
    pub(super) fn is_title_of_law(&self) -> bool {
        let is_law = |category| matches!(category, Category::Cookies | Category::Copyright);
        self.is_line()
            && self.strength() > 2
            && self.signals.has(Signal::IsPhrase)
            && self.hit.is_some_and(|hit| is_law(hit.category))
    }

    /// An item of a list that no stock phrase speaks against.
    pub(super) fn is_plain_item(&self) -> bool {
        self.markup == Markup::Item && !self.is_evidence()
    }

    /// `By marie75`, which may be the author's name.
    pub(super) fn is_handle(&self) -> bool {
        self.signals.has(Signal::Handle) && !self.signals.has(Signal::RandomHandle)
    }

    /// Whether it does not close like a sentence.
    pub(super) fn is_line(&self) -> bool {
        matches!(self.form, Form::Long | Form::Line | Form::Short)
    }

    /// The name of an author, the credit of a photo: no stock phrase, and no year beside the sign ©.
    pub(super) fn is_byline_or_credit(&self) -> bool {
        let marks = [Signal::ByName, Signal::Copyright];
        !self.is_evidence()
            && !self.signals.has(Signal::Handle)
            && (self.credits_somebody || marks.into_iter().any(|signal| self.signals.has(signal)))
    }

    /// Whether anything in the block itself speaks for boilerplate.
    pub(super) fn is_evidence(&self) -> bool {
        let marks = [Signal::RandomHandle, Signal::DateAndTime];
        self.strength_around > 1
            || marks.into_iter().any(|signal| self.signals.has(signal))
            || self.is_notice()
    }

    /// Whether that says that other blocks may be boilerplate, too: a date or a byline does not.
    pub(super) fn is_telling(&self) -> bool {
        self.is_evidence() && self.category() != Some(Category::Byline)
    }

    /// © with a year.
    fn is_notice(&self) -> bool {
        self.signals.has(Signal::Copyright) && self.signals.has(Signal::Year)
    }

    /// A long paragraph that closes like a sentence: what articles are made of.
    pub(super) fn is_prose(&self) -> bool {
        self.form == Form::Prose && self.strength() < 3
    }

    /// The caption of a photo, with its credit.
    pub(super) fn is_caption(&self) -> bool {
        self.signals.has(Signal::Caption)
    }

    /// Whether it is a line, or a short question.
    pub(super) fn has_form_of_heading(&self) -> bool {
        !self.is_caption() && (self.is_line() || self.letters <= HEADING && self.close == Close::Question)
    }

    /// Whether it closes like a sentence.
    pub(super) fn is_sentence(&self) -> bool {
        matches!(self.close, Close::Sentence | Close::Question)
    }

    /// The category that the block itself speaks for.
    pub(super) fn category(&self) -> Option<Category> {
        if self.signals.has(Signal::Handle) {
            return Some(Category::Byline);
        }
        let hit = self.hit.map(|hit| hit.category);
        hit.or(self.is_notice().then_some(Category::Copyright))
            .or(self.signals.has(Signal::DateAndTime).then_some(Category::Byline))
            .or(self.is_caption().then_some(Category::PromoCaption))
    }
}

/// How a block ends. Closing marks of every kind, blanks and no-break spaces are looked past, and so is what somebody signs
/// with behind the last sentence: `Il pleut. (afp)`.
fn close(block: &str) -> Close {
    /// Bytes of a signature, at most: one word. More is the credit of a photo.
    const SIGNATURE: usize = 8;
    let is_closing = |c: char| {
        is_blank(c) || matches!(c, '»' | '«' | '‘'..='‟' | '"' | '\'' | '›' | '‹' | '<' | '>' | ')' | ']')
    };
    let close = |block: &str| match block.trim_end_matches(is_closing).chars().next_back() {
        Some('.' | '!' | ELLIPSIS) => Close::Sentence,
        Some('?') => Close::Question,
        Some(':') => Close::Colon,
        _ => Close::Open,
    };
    let signed = block.trim_end_matches(is_blank).strip_suffix(')').and_then(|inner| {
        let open = memrchr(b'(', inner.as_bytes())?;
        let name = slice(inner, open + 1..inner.len());
        if name.len() > SIGNATURE || !name.chars().all(char::is_alphabetic) {
            return None;
        }
        Some(close(slice(inner, 0..open))).filter(|close| matches!(close, Close::Sentence | Close::Question))
    });
    signed.unwrap_or_else(|| close(block))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closes() {
        assert_eq!(close("(« Oui ? »)"), Close::Question);
        for sentence in
            ["Oui.", "« Oui\u{202F}!\u{A0}»", "“Oui…”", "Oui...", "Oui.’ ", "Oui. (afp)", "« Oui. »(dpa) "]
        {
            assert_eq!(close(sentence), Close::Sentence, "{sentence:?}");
        }
        for open in ["Oui", "« Oui »", "“Oui” *", "Oui *", "", "»", "Oui (afp)", "(afp)", "Oui. (AP Photo)"]
        {
            assert_eq!(close(open), Close::Open, "{open:?}");
        }
        assert_eq!(close("Oui :"), Close::Colon);
    }

    fn has(block: &str, signal: Signal) -> bool {
        let mut own = Own::read(block, None, Kind::Plain);
        own.read_words(block, &mut Vec::new());
        own.signals.has(signal)
    }

    #[test]
    fn shapes() {
        assert!(has("Le vent et la mer", Signal::StopWords));
        assert!(!has("Kerlouan, Finistère", Signal::StopWords));
        assert!(has("Par Anne Rivoal", Signal::ByName) && !has("Par ici la sortie", Signal::ByName));
        assert!(has("Anne Le Rivoal", Signal::Names) && !has("Anne chante", Signal::Names));
        assert!(has("LE PRIX DE L’EAU", Signal::Capitals) && !has("12", Signal::Capitals));
        assert!(has("12 / 14", Signal::NoWords) && has("***", Signal::NoWords));
        assert!(has("Votre port", Signal::SpeaksToYou) && has("I agree", Signal::SpeaksOfMe));
        assert!(has("Accueil | Port | Contact", Signal::Bars));
    }
}
