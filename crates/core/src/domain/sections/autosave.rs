//! A draft that saves itself: what is to be sent next, and what an answer means. One save at a time, each
//! with the version that the one before brought; what was typed meanwhile goes with the next.

use super::declaration::DeclarationContent;
use crate::domain::access::employee::Version;

/// What is known of the copy that the backend has.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Autosave {
    saved: DeclarationContent,
    version: Version,
    sending: Option<DeclarationContent>,
    /// What was sent since the last answer that said what is saved: one of these may have arrived.
    unanswered: Vec<DeclarationContent>,
}

/// What a copy of the backend, read after a refusal, turned out to be.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Reread {
    /// What this form sent, or what was there before: it goes on.
    Ours,
    /// Somebody else's.
    Theirs,
}

impl Autosave {
    /// As it was read.
    #[must_use]
    pub fn new(saved: DeclarationContent, version: Version) -> Self {
        Self {
            saved,
            version,
            sending: None,
            unanswered: Vec::new(),
        }
    }

    /// The version that the next request must carry.
    #[must_use]
    pub fn version(&self) -> &Version {
        &self.version
    }

    /// Whether leaving would lose something of this.
    #[must_use]
    pub fn is_unsaved(&self, now: &DeclarationContent) -> bool {
        !self.unanswered.is_empty() || self.saved != *now
    }

    /// What to send, when something is to be and nothing is on its way.
    pub fn next(&mut self, now: &DeclarationContent) -> Option<DeclarationContent> {
        let due = self.is_unsaved(now) && self.sending.is_none() && now.fits();
        due.then(|| {
            self.sending = Some(now.clone());
            if !self.unanswered.contains(now) {
                self.unanswered.push(now.clone());
            }
            now.clone()
        })
    }

    /// It is saved, under this version.
    pub fn saved(&mut self, version: Version) {
        if let Some(sent) = self.sending.take() {
            self.saved = sent;
        }
        self.version = version;
        self.unanswered.clear();
    }

    /// It is not known whether it is saved.
    pub fn failed(&mut self) {
        self.sending = None;
    }

    /// What is there after somebody saved first, as it was read.
    pub fn reread(&mut self, there: &DeclarationContent, version: Version) -> Reread {
        self.sending = None;
        if *there == self.saved || self.unanswered.contains(there) {
            self.adopt(there.clone(), version);
            Reread::Ours
        } else {
            Reread::Theirs
        }
    }

    /// Goes on from what is there.
    pub fn adopt(&mut self, there: DeclarationContent, version: Version) {
        *self = Self::new(there, version);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn content(text: &str) -> DeclarationContent {
        DeclarationContent {
            address: text.to_owned(),
            ..DeclarationContent::default()
        }
    }

    fn version(n: u32) -> Version {
        Version::from_etag(&format!("\"{n}\"")).unwrap()
    }

    /// A backend with one draft.
    struct Backend {
        content: DeclarationContent,
        version: u32,
    }

    impl Backend {
        fn put(&mut self, sent: &DeclarationContent, guard: &Version) -> bool {
            let taken = *guard == version(self.version);
            if taken {
                self.content = sent.clone();
                self.version += 1;
            }
            taken
        }
    }

    #[test]
    fn what_does_not_fit_waits() {
        let mut autosave = Autosave::new(content(""), version(1));
        let long = content(&"x".repeat(501));
        assert_eq!(autosave.next(&long), None);
        assert!(autosave.is_unsaved(&long));
    }

    #[test]
    fn somebody_else_is_told_apart_from_an_own_save_whose_answer_was_lost() {
        let mut autosave = Autosave::new(content(""), version(1));
        autosave.next(&content("a"));
        autosave.failed();
        autosave.next(&content("b"));
        assert_eq!(
            autosave.clone().reread(&content("c"), version(3)),
            Reread::Theirs
        );
        assert_eq!(autosave.reread(&content("a"), version(2)), Reread::Ours);
        assert_eq!(autosave.version(), &version(2));
        assert_eq!(autosave.next(&content("b")), Some(content("b")));
    }

    #[derive(Clone, Debug)]
    enum Step {
        Type(u8),
        /// A save that arrives, or does not, and whose answer arrives, or does not.
        Save {
            arrives: bool,
            answered: bool,
        },
    }

    fn step() -> impl Strategy<Value = Step> {
        prop_oneof![
            (0..3_u8).prop_map(Step::Type),
            any::<(bool, bool)>().prop_map(|(arrives, answered)| Step::Save { arrives, answered }),
        ]
    }

    proptest! {
        /// Whatever gets lost, nobody is told of somebody else, and in the end the last text is saved.
        #[test]
        fn alone_the_last_one_wins(steps in prop::collection::vec(step(), 0..40)) {
            let mut backend = Backend { content: content(""), version: 1 };
            let mut autosave = Autosave::new(content(""), version(1));
            let mut now = content("");
            let last = std::iter::repeat_n(Step::Save { arrives: true, answered: true }, 3);
            for step in steps.into_iter().chain(last) {
                match step {
                    Step::Type(n) => now = content(&n.to_string()),
                    Step::Save { arrives, answered } => {
                        let Some(sent) = autosave.next(&now) else { continue };
                        prop_assert_eq!(autosave.next(&now), None);
                        let taken = arrives.then(|| backend.put(&sent, autosave.version()));
                        match taken.filter(|_| answered) {
                            None => autosave.failed(),
                            Some(true) => autosave.saved(version(backend.version)),
                            Some(false) => {
                                let found = autosave.reread(&backend.content, version(backend.version));
                                prop_assert_eq!(found, Reread::Ours);
                            }
                        }
                    }
                }
            }
            prop_assert!(!autosave.is_unsaved(&now));
            prop_assert_eq!(backend.content, now);
        }
    }
}
