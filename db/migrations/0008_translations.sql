-- Translations: who wishes not to be named, what was taken back, who works on what, what a machine was asked for.

alter table translation
  add column named boolean not null default true,    -- whether readers see the translator's name
  add column withdrawn_at timestamptz,               -- taken back by its translator: shown to nobody else
  add constraint translation_withdrawn check (not current or withdrawn_at is null);
create index translation_author on translation (author, object) where author is not null;

-- Somebody is at work on a thing in a language, so that no second one begins the same; soft, and soon over.
create table translation_claim (
  object uuid not null references object on delete cascade,
  language text not null,
  person uuid not null references person on delete cascade,
  until timestamptz not null,
  primary key (object, language)
);
create index translation_claim_person on translation_claim (person);

-- A passage that a machine was asked to translate: waiting while `failed` is null, else why it did not.
create table machine_request (
  object uuid not null references object on delete cascade,
  field text not null,
  position int not null,
  language text not null,
  asked_at timestamptz not null,
  failed text,
  primary key (object, field, position, language)
);
