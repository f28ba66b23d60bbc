use super::*;
use crate::oidc::authorize_url::AuthorizeUrl;
use crate::route::Route;
use proptest::prelude::*;

const START: Millis = 1_000;

fn pending_with(secrets: Secrets, prompt: Prompt) -> PendingLogin {
    let deep = ReturnTo::parse("/organizations/romashka/administration");
    PendingLogin::new(State::new("s1").unwrap(), secrets, prompt, START, deep)
}

fn pending() -> PendingLogin {
    pending_with(Secrets::AtBackend, Prompt::Usual)
}

fn callback(query: &str) -> Callback {
    Callback::parse(query).unwrap()
}

fn complete(query: &str, rule: IssuerRule<'_>) -> Result<(), CallbackError> {
    pending().complete(callback(query), 2_000, rule).map(|_| ())
}

#[test]
fn the_right_answer_in_time_is_a_grant_and_leads_where_the_user_was_heading() {
    let secrets = Secrets::in_tab(&[1; 32], &[2; 32]);
    let (grant, return_to) = pending_with(secrets.clone(), Prompt::Usual)
        .complete(
            callback("code=c&state=s1&iss=i"),
            2_000,
            IssuerRule::Named("i"),
        )
        .unwrap();
    assert_eq!(
        (
            grant.code().as_str(),
            grant.state().as_str(),
            grant.issuer()
        ),
        ("c", "s1", Some("i"))
    );
    assert!(*grant.secrets() == secrets);
    let path = return_to.into_route().path();
    assert_eq!(path, "/organizations/romashka/administration");
}

#[test]
fn the_code_goes_with_the_verifier_and_without_the_nonce() {
    let registration = crate::oidc::Registration {
        issuer: "i".to_owned(),
        client_id: "app".to_owned(),
        scope: "openid".to_owned(),
        trusted_audiences: Vec::new(),
    };
    let grant = |secrets| {
        let done = pending_with(secrets, Prompt::Usual).complete(
            callback("code=c%26&state=s1"),
            2_000,
            IssuerRule::AtBackend,
        );
        done.unwrap().0
    };
    let secrets = Secrets::InTab {
        nonce: "n".to_owned(),
        verifier: "v".to_owned(),
    };
    assert_eq!(
        grant(secrets)
            .body(&registration, "https://site/cb")
            .as_deref(),
        Some(
            "grant_type=authorization_code&code=c%26&redirect_uri=https%3A%2F%2Fsite%2Fcb\
             &client_id=app&code_verifier=v"
        )
    );
    assert!(grant(Secrets::AtBackend).body(&registration, "x").is_none());
}

/// `fapi2-security-profile-final-client-test-ensure-authorization-response-with-invalid-state-fails`
#[test]
fn another_state_is_not_ours_even_when_it_refuses() {
    for query in [
        "code=c&state=s2",
        "error=access_denied&state=s2",
        "code=c&state=S1",
    ] {
        let done = complete(query, IssuerRule::AtBackend);
        assert_eq!(done, Err(CallbackError::NotOurs), "{query}");
    }
}

/// `fapi2-security-profile-final-client-test-ensure-authorization-response-with-invalid-missing-state-fails`
#[test]
fn no_state_is_damaged() {
    assert_eq!(Callback::parse("code=c"), Err(CallbackError::Damaged));
}

/// `fapi2-security-profile-final-client-test-invalid-authorization-response-iss`
#[test]
fn another_issuer_is_refused_whether_promised_or_not_and_also_on_a_refusal() {
    for rule in [
        IssuerRule::Named("https://id"),
        IssuerRule::IfNamed("https://id"),
    ] {
        for query in [
            "code=c&state=s1&iss=https://id/",
            "code=c&state=s1&iss=HTTPS://id",
            "code=c&state=s1&iss=",
            "error=access_denied&state=s1&iss=https://evil",
        ] {
            assert_eq!(complete(query, rule), Err(CallbackError::Issuer), "{query}");
        }
        assert_eq!(complete("code=c&state=s1&iss=https://id", rule), Ok(()));
    }
    let by_backend = complete("code=c&state=s1&iss=any", IssuerRule::AtBackend);
    assert_eq!(by_backend, Ok(()));
}

/// `fapi2-security-profile-final-client-test-remove-authorization-response-iss`
#[test]
fn a_promised_issuer_must_come() {
    let query = "code=c&state=s1";
    assert_eq!(
        complete(query, IssuerRule::Named("i")),
        Err(CallbackError::Issuer)
    );
    assert_eq!(complete(query, IssuerRule::IfNamed("i")), Ok(()));
}

#[test]
fn ten_minutes_and_no_longer() {
    let at = |now| {
        let done = pending().complete(callback("code=c&state=s1"), now, IssuerRule::AtBackend);
        done.map(|_| ())
    };
    assert_eq!(at(START + 10 * 60 * 1000), Ok(()));
    assert_eq!(at(START + 10 * 60 * 1000 + 1), Err(CallbackError::Expired));
    assert_eq!(
        at(START - 1),
        Err(CallbackError::Expired),
        "a clock set back"
    );
}

#[test]
fn a_refusal_is_passed_on() {
    match complete("error=access_denied&state=s1", IssuerRule::AtBackend) {
        Err(CallbackError::Refused(refusal)) => assert_eq!(refusal.code(), "access_denied"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn storage_there_and_back() {
    for secrets in [Secrets::AtBackend, Secrets::in_tab(&[0; 32], &[255; 32])] {
        for prompt in [Prompt::Usual, Prompt::None] {
            let pending = || pending_with(secrets.clone(), prompt);
            let read = PendingLogin::from_storage(&pending().to_storage()).unwrap();
            assert_eq!(read, pending());
            assert_eq!(read.prompt(), prompt);
            assert!(*read.secrets() == secrets);
        }
    }
    for text in [
        "",
        "1",
        "x\n/\nusual\n\n\ns",
        "1\n/\nusual\n\n\n",
        "1\n/\nloud\n\n\ns",
        "1\n/\nusual\nn\n\ns",
        "1\n/\nusual\n\nv\ns",
    ] {
        assert_eq!(PendingLogin::from_storage(text), None, "{text:?}");
    }
    let foreign = PendingLogin::from_storage("1\nhttps://evil.example\nusual\n\n\ns").unwrap();
    assert_eq!(
        foreign.return_to().clone().into_route(),
        Route::Organizations
    );
}

/// RFC 7636 §4.1: 43 to 128 characters of a small alphabet.
#[test]
fn a_verifier_has_the_length_of_the_rfc() {
    let Secrets::InTab { nonce, verifier } = Secrets::in_tab(&[7; 32], &[8; 32]) else {
        panic!("in the tab");
    };
    assert_eq!(verifier.len(), 43);
    assert_ne!(nonce, verifier);
}

#[test]
fn only_configured_origins() {
    let origins = [
        "https://id.example".to_owned(),
        "http://localhost:8081".to_owned(),
    ];
    let known = |url: &str| AuthorizeUrl::new(url.to_owned(), &origins).is_ok();
    assert!(known("https://id.example/a?b=c"));
    assert!(known("https://id.example"));
    assert!(known("http://localhost:8081?x"));
    for url in [
        "https://id.example.evil/",
        "https://id.example@evil/",
        "https://id.example:444/",
        "http://id.example/",
        "//id.example/",
        "javascript:alert(1)",
        "http://localhost:80811/",
        "https://id.example\\evil",
    ] {
        assert!(!known(url), "{url}");
    }
}

proptest! {
    /// Whatever comes: a grant only for our state, in time, from the named provider.
    #[test]
    fn no_grant_by_accident(
        state in "s[0-9]{0,2}", issuer in prop_oneof!["i", "j", ""], code in "[ -~]{1,8}",
        now in 0..(2 * 600_000 + START),
    ) {
        let query = form_urlencoded::Serializer::new(String::new())
            .extend_pairs([("state", &state), ("iss", &issuer), ("code", &code)])
            .finish();
        let done = pending().complete(callback(&query), now, IssuerRule::Named("i"));
        let proper = state == "s1" && issuer == "i" && (START..=START + 600_000).contains(&now);
        prop_assert_eq!(done.is_ok(), proper);
    }

    #[test]
    fn any_storage_is_read_without_panic(text in "[0-9]{0,3}(\\PC|\n){0,60}") {
        let _ = PendingLogin::from_storage(&text);
    }
}
