-- How old the sign-in may be that was asked for, in seconds; and when the provider last had the
-- person themself before it. Null: nobody said.
alter table pending_login add column max_age integer;
alter table session add column authenticated_at integer;
