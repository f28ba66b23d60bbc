use super::*;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn code(text: &str) -> PermissionCode {
    PermissionCode::new(text.to_owned())
}

fn set(codes: &[&str]) -> Permissions {
    codes.iter().map(|text| code(text)).collect()
}

fn catalogue() -> Catalogue {
    let entry = |name: &str, group: &str, requires: &[&str]| Permission {
        code: code(name),
        label: format!("«{name}»"),
        description: None,
        group: Some(group.to_owned()),
        requires: requires.iter().map(|text| code(text)).collect(),
        conflicts: Vec::new(),
        sensitive: name == "other",
    };
    Catalogue::new(vec![
        entry("view", "A", &[]),
        entry("other", "B", &[]),
        entry("submit", "A", &["view"]),
        entry("sign", "A", &["submit"]),
    ])
}

#[test]
fn ticking_brings_the_whole_chain_of_requirements() {
    assert_eq!(
        catalogue().toggled(&set(&[]), &code("sign")),
        set(&["sign", "submit", "view"])
    );
}

#[test]
fn clearing_takes_the_whole_chain_of_dependents() {
    let all = set(&["sign", "submit", "view", "other"]);
    assert_eq!(catalogue().toggled(&all, &code("view")), set(&["other"]));
}

#[test]
fn an_unknown_permission_survives() {
    let changed = catalogue().toggled(&set(&["future", "view"]), &code("other"));
    assert_eq!(changed, set(&["future", "other", "view"]));
    assert_eq!(
        catalogue().labels(&changed),
        ["«view»", "«other»", "future"]
    );
}

#[test]
fn a_circle_of_requirements_ends() {
    let mut entries = catalogue().0;
    entries[0].requires = vec![code("sign")];
    let round = Catalogue::new(entries);
    let all = round.toggled(&set(&[]), &code("view"));
    assert_eq!(all, set(&["view", "submit", "sign"]));
    assert_eq!(round.toggled(&all, &code("submit")), set(&[]));
}

#[test]
fn a_conflict_holds_both_ways_and_says_with_what() {
    let mut entries = catalogue().0;
    entries[1].conflicts = vec![code("view"), code("gone")];
    let catalogue = Catalogue::new(entries);
    assert_eq!(
        catalogue.kept_out_by(&set(&["view"]), &code("other")),
        ["«view»"]
    );
    assert_eq!(
        catalogue.kept_out_by(&set(&["other"]), &code("view")),
        ["«other»"]
    );
    assert!(
        catalogue
            .kept_out_by(&set(&["other"]), &code("other"))
            .is_empty()
    );
    assert!(
        catalogue
            .kept_out_by(&set(&["gone"]), &code("submit"))
            .is_empty()
    );
}

#[test]
fn a_template_takes_the_place_of_what_is_known() {
    let template = set(&["submit", "gone"]);
    let chosen = catalogue().with_template(&set(&["future", "other"]), &template);
    assert_eq!(chosen, set(&["future", "submit", "view"]));
}

#[test]
fn what_is_sensitive() {
    let sensitive = catalogue().sensitive(&set(&["view", "other", "future"]));
    assert_eq!(sensitive, set(&["other"]));
}

#[test]
fn groups_keep_the_catalogues_order() {
    let groups = catalogue().groups();
    let names: Vec<_> = groups
        .iter()
        .map(|(heading, entries)| (heading.as_deref(), entries.len()))
        .collect();
    assert_eq!(names, [(Some("A"), 3), (Some("B"), 1)]);
}

#[test]
fn the_difference_is_what_changes() {
    let difference = set(&["view", "other"]).difference(&set(&["view", "submit"]));
    assert_eq!(
        difference,
        Difference {
            added: set(&["submit"]),
            removed: set(&["other"])
        }
    );
    assert!(set(&["view"]).difference(&set(&["view"])).is_empty());
}

/// A catalogue of six in which anything may require anything, in circles too.
fn any_catalogue() -> impl Strategy<Value = Catalogue> {
    let name = |place: usize| code(&format!("p{place}"));
    let entry = move |(place, requires): (usize, BTreeSet<usize>)| Permission {
        code: name(place),
        label: format!("«p{place}»"),
        description: None,
        group: None,
        requires: requires.into_iter().map(name).collect(),
        conflicts: Vec::new(),
        sensitive: false,
    };
    let requirements = prop::collection::vec(prop::collection::btree_set(0..6_usize, 0..3), 6);
    requirements
        .prop_map(move |all| Catalogue::new(all.into_iter().enumerate().map(entry).collect()))
}

proptest! {
    /// However the boxes are pressed: what is ticked has all it requires, the pressed box is as it was
    /// pressed, what the catalogue does not know stays, and the difference leads from one set to the other.
    #[test]
    fn dependencies_hold_after_any_presses(
        catalogue in any_catalogue(),
        presses in prop::collection::vec(0..6_usize, 0..12),
    ) {
        let mut now = set(&["future"]);
        for place in presses {
            let pressed = code(&format!("p{place}"));
            let next = catalogue.toggled(&now, &pressed);
            prop_assert_ne!(next.contains(&pressed), now.contains(&pressed));
            for held in next.iter() {
                for required in catalogue.requirements(held) {
                    prop_assert!(next.contains(&required), "{held:?} without {required:?}");
                }
            }
            let difference = now.difference(&next);
            let kept = now.iter().filter(|code| !difference.removed.contains(code));
            let mut led: Permissions = kept.cloned().collect();
            for added in difference.added.iter() {
                prop_assert!(!now.contains(added));
                led.insert(added.clone());
            }
            prop_assert_eq!(&led, &next);
            prop_assert!(next.contains(&code("future")));
            now = next;
        }
    }
}
