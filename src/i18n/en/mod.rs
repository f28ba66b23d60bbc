//! English. Plain and calm; what Госуслуги or the backend show in Russian stands in brackets.

mod failure;
mod format;
mod sign_in;

use super::texts::{BatchTexts, ExportTexts, PagerTexts, Texts};
use crate::domain::Section;
pub use format::{counted, number};

pub static TEXTS: Texts = Texts {
    locale: "en-GB",
    service_name: "Labour protection cabinet",
    other_language: "Русский",
    skip_to_content: "Skip to main content",
    loading: "Loading…",
    slow: "This is taking longer than usual. Please wait, it is still loading…",
    retry: "Try again",
    reload: "Reload the page",
    newer_app: (
        "The site has a new version of the cabinet.",
        "The version you have open no longer has this part. Reload the page: access you have begun to give is kept.",
    ),
    list_restarted: "The list changed while you were scrolling, so it is shown from the beginning.",
    close: "Close",
    back: "Back",
    cancel: "Cancel",
    save: "Save",
    saving: "Saving…",
    search_clear: "Clear search",
    copied: "Copied",
    for_support: "For support",
    copy_for_support: "Copy for support",
    sign_in: "Sign in",
    sign_in_again: "Sign in again",
    sign_in_fresh: "Sign in again",
    signing_in: "Going to Gosuslugi…",
    sign_in_other_tab: "Sign in using a new tab",
    to_host: "Back to the page you came from",
    to_organizations: "Go to organizations",
    section: |section| match section {
        Section::TrainingRegistry => "Register of trained workers",
        Section::SoutReports => "Workplace assessment reports",
        Section::Declarations => "Declarations",
        Section::Violations => "Signs of violations",
    },
    explain: failure::explain,
    explain_loading: failure::explain_loading,
    wait: failure::wait,
    explain_sign_in: sign_in::explain,
};

pub static BATCH: BatchTexts = BatchTexts {
    failures: "Failed",
    stop: "Stop",
    go_on: "Continue",
    progress: |done, total| format!("{} of {} done", number(done as u64), number(total as u64)),
    pausing: "The server asks to wait or does not answer. We will try again soon.",
    stopping: "Stopping: waiting for the last answer.",
    stopped: "Stopped. ‘Continue’ finishes the rest; what is done is not repeated.",
    finished_label: "How much is done",
    finished: |n| format!("Done: {}", people(n)),
    failed: |n| format!("Failed: {}", people(n)),
};

pub static EXPORT: ExportTexts = ExportTexts {
    start: "Download CSV",
    progress: |done, total| format!("Collecting rows: {done} of {total}"),
    stop: "Stop",
    stopped: "Stopped, no file was saved.",
    done: |n| {
        format!(
            "The file is ready: {n} {}.",
            if n == 1 { "row" } else { "rows" }
        )
    },
};

pub static PAGER: PagerTexts = PagerTexts {
    range: |(first, last), total| {
        format!("{}–{} of {}", number(first), number(last), number(total))
    },
    back: "Previous page",
    forward: "Next page",
    label: "Pages of the list",
};

/// `5 employees`, for the words of a batch.
pub fn people(n: usize) -> String {
    counted(n as u64, "employee", "employees")
}
