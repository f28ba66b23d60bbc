//! English: the declarations.

use super::texts::DeclarationTexts;
use crate::domain::{DeclarationFault, DeclarationField, DeclarationState};
use crate::features::sections::words::{ChoiceTexts, ListTexts};
use crate::i18n::en::number;

pub static TEXTS: DeclarationTexts = DeclarationTexts {
    list: ListTexts {
        label: "Declarations",
        search: "Number of the declaration or the report",
        choices: &[ChoiceTexts {
            label: "State",
            any: "any",
            values: &[
                "drafts",
                "submitted",
                "registered",
                "rejected",
                "terminated",
            ],
        }],
        count: |n| format!("Declarations: {}", number(n)),
        empty: "There are no declarations yet. Press ‘New declaration’ to begin the first.",
        none_such: "There are no such declarations. Change the filters or clear the search.",
    },
    submitted_list: ListTexts {
        label: "Declarations",
        search: "Number of the declaration or the report",
        choices: &[ChoiceTexts {
            label: "State",
            any: "any",
            values: &["submitted", "registered", "rejected", "terminated"],
        }],
        count: |n| format!("Declarations: {}", number(n)),
        empty: "There are no declarations yet.",
        none_such: "There are no such declarations. Change the filters or clear the search.",
    },
    column_declaration: "Declaration",
    column_places: "Workplaces",
    column_when: "Submitted",
    column_until: "Valid until",
    column_state: "State",
    file: "Declarations",
    columns: [
        "Number",
        "State",
        "Report",
        "Workplaces",
        "Begun (UTC)",
        "Submitted (UTC)",
        "Valid until",
    ],
    no_number: "No number",
    report_of: |number| format!("By report {number}"),
    no_report: "No report chosen",
    new: "New declaration",
    anew: "Begin anew",
    anew_lead: "This declaration was not accepted. Begin a new one: everything is copied into a draft.",
    number: "Number in the register",
    report: "Assessment report (СОУТ)",
    organization: "Organization",
    ogrn: "ОГРН",
    inn: "ИНН",
    submitted: "Submitted",
    until: "Valid until",
    history: "History",
    changed: "State changed",
    system: "The system",
    draft_title: "New declaration",
    paper_title: "Declaration of conformity of working conditions",
    paper_note: |service| {
        format!("A printout of ‘{service}’. It does not replace the official form.")
    },
    signature: "Signature",
    place_number: "No.",
    place_name: "Workplace",
    place_employees: "Employees",
    choose_report: "Choose the report",
    choose_another: "Choose another",
    report_search: "Number of the report, or who made it",
    report_count: |n| format!("Reports: {}", number(n)),
    report_none: "There are no such reports. Clear the search.",
    reports_not_on_site: "This site has no assessment reports: a report and workplaces cannot be chosen here. Tell the support of the site.",
    report_closed: "To choose a report you need the permission to view assessment reports. Ask an administrator of the organization.",
    report_line: |day, n| format!("Approved {day}, workplaces: {}", number(n)),
    report_first: "Choose a report.",
    report_clears: |n| {
        format!(
            "The chosen workplaces ({}) belong to another report and will be cleared.",
            number(n)
        )
    },
    choose: "Choose",
    places: "Workplaces",
    places_hint: "Only those that may be declared",
    choose_places: "Choose the workplaces",
    places_search: "Number, position or department",
    places_count: |n| format!("Workplaces: {}", number(n)),
    places_none: "There are no such workplaces.",
    places_chosen: |n| format!("Chosen: {}", number(n)),
    places_all: "Choose all found",
    places_clear: "Clear all",
    places_reading: |done, all| format!("Ticking: {} of {}", number(done), number(all)),
    places_most: "One declaration can name at most 1,000 workplaces.",
    places_more: |n| format!("and {} more", number(n)),
    open_submitted: "Open the submitted one",
    gone_on: "This declaration has been submitted already",
    gone_on_lead: "Somebody else submitted it, or you did in another tab, so the latest edits cannot be saved. Copy what you need and open the submitted one.",
    done: "Done",
    field: |field| match field {
        DeclarationField::Report => "Assessment report (СОУТ)",
        DeclarationField::Workplaces => "Workplaces",
        DeclarationField::Address => "Address of the workplaces",
        DeclarationField::SignedBy => "Signed by (full name)",
        DeclarationField::Position => "Position of the signer",
        DeclarationField::SignedOn => "Day of signing",
        DeclarationField::Note => "Note",
    },
    hint: |field| match field {
        DeclarationField::Address => Some("Postcode, town, street, house"),
        DeclarationField::Note => Some("If there is anything to add"),
        _ => None,
    },
    fault: |field, fault| match (field, fault) {
        (DeclarationField::Report, DeclarationFault::Missing) => "Choose the report.".to_owned(),
        (DeclarationField::Workplaces, DeclarationFault::Missing) => {
            "Choose at least one workplace.".to_owned()
        }
        (_, DeclarationFault::Missing) => "Fill in this field.".to_owned(),
        (DeclarationField::Workplaces, DeclarationFault::TooMuch) => TEXTS.places_most.to_owned(),
        (field, DeclarationFault::TooMuch) => {
            format!("Shorten it to {} characters.", number(field.most() as u64))
        }
        (_, DeclarationFault::InFuture) => {
            "This day has not come yet: give today or an earlier one.".to_owned()
        }
        (_, DeclarationFault::Refused) => {
            "The cabinet did not accept this field: check it.".to_owned()
        }
    },
    faults: |n| format!("Fields to mend: {n}. The keyboard is in the first."),
    state: |state| match state {
        DeclarationState::Draft => "Draft",
        DeclarationState::Submitted => "Submitted",
        DeclarationState::Registered => "Registered",
        DeclarationState::Rejected => "Rejected",
        DeclarationState::Terminated => "Terminated",
    },
    saved_at: |time| format!("Saved at {time}"),
    saves_itself: "The draft saves itself",
    typing: "Not saved yet…",
    too_long: "Not saved: one of the fields is too long",
    not_saved: "The draft is not saved. What you entered is still on the page.",
    entered_kept: "What you entered is still on the page.",
    check: "Check and submit",
    preview: "Check before submitting",
    preview_lead: "This is how it will be printed. A submitted declaration cannot be edited.",
    edit: "Back to editing",
    submit: "Submit",
    submitting: "Submitting…",
    unsure: "It is not known whether the declaration arrived. Press ‘Submit’ again: it will not be submitted twice.",
    done_words: "The declaration is submitted.",
    delete: "Delete the draft",
    delete_question: "Delete the draft?",
    delete_lead: "It cannot be brought back.",
    keep: "Keep it",
    conflict: "This draft was changed elsewhere",
    conflict_lead: "Somebody else saved it, or you did in another tab. Choose what to keep: nothing is lost yet.",
    conflict_field: "Field",
    conflict_theirs: "Saved",
    conflict_mine: "On your page",
    take_mine: "Keep mine",
    take_theirs: "Take what is saved",
    set_aside: "What was saved is taken. Yours can be brought back while this page is open.",
    bring_back: "Bring mine back",
    empty: "empty",
    unsaved: "The latest changes are not saved yet",
    unsaved_lead: "If you leave, they are lost. The rest is in the draft already.",
    stay: "Stay",
    leave: "Leave without saving",
};
