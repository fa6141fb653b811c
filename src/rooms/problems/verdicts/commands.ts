import { assent, openAgreement, withdraw } from "#kernel/agreements/agreement.ts";
import type { Db, Tx } from "#kernel/database/database.ts";
import { change, type Tell } from "#kernel/events/change.ts";
import { lockObject } from "#kernel/object/object.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Actor } from "#kernel/rights/actor.ts";
import { becomeCommon } from "../common/commands.ts";
import { inOrder, judgesFor, type ProblemFacts } from "../domain.ts";

export interface Judgement {
  readonly verdict: "same" | "related" | "different";
  readonly why: string;
  readonly language: string;
}

/**
 * A person's word on whether two problems of different sides are the same. Kept with why and never asked for twice; a
 * newer word of the same person takes its place. "The same" of both sides makes them a common problem; otherwise the
 * other side is asked. Refusals: 403 verdict-not-yours, 409 verdict-same-side, 409 verdict-not-public,
 * 409 verdict-already-common.
 */
export const judge = (
  db: Db,
  actor: Actor,
  pair: readonly [ProblemFacts, ProblemFacts],
  judgement: Judgement,
  at: Temporal.Instant,
) => change(db, actor, at, (tx, tell) => judgeIn(tx, tell, actor, pair, judgement, at));

export type Judged = { readonly common: number } | { readonly asked: boolean };

export async function judgeIn(
  tx: Tx,
  tell: Tell,
  actor: Actor,
  pair: readonly [ProblemFacts, ProblemFacts],
  judgement: Judgement,
  at: Temporal.Instant,
): Promise<Judged> {
  const [a, b] = pair;
  if (a.side === b.side) throw new Refusal(409, "verdict-same-side");
  for (const problem of pair) if (problem.state !== "public") throw new Refusal(409, "verdict-not-public");
  const side = judgesFor(actor, pair);
  if (!side || !actor.person) throw new Refusal(403, "verdict-not-yours");
  const [low, high] = inOrder(a.id, b.id);
  // Both are held, always in the same order, so that two people who agree at once make one common problem.
  await lockObject(tx, low);
  await lockObject(tx, high);
  const organisation = actor.organisations.find((own) => own.id === actor.actingFor && own.side === side)?.id ?? null;
  const before = await tx
    .selectFrom("verdict")
    .select("verdict")
    .where("low", "=", low)
    .where("high", "=", high)
    .where("person", "=", actor.person)
    .where("current", "=", true)
    .executeTakeFirst();
  await tx
    .updateTable("verdict")
    .set({ current: false })
    .where("low", "=", low)
    .where("high", "=", high)
    .where("person", "=", actor.person)
    .where("current", "=", true)
    .execute();
  await tx
    .insertInto("verdict")
    .values({
      low,
      high,
      person: actor.person,
      organisation,
      side,
      verdict: judgement.verdict,
      why: judgement.why,
      why_language: judgement.language,
      at: at.toString(),
    })
    .execute();
  await tell(`verdict-${judgement.verdict}`, a.id, { other: b.id, audience: narrower(a, b), side });
  if (await areCommon(tx, a.id, b.id)) return { common: 0 };
  if (judgement.verdict === "same") {
    const agreement = await openAgreement(
      tx,
      { object: low, kind: "same", other: high, parties: [a.side, b.side] },
      at,
    );
    const outcome = await assent(
      tx,
      agreement,
      { side, person: actor.person, organisation, yes: true, why: judgement.why, whyLanguage: judgement.language },
      at,
      tell,
    );
    if (outcome === "adopted")
      return { common: await becomeCommon(tx, tell, [a, b], { agreement, last: actor.person }, at) };
  } else if (before?.verdict === "same") {
    const open = await tx
      .selectFrom("agreement")
      .select("id")
      .where("object", "=", low)
      .where("other", "=", high)
      .where("kind", "=", "same")
      .where("adopted_at", "is", null)
      .where("withdrawn_at", "is", null)
      .executeTakeFirst();
    if (open) await withdraw(tx, open.id, actor.person, at, tell);
  }
  const asked = judgement.verdict !== "different" && (await askOther(tx, tell, pair, side, actor.person, at));
  return { asked };
}

const narrower = (a: ProblemFacts, b: ProblemFacts) =>
  a.audience === "public" && b.audience === "public" ? "public" : "members";

async function areCommon(tx: Tx, a: string, b: string): Promise<boolean> {
  const rows = await tx
    .selectFrom("common_problem_part")
    .select("common")
    .where("problem", "in", [a, b])
    .where("left_at", "is", null)
    .execute();
  return rows.length === 2 && rows[0]?.common === rows[1]?.common;
}

/** Asks the tellers of the other side once; they get a notice and a mail with a link by which they can answer. */
async function askOther(
  tx: Tx,
  tell: Tell,
  pair: readonly [ProblemFacts, ProblemFacts],
  side: string,
  person: string,
  at: Temporal.Instant,
): Promise<boolean> {
  const other = pair.find((problem) => problem.side !== side);
  const mine = pair.find((problem) => problem.side === side);
  if (!other || !mine) return false;
  const [low, high] = inOrder(pair[0].id, pair[1].id);
  const fresh = await tx
    .insertInto("ask")
    .values({ low, high, asked_of: other.side, by: person, at: at.toString() })
    .onConflict((same) => same.doNothing())
    .returning("at")
    .executeTakeFirst();
  if (!fresh) return false;
  const event = await tell("asked-whether-same", other.id, { other: mine.id, audience: "authors", side });
  await tx
    .insertInto("notice")
    .columns(["person", "object", "event", "verb", "reason", "at"])
    .expression(
      tx
        .selectFrom("person")
        .where("person.left_at", "is", null)
        .where((eb) =>
          eb.or([
            eb("person.id", "=", other.author),
            eb.exists(
              eb
                .selectFrom("membership")
                .select("membership.person")
                .whereRef("membership.person", "=", "person.id")
                .where("membership.organisation", "=", other.organisation)
                .where("membership.role", "in", ["head", "editor"]),
            ),
          ]),
        )
        .select((eb) => [
          "person.id",
          eb.val(other.id).as("object"),
          eb.val(event).as("event"),
          eb.val("asked-whether-same").as("verb"),
          eb.val("teller").as("reason"),
          eb.val(at.toString()).as("at"),
        ]),
    )
    .onConflict((same) => same.doNothing())
    .execute();
  return true;
}
