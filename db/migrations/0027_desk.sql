-- What people on duty write to a reader. Sealed with the key of texts, as what she writes is.
create table staff_text (
  id uuid primary key default uuidv7(),
  subscriber uuid not null references subscriber,
  text_sealed bytea,                                 -- null once it was forgotten
  person uuid references person,
  at timestamptz not null
);
create index staff_text_subscriber on staff_text (subscriber, id);
do $$ begin
  if exists (select from pg_roles where rolname = 'diomede_send') then
    grant select, update on staff_text to diomede_send;
  end if;
end $$;
