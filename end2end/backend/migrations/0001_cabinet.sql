-- Who signs in. `subject` is the identity provider's name for the person.
create table person (
    id          text primary key,
    subject     text not null unique,
    snils       text not null,
    last_name   text not null,
    first_name  text not null,
    middle_name text
) strict;

-- `sort_key` and `search` are folded (lower case, «ё» as «е»), so that SQLite, which knows
-- no Russian, can compare them byte by byte.
create table organization (
    id          text primary key,
    short_name  text not null,
    full_name   text not null,
    branch_name text,
    ogrn        text not null unique,
    inn         text not null,
    liquidated  integer not null default 0,
    sort_key    text not null,
    search      text not null
) strict;

-- What Госуслуги says: who works where, and in which role. A person belongs to an
-- organization by СНИЛС, whether or not they have ever signed in.
create table staff (
    id              text primary key,
    organization_id text not null references organization,
    snils           text not null,
    inn             text,
    last_name       text not null,
    first_name      text not null,
    middle_name     text,
    position        text,
    role            text not null check (role in ('head', 'administrator', 'employee')),
    blocked         integer not null default 0,
    sort_key        text not null,
    search          text not null,
    unique (organization_id, snils)
) strict;
-- `search` is in the index so that looking through 100,000 names never leaves it.
create index staff_by_name on staff (organization_id, sort_key, id, search);
create index staff_by_snils on staff (snils);

-- Whom the administrators gave access. The unique pair is what makes a second grant impossible.
create table employee (
    id              text primary key,
    organization_id text not null references organization,
    snils           text not null,
    inn             text,
    last_name       text not null,
    first_name      text not null,
    middle_name     text,
    position        text,
    sort_key        text not null,
    search          text not null,
    version         integer not null default 1,
    unique (organization_id, snils)
) strict;
create index employee_by_name on employee (organization_id, sort_key, id, search);
create index employee_by_snils on employee (snils);

create table employee_permission (
    employee_id text not null references employee on delete cascade,
    code        text not null,
    primary key (employee_id, code)
) strict, without rowid;

-- Who changed whose access, and how. Nothing here is ever updated or deleted.
create table journal (
    id              integer primary key,
    at              integer not null,
    organization_id text not null,
    actor_id        text not null,
    employee_id     text not null,
    employee_snils  text not null,
    action          text not null check (action in ('granted', 'changed', 'revoked')),
    before          text,
    after           text
) strict;
