//! Days, and the span of days in which an access holds.

use chrono::{DateTime, Days, Local, NaiveDate, Utc};
use serde::{Deserialize, Deserializer, Serialize};

use super::field::{FieldCode, FieldError};

/// `2026-11-24`: what the contract calls a date. It compares as text, in SQL too.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, sqlx::Type)]
#[serde(try_from = "String")]
#[sqlx(transparent)]
pub struct Date(String);

#[derive(Debug)]
pub struct NoDate;

impl std::fmt::Display for NoDate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("no date")
    }
}

impl TryFrom<String> for Date {
    type Error = NoDate;

    fn try_from(text: String) -> Result<Self, NoDate> {
        let date = text.parse::<NaiveDate>().map_err(|_| NoDate)?;
        // Years of five digits and months of one would not compare.
        if date.to_string() == text && text.len() == "2026-11-24".len() {
            Ok(Self(text))
        } else {
            Err(NoDate)
        }
    }
}

impl Date {
    /// The day of this moment in the time zone of this machine.
    pub fn of(moment: DateTime<Utc>) -> Self {
        Self(moment.with_timezone(&Local).date_naive().to_string())
    }

    /// So many days after the day of this moment.
    pub fn days_after(moment: DateTime<Utc>, days: u64) -> Self {
        Self::of(moment.checked_add_days(Days::new(days)).unwrap_or(moment))
    }

    /// So many days before it.
    pub fn days_before(moment: DateTime<Utc>, days: u64) -> Self {
        Self::of(moment.checked_sub_days(Days::new(days)).unwrap_or(moment))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// From which day until which; both are in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, sqlx::FromRow)]
pub struct Span {
    pub valid_from: Option<Date>,
    pub valid_until: Option<Date>,
}

/// Why an access does not hold today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outside {
    NotYet,
    Expired,
}

impl Span {
    pub fn outside(&self, today: &Date) -> Option<Outside> {
        if self.valid_from.as_ref().is_some_and(|from| from > today) {
            Some(Outside::NotYet)
        } else if self.valid_until.as_ref().is_some_and(|until| until < today) {
            Some(Outside::Expired)
        } else {
            None
        }
    }

    /// Holds today and on every day to come.
    pub fn lasts(&self, today: &Date) -> bool {
        self.valid_until.is_none() && self.outside(today).is_none()
    }

    /// Judges the span beside the set that it is for; all that is at fault is told at once.
    pub fn checked<T>(
        &self,
        permissions: Result<T, Vec<FieldError>>,
    ) -> Result<T, Vec<FieldError>> {
        let (from, until) = (&self.valid_from, &self.valid_until);
        if until.is_none() || from <= until {
            return permissions;
        }
        let mut errors = permissions.err().unwrap_or_default();
        errors.push(FieldError::new("/valid_until", FieldCode::Order));
        Err(errors)
    }
}

/// What a change says of a bound. Who says nothing of it, as the clients that do not know it,
/// leaves it as it is; null removes it.
#[derive(Clone, Debug, Default)]
pub enum Bound {
    #[default]
    AsItIs,
    Set(Option<Date>),
}

impl<'de> Deserialize<'de> for Bound {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Option::deserialize(from).map(Self::Set)
    }
}

impl Bound {
    pub fn or(self, present: Option<Date>) -> Option<Date> {
        match self {
            Self::AsItIs => present,
            Self::Set(bound) => bound,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::try_from(text.to_owned()).expect("a date")
    }

    #[test]
    fn both_ends_are_in_a_span() {
        let span = Span {
            valid_from: Some(date("2026-11-24")),
            valid_until: Some(date("2026-12-02")),
        };
        assert_eq!(span.checked(Ok(1)), Ok(1));
        for (day, outside) in [
            ("2026-11-23", Some(Outside::NotYet)),
            ("2026-11-24", None),
            ("2026-12-02", None),
            ("2026-12-03", Some(Outside::Expired)),
        ] {
            assert_eq!(span.outside(&date(day)), outside, "{day}");
            assert!(!span.lasts(&date(day)));
        }
        let endless = Span {
            valid_until: None,
            ..span
        };
        assert!(endless.lasts(&date("2026-11-24")) && !endless.lasts(&date("2026-11-23")));
    }

    #[test]
    fn it_ends_after_it_begins() {
        let span = |from: Option<&str>, until: Option<&str>| Span {
            valid_from: from.map(date),
            valid_until: until.map(date),
        };
        let (early, late) = (Some("2026-11-24"), Some("2026-11-25"));
        for good in [
            span(early, late),
            span(early, early),
            span(early, None),
            span(None, early),
            span(None, None),
        ] {
            assert_eq!(good.checked(Ok(1)), Ok(1), "{good:?}");
        }
        let missing = FieldError::new("/permissions", FieldCode::Required);
        let order = FieldError::new("/valid_until", FieldCode::Order);
        let faults = span(late, early).checked::<()>(Err(vec![missing.clone()]));
        assert_eq!(faults, Err(vec![missing, order]));
    }

    #[test]
    fn null_is_not_nothing() {
        #[derive(Deserialize)]
        struct Change {
            #[serde(default)]
            until: Bound,
        }
        let now = Some(date("2026-11-24"));
        let then = Some(date("2026-12-01"));
        for (json, expected) in [
            ("{}", &now),
            (r#"{"until":null}"#, &None),
            (r#"{"until":"2026-12-01"}"#, &then),
        ] {
            let change: Change = serde_json::from_str(json).expect("a change");
            assert_eq!(&change.until.or(now.clone()), expected, "{json}");
        }
    }

    #[test]
    fn a_date_is_written_in_one_way() {
        for good in ["2026-11-24", "2028-02-29", "0001-01-01"] {
            assert!(Date::try_from(good.to_owned()).is_ok(), "{good}");
        }
        for bad in [
            "",
            "2026-11-31",
            "2027-02-29",
            "2026-1-1",
            "+12026-11-24",
            "2026-11-24T00:00:00Z",
            " 2026-11-24",
            "24.11.2026",
        ] {
            assert!(Date::try_from(bad.to_owned()).is_err(), "{bad}");
        }
    }
}
