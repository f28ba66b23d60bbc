//! Being appointed on Госуслуги is only where an administrator begins: the cabinet's own list
//! decides afterwards.

use reference_backend::seed::people::{IVANOVA, KUZNETSOV, PETROV};
use serde_json::json;

use crate::harness::{Browser, Stand};

const ROMASHKA: &str = "/organizations/romashka";
const PETROV_HERE: &str = "/organizations/romashka/employees/e-petrov";

struct Both {
    stand: Stand,
    ivanova: Browser,
    petrov: Browser,
}

impl Both {
    async fn signed_in() -> Self {
        let stand = Stand::start().await;
        let (ivanova, petrov) = (stand.browser(), stand.browser());
        ivanova.sign_in(&IVANOVA).await;
        petrov.sign_in(&PETROV).await;
        assert_eq!(petrov.get(PETROV_HERE).await.status, 200);
        Self {
            stand,
            ivanova,
            petrov,
        }
    }

    async fn tag(&self) -> String {
        self.ivanova
            .get(PETROV_HERE)
            .await
            .header("etag")
            .to_owned()
    }

    /// Nothing of the administration answers Петров any more, whatever he has open.
    async fn petrov_is_refused(&self) {
        let petrov = &self.petrov;
        let journal = "select count(*) from journal";
        let before = self.stand.count(journal).await;
        for path in ["staff", "employees", "employees/e-ivanova"] {
            let reply = petrov.get(&format!("{ROMASHKA}/{path}")).await;
            assert_eq!(
                (reply.status, reply.problem()),
                (403, "forbidden"),
                "{path}"
            );
        }
        let body = json!({ "staff_id": "s-sidorova", "permissions": ["sout.view"] });
        let granted = petrov.grant("romashka", "0123456789abcdef", &body).await;
        assert_eq!(granted.problem(), "forbidden");
        let somebody = format!("{ROMASHKA}/employees/e-romashka-05");
        let changed = petrov.change(&somebody, "\"v1\"", &["sout.view"]).await;
        assert_eq!(changed.problem(), "forbidden");
        let revoked = petrov.revoke(&somebody, "\"v1\"").await;
        assert_eq!(revoked.problem(), "forbidden");
        assert_eq!(self.stand.count(journal).await, before);
    }
}

#[tokio::test]
async fn an_unticked_administrator_keeps_only_what_is_granted() {
    let both = Both::signed_in().await;
    let before = both.petrov.get(ROMASHKA).await.body;
    assert_eq!(
        (&before["role"], &before["administration"]),
        (&json!("administrator"), &json!(true))
    );

    let changed = both
        .ivanova
        .change(PETROV_HERE, &both.tag().await, &["sout.view"])
        .await;
    assert_eq!(changed.status, 200);
    both.petrov_is_refused().await;
    let after = both.petrov.get(ROMASHKA).await.body;
    assert_eq!(after["role"], "employee");
    assert_eq!(after["access"], json!({ "state": "open" }));
    assert_eq!(after["administration"], false);
    assert_eq!(after["sections"], json!(["sout_reports"]));

    let ticked = both
        .ivanova
        .change(PETROV_HERE, changed.header("etag"), &["administrator"])
        .await;
    assert_eq!(ticked.status, 200);
    assert_eq!(both.petrov.get(ROMASHKA).await.body, before);
}

#[tokio::test]
async fn a_revoked_administrator_is_an_employee_without_access() {
    let both = Both::signed_in().await;
    let revoked = both.ivanova.revoke(PETROV_HERE, &both.tag().await).await;
    assert_eq!(revoked.status, 204);
    both.petrov_is_refused().await;
    let closed = json!({ "state": "closed", "reason": "not_granted" });
    let after = both.petrov.get(ROMASHKA).await.body;
    assert_eq!(
        (&after["role"], &after["access"]),
        (&json!("employee"), &closed)
    );
    assert_eq!(
        (&after["administration"], &after["sections"]),
        (&json!(false), &json!([]))
    );
    let card = &both.petrov.get("/organizations").await.body["items"][0];
    assert_eq!(
        (&card["role"], &card["access"]),
        (&json!("employee"), &closed)
    );
}

#[tokio::test]
async fn an_administrator_may_give_up_their_own_rights() {
    let both = Both::signed_in().await;
    let tag = both.tag().await;
    let less = json!({ "permissions": ["sout.view"] });
    let changed = both.petrov.change_own(PETROV_HERE, &tag, less).await;
    assert_eq!(changed.status, 200);
    both.petrov_is_refused().await;
}

#[tokio::test]
async fn the_badge_is_of_whoever_holds_the_permission() {
    let stand = Stand::start().await;
    let (ivanova, kuznetsov) = (stand.browser(), stand.browser());
    ivanova.sign_in(&IVANOVA).await;
    let somebody = "/organizations/school-7/employees/e-school-7-ivanova";
    let me = ivanova.get(somebody).await.body;
    assert_eq!(me["permissions"], json!(["administrator"]));

    kuznetsov.sign_in(&KUZNETSOV).await;
    for (id, role, administration) in [
        ("kd-0001", "administrator", true),
        ("kd-0002", "administrator", true),
        ("kd-0003", "employee", false),
        ("kd-0010", "head", true),
    ] {
        let body = kuznetsov.get(&format!("/organizations/{id}")).await.body;
        assert_eq!(
            (&body["role"], &body["administration"]),
            (&json!(role), &json!(administration)),
            "{id}"
        );
    }
    // The head administers even when nobody wrote them down.
    sqlx::query("delete from employee where id = 'e-kd-0010-kuznetsov'")
        .execute(stand.server.app.store.pool())
        .await
        .expect("no access by hand");
    let body = kuznetsov.get("/organizations/kd-0010").await.body;
    assert_eq!(
        (&body["role"], &body["administration"]),
        (&json!("head"), &json!(true))
    );
}
