//! Locales: which quotation marks and which spaces a text wants.

use std::fmt;
use std::str::FromStr;

use crate::chars::{NBSP, NNBSP};
use crate::error::{Near, ParseLocaleError, ParseNameError};

mod table;

use table::{REGIONS, Row, TABLE};

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
    /// A language that the vote doesn't know.
    Other,
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

/// `classic`, `no-break`, `narrow`, `tight` or `keep`.
impl fmt::Display for SpaceProfile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(Self::NAMES[*self as usize].0)
    }
}

impl FromStr for SpaceProfile {
    type Err = ParseNameError;

    /// Reads `classic`, `no-break`, `narrow`, `tight` or `keep`.
    fn from_str(name: &str) -> Result<Self, Self::Err> {
        ParseNameError::find("space profile", name, &Self::NAMES)
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

/// A locale: a language as one country writes it. Parsed from a BCP 47 tag, or one of the constants.
///
/// | first level | second | third | locales |
/// | --- | --- | --- | --- |
/// | « … » | “ … ” | ‘ … ’ | `fr-FR` `fr-BE` `fr-CA` `es-ES` |
/// | « … » | ‹ … › | “ … ” | `fr-CH` |
/// | “ … ” | ‘ … ’ | “ … ” | `en-US` `es-419` `pt-BR` `af-ZA` `az-AZ` `cy-GB` `da-DK` `fo-FO` `fy-NL` `ga-IE` `gd-GB` `gl-ES` `id-ID` `lv-LV` `ms-MY` `mt-MT` `sq-AL` `tr-TR` |
/// | ‘ … ’ | “ … ” | ‘ … ’ | `en-GB` `nl-NL` |
/// | „ … “ | ‚ … ‘ | „ … “ | `de-DE` `de-AT` `cs-CZ` `dsb-DE` `et-EE` `hsb-DE` `is-IS` `lb-LU` `mk-MK` `sk-SK` `sl-SI` |
/// | « … » | ‹ … › | « … » | `de-CH` `gsw-CH` `rm-CH` |
/// | « … » | “ … ” | « … » | `it-IT` `pt-PT` `br-FR` `ca-ES` `el-GR` `eu-ES` `kk-KZ` |
/// | „ … ” | « … » | „ … ” | `pl-PL` `ro-RO` |
/// | « … » | „ … “ | « … » | `be-BY` `ky-KG` `ru-RU` `uk-UA` |
/// | „ … “ | „ … “ | „ … “ | `bg-BG` `lt-LT` |
/// | „ … ” | ‘ … ’ | „ … ” | `bs-BA` |
/// | “ … ” | « … » | “ … ” | `eo-001` |
/// | ” … ” | ’ … ’ | ” … ” | `fi-FI` `sv-SE` |
/// | „ … ” | ‚ … ’ | „ … ” | `hr-HR` |
/// | „ … ” | » … « | „ … ” | `hu-HU` |
/// | « … » | « … » | « … » | `hy-AM` `oc-FR` |
/// | „ … “ | « … » | „ … “ | `ka-GE` |
/// | « … » | ‘ … ’ | « … » | `nb-NO` `nn-NO` |
/// | „ … ” | ’ … ’ | „ … ” | `sr-RS` |
///
/// The marks are those of Unicode's CLDR, with other authorities where it is known to be off:
/// [`authority`](Self::authority) says whose they are. Languages whose words are not parted by spaces are not among these,
/// nor are those that are written from right to left.
///
/// A locale is read from a BCP 47 tag, or what is written like one: `fr-CA`, `fr_CA`, `FR-ca`, `fr` ([`FromStr`] says
/// what is read as what).
///
/// ```
/// use guillemot::{Language, Locale};
///
/// let locale: Locale = "fr-CA".parse()?;
/// assert_eq!(locale, Locale::FR_CA);
/// assert_eq!("fr-LU".parse::<Locale>()?, Locale::FR_FR, "an unknown region falls back");
/// assert_eq!("es-AR".parse::<Locale>()?, Locale::ES_419, "a known one may take after another");
/// assert_eq!(locale.language(), Language::French);
/// # Ok::<(), guillemot::ParseLocaleError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Locale {
    row: &'static Row,
    spaces: SpaceProfile,
}

impl Locale {
    /// French of France: « “ ‘ ’ ” », the classic spaces.
    pub const FR_FR: Self = Self::of("fr-FR");
    /// French of Belgium, as that of France.
    pub const FR_BE: Self = Self::of("fr-BE");
    /// French of Canada: no space before `;` `!` `?` (Office québécois de la langue française).
    pub const FR_CA: Self = Self::of("fr-CA");
    /// French of Switzerland: « ‹ › », thin spaces throughout.
    pub const FR_CH: Self = Self::of("fr-CH");
    /// English of the United States: “ ‘ ’ ”.
    pub const EN_US: Self = Self::of("en-US");
    /// English of Great Britain: ‘ “ ” ’.
    pub const EN_GB: Self = Self::of("en-GB");
    /// German of Germany: „ ‚ ‘ “.
    pub const DE_DE: Self = Self::of("de-DE");
    /// German of Austria: „ ‚ ‘ “.
    pub const DE_AT: Self = Self::of("de-AT");
    /// German of Switzerland: « ‹ › » without spaces.
    pub const DE_CH: Self = Self::of("de-CH");
    /// Spanish of Spain: « “ ‘ ’ ” » without spaces.
    pub const ES_ES: Self = Self::of("es-ES");
    /// Spanish of Latin America: “ ‘ ’ ”.
    pub const ES_419: Self = Self::of("es-419");
    /// Italian: « “ ” » without spaces.
    pub const IT_IT: Self = Self::of("it-IT");
    /// Portuguese of Brazil: “ ‘ ’ ”.
    pub const PT_BR: Self = Self::of("pt-BR");
    /// Portuguese of Portugal: « “ ” » without spaces.
    pub const PT_PT: Self = Self::of("pt-PT");
    /// Dutch: ‘ “ ” ’.
    pub const NL_NL: Self = Self::of("nl-NL");
    /// Polish: „ « » ”.
    pub const PL_PL: Self = Self::of("pl-PL");

    /// The locale of a tag that is in the table.
    const fn of(tag: &str) -> Self {
        let mut at = 0;
        while !is_same(TABLE[at].tag, tag) {
            at += 1;
        }
        Self::in_row(&TABLE[at])
    }

    const fn in_row(row: &'static Row) -> Self {
        Self { row, spaces: row.spaces }
    }

    /// All locales that have a tag of their own: the languages in the order of their tags, French, English, German, Spanish,
    /// Italian, Portuguese, Dutch and Polish first; of each language, its default first.
    ///
    /// ```
    /// use guillemot::Locale;
    ///
    /// let swedish = Locale::all().find(|locale| locale.tag() == "sv-SE").expect("one of them");
    /// assert_eq!(swedish.quotes(0).open, '”');
    /// ```
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE.iter().map(Self::in_row)
    }

    /// The same locale with other spaces. Default: the locale's own profile.
    #[must_use]
    pub const fn with_spaces(self, spaces: SpaceProfile) -> Self {
        Self { spaces, ..self }
    }

    /// The BCP 47 tag, such as `fr-FR`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        self.row.tag
    }

    /// The language.
    #[must_use]
    pub const fn language(self) -> Language {
        self.row.language
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
            0 => self.row.quotes[0],
            _ if level % 2 == 1 => self.row.quotes[1],
            _ => self.row.quotes[2],
        }
    }

    /// Whose word the quotation marks are: the release of Unicode's CLDR, or who is followed where CLDR is known to be off,
    /// or silent.
    ///
    /// ```
    /// use guillemot::Locale;
    ///
    /// assert_eq!(Locale::DE_DE.authority(), "CLDR 48.2");
    /// assert!(Locale::DE_CH.authority().contains("Bundeskanzlei"));
    /// ```
    #[must_use]
    pub const fn authority(self) -> &'static str {
        self.row.authority
    }

    pub(crate) const fn is_french(self) -> bool {
        matches!(self.row.language, Language::French)
    }

    /// Whether some mark of the locale turns the other way in other locales, as “ does, which closes in German: then
    /// glyphs don't tell which way a mark turns.
    pub(crate) const fn turns_marks(self) -> bool {
        self.row.turns_marks
    }

    /// Whether some quotation opens with „.
    pub(crate) const fn opens_low(self) -> bool {
        self.row.opens_low
    }

    /// Whether a space that is missing before `%` is added: Swiss houses set `50%` and `50 %`.
    pub(crate) fn parts_percent(self) -> bool {
        self.tag() != Self::FR_CH.tag()
    }

    /// The space that this locale wants at a place.
    pub(crate) fn space(self, place: Place) -> Space {
        let classic = if place == Place::High { NNBSP } else { NBSP };
        if self.tag() == Self::FR_CA.tag() && place == Place::High {
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
        f.pad(self.tag())
    }
}

/// Reads the language and the region of a BCP 47 tag, and more than these tags:
///
/// | tag | is read as |
/// | --- | --- |
/// | `fr-CA`, `FR-ca`, `fr_CA` (also the names of POSIX and Java have `_`) | `fr-CA`: case doesn't matter |
/// | `fr-Latn-CA`, `fr-CA-x-old`, `fr-CA-u-ca-gregory` | `fr-CA`: scripts, variants and extensions are passed over |
/// | `fr`, `FR` | `fr-FR`: without a region, the language's first locale |
/// | `fr-XX`, `fr-LU` | `fr-FR`: so with a region that has no locale of its own |
/// | `es-AR` | `es-419`: but a few regions take after another |
/// | `tlh`, `french`, the empty string | an error, which lists the locales: no language is called so |
impl FromStr for Locale {
    type Err = ParseLocaleError;

    /// Reads a tag of language and region (`fr-CA`, `fr_CA`, `FR-ca`). Scripts, variants and extensions are passed
    /// over; an unknown region falls back to the language's first locale; an unknown language is an error.
    fn from_str(tag: &str) -> Result<Self, Self::Err> {
        let mut parts = tag.split(['-', '_']);
        let language = parts.next().unwrap_or_default();
        let is_region = |part: &&str| {
            let is_all = |is: fn(&u8) -> bool| part.bytes().all(|b| is(&b));
            part.len() == 2 && is_all(u8::is_ascii_alphabetic)
                || part.len() == 3 && is_all(u8::is_ascii_digit)
        };
        let region = parts.take_while(|part| part.len() > 1).find(is_region).unwrap_or_default();
        let is_in = |row: &Row, region: &str| {
            let (_, known) = row.subtags();
            known.eq_ignore_ascii_case(region)
        };
        let takes_after = |row: &Row| {
            REGIONS.iter().any(|(tag, regions)| {
                *tag == row.tag && regions.iter().any(|known| known.eq_ignore_ascii_case(region))
            })
        };
        let of_language = || TABLE.iter().filter(|row| row.subtags().0.eq_ignore_ascii_case(language));
        let own = of_language().find(|row| is_in(row, region));
        let row = own.or_else(|| of_language().find(|row| takes_after(row))).or_else(|| of_language().next());
        row.map(Self::in_row).ok_or_else(|| ParseLocaleError {
            tag: tag.to_owned(),
            near: Near::of(tag, TABLE.iter().map(|row| row.tag)),
            known: TABLE.each_ref().map(|row| row.tag).join(", ")
                + " (another region falls back to the first of its language)",
        })
    }
}

impl fmt::Debug for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Locale")
            .field("tag", &self.tag())
            .field("spaces", &self.spaces)
            .finish_non_exhaustive()
    }
}

impl Row {
    /// The subtags of the language and of the region.
    fn subtags(&self) -> (&'static str, &'static str) {
        self.tag.split_once('-').unwrap_or((self.tag, ""))
    }
}

/// Whether two strings are the same, for constants.
const fn is_same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let mut at = 0;
    while at < a.len() && at < b.len() && a[at] == b[at] {
        at += 1;
    }
    at == a.len() && at == b.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn profiles_by_name() {
        for (name, profile) in SpaceProfile::NAMES {
            assert_eq!((profile.to_string(), name.parse()), (name.to_owned(), Ok(profile)));
        }
        assert!("wide".parse::<SpaceProfile>().expect_err("no profile").to_string().contains("no-break"));
    }

    #[test]
    fn tags() {
        for (tag, locale) in [
            ("fr", Locale::FR_FR),
            ("fr_ca", Locale::FR_CA),
            ("fr-Latn-CH", Locale::FR_CH),
            ("fr-CH-1996-u-co-phonebk", Locale::FR_CH),
            ("fr-u-ca", Locale::FR_FR),
            ("en-AU", Locale::EN_GB),
            ("en-CA", Locale::EN_US),
            ("EN-gb", Locale::EN_GB),
            ("de-AT", Locale::DE_AT),
            ("de-LI", Locale::DE_CH),
            ("de-BE", Locale::DE_DE),
            ("es", Locale::ES_ES),
            ("es-419", Locale::ES_419),
            ("es_mx", Locale::ES_419),
            ("pt", Locale::PT_BR),
            ("pt-AO", Locale::PT_PT),
            ("nl-BE", Locale::NL_NL),
            ("pl-Latn-PL", Locale::PL_PL),
            ("FR", Locale::FR_FR),
            ("fr_FR", Locale::FR_FR),
            ("fr-XX", Locale::FR_FR),
            ("fr-CA-x-old", Locale::FR_CA),
            ("fr-CA-u-ca-gregory", Locale::FR_CA),
        ] {
            assert_eq!(tag.parse(), Ok(locale), "{tag}");
        }
        for tag in ["", "-", "x", "french", "zz-FR"] {
            let error = tag.parse::<Locale>().expect_err(tag);
            assert!(error.to_string().contains("fr-CH"), "{error}");
        }
    }

    #[test]
    fn the_table_is_in_order() {
        let subtags = |row: &Row| row.subtags().0;
        let mut languages: Vec<_> = TABLE.iter().map(subtags).collect();
        languages.dedup();
        assert!(
            languages.iter().enumerate().all(|(at, tag)| !languages[..at].contains(tag)),
            "{languages:?}"
        );
        let others: Vec<_> = TABLE.iter().filter(|row| row.language == Language::Other).collect();
        assert!(others.is_sorted_by_key(|row| row.tag));
        for (tag, _) in REGIONS {
            assert!(TABLE.iter().any(|row| row.tag == tag), "{tag}");
        }
    }

    #[test]
    fn all_marks_are_quotation_marks() {
        for pair in TABLE.iter().flat_map(|row| row.quotes) {
            for mark in [pair.open, pair.close] {
                assert!("«»‹›“”‘’„‚".contains(mark), "{mark}");
            }
        }
    }

    #[test]
    fn marks_that_turn() {
        let turning: Vec<_> = Locale::all().filter(|locale| locale.turns_marks()).map(Locale::tag).collect();
        for tag in ["de-DE", "cs-CZ", "sv-SE", "hu-HU", "ru-RU"] {
            assert!(turning.contains(&tag), "{tag}");
        }
        for tag in ["fr-FR", "fr-CH", "en-GB", "de-CH", "nl-NL", "pl-PL", "ro-RO", "es-ES"] {
            assert!(!turning.contains(&tag), "{tag}");
        }
    }

    #[test]
    fn the_documentation_has_the_marks() {
        let mut rows: Vec<([QuotePair; 3], Vec<String>)> = Vec::new();
        for row in &TABLE {
            let tag = format!("`{}`", row.tag);
            match rows.iter_mut().find(|(quotes, _)| *quotes == row.quotes) {
                Some((_, tags)) => tags.push(tag),
                None => rows.push((row.quotes, vec![tag])),
            }
        }
        let mut table = String::new();
        for (quotes, tags) in rows {
            let [first, second, third] = quotes.map(|QuotePair { open, close }| format!("{open} … {close}"));
            table += &format!("/// | {first} | {second} | {third} | {} |\n", tags.join(" "));
        }
        assert!(include_str!("locale.rs").contains(&table), "the table should be\n{table}");
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
