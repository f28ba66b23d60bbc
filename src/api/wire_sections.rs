//! What the JSON of several sections shares.

use super::wire::{list, str, text};
use crate::domain::{Day, Happened, Section, SectionAction};
use serde_json::Value;

/// `SectionHistory`, below this name; a line that is not understood is left out.
pub fn history(json: &Value, name: &str) -> Vec<Happened> {
    let line = |json: &Value| {
        Some(Happened {
            at: text(json, "at")?,
            state: text(json, "state")?,
            by: text(json, "by"),
            comment: text(json, "comment").filter(|comment| !comment.is_empty()),
        })
    };
    list(json, name).iter().filter_map(line).collect()
}

/// A day below this name.
pub fn day(json: &Value, name: &str) -> Option<Day> {
    str(json, name).and_then(Day::parse)
}

/// What the person may do in a section beyond looking; `None` when a newer backend says something else.
pub fn action(json: &Value) -> Option<SectionAction> {
    Some(match json.as_str()? {
        "registry_send" => SectionAction::SendRecords,
        "declarations_submit" => SectionAction::SubmitDeclarations,
        "violations_answer" => SectionAction::AnswerViolations,
        _ => return None,
    })
}

/// The name of a section.
pub fn code(section: Section) -> &'static str {
    match section {
        Section::TrainingRegistry => "training_registry",
        Section::SoutReports => "sout_reports",
        Section::Declarations => "declarations",
        Section::Violations => "violations",
    }
}
