-- What was answered to a request with an idempotency key, whatever it was about: `subject` says what,
-- since each has keys of its own. `resource_id` is what was made or submitted.
create table idempotency_answer (
    person_id       text not null,
    organization_id text not null,
    subject         text not null,
    key             text not null,
    request         blob not null,
    resource_id     text not null,
    version         integer,
    body            text not null,
    created_at      integer not null,
    primary key (person_id, organization_id, subject, key)
) strict, without rowid;

insert into idempotency_answer
    select person_id, organization_id, 'access', key, request, employee_id, version, body, created_at
    from idempotency;
insert into idempotency_answer
    select person_id, organization_id, 'training', key, request, submission_id, null, body, created_at
    from training_idempotency;
insert into idempotency_answer
    select person_id, organization_id, 'declarations', key, request, declaration_id, version, body,
        created_at
    from declaration_idempotency;

drop table idempotency;
drop table training_idempotency;
drop table declaration_idempotency;
