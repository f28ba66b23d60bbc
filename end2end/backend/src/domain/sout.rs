//! The special assessment of working conditions (СОУТ).

use serde::{Deserialize, Serialize};

/// The classes and subclasses of conditions, from the best to the worst. As text they compare so
/// too, in SQL as well.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, sqlx::Type,
)]
pub enum ConditionClass {
    #[serde(rename = "1")]
    #[sqlx(rename = "1")]
    Optimal,
    #[serde(rename = "2")]
    #[sqlx(rename = "2")]
    Acceptable,
    #[serde(rename = "3.1")]
    #[sqlx(rename = "3.1")]
    HarmfulFirst,
    #[serde(rename = "3.2")]
    #[sqlx(rename = "3.2")]
    HarmfulSecond,
    #[serde(rename = "3.3")]
    #[sqlx(rename = "3.3")]
    HarmfulThird,
    #[serde(rename = "3.4")]
    #[sqlx(rename = "3.4")]
    HarmfulFourth,
    #[serde(rename = "4")]
    #[sqlx(rename = "4")]
    Dangerous,
}

impl ConditionClass {
    pub const ALL: [Self; 7] = [
        Self::Optimal,
        Self::Acceptable,
        Self::HarmfulFirst,
        Self::HarmfulSecond,
        Self::HarmfulThird,
        Self::HarmfulFourth,
        Self::Dangerous,
    ];

    /// Those whose workplaces a declaration may name. An assumption of this stand, made so that it
    /// can be tried: which they are, the real backend decides.
    pub const DECLARABLE: [Self; 2] = [Self::Optimal, Self::Acceptable];

    /// How the contract and the database call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Optimal => "1",
            Self::Acceptable => "2",
            Self::HarmfulFirst => "3.1",
            Self::HarmfulSecond => "3.2",
            Self::HarmfulThird => "3.3",
            Self::HarmfulFourth => "3.4",
            Self::Dangerous => "4",
        }
    }

    pub fn label(self) -> String {
        format!("Класс {}", self.name())
    }

    pub fn declarable(self) -> bool {
        Self::DECLARABLE.contains(&self)
    }

    /// The condition of SQL that picks the declarable ones by this column.
    pub fn declarable_sql(column: &str) -> String {
        let names = Self::DECLARABLE.map(|class| format!("'{}'", class.name()));
        format!("{column} in ({})", names.join(", "))
    }
}

/// What at a workplace was measured.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Factor {
    pub name: String,
    pub class: ConditionClass,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_go_from_the_best_to_the_worst() {
        let names = ConditionClass::ALL.map(ConditionClass::name);
        assert!(names.is_sorted() && ConditionClass::ALL.is_sorted());
        for class in ConditionClass::ALL {
            let json = serde_json::to_string(&class).unwrap_or_default();
            assert_eq!(json, format!("\"{}\"", class.name()));
        }
    }

    #[test]
    fn the_declarable_ones_are_the_same_everywhere() {
        assert_eq!(ConditionClass::declarable_sql("c"), "c in ('1', '2')");
        let declarable = ConditionClass::ALL.map(ConditionClass::declarable);
        assert_eq!(declarable.iter().filter(|yes| **yes).count(), 2);
    }
}
