//! What the page asks for, as README.md says.

use cabinet_core::domain::{Permission, PermissionCode, Permissions};
use cabinet_tables::people::{ResultWords, Rights};
use serde::Deserialize;

/// What every request has: its number, and what is to be done.
#[derive(Deserialize)]
pub struct Head {
    pub id: u64,
    #[serde(rename = "do", default)]
    pub what: String,
}

/// A request to the first desk.
#[derive(Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum What {
    Open(Names),
    Paste {
        text: String,
        #[serde(flatten)]
        names: Names,
    },
    Summary,
    Rows {
        filter: Filter,
        from: usize,
        count: usize,
    },
    Fix {
        row: usize,
        column: String,
        text: String,
    },
    LeaveOut {
        row: usize,
        out: bool,
    },
    Otherwise {
        permissions: Vec<String>,
    },
    Next {
        count: usize,
    },
    Sent {
        row: usize,
    },
    Failed {
        row: usize,
        why: String,
    },
    Skipped {
        row: usize,
        why: String,
    },
    Retry,
    Results {
        words: Words,
    },
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Filter {
    All,
    Ready,
    Faulty,
    Duplicate,
    LeftOut,
    Sent,
    Failed,
    Skipped,
}

impl Filter {
    /// As it stands in a message.
    pub fn code(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Ready => "ready",
            Self::Faulty => "faulty",
            Self::Duplicate => "duplicate",
            Self::LeftOut => "left_out",
            Self::Sent => "sent",
            Self::Failed => "failed",
            Self::Skipped => "skipped",
        }
    }
}

/// What can be written in a cell of permissions.
#[derive(Deserialize)]
pub struct Names {
    permissions: Vec<Entry>,
    #[serde(default)]
    templates: Vec<Named>,
    #[serde(default)]
    otherwise: Vec<String>,
}

#[derive(Deserialize)]
struct Entry {
    code: String,
    label: String,
    #[serde(default)]
    requires: Vec<String>,
    #[serde(default)]
    conflicts: Vec<String>,
}

#[derive(Deserialize)]
struct Named {
    name: String,
    permissions: Vec<String>,
}

/// The set of these codes.
pub fn set(codes: Vec<String>) -> Permissions {
    codes.into_iter().map(PermissionCode::new).collect()
}

fn list(codes: Vec<String>) -> Vec<PermissionCode> {
    codes.into_iter().map(PermissionCode::new).collect()
}

impl Names {
    /// The names, and what a blank cell means.
    pub fn rights(self) -> (Rights, Permissions) {
        let entries = self.permissions.into_iter().map(|entry| Permission {
            code: PermissionCode::new(entry.code),
            label: entry.label,
            description: None,
            group: None,
            requires: list(entry.requires),
            conflicts: list(entry.conflicts),
            sensitive: false,
        });
        let templates = self.templates.into_iter();
        let templates = templates.map(|named| (named.name, set(named.permissions)));
        let rights = Rights::new(entries.collect(), templates.collect());
        (rights, set(self.otherwise))
    }
}

#[derive(Deserialize)]
pub struct Words {
    number: String,
    columns: Vec<String>,
    result: String,
    sent: String,
    failed: String,
    skipped: String,
    pending: String,
    faulty: String,
    duplicate: String,
    left_out: String,
}

impl From<Words> for ResultWords {
    fn from(words: Words) -> Self {
        Self {
            number: words.number,
            columns: words.columns,
            result: words.result,
            sent: words.sent,
            failed: words.failed,
            skipped: words.skipped,
            pending: words.pending,
            faulty: words.faulty,
            duplicate: words.duplicate,
            left_out: words.left_out,
        }
    }
}
