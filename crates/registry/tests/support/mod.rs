//! Files of records, right and wrong, made by chance that is the same in every run.

pub mod dice;
mod document;
pub mod file;
mod mutate;
mod values;
