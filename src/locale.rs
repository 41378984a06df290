//! Locales: which quotation marks and which spaces a text wants.

use std::fmt;
use std::str::FromStr;

use crate::chars::{NBSP, NNBSP};
use crate::error::{ParseLocaleError, ParseNameError};

/// A language as far as a vote of stop words can tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum Language {
    /// French.
    French,
    /// English.
    English,
    /// German.
    German,
    /// Spanish.
    Spanish,
    /// Italian.
    Italian,
    /// Portuguese.
    Portuguese,
    /// Dutch.
    Dutch,
    /// Polish.
    Polish,
}

/// Which no-break spaces French typography puts where.
///
/// The authorities disagree: the *Lexique des règles typographiques en usage à l'Imprimerie nationale* asks for a thin
/// no-break space before `;` `!` `?` and a full one before `:` and inside guillemets ([`Classic`](Self::Classic));
/// word processors and most web sites set U+00A0 everywhere ([`NoBreak`](Self::NoBreak)); Swiss houses set the thin
/// one everywhere ([`Narrow`](Self::Narrow)).
///
/// ```
/// use guillemot::{Locale, Pipeline, SpaceProfile};
///
/// let locale = Locale::FR_FR.with_spaces(SpaceProfile::NoBreak);
/// assert_eq!(Pipeline::typography(locale).clean("Quoi ?").as_str(), "Quoi\u{A0}?");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum SpaceProfile {
    /// U+202F before `;` `!` `?` and in thousands; U+00A0 before `:` `%` `€` and inside « ». The default of `fr-FR`.
    #[default]
    Classic,
    /// U+00A0 everywhere.
    NoBreak,
    /// U+202F everywhere. The default of `fr-CH`.
    Narrow,
    /// No space at all before signs nor inside « »; a space that stands there is taken out.
    Tight,
    /// Whichever no-break space stands there already is right; a plain or missing one becomes the classic one.
    Keep,
}

impl SpaceProfile {
    const NAMES: [(&'static str, Self); 5] = [
        ("classic", Self::Classic),
        ("no-break", Self::NoBreak),
        ("narrow", Self::Narrow),
        ("tight", Self::Tight),
        ("keep", Self::Keep),
    ];
}

impl FromStr for SpaceProfile {
    type Err = ParseNameError;

    /// Reads `classic`, `no-break`, `narrow`, `tight` or `keep`.
    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, profile)| *profile).ok_or_else(|| {
            ParseNameError {
                what: "space profile",
                name: name.to_owned(),
                known: Self::NAMES.map(|(known, _)| known).join(", "),
            }
        })
    }
}

/// The space that a place wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Space {
    /// This no-break space.
    Is(char),
    /// Any no-break space that stands there; else this one.
    Keep(char),
    /// None.
    None,
    /// None, though this one stays where it stands.
    Optional(char),
    /// Whatever stands there.
    Any,
}

/// The places that French gives a space of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// Inside « and ».
    Guillemet,
    /// Before `;` `!` `?`.
    High,
    /// Before `:`.
    Colon,
    /// Before `%` and `€`.
    Unit,
}

/// The two marks of one level of quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct QuotePair {
    /// The opening mark.
    pub open: char,
    /// The closing mark.
    pub close: char,
}

impl QuotePair {
    const fn new(open: char, close: char) -> Self {
        Self { open, close }
    }
}

const GUILLEMETS: QuotePair = QuotePair::new('«', '»');
const SINGLE_GUILLEMETS: QuotePair = QuotePair::new('‹', '›');
const CURLY: QuotePair = QuotePair::new('“', '”');
const CURLY_SINGLE: QuotePair = QuotePair::new('‘', '’');
const LOW: QuotePair = QuotePair::new('„', '“');
const LOW_SINGLE: QuotePair = QuotePair::new('‚', '‘');

/// A locale: a language as one country writes it. Parsed from a BCP 47 tag, or one of the constants.
///
/// ```
/// use guillemot::{Language, Locale};
///
/// let locale: Locale = "fr-CA".parse()?;
/// assert_eq!(locale, Locale::FR_CA);
/// assert_eq!("fr-LU".parse::<Locale>()?, Locale::FR_FR, "an unknown region falls back");
/// assert_eq!(locale.language(), Language::French);
/// # Ok::<(), guillemot::ParseLocaleError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Locale {
    tag: &'static str,
    language: Language,
    /// First, second and third level.
    quotes: [QuotePair; 3],
    spaces: SpaceProfile,
}

impl Locale {
    /// French of France: « “ ‘ ’ ” », the classic spaces.
    pub const FR_FR: Self = Self::french("fr-FR", [GUILLEMETS, CURLY, CURLY_SINGLE], SpaceProfile::Classic);
    /// French of Belgium, as that of France.
    pub const FR_BE: Self = Self::french("fr-BE", [GUILLEMETS, CURLY, CURLY_SINGLE], SpaceProfile::Classic);
    /// French of Canada: no space before `;` `!` `?` (Office québécois de la langue française).
    pub const FR_CA: Self = Self::french("fr-CA", [GUILLEMETS, CURLY, CURLY_SINGLE], SpaceProfile::Classic);
    /// French of Switzerland: « ‹ › », thin spaces throughout.
    pub const FR_CH: Self =
        Self::french("fr-CH", [GUILLEMETS, SINGLE_GUILLEMETS, CURLY], SpaceProfile::Narrow);
    /// English of the United States: “ ‘ ’ ”.
    pub const EN_US: Self = Self::other("en-US", Language::English, [CURLY, CURLY_SINGLE, CURLY]);
    /// English of Great Britain: ‘ “ ” ’.
    pub const EN_GB: Self = Self::other("en-GB", Language::English, [CURLY_SINGLE, CURLY, CURLY_SINGLE]);
    /// German: „ ‚ ‘ “.
    pub const DE_DE: Self = Self::other("de-DE", Language::German, [LOW, LOW_SINGLE, LOW]);
    /// German of Switzerland: « ‹ › » without spaces.
    pub const DE_CH: Self =
        Self::other("de-CH", Language::German, [GUILLEMETS, SINGLE_GUILLEMETS, GUILLEMETS]);

    /// All locales, the default of each language first.
    const ALL: [Self; 8] = [
        Self::FR_FR,
        Self::FR_BE,
        Self::FR_CA,
        Self::FR_CH,
        Self::EN_US,
        Self::EN_GB,
        Self::DE_DE,
        Self::DE_CH,
    ];

    const fn french(tag: &'static str, quotes: [QuotePair; 3], spaces: SpaceProfile) -> Self {
        Self { tag, language: Language::French, quotes, spaces }
    }

    const fn other(tag: &'static str, language: Language, quotes: [QuotePair; 3]) -> Self {
        Self { tag, language, quotes, spaces: SpaceProfile::Keep }
    }

    /// The same locale with other spaces. Default: the locale's own profile.
    #[must_use]
    pub const fn with_spaces(self, spaces: SpaceProfile) -> Self {
        Self { spaces, ..self }
    }

    /// The BCP 47 tag, such as `fr-FR`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        self.tag
    }

    /// The language.
    #[must_use]
    pub const fn language(self) -> Language {
        self.language
    }

    /// The space profile.
    #[must_use]
    pub const fn spaces(self) -> SpaceProfile {
        self.spaces
    }

    /// The quotation marks of a level: 0 for the outermost. Levels beyond the third alternate between the second and
    /// the third.
    ///
    /// ```
    /// use guillemot::Locale;
    ///
    /// assert_eq!(Locale::FR_FR.quotes(0).open, '«');
    /// assert_eq!(Locale::FR_CH.quotes(1).close, '›');
    /// ```
    #[must_use]
    pub const fn quotes(self, level: usize) -> QuotePair {
        match level {
            0 => self.quotes[0],
            _ if level % 2 == 1 => self.quotes[1],
            _ => self.quotes[2],
        }
    }

    pub(crate) const fn is_french(self) -> bool {
        matches!(self.language, Language::French)
    }

    /// Whether a space that is missing before `%` is added: Swiss houses set `50%` and `50 %`.
    pub(crate) fn parts_percent(self) -> bool {
        self.tag != Self::FR_CH.tag
    }

    /// The space that this locale wants at a place.
    pub(crate) fn space(self, place: Place) -> Space {
        let classic = if place == Place::High { NNBSP } else { NBSP };
        if self.tag == Self::FR_CA.tag && place == Place::High {
            return Space::Optional(NNBSP);
        }
        match self.spaces {
            SpaceProfile::Classic => Space::Is(classic),
            SpaceProfile::NoBreak => Space::Is(NBSP),
            SpaceProfile::Narrow => Space::Is(NNBSP),
            SpaceProfile::Tight if place == Place::Unit => Space::Any,
            SpaceProfile::Tight => Space::None,
            SpaceProfile::Keep => Space::Keep(classic),
        }
    }
}

impl Default for Locale {
    /// `fr-FR`, the language that the crate knows best.
    fn default() -> Self {
        Self::FR_FR
    }
}

impl fmt::Display for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag)
    }
}

impl FromStr for Locale {
    type Err = ParseLocaleError;

    /// Reads a tag of language and region (`fr-CA`, `fr_CA`, `FR-ca`). Scripts, variants and extensions are passed
    /// over; an unknown region falls back to the language's first locale; an unknown language is an error.
    fn from_str(tag: &str) -> Result<Self, Self::Err> {
        let unknown = || ParseLocaleError {
            tag: tag.to_owned(),
            known: Self::ALL.map(Self::tag).join(", ")
                + " (another region falls back to the first of its language)",
        };
        let mut parts = tag.split(['-', '_']);
        let language = parts.next().unwrap_or_default();
        let region = parts.take_while(|part| part.len() > 1).find(|part| part.len() == 2);
        let same_language = |locale: &&Self| {
            let (known, _) = locale.tag.split_once('-').unwrap_or((locale.tag, ""));
            known.eq_ignore_ascii_case(language)
        };
        let mut known = Self::ALL.iter().filter(same_language);
        let first = known.next().ok_or_else(unknown)?;
        let same_region = |locale: &&Self| {
            region.is_some_and(|region| {
                locale.tag.split_once('-').is_some_and(|(_, r)| r.eq_ignore_ascii_case(region))
            })
        };
        Ok(*std::iter::once(first).chain(known).find(same_region).unwrap_or(first))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags() {
        for (tag, locale) in [
            ("fr", Locale::FR_FR),
            ("fr_ca", Locale::FR_CA),
            ("fr-Latn-CH", Locale::FR_CH),
            ("fr-CH-1996-u-co-phonebk", Locale::FR_CH),
            ("fr-u-ca", Locale::FR_FR),
            ("en-AU", Locale::EN_US),
            ("EN-gb", Locale::EN_GB),
            ("de-AT", Locale::DE_DE),
        ] {
            assert_eq!(tag.parse(), Ok(locale), "{tag}");
        }
        for tag in ["", "-", "x", "french", "zz-FR"] {
            let error = tag.parse::<Locale>().expect_err(tag);
            assert!(error.to_string().contains("fr-CH"), "{error}");
        }
    }

    #[test]
    fn profiles() {
        assert_eq!("narrow".parse(), Ok(SpaceProfile::Narrow));
        let error = "wide".parse::<SpaceProfile>().expect_err("not a profile");
        assert_eq!(
            error.to_string(),
            "`wide` is not a space profile; choose one of classic, no-break, narrow, tight, keep"
        );
    }
}
