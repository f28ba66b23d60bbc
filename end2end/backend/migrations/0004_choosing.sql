-- What keeps somebody out of an organization, on Госуслуги or because of their account; null:
-- nothing does.
alter table staff add column hold text
    check (hold in ('blocked', 'checking', 'account_unconfirmed'));
update staff set hold = 'blocked' where blocked;
alter table staff drop column blocked;

-- Branches have the ОГРН of their legal entity: it is unique no longer, for which SQLite wants the
-- table made anew. `search` is left empty: the names in Latin letters are the program's to write.
pragma defer_foreign_keys = on;
create temp table kept as select * from organization;
drop table organization;
create table organization (
    id          text primary key,
    short_name  text not null,
    full_name   text not null,
    branch_name text,
    ogrn        text not null,
    inn         text not null,
    liquidated  integer not null default 0,
    sort_key    text not null,
    search      text not null
) strict;
insert into organization
    select id, short_name, full_name, branch_name, ogrn, inn, liquidated, sort_key, '' from kept;
drop table kept;
create index organization_not_searchable on organization (id) where search = '';
