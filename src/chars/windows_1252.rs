//! Windows-1252, by the index of that name in the WHATWG Encoding Standard.

/// The characters of the bytes 0x80 to 0x9F. Five of them stand for nothing: the index has the C1 control of their number.
const FROM_80: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

/// The character that a byte stands for.
pub(crate) const fn char_of(byte: u8) -> char {
    match byte {
        0x80..=0x9F => FROM_80[(byte - 0x80) as usize],
        _ => byte as char,
    }
}

/// The byte of a character, also of a C1 control: readers of Latin-1 make these of the same bytes. `None` for characters
/// that neither has.
pub(crate) fn byte_of(c: char) -> Option<u8> {
    u8::try_from(c).ok().or_else(|| {
        let index = FROM_80.iter().position(|&known| known == c)?;
        u8::try_from(0x80 + index).ok()
    })
}

/// Whether a character is a C1 control.
pub(crate) const fn is_c1_control(c: char) -> bool {
    matches!(c, '\u{80}'..='\u{9F}')
}

/// What a C1 control becomes: the character that Windows-1252 has at its place. Others stay.
pub(crate) fn meant(c: char) -> char {
    match u8::try_from(c) {
        Ok(byte @ 0x80..=0x9F) => char_of(byte),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_and_characters_are_each_others() {
        for byte in 0..=u8::MAX {
            assert_eq!(byte_of(char_of(byte)), Some(byte));
            assert_eq!(byte_of(char::from(byte)), Some(byte));
        }
        assert_eq!([char_of(0x80), char_of(0x9F), char_of(0xA0)], ['€', 'Ÿ', '\u{A0}']);
        assert_eq!(byte_of('ą'), None);
    }
}
