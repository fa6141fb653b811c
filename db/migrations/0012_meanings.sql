-- What texts mean, as a service that was configured for it says it in numbers: the matcher holds them against each
-- other beside the words. Only what everybody may read is ever sent there.

create table meaning (
  object uuid primary key references object on delete cascade,
  model text not null,                               -- which model of which service
  hash bytea not null,                               -- of the text that was sent
  vector bytea,                                      -- float32, little-endian, of length one; null: it was refused
  failed text,
  at timestamptz not null,
  tx xid8 not null default pg_current_xact_id(),     -- so that processes read what is new to them
  check ((vector is null) = (failed is not null))
);
create index meaning_tx on meaning (tx);

-- Which of the models the matcher heeds now; null while no service is configured.
create table meaning_model (
  one boolean primary key default true check (one),
  model text
);
insert into meaning_model default values;
