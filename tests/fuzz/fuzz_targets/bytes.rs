//! Bytes that may be no text: an error that names the first wrong one, or U+FFFD in its place.

#![no_main]

use std::sync::LazyLock;

use guillemot::{Locale, Pipeline};
use libfuzzer_sys::fuzz_target;

static PIPELINE: LazyLock<Pipeline> = LazyLock::new(|| Pipeline::typography(Locale::FR_FR));

fuzz_target!(|bytes: &[u8]| {
    let lossy = PIPELINE.clean_bytes_lossy(bytes);
    match PIPELINE.clean_bytes(bytes) {
        Ok(cleaned) => assert_eq!(cleaned.as_str(), lossy),
        Err(error) => {
            assert!(std::str::from_utf8(&bytes[..error.offset()]).is_ok(), "{error}");
            assert!(std::str::from_utf8(&bytes[..error.offset() + 1]).is_err(), "{error}");
            assert_eq!(error.byte().is_some_and(|byte| byte != bytes[error.offset()]), false, "{error}");
            assert!(lossy.contains(char::REPLACEMENT_CHARACTER));
        }
    }
});
