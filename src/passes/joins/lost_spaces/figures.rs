//! Dates and measures, which stand in brackets behind a name or another measure: `Wilson, John(March 2009)`, `16°C(61°F)`.

use crate::chars::{before, blanks_before, digits_before, is_blank, slice};
use crate::words::id::fold_into;

use super::edges::is_edge;

/// Whether a bracket holds a date alone: `2026-11-23`, `March 2009`, `5 March 2009`, `March 5, 2009`.
pub(super) fn is_date(inside: &str) -> bool {
    is_date_of_digits(inside) || is_date_of_words(inside)
}

fn is_date_of_digits(figure: &str) -> bool {
    let mut parts = figure.split('-').map(str::len);
    let parts = [parts.next(), parts.next(), parts.next(), parts.next()];
    parts == [Some(4), Some(2), Some(2), None] && figure.bytes().all(|b| b.is_ascii_digit() || b == b'-')
}

/// Whether a text is a month and a year, perhaps with a day.
fn is_date_of_words(text: &str) -> bool {
    let (mut days, mut months, mut years) = (0, 0, 0);
    for part in text.split(|c| is_blank(c) || c == ',').filter(|part| !part.is_empty()) {
        let digits = part.bytes().take_while(u8::is_ascii_digit).count();
        let is_ordinal = || matches!(part.get(digits..), Some("" | "st" | "nd" | "rd" | "th" | "er"));
        match digits {
            0 if part.split(['-', '–', '/']).all(is_month) => months += 1,
            1 | 2 if is_ordinal() => days += 1,
            4 if part.len() == 4 && part.starts_with(['1', '2']) => years += 1,
            _ => return false,
        }
    }
    (months, years) == (1, 1) && days < 2
}

/// Whether a word names a month of English, with a capital, or of French; perhaps shortened.
fn is_month(word: &str) -> bool {
    /// In byte order.
    const MONTHS: [&str; 43] = [
        "août",
        "apr",
        "april",
        "aug",
        "august",
        "avr",
        "avril",
        "dec",
        "december",
        "déc",
        "décembre",
        "feb",
        "february",
        "févr",
        "février",
        "jan",
        "january",
        "janv",
        "janvier",
        "juil",
        "juillet",
        "juin",
        "jul",
        "july",
        "jun",
        "june",
        "mai",
        "mar",
        "march",
        "mars",
        "may",
        "nov",
        "november",
        "novembre",
        "oct",
        "october",
        "octobre",
        "sep",
        "sept",
        "september",
        "septembre",
        "summer",
        "winter",
    ];
    let word = word.strip_suffix('.').unwrap_or(word);
    let mut folded = [0; 16];
    fold_into(word, &mut folded).is_some_and(|word| MONTHS.binary_search(&word).is_ok())
}

/// Whether a bracket holds a number and its unit alone: `14 mi`, `61°F`.
pub(super) fn is_measure(inside: &str) -> bool {
    let (number, unit) = parts(inside.trim_matches(is_blank));
    !number.is_empty() && is_unit(unit)
}

/// Whether a bracket holds a share, or a measure that starts it, with another one in a bracket of its own: `2,797 metres (9,177 ft)`.
pub(super) fn starts_with_measure(inside: &str) -> bool {
    let (first, rest) = inside.split_once('(').unwrap_or((inside, ")"));
    is_measure(first) && rest.ends_with(')')
}

/// Whether a bracket holds a measure or a share alone.
pub(super) fn is_measure_or_share(inside: &str) -> bool {
    let (number, unit) = parts(inside.trim_matches(is_blank));
    !number.is_empty() && (unit == "%" || is_unit(unit))
}

/// The number at the start of a text, with its sign, and what follows.
fn parts(text: &str) -> (&str, &str) {
    let unsigned = text.trim_start_matches(['-', '–', '−', '+', '±', '~', '≈']);
    if !unsigned.starts_with(|c: char| c.is_ascii_digit()) {
        return ("", text);
    }
    let is_of_number = |c: char| c.is_ascii_digit() || is_blank(c) || matches!(c, '.' | ',');
    let unit = unsigned.trim_start_matches(is_of_number);
    (slice(text, 0..text.len() - unit.len()), unit)
}

/// Whether a number and its unit end at `end`.
pub(super) fn is_measure_before(text: &str, end: usize) -> bool {
    /// Longer units are none.
    const LONGEST: usize = 12;
    let head = slice(text, 0..end);
    let is_of_unit = |c: &char| c.is_alphabetic() || matches!(c, '°' | '²' | '³');
    let len: usize = head.chars().rev().take(LONGEST).take_while(is_of_unit).map(char::len_utf8).sum();
    let number_end = blanks_before(text, end - len);
    let first = digits_before(text, number_end);
    let lead = before(text, first);
    let is_free = lead.is_none_or(|c| {
        is_edge(c) || matches!(c, '.' | ',' | '-' | '–' | '−' | '(' | '~' | '≈' | '€' | '$' | '£')
    });
    first < number_end && is_free && is_unit(slice(head, end - len..end))
}

/// Whether a text is a unit of length, of area, of mass, of heat, of speed, of power or of data: one that code gives no call.
fn is_unit(text: &str) -> bool {
    /// In byte order.
    const UNITS: [&str; 54] = [
        "GB",
        "GHz",
        "Hz",
        "KB",
        "MB",
        "MHz",
        "MW",
        "MiB",
        "TB",
        "acres",
        "cc",
        "cm",
        "feet",
        "ft",
        "gallons",
        "ha",
        "hectares",
        "hp",
        "inches",
        "kB",
        "kW",
        "kWh",
        "kg",
        "kilograms",
        "kilometers",
        "kilometres",
        "km",
        "kn",
        "kt",
        "kts",
        "lb",
        "lbs",
        "liters",
        "litres",
        "meters",
        "metres",
        "mi",
        "miles",
        "mm",
        "mph",
        "nmi",
        "ounces",
        "oz",
        "pounds",
        "psi",
        "sq",
        "stone",
        "tonnes",
        "tons",
        "yards",
        "yd",
        "yds",
        "°C",
        "°F",
    ];
    let unit = text.trim_end_matches(['²', '³']);
    let is_listed = |unit: &str| UNITS.binary_search(&unit).is_ok() || unit == "m" || unit == "°";
    let is_of_two = |separator| unit.split_once(separator).is_some_and(|(a, b)| is_listed(a) && is_listed(b));
    let per_hour = unit.strip_suffix("/h").or_else(|| unit.strip_suffix("/s"));
    // `61° F`
    let spaced = unit.strip_prefix('°').map(|rest| rest.trim_start_matches(is_blank));
    is_listed(unit)
        || matches!(spaced, Some("C" | "F"))
        || per_hour.is_some_and(is_listed)
        || unit
            .strip_prefix("sq")
            .is_some_and(|rest| rest.starts_with(is_blank) && is_listed(rest.trim_start_matches(is_blank)))
        || is_of_two(' ')
        || is_of_two('-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates() {
        for date in [
            "2026-11-23",
            "March 2009",
            "5 March 2009",
            "March 5, 2009",
            "1er mai 2009",
            "Sept. 2012",
            "May–June 1980",
        ] {
            assert!(is_date(date), "{date}");
        }
        for other in ["", "2009", "March", "5 March", "x 2009", "March 2009 2010", "12 2009", "March 99"] {
            assert!(!is_date(other), "{other}");
        }
    }

    #[test]
    fn measures() {
        for measure in
            ["14 mi", "61°F", "−14.08\u{A0}°F", "9,300 mi", "103,483 sq mi", "402 hp", "80 km/h", "12 m²"]
        {
            assert!(is_measure(measure), "{measure}");
        }
        for other in ["", "mi", "14", "14 px", "5 s", "1 minute", "14 mi, 3", "x 14 mi"] {
            assert!(!is_measure(other), "{other}");
        }
        assert!(starts_with_measure("2,797 metres (9,177 ft)"));
        for head in ["de 22 km", "16°C", "7.3 MB", "about 2,797 metres"] {
            assert!(is_measure_before(head, head.len()), "{head}");
        }
        for head in ["km", "x16MB", "5 min", "16"] {
            assert!(!is_measure_before(head, head.len()), "{head}");
        }
    }
}
