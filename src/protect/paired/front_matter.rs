//! The front matter of a Markdown file: settings between two lines `---` that open the text.

use memchr::memchr_iter;

/// Where the front matter ends, if a text has any.
///
/// The first line is `---`, the next a key with its colon (`title: …`), and the rest, up to a line `---` or `...`, other
/// keys, their indented values, items of lists, comments or nothing. Between rules around a paragraph, some line is none
/// of these. Blank lines may stand before the first key, if there are two.
pub(crate) fn front_matter_end(bytes: &[u8]) -> Option<usize> {
    if !bytes.starts_with(b"---") {
        return None;
    }
    let mut start = 0;
    let mut keys = 0_usize;
    let mut fewest = 1;
    for end in memchr_iter(b'\n', bytes).chain([bytes.len()]) {
        let line = bytes[start..end].trim_ascii_end();
        match (start, line) {
            (0, b"---") => {}
            (0, _) => return None,
            (_, b"---" | b"...") => return (keys >= fewest).then_some(start + line.len()),
            _ if is_key(line) => keys += 1,
            (_, []) if keys == 0 => fewest = 2,
            (_, [] | [b' ' | b'\t' | b'#' | b'-' | b']' | b'}', ..]) if keys > 0 => {}
            _ => return None,
        }
        start = end + 1;
    }
    None
}

/// Whether a line starts with a key: letters and digits of ASCII, and what joins them, up to a colon with a blank or
/// nothing behind it.
fn is_key(line: &[u8]) -> bool {
    let len =
        line.iter().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.')).count();
    len > 0 && matches!(line[len..], [b':'] | [b':', b' ' | b'\t', ..])
}

#[cfg(test)]
mod tests {
    use crate::{Locale, Pipeline};

    #[test]
    fn settings_stay_as_they_are() {
        let settings = "---\ntitle: L'horaire du \"bac\"\nsitemap:\n  - quai\ntags: quai, port\n---\n";
        let text = [settings, "\nHoraires: l'été, à huit heures.\n"].concat();
        let cleaned = [settings, "\nHoraires\u{A0}: l’été, à huit heures.\n"].concat();
        for pipeline in [Pipeline::typography(Locale::FR_FR), Pipeline::scraped_article(Locale::FR_FR)] {
            assert_eq!(pipeline.clean(&text).as_str(), cleaned);
            assert!(!pipeline.clean(&cleaned).is_changed());
        }
    }

    #[test]
    fn blank_lines_may_stand_among_keys() {
        let end = |text: &str| super::front_matter_end(text.as_bytes());
        for text in ["---\na: b\n\nc: d\n---", "---\n\na: b\n\nc: d\n\n---"] {
            assert_eq!(end(text), Some(text.len()), "{text}");
        }
        assert_eq!(end("---\n\nNote: le bac.\n\n---"), None, "a paragraph between rules");
    }
}
