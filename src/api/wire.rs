//! The JSON of the contract, and how it becomes domain types. Every field that the contract calls
//! optional is optional here, and unknown ones are not looked at.
//!
//! Read from `serde_json::Value` by hand: derived readers would be copied into the wasm once a
//! type, which costs more bytes than all of this file.

use super::wire_sections;
use crate::domain::{
    Access, AccessState, Catalogue, ClosedReason, Cursor, Day, Employee, EmployeeId, FullName,
    Grant, Grantee, History, Organization, OrganizationId, OrganizationQuery, OrganizationSort,
    OrganizationSummary, Page, Permission, PermissionCode, Permissions, Person, PersonId, Role,
    Section, StaffId, StaffMember, Term, Version,
};
use crate::oidc;
use serde_json::{Value, json};

/// `Session`: the person; `Some(None)` when nobody is signed in; `None` when it is not a session.
#[expect(
    clippy::option_option,
    reason = "outside: is it a session; inside: is anybody signed in"
)]
pub fn session(json: &Value) -> Option<Option<Person>> {
    if str(json, "state")? != "signed_in" {
        return Some(None);
    }
    let person = json.get("person")?;
    Some(Some(Person {
        id: PersonId::parse(str(person, "id")?)?,
        name: full_name(person)?,
    }))
}

/// `LoginRequest`.
pub fn login_request(max_age: Option<u32>) -> Value {
    json!({ "max_age": max_age })
}

/// `LoginStart`: the address and the state.
pub fn login_start(json: &Value) -> Option<(String, oidc::State)> {
    Some((
        text(json, "authorize_url")?,
        oidc::State::new(str(json, "state")?)?,
    ))
}

/// `LoginCompletion`.
pub fn login_completion(grant: &oidc::Grant) -> Value {
    let mut body = json!({ "code": grant.code().as_str(), "state": grant.state().as_str() });
    if let Some(issuer) = grant.issuer() {
        body["iss"] = issuer.into();
    }
    body
}

/// `LogoutResult`: where to go, if anywhere; `None` when it is no such result.
#[expect(
    clippy::option_option,
    reason = "outside: is it a result; inside: is there anywhere to go"
)]
pub fn logout_result(json: &Value) -> Option<Option<String>> {
    json.is_object().then(|| text(json, "redirect_url"))
}

/// A list whose items `read` understands; `None` when it does not understand one of them.
pub fn page<T>(json: &Value, read: fn(&Value) -> Option<T>) -> Option<Page<T>> {
    Some(Page {
        items: json
            .get("items")?
            .as_array()?
            .iter()
            .map(read)
            .collect::<Option<_>>()?,
        total: json.get("total")?.as_u64()?,
        next: text(json, "next_cursor").map(Cursor::new),
    })
}

/// The parameters of `listOrganizations` beside those of every list.
pub fn organization_filters(query: &OrganizationQuery) -> [(&'static str, &'static str); 3] {
    let role = match query.role {
        Some(Role::Head) => "head",
        Some(Role::Administrator) => "administrator",
        Some(Role::Employee) => "employee",
        Some(Role::Unnamed) | None => "",
    };
    let state = match query.state {
        Some(AccessState::Open) => "open",
        Some(AccessState::Closed) => "closed",
        Some(AccessState::Liquidated) => "liquidated",
        None => "",
    };
    let sort = match query.sort {
        // The backend's own order.
        OrganizationSort::Name => "",
        OrganizationSort::NameBackwards => "-name",
        OrganizationSort::Role => "role",
    };
    [("role", role), ("state", state), ("sort", sort)]
}

/// `OrganizationSummary`.
pub fn organization_summary(json: &Value) -> Option<OrganizationSummary> {
    let role = match str(json, "role") {
        Some("head") => Role::Head,
        Some("administrator") => Role::Administrator,
        Some("employee") => Role::Employee,
        _ => Role::Unnamed,
    };
    let access = json.get("access")?;
    let access = match (str(access, "state")?, str(access, "reason")) {
        ("open", _) => Access::Open,
        (_, Some("not_granted")) => Access::Closed(ClosedReason::NotGranted),
        (_, Some("blocked")) => Access::Closed(ClosedReason::Blocked),
        (_, Some("liquidated")) => Access::Closed(ClosedReason::Liquidated),
        (_, Some("not_administrator")) => Access::Closed(ClosedReason::NotAdministrator),
        (_, Some("account_unconfirmed")) => Access::Closed(ClosedReason::AccountUnconfirmed),
        (_, Some("checking")) => Access::Closed(ClosedReason::Checking),
        (_, Some("not_yet")) => Access::Closed(ClosedReason::NotYet),
        (_, Some("expired")) => Access::Closed(ClosedReason::Expired),
        _ => Access::Closed(ClosedReason::Unknown),
    };
    Some(OrganizationSummary {
        id: OrganizationId::parse(str(json, "id")?)?,
        short_name: text(json, "short_name")?,
        full_name: text(json, "full_name"),
        branch_name: text(json, "branch_name"),
        ogrn: text(json, "ogrn"),
        inn: text(json, "inn"),
        role,
        access,
    })
}

/// `Organization`.
pub fn organization(json: &Value) -> Option<Organization> {
    let open = list(json, "sections");
    let is_open = |section: &Section| {
        open.iter()
            .any(|name| name == wire_sections::code(*section))
    };
    Some(Organization {
        summary: organization_summary(json)?,
        administration: flag(json, "administration"),
        sections: Section::ALL.into_iter().filter(is_open).collect(),
        actions: list(json, "actions")
            .iter()
            .filter_map(wire_sections::action)
            .collect(),
    })
}

/// `PermissionCatalogue`.
pub fn catalogue(json: &Value) -> Option<Catalogue> {
    let entry = |json: &Value| {
        Some(Permission {
            code: PermissionCode::new(text(json, "code")?),
            label: text(json, "label")?,
            description: text(json, "description"),
            group: text(json, "group"),
            requires: codes(json, "requires").collect(),
            conflicts: codes(json, "conflicts").collect(),
            sensitive: flag(json, "sensitive"),
        })
    };
    let entries = json.get("items")?.as_array()?.iter().map(entry);
    Some(Catalogue::new(entries.collect::<Option<_>>()?))
}

/// `StaffMember`.
pub fn staff_member(json: &Value) -> Option<StaffMember> {
    Some(StaffMember {
        id: StaffId::parse(str(json, "id")?)?,
        name: full_name(json)?,
        position: text(json, "position"),
        snils_masked: text(json, "snils_masked"),
        has_access: flag(json, "has_access"),
    })
}

/// `Employee`.
pub fn employee(json: &Value) -> Option<Employee> {
    json.get("permissions")?.as_array()?;
    Some(Employee {
        id: EmployeeId::parse(str(json, "id")?)?,
        name: full_name(json)?,
        position: text(json, "position"),
        snils_masked: text(json, "snils_masked"),
        permissions: codes(json, "permissions").collect(),
        is_me: flag(json, "is_me"),
        term: term(json),
        version: str(json, "version").and_then(Version::from_etag),
        history: History {
            granted_at: text(json, "granted_at"),
            granted_by: text(json, "granted_by"),
            last_sign_in_at: text(json, "last_sign_in_at"),
        },
    })
}

/// `PermissionSet`; a term that stays as it is is not in it.
pub fn permission_set(set: &Permissions, term: Option<&Term>) -> Value {
    let mut body =
        json!({ "permissions": set.iter().map(PermissionCode::as_str).collect::<Vec<_>>() });
    if let Some(term) = term {
        let day = |day: &Option<Day>| day.as_ref().map(Day::as_str).into();
        body["valid_from"] = day(&term.from);
        body["valid_until"] = day(&term.until);
    }
    body
}

/// `Grant`: exactly one of `staff_id` and `person`.
pub fn grant(grant: &Grant) -> Value {
    let term = Some(&grant.rights.term).filter(|term| !term.is_open());
    let mut body = permission_set(&grant.rights.permissions, term);
    if let Some(consent) = &grant.consent {
        body["consent"] = json!({ "held": true, "version": consent.version });
        if let Some(day) = &consent.given_on {
            body["consent"]["given_on"] = day.as_str().into();
        }
    }
    match &grant.grantee {
        Grantee::Staff(member) => body["staff_id"] = member.id.as_str().into(),
        Grantee::ByHand(person) => {
            let fields = [
                ("last_name", Some(person.name.last.as_str())),
                ("first_name", Some(&person.name.first)),
                ("middle_name", person.name.middle.as_deref()),
                ("inn", Some(person.inn.digits())),
                ("snils", Some(person.snils.digits())),
                ("position", Some(&person.position)),
            ];
            let mut person = json!({});
            for (name, text) in fields {
                if let Some(text) = text {
                    person[name] = text.into();
                }
            }
            body["person"] = person;
        }
    }
    body
}

pub(super) fn full_name(json: &Value) -> Option<FullName> {
    Some(FullName {
        last: text(json, "last_name")?,
        first: text(json, "first_name")?,
        middle: text(json, "middle_name").filter(|middle| !middle.is_empty()),
    })
}

pub(super) fn str<'a>(json: &'a Value, name: &str) -> Option<&'a str> {
    json.get(name)?.as_str()
}

pub(super) fn text(json: &Value, name: &str) -> Option<String> {
    str(json, name).map(str::to_owned)
}

pub(super) fn term(json: &Value) -> Term {
    Term {
        from: day(json, "valid_from"),
        until: day(json, "valid_until"),
    }
}

pub(super) fn day(json: &Value, name: &str) -> Option<Day> {
    str(json, name).and_then(Day::parse)
}

pub(super) fn flag(json: &Value, name: &str) -> bool {
    json.get(name).and_then(Value::as_bool).unwrap_or_default()
}

pub(super) fn list<'a>(json: &'a Value, name: &str) -> &'a [Value] {
    json.get(name)
        .and_then(Value::as_array)
        .map(Vec::as_slice)
        .unwrap_or_default()
}

pub(super) fn codes(json: &Value, name: &str) -> impl Iterator<Item = PermissionCode> {
    let texts = list(json, name).iter().filter_map(Value::as_str);
    texts.map(|code| PermissionCode::new(code.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Consent, Rights};

    #[test]
    fn a_session() {
        let signed_in = json!({
            "state": "signed_in", "expires_at": "2026-11-22T12:30:00Z", "new": 1,
            "person": { "id": "p-1", "last_name": "Иванова", "first_name": "Мария", "middle_name": null },
        });
        let person = session(&signed_in).unwrap().unwrap();
        assert_eq!(person.name.whole(), "Иванова Мария");
        assert_eq!(session(&json!({ "state": "signed_out" })), Some(None));
        assert_eq!(session(&json!({ "state": "whatever" })), Some(None));
        assert_eq!(session(&json!({ "state": "signed_in" })), None);
        assert_eq!(session(&json!([])), None);
    }

    #[test]
    fn an_organization_with_nothing_optional_and_unknown_values() {
        let bare = json!({
            "id": "a", "short_name": "А", "role": "future",
            "access": { "state": "closed", "reason": "future" },
        });
        let organization = organization(&bare).unwrap();
        assert_eq!(organization.summary.role, Role::Unnamed);
        assert_eq!(
            organization.summary.access,
            Access::Closed(ClosedReason::Unknown)
        );
        assert!(!organization.administration && organization.sections.is_empty());
    }

    #[test]
    fn sections_in_the_menus_order_without_unknown_ones() {
        let json = json!({
            "id": "a", "short_name": "А", "access": { "state": "open" },
            "sections": ["violations", "future", "training_registry"],
        });
        let sections = organization(&json).unwrap().sections;
        assert_eq!(sections, [Section::TrainingRegistry, Section::Violations]);
    }

    #[test]
    fn an_id_that_is_not_safe_in_a_path_is_not_read() {
        let json = json!({ "id": "../x", "short_name": "А", "access": { "state": "open" } });
        assert!(organization_summary(&json).is_none());
    }

    #[test]
    fn a_page_with_an_item_that_is_not_understood_is_no_page() {
        let good = json!({ "id": "s", "last_name": "А", "first_name": "Б", "has_access": true });
        let whole = json!({ "items": [good], "total": 7, "next_cursor": "c" });
        let read = page(&whole, staff_member).unwrap();
        assert!(read.items[0].has_access);
        assert_eq!(
            (read.total, read.next),
            (7, Some(Cursor::new("c".to_owned())))
        );
        assert!(page(&json!({ "items": [{}], "total": 1 }), staff_member).is_none());
    }

    #[test]
    fn grants_as_the_contract_shows_them() {
        let member = json!({ "id": "s-sidorova", "last_name": "Сидорова", "first_name": "Анна", "has_access": false });
        let permissions: Permissions = [PermissionCode::new("sout.view".to_owned())]
            .into_iter()
            .collect();
        let sidorova = Grantee::Staff(staff_member(&member).unwrap());
        let mut rights = Rights {
            permissions,
            term: Term::default(),
        };
        let body = grant(&Grant::new(sidorova.clone(), rights.clone(), None).unwrap());
        assert_eq!(
            body,
            json!({ "staff_id": "s-sidorova", "permissions": ["sout.view"] })
        );
        rights.term.until = Day::parse("2026-12-31");
        let consent = Consent {
            version: "1".into(),
            given_on: None,
        };
        let body = grant(&Grant::new(sidorova, rights, Some(consent)).unwrap());
        assert_eq!(
            body,
            json!({
                "staff_id": "s-sidorova", "permissions": ["sout.view"],
                "valid_from": null, "valid_until": "2026-12-31",
                "consent": { "held": true, "version": "1" },
            })
        );
    }
}
