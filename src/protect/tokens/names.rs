//! Names that machines read: paths, files, domains, versions, `a::b`, addresses of networks and devices.

use super::{Token, is_word};

/// What the names of files end with, sorted.
const EXTENSIONS: [&[u8]; 90] = [
    b"aac", b"apk", b"asm", b"avi", b"bak", b"bib", b"bmp", b"bz2", b"cfg", b"conf", b"cpp", b"css", b"csv",
    b"dll", b"dmg", b"doc", b"docx", b"dtd", b"eml", b"epub", b"exe", b"flac", b"gif", b"gz", b"hpp", b"htm",
    b"html", b"ico", b"ics", b"ini", b"ipynb", b"iso", b"jar", b"java", b"jpeg", b"jpg", b"js", b"json",
    b"jsonl", b"jsx", b"log", b"lua", b"md", b"mkv", b"mov", b"mp3", b"mp4", b"odp", b"ods", b"odt", b"ogg",
    b"otf", b"pdf", b"php", b"png", b"ppt", b"pptx", b"ps1", b"py", b"rar", b"rb", b"rs", b"rst", b"rtf",
    b"scss", b"sh", b"sql", b"svg", b"tar", b"tex", b"tgz", b"tif", b"tiff", b"toml", b"ts", b"tsv", b"tsx",
    b"ttf", b"txt", b"wasm", b"wav", b"webp", b"woff", b"woff2", b"xls", b"xlsx", b"xml", b"yaml", b"yml",
    b"zip",
];

/// The length of the longest top-level domain or extension here.
const LONGEST_LABEL: usize = 6;

/// Bytes of paths.
pub(super) fn is_path(byte: u8) -> bool {
    is_word(byte) || b".~/\\+-%@=#$&".contains(&byte)
}

impl Token<'_> {
    pub(super) fn meets_names(&self) -> bool {
        self.meets_dotted() || self.meets_paths() || self.meets_colons()
    }

    /// Names with dots: domains, files, versions.
    fn meets_dotted(&self) -> bool {
        let belongs = |b: u8| is_word(b) || b == b'.' || b == b'-';
        let is_edge = |b: u8| b == b'.' || b == b'-';
        let mut from = self.start;
        while let Some(dot) = self.find(b'.', from) {
            let run_end = self.run_end(dot, belongs);
            from = run_end;
            let start = self.run_end(self.run_start(dot, belongs), is_edge);
            let end = self.run_start(run_end, is_edge);
            if start < end && (self.meets_named(start, end) || self.meets_version(start, end)) {
                return true;
            }
        }
        false
    }

    /// A domain or a file among the labels in `start..end`: the longest.
    fn meets_named(&self, start: usize, end: usize) -> bool {
        let mut part = None;
        let mut at = start;
        while let Some(dot) = self.find(b'.', at).filter(|&dot| dot < end) {
            at = dot + 1;
            let label_end = self.find(b'.', at).map_or(end, |next| next.min(end));
            // What ends before the edit matters only where a path may follow.
            let is_near = label_end > self.edit.start || label_end == end;
            if !is_near || dot == start || !matches!(label_end - at, 2..=LONGEST_LABEL) {
                continue;
            }
            if is_extension(&self.bytes[at..label_end]) {
                part = Some((self.run_start(start, is_path), label_end));
            } else if self.is_domain(start, at..label_end) {
                part = Some((start, self.domain_end(start, label_end)));
            }
        }
        part.is_some_and(|(start, end)| self.meets(start..end))
    }

    /// `v1.2`, `1.2.3-rc.1`, `192.168.0.1`, but not `1.234.567`.
    fn meets_version(&self, start: usize, end: usize) -> bool {
        let is_numeric = |b: u8| b.is_ascii_digit() || b == b'.';
        let mut from = start;
        while let Some(dot) = self.find(b'.', from).filter(|&dot| dot < end) {
            from = dot + 1;
            let first = self.run_end(self.run_start(dot, is_numeric).max(start), |b| b == b'.');
            let last = self.run_start(self.run_end(dot, is_numeric).min(end), |b| b == b'.');
            if first >= dot || last <= dot + 1 {
                continue;
            }
            from = last;
            let has_v = matches!(self.before(first), Some(b'v' | b'V')) && !self.is_word_before(first - 1);
            let groups = || self.bytes[first..last].split(|&b| b == b'.');
            let is_grouped_number = groups().skip(1).all(|group| group.len() == 3);
            let is_dotted = groups().all(|group| !group.is_empty());
            let is_version = has_v || groups().count() > 2 && !is_grouped_number;
            if is_dotted && is_version {
                let is_suffix = |b: u8| b.is_ascii_lowercase() || is_numeric(b) || b == b'-' || b == b'+';
                let end = self.without_marks(first, self.run_end(last, is_suffix));
                if self.meets(first - usize::from(has_v)..end.max(last)) {
                    return true;
                }
            }
        }
        false
    }

    /// `/usr/bin`, `./x`, `../x`, `~/x`, `C:\x`, `\\host\x`.
    fn meets_paths(&self) -> bool {
        let mut from = self.start;
        while let Some(slash) = self.find(b'/', from) {
            from = slash + 1;
            let start = self.run_start(slash, |b| b == b'.' || b == b'~');
            let is_root = matches!(self.bytes[start..slash], [] | [b'.' | b'~'] | [b'.', b'.'])
                && !self.before(start).is_some_and(is_path);
            let goes_on = self.is_word_at(from) || matches!(self.at(from), Some(b'.' | b'~'));
            if is_root && goes_on {
                let end = self.without_marks(start, self.run_end(from, is_path));
                if self.meets(start..end) {
                    return true;
                }
                from = end.max(from);
            }
        }
        let mut from = self.start;
        while let Some(slash) = self.find(b'\\', from) {
            from = self.run_end(slash, is_path);
            let mut start = self.run_start(slash, is_path);
            if start == slash && self.before(slash) == Some(b':') {
                let drive = slash - 1;
                let is_drive = self.before(drive).is_some_and(|b| b.is_ascii_alphabetic());
                if is_drive && !self.is_word_before(drive - 1) {
                    start = drive - 1;
                }
            }
            let end = self.without_marks(start, from);
            if end > slash + 1 && self.meets(start..end) {
                return true;
            }
        }
        false
    }

    /// `a::b`, `12:30:05`, `16:9`, `2001:db8::1`, `00:80:41:ae:fd:7e`, `:shortcode:`.
    fn meets_colons(&self) -> bool {
        let mut hex_end = self.start;
        let mut from = self.start;
        while let Some(colon) = self.find(b':', from) {
            from = colon + 1;
            let is_digit = |b: Option<u8>| b.is_some_and(|b| b.is_ascii_digit());
            if is_digit(self.before(colon)) && is_digit(self.at(from)) {
                let start = self.run_start(colon, |b| b.is_ascii_digit());
                let end = self.run_end(from, |b| b.is_ascii_digit());
                if self.meets(start..end) {
                    return true;
                }
            }
            let twice = self.at(from) == Some(b':');
            if twice && self.is_word_before(colon) && self.is_word_at(from + 1) {
                let belongs = |b: u8| is_word(b) || b == b':';
                let start = self.run_end(self.run_start(colon, belongs), |b| b == b':');
                let end = self.without_marks(start, self.run_end(from, belongs));
                if self.meets(start..end) {
                    return true;
                }
                from = end.max(from);
            }
            if colon >= hex_end {
                let belongs = |b: u8| b.is_ascii_hexdigit() || b == b':';
                let start = self.run_start(colon, belongs);
                hex_end = self.run_end(colon, belongs);
                if !self.is_word_before(start) && !self.is_word_at(hex_end) && self.meets_hex(start, hex_end)
                {
                    return true;
                }
            }
            if self.meets_shortcode(colon) {
                return true;
            }
        }
        false
    }

    /// Groups of hexadecimal digits with colons between them.
    fn meets_hex(&self, start: usize, end: usize) -> bool {
        let end = if self.bytes[start..end].ends_with(b"::") { end } else { self.without_marks(start, end) };
        let run = &self.bytes[start..end];
        let groups = || run.split(|&b| b == b':');
        let empty = groups().filter(|group| group.is_empty()).count();
        let is_address = (3..=9).contains(&groups().count())
            && groups().all(|group| group.len() <= 4)
            && empty <= 2
            && (empty == 0 || memchr::memmem::find(run, b"::").is_some())
            && run.iter().any(u8::is_ascii_digit);
        is_address && self.meets(start..end)
    }

    fn meets_shortcode(&self, colon: usize) -> bool {
        let name = colon + 1;
        let end = self.run_end(name, |b| {
            b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_' || b == b'+' || b == b'-'
        });
        end > name + 1
            && self.at(end) == Some(b':')
            && !self.is_word_before(colon)
            && !self.is_word_at(end + 1)
            && self.meets(colon..end + 1)
    }
}

fn is_extension(label: &[u8]) -> bool {
    let mut lower = [0; LONGEST_LABEL];
    let Some(lower) = lower.get_mut(..label.len()) else { return false };
    lower.copy_from_slice(label);
    if label.len() > 2 && label.iter().all(u8::is_ascii_uppercase) {
        lower.make_ascii_lowercase();
    }
    EXTENSIONS.binary_search(&&*lower).is_ok()
}
