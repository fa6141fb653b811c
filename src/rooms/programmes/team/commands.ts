import { audit } from "#kernel/audit/audit.ts";
import type { Db, Tx } from "#kernel/database/database.ts";
import { change } from "#kernel/events/change.ts";
import { lockObject } from "#kernel/object/object.ts";
import { Refusal, refuseFields } from "#kernel/refusal.ts";
import type { Actor } from "#kernel/rights/actor.ts";
import type { ProgrammeRole } from "../domain.ts";
import type { WorkFacts } from "./domain.ts";

interface Office {
  readonly role: ProgrammeRole;
  /** Wakes on words of danger. */
  readonly onDuty: boolean;
}

/** Gives a member of the exchange an office; again, with another duty, changes the duty. Refusal 422 on `person`. */
export const giveOffice = (
  db: Db,
  actor: Actor,
  programme: WorkFacts,
  given: Office & { readonly number: number },
  at: Temporal.Instant,
) =>
  change(db, actor, at, async (tx, tell) => {
    await lockObject(tx, programme.id);
    const person = await memberOf(tx, given.number);
    const held = await heldIn(tx, programme.id, person, given.role);
    if (held?.on_duty === given.onDuty) return;
    await tx
      .insertInto("programme_office")
      .values({
        programme: programme.id,
        person,
        role: given.role,
        on_duty: given.onDuty,
        since: at.toString(),
        given_by: actor.person,
      })
      .onConflict((same) =>
        same.columns(["programme", "person", "role"]).doUpdateSet({
          on_duty: given.onDuty,
          until: null,
          ...(!held && { since: at.toString(), given_by: actor.person }),
        }),
      )
      .execute();
    const verb = held ? "programme-duty-changed" : "programme-office-given";
    const event = await tell(verb, programme.id, { other: person, data: { role: given.role, duty: given.onDuty } });
    if (person !== actor.person) await tellPerson(tx, { person, object: programme.id, event, verb }, at);
    await record(tx, actor, verb, programme, { person: given.number, role: given.role, duty: given.onDuty }, at);
  });

/** Takes an office back, from somebody or, with one's own number, from oneself. Refusal 409 programme-no-such-office. */
export const takeOffice = (
  db: Db,
  actor: Actor,
  programme: WorkFacts,
  taken: { readonly role: ProgrammeRole; readonly number: number },
  at: Temporal.Instant,
) =>
  change(db, actor, at, async (tx, tell) => {
    await lockObject(tx, programme.id);
    const row = await tx
      .updateTable("programme_office")
      .set({ until: at.toString(), on_duty: false })
      .where("programme", "=", programme.id)
      .where("role", "=", taken.role)
      .where("until", "is", null)
      .where("person", "=", (eb) =>
        eb.selectFrom("object").select("id").where("kind", "=", "person").where("number", "=", taken.number),
      )
      .returning("person")
      .executeTakeFirst();
    if (!row) throw new Refusal(409, "programme-no-such-office");
    const verb = "programme-office-ended";
    const event = await tell(verb, programme.id, { other: row.person, data: { role: taken.role } });
    if (row.person !== actor.person)
      await tellPerson(tx, { person: row.person, object: programme.id, event, verb }, at);
    await record(tx, actor, verb, programme, { person: taken.number, role: taken.role }, at);
  });

/** Somebody admitted to the exchange and still there, by the number of his page. */
async function memberOf(tx: Tx, number: number): Promise<string> {
  const row = await tx
    .selectFrom("object")
    .innerJoin("person", "person.id", "object.id")
    .innerJoin("account", "account.person", "person.id")
    .select("person.id")
    .where("object.kind", "=", "person")
    .where("object.number", "=", number)
    .where("person.left_at", "is", null)
    .where("account.admitted_at", "is not", null)
    .where("account.disabled_at", "is", null)
    .executeTakeFirst();
  if (!row) throw refuseFields({ person: { id: "team-nobody-of-this-number" } });
  return row.id;
}

const heldIn = (tx: Tx, programme: string, person: string, role: ProgrammeRole) =>
  tx
    .selectFrom("programme_office")
    .select("on_duty")
    .where("programme", "=", programme)
    .where("person", "=", person)
    .where("role", "=", role)
    .where("until", "is", null)
    .executeTakeFirst();

const record = (
  tx: Tx,
  actor: Actor,
  action: string,
  programme: WorkFacts,
  data: Record<string, string | number | boolean>,
  at: Temporal.Instant,
) => audit(tx, { actor: actor.person, action, object: programme.id, data }, at);

/** Why a notice came: its reader works on the programme. */
const because = "team";

/** One notice to one person about a programme. */
export async function tellPerson(
  tx: Tx,
  told: { readonly person: string; readonly object: string; readonly event: string; readonly verb: string },
  at: Temporal.Instant,
): Promise<void> {
  await tx
    .insertInto("notice")
    .values({ ...told, reason: because, at: at.toString() })
    .onConflict((same) => same.doNothing())
    .execute();
}
