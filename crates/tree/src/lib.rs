//! For tests of the source tree: its modules import one way only. In a circle no file can be understood, tested
//! or moved without all the others; it comes back by one `use` that nobody notices, hence a test.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use syn::visit::{self, Visit};

/// The names on the way from the crate to a module, or to a folder of modules.
pub type Name = Vec<String>;

/// What modules, or folders of them, import of one another.
pub type Imports = BTreeMap<Name, BTreeSet<Name>>;

/// The circles there are between files, and in every folder between its parts, each part taken as a whole.
#[must_use]
pub fn circles(imports: &Imports) -> Vec<Imports> {
    let parts = folders(imports).into_iter();
    let parts = parts.map(|folder| within(imports, &folder));
    std::iter::once(imports.clone())
        .chain(parts)
        .map(circle)
        .filter(|circle| !circle.is_empty())
        .collect()
}

/// What every module of the crate with these sources imports of the others.
///
/// # Panics
/// When a source cannot be read or does not compile: the test that asks has to fail then.
#[must_use]
pub fn imports(sources: &Path) -> Imports {
    let mut files = BTreeMap::new();
    read(sources, &Name::new(), &mut files);
    let modules: BTreeSet<_> = files.keys().cloned().collect();
    files
        .into_iter()
        .map(|(module, file)| {
            let mut paths = Paths {
                module: &module,
                modules: &modules,
                found: BTreeSet::new(),
            };
            paths.visit_file(&file);
            let mut found = paths.found;
            found.remove(&module);
            (module, found)
        })
        .collect()
}

fn read(folder: &Path, name: &Name, files: &mut BTreeMap<Name, syn::File>) {
    for entry in std::fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        let stem = path.file_stem().and_then(|stem| stem.to_str());
        let mut module = name.clone();
        match stem.expect("a name") {
            "mod" | "lib" => {}
            // As the tests within a file, they may look at all.
            "tests" => continue,
            stem => module.push(stem.to_owned()),
        }
        if path.is_dir() {
            read(&path, &module, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = std::fs::read_to_string(&path).expect("a source");
            let file = syn::parse_file(&text).expect("a source that compiles");
            files.insert(module, file);
        }
    }
}

/// Gathers the modules that the paths of a file lead to.
struct Paths<'a> {
    module: &'a Name,
    modules: &'a BTreeSet<Name>,
    found: BTreeSet<Name>,
}

impl Paths<'_> {
    /// The innermost module on the way, if the path is one of this crate.
    fn add(&mut self, path: &[String]) {
        let supers = path.iter().take_while(|part| *part == "super").count();
        let mut at = self.module.clone();
        let rest = match path.first().map(String::as_str) {
            Some("crate") => {
                at.clear();
                &path[1..]
            }
            Some("self") => &path[1..],
            _ => {
                at.truncate(at.len().saturating_sub(supers));
                &path[supers..]
            }
        };
        for part in rest {
            at.push(part.clone());
            if !self.modules.contains(&at) {
                at.pop();
                break;
            }
        }
        self.found.insert(at);
    }

    fn add_tree(&mut self, tree: &syn::UseTree, before: &[String]) {
        let with = |ident: &syn::Ident| [before, &[ident.to_string()]].concat();
        match tree {
            syn::UseTree::Path(path) => self.add_tree(&path.tree, &with(&path.ident)),
            syn::UseTree::Name(name) => self.add(&with(&name.ident)),
            syn::UseTree::Rename(name) => self.add(&with(&name.ident)),
            syn::UseTree::Glob(_) => self.add(before),
            syn::UseTree::Group(group) => {
                for tree in &group.items {
                    self.add_tree(tree, before);
                }
            }
        }
    }
}

impl<'ast> Visit<'ast> for Paths<'_> {
    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.add_tree(&item.tree, &[]);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let parts = path.segments.iter().map(|part| part.ident.to_string());
        self.add(&parts.collect::<Vec<_>>());
        visit::visit_path(self, path);
    }

    /// `pub(super)` names who may look, and imports nothing.
    fn visit_visibility(&mut self, _: &'ast syn::Visibility) {}

    /// The tests within a file are its own affair; `super` means the file there.
    fn visit_item_mod(&mut self, _: &'ast syn::ItemMod) {}
}

/// Every folder there are modules in, the crate itself being one.
fn folders(imports: &Imports) -> BTreeSet<Name> {
    let above = |name: &Name| -> Vec<Name> {
        let lengths = 0..name.len();
        lengths.map(|length| name[..length].to_vec()).collect()
    };
    imports.keys().flat_map(above).collect()
}

/// What the parts of a folder import of one another, each taken as a whole; its `mod.rs` is one.
fn within(imports: &Imports, folder: &Name) -> Imports {
    let part = |name: &Name| {
        let inside = name.starts_with(folder);
        inside.then(|| {
            name.iter()
                .take(folder.len() + 1)
                .cloned()
                .collect::<Name>()
        })
    };
    let mut parts = Imports::new();
    for (from, to) in imports {
        if let Some(from) = part(from) {
            let others = to.iter().filter_map(part).filter(|to| *to != from);
            parts.entry(from.clone()).or_default().extend(others);
        }
    }
    parts
}

/// What is left when whatever imports nothing that is left, or is imported by nothing, is taken out.
fn circle(mut imports: Imports) -> Imports {
    loop {
        let imported: BTreeSet<_> = imports.values().flatten().cloned().collect();
        let here: BTreeSet<_> = imports.keys().cloned().collect();
        let before = imports.clone();
        imports.retain(|name, others| {
            others.retain(|other| here.contains(other));
            imported.contains(name) && !others.is_empty()
        });
        if imports == before {
            return imports;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edge(from: &[&str], to: &[&str]) -> (Name, BTreeSet<Name>) {
        let name = |parts: &[&str]| parts.iter().map(|&part| part.to_owned()).collect();
        (name(from), BTreeSet::from([name(to)]))
    }

    #[test]
    fn a_circle_of_files_is_found_without_those_that_lead_to_it() {
        let round = Imports::from([
            edge(&["a"], &["b"]),
            edge(&["b"], &["c"]),
            edge(&["c"], &["b"]),
            edge(&["d"], &["a"]),
        ]);
        let found = Imports::from([edge(&["b"], &["c"]), edge(&["c"], &["b"])]);
        assert_eq!(circle(round), found);
    }

    #[test]
    fn one_way_is_no_circle() {
        let one_way = Imports::from([edge(&["a"], &["b"]), edge(&["b"], &["c"])]);
        assert!(circles(&one_way).is_empty());
    }

    #[test]
    fn folders_make_a_circle_where_files_do_not() {
        let files = Imports::from([
            edge(&["a", "one"], &["b", "one"]),
            edge(&["b", "two"], &["a", "two"]),
        ]);
        let found = Imports::from([edge(&["a"], &["b"]), edge(&["b"], &["a"])]);
        assert_eq!(circles(&files), [found]);
    }
}
