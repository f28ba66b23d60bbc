//! What there is to say or to ask about sending.

use crate::api::ApiError;
use crate::domain::Submission;
use crate::tables::registry::Plan;

/// What there is to say or to ask about sending.
#[derive(Clone)]
pub enum Word {
    /// Nothing.
    Nothing,
    /// A request before the run is on its way.
    Working,
    /// Whether to send this.
    Asking(Plan),
    /// It could not be begun or looked at.
    Failed(ApiError),
    /// These records were sent before, or some of them.
    Found(Submission),
    /// Another program cut it otherwise.
    OtherCut,
    /// It stands, and the user looks at the file.
    Paused,
    /// It is complete.
    Ended(Submission),
}
