-- Organisations: who asks to join, to whom one is known; names that look alike, and lists by name.

create table membership_request (
  person uuid not null references person on delete cascade,
  organisation uuid not null references organisation on delete cascade,
  words text not null default '',                    -- what the asker says to the heads
  at timestamptz not null,
  primary key (person, organisation)
);
create index membership_request_organisation on membership_request (organisation);

-- In which way an organisation is known; withdrawn ways stay as history.
create table organisation_verification (
  id uuid primary key default uuidv7(),
  organisation uuid not null references organisation on delete cascade,
  way text not null check (way in ('coordinators', 'organisations', 'joint-office')),
  side text references side,
  person uuid references person,
  at timestamptz not null,
  withdrawn_at timestamptz
);
create unique index organisation_verification_now on organisation_verification (organisation, way) where withdrawn_at is null;

-- What is left of a name when letters that look the same in Latin and Cyrillic, spaces and marks count alike.
create function name_shape(name text) returns text language sql immutable parallel safe as $$
  select regexp_replace(
    translate(lower(normalize(name, NFKC)), 'аеёорсухкмтвніј' || '0', 'aeeopcyxkmtbhij' || 'o'),
    '[^[:alnum:]]+', '', 'g')
$$;
create index organisation_name_shape on organisation (name_shape(name)) where left_at is null;
create index organisation_name on organisation (lower(name), id) where left_at is null;

create index mail_link_account on mail_link (account);
