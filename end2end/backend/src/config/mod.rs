//! What is decided before the start.

mod origin;
mod profile;
mod scale;
mod settings;
mod site;
mod values;

pub use origin::Origin;
pub use profile::{Profile, SignIn};
pub use scale::Scale;
pub use settings::{Misunderstood, Settings};
pub use site::Site;
pub use values::{Config, Limits};
