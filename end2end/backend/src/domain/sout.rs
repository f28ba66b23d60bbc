//! The special assessment of working conditions (СОУТ).

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantArray};

/// The classes and subclasses of conditions, from the best to the worst. As text they compare so
/// too, in SQL as well.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Deserialize,
    Serialize,
    IntoStaticStr,
    VariantArray,
    sqlx::Type,
)]
pub enum ConditionClass {
    #[serde(rename = "1")]
    #[sqlx(rename = "1")]
    #[strum(serialize = "1")]
    Optimal,
    #[serde(rename = "2")]
    #[sqlx(rename = "2")]
    #[strum(serialize = "2")]
    Acceptable,
    #[serde(rename = "3.1")]
    #[sqlx(rename = "3.1")]
    #[strum(serialize = "3.1")]
    HarmfulFirst,
    #[serde(rename = "3.2")]
    #[sqlx(rename = "3.2")]
    #[strum(serialize = "3.2")]
    HarmfulSecond,
    #[serde(rename = "3.3")]
    #[sqlx(rename = "3.3")]
    #[strum(serialize = "3.3")]
    HarmfulThird,
    #[serde(rename = "3.4")]
    #[sqlx(rename = "3.4")]
    #[strum(serialize = "3.4")]
    HarmfulFourth,
    #[serde(rename = "4")]
    #[sqlx(rename = "4")]
    #[strum(serialize = "4")]
    Dangerous,
}

impl ConditionClass {
    /// Those whose workplaces a declaration may name. An assumption of this stand, made so that it
    /// can be tried: which they are, the real backend decides.
    pub const DECLARABLE: [Self; 2] = [Self::Optimal, Self::Acceptable];

    /// How the contract and the database call it.
    pub fn name(self) -> &'static str {
        self.into()
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
        let all = ConditionClass::VARIANTS;
        assert!(all.is_sorted() && all.is_sorted_by_key(|class| class.name()));
        for class in all {
            let json = serde_json::to_string(&class).unwrap_or_default();
            assert_eq!(json, format!("\"{}\"", class.name()));
        }
    }

    #[test]
    fn the_declarable_ones_are_the_same_everywhere() {
        assert_eq!(ConditionClass::declarable_sql("c"), "c in ('1', '2')");
        let all = ConditionClass::VARIANTS.iter();
        assert_eq!(all.filter(|class| class.declarable()).count(), 2);
    }
}
