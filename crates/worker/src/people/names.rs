//! What can be written in a cell of permissions, from codes and words.

use cabinet_core::domain::{Permission, PermissionCode, Permissions};
use cabinet_protocol::people::Names;
use cabinet_tables::people::Rights;

/// The set of these codes.
pub fn set(codes: Vec<String>) -> Permissions {
    codes.into_iter().map(PermissionCode::new).collect()
}

fn list(codes: Vec<String>) -> Vec<PermissionCode> {
    codes.into_iter().map(PermissionCode::new).collect()
}

/// What the names mean.
pub fn rights(names: Names) -> Rights {
    let entries = names.permissions.into_iter().map(|entry| Permission {
        code: PermissionCode::new(entry.code),
        label: entry.label,
        description: None,
        group: None,
        requires: list(entry.requires),
        conflicts: list(entry.conflicts),
        sensitive: false,
    });
    let templates = names.templates.into_iter();
    let templates = templates.map(|template| (template.name, set(template.permissions)));
    Rights::new(entries.collect(), templates.collect())
}
