import { sql } from "kysely";
import type { Db, Tx } from "#kernel/database/database.ts";
import { change, type Tell } from "#kernel/events/change.ts";
import { type Exchange, nameFor } from "#kernel/exchange/exchange.ts";
import { queueMail } from "#kernel/mail/queue.ts";
import { lockObject } from "#kernel/object/object.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Actor } from "#kernel/rights/actor.ts";
import type { MemberRole, OrganisationFacts } from "../domain.ts";
import { addMember } from "../making.ts";

type Own = Actor & { readonly person: string };

/** Asks the heads to be taken in; each hears of it in his own language. Asking again changes the words alone. */
export const askToJoin = (
  db: Db,
  exchange: Exchange,
  actor: Own,
  facts: OrganisationFacts,
  words: string,
  at: Temporal.Instant,
) =>
  change(db, actor, at, async (tx, tell) => {
    const fresh = await tx
      .insertInto("membership_request")
      .values({ person: actor.person, organisation: facts.id, words, at: at.toString() })
      .onConflict((same) => same.columns(["person", "organisation"]).doUpdateSet({ words }))
      .returning(sql<boolean>`xmax = 0`.as("fresh"))
      .executeTakeFirst();
    if (!fresh?.fresh) return;
    const event = await tell("asked-to-join", facts.id, { side: facts.side });
    const heads = await headsOf(tx, facts.id);
    for (const head of heads) {
      await notify(tx, head.person, facts.id, event, "asked-to-join", "head", at);
      if (head.account)
        await queueMail(
          tx,
          {
            account: head.account,
            template: "people-asks-to-join",
            language: head.reads[0] ?? exchange.language,
            facts: { exchange: nameFor(exchange.names, head.reads), organisation: facts.name },
          },
          at,
        );
    }
  });

async function headsOf(tx: Tx, organisation: string) {
  return await tx
    .selectFrom("membership")
    .innerJoin("person", "person.id", "membership.person")
    .leftJoin("account", "account.person", "person.id")
    .select(["person.id as person", "person.reads", "account.id as account"])
    .where("membership.organisation", "=", organisation)
    .where("membership.role", "=", "head")
    .where("person.left_at", "is", null)
    .execute();
}

async function notify(
  tx: Tx,
  person: string,
  object: string,
  event: string,
  verb: string,
  reason: string,
  at: Temporal.Instant,
): Promise<void> {
  await tx
    .insertInto("notice")
    .values({ person, object, event, verb, reason, at: at.toString() })
    .onConflict((same) => same.doNothing())
    .execute();
}

/** Takes in one who asked, or (null) does not; who was taken in hears of it. Refusal 409 organisation-not-asking. */
export const answerAsking = (
  db: Db,
  exchange: Exchange,
  actor: Own,
  facts: OrganisationFacts,
  person: string,
  role: MemberRole | null,
  at: Temporal.Instant,
) =>
  change(db, actor, at, async (tx, tell) => {
    await lockObject(tx, facts.id);
    const asked = await tx
      .deleteFrom("membership_request")
      .where("person", "=", person)
      .where("organisation", "=", facts.id)
      .returning("person")
      .executeTakeFirst();
    if (!asked) throw new Refusal(409, "organisation-not-asking");
    if (role === null) return;
    await joinIn(tx, tell, exchange, facts, person, role, at);
  });

export async function joinIn(
  tx: Tx,
  tell: Tell,
  exchange: Exchange,
  facts: OrganisationFacts,
  person: string,
  role: MemberRole,
  at: Temporal.Instant,
): Promise<void> {
  await addMember(tx, { person, organisation: facts.id, role }, at);
  const event = await tell("organisation-member-joined", facts.id, { side: facts.side, data: { role } });
  await notify(tx, person, facts.id, event, "taken-in", "member", at);
  const joined = await tx
    .selectFrom("person")
    .innerJoin("account", "account.person", "person.id")
    .select(["person.reads", "account.id"])
    .where("person.id", "=", person)
    .executeTakeFirst();
  if (joined)
    await queueMail(
      tx,
      {
        account: joined.id,
        template: "people-joined",
        language: joined.reads[0] ?? exchange.language,
        facts: { exchange: nameFor(exchange.names, joined.reads), organisation: facts.name },
      },
      at,
    );
}
