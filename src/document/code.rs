//! Lines of program code, of settings and of commands: they speak no language of people, whatever words stand in their
//! strings.

use super::language::is_stop_word;
use crate::chars::is_blank;

/// A longer line is prose, in bytes.
const LONGEST: usize = 240;

/// Whether a line is one of code; `is_voted` says whether its words, those of its strings too, make it prose.
///
/// All that tells is ASCII that no pass puts in, so a line that was no code never becomes any by being set right.
pub(super) fn is_code(line: &str, is_voted: bool) -> bool {
    let line = line.trim_matches(is_blank);
    line.len() <= LONGEST && (is_entry(line) || !is_voted && (has_sign(line.as_bytes()) || is_command(line)))
}

const fn is_quote(byte: u8) -> bool {
    matches!(byte, b'"' | b'\'')
}

const fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// Whether a line holds a sign that prose has no use for: a call (`print("`, `fin()`), a brace, `\name`, `$name`, `?.name`,
/// or a statement (`a = b;`, `f("x");`).
fn has_sign(line: &[u8]) -> bool {
    let at = |at: usize| line.get(at).copied().unwrap_or(b'\n');
    let before = |place: usize| place.checked_sub(1).map_or(b'\n', at);
    let tells = |(place, &sign): (usize, &u8)| match sign {
        b'(' => is_word(before(place)) && (is_quote(at(place + 1)) || at(place + 1) == b')'),
        b'{' | b'}' => true,
        b'\\' => at(place + 1).is_ascii_alphabetic(),
        b'$' => matches!(at(place + 1), b'(' | b'a'..=b'z'),
        b'?' => at(place + 1) == b'.' && at(place + 2).is_ascii_lowercase(),
        _ => false,
    };
    let is_statement = || match line {
        [.., b'"' | b'\'' | b'(' | b')' | b']', b')' | b']', b';'] => true,
        [.., b';'] => line.windows(3).any(|near| near == b" = "),
        _ => false,
    };
    line.iter().enumerate().any(tells) || is_statement()
}

/// Whether a line sets a name in lower case to a string or to a value with a semicolon right behind it: `name: "value"`,
/// `margin: 0 auto;`.
fn is_entry(line: &str) -> bool {
    let line = line.trim_start_matches(['-', ' ']);
    let Some((key, value)) = line.split_once(':') else { return false };
    let is_key = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'_');
    let value = value.trim_start_matches(is_blank).as_bytes();
    let is_value = match value {
        [.., last, b';'] => !matches!(last, b' ' | 0x80..),
        [first, .., last] => is_quote(*first) && first == last,
        _ => false,
    };
    is_value && key.starts_with(|c: char| c.is_ascii_lowercase()) && key.bytes().all(is_key)
}

/// Whether a line that starts with a name in lower case goes on as commands do: with an option (`-m`, `--all`), a path
/// (`/tmp/x`, `~/x`, `./x`), or with nothing but names and strings (`puts "x"`); or is a path alone.
fn is_command(line: &str) -> bool {
    if !line.contains(is_blank) {
        return is_path(line);
    }
    let mut tokens = line.split(is_blank).filter(|token| !token.is_empty());
    let Some(name) = tokens.next() else { return false };
    let is_name =
        |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'_' | b'.' | b'/');
    let starts = |c: char| c.is_ascii_lowercase() || matches!(c, '#' | '.' | '~' | '/');
    if !name.starts_with(starts) || !name.bytes().skip(1).all(is_name) {
        return false;
    }
    tokens.any(|token| is_option(token.as_bytes()) || is_path(token)) || holds_names_and_strings(line)
}

fn is_option(token: &[u8]) -> bool {
    match token {
        [b'-', b'-', rest @ ..] => rest.first().is_some_and(u8::is_ascii_lowercase) && !rest.ends_with(b"-"),
        [b'-', letter] | [b'-', letter, b'=', ..] => letter.is_ascii_alphabetic(),
        _ => false,
    }
}

fn is_path(token: &str) -> bool {
    let is_inner = |rest: &str| rest.starts_with(|c: char| c.is_ascii_alphanumeric());
    match token.strip_prefix("~/").or_else(|| token.strip_prefix("./")) {
        Some(rest) => is_inner(rest),
        None => token.strip_prefix('/').is_some_and(|rest| is_inner(rest) && rest.contains('/')),
    }
}

/// Whether a line is made of strings in straight marks and one to three names in lower case that are no stop words.
fn holds_names_and_strings(line: &str) -> bool {
    const MOST: usize = 3;
    let mut rest = line.strip_suffix(';').unwrap_or(line);
    let (mut names, mut strings) = (0, 0);
    while !rest.is_empty() {
        if let Some(mark @ ('"' | '\'')) = rest.chars().next() {
            // Nothing, the string, and what is behind it.
            let behind = rest.splitn(3, mark).nth(2);
            let Some(behind) = behind.filter(|behind| behind.is_empty() || behind.starts_with(' ')) else {
                return false;
            };
            (strings, rest) = (strings + 1, behind);
        } else {
            let (name, behind) = rest.split_once(' ').unwrap_or((rest, ""));
            let is_name = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"#._/-".contains(&b);
            if !name.bytes().all(is_name) || is_stop_word(name) {
                return false;
            }
            (names, rest) = (names + 1, behind);
        }
        rest = rest.trim_start_matches(' ');
    }
    strings > 0 && (1..=MOST).contains(&names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code() {
        for line in [
            "git commit -m \"Ajoute la page d'accueil\"",
            "print('Bonjour !')",
            "echo \"Bonjour, ${USER} !\"",
            "titre: \"L'été\"",
            "  - name: 'Les paquets'",
            "margin: 0 auto;",
            "var x = y ? \"oui\" : \"non\";",
            "cp l'ami.txt /tmp/l'ami/",
            "cd ~/Documents/l'ami",
            "/home/paul/l'été",
            "#include \"fichier.h\"",
            "return \"fin\"",
            "grep \"mot\" fichier.txt",
            "npm install --save-dev \"paquet\"",
            ".classe { content: \"»\"; }",
            "throw new Error('Pas de fichier !');",
            "\\textit{l'été}",
            "obj?.nom ?? \"rien\"",
            "font-family: \"Times New Roman\", serif;",
            "content: \"\\201C\";",
        ] {
            assert!(is_code(line, false), "{line}");
        }
        assert!(is_code("titre: \"L'été dans les bois\"", true));
    }

    #[test]
    fn prose() {
        for line in [
            "",
            "Titre : \"L'été\"",
            "Bonjour, \"Paul\" !",
            "le \"vent\"",
            "\"Oui\" ; \"non\"",
            "- \"Oui !\"",
            "Durée: 10 min;",
            "dit -il",
            "une note: le vent ;",
            "pain et/ou eau",
            "pain et /ou eau",
            "Quoi ?!",
            "Prix (en $) : 5 $",
            "l'ami \"Paul\"",
            "salarié(e)s",
            "Réf. : A-123",
        ] {
            assert!(!is_code(line, false), "{line}");
        }
        assert!(!is_code("print(\"x\") est dans les exemples", true));
    }
}
