//! Text with separators: comma, semicolon or tab, quotes after RFC 4180.

use std::borrow::Cow;

use csv_core::{ReadFieldResult, Reader, ReaderBuilder};

use crate::TableFault;
use crate::table::Builder;

/// How much of the text is looked at to find the separator.
const SAMPLE: usize = 64 * 1024;
const SEPARATORS: [u8; 3] = [b'\t', b';', b','];

pub(crate) fn read(text: &str, builder: &mut Builder) -> Result<(), TableFault> {
    let (separator, mut rest, mut number) = match declared(text) {
        Some((separator, rest)) => (separator, rest.as_bytes(), 1),
        None => (separator(text.as_bytes()), text.as_bytes(), 0),
    };
    let mut reader = ReaderBuilder::new().delimiter(separator).build();
    let mut field = vec![0; builder.limits().cell_bytes + 1];
    while !rest.is_empty() {
        number += 1;
        // The reader jumps over blank lines; the user's program counts them.
        if let Some(after) = after_line_end(rest) {
            rest = after;
            continue;
        }
        rest = record(&mut reader, rest, &mut field, number, builder)?;
    }
    Ok(())
}

fn after_line_end(text: &[u8]) -> Option<&[u8]> {
    let after = text.strip_prefix(b"\r\n").or(text.strip_prefix(b"\n"));
    after.or(text.strip_prefix(b"\r"))
}

/// Reads one row and gives what comes after it.
fn record<'t>(
    reader: &mut Reader,
    mut rest: &'t [u8],
    field: &mut [u8],
    number: u32,
    builder: &mut Builder,
) -> Result<&'t [u8], TableFault> {
    for column in 0.. {
        let mut length = 0;
        let is_last = loop {
            let (result, read, written) = reader.read_field(rest, &mut field[length..]);
            let last_byte = read.checked_sub(1).and_then(|last| rest.get(last));
            let ended_by_return = last_byte == Some(&b'\r');
            rest = &rest[read..];
            length += written;
            match result {
                ReadFieldResult::Field { record_end } => {
                    if record_end && ended_by_return {
                        rest = rest.strip_prefix(b"\n").unwrap_or(rest);
                    }
                    break record_end;
                }
                ReadFieldResult::OutputFull => return Err(TableFault::LongCell { row: number }),
                ReadFieldResult::InputEmpty => {}
                ReadFieldResult::End => break true,
            }
        };
        let text = std::str::from_utf8(&field[..length]).map_err(|_| TableFault::Damaged)?;
        builder.cell(column, &kept_as_text(text), number)?;
        if is_last {
            break;
        }
    }
    builder.end_row(number)?;
    Ok(rest)
}

/// `="0112"` is how a number keeps its zeros in Excel.
fn kept_as_text(text: &str) -> Cow<'_, str> {
    let inner = text
        .strip_prefix("=\"")
        .and_then(|rest| rest.strip_suffix('"'));
    match inner {
        Some(inner) if !inner.contains('"') => Cow::Borrowed(inner),
        _ => Cow::Borrowed(text),
    }
}

/// The first line may name the separator, for Excel: `sep=;`.
fn declared(text: &str) -> Option<(u8, &str)> {
    let rest = text.strip_prefix("sep=")?;
    let separator = *rest.as_bytes().first().filter(|byte| byte.is_ascii())?;
    let rest = after_line_end(rest.as_bytes().get(1..)?)?;
    Some((separator, std::str::from_utf8(rest).ok()?))
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
        assert_eq!(read(&text).err(), Some(TableFault::LongCell { row: 2 }));
    }

    #[test]
    fn nothing_in_it() {
        for text in ["\u{feff}", "\n\n", " ; ;\n;;", "\r"] {
            assert_eq!(read(text).err(), Some(TableFault::Empty), "{text:?}");
        }
    }
}
