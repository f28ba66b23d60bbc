//! Text with separators: comma, semicolon or tab, quotes after RFC 4180.

mod cells;
mod lines;

use crate::table::Builder;
use cabinet_protocol::TableFault;
use cells::{Cells, after_line_end};
use lines::{Lines, Widths};

/// How much of the text is looked at to find the separator.
const SAMPLE: usize = 64 * 1024;
const SEPARATORS: [u8; 3] = [b'\t', b';', b','];

pub(crate) fn read(text: &str, builder: &mut Builder) -> Result<(), TableFault> {
    let (separator, text, rows_before) = match declared(text) {
        Some((separator, rest)) => (separator, rest, 1),
        None => (separator(text.as_bytes()), text, 0),
    };
    let cells = || Cells::new(text, separator, rows_before);
    let widths = Widths::of(cells(), separator)?;
    let mut lines = Lines::new(&widths, separator);
    for cell in cells() {
        let cell = cell?;
        lines.add(&cell)?;
        builder.cell(cell.column, kept_as_text(&cell.text()), cell.row)?;
        if cell.ends_row {
            builder.end_row(cell.row)?;
        }
    }
    Ok(())
}

/// `="0112"` is how a number keeps its zeros in Excel.
fn kept_as_text(text: &str) -> &str {
    let inner = text
        .strip_prefix("=\"")
        .and_then(|rest| rest.strip_suffix('"'));
    inner.filter(|inner| !inner.contains('"')).unwrap_or(text)
}

/// The first line may name the separator, for Excel: `sep=;`.
fn declared(text: &str) -> Option<(u8, &str)> {
    let rest = text.strip_prefix("sep=")?;
    let separator = rest.bytes().next()?;
    if !separator.is_ascii() || matches!(separator, b'"' | b'\r' | b'\n') {
        return None;
    }
    Some((separator, after_line_end(rest.get(1..)?)?))
}

/// The separator that stands equally often in most rows. Rows that have none of it say nothing.
fn separator(text: &[u8]) -> u8 {
    let sample = &text[..text.len().min(SAMPLE)];
    let score = |separator: u8| {
        let counts = counts(sample, separator);
        let first = counts.iter().find(|count| **count > 0).copied();
        let alike = counts.iter().filter(|count| Some(**count) == first);
        // Among equals, the one that makes more columns.
        (alike.count(), first)
    };
    let best = SEPARATORS
        .into_iter()
        .rev()
        .max_by_key(|separator| score(*separator));
    best.unwrap_or(b';')
}

/// How often the separator stands outside quotes, by row.
fn counts(text: &[u8], separator: u8) -> Vec<usize> {
    let mut counts = vec![0];
    let mut quoted = false;
    for byte in text {
        match *byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => counts.push(0),
            byte if byte == separator && !quoted => {
                if let Some(count) = counts.last_mut() {
                    *count += 1;
                }
            }
            _ => {}
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use crate::{Limits, Table, TableFault};

    fn read(text: &str) -> Result<Table, TableFault> {
        crate::read(text.as_bytes(), &Limits::default(), &mut |_| {})
    }

    /// «number: cell|cell» for each row.
    fn shown(text: &str) -> Vec<String> {
        let table = read(text).unwrap();
        let rows = table.rows().map(|row| {
            let cells: Vec<_> = row.cells().map(|(_, text)| text).collect();
            format!("{}: {}", row.number, cells.join("|"))
        });
        rows.collect()
    }

    #[test]
    fn the_separator_shows_in_the_text() {
        for text in ["a;b\nc;d", "a,b\nc,d", "a\tb\nc\td", "sep=!\na!b\nc!d"] {
            let shift = u32::from(text.starts_with("sep="));
            let expected = [format!("{}: a|b", 1 + shift), format!("{}: c|d", 2 + shift)];
            assert_eq!(shown(text), expected, "{text}");
        }
        assert_eq!(shown("a;\"x,y,z\"\nb;c,d"), ["1: a|x,y,z", "2: b|c,d"]);
        assert_eq!(shown("a;b, c\nd;e, f"), ["1: a|b, c", "2: d|e, f"]);
        assert_eq!(shown("one column"), ["1: one column"]);
    }

    #[test]
    fn quotes_go_over_lines_and_rows_are_numbered_as_excel_does() {
        let text = "a;b\r\n\"x\r\ny\";\"say \"\"z\"\"\"\r\n\r\n;\r\nlast;1";
        assert_eq!(shown(text), ["1: a|b", "2: x\r\ny|say \"z\"", "5: last|1"]);
        assert_eq!(shown("a;b\rc;d\r"), ["1: a|b", "2: c|d"]);
        assert_eq!(shown("\n\na;b\n"), ["3: a|b"]);
    }

    #[test]
    fn formulas_are_text() {
        assert_eq!(
            shown("=1+2;=HYPERLINK(\"http://x\")\n=\"00112\";b"),
            ["1: =1+2|=HYPERLINK(\"http://x\")", "2: 00112|b"]
        );
    }

    #[test]
    fn a_quote_that_nobody_closed_is_found() {
        let text = format!("a;b\nc;\"d\n{}", "e;f\n".repeat(40_000));
        assert_eq!(read(&text).err(), Some(TableFault::OpenQuote(2)));
    }

    #[test]
    fn a_cell_that_is_too_long_is_none() {
        for cell in [
            "e".repeat(131_069),
            format!("\"{}\"", "\"\"".repeat(131_069)),
        ] {
            let text = format!("a;b\n\nc;{cell}\n");
            assert_eq!(read(&text).err(), Some(TableFault::LongCell(3)));
        }
    }

    #[test]
    fn nothing_in_it() {
        for text in ["\u{feff}", "\n\n", " ; ;\n;;", "\r"] {
            assert_eq!(read(text).err(), Some(TableFault::Empty), "{text:?}");
        }
    }
}
