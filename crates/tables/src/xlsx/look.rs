//! How a format shows a number, as far as a reader must know: as a date, with a time, with zeros in
//! front, or just so.

/// What a format makes of a number.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub(super) enum Look {
    #[default]
    Plain,
    Date,
    Time,
    DateTime,
    /// At least so many digits.
    Digits(u8),
}

impl Look {
    /// A format that every program knows by its number.
    pub(super) fn built_in(id: u32) -> Self {
        match id {
            14..=17 | 27..=31 | 36 | 50..=54 | 57 | 58 => Self::Date,
            18..=21 | 32..=35 | 45..=47 | 55 | 56 => Self::Time,
            22 => Self::DateTime,
            _ => Self::Plain,
        }
    }

    /// A format by its code, such as `dd.mm.yyyy` or `000\-000\-000\ 00`.
    pub(super) fn of_code(code: &str) -> Self {
        let mut characters = code.chars();
        let (mut date, mut time, mut month) = (false, false, false);
        let (mut zeros, mut only_zeros) = (0_u8, true);
        while let Some(character) = characters.next() {
            match character.to_ascii_lowercase() {
                // The rest is about negative numbers, zero and texts.
                ';' => break,
                '"' => {
                    characters.find(|character| *character == '"');
                }
                '\\' | '_' | '*' => {
                    characters.next();
                }
                '[' => {
                    let inner: String = characters.by_ref().take_while(|one| *one != ']').collect();
                    let unit = inner.to_ascii_lowercase();
                    time |= !unit.is_empty() && unit.bytes().all(|byte| b"hms".contains(&byte));
                }
                'd' | 'y' => date = true,
                'h' | 's' => time = true,
                'm' => month = true,
                '0' => zeros = zeros.saturating_add(1),
                '-' | ' ' | '(' | ')' | '\u{a0}' => {}
                _ => only_zeros = false,
            }
        }
        date |= month && !time;
        match (date, time) {
            (true, true) => Self::DateTime,
            (true, false) => Self::Date,
            (false, true) => Self::Time,
            (false, false) if only_zeros && zeros > 1 => Self::Digits(zeros),
            (false, false) => Self::Plain,
        }
    }
}

/// Above it a number may have lost digits: it stays as the file writes it.
const EXACT: f64 = 9_007_199_254_740_992.0;
/// 31 December 9999, the last day that Excel knows.
const LAST_DAY: f64 = 2_958_466.0;
const SECONDS_A_DAY: i64 = 86_400;

/// The text of a number.
pub(super) fn shown(written: &str, look: Look, since_1904: bool) -> String {
    let written = written.trim();
    let Some(number) = written.parse::<f64>().ok().filter(|n| n.abs() < EXACT) else {
        return written.to_owned();
    };
    let is_day = (0.0..LAST_DAY).contains(&number);
    match look {
        Look::Digits(least) if number >= 0.0 && number.fract() == 0.0 => {
            format!("{number:0>width$}", width = usize::from(least))
        }
        Look::Date | Look::Time | Look::DateTime if is_day => moment(number, look, since_1904),
        _ => number.to_string(),
    }
}

fn moment(number: f64, look: Look, since_1904: bool) -> String {
    // Within the days that Excel knows: nothing is lost.
    #[expect(clippy::cast_possible_truncation, reason = "see above")]
    let seconds = (number * 86_400.0).round() as i64;
    let (day, second) = (seconds / SECONDS_A_DAY, seconds % SECONDS_A_DAY);
    let time = || {
        let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
        match second {
            0 => format!("{hour:02}:{minute:02}"),
            _ => format!("{hour:02}:{minute:02}:{second:02}"),
        }
    };
    match look {
        // A time without a day.
        Look::Time if day == 0 => time(),
        look if look == Look::Date || second == 0 => date(day, since_1904),
        _ => format!("{} {}", date(day, since_1904), time()),
    }
}

/// `2026-10-12` of the number by which Excel counts days.
#[must_use]
pub fn day_of_serial(day: u32) -> String {
    date(i64::from(day), false)
}

/// A day by its number. Excel counts a 29 February 1900 that never was.
fn date(day: i64, since_1904: bool) -> String {
    let since_1970 = if since_1904 {
        day - 24_107
    } else if day < 60 {
        day - 25_568
    } else {
        day - 25_569
    };
    // Years are taken to begin in March, so that the leap day is the last; eras have 400 years.
    let days = since_1970 + 719_468;
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let (month, next_year) = if month < 10 {
        (month + 3, 0)
    } else {
        (month - 9, 1)
    };
    let year = year_of_era + era * 400 + next_year;
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes() {
        for (code, look) in [
            ("General", Look::Plain),
            ("0", Look::Plain),
            ("0.00", Look::Plain),
            ("#,##0", Look::Plain),
            ("@", Look::Plain),
            ("\"день\" 0", Look::Plain),
            ("dd.mm.yyyy", Look::Date),
            ("[$-419]d mmm yyyy;@", Look::Date),
            ("mmm", Look::Date),
            ("h:mm", Look::Time),
            ("[hh]:mm:ss", Look::Time),
            ("dd/mm/yy\\ h:mm", Look::DateTime),
            ("00000000000", Look::Digits(11)),
            ("000\\-000\\-000\\ 00", Look::Digits(11)),
            ("000\"-\"000\"-\"000\" \"00;@", Look::Digits(11)),
        ] {
            assert_eq!(Look::of_code(code), look, "{code}");
        }
    }

    #[test]
    fn numbers() {
        for (written, look, text) in [
            ("11223344595", Look::Plain, "11223344595"),
            ("1.1223344595E10", Look::Plain, "11223344595"),
            ("11223344595.0", Look::Plain, "11223344595"),
            ("0.1", Look::Plain, "0.1"),
            ("1e300", Look::Plain, "1e300"),
            ("not one", Look::Plain, "not one"),
            ("8765430300", Look::Digits(11), "08765430300"),
            ("1.5", Look::Digits(11), "1.5"),
            ("1", Look::Date, "1900-01-01"),
            ("59", Look::Date, "1900-02-28"),
            ("61", Look::Date, "1900-03-01"),
            ("36526", Look::Date, "2000-01-01"),
            ("45351", Look::Date, "2024-02-29"),
            ("2958465", Look::Date, "9999-12-31"),
            ("2958466", Look::Date, "2958466"),
            ("-1", Look::Date, "-1"),
            ("46348.4375", Look::DateTime, "2026-11-22 10:30"),
            ("46348", Look::DateTime, "2026-11-22"),
            ("0.4375", Look::Time, "10:30"),
            ("0.43751157407", Look::Time, "10:30:01"),
        ] {
            assert_eq!(shown(written, look, false), text, "{written} {look:?}");
        }
        assert_eq!(shown("44886", Look::Date, true), "2026-11-22");
    }
}
