//! Days, and the span of days in which an access holds.

use chrono::{DateTime, Days, Local, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

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
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, sqlx::FromRow)]
pub struct Span {
    pub valid_from: Option<Date>,
    pub valid_until: Option<Date>,
}

#[cfg(test)]
mod tests {
    use super::*;

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
