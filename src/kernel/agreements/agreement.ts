import { sql } from "kysely";
import type { Tx } from "#kernel/database/database.ts";
import type { Tell } from "#kernel/events/change.ts";
import { Refusal } from "#kernel/refusal.ts";

/** What binds sides: adopted when each party side has said yes. Silence never agrees. */
export interface NewAgreement {
  readonly object: string;
  readonly kind: string;
  readonly other?: string | null;
  /** Codes of the sides that must say yes, two or more. */
  readonly parties: readonly string[];
  /** Hash of the text agreed on, where the text is what is agreed; a yes to another text does not count. */
  readonly contentHash?: Buffer | null;
}

export interface Yes {
  readonly side: string;
  readonly person: string;
  readonly organisation: string | null;
  readonly yes: boolean;
  readonly why: string;
  readonly whyLanguage: string;
  readonly named?: boolean;
}

/** The open agreement of this kind on this thing, made when there is none. Repeating it changes nothing. */
export async function openAgreement(tx: Tx, wanted: NewAgreement, at: Temporal.Instant): Promise<string> {
  const open = () =>
    tx
      .selectFrom("agreement")
      .select("id")
      .where("object", "=", wanted.object)
      .where("kind", "=", wanted.kind)
      .where("other", "is not distinct from", wanted.other ?? null)
      .where("adopted_at", "is", null)
      .where("declined_at", "is", null)
      .where("withdrawn_at", "is", null)
      .forUpdate()
      .executeTakeFirst();
  const there = await open();
  if (there) return there.id;
  const made = await tx
    .insertInto("agreement")
    .values({
      object: wanted.object,
      kind: wanted.kind,
      other: wanted.other ?? null,
      parties: [...wanted.parties],
      content_hash: wanted.contentHash ?? null,
      opened_at: at.toString(),
    })
    .onConflict((same) => same.doNothing())
    .returning("id")
    .executeTakeFirst();
  const id = made?.id ?? (await open())?.id;
  if (!id) throw new Refusal(409, "agreement-met-another");
  return id;
}

export type Outcome = "open" | "adopted" | "declined";

/**
 * Puts down a side's yes or no. A person speaks once, for one side; his newer word takes the older one's place until
 * the agreement is adopted. Adopted when every party side has a yes; a no of a side that has no yes leaves it open
 * (others of the side may still agree) and shows. Refusals: 409 agreement-over, 403 agreement-not-party,
 * 409 agreement-two-sides.
 */
export async function assent(tx: Tx, agreement: string, yes: Yes, at: Temporal.Instant, tell: Tell): Promise<Outcome> {
  const row = await tx.selectFrom("agreement").selectAll().where("id", "=", agreement).forUpdate().executeTakeFirst();
  if (!row) throw new Refusal(404, "not-found");
  if (row.adopted_at || row.declined_at || row.withdrawn_at) throw new Refusal(409, "agreement-over");
  if (!row.parties.includes(yes.side)) throw new Refusal(403, "agreement-not-party");
  const before = await tx
    .selectFrom("assent")
    .select(["id", "side"])
    .where("agreement", "=", agreement)
    .where("person", "=", yes.person)
    .where("withdrawn_at", "is", null)
    .executeTakeFirst();
  if (before && before.side !== yes.side) throw new Refusal(409, "agreement-two-sides");
  if (before) await tx.updateTable("assent").set({ withdrawn_at: at.toString() }).where("id", "=", before.id).execute();
  await tx
    .insertInto("assent")
    .values({
      agreement,
      side: yes.side,
      person: yes.person,
      organisation: yes.organisation,
      yes: yes.yes,
      why: yes.why,
      why_language: yes.whyLanguage,
      named: yes.named ?? true,
      content_hash: row.content_hash,
      at: at.toString(),
    })
    .execute();
  await tell(yes.yes ? "agreement-yes" : "agreement-no", row.object, {
    ...(row.other && { other: row.other }),
    side: yes.side,
    data: { kind: row.kind },
  });
  const agreed = await agreedSides(tx, agreement);
  if (!row.parties.every((side) => agreed.has(side))) return "open";
  await tx.updateTable("agreement").set({ adopted_at: at.toString() }).where("id", "=", agreement).execute();
  return "adopted";
}

/**
 * Tells those whose yes stands in an agreement what has come of it, each once; `except` did it. Who told or follows the
 * thing hears of it anyway, but one may say yes for a side without either.
 */
export async function tellAgreed(
  tx: Tx,
  agreement: string,
  told: { readonly event: string; readonly object: string; readonly verb: string; readonly except: string },
  at: Temporal.Instant,
): Promise<void> {
  await sql`
    insert into notice (person, object, event, verb, reason, at)
    select distinct assent.person, ${told.object}::uuid, ${told.event}::uuid, ${told.verb}, 'agreed', ${at.toString()}::timestamptz
    from assent join person on person.id = assent.person join account on account.person = person.id
    where assent.agreement = ${agreement} and assent.yes and assent.withdrawn_at is null and person.id <> ${told.except}
      and person.left_at is null and account.admitted_at is not null and account.disabled_at is null
    on conflict do nothing`.execute(tx);
}

/** Takes back one's own word. Until adopted it is as if it had not been said; after it the agreement shows who withdrew and when. */
export async function withdraw(
  tx: Tx,
  agreement: string,
  person: string,
  at: Temporal.Instant,
  tell: Tell,
): Promise<void> {
  const row = await tx.selectFrom("agreement").selectAll().where("id", "=", agreement).forUpdate().executeTakeFirst();
  if (!row) throw new Refusal(404, "not-found");
  const taken = await tx
    .updateTable("assent")
    .set({ withdrawn_at: at.toString() })
    .where("agreement", "=", agreement)
    .where("person", "=", person)
    .where("withdrawn_at", "is", null)
    .returning("side")
    .executeTakeFirst();
  if (!taken) throw new Refusal(409, "agreement-nothing-to-withdraw");
  const agreed = await agreedSides(tx, agreement);
  if (row.adopted_at && !row.withdrawn_at && !row.parties.every((side) => agreed.has(side))) {
    await tx.updateTable("agreement").set({ withdrawn_at: at.toString() }).where("id", "=", agreement).execute();
  }
  await tell("agreement-withdrawn", row.object, {
    ...(row.other && { other: row.other }),
    side: taken.side,
    data: { kind: row.kind },
  });
}

async function agreedSides(tx: Tx, agreement: string): Promise<Set<string>> {
  const rows = await tx
    .selectFrom("assent")
    .select("side")
    .where("agreement", "=", agreement)
    .where("yes", "=", true)
    .where("withdrawn_at", "is", null)
    .execute();
  return new Set(rows.map((row) => row.side));
}

/** Ends what is still open of a kind on a thing, since nobody asks for it any more; what was adopted stays. */
export async function closeAgreements(
  tx: Tx,
  of: { readonly object: string; readonly kind: string; readonly other?: string },
  at: Temporal.Instant,
): Promise<void> {
  let open = tx
    .updateTable("agreement")
    .set({ withdrawn_at: at.toString() })
    .where("object", "=", of.object)
    .where("kind", "=", of.kind)
    .where("adopted_at", "is", null)
    .where("declined_at", "is", null)
    .where("withdrawn_at", "is", null);
  if (of.other !== undefined) open = open.where("other", "=", of.other);
  await open.execute();
}
