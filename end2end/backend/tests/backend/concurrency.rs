//! Two administrators change the same few employees at once, and nothing is overwritten unseen.

use std::collections::{BTreeSet, HashMap};

use rand::rngs::StdRng;
use rand::{Rng as _, SeedableRng as _};
use reference_backend::seed::people::{IVANOVA, PETROV, Persona};
use serde_json::{Value, json};

use crate::harness::{Browser, Reply, Stand};

const EMPLOYEES: [&str; 3] = ["e-romashka-04", "e-romashka-05", "e-romashka-06"];
/// None of them needs or excludes another. The first is never taken: a set is not empty.
const CODES: [&str; 4] = [
    "registry.view",
    "sout.view",
    "declarations.view",
    "violations.view",
];
const EDITS: usize = 500;

fn address(id: &str) -> String {
    format!("/organizations/romashka/employees/{id}")
}

/// What somebody has on their screen.
struct Seen {
    permissions: BTreeSet<String>,
    version: String,
}

impl Seen {
    fn of(reply: &Reply) -> Self {
        assert_eq!(reply.status, 200);
        Self {
            permissions: codes(&reply.body["permissions"]),
            version: reply.header("etag").to_owned(),
        }
    }
}

fn codes(list: &Value) -> BTreeSet<String> {
    let codes = list.as_array().into_iter().flatten();
    codes
        .filter_map(|code| code.as_str().map(str::to_owned))
        .collect()
}

/// How often an administrator saved, and how often somebody else had saved first.
#[derive(Default)]
struct Tally {
    saved: usize,
    late: usize,
}

struct Administrator {
    browser: Browser,
    random: StdRng,
    screen: HashMap<&'static str, Seen>,
    tally: Tally,
}

impl Administrator {
    async fn new(stand: &Stand, who: &Persona, seed: u64) -> Self {
        let browser = stand.browser();
        browser.sign_in(who).await;
        let mut screen = HashMap::new();
        for id in EMPLOYEES {
            screen.insert(id, Seen::of(&browser.get(&address(id)).await));
        }
        Self {
            browser,
            random: StdRng::seed_from_u64(seed),
            screen,
            tally: Tally::default(),
        }
    }

    /// Gives or takes one permission of one employee, beginning with what is on the screen.
    async fn edit(&mut self) {
        let id = EMPLOYEES[self.random.random_range(0..EMPLOYEES.len())];
        let code = CODES[self.random.random_range(1..CODES.len())];
        let give = self.random.random_bool(0.5);
        let path = address(id);
        loop {
            let seen = &self.screen[id];
            let mut set = seen.permissions.clone();
            set.insert(CODES[0].to_owned());
            if give {
                set.insert(code.to_owned());
            } else {
                set.remove(code);
            }
            let list: Vec<_> = set.iter().map(String::as_str).collect();
            let reply = self.browser.change(&path, &seen.version, &list).await;
            if reply.status == 412 {
                self.tally.late += 1;
                let read = Seen::of(&self.browser.get(&path).await);
                assert_ne!(read.version, self.screen[id].version);
                self.screen.insert(id, read);
                continue;
            }
            let saved = Seen::of(&reply);
            assert_eq!(saved.permissions, set, "what was asked for, no more");
            self.screen.insert(id, saved);
            self.tally.saved += 1;
            return;
        }
    }

    async fn all_edits(mut self) -> Tally {
        for _ in 0..EDITS {
            self.edit().await;
        }
        self.tally
    }
}

#[tokio::test]
async fn a_thousand_edits_of_two_administrators_make_one_history() {
    let stand = Stand::start().await;
    let ivanova = Administrator::new(&stand, &IVANOVA, 1).await;
    let petrov = Administrator::new(&stand, &PETROV, 2).await;
    let beginning = ivanova.screen.iter().map(|(id, seen)| {
        let permissions = seen.permissions.clone();
        ((*id).to_owned(), permissions)
    });
    let mut present: HashMap<String, BTreeSet<String>> = beginning.collect();

    let both = [ivanova, petrov].map(|one| tokio::spawn(one.all_edits()));
    let mut tally = Tally::default();
    for one in both {
        let one = one.await.expect("all edits");
        tally.saved += one.saved;
        tally.late += one.late;
    }
    assert_eq!(tally.saved, 2 * EDITS);

    let browser = stand.browser();
    browser.sign_in(&IVANOVA).await;
    let journal = "/organizations/romashka/journal";
    let query = [("action", "changed"), ("limit", "100")];
    let (mut entries, total) = browser.walk(journal, &query).await;
    assert_eq!(total, json!(tally.saved), "one entry of each answer 200");
    entries.reverse();
    let mut actors = BTreeSet::new();
    for entry in &entries {
        let id = entry["employee"]["id"].as_str().expect("an id");
        let before = present.get_mut(id).expect("one of the few");
        assert_eq!(codes(&entry["before"]), *before, "{entry}");
        let after = codes(&entry["after"]);
        // Whoever saved over what they had not seen would have undone it along the way.
        let touched = before.symmetric_difference(&after);
        let touched = touched.filter(|code| *code != CODES[0]).count();
        assert!(touched <= 1, "more than was meant: {entry}");
        *before = after;
        actors.insert(entry["actor"]["name"].to_string());
    }
    assert_eq!(actors.len(), 2);
    for id in EMPLOYEES {
        let now = Seen::of(&browser.get(&address(id)).await);
        assert_eq!(now.permissions, present[id], "{id}");
    }
    assert!(tally.late > 0, "they never met");
}
