//! Drafts of declarations: begun once, saved, deleted, submitted once.

use sqlx::SqliteConnection;
use sqlx::types::Json;

use super::list::{Whole, whole};
use crate::domain::declarations::{Content, Known, MOST_DRAFTS, State};
use crate::domain::field::FieldError;
use crate::domain::sout::ConditionClass;
use crate::domain::span::Date;
use crate::secret::random_id;
use crate::store::Store;
use crate::store::authorised::{Actor, Denied};
use crate::store::history::{self, Event, Of};
use crate::store::idempotency::{Answer, Done, KeyReused, Once};
use crate::text;

/// Which draft, and as what the user saw it.
pub struct Target<'a> {
    pub by: Actor<'a>,
    pub declaration: &'a str,
    /// The version; None when it was none of ours and so matches nothing.
    pub seen: Option<i64>,
}

/// Why a draft stays as it was.
pub enum Refusal {
    NotFound,
    KeyReused,
    ChangedMeanwhile,
    /// It is no draft any more.
    Submitted,
    /// The organization has as many drafts as it may have.
    QuotaReached,
    Invalid(Vec<FieldError>),
    Denied(Denied),
}

impl From<KeyReused> for Refusal {
    fn from(_: KeyReused) -> Self {
        Self::KeyReused
    }
}

impl From<Denied> for Refusal {
    fn from(denied: Denied) -> Self {
        Self::Denied(denied)
    }
}

impl From<sqlx::Error> for Refusal {
    fn from(error: sqlx::Error) -> Self {
        Self::Denied(error.into())
    }
}

impl Store {
    /// `describe` makes the body of the answer, which is kept with the key.
    pub async fn begin_declaration(
        &self,
        once: &Once<'_>,
        content: &Content,
        describe: impl FnOnce(Whole) -> String + Send,
    ) -> Result<Done, Refusal> {
        let mut tx = self.write_as(&once.by).await?;
        if let Some(answer) = once.answered::<Refusal>(&mut tx).await? {
            return Ok(Done::Before(answer));
        }
        if drafts(&mut tx, once.by.organization).await? >= MOST_DRAFTS {
            return Err(Refusal::QuotaReached);
        }
        let id = random_id("dc");
        sqlx::query(
            "insert into declaration (id, organization_id, state, created_at, workplaces, search)
             values (?, ?, 'draft', ?, '[]', '')",
        )
        .bind(&id)
        .bind(once.by.organization)
        .bind(once.now)
        .execute(&mut *tx)
        .await?;
        fill(&mut tx, once.by.organization, &id, content).await?;
        tell(&mut tx, once, &id, State::Draft).await?;
        let answer = answer(&mut tx, once, &id, describe).await?;
        tx.commit().await?;
        Ok(Done::Now(answer))
    }

    pub async fn save_declaration(
        &self,
        target: &Target<'_>,
        content: &Content,
    ) -> Result<Whole, Refusal> {
        let (organization, declaration) = (target.by.organization, target.declaration);
        let mut tx = self.write_as(&target.by).await?;
        draft(&mut tx, target).await?;
        sqlx::query("update declaration set version = version + 1 where id = ?")
            .bind(declaration)
            .execute(&mut *tx)
            .await?;
        fill(&mut tx, organization, declaration, content).await?;
        let saved = whole(&mut tx, organization, declaration).await?;
        tx.commit().await?;
        saved.ok_or(Refusal::NotFound)
    }

    pub async fn delete_declaration(&self, target: &Target<'_>) -> Result<(), Refusal> {
        let mut tx = self.write_as(&target.by).await?;
        draft(&mut tx, target).await?;
        // Its history goes with it.
        sqlx::query("delete from declaration where id = ?")
            .bind(target.declaration)
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(())
    }

    /// `describe` as with a draft that begins.
    pub async fn submit_declaration(
        &self,
        once: &Once<'_>,
        target: &Target<'_>,
        today: &Date,
        describe: impl FnOnce(Whole) -> String + Send,
    ) -> Result<Done, Refusal> {
        let id = target.declaration;
        let mut tx = self.write_as(&target.by).await?;
        if let Some(answer) = once.answered::<Refusal>(&mut tx).await? {
            return Ok(Done::Before(answer));
        }
        let content = draft(&mut tx, target).await?;
        let known = known(&mut tx, target.by.organization, &content).await?;
        let faults = content.faults(known, today);
        if !faults.is_empty() {
            return Err(Refusal::Invalid(faults));
        }
        sqlx::query(
            "update declaration set state = 'submitted', version = version + 1, submitted_at = ?
             where id = ?",
        )
        .bind(once.now)
        .bind(id)
        .execute(&mut *tx)
        .await?;
        tell(&mut tx, once, id, State::Submitted).await?;
        let answer = answer(&mut tx, once, id, describe).await?;
        tx.commit().await?;
        Ok(Done::Now(answer))
    }
}

async fn drafts(connection: &mut SqliteConnection, organization: &str) -> Result<u32, sqlx::Error> {
    let count = "select count(*) from declaration where organization_id = ? and state = 'draft'";
    sqlx::query_scalar(count)
        .bind(organization)
        .fetch_one(connection)
        .await
}

/// The content of a draft that is as the user saw it.
async fn draft(connection: &mut SqliteConnection, target: &Target<'_>) -> Result<Content, Refusal> {
    let found = whole(connection, target.by.organization, target.declaration).await?;
    let declaration = found.ok_or(Refusal::NotFound)?.declaration;
    if declaration.state != State::Draft {
        Err(Refusal::Submitted)
    } else if target.seen == Some(declaration.version) {
        Ok(declaration.content)
    } else {
        Err(Refusal::ChangedMeanwhile)
    }
}

async fn fill(
    connection: &mut SqliteConnection,
    organization: &str,
    id: &str,
    content: &Content,
) -> Result<(), sqlx::Error> {
    let report: Option<String> =
        sqlx::query_scalar("select number from sout_report where organization_id = ? and id = ?")
            .bind(organization)
            .bind(&content.report_id)
            .fetch_optional(&mut *connection)
            .await?;
    sqlx::query(
        "update declaration set report_id = ?, workplaces = ?, address = ?, signed_by = ?,
            signed_by_position = ?, signed_on = ?, note = ?, search = ?
         where id = ?",
    )
    .bind(&content.report_id)
    .bind(Json(&content.workplaces))
    .bind(&content.address)
    .bind(&content.signed_by)
    .bind(&content.signed_by_position)
    .bind(&content.signed_on)
    .bind(&content.note)
    .bind(searchable(content, report.as_deref()))
    .bind(id)
    .execute(connection)
    .await
    .map(drop)
}

/// What a search looks through; the number that the registry gives comes later.
pub fn searchable(content: &Content, report: Option<&str>) -> String {
    let parts = [
        report,
        content.address.as_deref(),
        content.signed_by.as_deref(),
        content.signed_by_position.as_deref(),
        content.note.as_deref(),
    ];
    text::searchable(parts.into_iter().flatten())
}

async fn known(
    connection: &mut SqliteConnection,
    organization: &str,
    content: &Content,
) -> Result<Known, sqlx::Error> {
    let select = format!(
        "select count(distinct report.id), count(workplace.id) from sout_report report
         left join workplace on workplace.report_id = report.id
            and workplace.id in (select value from json_each(?)) and {}
         where report.organization_id = ? and report.id = ?",
        ConditionClass::declarable_sql("workplace.class")
    );
    let (reports, workplaces): (i64, i64) = sqlx::query_as(&select)
        .bind(Json(&content.workplaces))
        .bind(organization)
        .bind(&content.report_id)
        .fetch_one(connection)
        .await?;
    Ok(Known {
        report: reports == 1,
        workplaces: usize::try_from(workplaces).unwrap_or_default(),
    })
}

async fn tell(
    connection: &mut SqliteConnection,
    once: &Once<'_>,
    id: &str,
    state: State,
) -> Result<(), sqlx::Error> {
    let event = Event {
        at: once.now,
        state: state.name(),
        by: Some(once.by.person.names.short()),
        comment: None,
    };
    history::add(connection, Of::Declaration, id, event).await
}

/// Makes the answer and keeps it for this key.
async fn answer(
    connection: &mut SqliteConnection,
    once: &Once<'_>,
    id: &str,
    describe: impl FnOnce(Whole) -> String + Send,
) -> Result<Answer, Refusal> {
    let made = whole(connection, once.by.organization, id).await?;
    let made = made.ok_or(Refusal::NotFound)?;
    let answer = Answer {
        resource_id: id.to_owned(),
        version: Some(made.declaration.version),
        body: describe(made),
    };
    once.keep(connection, &answer).await?;
    Ok(answer)
}
