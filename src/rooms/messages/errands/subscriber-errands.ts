import { sql } from "kysely";
import { z } from "zod";
import type { Tx } from "#kernel/database/database.ts";
import { Refusal } from "#kernel/refusal.ts";
import { forgetSubscriber, type KeptAbove } from "../subscribers/forget.ts";
import type { ErrandHandlers, OpenErrand } from "./do.ts";

/** Numbers that one person, and all of a programme's people together, may look at in 24 hours. */
export const revealsADay = { person: 20, programme: 60 } as const;

const whose = z.object({ subscriber: z.uuid() });

/**
 * What pages ask about subscribers. `reveal` (facts: subscriber): her number, for the page that asked secretly; counted
 * and written down here too, since a page that is broken into would do neither. `forget` (facts: subscriber, evidence).
 */
export const subscriberErrands = (above: readonly KeptAbove[]): ErrandHandlers => ({
  reveal: async (tx, errand, { keys, at }) => {
    const { subscriber, person, programme } = await asked(tx, errand);
    if (person === null) throw new Refusal(403, "not-found");
    await mayReveal(tx, { person, programme }, at);
    const row = await tx
      .selectFrom("subscriber")
      .select("phone_sealed")
      .where("id", "=", subscriber)
      .executeTakeFirstOrThrow();
    if (row.phone_sealed === null) throw new Refusal(410, "messages-reader-forgotten");
    await tx
      .insertInto("reveal")
      .values({ errand: errand.id, programme, subscriber, person, at: at.toString() })
      .execute();
    return { outcome: { shown: true }, answer: { phone: keys.openPhone(row.phone_sealed, subscriber) } };
  },
  forget: async (tx, errand, { at }) => {
    const { subscriber } = await asked(tx, errand);
    const evidence = typeof errand.facts["evidence"] === "string" ? errand.facts["evidence"] : errand.id;
    const { changed } = await forgetSubscriber(tx, subscriber, { door: "staff", evidence, at }, above);
    return { outcome: { forgotten: true, changed } };
  },
});

/** The right was checked for a programme, so the subscriber must be one of that programme. */
async function asked(tx: Tx, errand: OpenErrand) {
  const facts = whose.safeParse(errand.facts);
  if (!facts.success) throw new Refusal(400, "not-found");
  const found = await tx
    .selectFrom("subscriber")
    .select("programme")
    .where("id", "=", facts.data.subscriber)
    .executeTakeFirst();
  if (!found || found.programme !== errand.programme) throw new Refusal(404, "not-found");
  return { subscriber: facts.data.subscriber, programme: found.programme, person: errand.person };
}

async function mayReveal(
  tx: Tx,
  { person, programme }: { person: string; programme: string },
  at: Temporal.Instant,
): Promise<void> {
  // Counted one after the other, or many at once would all be the last that is allowed.
  await sql`select pg_advisory_xact_lock(hashtextextended('reveal ' || ${programme}::text, 0))`.execute(tx);
  const since = at.subtract({ hours: 24 }).toString();
  const { rows } = await sql<{ by_person: number; by_all: number }>`
    select (select count(*)::int from reveal where person = ${person} and at > ${since}) as by_person,
      (select count(*)::int from reveal where programme = ${programme} and at > ${since}) as by_all`.execute(tx);
  const [count] = rows;
  if (!count || count.by_person >= revealsADay.person || count.by_all >= revealsADay.programme)
    throw new Refusal(429, "messages-reveal-too-many");
}
