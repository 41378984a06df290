//! Roman numerals and the suffixes of ordinals.

/// Whether a word is a Roman numeral from I to XXXIX, as kings, popes and centuries have them.
pub(super) fn is_roman(word: &str) -> bool {
    const UNITS: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    let units = word.trim_start_matches('X');
    let tens = word.len() - units.len();
    match units {
        // The `X` of `IX` is no ten.
        _ if tens > 3 => false,
        units => (tens > 0 || !units.is_empty()) && UNITS.contains(&units),
    }
}

/// What French writes behind the number of an ordinal, wrong forms with the right ones: `XIXème` is `XIXe`.
const SUFFIXES: [(&str, &str); 24] = [
    ("er", "er"),
    ("ers", "ers"),
    ("re", "re"),
    ("res", "res"),
    ("ère", "re"),
    ("ères", "res"),
    ("ere", "re"),
    ("eres", "res"),
    ("ière", "re"),
    ("ières", "res"),
    ("e", "e"),
    ("es", "es"),
    ("ème", "e"),
    ("èmes", "es"),
    ("eme", "e"),
    ("emes", "es"),
    ("ième", "e"),
    ("ièmes", "es"),
    ("ieme", "e"),
    ("iemes", "es"),
    ("è", "e"),
    ("ᵉ", "ᵉ"),
    ("ᵉˢ", "ᵉˢ"),
    ("ᵉʳ", "ᵉʳ"),
];

/// The right form of an ordinal's suffix; `None` for a word that is no such suffix.
pub(super) fn right_suffix(suffix: &str) -> Option<&'static str> {
    SUFFIXES.iter().find(|(known, _)| *known == suffix).map(|(_, right)| *right)
}

/// Whether a word is the suffix of an ordinal, right or wrong.
pub(super) fn is_ordinal(suffix: &str) -> bool {
    right_suffix(suffix).is_some()
}

/// The number and the right suffix of a word that is an ordinal, in digits or Roman numerals.
pub(in crate::passes) fn right_ordinal(word: &str) -> Option<(&str, &'static str)> {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let (number, suffix) = if digits > 0 { word.split_at_checked(digits)? } else { roman_ordinal(word)? };
    right_suffix(suffix).map(|right| (number, right))
}

/// The Roman numeral and the suffix that a word is made of.
pub(super) fn roman_ordinal(word: &str) -> Option<(&str, &str)> {
    let len = word.bytes().take_while(|b| matches!(b, b'I' | b'V' | b'X')).count();
    let (numeral, suffix) = word.split_at_checked(len)?;
    is_roman(numeral).then_some((numeral, suffix))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roman_numerals() {
        for word in ["I", "IV", "V", "IX", "X", "XIV", "XVI", "XIX", "XXI", "XXXIX"] {
            assert!(is_roman(word), "{word}");
        }
        for word in ["", "IIII", "VX", "XXXX", "IC", "IXX", "xiv", "L", "XIVe"] {
            assert!(!is_roman(word), "{word}");
        }
    }

    #[test]
    fn ordinals_in_roman_numerals() {
        assert_eq!(roman_ordinal("XIXème"), Some(("XIX", "ème")));
        assert_eq!(roman_ordinal("Ier"), Some(("I", "er")));
        assert_eq!(roman_ordinal("Ivan"), Some(("I", "van")));
        assert_eq!(roman_ordinal("Louis"), None);
        assert_eq!(right_ordinal("XIXème"), Some(("XIX", "e")));
        assert_eq!(right_ordinal("2e"), Some(("2", "e")));
        assert_eq!(right_ordinal("12"), None);
    }
}
