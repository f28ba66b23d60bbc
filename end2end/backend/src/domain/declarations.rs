//! Declarations of conformity of working conditions: what one says, and what it lacks.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use sqlx::FromRow;
use strum::IntoStaticStr;

use super::field::{FieldCode, FieldError};
use super::span::Date;

/// How many drafts an organization may have at a time.
pub const MOST_DRAFTS: u32 = 200;
const MOST_WORKPLACES: usize = 1000;
const LONGEST_ADDRESS: usize = 500;
/// Of who signs, and of the position.
const LONGEST_SIGNATURE: usize = 300;
const LONGEST_NOTE: usize = 2000;
const LONGEST_ID: usize = 100;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, IntoStaticStr, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum State {
    Draft,
    Submitted,
    /// It has a number.
    Registered,
    Rejected,
    /// No longer in force.
    Terminated,
}

impl State {
    /// How the contract and the database call it.
    pub fn name(self) -> &'static str {
        self.into()
    }
}

/// As it was typed. The fields are the project's own choice; the official form has more.
#[derive(Clone, Debug, Default, Deserialize, Serialize, FromRow)]
pub struct Content {
    pub report_id: Option<String>,
    #[serde(default)]
    #[sqlx(json)]
    pub workplaces: Vec<String>,
    pub address: Option<String>,
    pub signed_by: Option<String>,
    pub signed_by_position: Option<String>,
    pub signed_on: Option<Date>,
    pub note: Option<String>,
}

/// What is known of the things that a content names.
#[derive(Clone, Copy, Debug)]
pub struct Known {
    pub report: bool,
    /// How many of its workplaces are that report's, and declarable.
    pub workplaces: usize,
}

fn is_id(text: &str) -> bool {
    let safe = |byte: u8| byte.is_ascii_alphanumeric() || b"_~-".contains(&byte);
    (1..=LONGEST_ID).contains(&text.len()) && text.bytes().all(safe)
}

impl Content {
    fn texts(&self) -> [(&'static str, Option<&String>, usize); 4] {
        let position = self.signed_by_position.as_ref();
        [
            ("/address", self.address.as_ref(), LONGEST_ADDRESS),
            ("/signed_by", self.signed_by.as_ref(), LONGEST_SIGNATURE),
            ("/signed_by_position", position, LONGEST_SIGNATURE),
            ("/note", self.note.as_ref(), LONGEST_NOTE),
        ]
    }

    /// What no draft may hold: it may lack anything, but what is there has its form.
    pub fn misshapen(&self) -> Vec<FieldError> {
        let mut errors = Vec::new();
        if self.report_id.as_deref().is_some_and(|id| !is_id(id)) {
            errors.push(FieldError::new("/report_id", FieldCode::Format));
        }
        if self.workplaces.len() > MOST_WORKPLACES {
            errors.push(FieldError::new("/workplaces", FieldCode::TooLong));
        } else {
            let mut seen = HashSet::new();
            for (at, id) in self.workplaces.iter().enumerate() {
                if !is_id(id) || !seen.insert(id) {
                    let at = format!("/workplaces/{at}");
                    errors.push(FieldError::new(at, FieldCode::Format));
                }
            }
        }
        for (pointer, text, longest) in self.texts() {
            if text.is_some_and(|text| text.chars().count() > longest) {
                errors.push(FieldError::new(pointer, FieldCode::TooLong));
            }
        }
        errors
    }

    /// What keeps it from being submitted.
    pub fn faults(&self, known: Known, today: &Date) -> Vec<FieldError> {
        let mut errors = self.misshapen();
        let mut add = |pointer, code| {
            let told = |error: &FieldError| error.pointer == pointer;
            if !errors.iter().any(told) {
                errors.push(FieldError::new(pointer, code));
            }
        };
        match (&self.report_id, known.report) {
            (None, _) => add("/report_id", FieldCode::Required),
            (Some(_), false) => add("/report_id", FieldCode::Unknown),
            (Some(_), true) => {}
        }
        if self.workplaces.is_empty() {
            add("/workplaces", FieldCode::Required);
        } else if known.report && known.workplaces < self.workplaces.len() {
            add("/workplaces", FieldCode::Unknown);
        }
        let needed = self.texts().into_iter().filter(|(at, ..)| *at != "/note");
        for (pointer, text, _) in needed {
            if text.is_none_or(|text| text.trim().is_empty()) {
                add(pointer, FieldCode::Required);
            }
        }
        match &self.signed_on {
            None => add("/signed_on", FieldCode::Required),
            Some(day) if day > today => add("/signed_on", FieldCode::Order),
            Some(_) => {}
        }
        errors
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL_KNOWN: Known = Known {
        report: true,
        workplaces: 2,
    };

    fn date(text: &str) -> Date {
        Date::try_from(text.to_owned()).expect("a date")
    }

    fn complete() -> Content {
        let text = |text: &str| Some(text.to_owned());
        Content {
            report_id: text("sr-7"),
            workplaces: vec!["wp-1".into(), "wp-2".into()],
            address: text("г. Тверь"),
            signed_by: text("Иванова Мария Петровна"),
            signed_by_position: text("Генеральный директор"),
            signed_on: Some(date("2026-11-24")),
            note: None,
        }
    }

    fn faults(content: &Content, known: Known) -> Vec<(String, FieldCode)> {
        let faults = content.faults(known, &date("2026-11-24"));
        let told = faults.into_iter();
        told.map(|error| (error.pointer, error.code)).collect()
    }

    #[test]
    fn a_complete_one_may_be_submitted() {
        assert_eq!(faults(&complete(), ALL_KNOWN), []);
    }

    #[test]
    fn a_draft_may_lack_everything_and_is_not_submitted_so() {
        let empty = Content::default();
        assert_eq!(empty.misshapen(), []);
        let known = Known {
            report: false,
            workplaces: 0,
        };
        let needed = [
            "/report_id",
            "/workplaces",
            "/address",
            "/signed_by",
            "/signed_by_position",
            "/signed_on",
        ];
        let needed = needed.map(|at| (at.to_owned(), FieldCode::Required));
        assert_eq!(faults(&empty, known), needed);
    }

    #[test]
    fn spaces_are_nothing_and_tomorrow_is_not_yet() {
        let content = Content {
            address: Some(" \u{a0}".into()),
            signed_on: Some(date("2026-11-25")),
            ..complete()
        };
        let expected = [
            ("/address".to_owned(), FieldCode::Required),
            ("/signed_on".to_owned(), FieldCode::Order),
        ];
        assert_eq!(faults(&content, ALL_KNOWN), expected);
    }

    #[test]
    fn what_it_names_must_be_there() {
        let unknown = |at: &str| vec![(at.to_owned(), FieldCode::Unknown)];
        let one_of_two = Known {
            workplaces: 1,
            ..ALL_KNOWN
        };
        assert_eq!(faults(&complete(), one_of_two), unknown("/workplaces"));
        let no_report = Known {
            report: false,
            workplaces: 0,
        };
        assert_eq!(faults(&complete(), no_report), unknown("/report_id"));
    }

    #[test]
    fn the_form_is_checked_at_once() {
        let content = Content {
            report_id: Some("sr 7".into()),
            workplaces: ["wp-1", "wp-1", ""].map(str::to_owned).to_vec(),
            address: Some("я".repeat(501)),
            note: Some("я".repeat(2000)),
            ..complete()
        };
        let expected = [
            FieldError::new("/report_id", FieldCode::Format),
            FieldError::new("/workplaces/1", FieldCode::Format),
            FieldError::new("/workplaces/2", FieldCode::Format),
            FieldError::new("/address", FieldCode::TooLong),
        ];
        assert_eq!(content.misshapen(), expected);
        let many = Content {
            workplaces: (0..1001).map(|number| format!("wp-{number}")).collect(),
            ..complete()
        };
        let too_many = FieldError::new("/workplaces", FieldCode::TooLong);
        assert_eq!(many.misshapen(), [too_many]);
    }
}
