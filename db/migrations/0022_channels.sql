-- What channels need beside their description: where gateways call back, parts of long texts that are still on their
-- way, and the telephones of the simulator.

-- The address a gateway calls lies here as a hash. What checks its signatures is sealed with the key of texts, which
-- pages may read: whoever answers the call must be able to.
create table channel_hook (
  channel text primary key references channel on delete cascade,
  path_hash bytea not null,                          -- SHA-256 of the secret part of the address
  secrets bytea,
  made_at timestamptz not null
);

-- Calls that were taken, so that the same one again changes nothing. Kept 72 hours.
create table hook_seen (
  channel text not null,
  id text not null,
  seen_at timestamptz not null,
  primary key (channel, id)
);
create index hook_seen_age on hook_seen (seen_at);

-- Trials of a channel that were begun; none is begun twice, whatever becomes of the process.
create table channel_try (
  errand uuid primary key,
  at timestamptz not null
);

-- A long text comes from the network in parts, in any order. They wait here until all have come or time is up.
create table incoming_part (
  channel text not null,
  sender bytea not null,                             -- keyed hash of who wrote and to whom
  ref int not null,                                  -- the network's number of the whole, used again after a while
  total smallint not null check (total between 2 and 255),
  n smallint not null,
  from_sealed bytea not null,
  to_number text not null,
  text_sealed bytea not null,
  received_at timestamptz not null,
  primary key (channel, sender, ref, total, n),
  check (n between 1 and total)
);
create index incoming_part_age on incoming_part (channel, received_at);

-- Telephones of the simulator. Only numbers that no network gives to anybody: a real one is refused by the database.
create table phone (
  number text primary key check (number ~ '^(\+1[2-9][0-9]{2}55501[0-9]{2}|\+7000[0-9]{7})$'),
  made_at timestamptz not null
);

create table phone_message (
  id bigint primary key generated always as identity,
  phone text not null references phone on delete cascade,
  sent_by text not null check (sent_by in ('us', 'hers')),
  channel text,                                      -- the simulator that carried it; hers are taken by any that runs
  gw_id text,
  ref text,                                          -- our reference; two rows with one are a message sent twice
  text text not null,
  at timestamptz not null,
  taken_at timestamptz                               -- hers: when it was handed on
);
create index phone_message_of on phone_message (phone, id);
create index phone_message_waiting on phone_message (id) where sent_by = 'hers' and taken_at is null;
create index phone_message_ref on phone_message (ref) where ref is not null;

-- Receipts that the simulated network still owes; they outlive the process that sends, as a real network's do.
create table phone_receipt (
  id bigint primary key generated always as identity,
  channel text not null,
  gw_id text not null,
  ref text,
  status text not null,
  code text not null default '',
  due_at timestamptz not null
);
create index phone_receipt_due on phone_receipt (channel, due_at);

-- Whoever shows a telephone hears that something came, and looks for himself what.
create function phone_rang() returns trigger language plpgsql as $$
begin
  perform pg_notify('diomede_phone', new.phone);
  return null;
end $$;
create trigger phone_rang after insert on phone_message for each row execute function phone_rang();

do $$
declare runtime text;
begin
  foreach runtime in array array['diomede_web', 'diomede_work'] loop
    if exists (select from pg_roles where rolname = runtime) then
      -- Who wrote a part stays with the process that may open numbers.
      execute format('revoke select on incoming_part from %I', runtime);
      execute format('grant select (channel, sender, ref, total, n, to_number, text_sealed, received_at) on incoming_part to %I', runtime);
    end if;
  end loop;
  if exists (select from pg_roles where rolname = 'diomede_send') then
    grant select, insert, update, delete on hook_seen, channel_try, incoming_part, phone, phone_message, phone_receipt to diomede_send;
    grant usage, select on all sequences in schema public to diomede_send;
    revoke all on channel_hook from diomede_send;
  end if;
end $$;
