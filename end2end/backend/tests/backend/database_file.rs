//! What is left on the disk: one complete file, which can be copied alone.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use reference_backend::config::Site;
use reference_backend::seed::people::{IVANOVA, KUZNETSOV};
use sqlx::migrate::Migrator;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions as _, Connection as _};

use crate::harness::{Browser, Stand};

/// The program beside the tests. Not by `CARGO_BIN_EXE_…`: where a shell script starts the
/// compiler, as on the Debian route, the shell drops a variable with a dash in its name.
fn program() -> PathBuf {
    let tests = std::env::current_exe().expect("a path");
    let built = tests.ancestors().nth(2).expect("a folder");
    built.join("reference-backend")
}

fn beside(database: &Path, suffix: &str) -> PathBuf {
    let mut name = database.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

fn is_alone(database: &Path) {
    assert!(database.exists());
    for suffix in ["-wal", "-shm", "-journal"] {
        assert!(!beside(database, suffix).exists(), "{suffix} is left");
    }
}

/// A backend on nothing but a copy of this file.
async fn on_a_copy(database: &Path) -> Stand {
    let database = database.to_owned();
    Stand::with(|config| {
        fs::copy(database, &config.database).expect("a copy");
    })
    .await
}

fn backend(database: &Path) -> Command {
    let mut command = Command::new(program());
    command.env_clear().env("DATABASE", database);
    command.env("PORT", "0").env("IDP_PORT", "0");
    command.stdout(Stdio::piped()).stderr(Stdio::null());
    command
}

/// Reads both addresses, as people do.
fn addresses(child: &mut Child) -> Site {
    let mut lines = BufReader::new(child.stdout.take().expect("an output")).lines();
    let mut next = || {
        let line = lines.next().expect("a line").expect("a readable line");
        let (_, address) = line.split_once(": ").expect("a name and an address");
        address.parse().expect("an address")
    };
    let issuer = next();
    let public = next();
    Site { public, issuer }
}

#[tokio::test]
async fn seeding_leaves_one_complete_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let database = folder.path().join("demo.sqlite");
    for run in ["filling", "filled already"] {
        let status = backend(&database).arg("--seed-only").status();
        assert!(status.expect("a backend").success(), "{run}");
        is_alone(&database);
    }
    let stand = on_a_copy(&database).await;
    assert_eq!(
        stand
            .count("select count(*) from employee where organization_id = 'stal'")
            .await,
        5000
    );
    let browser = stand.browser();
    browser.sign_in(&KUZNETSOV).await;
    let all = browser.get("/organizations").await.body;
    assert_eq!(all["total"], 10_000);
}

#[tokio::test]
async fn a_stop_leaves_one_complete_file() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    browser.sign_in(&IVANOVA).await;
    let database = stand.folder().join("demo.sqlite");
    assert!(beside(&database, "-wal").exists(), "it is in use");
    let stand = stand.stop().await;
    is_alone(&database);
    let copy = on_a_copy(&database).await;
    assert_eq!(copy.count("select count(*) from session").await, 1);
    drop(stand);
}

#[tokio::test]
async fn sigterm_is_a_clean_stop() {
    let folder = tempfile::tempdir().expect("a folder");
    let database = folder.path().join("demo.sqlite");
    // A small database, made by a backend of the tests.
    let small = Stand::start().await;
    let made = small.folder().join("demo.sqlite");
    let small = small.stop().await;
    fs::copy(made, &database).expect("a copy");
    drop(small);

    let mut child = backend(&database).spawn().expect("a backend");
    let browser = Browser::new(&addresses(&mut child));
    browser.sign_in(&IVANOVA).await;
    let kill = Command::new("kill").arg(child.id().to_string()).status();
    assert!(kill.expect("a signal").success());
    assert!(child.wait().expect("an end").success());
    is_alone(&database);
    let copy = on_a_copy(&database).await;
    assert_eq!(copy.count("select count(*) from session").await, 1);
}

/// What a backend left that knew the first three migrations.
async fn before_0004(database: &Path) {
    let migrations = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
    let first = tempfile::tempdir().expect("a folder");
    for file in fs::read_dir(migrations).expect("migrations") {
        let file = file.expect("a file");
        let name = file.file_name();
        if name.to_string_lossy().as_ref() < "0004" {
            fs::copy(file.path(), first.path().join(name)).expect("a copy");
        }
    }
    let options = SqliteConnectOptions::new().filename(database);
    let mut old = options
        .create_if_missing(true)
        .connect()
        .await
        .expect("a database");
    let migrator = Migrator::new(first.path()).await.expect("migrations");
    migrator.run(&mut old).await.expect("tables");
    sqlx::query("insert into person values (?, ?, ?, 'Кузнецов', 'Олег', 'Дмитриевич')")
        .bind(KUZNETSOV.id)
        .bind(KUZNETSOV.subject)
        .bind(KUZNETSOV.snils)
        .execute(&mut old)
        .await
        .expect("a person");
    for (id, name) in [("vesna", "ООО «Весна»"), ("zarya", "ООО «Заря»")] {
        sqlx::query(
            "insert into organization (id, short_name, full_name, ogrn, inn, sort_key, search)
             values (?1, ?2, ?2, ?1, '7701', ?1, 'what a search went through before')",
        )
        .bind(id)
        .bind(name)
        .execute(&mut old)
        .await
        .expect("an organization");
        sqlx::query(
            "insert into staff (id, organization_id, snils, last_name, first_name, role, blocked,
                sort_key, search)
             values (?1, ?1, ?2, 'Кузнецов', 'Олег', 'employee', ?1 = 'zarya', '',
                'кузнецов олег' || char(10) || char(10) || ?2 || char(10))",
        )
        .bind(id)
        .bind(KUZNETSOV.snils)
        .execute(&mut old)
        .await
        .expect("a member of staff");
    }
    sqlx::query(
        "insert into journal values (1, 1790000000, 'vesna', ?1, 'e-gone', ?2, 'revoked',
            '[\"sout.view\"]', null),
            (2, 1790000001, 'vesna', 'p-gone', 'e-gone', '1', 'granted', null, '[]')",
    )
    .bind(KUZNETSOV.id)
    .bind(KUZNETSOV.snils)
    .execute(&mut old)
    .await
    .expect("what was done");
    old.close().await.expect("a close");
}

#[tokio::test]
async fn a_database_of_before_is_brought_up_to_date() {
    let folder = tempfile::tempdir().expect("a folder");
    let database = folder.path().join("old.sqlite");
    before_0004(&database).await;
    let stand = on_a_copy(&database).await;
    let browser = stand.browser();
    browser.sign_in(&KUZNETSOV).await;
    let found = browser.get("/organizations?q=zaria").await;
    assert_eq!(found.ids(), ["zarya"]);
    assert_eq!(found.body["items"][0]["access"]["reason"], "blocked");
    let vesna = browser.get("/organizations/vesna").await.body;
    assert_eq!(vesna["access"]["reason"], "not_administrator");
    let named = "select count(*) from journal where actor_name = 'Кузнецов Олег Дмитриевич'
        and employee_name = 'Кузнецов Олег' and instr(search, 'кузнецов олег')";
    assert_eq!(stand.count(named).await, 1);
    let masked = "select count(*) from staff
        where search = 'кузнецов олег' || char(10) || char(10) || substr(snils, 8)";
    assert_eq!(
        stand.count(masked).await,
        2,
        "no search goes through whole numbers"
    );
    let nameless = "select count(*) from journal where actor_name = '' and search <> ''";
    assert_eq!(stand.count(nameless).await, 1);
    assert_eq!(
        stand
            .count("select count(*) from pragma_foreign_key_check")
            .await,
        0
    );
}
