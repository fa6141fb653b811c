import { sql } from "kysely";
import type { Tx } from "#kernel/database/database.ts";
import type { Services } from "#kernel/web/call.ts";
import { noticed } from "./noticed.ts";

const reader = "notices";
/** How many steps of the line of descent hear of a change. */
const steps = 4;
const atOnce = 200;

/**
 * Reads what has happened since it read last and makes notices of it, until there is nothing new; returns how many
 * events it read. Any number of processes may read: they wait for each other, and each event is read once.
 */
export async function readEventsOnce(services: Pick<Services, "db" | "clock">): Promise<number> {
  let read = 0;
  for (;;) {
    const now = services.clock.now();
    const count = await services.db.transaction().execute((tx) => readSome(tx, now));
    read += count;
    if (count < atOnce) return read;
  }
}

interface Place {
  readonly tx: string;
  readonly id: string;
}

async function readSome(tx: Tx, now: Temporal.Instant): Promise<number> {
  await tx
    .insertInto("event_cursor")
    .values({ reader })
    .onConflict((same) => same.doNothing())
    .execute();
  const from = await tx
    .selectFrom("event_cursor")
    .select(["tx", "id"])
    .where("reader", "=", reader)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const until = await endOf(tx, from);
  if (!until) return 0;
  await makeNotices(tx, from, until, now);
  await tx
    .updateTable("event_cursor")
    .set({ tx: until.tx, id: until.id, moved_at: now.toString() })
    .where("reader", "=", reader)
    .execute();
  return until.count;
}

/**
 * The last event of the next piece. Only transactions below the oldest one that is still open are read: all of them
 * have ended, so that none can bring an event later whose place is behind the cursor. A transaction is read whole.
 */
async function endOf(tx: Tx, from: Place): Promise<(Place & { count: number }) | null> {
  const { rows } = await sql<Place & { count: number }>`
    with piece as (
      select tx, id from event
      where (tx, id) > (${from.tx}::xid8, ${from.id}::uuid) and tx < pg_snapshot_xmin(pg_current_snapshot())
      order by tx, id limit ${atOnce}
    ), whole as (
      select tx, id from piece
      union select event.tx, event.id from event where event.tx = (select max(tx) from piece) and (event.tx, event.id) > (${from.tx}::xid8, ${from.id}::uuid)
    )
    select tx::text, id, (select count(*)::int from whole) as count from whole order by whole.tx desc, whole.id desc limit 1`.execute(
    tx,
  );
  return rows[0] ?? null;
}

async function makeNotices(tx: Tx, from: Place, until: Place, now: Temporal.Instant): Promise<void> {
  const verbs = JSON.stringify([...noticed].map(([verb, reasons], rank) => ({ verb, rank, reasons })));
  const at = sql`${now.toString()}::timestamptz`;
  // An office or a seat that has ended reads nothing any more, and one who left or was not let in hears nothing.
  await sql`
    with recursive worth as (
      select * from jsonb_to_recordset(${verbs}::jsonb) as worth(verb text, rank int, reasons jsonb)
    ), told as (
      select event.id, event.tx, event.at, event.actor, event.verb, event.object, event.other, event.audience, worth.rank, worth.reasons
      from event join worth on worth.verb = event.verb
      where (event.tx, event.id) > (${from.tx}::xid8, ${from.id}::uuid) and (event.tx, event.id) <= (${until.tx}::xid8, ${until.id}::uuid)
    ), meant as (
      select id as event, object from told union select id, other from told where other is not null
    ), up(event, object, steps) as (
      select event, object, 0 from meant
      union select up.event, lineage.ancestor, up.steps + 1 from up join lineage on lineage.descendant = up.object where up.steps < ${steps}
    ), down(event, object, steps) as (
      select event, object, 0 from meant
      union select down.event, lineage.descendant, down.steps + 1 from down join lineage on lineage.ancestor = down.object where down.steps < ${steps}
    ), heard(event, person, reason) as (
      select meant.event, teller.person, 'author' from meant cross join lateral (${tellersOf(sql`meant.object`, at)}) as teller
      union select meant.event, follow.person, 'follow' from meant join follow on follow.object = meant.object
      union select up.event, teller.person, 'descent' from up cross join lateral (${tellersOf(sql`up.object`, at)}) as teller where up.steps > 0
      union select line.event, follow.person, 'descent' from (select * from up union select * from down) as line join follow on follow.object = line.object where line.steps > 0
    ), wanted as (
      select told.id, told.tx, told.at, told.verb, told.object, told.rank, heard.person, heard.reason,
        -- What one person did in one act is one notice; an import's rows are each their own.
        case when told.actor is null then told.id::text else told.tx::text end as act
      from told join heard on heard.event = told.id
      where told.reasons ? heard.reason and heard.person is distinct from told.actor
        and ${mayHear(at)}
    )
    insert into notice (person, object, event, verb, reason, at)
    select person, object, id, verb, reason, at from (
      select distinct on (person, act) * from wanted
      order by person, act, rank, array_position(array['author', 'follow', 'descent'], reason), id
    ) as first
    where not exists (
      select from notice join event on event.id = notice.event
      where notice.person = first.person and event.tx = first.tx and event.actor is not null)
    order by id
    on conflict (person, event) do nothing`.execute(tx);
}

/** Persons who told a thing: its author, and who writes for its organisation. */
const tellersOf = (object: ReturnType<typeof sql>, at: ReturnType<typeof sql>) => sql`
  select teller_of.author as person from object as teller_of where teller_of.id = ${object} and teller_of.author is not null
  union select membership.person from object as teller_of join membership on membership.organisation = teller_of.organisation
  where teller_of.id = ${object} and membership.role in ('head', 'editor') and (membership.until is null or membership.until > ${at})`;

/** Whether a person (of `heard`) may read both the thing and the change (of `told`). */
const mayHear = (at: ReturnType<typeof sql>) => sql`exists (
  select from account join person on person.id = account.person
  where person.id = heard.person and person.left_at is null
    and account.confirmed_at is not null and account.admitted_at is not null and account.disabled_at is null)
  and exists (
    select from object as o where o.id = told.object and ${reads(sql`o.audience`, at)} and ${reads(sql`told.audience`, at)})`;

const reads = (audience: ReturnType<typeof sql>, at: ReturnType<typeof sql>) => sql`case ${audience}
  when 'public' then true
  when 'members' then true
  when 'group' then exists (select from seat where seat."group" = coalesce(o.circle, o.id) and seat.person = heard.person and seat.left_at is null and seat.role <> 'asking')
    or exists (select from (${tellersOf(sql`o.id`, at)}) as teller where teller.person = heard.person)
  else exists (select from (${tellersOf(sql`o.id`, at)}) as teller where teller.person = heard.person) end`;
