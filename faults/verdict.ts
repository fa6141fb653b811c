import { readFileSync } from "node:fs";
import { sql } from "kysely";
import type { Db } from "../src/kernel/database/database.ts";
import { keyHash, readRef } from "../src/rooms/messages/sending/ref.ts";
import type { People } from "./house.ts";

/** One message as the gateway took it. */
export interface Taken {
  readonly subscriber: string;
  readonly ref: string;
  readonly at: number;
  readonly text: string;
}

export interface Verdict {
  /** Messages that the gateway took more than once. */
  twice: number;
  /** Messages that the database calls sent and the gateway never had, or that are in no state an operator would look at. */
  lost: number;
  /** Messages of which nothing is known at the end. */
  unknown: number;
  after_stop: number;
  outside_window: number;
  wrong_stage: number;
}

export function truthOf(file: string, refKey: Buffer): readonly Taken[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const [ref = "", , at = "0", text = ""] = line.split("\t");
      const read = readRef(refKey, ref);
      if (!read) throw new Error("The gateway was given a reference that is not ours");
      return { subscriber: read.subscriber, ref, at: Number(at), text };
    });
}

/** When the database had committed that somebody stopped, or is in another stage; by its own clock. */
export interface Acts {
  readonly stopped: ReadonlyMap<string, number>;
  readonly moved: ReadonlyMap<string, number>;
}

export async function verdict(
  db: Db,
  truth: readonly Taken[],
  people: People,
  acts: Acts,
  fenceMilliseconds: number,
): Promise<Verdict> {
  const { rows } = await sql<{ subscriber: string; key: string; state: string; intended: string | null }>`
    select m.subscriber, m.key, m.state, (select max(written_at) from message_event as e
      where e.subscriber = m.subscriber and e.key = m.key and e.to_state = 'submitted'
        and coalesce(e.reason, '') not in ('sent-before')) as intended
    from message as m`.execute(db);
  const given = Map.groupBy(truth, (one) => one.subscriber);
  const states = new Map(rows.map((row) => [row.subscriber, row]));
  const sent = new Set(["accepted", "delivered", "undelivered"]);
  const seen = new Set([...sent, "unknown", "closed", "failed", "cancelled", "lapsed", "held"]);
  const found: Verdict = { twice: 0, lost: 0, unknown: 0, after_stop: 0, outside_window: 0, wrong_stage: 0 };
  for (const id of people.all.ids) {
    const [row, taken] = [states.get(id), given.get(id) ?? []];
    const stopped = acts.stopped.get(id);
    const moved = acts.moved.get(id);
    const waits = row?.state === "planned" && people.asleep.has(id);
    if (taken.length > 1) found.twice += 1;
    if (!row || !(seen.has(row.state) || waits) || (sent.has(row.state) && taken.length === 0)) found.lost += 1;
    if (row && (row.state === "unknown" || row.state === "closed")) found.unknown += 1;
    if (people.asleep.has(id) && taken.length > 0) found.outside_window += 1;
    const late = (since: number): boolean =>
      (row?.intended !== null && row !== undefined && Date.parse(row.intended) > since) ||
      taken.some((one) => one.at > since + fenceMilliseconds);
    if (stopped !== undefined && late(stopped)) found.after_stop += 1;
    if (moved !== undefined && late(moved)) found.wrong_stage += 1;
  }
  return found;
}

/** The hash of the one key that the trials plan. */
export const trialKey = keyHash("slot:1:14");
