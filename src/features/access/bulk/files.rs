//! Tables to keep: the list as it is found, and what has become of each.

use super::outcome::{Outcome, reason};
use super::words::words;
use crate::browser;
use crate::csv;
use crate::domain::{Catalogue, Day, Employee};
use crate::features::access::bulk::words::BulkTexts;
use crate::ui::export::CSV as TABLE;

/// The list. Numbers in it are masked, as on the screen. It comes after a request, when the context with the
/// words is gone.
pub fn save_list(w: &BulkTexts, locale: &str, catalogue: &Catalogue, employees: &[Employee]) {
    let moment = |text: &Option<String>| {
        let text = text.as_ref();
        text.map(|text| browser::moment(text, locale))
            .unwrap_or_default()
    };
    let day = |day: &Option<Day>| day.as_ref().map(Day::dotted).unwrap_or_default();
    let mut text = format!("{}{}", csv::BOM, csv::line(w.list_head));
    for employee in employees {
        let history = &employee.history;
        text.push_str(&csv::line([
            employee.name.whole(),
            employee.position.clone().unwrap_or_default(),
            employee.snils_masked.clone().unwrap_or_default(),
            catalogue.labels(&employee.permissions).join(", "),
            day(&employee.term.from),
            day(&employee.term.until),
            moment(&history.granted_at),
            history.granted_by.clone().unwrap_or_default(),
            moment(&history.last_sign_in_at),
        ]));
    }
    browser::download(w.list_file, TABLE, &text);
}

/// What has become of each.
pub fn save_results(outcomes: &[(Employee, Outcome)]) {
    let w = words();
    let mut text = format!("{}{}", csv::BOM, csv::line(w.results_head));
    for (employee, outcome) in outcomes {
        let result = match outcome {
            Outcome::Done => w.result_done,
            Outcome::Untouched(_) => w.result_same,
            Outcome::Failed(_) => w.result_failed,
            Outcome::Left => w.result_left,
        };
        text.push_str(&csv::line([
            employee.name.whole(),
            employee.position.clone().unwrap_or_default(),
            result.to_owned(),
            reason(outcome).unwrap_or_default(),
        ]));
    }
    browser::download(w.results_file, TABLE, &text);
}
