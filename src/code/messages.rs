//! Messages of programs: prose with places for values (`Fichier {0} introuvable !`), which code has too.

use memchr::{memchr, memchr_iter};

use crate::chars::{after, is_blank};
use crate::protect::value_place_end;

/// Whether a line that holds places may be one of prose: it has no other sign of code, and each place stands apart from the
/// word before it.
pub(crate) fn may_be_message(line: &str) -> bool {
    let bytes = line.trim_matches(is_blank).as_bytes();
    let at = |at: usize| bytes.get(at).copied().unwrap_or(b'\n');
    let stands_apart = |place: usize| match place.checked_sub(1).map(at) {
        Some(b'_' | b')' | b']' | b'\\' | b'$' | b':' | b'#') => false,
        before => !before.is_some_and(|b| b.is_ascii_alphanumeric()),
    };
    let is_of_code = |(place, &sign): (usize, &u8)| match (sign, at(place + 1)) {
        (b'=', _) | (b':', b':') | (b'-', b'>') | (b'&', b'&') | (b'|', b'|') | (b';', b'\n') => true,
        (b'(', _) => is_call(bytes, place),
        // `"...".format(x)`, `"..." % x`, `$"..."`, `f"..."`
        (b'"' | b'\'', b'.') => at(place + 2).is_ascii_lowercase(),
        (b'"' | b'\'', b'%') | (b'$' | b'@', b'"' | b'\'') => true,
        (b'f' | b'r' | b'b' | b'u' | b'F', b'"' | b'\'') => {
            place.checked_sub(1).is_none_or(|place| !bytes[place].is_ascii_alphanumeric())
        }
        _ => false,
    };
    memchr_iter(b'{', bytes).all(stands_apart) && !bytes.iter().enumerate().any(is_of_code)
}

/// Whether the first letter of a line is a capital, but for those of places and tags.
pub(crate) fn starts_with_capital(line: &str) -> bool {
    /// Longer tags are none, in bytes.
    const LONGEST: usize = 100;
    let bytes = line.as_bytes();
    let mut at = 0;
    while let Some(c) = after(line, at).filter(|c| !c.is_alphabetic()) {
        let end = match c {
            '{' => value_place_end(bytes, at),
            '<' => memchr(b'>', &bytes[at..bytes.len().min(at + LONGEST)]).map(|len| at + len + 1),
            _ => None,
        };
        at = end.unwrap_or(at + c.len_utf8());
    }
    after(line, at).is_some_and(char::is_uppercase)
}

/// Whether a bracket that opens at `open` touches a word, or the sign of a macro, and holds no ending of that word
/// (`fichier(s)`).
fn is_call(line: &[u8], open: usize) -> bool {
    /// Endings are no longer, in bytes.
    const LONGEST: usize = 3;
    let is_name = |&b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'!' | b'"' | b'\'');
    let ending = line[open + 1..].iter().take_while(|b| b.is_ascii_lowercase()).count();
    let is_ending = (1..=LONGEST).contains(&ending) && line.get(open + 1 + ending) == Some(&b')');
    line[..open].last().is_some_and(is_name) && !is_ending
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages() {
        for line in [
            "Fichier {0} introuvable !",
            "{} fichier(s) de {dossier}, dont {1} (le dernier)",
            "Impossible d'ouvrir «{nom}»: {erreur:?}",
            "Bonjour {{ nom }} !",
            "<b>{0}</b> : \"{1}\"",
        ] {
            assert!(may_be_message(line), "{line}");
        }
    }

    #[test]
    fn capitals() {
        for line in ["Erreur {0}", "{nom} : Échec", "<b class=x>{0}</b> « Fin »", "1. Élan {}"] {
            assert!(starts_with_capital(line), "{line}");
        }
        for line in ["", "{Nom}", "{0} mots", "<B>mot</B> Mot", "{Un mot", "<"] {
            assert_eq!(starts_with_capital(line), line == "{Un mot", "{line}");
        }
    }

    #[test]
    fn code() {
        for line in [
            "println!(\"Bonjour {nom} !\")",
            "print(f\"Bonjour {nom} !\")",
            "f'Bonjour {nom} !'",
            "\"Bonjour {0} !\".format(nom)",
            "$\"Bonjour {nom} !\"",
            "salut=Bonjour {0} !",
            "return Erreur::Fichier {nom}",
            "Ouvrir(\"{0}\")",
            "ouvrir {nom};",
            "mot{0}",
            "Bonjour ${nom} !",
        ] {
            assert!(!may_be_message(line), "{line}");
        }
    }
}
