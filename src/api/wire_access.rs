//! The JSON of what a backend may offer beside the core of the contract; read as `wire` reads.

use super::wire::{codes, flag, permission_set, str, term, text};
use crate::domain::{
    ConsentForm, EmployeeId, JournalAction, JournalEntry, Numbers, Offers, Permissions, Rights,
    Template, TemplateId,
};
use serde_json::{Value, json};

/// `Capabilities`.
pub fn offers(json: &Value) -> Option<Offers> {
    let names = json.get("offers")?.as_array()?.iter();
    Some(Offers::parse(names.filter_map(Value::as_str)))
}

/// The items of `TemplateList`.
pub fn templates(json: &Value) -> Option<Vec<Template>> {
    let items = json.get("items")?.as_array()?;
    items.iter().map(template).collect()
}

/// `Template`.
pub fn template(json: &Value) -> Option<Template> {
    json.get("permissions")?.as_array()?;
    Some(Template {
        id: TemplateId::parse(str(json, "id")?)?,
        name: text(json, "name")?,
        permissions: codes(json, "permissions").collect(),
        built_in: flag(json, "built_in"),
    })
}

/// `Numbers`; one that is not known is null, and not left out.
pub fn numbers(json: &Value) -> Option<Numbers> {
    let number = |name| {
        json.get(name)?;
        Some(text(json, name))
    };
    Some(Numbers {
        snils: number("snils")?,
        inn: number("inn")?,
    })
}

/// `ConsentForm`.
pub fn consent_form(json: &Value) -> Option<ConsentForm> {
    let paragraphs = json.get("paragraphs")?.as_array()?.iter();
    Some(ConsentForm {
        version: text(json, "version")?,
        title: text(json, "title")?,
        paragraphs: paragraphs
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect(),
    })
}

/// `JournalItem`.
pub fn journal_entry(json: &Value) -> Option<JournalEntry> {
    let name = |of: &str| text(json.get(of)?, "name");
    let code = str(json, "action")?;
    let rights = |set: &str, span: &str| {
        json.get(set)?.as_array()?;
        Some(Rights {
            permissions: codes(json, set).collect(),
            term: json.get(span).map(term).unwrap_or_default(),
        })
    };
    let employee = json.get("employee")?;
    Some(JournalEntry {
        at: text(json, "at")?,
        actor: name("actor").unwrap_or_default(),
        employee: name("employee").unwrap_or_default(),
        employee_id: str(employee, "id").and_then(EmployeeId::parse),
        action: JournalAction::ALL
            .into_iter()
            .find(|action| action.code() == code),
        before: rights("before", "before_span"),
        after: rights("after", "after_span"),
        consent: json
            .get("consent")
            .and_then(|consent| text(consent, "version")),
    })
}

/// `PeopleToCheck`.
pub fn people(people: &[(String, String)]) -> Value {
    let people = people.iter();
    let people: Vec<_> = people
        .map(|(snils, inn)| json!({ "snils": snils, "inn": inn }))
        .collect();
    json!({ "people": people })
}

/// `CheckedPeople`: who of them has access.
pub fn have_access(json: &Value) -> Option<Vec<bool>> {
    let items = json.get("items")?.as_array()?.iter();
    let items = items.map(|item| Some(str(item, "outcome")? == "has_access"));
    items.collect()
}

/// `NewTemplate`.
pub fn new_template(name: &str, set: &Permissions) -> Value {
    let mut body = permission_set(set, None);
    body["name"] = name.into();
    body
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_the_journal_with_as_little_as_the_contract_allows() {
        let json = json!({
            "at": "2026-11-24T09:30:00Z", "actor": { "name": "Иванова" }, "action": "future",
            "employee": { "id": "e-1", "name": "Петров" }, "before": null, "after": ["a"],
        });
        let entry = journal_entry(&json).unwrap();
        assert_eq!((entry.action, entry.before), (None, None));
        assert_eq!(entry.after.unwrap().permissions.iter().count(), 1);
    }

    #[test]
    fn a_number_that_is_left_out_is_not_an_unknown_one() {
        assert!(numbers(&json!({ "snils": null, "inn": null })).is_some());
        assert!(numbers(&json!({ "snils": "11223344595" })).is_none());
    }
}
