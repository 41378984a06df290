//! Lines and columns.

/// Where lines start, and how many characters stand before each stretch, so that a column costs the same in a long line.
#[derive(Debug, Clone)]
pub(super) struct Places {
    starts: Vec<usize>,
    chars: Vec<usize>,
}

impl Places {
    const STRETCH: usize = 1024;

    pub(super) fn new(text: &str) -> Self {
        let ends = memchr::memchr_iter(b'\n', text.as_bytes());
        let mut count = 0;
        let chars = text.as_bytes().chunks(Self::STRETCH).map(|stretch| {
            count += count_chars(stretch);
            count
        });
        Self {
            starts: std::iter::once(0).chain(ends.map(|end| end + 1)).collect(),
            chars: std::iter::once(0).chain(chars).collect(),
        }
    }

    pub(super) fn line_column(&self, text: &str, at: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|&start| start <= at);
        let start = self.starts.get(line - 1).copied().unwrap_or_default();
        (line, self.chars_before(text, at) - self.chars_before(text, start) + 1)
    }

    fn chars_before(&self, text: &str, at: usize) -> usize {
        let stretch = at / Self::STRETCH;
        let rest = text.as_bytes().get(stretch * Self::STRETCH..at).unwrap_or_default();
        self.chars.get(stretch).copied().unwrap_or_default() + count_chars(rest)
    }
}

fn count_chars(bytes: &[u8]) -> usize {
    let is_continuation = |byte: u8| byte & 0xC0 == 0x80;
    bytes.iter().filter(|&&byte| !is_continuation(byte)).count()
}
