//! Protected forms of more than one token: code spans and fences, front matter, templates, HTML tags and entities, the
//! destinations of links, lines of code, formulas of spreadsheets, entries of catalogues of messages.
//!
//! Each has a lead that is rare in prose, so a text without them costs three searches for single bytes and one for a word.
//! The work is linear for any text: what a search finds is jumped over, and a search that found nothing is not made again.

use super::{Span, meets_any};

mod catalogs;
mod code;
mod formulas;
mod front_matter;
mod markup;
mod statements;
mod templates;

pub(crate) use front_matter::front_matter_end;
pub(crate) use templates::value_place_end;

/// Whether a text holds what some paired form needs.
pub(super) fn has_lead(text: &str) -> bool {
    let bytes = text.as_bytes();
    let has_any = |[a, b, c]: [u8; 3]| memchr::memchr3(a, b, c, bytes).is_some();
    has_any(*b"`~{")
        || has_any(*b"<&]")
        || memchr::memchr(b'=', bytes).is_some()
        || bytes.starts_with(b"---")
        || catalogs::has_lead(bytes)
}

/// Appends the paired forms of a text, each kind in order.
pub(super) fn find(text: &str, spans: &mut Vec<Span>) {
    let span = |start, end| Span { start, end, is_callers: false };
    code::find(text, &mut |start, end| spans.push(span(start, end)));
    let tags = spans.len();
    markup::find(text.as_bytes(), &mut |start, end| spans.push(span(start, end)));
    let statements = spans.len();
    let mut at = 0;
    while let Some(line) = statements::find(text.as_bytes(), at) {
        at = line.end;
        // Where code or tags are marked, the author has said what is code. Entities say nothing.
        let markup = &spans[tags..statements];
        let next = markup.partition_point(|span| span.end <= line.start);
        let mut of_line = markup[next..].iter().take_while(|span| span.start < line.end);
        if !meets_any(&spans[..tags], &line) && of_line.all(|span| text.as_bytes()[span.start] == b'&') {
            spans.push(span(line.start, line.end));
        }
    }
    templates::find(text.as_bytes(), &mut |start, end| spans.push(span(start, end)));
    formulas::find(text.as_bytes(), &mut |start, end| spans.push(span(start, end)));
    catalogs::find(text.as_bytes(), &mut |start, end| spans.push(span(start, end)));
    spans.extend(front_matter_end(text.as_bytes()).map(|end| span(0, end)));
}

/// Where the run of bytes that `belongs` accepts ends.
fn skip(bytes: &[u8], from: usize, belongs: impl Fn(u8) -> bool) -> usize {
    bytes[from..].iter().position(|&b| !belongs(b)).map_or(bytes.len(), |len| from + len)
}

const fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The protected parts of a text, what overlaps being one.
    fn found(text: &str) -> Vec<&str> {
        let mut spans = Vec::new();
        find(text, &mut spans);
        super::super::tidy(&mut spans);
        spans.iter().map(|span| crate::chars::slice(text, span.start..span.end)).collect()
    }

    #[test]
    fn paired_forms() {
        for (text, spans) in [
            ("Rien ici.", &[][..]),
            // Code spans
            ("la clé `l''heure`, et `x`.", &["`l''heure`", "`x`"]),
            ("l’`horloge`", &["`horloge`"]),
            ("des `Vec`s et `x`", &["`Vec`", "`x`"]),
            ("``a ` b`` puis ` seul", &["``a ` b``"]),
            ("`sur\ndeux lignes`", &["`sur\ndeux lignes`"]),
            ("`pas \n\t\nplus loin`", &[]),
            ("le signe `!' mène\nun\nmot,\nou\ndeux `seul", &[]),
            ("l`an et d`un", &[]),
            ("\\`a\\`", &[]),
            ("un ` seul, puis `x`.", &["`x`"]),
            ("`a `b`", &["`b`"]),
            // Fences
            ("a\n```sh\nls ...\n\n# l'an\n```\nb", &["```sh\nls ...\n\n# l'an\n```"]),
            ("~~~\nl'an\n~~~~\nb", &["~~~\nl'an\n~~~~"]),
            ("````\n```\n````\n", &["````\n```\n````"]),
            ("> ```\n> a\n> ```\nb", &["```\n> a\n> ```"]),
            ("```\r\na\r\n```\r\nb", &["```\r\na\r\n```"]),
            ("a\n```\nl'an", &["```\nl'an"]),
            ("a\n~~~rust\nl'an", &["~~~rust\nl'an"]),
            ("a\n~~~\nl'an", &[]),
            ("~~~ Fin ~~~\nl'an", &[]),
            ("a ``` b", &[]),
            ("```x``` a\n\nl'an", &["```x```"]),
            ("un ` seul\n```\n` a\n```\nl'an", &["```\n` a\n```"]),
            // Templates
            ("{{ x:y }} ${a:b} {% if a; %}", &["{{ x:y }}", "${a:b}", "{% if a; %}"]),
            ("{{{a!}}} {{b!}} }", &["{{{a!}}}", "{{b!}}"]),
            ("${{ a }} ${} {%} %}", &["${{ a }}", "${}", "{%} %}"]),
            ("{{ a\n}} ${ {% {", &[]),
            ("format!(\"{t:?} : {f}\") {} {0:>5}", &["{t:?}", "{f}", "{}", "{0:>5}"]),
            ("l’ensemble {oui ; non}", &[]),
            // Tags
            ("<a href=\"x?y;z\" lang='fr'>l'an</a>", &["<a href=\"x?y;z\" lang='fr'>", "</a>"]),
            (
                "a<br/>b<br />c<IMG src=a.png alt = \"Quoi ?\">",
                &["<br/>", "<br />", "<IMG src=a.png alt = \"Quoi ?\">"],
            ),
            (
                "<!DOCTYPE html><!-- l'an > ! --><?xml version=\"1.0\"?>",
                &["<!DOCTYPE html>", "<!-- l'an > ! -->", "<?xml version=\"1.0\"?>"],
            ),
            ("<script async defer>", &["<script async defer>"]),
            ("<<mot>> et <<un mot>>", &[]),
            ("a < b, c > d; <3; <Ah oui ?>; <-", &[]),
            ("<a href=\"x\n\">", &["<a href=\"x"]),
            ("<a title=\"<b>\">", &["<b>"]),
            // Entities
            ("&nbsp; &amp;&#160;&#xA0; caf&eacute;!", &["&nbsp;", "&amp;", "&#160;", "&#xA0;", "&eacute;"]),
            ("R&D; AT&T; P&ID; a&b; &; &#; &#x; & ;", &[]),
            ("&AMP; &frac12;", &["&AMP;", "&frac12;"]),
            // Links
            ("[lien](http://x.fr \"titre ?\") !", &["](http://x.fr \"titre ?\")"]),
            ("![a](b_(c).png)!", &["](b_(c).png)"]),
            ("[a](<b c> 'd') [e]( f )", &["](<b c> 'd')", "]( f )"]),
            ("[sic](voir la note) [a] (b) [c](d", &[]),
            ("[a](b [c](d)", &["](d)"]),
            // Formulas
            (
                "On écrit =SOMME(A1:A5;\"x\") ; =ARRONDI.SUP(SI(A1>0;1;2);0) !",
                &["=SOMME(A1:A5;\"x\")", "=ARRONDI.SUP(SI(A1>0;1;2);0)"],
            ),
            ("=DÉCALER(A1;1;0)", &["=DÉCALER(A1;1;0)"]),
            ("=Somme(a) =A(1) =SI(a\nb) = SI(1)", &[]),
            // Front matter
            (
                "---\ntitle: L'an\ntags:\n  - a\n\n# b\n---\nL'an",
                &["---\ntitle: L'an\ntags:\n  - a\n\n# b\n---"],
            ),
            ("---\r\ntitle: L'an\r\n---\r\n", &["---\r\ntitle: L'an\r\n---"]),
            ("---\ntitle: L'an\n", &[]),
            ("---\n---\n", &[]),
            ("---\n\nLieu: Brest\n---\n", &[]),
            ("---\nLieu: Brest\nIl neige.\n---\n", &[]),
            ("\n---\ntitle: L'an\n---\n", &[]),
            ("----\ntitle: L'an\n---\n", &[]),
            // Lines of code
            ("Voici.\nnom = \"Paul\"; // l'ami\nFin.", &["nom = \"Paul\"; // l'ami"]),
            ("grep \"un\" x && echo \"deux\"", &["grep \"un\" x && echo \"deux\""]),
            ("if (a == 'b')\nif a === \"b\"\nx != 'y'", &["if (a == 'b')", "if a === \"b\"", "x != 'y'"]),
            ("(a) => {\nf => (x)", &["(a) => {", "f => (x)"]),
            ("a = 3, b = c", &[]),
            ("== Histoire ==\n=== Le bac ===\n====\n=> \"voir\"", &[]),
            ("R&D, A & B, 3 = 2 + 1, oui &&", &[]),
            ("on écrit `a && b` et \"oui\"", &["`a && b`"]),
        ] {
            assert_eq!(found(text), spans, "{text:?}");
        }
    }

    #[test]
    fn the_work_is_linear() {
        // What reads the text anew from each place would not end.
        const SIZE: usize = 1 << 21;
        for part in [
            "`",
            "~",
            "{",
            "{{",
            "${",
            "{%",
            "<",
            "<a ",
            "<a b=\"",
            "<a b='<a c=\"",
            "&",
            "&a",
            "](",
            "](a \"",
            "](a '](a \"",
            "[",
            "\n```",
            "\n~~~",
            "```\n",
            "~~~ \n",
            "<!--",
            "<!a",
            "`a",
            "a` `",
            "=",
            "= ",
            "a= ",
            "a == b ",
            "a && b\n",
            "=A",
            "=AB(",
            "=AB((((",
            "---\na: b\n",
        ] {
            found(&part.repeat(SIZE / part.len()));
        }
        for mark in ["`", "~"] {
            let mut runs = String::new();
            for len in (1..1500).rev() {
                runs.extend(["\n", &mark.repeat(len), " "]);
            }
            found(&runs);
        }
    }

    proptest! {
        #[test]
        fn spans_are_ranges_of_the_text(text in "[`~{}$%<>!/a=\"'&#x;\\]()\\[\n é-]{0,40}") {
            let mut spans = Vec::new();
            find(&text, &mut spans);
            for span in spans {
                prop_assert!(text.get(span.start..span.end).is_some_and(|part| part.len() > 1));
            }
        }
    }
}
