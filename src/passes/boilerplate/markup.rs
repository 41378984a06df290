//! The marks of Markdown and of typed lists that lead a line: who sets them writes a text, and seldom a menu.

use crate::chars::{is_blank, slice};

/// What leads a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Markup {
    #[default]
    None,
    /// `- Deux œufs`; not `- [Accueil](/)`, as the menus of pages are written down.
    Item,
    /// A heading, a quotation or a row of a table.
    Other,
}

impl Markup {
    pub(super) fn of(block: &str) -> Self {
        const HEADING: usize = 6;
        // Later passes set another dash.
        let item = ["-", "–", "—", "*", "+"].iter().find_map(|mark| block.strip_prefix(mark));
        if let Some(item) = item {
            let words = item.trim_start_matches(is_blank);
            let is_item =
                words.len() < item.len() && words.starts_with(|c: char| c.is_alphanumeric() || c == '*');
            return if is_item { Self::Item } else { Self::None };
        }
        let marks = block.bytes().take_while(|&byte| byte == b'#').count();
        let is_heading =
            (1..=HEADING).contains(&marks) && slice(block, marks..block.len()).starts_with(is_blank);
        let is_row = block.len() > 1 && block.starts_with('|') && block.ends_with('|');
        let is_quotation = block.starts_with("> ") && block.bytes().any(|byte| byte.is_ascii_lowercase());
        if is_heading || is_row || is_quotation { Self::Other } else { Self::None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_lead_lines() {
        for (block, markup) in [
            ("- Deux œufs", Markup::Item),
            ("* Deux œufs", Markup::Item),
            ("— Deux œufs", Markup::Item),
            ("- **Publicité (92 %)**", Markup::Item),
            ("- [Accueil](/)", Markup::None),
            ("-12 °C", Markup::None),
            ("**Gras**", Markup::None),
            ("***", Markup::None),
            ("- - -", Markup::None),
            ("## La béchamel", Markup::Other),
            ("#béchamel", Markup::None),
            ("| Lait | 1 l |", Markup::Other),
            ("| Lait", Markup::None),
            ("> Il pleut", Markup::Other),
        ] {
            assert_eq!(Markup::of(block), markup, "{block:?}");
        }
    }
}
