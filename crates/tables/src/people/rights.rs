//! What a cell of permissions says: labels or codes of the catalogue and names of templates, with
//! commas, semicolons or line breaks between them.

use cabinet_core::domain::{Catalogue, Permission, PermissionCode, Permissions};

/// What can be written in a cell of permissions.
#[derive(Clone, Default, Debug)]
pub struct Rights {
    catalogue: Catalogue,
    codes: Vec<PermissionCode>,
    names: Vec<(String, Permissions)>,
    /// Between its commas a name has at most so many pieces.
    most_pieces: usize,
}

/// So many names that nobody knows are said of one cell.
const UNKNOWN: usize = 10;

/// What is wrong with a cell of permissions.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum RightsFault {
    /// Nothing in it, and nothing is given to those with nothing in it.
    Nothing,
    /// Names that neither the catalogue nor a template has, as they are written.
    Unknown(Vec<String>),
    /// Labels of permissions that exclude one another.
    Conflict(Vec<String>),
}

impl Rights {
    /// Takes the catalogue, and the templates of the organization by their names.
    #[must_use]
    pub fn new(entries: Vec<Permission>, templates: Vec<(String, Permissions)>) -> Self {
        let one = |entry: &Permission| [entry.code.clone()].into_iter().collect::<Permissions>();
        let all = entries.iter().map(|entry| entry.code.clone()).collect();
        let labels = entries
            .iter()
            .map(|entry| (plain(&entry.label), one(entry)));
        let own = entries
            .iter()
            .map(|entry| (plain(entry.code.as_str()), one(entry)));
        let of_templates = templates
            .into_iter()
            .map(|(name, permissions)| (plain(&name), permissions));
        // A label wins over a template of the same name: it says less.
        let names: Vec<_> = labels.chain(own).chain(of_templates).collect();
        let pieces = names.iter().map(|(name, _)| name.split(',').count());
        Self {
            most_pieces: pieces.max().unwrap_or(1),
            names,
            codes: all,
            catalogue: Catalogue::new(entries),
        }
    }

    /// The permissions in a cell, with all that they require. A blank cell is what `otherwise` says.
    ///
    /// # Errors
    /// Names that nobody knows, permissions that exclude one another, or nothing at all.
    pub fn read(&self, text: &str, otherwise: &Permissions) -> Result<Permissions, RightsFault> {
        let named = if text.trim().is_empty() {
            otherwise.clone()
        } else {
            self.named(text).map_err(RightsFault::Unknown)?
        };
        let whole = self
            .catalogue
            .with_template(&Permissions::default(), &named);
        if whole.is_empty() {
            return Err(RightsFault::Nothing);
        }
        let excluded = |code: &&PermissionCode| {
            whole.contains(code) && !self.catalogue.kept_out_by(&whole, code).is_empty()
        };
        let excluded: Permissions = self.codes.iter().filter(excluded).cloned().collect();
        if excluded.is_empty() {
            Ok(whole)
        } else {
            Err(RightsFault::Conflict(self.catalogue.labels(&excluded)))
        }
    }

    /// The labels of a set.
    #[must_use]
    pub fn labels(&self, set: &Permissions) -> Vec<String> {
        self.catalogue.labels(set)
    }

    /// What is named in the text, or the names that nobody knows.
    fn named(&self, text: &str) -> Result<Permissions, Vec<String>> {
        let (mut found, mut unknown) = (Vec::new(), Vec::new());
        for part in text.split([';', '\n', '\r']) {
            // A name may have commas of its own: of the pieces between commas as many as make a name.
            let pieces: Vec<&str> = part.split(',').collect();
            let mut rest = &pieces[..];
            while !rest.is_empty() {
                let longest = (1..=rest.len().min(self.most_pieces))
                    .rev()
                    .find_map(|length| Some((length, self.find(&rest[..length].join(","))?)));
                let taken = if let Some((length, set)) = longest {
                    found.extend(set.iter().cloned());
                    length
                } else {
                    let name = rest[0].trim();
                    if !plain(name).is_empty() && unknown.len() < UNKNOWN {
                        unknown.push(name.to_owned());
                    }
                    1
                };
                rest = &rest[taken..];
            }
        }
        if unknown.is_empty() {
            Ok(found.into_iter().collect())
        } else {
            Err(unknown)
        }
    }

    fn find(&self, name: &str) -> Option<&Permissions> {
        let name = plain(name);
        let found = self.names.iter().find(|(known, _)| *known == name);
        found.map(|(_, set)| set)
    }
}

/// Small letters, ё as е, single spaces, no quotation marks around words.
fn plain(text: &str) -> String {
    let small = text.to_lowercase().replace('ё', "е");
    let words = small.replace(['«', '»', '"', '“', '”', '„'], " ");
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(codes: &[&str]) -> Permissions {
        let codes = codes
            .iter()
            .map(|code| PermissionCode::new((*code).to_owned()));
        codes.collect()
    }

    fn rights() -> Rights {
        let entry = |code: &str, label: &str, requires: &[&str], conflicts: &[&str]| Permission {
            code: PermissionCode::new(code.to_owned()),
            label: label.to_owned(),
            description: None,
            group: None,
            requires: set(requires).iter().cloned().collect(),
            conflicts: set(conflicts).iter().cloned().collect(),
            sensitive: false,
        };
        let entries = vec![
            entry("view", "Просмотр отчётов", &[], &[]),
            entry("send", "Передача, просмотр и печать", &["view"], &[]),
            entry("admin", "Администратор", &[], &["send"]),
        ];
        let template = (
            "Специалист по охране труда".to_owned(),
            set(&["send", "gone"]),
        );
        Rights::new(entries, vec![template])
    }

    fn read(text: &str) -> Result<Permissions, RightsFault> {
        rights().read(text, &Permissions::default())
    }

    #[test]
    fn labels_codes_and_templates_bring_what_they_require() {
        assert_eq!(read("просмотр  ОТЧЕТОВ"), Ok(set(&["view"])));
        assert_eq!(read("send"), Ok(set(&["send", "view"])));
        assert_eq!(
            read("«Специалист по охране труда»"),
            Ok(set(&["send", "view"]))
        );
        for text in [
            "Администратор; Просмотр отчётов",
            "Администратор, Просмотр отчётов",
            "Администратор\r\nПросмотр отчётов\n",
            "admin,,view,",
        ] {
            assert_eq!(read(text), Ok(set(&["admin", "view"])), "{text}");
        }
    }

    #[test]
    fn a_name_with_a_comma_of_its_own() {
        let text = "Просмотр отчётов, Передача, просмотр и печать";
        assert_eq!(read(text), Ok(set(&["send", "view"])));
    }

    #[test]
    fn a_cell_full_of_commas_is_read_at_once() {
        let unknown = vec!["x".to_owned(); UNKNOWN];
        assert_eq!(
            read(&"x,".repeat(60_000)),
            Err(RightsFault::Unknown(unknown))
        );
    }

    #[test]
    fn what_is_wrong() {
        let unknown = vec!["Просмотр всего".to_owned(), "x".to_owned()];
        assert_eq!(
            read("Просмотр всего; view, x"),
            Err(RightsFault::Unknown(unknown))
        );
        let both = rights().labels(&set(&["admin", "send"]));
        assert_eq!(read("admin, send"), Err(RightsFault::Conflict(both)));
        assert_eq!(read(" "), Err(RightsFault::Nothing));
        assert_eq!(read(" ; "), Err(RightsFault::Nothing));
    }

    #[test]
    fn a_blank_cell_is_what_was_chosen_for_it() {
        assert_eq!(
            rights().read("", &set(&["send"])),
            Ok(set(&["send", "view"]))
        );
        assert_eq!(rights().read("view", &set(&["send"])), Ok(set(&["view"])));
    }
}
