-- `number` gives the order. What a draft says is checked only when it is submitted: its report may
-- be nobody's. `workplaces` is a JSON array of ids.
create table declaration (
    number             integer primary key,
    id                 text not null unique,
    organization_id    text not null references organization,
    state              text not null
        check (state in ('draft', 'submitted', 'registered', 'rejected', 'terminated')),
    version            integer not null default 1,
    registry_number    text,
    created_at         integer not null,
    submitted_at       integer,
    valid_until        text,
    report_id          text,
    workplaces         text not null,
    address            text,
    signed_by          text,
    signed_by_position text,
    signed_on          text,
    note               text,
    search             text not null
) strict;
create index declaration_newest on declaration (organization_id, number);
create index declaration_submitted on declaration (state) where state = 'submitted';

create table declaration_history (
    number         integer primary key,
    declaration_id text not null references declaration (id) on delete cascade,
    at             integer not null,
    state          text not null,
    by             text,
    comment        text
) strict;
create index declaration_history_of on declaration_history (declaration_id, number);

-- The answer to the key with which a declaration was begun or submitted, as `idempotency` is of a
-- grant.
create table declaration_idempotency (
    person_id       text not null references person,
    organization_id text not null references organization,
    key             text not null,
    request         blob not null,
    declaration_id  text not null,
    version         integer not null,
    body            text not null,
    created_at      integer not null,
    primary key (person_id, organization_id, key)
) strict;
