//! Tables for Excel: UTF-8 with a mark at the start, `;` between the cells (what a Russian Excel
//! expects), quoting of RFC 4180, and no cell that a spreadsheet would run as a formula.

/// The first characters of the file: without them Excel takes UTF-8 for windows-1251.
pub const BOM: &str = "\u{feff}";

/// OWASP, «CSV Injection»: these begin a formula, the last four in a spreadsheet of East Asia, and an end of
/// line may be passed over to what comes after it. The apostrophe makes the cell a text.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// One line of the table with its end.
#[must_use]
pub fn line<C: AsRef<str>>(cells: impl IntoIterator<Item = C>) -> String {
    let mut line = String::new();
    for (place, cell) in cells.into_iter().enumerate() {
        if place > 0 {
            line.push(';');
        }
        push(&mut line, cell.as_ref());
    }
    line.push_str("\r\n");
    line
}

fn push(line: &mut String, cell: &str) {
    let defused = if cell.starts_with(FORMULA) { "'" } else { "" };
    if cell.contains([';', '"', '\n', '\r']) {
        line.push('"');
        line.push_str(defused);
        line.push_str(&cell.replace('"', "\"\""));
        line.push('"');
    } else {
        line.push_str(defused);
        line.push_str(cell);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn cells_are_parted_and_quoted() {
        let cells = ["Иванова Мария", "", "ООО «А»; филиал", "он сказал \"да\""];
        assert_eq!(
            line(cells),
            "Иванова Мария;;\"ООО «А»; филиал\";\"он сказал \"\"да\"\"\"\r\n"
        );
        assert_eq!(line(["a\nb"]), "\"a\nb\"\r\n");
    }

    #[test]
    fn a_formula_is_a_text() {
        assert_eq!(line(["=1+1", "+7", "-1", "@a"]), "'=1+1;'+7;'-1;'@a\r\n");
        assert_eq!(
            line(["=HYPERLINK(\"x\";\"y\")"]),
            "\"'=HYPERLINK(\"\"x\"\";\"\"y\"\")\"\r\n"
        );
        assert_eq!(line(["\rx"]), "\"'\rx\"\r\n");
        assert_eq!(line(["\n=1+1"]), "\"'\n=1+1\"\r\n");
        assert_eq!(
            line(["＝1", "＋1", "－1", "＠a"]),
            "'＝1;'＋1;'－1;'＠a\r\n"
        );
    }

    proptest! {
        /// Read as a spreadsheet reads it: the same cells, none of which begins a formula.
        #[test]
        fn any_cells_come_back(cells in prop::collection::vec("\\PC{0,6}|[=+@＝＋－＠;\"\r\n-]{0,4}", 1..5)) {
            let line = line(&cells);
            let mut read = Vec::new();
            let (mut cell, mut quoted) = (String::new(), false);
            let mut rest = line.strip_suffix("\r\n").unwrap().chars().peekable();
            while let Some(c) = rest.next() {
                match c {
                    '"' if quoted && rest.peek() == Some(&'"') => cell.extend(rest.next()),
                    '"' => quoted = !quoted,
                    ';' if !quoted => read.push(std::mem::take(&mut cell)),
                    c => cell.push(c),
                }
            }
            read.push(cell);
            prop_assert_eq!(read.len(), cells.len());
            for (read, cell) in read.iter().zip(&cells) {
                prop_assert!(!read.starts_with(FORMULA));
                prop_assert_eq!(read.strip_prefix('\'').unwrap_or(read), cell.strip_prefix('\'').unwrap_or(cell));
            }
        }
    }
}
