//! Documents as bytes: what comes before and after the root, encodings, damage.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::dice::Dice;
use super::document::document;
use super::mutate::mutate;

const RIGHT_STARTS: [&str; 6] = [
    "",
    "<?xml version=\"1.0\"?>",
    "<?xml version='1.0' encoding='UTF-8'?>\r\n",
    "<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?>\n",
    "<?xml version = \"1.0\"\tstandalone='no' ?>\n<!-- x -->\n<?pi y?>",
    "<!-- x -->\n",
];

const STARTS: [&str; 42] = [
    " ",
    "\n<?xml version=\"1.0\"?>",
    "<!-- --><?xml version=\"1.0\"?>",
    "<?xml version=\"1.0\"?><?xml version=\"1.0\"?>",
    "<?xml?>",
    "<?xml ?>",
    "<?xml encoding=\"utf-8\"?>",
    "<?xml version=\"1.1\"?>",
    "<?xml version=\"1.7\"?>",
    "<?xml version=\"2.0\"?>",
    "<?xml version=\"1.\"?>",
    "<?xml version=1.0?>",
    "<?xml version=\"1.0'?>",
    "<?xml version=\"1.0\"encoding=\"utf-8\"?>",
    "<?xml version=\"1.0\" standalone=\"yes\" encoding=\"utf-8\"?>",
    "<?xml version=\"1.0\" standalone=\"YES\"?>",
    "<?xml version=\"1.0\" standalone=\"\"?>",
    "<?xml version=\"1.0\" encoding=\"\"?>",
    "<?xml version=\"1.0\" encoding=\"8bit\"?>",
    "<?xml version=\"1.0\" encoding=\" utf-8\"?>",
    "<?xml version=\"1.0\" encoding=\"utf-8\" other=\"x\"?>",
    "<?xml version=\"1.0\" version=\"1.0\"?>",
    "<?xml version=\"1.0\" encoding=\"utf-8\">",
    "<?xml version=\"1.0\" encoding=\"utf-8\" ? >",
    "<?XML version=\"1.0\"?>",
    "<?Xml version=\"1.0\"?>",
    "<?xmlversion=\"1.0\"?>",
    "<?xml version=\"1.0\" encoding=\"us-ascii\"?>",
    "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>",
    "<?xml version=\"1.0\" encoding=\"ISO-8859-5\"?>",
    "<?xml version=\"1.0\" encoding=\"koi8-r\"?>",
    "<?xml version=\"1.0\" encoding=\"cp1251\"?>",
    "<?xml version=\"1.0\" encoding=\"UTF8\"?>",
    "<?xml version=\"1.0\" encoding=\"UTF-16LE\"?>",
    "<?xml version=\"1.0\" encoding=\"UTF-7\"?>",
    "<?xml version=\"1.0\" encoding=\"no-such\"?>",
    "<!DOCTYPE RegistrySet>",
    "<!doctype RegistrySet>",
    "<!DOCTYPE RegistrySet SYSTEM \"file:///etc/passwd\">",
    "<!DOCTYPE RegistrySet [<!ENTITY a \"b\"><!ENTITY c \"&a;&a;\">]>",
    "<!DOCTYPE RegistrySet [",
    "text",
];

const ENDS: [&str; 14] = [
    "\n",
    " <!-- x -->",
    "<?pi?>",
    "x",
    "&#32;",
    "<![CDATA[ ]]>",
    "<a/>",
    "<RegistrySet/>",
    "</RegistrySet>",
    "<!DOCTYPE a>",
    "\u{a0}",
    "<?xml version='1.0'?>",
    "\u{feff}",
    "<",
];

/// A file that is right, or wrong somewhere.
pub fn file(dice: &mut Dice) -> Vec<u8> {
    let mut set = document(dice);
    for _ in 0..dice.pick(&[0, 1, 1, 1, 1, 2, 3]) {
        mutate(&mut set, dice);
    }
    let mut text = String::new();
    let is_odd = dice.chance(15);
    let start = if is_odd {
        dice.pick(&STARTS)
    } else {
        dice.pick(&RIGHT_STARTS)
    };
    set.write(&mut text, dice);
    if dice.chance(10) {
        text.push_str(dice.pick(&ENDS));
    }
    if dice.chance(2) {
        deepen(&mut text, dice);
    }
    let mut bytes = encoded(start, &text, dice);
    if dice.chance(15) {
        for _ in 0..=dice.below(3) {
            damage(&mut bytes, dice);
        }
    }
    bytes
}

/// Far more of something than any file needs.
fn deepen(text: &mut String, dice: &mut Dice) {
    use std::fmt::Write;
    let Some(end) = text.rfind("</RegistrySet") else {
        return;
    };
    let count = dice.pick(&[10, 63, 64, 65, 255, 257, 300]);
    let mut inner = String::new();
    match dice.below(4) {
        0 => inner = "<a>".repeat(count) + &"</a>".repeat(count),
        1 => {
            inner.push_str("<a");
            for place in 0..count {
                write!(inner, " a{place}=''").unwrap();
            }
            inner.push_str("/>");
        }
        2 => {
            inner.push_str("<a");
            for place in 0..count {
                write!(inner, " xmlns:a{place}='urn:{place}'").unwrap();
            }
            inner.push_str("/>");
        }
        _ => inner = format!("<a {}/>", "b='1' ".repeat(2)),
    }
    text.insert_str(end, &inner);
}

fn encoded(start: &str, text: &str, dice: &mut Dice) -> Vec<u8> {
    let declared = |name: &str| format!("<?xml version=\"1.0\" encoding=\"{name}\"?>{text}");
    let plain = format!("{start}{text}");
    match dice.below(40) {
        0 | 1 => [b"\xef\xbb\xbf", plain.as_bytes()].concat(),
        2 => windows_1251(&declared("windows-1251")),
        3 => windows_1251(&declared("Windows-1251")),
        4 => windows_1251(&plain),
        5 => declared("windows-1251").into_bytes(),
        6 => utf16(&declared("utf-16"), u16::to_le_bytes, true),
        7 => utf16(&declared("UTF-16"), u16::to_be_bytes, true),
        8 => utf16(&plain, u16::to_le_bytes, true),
        9 => utf16(&plain, u16::to_be_bytes, dice.chance(50)),
        10 => utf16(&declared("utf-16"), u16::to_le_bytes, false),
        11 => utf16(&declared("utf-8"), u16::to_le_bytes, true),
        12 => utf16(&declared("windows-1251"), u16::to_le_bytes, true),
        13 => declared("utf-16").into_bytes(),
        14 => {
            let name = dice.pick(&["utf-16", "windows-1251", "koi8-r", "utf-8"]);
            [b"\xef\xbb\xbf", declared(name).as_bytes()].concat()
        }
        15 => windows_1251(&declared(dice.pick(&[
            "koi8-r",
            "cp1251",
            "utf-8",
            "utf-16",
            "iso-8859-1",
        ]))),
        _ => plain.into_bytes(),
    }
}

fn utf16(text: &str, unit: fn(u16) -> [u8; 2], is_marked: bool) -> Vec<u8> {
    let mark = is_marked.then_some(0xfeff);
    let units = mark.into_iter().chain(text.encode_utf16());
    units.flat_map(unit).collect()
}

/// What it does not have becomes a question mark.
pub fn windows_1251(text: &str) -> Vec<u8> {
    static BYTES: LazyLock<HashMap<char, u8>> = LazyLock::new(|| {
        let bytes = u8::MIN..=u8::MAX;
        bytes
            .map(|byte| (cabinet_tables::windows_1251(byte), byte))
            .collect()
    });
    let bytes = text.chars().map(|wanted| BYTES.get(&wanted).copied());
    bytes.map(|byte| byte.unwrap_or(b'?')).collect()
}

/// Changes bytes at one place.
pub fn damage(bytes: &mut Vec<u8>, dice: &mut Dice) {
    let place = dice.below(bytes.len());
    let value = dice.pick(b"<>&\"'/=! \n\0\x08-]?:;xA1\x98\xd0\xff\xc3");
    match dice.below(6) {
        0 if place < bytes.len() => bytes[place] = value,
        1 if place < bytes.len() => bytes[place] ^= 1 << dice.below(8),
        2 if place < bytes.len() => {
            bytes.remove(place);
        }
        3 if dice.chance(20) => bytes.truncate(place),
        4 => {
            let end = (place + dice.below(40)).min(bytes.len());
            let piece = bytes[place.min(end)..end].to_vec();
            let other = dice.below(bytes.len() + 1);
            bytes.splice(other..other, piece);
        }
        _ => bytes.insert(place, value),
    }
}
