//! A request of the contract, as the functions of the calls put it together.

use super::answer::Success;
use crate::domain::{EmployeeId, OrganizationId};
use gloo_net::http::Method;
use serde::Serialize;

/// A request being made. It may go out twice: with the next token.
pub(super) struct Request {
    pub method: Method,
    pub path: String,
    pub promised: Success,
    pub query: Vec<(&'static str, String)>,
    pub headers: Vec<(&'static str, String)>,
    pub body: Option<String>,
}

impl Request {
    /// A read; the contract promises 200 of each.
    pub fn get(path: String) -> Self {
        Self::new(Method::GET, path, Success::Ok)
    }

    pub fn post(path: String, promised: Success) -> Self {
        Self::new(Method::POST, path, promised)
    }

    pub fn put(path: String, promised: Success) -> Self {
        Self::new(Method::PUT, path, promised)
    }

    pub fn delete(path: String, promised: Success) -> Self {
        Self::new(Method::DELETE, path, promised)
    }

    fn new(method: Method, path: String, promised: Success) -> Self {
        Self {
            method,
            path,
            promised,
            query: Vec::new(),
            headers: Vec::new(),
            body: None,
        }
    }

    /// A parameter of the address. Empty means what is absent means, and the shorter address is the same for
    /// every backend.
    pub fn query(mut self, name: &'static str, value: &str) -> Self {
        if !value.is_empty() {
            self.query.push((name, value.to_owned()));
        }
        self
    }

    pub fn header(mut self, name: &'static str, value: &str) -> Self {
        self.headers.push((name, value.to_owned()));
        self
    }

    pub fn json(self, body: &impl Serialize) -> Self {
        // Structs of texts, numbers and lists: none of them can fail.
        self.json_text(serde_json::to_string(body).unwrap_or_default())
    }

    /// A body that is JSON already.
    pub fn json_text(mut self, body: String) -> Self {
        self.body = Some(body);
        self.header("Content-Type", "application/json")
    }
}

/// Ids are safe in a path as they are (`domain::id`).
pub(super) fn organization_path(id: &OrganizationId, rest: &str) -> String {
    format!("/organizations/{}{rest}", id.as_str())
}

pub(super) fn employee_path(organization: &OrganizationId, id: &EmployeeId, rest: &str) -> String {
    format!(
        "{}/{}{rest}",
        organization_path(organization, "/employees"),
        id.as_str()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_organization_is_in_every_path() {
        let organization = OrganizationId::parse("romashka").unwrap();
        let employee = EmployeeId::parse("e-1").unwrap();
        assert_eq!(
            employee_path(&organization, &employee, "/permissions"),
            "/organizations/romashka/employees/e-1/permissions"
        );
    }

    #[test]
    fn what_is_empty_is_not_asked() {
        let request = Request::get("/x".to_owned()).query("q", "").query("a", "b");
        assert_eq!(request.query, [("a", "b".to_owned())]);
    }
}
