//! Units: a number and its unit are kept together.

use super::gaps::{close, gaps, goes_on, is_french, is_stuck};
use crate::chars::{after, digits_before, slice};
use crate::document::Document;
use crate::edit::Edits;
use crate::locale::{Place, Space};
use crate::pass::{Pass, Phase, Rule};

static RULE: Rule =
    Rule::new("fr/si-unit", "A no-break space stands between a number and a unit, or ‰, $, £.")
        .example("Il y a 12 km à pied, pour 5 $.", "Il y a 12\u{A0}km à pied, pour 5\u{A0}$.");

/// Makes the space between a number and its unit a no-break space, in French text: before the units of the SI and those
/// used with it (`km`, `kg`, `m²`, `h`, `min`, `°C`, `kWh`), bytes (`Mo`, `Go`), `M€` and `k€`, `‰`, `$` and `£`.
///
/// An opt-in pass: [`Pipeline::typography`](crate::Pipeline::typography) sets the space before `%` and `€` only. Which
/// space it is, is up to the locale's [`SpaceProfile`](crate::SpaceProfile), as before `%`; the profile `Tight` leaves
/// it. No space is added (`12km`), and a no-break space that stands there stays, whichever it is. The unit is a whole
/// word: in `les 5 m'ont` and `5 t-shirts` there is none. `20°` and `5″` have no space. Only lines that are French, or that
/// say nothing clear in a text that is French, are touched.
///
/// Authority: the brochure *Le Système international d'unités* of the Bureau international des poids et mesures, 5.4.3,
/// has a space between a number and a unit, also before °C and %; the *Lexique des règles typographiques en usage à
/// l'Imprimerie nationale* has the two never parted.
///
/// ```
/// use guillemot::passes::Units;
/// use guillemot::{Locale, Pipeline};
///
/// let pipeline = Pipeline::typography(Locale::FR_FR).with(Units::new())?;
/// let cleaned = pipeline.clean("La route est longue de 12 km et il fait 30 °C.");
/// assert_eq!(cleaned.as_str(), "La route est longue de 12\u{A0}km et il fait 30\u{A0}°C.");
/// # Ok::<(), guillemot::BuildError>(())
/// ```
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Units;

impl Units {
    /// The pass with its defaults.
    #[must_use]
    pub fn new() -> Self {
        Self
    }
}

impl Pass for Units {
    fn id(&self) -> &'static str {
        "units"
    }

    fn rules(&self) -> Vec<&Rule> {
        vec![&RULE]
    }

    fn phase(&self) -> Phase {
        Phase::Typography
    }

    fn check(&self, doc: &Document<'_>, edits: &mut Edits<'_>) {
        if !doc.locale().is_french() {
            return;
        }
        let (Space::Is(usual) | Space::Keep(usual)) = doc.locale().space(Place::Unit) else { return };
        let text = doc.text();
        crate::work::count(text.len());
        for gap in gaps(text) {
            if ends_number(text, gap.start) && starts_unit(text, gap.end) && is_french(doc, gap.start) {
                close(doc, gap, usual, &RULE, edits);
            }
        }
    }
}

/// Whether a number ends at `at`: digits, perhaps with points or commas, that are stuck to no letter.
fn ends_number(text: &str, at: usize) -> bool {
    let mut start = digits_before(text, at);
    while let [.., b'0'..=b'9', b'.' | b','] = text.as_bytes()[..start]
        && start < at
    {
        start = digits_before(text, start - 1);
    }
    start < at && !is_stuck(text, start, &['_', '#', '$', '@', '='])
}

/// Whether a whole unit starts at `at`.
fn starts_unit(text: &str, at: usize) -> bool {
    let mut end = at;
    while let Some(c) =
        after(text, end).filter(|&c| c.is_alphabetic() || matches!(c, '°' | '‰' | '$' | '£' | '€'))
    {
        end += c.len_utf8();
        if end - at > LONGEST {
            return false;
        }
    }
    let unit = slice(text, at..end);
    if !UNITS.contains(&unit) {
        return false;
    }
    let power = after(text, end).filter(|c| matches!(c, '²' | '³' | '2' | '3') && LENGTHS.contains(&unit));
    let end = end + power.map_or(0, char::len_utf8);
    !goes_on(text, end)
}

/// No unit has more bytes.
const LONGEST: usize = 5;

/// Units of length, which have squares and cubes.
const LENGTHS: [&str; 6] = ["mm", "cm", "dm", "m", "hm", "km"];

const UNITS: [&str; 73] = [
    "‰", "$", "£", "k€", "M€", "Md€", "nm", "µm", "μm", "mm", "cm", "dm", "m", "hm", "km", "µg", "μg", "mg",
    "g", "kg", "t", "kt", "Mt", "mL", "cL", "dL", "L", "hL", "ml", "cl", "dl", "l", "hl", "ha", "ms", "s",
    "min", "h", "Hz", "kHz", "MHz", "GHz", "W", "kW", "MW", "GW", "Wh", "kWh", "MWh", "GWh", "TWh", "V",
    "kV", "mA", "mAh", "A", "J", "kJ", "cal", "kcal", "Pa", "hPa", "bar", "dB", "lx", "mol", "°C", "°F",
    "ko", "Ko", "Mo", "Go", "To",
];
