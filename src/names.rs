//! What a configuration names, read by `serde` as [`FromStr`](std::str::FromStr) reads it, and written as it is shown.

use std::borrow::Cow;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::passes::{Category, Risk};
use crate::{Confidence, Locale, SpaceProfile};

macro_rules! read {
    ($($name:ty),* $(,)?) => {$(
        /// From a name, which is read as by `FromStr`.
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Cow::<'_, str>::deserialize(deserializer)?.parse().map_err(de::Error::custom)
            }
        }
    )*};
}

macro_rules! write {
    ($($name:ty),* $(,)?) => {$(
        /// As its name.
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
    )*};
}

read!(Category, Confidence, Locale, Risk, SpaceProfile);
// A locale is more than its tag: spaces may have been chosen apart.
write!(Category, Risk, SpaceProfile);
