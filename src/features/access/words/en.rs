//! Giving access in English: words that only «Администрирование» has.

use super::texts::{
    AccessDialog, AccessTexts, Administration, EmployeeListWords, Faults, RightsTexts,
    ShortcutTexts,
};
use crate::domain::{
    EmployeeSort, EmployeeState, Inn, NumberFault, PersonField, Snils, Term, TermState,
};
use crate::i18n::en::counted;

const REQUIRED: &str = "Fill in this field";

pub static TEXTS: AccessTexts = AccessTexts {
    administration: Administration {
        title: "Administration",
        count: |n| format!("{} with access", counted(n, "employee", "employees")),
        add: "+ Give an employee access",
        search: "Name, position or last digits of the SNILS",
        nothing_found: |query| format!("No employee with access matches ‘{query}’."),
        empty: "No one has access yet. Select ‘+’ to give it to the first employee.",
        column_employee: "Employee",
        column_snils: "SNILS",
        column_permissions: "Permissions",
        me: "you",
        open: |name| format!("Change access: {name}"),
        more: |n| format!("+{n}"),
        granted: |name| format!("Access given: {name}"),
        changed: |name| format!("Permissions saved: {name}"),
        revoked: |name| format!("Access revoked: {name}"),
        undo: "Undo",
        not_undone: "It could not be undone.",
        perhaps_undone: "It is not known whether it was undone: look in the list.",
    },
    list: EmployeeListWords {
        permission: "Permission",
        any_permission: "any",
        state: "State",
        any_state: "all",
        state_of: |state| match state {
            EmployeeState::Active => "valid",
            EmployeeState::Expiring => "ends soon",
            EmployeeState::Expired => "ended",
            EmployeeState::NotYet => "not yet begun",
            EmployeeState::Idle => "has not signed in for long",
        },
        sort: "Order",
        sort_of: |sort| match sort {
            EmployeeSort::Name => "Name, A–Z",
            EmployeeSort::NameBackwards => "Name, Z–A",
            EmployeeSort::Until => "By end of access",
            EmployeeSort::LastSignIn => "By last sign-in",
        },
        none_such: "There are no such employees. Change the filters or clear the search.",
        term,
        term_state: |state| match state {
            TermState::Valid => None,
            TermState::Expiring => Some("ends soon"),
            TermState::Expired => Some("ended"),
            TermState::NotYet => Some("not yet begun"),
        },
        show: "Show",
        show_of: |name| format!("Show SNILS and INN: {name}"),
        hide: "Hide",
        hide_of: |name| format!("Hide SNILS and INN: {name}"),
        inn: |inn| format!("INN {inn}"),
        no_numbers: "There is no SNILS and no INN",
    },
    dialog: AccessDialog {
        title: "Employee access",
        start_lead: "Who should have access to the cabinet?",
        add_employee: "Add an employee",
        add_employee_hint: "Choose from the organization’s list of employees",
        by_hand: "Enter by hand",
        by_hand_hint: "If the employee is not on the list: you will need their INN and SNILS",
        choose_title: "Employees of the organization",
        choose_search: "Name or position",
        has_access: "already has access",
        nobody_found: |query| {
            format!(
                "No one matches ‘{query}’. Check the last name, or go back and enter the employee by hand."
            )
        },
        choose_first: "Choose an employee from the list.",
        staff_count: |n| counted(n, "employee", "employees"),
        by_hand_title: "New employee",
        another: "Choose someone else",
        permissions_title: "Permissions",
        template: "Template",
        template_none: "No template",
        tick_first: "Tick at least one permission.",
        nothing_changed: "There are no changes.",
        will_add: |labels| format!("Will be added: {labels}"),
        will_remove: |labels| format!("Will be removed: {labels}"),
        revoke: "Revoke access",
        revoke_question: |name| format!("Revoke access for {name}?"),
        revoke_consequence: "The employee will no longer get into this organization’s cabinet. You can give access again.",
        keep_access: "Keep access",
        unsaved: "Your changes are not saved. Close the window without saving?",
        go_on: "Continue editing",
        discard: "Close without saving",
        reload_theirs: "Show what is saved",
        there: "yes",
        not_there: "no",
        comparison_base: "Before",
        comparison_theirs: "Saved now",
        comparison_mine: "Yours",
        reloaded: "Below is what each of you changed. Your changes are added to what is saved: check the boxes and save.",
        kept_out_by: |labels| format!("Not together with: {labels}"),
        sensitive: |labels| format!("{labels}: this opens other people’s data or rights. Save?"),
        own_rights: "You are taking permissions from yourself. Only another administrator or the head can give them back. Is this right?",
        save_all_the_same: "Yes, save",
        what_is_left: "See in a new tab what is open to you",
        stale: "Press “Sign in again”: everything you ticked is kept, and you come back here.",
        ended: "Sign in using a new tab, come back here and select ‘Save’ again. Everything you entered is still here.",
    },
    rights: RIGHTS,
    shortcuts: SHORTCUTS,
    field: |field| match field {
        PersonField::LastName => "Last name",
        PersonField::FirstName => "First name",
        PersonField::MiddleName => "Patronymic",
        PersonField::Inn => "INN",
        PersonField::Snils => "SNILS",
        PersonField::Position => "Position",
    },
    field_hint: |field| match field {
        PersonField::MiddleName => Some("If there is one"),
        PersonField::Inn => Some("12\u{a0}digits, a person’s and not an organization’s"),
        PersonField::Snils => Some("11\u{a0}digits, for example 112-233-445\u{a0}95"),
        _ => None,
    },
    faults: Faults {
        required: REQUIRED,
        too_long: "This is too long: shorten it",
        refused: "The server did not accept this value: check it",
        number: number_fault,
        summary: |n| match n {
            1 => "Correct the field marked below.".to_owned(),
            _ => format!("Correct the {n} fields marked below."),
        },
    },
};

const RIGHTS: RightsTexts = RightsTexts {
    term_title: "Access dates",
    term_open: "no limit",
    term_from: "First day",
    term_until: "Last day",
    term_hint: "Both days count. An empty field sets no limit.",
    term_backwards: "The last day is before the first: correct the dates.",
    term_will_be: |span| match term(span) {
        Some(words) => format!("Dates: {words}"),
        None => "Dates: no limit".to_owned(),
    },
    in_all: |labels| format!("In all after saving: {labels}."),
    template_save: "Make a template",
    template_keep: "Make",
    template_name: "Name of the template",
    template_delete: |name| format!("Delete the template “{name}”"),
    template_saved: |name| format!("Template “{name}” is saved."),
    template_deleted: |name| {
        format!("Template “{name}” is deleted. Access given with it has not changed.")
    },
    copy: "Copy permissions from…",
    copy_search: "Copy from whom: name or position",
    copy_from: |name| format!("Copy the permissions of {name}"),
    copied: |name| format!("The same is ticked as {name} has. Check it and press “Save”."),
    copy_nobody: "Nobody with access matches this.",
    copy_more: |n| format!("The first of {n}: narrow the search."),
    consent_held: "The employee’s consent to the processing of personal data is held",
    consent_day: "Date of the consent",
    consent_day_hint: "If known",
    consent_required: "Tick that the employee’s consent is held: without it access cannot be given.",
    consent_outdated: "The text of the consent has changed. Check it and save again.",
    consent_form: "Consent form",
    consent_print: "Print the form",
    consent_version: |version| format!("Version {version}"),
    draft_resumed: "We kept what you had not finished. Check it and go on.",
    restored: |name| format!("Access given back: {name}"),
    from_table: "Load from a table",
    from_table_hint: "Many employees at once: XLSX, CSV or rows from Excel",
};

const SHORTCUTS: ShortcutTexts = ShortcutTexts {
    title: "Keys",
    open: "Keys\u{a0}— ?",
    keys: &[
        ("?", "This list"),
        ("+", "Give an employee access"),
        ("/", "Search for an employee"),
        ("J", "Access journal"),
        ("Ctrl+K", "Change the organization"),
        ("Shift", "With a press of a box: tick all rows in between"),
        ("Esc", "Close the window"),
    ],
    enabled: |journal| {
        if journal {
            "The keys + / J are on"
        } else {
            "The keys + / are on"
        }
    },
};

/// Between which days, in words; nothing when there is no limit.
fn term(term: &Term) -> Option<String> {
    let from = term.from.as_ref();
    let until = term.until.as_ref();
    let ends = [
        from.map(|day| format!("from\u{a0}{}", day.dotted())),
        until.map(|day| format!("until\u{a0}{}", day.dotted())),
    ];
    let ends: Vec<_> = ends.into_iter().flatten().collect();
    (!ends.is_empty()).then(|| ends.join(" "))
}

fn number_fault(field: PersonField, fault: NumberFault) -> String {
    let (name, wanted) = match field {
        PersonField::Inn => ("INN", Inn::DIGITS),
        _ => ("SNILS", Snils::DIGITS),
    };
    match fault {
        NumberFault::Empty => REQUIRED.to_owned(),
        NumberFault::TooShort { digits } | NumberFault::TooLong { digits } => {
            format!("{name} must have {wanted}\u{a0}digits, not {digits}")
        }
        NumberFault::NotDigits => format!("{name} must have only digits"),
        NumberFault::CheckDigits => {
            format!("The check digits do not match: compare the {name} with the document")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_number_says_how_many_digits() {
        let text = number_fault(PersonField::Snils, NumberFault::TooShort { digits: 3 });
        assert_eq!(text, "SNILS must have 11\u{a0}digits, not 3");
    }
}
