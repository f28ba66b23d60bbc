//! One function a call of the contract, in its order.
//!
//! Every function fails with an [`ApiError`] that is one of the answers documented there, or
//! offline, too slow or malformed.
#![expect(clippy::missing_errors_doc, reason = "said once above")]

use super::answer::{Answer, Success};
use super::client::{Client, Request};
use super::error::ApiError;
use super::wire;
use crate::domain::{
    Catalogue, Cursor, Employee, EmployeeAccess, EmployeeId, EmployeeQuery, GrantAttempt,
    Organization, OrganizationId, OrganizationQuery, OrganizationSummary, Page, Permissions,
    Person, StaffMember, Term, Version,
};
use crate::oidc::{AuthorizeUrl, Grant, State};
use serde_json::Value;

impl Client {
    /// `getSession`: who is signed in, if anyone.
    pub async fn session(&self) -> Result<Option<Person>, ApiError> {
        let answer = self.send(Request::get("/session".to_owned())).await?;
        answer.read(wire::session)
    }

    /// `startLogin`: where to send the browser, if `origins` has its origin. With `max_age` somebody who
    /// signed in longer ago, in seconds, has to do it again.
    pub async fn start_login(
        &self,
        origins: &[String],
        max_age: Option<u32>,
    ) -> Result<(AuthorizeUrl, State), ApiError> {
        let request = Request::post("/login".to_owned(), Success::Ok);
        let answer = self
            .send(match max_age {
                Some(_) => request.json(&wire::login_request(max_age)),
                None => request,
            })
            .await?;
        answer.read(|json| {
            let (url, state) = wire::login_start(json)?;
            Some((AuthorizeUrl::new(url, origins).ok()?, state))
        })
    }

    /// `completeLogin`: the person who signed in.
    pub async fn complete_login(&self, grant: &Grant) -> Result<Person, ApiError> {
        let request =
            Request::post("/callback".to_owned(), Success::Ok).json(&wire::login_completion(grant));
        self.send(request)
            .await?
            .read(|json| wire::session(json).flatten())
    }

    /// `logout`: where to go to end the provider's session too, if anywhere we know.
    pub async fn logout(&self, origins: &[String]) -> Result<Option<AuthorizeUrl>, ApiError> {
        let request = Request::post("/logout".to_owned(), Success::Ok);
        let url = self.send(request).await?.read(wire::logout_result)?;
        Ok(url.and_then(|url| AuthorizeUrl::new(url, origins).ok()))
    }

    /// `listOrganizations`.
    pub async fn organizations(
        &self,
        query: &OrganizationQuery,
        cursor: Option<&Cursor>,
    ) -> Result<Page<OrganizationSummary>, ApiError> {
        let filters = wire::organization_filters(query);
        let path = listed("/organizations", CHUNK, &query.text, &filters, cursor);
        self.list(path, wire::organization_summary).await
    }

    /// `getOrganization`.
    pub async fn organization(&self, id: &OrganizationId) -> Result<Organization, ApiError> {
        let answer = self.send(Request::get(organization_path(id, ""))).await?;
        answer.read(wire::organization)
    }

    /// `listPermissions`.
    pub async fn permissions(&self, organization: &OrganizationId) -> Result<Catalogue, ApiError> {
        let answer = self
            .send(Request::get(organization_path(
                organization,
                "/permissions",
            )))
            .await?;
        answer.read(wire::catalogue)
    }

    /// `listStaff`.
    pub async fn staff(
        &self,
        organization: &OrganizationId,
        text: &str,
        cursor: Option<&Cursor>,
    ) -> Result<Page<StaffMember>, ApiError> {
        let path = organization_path(organization, "/staff");
        let path = listed(&path, CHUNK, text, &[], cursor);
        self.list(path, wire::staff_member).await
    }

    /// `listEmployees`, as many as one screen shows.
    pub async fn some_employees(
        &self,
        organization: &OrganizationId,
        query: &EmployeeQuery,
        cursor: Option<&Cursor>,
    ) -> Result<Page<Employee>, ApiError> {
        self.employees_of(organization, query, cursor, CHUNK).await
    }

    /// `listEmployees`, as many as one answer may hold, for reading all.
    pub async fn most_employees(
        &self,
        organization: &OrganizationId,
        query: &EmployeeQuery,
        cursor: Option<&Cursor>,
    ) -> Result<Page<Employee>, ApiError> {
        self.employees_of(organization, query, cursor, MOST).await
    }

    async fn employees_of(
        &self,
        organization: &OrganizationId,
        query: &EmployeeQuery,
        cursor: Option<&Cursor>,
        limit: u16,
    ) -> Result<Page<Employee>, ApiError> {
        let path = organization_path(organization, "/employees");
        let path = listed(&path, limit, &query.text, &query.filters(), cursor);
        self.list(path, wire::employee).await
    }

    /// `grantAccess`; the same attempt sent twice gives access once. The employee as they are now.
    pub async fn grant_access(
        &self,
        organization: &OrganizationId,
        attempt: &GrantAttempt,
    ) -> Result<EmployeeAccess, ApiError> {
        let path = organization_path(organization, "/employees");
        let request = Request::post(path, Success::Created)
            .header("Idempotency-Key", attempt.key.as_str())
            .json(&wire::grant(&attempt.grant));
        self.send(request).await?.employee()
    }

    /// `getEmployee`.
    pub async fn employee(
        &self,
        organization: &OrganizationId,
        id: &EmployeeId,
    ) -> Result<EmployeeAccess, ApiError> {
        let path = employee_path(organization, id, "");
        self.send(Request::get(path)).await?.employee()
    }

    /// `changePermissions`, unless somebody saved since `version`; answers as `grantAccess` does. A
    /// term that stays as it is is `None`.
    pub async fn change_permissions(
        &self,
        organization: &OrganizationId,
        id: &EmployeeId,
        version: &Version,
        change: (&Permissions, Option<&Term>),
        meant: Meant,
    ) -> Result<EmployeeAccess, ApiError> {
        let path = employee_path(organization, id, "/permissions");
        let request = Request::put(path, Success::Ok)
            .header("If-Match", version.as_if_match())
            .json(&wire::permission_set(change.0, change.1));
        self.send(meant.confirm(request)).await?.employee()
    }

    /// `revokeAccess`, unless somebody saved since `version`.
    pub async fn revoke_access(
        &self,
        organization: &OrganizationId,
        id: &EmployeeId,
        version: &Version,
        meant: Meant,
    ) -> Result<(), ApiError> {
        let path = employee_path(organization, id, "");
        let request =
            Request::delete(path, Success::NoContent).header("If-Match", version.as_if_match());
        self.send(meant.confirm(request)).await.map(|_| ())
    }

    pub(super) async fn list<T>(
        &self,
        path: String,
        read: fn(&Value) -> Option<T>,
    ) -> Result<Page<T>, ApiError> {
        self.send(Request::get(path))
            .await?
            .read(|json| wire::page(json, read))
    }
}

/// Whether the user has said that a change to their own rights is meant.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub enum Meant {
    /// It does not come to that, or nobody has asked yet: the backend refuses.
    #[default]
    Unasked,
    /// They said so.
    OwnRights,
}

impl Meant {
    fn confirm(self, request: Request) -> Request {
        match self {
            Self::Unasked => request,
            Self::OwnRights => request.header("Confirm", "own-rights"),
        }
    }
}

impl Answer {
    /// The employee with the version that a further change must carry.
    pub(super) fn employee(&self) -> Result<EmployeeAccess, ApiError> {
        self.read(|json| {
            let employee = wire::employee(json)?;
            let tag = self.etag.as_deref().and_then(Version::from_etag);
            // The same value; a proxy that packs answers makes the tag a weak one.
            let version = tag.or_else(|| employee.version.clone())?;
            Some(EmployeeAccess { employee, version })
        })
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

/// Rows read at once of a list that grows as it is scrolled.
pub const CHUNK: u16 = 20;

/// The most that the contract lets one answer hold.
pub const MOST: u16 = 100;

pub(super) fn listed(
    path: &str,
    limit: u16,
    text: &str,
    filters: &[(&str, &str)],
    cursor: Option<&Cursor>,
) -> String {
    let limit = limit.to_string();
    let cursor = cursor.map_or("", Cursor::as_str);
    let mut query = form_urlencoded::Serializer::new(String::new());
    let all = [("limit", limit.as_str()), ("q", text), ("cursor", cursor)];
    for (name, value) in all.iter().chain(filters) {
        // Empty means what is absent means, and the shorter address is the same for every backend.
        if !value.is_empty() {
            query.append_pair(name, value);
        }
    }
    format!("{path}?{}", query.finish())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{AccessState, OrganizationSort, Role};

    #[test]
    fn what_the_user_typed_is_encoded() {
        let cursor = Cursor::new("a+b/=".to_owned());
        assert_eq!(
            listed("/organizations", 20, "ромашка & К", &[], Some(&cursor)),
            "/organizations?limit=20&q=%D1%80%D0%BE%D0%BC%D0%B0%D1%88%D0%BA%D0%B0+%26+%D0%9A&cursor=a%2Bb%2F%3D"
        );
    }

    #[test]
    fn filters_are_named_as_the_contract_names_them() {
        let query = OrganizationQuery {
            text: "7701".to_owned(),
            role: Some(Role::Head),
            state: Some(AccessState::Liquidated),
            sort: OrganizationSort::NameBackwards,
        };
        let filters = wire::organization_filters(&query);
        assert_eq!(
            listed("/organizations", 20, &query.text, &filters, None),
            "/organizations?limit=20&q=7701&role=head&state=liquidated&sort=-name"
        );
        let everything = wire::organization_filters(&OrganizationQuery::default());
        assert_eq!(listed("/x", 20, "", &everything, None), "/x?limit=20");
    }

    #[test]
    fn the_organization_is_in_every_path() {
        let organization = OrganizationId::parse("romashka").unwrap();
        let employee = EmployeeId::parse("e-1").unwrap();
        assert_eq!(
            employee_path(&organization, &employee, "/permissions"),
            "/organizations/romashka/employees/e-1/permissions"
        );
    }
}
