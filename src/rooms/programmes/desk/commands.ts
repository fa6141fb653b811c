import { randomUUIDv7 } from "node:crypto";
import { sql } from "kysely";
import { audit } from "#kernel/audit/audit.ts";
import type { Db } from "#kernel/database/database.ts";
import { Refusal } from "#kernel/refusal.ts";
import {
  consentFor,
  pauseSubscriber,
  planMessages,
  resumeSubscriber,
  sealText,
  type TextKey,
} from "#rooms/messages/index.ts";
import { staffKey, staffTextPlace } from "./staff-maker.ts";

interface Staff {
  readonly programme: string;
  readonly person: string;
  readonly at: Temporal.Instant;
}

/** Whose conversation: a reader of this programme by her number; 404 otherwise. */
export async function readerId(db: Db, programme: string, number: number): Promise<{ id: string; language: string }> {
  const row = await db
    .selectFrom("subscriber")
    .select(["id", "language"])
    .where("programme", "=", programme)
    .where("number", "=", number)
    .executeTakeFirst();
  if (!row) throw new Refusal(404, "not-found");
  return row;
}

/** Sends her what a person wrote, at once, and counts her open texts as answered. */
export async function answerReader(
  db: Db,
  key: TextKey,
  reader: { id: string; language: string },
  text: string,
  { programme, person, at }: Staff,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const id = randomUUIDv7();
    await tx
      .insertInto("staff_text")
      .values({
        id,
        subscriber: reader.id,
        person,
        at: at.toString(),
        text_sealed: sealText(key, staffTextPlace(id), text),
      })
      .execute();
    await planMessages(
      tx,
      [
        {
          subscriber: reader.id,
          key: staffKey(id),
          programme,
          class: "reply",
          priority: 1,
          language: reader.language,
          notBefore: at,
          notAfter: at.add({ hours: 24 }),
          consent: await consentFor(tx, reader.id, null),
        },
      ],
      at,
    );
    await close(tx, reader.id, { person, at });
  });
}

/** Her texts need no answer any more: somebody has called her, or there was nothing to answer. */
export const closeConversation = (
  db: Db,
  reader: string,
  { person, at }: Pick<Staff, "person" | "at">,
): Promise<void> => db.transaction().execute((tx) => close(tx, reader, { person, at }));

async function close(
  tx: Parameters<typeof planMessages>[0],
  reader: string,
  { person, at }: Pick<Staff, "person" | "at">,
): Promise<void> {
  await sql`
    update inbox_item set answered_at = ${at.toString()}, taken_by = coalesce(taken_by, ${person}::uuid),
      taken_at = coalesce(taken_at, ${at.toString()}::timestamptz)
    where subscriber = ${reader} and answered_at is null`.execute(tx);
}

/** Takes a conversation, or hands it over by letting it go, so that two do not answer at once. */
export async function takeConversation(
  db: Db,
  reader: string,
  take: boolean,
  { person, at }: Pick<Staff, "person" | "at">,
): Promise<void> {
  const moved = await sql`
    update inbox_item set taken_by = ${take ? person : null}::uuid, taken_at = ${take ? at.toString() : null}::timestamptz
    where subscriber = ${reader} and answered_at is null and (taken_by is null or taken_by = ${person}::uuid)`.execute(
    db,
  );
  if (take && Number(moved.numAffectedRows ?? 0n) === 0) throw new Refusal(409, "desk-taken-by-another");
}

/** Pauses or brings back a reader at the word of the staff, which the ledger of consent keeps. */
export async function pauseReader(
  db: Db,
  reader: string,
  paused: boolean,
  { programme, person, at }: Staff,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const act = { scope: null, door: "staff" as const, evidence: person, at };
    await (paused ? pauseSubscriber(tx, reader, act) : resumeSubscriber(tx, reader, act));
    await audit(tx, { actor: person, action: paused ? "reader-paused" : "reader-brought-back", object: programme }, at);
  });
}
