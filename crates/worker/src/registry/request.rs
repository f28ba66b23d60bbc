//! What the page asks of the desk of records.

use std::collections::BTreeMap;

use cabinet_core::domain::Day;
use cabinet_registry::rules::{Programs, Rules};
use cabinet_registry::{Outcome, Rejection, ReportWords};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(tag = "do")]
pub enum Asked {
    #[serde(rename = "registry_open")]
    Open(Known),
    #[serde(rename = "registry_summary")]
    Summary,
    #[serde(rename = "registry_rows")]
    Rows {
        filter: Filter,
        from: usize,
        count: usize,
    },
    #[serde(rename = "registry_fix")]
    Fix {
        row: usize,
        column: String,
        text: String,
    },
    #[serde(rename = "registry_leave_out")]
    LeaveOut { row: usize, out: bool },
    #[serde(rename = "registry_mend")]
    Mend { mend: String },
    #[serde(rename = "registry_fill")]
    Fill { column: String, text: String },
    #[serde(rename = "registry_undo")]
    Undo,
    #[serde(rename = "registry_plan")]
    Plan,
    #[serde(rename = "registry_portion")]
    Portion { number: usize },
    #[serde(rename = "registry_outcome")]
    Outcome {
        number: usize,
        results: Vec<ResultOf>,
    },
    #[serde(rename = "registry_file")]
    File {
        what: File,
        part: Option<usize>,
        words: Option<Words>,
    },
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Filter {
    All,
    Ready,
    Faulty,
    Warned,
    Duplicate,
    LeftOut,
    Sent,
    Rejected,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum File {
    Xml,
    Olot,
    TemplateCsv,
    TemplateXlsx,
    Report,
}

/// What the rules need to know.
#[derive(Deserialize)]
pub struct Known {
    today: String,
    programs: Vec<Program>,
}

#[derive(Deserialize)]
struct Program {
    id: u32,
    title: String,
}

impl Known {
    /// The rules, unless today is no day.
    pub fn rules(self) -> Option<Rules> {
        let programs = self.programs.into_iter();
        Some(Rules {
            today: Day::parse(&self.today)?,
            programs: Programs::new(programs.map(|program| (program.id, program.title))),
        })
    }
}

/// An element of the contract's `PortionResult`.
#[derive(Deserialize)]
pub struct ResultOf {
    outcome: String,
    errors: Option<Vec<Error>>,
}

#[derive(Deserialize)]
struct Error {
    pointer: String,
    code: String,
}

impl From<ResultOf> for Outcome {
    fn from(result: ResultOf) -> Self {
        if result.outcome == "accepted" {
            return Self::Accepted;
        }
        let errors = result.errors.unwrap_or_default().into_iter();
        let errors = errors.map(|error| Rejection {
            pointer: error.pointer,
            code: error.code,
        });
        Self::Rejected(errors.collect())
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Words {
    number: String,
    result: String,
    what: String,
    columns: BTreeMap<String, String>,
    states: BTreeMap<String, String>,
    reasons: BTreeMap<String, String>,
}

impl From<Words> for ReportWords {
    fn from(words: Words) -> Self {
        Self {
            number: words.number,
            result: words.result,
            what: words.what,
            columns: words.columns,
            states: words.states,
            reasons: words.reasons,
        }
    }
}
