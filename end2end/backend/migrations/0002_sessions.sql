-- Only hashes of what the browser holds: a copied database opens nobody's session.
create table session (
    key        blob primary key,
    person_id  text not null references person,
    created_at integer not null,
    expires_at integer not null
) strict;

-- A sign-in that was begun; `browser` is the hash of the cookie it is bound to. The secrets
-- are erased when it expires; the row stays a while, to tell «expired» from «unknown».
create table pending_login (
    state      text primary key,
    browser    blob not null,
    nonce      text not null,
    verifier   text not null,
    expires_at integer not null
) strict;

create table idempotency (
    person_id       text not null,
    organization_id text not null,
    key             text not null,
    request         blob not null,
    employee_id     text not null,
    version         integer not null,
    body            text not null,
    created_at      integer not null,
    primary key (person_id, organization_id, key)
) strict, without rowid;
