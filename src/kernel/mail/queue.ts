import type { Tx } from "#kernel/database/database.ts";
import { seal } from "./seal.ts";

/**
 * Puts a mail into the queue, in the transaction of the change that it tells of. `secrets` (links that act for their
 * reader) are kept sealed; one called `to` is the address of somebody who has no account.
 */
export async function queueMail(
  tx: Tx,
  mail: {
    account: string | null;
    template: string;
    language: string;
    facts: Record<string, string | number>;
    secrets?: Record<string, string>;
  },
  at: Temporal.Instant,
): Promise<void> {
  const { account, template, language, facts, secrets } = mail;
  await tx
    .insertInto("mail")
    .values({
      account,
      template,
      language,
      facts: JSON.stringify(facts),
      sealed: secrets ? seal(Buffer.from(JSON.stringify(secrets))) : null,
      at: at.toString(),
      due_at: at.toString(),
    })
    .execute();
}
