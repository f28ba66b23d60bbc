//! Reading all that the view finds, however many: to choose everybody, or to make a file of them.

use crate::api::{ApiError, Client};
use crate::domain::{Cursor, Employee, EmployeeQuery, OrganizationId};
use crate::ui::export::to_the_end::{Bringing, Brought, to_the_end};
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
    latest: StoredValue<u32>,
}

impl Everything {
    /// Nothing is being read.
    pub fn new() -> Self {
        Self {
            progress: RwSignal::new(None),
            failure: RwSignal::new(None),
            latest: StoredValue::new(0),
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
        self.stop();
        self.failure.set(None);
        self.progress.set(Some((0, 0)));
        let number = self.latest.get_value();
        leptos::task::spawn_local(async move {
            let all = self.read(client, organization, query, number).await;
            // Stopped, or the page is gone.
            if self.latest.try_get_value() != Some(number) {
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
        self.latest.update_value(|latest| *latest += 1);
        self.progress.set(None);
    }

    async fn read(
        self,
        client: Client,
        organization: OrganizationId,
        query: EmployeeQuery,
        number: u32,
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
            let goes_on = self.latest.try_get_value() == Some(number);
            if goes_on {
                self.progress.set(Some((count, total)));
            }
            goes_on
        };
        to_the_end(&bring, &note).await?;
        Ok(all.take())
    }
}
