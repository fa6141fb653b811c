import { audit } from "#kernel/audit/audit.ts";
import type { Db, Tx } from "#kernel/database/database.ts";
import { Refusal } from "#kernel/refusal.ts";
import { lockSubscriber, recordConsent } from "#rooms/messages/index.ts";
import { resumeEnrolments } from "../enrol/enrolments.ts";

/** How the ledger names the yes of a parent or guardian. */
export const guardianWording = "guardian";

/**
 * A parent or guardian of a girl below her side's age has said yes: what was paused for her age goes on from today. Who
 * of the team says so, and on which paper, stands in her ledger; the name of the guardian nowhere. Refuses 409
 * guardian-nothing-waits, and guardian-stopped where she has asked for silence since.
 */
export async function guardianAgreed(
  db: Db,
  reader: { readonly id: string; readonly programme: string },
  { source, relation }: { readonly source: string; readonly relation: "parent" | "guardian" },
  { person, at }: { readonly person: string; readonly at: Temporal.Instant },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const her = await lockSubscriber(tx, reader.id);
    if (her.state === "stopped" || her.state === "forgotten") throw new Refusal(409, "guardian-stopped");
    const waiting = await tx
      .selectFrom("enrolment")
      .select(["id", "calendar"])
      .where("subscriber", "=", reader.id)
      .where("state", "=", "paused")
      .execute();
    if (waiting.length === 0) throw new Refusal(409, "guardian-nothing-waits");
    const { id: consent } = await recordConsent(tx, {
      subscriber: reader.id,
      act: "given",
      wording: guardianWording,
      language: her.language,
      door: "health-worker",
      evidence: `${relation}: ${source}; ${person}`,
      at,
    });
    for (const { id, calendar } of waiting)
      await tx
        .updateTable("enrolment")
        .set({ state: calendar === null ? "asked" : "active" })
        .where("id", "=", id)
        .execute();
    const where = await tx
      .selectFrom("subscriber")
      .select(["zone", "hour_until"])
      .where("id", "=", reader.id)
      .executeTakeFirstOrThrow();
    await resumeEnrolments(tx, { subscriber: reader.id, programme: reader.programme, consent, where }, at);
    await audit(tx, { actor: person, action: "guardian-agreed", object: reader.programme, data: { relation } }, at);
  });
}

/** Whether somebody of the team has put in a guardian's yes since she last stopped everything. */
export async function hasGuardian(tx: Tx, subscriber: string): Promise<boolean> {
  const rows = await tx
    .selectFrom("consent")
    .select(["act", "wording", "scope"])
    .where("subscriber", "=", subscriber)
    .orderBy("n", "desc")
    .execute();
  for (const { act, wording, scope } of rows) {
    if (act === "withdrawn" && scope === null) return false;
    if (act === "given" && wording === guardianWording) return true;
  }
  return false;
}
