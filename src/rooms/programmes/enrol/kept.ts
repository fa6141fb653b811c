import { sql } from "kysely";
import type { KeptAbove } from "#rooms/messages/index.ts";

/** What programmes keep of readers: forgotten with them, and who of them is still expecting messages. */
export const enrolmentsKept: KeptAbove = {
  async forget(tx, subscribers, at) {
    await sql`delete from appointment using enrolment where enrolment.id = appointment.enrolment and enrolment.subscriber = any(${subscribers}::uuid[])`.execute(
      tx,
    );
    await sql`
      update enrolment set state = 'ended', anchor_week = null, anchor_sealed = null, changed_at = ${at.toString()}
      where subscriber = any(${subscribers}::uuid[]) and (state <> 'ended' or anchor_week is not null)`.execute(tx);
  },
  async awaited(tx, subscribers) {
    const { rows } = await sql<{ subscriber: string }>`
      select distinct subscriber from enrolment where subscriber = any(${subscribers}::uuid[]) and state in ('active', 'paused')`.execute(
      tx,
    );
    return new Set(rows.map((row) => row.subscriber));
  },
};
