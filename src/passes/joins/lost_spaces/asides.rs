//! Round brackets that no code has, whatever stands before them: versions and bounds (`(>= 1.2)`), and the endings of files
//! (`(*.xlf, *.tmx)`).

use crate::chars::{is_blank, slice, tokens};

/// Whether a bracket holds a bound alone: a sign that compares, and a number or a version: `≥ 1`, `>= 1.2`, `<< 5`.
pub(super) fn is_bound(inside: &str) -> bool {
    const SIGNS: [&str; 6] = [">=", "<=", ">>", "<<", "≥", "≤"];
    let Some(rest) = SIGNS.iter().find_map(|sign| inside.strip_prefix(sign)) else { return false };
    is_version(rest.trim_start_matches(is_blank))
}

/// The same with a blank behind the sign, without which it may be the operator of a function: `map(>=10)`.
pub(super) fn is_spaced_bound(inside: &str) -> bool {
    let sign = inside.len() - inside.trim_start_matches(['>', '<', '=', '≥', '≤']).len();
    let is_of_prose = inside.starts_with(['≥', '≤']);
    is_bound(inside) && (is_of_prose || slice(inside, sign..inside.len()).starts_with(is_blank))
}

/// Whether a text is a number or a version: a digit, then digits, letters and the signs of versions.
fn is_version(text: &str) -> bool {
    let is_sign = |c: char| matches!(c, '.' | '-' | '+' | '~' | ':' | '%');
    text.starts_with(|c: char| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || is_sign(c))
}

/// Whether a bracket holds patterns of names of files alone: `*.xlf, *.tmx`. Endings without a star may belong to the word before
/// them: `Packages(.gz, .bz2)`.
pub(super) fn holds_endings(inside: &str) -> bool {
    let parts = inside.split([',', ';']).map(|item| item.trim_matches(is_blank));
    let mut items = parts.filter(|item| !matches!(*item, "…" | "..." | "etc." | "etc")).peekable();
    let is_ending = |ending: &str| {
        (1..=9).contains(&ending.len())
            && ending.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.')
            && !ending.ends_with('.')
    };
    items.peek().is_some() && items.all(|item| item.strip_prefix("*.").is_some_and(is_ending))
}

/// Whether a bracket holds what a function is given: a number, and an ellipsis or a difference (`maximum(0, a - b)`), or a number
/// with the unit of styles before others (`hsl(52deg 20% 30%)`).
pub(super) fn holds_values(inside: &str) -> bool {
    const UNITS: [&str; 6] = ["deg", "rad", "turn", "px", "rem", "vw"];
    let is_number = |text: &str| text.bytes().all(|b| b.is_ascii_digit()) && !text.is_empty();
    let is_open = |(first, rest): (&str, &str)| {
        // Which dash it is may change.
        let mut terms = tokens(rest);
        let mut is_difference = || {
            let is_sign = |word| matches!(word, "-" | "−" | "–" | "—");
            terms.next().is_some() && terms.next().is_some_and(is_sign) && terms.nth(1).is_none()
        };
        is_number(first) && (matches!(rest.trim_matches(is_blank), "..." | "…") || is_difference())
    };
    let first = inside.split(|c| is_blank(c) || c == ',').next().unwrap_or_default();
    let is_styled = UNITS.iter().any(|unit| first.strip_suffix(unit).is_some_and(is_number));
    inside.split_once(',').is_some_and(is_open) || is_styled && first.len() < inside.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds() {
        for bound in ["≥ 1", "≤ 2.5", ">= 1.2", "<< 5", "<= 7.6-2", ">> 4.0.7~rc1"] {
            assert!(is_spaced_bound(bound), "{bound}");
        }
        assert!(is_bound(">=10") && !is_spaced_bound(">=10"));
        for other in ["", ">=", ">= x", "1 >= 2", ">= 1, 2", "= 1"] {
            assert!(!is_bound(other), "{other}");
        }
    }

    #[test]
    fn values() {
        for values in ["0, ...", "0, a - b", "0, …", "52deg 20% 30%", "12px, 3px"] {
            assert!(holds_values(values), "{values}");
        }
        for other in ["", "1, 2, ...", "52 deg", "12px", "a, ...", "2, rue du Port - Kerven"] {
            assert!(!holds_values(other), "{other}");
        }
    }

    #[test]
    fn endings() {
        for endings in ["*.xlf", "*.xlf, *.tmx", "*.html, *.rst, …", "*.tar.gz"] {
            assert!(holds_endings(endings), "{endings}");
        }
        for other in ["", ".red", ".htm, .html", "*", "*.", "*x, *y", "a, b", ".a, b", "…"] {
            assert!(!holds_endings(other), "{other}");
        }
    }
}
