-- Work outside of requests: jobs, mail that is on its way, an audit that is only ever added to, partitions made ahead.

-- A mail that a process has taken to send it; a process that died gives it back after the lease.
alter table mail drop constraint mail_state_check;
alter table mail add constraint mail_state_check check (state in ('waiting', 'sending', 'sent', 'failed'));
alter table mail add column claimed_at timestamptz;
create index mail_sending on mail (claimed_at) where state = 'sending';
create index mail_failed on mail (id) where state = 'failed';
create index mail_sent on mail (sent_at) where state = 'sent';
create index mail_account on mail (account);
create index mail_link_expires on mail_link (expires_at);
create index draft_of_strangers on draft (changed_at) where person is null;
create index sign_in_ends on sign_in (ends_at);

-- Whoever wants no mail about what is new finds it on the page of notices only.
alter table account add column notices_by_mail boolean not null default true;
create index notice_to_mail on notice (person, at) where mailed_at is null and read_at is null;

-- Web may put a job down and nothing else: what is inside of jobs is for those who run them. The runner's own tables
-- are made after the migrations, so nothing here may refer to them before it is called.
create function add_job(name text, payload json, key text default null, queue text default null) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform graphile_worker.add_job(name, payload, queue_name => queue, job_key => key);
end $$;

-- Event ids follow the machine's own clock, so partitions are cut by it.
create function event_partitions_ahead(quarters int) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform event_partition(now() + make_interval(months => 3 * n)) from generate_series(0, quarters) as n;
end $$;

create function audit_stands() returns trigger language plpgsql as $$
begin
  raise exception 'The audit is only ever added to' using errcode = 'insufficient_privilege';
end $$;
create trigger audit_stands before update or delete or truncate on audit
  for each statement execute function audit_stands();

revoke execute on function add_job, event_partitions_ahead from public;
do $$
declare runtime text;
begin
  foreach runtime in array array['diomede_web', 'diomede_work'] loop
    if exists (select from pg_roles where rolname = runtime) then
      execute format('grant execute on function add_job, event_partitions_ahead to %I', runtime);
      execute format('revoke update, delete, truncate on audit from %I', runtime);
    end if;
  end loop;
end $$;
