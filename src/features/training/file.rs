//! A record as a line of the table for Excel.

use crate::browser;
use crate::csv;
use crate::domain::TrainingRecord;
use crate::features::training::words::RegistryTexts;

/// The line. It comes after a request, when the context with the words is gone.
pub fn line(record: &TrainingRecord, t: &RegistryTexts, locale: &str) -> String {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let changed = record.changed_at.as_deref();
    let changed = changed.map(|at| browser::moment(at, locale));
    let result = if record.passed {
        t.passed
    } else {
        t.not_passed
    };
    csv::line([
        record.name.whole(),
        text(&record.snils_masked),
        text(&record.position),
        text(&record.employer_inn),
        text(&record.employer),
        text(&record.trained_by),
        record.program.id.to_string(),
        record.program.title.clone(),
        record.tested_on.dotted(),
        text(&record.protocol),
        result.to_owned(),
        (t.state)(record.state).unwrap_or_default().to_owned(),
        text(&record.registry_number),
        text(&record.rejection),
        changed.unwrap_or_default(),
    ])
}
