//! Answers that are to be broken on purpose, so that the app's behaviour can be watched. Set from
//! the stand's page `/stand`; kept in memory only.

use std::num::NonZeroU32;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::operation::Operation;

pub use super::fault::Fault;

#[derive(Clone, Copy, Debug)]
pub struct Planned {
    /// None: whichever comes next.
    pub operation: Option<Operation>,
    pub fault: Fault,
    pub due: Due,
}

/// Which of the requests that a fault concerns it breaks.
#[derive(Clone, Copy, Debug)]
pub enum Due {
    /// The next so many; then it is over.
    Next(u32),
    /// One after so many others, until it is cleared.
    Every { nth: NonZeroU32, passed: u32 },
}

impl Due {
    /// Whether it is this request, which counts as one.
    fn is_now(&mut self) -> bool {
        match self {
            Self::Next(_) => true,
            Self::Every { nth, passed } => {
                *passed = (*passed + 1) % nth.get();
                *passed == 0
            }
        }
    }
}

#[derive(Default)]
pub struct Faults(Mutex<Vec<Planned>>);

impl Faults {
    pub fn plan(&self, planned: Planned) {
        self.list().push(planned);
    }

    pub fn clear(&self) {
        self.list().clear();
    }

    pub fn planned(&self) -> Vec<Planned> {
        self.list().clone()
    }

    /// The fault due for this operation with this query, if any; the oldest first.
    pub fn take(&self, operation: Operation, query: &str) -> Option<Fault> {
        let mut list = self.list();
        let due = |planned: &mut Planned| {
            planned.operation.is_none_or(|only| only == operation)
                && planned.fault.concerns(operation, query)
                && planned.due.is_now()
        };
        let at = list.iter_mut().position(due)?;
        let planned = list.get_mut(at)?;
        let fault = planned.fault;
        if let Due::Next(times) = &mut planned.due {
            *times = times.saturating_sub(1);
            if *times == 0 {
                list.remove(at);
            }
        }
        Some(fault)
    }

    fn list(&self) -> MutexGuard<'_, Vec<Planned>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_is_due_as_often_as_planned() {
        let faults = Faults::default();
        faults.plan(Planned {
            operation: Some(Operation::Logout),
            fault: Fault::Html,
            due: Due::Next(1),
        });
        faults.plan(Planned {
            operation: None,
            fault: Fault::Drop,
            due: Due::Next(2),
        });
        assert_eq!(faults.take(Operation::GetSession, ""), Some(Fault::Drop));
        assert_eq!(faults.take(Operation::Logout, ""), Some(Fault::Html));
        assert_eq!(faults.take(Operation::Logout, ""), Some(Fault::Drop));
        assert_eq!(faults.take(Operation::Logout, ""), None);
    }

    #[test]
    fn every_third_is_due_and_what_comes_later_counts_on() {
        let faults = Faults::default();
        let nth = NonZeroU32::new(3).expect("not zero");
        faults.plan(Planned {
            operation: Some(Operation::GrantAccess),
            fault: Fault::Error500,
            due: Due::Every { nth, passed: 0 },
        });
        faults.plan(Planned {
            operation: None,
            fault: Fault::Drop,
            due: Due::Next(1),
        });
        let broken = |_| faults.take(Operation::GrantAccess, "");
        let (hit, cut) = (Some(Fault::Error500), Some(Fault::Drop));
        assert_eq!(faults.take(Operation::Logout, ""), cut);
        let first: Vec<_> = (0..7).map(broken).collect();
        assert_eq!(first, [None, None, hit, None, None, hit, None]);
        faults.clear();
        assert_eq!((0..3).filter_map(broken).count(), 0);
    }

    #[test]
    fn a_fault_waits_for_what_it_breaks() {
        let faults = Faults::default();
        for fault in [Fault::CursorExpired, Fault::Bare] {
            faults.plan(Planned {
                operation: None,
                fault,
                due: Due::Next(1),
            });
        }
        let list = Operation::ListStaff;
        assert_eq!(faults.take(list, "q=cursor&limit=1"), None);
        assert_eq!(
            faults.take(list, "q=a&cursor=b"),
            Some(Fault::CursorExpired)
        );
        assert_eq!(faults.take(list, "q=a&cursor=b"), None);
        assert_eq!(
            faults.take(Operation::GetOrganization, ""),
            Some(Fault::Bare)
        );
    }
}
