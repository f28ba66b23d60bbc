-- The journal keeps the names of people as they were, for they may be gone when it is read, the
-- days between which an access was valid, and who looked at the numbers of whom. SQLite wants the
-- table made anew for one more action. `search` is left empty: the program, which knows Russian,
-- writes it.
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
    action          text not null check (action in ('granted', 'changed', 'revoked', 'revealed')),
    before          text,
    before_span     text,
    after           text,
    after_span      text,
    search          text not null
) strict;
insert into journal
    select id, at, organization_id, actor_id,
        coalesce((select last_name || ' ' || first_name || coalesce(' ' || middle_name, '')
            from person where person.id = actor_id), ''),
        employee_id,
        coalesce((select last_name || ' ' || first_name || coalesce(' ' || middle_name, '')
            from (
                select organization_id as place, snils, last_name, first_name, middle_name
                from employee
                union all
                select organization_id, snils, last_name, first_name, middle_name from staff
            )
            where place = journal_before.organization_id and snils = employee_snils limit 1), ''),
        employee_snils, action, before, null, after, null, ''
    from journal_before;
drop table journal_before;
create index journal_of_organization on journal (organization_id, id);
create index journal_not_searchable on journal (id) where search = '';
