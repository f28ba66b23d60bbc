//! The operations of the contract, by the names it gives them.

use axum::extract::{MatchedPath, Request};
use axum::http::Method;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Operation {
    GetCapabilities,
    GetSession,
    StartLogin,
    CompleteLogin,
    Logout,
    ListOrganizations,
    GetOrganization,
    ListPermissions,
    ListStaff,
    GetConsentForm,
    ListEmployees,
    GrantAccess,
    CheckPeople,
    GetEmployee,
    RevokeAccess,
    ChangePermissions,
    RevealNumbers,
    RestoreAccess,
    ListJournal,
    ListTemplates,
    CreateTemplate,
    DeleteTemplate,
}

impl Operation {
    pub const ALL: [Self; 22] = [
        Self::GetCapabilities,
        Self::GetSession,
        Self::StartLogin,
        Self::CompleteLogin,
        Self::Logout,
        Self::ListOrganizations,
        Self::GetOrganization,
        Self::ListPermissions,
        Self::ListStaff,
        Self::GetConsentForm,
        Self::ListEmployees,
        Self::GrantAccess,
        Self::CheckPeople,
        Self::GetEmployee,
        Self::RevokeAccess,
        Self::ChangePermissions,
        Self::RevealNumbers,
        Self::RestoreAccess,
        Self::ListJournal,
        Self::ListTemplates,
        Self::CreateTemplate,
        Self::DeleteTemplate,
    ];

    /// Its `operationId`.
    pub fn name(self) -> &'static str {
        match self {
            Self::GetCapabilities => "getCapabilities",
            Self::GetSession => "getSession",
            Self::StartLogin => "startLogin",
            Self::CompleteLogin => "completeLogin",
            Self::Logout => "logout",
            Self::ListOrganizations => "listOrganizations",
            Self::GetOrganization => "getOrganization",
            Self::ListPermissions => "listPermissions",
            Self::ListStaff => "listStaff",
            Self::GetConsentForm => "getConsentForm",
            Self::ListEmployees => "listEmployees",
            Self::GrantAccess => "grantAccess",
            Self::CheckPeople => "checkPeople",
            Self::GetEmployee => "getEmployee",
            Self::RevokeAccess => "revokeAccess",
            Self::ChangePermissions => "changePermissions",
            Self::RevealNumbers => "revealNumbers",
            Self::RestoreAccess => "restoreAccess",
            Self::ListJournal => "listJournal",
            Self::ListTemplates => "listTemplates",
            Self::CreateTemplate => "createTemplate",
            Self::DeleteTemplate => "deleteTemplate",
        }
    }

    pub fn method(self) -> Method {
        match self {
            Self::StartLogin
            | Self::CompleteLogin
            | Self::Logout
            | Self::GrantAccess
            | Self::CheckPeople
            | Self::CreateTemplate
            | Self::RevealNumbers
            | Self::RestoreAccess => Method::POST,
            Self::ChangePermissions => Method::PUT,
            Self::RevokeAccess | Self::DeleteTemplate => Method::DELETE,
            _ => Method::GET,
        }
    }

    /// Its path in the contract, below `/api/v1`.
    pub fn path(self) -> &'static str {
        match self {
            Self::GetCapabilities => "/capabilities",
            Self::GetSession => "/session",
            Self::StartLogin => "/login",
            Self::CompleteLogin => "/callback",
            Self::Logout => "/logout",
            Self::ListOrganizations => "/organizations",
            Self::GetOrganization => "/organizations/{organization_id}",
            Self::ListPermissions => "/organizations/{organization_id}/permissions",
            Self::ListStaff => "/organizations/{organization_id}/staff",
            Self::GetConsentForm => "/organizations/{organization_id}/consent-form",
            Self::ListEmployees | Self::GrantAccess => "/organizations/{organization_id}/employees",
            Self::CheckPeople => "/organizations/{organization_id}/employees/check",
            Self::GetEmployee | Self::RevokeAccess => {
                "/organizations/{organization_id}/employees/{employee_id}"
            }
            Self::ChangePermissions => {
                "/organizations/{organization_id}/employees/{employee_id}/permissions"
            }
            Self::RevealNumbers => {
                "/organizations/{organization_id}/employees/{employee_id}/reveal"
            }
            Self::RestoreAccess => {
                "/organizations/{organization_id}/employees/{employee_id}/restore"
            }
            Self::ListJournal => "/organizations/{organization_id}/journal",
            Self::ListTemplates | Self::CreateTemplate => {
                "/organizations/{organization_id}/templates"
            }
            Self::DeleteTemplate => "/organizations/{organization_id}/templates/{template_id}",
        }
    }

    /// Which operation a request asks for, once it has been routed.
    pub fn of(request: &Request) -> Option<Self> {
        let route = request.extensions().get::<MatchedPath>()?;
        let path = route
            .as_str()
            .strip_prefix("/api/v1")
            .unwrap_or(route.as_str());
        Self::ALL
            .into_iter()
            .find(|op| op.path() == path && op.method() == *request.method())
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|operation| operation.name() == name)
    }
}
