//! The file of records for the registry of trained persons.

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
use cabinet_registry::{RegistryFile, State, Which, write};
use cabinet_tables::Limits;

use crate::rows::{ROWS, place};

type Refusal = cabinet_protocol::Refusal<RegistryFault>;

/// An answer, and the file that comes with it.
type WithFile = (Answer, Option<Vec<u8>>);

/// What the worker holds of it.
#[derive(Default)]
pub struct Records(Option<RegistryFile>);

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
        let file = self.0.as_mut().ok_or(Refusal::NotUnderstood)?;
        let answer = match request {
            Request::Open { .. } | Request::Summary => answer::summary(file, memory()),
            Request::Rows {
                filter,
                from,
                count,
            } => rows(file, filter, place(from), place(count)),
            Request::Fix { row, column, text } => {
                file.fix(place(row), column, &text);
                changed(file, place(row))?
            }
            Request::LeaveOut { row, out } => {
                file.leave_out(place(row), out);
                changed(file, place(row))?
            }
            Request::Mend { mend } => {
                file.mend(Which::of(&mend).ok_or(Refusal::NotUnderstood)?);
                answer::summary(file, memory())
            }
            Request::Fill { column, text } => {
                file.fill(column, &text);
                answer::summary(file, memory())
            }
            Request::Undo => {
                file.undo();
                answer::summary(file, memory())
            }
            Request::Plan => plan(file),
            Request::Portion { number } => portion(file, number)?,
            Request::Outcome { number, results } => {
                let noted = file.note(number as usize, results);
                noted.then_some(()).ok_or(Refusal::NotUnderstood)?;
                Answer::Counted(Counted {
                    counts: file.counts(),
                })
            }
            Request::File { what, part, words } => return made(file, what, part, words),
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
        self.0 = Some(RegistryFile::open(bytes, &Limits::default(), rules, tell)?);
        Ok(())
    }
}

fn is_in(file: &RegistryFile, row: usize, filter: RecordFilter) -> bool {
    let state = match filter {
        RecordFilter::All => return true,
        RecordFilter::Warned => return file.is_warned(row),
        RecordFilter::Ready => State::Ready,
        RecordFilter::Faulty => State::Faulty,
        RecordFilter::Duplicate => State::Duplicate,
        RecordFilter::LeftOut => State::LeftOut,
        RecordFilter::Sent => State::Sent,
        RecordFilter::Rejected => State::Rejected,
    };
    file.state(row) == Some(state)
}

fn rows(file: &RegistryFile, filter: RecordFilter, from: usize, count: usize) -> Answer {
    let found = (0..file.len()).filter(|row| is_in(file, *row, filter));
    let found: Vec<usize> = found.collect();
    // By the row and not by how many came before: those may have left the list meanwhile.
    let before = found.partition_point(|row| *row < from);
    let left = found.get(before..).unwrap_or_default();
    let rows = left.iter().take(count.min(ROWS));
    let rows = rows.filter_map(|row| answer::row(file, *row));
    Answer::Rows(Rows {
        left: left.len() as u64,
        rows: rows.collect(),
    })
}

fn changed(file: &RegistryFile, row: usize) -> Result<Answer, Refusal> {
    let row = answer::row(file, row).ok_or(Refusal::NotUnderstood)?;
    let counts = file.counts();
    Ok(Answer::Changed(Changed { row, counts }))
}

fn plan(file: &mut RegistryFile) -> Answer {
    let (digest, records, portions) = file.plan();
    Answer::Plan(Plan {
        digest: digest.to_owned(),
        records: records as u64,
        portions: u32::try_from(portions).unwrap_or(u32::MAX),
    })
}

fn portion(file: &RegistryFile, number: u32) -> Result<Answer, Refusal> {
    let portion = file
        .portion(number as usize)
        .ok_or(Refusal::NotUnderstood)?;
    let rows = portion.rows.iter().map(|row| answer::name(file, *row));
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

fn made(
    file: &RegistryFile,
    what: FileKind,
    part: u64,
    words: Option<ReportWords>,
) -> Result<WithFile, Refusal> {
    if what == FileKind::Report {
        let text = file.report_csv(&words.ok_or(Refusal::NotUnderstood)?);
        return Ok(whole(CSV, file.len(), text.into_bytes()));
    }
    let media_type = match what {
        FileKind::Olot => "application/zip",
        _ => "application/xml",
    };
    let mut made = FilePart {
        media_type: media_type.to_owned(),
        part,
        parts: file.files() as u64,
        records: 0,
    };
    if made.parts == 0 {
        return Ok((Answer::File(made), None));
    }
    let (xml, records) = file.xml(place(part)).ok_or(Refusal::NotUnderstood)?;
    made.records = records as u64;
    let bytes = match what {
        FileKind::Olot => write::olot(&xml),
        _ => xml,
    };
    Ok((Answer::File(made), Some(bytes)))
}
