-- What was taken from somebody last, until it is too late to give it back; one of each person.
create table revoked (
    employee_id     text primary key,
    at              integer not null,
    version         integer not null,
    permissions     text not null,
    organization_id text not null references organization,
    snils           text not null,
    inn             text,
    last_name       text not null,
    first_name      text not null,
    middle_name     text,
    position        text,
    sort_key        text not null,
    search          text not null,
    valid_from      text,
    valid_until     text,
    granted_at      integer,
    granted_by      text,
    unique (organization_id, snils)
) strict;

-- SQLite wants the journal made anew for one more action.
alter table journal rename to journal_before;
create table journal (
    id              integer primary key,
    at              integer not null,
    organization_id text not null,
    actor_id        text not null,
    actor_name      text not null,
    employee_id     text not null,
    employee_name   text not null,
    employee_snils  text not null,
    action          text not null
        check (action in ('granted', 'changed', 'revoked', 'revealed', 'restored')),
    before          text,
    before_span     text,
    after           text,
    after_span      text,
    search          text not null
) strict;
insert into journal
    select id, at, organization_id, actor_id, actor_name, employee_id, employee_name,
        employee_snils, action, before, before_span, after, after_span, search
    from journal_before;
drop table journal_before;
create index journal_of_organization on journal (organization_id, id);
create index journal_not_searchable on journal (id) where search = '';
