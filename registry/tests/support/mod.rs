//! Files of records, right and wrong, made by chance that is the same in every run.

mod dice;
mod document;
mod file;
mod mutate;
mod values;

pub use dice::Dice;
pub use file::file;
