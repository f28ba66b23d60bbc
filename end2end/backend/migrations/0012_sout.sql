-- Reports of the special assessment of working conditions. They come from whoever carried it out;
-- nobody changes them here, so how many workplaces a report has stands in it.
create table sout_report (
    id              text primary key,
    organization_id text not null references organization,
    number          text not null,
    approved_on     text not null,
    valid_until     text,
    assessor        text,
    workplaces      integer not null,
    employees       integer not null,
    worst_class     text,
    search          text not null
) strict;
create index sout_report_by_day on sout_report (organization_id, approved_on, id);

-- `ordinal` is its place in the report: numbers of workplaces have letters. `factors` and
-- `guarantees` are JSON.
create table workplace (
    id         text primary key,
    report_id  text not null references sout_report,
    ordinal    integer not null,
    number     text not null,
    name       text not null,
    department text,
    employees  integer not null,
    class      text not null check (class in ('1', '2', '3.1', '3.2', '3.3', '3.4', '4')),
    factors    text not null,
    guarantees text not null,
    search     text not null
) strict;
create index workplace_in_order on workplace (report_id, ordinal, id);
create index workplace_of_class on workplace (report_id, class);
