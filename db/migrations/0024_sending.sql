-- What sending needs beside the messages themselves: an order in which they are taken that stays fast however many
-- wait, what a journal knows and a restored database does not, and the orders to send an alert once more.

-- Taken by channel ('' while none was chosen), priority and time, each of them known when it is asked: nothing that is
-- not due, and nothing of another channel, is looked at.
drop index message_due;
create index message_due on message (coalesce(channel, ''), priority, not_before) where state = 'planned';

-- Only the steps of the table of states are possible, whoever writes; asked by where a message is, which is quicker than
-- a list of pairs. New is undelivered to failed: of two receipts of equal rank that contradict each other `failed`
-- stands, whichever came first, since otherwise their order would decide.
create or replace function message_steps() returns trigger language plpgsql as $$
begin
  if old.state = new.state then return new; end if;
  if not (case old.state
    when 'planned' then new.state in ('claimed', 'held', 'lapsed', 'cancelled')
    when 'held' then new.state in ('planned', 'lapsed', 'cancelled')
    when 'claimed' then new.state in ('submitted', 'planned', 'held', 'lapsed', 'cancelled')
    when 'submitted' then new.state in ('accepted', 'delivered', 'undelivered', 'failed', 'unknown', 'planned')
    when 'unknown' then new.state in ('accepted', 'delivered', 'undelivered', 'failed', 'planned', 'closed')
    when 'accepted' then new.state in ('delivered', 'undelivered', 'failed')
    when 'closed' then new.state in ('accepted', 'delivered', 'undelivered', 'failed')
    when 'undelivered' then new.state in ('delivered', 'failed')
    when 'failed' then new.state = 'delivered'
    else false
  end) then
    raise exception 'a message cannot go from % to %', old.state, new.state using errcode = '23514';
  end if;
  return new;
end $$;

-- The tables of a statement's old and new rows have no index: rows are matched by hash, never one by one.
alter function message_told() set enable_nestloop = off;
alter function message_told() set enable_hashjoin = on;

alter table message add check (priority between 0 and 9);

-- Who made the attempt: as long as that process may still be at it, a gateway that does not know it proves nothing.
alter table attempt add column worker uuid;

-- References in the journal that the database does not know: it was restored from a copy older than they are. A message
-- that is planned again under such a key went out already.
create table journal_ref (
  subscriber uuid not null,
  key_hash bytea not null,                           -- first eight bytes of the SHA-256 of the message's key
  n int not null,
  client_ref text not null primary key,
  channel text not null,
  epoch int not null,
  found_at timestamptz not null
);
create index journal_ref_of on journal_ref (subscriber);

-- A second sending of an alert that may have arrived is ordered by two people.
create table resend_order (
  subscriber uuid not null,
  key text not null,
  person uuid not null references person,
  at timestamptz not null,
  primary key (subscriber, key, person)
);

-- What the hourly look at the rules of sending found; one row for each rule that did not hold.
create table sending_alarm (
  id bigint primary key generated always as identity,
  rule text not null,                                -- I1 to I11
  found int not null,
  facts jsonb not null default '{}',                 -- counts and keys, nothing personal
  at timestamptz not null
);
create index sending_alarm_at on sending_alarm (at);

do $$ begin
  if exists (select from pg_roles where rolname = 'diomede_send') then
    grant select, insert, update, delete on journal_ref, resend_order, sending_alarm to diomede_send;
    grant select, insert on audit to diomede_send;
    grant usage, select on all sequences in schema public to diomede_send;
  end if;
end $$;
