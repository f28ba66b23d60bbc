//! The backend over HTTP, as a browser uses it. Every answer of the API is held against
//! `end2end/contract/openapi.yaml` by the harness, whatever else a test looks at.

mod harness;

mod access_for_a_time;
mod addresses;
mod administration;
mod appointment;
mod bearer;
mod capabilities;
mod checking;
mod concurrency;
mod consent;
mod consent_to_data;
mod database_file;
mod demo_data;
mod employee_list;
mod granting;
mod journal;
mod logging;
mod organization_list;
mod organization_search;
mod organizations;
mod outcomes;
mod outside_issuer;
mod own_rights;
mod protection;
mod public_client;
mod quirks;
mod remembered;
mod reshaped;
mod restart;
mod restoring;
mod revealing;
mod section_rights;
mod serving;
mod sessions;
mod signing_in;
mod stand;
mod step_up;
mod templates;
mod training_forms;
mod training_list;
mod training_sending;
