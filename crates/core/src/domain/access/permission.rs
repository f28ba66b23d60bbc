//! Permissions: the catalogue comes from the backend; nothing here knows any of them by name.

use crate::domain::id::TemplateId;
use serde::{Deserialize, Serialize};

/// A permission's code; compared, sent back, never interpreted.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct PermissionCode(String);

impl PermissionCode {
    /// Takes the code as the backend gave it.
    #[must_use]
    pub fn new(code: String) -> Self {
        Self(code)
    }

    /// The text, for a body.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// One entry of the catalogue.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Permission {
    /// Names it in a set.
    pub code: PermissionCode,
    /// The words of the checkbox, from the backend.
    pub label: String,
    /// One line on what it allows.
    pub description: Option<String>,
    /// The heading under which it stands.
    pub group: Option<String>,
    /// What must be in the set together with it.
    pub requires: Vec<PermissionCode>,
    /// What must not be in the set together with it; naming one side is enough.
    pub conflicts: Vec<PermissionCode>,
    /// Giving it is asked about once more.
    pub sensitive: bool,
}

/// All permissions that can be given here, in the order to show them.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Catalogue(Vec<Permission>);

impl Catalogue {
    /// Takes the entries in the backend's order.
    #[must_use]
    pub fn new(entries: Vec<Permission>) -> Self {
        Self(entries)
    }

    /// The entries under their headings, headings in order of first appearance.
    #[must_use]
    pub fn groups(&self) -> Vec<(Option<String>, Vec<Permission>)> {
        let mut groups: Vec<(Option<String>, Vec<Permission>)> = Vec::new();
        for entry in &self.0 {
            match groups
                .iter_mut()
                .find(|(heading, _)| *heading == entry.group)
            {
                Some((_, entries)) => entries.push(entry.clone()),
                None => groups.push((entry.group.clone(), vec![entry.clone()])),
            }
        }
        groups
    }

    /// The label, or the bare code of a permission that the catalogue does not have.
    #[must_use]
    pub fn label<'a>(&'a self, code: &'a PermissionCode) -> &'a str {
        self.find(code).map_or(code.as_str(), |entry| &entry.label)
    }

    /// The labels of a set, in the order of the catalogue, then the unknown ones.
    #[must_use]
    pub fn labels(&self, set: &Permissions) -> Vec<String> {
        let known = self.0.iter().filter(|entry| set.contains(&entry.code));
        let unknown = set.0.iter().filter(|code| self.find(code).is_none());
        known
            .map(|entry| entry.label.clone())
            .chain(unknown.map(|code| code.as_str().to_owned()))
            .collect()
    }

    /// The set after the user ticked or cleared a box. Ticking brings what it requires; clearing
    /// takes what required it; both as far as the chain goes.
    #[must_use]
    pub fn toggled(&self, set: &Permissions, code: &PermissionCode) -> Permissions {
        let mut result = set.clone();
        let mut waiting = vec![code.clone()];
        if set.contains(code) {
            while let Some(code) = waiting.pop() {
                if result.remove(&code) {
                    waiting.extend(self.dependents(&code));
                }
            }
        } else {
            while let Some(code) = waiting.pop() {
                if result.insert(code.clone()) {
                    waiting.extend(self.requirements(&code));
                }
            }
        }
        result
    }

    /// The set after a template was chosen: what the template has, with all it requires, and what the
    /// catalogue does not know, which no template can mean to take away.
    #[must_use]
    pub fn with_template(&self, set: &Permissions, template: &Permissions) -> Permissions {
        let unknown = set.iter().filter(|code| self.find(code).is_none());
        let mut result: Permissions = unknown.cloned().collect();
        for code in template.iter() {
            // A template may be older than the catalogue.
            if self.find(code).is_some() && !result.contains(code) {
                result = self.toggled(&result, code);
            }
        }
        result
    }

    /// The labels of what is in the set and keeps this permission out of it.
    #[must_use]
    pub fn kept_out_by(&self, set: &Permissions, code: &PermissionCode) -> Vec<String> {
        let own = self.find(code).map(|entry| entry.conflicts.clone());
        let own = own.unwrap_or_default();
        let clashes = |other: &Permission| {
            set.contains(&other.code)
                && (own.contains(&other.code) || other.conflicts.contains(code))
        };
        let others = self
            .0
            .iter()
            .filter(|other| other.code != *code && clashes(other));
        others.map(|other| other.label.clone()).collect()
    }

    /// What of the set is sensitive.
    #[must_use]
    pub fn sensitive(&self, set: &Permissions) -> Permissions {
        let found = self
            .0
            .iter()
            .filter(|entry| entry.sensitive && set.contains(&entry.code));
        found.map(|entry| entry.code.clone()).collect()
    }

    fn find(&self, code: &PermissionCode) -> Option<&Permission> {
        self.0.iter().find(|entry| entry.code == *code)
    }

    fn requirements(&self, code: &PermissionCode) -> Vec<PermissionCode> {
        self.find(code)
            .map(|entry| entry.requires.clone())
            .unwrap_or_default()
    }

    fn dependents(&self, code: &PermissionCode) -> Vec<PermissionCode> {
        let dependents = self.0.iter().filter(|entry| entry.requires.contains(code));
        dependents.map(|entry| entry.code.clone()).collect()
    }
}

/// A set of permissions with a name, to tick at once.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Template {
    /// Names it.
    pub id: TemplateId,
    /// Such as «Кадровик»; from the backend.
    pub name: String,
    /// What it ticks.
    pub permissions: Permissions,
    /// It came with the backend and cannot be deleted.
    pub built_in: bool,
}

/// A set of permissions. Codes that the catalogue does not have stay in it and are sent back.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(from = "Vec<PermissionCode>")]
pub struct Permissions(Vec<PermissionCode>);

impl From<Vec<PermissionCode>> for Permissions {
    fn from(codes: Vec<PermissionCode>) -> Self {
        codes.into_iter().collect()
    }
}

impl FromIterator<PermissionCode> for Permissions {
    fn from_iter<I: IntoIterator<Item = PermissionCode>>(codes: I) -> Self {
        let mut set = Self::default();
        for code in codes {
            set.insert(code);
        }
        set
    }
}

impl Permissions {
    /// Whether the code is in the set.
    #[must_use]
    pub fn contains(&self, code: &PermissionCode) -> bool {
        self.0.contains(code)
    }

    /// Keeps the codes in order and each once: a dozen need no tree. `false` when it was there.
    fn insert(&mut self, code: PermissionCode) -> bool {
        match self.0.binary_search(&code) {
            Ok(_) => false,
            Err(place) => {
                self.0.insert(place, code);
                true
            }
        }
    }

    /// `false` when it was not there.
    fn remove(&mut self, code: &PermissionCode) -> bool {
        let before = self.0.len();
        self.0.retain(|kept| kept != code);
        self.0.len() < before
    }

    /// Whether nothing is in the set.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The codes.
    pub fn iter(&self) -> impl Iterator<Item = &PermissionCode> {
        self.0.iter()
    }

    /// What has to change to get from this set to `wanted`.
    #[must_use]
    pub fn difference(&self, wanted: &Self) -> Difference {
        let only_in = |these: &Self, those: &Self| {
            let mut only = these.clone();
            only.0.retain(|code| !those.contains(code));
            only
        };
        Difference {
            added: only_in(wanted, self),
            removed: only_in(self, wanted),
        }
    }
}

/// What a save would change.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Difference {
    /// Will be given.
    pub added: Permissions,
    /// Will be taken.
    pub removed: Permissions,
}

impl Difference {
    /// What comes of a set when this is made to it: ticked and cleared box by box, with what goes along.
    #[must_use]
    pub fn on_top_of(&self, catalogue: &Catalogue, set: &Permissions) -> Permissions {
        let mut result = set.clone();
        for code in self.removed.iter() {
            if result.contains(code) {
                result = catalogue.toggled(&result, code);
            }
        }
        for code in self.added.iter() {
            if !result.contains(code) {
                result = catalogue.toggled(&result, code);
            }
        }
        result
    }

    /// The way back.
    #[must_use]
    pub fn reversed(&self) -> Self {
        Self {
            added: self.removed.clone(),
            removed: self.added.clone(),
        }
    }

    /// Nothing to save.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.removed.is_empty()
    }
}

#[cfg(test)]
mod tests;
