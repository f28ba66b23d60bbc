//! Files made for the tests: workbooks as Excel and others write them, and what only an attacker does.

use std::io::Write;

use flate2::Compression;
use flate2::Crc;
use flate2::write::DeflateEncoder;

/// A zip file with these parts, deflated.
pub fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut file, mut directory) = (Vec::new(), Vec::new());
    for (name, content) in parts {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(content).unwrap();
        let packed = encoder.finish().unwrap();
        let mut crc = Crc::new();
        crc.update(content);
        let place = u32::try_from(file.len()).unwrap();
        // From «version needed» to the lengths of the name and of the extra field.
        let mut common = vec![20, 0, 0, 0, 8, 0, 0, 0, 0, 0];
        common.extend(crc.sum().to_le_bytes());
        common.extend(u32::try_from(packed.len()).unwrap().to_le_bytes());
        common.extend(u32::try_from(content.len()).unwrap().to_le_bytes());
        common.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
        common.extend([0, 0]);
        file.extend(b"PK\x03\x04");
        file.extend(&common);
        file.extend(name.as_bytes());
        file.extend(packed);
        directory.extend(b"PK\x01\x02\x14\0");
        directory.extend(&common);
        directory.extend([0; 10]);
        directory.extend(place.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let start = u32::try_from(file.len()).unwrap();
    let size = u32::try_from(directory.len()).unwrap();
    file.extend(&directory);
    file.extend(b"PK\x05\x06\0\0\0\0");
    let count = u16::try_from(parts.len()).unwrap().to_le_bytes();
    file.extend(count.iter().chain(&count));
    file.extend(size.to_le_bytes());
    file.extend(start.to_le_bytes());
    file.extend([0, 0]);
    file
}

/// A workbook in the making: sheets in XML, each with its state.
#[derive(Default)]
pub struct Workbook {
    pub sheets: Vec<(String, &'static str)>,
    pub strings: String,
    pub styles: String,
    pub since_1904: bool,
}

impl Workbook {
    /// With one visible sheet, of these rows in XML.
    pub fn of(rows: &str) -> Self {
        Self {
            sheets: vec![(rows.to_owned(), "visible")],
            ..Self::default()
        }
    }

    pub fn bytes(&self) -> Vec<u8> {
        const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        let relations = |list: String| {
            format!(
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
                 {list}</Relationships>"
            )
        };
        let relation = |id: &str, kind: &str, target: &str| {
            format!("<Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>")
        };
        let sheets = self.sheets.iter().enumerate();
        let names = sheets.clone().map(|(at, (_, state))| {
            format!("<sheet name=\"Лист {at}\" sheetId=\"{at}\" state=\"{state}\" r:id=\"s{at}\"/>")
        });
        let of_sheets = sheets.clone().map(|(at, _)| {
            relation(
                &format!("s{at}"),
                "worksheet",
                &format!("worksheets/{at}.xml"),
            )
        });
        let workbook = format!(
            "<?xml version=\"1.0\"?><workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\">\
             <workbookPr date1904=\"{}\"/><sheets>{}</sheets></workbook>",
            u8::from(self.since_1904),
            names.collect::<String>()
        );
        let of_workbook = relations(
            of_sheets.collect::<String>()
                + &relation("x", "sharedStrings", "sharedStrings.xml")
                + &relation("y", "styles", "/xl/styles.xml"),
        );
        let main = relations(relation("w", "officeDocument", "xl/workbook.xml"));
        let strings = format!("<sst xmlns=\"{MAIN}\">{}</sst>", self.strings);
        let styles = format!("<styleSheet xmlns=\"{MAIN}\">{}</styleSheet>", self.styles);
        let mut parts: Vec<(String, String)> = vec![
            ("[Content_Types].xml".into(), "<Types/>".into()),
            ("_rels/.rels".into(), main),
            ("xl/workbook.xml".into(), workbook),
            ("xl/_rels/workbook.xml.rels".into(), of_workbook),
            ("xl/sharedStrings.xml".into(), strings),
            ("xl/styles.xml".into(), styles),
        ];
        for (at, (rows, _)) in sheets {
            let sheet = format!(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet xmlns=\"{MAIN}\">\
                 <sheetData>{rows}</sheetData></worksheet>"
            );
            parts.push((format!("xl/worksheets/{at}.xml"), sheet));
        }
        let parts: Vec<_> = parts
            .iter()
            .map(|(name, content)| (name.as_str(), content.as_bytes()))
            .collect();
        zip(&parts)
    }
}

/// A СНИЛС of this number, with its check digits.
pub fn snils(number: u32) -> String {
    let digits: Vec<u32> = format!("{number:09}")
        .bytes()
        .map(|byte| u32::from(byte - b'0'))
        .collect();
    let sum: u32 = digits
        .iter()
        .zip((1..=9).rev())
        .map(|(digit, weight)| digit * weight)
        .sum();
    format!("{number:09}{:02}", sum % 101 % 100)
}

/// A right ИНН of a person.
pub fn inn(number: u32) -> String {
    let mut digits: Vec<u32> = format!("{number:010}")
        .bytes()
        .map(|byte| u32::from(byte - b'0'))
        .collect();
    for weights in [
        &[7, 2, 4, 10, 3, 5, 9, 4, 6, 8][..],
        &[3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8],
    ] {
        let sum: u32 = digits
            .iter()
            .zip(weights)
            .map(|(digit, weight)| digit * weight)
            .sum();
        digits.push(sum % 11 % 10);
    }
    digits
        .into_iter()
        .filter_map(|digit| char::from_digit(digit, 10))
        .collect()
}
