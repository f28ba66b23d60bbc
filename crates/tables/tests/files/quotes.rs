//! Quotes in text with separators: what is read, and what is told so that nobody is swallowed.

use cabinet_tables::{Limits, Table, TableFault, read};
use csv_core::{ReadFieldResult, Reader, ReaderBuilder};
use proptest::prelude::*;
use proptest::sample::select;

fn table(text: &str) -> Result<Table, TableFault> {
    read(text.as_bytes(), &Limits::default(), &mut |_| {})
}

type Rows = Vec<(u32, Vec<String>)>;

/// The cells of each row that are not blank.
fn rows(table: &Table) -> Rows {
    let texts =
        |row: cabinet_tables::Row<'_>| row.cells().map(|(_, text)| text.to_owned()).collect();
    table.rows().map(|row| (row.number, texts(row))).collect()
}

fn is_open_in(row: u64, text: &str) {
    let fault = table(text).err();
    assert_eq!(fault, Some(TableFault::OpenQuote(row)), "{text:?}");
}

fn is_read(text: &str, cells: &[&[&str]]) {
    let read = rows(&table(text).unwrap());
    let read: Vec<_> = read.into_iter().map(|(_, cells)| cells).collect();
    assert_eq!(read, cells, "{text:?}");
}

#[test]
fn people_between_two_stray_quotes_are_not_swallowed() {
    let paste = "ФИО\tСНИЛС\tИНН\tДолжность\tПрава\n\
        Дёмина Юлия Андреевна\t200-000-207 31\t770000020762\tСлесарь\tОтчёты СОУТ: просмотр\n\
        Ершов Лев Николаевич\t200-000-208 32\t770000020836\t\"Старший мастер\tОтчёты СОУТ: просмотр\n\
        Жукова Инна Олеговна\t200-000-209 33\t770000020900\tСлесарь\tОтчёты СОУТ: просмотр\n\
        Абрамов Пётр Ильич\t200-000-210 26\t770000021004\tМастер\"\tОтчёты СОУТ: просмотр\n\
        Белова Анна Сергеевна\t200-000-211 27\t770000021188\tСлесарь\tОтчёты СОУТ: просмотр";
    for separator in ["\t", ";", ","] {
        for end in ["\n", "\r\n", "\r"] {
            is_open_in(3, &paste.replace('\t', separator).replace('\n', end));
        }
    }
}

#[test]
fn the_rest_of_the_file_is_no_cell() {
    is_open_in(
        3,
        "ФИО;СНИЛС;ИНН;Должность\r\n\
         Громов Олег Петрович;200-000-200 24;770000020057;Слесарь\r\n\
         Дёмина Юлия Андреевна;200-000-201 25;770000020120;\"Старший мастер\r\n\
         Ершов Лев Николаевич;200-000-202 26;770000020201;Слесарь\r\n\
         Жукова Инна Олеговна;200-000-203 27;770000020378;Слесарь",
    );
    for text in ["\"", "\"a", "\"\"\"", "a;b\n\"c\"\"\n"] {
        assert!(
            matches!(table(text).err(), Some(TableFault::OpenQuote(_))),
            "{text:?}"
        );
    }
}

#[test]
fn a_quote_that_another_one_closes_somewhere() {
    let head = "a;b;c;d;e\n1;2;3;4;5\n";
    for lines in [
        // By the quote at the end of a cell of the next row, or of the one after that.
        "x;\"x;x;x;x\ny;y\";y;y;y",
        "x;\"x;x;x;x\nz;z;z;z;z\ny;y\";y;y;y",
        "\"x;x;x;x;x\ny;y;y;y\";y",
        "x;x;x;x;\"x\ny\";y;y;y;y",
        // Blank lines between the rows, cells with nothing in their quotes.
        "x;\"x;x;x;x\n\n\ny;y\";y;y;y",
        "x;\"x;x;\"\";x\ny;y\";y;y;y",
        // Others of the same row have quotes that are right.
        "x;\"x;x\";\"x;x;x\ny;y\";y;y;\"y;y\"",
        "\"x\nx\";x;\"x;x;x\ny;y;y\";y;\"y\ny\"",
        "x;\"x;x\";\"x\nx\";\"x;x\ny;y\";y;y;y",
        // By the first quote of a cell of another row that has them.
        "x;\"x;x;x;x\ny;\"y\";y;y;y",
        "x;\"x;x;x;x\ny;\"y;y\";y;y;y",
        "x;\"x;x;x;x\ny;\"\"\"y\"\"\";y;y;y",
        "x;\"x;x;x;x\nz;z;z;z;z\ny;\";y\";y;y;y",
        // In the same row: its cells would be those of others of its columns.
        "x;\"x;x;x\";x\ny;y;y;y;y",
        "x;\"x;x;\"x\";x\ny;y;y;y;y",
        "x;\"\"x;x\";x;x;x\ny;y;y;y;y",
        "x;\"x\" и \"x;x;x;x\ny;y;y;y;y",
        // After a right cell whose first line makes its row as wide as the table.
        "x;x;x;\"x;\nx\";\"x\ny\";y;y;y;y",
        "x;x;x;\"x;\nx\";\"x\nz;z;z;z;z\ny\";y;y;y;y",
        "x;x;\"x;\nx\";\"x;\n\";\"x\ny;y\";y;y;y",
        // Others of the row that it swallows have several lines.
        "x;x;x;x;\"x\ny\";y;\"y\ny\";y;\"y\n\"",
    ] {
        is_open_in(3, &format!("{head}{lines}\nz;z;z;z;z\n"));
        is_open_in(3, &format!("{head}{lines}"));
        is_open_in(1, &format!("{lines}\nz;z;z;z;z"));
    }
}

/// A row that is narrow since others are hidden in it says nothing about the rows above it.
#[test]
fn the_row_with_the_stray_quote_is_named() {
    is_open_in(3, "a;b;c;d;e\n;;\"b;\n\";;\"b;\n\"\n\"\"\";c\";;;\n");
}

#[test]
fn a_tab_stands_in_no_cell_that_was_copied() {
    is_open_in(2, "a\tb\tc\n\"1\t2\"\t3");
    is_open_in(2, "a\tb\tc\n1\t2\t3\n".replace("2\t3", "\"2\t3\"").as_str());
    is_read("a\tb\n\"1\n1\"\t2", &[&["a", "b"], &["1\n1", "2"]]);
    is_read("a;b\n\"1\t1\";2", &[&["a", "b"], &["1\t1", "2"]]);
}

#[test]
fn the_row_is_numbered_as_excel_does() {
    is_open_in(5, "sep=;\n\na;\"x\ny\"\r\n\r\n1;\"2\n3;4");
    is_open_in(2, "\n\"a\"\"");
}

#[test]
fn cells_of_several_lines_are_read() {
    let head = "ФИО,СНИЛС,ИНН,Должность,Права";
    let heads = ["ФИО", "СНИЛС", "ИНН", "Должность", "Права"];
    let address = "г. Москва,\nул. Ленина, д. 5, кв. 3";
    let position = "Мастер, старший\nсмены";
    for cells in [
        ["И\nИ", "1", "2", "3", "4"],
        ["И", "1", "2\n\n2", "3\r\n3", "4"],
        ["И", "1", "2", "3", "4\n4\n"],
        ["И", address, "2", "3", "4"],
        ["И", "1", "2", "3", address],
        ["И", "1", "2", position, "4"],
        ["И", "1", "2", position, "4\n4"],
        ["И", "1", "2", "Рабочий", "Москва\nул. Ленина, д. 5, кв. 3"],
    ] {
        let row = cells.map(|cell| format!("\"{cell}\"")).join(",");
        is_read(&format!("{head}\n{row}\n"), &[&heads, &cells]);
        is_read(&format!("{row}\n{row}\n{head}"), &[&cells, &cells, &heads]);
    }
    // As wide as a row, but nobody has so few cells.
    is_read(
        "Составил,Должность,Где\nИ,Инженер,\"Москва\nул. Ленина, д. 5, кв. 3\"",
        &[
            &["Составил", "Должность", "Где"],
            &["И", "Инженер", "Москва\nул. Ленина, д. 5, кв. 3"],
        ],
    );
}

#[test]
fn separators_in_quotes_are_read() {
    let head = "a;b;c;d;e";
    let heads: &[&str] = &["a", "b", "c", "d", "e"];
    is_read(
        &format!("{head}\n1;2;3;\"x; x\";5\n1;\"2\" ;\"3;3\"  ;;\n"),
        &[heads, &["1", "2", "3", "x; x", "5"], &["1", "2", "3;3"]],
    );
    // A table whose rows are shorter than its header, and a title above it.
    let short = "1;2;3;\"x; x\"";
    is_read(
        &format!("{head}\n{short}\n{short}"),
        &[heads, &["1", "2", "3", "x; x"], &["1", "2", "3", "x; x"]],
    );
    is_read(&format!("\"t;i;t;l;e\"\n{head}"), &[&["t;i;t;l;e"], heads]);
    // Rows of any width without separators in quotes.
    is_read(
        &format!("{head}\n1;2;3;4\n1;\"2\";3\n"),
        &[heads, &["1", "2", "3", "4"], &["1", "2", "3"]],
    );
    is_read("sep= \n\"a\" b\n\"c d\" e", &[&["a", "b"], &["c d", "e"]]);
}

/// Excel copies such cells as they are, and whoever joins cells by hand quotes none.
#[test]
fn quotes_that_belong_to_the_text_are_text() {
    for cell in [
        "ООО \"Ромашка\"",
        "\"Ромашка\", ООО",
        "\"Рога\" и \"Копыта\"",
        "\"Фирма \"Ромашка\"\"",
        "Мастер\"",
        "Экран 5\" и 7\"",
        "Экран \"\"5",
    ] {
        for separator in ["\t", ";"] {
            let text = format!("a;b;c\n1;{cell};3\n4;5;6").replace(';', separator);
            is_read(
                &text,
                &[&["a", "b", "c"], &["1", cell, "3"], &["4", "5", "6"]],
            );
        }
    }
    is_read("sep=\"\nb", &[&["sep=\""], &["b"]]);
}

/// How a cell is written.
#[derive(Clone, Copy, Debug)]
enum Style {
    Always,
    Needed,
    /// A quote in the middle of a cell as it is.
    Copied,
}

impl Style {
    fn write(self, text: &str) -> String {
        let is_quoted = match self {
            Self::Always => true,
            Self::Needed => text.contains([';', '"', '\n', '\r']),
            Self::Copied => text.contains([';', '\n', '\r']),
        };
        if is_quoted {
            format!("\"{}\"", text.replace('"', "\"\""))
        } else {
            text.to_owned()
        }
    }
}

/// Cells with at most one separator each. None begins with a sign: `";x"` is a cell and also the end of one.
fn cell() -> impl Strategy<Value = String> {
    let signs = select(vec!['ж', ' ', '"', '"', ';', '\n', '\r']);
    let text = prop::collection::vec(signs, 0..6).prop_map(|signs| {
        let mut separators = 0;
        let mut is_kept = |sign: &char| {
            separators += usize::from(*sign == ';');
            *sign != ';' || separators < 2
        };
        let kept = signs.into_iter().filter(|sign| is_kept(sign));
        format!("ф{}", kept.collect::<String>())
    });
    prop_oneof![1 => Just(String::new()), 4 => text]
}

/// Cells of a table with a plain first row, each beside how it is written.
fn written() -> impl Strategy<Value = Vec<Vec<(String, String)>>> {
    let style = || select(vec![Style::Always, Style::Needed, Style::Copied]);
    let body = (4_usize..7).prop_flat_map(move |columns| {
        let cell = (cell(), style()).prop_map(|(text, style)| {
            let written = style.write(&text);
            (text, written)
        });
        prop::collection::vec(prop::collection::vec(cell, columns), 1..7)
    });
    body.prop_map(|mut rows| {
        let columns = rows.first().map_or(0, Vec::len);
        rows.insert(0, vec![("з".to_owned(), "з".to_owned()); columns]);
        rows
    })
}

fn text_of(rows: &[Vec<(String, String)>], end: &str) -> String {
    let lines = rows.iter().map(|cells| {
        let cells: Vec<_> = cells.iter().map(|(_, written)| written.as_str()).collect();
        cells.join(";") + end
    });
    format!("sep=;{end}{}", lines.collect::<String>())
}

fn expected(cells: &[Vec<(String, String)>]) -> Rows {
    let rows = (2..).zip(cells).map(|(number, cells)| {
        let texts = cells.iter().map(|(text, _)| text.clone());
        (
            number,
            texts.filter(|text| !text.is_empty()).collect::<Vec<_>>(),
        )
    });
    rows.filter(|(_, texts)| !texts.is_empty()).collect()
}

/// What another reader makes of it, blank cells and rows left out. It drops quotes that belong to the text,
/// and takes spaces after quotes for text: both go without them.
fn read_otherwise(text: &str) -> Vec<Vec<String>> {
    let mut reader: Reader = ReaderBuilder::new().delimiter(b';').build();
    let (mut rest, mut rows) = (text.as_bytes(), vec![Vec::new()]);
    let mut field = vec![0; text.len() + 1];
    loop {
        let mut length = 0;
        let is_end = loop {
            let (result, read, written) = reader.read_field(rest, &mut field[length..]);
            rest = &rest[read..];
            length += written;
            match result {
                ReadFieldResult::Field { record_end } => break Some(record_end),
                ReadFieldResult::End => break None,
                ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull => {}
            }
        };
        let cell = bare(std::str::from_utf8(&field[..length]).unwrap());
        if !cell.is_empty() {
            rows.last_mut().unwrap().push(cell);
        }
        match is_end {
            Some(true) => rows.push(Vec::new()),
            Some(false) => {}
            None => break,
        }
    }
    rows.retain(|row| !row.is_empty());
    rows
}

fn bare(text: &str) -> String {
    text.replace('"', "").trim().to_owned()
}

proptest! {
    #[test]
    fn what_was_written_is_read(rows_of in written(), end in select(vec!["\n", "\r\n", "\r"])) {
        let table = table(&text_of(&rows_of, end)).unwrap();
        prop_assert_eq!(rows(&table), expected(&rows_of));
    }

    /// Beside the row with the stray quote everybody has what they had, or nothing is read.
    #[test]
    fn a_stray_quote_takes_nothing_from_others(
        mut cells in written(),
        place in any::<(prop::sample::Index, prop::sample::Index)>(),
        end in select(vec!["\n", "\r\n", "\r"]),
    ) {
        let others = |rows: Rows, row: usize| {
            let others = rows.into_iter().filter(|(number, _)| *number as usize != row + 2);
            others.collect::<Vec<_>>()
        };
        let row = 1 + place.0.index(cells.len() - 1);
        let column = place.1.index(cells[row].len());
        let before = others(expected(&cells), row);
        let stray = &mut cells[row][column].1;
        stray.insert(0, '"');
        match table(&text_of(&cells, end)) {
            Err(fault) => {
                prop_assert_eq!(fault, TableFault::OpenQuote(row as u64 + 2));
            }
            Ok(table) => prop_assert_eq!(others(rows(&table), row), before),
        }
    }

    /// Whatever is read is what the rules of CSV make of it.
    #[test]
    fn another_reader_finds_the_same(
        signs in prop::collection::vec(select(vec!['a', 'ф', '"', '"', ';', ';', '\n', '\r', ' ']), 0..40),
    ) {
        let text: String = signs.into_iter().collect();
        let Ok(table) = table(&format!("sep=;\n{text}")) else { return Ok(()) };
        let read = rows(&table).into_iter().map(|(_, cells)| {
            let cells = cells.iter().map(|cell| bare(cell));
            cells.filter(|cell| !cell.is_empty()).collect::<Vec<_>>()
        });
        let read: Vec<_> = read.filter(|cells| !cells.is_empty()).collect();
        prop_assert_eq!(read, read_otherwise(&text));
    }
}
