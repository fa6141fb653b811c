import { tellAgreed } from "#kernel/agreements/agreement.ts";
import type { Tx } from "#kernel/database/database.ts";
import type { Tell } from "#kernel/events/change.ts";
import { descend } from "#kernel/lineage/lineage.ts";
import { makeObject } from "#kernel/object/object.ts";
import type { ProblemFacts } from "../domain.ts";
import { titleFromBoth } from "./title.ts";

/** Lets those who agreed hear of an event. */
type Hear = (event: string, object: string, verb: string) => Promise<void>;

/**
 * Two problems that both sides call the same become a common problem, or the one joins the other's. Where each already
 * belongs to one, the younger is merged into the older, whose address goes on; the younger's address leads there.
 * Who said yes in the agreement is told, but not who said the last one. Returns the number of the common problem.
 */
export async function becomeCommon(
  tx: Tx,
  tell: Tell,
  pair: readonly [ProblemFacts, ProblemFacts],
  agreed: { readonly agreement: string; readonly last: string },
  at: Temporal.Instant,
): Promise<number> {
  const hear: Hear = (event, object, verb) =>
    tellAgreed(tx, agreed.agreement, { event, object, verb, except: agreed.last }, at);
  const rows = await tx
    .selectFrom("common_problem_part as part")
    .innerJoin("object", "object.id", "part.common")
    .select(["part.problem", "part.common", "object.number"])
    .where("part.problem", "in", [pair[0].id, pair[1].id])
    .where("part.left_at", "is", null)
    .orderBy("object.id")
    .execute();
  const [first, second] = rows;
  if (first && second) {
    if (first.common !== second.common) await mergeInto(tx, tell, hear, first.common, second.common, at);
    return first.number;
  }
  const audience = pair.every((problem) => problem.audience === "public") ? "public" : "members";
  const common = first
    ? { id: first.common, number: first.number }
    : await makeObject(tx, { kind: "common-problem", side: null, audience, author: null }, at);
  if (!first) {
    await tx.insertInto("common_problem").values({ id: common.id }).execute();
    await titleFromBoth(tx, common.id, pair, at);
    const verb = "common-problem-found";
    await hear(await tell(verb, common.id, { audience, side: null }), common.id, verb);
  }
  for (const problem of pair) {
    if (problem.id === first?.problem) continue;
    await join(tx, common.id, problem, at);
    if (!first) continue;
    const verb = "common-problem-joined";
    const told = { other: problem.id, audience: problem.audience, side: problem.side };
    await hear(await tell(verb, common.id, told), common.id, verb);
  }
  return common.number;
}

async function join(tx: Tx, common: string, problem: ProblemFacts, at: Temporal.Instant): Promise<void> {
  await tx
    .insertInto("common_problem_part")
    .values({ common, problem: problem.id, joined_at: at.toString() })
    .execute();
  await descend(tx, problem.id, common, at);
}

/** All problems of the younger go over to the older; the younger's address leads to it from now on. */
async function mergeInto(
  tx: Tx,
  tell: Tell,
  hear: Hear,
  older: string,
  younger: string,
  at: Temporal.Instant,
): Promise<void> {
  const parts = await tx
    .updateTable("common_problem_part")
    .set({ left_at: at.toString() })
    .where("common", "=", younger)
    .where("left_at", "is", null)
    .returning("problem")
    .execute();
  for (const { problem } of parts) {
    await tx.insertInto("common_problem_part").values({ common: older, problem, joined_at: at.toString() }).execute();
    await descend(tx, problem, older, at);
  }
  await tx.updateTable("common_problem").set({ merged_into: older }).where("id", "=", younger).execute();
  await tx.updateTable("object").set({ closed_at: at.toString() }).where("id", "=", younger).execute();
  const verb = "common-problem-merged";
  await hear(await tell(verb, younger, { other: older, audience: "public", side: null }), younger, verb);
}
