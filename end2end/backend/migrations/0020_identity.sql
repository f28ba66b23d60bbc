-- Somebody is known by issuer and subject together (OpenID Connect Core 5.7): two providers may
-- give one subject to two people. SQLite wants the table made anew. Which issuer the people of
-- before came from only the settings know: the program writes it down when it opens the database.
pragma defer_foreign_keys = on;
create temp table kept as select * from person;
drop table person;
create table person (
    id          text primary key,
    issuer      text not null,
    subject     text not null,
    snils       text not null,
    last_name   text not null,
    first_name  text not null,
    middle_name text,
    unique (issuer, subject)
) strict;
insert into person
    select id, '', subject, snils, last_name, first_name, middle_name from kept;
drop table kept;
