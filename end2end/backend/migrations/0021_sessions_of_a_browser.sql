-- Which browser holds a session, by the hash of the cookie that its sign-ins are bound to: signing out
-- ends all that this browser holds. `superseded`: a sign-in was begun with it, which ends it.
-- `provider_session`: what the provider calls its own session (`sid`), for its word that it is over.
alter table session add column browser blob;
alter table session add column superseded integer not null default 0;
alter table session add column provider_session text;
create index session_of_browser on session (browser) where browser is not null;
create index session_of_person on session (person_id);
