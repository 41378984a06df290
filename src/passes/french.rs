//! French typography: apostrophes, ellipses, spaces.

mod apostrophes;
mod ellipses;
mod spacing;

pub use apostrophes::Apostrophes;
pub use ellipses::Ellipses;
pub use spacing::FrenchSpacing;
