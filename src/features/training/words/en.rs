//! English: the registry of trained persons.

use super::texts::{RegistryTexts, SubmissionTexts};
use crate::domain::{RecordState, SubmissionState};
use crate::features::sections::words::{ChoiceTexts, ListTexts};
use crate::i18n::en::number;

pub static TEXTS: RegistryTexts = RegistryTexts {
    list: ListTexts {
        label: "Records of the registry",
        search: "Search by name, SNILS, protocol or registry number",
        choices: &[
            ChoiceTexts {
                label: "State",
                any: "Any",
                values: &[
                    "Drafts",
                    "Ready to be sent",
                    "Sent",
                    "Taken by the registry",
                    "Refused by the registry",
                ],
            },
            ChoiceTexts {
                label: "Order",
                any: "Newest first",
                values: &["Oldest first", "By last name"],
            },
        ],
        count: records,
        empty: "The registry has no records of your organization yet.",
        none_such: "There are no such records. Change the search or the filters.",
    },
    program: "Programme",
    any_program: "Any",
    program_of: |id, title| format!("No.\u{a0}{id}. {title}"),
    check_and_send: "Check and send a file",
    sent: "What was sent",
    column_person: "Employee",
    column_test: "Test",
    column_state: "In the registry",
    snils: "SNILS",
    protocol: |number| format!("protocol {number}"),
    passed: "Passed",
    not_passed: "Not passed",
    state: |state| {
        Some(match state {
            RecordState::Draft => "Draft",
            RecordState::Checked => "Ready to be sent",
            RecordState::Sent => "Sent",
            RecordState::Accepted => "Taken",
            RecordState::Rejected => "Refused",
            RecordState::Unknown => return None,
        })
    },
    refusal: "The registry says:",
    copy: "Copy",
    copy_of: |number, name| format!("Copy number {number}: {name}"),
    copied: |number| format!("Number {number} copied"),
    file: "Registry of trained persons",
    file_head: [
        "Name",
        "SNILS",
        "Position",
        "Employer's INN",
        "Employer",
        "Trained by",
        "Programme number",
        "Programme",
        "Day of the test",
        "Protocol",
        "Test",
        "State",
        "Registry number",
        "The registry says",
        "State changed",
    ],
    submissions: SubmissionTexts {
        title: "What was sent",
        lead: "Each time records were sent to the registry: when that was, who began it, and what was taken.",
        count: |n| {
            let word = if n == 1 { "submission" } else { "submissions" };
            format!("{} {word}", number(n))
        },
        empty: "The organization has not sent anything yet.",
        column_when: "When",
        column_name: "What",
        column_records: "Records",
        column_state: "State",
        unnamed: "Without a name",
        open: |name, when| format!("Open the submission “{name}”, {when}"),
        state: |state| {
            Some(match state {
                SubmissionState::Open => "Not complete",
                SubmissionState::Complete => "Complete",
                SubmissionState::Unknown => return None,
            })
        },
        records,
        received: |received, all| format!("{} of {} received", number(received), number(all)),
        refused: |n| format!("{} refused", number(n)),
        back: "To all submissions",
        go_on: "The submission is not complete: the cabinet does not have all records. Choose the same file again: only what is missing is sent, nothing is doubled.",
        go_on_link: "Choose the file and go on",
        go_on_others: "The submission is not complete: the cabinet does not have all records. An employee with the permission to send to the registry can go on with it.",
        organization: "Organization",
        inn: "INN",
        ogrn: "OGRN",
        file: "Name",
        begun: "Begun",
        completed: "Completed",
        who: "Sender",
        announced: "Announced",
        here: "Received",
        refused_fact: "Refused",
        digest: "Digest of the content",
        digest_hint: "SHA-256. The digest shows that these very records were sent: others have another one.",
        portions: "Portions",
        no_portions: "No portion has been received yet.",
        portion: "No.",
        portion_records: "Records",
        portion_refused: "Refused",
        portion_when: "Received",
        printed: |when| format!("A printout of the cabinet, as it was at {when}."),
    },
};

fn records(n: u64) -> String {
    let word = if n == 1 { "record" } else { "records" };
    format!("{} {word}", number(n))
}
