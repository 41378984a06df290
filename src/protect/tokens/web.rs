//! URLs, e-mail addresses, domains, handles, query strings.

use super::names::is_path;
use super::{Token, is_word};

/// Common top-level domains, sorted.
const TOP_LEVEL: [&[u8]; 39] = [
    b"app", b"at", b"biz", b"bzh", b"ca", b"ch", b"cn", b"co", b"com", b"coop", b"dev", b"edu", b"eu", b"fr",
    b"gouv", b"gov", b"info", b"int", b"io", b"jp", b"lu", b"ma", b"mil", b"museum", b"net", b"nl", b"org",
    b"paris", b"pl", b"pt", b"qc", b"quebec", b"ru", b"sn", b"tn", b"tv", b"uk", b"wiki", b"xyz",
];
/// Those that are words as well, sorted: with them the whole name must be in lower case, or in capitals (`BILD.DE`).
const WORDS: [&[u8]; 14] =
    [b"au", b"be", b"de", b"es", b"in", b"is", b"it", b"me", b"news", b"no", b"se", b"site", b"to", b"us"];

impl Token<'_> {
    pub(super) fn meets_web(&self) -> bool {
        self.meets_urls() || self.meets_at_signs() || self.meets_spelt_out() || self.meets_queries()
    }

    /// `scheme://…`, `mailto:…` and the like, `www.…`.
    fn meets_urls(&self) -> bool {
        let mut from = self.start;
        while let Some(colon) = self.find(b':', from) {
            from = colon + 1;
            let scheme = self.run_start(colon, |b| b.is_ascii_alphanumeric() || b == b'+' || b == b'-');
            let behind = &self.bytes[from..];
            if scheme < colon && behind.starts_with(b"//") || is_opaque(&self.bytes[scheme..colon], behind) {
                let end = self.url_end(scheme, from);
                if end > from + 2 {
                    if self.meets(scheme..end) {
                        return true;
                    }
                    from = end;
                }
            }
        }
        let mut from = self.start;
        while let Some(dot) = self.find(b'.', from) {
            from = dot + 1;
            let name = self.run_start(dot, is_word);
            if self.bytes[name..dot].eq_ignore_ascii_case(b"www") && self.is_word_at(from) {
                let end = self.url_end(name, from);
                if end > from && self.meets(name..end) {
                    return true;
                }
                from = end.max(from);
            }
        }
        false
    }

    /// Where the URL that starts at `start` ends. A backtick between letters may become an apostrophe, and is taken like one.
    pub(super) fn url_end(&self, start: usize, from: usize) -> usize {
        let belongs = |b| !matches!(b, b'<' | b'>' | b'`' | b'|' | b'^');
        let mut end = self.run_end(from, belongs);
        while self.at(end) == Some(b'`') && self.is_word_before(end) && self.is_word_at(end + 1) {
            end = self.run_end(end + 1, belongs);
        }
        self.without_marks(start, end)
    }

    /// `name@host`, `user@host:path`, `@handle`.
    fn meets_at_signs(&self) -> bool {
        let mut from = self.start;
        while let Some(sign) = self.find(b'@', from) {
            from = sign + 1;
            if !self.is_word_at(from) {
                continue;
            }
            let start = self.local_start(sign);
            let mut end = self.host_end(from);
            if start < sign && self.at(end) == Some(b':') {
                let path = self.run_end(end + 1, is_path);
                if self.bytes[end..path].contains(&b'/') {
                    end = self.without_marks(start, path);
                }
            }
            if self.meets(start..end) {
                return true;
            }
        }
        false
    }

    /// Where the name before an `@` starts. Elisions before it are none of it.
    fn local_start(&self, sign: usize) -> usize {
        let mut start =
            self.run_start(sign, |b| is_word(b) || matches!(b, b'.' | b'+' | b'%' | b'-' | b'\''));
        loop {
            start = self.run_end(start, |b| matches!(b, b'.' | b'\'')).min(sign);
            start += match self.bytes[start..sign] {
                // O'Brien
                [b'o' | b'O', ..] => return start,
                [_, b'\'', ..] => 2,
                [b'q' | b'Q', b'u' | b'U', b'\'', ..] => 3,
                _ => return start,
            };
        }
    }

    fn host_end(&self, from: usize) -> usize {
        self.without_marks(from, self.run_end(from, |b| is_word(b) || b == b'.' || b == b'-'))
    }

    /// `name[at]host`, `name(arobase)host[point]fr`.
    fn meets_spelt_out(&self) -> bool {
        let mut from = self.start;
        while let Some(found) = memchr::memchr3(b'[', b'(', b'{', &self.bytes[from..]) {
            let open = from + found;
            from = open + 1;
            let close = self.run_end(from, |b| b.is_ascii_alphabetic() || b == b'@');
            let word = &self.bytes[from..close];
            let stands_for_sign = [&b"at"[..], b"@", b"arobase", b"dot", b"point"]
                .iter()
                .any(|sign| word.eq_ignore_ascii_case(sign));
            let is_closed = matches!(self.at(close), Some(b']' | b')' | b'}'));
            if stands_for_sign && is_closed && self.is_word_before(open) && self.is_word_at(close + 1) {
                let start = self.local_start(open);
                let belongs = |b: u8| is_word(b) || b".-[](){}".contains(&b);
                let end = self.without_marks(start, self.run_end(close + 1, belongs));
                if self.meets(start..end) {
                    return true;
                }
                from = end.max(from);
            }
        }
        false
    }

    /// `a?b=1;c:d`.
    fn meets_queries(&self) -> bool {
        let mut from = self.start;
        while let Some(mark) = self.find(b'?', from) {
            from = mark + 1;
            let name_end = self.run_end(from, |b| b.is_ascii_alphanumeric() || b"_.%[]-".contains(&b));
            if name_end > from && self.at(name_end) == Some(b'=') {
                let start = self.run_start(mark, is_path);
                let end = self.url_end(start, from);
                if self.meets(start..end) {
                    return true;
                }
                from = end.max(from);
            }
        }
        false
    }

    /// Whether the labels from `start` up to the dot before `label` and `label` itself make a domain.
    pub(super) fn is_domain(&self, start: usize, label: std::ops::Range<usize>) -> bool {
        let name = &self.bytes[start..label.end];
        let top = &self.bytes[label.clone()];
        let last = self.bytes[start..label.start - 1].rsplit(|&b| b == b'.').next().unwrap_or_default();
        let has_path = self.at(label.end) == Some(b'/') && self.is_word_at(label.end + 1);
        // `M.de` is an abbreviation.
        if last.is_empty() || last.len() == 1 && !has_path {
            return false;
        }
        let is_lower = |b: &u8| b.is_ascii_lowercase() || b.is_ascii_digit() || *b == b'.' || *b == b'-';
        let is_upper = |b: &u8| b.is_ascii_uppercase() || b.is_ascii_digit() || *b == b'.' || *b == b'-';
        if name.iter().all(is_upper) {
            let is_top = |known: &&[u8]| known.eq_ignore_ascii_case(top);
            return TOP_LEVEL.iter().chain(&WORDS).any(is_top);
        }
        TOP_LEVEL.binary_search(&top).is_ok()
            || WORDS.binary_search(&top).is_ok() && name.iter().all(is_lower)
    }

    /// Where a domain that ends at `end` ends with its port and path.
    pub(super) fn domain_end(&self, start: usize, end: usize) -> usize {
        let port = match self.at(end) {
            Some(b':') => self.run_end(end + 1, |b| b.is_ascii_digit()),
            _ => end,
        };
        let end = if port > end + 1 { port } else { end };
        match self.at(end) {
            Some(b'/') => self.url_end(start, end).max(end),
            Some(b'#') if self.is_word_at(end + 1) => self.url_end(start, end),
            _ => end,
        }
    }
}

/// Whether a scheme without `//` behind its colon makes a URL of what follows.
fn is_opaque(scheme: &[u8], behind: &[u8]) -> bool {
    match (scheme, behind) {
        (b"mailto" | b"urn" | b"javascript", [first, ..]) => is_word(*first),
        (b"tel", [b'+', digit, ..]) | (b"doi", [b'1', digit, ..]) => digit.is_ascii_digit(),
        (b"magnet", [b'?', ..]) => true,
        (b"data", _) => {
            let kind = behind.iter().take_while(|b| b.is_ascii_alphabetic()).count();
            kind > 0 && behind.get(kind) == Some(&b'/')
        }
        _ => false,
    }
}
