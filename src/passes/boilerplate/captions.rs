//! Captions of photos, told by the credit that they carry: `Le bac à quai. Photo : A. Rivoal`, `The ferry at its berth (Reuters)`.

use std::ops::RangeInclusive;

use memchr::memchr3_iter;

use crate::chars::slice;

/// Words that name a credit, between the end of the caption and a colon.
const LABELS: [&str; 28] = [
    "photo",
    "photos",
    "photograph",
    "photographie",
    "foto",
    "fotos",
    "fotografía",
    "picture",
    "pictures",
    "image",
    "images",
    "imagen",
    "imagem",
    "immagine",
    "bild",
    "bilder",
    "bildrechte",
    "beeld",
    "credit",
    "credits",
    "crédit",
    "crédits",
    "créditos",
    "crediti",
    "illustration",
    "illustrationen",
    "grafik",
    "infografik",
];

/// Agencies, which stand after a slash or a bracket near the end.
const AGENCIES: [&str; 24] = [
    "reuters",
    "afp",
    "dpa",
    "ap",
    "pa",
    "epa",
    "efe",
    "ansa",
    "anp",
    "lusa",
    "getty",
    "imago",
    "keystone",
    "shutterstock",
    "istock",
    "unsplash",
    "pexels",
    "pixabay",
    "adobe",
    "alamy",
    "depositphotos",
    "flickr",
    "wikimedia",
    "instagram",
];

/// Letters of a caption: fewer are a credit alone, more a paragraph.
pub(super) const LETTERS: RangeInclusive<usize> = 30..=300;

/// Bytes after the name of an agency, at most: more follow the one that opens a report, `PARIS (AFP) – …`.
const REST: usize = 30;

/// Bytes of a name or two behind the label of a credit, at most.
const NAMES: usize = 60;

/// Whether a block carries the credit of a photo.
pub(super) fn has_credit(block: &str) -> bool {
    memchr3_iter(b':', b'/', b'(', block.as_bytes()).any(|at| {
        let sign = block.as_bytes()[at];
        let (head, tail) = (slice(block, 0..at), slice(block, at + 1..block.len()).trim_start());
        if sign == b':' {
            let is_name = tail.starts_with(|c: char| c.is_uppercase() || c == '©') && tail.len() <= NAMES;
            is_name && ends_with_label(head.trim_end())
        } else {
            tail.len() <= REST && is_agency(tail)
        }
    })
}

/// Whether a text ends with a word that names a credit, behind the end of a sentence, a bar or a bracket: in a sentence it is a word as
/// others are (`une seule image : Brest`). Markup is lost between a caption and its credit: `à quaiPhoto`.
fn ends_with_label(text: &str) -> bool {
    let word = text.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let before = slice(text, 0..text.len() - word.len()).trim_end();
    let is_apart = || before.ends_with(['.', '!', '?', '…', '|', '(', ')', '[', '©']);
    LABELS.iter().any(|label| {
        let cut = word.len().checked_sub(label.len());
        cut.and_then(|cut| Some((cut, word.get(cut..)?))).is_some_and(|(cut, end)| {
            end.eq_ignore_ascii_case(label)
                && if cut == 0 { is_apart() } else { end.starts_with(char::is_uppercase) }
        })
    })
}

fn is_agency(text: &str) -> bool {
    let word = text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    AGENCIES.iter().any(|agency| word.eq_ignore_ascii_case(agency))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credits_stand_after_labels_and_at_ends() {
        for caption in [
            "Le bac à quai, mardi. Photo : A. Rivoal",
            "Le bac à quaiPhoto: A. Rivoal",
            "Die Fähre am Kai | Bild: Anna Kern",
            "The ferry at its berth (Picture: PA)",
            "The ferry at its berth (Reuters)",
            "The ferry at its berth. Jane Doe/AFP via Getty Images",
        ] {
            assert!(has_credit(caption), "{caption:?}");
        }
        for other in [
            "BREST (AFP) – Le bac a repris ses traversées mardi.",
            "Choose among these pictures:",
            "Le prix : douze euros",
            "La photographie / le dessin",
            "Das Weltbild: eine Skizze",
            "Il garde du départ une seule image : celle du quai sous la pluie.",
            "La caisse n’a plus de crédit : Brest attend.",
            "Le musée change d’image : Fini le gris",
            "He did it, to his credit: He never left the wheel.",
            "Une photo : le quai vide au petit matin",
            "Le bac revient. Photos : le récit du capitaine",
        ] {
            assert!(!has_credit(other), "{other:?}");
        }
    }
}
