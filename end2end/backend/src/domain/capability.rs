//! What a backend has beyond what every backend has.

use std::str::FromStr;

use serde::Serialize;
use strum::{EnumIter, EnumString, IntoStaticStr};

#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, EnumString, IntoStaticStr, Serialize)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Capability {
    SearchFilters,
    Terms,
    Reveal,
    Journal,
    Templates,
    Restore,
    Consent,
    Check,
    TrainingRegistry,
    SoutReports,
    Declarations,
    Violations,
    StepUp,
    SignOutEverywhere,
}

/// Those that this backend does not offer and whose operations it does not have, so that it can be seen how the app does
/// without.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Without(pub Vec<Capability>);

impl Without {
    pub fn has(&self, capability: Capability) -> bool {
        self.0.contains(&capability)
    }
}

impl FromStr for Without {
    type Err = strum::ParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let names = text.split(',').map(str::trim);
        let names = names.filter(|name| !name.is_empty());
        names.map(str::parse).collect::<Result<_, _>>().map(Self)
    }
}
