//! Many employees at once, in English.

use super::texts::BulkTexts;
use crate::domain::{ErrorKind, Obstacle};
use crate::i18n::en::{number, people};

pub static TEXTS: BulkTexts = BulkTexts {
    list: "Employees with access",
    column_choose: "Selection",
    choose: |name| format!("Select: {name}"),
    choose_all: |n| format!("Select everyone found ({})", number(n)),
    chosen: |n| format!("Selected: {}", number(n as u64)),
    kept: "Whoever was selected before stays selected, even if they are not in this list.",
    unchoose: "Clear selection",
    actions: "What to do with the selected",
    give: "Give permissions",
    take: "Remove permissions",
    revoke: "Revoke access",
    export: "Download list",
    exported: |n| format!("List downloaded: {}", people(n)),
    read: |done, total| format!("{} of {} read", number(done), number(total)),
    stop: "Stop",
    give_lead: |n| {
        format!(
            "Which permissions are to be added? Selected: {}. Everyone’s other permissions stay as they are.",
            people(n)
        )
    },
    take_lead: |n| {
        format!(
            "Which permissions are to be removed? Selected: {}. Everyone’s other permissions stay as they are.",
            people(n)
        )
    },
    have: |n, all| format!("{} of {} have it now", number(n as u64), number(all as u64)),
    tick_first: "Select at least one permission.",
    preview: "Show what will change",
    preview_title: "What will change",
    changes: |n| format!("Will change: {}", people(n)),
    revocations: |n| format!("Access will be revoked: {}", people(n)),
    same: |n| format!("Already so, will not change: {}", people(n)),
    obstacles: |n| format!("Cannot be changed: {}", people(n)),
    nothing: "There is nothing to change: everyone selected already has it so, or cannot be changed.",
    is_same: "Already so: will not change",
    will_revoke: "Access will be revoked",
    obstacle: |obstacle| match obstacle {
        Obstacle::Conflict(wanted, there) => {
            format!("Will not change: ‘{wanted}’ cannot be had together with ‘{there}’")
        }
        Obstacle::NothingLeft => {
            "Will not change: no permission would be left. To close the access, revoke it"
                .to_owned()
        }
    },
    sensitive: |labels| {
        format!("The employees will get an important permission: {labels}. Is that right?")
    },
    own_rights: "You are among the selected: you lose permissions too. Only another administrator or the head can give them back. Is that right?",
    own_access: "You are among the selected: you will no longer be able to enter this organization’s account. Is that right?",
    apply: |n| format!("Change: {}", people(n)),
    apply_revoke: |n| format!("Revoke access: {}", people(n)),
    confirm: "Yes, that is right",
    undo: "Put back as it was",
    reason: |kind| match kind {
        ErrorKind::NotFound => Some("The employee no longer has access."),
        ErrorKind::ChangedMeanwhile => {
            Some("Somebody else keeps changing the permissions. Try again later.")
        }
        _ => None,
    },
    results: "Download results",
    results_file: "Access change results.csv",
    results_head: ["Name", "Position", "Result", "Reason"],
    result_done: "done",
    result_same: "not changed",
    result_failed: "failed",
    result_left: "not done",
    list_file: "Employees with access.csv",
    list_head: [
        "Name",
        "Position",
        "SNILS",
        "Permissions",
        "Valid from",
        "Valid until",
        "Access given",
        "Given by",
        "Last sign-in",
    ],
};
