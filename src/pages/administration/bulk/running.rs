//! Carrying it out: one request after another, with stop, «go on» and a result for each.

use super::super::super::href;
use super::Planned;
use super::files::save_results;
use crate::api::Client;
use crate::browser;
use crate::components::{FailureNotice, access_texts, dynamic, press, texts, words};
use crate::domain::{
    Activity, BulkChange, Catalogue, Difference, Effect, Employee, Next, Obstacle, OrganizationId,
    Run, Ticket, Trouble,
};
use crate::route::Route;
use leptos::prelude::*;

/// What one of the plan has come to.
#[derive(Clone)]
pub enum Outcome {
    Done,
    /// Nothing was to be done, or nothing could be.
    Untouched(Option<Obstacle>),
    Failed(Trouble),
    Left,
}

/// One who is to be changed.
struct Job {
    planned: Planned,
    /// What was changed, for the way back.
    made: Option<Difference>,
    /// What stood in the way when it was read anew.
    obstacle: Option<Obstacle>,
}

struct State {
    run: Run,
    jobs: Vec<Job>,
    untouched: Vec<Planned>,
    /// Which loop may ask for the next item: after «go on» an earlier one only brings its answer home.
    latest: u32,
    undoing: bool,
}

/// A run with what it sends. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Drive {
    state: StoredValue<State>,
    changed: Trigger,
    go_on: Callback<u32>,
}

impl Drive {
    /// Nothing to do yet.
    pub fn new(organization: OrganizationId, catalogue: Catalogue) -> Self {
        let client = expect_context::<Client>();
        let state = StoredValue::new(State {
            run: Run::new(0),
            jobs: Vec::new(),
            untouched: Vec::new(),
            latest: 0,
            undoing: false,
        });
        let changed = Trigger::new();
        let go_on = Callback::new(move |number| {
            let sender = Sender {
                client: client.clone(),
                organization: organization.clone(),
                catalogue: catalogue.clone(),
            };
            leptos::task::spawn_local(drive(sender, state, changed, number));
        });
        Self {
            state,
            changed,
            go_on,
        }
    }

    /// Begins with those of the plan that change.
    pub fn start(self, plan: Vec<Planned>) {
        let (change, untouched): (Vec<_>, Vec<_>) = plan
            .into_iter()
            .partition(|planned| planned.effect.is_change());
        self.state.update_value(|state| state.untouched = untouched);
        self.begin(change);
    }

    fn begin(self, plan: Vec<Planned>) {
        self.state.update_value(|state| {
            state.run = Run::new(plan.len());
            let job = |planned| Job {
                planned,
                made: None,
                obstacle: None,
            };
            state.jobs = plan.into_iter().map(job).collect();
        });
        self.resume();
    }

    fn resume(self) {
        self.state.update_value(|state| {
            state.run.resume();
            state.latest += 1;
        });
        self.changed.notify();
        self.go_on.run(self.state.with_value(|state| state.latest));
    }

    /// Stops; `false` when it stood already.
    pub fn stop(self) -> bool {
        let ran = matches!(self.activity(), Activity::Running | Activity::Pausing);
        self.state.update_value(|state| state.run.stop());
        self.changed.notify();
        ran
    }

    fn activity(self) -> Activity {
        self.state.with_value(|state| state.run.activity())
    }

    /// What the way back would be, where there is one.
    fn way_back(self) -> Vec<Planned> {
        self.state.with_value(|state| {
            let jobs = state.jobs.iter().filter(|_| !state.undoing);
            let back = jobs.filter_map(|job| {
                let back = job.made.as_ref()?.reversed();
                Some(Planned {
                    employee: Employee {
                        // It has changed since.
                        version: None,
                        ..job.planned.employee.clone()
                    },
                    change: BulkChange::Permissions(back.clone()),
                    effect: Effect::Change(back),
                })
            });
            back.collect()
        })
    }

    fn undo(self) {
        let back = self.way_back();
        self.state.update_value(|state| {
            state.undoing = true;
            state.untouched.clear();
        });
        self.begin(back);
    }

    /// Who was not done.
    pub fn left(self) -> Option<Vec<Employee>> {
        self.state.try_with_value(|state| {
            let jobs = state.jobs.iter().enumerate();
            let left = jobs.filter(|(item, _)| !state.run.is_done(*item));
            left.map(|(_, job)| job.planned.employee.clone()).collect()
        })
    }

    /// What has become of each.
    fn outcomes(self) -> Vec<(Employee, Outcome)> {
        self.state.with_value(|state| {
            let failures = state.run.failures();
            let failure = |item| failures.iter().find(|(failed, _)| *failed == item);
            let jobs = state.jobs.iter().enumerate().map(|(item, job)| {
                let outcome = match (failure(item), &job.obstacle) {
                    (_, Some(obstacle)) => Outcome::Untouched(Some(obstacle.clone())),
                    (Some((_, trouble)), None) => Outcome::Failed(*trouble),
                    (None, None) if state.run.is_done(item) => Outcome::Done,
                    (None, None) => Outcome::Left,
                };
                (job.planned.employee.clone(), outcome)
            });
            let untouched = state.untouched.iter().map(|planned| {
                let obstacle = match &planned.effect {
                    Effect::Obstacle(obstacle) => Some(obstacle.clone()),
                    _ => None,
                };
                (planned.employee.clone(), Outcome::Untouched(obstacle))
            });
            jobs.chain(untouched).collect()
        })
    }
}

/// Asks the run what is next and does it, until there is nothing or another loop has taken over.
async fn drive(sender: Sender, state: StoredValue<State>, changed: Trigger, number: u32) {
    loop {
        let next = state.try_update_value(|state| {
            if state.latest != number {
                return None;
            }
            let next = state.run.next();
            let job = match next {
                Next::Send(ticket) => state.jobs.get(ticket.item),
                _ => None,
            };
            Some((next, job.map(|job| job.planned.clone())))
        });
        match next.flatten() {
            Some((Next::Send(ticket), Some(planned))) => {
                let sent = sender.send(planned, ticket).await;
                let there = state.try_update_value(|state| {
                    let answer = match sent {
                        Ok(Sent { made, obstacle }) => {
                            let answer = if obstacle.is_some() {
                                Err(Trouble::Invalid)
                            } else {
                                Ok(())
                            };
                            if let Some(job) = state.jobs.get_mut(ticket.item) {
                                (job.made, job.obstacle) = (made, obstacle);
                            }
                            answer
                        }
                        Err(trouble) => Err(trouble),
                    };
                    state.run.report(ticket.item, answer);
                });
                if there.is_none() {
                    return;
                }
            }
            Some((Next::Pause(millis), _)) => {
                changed.notify();
                browser::pause(millis).await;
                let _ = state.try_update_value(|state| {
                    if state.latest == number {
                        state.run.woke();
                    }
                });
            }
            _ => return,
        }
        changed.notify();
    }
}

/// What one item has come to.
struct Sent {
    made: Option<Difference>,
    obstacle: Option<Obstacle>,
}

struct Sender {
    client: Client,
    organization: OrganizationId,
    catalogue: Catalogue,
}

impl Sender {
    /// Makes the change to one employee, on top of what is saved now.
    async fn send(&self, planned: Planned, ticket: Ticket) -> Result<Sent, Trouble> {
        let Planned {
            employee,
            change,
            effect: planned,
        } = planned;
        let revokes = change == BulkChange::Revoke;
        let known = employee.version.filter(|_| !ticket.anew);
        let (before, version) = match known {
            Some(version) => (employee.permissions, version),
            None => match self.client.employee(&self.organization, &employee.id).await {
                Ok(access) => (access.employee.permissions, access.version),
                // The request whose answer was lost had done it.
                Err(error) if revokes && ticket.lost && error.trouble == Trouble::NotFound => {
                    return Ok(Sent {
                        made: None,
                        obstacle: None,
                    });
                }
                Err(error) => return Err(error.trouble),
            },
        };
        let (made, obstacle) = match change.effect(&self.catalogue, &before) {
            Effect::Revoke => {
                let sent = self
                    .client
                    .revoke_access(&self.organization, &employee.id, &version);
                sent.await.map_err(|error| error.trouble)?;
                (None, None)
            }
            Effect::Change(difference) => {
                let after = difference.on_top_of(&self.catalogue, &before);
                let sent = self.client.change_permissions(
                    &self.organization,
                    &employee.id,
                    &version,
                    &after,
                );
                sent.await.map_err(|error| error.trouble)?;
                (Some(difference), None)
            }
            Effect::Obstacle(obstacle) => (None, Some(obstacle)),
            // Somebody else did it, or the request whose answer was lost.
            Effect::None => match planned {
                Effect::Change(difference) if ticket.lost => (Some(difference), None),
                _ => (None, None),
            },
        };
        Ok(Sent { made, obstacle })
    }
}

#[component]
pub fn RunStep(drive: Drive, on_close: Callback<()>) -> impl IntoView {
    let (t, w) = (texts(), access_texts().bulk);
    let numbers = move || {
        drive.changed.track();
        drive.state.with_value(|state| {
            let failed = state.run.failures().len();
            (state.run.done(), failed, state.run.total())
        })
    };
    let activity = move || {
        drive.changed.track();
        drive.activity()
    };
    let stands = move || matches!(activity(), Activity::Stopped(_) | Activity::Finished);
    let progress = move || {
        let (done, failed, total) = numbers();
        (w.progress)(done + failed, total)
    };
    // Told now and then: every single one would drown everything else that is read aloud.
    let told = move || {
        let (done, failed, total) = numbers();
        match activity() {
            Activity::Running => {
                let tenth = (done + failed) * 10 / total.max(1);
                (tenth > 0).then(|| (w.progress)(total * tenth / 10, total))
            }
            Activity::Pausing => Some(w.pausing.to_owned()),
            Activity::Stopping => Some(w.stopping.to_owned()),
            Activity::Stopped(_) => Some(w.stopped.to_owned()),
            Activity::Finished => Some((w.finished)(done)),
        }
    };
    let state = move || {
        let (done, failed, _) = numbers();
        let finished = activity() == Activity::Finished;
        let lines = [
            (activity() == Activity::Pausing).then(|| w.pausing.to_owned()),
            (activity() == Activity::Stopping).then(|| w.stopping.to_owned()),
            (activity() == Activity::Stopped(None)).then(|| w.stopped.to_owned()),
            finished.then(|| (w.finished)(done)),
            (failed > 0).then(|| (w.failed)(failed)),
        ];
        let lines = lines.into_iter().flatten();
        lines.map(|words| view! { <p>{words}</p> }).collect_view()
    };
    let trouble = move || match activity() {
        Activity::Stopped(Some(trouble)) => {
            let mut words = (t.explain)(trouble);
            w.stopped.clone_into(&mut words.then);
            let sign_in = (trouble == Trouble::SessionEnded).then(|| {
                view! {
                    <a class="button" href=href(&Route::Landing) target="_blank" rel="noopener">
                        {t.sign_in_other_tab}
                    </a>
                }
            });
            Some(view! { <FailureNotice words=words>{sign_in}</FailureNotice> })
        }
        _ => None,
    };
    let failures = move || {
        let failed = |(employee, outcome): (Employee, Outcome)| {
            let reason = reason(&outcome)?;
            Some(view! {
                <li class="preview__row">
                    <span class="preview__name">{employee.name.whole()}</span>
                    <span class="table__second">{reason}</span>
                </li>
            })
        };
        if !stands() || numbers().1 == 0 {
            return None;
        }
        let rows = drive.outcomes().into_iter();
        let rows = rows.filter(|(_, outcome)| !matches!(outcome, Outcome::Untouched(None)));
        // The file has all of them.
        let rows: Vec<_> = rows.filter_map(failed).take(100).collect();
        Some(view! {
            <h3>{w.failures}</h3>
            <ul class="preview__list">{rows}</ul>
        })
    };
    let main = move |_| match drive.activity() {
        Activity::Running | Activity::Pausing => {
            drive.stop();
        }
        Activity::Stopping => {}
        Activity::Stopped(_) => drive.resume(),
        Activity::Finished => on_close.run(()),
    };
    let main_words = move || match activity() {
        Activity::Running | Activity::Pausing | Activity::Stopping => w.stop,
        Activity::Stopped(_) => w.go_on,
        Activity::Finished => t.close,
    };
    let extra = move || {
        let undo = (!drive.way_back().is_empty()).then(|| {
            view! {
                <button type="button" class="button" on:click=press(move |_| {
                    drive.undo();
                    browser::focus("dialog-body");
                })>
                    {w.undo}
                </button>
            }
        });
        stands().then(|| {
            view! {
                {undo}
                <button
                    type="button"
                    class="button"
                    on:click=press(move |_| save_results(&drive.outcomes()))
                >
                    {w.results}
                </button>
            }
        })
    };
    view! {
        <div class="dialog__body" id="dialog-body" tabindex="-1">
            <div class="run">
                <p class="run__count digits">{dynamic(progress)}</p>
                <progress
                    class="run__bar"
                    aria-label=w.finished_label
                    max=words(move || Some(numbers().2.to_string()))
                    value=words(move || {
                        let (done, failed, _) = numbers();
                        Some((done + failed).to_string())
                    })
                ></progress>
                {dynamic(state)}
            </div>
            <p class="visually-hidden" role="status">
                {dynamic(told)}
            </p>
            {dynamic(trouble)}
            {dynamic(failures)}
        </div>
        <footer class="dialog__foot">
            {dynamic(extra)}
            <button type="button" class="button button--primary" on:click=press(main)>
                {dynamic(main_words)}
            </button>
        </footer>
    }
}

/// Why it was not done, in words; nothing for what was, or what was not tried.
pub fn reason(outcome: &Outcome) -> Option<String> {
    let w = access_texts().bulk;
    match outcome {
        Outcome::Untouched(Some(obstacle)) => Some((w.obstacle)(obstacle)),
        Outcome::Failed(trouble) => {
            let own = (w.reason)(*trouble).map(str::to_owned);
            Some(own.unwrap_or_else(|| (texts().explain)(*trouble).what.to_owned()))
        }
        Outcome::Done | Outcome::Untouched(None) | Outcome::Left => None,
    }
}
