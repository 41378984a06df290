//! How a text sets its ellipses: close to the words behind them, or apart.

use std::cell::OnceCell;

use crate::chars::{after, before, blanks_after};

/// Found out once, and only where an ellipsis asks for it.
#[derive(Debug, Default)]
pub(in super::super) struct Ellipses(OnceCell<bool>);

impl Ellipses {
    /// Whether most ellipses of the text touch the word behind them, where that goes on in small letters: its author sets them
    /// so. Those before capitals are not counted, since they may lose and get their spaces.
    pub(super) fn are_close(&self, text: &str) -> bool {
        *self.0.get_or_init(|| sets_close(text))
    }
}

fn sets_close(text: &str) -> bool {
    /// Fewer may be faults.
    const FEWEST: usize = 3;
    let (mut close, mut apart) = (0, 0);
    let dots = memchr::memmem::find_iter(text.as_bytes(), "...").map(|at| at + 3);
    let signs = memchr::memmem::find_iter(text.as_bytes(), "…").map(|at| at + '…'.len_utf8());
    let is_letter = |at| before(text, at).is_some_and(char::is_alphabetic);
    for (end, len) in dots.map(|end| (end, 3)).chain(signs.map(|end| (end, '…'.len_utf8()))) {
        let next_at = blanks_after(text, end);
        if is_letter(end - len) && after(text, next_at).is_some_and(char::is_lowercase) {
            if next_at == end {
                close += 1;
            } else {
                apart += 1;
            }
        }
    }
    close >= FEWEST && close > apart
}
