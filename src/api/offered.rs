//! What a backend may lack. A call that belongs to a capability is not a method of [`Client`] but of what proves that
//! the capability is offered: nobody can forget to ask.

use super::client::Client;
use crate::domain::{Optional, offer};
use std::marker::PhantomData;
use std::ops::Deref;

/// The client of a backend that offers `C`, with the calls of that capability beside those of every backend. Only
/// [`Client::offered`] makes one. Cheap to clone.
pub struct Offered<C> {
    client: Client,
    // No `C` is in it.
    capability: PhantomData<fn() -> C>,
}

/// The client of a backend with «Реестр обученных».
pub type TrainingClient = Offered<offer::TrainingRegistry>;

/// The client of a backend with «Отчёты СОУТ».
pub type SoutClient = Offered<offer::SoutReports>;

/// The client of a backend with «Декларации».
pub type DeclarationsClient = Offered<offer::Declarations>;

/// The client of a backend with «Признаки нарушений».
pub type ViolationsClient = Offered<offer::Violations>;

impl<C> Clone for Offered<C> {
    fn clone(&self) -> Self {
        Self {
            client: self.client.clone(),
            capability: PhantomData,
        }
    }
}

impl<C> Deref for Offered<C> {
    type Target = Client;

    fn deref(&self) -> &Client {
        &self.client
    }
}

impl Client {
    /// The calls of a capability, if the backend offers it, as far as it was asked.
    #[must_use]
    pub fn offered<C: Optional>(&self) -> Option<Offered<C>> {
        self.offers(C::CAPABILITY).then(|| Offered {
            client: self.clone(),
            capability: PhantomData,
        })
    }
}
