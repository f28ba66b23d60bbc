//! What is asked once more before it is saved. The server decides; this only spares a mistake.

use super::permission::{Catalogue, Permissions};

/// A reason to ask.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Caution {
    /// Something sensitive would be given; with its labels.
    Sensitive(Vec<String>),
    /// The user would take something from themselves.
    OwnRights,
}

/// The reasons to ask before this set is saved in place of that one.
#[must_use]
pub fn cautions(
    catalogue: &Catalogue,
    before: &Permissions,
    after: &Permissions,
    is_me: bool,
) -> Vec<Caution> {
    let change = before.difference(after);
    let given = catalogue.sensitive(&change.added);
    let sensitive = (!given.is_empty()).then(|| Caution::Sensitive(catalogue.labels(&given)));
    let own = (is_me && !change.removed.is_empty()).then_some(Caution::OwnRights);
    sensitive.into_iter().chain(own).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Permission, PermissionCode};

    fn set(codes: &[&str]) -> Permissions {
        let codes = codes
            .iter()
            .map(|code| PermissionCode::new((*code).to_owned()));
        codes.collect()
    }

    fn asked(before: &[&str], after: &[&str], is_me: bool) -> Vec<Caution> {
        let entry = |code: &str, sensitive| Permission {
            code: PermissionCode::new(code.to_owned()),
            label: format!("«{code}»"),
            description: None,
            group: None,
            requires: Vec::new(),
            conflicts: Vec::new(),
            sensitive,
        };
        let catalogue = Catalogue::new(vec![entry("admin", true), entry("view", false)]);
        cautions(&catalogue, &set(before), &set(after), is_me)
    }

    #[test]
    fn only_what_is_newly_given_is_asked_about() {
        let sensitive = Caution::Sensitive(vec!["«admin»".to_owned()]);
        assert_eq!(asked(&[], &["admin", "view"], false), [sensitive]);
        assert_eq!(asked(&["admin"], &["admin", "view"], false), []);
        assert_eq!(asked(&["admin"], &["view"], false), []);
    }

    #[test]
    fn taking_from_oneself_is_asked_about_and_giving_is_not() {
        assert_eq!(
            asked(&["view", "admin"], &["view"], true),
            [Caution::OwnRights]
        );
        assert_eq!(asked(&["admin"], &["admin", "view"], true), []);
        let both = asked(&["view"], &["admin"], true);
        assert_eq!(both.len(), 2);
    }
}
