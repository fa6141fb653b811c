import type { Db } from "#kernel/database/database.ts";
import { change } from "#kernel/events/change.ts";
import { Refusal } from "#kernel/refusal.ts";
import { actorOfAccount, secretHash } from "#kernel/sign-in/sign-in.ts";
import { problemById } from "../queries.ts";
import { type Judged, type Judgement, judgeIn } from "./commands.ts";
import type { Asked } from "./queries.ts";

/** Takes an answer by mail link once: the verdict and the spent link are one transaction. Refusals as `judge`, 410 answer-given. */
export async function answerAsked(
  db: Db,
  token: string,
  asked: Asked,
  judgement: Judgement,
  at: Temporal.Instant,
): Promise<Judged> {
  const [mine, theirs] = await Promise.all([problemById(db, asked.mine), problemById(db, asked.theirs)]);
  const actor = await actorOfAccount(db, asked.account, at, mine.organisation);
  if (!actor) throw new Refusal(410, "answer-too-late");
  return await change(db, actor, at, async (tx, tell) => {
    const spent = await tx
      .updateTable("mail_link")
      .set({ used_at: at.toString() })
      .where("hash", "=", secretHash(token))
      .where("used_at", "is", null)
      .returning("hash")
      .executeTakeFirst();
    if (!spent) throw new Refusal(410, "answer-given");
    return await judgeIn(tx, tell, actor, [mine, theirs], judgement, at);
  });
}
