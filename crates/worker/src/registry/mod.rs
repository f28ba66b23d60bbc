//! The desk of records for the registry of trained persons.

mod answer;
mod request;

use cabinet_core::csv;
use cabinet_registry::table::TEMPLATE;
use cabinet_registry::{Book, Column, FileRefusal, Progress, State, Which, write};
use cabinet_tables::Limits;
use serde_json::{Value, json};

use request::{Asked, File, Filter, Known, Words};

/// Rows of one answer.
const ROWS: usize = 1_000;

/// An answer, and the file that comes with it.
pub type Answer = (Value, Option<Vec<u8>>);

/// Why a request has no answer.
pub enum Refusal {
    File(FileRefusal),
    NotUnderstood,
}

impl From<FileRefusal> for Refusal {
    fn from(refusal: FileRefusal) -> Self {
        Self::File(refusal)
    }
}

impl Refusal {
    fn json(&self) -> Value {
        match self {
            Self::NotUnderstood => json!({ "fault": "not_understood" }),
            Self::File(refusal) => match refusal.number() {
                Some(number) => json!({ "fault": refusal.code(), "number": number }),
                None => json!({ "fault": refusal.code() }),
            },
        }
    }
}

/// What the worker holds of it.
#[derive(Default)]
pub struct Records(Option<Book>);

impl Records {
    /// Answers the text of a request; `memory` is how many bytes the worker has.
    pub fn answer(
        &mut self,
        request: &str,
        bytes: &[u8],
        memory: fn() -> usize,
        tell: &mut dyn FnMut(Value),
    ) -> Answer {
        let done = match serde_json::from_str(request) {
            Ok(asked) => self.done(asked, bytes, memory, tell),
            Err(_) => Err(Refusal::NotUnderstood),
        };
        done.unwrap_or_else(|refusal| (refusal.json(), None))
    }

    fn done(
        &mut self,
        asked: Asked,
        bytes: &[u8],
        memory: fn() -> usize,
        tell: &mut dyn FnMut(Value),
    ) -> Result<Answer, Refusal> {
        let asked = match asked {
            Asked::Open(known) => {
                self.open(bytes, known, tell)?;
                Asked::Summary
            }
            Asked::File { what, .. } if matches!(what, File::TemplateCsv | File::TemplateXlsx) => {
                return Ok(template(what));
            }
            asked => asked,
        };
        let book = self.0.as_mut().ok_or(Refusal::NotUnderstood)?;
        let column = |code: &str| Column::of(code).ok_or(Refusal::NotUnderstood);
        let value = match asked {
            Asked::Open(_) | Asked::Summary => summary(book, memory),
            Asked::Rows {
                filter,
                from,
                count,
            } => rows(book, filter, from, count.min(ROWS)),
            Asked::Fix {
                row,
                column: code,
                text,
            } => {
                book.fix(row, column(&code)?, &text);
                changed(book, row)?
            }
            Asked::LeaveOut { row, out } => {
                book.leave_out(row, out);
                changed(book, row)?
            }
            Asked::Mend { mend } => {
                book.mend(Which::of(&mend).ok_or(Refusal::NotUnderstood)?);
                summary(book, memory)
            }
            Asked::Fill { column: code, text } => {
                book.fill(column(&code)?, &text);
                summary(book, memory)
            }
            Asked::Undo => {
                book.undo();
                summary(book, memory)
            }
            Asked::Plan => {
                let (digest, records, portions) = book.plan();
                json!({ "digest": digest, "records": records, "portions": portions })
            }
            Asked::Portion { number } => portion(book, number)?,
            Asked::Outcome { number, results } => {
                let outcomes = results.into_iter().map(Into::into).collect();
                let noted = book.note(number, outcomes);
                noted.then_some(()).ok_or(Refusal::NotUnderstood)?;
                json!({ "counts": answer::counts(book) })
            }
            Asked::File { what, part, words } => return file(book, what, part, words),
        };
        Ok((value, None))
    }

    fn open(
        &mut self,
        bytes: &[u8],
        known: Known,
        tell: &mut dyn FnMut(Value),
    ) -> Result<(), Refusal> {
        // Before the next one takes memory.
        self.0 = None;
        let rules = known.rules().ok_or(Refusal::NotUnderstood)?;
        let mut told = |progress| {
            tell(match progress {
                Progress::Read(rows) => json!({ "read": rows }),
                Progress::Checked { rows, of } => json!({ "checked": rows, "of": of }),
            });
        };
        self.0 = Some(Book::open(bytes, &Limits::default(), rules, &mut told)?);
        Ok(())
    }
}

fn summary(book: &Book, memory: fn() -> usize) -> Value {
    let mut summary = answer::summary(book);
    summary["memory"] = json!(memory());
    summary
}

fn is_in(book: &Book, row: usize, filter: Filter) -> bool {
    let state = match filter {
        Filter::All => return true,
        Filter::Warned => return book.is_warned(row),
        Filter::Ready => State::Ready,
        Filter::Faulty => State::Faulty,
        Filter::Duplicate => State::Duplicate,
        Filter::LeftOut => State::LeftOut,
        Filter::Sent => State::Sent,
        Filter::Rejected => State::Rejected,
    };
    book.state(row) == Some(state)
}

fn rows(book: &Book, filter: Filter, from: usize, count: usize) -> Value {
    let found = (0..book.len()).filter(|row| is_in(book, *row, filter));
    let found: Vec<usize> = found.collect();
    // By the row and not by how many came before: those may have left the list meanwhile.
    let before = found.partition_point(|row| *row < from);
    let left = found.get(before..).unwrap_or_default();
    let rows = left.iter().take(count);
    let rows = rows.filter_map(|row| answer::row(book, *row));
    json!({ "left": left.len(), "rows": rows.collect::<Vec<_>>() })
}

fn changed(book: &Book, row: usize) -> Result<Value, Refusal> {
    let value = answer::row(book, row).ok_or(Refusal::NotUnderstood)?;
    Ok(json!({ "row": value, "counts": answer::counts(book) }))
}

fn portion(book: &Book, number: usize) -> Result<Value, Refusal> {
    let portion = book.portion(number).ok_or(Refusal::NotUnderstood)?;
    let rows = portion.rows.iter().map(|row| answer::named(book, *row));
    let rows: Vec<_> = rows.collect();
    Ok(json!({ "number": number, "rows": rows, "body": portion.body }))
}

fn with_bytes(kind: &str, part: usize, parts: usize, records: usize, bytes: Vec<u8>) -> Answer {
    let value = json!({ "type": kind, "part": part, "parts": parts, "records": records });
    (value, Some(bytes))
}

const CSV: &str = "text/csv;charset=utf-8";

fn template(what: File) -> Answer {
    if what == File::TemplateCsv {
        let text = csv::BOM.to_owned() + &csv::line(TEMPLATE);
        return with_bytes(CSV, 1, 1, 0, text.into_bytes());
    }
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    with_bytes(kind, 1, 1, 0, write::workbook_template(&TEMPLATE))
}

fn file(
    book: &Book,
    what: File,
    part: Option<usize>,
    words: Option<Words>,
) -> Result<Answer, Refusal> {
    if what == File::Report {
        let words = words.ok_or(Refusal::NotUnderstood)?;
        let text = book.report_csv(&words.into());
        return Ok(with_bytes(CSV, 1, 1, book.len(), text.into_bytes()));
    }
    let kind = match what {
        File::Olot => "application/zip",
        _ => "application/xml",
    };
    let (part, parts) = (part.unwrap_or(1), book.files());
    if parts == 0 {
        let value = json!({ "type": kind, "part": part, "parts": 0, "records": 0 });
        return Ok((value, None));
    }
    let (xml, records) = book.xml(part).ok_or(Refusal::NotUnderstood)?;
    let bytes = match what {
        File::Olot => write::olot(&xml),
        _ => xml,
    };
    Ok(with_bytes(kind, part, parts, records, bytes))
}
