//! What is sent, in portions, and what became of it.

use sha2::{Digest, Sha256};

use super::canon;
use super::planned::Plan;
use super::row::Sending;
use super::state::RegistryFile;
use cabinet_protocol::registry::{Outcome, State};

/// Records of a portion, as in the contract.
const PORTION: usize = 100;

/// One request.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Portion {
    /// Its rows, in the order of its records.
    pub rows: Vec<usize>,
    /// The text of the request: the contract's `Portion`.
    pub body: String,
}

impl RegistryFile {
    /// Plans what is ready; gives the digest of it, and how many records and portions it has.
    pub fn plan(&mut self) -> (&str, usize, usize) {
        let ready = self.ready();
        let mut plan = Plan {
            rows: ready,
            overlay: self.cells.overlay.clone(),
            digest: String::new(),
        };
        let mut hash = Sha256::new();
        let mut json = String::new();
        for row in &plan.rows {
            json.clear();
            self.record(*row, &plan, &mut json);
            hash.update(json.as_bytes());
            hash.update(b"\n");
        }
        for byte in hash.finalize() {
            for half in [byte >> 4, byte & 15] {
                plan.digest.extend(char::from_digit(half.into(), 16));
            }
        }
        let plan = self.plan.insert(plan);
        let records = plan.rows.len();
        (&plan.digest, records, records.div_ceil(PORTION))
    }

    /// The rows that are ready, in the order of the file.
    pub(super) fn ready(&self) -> Vec<u32> {
        let rows = (0..).zip(&self.rows);
        let ready = rows.filter(|(_, row)| row.state() == State::Ready);
        ready.map(|(row, _)| row).collect()
    }

    fn record(&self, row: u32, plan: &Plan, json: &mut String) {
        if let Some(known) = self.rows.get(row as usize) {
            let texts = self.cells.texts(row, known.at, &plan.overlay);
            canon::record(json, &texts);
        }
    }

    /// A portion of the plan by its number, from one.
    #[must_use]
    pub fn portion(&self, number: usize) -> Option<Portion> {
        let plan = self.plan.as_ref()?;
        let rows = plan.rows.chunks(PORTION).nth(number.checked_sub(1)?)?;
        let mut body = String::from("{\"records\":[");
        for row in rows {
            self.record(*row, plan, &mut body);
        }
        body.push_str("]}");
        Some(Portion {
            rows: rows.iter().map(|row| *row as usize).collect(),
            body,
        })
    }

    /// Notes what became of the records of a portion; gives whether there is such a portion, with so many.
    pub fn note(&mut self, number: usize, outcomes: Vec<Outcome>) -> bool {
        let portion = self.portion(number);
        let portion = portion.filter(|portion| portion.rows.len() == outcomes.len());
        let Some(portion) = portion else { return false };
        for (row, outcome) in portion.rows.into_iter().zip(outcomes) {
            let Some(known) = self.rows.get_mut(row) else {
                continue;
            };
            // What is taken stays taken.
            if known.sending == Sending::Sent {
                continue;
            }
            let Ok(row) = u32::try_from(row) else {
                continue;
            };
            match outcome {
                Outcome::Accepted => {
                    known.sending = Sending::Sent;
                    self.rejections.remove(&row);
                }
                Outcome::Rejected(why) => {
                    known.sending = Sending::Rejected;
                    self.rejections.insert(row, why);
                }
            }
        }
        true
    }
}
