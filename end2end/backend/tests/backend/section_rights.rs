//! Who may do what in the sections, operation by operation.

use reference_backend::operation::Operation;
use reference_backend::seed::people::{IVANOVA, KUZNETSOV};

use crate::harness::{Browser, Reply, Stand};

const SEE_REGISTRY: [&str; 4] = [
    "listLearnPrograms",
    "listTrainingRecords",
    "listTrainingSubmissions",
    "getTrainingSubmission",
];
const SEND_TO_REGISTRY: [&str; 3] = [
    "createTrainingSubmission",
    "sendTrainingPortion",
    "completeTrainingSubmission",
];
const SEE_REPORTS: [&str; 3] = ["listSoutReports", "getSoutReport", "listWorkplaces"];
const SEE_DECLARATIONS: [&str; 2] = ["listDeclarations", "getDeclaration"];
const SUBMIT_DECLARATIONS: [&str; 4] = [
    "createDeclaration",
    "saveDeclaration",
    "deleteDeclaration",
    "submitDeclaration",
];
const SEE_VIOLATIONS: [&str; 2] = ["listViolations", "getViolation"];
const ANSWER_VIOLATIONS: [&str; 1] = ["changeViolationState"];

fn of_the_sections() -> Vec<Operation> {
    let all: [&[&str]; 7] = [
        &SEE_REGISTRY,
        &SEND_TO_REGISTRY,
        &SEE_REPORTS,
        &SEE_DECLARATIONS,
        &SUBMIT_DECLARATIONS,
        &SEE_VIOLATIONS,
        &ANSWER_VIOLATIONS,
    ];
    let names = all.into_iter().flatten();
    names
        .map(|name| name.parse::<Operation>().expect(name))
        .collect()
}

/// Without a body, of things that are not there: the right is asked for before either.
async fn ask(browser: &Browser, organization: &str, operation: Operation) -> Reply {
    let segments = operation.path().split('/').map(|segment| match segment {
        "{organization_id}" => organization,
        "{number}" => "1",
        other if other.starts_with('{') => "nothing",
        other => other,
    });
    let path = segments.collect::<Vec<_>>().join("/");
    browser
        .send(browser.request(&operation.method(), &path))
        .await
}

#[tokio::test]
async fn each_operation_is_for_who_has_the_right() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    browser.sign_in(&KUZNETSOV).await;
    let everything = of_the_sections();
    let everything: Vec<_> = everything.iter().map(|one| one.name()).collect();
    // Kuznetsov is somebody else in each organization.
    for (organization, may) in [
        ("kd-0002", everything),
        ("kd-0003", SEE_REGISTRY.to_vec()),
        (
            "kd-0004",
            [
                // To choose what to declare.
                &SEE_REPORTS[..],
                &SEE_DECLARATIONS,
                &SUBMIT_DECLARATIONS,
            ]
            .concat(),
        ),
        (
            "kd-0005",
            [
                &SEE_REGISTRY[..],
                &SEE_REPORTS,
                &SEE_DECLARATIONS,
                &SEE_VIOLATIONS,
            ]
            .concat(),
        ),
        ("kd-0006", [&SEE_REGISTRY[..], &SEND_TO_REGISTRY].concat()),
        ("kd-0007", Vec::new()),
    ] {
        for operation in of_the_sections() {
            let reply = ask(&browser, organization, operation).await;
            let what = format!("{} in {organization}: {reply:?}", operation.name());
            if may.contains(&operation.name()) {
                assert!(
                    matches!(reply.status, 200 | 400 | 404 | 422 | 428),
                    "{what}"
                );
            } else {
                assert_eq!(
                    (reply.status, reply.problem()),
                    (403, "forbidden"),
                    "{what}"
                );
            }
        }
    }
}

#[tokio::test]
async fn where_one_does_not_belong_there_is_nothing() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    browser.sign_in(&IVANOVA).await;
    for operation in of_the_sections() {
        let reply = ask(&browser, "stal", operation).await;
        let found = (reply.status, reply.problem());
        assert_eq!(found, (404, "not-found"), "{}", operation.name());
    }
}

#[tokio::test]
async fn an_organization_says_what_one_may_do() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    browser.sign_in(&KUZNETSOV).await;
    for (organization, actions) in [
        (
            "kd-0002",
            &["registry_send", "declarations_submit", "violations_answer"][..],
        ),
        ("kd-0003", &[]),
        ("kd-0004", &["declarations_submit"]),
        ("kd-0006", &["registry_send"]),
        ("kd-0007", &[]),
    ] {
        let path = format!("/organizations/{organization}");
        let told = browser.get(&path).await.body;
        assert_eq!(
            told["actions"],
            serde_json::json!(actions),
            "{organization}"
        );
    }
}
