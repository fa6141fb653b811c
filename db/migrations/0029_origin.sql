-- How a programme was carried from one side to another: what was changed and why, who had to agree, when, and whom it
-- reached. What was changed is not stored, it is found by comparing the texts; why is written by people.

-- Between which readers the texts are compared. The programme that it came from is `programme.adapted_from`; where that
-- is null both sides are its own.
create table programme_origin (
  programme uuid primary key references programme on delete cascade,
  from_side text references side,
  from_language text not null,
  to_side text references side,
  to_language text not null,
  about jsonb not null default '{}'                  -- in a few words what this record is of, by language
);

-- Why one slot, or every slot of a calendar that was changed in one way, is as it is.
create table origin_reason (
  programme uuid not null references programme on delete cascade,
  calendar text not null,                            -- codes: the slot may be of the programme that it came from alone
  slot text not null default '',                     -- '': of the whole calendar
  change text not null default '' check (change in ('', 'kept', 'rewritten', 'dropped', 'added')),
  why jsonb not null,                                -- by language
  person uuid references person,
  at timestamptz not null,
  primary key (programme, calendar, slot, change),
  check ((slot = '') = (change <> ''))
);

-- Who had to agree, which steps there were, whom it reached: three lists of the record, each entry written by a person.
create table origin_entry (
  id uuid primary key default uuidv7(),
  programme uuid not null references programme on delete cascade,
  part text not null check (part in ('party', 'step', 'reach')),
  kind text not null,
  name jsonb not null,                               -- who, which step, what was counted; by language
  note jsonb not null default '{}',                  -- what was asked of them, or what is to be known beside it
  side text references side,
  state text,                                        -- of a party: whether it agreed; 'unknown': nobody here knows
  planned text not null default '',                  -- yyyy, yyyy-mm or yyyy-mm-dd: as exact as it is known
  done text not null default '',                     -- of a figure: the day for which it holds
  figure numeric,                                    -- null: not known, and said so
  unit text,
  evidence text,                                     -- who says so: those who run it, or somebody independent
  source text not null default '',
  link text not null default '',
  position int not null default 0,
  written_by uuid references person,
  written_at timestamptz not null,
  check (part <> 'party' or (kind in ('ministry', 'operator', 'content-council', 'other')
    and state in ('waiting', 'asked', 'agreed', 'refused', 'unknown'))),
  check (part <> 'step' or kind in ('agreement', 'texts', 'reviewed', 'pilot', 'start', 'region', 'other')),
  check (part <> 'reach' or (kind = 'reach' and unit in ('people', 'messages', 'percent', 'ratio')
    and evidence in ('own', 'independent'))),
  check (part = 'party' or state is null or (part = 'step' and state = 'unknown')),
  check (part = 'reach' or (figure is null and unit is null and evidence is null))
);
create index origin_entry_programme on origin_entry (programme, part, position);
create index programme_adapted on programme (adapted_from) where adapted_from is not null;

-- Numbers of its own that a programme is written to. Two programmes may share a word where the number tells them apart.
alter table programme add column numbers text[] not null default '{}';
alter table programme_keyword drop constraint programme_keyword_pkey, add primary key (word, programme);
