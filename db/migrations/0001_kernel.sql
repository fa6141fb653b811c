-- What every room stands on: sides, objects, wordings, people, rights, agreements, events, notices, mail, files.

-- One installation holds one exchange.
create table exchange (
  id boolean primary key default true check (id),
  names jsonb not null default '{}',                 -- {"en": "...", "ru": "..."}
  language text not null default 'en',               -- spoken to those of whom nothing is known
  open boolean not null default false,               -- closed: nothing is read without an account
  state text not null default 'new' check (state in ('new', 'running', 'paused')),
  example boolean not null default false,
  setup_hash bytea,                                  -- the one-time link that names the first coordinator
  version bigint not null default 1                  -- grows with each change of what processes keep in memory
);
insert into exchange default values;

-- The demo's clock may be moved on; everywhere else the offset stays nought.
create table clock (
  id boolean primary key default true check (id),
  offset_seconds bigint not null default 0
);
insert into clock default values;

create table side (
  code text primary key check (code ~ '^[a-z]{2,8}$'),
  names jsonb not null,
  languages text[] not null check (cardinality(languages) > 0),
  zone text not null,
  telephone_region text not null check (telephone_region ~ '^[A-Z]{2}$'),
  capital jsonb not null default '{}',               -- the city whose clock is shown
  state text not null default 'in' check (state in ('in', 'paused', 'left')),
  state_since timestamptz not null,
  position int not null
);

create type audience as enum ('authors', 'group', 'members', 'public');

-- Everything that can be linked, followed, commented, agreed on or exported is an object first.
create table object (
  id uuid primary key default uuidv7(),
  kind text not null,
  origin text not null default 'here',
  number int not null,
  side text references side,
  audience audience not null,
  author uuid references object,                     -- a person; null where nobody is named
  organisation uuid references object,               -- the organisation for which it was written
  circle uuid references object,                     -- the group whose members see it
  source text,
  source_key text,
  created_at timestamptz not null,
  closed_at timestamptz,
  unique (origin, kind, number),
  unique (kind, source, source_key)
);
create index object_kind_newest on object (kind, audience, id desc);
create index object_side_newest on object (kind, side, id desc);
create index object_author on object (author) where author is not null;
create index object_organisation on object (organisation) where organisation is not null;

create table object_number (
  kind text not null,
  origin text not null default 'here',
  last int not null,
  primary key (kind, origin)
);

-- What people wrote, in the language it was written in. The newest version is current.
create table wording (
  object uuid not null references object on delete cascade,
  field text not null,
  position int not null default 0,
  version int not null,
  language text not null,
  text text not null check (length(text) <= 40000),
  hash bytea not null,
  author uuid references object,
  written_at timestamptz not null,
  current boolean not null default true,
  primary key (object, field, position, version)
);
create unique index wording_current on wording (object, field, position) where current;

create table translation (
  object uuid not null,
  field text not null,
  position int not null,
  language text not null,
  version int not null,
  text text not null check (length(text) <= 60000),
  state text not null check (state in ('machine', 'human', 'reviewed')),
  made_from bytea not null,                          -- hash of the wording it was made from
  author uuid references object,                     -- null for a machine
  reviewer uuid references object,
  engine text,
  written_at timestamptz not null,
  current boolean not null default true,
  primary key (object, field, position, language, version),
  foreign key (object) references object on delete cascade,
  check (state <> 'machine' or author is null),
  check ((state = 'reviewed') = (reviewer is not null))
);
create unique index translation_current on translation (object, field, position, language) where current;

create table person (
  id uuid primary key references object,
  name text not null check (length(name) between 1 and 200),
  pseudonym boolean not null default false,
  reads text[] not null check (cardinality(reads) > 0),
  zone text not null default 'UTC',
  left_at timestamptz
);
create table person_side (
  person uuid not null references person on delete cascade,
  side text not null references side,
  primary key (person, side)
);

-- Apart from the person: the private address and the secrets.
create table account (
  id uuid primary key default uuidv7(),
  person uuid not null unique references person,
  address text not null,
  password text,                                     -- Argon2id in PHC form; null: no password set
  confirmed_at timestamptz,
  admitted_at timestamptz,                           -- a closed exchange lets its coordinators admit
  disabled_at timestamptz,
  created_at timestamptz not null
);
create unique index account_address on account (lower(address));

-- One-time links by mail: a hash, what for, until when.
create table mail_link (
  hash bytea primary key,
  account uuid not null references account on delete cascade,
  purpose text not null,
  data jsonb not null default '{}',
  expires_at timestamptz not null,
  used_at timestamptz
);

create table sign_in (
  hash bytea primary key,
  account uuid not null references account on delete cascade,
  acting_for uuid references object,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null
);
create index sign_in_account on sign_in (account);

create table organisation (
  id uuid primary key references object,
  name text not null check (length(name) between 1 and 300),
  language text not null,
  register_id text,
  place text not null default '',
  address text,                                      -- web address
  example boolean not null default false,
  left_at timestamptz
);
create table membership (
  person uuid not null references person on delete cascade,
  organisation uuid not null references organisation on delete cascade,
  role text not null check (role in ('head', 'editor', 'member')),
  since timestamptz not null,
  until timestamptz,
  primary key (person, organisation)
);
create index membership_organisation on membership (organisation);

-- Offices held by persons. A side's office has the side, a joint one has none.
create table office (
  person uuid not null references person on delete cascade,
  role text not null check (role in ('coordinator', 'moderator', 'translator', 'auditor')),
  side text references side,
  since timestamptz not null,
  until timestamptz,
  given_by uuid references object,
  unique nulls not distinct (person, role, side)
);

-- Who sits in a working group, for which side and in what capacity; what a group writes for itself its seats may read.
create table seat (
  "group" uuid not null references object on delete cascade,
  person uuid not null references person,
  side text not null references side,
  role text not null check (role in ('co-chair', 'member', 'asking')),
  capacity text not null default '',                 -- in what capacity: "head of ...", "in person"
  taken_at timestamptz not null,
  left_at timestamptz
);
create unique index seat_one_each on seat ("group", person) where left_at is null;
create index seat_person on seat (person) where left_at is null;
create table agreement (
  id uuid primary key default uuidv7(),
  object uuid not null references object on delete cascade,
  kind text not null,
  other uuid references object on delete cascade,    -- the second thing, where the agreement is about two
  parties text[] not null check (cardinality(parties) >= 2),
  content_hash bytea,
  opened_at timestamptz not null,
  closes_at timestamptz,
  adopted_at timestamptz,
  declined_at timestamptz,
  withdrawn_at timestamptz
);
create index agreement_object on agreement (object);
create unique index agreement_open on agreement (object, kind, other) nulls not distinct
  where adopted_at is null and declined_at is null and withdrawn_at is null;
create table assent (
  id uuid primary key default uuidv7(),
  agreement uuid not null references agreement on delete cascade,
  side text not null references side,
  person uuid not null references person,
  organisation uuid references organisation,
  yes boolean not null,
  why text not null default '',
  why_language text,
  named boolean not null default true,               -- whether the name may be shown publicly
  content_hash bytea,
  at timestamptz not null,
  withdrawn_at timestamptz
);
create unique index assent_one_each on assent (agreement, person) where withdrawn_at is null;

-- One row for each change, written in the change's own transaction; no personal data in it.
create table event (
  id uuid not null default uuidv7(),
  tx xid8 not null default pg_current_xact_id(),
  at timestamptz not null,
  actor uuid,
  acting_for uuid,
  side text,
  verb text not null,
  object uuid not null,
  other uuid,
  audience audience not null,
  data jsonb not null default '{}',
  primary key (id)
) partition by range (id);
create table event_default partition of event default;
create index event_object on event (object, id desc);
create index event_other on event (other, id desc) where other is not null;
create index event_newest on event (at desc, id desc) where audience in ('members', 'public');
create index event_newest_of_side on event (side, at desc, id desc) where audience in ('members', 'public');

-- The first UUIDv7 of an instant, so that partitions can be cut by time.
create function uuidv7_floor(instant timestamptz) returns uuid language sql immutable parallel safe as $$
  select (lpad(to_hex((extract(epoch from instant) * 1000)::bigint), 12, '0') || '70008000000000000000')::uuid
$$;
create function event_partition(quarter timestamptz) returns void language plpgsql as $$
declare
  first timestamptz := date_trunc('quarter', quarter, 'UTC');
  next timestamptz := date_trunc('quarter', quarter, 'UTC') + interval '3 months';
  name text := 'event_' || to_char(first at time zone 'UTC', 'YYYY"q"Q');
begin
  if to_regclass(name) is null then
    execute format('create table %I partition of event for values from (%L) to (%L)',
      name, uuidv7_floor(first), uuidv7_floor(next));
  end if;
end $$;
-- Event ids follow the machine's own clock, so the partitions do too.
select event_partition(now() + make_interval(months => 3 * n)) from generate_series(0, 1) as n;

-- Readers go by transaction, then id, and stay below the oldest one still open: a slow transaction commits events
-- with ids older than some already read, but never with an older transaction than the snapshot's floor.
create index event_tx on event (tx, id);
create table event_cursor (
  reader text primary key,
  tx xid8 not null default '0',
  id uuid not null default '00000000-0000-0000-0000-000000000000',
  moved_at timestamptz
);

create table lineage (
  ancestor uuid not null references object on delete cascade,
  descendant uuid not null references object on delete cascade,
  since timestamptz not null,
  primary key (ancestor, descendant),
  check (ancestor <> descendant)
);
create index lineage_descendant on lineage (descendant);

create table comment (
  id uuid primary key references object on delete cascade,
  about uuid not null references object on delete cascade,
  hidden_at timestamptz,
  hidden_why text
);
create index comment_about on comment (about, id);

create table follow (
  person uuid not null references person on delete cascade,
  object uuid not null references object on delete cascade,
  since timestamptz not null,
  primary key (person, object)
);
create index follow_object on follow (object);

create table notice (
  id uuid primary key default uuidv7(),
  person uuid not null references person on delete cascade,
  object uuid not null references object on delete cascade,
  event uuid not null,
  verb text not null,
  reason text not null,
  at timestamptz not null,
  read_at timestamptz,
  mailed_at timestamptz,
  unique (person, event)
);
create index notice_person on notice (person, id desc);
create index notice_unread on notice (person) where read_at is null;
create index notice_unmailed on notice (id) where mailed_at is null;

-- A mail is a template, what fills it, and the reader's language; it is written at the moment of sending.
create table mail (
  id uuid primary key default uuidv7(),
  account uuid references account on delete cascade,
  template text not null,
  language text not null,
  facts jsonb not null default '{}',
  sealed bytea,                                      -- secrets in it: links that act for their reader
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed')),
  attempts int not null default 0,
  problem text,
  at timestamptz not null,
  due_at timestamptz not null,
  sent_at timestamptz
);
create index mail_waiting on mail (due_at) where state = 'waiting';

create table page_epoch (
  shard int primary key,
  n bigint not null default 0
);
insert into page_epoch (shard) select generate_series(0, 15);

-- Appended by one lane; each row holds the hash of the one before.
create table audit (
  n bigint primary key,
  at timestamptz not null,
  actor uuid,
  action text not null,
  object uuid,
  side text,
  data jsonb not null default '{}',
  previous bytea not null,
  hash bytea not null
);

create table file (
  id uuid primary key references object on delete cascade,
  belongs_to uuid not null references object on delete cascade,
  name text not null,
  type text not null,
  size int not null check (size between 0 and 10485760),
  hash bytea not null,
  alt text not null default '',
  alt_language text
);
create table file_piece (
  file uuid not null references file on delete cascade,
  position int not null,
  body bytea not null,
  primary key (file, position)
);

-- What was written before an account was there, or before it was finished.
create table draft (
  id uuid primary key default uuidv7(),
  hash bytea unique,                                 -- a cookie's secret; null when a person owns it
  person uuid references person on delete cascade,
  kind text not null,
  content jsonb not null,
  changed_at timestamptz not null,
  check ((hash is null) <> (person is null))
);
create index draft_person on draft (person);

-- Counters of limits are worth nothing after a crash, so they are not logged.
create unlogged table limit_use (
  key text not null,
  starts_at timestamptz not null,
  used int not null,
  primary key (key, starts_at)
);

create table tick (
  name text primary key,
  done_at timestamptz not null
);
