//! Rights are lost while changes that need them are under way: none of them is made afterwards.
//!
//! In profile `oidc`, where telling who asks writes nothing: every request of a race has been found to
//! have the right before it waits for the lock under which the right is taken.

use std::time::Duration;

use reference_backend::config::Profile;
use reference_backend::operation::Operation;
use reference_backend::seed::people::{IVANOVA, PETROV};
use reqwest::{Method, RequestBuilder};
use serde_json::json;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions as _, Connection as _, SqliteConnection};
use strum::IntoEnumIterator as _;

use crate::harness::training::{SUBMISSIONS, record};
use crate::harness::{ALL_SCOPES, Browser, DECLARATIONS, Reply, Stand, complete};

const HERE: &str = "/organizations/romashka";
/// As many as the pool has connections: all of them wait for the lock at once.
const AT_ONCE: usize = 4;

/// How somebody stops being who they were, how they become it again, and what they are told.
const LOSSES: [(&str, &str, &str, &str); 4] = [
    (
        "the permission is taken",
        "delete from employee_permission where employee_id = 'e-petrov'",
        "insert into employee_permission values ('e-petrov', 'administrator')",
        "forbidden",
    ),
    (
        "the access has ended",
        "update employee set valid_until = '2020-01-01' where id = 'e-petrov'",
        "update employee set valid_until = null where id = 'e-petrov'",
        "forbidden",
    ),
    (
        "blocked on Госуслуги",
        "update staff set hold = 'blocked' where id = 's-petrov'",
        "update staff set hold = null where id = 's-petrov'",
        "forbidden",
    ),
    (
        "no longer of the organization",
        "update employee set snils = 'x' || snils where id = 'e-petrov';
         update staff set snils = 'x' || snils where id = 's-petrov'",
        "update employee set snils = substr(snils, 2) where id = 'e-petrov';
         update staff set snils = substr(snils, 2) where id = 's-petrov'",
        "not-found",
    ),
];

/// What would have changed if anything had.
const TRACES: &str = "select (select count(*) from journal) * 1000003
    + (select sum(version) + count(*) * 7 from employee) * 10007
    + (select count(*) from template) * 1009
    + (select count(*) + count(completed_at) from training_submission) * 503
    + (select count(*) from training_portion) * 211
    + (select coalesce(sum(version), 0) + count(*) * 3 from declaration) * 53
    + (select sum(version) from violation)
    + (select count(*) from idempotency_answer) * 17";

/// Петров at work, with a token.
struct Petrov {
    browser: Browser,
    token: String,
    made: usize,
}

impl Petrov {
    async fn new(stand: &Stand) -> Self {
        let browser = stand.browser();
        let tokens = browser.tokens(&PETROV, "ok", ALL_SCOPES).await;
        Self {
            token: tokens.text("access_token"),
            browser,
            made: 0,
        }
    }

    fn ask(&self, method: &Method, path: &str) -> RequestBuilder {
        self.browser.request(method, path).bearer_auth(&self.token)
    }

    /// With a key of its own.
    fn once(&mut self, method: &Method, path: &str) -> RequestBuilder {
        self.made += 1;
        let key = format!("a-key-of-its-own-{:06}", self.made);
        self.ask(method, path).header("idempotency-key", key)
    }

    async fn get(&self, path: &str) -> Reply {
        self.browser.send(self.ask(&Method::GET, path)).await
    }

    async fn done(&self, request: RequestBuilder) -> Reply {
        let reply = self.browser.send(request).await;
        assert!(reply.status < 300, "{reply:?}");
        reply
    }

    /// The path and the tag of somebody with access.
    async fn somebody(&self, number: usize) -> (String, String) {
        let path = format!("{HERE}/employees/e-romashka-{:02}", 4 + number % 2);
        let tag = self.get(&path).await.header("etag").to_owned();
        (path, tag)
    }

    async fn draft(&mut self) -> (String, String) {
        let request = self.once(&Method::POST, DECLARATIONS).json(&complete());
        let made = self.done(request).await;
        let path = made.header("location").trim_start_matches("/api/v1");
        (path.to_owned(), made.header("etag").to_owned())
    }

    /// A submission that was begun, of so many records.
    async fn submission(&mut self, records: usize) -> String {
        let request = self.once(&Method::POST, SUBMISSIONS);
        let digest = format!("{:064x}", self.made);
        let made = request.json(&json!({ "digest": digest, "records": records }));
        let made = self.done(made).await;
        made.header("location")
            .trim_start_matches("/api/v1")
            .to_owned()
    }

    fn portion(&mut self, submission: &str, number: usize) -> RequestBuilder {
        self.made += 1;
        let records = [record(u32::try_from(self.made).expect("few"))];
        self.ask(&Method::PUT, &format!("{submission}/portions/{number}"))
            .json(&json!({ "records": records }))
    }

    /// One change of this kind, ready to be sent; whatever it is about is there.
    async fn change(&mut self, kind: Operation, number: usize) -> RequestBuilder {
        let (post, put) = (&Method::POST, &Method::PUT);
        match kind {
            Operation::GrantAccess => {
                let body = json!({
                    "staff_id": format!("s-romashka-{:02}", 20 + number), "permissions": ["sout.view"],
                });
                self.once(post, &format!("{HERE}/employees")).json(&body)
            }
            Operation::ChangePermissions => {
                let (path, tag) = self.somebody(number).await;
                let request = self.ask(put, &format!("{path}/permissions"));
                request
                    .header("if-match", tag)
                    .json(&json!({ "permissions": ["sout.view"] }))
            }
            Operation::RevokeAccess => {
                let (path, tag) = self.somebody(number).await;
                self.ask(&Method::DELETE, &path).header("if-match", tag)
            }
            Operation::RevealNumbers => {
                let (path, _) = self.somebody(number).await;
                self.ask(post, &format!("{path}/reveal"))
            }
            Operation::RestoreAccess => {
                let path = format!("{HERE}/employees/e-romashka-06");
                let present = self.get(&path).await;
                if present.status == 200 {
                    let request = self.ask(&Method::DELETE, &path);
                    self.done(request.header("if-match", present.header("etag")))
                        .await;
                }
                self.ask(post, &format!("{path}/restore"))
            }
            Operation::CreateTemplate | Operation::DeleteTemplate => {
                self.made += 1;
                let body = json!({
                    "name": format!("Шаблон {}", self.made), "permissions": ["sout.view"],
                });
                let create = self.ask(post, &format!("{HERE}/templates")).json(&body);
                if kind == Operation::CreateTemplate {
                    return create;
                }
                let id = self.done(create).await.body["id"].clone();
                let id = id.as_str().expect("an id");
                self.ask(&Method::DELETE, &format!("{HERE}/templates/{id}"))
            }
            _ => self.change_in_section(kind, number).await,
        }
    }

    async fn change_in_section(&mut self, kind: Operation, number: usize) -> RequestBuilder {
        let (post, put) = (&Method::POST, &Method::PUT);
        match kind {
            Operation::CreateTrainingSubmission => {
                let request = self.once(post, SUBMISSIONS);
                let digest = format!("{:064x}", self.made);
                request.json(&json!({ "digest": digest, "records": 1 }))
            }
            Operation::SendTrainingPortion => {
                let submission = self.submission(AT_ONCE).await;
                self.portion(&submission, 1 + number)
            }
            Operation::CompleteTrainingSubmission => {
                let submission = self.submission(1).await;
                let portion = self.portion(&submission, 1);
                self.done(portion).await;
                self.ask(post, &format!("{submission}/complete"))
            }
            Operation::CreateDeclaration => self.once(post, DECLARATIONS).json(&complete()),
            Operation::SaveDeclaration => {
                let (path, tag) = self.draft().await;
                self.ask(put, &path)
                    .header("if-match", tag)
                    .json(&complete())
            }
            Operation::DeleteDeclaration => {
                let (path, tag) = self.draft().await;
                self.ask(&Method::DELETE, &path).header("if-match", tag)
            }
            Operation::SubmitDeclaration => {
                let (path, tag) = self.draft().await;
                let request = self.once(post, &format!("{path}/submit"));
                request.header("if-match", tag)
            }
            Operation::ChangeViolationState => {
                let list = format!("{HERE}/violations?state=new&limit={AT_ONCE}");
                let found = self.get(&list).await.body;
                let item = &found["items"][number];
                let text = |field: &str| item[field].as_str().expect("a text").to_owned();
                let request = self.ask(put, &format!("{HERE}/violations/{}/state", text("id")));
                let body = json!({ "state": "in_work", "comment": "Назначен ответственный" });
                request.header("if-match", text("version")).json(&body)
            }
            other => panic!("{}: nobody has said how to change it", other.name()),
        }
    }
}

/// All that change something in an organization.
fn kinds() -> Vec<Operation> {
    let changes = |kind: &Operation| {
        !kind.method().is_safe()
            && kind.path().starts_with("/organizations/")
            && *kind != Operation::CheckPeople
    };
    Operation::iter().filter(changes).collect()
}

async fn run(connection: &mut SqliteConnection, sql: &str) {
    let done = sqlx::raw_sql(sql).execute(connection).await;
    done.expect(sql);
}

/// Sends them while the lock is held under which the right is lost; gives the answers.
async fn sent_as_the_right_is_lost(
    stand: &Stand,
    browser: &Browser,
    requests: Vec<RequestBuilder>,
    loss: &str,
) -> Vec<Reply> {
    let file = stand.folder().join("demo.sqlite");
    let other = SqliteConnectOptions::new().filename(file);
    let mut other = other.connect().await.expect("a connection");
    run(&mut other, "begin immediate").await;
    let sent = requests.into_iter().map(|request| {
        let browser = browser.clone();
        tokio::spawn(async move { browser.send(request).await })
    });
    let sent: Vec<_> = sent.collect();
    // All of them hold a connection and none gives it back: they wait for the lock.
    let pool = stand.server.app.store.pool();
    let mut waiting = 0;
    while waiting < 20 {
        tokio::time::sleep(Duration::from_millis(1)).await;
        let all = pool.num_idle() == 0 && pool.size() as usize == AT_ONCE;
        waiting = if all { waiting + 1 } else { 0 };
    }
    run(&mut other, loss).await;
    run(&mut other, "commit").await;
    other.close().await.expect("an end");
    let mut replies = Vec::new();
    for reply in sent {
        replies.push(reply.await.expect("an answer"));
    }
    replies
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_changed_by_a_right_that_is_lost_meanwhile() {
    let stand = Stand::with(|config| config.sign_in.profile = Profile::Oidc).await;
    let mut petrov = Petrov::new(&stand).await;
    let browser = petrov.browser.clone();
    let (mut refused, mut landed) = (0, Vec::new());
    let kinds = kinds();
    for (how, loss, gain, problem) in LOSSES {
        for kind in &kinds {
            let mut requests = Vec::new();
            for number in 0..AT_ONCE {
                requests.push(petrov.change(*kind, number).await);
            }
            // The provider is not asked again: its word about a token is remembered for a minute.
            assert_eq!(petrov.get(HERE).await.status, 200);
            let before = stand.count(TRACES).await;
            let replies = sent_as_the_right_is_lost(&stand, &browser, requests, loss).await;
            for reply in &replies {
                if reply.problem() == problem {
                    refused += 1;
                } else {
                    landed.push(format!("{} after {how}: {}", kind.name(), reply.status));
                }
            }
            if stand.count(TRACES).await != before {
                landed.push(format!("{} after {how}: a trace", kind.name()));
            }
            let mut connection = stand.server.app.store.pool().acquire().await.expect("one");
            run(&mut connection, gain).await;
        }
    }
    println!(
        "{} kinds of change, {} ways to lose the right, {AT_ONCE} at once: {refused} refused, {} landed after it",
        kinds.len(),
        LOSSES.len(),
        landed.len()
    );
    assert_eq!(landed, Vec::<String>::new());
    assert_eq!(refused, kinds.len() * LOSSES.len() * AT_ONCE);
}

/// As it was found: grants in parallel with the revocation of their author.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_grant_comes_after_the_revocation_of_its_author() {
    const GRANTS: usize = 30;
    let stand = Stand::start().await;
    let (ivanova, petrov) = (stand.browser(), stand.browser());
    ivanova.sign_in(&IVANOVA).await;
    petrov.sign_in(&PETROV).await;
    let tag = ivanova
        .get("/organizations/romashka/employees/e-petrov")
        .await;
    let tag = tag.header("etag").to_owned();
    let grants = (0..GRANTS).map(|number| {
        let petrov = petrov.clone();
        tokio::spawn(async move {
            let staff = format!("s-romashka-{:02}", 7 + number);
            let body = json!({ "staff_id": staff, "permissions": ["sout.view"] });
            let key = format!("one-of-many-grants-{number:02}");
            petrov.grant("romashka", &key, &body).await.status
        })
    });
    let grants: Vec<_> = grants.collect();
    let revoked = ivanova
        .revoke("/organizations/romashka/employees/e-petrov", &tag)
        .await;
    assert_eq!(revoked.status, 204);
    let mut given = 0;
    for grant in grants {
        let status = grant.await.expect("an answer");
        assert!([201, 403].contains(&status), "{status}");
        given += usize::from(status == 201);
    }
    let after = "select count(*) from journal where action = 'granted' and actor_id = 'p-petrov'
        and id > (select id from journal where action = 'revoked')";
    let after = stand.count(after).await;
    println!("{GRANTS} grants at once: {given} before the revocation, {after} after it");
    assert_eq!(after, 0);
}
