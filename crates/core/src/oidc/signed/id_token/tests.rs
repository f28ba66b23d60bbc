use super::*;
use proptest::prelude::*;
use serde_json::{Value, json};

const NOW: u64 = 1_800_000_000;
const HASH: [u8; 4] = [1, 2, 3, 4];

fn claims() -> Value {
    json!({ "iss": "https://id", "aud": "app", "sub": "me", "exp": NOW + 300, "iat": NOW, "nonce": "n" })
}

fn expected() -> Expected<'static> {
    Expected {
        issuer: "https://id",
        client_id: "app",
        trusted_audiences: &[],
        nonce: "n",
        access_token_hash: &HASH,
        refreshed: None,
    }
}

fn signed(claims: Value) -> Signed {
    Signed(serde_json::from_value(claims).unwrap())
}

fn subject(sub: &str) -> Subject {
    Subject::of(&Member::Is(sub.to_owned())).unwrap()
}

fn accept(claims: Value) -> Result<(), IdTokenFault> {
    let accepted = signed(claims).accept(&expected(), NOW * 1000)?;
    assert!(accepted == subject("me"));
    Ok(())
}

/// The good claims with one that is another.
fn with(name: &str, value: Value) -> Result<(), IdTokenFault> {
    let mut claims = claims();
    claims[name] = value;
    accept(claims)
}

fn without(name: &str) -> Result<(), IdTokenFault> {
    let mut claims = claims();
    claims.as_object_mut().unwrap().remove(name);
    accept(claims)
}

fn all_refused(name: &str, values: &[Value], fault: IdTokenFault) {
    for value in values {
        assert_eq!(with(name, value.clone()), Err(fault), "{name}: {value}");
    }
}

/// `oidcc-client-test`
#[test]
fn good_claims_are_accepted() {
    assert_eq!(accept(claims()), Ok(()));
}

/// Who says when the person signed in does not say a time that is still to come.
#[test]
fn nobody_has_signed_in_in_the_future() {
    assert_eq!(with("auth_time", json!(NOW + 60)), Ok(()));
    assert_eq!(with("auth_time", json!(NOW - 86_400)), Ok(()));
    assert_eq!(
        with("auth_time", json!(NOW + 61)),
        Err(IdTokenFault::AuthTime)
    );
    all_refused("auth_time", &[json!("1"), json!(null)], IdTokenFault::Time);
}

/// `oidcc-client-test-invalid-iss`, `fapi2-security-profile-final-client-test-invalid-missing-iss`
#[test]
fn iss_is_compared_character_by_character() {
    let values = [
        json!("https://id/"),
        json!("HTTPS://id"),
        json!(["https://id"]),
        json!(null),
    ];
    all_refused("iss", &values, IdTokenFault::Issuer);
    assert_eq!(without("iss"), Err(IdTokenFault::Issuer));
}

/// `oidcc-client-test-invalid-aud`, `oidcc-client-test-missing-aud`
#[test]
fn aud_must_be_this_client() {
    let values = [
        json!("other"),
        json!(""),
        json!([]),
        json!(["other"]),
        json!({ "app": 1 }),
        json!(null),
        json!("app other"),
    ];
    all_refused("aud", &values, IdTokenFault::Audience);
    assert_eq!(without("aud"), Err(IdTokenFault::Audience));
}

/// `fapi2-security-profile-final-client-test-valid-aud-as-array`
#[test]
fn aud_may_be_a_list_of_one() {
    assert_eq!(with("aud", json!(["app"])), Ok(()));
}

/// `fapi2-security-profile-final-client-test-invalid-secondary-aud`
#[test]
fn a_second_audience_must_be_trusted_and_azp_say_who_is_meant() {
    assert_eq!(
        with("aud", json!(["app", "other"])),
        Err(IdTokenFault::Audience)
    );
    assert_eq!(with("aud", json!(["app", 7])), Err(IdTokenFault::Audience));
    let trusted = ["project".to_owned()];
    let accept = |azp: Value| {
        let mut claims = claims();
        claims["aud"] = json!(["project", "app"]);
        claims["azp"] = azp;
        let expected = Expected {
            trusted_audiences: &trusted,
            ..expected()
        };
        signed(claims).accept(&expected, NOW * 1000).map(|_| ())
    };
    assert_eq!(accept(json!("app")), Ok(()));
    assert_eq!(accept(json!("project")), Err(IdTokenFault::AuthorizedParty));
    let mut claims = claims();
    claims["aud"] = json!(["project", "app"]);
    let expected = Expected {
        trusted_audiences: &trusted,
        ..expected()
    };
    let fault = signed(claims).accept(&expected, NOW * 1000).err();
    assert_eq!(fault, Some(IdTokenFault::AuthorizedParty), "no azp");
}

#[test]
fn azp_is_this_client_where_it_is() {
    assert_eq!(with("azp", json!("app")), Ok(()));
    all_refused(
        "azp",
        &[json!("other"), json!(7), json!(null)],
        IdTokenFault::AuthorizedParty,
    );
}

/// `fapi2-security-profile-final-client-test-invalid-expired-exp`,
/// `fapi2-security-profile-final-client-test-invalid-missing-exp`
#[test]
fn exp_with_a_minute_of_leeway() {
    assert_eq!(with("exp", json!(NOW - 59)), Ok(()));
    assert_eq!(with("exp", json!(NOW - 60)), Err(IdTokenFault::Expired));
    assert_eq!(with("exp", json!(1_800_000_000.5)), Ok(()));
    all_refused("exp", &[json!("2100"), json!(null)], IdTokenFault::Time);
    assert_eq!(without("exp"), Err(IdTokenFault::Time));
}

/// `oidcc-client-test-missing-iat`
#[test]
fn iat_is_there_and_not_in_the_future() {
    assert_eq!(with("iat", json!(NOW + 60)), Ok(()));
    assert_eq!(with("iat", json!(NOW + 61)), Err(IdTokenFault::IssuedAt));
    all_refused("iat", &[json!("1"), json!(null)], IdTokenFault::Time);
    assert_eq!(without("iat"), Err(IdTokenFault::Time));
}

#[test]
fn nbf_is_not_in_the_future_where_it_is() {
    assert_eq!(with("nbf", json!(NOW + 60)), Ok(()));
    assert_eq!(with("nbf", json!(NOW + 61)), Err(IdTokenFault::NotBefore));
    all_refused("nbf", &[json!("1"), json!(null)], IdTokenFault::Time);
}

/// `oidcc-client-test-nonce-invalid`,
/// `fapi2-security-profile-final-client-test-invalid-nonce`,
/// `fapi2-security-profile-final-client-test-invalid-missing-nonce`
#[test]
fn nonce_is_the_one_of_this_sign_in() {
    all_refused(
        "nonce",
        &[json!("N"), json!("n "), json!(["n"]), json!(null)],
        IdTokenFault::Nonce,
    );
    assert_eq!(without("nonce"), Err(IdTokenFault::Nonce));
}

/// `oidcc-client-test-missing-sub`
#[test]
fn somebody_is_named() {
    all_refused(
        "sub",
        &[json!(""), json!(7), json!(null)],
        IdTokenFault::Subject,
    );
    assert_eq!(without("sub"), Err(IdTokenFault::Subject));
}

/// `oidcc-client-test-invalid-athash`, `oidcc-client-test-missing-athash`
#[test]
fn at_hash_is_the_left_half_where_it_is() {
    assert_eq!(with("at_hash", json!(base64url::encode(&[1, 2]))), Ok(()));
    let values = [
        json!(base64url::encode(&[3, 4])),
        json!(base64url::encode(&HASH)),
        json!(""),
        json!(null),
    ];
    all_refused("at_hash", &values, IdTokenFault::AccessTokenHash);
    assert_eq!(without("at_hash"), Ok(()));
}

/// OpenID Connect Core §12.2; `oidcc-client-test-refresh-token-invalid-sub`
#[test]
fn after_a_refresh_the_person_is_the_same_and_the_nonce_may_be_gone() {
    let me = subject("me");
    let you = subject("you");
    let refreshed = |who: &Subject, nonce: Option<&str>| {
        let mut claims = claims();
        claims.as_object_mut().unwrap().remove("nonce");
        if let Some(nonce) = nonce {
            claims["nonce"] = json!(nonce);
        }
        let expected = Expected {
            refreshed: Some(who),
            ..expected()
        };
        signed(claims).accept(&expected, NOW * 1000).err()
    };
    assert_eq!(refreshed(&me, None), None);
    assert_eq!(refreshed(&me, Some("n")), None);
    assert_eq!(refreshed(&me, Some("other")), Some(IdTokenFault::Nonce));
    assert_eq!(refreshed(&you, None), Some(IdTokenFault::Subject));
}

/// `oidcc-client-test-refresh-token-invalid-issuer`, `oidcc-client-test-refresh-token-invalid-aud`,
/// `oidcc-client-test-refresh-token-invalid-azp`
#[test]
fn after_a_refresh_all_else_is_as_before() {
    let me = subject("me");
    for (name, fault) in [
        ("iss", IdTokenFault::Issuer),
        ("aud", IdTokenFault::Audience),
        ("azp", IdTokenFault::AuthorizedParty),
        ("at_hash", IdTokenFault::AccessTokenHash),
    ] {
        let mut claims = claims();
        claims[name] = json!("other");
        let expected = Expected {
            refreshed: Some(&me),
            ..expected()
        };
        let refused = signed(claims).accept(&expected, NOW * 1000).err();
        assert_eq!(refused, Some(fault), "{name}");
    }
}

#[test]
fn every_fault_has_a_code_of_its_own_and_time_is_told_apart() {
    use IdTokenFault as F;
    let all = [
        F::Malformed,
        F::Algorithm,
        F::Key,
        F::Signature,
        F::Issuer,
        F::Audience,
        F::AuthorizedParty,
        F::Subject,
        F::Time,
        F::Expired,
        F::IssuedAt,
        F::NotBefore,
        F::Nonce,
        F::AccessTokenHash,
    ];
    let codes: std::collections::BTreeSet<_> = all.iter().map(|fault| fault.code()).collect();
    assert_eq!(codes.len(), all.len());
    assert!(codes.iter().all(|code| code.starts_with("id_token/")));
    let about_time: Vec<_> = all
        .into_iter()
        .filter(|fault| fault.is_about_time())
        .collect();
    assert_eq!(about_time, [F::Expired, F::IssuedAt, F::NotBefore]);
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "[ -~а-я]{0,12}".prop_map(Value::from),
        Just(json!("app")),
        Just(json!("https://id")),
        Just(json!("n")),
    ];
    leaf.prop_recursive(2, 8, 4, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            proptest::collection::btree_map("[a-z]{0,4}", inner, 0..4)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    /// Any claims at all: no panic, and what is accepted says what was asked for.
    #[test]
    fn nothing_is_accepted_by_accident(
        names in proptest::collection::vec(
            prop_oneof!["iss", "aud", "azp", "sub", "exp", "iat", "nbf", "nonce", "at_hash"], 1..4),
        values in proptest::collection::vec(any_json(), 4),
    ) {
        let mut claims = claims();
        for (name, value) in names.iter().zip(&values) {
            claims[name.as_str()] = value.clone();
        }
        if signed(claims.clone()).accept(&expected(), NOW * 1000).is_ok() {
            prop_assert_eq!(&claims["iss"], "https://id");
            prop_assert!(claims["aud"] == "app" || claims["aud"] == json!(["app"])
                || claims["aud"].as_array().is_some_and(|all| all.iter().all(|one| one == "app")));
            prop_assert_eq!(&claims["nonce"], "n");
            prop_assert!(claims["exp"].as_f64().unwrap() > 1_800_000_000.0 - 60.0);
            prop_assert!(claims["iat"].as_f64().unwrap() <= 1_800_000_000.0 + 60.0);
            prop_assert!(claims["sub"].is_string());
        }
    }
}
