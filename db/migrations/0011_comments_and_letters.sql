-- Why a comment was hidden is said in a language; and mail that one can do without: which of it, and the letter of the week.

alter table comment add column hidden_language text;

-- Kinds of notices that somebody does not want by mail; `notices_by_mail` is the switch for all of them.
alter table account add column mail_without text[] not null default '{}';

-- Who wants a letter once a week about all that is new, and up to when he has been told. No row: no letter.
create table letter_of_week (
  account uuid primary key references account on delete cascade,
  told_until timestamptz not null
);
