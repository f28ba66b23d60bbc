//! Who is signed in, the ways there and back, and what the other tabs say about it.

mod arrival;
mod by_app;
mod by_backend;
mod frame;
mod handle;
mod lifetime;
mod state;

pub use arrival::Arrival;
pub use frame::{Frame, frame_number};
pub use handle::SessionHandle;
pub use lifetime::{Lifetime, WARNING};
pub use state::{Failure, Session};
