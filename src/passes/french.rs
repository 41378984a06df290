//! French typography: apostrophes, ellipses, spaces, numbers.

mod apostrophes;
mod ellipses;
mod spacing;
mod thousands;

pub use apostrophes::Apostrophes;
pub use ellipses::Ellipses;
pub use spacing::FrenchSpacing;
pub use thousands::Thousands;
