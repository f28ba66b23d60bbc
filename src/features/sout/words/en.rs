//! English: ‘СОУТ reports’.

use super::texts::SoutTexts;
use crate::features::sections::words::{ChoiceTexts, ListTexts};
use crate::i18n::en::{counted, number};

/// Classes and subclasses of working conditions, as their codes are in the contract.
const CLASSES: ChoiceTexts = ChoiceTexts {
    label: "Class of conditions",
    any: "Any",
    values: &["1", "2", "3.1", "3.2", "3.3", "3.4", "4"],
};

pub static TEXTS: SoutTexts = SoutTexts {
    list: ListTexts {
        label: "Assessment reports",
        search: "Search by number or assessor",
        choices: &[
            CLASSES,
            ChoiceTexts {
                label: "Order",
                any: "Newest first",
                values: &["Oldest first", "Largest first"],
            },
        ],
        count: |n| counted(n, "report", "reports"),
        empty: "Your organization has no reports yet.",
        none_such: "There are no such reports. Change the search or the filters.",
    },
    column_report: "Report",
    column_assessor: "Assessed by",
    column_workplaces: "Workplaces",
    column_worst: "Worst class",
    approved: |day| format!("approved {day}"),
    valid_until: |day| format!("valid until {day}"),
    class: |code| format!("Class {code}"),
    file: "Assessment reports",
    file_head: [
        "Number",
        "Approved",
        "Valid until",
        "Assessed by",
        "Workplaces",
        "Worst class",
    ],
    title: |number| format!("Assessment report No. {number}"),
    fact_approved: "Approved",
    fact_valid: "Valid until",
    fact_workplaces: "Workplaces",
    fact_employees: "Employees",
    by_class: "Workplaces by class",
    column_class: "Class",
    column_employees: "Employees",
    show: "Show",
    show_class: |label| format!("Show the workplaces: {label}"),
    guarantees: "Guarantees",
    no_guarantees: "The report has no guarantees.",
    workplaces: ListTexts {
        label: "Workplaces",
        search: "Search a workplace",
        choices: &[CLASSES],
        count: |n| counted(n, "workplace", "workplaces"),
        empty: "The report has no workplaces.",
        none_such: "There are no such workplaces. Change the search or the class.",
    },
    column_number: "No.",
    column_name: "Workplace",
    column_factors: "Factors and guarantees",
    employees: |n| counted(n, "employee", "employees"),
    preparing: |done, total| format!("Preparing to print: {} of {}", number(done), number(total)),
    printed: |when| format!("Printed from the cabinet on {when}."),
};
