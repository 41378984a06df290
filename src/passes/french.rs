//! French typography: apostrophes, ellipses, spaces, numbers, dashes, letters.

mod abbreviations;
mod apostrophes;
mod dashes;
mod dates;
mod ellipses;
mod gaps;
mod notation;
mod numerals;
mod ordinals;
mod spacing;
mod spelling;
mod thousands;
mod units;

pub use abbreviations::Abbreviations;
pub use apostrophes::Apostrophes;
pub use dashes::Dashes;
pub use dates::Dates;
pub use ellipses::Ellipses;
pub(super) use numerals::right_ordinal;
pub use ordinals::Ordinals;
pub use spacing::FrenchSpacing;
pub use spelling::Spelling;
pub use thousands::Thousands;
pub use units::Units;
