//! What ООО «Ромашка» has sent to the registry before.

use chrono::{DateTime, Duration, Utc};
use sha2::{Digest, Sha256};
use sqlx::SqliteConnection;

use crate::domain::training::record::RecordState;
use crate::seed::people::IVANOVA;

/// What «Ромашка» sent: some of its first records, one submission after the other.
pub struct Sent {
    pub id: &'static str,
    name: &'static str,
    records: u32,
    /// Of each portion that came, how many it had and how many of them were refused.
    portions: &'static [(u32, u32)],
    pub days_ago: i64,
    pub state: RecordState,
}

pub const ALL: &[Sent] = &[
    Sent {
        id: "ts-romashka-1",
        name: "Обучение, осень.xlsx",
        records: 150,
        portions: &[(100, 2), (50, 1)],
        days_ago: 40,
        state: RecordState::Accepted,
    },
    Sent {
        id: "ts-romashka-2",
        name: "Обучение, новые сотрудники.xlsx",
        records: 240,
        portions: &[(100, 1)],
        days_ago: 1,
        state: RecordState::Sent,
    },
];

impl Sent {
    /// How many of them became records.
    pub fn taken(&self) -> u32 {
        let taken = self.portions.iter().map(|(all, refused)| all - refused);
        taken.sum()
    }

    pub fn at(&self, now: DateTime<Utc>) -> i64 {
        (now - Duration::days(self.days_ago)).timestamp()
    }
}

pub async fn write(
    connection: &mut SqliteConnection,
    now: DateTime<Utc>,
) -> Result<(), sqlx::Error> {
    for sent in ALL {
        submission(connection, sent, now).await?;
    }
    Ok(())
}

async fn submission(
    connection: &mut SqliteConnection,
    sent: &Sent,
    now: DateTime<Utc>,
) -> Result<(), sqlx::Error> {
    let at = sent.at(now);
    let came: u32 = sent.portions.iter().map(|(all, _)| all).sum();
    sqlx::query(
        "insert into training_submission (id, organization_id, digest, name, records, created_at,
            created_by, completed_at)
         values (?, 'romashka', lower(hex(?)), ?, ?, ?, ?, ?)",
    )
    .bind(sent.id)
    .bind(&Sha256::digest(sent.name)[..])
    .bind(sent.name)
    .bind(sent.records)
    .bind(at)
    .bind(IVANOVA.names().short())
    .bind((came == sent.records).then_some(at + 30))
    .execute(&mut *connection)
    .await?;
    for (number, (records, rejected)) in (1..).zip(sent.portions) {
        // What came is not kept: no portion sent anew is the same.
        sqlx::query(
            "insert into training_portion (submission_id, number, hash, records, rejected,
                received_at, answer)
             values (?, ?, x'', ?, ?, ?, '')",
        )
        .bind(sent.id)
        .bind(number)
        .bind(records)
        .bind(rejected)
        .bind(at + 5 * i64::from(number))
        .execute(&mut *connection)
        .await?;
    }
    Ok(())
}
