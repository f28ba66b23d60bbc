//! The journal, read.

use std::collections::BTreeSet;

use serde::Deserialize;
use sqlx::FromRow;
use sqlx::types::Json;

use super::journal::Action;
use crate::domain::consent::Consent;
use crate::domain::permissions::Code;
use crate::domain::span::{Date, Span};
use crate::store::Store;
use crate::store::page::{Cursor, List, Page, PageQuery, Placed, Searched};

#[derive(FromRow)]
pub struct Line {
    pub id: i64,
    pub at: i64,
    pub actor_name: String,
    pub employee_id: String,
    pub employee_name: String,
    pub action: Action,
    pub before: Option<Json<BTreeSet<Code>>>,
    pub before_span: Option<Json<Span>>,
    pub after: Option<Json<BTreeSet<Code>>>,
    pub after_span: Option<Json<Span>>,
    pub consent: Option<Json<Consent>>,
}

impl Placed for Line {
    fn place(&self) -> Cursor {
        let id = self.id.to_string();
        Cursor {
            key: id.clone(),
            id,
        }
    }
}

/// Which of them a list has; None: all.
#[derive(Clone, Debug, Deserialize)]
pub struct Filter {
    pub employee_id: Option<String>,
    pub action: Option<Action>,
    pub from: Option<Date>,
    pub to: Option<Date>,
}

impl Filter {
    /// The employee is `?2`. Whoever was given access again has another id, and one history.
    fn sql(&self) -> String {
        let employee = self.employee_id.as_ref().map(|_| {
            "item.employee_snils in (select employee_snils from journal
                where organization_id = ?1 and employee_id = ?2)"
                .to_owned()
        });
        let action = self.action.map(Action::name);
        let action = action.map(|action| format!("item.action = '{action}'"));
        let day = "date(item.at, 'unixepoch', 'localtime')";
        let from = self.from.as_ref().map(Date::as_str);
        let from = from.map(|from| format!("{day} >= '{from}'"));
        let to = self.to.as_ref().map(Date::as_str);
        let to = to.map(|to| format!("{day} <= '{to}'"));
        let always = Some("item.organization_id = ?1".to_owned());
        let all = [always, employee, action, from, to].into_iter().flatten();
        all.collect::<Vec<_>>().join(" and ")
    }
}

impl Store {
    pub async fn journal(
        &self,
        organization: &str,
        filter: &Filter,
        query: &PageQuery,
    ) -> Result<Page<Line>, sqlx::Error> {
        let employee: Vec<_> = filter.employee_id.as_deref().into_iter().collect();
        let list = List {
            columns: "item.id, item.at, item.actor_name, item.employee_id, item.employee_name,
                item.action, item.before, item.before_span, item.after, item.after_span,
                item.consent",
            tables: "journal item",
            matching: &format!("from journal item where {}", filter.sql()),
            key: "item.id",
            searched: Searched::TEXTS,
            of: organization,
            with: &employee,
        };
        list.page(self, query).await
    }
}
