//! Settings that cannot be understood.

use std::fmt;

/// Why nothing is started.
#[derive(Debug, PartialEq, Eq)]
pub enum Misunderstood {
    Variable { name: String, wanted: String },
    Arguments,
}

impl Misunderstood {
    pub fn variable(name: &str, wanted: &str) -> Self {
        Self::Variable {
            name: name.to_owned(),
            wanted: wanted.to_owned(),
        }
    }
}

impl fmt::Display for Misunderstood {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Variable { name, wanted } => {
                write!(
                    f,
                    "{name}: здесь нужно {wanted} (expected in the environment)."
                )
            }
            Self::Arguments => {
                f.write_str("Неизвестные аргументы. Usage: reference-backend [--seed-only]")
            }
        }
    }
}

impl std::error::Error for Misunderstood {}
