-- What the coordinators say of their exchange, on the page "About this place": Markdown by language.
alter table exchange add column abouts jsonb not null default '{}';
