//! Reports of the special assessment of working conditions (СОУТ) and their workplaces. What follows from a
//! class, how long a report is valid and what a declaration may name, the backend says.

use super::view::{Choice, Shape};
use crate::domain::day::Day;
use crate::domain::id::{ReportId, WorkplaceId};
use serde::Deserialize;

/// A class or subclass of working conditions.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(from = "String")]
pub enum ConditionClass {
    /// 1.
    First,
    /// 2.
    Second,
    /// 3.1.
    ThirdOne,
    /// 3.2.
    ThirdTwo,
    /// 3.3.
    ThirdThree,
    /// 3.4.
    ThirdFour,
    /// 4.
    Fourth,
    /// One that a newer backend has, by its code.
    Other(String),
}

/// How a class is to be seen beside its name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tone {
    /// Of 1 and 2.
    Calm,
    /// Of 3.1 to 3.4.
    Warning,
    /// Of 4.
    Danger,
    /// Of what is not known.
    Neutral,
}

/// The codes of the contract, from the best to the worst.
const CODES: &[&str] = &["1", "2", "3.1", "3.2", "3.3", "3.4", "4"];

impl From<String> for ConditionClass {
    fn from(code: String) -> Self {
        Self::parse(&code)
    }
}

impl ConditionClass {
    /// The known ones, in the order of [`CODES`].
    const KNOWN: [Self; 7] = [
        Self::First,
        Self::Second,
        Self::ThirdOne,
        Self::ThirdTwo,
        Self::ThirdThree,
        Self::ThirdFour,
        Self::Fourth,
    ];

    /// Reads a code.
    #[must_use]
    pub fn parse(code: &str) -> Self {
        let known = Self::KNOWN.into_iter().find(|class| class.code() == code);
        known.unwrap_or_else(|| Self::Other(code.to_owned()))
    }

    /// The code.
    #[must_use]
    pub fn code(&self) -> &str {
        match self {
            Self::Other(code) => code,
            known => known.place().map_or("", |place| CODES[place]),
        }
    }

    /// Its place among the values of [`WORKPLACES`]; `None` when it cannot be asked for.
    #[must_use]
    pub fn place(&self) -> Option<usize> {
        Self::KNOWN.iter().position(|known| known == self)
    }

    /// How it is to be seen.
    #[must_use]
    pub fn tone(&self) -> Tone {
        match self {
            Self::First | Self::Second => Tone::Calm,
            Self::ThirdOne | Self::ThirdTwo | Self::ThirdThree | Self::ThirdFour => Tone::Warning,
            Self::Fourth => Tone::Danger,
            Self::Other(_) => Tone::Neutral,
        }
    }
}

/// A report in the list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SoutReportSummary {
    /// By which it is asked for.
    pub id: ReportId,
    /// As people call it.
    pub number: String,
    /// When it was approved.
    pub approved_on: Day,
    /// Its last day, as the backend knows it.
    pub valid_until: Option<Day>,
    /// Who carried the assessment out.
    pub assessor: Option<String>,
    /// How many workplaces it has.
    pub workplaces: u64,
    /// The worst class of them.
    pub worst: Option<ConditionClass>,
}

/// A report.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SoutReport {
    /// What the list says of it.
    pub summary: SoutReportSummary,
    /// How many people work there.
    pub employees: Option<u64>,
    /// Its workplaces by class, from the best to the worst.
    pub classes: Vec<ClassCount>,
    /// The guarantees in it.
    pub guarantees: Vec<GuaranteeCount>,
}

/// How many workplaces have a class.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ClassCount {
    /// The class.
    pub class: ConditionClass,
    /// Its name, as the backend gives it.
    pub label: String,
    /// So many workplaces.
    pub workplaces: u64,
    /// So many people.
    pub employees: Option<u64>,
}

/// How many workplaces have a guarantee.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GuaranteeCount {
    /// Its name, as the backend gives it.
    pub name: String,
    /// So many workplaces.
    pub workplaces: u64,
}

impl SoutReport {
    /// How long the bar of so many workplaces is, in percent of the longest. What is there is seen.
    #[must_use]
    pub fn bar(&self, workplaces: u64) -> u64 {
        let all = self.classes.iter().map(|count| count.workplaces);
        match (workplaces, all.max()) {
            (0, _) | (_, None | Some(0)) => 0,
            // A count that is not one of the report's may be larger.
            (some, Some(most)) => (some.saturating_mul(100) / most).clamp(1, 100),
        }
    }
}

/// A workplace of a report.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Workplace {
    /// By which a declaration names it.
    pub id: WorkplaceId,
    /// Its number in the report.
    pub number: String,
    /// The position or trade.
    pub name: String,
    /// Where it is.
    pub department: Option<String>,
    /// How many people work there.
    pub employees: Option<u64>,
    /// The class of its conditions.
    pub class: ConditionClass,
    /// Whether a declaration may name it.
    pub declarable: bool,
    /// Its class by factor.
    pub factors: Vec<Factor>,
    /// The guarantees there, as the backend names them.
    pub guarantees: Vec<String>,
}

/// A factor of the working environment or of the work.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Factor {
    /// Its name, as the backend gives it.
    pub name: String,
    /// The class by this factor.
    pub class: ConditionClass,
}

const CLASS: Choice = Choice {
    name: "class",
    values: CODES,
    narrows: true,
};

/// What can be asked of the list of reports. By day of approval, the newest first, is the backend's own order.
pub static SOUT_REPORTS: Shape = Shape {
    choices: &[
        CLASS,
        Choice {
            name: "sort",
            values: &["date", "workplaces"],
            narrows: false,
        },
    ],
    days: true,
    listed: None,
};

/// What can be asked of the workplaces of a report.
pub static WORKPLACES: Shape = Shape {
    choices: &[CLASS],
    days: false,
    listed: None,
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::View;
    use proptest::prelude::*;

    fn report(counts: &[u64]) -> SoutReport {
        let class = |workplaces: &u64| ClassCount {
            class: ConditionClass::Second,
            label: "Класс 2".to_owned(),
            workplaces: *workplaces,
            employees: None,
        };
        SoutReport {
            summary: SoutReportSummary {
                id: ReportId::parse("sr-1").unwrap(),
                number: "1".to_owned(),
                approved_on: Day::parse("2025-06-30").unwrap(),
                valid_until: None,
                assessor: None,
                workplaces: counts.iter().sum(),
                worst: None,
            },
            employees: None,
            classes: counts.iter().map(class).collect(),
            guarantees: Vec::new(),
        }
    }

    #[test]
    fn each_class_is_known_by_its_code() {
        for code in CODES {
            let class = ConditionClass::parse(code);
            assert_eq!(class.code(), *code);
            assert!(class.place().is_some() && class.tone() != Tone::Neutral);
        }
        assert_eq!(ConditionClass::parse("3.2"), ConditionClass::ThirdTwo);
        assert_eq!(ConditionClass::parse("4").tone(), Tone::Danger);
    }

    #[test]
    fn a_class_that_is_not_known_is_kept_and_cannot_be_asked_for() {
        let class = ConditionClass::parse("3.5");
        assert_eq!((class.code(), class.place()), ("3.5", None));
        assert_eq!(class.tone(), Tone::Neutral);
    }

    #[test]
    fn the_longest_bar_is_whole_and_the_shortest_is_seen() {
        let report = report(&[0, 1, 200, 400]);
        let bars = [0, 1, 200, 400].map(|count| report.bar(count));
        assert_eq!(bars, [0, 1, 50, 100]);
    }

    #[test]
    fn a_report_without_workplaces_has_no_bars() {
        assert_eq!(report(&[]).bar(3), 0);
        assert_eq!(report(&[0]).bar(3), 0);
    }

    /// A changed name here breaks somebody's bookmark.
    #[test]
    fn the_names_in_the_address() {
        let query = "?class=3.1&sort=workplaces&from=2025-01-01&to=2025-12-31";
        let view = View::parse(&SOUT_REPORTS, query);
        assert_eq!(view.to_query(&SOUT_REPORTS), query);
        let view = View::parse(&WORKPLACES, "?class=4&sort=date&from=2025-01-01");
        assert_eq!(view.to_query(&WORKPLACES), "?class=4");
        assert_eq!(view.chosen(0), ConditionClass::Fourth.place());
    }

    proptest! {
        #[test]
        fn any_code_reads_back(code in "\\PC{0,20}") {
            let class = ConditionClass::parse(&code);
            prop_assert_eq!(class.code(), code);
        }

        #[test]
        fn no_bar_is_too_long(counts in prop::collection::vec(any::<u64>().prop_map(|n| n >> 8), 0..8), other: u64) {
            let report = report(&counts);
            for count in counts.iter().chain([&other]) {
                prop_assert!(report.bar(*count) <= 100);
            }
        }
    }
}
