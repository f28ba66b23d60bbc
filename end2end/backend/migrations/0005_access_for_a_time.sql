-- Between which days the access holds, both included; null: no such bound. As ISO dates, which
-- compare as text. By whom it was given stays as a name: the person may leave.
alter table employee add column valid_from text;
alter table employee add column valid_until text;
alter table employee add column granted_at integer;
alter table employee add column granted_by text;

-- When somebody signed in last. By СНИЛС, as everything that says who works where: most of those
-- who have access have never signed in.
create table sign_in (
    snils text primary key,
    at    integer not null
) strict, without rowid;
insert into sign_in
    select person.snils, max(session.created_at)
    from session join person on person.id = session.person_id
    where person.snils <> '' group by person.snils;
