//! Signs that mean something together: smileys, the places of `printf`, options of commands, hashtags.

use super::{Token, is_word};

impl Token<'_> {
    pub(super) fn meets_signs(&self) -> bool {
        self.meets_smiley() || self.meets_printf() || self.meets_hashes() || self.meets_hyphenated()
    }

    /// A smiley that is a token of its own, perhaps in brackets or before a sentence mark.
    fn meets_smiley(&self) -> bool {
        /// Longer tokens are no smileys.
        const LONGEST: usize = 12;
        let token = &self.bytes[self.start..];
        if token.len() > LONGEST || self.is_cut {
            return false;
        }
        let opened = usize::from(token.first() == Some(&b'('));
        let closed = self.run_start(self.end, |b| b".,;!?".contains(&b));
        let inner = self.run_start(closed, |b| b == b')');
        [self.end, closed, inner].into_iter().any(|end| {
            [0, opened].into_iter().any(|skipped| {
                let start = self.start + skipped;
                self.bytes.get(start..end).is_some_and(is_smiley) && self.meets(start..end)
            })
        })
    }

    /// `%s`, `%-10d`, `%.2f`, `%(name)s`, `%1$s`, `%H`.
    fn meets_printf(&self) -> bool {
        let mut from = self.start;
        while let Some(sign) = self.find(b'%', from) {
            from = sign + 1;
            // Behind a digit it is a percentage.
            if self.before(sign).is_some_and(|b| b.is_ascii_digit()) {
                continue;
            }
            let mut at = from;
            if self.at(at) == Some(b'(') {
                at = self.run_end(at + 1, |b| b.is_ascii_alphanumeric() || b == b'_');
                if self.at(at) != Some(b')') {
                    continue;
                }
                at += 1;
            }
            at = self.run_end(at, |b| b.is_ascii_digit() || b"-+#.*$".contains(&b));
            let letters = self.run_end(at, is_word);
            let is_place = match self.bytes[at..letters] {
                [letter] => letter.is_ascii_alphabetic(),
                [b'h' | b'l' | b'z' | b'j' | b't' | b'L', letter] => letter.is_ascii_alphabetic(),
                [b'h', b'h', letter] | [b'l', b'l', letter] => letter.is_ascii_alphabetic(),
                _ => false,
            };
            if is_place && self.meets(sign..letters) {
                return true;
            }
        }
        false
    }

    /// Hashtags and colours.
    fn meets_hashes(&self) -> bool {
        let mut from = self.start;
        while let Some(sign) = self.find(b'#', from) {
            from = self.run_end(sign + 1, is_word);
            if from > sign + 1 && !self.is_word_before(sign) && self.meets(sign..from) {
                return true;
            }
        }
        false
    }

    /// Options such as `-v` and `--name=value` behind an ordinary space, but for one that typography makes a no-break space
    /// of, and addresses of devices such as `00-80-41-ae-fd-7e`.
    pub(super) fn meets_hyphenated(&self) -> bool {
        let start = self.run_end(self.start, |b| matches!(b, b'(' | b'['));
        let end = self.url_end(start, start).max(start);
        let head = &self.bytes[..self.start];
        // A run of blanks with a no-break space in it becomes that space.
        let is_taken = ["«", "\u{A0}", "\u{202F}", "\u{2007}"]
            .iter()
            .any(|sign| head.trim_ascii_end().ends_with(sign.as_bytes()));
        let is_spaced = head.last().is_none_or(u8::is_ascii) && !is_taken;
        let part = &self.bytes[start..end];
        let is_form = is_spaced && is_option(part) || is_device(part);
        is_form && self.meets(start..end)
    }
}

/// Whether a token is an option of a command: `-v`, `--name`.
pub(crate) fn is_option(token: &[u8]) -> bool {
    match token {
        [b'-', letter] => letter.is_ascii_alphabetic(),
        [b'-', b'-', name @ ..] => name.first().is_some_and(u8::is_ascii_lowercase) && !name.ends_with(b"-"),
        _ => false,
    }
}

/// Six pairs of hexadecimal digits with hyphens between them.
fn is_device(part: &[u8]) -> bool {
    part.len() == 17
        && part.iter().enumerate().all(|(i, b)| if i % 3 == 2 { *b == b'-' } else { b.is_ascii_hexdigit() })
}

fn is_smiley(token: &[u8]) -> bool {
    let token = match token {
        b"<3" | b"</3" | b"^^" | b"^_^" | b"^-^" | b"-_-" | b">_<" | b"T_T" | b"o_O" | b"O_o" | b"o_o"
        | b"O_O" | b"\\o/" | b"/!\\" | b"D:" | b"(:" | b"(-:" => return true,
        [b'>', rest @ ..] => rest,
        token => token,
    };
    let [eyes @ (b':' | b';' | b'='), face @ ..] = token else { return false };
    let face = face.strip_prefix(b"'").unwrap_or(face);
    let mouths = match face {
        [b'-' | b'^' | b'~', mouths @ ..] => mouths,
        mouths => mouths,
    };
    let Some((mouth, more)) = mouths.split_first() else { return false };
    let is_mouth = match eyes {
        b':' => b")(][}{DPpOoSsXx/\\|*$@<>".contains(mouth),
        b';' => b")(][DPp".contains(mouth),
        _ => b")(][DPp/\\".contains(mouth),
    };
    is_mouth
        && (more.is_empty() || mouth.is_ascii_alphabetic() || b")(".contains(mouth))
        && more.iter().all(|b| b == mouth)
}
