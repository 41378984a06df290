//! French typography: apostrophes, ellipses, spaces, numbers.

mod abbreviations;
mod apostrophes;
mod dashes;
mod dates;
mod ellipses;
mod gaps;
mod numerals;
mod spacing;
mod thousands;
mod units;

pub use abbreviations::Abbreviations;
pub use apostrophes::Apostrophes;
pub use dashes::Dashes;
pub use dates::Dates;
pub use ellipses::Ellipses;
pub use spacing::FrenchSpacing;
pub use thousands::Thousands;
pub use units::Units;
