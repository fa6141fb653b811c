import { sql } from "kysely";
import type { Db, Tx } from "#kernel/database/database.ts";
import { Refusal } from "#kernel/refusal.ts";

/**
 * Numbers that no network gives to anybody: 555-01xx of any American area code, and +7 000. The database holds the
 * same rule, so that no real number ever lies there in plain.
 */
export const isFictitious = (number: string): boolean => /^(\+1[2-9]\d{2}55501\d{2}|\+7000\d{7})$/u.test(number);

export interface PhoneMessage {
  readonly id: number;
  readonly sentBy: "us" | "hers";
  readonly text: string;
  readonly at: string;
  readonly ref: string | null;
}

/** Writes a text on a simulated telephone, as its owner; `send` hands it on like one from a network. Refusals: 422. */
export async function writeFromPhone(db: Db | Tx, phone: string, text: string, at: Temporal.Instant): Promise<number> {
  if (!isFictitious(phone)) throw new Refusal(422, "phone-not-fictitious");
  await putPhone(db, phone, at);
  const { id } = await db
    .insertInto("phone_message")
    .values({ phone, sent_by: "hers", text, at: at.toString() })
    .returning("id")
    .executeTakeFirstOrThrow();
  return Number(id);
}

/** The telephone, made when it is first seen. */
export async function putPhone(db: Db | Tx, number: string, at: Temporal.Instant): Promise<void> {
  await db
    .insertInto("phone")
    .values({ number, made_at: at.toString() })
    .onConflict((same) => same.column("number").doNothing())
    .execute();
}

/** What lies on a telephone, newest last; only what came after message `after`, at most `limit`. */
export async function phoneMessages(
  db: Db | Tx,
  phone: string,
  { after = 0, limit = 50 }: { after?: number; limit?: number } = {},
): Promise<readonly PhoneMessage[]> {
  const rows = await sql<PhoneMessage>`
    select * from (select id::int8 as id, sent_by as "sentBy", text, at, ref from phone_message
      where phone = ${phone} and id > ${after} order by id desc limit ${limit}) as newest order by id`.execute(db);
  return rows.rows;
}

/** The channel of PostgreSQL on which the number of a telephone is told when something came to it. */
export const phoneRings = "diomede_phone";
