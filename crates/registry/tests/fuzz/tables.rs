//! Tables, right and wrong, as text and as workbooks.

use std::fmt::Write;

use crate::damaged;
use crate::support::dice::Dice;
use crate::support::file::windows_1251;
use crate::workbooks::{Workbook, inn, snils, zip};

const HEADINGS: [&str; 6] = ["Фамилия", "СНИЛС", "ИНН", "Дата", "Программа", "Результат"];

/// Cells that are hard to read, or worth nothing.
const ODD: [&str; 24] = [
    "",
    " ",
    "\"",
    "\"\"",
    "\"a\"b",
    "a\"b",
    "\"a\nb\"",
    "\r",
    "\n\n",
    ";",
    ",",
    "\t",
    "=\"007\"",
    "=1+1",
    "=\"a\"b\"",
    "sep=;",
    "\u{0}",
    "\u{feff}",
    "\u{fffd}",
    "\u{1f600}",
    "-",
    "1e308",
    "\u{1a}",
    "\"\r\n",
];

fn row(dice: &mut Dice) -> [String; 6] {
    let number = 10_000_000 + u32::try_from(dice.below(1_000_000)).unwrap();
    [
        "Иванов".to_owned(),
        snils(number),
        inn(number),
        "2026-11-25".to_owned(),
        "6".to_owned(),
        "да".to_owned(),
    ]
}

/// A table as text.
pub fn text(dice: &mut Dice) -> Vec<u8> {
    let separator = dice.pick(&[";", ",", "\t", "|"]);
    let mut rows = vec![HEADINGS.map(str::to_owned).to_vec()];
    for _ in 0..dice.below(6) {
        rows.push(row(dice).to_vec());
    }
    for _ in 0..dice.below(4) {
        let place = dice.below(rows.len());
        let cells = &mut rows[place];
        let at = dice.below(cells.len());
        let odd = dice.pick(&ODD);
        match dice.below(4) {
            0 => cells.insert(at, odd.to_owned()),
            1 if at < cells.len() => {
                cells.remove(at);
            }
            2 => cells.push(odd.repeat(1 + dice.below(3) * 2_000)),
            _ if at < cells.len() => odd.clone_into(&mut cells[at]),
            _ => rows.clear(),
        }
        if rows.is_empty() {
            rows.push(Vec::new());
        }
    }
    let end = dice.pick(&["\r\n", "\n", "\r"]);
    let lines: Vec<String> = rows.iter().map(|cells| cells.join(separator)).collect();
    let start = dice.pick(&["", "", "\u{feff}", "sep=;\r\n", "\n\n"]);
    let text = format!("{start}{}{end}", lines.join(end));
    let bytes = match dice.below(5) {
        0 => windows_1251(&text),
        1 => "\u{feff}"
            .encode_utf16()
            .chain(text.encode_utf16())
            .flat_map(u16::to_le_bytes)
            .collect(),
        2 => "\u{feff}"
            .encode_utf16()
            .chain(text.encode_utf16())
            .flat_map(u16::to_be_bytes)
            .collect(),
        _ => text.into_bytes(),
    };
    damaged(bytes, dice)
}

/// Values of attributes and texts that a workbook should not have.
const ODD_XML: [&str; 30] = [
    "",
    "0",
    "-1",
    "1",
    "99999999999",
    "18446744073709551616",
    "1e308",
    "NaN",
    "1E-400",
    "2958466",
    "60",
    "0.5",
    "XFD1048576",
    "A0",
    "XFE1",
    "A1048577",
    "AAAAAAAAAA1",
    "1",
    "s",
    "inlineStr",
    "str",
    "b",
    "e",
    "d",
    "z",
    "&#0;",
    "&lt;",
    "_x000D_",
    "xl/../../a",
    "http://schemas.openxmlformats.org",
];

fn cell(reference: &str, kind: usize, dice: &mut Dice) -> String {
    let number = dice.below(3_000_000);
    match kind {
        0 => format!("<c r=\"{reference}\" t=\"s\"><v>{}</v></c>", dice.below(4)),
        1 => format!(
            "<c r=\"{reference}\" s=\"{}\"><v>{number}</v></c>",
            dice.below(6)
        ),
        2 => format!("<c r=\"{reference}\" t=\"inlineStr\"><is><t>Иванов</t></is></c>"),
        3 => format!("<c r=\"{reference}\" t=\"str\"><f>A1</f><v>x</v></c>"),
        4 => format!("<c r=\"{reference}\" t=\"b\"><v>1</v></c>"),
        _ => format!("<c r=\"{reference}\" t=\"e\"><v>#N/A</v></c>"),
    }
}

/// A workbook whose parts are wrong somewhere.
pub fn workbook(dice: &mut Dice) -> Vec<u8> {
    if dice.chance(5) {
        return relations(dice);
    }
    let mut rows = String::new();
    for number in 1..=1 + dice.below(5) {
        let cells: Vec<String> = ('A'..='F')
            .map(|column| {
                let kind = dice.below(6);
                cell(&format!("{column}{number}"), kind, dice)
            })
            .collect();
        write!(rows, "<row r=\"{number}\">{}</row>", cells.concat()).unwrap();
    }
    let texts = HEADINGS.map(|text| format!("<si><t xml:space=\"preserve\">{text} </t></si>"));
    let styles = "<numFmts><numFmt numFmtId=\"164\" formatCode=\"000\\-000\"/></numFmts><cellXfs><xf numFmtId=\"0\"/>\
        <xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"49\"/><xf numFmtId=\"22\"/></cellXfs>";
    let mut parts = [rows, texts.concat(), styles.to_owned()];
    for _ in 0..dice.below(4) {
        let place = dice.below(parts.len());
        let part = &mut parts[place];
        *part = if dice.chance(70) {
            odd(part, dice)
        } else {
            lossy(part, dice)
        };
    }
    let [rows, strings, styles] = parts;
    let state = dice.pick(&["visible", "visible", "visible", "hidden", "veryHidden", "?"]);
    let mut workbook = Workbook {
        strings,
        styles,
        since_1904: dice.chance(20),
        ..Workbook::of(&rows)
    };
    workbook.sheets[0].1 = state;
    if dice.chance(20) {
        workbook.sheets.insert(0, (String::new(), "visible"));
    }
    let bytes = workbook.bytes();
    if dice.chance(20) {
        damaged(bytes, dice)
    } else {
        bytes
    }
}

fn lossy(part: &str, dice: &mut Dice) -> String {
    let bytes = damaged(part.as_bytes().to_vec(), dice);
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Another value of an attribute or another text, or an element once more.
fn odd(part: &str, dice: &mut Dice) -> String {
    let (open, close) = dice.pick(&[('"', '"'), ('>', '<'), ('<', '>')]);
    let starts: Vec<usize> = part.match_indices(open).map(|(at, _)| at + 1).collect();
    if starts.is_empty() {
        return part.to_owned();
    }
    let start = dice.pick(&starts);
    let Some(length) = part[start..].find(close) else {
        return part.to_owned();
    };
    let end = start + length;
    if open == '<' {
        let tag = &part[start..end];
        return format!("{}<{tag}>{}", &part[..=end], &part[end + 1..]);
    }
    format!("{}{}{}", &part[..start], dice.pick(&ODD_XML), &part[end..])
}

/// Packages whose parts point to one another in unusual ways.
fn relations(dice: &mut Dice) -> Vec<u8> {
    let targets = [
        "xl/workbook.xml",
        "/xl/workbook.xml",
        "../w.xml",
        "",
        "_rels/.rels",
        "http://a/b",
        "xl\\workbook.xml",
    ];
    let target = dice.pick(&targets);
    let kind = dice.pick(&["x/officeDocument", "x/worksheet", ""]);
    let relations = format!(
        "<Relationships><Relationship Id=\"r\" Type=\"{kind}\" Target=\"{target}\"/></Relationships>"
    );
    let file = "<workbook><sheets><sheet name=\"a\" sheetId=\"1\" id=\"r\"/></sheets></workbook>";
    let bytes = zip(&[
        ("_rels/.rels", relations.as_bytes()),
        ("xl/workbook.xml", file.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
    ]);
    damaged(bytes, dice)
}
