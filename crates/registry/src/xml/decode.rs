//! From bytes to text, by what the bytes are and what they declare.

use std::borrow::Cow;

use cabinet_tables::windows_1251;

use super::scan::declaration;
use cabinet_protocol::registry::RegistryFault;

/// A declaration is far shorter.
const DECLARATION_BYTES: usize = 1_000;

/// A file as text.
pub(super) struct Decoded<'b> {
    pub(super) text: Cow<'b, str>,
    /// Whether its bytes are in another encoding than it declares.
    pub(super) is_wrong: bool,
}

/// How units of UTF-16 lie in the bytes.
type Unit = fn([u8; 2]) -> u16;

/// UTF-16, if the bytes are: its units, the bytes after the mark, and whether there is a mark.
fn utf16(bytes: &[u8]) -> Option<(Unit, &[u8], bool)> {
    match bytes {
        [0xff, 0xfe, rest @ ..] => Some((u16::from_le_bytes, rest, true)),
        [0xfe, 0xff, rest @ ..] => Some((u16::from_be_bytes, rest, true)),
        [b'<', 0, ..] => Some((u16::from_le_bytes, bytes, false)),
        [0, b'<', ..] => Some((u16::from_be_bytes, bytes, false)),
        _ => None,
    }
}

/// Whether the first character that is not blank is a `<`, in each of the encodings.
pub(super) fn is_xml(bytes: &[u8]) -> bool {
    if let Some((unit, rest, _)) = utf16(bytes) {
        let (pairs, _) = rest.as_chunks::<2>();
        let mut units = pairs.iter().map(|pair| unit(*pair));
        let first = units.find(|unit| !matches!(unit, 0x20 | 0x09 | 0x0a | 0x0d));
        return first == Some(u16::from(b'<'));
    }
    let rest = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    rest.trim_ascii_start().starts_with(b"<")
}

/// The text of a file, its mark taken off.
pub(super) fn decoded(bytes: &[u8]) -> Result<Decoded<'_>, RegistryFault> {
    if let Some((unit, rest, is_marked)) = utf16(bytes) {
        let text = from_utf16(rest, unit)?;
        let declared = declared(text.as_bytes())?;
        let is_wrong =
            !is_marked || declared.is_some_and(|name| !name.eq_ignore_ascii_case("utf-16"));
        let text = Cow::Owned(text);
        return Ok(Decoded { text, is_wrong });
    }
    let (rest, is_marked) = match bytes.strip_prefix(b"\xef\xbb\xbf") {
        Some(rest) => (rest, true),
        None => (bytes, false),
    };
    let declared = Declared::of(declared(rest)?);
    match std::str::from_utf8(rest) {
        Ok(text) => {
            let is_right = match declared {
                Declared::Utf8 => true,
                Declared::Windows1251 => !is_marked && text.is_ascii(),
                Declared::Utf16 | Declared::Other => false,
            };
            let text = Cow::Borrowed(text);
            Ok(Decoded {
                text,
                is_wrong: !is_right,
            })
        }
        Err(error) if is_marked => Err(wrong_at(rest, error.valid_up_to())),
        Err(_) if declared == Declared::Other => Err(RegistryFault::UnknownEncoding),
        Err(error) => {
            let is_right = declared == Declared::Windows1251;
            if !is_right && is_mostly_utf8(rest) {
                return Err(wrong_at(rest, error.valid_up_to()));
            }
            // The one byte that is nobody's.
            if let Some(at) = rest.iter().position(|byte| *byte == 0x98) {
                return Err(wrong_at(rest, at));
            }
            let text = rest.iter().map(|byte| windows_1251(*byte)).collect();
            Ok(Decoded {
                text: Cow::Owned(text),
                is_wrong: !is_right,
            })
        }
    }
}

/// An encoding that is declared; UTF-8 when none is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Declared {
    Utf8,
    Utf16,
    Windows1251,
    Other,
}

impl Declared {
    fn of(name: Option<&str>) -> Self {
        let is = |other: &str| name.is_some_and(|name| name.eq_ignore_ascii_case(other));
        if name.is_none() || is("utf-8") {
            Self::Utf8
        } else if is("utf-16") {
            Self::Utf16
        } else if is("windows-1251") {
            Self::Windows1251
        } else {
            Self::Other
        }
    }
}

/// The encoding that a text declares; in every encoding that is known here its name is ASCII.
fn declared(text: &[u8]) -> Result<Option<&str>, RegistryFault> {
    let is_declaration = text.strip_prefix(b"<?xml").and_then(<[u8]>::first);
    if !is_declaration.is_some_and(|byte| b" \t\r\n".contains(byte)) {
        return Ok(None);
    }
    let start = text.get(..DECLARATION_BYTES).unwrap_or(text);
    let end = start.windows(2).position(|pair| pair == b"?>");
    let raw = end.and_then(|end| start.get(..end + 2));
    let raw = raw.and_then(|raw| std::str::from_utf8(raw).ok());
    raw.and_then(|raw| declaration(raw).ok())
        .ok_or(RegistryFault::NotWellFormed(1))
}

fn from_utf16(bytes: &[u8], unit: Unit) -> Result<String, RegistryFault> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| unit(*pair));
    let mut text = String::with_capacity(bytes.len());
    for character in char::decode_utf16(units) {
        let character = character.map_err(|_| wrong_at(text.as_bytes(), text.len()))?;
        text.push(character);
    }
    if !rest.is_empty() {
        return Err(wrong_at(text.as_bytes(), text.len()));
    }
    Ok(text)
}

/// Whether more characters of several bytes are right than wrong: then it is damaged UTF-8, which would make
/// no sense in windows-1251.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut right, mut wrong) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        let several = chunk
            .valid()
            .chars()
            .filter(|character| !character.is_ascii());
        right += several.count();
        wrong += chunk.invalid().len();
    }
    right > wrong
}

/// What is wrong stands in the line of this place.
pub(super) fn wrong_at(text: &[u8], at: usize) -> RegistryFault {
    let before = text.get(..at).unwrap_or(text);
    let lines = before.split(|byte| *byte == b'\n');
    RegistryFault::NotWellFormed(lines.count() as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn windows(text: &str) -> Vec<u8> {
        let byte = |wanted| (u8::MIN..=u8::MAX).find(|byte| windows_1251(*byte) == wanted);
        text.chars().map(|wanted| byte(wanted).unwrap()).collect()
    }

    fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(unit).collect()
    }

    fn declaring(name: &str) -> String {
        format!("<?xml version='1.0' encoding='{name}'?><a>Ёж</a>")
    }

    #[test]
    fn what_is_declared_and_what_is_so() {
        let little = |text: &str| utf16(text, u16::to_le_bytes);
        let big = |text: &str| utf16(text, u16::to_be_bytes);
        let plain = "<a>Ёж</a>".to_owned();
        let marked = |mark: &[u8], rest: &[u8]| [mark, rest].concat();
        for (bytes, text, is_wrong) in [
            (plain.clone().into_bytes(), plain.clone(), false),
            (declaring("UTF-8").into_bytes(), declaring("UTF-8"), false),
            (
                marked(b"\xef\xbb\xbf", declaring("utf-8").as_bytes()),
                declaring("utf-8"),
                false,
            ),
            (
                windows(&declaring("Windows-1251")),
                declaring("Windows-1251"),
                false,
            ),
            (
                marked(b"\xff\xfe", &little(&declaring("utf-16"))),
                declaring("utf-16"),
                false,
            ),
            (marked(b"\xfe\xff", &big(&plain)), plain.clone(), false),
            (little(&plain), plain.clone(), true),
            (big(&declaring("utf-16")), declaring("utf-16"), true),
            (
                marked(b"\xff\xfe", &little(&declaring("utf-8"))),
                declaring("utf-8"),
                true,
            ),
            (windows(&plain), plain.clone(), true),
            (windows(&declaring("utf-16")), declaring("utf-16"), true),
            (
                declaring("windows-1251").into_bytes(),
                declaring("windows-1251"),
                true,
            ),
            (declaring("utf-16").into_bytes(), declaring("utf-16"), true),
            (declaring("koi8-r").into_bytes(), declaring("koi8-r"), true),
            (
                marked(b"\xef\xbb\xbf", declaring("utf-16").as_bytes()),
                declaring("utf-16"),
                true,
            ),
        ] {
            let decoded = decoded(&bytes).unwrap();
            assert_eq!(
                (decoded.text.as_ref(), decoded.is_wrong),
                (text.as_str(), is_wrong)
            );
            assert!(is_xml(&bytes), "{bytes:?}");
        }
        let ascii = b"<?xml version='1.0' encoding='windows-1251'?><a/>";
        assert!(!decoded(ascii).unwrap().is_wrong);
    }

    #[test]
    fn what_is_in_no_encoding() {
        let line = |line| Some(RegistryFault::NotWellFormed(line));
        for (bytes, refusal) in [
            (
                windows(&declaring("koi8-r")),
                Some(RegistryFault::UnknownEncoding),
            ),
            // Damaged UTF-8 makes no sense in windows-1251.
            (
                "<a>\nЁжик".as_bytes().split_last().unwrap().1.to_vec(),
                line(2),
            ),
            (
                [b"\xef\xbb\xbf<a>\n\n", &windows("Ёж")[..]].concat(),
                line(3),
            ),
            (b"<a>\n\x98\xc0".to_vec(), line(2)),
            (b"\xff\xfe<\0\n\0a".to_vec(), line(2)),
            (b"\xfe\xff\0<\xd8\0\0a".to_vec(), line(1)),
            (b"<?xml version='1.0' encoding='utf-8'".to_vec(), line(1)),
        ] {
            assert_eq!(decoded(&bytes).err(), refusal, "{bytes:?}");
        }
    }

    #[test]
    fn what_is_meant_to_be_xml() {
        for bytes in [
            &b"\xef\xbb\xbf \r\n<"[..],
            b"\xff\xfe\x20\0<\0",
            b"\xfe\xff\0\n\0<",
            b"<",
        ] {
            assert!(is_xml(bytes), "{bytes:?}");
        }
        for bytes in [
            &b""[..],
            b"a<",
            b"PK\x03\x04",
            b"\xff\xfe",
            b"\xff\xfea\0<\0",
            b"\xff\xfe<",
        ] {
            assert!(!is_xml(bytes), "{bytes:?}");
        }
    }
}
