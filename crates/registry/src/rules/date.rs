//! Days: as the schema writes them, and as people and spreadsheets do.

use cabinet_core::domain::Day;
use cabinet_tables::day_of_serial;

use super::finding::{Code, Findings};
use crate::forms;
use cabinet_protocol::registry::Column;

/// How a day is written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Written<'t> {
    /// As the contract has it.
    Right(&'t str),
    /// With a time zone behind.
    Zone(&'t str),
    /// In another order, with dots or in words, or with a time.
    Form(String),
    /// As a spreadsheet counts days.
    Number(String),
}

/// The day in a text.
pub(crate) fn day(text: &str) -> Option<Written<'_>> {
    let text = text.trim();
    if forms::is_day(text) {
        return Some(Written::Right(text));
    }
    if let Some(day) = before_zone(text) {
        return Some(Written::Zone(day));
    }
    serial(text)
        .map(Written::Number)
        .or_else(|| in_other_form(text).map(Written::Form))
}

impl Written<'_> {
    /// `2026-10-12`.
    pub(crate) fn text(&self) -> &str {
        match self {
            Self::Right(day) | Self::Zone(day) => day,
            Self::Form(day) | Self::Number(day) => day,
        }
    }
}

pub(super) fn check(text: &str, today: &Day, found: &mut Findings) {
    const COLUMN: Column = Column::TestDate;
    let Some(written) = day(text) else {
        return found.plain(COLUMN, Code::Date);
    };
    if written.text() > today.as_str() {
        found.plain(COLUMN, Code::Future);
    }
    let is_trimmed = text.trim() == text;
    match written {
        Written::Right(_) if is_trimmed => {}
        Written::Zone(day) if is_trimmed => found.mended(COLUMN, Code::TimeZone, day),
        // The schema's type has no blanks around a day, as libxml2 reads it.
        Written::Right(day) | Written::Zone(day) => found.mended(COLUMN, Code::DateForm, day),
        Written::Form(day) => found.mended(COLUMN, Code::DateForm, day),
        Written::Number(day) => found.mended(COLUMN, Code::DateNumber, day),
    }
}

/// The zones of `xs:date`: `Z`, or at most 14 hours to either side.
fn before_zone(text: &str) -> Option<&str> {
    let day = text.get(..10).filter(|day| forms::is_day(day))?;
    let zone = text.get(10..)?;
    let is_zone = zone == "Z"
        || zone.strip_prefix(['+', '-']).is_some_and(|clock| {
            let (hours, minutes) = clock.split_once(':').unwrap_or_default();
            let number = |text: &str| {
                // A sign would be taken for a number.
                let is_number = text.len() == 2 && text.bytes().all(|one| one.is_ascii_digit());
                text.parse::<u8>().ok().filter(|_| is_number)
            };
            let minutes = number(minutes).filter(|minutes| *minutes < 60);
            let minutes = number(hours)
                .zip(minutes)
                .map(|(h, m)| u16::from(h) * 60 + u16::from(m));
            minutes.is_some_and(|minutes| minutes <= 14 * 60)
        });
    is_zone.then_some(day)
}

/// The days of 1954 to 2099, without the time of day.
fn serial(text: &str) -> Option<String> {
    let (whole, part) = text.split_once(['.', ',']).unwrap_or((text, "0"));
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|one| one.is_ascii_digit());
    if whole.len() != 5 || !is_digits(whole) || !is_digits(part) {
        return None;
    }
    let number = whole.parse().ok();
    let number = number.filter(|number| (20_000..=73_050).contains(number))?;
    Some(day_of_serial(number))
}

/// `12.10.2026`, `12/10/26`, `2026.10.12`, «12 октября 2026 г.», `2026-10-12T00:00:00`.
fn in_other_form(text: &str) -> Option<String> {
    let is_letter = |byte: u8| byte.is_ascii_alphabetic() && !matches!(byte, b'T' | b'Z');
    // Longer than any day; a Latin word is of another language.
    if text.len() > 60 || text.bytes().any(is_letter) {
        return None;
    }
    let day = match text.find(':') {
        // What stands before the hours.
        Some(colon) => {
            let before = text.get(..colon)?;
            let end = before.rfind(|one: char| one == 'T' || one.is_whitespace())?;
            before.get(..end)?
        }
        None => text,
    };
    // «12.10.2026г.»
    let day = day.trim_end_matches(['.', ' ']);
    let day = day.strip_suffix("г").unwrap_or(day);
    if day.starts_with(['-', '+']) {
        return None;
    }
    let parts = day.split(|one: char| !one.is_alphanumeric());
    let mut parts = parts.filter(|part| !part.is_empty());
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
    let is_year = |word: &str| matches!(word.to_lowercase().as_str(), "г" | "года" | "год");
    if parts.any(|part| !is_year(part)) {
        return None;
    }
    let (year, date) = if first.len() == 4 {
        (first, third)
    } else {
        (third, first)
    };
    let number = |text: &str, most: usize| {
        let is_number = text.len() <= most && text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse::<u16>().ok().filter(|_| is_number)
    };
    let year = match year.len() {
        2 => 2000 + number(year, 2)?,
        4 => number(year, 4)?,
        _ => return None,
    };
    let month = number(second, 2).or_else(|| month(second))?;
    let day = format!("{year:04}-{month:02}-{:02}", number(date, 2)?);
    forms::is_day(&day).then_some(day)
}

/// A month by its first three letters.
fn month(word: &str) -> Option<u16> {
    const MONTHS: [&str; 12] = [
        "янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек",
    ];
    let word = word.to_lowercase();
    let found = MONTHS.iter().zip(1..);
    // «мар» comes before «ма».
    let mut found = found.filter(|(start, _)| word.starts_with(*start));
    found.next().map(|(_, number)| number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_people_write_them() {
        let form = |text| day(text).map(|written| (written.text().to_owned(), written));
        for text in [
            "12.10.2026",
            "12/10/2026",
            "12-10-2026",
            "12.10.26",
            "2026.10.12",
            "2026-10-12 10:30",
            "2026-10-12T00:00:00",
            "2026-10-12T00:00:00Z",
            "12.10.2026 0:00:00",
            "12 октября 2026 г.",
            "«12» октября 2026 года",
            "12.10.2026г.",
        ] {
            let found = form(text);
            assert_eq!(
                found,
                Some((
                    "2026-10-12".to_owned(),
                    Written::Form("2026-10-12".to_owned())
                )),
                "{text}"
            );
        }
        assert_eq!(form("1 марта 2026").unwrap().0, "2026-03-01");
        assert_eq!(form("1 мая 2026").unwrap().0, "2026-05-01");
        assert_eq!(day(" 2026-10-12 "), Some(Written::Right("2026-10-12")));
    }

    #[test]
    fn zones_and_numbers() {
        for text in ["2026-10-12Z", "2026-10-12+03:00", "2026-10-12-14:00"] {
            assert_eq!(day(text), Some(Written::Zone("2026-10-12")), "{text}");
        }
        for text in ["46307", "46307.0", "46307,5"] {
            assert_eq!(day(text), Some(Written::Number("2026-10-12".to_owned())));
        }
    }

    #[test]
    fn what_is_no_day() {
        for text in [
            "",
            "вчера",
            "30.02.2026",
            "13.13.2026",
            "2026",
            "10.2026",
            "12.10.2026 и 13.10.2026",
            "2026-10-12+15:00",
            "2026-10-12++3:00",
            "12 Oct 2026",
            "1",
            "99999",
            "462.07",
            "-0044-03-15",
        ] {
            assert_eq!(day(text), None, "{text}");
        }
    }

    #[test]
    fn tomorrow_is_too_late_in_any_form() {
        let today = Day::parse("2026-11-22").unwrap();
        let codes = |text: &str| {
            let mut found = Findings::default();
            check(text, &today, &mut found);
            found.0.into_iter().map(|one| one.code).collect::<Vec<_>>()
        };
        assert_eq!(codes("2026-11-22"), []);
        assert_eq!(codes("2026-11-23"), [Code::Future]);
        assert_eq!(codes("23.11.2026"), [Code::Future, Code::DateForm]);
        assert_eq!(codes("2026-10-12Z"), [Code::TimeZone]);
        assert_eq!(codes(" 2026-10-12"), [Code::DateForm]);
        assert_eq!(codes("2026-10-12Z\u{a0}"), [Code::DateForm]);
        assert_eq!(codes("46307"), [Code::DateNumber]);
        assert_eq!(codes("скоро"), [Code::Date]);
    }
}
