//! Reports of the special assessment of working conditions, and their workplaces.

use serde::Deserialize;
use sqlx::FromRow;

use super::Store;
use super::page::{Cursor, List, Page, PageQuery, Placed, Searched, Sort};
use crate::domain::sout::{ConditionClass, Factor};
use crate::domain::span::Date;

#[derive(FromRow)]
pub struct Report {
    pub id: String,
    pub number: String,
    pub approved_on: Date,
    pub valid_until: Option<Date>,
    pub assessor: Option<String>,
    pub workplaces: i64,
    pub employees: i64,
    pub worst_class: Option<ConditionClass>,
    #[sqlx(default)]
    place: String,
}

impl Placed for Report {
    fn place(&self) -> Cursor {
        Cursor {
            key: self.place.clone(),
            id: self.id.clone(),
        }
    }
}

/// How many workplaces of a report are of a class, and how many people work at them.
#[derive(FromRow)]
pub struct OfClass {
    pub class: ConditionClass,
    pub workplaces: i64,
    pub employees: i64,
}

/// How many workplaces have a guarantee.
#[derive(FromRow)]
pub struct Guarantee {
    pub name: String,
    pub workplaces: i64,
}

/// A report with what its workplaces come to.
pub struct Whole {
    pub report: Report,
    /// From the best to the worst.
    pub classes: Vec<OfClass>,
    /// What most have comes first.
    pub guarantees: Vec<Guarantee>,
}

#[derive(FromRow)]
pub struct Workplace {
    pub id: String,
    pub number: String,
    pub name: String,
    pub department: Option<String>,
    pub employees: i64,
    pub class: ConditionClass,
    #[sqlx(json)]
    pub factors: Vec<Factor>,
    #[sqlx(json)]
    pub guarantees: Vec<String>,
    place: String,
}

impl Placed for Workplace {
    fn place(&self) -> Cursor {
        Cursor {
            key: self.place.clone(),
            id: self.id.clone(),
        }
    }
}

/// Which reports a list has; None: all.
#[derive(Clone, Debug, Deserialize)]
pub struct ReportFilter {
    /// With a workplace of this class.
    pub class: Option<ConditionClass>,
    /// Approved not before this day.
    pub from: Option<Date>,
    pub to: Option<Date>,
}

impl ReportFilter {
    fn sql(&self) -> String {
        let class = self.class.map(|class| {
            format!(
                "exists (select 1 from workplace
                    where report_id = item.id and class = '{}')",
                class.name()
            )
        });
        let from = self.from.as_ref().map(Date::as_str);
        let from = from.map(|from| format!("item.approved_on >= '{from}'"));
        let to = self.to.as_ref().map(Date::as_str);
        let to = to.map(|to| format!("item.approved_on <= '{to}'"));
        let always = Some("item.organization_id = ?1".to_owned());
        let all = [always, class, from, to].into_iter().flatten();
        all.collect::<Vec<_>>().join(" and ")
    }
}

/// Which workplaces of a report a list has.
#[derive(Clone, Copy, Debug)]
pub struct WorkplaceFilter {
    pub class: Option<ConditionClass>,
    /// Only those that a declaration may name.
    pub declarable: bool,
}

impl WorkplaceFilter {
    fn sql(self) -> String {
        let class = self.class.map(ConditionClass::name);
        let class = class.map(|class| format!("item.class = '{class}'"));
        let declarable = self.declarable;
        let declarable = declarable.then(|| ConditionClass::declarable_sql("item.class"));
        let always = Some("item.report_id = ?1".to_owned());
        let all = [always, class, declarable].into_iter().flatten();
        all.collect::<Vec<_>>().join(" and ")
    }
}

const REPORT: &str = "item.id, item.number, item.approved_on, item.valid_until, item.assessor,
    item.workplaces, item.employees, item.worst_class";

impl Store {
    pub async fn sout_reports(
        &self,
        organization: &str,
        filter: &ReportFilter,
        query: &PageQuery,
    ) -> Result<Page<Report>, sqlx::Error> {
        let list = List {
            columns: REPORT,
            tables: "sout_report item",
            matching: &format!("from sout_report item where {}", filter.sql()),
            key: match query.sort {
                // As text of one length, which compares as the numbers do.
                Sort::Workplaces => "printf('%09d', item.workplaces)",
                _ => "item.approved_on",
            },
            searched: Searched::TEXTS,
            of: organization,
            with: &[],
        };
        list.page(self, query).await
    }

    pub async fn sout_report(
        &self,
        organization: &str,
        id: &str,
    ) -> Result<Option<Whole>, sqlx::Error> {
        let mut tx = self.pool().begin().await?;
        let select = format!(
            "select {REPORT} from sout_report item where item.organization_id = ? and item.id = ?"
        );
        let report = sqlx::query_as(&select)
            .bind(organization)
            .bind(id)
            .fetch_optional(&mut *tx)
            .await?;
        let Some(report) = report else {
            return Ok(None);
        };
        let classes = sqlx::query_as(
            "select class, count(*) as workplaces, sum(employees) as employees
             from workplace where report_id = ? group by class order by class",
        )
        .bind(id)
        .fetch_all(&mut *tx)
        .await?;
        let guarantees = sqlx::query_as(
            "select guarantee.value as name, count(*) as workplaces
             from workplace, json_each(workplace.guarantees) guarantee
             where report_id = ? group by guarantee.value order by count(*) desc, guarantee.value",
        )
        .bind(id)
        .fetch_all(&mut *tx)
        .await?;
        Ok(Some(Whole {
            report,
            classes,
            guarantees,
        }))
    }

    /// By their order in the report. None: the organization has no such report.
    pub async fn workplaces(
        &self,
        organization: &str,
        report: &str,
        filter: WorkplaceFilter,
        query: &PageQuery,
    ) -> Result<Option<Page<Workplace>>, sqlx::Error> {
        let exists = "select exists
            (select 1 from sout_report where organization_id = ? and id = ?)";
        let exists: bool = sqlx::query_scalar(exists)
            .bind(organization)
            .bind(report)
            .fetch_one(self.pool())
            .await?;
        if !exists {
            return Ok(None);
        }
        let list = List {
            columns: "item.id, item.number, item.name, item.department, item.employees,
                item.class, item.factors, item.guarantees",
            tables: "workplace item",
            matching: &format!("from workplace item where {}", filter.sql()),
            key: "printf('%09d', item.ordinal)",
            searched: Searched::TEXTS,
            of: report,
            with: &[],
        };
        list.page(self, query).await.map(Some)
    }
}
