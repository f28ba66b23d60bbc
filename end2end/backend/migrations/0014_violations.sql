create table violation (
    id              text primary key,
    organization_id text not null references organization,
    what            text not null,
    place           text,
    to_do           text,
    found_on        text not null,
    due_on          text,
    state           text not null
        check (state in ('new', 'in_work', 'fixed', 'disputed', 'closed')),
    version         integer not null default 1,
    search          text not null
) strict;
create index violation_by_day on violation (organization_id, found_on, id);

create table violation_history (
    number       integer primary key,
    violation_id text not null references violation,
    at           integer not null,
    state        text not null,
    by           text,
    comment      text
) strict;
create index violation_history_of on violation_history (violation_id, number);
