-- What files brought: the hash of each row as it was taken, so that the same file again changes nothing, also where
-- people have changed the thing since.
create table import_row (
  importer text not null,
  source text not null,
  key text not null,
  hash bytea not null,
  object uuid references object on delete set null,  -- the thing it made or changed, where it is one
  taken_at timestamptz not null,
  primary key (importer, source, key)
);

-- Names and words that came with the program follow it until a person changes them.
alter table theme add column edited_at timestamptz;
alter table term add column edited_at timestamptz;
create index term_subject on term (subject, key);
create index term_near on term using gin (near);
create index audit_object on audit (object, n desc) where object is not null;
