import { audit } from "#kernel/audit/audit.ts";
import type { Db, Tx } from "#kernel/database/database.ts";
import { change } from "#kernel/events/change.ts";
import { nameFor, readExchange } from "#kernel/exchange/exchange.ts";
import { queueMail } from "#kernel/mail/queue.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Actor } from "#kernel/rights/actor.ts";
import { coordinates } from "./domain.ts";
import { confirmIn } from "./sign-in/commands.ts";

/**
 * Lets a person into the exchange; he hears of it in his own language. Repeating it changes nothing.
 * Refusals: 404 not-found, 403 right-coordinator.
 */
export async function admit(db: Db, actor: Actor, account: string, at: Temporal.Instant): Promise<void> {
  await change(db, actor, at, async (tx, tell) => {
    const asker = await askerOf(tx, actor, account);
    if (asker.admitted) return;
    await tx.updateTable("account").set({ admitted_at: at.toString() }).where("id", "=", account).execute();
    await tell("person-joined", asker.person, { side: asker.sides[0] ?? null });
    await mailTo(tx, account, asker.reads, "people-admitted", at);
    await audit(
      tx,
      { actor: actor.person, action: "person-admitted", object: asker.person, side: asker.sides[0] ?? null },
      at,
    );
  });
}

/**
 * A coordinator vouches that the address is the person's, where no mail can say so. In an open exchange the person is
 * a member from then on, as by the link. Repeating it changes nothing. Refusals: 404 not-found, 403 right-coordinator.
 */
export async function confirmByHand(db: Db, actor: Actor, account: string, at: Temporal.Instant): Promise<void> {
  const exchange = await readExchange(db);
  await change(db, actor, at, async (tx, tell) => {
    const asker = await askerOf(tx, actor, account);
    if (asker.confirmed) return;
    await confirmIn(tx, tell, exchange, account, at);
    await mailTo(tx, account, asker.reads, "people-confirmed-by-hand", at);
    await audit(
      tx,
      { actor: actor.person, action: "person-confirmed-by-hand", object: asker.person, side: asker.sides[0] ?? null },
      at,
    );
  });
}

async function askerOf(tx: Tx, actor: Actor, account: string) {
  const row = await tx
    .selectFrom("account")
    .innerJoin("person", "person.id", "account.person")
    .select(["account.person", "account.confirmed_at", "account.admitted_at", "person.reads"])
    .where("account.id", "=", account)
    .where("person.left_at", "is", null)
    .forUpdate("account")
    .executeTakeFirst();
  if (!row) throw new Refusal(404, "not-found");
  const sides = (await tx.selectFrom("person_side").select("side").where("person", "=", row.person).execute()).map(
    (one) => one.side,
  );
  if (!coordinates(actor, sides)) throw new Refusal(403, "right-coordinator");
  return {
    person: row.person,
    reads: row.reads,
    sides,
    confirmed: row.confirmed_at !== null,
    admitted: row.admitted_at !== null,
  };
}

async function mailTo(
  tx: Tx,
  account: string,
  reads: readonly string[],
  template: string,
  at: Temporal.Instant,
): Promise<void> {
  const exchange = await tx.selectFrom("exchange").select(["names", "language"]).executeTakeFirstOrThrow();
  const facts = { exchange: nameFor(exchange.names as Record<string, string>, reads) || "Diomede" };
  await queueMail(tx, { account, template, language: reads[0] ?? exchange.language, facts }, at);
}
