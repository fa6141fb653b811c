import { z } from "zod";
import type { Db } from "#kernel/database/database.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ErrandHandlers } from "../errands/do.ts";
import { isPhone } from "../keys/keys.ts";
import type { Answer, Channel } from "./channel.ts";

const secret = z.object({ to: z.string().refine(isPhone) });
const facts = z.object({ channel: z.string(), language: z.string() });

export interface TryWish {
  /** Past the errand's own transaction, so that what was begun is known even if that one is taken back. */
  readonly db: Db;
  /** The channel where this process has it open; null for one that is off or elsewhere. */
  readonly channel: (name: string) => Channel | null;
  /** What is sent, in the language of whoever tries. */
  readonly words: (language: string) => string;
}

/** The errand's transaction is not kept open longer; a later answer is seen on the telephone. */
const patienceSeconds = 12;

async function within(seconds: number, sending: Promise<Answer>): Promise<Answer> {
  const late: Answer = { outcome: "unknown", code: "late", why: "the gateway has not answered yet" };
  let timer: NodeJS.Timeout | undefined;
  const waited = new Promise<Answer>((resolve) => {
    timer = setTimeout(() => resolve(late), seconds * 1000);
  });
  return await Promise.race([sending, waited]).finally(() => clearTimeout(timer));
}

/**
 * Sends the one message by which a coordinator sees whether a channel works. Nobody subscribed to it, so it has no
 * place among messages; it is begun at most once, and one that was begun and not ended is not known.
 */
export const tryErrands = ({ db, channel, words }: TryWish): ErrandHandlers => ({
  "try-channel": async (_tx, errand, { at }) => {
    const asked = facts.safeParse(errand.facts);
    const sealed = secret.safeParse(errand.secret);
    if (!asked.success || !sealed.success) throw new Refusal(400, "not-found");
    const open = channel(asked.data.channel);
    if (!open?.ready()) return { outcome: { outcome: "definite-no", code: "channel-not-on" } };
    const begun = await db
      .insertInto("channel_try")
      .values({ errand: errand.id, at: at.toString() })
      .onConflict((same) => same.doNothing())
      .executeTakeFirst();
    if (Number(begun.numInsertedOrUpdatedRows) === 0) return { outcome: { outcome: "unknown", code: "begun-before" } };
    const answer = await within(
      patienceSeconds,
      open.send({
        ref: `try-${errand.id}`,
        to: sealed.data.to,
        text: words(asked.data.language),
        validUntil: at.add({ minutes: 30 }),
      }),
    );
    return { outcome: { outcome: answer.outcome, code: "code" in answer ? answer.code : "" } };
  },
});
