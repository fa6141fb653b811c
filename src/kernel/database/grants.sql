-- Who may do what in the database of the embedded server; run at every start by its superuser, safe to repeat.
-- Tables belong to diomede_owner. Web and work may read and write every ordinary table from the moment it is made;
-- send sees nothing that a migration has not given it. A migration narrows or widens this for its own tables, and must
-- also run on a service where one login stands for all four, so it asks first:
--
--   do $$ begin
--     if exists (select from pg_roles where rolname = 'diomede_web') then
--       revoke select on secret from diomede_web;
--     end if;
--   end $$;

revoke all on database diomede from public;
grant connect, temporary on database diomede to diomede_owner, diomede_web, diomede_work, diomede_send;
grant usage on schema public to diomede_web, diomede_work, diomede_send;
alter default privileges for role diomede_owner in schema public
  grant select, insert, update, delete on tables to diomede_web, diomede_work;
alter default privileges for role diomede_owner in schema public
  grant usage, select on sequences to diomede_web, diomede_work;
