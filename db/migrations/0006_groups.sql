-- Seats of working groups: the language a capacity is told in, what an asker asks for, one co-chair for each side.
alter table seat
  add column capacity_language text,
  add column wants text check (wants in ('co-chair', 'member'));
create unique index seat_one_chair on seat ("group", side) where role = 'co-chair' and left_at is null;

-- A seat that somebody is offered and has not answered for yet; a co-chair's own one names whom the other relieves.
create table seat_offer (
  "group" uuid not null references working_group on delete cascade,
  person uuid not null references person on delete cascade,
  side text references side,                         -- null: the person chooses one of his own
  role text not null check (role in ('co-chair', 'member')),
  instead_of uuid references person,
  by uuid not null references person,
  at timestamptz not null,
  primary key ("group", person)
);
create index seat_offer_person on seat_offer (person);
create index group_state_group on group_state ("group", at);
create index object_circle on object (circle, id desc) where circle is not null;
