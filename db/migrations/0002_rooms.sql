-- Themes and the glossary, problems and what they have in common, experiences, groups.

create table theme (
  id uuid primary key references object,
  slug text not null unique check (slug ~ '^[a-z0-9-]+$'),
  goal int check (goal between 1 and 17),            -- number of the Sustainable Development Goal it is
  position int not null default 0
);
create table object_theme (
  object uuid not null references object on delete cascade,
  theme uuid not null references theme on delete cascade,
  primary key (object, theme)
);
create index object_theme_theme on object_theme (theme, object desc);

create table term (
  id uuid primary key references object,
  key text not null unique,
  near text[] not null default '{}',
  subject text not null default ''
);
create table term_word (
  term uuid not null references term on delete cascade,
  language text not null,
  strength text not null check (strength in ('term', 'also', 'calls')),
  position int not null,
  text text not null check (length(text) between 1 and 200),
  primary key (term, language, strength, position)
);
create table lexicon_entry (
  source text not null,
  from_language text not null,
  to_language text not null,
  head text not null,
  translations text[] not null,
  primary key (source, from_language, to_language, head)
);
-- Grows when glossary or lexicon change, so that every process reads its knowledge anew.
create table knowledge_version (
  id boolean primary key default true check (id),
  n bigint not null default 1
);
insert into knowledge_version default values;

-- Problems and hopes have one shape; the object's kind tells them apart.
create table problem (
  id uuid primary key references object,
  state text not null check (state in ('draft', 'second-look', 'public', 'resolved', 'withdrawn')),
  state_since timestamptz not null,
  place text not null default '',
  whom text not null default '',
  how_many int check (how_many >= 0),
  on_behalf text not null default 'own' check (on_behalf in ('own', 'consent')),
  accused text not null default '',                  -- the body that is named, if one is
  children boolean not null default false,
  wanted audience not null default 'public',         -- the object's audience once it is published
  example boolean not null default false
);
create table evidence (
  object uuid not null references object on delete cascade,
  position int not null,
  address text not null,
  primary key (object, position)
);
create table second_look (
  object uuid not null references object on delete cascade,
  person uuid not null references person,
  side text not null references side,
  yes boolean not null,
  why text not null default '',
  at timestamptz not null,
  primary key (object, person)
);
create table reply (
  id uuid primary key references object on delete cascade,
  about uuid not null references object on delete cascade,
  body_name text not null
);

-- A reading of an object for the matcher; made anew when wording or knowledge change.
create table reading (
  object uuid not null references object on delete cascade,
  language text not null,
  side text not null,
  knowledge text not null,                           -- version of what the engine knew of words
  features bytea not null,
  tx xid8 not null default pg_current_xact_id(),     -- so that processes read what is new to them
  primary key (object)
);
create index reading_tx on reading (tx);
create table suggestion (
  object uuid not null references object on delete cascade,
  other uuid not null references object on delete cascade,
  score real not null,
  reasons jsonb not null,
  made_at timestamptz not null,
  primary key (object, other)
);
create index suggestion_best on suggestion (object, score desc);

create table verdict (
  id uuid primary key default uuidv7(),
  low uuid not null references object on delete cascade,
  high uuid not null references object on delete cascade,
  person uuid not null references person,
  organisation uuid references organisation,
  side text not null references side,
  verdict text not null check (verdict in ('same', 'related', 'different')),
  why text not null default '',
  why_language text not null,
  at timestamptz not null,
  current boolean not null default true,
  check (low < high)
);
create unique index verdict_one_each on verdict (low, high, person) where current;
create index verdict_high on verdict (high);
-- "Is this the same as yours?": asked once per pair.
create table ask (
  low uuid not null references object on delete cascade,
  high uuid not null references object on delete cascade,
  asked_of text not null references side,
  by uuid references person,
  at timestamptz not null,
  primary key (low, high, asked_of),
  check (low < high)
);

create table common_problem (
  id uuid primary key references object,
  merged_into uuid references common_problem
);
create table common_problem_part (
  common uuid not null references common_problem on delete cascade,
  problem uuid not null references problem on delete cascade,
  joined_at timestamptz not null,
  left_at timestamptz,
  why text not null default '',
  why_language text,
  primary key (common, problem, joined_at)
);
create unique index common_problem_part_now on common_problem_part (problem) where left_at is null;
create index common_problem_part_common on common_problem_part (common) where left_at is null;

create table experience (
  id uuid primary key references object,
  state text not null check (state in ('draft', 'public', 'withdrawn')),
  state_since timestamptz not null,
  place text not null default '',
  year int,
  wanted audience not null default 'public',
  example boolean not null default false
);
create table experience_about (
  experience uuid not null references experience on delete cascade,
  object uuid not null references object on delete cascade,
  primary key (experience, object)
);
create index experience_about_object on experience_about (object);

create table working_group (
  id uuid primary key references object,
  state text not null check (state in ('forming', 'working', 'resting', 'closed')),
  state_since timestamptz not null,
  open boolean not null default true,
  successor uuid references working_group,
  example boolean not null default false
);
create table group_state (
  id uuid primary key default uuidv7(),
  "group" uuid not null references working_group on delete cascade,
  state text not null,
  at timestamptz not null,
  why text not null,
  why_language text not null,
  person uuid references person
);
create table taken_up (
  "group" uuid not null references working_group on delete cascade,
  common uuid not null references common_problem on delete cascade,
  agreement uuid not null references agreement,
  at timestamptz,
  primary key ("group", common)
);
create index taken_up_common on taken_up (common);
