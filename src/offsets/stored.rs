//! Maps that are stored and read again.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::{OffsetMap, Segment};

/// The lengths of both texts, and of each change where it starts and ends in the one and in the other.
#[derive(Serialize, Deserialize)]
#[serde(rename = "OffsetMap", deny_unknown_fields)]
struct Stored {
    original_len: usize,
    cleaned_len: usize,
    changes: Vec<[usize; 4]>,
}

/// Fields: `original_len` and `cleaned_len`, the lengths of the texts in bytes; `changes`, an array of four numbers for each: where
/// it starts and ends in the original, and in the cleaned text.
impl Serialize for OffsetMap {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let numbers = |Segment { original, cleaned }: &Segment| {
            [original.start, original.end, cleaned.start, cleaned.end]
        };
        let changes = self.segments.iter().map(numbers).collect();
        Stored { original_len: self.original_len, cleaned_len: self.cleaned_len, changes }
            .serialize(serializer)
    }
}

/// What was serialized. Numbers that can't be those of a map are an error.
impl<'de> Deserialize<'de> for OffsetMap {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Stored { original_len, cleaned_len, changes } = Stored::deserialize(deserializer)?;
        let ends = [original_len, original_len, cleaned_len, cleaned_len];
        let mut last = [0; 4];
        for (at, next) in changes.iter().chain([&ends]).enumerate() {
            // Between two changes stands the same text on both sides.
            let kept = [next[0].checked_sub(last[1]), next[2].checked_sub(last[3])];
            if kept[0].is_none() || kept[0] != kept[1] || next[1] < next[0] || next[3] < next[2] {
                let place = if at < changes.len() { format!("change {at}") } else { "the end".to_owned() };
                return Err(de::Error::custom(format!(
                    "no map of offsets: up to {place}, {next:?}, the texts don't go on alike from {last:?}"
                )));
            }
            last = *next;
        }
        let segment = |[start, end, cleaned_start, cleaned_end]: [usize; 4]| Segment {
            original: start..end,
            cleaned: cleaned_start..cleaned_end,
        };
        Ok(Self { segments: changes.into_iter().map(segment).collect(), original_len, cleaned_len })
    }
}
