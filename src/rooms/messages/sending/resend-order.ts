import { sql } from "kysely";
import { audit } from "#kernel/audit/audit.ts";
import type { Tx } from "#kernel/database/database.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { MessageKey } from "./settle-rows.ts";

/**
 * One person's order to send an alert once more of which nobody knows whether it arrived; with the second person's it is
 * planned again, marked as one that may come twice. Repeating one's own order changes nothing. Refusals: 404, 409.
 */
export async function orderResend(
  tx: Tx,
  by: string,
  { subscriber, key }: MessageKey,
  at: Temporal.Instant,
): Promise<"one-order" | "planned"> {
  const message = await tx
    .selectFrom("message")
    .select(["class", "state", "not_after"])
    .where("subscriber", "=", subscriber)
    .where("key", "=", key)
    .forUpdate()
    .executeTakeFirst();
  if (!message) throw new Refusal(404, "not-found");
  const isLate = Date.parse(message.not_after) <= at.epochMilliseconds;
  if (message.class !== "alert" || message.state !== "unknown" || isLate) throw new Refusal(409, "messages-no-resend");
  await tx
    .insertInto("resend_order")
    .values({ subscriber, key, person: by, at: at.toString() })
    .onConflict((same) => same.doNothing())
    .execute();
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from resend_order where subscriber = ${subscriber} and key = ${key}`.execute(tx);
  const both = (rows[0]?.n ?? 0) >= 2;
  if (both) {
    await tx.deleteFrom("resend_order").where("subscriber", "=", subscriber).where("key", "=", key).execute();
    await tx
      .updateTable("message")
      .set({ state: "planned", state_at: at.toString(), reason: "ordered", may_duplicate: true, channel: null })
      .where("subscriber", "=", subscriber)
      .where("key", "=", key)
      .execute();
  }
  await audit(tx, { actor: by, action: both ? "resend-ordered" : "resend-asked" }, at);
  return both ? "planned" : "one-order";
}
