//! A small generator of random numbers, the same everywhere and for ever for the same seed.

/// Random choices that a seed decides: the same seed gives the same choices, on every machine.
///
/// SplitMix64 (Steele, Lea and Flood, 2014): small, fast, and good enough to choose where a text is damaged.
///
/// ```
/// use guillemot::testing::Dice;
///
/// let (mut one, mut other) = (Dice::new(7), Dice::new(7));
/// assert_eq!(one.below(1000), other.below(1000));
/// assert_eq!(one.choose(&["a", "b"]), other.choose(&["a", "b"]));
/// ```
#[derive(Debug, Clone)]
pub struct Dice {
    state: u64,
}

impl Dice {
    /// Dice that a seed decides.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    /// The next 64 random bits.
    #[must_use = "each call moves on to the next number"]
    pub const fn roll(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut bits = self.state;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        bits ^ (bits >> 31)
    }

    /// A number from 0 up to, and without, `limit`; 0 when `limit` is 0.
    #[must_use = "each call moves on to the next number"]
    pub fn below(&mut self, limit: usize) -> usize {
        // The bias of a remainder is 2⁻⁴⁰ for a million choices: nothing that a test could see.
        let limit = u64::try_from(limit).unwrap_or(u64::MAX).max(1);
        usize::try_from(self.roll() % limit).unwrap_or(0)
    }

    /// `true` in this many cases of a hundred.
    #[must_use = "each call moves on to the next number"]
    pub fn percent(&mut self, chance: u8) -> bool {
        self.below(100) < usize::from(chance)
    }

    /// One of the items, all alike; `None` when there are none.
    #[must_use = "each call moves on to the next number"]
    pub fn choose<'i, T>(&mut self, items: &'i [T]) -> Option<&'i T> {
        items.get(self.below(items.len()))
    }

    /// Puts the items in a random order.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_those_of_the_published_generator() {
        let mut dice = Dice::new(0);
        assert_eq!([dice.roll(), dice.roll()], [0xE220_A839_7B1D_CDAF, 0x6E78_9E6A_A1B9_65F4]);
    }

    #[test]
    fn choices_are_total_and_reach_everything() {
        let mut dice = Dice::new(3);
        assert_eq!(dice.below(0), 0);
        assert_eq!(dice.choose::<u8>(&[]), None);
        assert!(!dice.percent(0) && dice.percent(100));
        let mut seen = [0; 5];
        for _ in 0..200 {
            seen[dice.below(5)] += 1;
        }
        assert!(seen.iter().all(|&n| n > 10), "{seen:?}");
        let mut order = [1, 2, 3, 4];
        dice.shuffle(&mut order);
        order.sort_unstable();
        assert_eq!(order, [1, 2, 3, 4]);
    }
}
