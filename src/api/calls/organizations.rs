//! The organizations of the person who signed in.

use crate::api::answer::Answer;
use crate::api::client::Client;
use crate::api::error::ApiError;
use crate::api::lenient::lenient;
use crate::api::list::CHUNK;
use crate::api::request::{Request, organization_path};
use crate::domain::{
    Access, AccessState, ClosedReason, Cursor, Organization, OrganizationId, OrganizationQuery,
    OrganizationSort, OrganizationSummary, Page, Role, Section, SectionAction,
};
use serde::Deserialize;

#[derive(Deserialize)]
pub(in crate::api) struct OrganizationSummaryDto {
    id: OrganizationId,
    short_name: String,
    #[serde(default, deserialize_with = "lenient")]
    full_name: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    branch_name: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    ogrn: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    inn: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    role: Option<Role>,
    access: AccessDto,
}

#[derive(Deserialize)]
struct AccessDto {
    state: AccessStateDto,
    #[serde(default, deserialize_with = "lenient")]
    reason: Option<ClosedReason>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum AccessStateDto {
    Open,
    #[serde(other)]
    Closed,
}

impl From<AccessDto> for Access {
    fn from(access: AccessDto) -> Self {
        match access.state {
            AccessStateDto::Open => Self::Open,
            AccessStateDto::Closed => Self::Closed(access.reason.unwrap_or_default()),
        }
    }
}

impl From<OrganizationSummaryDto> for OrganizationSummary {
    fn from(organization: OrganizationSummaryDto) -> Self {
        Self {
            id: organization.id,
            short_name: organization.short_name,
            full_name: organization.full_name,
            branch_name: organization.branch_name,
            ogrn: organization.ogrn,
            inn: organization.inn,
            role: organization.role.unwrap_or_default(),
            access: organization.access.into(),
        }
    }
}

/// What `Organization` has beside its summary.
#[derive(Deserialize)]
struct OrganizationDto {
    #[serde(default, deserialize_with = "lenient")]
    administration: bool,
    #[serde(default, deserialize_with = "lenient")]
    sections: Vec<String>,
    #[serde(default, deserialize_with = "lenient")]
    actions: Vec<String>,
}

impl Client {
    /// `listOrganizations`.
    pub async fn organizations(
        &self,
        query: &OrganizationQuery,
        cursor: Option<&Cursor>,
    ) -> Result<Page<OrganizationSummary>, ApiError> {
        let path = "/organizations".to_owned();
        let request = Request::list(path, CHUNK, &query.text, &filters(query), cursor);
        self.send(request)
            .await?
            .page::<OrganizationSummaryDto, _>()
    }

    /// `getOrganization`.
    pub async fn organization(&self, id: &OrganizationId) -> Result<Organization, ApiError> {
        self.send(Request::get(organization_path(id, "")))
            .await?
            .organization()
    }
}

impl Answer {
    pub(in crate::api) fn organization(&self) -> Result<Organization, ApiError> {
        let summary: OrganizationSummaryDto = self.read()?;
        let rest: OrganizationDto = self.read()?;
        let is_open = |section: &Section| rest.sections.iter().any(|name| name == section.code());
        Ok(Organization {
            summary: summary.into(),
            administration: rest.administration,
            sections: Section::ALL.into_iter().filter(is_open).collect(),
            actions: rest
                .actions
                .iter()
                .filter_map(|name| SectionAction::of(name))
                .collect(),
        })
    }
}

/// The parameters of `listOrganizations` beside those of every list.
fn filters(query: &OrganizationQuery) -> [(&'static str, &'static str); 3] {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::tests::answer;
    use serde_json::json;

    #[test]
    fn with_nothing_optional_and_unknown_values() {
        let bare = json!({
            "id": "a", "short_name": "А", "role": "future",
            "access": { "state": "closed", "reason": "future" },
        });
        let organization = answer(&bare).organization().unwrap();
        assert_eq!(organization.summary.role, Role::Unnamed);
        assert_eq!(
            organization.summary.access,
            Access::Closed(ClosedReason::Unknown)
        );
        assert!(!organization.administration && organization.sections.is_empty());
    }

    #[test]
    fn a_role_and_a_reason_by_their_names() {
        let read = |role: &str, reason: Option<&str>| {
            let json = json!({
                "id": "a", "short_name": "А", "role": role,
                "access": { "state": "future", "reason": reason },
            });
            let summary = answer(&json).organization().unwrap().summary;
            (summary.role, summary.access)
        };
        for (name, role) in [
            ("head", Role::Head),
            ("administrator", Role::Administrator),
            ("employee", Role::Employee),
        ] {
            let closed = Access::Closed(ClosedReason::Unknown);
            assert_eq!(read(name, None), (role, closed));
        }
        for (name, reason) in [
            ("not_granted", ClosedReason::NotGranted),
            ("blocked", ClosedReason::Blocked),
            ("liquidated", ClosedReason::Liquidated),
            ("not_administrator", ClosedReason::NotAdministrator),
            ("account_unconfirmed", ClosedReason::AccountUnconfirmed),
            ("checking", ClosedReason::Checking),
            ("not_yet", ClosedReason::NotYet),
            ("expired", ClosedReason::Expired),
        ] {
            assert_eq!(read("", Some(name)).1, Access::Closed(reason));
        }
    }

    #[test]
    fn sections_in_the_menus_order_without_unknown_ones() {
        let json = json!({
            "id": "a", "short_name": "А", "access": { "state": "open" },
            "sections": ["violations", "future", "training_registry"],
            "actions": ["future", "registry_send"],
        });
        let organization = answer(&json).organization().unwrap();
        let sections = [Section::TrainingRegistry, Section::Violations];
        assert_eq!(organization.sections, sections);
        assert_eq!(organization.actions, [SectionAction::SendRecords]);
    }

    #[test]
    fn an_id_that_is_not_safe_in_a_path_is_not_read() {
        let json = json!({ "id": "../x", "short_name": "А", "access": { "state": "open" } });
        assert!(answer(&json).organization().is_err());
    }

    #[test]
    fn filters_are_named_as_the_contract_names_them() {
        let query = OrganizationQuery {
            text: "7701".to_owned(),
            role: Some(Role::Head),
            state: Some(AccessState::Liquidated),
            sort: OrganizationSort::NameBackwards,
        };
        let expected = [("role", "head"), ("state", "liquidated"), ("sort", "-name")];
        assert_eq!(filters(&query), expected);
        let everything = filters(&OrganizationQuery::default());
        assert!(everything.iter().all(|(_, value)| value.is_empty()));
    }
}
