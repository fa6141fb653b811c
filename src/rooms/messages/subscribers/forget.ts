import { sql } from "kysely";
import type { Tx } from "#kernel/database/database.ts";
import { recordConsent } from "../consent/ledger.ts";
import { cancelMessages } from "./cancel.ts";
import type { Act } from "./leave.ts";
import { lockSubscriber } from "./lock.ts";

/**
 * What a room above keeps of subscribers (enrolments with their dates): deletes it in the same transaction, and says who
 * is still awaited and must not be forgotten for having had no message lately.
 */
export interface KeptAbove {
  forget(tx: Tx, subscribers: readonly string[], at: Temporal.Instant): Promise<void>;
  /** Of these, who will still get messages. */
  awaited(tx: Tx, subscribers: readonly string[]): Promise<ReadonlySet<string>>;
}

/**
 * "Forget me": number, dates and what she wrote are deleted at once; a keyed hash that says "do not text" stays, and her
 * ledger without a number. Nobody can undo it; she may begin anew from her phone. Repeating changes nothing.
 */
export async function forgetSubscriber(
  tx: Tx,
  id: string,
  act: Omit<Act, "scope">,
  above: readonly KeptAbove[],
): Promise<{ changed: boolean }> {
  const her = await lockSubscriber(tx, id);
  if (her.state === "forgotten") return { changed: false };
  if (her.state !== "stopped")
    await recordConsent(tx, {
      subscriber: id,
      act: "withdrawn",
      wording: "forget",
      door: act.door,
      evidence: act.evidence,
      at: act.at,
    });
  await deleteWhatIsKept(tx, [id], "asked", act.at, above);
  return { changed: true };
}

/**
 * Deletes number, dates and writings of subscribers whose rows are locked. `left`: whether they asked to be left alone
 * (only their own phone undoes that), or their programme was over, or they never said yes (no trace stays).
 */
export async function deleteWhatIsKept(
  tx: Tx,
  ids: readonly string[],
  left: "asked" | "over" | "never-joined",
  at: Temporal.Instant,
  above: readonly KeptAbove[],
): Promise<void> {
  if (ids.length === 0) return;
  await cancelMessages(tx, { subscribers: ids, enrolment: null }, "nothing", "forgotten", at);
  if (left !== "never-joined")
    await sql`
      insert into do_not_text (phone_index, since, asked)
      select phone_index, ${at.toString()}::timestamptz, ${left === "asked"} from subscriber
      where id = any(${ids}::uuid[]) and phone_index is not null
      on conflict (phone_index) do update set since = excluded.since, asked = do_not_text.asked or excluded.asked`.execute(
      tx,
    );
  await sql`
    delete from opt_in using subscriber
    where opt_in.programme = subscriber.programme and opt_in.phone_index = subscriber.phone_index
      and subscriber.id = any(${ids}::uuid[])`.execute(tx);
  for (const room of above) await room.forget(tx, ids, at);
  // What a text was made from may name a date.
  await sql`update message set content = null where subscriber = any(${ids}::uuid[]) and content is not null`.execute(
    tx,
  );
  await sql`
    update inbound set from_sealed = '', text_sealed = null, understood = null
    where subscriber = any(${ids}::uuid[]) and handled_at is not null`.execute(tx);
  await sql`
    update number_change set done_at = ${at.toString()}, outcome = 'left'
    where done_at is null and (old_subscriber = any(${ids}::uuid[]) or new_subscriber = any(${ids}::uuid[]))`.execute(
    tx,
  );
  await sql`
    update subscriber set phone_sealed = null, phone_index = null, block_index = null, heard_at = null,
      state = 'forgotten', state_at = ${at.toString()}
    where id = any(${ids}::uuid[])`.execute(tx);
}
