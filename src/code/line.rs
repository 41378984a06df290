//! Lines of program code, of settings and of commands: they speak no language of people, whatever words stand in their
//! strings.

use crate::chars::{after, before, is_blank, tokens};
use crate::protect::{is_option, value_place_end};
use crate::words::{FRENCH, languages_of};

/// A line of more ASCII letters is prose: blanks and marks come and go, letters stay.
const MOST_LETTERS: usize = 160;

/// Whether a line is one of code. If its words (those of its strings too) make it prose, only an entry of settings is.
/// `may_be_message` says whether the places of format strings (`{0}`) may stand in prose there.
///
/// What tells is ASCII that no pass puts in, so a line that was no code never becomes any by being set right.
pub(crate) fn is_code(line: &str, is_prose: bool, may_be_message: impl Fn() -> bool) -> bool {
    let line = line.trim_matches(is_blank);
    if starts_object(line) {
        return true;
    }
    let is_short = || line.bytes().filter(u8::is_ascii_alphabetic).count() <= MOST_LETTERS;
    let tells = if is_prose {
        is_entry(line, is_string) || is_of_catalog(line) || follows_prompt(line)
    } else {
        is_entry(line, is_value) || has_sign(line, may_be_message) || is_command(line)
    };
    tells && is_short()
}

/// Whether a line starts with an object of JSON, which may be long, and its first name: `{"name": `.
fn starts_object(line: &str) -> bool {
    let inner = line.strip_prefix('[').unwrap_or(line).strip_prefix('{');
    let name = inner.and_then(|inner| inner.trim_start_matches(is_blank).strip_prefix('"'));
    name.and_then(|name| name.split_once('"')).is_some_and(|(name, rest)| {
        let is_of_name =
            |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.' | b'@' | b'$' | b'/');
        !name.is_empty() && name.bytes().all(is_of_name) && rest.starts_with(':')
    })
}

const fn is_quote(byte: u8) -> bool {
    matches!(byte, b'"' | b'\'')
}

const fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// Whether a line holds a sign that prose has no use for: a call with a string (`print("`, `a["x"]`), a brace, `\name`, `$name`,
/// `?.name`, a choice (`a ? b : c`), or is a statement (`a = b;`, `f("x");`, `Listen "80";`), a comment (`// `), what follows a
/// prompt, a tag of a game of chess (`[Event "x"]`), a line of a traceback (`File "x", line 1`) or a request of the web.
fn has_sign(line: &str, may_be_message: impl Fn() -> bool) -> bool {
    let bytes = line.as_bytes();
    let at = |at: usize| bytes.get(at).copied().unwrap_or(b'\n');
    let tells = |(place, &sign): (usize, &u8)| match sign {
        b'(' | b'[' => place > 0 && is_word(at(place - 1)) && is_quote(at(place + 1)),
        b'\\' => {
            let next = at(place + 2);
            at(place + 1).is_ascii_alphabetic() && (next.is_ascii_alphabetic() || matches!(next, b'-' | b'['))
        }
        b'$' => matches!(at(place + 1), b'(' | b'a'..=b'z') && !is_numbered(bytes, place),
        b'?' => at(place + 1) == b'.' && at(place + 2).is_ascii_lowercase(),
        _ => false,
    };
    let sets = |(at, _): (usize, &str)| {
        before(line, at).is_some_and(is_blank) && after(line, at + 1).is_some_and(is_blank)
    };
    let is_statement = || match bytes {
        [.., b'"' | b'\'' | b'(' | b')' | b']', b')' | b']', b';'] => true,
        [.., b'"' | b'\'', b';'] if is_directive(line) => true,
        [.., b';'] => line.match_indices('=').any(sets),
        _ => false,
    };
    let is_tag = || {
        let inner = line.strip_prefix('[').and_then(|rest| rest.strip_suffix("\"]"));
        inner.and_then(|inner| inner.split_once(" \"")).is_some_and(|(name, _)| is_identifier(name))
    };
    let is_of_traceback = || {
        line.starts_with("File \"") && line.contains("\", line ")
            || line.starts_with("Exception in thread \"")
    };
    let is_request = || line.contains(" HTTP/1.") || line.contains(" HTTP/2");
    let leads = ["//", "/*", "<%", "#define ", "def ", "lambda ", "elif ", "var ", "let ", "const "];
    let is_list = || {
        let inner = line.strip_prefix("[\"").and_then(|rest| rest.strip_suffix("\"]"));
        inner.is_some_and(|inner| inner.contains("\", \""))
    };
    let has_lead = || {
        leads.into_iter().any(|lead| line.starts_with(lead))
            || follows_prompt(line)
            || is_tag()
            || is_list()
            || is_of_traceback()
            || is_request()
    };
    has_lead()
        || bytes.iter().enumerate().any(tells)
        || has_braces(bytes, may_be_message)
        || is_statement()
        || is_choice(line)
}

/// Whether a line has braces, but for those of the places of a message.
fn has_braces(line: &[u8], may_be_message: impl Fn() -> bool) -> bool {
    let mut at = 0;
    while let Some(found) = memchr::memchr2(b'{', b'}', line.get(at..).unwrap_or_default()) {
        let brace = at + found;
        match value_place_end(line, brace).filter(|_| line[brace] == b'{' && (at > 0 || may_be_message())) {
            Some(end) => at = end,
            None => return true,
        }
    }
    false
}

/// Whether the `$` at `at` belongs to a place such as `%1$s`.
fn is_numbered(line: &[u8], at: usize) -> bool {
    let digits = line[..at].iter().rev().take_while(|b| b.is_ascii_digit()).count();
    digits > 0 && line[..at - digits].ends_with(b"%")
}

/// Whether a text is one word of ASCII letters, digits and `_`.
fn is_identifier(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(is_word)
}

/// Whether a line is a name and a string without blanks that a semicolon ends: `Listen "80";`. `le "mot";` is of a list.
fn is_directive(line: &str) -> bool {
    let parts = line.strip_suffix(';').and_then(|line| line.split_once(is_blank));
    parts.is_some_and(|(name, value)| {
        is_identifier(name)
            && name.starts_with(|c: char| c.is_ascii_uppercase())
            && is_string(value)
            && !value.contains(is_blank)
    })
}

/// Whether a line chooses between two values (`return x ? 1 : y`): one word stands before the question mark and
/// between the two signs, and no word of the line is clearly one of French. Blanks before the signs come and go.
fn is_choice(line: &str) -> bool {
    let Some((test, rest)) = line.split_once('?') else { return false };
    let Some((then, otherwise)) = rest.split_once(':') else { return false };
    let of_choice = |token: &str| {
        let token = token.trim_matches(is_blank);
        !token.is_empty() && !token.contains(is_blank)
    };
    let is_of_code = |word: &str| word == "return" || languages_of(word) & FRENCH == 0 || word.len() == 1;
    rest.starts_with(is_blank)
        && otherwise.starts_with(is_blank)
        && of_choice(then)
        && of_choice(otherwise)
        && test.trim_start_matches("return").split('=').next_back().is_some_and(of_choice)
        && line.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).all(is_of_code)
}

/// Whether a line starts with the prompt of a shell or of an interpreter.
fn follows_prompt(line: &str) -> bool {
    let prompts = ["$", ">>>", "mysql>", "sqlite>", "irb>"];
    let follows = |prompt| line.strip_prefix(prompt).is_some_and(|rest: &str| rest.starts_with(is_blank));
    let is_of_windows = || {
        let path = line.strip_prefix("PS ").unwrap_or(line).as_bytes();
        matches!(path, [b'A'..=b'Z', b':', b'\\', rest @ ..] if rest.contains(&b'>'))
    };
    prompts.into_iter().any(follows) || line.starts_with("In [") && line.contains("]: ") || is_of_windows()
}

/// Whether the value of an entry is a string, or something that a semicolon stands right behind.
fn is_value(value: &str) -> bool {
    match value.as_bytes() {
        [.., last, b';'] => !matches!(last, b' ' | 0x80..),
        _ => is_string(value),
    }
}

/// Whether the value of an entry is one string in straight marks, or a list of strings. Apostrophes may stand in one of
/// their own.
fn is_string(value: &str) -> bool {
    let inner = |mark| value.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark));
    inner('\'').is_some()
        || inner('"').is_some_and(|inner: &str| {
            let is_escaped = |(at, _): (usize, &str)| before(inner, at) == Some('\\');
            inner.match_indices('"').all(is_escaped) && !inner.ends_with('\\')
        })
        || is_list_of_strings(value)
}

fn is_list_of_strings(value: &str) -> bool {
    value.starts_with("[\"") && value.ends_with("\"]")
}

/// Whether a line is of a catalogue of messages, as gettext has them: `msgid "value"`.
fn is_of_catalog(line: &str) -> bool {
    let keyword = ["msgid ", "msgid_plural ", "msgstr ", "msgctxt "];
    let plural = || {
        let rest = line.strip_prefix("msgstr[").and_then(|rest| rest.split_once("] "));
        rest.is_some_and(|(_, value)| is_string(value))
    };
    keyword.into_iter().any(|keyword| line.strip_prefix(keyword).is_some_and(is_string)) || plural()
}

/// Whether a line sets a name in lower case to a value: `name: "value"`, `names = ["value", "value"]`, `margin: 0 auto;`.
fn is_entry(line: &str, is_value: fn(&str) -> bool) -> bool {
    let line = line.trim_start_matches(['-', ' ']);
    let is_key = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'_');
    line.starts_with(|c: char| c.is_ascii_lowercase())
        && (line.split_once(':').is_some_and(|(key, value)| {
            key.bytes().all(is_key) && is_value(value.trim_start_matches(is_blank))
        }) || line
            .split_once(" = ")
            .is_some_and(|(key, value)| key.bytes().all(is_key) && is_list_of_strings(value)))
        || is_member(line)
}

/// Whether a text is an identifier that is no plain word: capitals, digits or `_` stand within it (`PrivateTmp`).
fn is_joined_name(text: &str) -> bool {
    is_identifier(text) && text.bytes().skip(1).any(|b| !b.is_ascii_lowercase())
}

/// Whether a line is a member of an object of JSON: `"name": "value",`, `"name": 12`, or its name alone.
fn is_member(line: &str) -> bool {
    let line = line.strip_suffix(',').unwrap_or(line);
    let member = line.strip_prefix('"').and_then(|rest| rest.split_once('"'));
    member.and_then(|(name, rest)| Some((name, rest.strip_prefix(':')?))).is_some_and(|(name, value)| {
        let value = value.trim_start_matches(is_blank);
        let is_number = || {
            value.ends_with(|c: char| c.is_ascii_digit())
                && value.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'-' | b'.'))
        };
        is_string(value)
            || value.is_empty() && is_joined_name(name)
            || matches!(value, "{" | "[" | "true" | "false" | "null")
            || is_number()
    })
}

/// Whether a line that starts with a name in lower case goes on as commands do: with an option (`-m`, `--all`), a path
/// (`/tmp/x`, `~/x`, `./x`), or with nothing but names and strings (`puts "x"`); or is a path alone.
fn is_command(line: &str) -> bool {
    if !line.contains(is_blank) {
        return is_path(line);
    }
    let mut tokens = tokens(line);
    if tokens.clone().next().is_some_and(is_cmdlet) {
        return true;
    }
    tokens.next().is_some_and(is_name)
        && (tokens.any(|token| takes_value(token) || is_option(token.as_bytes()) || is_path(token))
            || holds_names_and_strings(line))
}

/// Whether a token may name a command or a variable: it is of ASCII, has no capitals, and is no word of French (`echo` may be `écho`).
fn is_name(token: &str) -> bool {
    let is_of_name =
        |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'_' | b'.' | b'/');
    let rest = token.strip_prefix(['#', '~']).unwrap_or(token);
    rest.bytes().all(is_of_name)
        && rest.ends_with(|c: char| c.is_ascii_alphanumeric())
        && (languages_of(rest) & FRENCH == 0 || rest == "echo")
}

/// Whether a token names a command of `PowerShell`: a verb and a noun, both with a capital (`Write-Host`). Of the verbs that
/// its documentation approves of, those that are common, and no part of French names.
fn is_cmdlet(token: &str) -> bool {
    const VERBS: [&str; 24] = [
        "Add",
        "Clear",
        "Convert",
        "ConvertFrom",
        "ConvertTo",
        "Copy",
        "Export",
        "ForEach",
        "Format",
        "Get",
        "Import",
        "Invoke",
        "Move",
        "New",
        "Out",
        "Read",
        "Remove",
        "Rename",
        "Select",
        "Set",
        "Start",
        "Stop",
        "Where",
        "Write",
    ];
    token.split_once('-').is_some_and(|(verb, noun)| {
        VERBS.contains(&verb) && noun.starts_with(|c: char| c.is_ascii_uppercase()) && is_identifier(noun)
    })
}

/// Whether a token is a short option with its value: `-x=1`.
fn takes_value(token: &str) -> bool {
    matches!(token.as_bytes(), [b'-', letter, b'=', ..] if letter.is_ascii_alphabetic())
}

fn is_path(token: &str) -> bool {
    let is_inner = |rest: &str| rest.starts_with(|c: char| c.is_ascii_alphanumeric());
    match token.strip_prefix("~/").or_else(|| token.strip_prefix("./")) {
        Some(rest) => is_inner(rest),
        None => token.strip_prefix('/').is_some_and(|rest| is_inner(rest) && rest.contains('/')),
    }
}

/// Whether a line is made of strings in straight marks and one to three names, perhaps with signs of a shell between them.
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
            let is_sign = names > 0 && matches!(name, ">" | ">>" | "|" | "&&" | "||");
            if !is_sign && !is_name(name) {
                return false;
            }
            (names, rest) = (names + usize::from(!is_sign), behind);
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
            "echo \"Bonjour !\" > bonjour.txt",
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
            "$ echo 'Bonjour !'",
            "// l'auteur",
            "import x from \"y\";",
            "l'an =\u{A0}x;",
            ">>> \"Bonjour\"",
            "In [1]: \"mot\"",
            "[Event \"Open d'été\"]",
            "File \"/tmp/l'an.py\", line 12, in main",
            "Langue \"fr\";",
            "Write-Host \"Bonjour !\"",
            "Get-Content l'an.txt",
            "a ? b : c",
            "return x ? y : z;",
            "t = x ? 1 : -1",
            "\"nom\": \"Paul d'Arc\",",
            "\"noms\": [",
            "\"PrivateTmp\":",
            "\"\\C-u\": universal",
            "[\"un\", \"deux\"]",
            "def f(x): return \"oui\" if x else \"non\"",
            "lambda x: x + \"l'an\"",
            "#define NOM \"l'an\"",
            "/* l'an : \"oui\" ! */",
            "<%= \"l'an\" %>",
            "PS C:\\> Get-ChildItem \"C:\\l'an\"",
            "C:\\Users> dir \"l'an\"",
        ] {
            assert!(is_code(line, false, || false), "{line}");
        }
        assert!(is_code("titre: \"L'été dans les bois\"", true, || false));
        assert!(is_code("\"titre\": \"L'été dit \\\"oui\\\" dans les bois\"", true, || false));
        for line in ["{\"id\": 1, \"nom\": \"L'été dans les bois\"},", "[{ \"nom\": \"L'été\" }]"] {
            assert!(is_code(line, true, || false), "{line}");
        }
        assert!(is_code("\"titre\": \"L'été dans les bois\",", true, || false));
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
            "chanson \"Douce France\"",
            "# \"La Peste\"",
            "... \"fin\"",
            "cf. \"l'école\"",
            "Bravo l'équipe \\o/ !",
            "J'appelle print() d'ici.",
            "voir aussi /r/france l'ami",
            ">>\u{A0}\"Lire la suite\"",
            "[sic]",
            "[l'\"Iliade\"]",
            "[musique : \"La Mer\"]",
            "La \"mer\" ;",
            "Option \"deux mots\";",
            "Vrai ? oui : non",
            "Paul ? Non : lui",
            "Saint-Malo \"intra-muros\"",
            "\"Oui\" : \"non\"",
            "[\"Note\", dit-il]",
            "C: \"oui\"",
            "\"Oui\": voilà tout",
            "\"Directeur\":",
        ] {
            assert!(!is_code(line, false, || false), "{line}");
        }
        assert!(!is_code("print(\"x\") est dans les exemples", true, || false));
        assert!(!is_code("moi: \"elle est là ?\" lui: \"non\"", true, || false));
        assert!(!is_code("- moteur: il est dans la cour;", true, || false));
        for line in ["{\"Oui\", dit-il}", "{\"le vent\": dit-il}", "{le \"nom\": un}"] {
            assert!(!is_code(line, true, || false), "{line}");
        }
    }

    #[test]
    fn a_long_line_is_prose_whatever_comes_between_its_letters() {
        let line = |letters: usize| format!("print(\"x\") {}", "a ".repeat(letters));
        assert!(is_code(&line(150), false, || false));
        assert!(!is_code(&line(160), false, || false));
        assert_eq!(
            is_code(&line(154), false, || false),
            is_code(&line(154).replace(' ', "  "), false, || false)
        );
    }
}
