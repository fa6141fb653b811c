-- What writing and reviewing messages needs beside the texts: when a version was approved, when it was last held against
-- its partners in other languages, why it was sent back, and what a quiz or a survey takes for an answer.

-- Texts were sent back to review because what they rest on has changed, or because their time has come.
create table text_recall (
  id uuid primary key default uuidv7(),
  programme uuid not null references programme,
  source text not null default '',                   -- the part of a source that was asked for; '' when single texts were chosen
  why text not null,
  why_language text not null,
  stopped boolean not null,                          -- whether they go out meanwhile
  person uuid references person,
  at timestamptz not null
);
create index text_recall_programme on text_recall (programme, at);

alter table slot_text add column approved_at timestamptz;
alter table slot_text add column compared_at timestamptz;  -- somebody found it to say what the others say, though they changed
alter table slot_text add column recall uuid references text_recall;
create index slot_text_due on slot_text (review_due) where state = 'approved';
create index slot_text_waiting on slot_text (slot) where current and state = 'in-review';

-- The answers belong to the version of a text, so that whoever approves the question approves them too. `code` is the
-- same in every language: what is counted is codes.
create table slot_text_answer (
  slot_text uuid not null references slot_text on delete cascade,
  position smallint not null,
  code text not null check (code ~ '^[a-z0-9][a-z0-9-]{0,19}$'),
  words text[] not null check (cardinality(words) > 0),  -- what she may write for it
  reply text not null default '' check (length(reply) <= 1000),
  correct boolean,                                   -- of a quiz; null where no answer is the right one
  primary key (slot_text, code)
);

-- A message knowingly has no text for readers of a side in a language; they get nothing that day, and somebody said so.
create table slot_text_none (
  slot int not null references slot on delete cascade,
  side text not null references side,
  language text not null,
  person uuid references person,
  since timestamptz not null,
  primary key (slot, side, language)
);

do $$ begin
  if exists (select from pg_roles where rolname = 'diomede_send') then
    grant select on slot_text_answer to diomede_send;
  end if;
end $$;
