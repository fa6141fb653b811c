import { assent, openAgreement, tellAgreed } from "#kernel/agreements/agreement.ts";
import type { Db, Tx } from "#kernel/database/database.ts";
import { change, type Tell } from "#kernel/events/change.ts";
import { descend } from "#kernel/lineage/lineage.ts";
import { lockObject, makeObject } from "#kernel/object/object.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Actor } from "#kernel/rights/actor.ts";
import { isTeller, type ProblemFacts } from "../domain.ts";
import { problemById } from "../queries.ts";
import type { CommonFacts } from "./queries.ts";
import { titleFromBoth } from "./title.ts";

export interface Why {
  readonly why: string;
  readonly language: string;
}

/**
 * A teller takes his problem out of what is common, with why. Where one side then tells nothing any more, it is not
 * common any longer and closes; its page stays and says so. Refusals: 403 right-author, 409 common-not-part.
 */
export const leaveCommon = (
  db: Db,
  actor: Actor,
  common: CommonFacts,
  problem: ProblemFacts,
  { why, language }: Why,
  at: Temporal.Instant,
) =>
  change(db, actor, at, async (tx, tell) => {
    if (!isTeller(actor, problem)) throw new Refusal(403, "right-author");
    await lockObject(tx, common.id);
    const left = await tx
      .updateTable("common_problem_part")
      .set({ left_at: at.toString(), why, why_language: language })
      .where("common", "=", common.id)
      .where("problem", "=", problem.id)
      .where("left_at", "is", null)
      .returning("problem")
      .executeTakeFirst();
    if (!left) throw new Refusal(409, "common-not-part");
    await tell("common-problem-left", common.id, { other: problem.id, audience: common.audience, side: problem.side });
    await closeWithoutTwoSides(tx, tell, common.id, common.audience, at);
  });

async function closeWithoutTwoSides(
  tx: Tx,
  tell: Tell,
  common: string,
  audience: CommonFacts["audience"],
  at: Temporal.Instant,
): Promise<void> {
  const sides = await tx
    .selectFrom("common_problem_part as part")
    .innerJoin("object", "object.id", "part.problem")
    .select("object.side")
    .distinct()
    .where("part.common", "=", common)
    .where("part.left_at", "is", null)
    .execute();
  if (sides.length >= 2) return;
  await tx
    .updateTable("common_problem_part")
    .set({ left_at: at.toString() })
    .where("common", "=", common)
    .where("left_at", "is", null)
    .execute();
  await tx.updateTable("object").set({ closed_at: at.toString() }).where("id", "=", common).execute();
  await tell("common-problem-ended", common, { audience, side: null });
}

/** Sides for which the actor may speak about this common problem: that of his telling, or the one he is co-chair for. */
export function speaksAbout(
  actor: Actor,
  common: CommonFacts,
  parts: readonly { side: string; author: string | null; organisation: string | null }[],
): string | null {
  const own = parts.find((part) => isTeller(actor, part));
  if (own) return own.side;
  const themes = new Set(common.themes);
  return (
    actor.seats.find(
      (seat) =>
        seat.role === "co-chair" && common.sides.includes(seat.side) && seat.themes.some((theme) => themes.has(theme)),
    )?.side ?? null
  );
}

/**
 * Proposes that some of its problems are a common problem of their own, or agrees to that. Both parts must keep
 * problems of two sides. When both sides have said yes the new one is made; it descends from the old one.
 * Refusals: 403 common-not-yours, 409 common-split-one-sided. Returns the new number when it was made.
 */
export const splitCommon = (
  db: Db,
  actor: Actor,
  common: CommonFacts,
  chosen: readonly string[],
  { why, language }: Why,
  at: Temporal.Instant,
) =>
  change(db, actor, at, async (tx, tell) => {
    await lockObject(tx, common.id);
    const parts = await partsOf(tx, common.id);
    const side = speaksAbout(actor, common, parts);
    if (!side || !actor.person) throw new Refusal(403, "common-not-yours");
    const goes = parts.filter((part) => chosen.includes(part.id));
    const stays = parts.filter((part) => !chosen.includes(part.id));
    for (const part of [goes, stays])
      if (new Set(part.map((one) => one.side)).size < 2) throw new Refusal(409, "common-split-one-sided");
    const agreement = await openAgreement(
      tx,
      { object: common.id, kind: "split", parties: [...new Set(parts.map((part) => part.side))] },
      at,
    );
    const before = await tx.selectFrom("common_split").select("problem").where("agreement", "=", agreement).execute();
    const same = before.length === goes.length && goes.every((part) => before.some((one) => one.problem === part.id));
    if (!same) {
      // Another cut is another question: who agreed to the former one has not agreed to this.
      await tx
        .updateTable("assent")
        .set({ withdrawn_at: at.toString() })
        .where("agreement", "=", agreement)
        .where("withdrawn_at", "is", null)
        .execute();
      await tx.deleteFrom("common_split").where("agreement", "=", agreement).execute();
      await tx
        .insertInto("common_split")
        .values(goes.map((part) => ({ agreement, problem: part.id })))
        .execute();
    }
    const outcome = await assent(
      tx,
      agreement,
      { side, person: actor.person, organisation: actor.actingFor, yes: true, why, whyLanguage: language },
      at,
      tell,
    );
    if (outcome !== "adopted") return null;
    const made = await makeObject(
      tx,
      { kind: "common-problem", side: null, audience: common.audience, author: null },
      at,
    );
    await tx.insertInto("common_problem").values({ id: made.id }).execute();
    await tx
      .updateTable("common_problem_part")
      .set({ left_at: at.toString(), why, why_language: language })
      .where("common", "=", common.id)
      .where("left_at", "is", null)
      .where(
        "problem",
        "in",
        goes.map((part) => part.id),
      )
      .execute();
    for (const part of goes) {
      await tx
        .insertInto("common_problem_part")
        .values({ common: made.id, problem: part.id, joined_at: at.toString() })
        .execute();
      await descend(tx, part.id, made.id, at);
    }
    const [first] = goes;
    const other = goes.find((part) => part.side !== first?.side);
    if (first && other) await titleFromBoth(tx, made.id, [first, other], at);
    await descend(tx, common.id, made.id, at);
    const verb = "common-problem-split";
    const event = await tell(verb, common.id, { other: made.id, audience: common.audience, side: null });
    await tellAgreed(tx, agreement, { event, object: common.id, verb, except: actor.person }, at);
    return made.number;
  });

async function partsOf(tx: Tx, common: string): Promise<readonly ProblemFacts[]> {
  const rows = await tx
    .selectFrom("common_problem_part")
    .select("problem")
    .where("common", "=", common)
    .where("left_at", "is", null)
    .orderBy("problem")
    .execute();
  return await Promise.all(rows.map((row) => problemById(tx, row.problem)));
}
