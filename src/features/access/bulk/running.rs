//! Carrying the change out, the result for each, and the way back.

use super::files::save_results;
use super::outcome::{Outcome, reason};
use super::words::words;
use crate::api::{Client, Confirmation, Offered};
use crate::browser;
use crate::domain::{
    BulkChange, Catalogue, Difference, Effect, Employee, ErrorKind, Obstacle, OrganizationId,
    Ticket, offer,
};
use crate::features::access::bulk::plan::Planned;
use crate::ui::batch::view::BatchProgress;
use crate::ui::batch::{BatchRunner, Sending};
use leptos::prelude::*;
use std::sync::Arc;

/// What was done to one, for the way back.
enum Made {
    Changed(Difference),
    Revoked,
}

/// One who is to be changed.
struct Job {
    planned: Planned,
    made: Option<Made>,
    /// What stood in the way when it was read anew.
    obstacle: Option<Obstacle>,
}

#[derive(Default)]
struct Plan {
    jobs: Vec<Job>,
    untouched: Vec<Planned>,
    /// It is the way back: a revocation in it is to be undone.
    undoing: bool,
}

/// The plan and its run. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Work {
    plan: StoredValue<Plan>,
    drive: BatchRunner,
    /// Whether the backend gives back what was revoked.
    restores: bool,
}

impl Work {
    /// Nothing to do yet.
    pub fn new(organization: OrganizationId, catalogue: Catalogue) -> Self {
        let plan = StoredValue::new(Plan::default());
        let client = expect_context::<Client>();
        let restore = client.offered::<offer::Restore>();
        let restores = restore.is_some();
        let sender = Arc::new(Sender {
            client,
            restore,
            organization,
            catalogue,
        });
        let send = move |ticket: Ticket| -> Sending {
            let sender = sender.clone();
            Box::pin(async move {
                let planned = plan.try_with_value(|plan| {
                    let job = plan.jobs.get(ticket.item);
                    job.map(|job| (job.planned.clone(), plan.undoing))
                });
                let Some((planned, undoing)) = planned.flatten() else {
                    return Ok(());
                };
                let Sent { made, obstacle } = match &sender.restore {
                    Some(calls) if undoing && planned.effect == Effect::Revoke => {
                        sender.restore(calls, &planned.employee, ticket).await?
                    }
                    _ => sender.send(planned, ticket).await?,
                };
                let blocked = obstacle.is_some();
                plan.update_value(|plan| {
                    if let Some(job) = plan.jobs.get_mut(ticket.item) {
                        (job.made, job.obstacle) = (made, obstacle);
                    }
                });
                if blocked {
                    Err(ErrorKind::Invalid)
                } else {
                    Ok(())
                }
            })
        };
        Self {
            plan,
            drive: BatchRunner::new(Callback::new(send)),
            restores,
        }
    }

    /// Begins with those of the plan that change.
    pub fn start(self, plan: Vec<Planned>) {
        let (change, untouched) = plan
            .into_iter()
            .partition(|planned| planned.effect.is_change());
        self.begin(change, untouched, false);
    }

    fn begin(self, change: Vec<Planned>, untouched: Vec<Planned>, undoing: bool) {
        let job = |planned| Job {
            planned,
            made: None,
            obstacle: None,
        };
        let jobs: Vec<Job> = change.into_iter().map(job).collect();
        let count = jobs.len();
        self.plan.set_value(Plan {
            jobs,
            untouched,
            undoing,
        });
        self.drive.begin(count);
    }

    /// Stops; `false` when it stood already.
    pub fn stop(self) -> bool {
        self.drive.stop()
    }

    /// What the way back would be, where there is one.
    fn way_back(self) -> Vec<Planned> {
        self.plan.with_value(|plan| {
            let jobs = plan.jobs.iter().filter(|_| !plan.undoing);
            let back = jobs.filter_map(|job| {
                let (change, effect) = match job.made.as_ref()? {
                    Made::Changed(difference) => {
                        let back = difference.reversed();
                        (BulkChange::Permissions(back.clone()), Effect::Change(back))
                    }
                    Made::Revoked if self.restores => (BulkChange::Revoke, Effect::Revoke),
                    Made::Revoked => return None,
                };
                Some(Planned {
                    employee: Employee {
                        // It has changed since.
                        version: None,
                        ..job.planned.employee.clone()
                    },
                    change,
                    effect,
                })
            });
            back.collect()
        })
    }

    fn undo(self) {
        self.begin(self.way_back(), Vec::new(), true);
    }

    /// Who was not done.
    pub fn left(self) -> Vec<Employee> {
        self.plan.with_value(|plan| {
            let jobs = plan.jobs.iter().enumerate();
            let left = jobs.filter(|(item, _)| !self.drive.is_done(*item));
            left.map(|(_, job)| job.planned.employee.clone()).collect()
        })
    }

    /// What has become of each.
    fn outcomes(self) -> Vec<(Employee, Outcome)> {
        // In the order of the items.
        let failures = self.drive.failures();
        let failure = |item: usize| {
            let at = failures.binary_search_by_key(&item, |(failed, _)| *failed);
            at.ok().and_then(|at| failures.get(at))
        };
        self.plan.with_value(|plan| {
            let jobs = plan.jobs.iter().enumerate().map(|(item, job)| {
                let outcome = match (failure(item), &job.obstacle) {
                    (_, Some(obstacle)) => Outcome::Untouched(Some(obstacle.clone())),
                    (Some((_, kind)), None) => Outcome::Failed(*kind),
                    (None, None) if self.drive.is_done(item) => Outcome::Done,
                    (None, None) => Outcome::Left,
                };
                (job.planned.employee.clone(), outcome)
            });
            let untouched = plan.untouched.iter().map(|planned| {
                let obstacle = match &planned.effect {
                    Effect::Obstacle(obstacle) => Some(obstacle.clone()),
                    _ => None,
                };
                (planned.employee.clone(), Outcome::Untouched(obstacle))
            });
            jobs.chain(untouched).collect()
        })
    }

    /// Who was to be changed and could not be, by name, and why.
    fn failed(self) -> Vec<(String, String)> {
        let jobs = self.plan.with_value(|plan| plan.jobs.len());
        let outcomes = self.outcomes().into_iter().take(jobs);
        let failed = outcomes
            .filter_map(|(employee, outcome)| Some((employee.name.whole(), reason(&outcome)?)));
        failed.collect()
    }
}

/// What one item has come to.
#[derive(Default)]
struct Sent {
    made: Option<Made>,
    obstacle: Option<Obstacle>,
}

impl Sent {
    fn made(made: Made) -> Self {
        Self {
            made: Some(made),
            obstacle: None,
        }
    }
}

struct Sender {
    client: Client,
    restore: Option<Offered<offer::Restore>>,
    organization: OrganizationId,
    catalogue: Catalogue,
}

impl Sender {
    /// Makes the change to one employee, on top of what is saved now.
    async fn send(&self, planned: Planned, ticket: Ticket) -> Result<Sent, ErrorKind> {
        let Planned {
            employee,
            change,
            effect,
        } = planned;
        let (client, organization, id) = (&self.client, &self.organization, &employee.id);
        let known = employee.version.filter(|_| !ticket.anew);
        let (before, version) = match known {
            Some(version) => (employee.permissions, version),
            None => match client.employee(organization, id).await {
                Ok(access) => (access.employee.permissions, access.version),
                // The request whose answer was lost had done it.
                Err(error)
                    if change == BulkChange::Revoke
                        && ticket.lost
                        && error.kind == ErrorKind::NotFound =>
                {
                    return Ok(Sent::made(Made::Revoked));
                }
                Err(error) => return Err(error.kind),
            },
        };
        // The preview has asked about the user's own.
        let meant = if employee.is_me {
            Confirmation::OwnRights
        } else {
            Confirmation::Unasked
        };
        let sent = match change.effect(&self.catalogue, &before) {
            Effect::Revoke => {
                let sent = client
                    .revoke_access(organization, id, &version, meant)
                    .await;
                sent.map(|()| Sent::made(Made::Revoked))
            }
            Effect::Change(difference) => {
                let after = difference.on_top_of(&self.catalogue, &before);
                let sent =
                    client.change_permissions(organization, id, &version, (&after, None), meant);
                sent.await.map(|_| Sent::made(Made::Changed(difference)))
            }
            Effect::Obstacle(obstacle) => Ok(Sent {
                made: None,
                obstacle: Some(obstacle),
            }),
            // Somebody else did it, or the request whose answer was lost.
            Effect::None => Ok(Sent {
                made: match effect {
                    Effect::Change(difference) if ticket.lost => Some(Made::Changed(difference)),
                    _ => None,
                },
                obstacle: None,
            }),
        };
        sent.map_err(|error| error.kind)
    }

    /// Gives back what was revoked.
    async fn restore(
        &self,
        calls: &Offered<offer::Restore>,
        employee: &Employee,
        ticket: Ticket,
    ) -> Result<Sent, ErrorKind> {
        let sent = calls.restore_access(&self.organization, &employee.id);
        match sent.await {
            Ok(_) => Ok(Sent::default()),
            // The request whose answer was lost had done it.
            Err(error) if ticket.lost && error.kind == ErrorKind::AlreadyHasAccess => {
                Ok(Sent::default())
            }
            Err(error) => Err(error.kind),
        }
    }
}

#[component]
pub fn RunStep(work: Work, on_close: Callback<()>) -> impl IntoView {
    let w = words();
    let more = Callback::new(move |()| {
        let undo = (!work.way_back().is_empty()).then(|| {
            let undo = move |_| {
                work.undo();
                browser::focus("dialog-body");
            };
            view! {
                <button type="button" class="button" on:click=undo>
                    {w.undo}
                </button>
            }
        });
        view! {
            {undo}
            <button
                type="button"
                class="button"
                on:click=move |_| save_results(&work.outcomes())
            >
                {w.results}
            </button>
        }
        .into_any()
    });
    let failed = Callback::new(move |()| work.failed());
    view! { <BatchProgress drive=work.drive failed=failed more=more on_close=on_close /> }
}
