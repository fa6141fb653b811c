import { sql } from "kysely";
import type { Tx } from "#kernel/database/database.ts";
import { cancelMessages } from "./cancel.ts";
import { lockSubscriber, setState } from "./lock.ts";

/** So many definite failures in a row, and her phone is left in peace. */
export const failuresUntilSilent = 3;

/** After so many days one question goes out, and never a second. */
const askAfter = { hours: 30 * 24 };

/**
 * One more message surely did not reach her. After three in a row her phone is taken for out of use: what is planned is
 * taken back, and one question is asked later (`silentToAsk`). Returns whether that happened now.
 */
export async function phoneFailed(tx: Tx, id: string, at: Temporal.Instant): Promise<{ silent: boolean }> {
  const her = await lockSubscriber(tx, id);
  const { failures } = await tx
    .updateTable("subscriber")
    .set({ failures: sql`least(failures + 1, 1000)` })
    .where("id", "=", id)
    .returning("failures")
    .executeTakeFirstOrThrow();
  if (failures < failuresUntilSilent || her.state !== "active") return { silent: false };
  await cancelMessages(tx, { subscriber: id, enrolment: null }, "answers", "silent", at);
  await tx.updateTable("subscriber").set({ asked_at: null }).where("id", "=", id).execute();
  await setState(tx, id, "silent", at);
  return { silent: true };
}

/** Messages reached these: their failures are forgotten. Touches only rows that had any, in one order. */
export async function phonesReached(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`
    with reached as (select id from subscriber where id = any(${ids}::uuid[]) and failures > 0 order by id for update)
    update subscriber set failures = 0 from reached where subscriber.id = reached.id`.execute(tx);
}

/** She wrote: her phone lives. One who was taken for gone is a reader again; her consent was never withdrawn. */
export async function heardFrom(tx: Tx, id: string, at: Temporal.Instant): Promise<{ back: boolean }> {
  const her = await lockSubscriber(tx, id);
  await tx
    .updateTable("subscriber")
    .set({ heard_at: at.toString(), failures: 0, asked_at: null })
    .where("id", "=", id)
    .execute();
  if (her.state !== "silent") return { back: false };
  await setState(tx, id, "active", at);
  return { back: true };
}

/**
 * Takes those who have been silent for 30 days and were not asked yet whether it is still they, and notes that they
 * are asked now: each is returned once. The caller plans one message for each, with the key `still-you:<day>`.
 */
export async function silentToAsk(
  tx: Tx,
  at: Temporal.Instant,
  most = 200,
): Promise<readonly { id: string; programme: string; language: string }[]> {
  const { rows } = await sql<{ id: string; programme: string; language: string }>`
    with due as (
      select id from subscriber
      where state = 'silent' and asked_at is null and state_at <= ${at.subtract(askAfter).toString()}
      order by id limit ${most} for update skip locked)
    update subscriber set asked_at = ${at.toString()} from due where subscriber.id = due.id
    returning subscriber.id, programme, language`.execute(tx);
  return rows;
}
