-- What lies around a subscriber: the length of her ledger, who asked to be left alone, what strangers may cost, changes of
-- numbers, looks at numbers.

alter table subscriber add column consents int not null default 0;       -- how long her ledger is
alter table subscriber add column consent_head bytea;                    -- the hash of its newest row
alter table subscriber add column asked_at timestamptz;                  -- silent: when she was asked whether it is still she

-- Left because she asked to, or because her programme was over. The first only she herself can undo, from her phone; the
-- second any consent that is newer than `since`, so that an old file taken in again wakes nobody.
alter table do_not_text add column asked boolean not null default true;

-- The ledger is only ever added to, whoever writes.
create function consent_is_added_to() returns trigger language plpgsql as $$
begin
  raise exception 'The ledger of consent is only ever added to' using errcode = 'insufficient_privilege';
end $$;
create trigger consent_is_added_to before update or delete or truncate on consent
  for each statement execute function consent_is_added_to();

-- The act that allows messages to her now, for one enrolment or (null) for all that is not of one; null: nothing does.
-- What a web form says is hers only once her phone has confirmed it. A pause suspends, a withdrawal ends.
create function consent_for(of_subscriber uuid, of_enrolment uuid) returns uuid language sql stable parallel safe as $$
  with act as (
    select id, n, act, door from consent
    where subscriber = of_subscriber and (scope is null or scope = of_enrolment)),
  last as (
    select coalesce(max(n) filter (where act = 'withdrawn'), 0) as withdrawn,
      coalesce(max(n) filter (where act = 'paused'), 0) as paused,
      coalesce(max(n) filter (where act in ('given', 'confirmed', 'resumed', 'withdrawn')), 0) as moved
    from act)
  select act.id from act, last
  where (act.act = 'confirmed' or (act.act = 'given' and act.door <> 'web'))
    and act.n > last.withdrawn and last.paused <= last.moved
  order by act.n desc limit 1
$$;

-- A keyed hash of nothing for each key that makes no other trace, so that a lost file is noticed before it does harm.
create table key_check (
  name text primary key,
  value bytea not null,
  made_at timestamptz not null
);

alter table errand add column tries smallint not null default 0;
alter table errand add column retry_at timestamptz;

-- What is deleted when its time is over is found by its age.
create index errand_done on errand (done_at) where done_at is not null;
create index errand_answer on errand (done_at) where answer is not null;
create index errand_failed on errand (done_at) where sealed is not null and done_at is not null;
create index receipt_age on receipt (received_at);
create index inbound_text_age on inbound (handled_at) where text_sealed is not null;
create index inbound_sender_age on inbound (handled_at) where from_sealed <> '';
create index message_content_age on message (state_at) where content is not null;

-- Each text that a web form may have caused to a number which had not confirmed. Kept 30 days.
create table opt_in (
  id uuid primary key default uuidv7(),
  programme uuid not null references object,
  phone_index bytea not null,
  block_index bytea not null,
  state text not null check (state in ('sent', 'held', 'dropped')),
  why text not null default '',
  asked_at timestamptz not null,
  confirmed_at timestamptz
);
create index opt_in_phone on opt_in (programme, phone_index, asked_at);
create index opt_in_block on opt_in (programme, block_index, asked_at) where confirmed_at is null;
create index opt_in_newest on opt_in (programme, asked_at);
create index opt_in_age on opt_in (asked_at);

-- How many requests were refused, and why; of whom is not kept.
create table opt_in_refused (
  programme uuid not null references object,
  day date not null,
  why text not null,
  n int not null,
  primary key (programme, day, why)
);

-- Whether the web form of a programme takes numbers. It shuts itself; a person opens it again.
create table web_opt_in (
  programme uuid primary key references object,
  shut_at timestamptz,
  why text not null default '',
  opened_at timestamptz,
  opened_by uuid references person
);

-- She has another number: what she reads goes over to it once both phones have said yes.
create table number_change (
  id uuid primary key default uuidv7(),
  old_subscriber uuid not null references subscriber,
  new_subscriber uuid not null references subscriber,
  asked_at timestamptz not null,
  old_yes_at timestamptz,
  new_yes_at timestamptz,
  done_at timestamptz,
  outcome text check (outcome in ('changed', 'both-read', 'lapsed', 'left')),
  check (old_subscriber <> new_subscriber),
  check ((done_at is null) = (outcome is null))
);
create unique index number_change_old on number_change (old_subscriber) where done_at is null;
create unique index number_change_new on number_change (new_subscriber) where done_at is null;

-- Who looked at whose number. Written by `send`, which opened it, so that no page can leave it out.
create table reveal (
  errand uuid primary key,
  programme uuid not null references object,
  subscriber uuid not null references subscriber,
  person uuid not null references person,
  at timestamptz not null
);
create index reveal_person on reveal (person, at);
create index reveal_programme on reveal (programme, at);

do $$ begin
  if exists (select from pg_roles where rolname = 'diomede_send') then
    -- Pages may say that she wants to stop, and how she wants to be written to. Numbers, keys and tombstones are written
    -- by `send` alone: a page that is broken into can neither put a number of its own in the place of hers nor a key of its own.
    revoke insert, update, delete, truncate on subscriber, seal_key, do_not_text, key_check, opt_in, opt_in_refused, reveal,
      number_change from diomede_web, diomede_work;
    grant update (side, language, zone, hour_from, hour_until, discreet, state, state_at, failures, heard_at, consents,
      consent_head, asked_at) on subscriber to diomede_web, diomede_work;
    grant select (consents, consent_head, asked_at) on subscriber to diomede_web, diomede_work;
    revoke update, delete, truncate on consent from diomede_web, diomede_work;
    revoke select on opt_in from diomede_web, diomede_work;
    grant select (id, programme, state, why, asked_at, confirmed_at) on opt_in to diomede_web, diomede_work;
    grant update (state, why) on opt_in to diomede_web;
    revoke update, delete, truncate on errand from diomede_web, diomede_work;
    grant select (tries, retry_at) on errand to diomede_web, diomede_work;
    grant update (answer, outcome, tries, retry_at, done_at) on errand to diomede_web, diomede_work;
    grant select, insert, update, delete on key_check, opt_in, opt_in_refused, web_opt_in, number_change, reveal to diomede_send;
    grant select on person to diomede_send;
  end if;
end $$;
