-- What came of a programme: trials of ways of writing, arms by lot, answers from phones, and figures given out in steps.

-- A trial compares arms of one calendar. What is asked, of whom and by what it is judged is fixed once it has started.
create table trial (
  id uuid primary key default uuidv7(),
  programme uuid not null references programme,
  number int not null,                               -- within its programme: /programmes/3/trials/1
  calendar int not null references calendar,
  question text not null check (length(question) between 1 and 2000),
  question_language text not null,
  outcome_slot int not null references slot,
  outcome_codes text[] not null check (cardinality(outcome_codes) > 0),
  planned_readers int not null check (planned_readers between 20 and 10000000),
  ethics_body text not null default '',
  ethics_number text not null default '',
  ethics_date date,
  state text not null default 'draft' check (state in ('draft', 'running', 'closed')),
  made_by uuid references person,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  started_by uuid references person,
  started_at timestamptz,
  closed_by uuid references person,
  closed_at timestamptz,
  closed_why text not null default '',
  closed_why_language text,
  published_by uuid references person,
  published_at timestamptz,                          -- null: its page is its team's alone
  unique (programme, number),
  check ((state = 'draft') = (started_at is null)),
  check ((state = 'closed') = (closed_at is not null)),
  check (state <> 'closed' or closed_why <> ''),
  check (published_at is null or state = 'closed'),
  check ((ethics_body = '') = (ethics_number = '') and (ethics_body = '') = (ethics_date is null))
);
create unique index trial_running on trial (calendar) where state = 'running';

create table trial_arm (
  trial uuid not null references trial on delete cascade,
  position smallint not null,
  code text not null check (code ~ '^[a-z][a-z0-9-]{0,19}$'),
  names jsonb not null default '{}',
  share smallint not null check (share between 1 and 9),
  gets text not null check (gets in ('messages', 'other', 'later')),
  weeks_later smallint not null default 0 check (weeks_later between 0 and 26),
  primary key (trial, code),
  unique (trial, position),
  check ((gets = 'later') = (weeks_later > 0))
);

-- What is left of the block that is being drawn from, by stratum. The next draw is in no table: it is made when it is
-- needed. Even this much is for `send` alone.
create table trial_urn (
  trial uuid not null references trial,
  side text not null,                                -- '' for a reader of none
  language text not null,
  block int not null,
  rest smallint[] not null,                          -- how many of each arm, in their order
  primary key (trial, side, language)
);

-- Each draw with its time; never drawn again and never changed. One for a phone: whoever shares it reads the same.
create table trial_draw (
  trial uuid not null references trial,
  subscriber uuid not null references subscriber,
  side text not null,
  language text not null,
  block int not null,
  arm text not null,
  drawn_at timestamptz not null,
  primary key (trial, subscriber),
  foreign key (trial, arm) references trial_arm (trial, code)
);
create function trial_draw_stays() returns trigger language plpgsql as $$
begin
  raise exception 'A draw is made once and stays' using errcode = 'insufficient_privilege';
end $$;
create trigger trial_draw_stays before update or delete or truncate on trial_draw
  for each statement execute function trial_draw_stays();

create function trial_is_frozen() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if old.state <> 'draft' then
      raise exception 'A trial that has started stays' using errcode = 'insufficient_privilege';
    end if;
    return old;
  end if;
  if (old.state, new.state) not in (('draft', 'draft'), ('draft', 'running'), ('running', 'running'),
      ('running', 'closed'), ('closed', 'closed')) then
    raise exception 'A trial cannot go from % to %', old.state, new.state using errcode = '23514';
  end if;
  if old.state <> 'draft' and (old.programme, old.number, old.calendar, old.question, old.question_language,
      old.outcome_slot, old.outcome_codes, old.planned_readers, old.ethics_body, old.ethics_number, old.ethics_date,
      old.started_by, old.started_at, old.made_by, old.made_at)
    is distinct from (new.programme, new.number, new.calendar, new.question, new.question_language,
      new.outcome_slot, new.outcome_codes, new.planned_readers, new.ethics_body, new.ethics_number, new.ethics_date,
      new.started_by, new.started_at, new.made_by, new.made_at) then
    raise exception 'What a trial asks is fixed once it has started' using errcode = 'insufficient_privilege';
  end if;
  if old.state = 'closed' and (old.closed_by, old.closed_at, old.closed_why, old.closed_why_language)
    is distinct from (new.closed_by, new.closed_at, new.closed_why, new.closed_why_language) then
    raise exception 'A trial is closed once' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger trial_is_frozen before update or delete on trial for each row execute function trial_is_frozen();

create function trial_arms_are_frozen() returns trigger language plpgsql as $$
begin
  if exists (select from trial where id = coalesce(new.trial, old.trial) and state <> 'draft') then
    raise exception 'The arms of a trial are fixed once it has started' using errcode = 'insufficient_privilege';
  end if;
  return coalesce(new, old);
end $$;
create trigger trial_arms_are_frozen before insert or update or delete on trial_arm
  for each row execute function trial_arms_are_frozen();

-- Of the arm that gets its messages later: nothing goes out before this day, whatever else moves from_day.
alter table enrolment add column wait_until date;
create function enrolment_arm_stays() returns trigger language plpgsql as $$
begin
  raise exception 'The arm of an enrolment is drawn once' using errcode = 'insufficient_privilege';
end $$;
create trigger enrolment_arm_stays before update of arm on enrolment for each row
  when (old.arm is not null and new.arm is distinct from old.arm) execute function enrolment_arm_stays();

-- What a phone answered to a quiz or a survey, as a code and nothing else. The first answer counts.
create table survey_answer (
  enrolment uuid not null references enrolment,
  slot int not null references slot,
  slot_text uuid not null references slot_text,      -- the version whose words recognised it
  code text not null,
  language text not null,
  at timestamptz not null,
  primary key (enrolment, slot)
);
create index survey_answer_slot on survey_answer (slot, at);
-- What she said instead later; kept beside the first, and not counted.
create table survey_answer_change (
  enrolment uuid not null,
  slot int not null,
  slot_text uuid not null references slot_text,
  code text not null,
  language text not null,
  at timestamptz not null,
  primary key (enrolment, slot, at),
  foreign key (enrolment, slot) references survey_answer (enrolment, slot) on delete cascade
);

-- Figures as they were given out. `exact` is what the next release is held against and is on no page; small cells of
-- `shown` are hidden so that they follow from nothing else.
create table evaluation_release (
  id uuid primary key default uuidv7(),
  programme uuid not null references programme,
  trial uuid references trial,
  slot int references slot,
  kind text not null check (kind in ('running', 'result', 'question')),
  n int not null,
  exact jsonb not null,
  shown jsonb not null,
  by uuid references person,
  at timestamptz not null,
  check ((kind = 'question') = (slot is not null) and (kind = 'question') = (trial is null))
);
create unique index evaluation_release_trial on evaluation_release (trial, kind, n) where trial is not null;
create unique index evaluation_release_slot on evaluation_release (slot, n) where slot is not null;

do $$ begin
  if exists (select from pg_roles where rolname = 'diomede_send') then
    -- Lots are drawn and answers are kept where numbers are opened; pages count them.
    revoke all on trial_urn from diomede_web, diomede_work;
    revoke insert, update, delete, truncate on trial_draw, survey_answer, survey_answer_change from diomede_web, diomede_work;
    grant select (wait_until) on enrolment to diomede_web, diomede_work;
    grant select on trial, trial_arm to diomede_send;
    grant select, insert, update on trial_urn to diomede_send;
    grant select, insert on trial_draw, survey_answer, survey_answer_change to diomede_send;
  end if;
end $$;
