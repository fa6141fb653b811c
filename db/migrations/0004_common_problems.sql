-- Splitting a common problem is agreed by both sides: which of its problems would go together into a new one.
create table common_split (
  agreement uuid not null references agreement on delete cascade,
  problem uuid not null references problem on delete cascade,
  primary key (agreement, problem)
);
