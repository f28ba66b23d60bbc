//! The rows with what is wrong, as a table for Excel.

use std::collections::BTreeMap;

use cabinet_core::csv;

use super::state::RegistryFile;
use crate::rules::{Beside, Finding};
use cabinet_protocol::registry::{Column, ReportWords, State};

fn word<'w>(words: &'w BTreeMap<String, String>, code: &'w str) -> &'w str {
    words.get(code).map_or(code, String::as_str)
}

impl RegistryFile {
    /// All rows, each with its state and everything that is found in it.
    #[must_use]
    pub fn report_csv(&self, words: &ReportWords) -> String {
        let mut text = String::from(csv::BOM);
        let columns = Column::ALL.map(|column| word(&words.columns, column.code()));
        let header = [words.number.as_str()].into_iter().chain(columns);
        text += &csv::line(header.chain([words.result.as_str(), words.what.as_str()]));
        for row in 0..self.len() {
            let Some((texts, state)) = self.texts(row).zip(self.state(row)) else {
                continue;
            };
            let number = self.number(row).unwrap_or_default().to_string();
            let mut result = word(&words.states, state.code()).to_owned();
            if let (State::Duplicate, Some(first)) = (state, self.first(row)) {
                let number = self.number(first).unwrap_or_default();
                result = format!("{result} {number}");
            }
            let what = self.what(row, state, words);
            let cells = [number.as_str()].into_iter().chain(texts);
            text += &csv::line(cells.chain([result.as_str(), what.as_str()]));
        }
        text
    }

    /// What is wrong with a row, in words.
    fn what(&self, row: usize, state: State, words: &ReportWords) -> String {
        let said = |column: Option<Column>, code: &str| {
            let reason = word(&words.reasons, code);
            match column {
                Some(column) => format!("{}: {reason}", word(&words.columns, column.code())),
                None => reason.to_owned(),
            }
        };
        let found = |finding: Finding| {
            let said = said(finding.column, finding.code.code());
            match finding.beside {
                Beside::Name(name) => format!("{said} ({name})"),
                Beside::Number(number) => format!("{said} ({number})"),
                Beside::Digits(digits) => format!("{said} ({digits})"),
                Beside::Nothing => said,
            }
        };
        let refused = self.rejections(row).iter();
        let refused = refused.map(|one| said(Column::at(&one.pointer), &one.code));
        let all: Vec<String> = match state {
            State::Rejected => refused.collect(),
            State::Sent => Vec::new(),
            _ => self.findings(row).into_iter().map(found).collect(),
        };
        all.join("; ")
    }
}
