//! Reports of the special assessment of working conditions, and their workplaces.

use std::sync::Arc;

use axum::Json;
use axum::extract::{FromRequestParts, State};
use axum::http::request::Parts;
use serde::{Deserialize, Serialize};

use crate::api::wire::page::{PageBody, parameters, sort};
use crate::app::App;
use crate::auth::member::Entitled;
use crate::auth::path::ReportId;
use crate::domain::sout::{ConditionClass, Factor};
use crate::domain::span::Date;
use crate::problem::{Kind, Problem};
use crate::store::page::{PageQuery, Sort};
use crate::store::sout::{Report, ReportFilter, Whole, Workplace, WorkplaceFilter};
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
pub struct ReportBody {
    #[serde(flatten)]
    summary: Summary,
    employees: i64,
    classes: Vec<ClassBody>,
    guarantees: Vec<GuaranteeBody>,
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

impl From<Whole> for ReportBody {
    fn from(whole: Whole) -> Self {
        let classes = whole.classes.into_iter().map(|of| ClassBody {
            class: of.class,
            label: of.class.label(),
            workplaces: of.workplaces,
            employees: of.employees,
        });
        let guarantees = whole.guarantees.into_iter().map(|of| GuaranteeBody {
            name: of.name,
            workplaces: of.workplaces,
        });
        Self {
            employees: whole.report.employees,
            summary: whole.report.into(),
            classes: classes.collect(),
            guarantees: guarantees.collect(),
        }
    }
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

/// What the list of reports is asked beyond the others.
pub struct AskedReports {
    filter: ReportFilter,
    page: PageQuery,
}

impl<S: Send + Sync> FromRequestParts<S> for AskedReports {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        const ORDERS: [Sort; 3] = [Sort::DateDescending, Sort::Date, Sort::Workplaces];
        let sort = sort(parts, ORDERS).await?;
        Ok(Self {
            filter: parameters(parts).await?,
            page: PageQuery::read(parts, sort, Search::people).await?,
        })
    }
}

pub async fn list(
    State(app): State<Arc<App>>,
    Entitled(member): Entitled,
    AskedReports { filter, page }: AskedReports,
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
    let organization = &member.organization.id;
    let found = app.store.sout_report(organization, &id).await?;
    Ok(Json(found.ok_or(Kind::NotFound)?.into()))
}

/// What the list of workplaces is asked.
pub struct AskedWorkplaces {
    filter: WorkplaceFilter,
    page: PageQuery,
}

impl<S: Send + Sync> FromRequestParts<S> for AskedWorkplaces {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        #[derive(Deserialize)]
        enum Only {
            #[serde(rename = "true")]
            Declarable,
        }
        #[derive(Deserialize)]
        struct Parameters {
            class: Option<ConditionClass>,
            declarable: Option<Only>,
        }
        let Parameters { class, declarable } = parameters(parts).await?;
        let filter = WorkplaceFilter {
            class,
            declarable: declarable.is_some(),
        };
        let page = PageQuery::read(parts, Sort::Number, Search::people).await?;
        Ok(Self { filter, page })
    }
}

pub async fn workplaces(
    State(app): State<Arc<App>>,
    Entitled(member): Entitled,
    ReportId(report): ReportId,
    AskedWorkplaces { filter, page }: AskedWorkplaces,
) -> Result<Json<PageBody<WorkplaceBody>>, Problem> {
    let organization = &member.organization.id;
    let page = app.store.workplaces(organization, &report, filter, &page);
    let page = page.await?.ok_or(Kind::NotFound)?;
    Ok(Json(PageBody::new(page, WorkplaceBody::from)))
}
