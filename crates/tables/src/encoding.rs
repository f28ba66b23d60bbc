//! From bytes to text: UTF-8 and UTF-16 (Excel's «Unicode text») by their marks or their shape, and
//! otherwise windows-1251, in which a Russian Excel saves CSV.

use std::borrow::Cow;

use cabinet_protocol::TableFault;

/// 0x80–0xBF of windows-1251; above it the alphabet stands in order. 0x98 means nothing.
const MIDDLE: [char; 64] = [
    'Ђ', 'Ѓ', '‚', 'ѓ', '„', '…', '†', '‡', '€', '‰', 'Љ', '‹', 'Њ', 'Ќ', 'Ћ', 'Џ', 'ђ', '‘', '’',
    '“', '”', '•', '–', '—', '\u{98}', '™', 'љ', '›', 'њ', 'ќ', 'ћ', 'џ', '\u{a0}', 'Ў', 'ў', 'Ј',
    '¤', 'Ґ', '¦', '§', 'Ё', '©', 'Є', '«', '¬', '\u{ad}', '®', 'Ї', '°', '±', 'І', 'і', 'ґ', 'µ',
    '¶', '·', 'ё', '№', 'є', '»', 'ј', 'Ѕ', 'ѕ', 'ї',
];

/// The text of a file.
///
/// # Errors
/// It holds what no text holds.
pub(crate) fn decoded(bytes: &[u8]) -> Result<Cow<'_, str>, TableFault> {
    let text = if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        Cow::Owned(utf16(rest, u16::from_le_bytes))
    } else if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        Cow::Owned(utf16(rest, u16::from_be_bytes))
    } else {
        let rest = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        match std::str::from_utf8(rest) {
            Ok(text) => Cow::Borrowed(text),
            // Cut in the middle of a character.
            Err(error) if error.error_len().is_none() => String::from_utf8_lossy(rest),
            Err(_) => Cow::Owned(rest.iter().map(|byte| windows_1251(*byte)).collect()),
        }
    };
    let is_binary = |byte: u8| byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x1a);
    if text.bytes().any(is_binary) {
        return Err(TableFault::NotATable);
    }
    Ok(text)
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let (pairs, _) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| unit(*pair));
    char::decode_utf16(units)
        .map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect()
}

/// The character of a byte of windows-1251; 0x98, which means nothing there, is U+0098.
#[must_use]
pub fn windows_1251(byte: u8) -> char {
    match byte {
        0..=0x7f => char::from(byte),
        0x80..=0xbf => MIDDLE[usize::from(byte - 0x80)],
        0xc0.. => char::from_u32(u32::from('А') + u32::from(byte - 0xc0))
            .unwrap_or(char::REPLACEMENT_CHARACTER),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_1251_is_what_the_standard_says() {
        for byte in u8::MIN..=u8::MAX {
            let bytes = [byte];
            let (standard, _, _) = encoding_rs::WINDOWS_1251.decode(&bytes);
            assert_eq!(standard, windows_1251(byte).to_string(), "{byte:#x}");
        }
    }

    #[test]
    fn each_encoding_by_its_bytes() {
        let text = "Ёлкина;№ 5";
        let (cyrillic, _, _) = encoding_rs::WINDOWS_1251.encode(text);
        let units = || text.encode_utf16();
        let little: Vec<u8> = units().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = units().flat_map(u16::to_be_bytes).collect();
        for bytes in [
            text.as_bytes().to_vec(),
            [b"\xef\xbb\xbf", text.as_bytes()].concat(),
            cyrillic.into_owned(),
            [&b"\xff\xfe"[..], &little].concat(),
            [&b"\xfe\xff"[..], &big].concat(),
        ] {
            assert_eq!(decoded(&bytes).unwrap(), text, "{bytes:?}");
        }
    }

    #[test]
    fn what_is_no_text() {
        assert_eq!(decoded(b"a;b\0c"), Err(TableFault::NotATable));
        assert_eq!(decoded(b"\x89\xff\x01"), Err(TableFault::NotATable));
    }

    #[test]
    fn a_cut_character_does_not_change_the_others() {
        let bytes = "Ёж".as_bytes();
        assert_eq!(decoded(&bytes[..3]).unwrap(), "Ё\u{fffd}");
    }
}
