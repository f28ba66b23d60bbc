//! Whatever administrators change, somebody can still give access; else the change was refused.

use std::cell::Cell;
use std::collections::BTreeSet;

use chrono::{DateTime, Days, Utc};
use proptest::prelude::*;
use proptest::test_runner::{TestCaseError, TestRunner};
use reference_backend::domain::access::Right;
use reference_backend::domain::permissions::{ADMINISTRATOR, Code};
use reference_backend::domain::person::{Names, Person, Snils};
use reference_backend::domain::span::{Bound, Date, Span};
use reference_backend::store::Store;
use reference_backend::store::access::changes::{Change, Condition};
use reference_backend::store::access::employee::{Refusal, Target};
use reference_backend::store::access::grants::{Candidate, Grant};
use reference_backend::store::authorised::Actor;
use reference_backend::store::idempotency::{Once, Subject};

const HERE: &str = "o";
/// The first is the руководитель.
const PEOPLE: [&str; 5] = [
    "11111111111",
    "22222222222",
    "33333333333",
    "44444444444",
    "55555555555",
];
/// On these days it is looked who can: today, soon, and long after every end of this test.
const LATER: [u64; 6] = [0, 1, 3, 8, 20, 9000];

/// A step: by an administrator of that day, by Госуслуги, or by nobody.
#[derive(Clone, Debug)]
enum Step {
    Grant(usize, bool, Option<i64>, Option<u64>),
    Change(usize, bool, Option<i64>, Option<u64>),
    Revoke(usize),
    Restore(usize),
    /// Госуслуги blocks somebody, or lets them in again.
    Hold(usize, bool),
    DaysPass(u64),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let who = || 0..PEOPLE.len();
    let from = || prop::option::weighted(0.4, -3..6_i64);
    let until = || prop::option::weighted(0.5, 0..12_u64);
    let step = prop_oneof![
        4 => (who(), any::<bool>(), from(), until()).prop_map(|(a, b, c, d)| Step::Grant(a, b, c, d)),
        6 => (who(), any::<bool>(), from(), until()).prop_map(|(a, b, c, d)| Step::Change(a, b, c, d)),
        4 => who().prop_map(Step::Revoke),
        1 => who().prop_map(Step::Restore),
        3 => (who(), any::<bool>()).prop_map(|(who, held)| Step::Hold(who, held)),
        2 => (1..4_u64).prop_map(Step::DaysPass),
    ];
    prop::collection::vec(step, 1..40)
}

struct Organization {
    store: Store,
    now: DateTime<Utc>,
    made: usize,
    _folder: tempfile::TempDir,
}

fn person(at: usize) -> Person {
    Person {
        id: format!("p-{at}"),
        names: names(at),
        snils: Snils::new(PEOPLE[at]),
    }
}

fn names(at: usize) -> Names {
    Names {
        last_name: format!("Сотрудник {at}"),
        first_name: "Иван".into(),
        middle_name: None,
    }
}

impl Organization {
    /// Its руководитель is kept out or not; one more administers.
    async fn new(head_is_kept_out: bool) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::open(&folder.path().join("a.sqlite"))
            .await
            .expect("a store");
        let staff = PEOPLE.iter().enumerate().map(|(at, snils)| {
            let (role, hold) = match at {
                0 if head_is_kept_out => ("head", "'checking'"),
                0 => ("head", "null"),
                _ => ("employee", "null"),
            };
            format!("('s-{at}', '{HERE}', '{snils}', 'С', 'И', '{role}', {hold}, 'с и', '')")
        });
        let staff = staff.collect::<Vec<_>>().join(", ");
        let sql = format!(
            "insert into organization (id, short_name, full_name, ogrn, inn, sort_key, search)
             values ('{HERE}', 'О', 'О', '1', '1', 'о', 'о');
             insert into staff (id, organization_id, snils, last_name, first_name, role, hold,
                sort_key, search)
             values {staff};
             insert into employee (id, organization_id, snils, last_name, first_name, sort_key,
                search)
             values ('e-1', '{HERE}', '{}', 'С', 'И', 'с и', '');
             insert into employee_permission values ('e-1', '{ADMINISTRATOR}');",
            PEOPLE[1]
        );
        sqlx::raw_sql(&sql)
            .execute(store.pool())
            .await
            .expect("a small organization");
        let now = DateTime::from_timestamp(1_790_000_000, 0).expect("a moment");
        Self {
            store,
            now,
            made: 0,
            _folder: folder,
        }
    }

    fn day(&self, after: u64) -> Date {
        Date::days_after(self.now, after)
    }

    fn near(&self, days: i64) -> Date {
        if days < 0 {
            Date::days_before(self.now, days.unsigned_abs())
        } else {
            self.day(days.unsigned_abs())
        }
    }

    /// Whether a request of theirs to administer would be let in on that day.
    async fn lets_in(&self, at: usize, day: &Date) -> bool {
        let found = self
            .store
            .organization_of(&Snils::new(PEOPLE[at]), HERE, day)
            .await;
        let found = found.expect("an answer");
        found.is_some_and(|(_, standing)| standing.rights().administration)
    }

    async fn administrators(&self) -> Vec<usize> {
        let mut all = Vec::new();
        for at in 0..PEOPLE.len() {
            if self.lets_in(at, &self.day(0)).await {
                all.push(at);
            }
        }
        all
    }

    /// On which of the days to come one of those who administer today still does.
    async fn led_on(&self) -> BTreeSet<u64> {
        let mut days = BTreeSet::new();
        for at in self.administrators().await {
            for after in LATER {
                if self.lets_in(at, &self.day(after)).await {
                    days.insert(after);
                }
            }
        }
        days
    }

    async fn employee(&self, at: usize) -> Option<(String, i64)> {
        sqlx::query_as("select id, version from employee where snils = ?")
            .bind(PEOPLE[at])
            .fetch_optional(self.store.pool())
            .await
            .expect("an answer")
    }

    /// Whether it was done; None: there was nothing to do.
    async fn change(&mut self, by: usize, step: &Step) -> Option<Result<(), Refusal>> {
        let actor = person(by);
        let by = Actor {
            person: &actor,
            organization: HERE,
            right: Right::Administer,
            today: self.day(0),
        };
        let now = self.now.timestamp();
        let codes = |administers: bool| {
            let code = if administers {
                ADMINISTRATOR
            } else {
                "sout.view"
            };
            vec![Code::new(code)]
        };
        if let Step::Grant(at, administers, from, until) = step {
            self.made += 1;
            let key = format!("{:016}", self.made);
            let once = Once {
                subject: Subject::Access,
                by,
                key: &key,
                request: Vec::new(),
                now,
            };
            let grant = Grant {
                once: &once,
                candidate: Candidate::Staff(format!("s-{at}")),
                permissions: codes(*administers).into_iter().collect(),
                span: Span {
                    valid_from: from.map(|days| self.near(days)),
                    valid_until: until.map(|days| self.day(days)),
                },
            };
            let done = self.store.grant(grant, |_| String::new()).await;
            return done.is_ok().then_some(Ok(()));
        }
        let at = match step {
            Step::Change(at, ..) | Step::Revoke(at) | Step::Restore(at) => *at,
            _ => return None,
        };
        if let Step::Restore(_) = step {
            let revoked: Option<String> =
                sqlx::query_scalar("select employee_id from revoked where snils = ?")
                    .bind(PEOPLE[at])
                    .fetch_optional(self.store.pool())
                    .await
                    .expect("an answer");
            let target = Target {
                by,
                employee: &revoked?,
                now,
            };
            let restored = self.store.restore(&target, |_| Ok::<_, Refusal>(())).await;
            return restored.is_ok().then_some(Ok(()));
        }
        let (id, version) = self.employee(at).await?;
        let target = Target {
            by,
            employee: &id,
            now,
        };
        let condition = Condition {
            seen: Some(version),
            own_rights: true,
        };
        Some(match step {
            Step::Change(_, administers, from, until) => {
                let change = Change {
                    permissions: codes(*administers),
                    valid_from: Bound::Set(from.map(|days| self.near(days))),
                    valid_until: Bound::Set(until.map(|days| self.day(days))),
                };
                self.store
                    .change(&target, condition, change)
                    .await
                    .map(drop)
            }
            _ => self.store.revoke(&target, condition).await,
        })
    }
}

#[test]
fn somebody_can_give_access_after_every_change() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let config = ProptestConfig {
        cases: 150,
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let (cases, done, refused) = (Cell::new(0), Cell::new(0), Cell::new(0));
    let case = async |head_is_kept_out: bool, steps: &[Step]| {
        let mut here = Organization::new(head_is_kept_out).await;
        for step in steps {
            match step {
                Step::Hold(at, kept_out) => {
                    let hold = if *kept_out { "'blocked'" } else { "null" };
                    let update = format!("update staff set hold = {hold} where id = 's-{at}'");
                    sqlx::query(&update)
                        .execute(here.store.pool())
                        .await
                        .expect("a hold");
                    continue;
                }
                Step::DaysPass(days) => {
                    here.now = here.now.checked_add_days(Days::new(*days)).expect("a day");
                    continue;
                }
                _ => {}
            }
            let administrators = here.administrators().await;
            // Where Госуслуги or time has left nobody, nobody changes anything.
            let Some(by) = administrators.get(here.made % administrators.len().max(1)) else {
                continue;
            };
            let before = here.led_on().await;
            match here.change(*by, step).await {
                None => continue,
                Some(Ok(())) => done.set(done.get() + 1),
                Some(Err(Refusal::LastAdministrator)) => refused.set(refused.get() + 1),
                Some(Err(_)) => {}
            }
            let after = here.led_on().await;
            if !after.contains(&0) || !after.is_superset(&before) {
                return Err(TestCaseError::fail(format!(
                    "{step:?} by {by}: {before:?}, then {after:?}"
                )));
            }
        }
        Ok(())
    };
    let mut runner = TestRunner::new(config);
    let outcome = runner.run(&(any::<bool>(), steps()), |(head_is_kept_out, steps)| {
        cases.set(cases.get() + 1);
        runtime.block_on(case(head_is_kept_out, &steps))
    });
    if let Err(failure) = outcome {
        panic!("{failure}");
    }
    println!(
        "{} histories of an organization: {} changes made, {} refused since nobody would be left",
        cases.get(),
        done.get(),
        refused.get()
    );
    assert!(
        refused.get() > cases.get() / 10,
        "the rule was hardly ever met"
    );
}
