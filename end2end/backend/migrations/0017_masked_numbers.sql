-- What a search looks through had whole numbers, so that whoever may list could find them out digit
-- by digit. Now it has the digits that are shown; whole numbers are compared with their own columns.
-- Of an employee the lines were: name, position, СНИЛС, ИНН.
update staff set search = replace(
    substr(search, 1, length(search) - length(coalesce(inn, '')) - 1),
    char(10) || snils, char(10) || substr(snils, 8));
update employee set search = replace(
    substr(search, 1, length(search) - length(coalesce(inn, '')) - 1),
    char(10) || snils, char(10) || substr(snils, 8));
update revoked set search = replace(
    substr(search, 1, length(search) - length(coalesce(inn, '')) - 1),
    char(10) || snils, char(10) || substr(snils, 8));
update training_record set search = replace(search,
    char(10) || snils || char(10), char(10) || substr(snils, 8) || char(10))
    where snils is not null;

create index staff_by_inn on staff (organization_id, inn);
create index employee_by_inn on employee (organization_id, inn);
create index training_record_by_snils on training_record (organization_id, snils);

-- SQLite wants the journal made anew for one more action: somebody was found by a whole number.
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
    action          text not null check
        (action in ('granted', 'changed', 'revoked', 'revealed', 'restored', 'looked_up')),
    before          text,
    before_span     text,
    after           text,
    after_span      text,
    search          text not null,
    consent         text
) strict;
insert into journal
    select id, at, organization_id, actor_id, actor_name, employee_id, employee_name,
        employee_snils, action, before, before_span, after, after_span, search, consent
    from journal_before;
drop table journal_before;
create index journal_of_organization on journal (organization_id, id);
create index journal_not_searchable on journal (id) where search = '';
