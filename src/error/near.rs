//! The name that was meant by one that nobody knows.

use std::fmt;

/// The nearest of the known names, if one is near; an error says it in brackets.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Near(Option<String>);

impl Near {
    /// The known name that is the fewest letters away from a name: up to a third of its letters, and no more than three.
    /// Of those that are as near, the first.
    pub(crate) fn of<N: AsRef<str>>(name: &str, known: impl IntoIterator<Item = N>) -> Self {
        const MOST: usize = 3;
        // A name is short; a whole text in its place is compared with nothing.
        const LONGEST: usize = 64;
        let name: Vec<char> = name.chars().take(LONGEST + 1).flat_map(char::to_lowercase).collect();
        if name.len() > LONGEST {
            return Self(None);
        }
        let limit = (name.len() / 3).min(MOST);
        let mut best: Option<(usize, String)> = None;
        for known in known {
            let other: Vec<char> = known.as_ref().chars().flat_map(char::to_lowercase).collect();
            if other.len().abs_diff(name.len()) > limit {
                continue;
            }
            let steps = distance(&name, &other);
            if steps <= limit && best.as_ref().is_none_or(|(least, _)| steps < *least) {
                best = Some((steps, known.as_ref().to_owned()));
            }
        }
        Self(best.map(|(_, known)| known))
    }
}

impl fmt::Display for Near {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Some(near) => write!(f, " (did you mean `{near}`?)"),
            None => Ok(()),
        }
    }
}

/// How many letters are to be added, taken away, changed, or swapped with the next, to get from one name to the other (optimal string
/// alignment).
fn distance(one: &[char], other: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (i, c) in one.iter().enumerate() {
        let mut row = Vec::with_capacity(last.len());
        row.push(i + 1);
        for (j, d) in other.iter().enumerate() {
            let mut least = (last[j] + usize::from(c != d)).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *c == other[j - 1] && one[i - 1] == *d {
                least = least.min(before[j - 1] + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut last, row);
    }
    last[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances() {
        let between = |one: &str, other: &str| {
            distance(&one.chars().collect::<Vec<_>>(), &other.chars().collect::<Vec<_>>())
        };
        for (one, other, steps) in [
            ("", "", 0),
            ("", "abc", 3),
            ("colon", "colon", 0),
            ("colon", "colons", 1),
            ("colon", "cloon", 1),
            ("apostrofe", "apostrophe", 2),
            ("kitten", "sitting", 3),
        ] {
            assert_eq!((between(one, other), between(other, one)), (steps, steps), "{one} {other}");
        }
    }

    #[test]
    fn what_is_near_is_named_and_nothing_else() {
        let known = ["fr/apostrophe", "fr/colon", "quotes", "fr-FR", "fr-CA"];
        let near = |name: &str| Near::of(name, known).to_string();
        assert_eq!(near("fr/apostrofe"), " (did you mean `fr/apostrophe`?)");
        assert_eq!(near("FR/Colon"), " (did you mean `fr/colon`?)");
        assert_eq!(near("qoutes"), " (did you mean `quotes`?)");
        assert_eq!(near("ft-FR"), " (did you mean `fr-FR`?)");
        for far in ["", "x", "zz", "house/no-stars", &"quotes".repeat(9999)] {
            assert_eq!(near(far), "", "{far}");
        }
    }
}
