//! Catalogues of messages, as gettext has them.

use memchr::memmem::Finder;
use memchr::{memchr, memrchr};
use once_cell::sync::Lazy;

use super::is_blank;

/// What the entry of a catalogue starts with.
static ENTRY: Lazy<Finder<'_>> = Lazy::new(|| Finder::new("msgid \""));

/// Whether a text may hold entries.
pub(super) fn has_lead(bytes: &[u8]) -> bool {
    ENTRY.find(bytes).is_some()
}

/// Finds the entries of a catalogue: a line `msgid "…"` and those behind it that are strings, other keywords with a string, or
/// comments.
pub(super) fn find(bytes: &[u8], push: &mut impl FnMut(usize, usize)) {
    let mut at = 0;
    while let Some(found) = ENTRY.find(&bytes[at..]) {
        let start = at + found;
        let line = memrchr(b'\n', &bytes[..start]).map_or(0, |end| end + 1);
        let mut end = line_end(bytes, start);
        let leads = bytes[line..start].iter().all(|&b| is_blank(b));
        while leads && end < bytes.len() && is_of_entry(&bytes[end + 1..line_end(bytes, end + 1)]) {
            end = line_end(bytes, end + 1);
        }
        if leads {
            push(start, end);
        }
        at = end;
    }
}

fn line_end(bytes: &[u8], from: usize) -> usize {
    memchr(b'\n', &bytes[from..]).map_or(bytes.len(), |len| from + len)
}

fn is_of_entry(line: &[u8]) -> bool {
    let line = line.trim_ascii();
    let is_string = line.len() > 1 && line.starts_with(b"\"") && line.ends_with(b"\"");
    let has_keyword = || line.starts_with(b"msg") && line.ends_with(b"\"");
    is_string || has_keyword() || line.starts_with(b"#")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries() {
        let found = |text: &str| {
            let mut spans = Vec::new();
            find(text.as_bytes(), &mut |start, end| {
                spans.push(crate::chars::slice(text, start..end).to_owned());
            });
            spans
        };
        let entry = "msgid \"\"\n\"the quay\"\nmsgstr[0] \"\"\n\"le quai d'en \"\n\"face\"";
        assert_eq!(found(&format!("# quai\n{entry}\n\n\"Oui\", dit-il.\n{entry}")), [entry, entry]);
        assert_eq!(found("le mot msgid \"quai\" est"), Vec::<String>::new());
        assert_eq!(found("msgid \"quai\""), ["msgid \"quai\""]);
    }
}
