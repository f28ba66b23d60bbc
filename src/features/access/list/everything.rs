//! Reading all that the view finds, however many: to choose everybody, or to make a file of them.

use crate::api::{ApiError, Client};
use crate::chunk::chunk;
use crate::domain::{Cursor, Employee, EmployeeQuery, OrganizationId};
use crate::ui::export::to_the_end::{Bringing, Brought, to_the_end};
use crate::ui::latest::{Latest, Turn};
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;

/// All of a view being read. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Everything {
    /// How many were read of how many, while it goes on.
    pub progress: RwSignal<Option<(u64, u64)>>,
    /// Why it could not be finished.
    pub failure: RwSignal<Option<ApiError>>,
    latest: Latest,
}

impl Everything {
    /// Nothing is being read.
    pub fn new() -> Self {
        Self {
            progress: RwSignal::new(None),
            failure: RwSignal::new(None),
            latest: Latest::new(),
        }
    }

    /// Reads, and hands over all of them, unless it was stopped.
    pub fn start(
        self,
        client: Client,
        organization: OrganizationId,
        query: EmployeeQuery,
        then: Callback<Vec<Employee>>,
    ) {
        let turn = self.latest.turn();
        self.failure.set(None);
        self.progress.set(Some((0, 0)));
        leptos::task::spawn_local(async move {
            let all = read(client, organization, query, turn, self.progress).await;
            // Stopped, or the page is gone.
            if !turn.lasts() {
                return;
            }
            self.progress.set(None);
            match all {
                Ok(employees) => then.run(employees),
                Err(error) => self.failure.set(Some(error)),
            }
        });
    }

    /// Stops reading; what was read is dropped.
    pub fn stop(self) {
        self.latest.turn();
        self.progress.set(None);
    }
}

chunk! {
    in seldom:
    /// Reads all of them, unless it is stopped.
    async fn read(
        client: Client,
        organization: OrganizationId,
        query: EmployeeQuery,
        turn: Turn,
        progress: RwSignal<Option<(u64, u64)>>
    ) -> Result<Vec<Employee>, ApiError> {
        let all = Rc::new(RefCell::new(Vec::new()));
        let bring = {
            let all = all.clone();
            move |cursor: Option<Cursor>| -> Bringing {
                let (client, organization) = (client.clone(), organization.clone());
                let (query, all) = (query.clone(), all.clone());
                Box::pin(async move {
                    let page = client.most_employees(&organization, &query, cursor.as_ref());
                    let page = page.await?;
                    let count = page.items.len() as u64;
                    if cursor.is_none() {
                        all.borrow_mut().clear();
                    }
                    all.borrow_mut().extend(page.items);
                    Ok(Brought {
                        count,
                        total: page.total,
                        next: page.next,
                    })
                })
            }
        };
        let note = move |count, total| {
            if turn.lasts() {
                progress.set(Some((count, total)));
            }
            turn.lasts()
        };
        to_the_end(&bring, &note).await?;
        Ok(all.take())
    }
}
