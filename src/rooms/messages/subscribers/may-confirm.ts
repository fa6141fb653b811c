import { sql } from "kysely";
import type { Tx } from "#kernel/database/database.ts";
import type { Keys } from "../keys/open-keys.ts";
import { type MayAsk, mayAsk, pumpingLimits, type Sent } from "./pumping.ts";

export interface OptInRequest {
  readonly programme: string;
  /** E.164, and its country. */
  readonly phone: string;
  readonly country: string;
  /** ISO 3166 codes of the countries to which the programme writes. */
  readonly countries: readonly string[];
}

export type Answered = MayAsk & { readonly request: string | null };

/**
 * Whether a web form may make one text go out to a number that has not said yes, counted in the caller's transaction,
 * one after the other for each programme. `yes`: plan the text in this transaction. `hold`: plan it held, with the
 * request's id; a person lets it go (`releaseOptIn`). The page says the same to all, so that nobody learns who reads.
 * Too few confirmations shut the form for all until a person opens it (`openWebOptIn`).
 */
export async function mayConfirm(tx: Tx, keys: Keys, wish: OptInRequest, at: Temporal.Instant): Promise<Answered> {
  const { programme, phone } = wish;
  const form = await lockForm(tx, programme);
  const phoneIndex = keys.phoneIndex(programme, phone);
  const blockIndex = keys.blockIndex(programme, phone);
  const { left, ...sent } = await sentBefore(tx, { programme, phoneIndex, blockIndex, since: form.opened_at }, at);
  const answer = mayAsk({ country: wish.country, countries: wish.countries, left, shut: form.shut_at !== null }, sent);
  if (answer.may === "no") {
    await countRefused(tx, programme, answer.why, at);
    if (answer.why === "few-confirm") await shutForm(tx, programme, "few-confirm", at);
    return { ...answer, request: null };
  }
  const { id } = await tx
    .insertInto("opt_in")
    .values({
      programme,
      phone_index: phoneIndex,
      block_index: blockIndex,
      state: answer.may === "yes" ? "sent" : "held",
      why: answer.may === "hold" ? answer.why : "",
      asked_at: at.toString(),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return { ...answer, request: id };
}

/** Requests of one programme are counted one after the other, so that a hundred at once cannot all be the last. */
async function lockForm(tx: Tx, programme: string): Promise<{ shut_at: string | null; opened_at: string | null }> {
  await tx
    .insertInto("web_opt_in")
    .values({ programme })
    .onConflict((same) => same.doNothing())
    .execute();
  return await tx
    .selectFrom("web_opt_in")
    .select(["shut_at", "opened_at"])
    .where("programme", "=", programme)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

interface Whose {
  readonly programme: string;
  readonly phoneIndex: Buffer;
  readonly blockIndex: Buffer;
  /** When a person opened the form again: how few had confirmed before that is forgiven. */
  readonly since: string | null;
}

async function sentBefore(tx: Tx, whose: Whose, at: Temporal.Instant): Promise<Sent & { left: boolean }> {
  const { programme, phoneIndex, blockIndex, since } = whose;
  const ago = (minutes: number): string => at.subtract({ minutes }).toString();
  const { rows } = await sql<{
    left: boolean;
    phone: Sent["phone"];
    block: Sent["block"];
    all: Sent["programme"];
    settled: Sent["settled"];
  }>`
    select
      exists (select from do_not_text where phone_index = ${phoneIndex} and asked)
        or exists (select from subscriber where phone_index = ${phoneIndex} and state = 'stopped') as left,
      (select json_build_object('month', count(*), 'day', count(*) filter (where asked_at > ${ago(24 * 60)}),
          'tenMinutes', count(*) filter (where asked_at > ${ago(10)}))
        from opt_in where programme = ${programme} and phone_index = ${phoneIndex} and state <> 'dropped'
          and confirmed_at is null and asked_at > ${ago(30 * 24 * 60)}) as phone,
      (select json_build_object('day', count(*) filter (where state <> 'dropped'),
          'hour', count(*) filter (where state <> 'dropped' and asked_at > ${ago(60)}))
        from opt_in where programme = ${programme} and block_index = ${blockIndex} and confirmed_at is null
          and asked_at > ${ago(24 * 60)}) as block,
      (select json_build_object('day', count(*) filter (where state = 'sent'), 'held', count(*) filter (where state = 'held'))
        from opt_in where programme = ${programme} and state <> 'dropped' and confirmed_at is null
          and asked_at > ${ago(24 * 60)}) as "all",
      (select json_build_object('asked', count(*), 'confirmed', count(confirmed_at)) from (
        select confirmed_at from opt_in where programme = ${programme} and state = 'sent'
          and asked_at <= ${ago(pumpingLimits.answerWithin)} and asked_at > ${since ?? ago(30 * 24 * 60)}
        order by asked_at desc limit ${pumpingLimits.settled}) as newest) as settled`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error("A question without a from clause always answers one row");
  return {
    left: row.left,
    phone: row.phone,
    block: row.block,
    programme: row.all,
    settled: row.settled,
  };
}

async function countRefused(tx: Tx, programme: string, why: string, at: Temporal.Instant): Promise<void> {
  const day = at.toZonedDateTimeISO("UTC").toPlainDate().toString();
  await sql`
    insert into opt_in_refused (programme, day, why, n) values (${programme}, ${day}, ${why}, 1)
    on conflict (programme, day, why) do update set n = opt_in_refused.n + 1`.execute(tx);
}

async function shutForm(tx: Tx, programme: string, why: string, at: Temporal.Instant): Promise<void> {
  await tx.updateTable("web_opt_in").set({ shut_at: at.toString(), why }).where("programme", "=", programme).execute();
}

/** A person has looked and opens the form again; who, is kept. */
export async function openWebOptIn(tx: Tx, programme: string, person: string, at: Temporal.Instant): Promise<void> {
  await tx
    .updateTable("web_opt_in")
    .set({ shut_at: null, why: "", opened_at: at.toString(), opened_by: person })
    .where("programme", "=", programme)
    .execute();
}

/** A person lets a held request go, or drops it. False when it was not held any more. */
export async function releaseOptIn(tx: Tx, request: string, to: "sent" | "dropped"): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("opt_in")
    .set({ state: to, why: "" })
    .where("id", "=", request)
    .where("state", "=", "held")
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
