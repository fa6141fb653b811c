import { audit } from "#kernel/audit/audit.ts";
import type { Db, Tx } from "#kernel/database/database.ts";
import { change } from "#kernel/events/change.ts";
import { lockObject, makeObject } from "#kernel/object/object.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Actor } from "#kernel/rights/actor.ts";
import { putWording } from "#kernel/wording/wording.ts";
import { setState } from "../commands.ts";
import { type ProblemFacts, secondLookDone } from "../domain.ts";

/**
 * A moderator's look at what names a body or is about children. Two looks of two sides publish it; one "no" with its
 * reason gives it back to its tellers as a draft. A person looks once and for one side. Refusals: 409 problem-no-look-needed.
 */
export const takeSecondLook = (
  db: Db,
  actor: Actor,
  problem: ProblemFacts,
  look: { yes: boolean; why: string; side: string },
  at: Temporal.Instant,
) =>
  change(db, actor, at, async (tx, tell) => {
    await lockObject(tx, problem.id);
    const now = await tx.selectFrom("problem").select("state").where("id", "=", problem.id).executeTakeFirst();
    if (now?.state !== "second-look" || !actor.person) throw new Refusal(409, "problem-no-look-needed");
    await tx
      .insertInto("second_look")
      .values({
        object: problem.id,
        person: actor.person,
        side: look.side,
        yes: look.yes,
        why: look.why,
        at: at.toString(),
      })
      .onConflict((same) =>
        same
          .columns(["object", "person"])
          .doUpdateSet({ yes: look.yes, why: look.why, side: look.side, at: at.toString() }),
      )
      .execute();
    await audit(
      tx,
      {
        actor: actor.person,
        action: look.yes ? "second-look.yes" : "second-look.no",
        object: problem.id,
        side: look.side,
      },
      at,
    );
    const looks = await tx.selectFrom("second_look").select(["side", "yes"]).where("object", "=", problem.id).execute();
    if (!look.yes) {
      await setState(tx, problem.id, "draft", at);
      await tx.deleteFrom("second_look").where("object", "=", problem.id).execute();
      await noticeTellers(
        tx,
        problem,
        await tell("second-look-no", problem.id, { side: problem.side }),
        "second-look-no",
        at,
      );
      return "given-back" as const;
    }
    if (!secondLookDone(looks, await sidesWithModerators(tx))) return "waits" as const;
    await setState(tx, problem.id, "public", at);
    await noticeTellers(
      tx,
      problem,
      await tell("problem-published", problem.id, { audience: problem.wanted, side: problem.side }),
      "second-look-yes",
      at,
    );
    return "published" as const;
  });

async function sidesWithModerators(tx: Tx): Promise<number> {
  const rows = await tx
    .selectFrom("office")
    .select("side")
    .distinct()
    .where("role", "=", "moderator")
    .where("until", "is", null)
    .execute();
  return rows.filter((row) => row.side !== null).length;
}

async function noticeTellers(
  tx: Tx,
  problem: ProblemFacts,
  event: string,
  verb: string,
  at: Temporal.Instant,
): Promise<void> {
  if (!problem.author) return;
  await tx
    .insertInto("notice")
    .values({ person: problem.author, object: problem.id, event, verb, reason: "author", at: at.toString() })
    .onConflict((same) => same.doNothing())
    .execute();
}

/**
 * The right of reply: a moderator puts down, word for word, what the named body answered. It stands beside the
 * accusation for as long as that stands.
 */
export const putReply = (
  db: Db,
  actor: Actor,
  problem: ProblemFacts,
  reply: { bodyName: string; text: string; language: string },
  at: Temporal.Instant,
) =>
  change(db, actor, at, async (tx, tell) => {
    if (problem.accused === "") throw new Refusal(409, "reply-nobody-named");
    const made = await makeObject(
      tx,
      { kind: "reply", side: problem.side, audience: problem.audience, author: null },
      at,
    );
    await tx.insertInto("reply").values({ id: made.id, about: problem.id, body_name: reply.bodyName }).execute();
    await putWording(
      tx,
      { object: made.id, field: "text", language: reply.language, text: reply.text, author: null },
      at,
    );
    await audit(tx, { actor: actor.person, action: "reply.put", object: problem.id, side: problem.side }, at);
    await tell("reply-put", problem.id, { audience: problem.audience, side: problem.side });
  });
