//! СОУТ reports and their workplaces.

use std::sync::Arc;

use axum::Json;
use axum::extract::{FromRequestParts, State};
use axum::http::request::Parts;
use serde::{Deserialize, Serialize};

use super::page::{PageBody, parameters, sort};
use crate::app::App;
use crate::domain::sout::{ConditionClass, Factor};
use crate::domain::span::Date;
use crate::member::{Entitled, ReportId};
use crate::problem::{Kind, Problem};
use crate::store::page::{PageQuery, Sort};
use crate::store::sout::{
    ClassCount, GuaranteeCount, Report, ReportFilter, Workplace, WorkplaceFilter,
};
use crate::text::Search;

#[derive(Serialize)]
pub struct Summary {
    id: String,
    number: String,
    approved_on: Date,
    valid_until: Option<Date>,
    assessor: Option<String>,
    workplaces: i64,
    worst_class: Option<ConditionClass>,
}

impl From<Report> for Summary {
    fn from(report: Report) -> Self {
        Self {
            id: report.id,
            number: report.number,
            approved_on: report.approved_on,
            valid_until: report.valid_until,
            assessor: report.assessor,
            workplaces: report.workplaces,
            worst_class: report.worst_class,
        }
    }
}

#[derive(Serialize)]
struct ClassBody {
    class: ConditionClass,
    label: String,
    workplaces: i64,
    employees: i64,
}

#[derive(Serialize)]
struct GuaranteeBody {
    name: String,
    workplaces: i64,
}

#[derive(Serialize)]
pub struct ReportBody {
    #[serde(flatten)]
    summary: Summary,
    employees: i64,
    classes: Vec<ClassBody>,
    guarantees: Vec<GuaranteeBody>,
}

#[derive(Serialize)]
pub struct WorkplaceBody {
    id: String,
    number: String,
    name: String,
    department: Option<String>,
    employees: i64,
    class: ConditionClass,
    declarable: bool,
    factors: Vec<Factor>,
    guarantees: Vec<String>,
}

impl From<Workplace> for WorkplaceBody {
    fn from(workplace: Workplace) -> Self {
        Self {
            id: workplace.id,
            number: workplace.number,
            name: workplace.name,
            department: workplace.department,
            employees: workplace.employees,
            class: workplace.class,
            declarable: workplace.class.declarable(),
            factors: workplace.factors,
            guarantees: workplace.guarantees,
        }
    }
}

/// What the list of reports is asked.
pub struct Asked {
    filter: ReportFilter,
    page: PageQuery,
}

impl<S: Send + Sync> FromRequestParts<S> for Asked {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        let sort = sort(parts, [Sort::DateDescending, Sort::Date, Sort::Workplaces]).await?;
        Ok(Self {
            filter: parameters(parts).await?,
            page: PageQuery::read(parts, sort, Search::people).await?,
        })
    }
}

pub async fn list(
    State(app): State<Arc<App>>,
    Entitled(member): Entitled,
    Asked { filter, page }: Asked,
) -> Result<Json<PageBody<Summary>>, Problem> {
    let organization = &member.organization.id;
    let page = app.store.sout_reports(organization, &filter, &page).await?;
    Ok(Json(PageBody::new(page, Summary::from)))
}

pub async fn show(
    State(app): State<Arc<App>>,
    Entitled(member): Entitled,
    ReportId(id): ReportId,
) -> Result<Json<ReportBody>, Problem> {
    let found = app.store.sout_report(&member.organization.id, &id).await?;
    let (report, classes, guarantees) = found.ok_or(Kind::NotFound)?;
    let class = |count: ClassCount| ClassBody {
        class: count.class,
        label: count.class.label(),
        workplaces: count.workplaces,
        employees: count.employees,
    };
    let guarantee = |count: GuaranteeCount| GuaranteeBody {
        name: count.name,
        workplaces: count.workplaces,
    };
    Ok(Json(ReportBody {
        employees: report.employees,
        summary: report.into(),
        classes: classes.into_iter().map(class).collect(),
        guarantees: guarantees.into_iter().map(guarantee).collect(),
    }))
}

/// What the list of workplaces is asked.
pub struct WorkplacesAsked {
    filter: WorkplaceFilter,
    page: PageQuery,
}

impl<S: Send + Sync> FromRequestParts<S> for WorkplacesAsked {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        #[derive(Deserialize)]
        struct Filter {
            class: Option<ConditionClass>,
            declarable: Option<String>,
        }
        let Filter { class, declarable } = parameters(parts).await?;
        if declarable.as_ref().is_some_and(|only| only != "true") {
            return Err(Problem::from(Kind::BadRequest).detail("declarable is not true"));
        }
        Ok(Self {
            filter: WorkplaceFilter {
                class,
                declarable: declarable.is_some(),
            },
            page: PageQuery::read(parts, Sort::Name, Search::people).await?,
        })
    }
}

pub async fn workplaces(
    State(app): State<Arc<App>>,
    Entitled(member): Entitled,
    ReportId(id): ReportId,
    WorkplacesAsked { filter, page }: WorkplacesAsked,
) -> Result<Json<PageBody<WorkplaceBody>>, Problem> {
    let organization = &member.organization.id;
    if !app.store.has_sout_report(organization, &id).await? {
        return Err(Kind::NotFound.into());
    }
    let page = app.store.workplaces(&id, filter, &page).await?;
    Ok(Json(PageBody::new(page, WorkplaceBody::from)))
}
