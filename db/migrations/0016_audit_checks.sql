-- When the whole record of changes was last compared, by whom and how far: so that a page need not do it at each view.

create table audit_check (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  by uuid not null,
  up_to bigint not null check (up_to >= 0),          -- the last line that fitted the one before
  hash bytea not null,                               -- of that line, so that cutting it off shows later
  broken_at bigint                                   -- the first line that did not fit
);
create index audit_check_sound on audit_check (up_to desc, id desc) where broken_at is null;

create trigger audit_check_stands before update or delete or truncate on audit_check
  for each statement execute function audit_stands();

do $$
declare runtime text;
begin
  foreach runtime in array array['diomede_web', 'diomede_work'] loop
    if exists (select from pg_roles where rolname = runtime) then
      execute format('revoke update, delete, truncate on audit_check from %I', runtime);
    end if;
  end loop;
end $$;
