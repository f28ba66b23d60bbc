//! The words of «Отчёты СОУТ».

use crate::features::sections::words::ListTexts;

/// The words of the list, of one report, and of its paper.
pub struct SoutTexts {
    pub list: ListTexts,
    pub column_report: &'static str,
    pub column_assessor: &'static str,
    pub column_workplaces: &'static str,
    pub column_worst: &'static str,
    pub approved: fn(&str) -> String,
    pub valid_until: fn(&str) -> String,
    pub class: fn(&str) -> String,
    pub file: &'static str,
    pub file_head: [&'static str; 6],
    pub title: fn(&str) -> String,
    pub fact_approved: &'static str,
    pub fact_valid: &'static str,
    pub fact_workplaces: &'static str,
    pub fact_employees: &'static str,
    pub by_class: &'static str,
    pub column_class: &'static str,
    pub column_employees: &'static str,
    pub show: &'static str,
    pub show_class: fn(&str) -> String,
    pub guarantees: &'static str,
    pub no_guarantees: &'static str,
    pub workplaces: ListTexts,
    pub column_number: &'static str,
    pub column_name: &'static str,
    pub column_factors: &'static str,
    pub employees: fn(u64) -> String,
    pub preparing: fn(u64, u64) -> String,
    pub printed: fn(&str) -> String,
}
