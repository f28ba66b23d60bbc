//! The desk of records for the registry of trained persons.

mod answer;

use cabinet_core::csv;
use cabinet_core::domain::Day;
use cabinet_protocol::Progress;
use cabinet_protocol::registry::{
    Answer, Changed, Counted, FileKind, FilePart, Plan, Portion, Program, RecordFilter,
    RegistryFault, ReportWords, Request, Rows,
};
use cabinet_registry::rules::{Programs, Rules};
use cabinet_registry::table::TEMPLATE;
use cabinet_registry::{Book, State, Which, write};
use cabinet_tables::Limits;

use crate::rows::{ROWS, place};

type Refusal = cabinet_protocol::Refusal<RegistryFault>;

/// An answer, and the file that comes with it.
type WithFile = (Answer, Option<Vec<u8>>);

/// What the worker holds of it.
#[derive(Default)]
pub struct Records(Option<Book>);

impl Records {
    /// Answers a request; `memory` is how many bytes the worker has.
    pub fn answer(
        &mut self,
        request: Request,
        bytes: &[u8],
        memory: fn() -> usize,
        tell: &mut dyn FnMut(Progress),
    ) -> Result<WithFile, Refusal> {
        let request = match request {
            Request::Open { today, programs } => {
                let today = Day::parse(&today).ok_or(Refusal::NotUnderstood)?;
                self.open(bytes, today, programs, tell)?;
                Request::Summary
            }
            Request::File {
                what: what @ (FileKind::TemplateCsv | FileKind::TemplateXlsx),
                ..
            } => return Ok(template(what)),
            request => request,
        };
        let book = self.0.as_mut().ok_or(Refusal::NotUnderstood)?;
        let answer = match request {
            Request::Open { .. } | Request::Summary => answer::summary(book, memory()),
            Request::Rows {
                filter,
                from,
                count,
            } => rows(book, filter, place(from), place(count)),
            Request::Fix { row, column, text } => {
                book.fix(place(row), column, &text);
                changed(book, place(row))?
            }
            Request::LeaveOut { row, out } => {
                book.leave_out(place(row), out);
                changed(book, place(row))?
            }
            Request::Mend { mend } => {
                book.mend(Which::of(&mend).ok_or(Refusal::NotUnderstood)?);
                answer::summary(book, memory())
            }
            Request::Fill { column, text } => {
                book.fill(column, &text);
                answer::summary(book, memory())
            }
            Request::Undo => {
                book.undo();
                answer::summary(book, memory())
            }
            Request::Plan => plan(book),
            Request::Portion { number } => portion(book, number)?,
            Request::Outcome { number, results } => {
                let noted = book.note(number as usize, results);
                noted.then_some(()).ok_or(Refusal::NotUnderstood)?;
                Answer::Counted(Counted {
                    counts: book.counts(),
                })
            }
            Request::File { what, part, words } => return file(book, what, part, words),
        };
        Ok((answer, None))
    }

    fn open(
        &mut self,
        bytes: &[u8],
        today: Day,
        programs: Vec<Program>,
        tell: &mut dyn FnMut(Progress),
    ) -> Result<(), RegistryFault> {
        // Before the next one takes memory.
        self.0 = None;
        let programs = programs.into_iter();
        let rules = Rules {
            today,
            programs: Programs::new(programs.map(|program| (program.id, program.title))),
        };
        self.0 = Some(Book::open(bytes, &Limits::default(), rules, tell)?);
        Ok(())
    }
}

fn is_in(book: &Book, row: usize, filter: RecordFilter) -> bool {
    let state = match filter {
        RecordFilter::All => return true,
        RecordFilter::Warned => return book.is_warned(row),
        RecordFilter::Ready => State::Ready,
        RecordFilter::Faulty => State::Faulty,
        RecordFilter::Duplicate => State::Duplicate,
        RecordFilter::LeftOut => State::LeftOut,
        RecordFilter::Sent => State::Sent,
        RecordFilter::Rejected => State::Rejected,
    };
    book.state(row) == Some(state)
}

fn rows(book: &Book, filter: RecordFilter, from: usize, count: usize) -> Answer {
    let found = (0..book.len()).filter(|row| is_in(book, *row, filter));
    let found: Vec<usize> = found.collect();
    // By the row and not by how many came before: those may have left the list meanwhile.
    let before = found.partition_point(|row| *row < from);
    let left = found.get(before..).unwrap_or_default();
    let rows = left.iter().take(count.min(ROWS));
    let rows = rows.filter_map(|row| answer::row(book, *row));
    Answer::Rows(Rows {
        left: left.len() as u64,
        rows: rows.collect(),
    })
}

fn changed(book: &Book, row: usize) -> Result<Answer, Refusal> {
    let row = answer::row(book, row).ok_or(Refusal::NotUnderstood)?;
    let counts = book.counts();
    Ok(Answer::Changed(Changed { row, counts }))
}

fn plan(book: &mut Book) -> Answer {
    let (digest, records, portions) = book.plan();
    Answer::Plan(Plan {
        digest: digest.to_owned(),
        records: records as u64,
        portions: u32::try_from(portions).unwrap_or(u32::MAX),
    })
}

fn portion(book: &Book, number: u32) -> Result<Answer, Refusal> {
    let portion = book
        .portion(number as usize)
        .ok_or(Refusal::NotUnderstood)?;
    let rows = portion.rows.iter().map(|row| answer::name(book, *row));
    Ok(Answer::Portion(Portion {
        number,
        rows: rows.collect(),
        body: portion.body,
    }))
}

const CSV: &str = "text/csv;charset=utf-8";

/// A file that is in one part.
fn whole(media_type: &str, records: usize, bytes: Vec<u8>) -> WithFile {
    let part = FilePart {
        media_type: media_type.to_owned(),
        part: 1,
        parts: 1,
        records: records as u64,
    };
    (Answer::File(part), Some(bytes))
}

fn template(what: FileKind) -> WithFile {
    if what == FileKind::TemplateCsv {
        let text = csv::BOM.to_owned() + &csv::line(TEMPLATE);
        return whole(CSV, 0, text.into_bytes());
    }
    let media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    whole(media_type, 0, write::workbook_template(&TEMPLATE))
}

fn file(
    book: &Book,
    what: FileKind,
    part: u64,
    words: Option<ReportWords>,
) -> Result<WithFile, Refusal> {
    if what == FileKind::Report {
        let text = book.report_csv(&words.ok_or(Refusal::NotUnderstood)?);
        return Ok(whole(CSV, book.len(), text.into_bytes()));
    }
    let media_type = match what {
        FileKind::Olot => "application/zip",
        _ => "application/xml",
    };
    let mut made = FilePart {
        media_type: media_type.to_owned(),
        part,
        parts: book.files() as u64,
        records: 0,
    };
    if made.parts == 0 {
        return Ok((Answer::File(made), None));
    }
    let (xml, records) = book.xml(place(part)).ok_or(Refusal::NotUnderstood)?;
    made.records = records as u64;
    let bytes = match what {
        FileKind::Olot => write::olot(&xml),
        _ => xml,
    };
    Ok((Answer::File(made), Some(bytes)))
}
