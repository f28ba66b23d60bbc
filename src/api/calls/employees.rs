//! Employees: those of the staff directory, and those with access.

use super::shared::full_name;
use crate::api::answer::{Answer, Success};
use crate::api::client::Client;
use crate::api::error::ApiError;
use crate::api::lenient::lenient;
use crate::api::list::{CHUNK, MOST};
use crate::api::offered::Offered;
use crate::api::request::{Request, employee_path, organization_path};
use crate::domain::{
    Cursor, Day, Employee, EmployeeAccess, EmployeeId, EmployeeQuery, History, Numbers,
    OrganizationId, Page, Permissions, StaffId, StaffMember, Term, Version, offer,
};
use serde::{Deserialize, Serialize};

#[derive(Deserialize)]
pub(in crate::api) struct StaffMemberDto {
    id: StaffId,
    last_name: String,
    first_name: String,
    #[serde(default, deserialize_with = "lenient")]
    middle_name: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    position: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    snils_masked: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    has_access: bool,
}

impl From<StaffMemberDto> for StaffMember {
    fn from(member: StaffMemberDto) -> Self {
        Self {
            id: member.id,
            name: full_name(member.last_name, member.first_name, member.middle_name),
            position: member.position,
            snils_masked: member.snils_masked,
            has_access: member.has_access,
        }
    }
}

#[derive(Deserialize)]
pub(in crate::api) struct EmployeeDto {
    id: EmployeeId,
    last_name: String,
    first_name: String,
    #[serde(default, deserialize_with = "lenient")]
    middle_name: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    position: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    snils_masked: Option<String>,
    permissions: Permissions,
    #[serde(default, deserialize_with = "lenient")]
    is_me: bool,
    #[serde(default, deserialize_with = "lenient")]
    version: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    valid_from: Option<Day>,
    #[serde(default, deserialize_with = "lenient")]
    valid_until: Option<Day>,
    #[serde(default, deserialize_with = "lenient")]
    granted_at: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    granted_by: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    last_sign_in_at: Option<String>,
}

impl From<EmployeeDto> for Employee {
    fn from(employee: EmployeeDto) -> Self {
        Self {
            id: employee.id,
            name: full_name(
                employee.last_name,
                employee.first_name,
                employee.middle_name,
            ),
            position: employee.position,
            snils_masked: employee.snils_masked,
            permissions: employee.permissions,
            is_me: employee.is_me,
            term: Term {
                from: employee.valid_from,
                until: employee.valid_until,
            },
            version: employee.version.as_deref().and_then(Version::from_etag),
            history: History {
                granted_at: employee.granted_at,
                granted_by: employee.granted_by,
                last_sign_in_at: employee.last_sign_in_at,
            },
        }
    }
}

/// Numbers that are not known are null, and not left out: `deserialize_with` makes both required.
#[derive(Deserialize)]
pub(in crate::api) struct NumbersDto {
    #[serde(deserialize_with = "Option::deserialize")]
    snils: Option<String>,
    #[serde(deserialize_with = "Option::deserialize")]
    inn: Option<String>,
}

impl From<NumbersDto> for Numbers {
    fn from(numbers: NumbersDto) -> Self {
        Self {
            snils: numbers.snils,
            inn: numbers.inn,
        }
    }
}

/// `PermissionSet`, and the beginning of a `Grant`. A term that is not in it stays as it is; a bound that is null
/// is removed.
#[derive(Serialize)]
pub(in crate::api) struct PermissionSetBody<'a> {
    pub permissions: &'a Permissions,
    #[serde(flatten)]
    pub term: Option<TermBody<'a>>,
}

#[derive(Serialize)]
pub(in crate::api) struct TermBody<'a> {
    valid_from: Option<&'a Day>,
    valid_until: Option<&'a Day>,
}

impl<'a> From<&'a Term> for TermBody<'a> {
    fn from(term: &'a Term) -> Self {
        Self {
            valid_from: term.from.as_ref(),
            valid_until: term.until.as_ref(),
        }
    }
}

impl Client {
    /// `listStaff`.
    pub async fn staff(
        &self,
        organization: &OrganizationId,
        text: &str,
        cursor: Option<&Cursor>,
    ) -> Result<Page<StaffMember>, ApiError> {
        let path = organization_path(organization, "/staff");
        let request = Request::list(path, CHUNK, text, &[], cursor);
        self.send(request).await?.page::<StaffMemberDto, _>()
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
        let offered = self.offered::<offer::SearchFilters>().is_some();
        let filters = query.filters();
        let filters = if offered { &filters[..] } else { &[] };
        let request = Request::list(path, limit, &query.text, filters, cursor);
        self.send(request).await?.page::<EmployeeDto, _>()
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
        (permissions, term): (&Permissions, Option<&Term>),
        meant: Confirmation,
    ) -> Result<EmployeeAccess, ApiError> {
        let path = employee_path(organization, id, "/permissions");
        let body = PermissionSetBody {
            permissions,
            term: term.map(TermBody::from),
        };
        let request = Request::put(path, Success::Ok)
            .header("If-Match", version.as_if_match())
            .json(&body);
        self.send(meant.confirm(request)).await?.employee()
    }

    /// `revokeAccess`, unless somebody saved since `version`.
    pub async fn revoke_access(
        &self,
        organization: &OrganizationId,
        id: &EmployeeId,
        version: &Version,
        meant: Confirmation,
    ) -> Result<(), ApiError> {
        let path = employee_path(organization, id, "");
        let request =
            Request::delete(path, Success::NoContent).header("If-Match", version.as_if_match());
        self.send(meant.confirm(request)).await.map(|_| ())
    }
}

impl Offered<offer::Restore> {
    /// `restoreAccess`: gives back what the last revocation took.
    pub async fn restore_access(
        &self,
        organization: &OrganizationId,
        id: &EmployeeId,
    ) -> Result<EmployeeAccess, ApiError> {
        let path = employee_path(organization, id, "/restore");
        let request = Request::post(path, Success::Ok);
        self.send(request).await?.employee()
    }
}

impl Offered<offer::Reveal> {
    /// `revealNumbers`; the backend writes down who looked.
    pub async fn reveal_numbers(
        &self,
        organization: &OrganizationId,
        id: &EmployeeId,
    ) -> Result<Numbers, ApiError> {
        let path = employee_path(organization, id, "/reveal");
        let answer = self.send(Request::post(path, Success::Ok)).await?;
        answer.read::<NumbersDto>().map(Numbers::from)
    }
}

/// Whether the user has said that a change to their own rights is meant.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub enum Confirmation {
    /// It does not come to that, or nobody has asked yet: the backend refuses.
    #[default]
    Unasked,
    /// They said so.
    OwnRights,
}

impl Confirmation {
    fn confirm(self, request: Request) -> Request {
        match self {
            Self::Unasked => request,
            Self::OwnRights => request.header("Confirm", "own-rights"),
        }
    }
}

impl Answer {
    /// The employee with the version that a further change must carry.
    pub(in crate::api) fn employee(&self) -> Result<EmployeeAccess, ApiError> {
        let employee: EmployeeDto = self.read()?;
        Ok(EmployeeAccess {
            version: self.version(employee.version.as_deref())?,
            employee: employee.into(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::tests::answer;
    use crate::domain::PermissionCode;
    use serde_json::json;

    #[test]
    fn a_page_with_an_item_that_is_not_understood_is_no_page() {
        let good = json!({ "id": "s", "last_name": "А", "first_name": "Б", "has_access": true });
        let page = |json| answer(&json).page::<StaffMemberDto, StaffMember>();
        let read = page(json!({ "items": [good], "total": 7, "next_cursor": "c" })).unwrap();
        assert!(read.items[0].has_access);
        assert_eq!(
            (read.total, read.next),
            (7, Some(Cursor::new("c".to_owned())))
        );
        assert!(page(json!({ "items": [good, {}], "total": 2 })).is_err());
        let elsewhere = json!({ "id": "../s", "last_name": "А", "first_name": "Б" });
        assert!(page(json!({ "items": [good, elsewhere], "total": 2 })).is_err());
    }

    #[test]
    fn a_number_that_is_left_out_is_not_an_unknown_one() {
        let numbers = |json| answer(&json).read::<NumbersDto>().is_ok();
        assert!(numbers(json!({ "snils": null, "inn": null })));
        assert!(!numbers(json!({ "snils": "11223344595" })));
    }

    #[test]
    fn a_permission_that_is_not_known_is_sent_back() {
        let json = json!({
            "id": "e-1", "last_name": "А", "first_name": "Б", "permissions": ["sout.view", "future"],
        });
        let permissions = answer(&json).employee().unwrap().employee.permissions;
        let body = PermissionSetBody {
            permissions: &permissions,
            term: None,
        };
        let body = serde_json::to_value(&body).unwrap();
        assert_eq!(body, json!({ "permissions": ["future", "sout.view"] }));
    }

    #[test]
    fn a_term_stays_as_it_is_or_loses_its_bounds() {
        let permissions = [PermissionCode::new("a".to_owned())].into_iter().collect();
        let body = |term: Option<&Term>| {
            let body = PermissionSetBody {
                permissions: &permissions,
                term: term.map(TermBody::from),
            };
            serde_json::to_value(&body).unwrap()
        };
        assert_eq!(body(None), json!({ "permissions": ["a"] }));
        let term = Term {
            from: Day::parse("2026-12-01"),
            until: None,
        };
        assert_eq!(
            body(Some(&term)),
            json!({ "permissions": ["a"], "valid_from": "2026-12-01", "valid_until": null })
        );
    }
}
