//! The app and the contract: every call is an operation that the contract has and takes for a success what
//! the contract promises, and every example of the contract is read.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::answer::{Answer, Came, Success};
use super::calls::{
    capabilities, declarations, employees, grants, journal, organizations, permissions, sout,
    training, violations,
};
use super::error::ApiError;
use crate::domain::{self, ErrorKind};
use serde::de::DeserializeOwned;

/// `end2end/contract/openapi.yaml` as JSON, which its own test keeps fresh.
fn contract() -> Value {
    serde_json::from_str(include_str!("../../end2end/contract/examples.json")).unwrap()
}

/// What a function of the sources calls: the operation that its comment names first, if it does, the
/// method and the path, the success that it takes, whether it reads a body, and the capability whose call it is.
#[derive(Debug, PartialEq, Eq)]
struct Call {
    operation: Option<String>,
    method: &'static str,
    path: String,
    success: Option<Success>,
    reads: bool,
    /// What proves that the backend has it, by the contract's name.
    capability: Option<String>,
}

const METHODS: [(&str, &str); 5] = [
    ("Request::get(", "GET"),
    ("Request::post(", "POST"),
    ("Request::put(", "PUT"),
    ("Request::delete(", "DELETE"),
    ("Request::list(", "GET"),
];

const SUCCESSES: [(&str, Success); 3] = [
    ("Success::Ok", Success::Ok),
    ("Success::Created", Success::Created),
    ("Success::NoContent", Success::NoContent),
];

/// What reads a body.
const READERS: [&str; 15] = [
    ".read::<",
    ".page::<",
    ".items::<",
    ".session()",
    ".signed_in()",
    ".login_start(",
    ".logged_out(",
    ".organization()",
    ".employee()",
    ".have_access(",
    ".submission()",
    ".outcomes(",
    ".sout_report()",
    ".declaration()",
    ".violation()",
];

/// Each function with a request in it.
fn calls(source: &str) -> Vec<Call> {
    let code = source.split("#[cfg(test)]").next().unwrap_or_default();
    let functions = code.split("\n    }\n");
    let mut owner = None;
    functions
        .filter_map(|text| {
            if let Some((_, head)) = text.rsplit_once("impl ") {
                owner = capability_in(head);
            }
            let named = text
                .split_once("    /// `")
                .and_then(|(_, rest)| rest.split_once('`'));
            let asked = METHODS.iter().filter(|(call, _)| text.contains(call));
            let asked: Vec<_> = asked.map(|(_, method)| *method).collect();
            assert!(asked.len() < 2, "two calls in one function: {text}");
            let method = *asked.first()?;
            let path = path_in(text);
            let call = Call {
                operation: named.map(|(operation, _)| operation.to_owned()),
                method,
                path,
                success: success_in(text, method),
                reads: READERS.iter().any(|reader| text.contains(reader)),
                capability: owner.clone(),
            };
            (!call.path.is_empty()).then_some(call)
        })
        .collect()
}

/// `Offered<offer::SoutReports> {` is `sout_reports`.
fn capability_in(head: &str) -> Option<String> {
    let name = head.strip_prefix("Offered<offer::")?.split('>').next()?;
    let letters = name.chars().enumerate().flat_map(|(at, letter)| {
        let gap = (at > 0 && letter.is_uppercase()).then_some('_');
        gap.into_iter().chain(letter.to_lowercase())
    });
    Some(letters.collect())
}

/// The one success that is written out, which a read need not do.
fn success_in(body: &str, method: &str) -> Option<Success> {
    let named = SUCCESSES.iter().filter(|(name, _)| body.contains(name));
    let named: Vec<_> = named.map(|(_, success)| *success).collect();
    match named[..] {
        [] => (method == "GET").then_some(Success::Ok),
        [success] => Some(success),
        _ => panic!("several successes in one function: {body}"),
    }
}

/// The first path that is written out, after what the helpers put before it; `{}` is an id.
fn path_in(body: &str) -> String {
    let literal = body
        .split('"')
        .skip(1)
        .step_by(2)
        .find(|text| text.starts_with('/'));
    let before = if body.contains("employee_path(") {
        "/organizations/{}/employees/{}"
    } else if body.contains("organization_path(") {
        "/organizations/{}"
    } else {
        ""
    };
    // Also an id in the middle of a path.
    let literal = literal.unwrap_or_default().replace("{number}", "{}");
    format!("{before}{literal}")
}

fn without_names(path: &str) -> String {
    let parts = path
        .split('/')
        .map(|part| if part.starts_with('{') { "{}" } else { part });
    parts.collect::<Vec<_>>().join("/")
}

fn sources() -> Vec<(&'static str, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/api/calls");
    let read = |name| (name, fs::read_to_string(folder.join(name)).unwrap());
    let files = [
        "capabilities.rs",
        "session.rs",
        "organizations.rs",
        "permissions.rs",
        "employees.rs",
        "grants.rs",
        "journal.rs",
        "training.rs",
        "sout.rs",
        "declarations.rs",
        "violations.rs",
    ];
    files.map(read).into()
}

/// Those of `found` that `contract` does not have in this way.
fn strangers(found: Vec<Call>, contract: &Value) -> Vec<Call> {
    let operations = contract["operations"].as_array().unwrap();
    let known = |call: &Call| {
        operations.iter().any(|operation| {
            call.operation
                .as_ref()
                .is_none_or(|id| operation["id"] == **id)
                && operation["method"] == *call.method
                && operation["capability"] == json!(call.capability)
                && call.success.is_some_and(|success| {
                    operation["successes"] == json!([success.status()])
                        && call.reads == (success != Success::NoContent)
                })
                && without_names(operation["path"].as_str().unwrap()) == call.path
        })
    };
    found.into_iter().filter(|call| !known(call)).collect()
}

#[test]
fn every_call_is_an_operation_of_the_contract() {
    let contract = contract();
    let mut found = 0;
    for (name, source) in sources() {
        let calls = calls(&source);
        found += calls.len();
        assert_eq!(strangers(calls, &contract), [], "{name}");
    }
    // None is overlooked.
    let written = sources().into_iter().map(|(_, source)| {
        let code = source.split("#[cfg(test)]").next().unwrap_or_default();
        METHODS.map(|(call, _)| code.matches(call).count())
    });
    let written = written.flatten().sum::<usize>();
    assert_eq!(found, written);
}

#[test]
fn a_call_that_the_contract_does_not_have_is_seen() {
    let contract = contract();
    for invented in [
        "    /// `openTheDoor`.\n self.send(Request::get(\"/door\".to_owned()))\n    }\n",
        "    /// `getSession`.\n self.send(Request::post(\"/session\".to_owned()))\n    }\n",
        "    /// `getEmployee`.\n Request::get(employee_path(organization, id, \"/all\"))\n    }\n",
        "    /// `logout`.\n Request::post(\"/logout\", Success::NoContent)\n    }\n",
        "    /// `logout`.\n Request::post(\"/logout\")?.read::<Any>()\n    }\n",
        "    /// `logout`.\n Request::post(\"/logout\", Success::Created)?.read::<Any>()\n    }\n",
        "    /// `logout`.\n Request::post(\"/logout\", Success::Ok).map(|_| ())\n    }\n",
        "impl Offered<offer::Journal> {\n    /// `logout`.\n Request::post(\"/logout\", Success::Ok)?.read::<Any>()\n    }\n",
        "impl Client {\n    /// `listJournal`.\n Request::list(organization_path(id, \"/journal\")).page::<A, _>()\n    }\n",
        "impl Offered<offer::Check> {\n    /// `listJournal`.\n Request::list(organization_path(id, \"/journal\")).page::<A, _>()\n    }\n",
    ] {
        assert_eq!(strangers(calls(invented), &contract).len(), 1, "{invented}");
    }
    for right in [
        "    /// `logout`.\n Request::post(\"/logout\", Success::Ok)?.read::<Any>()\n    }\n",
        "impl Offered<offer::Journal> {\n    /// `listJournal`.\n Request::list(organization_path(id, \"/journal\")).page::<A, _>()\n    }\n",
    ] {
        assert_eq!(strangers(calls(right), &contract), []);
    }
}

/// A success of whatever is promised, with this body.
pub(super) fn answer(json: &Value) -> Answer {
    Answer::of(came(200, &json.to_string()), Success::Ok).unwrap()
}

/// As [`answer`], of a backend whose tag did not get through.
pub(super) fn answer_without_tag(json: &Value) -> Answer {
    let came = Came {
        etag: None,
        ..came(200, &json.to_string())
    };
    Answer::of(came, Success::Ok).unwrap()
}

/// What the app reads in this answer of this operation; `None`: it reads nothing of it.
fn reading(operation: &str, answer: &Answer) -> Option<Result<(), ApiError>> {
    fn page<D: DeserializeOwned, T: From<D>>(answer: &Answer) -> Result<(), ApiError> {
        answer.page::<D, T>().map(drop)
    }
    fn items<D: DeserializeOwned, T: From<D>>(answer: &Answer) -> Result<(), ApiError> {
        answer.items::<D, T>().map(drop)
    }
    let origins = ["https://id.example".to_owned()];
    Some(match operation {
        "getCapabilities" => answer.read::<capabilities::CapabilitiesDto>().map(drop),
        "getSession" => answer.session().map(drop),
        "completeLogin" => answer.signed_in().map(drop),
        "startLogin" => answer.login_start(&origins).map(drop),
        "logout" | "logoutEverywhere" => answer.logged_out(&origins).map(drop),
        "listOrganizations" => {
            page::<organizations::OrganizationSummaryDto, domain::OrganizationSummary>(answer)
        }
        "getOrganization" => answer.organization().map(drop),
        "listPermissions" => items::<permissions::PermissionDto, domain::Permission>(answer),
        "listStaff" => page::<employees::StaffMemberDto, domain::StaffMember>(answer),
        "listEmployees" => page::<employees::EmployeeDto, domain::Employee>(answer),
        "grantAccess" | "getEmployee" | "changePermissions" | "restoreAccess" => {
            answer.employee().map(drop)
        }
        "revealNumbers" => answer.read::<employees::NumbersDto>().map(drop),
        "listJournal" => page::<journal::JournalItemDto, domain::JournalEntry>(answer),
        "listTemplates" => items::<permissions::TemplateDto, domain::Template>(answer),
        "createTemplate" => answer.read::<permissions::TemplateDto>().map(drop),
        "getConsentForm" => answer.read::<grants::ConsentFormDto>().map(drop),
        "checkPeople" => items::<grants::CheckedPersonDto, bool>(answer),
        "listLearnPrograms" => items::<training::LearnProgramDto, domain::LearnProgram>(answer),
        "listTrainingRecords" => {
            page::<training::TrainingRecordDto, domain::TrainingRecord>(answer)
        }
        "listTrainingSubmissions" => {
            page::<training::SubmissionSummaryDto, domain::SubmissionSummary>(answer)
        }
        "createTrainingSubmission" | "getTrainingSubmission" | "completeTrainingSubmission" => {
            answer.submission().map(drop)
        }
        "sendTrainingPortion" => answer.outcomes(2).map(drop),
        "listSoutReports" => page::<sout::SoutReportSummaryDto, domain::SoutReportSummary>(answer),
        "getSoutReport" => answer.sout_report().map(drop),
        "listWorkplaces" => page::<sout::WorkplaceDto, domain::Workplace>(answer),
        "listDeclarations" => {
            page::<declarations::DeclarationSummaryDto, domain::DeclarationSummary>(answer)
        }
        "createDeclaration" | "getDeclaration" | "saveDeclaration" | "submitDeclaration" => {
            answer.declaration().map(drop)
        }
        "listViolations" => {
            page::<violations::ViolationSummaryDto, domain::ViolationSummary>(answer)
        }
        "getViolation" | "changeViolationState" => answer.violation().map(drop),
        _ => return None,
    })
}

#[test]
fn every_example_of_an_answer_is_read() {
    let contract = contract();
    let answers = contract["answers"].as_array().unwrap();
    let mut read = Vec::new();
    for answer in answers {
        let operation = answer["operation"].as_str().unwrap();
        // Also where the tag does not get through, the example has a version in it.
        let came = answer_without_tag(&answer["value"]);
        if let Some(outcome) = reading(operation, &came) {
            assert_eq!(outcome, Ok(()), "{answer}");
            read.push(operation);
        }
    }
    // What is answered with a body and called by the app has an example above.
    for (_, source) in sources() {
        for operation in calls(&source).into_iter().filter_map(|call| call.operation) {
            let nothing = matches!(
                operation.as_str(),
                "revokeAccess" | "deleteTemplate" | "deleteDeclaration"
            );
            assert!(nothing || read.contains(&operation.as_str()), "{operation}");
        }
    }
}

/// The places of the fields of all objects in it.
fn fields(value: &Value, place: &str, found: &mut Vec<(String, String)>) {
    match value {
        Value::Object(fields_here) => {
            for (name, inner) in fields_here {
                found.push((place.to_owned(), name.clone()));
                fields(inner, &format!("{place}/{name}"), found);
            }
        }
        Value::Array(items) => {
            for (at, inner) in items.iter().enumerate() {
                fields(inner, &format!("{place}/{at}"), found);
            }
        }
        _ => {}
    }
}

/// A draft is written back as it was read, and a list that breaks off is no list: there what is odd is told.
fn must_be_right(place: &str, name: &str) -> bool {
    name == "content" || name == "next_cursor" || place.contains("/content")
}

#[test]
fn what_may_be_missing_may_be_odd() {
    let contract = contract();
    let mut tried = 0;
    for example in contract["answers"].as_array().unwrap() {
        let operation = example["operation"].as_str().unwrap();
        let is_read = |value: &Value| matches!(reading(operation, &answer(value)), Some(Ok(())));
        let mut places = Vec::new();
        fields(&example["value"], "", &mut places);
        for (place, name) in places {
            let mut changed = example["value"].clone();
            let object = changed.pointer_mut(&place).unwrap();
            object.as_object_mut().unwrap().remove(&name);
            if !is_read(&changed) || must_be_right(&place, &name) {
                continue;
            }
            for odd in [
                json!({ "odd": 1 }),
                json!([[]]),
                json!(0.5),
                json!(true),
                json!("?"),
            ] {
                changed.pointer_mut(&place).unwrap()[&name] = odd.clone();
                assert!(is_read(&changed), "{operation}: {place}/{name} is {odd}");
                tried += 1;
            }
        }
    }
    assert!(tried > 1_000, "{tried}");
}

/// An answer without a failure, as a backend or a proxy before it gives it.
fn came(status: u16, body: &str) -> Came {
    Came {
        status,
        etag: Some("\"v1\"".to_owned()),
        request_id: Some("r1".to_owned()),
        retry_after: None,
        body: body.to_owned(),
    }
}

/// What the app makes of this answer of this operation.
fn outcome(operation: &str, promised: Success, came: Came) -> Result<(), ApiError> {
    let answer = Answer::of(came, promised)?;
    if promised == Success::NoContent {
        return Ok(());
    }
    reading(operation, &answer).unwrap()
}

const PAGE: &str = "<!doctype html><title>Технические работы</title>";

#[test]
fn a_success_is_the_promised_one_and_no_other() {
    let contract = contract();
    let calls = sources().into_iter().flat_map(|(_, source)| calls(&source));
    let mut tried = 0;
    for (operation, promised) in calls.filter_map(|call| call.operation.zip(call.success)) {
        let status = promised.status();
        let answers = contract["answers"].as_array().unwrap().iter();
        let mut right = answers
            .filter(|answer| answer["operation"] == *operation && answer["status"] == status)
            .map(|answer| answer["value"].to_string());
        let right = right.next().unwrap_or_default();
        assert_eq!(right.is_empty(), promised == Success::NoContent);
        for status in [200, 201, 202, 203, 204, 205, 206, 302, 304] {
            let cut = right.get(..right.len() / 2).unwrap_or_default();
            for body in [PAGE, "", "null", "[]", "\"done\"", cut, &right] {
                let is_right = status == promised.status()
                    && (body == right || promised == Success::NoContent);
                let result = outcome(&operation, promised, came(status, body));
                let found = result.map_err(|error| (error.kind, error.request_id));
                let expected = if is_right {
                    Ok(())
                } else {
                    Err((ErrorKind::Malformed, Some("r1".to_owned())))
                };
                assert_eq!(found, expected, "{operation}: {status} {body}");
                tried += 1;
            }
        }
    }
    assert!(tried > 0);
}

#[test]
fn a_problem_is_one_by_its_status_first() {
    let body = r#"{"type":"urn:lkot:problem:last-administrator","request_id":"r2"}"#;
    let kind = |status| {
        let answer = Answer::of(came(status, body), Success::Ok);
        answer.err().map(|error| error.kind)
    };
    assert_eq!(kind(409), Some(ErrorKind::LastAdministrator));
    assert_eq!(kind(202), Some(ErrorKind::Malformed));
    assert_eq!(kind(302), Some(ErrorKind::Malformed));
}

#[test]
fn an_employee_comes_with_a_version_or_not_at_all() {
    let employee = |etag: Option<&str>, version: Option<&str>| {
        let mut body =
            json!({ "id": "e-1", "last_name": "А", "first_name": "Б", "permissions": [] });
        if let Some(version) = version {
            body["version"] = version.into();
        }
        let came = Came {
            etag: etag.map(str::to_owned),
            ..came(201, &body.to_string())
        };
        let answer = Answer::of(came, Success::Created).unwrap().employee();
        let version = answer.map(|access| access.version.as_if_match().to_owned());
        version.map_err(|error| error.kind)
    };
    let (v1, v2) = (Ok("\"v1\"".to_owned()), Ok("\"v2\"".to_owned()));
    assert_eq!(employee(Some("\"v1\""), None), v1);
    assert_eq!(employee(Some("\"v1\""), Some("\"v2\"")), v1);
    assert_eq!(employee(None, Some("\"v2\"")), v2);
    assert_eq!(employee(Some("W/\"v1\""), Some("\"v2\"")), v2);
    for tag in [None, Some("W/\"v1\""), Some("")] {
        assert_eq!(employee(tag, None), Err(ErrorKind::Malformed));
    }
}

/// With these the app has made a mistake, which the user cannot mend.
const GENERAL: [&str; 3] = [
    ":bad-request",
    ":precondition-required",
    ":idempotency-key-reused",
];

#[test]
fn every_example_of_a_problem_is_told_apart() {
    let contract = contract();
    for problem in contract["problems"].as_array().unwrap() {
        let status = problem["status"].as_u64().unwrap().try_into().unwrap();
        let error = ApiError::read(status, &problem["value"].to_string(), None, None);
        assert!(error.request_id.is_some(), "{problem}");
        let name = problem["value"]["type"].as_str().unwrap();
        let general = GENERAL.iter().any(|general| name.ends_with(general));
        assert_eq!(error.kind == ErrorKind::NotAccepted, general, "{problem}");
        assert_ne!(error.kind, ErrorKind::Malformed, "{problem}");
        let invalid = problem["value"]["type"] == "urn:lkot:problem:invalid";
        assert_eq!(!error.fields.is_empty(), invalid, "{problem}");
    }
}
