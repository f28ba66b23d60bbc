//! СОУТ reports and their workplaces.

use serde::Deserialize;
use sqlx::FromRow;

use super::Store;
use super::page::{Cursor, List, Page, PageQuery, Placed, Sort};
use crate::domain::declarations::Known;
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

#[derive(FromRow)]
pub struct ClassCount {
    pub class: ConditionClass,
    pub workplaces: i64,
    pub employees: i64,
}

#[derive(FromRow)]
pub struct GuaranteeCount {
    pub name: String,
    pub workplaces: i64,
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
    pub class: Option<ConditionClass>,
    pub from: Option<Date>,
    pub to: Option<Date>,
}

impl ReportFilter {
    fn sql(&self) -> String {
        let class = self.class.map(|class| {
            format!(
                "exists (select 1 from workplace where report_id = item.id and class = '{}')",
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

/// Which workplaces.
#[derive(Clone, Copy, Debug)]
pub struct WorkplaceFilter {
    pub class: Option<ConditionClass>,
    pub declarable: bool,
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
                // As text, and in the order of numbers.
                Sort::Workplaces => "printf('%09d', item.workplaces)",
                _ => "item.approved_on",
            },
            of: organization,
            with: &[],
        };
        list.page(self.pool(), query).await
    }

    /// With its workplaces counted.
    pub async fn sout_report(
        &self,
        organization: &str,
        id: &str,
    ) -> Result<Option<(Report, Vec<ClassCount>, Vec<GuaranteeCount>)>, sqlx::Error> {
        let select =
            format!("select {REPORT} from sout_report item where organization_id = ? and id = ?");
        let report: Option<Report> = sqlx::query_as(&select)
            .bind(organization)
            .bind(id)
            .fetch_optional(self.pool())
            .await?;
        let Some(report) = report else {
            return Ok(None);
        };
        let classes = "select class, count(*) as workplaces, sum(employees) as employees
            from workplace where report_id = ? group by class order by class";
        let classes = sqlx::query_as(classes).bind(id).fetch_all(self.pool());
        let guarantees = "select value as name, count(*) as workplaces
            from workplace, json_each(workplace.guarantees)
            where report_id = ? group by value order by 2 desc, 1";
        let guarantees = sqlx::query_as(guarantees).bind(id).fetch_all(self.pool());
        let (classes, guarantees) = tokio::try_join!(classes, guarantees)?;
        Ok(Some((report, classes, guarantees)))
    }

    pub async fn has_sout_report(&self, organization: &str, id: &str) -> Result<bool, sqlx::Error> {
        let found =
            "select exists (select 1 from sout_report where organization_id = ? and id = ?)";
        let found = sqlx::query_scalar(found).bind(organization).bind(id);
        found.fetch_one(self.pool()).await
    }

    /// Of a report that is known to be the organization's.
    pub async fn workplaces(
        &self,
        report: &str,
        filter: WorkplaceFilter,
        query: &PageQuery,
    ) -> Result<Page<Workplace>, sqlx::Error> {
        let class = filter.class.map(ConditionClass::name);
        let class = class.map(|class| format!(" and item.class = '{class}'"));
        let declarable = filter.declarable;
        let declarable =
            declarable.then(|| format!(" and {}", ConditionClass::declarable_sql("item.class")));
        let matching = format!(
            "from workplace item where item.report_id = ?1{}{}",
            class.unwrap_or_default(),
            declarable.unwrap_or_default()
        );
        let list = List {
            columns: "item.id, item.number, item.name, item.department, item.employees,
                item.class, item.factors, item.guarantees",
            tables: "workplace item",
            matching: &matching,
            key: "printf('%09d', item.ordinal)",
            of: report,
            with: &[],
        };
        list.page(self.pool(), query).await
    }

    /// What of these there is, for a declaration.
    pub async fn declarable(
        &self,
        organization: &str,
        report: Option<&str>,
        workplaces: &[String],
    ) -> Result<Known, sqlx::Error> {
        let report = report.unwrap_or_default();
        let ids = serde_json::to_string(workplaces).unwrap_or_default();
        let counted = format!(
            "select count(*) from workplace
             where report_id = ? and {} and id in (select value from json_each(?))",
            ConditionClass::declarable_sql("class")
        );
        let found: i64 = sqlx::query_scalar(&counted)
            .bind(report)
            .bind(ids)
            .fetch_one(self.pool())
            .await?;
        Ok(Known {
            report: self.has_sout_report(organization, report).await?,
            workplaces: usize::try_from(found).unwrap_or_default(),
        })
    }
}
