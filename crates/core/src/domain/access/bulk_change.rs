//! One change for many employees: what it makes of each of them, so that it can be shown before it is sent,
//! and made again on top of what somebody else has saved meanwhile.

use super::caution::{Caution, cautions};
use super::employee::Employee;
use super::permission::{Catalogue, Difference, PermissionCode, Permissions};

/// What is done to each of the chosen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum BulkChange {
    /// Gives these and takes those; everything else stays.
    Permissions(Difference),
    /// Takes the access away.
    Revoke,
}

/// Why an employee stays as they are, though the change means them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Obstacle {
    /// These cannot be had together: what would be given, what is there.
    Conflict(String, String),
    /// Nothing would be left: that is a revocation, which must be meant.
    NothingLeft,
}

/// What the change makes of one employee.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Effect {
    /// It is so already.
    None,
    /// This changes.
    Change(Difference),
    /// The access goes.
    Revoke,
    /// It cannot be made.
    Obstacle(Obstacle),
}

impl Effect {
    /// Whether something is to be sent.
    #[must_use]
    pub fn is_change(&self) -> bool {
        matches!(self, Self::Change(_) | Self::Revoke)
    }
}

impl BulkChange {
    /// What it makes of somebody who has these permissions.
    #[must_use]
    pub fn effect(&self, catalogue: &Catalogue, before: &Permissions) -> Effect {
        let Self::Permissions(wanted) = self else {
            return Effect::Revoke;
        };
        let after = wanted.on_top_of(catalogue, before);
        let change = before.difference(&after);
        if change.is_empty() {
            return Effect::None;
        }
        if after.is_empty() {
            return Effect::Obstacle(Obstacle::NothingLeft);
        }
        for code in change.added.iter() {
            if let Some(other) = catalogue.kept_out_by(&after, code).into_iter().next() {
                let label = catalogue.label(code).to_owned();
                return Effect::Obstacle(Obstacle::Conflict(label, other));
            }
        }
        Effect::Change(change)
    }

    /// What has to be asked once more before the change is made to all of these.
    #[must_use]
    pub fn cautions(&self, catalogue: &Catalogue, employees: &[Employee]) -> Vec<Caution> {
        let mut found: Vec<Caution> = Vec::new();
        for employee in employees {
            let before = &employee.permissions;
            let after = match self.effect(catalogue, before) {
                Effect::Change(change) => change.on_top_of(catalogue, before),
                Effect::Revoke => Permissions::default(),
                Effect::None | Effect::Obstacle(_) => continue,
            };
            for caution in cautions(catalogue, before, &after, employee.is_me) {
                if !found.contains(&caution) {
                    found.push(caution);
                }
            }
        }
        found
    }
}

/// The boxes of what is to be taken, after one was pressed: what requires it is taken along, and what stays
/// keeps what it requires.
#[must_use]
pub fn toggled_to_take(
    catalogue: &Catalogue,
    ticked: &Permissions,
    code: &PermissionCode,
) -> Permissions {
    if ticked.contains(code) {
        let stays = catalogue.toggled(&Permissions::default(), code);
        let rest = ticked.iter().filter(|code| !stays.contains(code));
        return rest.cloned().collect();
    }
    let entries = catalogue.groups().into_iter().flat_map(|(_, group)| group);
    let all: Permissions = entries.map(|entry| entry.code).collect();
    let along = all.difference(&catalogue.toggled(&all, code)).removed;
    ticked.iter().chain(along.iter()).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{EmployeeId, FullName, Permission, Term};
    use proptest::prelude::*;

    const CODES: [&str; 5] = ["admin", "view", "submit", "audit", "future"];

    fn set(codes: &[&str]) -> Permissions {
        let codes = codes.iter().map(|code| (*code).to_owned());
        codes.map(PermissionCode::new).collect()
    }

    /// `submit` requires `view` and cannot be had with `audit`; `admin` is sensitive; `future` is not in
    /// the catalogue.
    fn catalogue() -> Catalogue {
        let entry = |code: &str, requires: &[&str], conflicts: &[&str]| Permission {
            code: PermissionCode::new(code.to_owned()),
            label: format!("«{code}»"),
            description: None,
            group: None,
            requires: set(requires).iter().cloned().collect(),
            conflicts: set(conflicts).iter().cloned().collect(),
            sensitive: code == "admin",
        };
        Catalogue::new(vec![
            entry("admin", &[], &[]),
            entry("view", &[], &[]),
            entry("submit", &["view"], &["audit"]),
            entry("audit", &[], &[]),
        ])
    }

    fn change(added: &[&str], removed: &[&str]) -> BulkChange {
        BulkChange::Permissions(Difference {
            added: set(added),
            removed: set(removed),
        })
    }

    fn effect(change: &BulkChange, before: &[&str]) -> Effect {
        change.effect(&catalogue(), &set(before))
    }

    fn differs(added: &[&str], removed: &[&str]) -> Effect {
        Effect::Change(Difference {
            added: set(added),
            removed: set(removed),
        })
    }

    #[test]
    fn what_is_required_comes_along_and_what_required_it_goes() {
        let give = change(&["submit"], &[]);
        assert_eq!(effect(&give, &["admin"]), differs(&["submit", "view"], &[]));
        assert_eq!(effect(&give, &["view"]), differs(&["submit"], &[]));
        assert_eq!(effect(&give, &["submit", "view"]), Effect::None);
        let take = change(&[], &["view"]);
        let before = ["future", "submit", "view"];
        assert_eq!(effect(&take, &before), differs(&[], &["submit", "view"]));
        assert_eq!(effect(&take, &["admin"]), Effect::None);
    }

    #[test]
    fn what_cannot_be_is_said_and_not_made() {
        let conflict = Obstacle::Conflict("«submit»".to_owned(), "«audit»".to_owned());
        let give = change(&["submit"], &[]);
        assert_eq!(effect(&give, &["audit"]), Effect::Obstacle(conflict));
        let take = change(&[], &["view"]);
        let left = Effect::Obstacle(Obstacle::NothingLeft);
        assert_eq!(effect(&take, &["submit", "view"]), left);
        assert_eq!(effect(&BulkChange::Revoke, &["view"]), Effect::Revoke);
    }

    #[test]
    fn what_is_taken_takes_along_and_what_stays_keeps() {
        let pressed = |ticked: &[&str], code: &str| {
            let code = PermissionCode::new(code.to_owned());
            toggled_to_take(&catalogue(), &set(ticked), &code)
        };
        assert_eq!(
            pressed(&["admin"], "view"),
            set(&["admin", "submit", "view"])
        );
        assert_eq!(pressed(&[], "submit"), set(&["submit"]));
        assert_eq!(
            pressed(&["admin", "submit", "view"], "submit"),
            set(&["admin"])
        );
        assert_eq!(pressed(&["submit", "view"], "view"), set(&["submit"]));
    }

    #[test]
    fn each_reason_to_ask_is_given_once() {
        let employee = |id: &str, codes: &[&str], is_me| Employee {
            id: EmployeeId::parse(id).unwrap(),
            name: FullName {
                last: "Иванова".into(),
                first: "Мария".into(),
                middle: None,
            },
            position: None,
            snils_masked: None,
            permissions: set(codes),
            is_me,
            term: Term::default(),
            version: None,
            history: crate::domain::History::default(),
        };
        let all = [
            employee("1", &["view"], false),
            employee("2", &["view"], false),
            employee("3", &["admin", "view"], true),
        ];
        let sensitive = Caution::Sensitive(vec!["«admin»".to_owned()]);
        let give = change(&["admin"], &[]);
        assert_eq!(give.cautions(&catalogue(), &all), [sensitive]);
        let take = change(&[], &["admin"]);
        assert_eq!(take.cautions(&catalogue(), &all), [Caution::OwnRights]);
        let revoked = BulkChange::Revoke.cautions(&catalogue(), &all);
        assert_eq!(revoked, [Caution::OwnRights]);
        assert!(take.cautions(&catalogue(), &all[..2]).is_empty());
    }

    fn some() -> impl Strategy<Value = Permissions> {
        prop::sample::subsequence(&CODES[..], 0..=CODES.len()).prop_map(|codes| set(&codes))
    }

    /// As the backend keeps them: what a permission requires is there.
    fn saved() -> impl Strategy<Value = Permissions> {
        some().prop_map(|added| {
            let removed = Permissions::default();
            Difference { added, removed }.on_top_of(&catalogue(), &Permissions::default())
        })
    }

    proptest! {
        /// Made twice it is as if made once; it leaves alone what it does not mean, and its reverse leads
        /// back.
        #[test]
        fn a_change_is_exact(before in saved(), added in some(), removed in some()) {
            let change = BulkChange::Permissions(Difference { added, removed });
            let catalogue = catalogue();
            if let Effect::Change(difference) = change.effect(&catalogue, &before) {
                let after = difference.on_top_of(&catalogue, &before);
                prop_assert_eq!(before.difference(&after), difference.clone());
                let code = PermissionCode::new("future".to_owned());
                let meant = difference.added.contains(&code) || difference.removed.contains(&code);
                prop_assert_eq!(before.contains(&code) != after.contains(&code), meant);
                prop_assert!(!after.is_empty());
                let back = difference.reversed().on_top_of(&catalogue, &after);
                prop_assert_eq!(back, before);
            }
        }
    }
}
