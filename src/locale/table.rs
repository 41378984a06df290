//! The locales, a row each: whose language, which marks, and who says so.

use super::Language::{self, Dutch, English, French, German, Italian, Other, Polish, Portuguese, Spanish};
use super::{QuotePair, SpaceProfile};

/// A locale's row.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(super) struct Row {
    pub(super) tag: &'static str,
    pub(super) language: Language,
    /// First, second and third level.
    pub(super) quotes: [QuotePair; 3],
    pub(super) spaces: SpaceProfile,
    pub(super) authority: &'static str,
    /// Whether some of the marks turn the other way in other locales.
    pub(super) turns_marks: bool,
    /// Whether some quotation opens with „.
    pub(super) opens_low: bool,
}

const GUILLEMETS: QuotePair = QuotePair::new('«', '»');
const ANGLES: QuotePair = QuotePair::new('‹', '›');
const TURNED: QuotePair = QuotePair::new('»', '«');
const HIGH: QuotePair = QuotePair::new('“', '”');
const HIGH_SINGLE: QuotePair = QuotePair::new('‘', '’');
const NINES: QuotePair = QuotePair::new('”', '”');
const NINES_SINGLE: QuotePair = QuotePair::new('’', '’');
/// „ closed by “, in the shape of 99 and 66.
const LOW: QuotePair = QuotePair::new('„', '“');
const LOW_SINGLE: QuotePair = QuotePair::new('‚', '‘');
/// „ closed by ”, in the shape of 99 twice.
const LOW_NINES: QuotePair = QuotePair::new('„', '”');
const LOW_NINES_SINGLE: QuotePair = QuotePair::new('‚', '’');

/// The release of Unicode's Common Locale Data Repository that the rows are from; its element is `delimiters`.
const CLDR: &str = "CLDR 48.2";
const LEXIQUE: &str = "Lexique des règles typographiques en usage à l'Imprimerie nationale; Ramat (CLDR 48.2: « » again inside)";
const LAUSANNE: &str = "Guide du typographe, Lausanne; CLDR 48.2";
const OQLF: &str =
    "Office québécois de la langue française, Banque de dépannage linguistique (CLDR 48.2: ” “ inside)";
const HART: &str = "New Hart's Rules (CLDR 48.2: as American English)";
const SWISS_CHANCELLERY: &str =
    "Schweizerische Bundeskanzlei, Schreibweisungen (CLDR 48.2: as the German of Germany)";
const RAE: &str = "Real Academia Española, Ortografía de la lengua española (CLDR 48.2: “ ” ‘ ’)";
const TAALUNIE: &str =
    "CLDR 48.2 at the first level; at the second the other pair, as Taaladvies has it (CLDR: ‘ ’ again)";
const HRVATSKI_PRAVOPIS: &str = "Institut za hrvatski jezik, Hrvatski pravopis (CLDR 48.2: „ “ ‚ ‘)";

/// A row as CLDR has it: two levels, the third being the first again.
const fn cldr(tag: &'static str, language: Language, first: QuotePair, second: QuotePair) -> Row {
    row(tag, language, [first, second, first], CLDR)
}

const fn row(tag: &'static str, language: Language, quotes: [QuotePair; 3], authority: &'static str) -> Row {
    let (mut turns_marks, mut opens_low) = (false, false);
    let mut level = 0;
    while level < quotes.len() {
        let QuotePair { open, close } = quotes[level];
        turns_marks |= !matches!(open, '«' | '‹' | '“' | '‘' | '„' | '‚');
        turns_marks |= !matches!(close, '»' | '›' | '”' | '’');
        opens_low |= open == '„';
        level += 1;
    }
    Row { tag, language, quotes, spaces: SpaceProfile::Keep, authority, turns_marks, opens_low }
}

const fn french(tag: &'static str, second: QuotePair, third: QuotePair, authority: &'static str) -> Row {
    Row { spaces: SpaceProfile::Classic, ..row(tag, French, [GUILLEMETS, second, third], authority) }
}

/// All rows, the default of each language first.
///
/// The languages are those of CLDR that are written in Latin, Cyrillic, Greek, Armenian or Georgian letters and part words
/// by spaces, as far as they are official somewhere in Europe or have more than some ten million readers.
#[rustfmt::skip]
pub(super) static TABLE: [Row; 66] = [
    french("fr-FR", HIGH, HIGH_SINGLE, LEXIQUE),
    french("fr-BE", HIGH, HIGH_SINGLE, LEXIQUE),
    french("fr-CA", HIGH, HIGH_SINGLE, OQLF),
    Row { spaces: SpaceProfile::Narrow, ..french("fr-CH", ANGLES, HIGH, LAUSANNE) },
    cldr("en-US", English, HIGH, HIGH_SINGLE),
    row("en-GB", English, [HIGH_SINGLE, HIGH, HIGH_SINGLE], HART),
    cldr("de-DE", German, LOW, LOW_SINGLE),
    cldr("de-AT", German, LOW, LOW_SINGLE),
    row("de-CH", German, [GUILLEMETS, ANGLES, GUILLEMETS], SWISS_CHANCELLERY),
    row("es-ES", Spanish, [GUILLEMETS, HIGH, HIGH_SINGLE], RAE),
    cldr("es-419", Spanish, HIGH, HIGH_SINGLE),
    cldr("it-IT", Italian, GUILLEMETS, HIGH),
    cldr("pt-BR", Portuguese, HIGH, HIGH_SINGLE),
    cldr("pt-PT", Portuguese, GUILLEMETS, HIGH),
    row("nl-NL", Dutch, [HIGH_SINGLE, HIGH, HIGH_SINGLE], TAALUNIE),
    cldr("pl-PL", Polish, LOW_NINES, GUILLEMETS),
    cldr("af-ZA", Other, HIGH, HIGH_SINGLE),
    cldr("az-AZ", Other, HIGH, HIGH_SINGLE),
    cldr("be-BY", Other, GUILLEMETS, LOW),
    cldr("bg-BG", Other, LOW, LOW),
    cldr("br-FR", Other, GUILLEMETS, HIGH),
    cldr("bs-BA", Other, LOW_NINES, HIGH_SINGLE),
    cldr("ca-ES", Other, GUILLEMETS, HIGH),
    cldr("cs-CZ", Other, LOW, LOW_SINGLE),
    cldr("cy-GB", Other, HIGH, HIGH_SINGLE),
    cldr("da-DK", Other, HIGH, HIGH_SINGLE),
    cldr("dsb-DE", Other, LOW, LOW_SINGLE),
    cldr("el-GR", Other, GUILLEMETS, HIGH),
    cldr("eo-001", Other, HIGH, GUILLEMETS),
    cldr("et-EE", Other, LOW, LOW_SINGLE),
    cldr("eu-ES", Other, GUILLEMETS, HIGH),
    cldr("fi-FI", Other, NINES, NINES_SINGLE),
    cldr("fo-FO", Other, HIGH, HIGH_SINGLE),
    cldr("fy-NL", Other, HIGH, HIGH_SINGLE),
    cldr("ga-IE", Other, HIGH, HIGH_SINGLE),
    cldr("gd-GB", Other, HIGH, HIGH_SINGLE),
    cldr("gl-ES", Other, HIGH, HIGH_SINGLE),
    cldr("gsw-CH", Other, GUILLEMETS, ANGLES),
    row("hr-HR", Other, [LOW_NINES, LOW_NINES_SINGLE, LOW_NINES], HRVATSKI_PRAVOPIS),
    cldr("hsb-DE", Other, LOW, LOW_SINGLE),
    cldr("hu-HU", Other, LOW_NINES, TURNED),
    cldr("hy-AM", Other, GUILLEMETS, GUILLEMETS),
    cldr("id-ID", Other, HIGH, HIGH_SINGLE),
    cldr("is-IS", Other, LOW, LOW_SINGLE),
    cldr("ka-GE", Other, LOW, GUILLEMETS),
    cldr("kk-KZ", Other, GUILLEMETS, HIGH),
    cldr("ky-KG", Other, GUILLEMETS, LOW),
    cldr("lb-LU", Other, LOW, LOW_SINGLE),
    cldr("lt-LT", Other, LOW, LOW),
    cldr("lv-LV", Other, HIGH, HIGH_SINGLE),
    cldr("mk-MK", Other, LOW, LOW_SINGLE),
    cldr("ms-MY", Other, HIGH, HIGH_SINGLE),
    cldr("mt-MT", Other, HIGH, HIGH_SINGLE),
    cldr("nb-NO", Other, GUILLEMETS, HIGH_SINGLE),
    cldr("nn-NO", Other, GUILLEMETS, HIGH_SINGLE),
    cldr("oc-FR", Other, GUILLEMETS, GUILLEMETS),
    cldr("rm-CH", Other, GUILLEMETS, ANGLES),
    cldr("ro-RO", Other, LOW_NINES, GUILLEMETS),
    cldr("ru-RU", Other, GUILLEMETS, LOW),
    cldr("sk-SK", Other, LOW, LOW_SINGLE),
    cldr("sl-SI", Other, LOW, LOW_SINGLE),
    cldr("sq-AL", Other, HIGH, HIGH_SINGLE),
    cldr("sr-RS", Other, LOW_NINES, NINES_SINGLE),
    cldr("sv-SE", Other, NINES, NINES_SINGLE),
    cldr("tr-TR", Other, HIGH, HIGH_SINGLE),
    cldr("uk-UA", Other, GUILLEMETS, LOW),
];

/// The locale that a region takes after, where it isn't the first of its language (CLDR 48.2, `parentLocales`; Liechtenstein
/// sets German as its neighbour in the west does; the Australian Government Style Manual has single marks at the first level).
pub(super) const REGIONS: [(&str, &[&str]); 4] = [
    ("en-GB", &["AU"]),
    ("de-CH", &["LI"]),
    (
        "es-419",
        &[
            "AR", "BO", "BR", "BZ", "CL", "CO", "CR", "CU", "DO", "EC", "GT", "HN", "MX", "NI", "PA", "PE",
            "PR", "PY", "SV", "UY", "VE",
        ],
    ),
    ("pt-PT", &["AO", "CH", "CV", "GQ", "GW", "LU", "MO", "MZ", "ST", "TL"]),
];
