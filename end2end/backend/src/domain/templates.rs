//! Sets of permissions with a name, to begin a grant with.

use super::permissions::Code;
use crate::text;

/// One that every organization has.
pub struct BuiltIn {
    pub id: &'static str,
    pub name: &'static str,
    permissions: &'static [&'static str],
}

/// How many of its own an organization may have.
pub const MOST_OWN: u32 = 100;

pub const BUILT_IN: [BuiltIn; 3] = [
    BuiltIn {
        id: "safety-specialist",
        name: "Специалист по охране труда",
        permissions: &[
            "registry.view",
            "registry.submit",
            "sout.view",
            "declarations.view",
            "declarations.submit",
            "violations.view",
        ],
    },
    BuiltIn {
        id: "personnel-officer",
        name: "Кадровик",
        permissions: &["registry.view", "registry.submit"],
    },
    BuiltIn {
        id: "view-only",
        name: "Только просмотр",
        permissions: &[
            "registry.view",
            "sout.view",
            "declarations.view",
            "violations.view",
        ],
    },
];

impl BuiltIn {
    pub fn permissions(&self) -> Vec<Code> {
        self.permissions
            .iter()
            .map(|code| Code::new(*code))
            .collect()
    }

    /// Whether a name is taken by one of them, however it is written.
    pub fn is_called(key: &str) -> bool {
        BUILT_IN.iter().any(|one| text::fold(one.name) == key)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::domain::permissions::{checked, ordered};

    #[test]
    fn each_may_be_given_as_it_is() {
        for template in &BUILT_IN {
            let codes = template.permissions();
            let set = checked(&codes, &BTreeSet::new());
            let set = set.unwrap_or_default();
            assert_eq!(ordered(&set), codes, "{}", template.name);
        }
    }

    #[test]
    fn a_name_is_taken_however_it_is_written() {
        assert!(BuiltIn::is_called(&text::fold(" «кадровик» ")));
        assert!(!BuiltIn::is_called(&text::fold("Кадровик 2")));
    }
}
