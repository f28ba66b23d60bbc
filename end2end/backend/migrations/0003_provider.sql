-- The stand-in provider's own memory: who has let the application see their data.
create table provider_consent (
    subject    text primary key,
    granted_at integer not null
) strict;
