-- What an organization sends to the registry of trained persons. `number` gives the order.
create table training_submission (
    number          integer primary key,
    id              text not null unique,
    organization_id text not null references organization,
    digest          text not null,
    name            text,
    records         integer not null,
    created_at      integer not null,
    created_by      text not null,
    completed_at    integer,
    unique (organization_id, digest)
) strict;
create index training_submission_newest on training_submission (organization_id, number);

-- The answer to the key with which a submission was begun, as `idempotency` is of a grant.
create table training_idempotency (
    person_id       text not null references person,
    organization_id text not null references organization,
    key             text not null,
    request         blob not null,
    submission_id   text not null,
    body            text not null,
    created_at      integer not null,
    primary key (person_id, organization_id, key)
) strict;

-- What of it has come: `hash` tells the same portion from another, `answer` is what it was answered.
create table training_portion (
    submission_id text not null references training_submission (id),
    number        integer not null,
    hash          blob not null,
    records       integer not null,
    rejected      integer not null,
    received_at   integer not null,
    answer        text not null,
    primary key (submission_id, number)
) strict;

-- `person_key` is who was trained: a СНИЛС, or what else is known of a foreigner.
create table training_record (
    id                   text primary key,
    organization_id      text not null references organization,
    submission_id        text references training_submission (id),
    state                text not null
        check (state in ('draft', 'checked', 'sent', 'accepted', 'rejected')),
    registry_number      text,
    rejection            text,
    outer_id             text,
    last_name            text not null,
    first_name           text not null,
    middle_name          text,
    snils                text,
    foreign_snils        text,
    citizenship          text,
    position             text not null,
    employer_inn         text not null,
    employer_title       text not null,
    organization_unit_id integer,
    trained_by_inn       text not null,
    trained_by           text not null,
    tested_on            text not null,
    protocol_number      text not null,
    program_id           integer not null,
    program_title        text not null,
    passed               integer not null,
    changed_at           integer not null,
    person_key           text not null,
    sort_key             text not null,
    search               text not null
) strict;
create index training_record_by_day on training_record (organization_id, tested_on, id);
create index training_record_by_name on training_record (organization_id, sort_key, id);
-- Nothing is in the registry twice. What it refused may be sent again.
create unique index training_record_once on training_record
    (organization_id, person_key, program_id, tested_on, protocol_number)
    where state in ('sent', 'accepted');
create index training_record_sent on training_record (state) where state = 'sent';
