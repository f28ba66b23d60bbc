//! The organizations that are shown first: favourites, and those opened lately. Kept on the device for
//! each person apart, as names only.

use super::id::OrganizationId;

/// One of them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RememberedOrganization {
    /// Where it leads.
    pub id: OrganizationId,
    /// The short name when it was last opened.
    pub name: String,
    /// Stays until it is removed.
    pub favourite: bool,
}

/// All of them; the one opened last comes first.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Remembered(Vec<RememberedOrganization>);

/// So many that are not favourites.
const RECENT: usize = 5;

impl Remembered {
    /// Reads what was kept; a line that is none of ours is passed over.
    #[must_use]
    pub fn from_storage(text: &str) -> Self {
        let entry = |line: &str| {
            let (mark, rest) = line.split_at_checked(1)?;
            let (id, name) = rest.split_once('\t')?;
            Some(RememberedOrganization {
                id: OrganizationId::parse(id)?,
                name: name.to_owned(),
                favourite: mark == "*",
            })
        };
        Self(text.lines().filter_map(entry).collect())
    }

    /// The text to keep.
    #[must_use]
    pub fn to_storage(&self) -> String {
        let mut text = String::new();
        for entry in &self.0 {
            text.push(if entry.favourite { '*' } else { ' ' });
            text.push_str(entry.id.as_str());
            text.push('\t');
            // One line each, whatever a name may hold.
            text.extend(entry.name.chars().filter(|letter| !letter.is_control()));
            text.push('\n');
        }
        text
    }

    /// Takes note that the organization was opened.
    pub fn opened(&mut self, id: &OrganizationId, name: &str) {
        let favourite = self.is_favourite(id);
        self.put(id, name, favourite);
    }

    /// Makes it a favourite, or one that is only recent.
    pub fn toggle_favourite(&mut self, id: &OrganizationId, name: &str) {
        let favourite = !self.is_favourite(id);
        self.put(id, name, favourite);
    }

    /// Removes it.
    pub fn forget(&mut self, id: &OrganizationId) {
        self.0.retain(|entry| entry.id != *id);
    }

    /// Whether it is a favourite.
    #[must_use]
    pub fn is_favourite(&self, id: &OrganizationId) -> bool {
        self.0
            .iter()
            .any(|entry| entry.id == *id && entry.favourite)
    }

    /// Favourites first, each group with the one opened last in front.
    pub fn iter(&self) -> impl Iterator<Item = &RememberedOrganization> {
        let favourites = self.0.iter().filter(|entry| entry.favourite);
        favourites.chain(self.0.iter().filter(|entry| !entry.favourite))
    }

    fn put(&mut self, id: &OrganizationId, name: &str, favourite: bool) {
        self.forget(id);
        let entry = RememberedOrganization {
            id: id.clone(),
            name: name.to_owned(),
            favourite,
        };
        self.0.insert(0, entry);
        let mut recent = 0;
        self.0.retain(|entry| {
            recent += usize::from(!entry.favourite);
            entry.favourite || recent <= RECENT
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> OrganizationId {
        OrganizationId::parse(text).unwrap()
    }

    fn shown(remembered: &Remembered) -> Vec<&str> {
        remembered.iter().map(|entry| entry.id.as_str()).collect()
    }

    #[test]
    fn favourites_first_and_the_last_opened_in_front() {
        let mut remembered = Remembered::default();
        for name in ["a", "b", "c"] {
            remembered.opened(&id(name), name);
        }
        remembered.toggle_favourite(&id("a"), "a");
        remembered.opened(&id("b"), "b");
        assert_eq!(shown(&remembered), ["a", "b", "c"]);
        remembered.toggle_favourite(&id("a"), "a");
        assert!(!remembered.is_favourite(&id("a")));
        remembered.forget(&id("b"));
        assert_eq!(shown(&remembered), ["a", "c"]);
    }

    #[test]
    fn only_so_many_are_recent_and_favourites_stay() {
        let mut remembered = Remembered::default();
        remembered.toggle_favourite(&id("star"), "star");
        for number in 0..9 {
            remembered.opened(&id(&number.to_string()), "x");
        }
        assert_eq!(shown(&remembered), ["star", "8", "7", "6", "5", "4"]);
    }

    #[test]
    fn what_is_kept_reads_back_and_the_rest_is_passed_over() {
        let mut remembered = Remembered::default();
        remembered.opened(&id("romashka"), "ООО\n«Ромашка»\t");
        remembered.toggle_favourite(&id("kd-0001"), "АО «Вектор»");
        let kept = remembered.to_storage();
        assert_eq!(kept, "*kd-0001\tАО «Вектор»\n romashka\tООО«Ромашка»\n");
        assert_eq!(Remembered::from_storage(&kept).to_storage(), kept);
        for odd in ["", "ы", "x", "* a b\tname", "*../x\tname", "*id"] {
            assert_eq!(
                Remembered::from_storage(odd),
                Remembered::default(),
                "{odd}"
            );
        }
    }
}
