-- Who heads an organization is asked whenever an administrator's access is taken.
create index staff_heads on staff (organization_id) where role = 'head';
