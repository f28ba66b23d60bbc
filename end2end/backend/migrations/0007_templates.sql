-- An organization's own named sets of permissions. `key` is the folded name: no two of one name.
create table template (
    id              text primary key,
    organization_id text not null references organization,
    name            text not null,
    key             text not null,
    permissions     text not null,
    unique (organization_id, key)
) strict;
