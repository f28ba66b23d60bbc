//! A record as the contract's `NewTrainingRecord`: JSON whose fields stand in one order, so that the same record
//! is the same text.

use std::fmt::Write;

use crate::rules::{Texts, program_number, sent};
use cabinet_protocol::registry::Column;

/// Writes the record of these texts, which are right.
pub(super) fn record(json: &mut String, texts: &Texts) {
    let mut json = Object(json);
    let text = |column| sent(texts, column);
    json.open("");
    json.optional("outer_id", text(Column::OuterId));
    json.open("worker");
    json.text("last_name", text(Column::LastName));
    json.text("first_name", text(Column::FirstName));
    json.text("middle_name", text(Column::MiddleName));
    json.optional("snils", text(Column::Snils));
    if text(Column::IsForeignSnils) == "true" {
        json.bare("is_foreign_snils", "true");
    }
    json.optional("foreign_snils", text(Column::ForeignSnils));
    json.optional("citizenship", text(Column::Citizenship));
    json.text("position", text(Column::Position));
    json.text("employer_inn", text(Column::EmployerInn));
    json.text("employer_title", text(Column::EmployerTitle));
    if let Ok(unit) = text(Column::OrganizationUnitId).parse::<i32>() {
        json.bare("organization_unit_id", &unit.to_string());
    }
    json.close();
    json.open("organization");
    json.text("inn", text(Column::OrganizationInn));
    json.text("title", text(Column::OrganizationTitle));
    json.close();
    json.open("test");
    json.text("date", text(Column::TestDate));
    json.text("protocol_number", text(Column::ProtocolNumber));
    let program = program_number(text(Column::LearnProgramId)).unwrap_or_default();
    json.bare("learn_program_id", &program.to_string());
    json.text("learn_program_title", text(Column::LearnProgramTitle));
    json.bare("is_passed", text(Column::IsPassed));
    json.close();
    json.close();
}

struct Object<'j>(&'j mut String);

impl Object<'_> {
    fn name(&mut self, name: &str) {
        if !self.0.ends_with(['{', '[']) && !self.0.is_empty() {
            self.0.push(',');
        }
        if !name.is_empty() {
            string(self.0, name);
            self.0.push(':');
        }
    }

    fn open(&mut self, name: &str) {
        self.name(name);
        self.0.push('{');
    }

    fn close(&mut self) {
        self.0.push('}');
    }

    fn text(&mut self, name: &str, text: &str) {
        self.name(name);
        string(self.0, text);
    }

    fn optional(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.text(name, text);
        }
    }

    fn bare(&mut self, name: &str, value: &str) {
        self.name(name);
        self.0.push_str(value);
    }
}

/// A JSON string (RFC 8259).
fn string(json: &mut String, text: &str) {
    json.push('"');
    for character in text.chars() {
        match character {
            '"' => json.push_str("\\\""),
            '\\' => json.push_str("\\\\"),
            '\n' => json.push_str("\\n"),
            '\r' => json.push_str("\\r"),
            '\t' => json.push_str("\\t"),
            '\0'..='\u{1f}' => {
                // Writing to a String never fails.
                let _ = write!(json, "\\u{:04x}", u32::from(character));
            }
            other => json.push(other),
        }
    }
    json.push('"');
}

#[cfg(test)]
mod tests {
    use super::string;

    #[test]
    fn texts_are_json() {
        let mut json = String::new();
        string(&mut json, "«а» \"б\" \\ \n\t\u{1}");
        assert_eq!(json, r#""«а» \"б\" \\ \n\t\u0001""#);
    }
}
