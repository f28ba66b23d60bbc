//! The worker of tables (`cabinet_protocol`): one function a request, domain types in and out. The worker
//! holds the table; the page asks for what it shows and sends.

mod line;
pub mod registry;

pub use cabinet_protocol::people::{
    CellFault, Column, Counts, ResultWords, RowFilter, RowState, Summary, TableRow,
};
pub use cabinet_protocol::{Progress, TableFault};

use crate::browser::{NoWorker, PickedFile};
use crate::domain::{
    Catalogue, PermissionCode, Permissions, PersonByHand, PersonDraft, PersonField, Template,
};
use cabinet_protocol::people::{
    Changed, Grant, Grants, Names, Permission, Request, Results, Rows, Template as NamedSet,
};
use line::Line;
use serde::de::DeserializeOwned;

/// The worker with one table in it. Cheap to copy; the worker ends with the owner that made it.
#[derive(Clone, Copy)]
pub struct PeopleWorker(Line);

/// What has become of a row.
pub enum Fate {
    /// Access is given.
    Sent,
    /// It was refused, in words.
    Failed(String),
    /// There was nothing to do, in words.
    Skipped(String),
}

/// A row to be sent. No `Debug`: its numbers belong into no log.
#[derive(Clone)]
pub struct RowGrant {
    /// Names it in requests.
    pub row: u64,
    /// The `Idempotency-Key`.
    pub key: String,
    /// Whom.
    pub person: PersonByHand,
    /// What is given.
    pub permissions: Permissions,
}

impl PeopleWorker {
    /// Starts the worker. `progress` hears how far reading has come.
    ///
    /// # Errors
    /// There is no worker.
    pub fn start(progress: impl Fn(Progress) + Clone + 'static) -> Result<Self, NoWorker> {
        Line::start(progress).map(Self)
    }

    /// Reads a file, and checks its rows.
    ///
    /// # Errors
    /// What is wrong with the file as a whole.
    pub async fn open(
        self,
        file: PickedFile,
        catalogue: &Catalogue,
        templates: &[Template],
    ) -> Result<Summary, TableFault> {
        let request = Request::Open(names(catalogue, templates));
        self.0.ask(&request, Some(&file)).await
    }

    /// The same for a text that was pasted.
    ///
    /// # Errors
    /// As `open`.
    pub async fn paste(
        self,
        text: &str,
        catalogue: &Catalogue,
        templates: &[Template],
    ) -> Result<Summary, TableFault> {
        self.ask(Request::Paste {
            text: text.to_owned(),
            names: names(catalogue, templates),
        })
        .await
    }

    /// What is given to those whose cell of permissions is blank.
    ///
    /// # Errors
    /// The worker is gone.
    pub async fn otherwise(self, set: &Permissions) -> Result<Summary, TableFault> {
        let permissions = codes(set);
        self.ask(Request::Otherwise { permissions }).await
    }

    /// How the table stands.
    ///
    /// # Errors
    /// The worker is gone.
    pub async fn now(self) -> Result<Summary, TableFault> {
        self.ask(Request::Summary).await
    }

    /// Rows of a kind from a place on, and how many there are of the kind.
    ///
    /// # Errors
    /// The worker is gone.
    pub async fn rows(
        self,
        filter: RowFilter,
        from: u64,
        count: u64,
    ) -> Result<(u64, Vec<TableRow>), TableFault> {
        let request = Request::Rows {
            filter,
            from,
            count,
        };
        let Rows { total, rows } = self.ask(request).await?;
        Ok((total, rows))
    }

    /// Writes another text into a cell.
    ///
    /// # Errors
    /// The worker is gone.
    pub async fn fix(
        self,
        row: u64,
        column: Column,
        text: &str,
    ) -> Result<(TableRow, Counts), TableFault> {
        let text = text.to_owned();
        self.change(Request::Fix { row, column, text }).await
    }

    /// Leaves a row out, or takes it in again.
    ///
    /// # Errors
    /// The worker is gone.
    pub async fn leave_out(self, row: u64, out: bool) -> Result<(TableRow, Counts), TableFault> {
        self.change(Request::LeaveOut { row, out }).await
    }

    /// The first rows that are ready and wait, with their keys.
    ///
    /// # Errors
    /// The worker is gone.
    pub async fn next(self, count: usize) -> Result<Vec<RowGrant>, TableFault> {
        let count = count as u64;
        let Grants { grants } = self.ask(Request::Next { count }).await?;
        let grants = grants.into_iter().map(row_grant);
        grants.collect::<Option<_>>().ok_or(TableFault::Stopped)
    }

    /// Says what has become of a row.
    ///
    /// # Errors
    /// The worker is gone.
    pub async fn note(self, row: u64, fate: Fate) -> Result<Counts, TableFault> {
        let request = match fate {
            Fate::Sent => Request::Sent { row },
            Fate::Failed(why) => Request::Failed { row, why },
            Fate::Skipped(why) => Request::Skipped { row, why },
        };
        let (_, counts) = self.change(request).await?;
        Ok(counts)
    }

    /// The table for Excel with what became of each row.
    ///
    /// # Errors
    /// The worker is gone.
    pub async fn results(self, words: ResultWords) -> Result<String, TableFault> {
        let Results { csv } = self.ask(Request::Results { words }).await?;
        Ok(csv)
    }

    async fn change(self, request: Request) -> Result<(TableRow, Counts), TableFault> {
        let Changed { row, counts } = self.ask(request).await?;
        Ok((row, counts))
    }

    async fn ask<A: DeserializeOwned>(self, request: Request) -> Result<A, TableFault> {
        self.0.ask(&request, None).await
    }
}

fn names(catalogue: &Catalogue, templates: &[Template]) -> Names {
    let entries = catalogue.groups().into_iter().flat_map(|(_, group)| group);
    let entries = entries.map(|entry| Permission {
        code: entry.code.as_str().to_owned(),
        label: entry.label,
        requires: texts(&entry.requires),
        conflicts: texts(&entry.conflicts),
    });
    let templates = templates.iter().map(|one| NamedSet {
        name: one.name.clone(),
        permissions: codes(&one.permissions),
    });
    Names {
        permissions: entries.collect(),
        templates: templates.collect(),
    }
}

/// A row to be sent; none when the worker would send what the contract does not take.
fn row_grant(grant: Grant) -> Option<RowGrant> {
    let mut person = PersonDraft::default();
    for (field, text) in [
        (PersonField::LastName, grant.last_name),
        (PersonField::FirstName, grant.first_name),
        (
            PersonField::MiddleName,
            grant.middle_name.unwrap_or_default(),
        ),
        (PersonField::Inn, grant.inn),
        (PersonField::Snils, grant.snils),
        (PersonField::Position, grant.position),
    ] {
        person.type_in(field, text);
    }
    Some(RowGrant {
        row: grant.row,
        key: grant.key,
        person: person.check().ok()?,
        permissions: grant
            .permissions
            .into_iter()
            .map(PermissionCode::new)
            .collect(),
    })
}

fn texts(codes: &[PermissionCode]) -> Vec<String> {
    let codes = codes.iter().map(PermissionCode::as_str);
    codes.map(str::to_owned).collect()
}

fn codes(set: &Permissions) -> Vec<String> {
    let codes = set.iter().map(PermissionCode::as_str);
    codes.map(str::to_owned).collect()
}
