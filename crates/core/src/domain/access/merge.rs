//! Two people changed the permissions of one employee at the same time: what comes of both.

use super::permission::{Catalogue, PermissionCode, Permissions};
use crate::domain::day::{Day, Term};

/// What the user began with, what somebody else has saved meanwhile, and what the user ticked.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Merge {
    /// As the user read it.
    pub base: Permissions,
    /// As it is saved now.
    pub theirs: Permissions,
    /// As the user ticked it.
    pub mine: Permissions,
}

/// The same for the term.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct TermMerge {
    /// As the user read it.
    pub base: Term,
    /// As it is saved now.
    pub theirs: Term,
    /// As the user chose it.
    pub mine: Term,
}

impl TermMerge {
    /// Each end by itself: where the user changed it, theirs; else what is saved now.
    #[must_use]
    pub fn merged(&self) -> Term {
        let end = |of: fn(&Term) -> &Option<Day>| {
            let (base, theirs, mine) = (of(&self.base), of(&self.theirs), of(&self.mine));
            if mine == base { theirs } else { mine }.clone()
        };
        Term {
            from: end(|term| &term.from),
            until: end(|term| &term.until),
        }
    }

    /// Whether the three are not all the same.
    #[must_use]
    pub fn is_disagreement(&self) -> bool {
        self.base != self.theirs || self.theirs != self.mine
    }
}

/// One permission that is not the same in all three.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Disagreement {
    /// Which one.
    pub code: PermissionCode,
    /// Whether it was there when the user began.
    pub base: bool,
    /// Whether it is saved now.
    pub theirs: bool,
    /// Whether the user ticked it.
    pub mine: bool,
}

impl Merge {
    /// What is saved now with the user's own changes on top. Where one of the two changed something the
    /// change stands; both can only have changed it the same way, since it is there or not. What a
    /// permission requires comes along, as when its box is ticked.
    #[must_use]
    pub fn merged(&self, catalogue: &Catalogue) -> Permissions {
        let change = self.base.difference(&self.mine);
        change.on_top_of(catalogue, &self.theirs)
    }

    /// Where the three differ, in the order of the codes.
    #[must_use]
    pub fn disagreements(&self) -> Vec<Disagreement> {
        let sets = [&self.base, &self.theirs, &self.mine];
        let all: Permissions = sets
            .into_iter()
            .flat_map(Permissions::iter)
            .cloned()
            .collect();
        let rows = all.iter().map(|code| Disagreement {
            code: code.clone(),
            base: self.base.contains(code),
            theirs: self.theirs.contains(code),
            mine: self.mine.contains(code),
        });
        rows.filter(|row| row.base != row.theirs || row.theirs != row.mine)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Permission;
    use proptest::prelude::*;

    const CODES: [&str; 6] = ["admin", "view", "submit", "sign", "other", "future"];

    fn code(text: &str) -> PermissionCode {
        PermissionCode::new(text.to_owned())
    }

    fn set(codes: &[&str]) -> Permissions {
        codes.iter().map(|text| code(text)).collect()
    }

    /// `sign` requires `submit`, which requires `view`; `future` is not in the catalogue.
    fn catalogue() -> Catalogue {
        let entry = |name: &str, requires: &[&str]| Permission {
            code: code(name),
            label: name.to_owned(),
            description: None,
            group: None,
            requires: requires.iter().map(|text| code(text)).collect(),
            conflicts: Vec::new(),
            sensitive: false,
        };
        Catalogue::new(vec![
            entry("admin", &[]),
            entry("view", &[]),
            entry("submit", &["view"]),
            entry("sign", &["submit"]),
            entry("other", &[]),
        ])
    }

    /// Closed under what the catalogue requires, as every saved set is.
    fn any_set() -> impl Strategy<Value = Permissions> {
        prop::sample::subsequence(CODES.to_vec(), 0..=CODES.len()).prop_map(|codes| {
            let mut result = Permissions::default();
            for one in codes {
                if !result.contains(&code(one)) {
                    result = catalogue().toggled(&result, &code(one));
                }
            }
            result
        })
    }

    #[test]
    fn both_changes_stand() {
        let merge = Merge {
            base: set(&["other"]),
            theirs: set(&["admin", "other"]),
            mine: set(&["view"]),
        };
        assert_eq!(merge.merged(&catalogue()), set(&["admin", "view"]));
        let rows = merge.disagreements();
        let flags: Vec<_> = rows
            .iter()
            .map(|row| (row.code.as_str(), row.base, row.theirs, row.mine))
            .collect();
        assert_eq!(
            flags,
            [
                ("admin", false, true, false),
                ("other", true, true, false),
                ("view", false, false, true)
            ]
        );
    }

    #[test]
    fn what_i_added_brings_back_what_it_requires() {
        let merge = Merge {
            base: set(&["view"]),
            theirs: set(&[]),
            mine: set(&["view", "submit"]),
        };
        assert_eq!(merge.merged(&catalogue()), set(&["submit", "view"]));
    }

    #[test]
    fn each_end_of_a_term_is_merged_by_itself() {
        let term = |from: &str, until: &str| Term {
            from: Day::parse(from),
            until: Day::parse(until),
        };
        let merge = TermMerge {
            base: term("2026-01-01", "2026-12-31"),
            theirs: term("2026-01-01", "2027-06-30"),
            mine: term("2026-02-01", "2026-12-31"),
        };
        assert_eq!(merge.merged(), term("2026-02-01", "2027-06-30"));
        let removed = TermMerge {
            mine: Term::default(),
            ..merge.clone()
        };
        assert_eq!(removed.merged(), Term::default());
        assert!(merge.is_disagreement() && !TermMerge::default().is_disagreement());
    }

    proptest! {
        #[test]
        fn nobodys_change_is_lost(base in any_set(), theirs in any_set(), mine in any_set()) {
            let merge = Merge { base, theirs, mine };
            let merged = merge.merged(&catalogue());
            for added in merge.base.difference(&merge.mine).added.iter() {
                prop_assert!(merged.contains(added), "mine: {}", added.as_str());
            }
            for code in merge.base.difference(&merge.theirs).added.iter() {
                // Only by taking away what theirs requires can I have taken theirs along.
                let taken = merge.base.difference(&merge.mine).removed;
                let requires: &[&str] = match code.as_str() {
                    "sign" => &["submit", "view"],
                    "submit" => &["view"],
                    _ => &[],
                };
                let taken_along = requires.iter().any(|needed| taken.contains(&self::code(needed)));
                prop_assert!(merged.contains(code) || taken_along, "theirs: {}", code.as_str());
            }
        }

        #[test]
        fn who_changed_nothing_gets_the_other_set(base in any_set(), other in any_set()) {
            let mine = Merge { base: base.clone(), theirs: base.clone(), mine: other.clone() };
            prop_assert_eq!(mine.merged(&catalogue()), other.clone());
            let theirs = Merge { base: base.clone(), theirs: other.clone(), mine: base };
            prop_assert_eq!(theirs.merged(&catalogue()), other);
        }

        #[test]
        fn the_result_has_all_it_requires(base in any_set(), theirs in any_set(), mine in any_set()) {
            let merged = Merge { base, theirs, mine }.merged(&catalogue());
            for (needs, needed) in [("submit", "view"), ("sign", "submit")] {
                prop_assert!(!merged.contains(&code(needs)) || merged.contains(&code(needed)));
            }
        }

        #[test]
        fn what_is_the_same_in_all_is_no_disagreement(one in any_set()) {
            let merge = Merge { base: one.clone(), theirs: one.clone(), mine: one };
            prop_assert!(merge.disagreements().is_empty());
        }
    }
}
