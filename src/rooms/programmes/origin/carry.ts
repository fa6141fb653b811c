import { sql } from "kysely";
import type { Db, Tx } from "#kernel/database/database.ts";
import { change } from "#kernel/events/change.ts";
import { descend } from "#kernel/lineage/lineage.ts";
import { makeObject } from "#kernel/object/object.ts";
import { refuseFields } from "#kernel/refusal.ts";
import { type Actor, holds, writesFor } from "#kernel/rights/actor.ts";
import type { WorkFacts } from "../team/domain.ts";

/** What a person must say of the copy; the rest comes from the original. */
export interface CarryWish {
  readonly name: string;
  /** In which language the name and the description are written. */
  readonly nameLanguage: string;
  readonly about: string;
  /** Null: the coordinators of the side look after it until an organisation does. */
  readonly organisation: string | null;
  readonly side: string;
  readonly countries: readonly string[];
  readonly languages: readonly string[];
  readonly numbers: { readonly emergency: string; readonly line: string; readonly crisis: string };
  readonly dates: "dmy" | "mdy";
  readonly minimumAge: number | null;
}

/**
 * Makes a draft of one's own of a programme: its calendars and the places of its messages are copied, none of its words
 * are, since facts differ by country; nothing is approved, no reader, price, cap or keyword comes along. Who carried it
 * becomes its operator. Refusals: 422 on `organisation` (not one's own) and `side`.
 */
export const carry = (db: Db, actor: Actor, source: WorkFacts, wish: CarryWish, at: Temporal.Instant) =>
  change(db, actor, at, async (tx, tell) => {
    const isOwn =
      wish.organisation === null
        ? holds(actor, "coordinator", wish.side)
        : writesFor(actor, wish.organisation) &&
          actor.organisations.some((own) => own.id === wish.organisation && own.side === wish.side);
    if (!isOwn) throw refuseFields({ organisation: { id: "carry-not-own" } });
    const made = await makeObject(
      tx,
      { kind: "programme", side: null, audience: "authors", author: actor.person, organisation: wish.organisation },
      at,
    );
    await insertProgramme(tx, made.id, await freeCode(tx, source.code, wish.side), source.id, wish, at);
    await copyCalendars(tx, source.id, made.id);
    if (actor.person)
      await tx
        .insertInto("programme_office")
        .values({
          programme: made.id,
          person: actor.person,
          role: "operator",
          since: at.toString(),
          given_by: actor.person,
        })
        .execute();
    await descend(tx, source.id, made.id, at);
    await tell("programme-carried", made.id, { other: source.id, audience: "authors" });
    return made;
  });

/** `text4baby-kz`, and with a number behind it where that is taken; at most forty letters. */
async function freeCode(tx: Tx, code: string, side: string): Promise<string> {
  // Two copies made at once would find the same name free.
  await sql`select pg_advisory_xact_lock(4206570)`.execute(tx);
  const root = code.slice(0, 39 - side.length - 4).replace(/-+$/u, "");
  const taken = new Set(
    (await tx.selectFrom("programme").select("code").where("code", "like", `${root}-${side}%`).execute()).map(
      (row) => row.code,
    ),
  );
  for (let n = 1; ; n += 1) {
    const free = n === 1 ? `${root}-${side}` : `${root}-${side}-${n}`;
    if (!taken.has(free)) return free;
  }
}

async function insertProgramme(
  tx: Tx,
  id: string,
  code: string,
  source: string,
  wish: CarryWish,
  at: Temporal.Instant,
): Promise<void> {
  const facts = { [wish.side]: { ...wish.numbers, dates: wish.dates } };
  await sql`
    insert into programme (id, code, names, abouts, organisation, sides, countries, languages, state, state_at, changed_at,
      adapted_from, currency, minimum_age, facts, words, reviews_medical, reviews_plain, review_months, hour_from, hour_until)
    select ${id}, ${code}, ${JSON.stringify({ [wish.nameLanguage]: wish.name })}::jsonb,
      ${JSON.stringify(wish.about === "" ? {} : { [wish.nameLanguage]: wish.about })}::jsonb,
      ${wish.organisation}::uuid, ${[wish.side]}::text[], ${wish.countries}::text[], ${wish.languages}::text[], 'draft', ${at.toString()}, ${at.toString()},
      source.id, source.currency, ${JSON.stringify(wish.minimumAge === null ? {} : { [wish.side]: wish.minimumAge })}::jsonb,
      ${JSON.stringify(facts)}::jsonb,
      (select jsonb_object_agg(language, coalesce(source.words -> language, source.words -> 'en', '{"stop":"STOP","pause":"PAUSE"}'))
        from unnest(${wish.languages}::text[]) as language),
      source.reviews_medical, source.reviews_plain, source.review_months, source.hour_from, source.hour_until
    from programme as source where source.id = ${source}`.execute(tx);
}

/** Calendars with their slots, and which needs which; retired slots and those of one arm of a trial stay behind. */
async function copyCalendars(tx: Tx, source: string, copy: string): Promise<void> {
  await sql`
    insert into calendar (programme, code, anchor, names, week_from, week_until, hour_from, hour_until, catch_up, starter, per_day, position)
    select ${copy}, code, anchor, names, week_from, week_until, hour_from, hour_until, catch_up, starter, per_day, position
    from calendar where programme = ${source} order by position, id`.execute(tx);
  await sql`
    insert into slot (calendar, code, week, weekday, day_offset, hour_from, hour_until, catch_up, valid_days, kind, importance)
    select own.id, slot.code, slot.week, slot.weekday, slot.day_offset, slot.hour_from, slot.hour_until, slot.catch_up,
      slot.valid_days, slot.kind, slot.importance
    from slot join calendar on calendar.id = slot.calendar join calendar as own on own.programme = ${copy} and own.code = calendar.code
    where calendar.programme = ${source} and slot.retired_at is null and slot.arm is null order by slot.id`.execute(tx);
  await sql`
    update slot set needs = before.id
    from calendar, calendar as theirs, slot as original, slot as wanted, slot as before
    where calendar.id = slot.calendar and calendar.programme = ${copy}
      and theirs.programme = ${source} and theirs.code = calendar.code
      and original.calendar = theirs.id and original.code = slot.code
      and wanted.id = original.needs and before.calendar = calendar.id and before.code = wanted.code`.execute(tx);
}
