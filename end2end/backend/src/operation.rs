//! The operations of the contract, by the names it gives them.

use axum::extract::{MatchedPath, Request};
use axum::http::request::Parts;
use axum::http::{Extensions, Method};
use strum::{EnumIter, EnumString, IntoEnumIterator as _, IntoStaticStr};

use crate::domain::access::{Action, Need, Section};
use crate::domain::capability::Capability;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, EnumString, IntoStaticStr)]
#[strum(serialize_all = "camelCase")]
pub enum Operation {
    GetCapabilities,
    GetSession,
    StartLogin,
    CompleteLogin,
    Logout,
    LogoutEverywhere,
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
    ListLearnPrograms,
    ListTrainingRecords,
    ListTrainingSubmissions,
    CreateTrainingSubmission,
    GetTrainingSubmission,
    SendTrainingPortion,
    CompleteTrainingSubmission,
    ListSoutReports,
    GetSoutReport,
    ListWorkplaces,
    ListDeclarations,
    CreateDeclaration,
    GetDeclaration,
    SaveDeclaration,
    DeleteDeclaration,
    SubmitDeclaration,
    ListViolations,
    GetViolation,
    ChangeViolationState,
}

impl Operation {
    /// Its `operationId`.
    pub fn name(self) -> &'static str {
        self.into()
    }

    pub fn method(self) -> Method {
        match self {
            Self::StartLogin
            | Self::CompleteLogin
            | Self::Logout
            | Self::LogoutEverywhere
            | Self::GrantAccess
            | Self::CheckPeople
            | Self::CreateTemplate
            | Self::RevealNumbers
            | Self::RestoreAccess
            | Self::CreateTrainingSubmission
            | Self::CompleteTrainingSubmission
            | Self::CreateDeclaration
            | Self::SubmitDeclaration => Method::POST,
            Self::ChangePermissions
            | Self::SendTrainingPortion
            | Self::SaveDeclaration
            | Self::ChangeViolationState => Method::PUT,
            Self::RevokeAccess | Self::DeleteTemplate | Self::DeleteDeclaration => Method::DELETE,
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
            Self::LogoutEverywhere => "/logout/everywhere",
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
            Self::ListLearnPrograms => "/organizations/{organization_id}/learn-programs",
            Self::ListTrainingRecords => "/organizations/{organization_id}/training-records",
            Self::ListTrainingSubmissions | Self::CreateTrainingSubmission => {
                "/organizations/{organization_id}/training-submissions"
            }
            Self::GetTrainingSubmission => {
                "/organizations/{organization_id}/training-submissions/{submission_id}"
            }
            Self::SendTrainingPortion => {
                "/organizations/{organization_id}/training-submissions/{submission_id}/portions/{number}"
            }
            Self::CompleteTrainingSubmission => {
                "/organizations/{organization_id}/training-submissions/{submission_id}/complete"
            }
            Self::ListSoutReports => "/organizations/{organization_id}/sout-reports",
            Self::GetSoutReport => "/organizations/{organization_id}/sout-reports/{report_id}",
            Self::ListWorkplaces => {
                "/organizations/{organization_id}/sout-reports/{report_id}/workplaces"
            }
            Self::ListDeclarations | Self::CreateDeclaration => {
                "/organizations/{organization_id}/declarations"
            }
            Self::GetDeclaration | Self::SaveDeclaration | Self::DeleteDeclaration => {
                "/organizations/{organization_id}/declarations/{declaration_id}"
            }
            Self::SubmitDeclaration => {
                "/organizations/{organization_id}/declarations/{declaration_id}/submit"
            }
            Self::ListViolations => "/organizations/{organization_id}/violations",
            Self::GetViolation => "/organizations/{organization_id}/violations/{violation_id}",
            Self::ChangeViolationState => {
                "/organizations/{organization_id}/violations/{violation_id}/state"
            }
        }
    }

    /// Which of the rights in the sections a person must have for it, any of them; none: it is no
    /// matter of the sections.
    pub fn needs(self) -> &'static [Need] {
        match self {
            Self::ListLearnPrograms
            | Self::ListTrainingRecords
            | Self::ListTrainingSubmissions
            | Self::GetTrainingSubmission => &[Need::See(Section::TrainingRegistry)],
            Self::CreateTrainingSubmission
            | Self::SendTrainingPortion
            | Self::CompleteTrainingSubmission => &[Need::Do(Action::RegistrySend)],
            // Who declares must choose a report and its workplaces.
            Self::ListSoutReports | Self::GetSoutReport | Self::ListWorkplaces => &[
                Need::See(Section::SoutReports),
                Need::Do(Action::DeclarationsSubmit),
            ],
            Self::ListDeclarations | Self::GetDeclaration => &[Need::See(Section::Declarations)],
            Self::CreateDeclaration
            | Self::SaveDeclaration
            | Self::DeleteDeclaration
            | Self::SubmitDeclaration => &[Need::Do(Action::DeclarationsSubmit)],
            Self::ListViolations | Self::GetViolation => &[Need::See(Section::Violations)],
            Self::ChangeViolationState => &[Need::Do(Action::ViolationsAnswer)],
            _ => &[],
        }
    }

    /// What it belongs to of what not every backend has; as `x-capability` of the contract.
    pub fn capability(self) -> Option<Capability> {
        Some(match self {
            Self::LogoutEverywhere => Capability::SignOutEverywhere,
            Self::GetConsentForm => Capability::Consent,
            Self::CheckPeople => Capability::Check,
            Self::RevealNumbers => Capability::Reveal,
            Self::RestoreAccess => Capability::Restore,
            Self::ListJournal => Capability::Journal,
            Self::ListTemplates | Self::CreateTemplate | Self::DeleteTemplate => {
                Capability::Templates
            }
            Self::ListLearnPrograms
            | Self::ListTrainingRecords
            | Self::ListTrainingSubmissions
            | Self::CreateTrainingSubmission
            | Self::GetTrainingSubmission
            | Self::SendTrainingPortion
            | Self::CompleteTrainingSubmission => Capability::TrainingRegistry,
            Self::ListSoutReports | Self::GetSoutReport | Self::ListWorkplaces => {
                Capability::SoutReports
            }
            Self::ListDeclarations
            | Self::CreateDeclaration
            | Self::GetDeclaration
            | Self::SaveDeclaration
            | Self::DeleteDeclaration
            | Self::SubmitDeclaration => Capability::Declarations,
            Self::ListViolations | Self::GetViolation | Self::ChangeViolationState => {
                Capability::Violations
            }
            _ => return None,
        })
    }

    /// Which operation a request asks for, once it has been routed.
    pub fn of(request: &Request) -> Option<Self> {
        Self::routed(request.extensions(), request.method())
    }

    /// The same of what is left of a request in an extractor.
    pub fn of_parts(parts: &Parts) -> Option<Self> {
        Self::routed(&parts.extensions, &parts.method)
    }

    fn routed(extensions: &Extensions, method: &Method) -> Option<Self> {
        let route = extensions.get::<MatchedPath>()?;
        let path = route
            .as_str()
            .strip_prefix("/api/v1")
            .unwrap_or(route.as_str());
        Self::iter().find(|op| op.path() == path && op.method() == *method)
    }
}
