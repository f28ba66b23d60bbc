//! Employees kept apart from the list that shows them: those that were read, and those that are chosen.

use super::employee::Employee;
use crate::domain::id::EmployeeId;

/// Employees, each once, found by their id.
#[derive(Clone, Default, Debug)]
pub struct EmployeeSet(Vec<Employee>);

impl EmployeeSet {
    fn place(&self, id: &EmployeeId) -> Result<usize, usize> {
        self.0.binary_search_by(|employee| employee.id.cmp(id))
    }

    /// Whether this one is among them.
    #[must_use]
    pub fn contains(&self, id: &EmployeeId) -> bool {
        self.place(id).is_ok()
    }

    /// The employee as last read.
    #[must_use]
    pub fn get(&self, id: &EmployeeId) -> Option<&Employee> {
        self.0.get(self.place(id).ok()?)
    }

    /// Adds one, in place of what was known of them.
    pub fn insert(&mut self, employee: Employee) {
        match self.place(&employee.id) {
            Ok(place) => self.0[place] = employee,
            Err(place) => self.0.insert(place, employee),
        }
    }

    /// Takes newer knowledge of one, if they are here.
    pub fn refresh(&mut self, employee: &Employee) {
        if let Ok(place) = self.place(&employee.id) {
            self.0[place] = employee.clone();
        }
    }

    /// Takes one out.
    pub fn remove(&mut self, id: &EmployeeId) {
        if let Ok(place) = self.place(id) {
            self.0.remove(place);
        }
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is nobody.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All, by name.
    #[must_use]
    pub fn by_name(&self) -> Vec<Employee> {
        let mut all = self.0.clone();
        all.sort_by_cached_key(|employee| employee.name.whole().to_lowercase());
        all
    }
}

impl FromIterator<Employee> for EmployeeSet {
    fn from_iter<I: IntoIterator<Item = Employee>>(employees: I) -> Self {
        let mut all: Vec<_> = employees.into_iter().collect();
        all.sort_by(|one, other| one.id.cmp(&other.id));
        all.dedup_by(|one, other| one.id == other.id);
        Self(all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{FullName, History, Permissions, Term};

    fn employee(id: &str, last: &str) -> Employee {
        Employee {
            id: EmployeeId::parse(id).unwrap(),
            name: FullName {
                last: last.to_owned(),
                first: "Мария".into(),
                middle: None,
            },
            position: None,
            snils_masked: None,
            permissions: Permissions::default(),
            is_me: false,
            term: Term::default(),
            version: None,
            history: History::default(),
        }
    }

    #[test]
    fn each_once_and_the_newest() {
        let all = [("3", "В"), ("1", "Б"), ("2", "а"), ("1", "Б")];
        let mut set: EmployeeSet = all.iter().map(|(id, last)| employee(id, last)).collect();
        assert_eq!(set.len(), 3);
        let names = |set: &EmployeeSet| {
            let all = set.by_name().into_iter();
            all.map(|employee| employee.name.last).collect::<Vec<_>>()
        };
        assert_eq!(names(&set), ["а", "Б", "В"]);
        set.refresh(&employee("3", "Г"));
        set.refresh(&employee("9", "Я"));
        set.insert(employee("2", "Д"));
        set.remove(&EmployeeId::parse("1").unwrap());
        assert_eq!(names(&set), ["Г", "Д"]);
        assert!(!set.contains(&EmployeeId::parse("9").unwrap()));
    }
}
