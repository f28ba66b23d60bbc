//! Reading all that the view finds, however many: to choose everybody, or to make a file of them.

use crate::api::{ApiError, Client};
use crate::browser;
use crate::domain::{Cursor, Employee, EmployeeQuery, OrganizationId, Trouble};
use leptos::prelude::*;

/// So many times the server may ask to wait, or the list may begin anew.
const PATIENCE: usize = 5;

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
            let all = self.read(&client, &organization, &query, number).await;
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
        client: &Client,
        organization: &OrganizationId,
        query: &EmployeeQuery,
        number: u32,
    ) -> Result<Vec<Employee>, ApiError> {
        let mut all = Vec::new();
        let mut cursor: Option<Cursor> = None;
        let mut patience = PATIENCE;
        while self.latest.try_get_value() == Some(number) {
            let page = client.most_employees(organization, query, cursor.as_ref());
            match page.await {
                Ok(page) => {
                    all.extend(page.items);
                    if self.latest.try_get_value() == Some(number) {
                        self.progress.set(Some((all.len() as u64, page.total)));
                    }
                    cursor = page.next;
                    if cursor.is_none() {
                        break;
                    }
                }
                Err(error) if patience > 0 => {
                    patience -= 1;
                    match error.trouble {
                        Trouble::TooManyRequests(seconds) => {
                            browser::pause(1_000 * seconds.unwrap_or(1).clamp(1, 60)).await;
                        }
                        Trouble::CursorInvalid => {
                            all.clear();
                            cursor = None;
                        }
                        _ => return Err(error),
                    }
                }
                Err(error) => return Err(error),
            }
        }
        Ok(all)
    }
}
