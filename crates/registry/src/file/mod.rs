//! An opened file of records. The texts stay where the reader put them; of each row only what was decided is
//! held, and small lists of what is wrong.

mod canon;
mod cells;
mod change;
mod export;
mod found;
mod groups;
mod open;
mod plan;
mod planned;
mod report;
mod row;
mod state;
mod undo;

pub use change::Which;
pub use groups::Group;
pub use plan::Portion;
pub use state::RegistryFile;
