import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { z } from "zod";
import type { Clock } from "#kernel/clock.ts";
import type { Db } from "#kernel/database/database.ts";
import { type Repeated, repeat } from "#kernel/lifecycle/repeat.ts";
import type { Answer, Arrivals, Channel, Outgoing, Receipt, ReceiptStatus } from "../channel.ts";
import { pricesShape, promisesShape, titleShape } from "../promises.ts";
import { calm, type Fate, fateOf, habitsShape, hostile, type OwedReceipt, seededRandom } from "./habits.ts";
import { isFictitious, putPhone } from "./phones.ts";

export const simulatorProfile = z.strictObject({
  kind: z.literal("simulator"),
  title: titleShape,
  mode: z.enum(["normal", "hostile"]).default("normal"),
  /** Instead of what the mode means. */
  habits: habitsShape.optional(),
  seed: z.number().int().min(0).optional(),
  promises: promisesShape.prefault({
    refInReceipt: true,
    query: "by-ref",
    idFormat: "hex",
    window: 100,
    partsPerSecond: 1000,
    answerWithin: 10,
  }),
  prices: pricesShape,
});
export type SimulatorProfile = z.infer<typeof simulatorProfile>;

export interface SimulatorDeps {
  readonly db: Db;
  readonly clock: Clock;
  /** Told what went wrong between turns; never a number or a text. */
  readonly failed: (error: unknown) => void;
  readonly everyMilliseconds?: number;
}

const atOnce = 200;

/** A network in our own database, with its telephones: no message of it leaves the house. */
export function simulatorChannel(name: string, profile: SimulatorProfile, deps: SimulatorDeps): Channel {
  const { db, clock } = deps;
  const habits = profile.habits ?? (profile.mode === "hostile" ? hostile : calm);
  const random = profile.seed === undefined ? Math.random : seededRandom(profile.seed);
  let arrivals: Arrivals | null = null;
  let turns: Repeated | null = null;

  async function send(message: Outgoing): Promise<Answer> {
    if (!isFictitious(message.to))
      return { outcome: "failed", code: "real-number", why: "the simulator knows no real number", optedOut: false };
    const id = newId();
    const fate = fateOf(habits, id, random);
    try {
      if (fate.taken) await take(db, name, message, id, fate, clock.now());
      if (arrivals && fate.early.length > 0)
        await arrivals.receipts(
          name,
          fate.early.map((owed) => receiptOf(owed, message.ref)),
        );
    } catch (error) {
      deps.failed(error);
      return { outcome: "unknown", code: "simulator", why: "the simulator's database did not answer" };
    }
    if (fate.answer === "accepted") return { outcome: "accepted", ids: [id] };
    return fate.answer === "throttled"
      ? { outcome: "definite-no", code: "throttled", why: "the simulated network is busy" }
      : { outcome: "unknown", code: "line-lost", why: "the simulated line broke" };
  }

  return {
    name,
    promises: profile.promises,
    async open(given) {
      arrivals = given;
      turns = repeat(deps.everyMilliseconds ?? 200, () => bring(db, name, given, clock.now()), deps.failed);
    },
    ready: () => arrivals !== null,
    send,
    async query({ ref }) {
      const row = await db.selectFrom("phone_message").select("id").where("ref", "=", ref).executeTakeFirst();
      return row ? "found" : "not-found";
    },
    async close() {
      await turns?.stop();
      arrivals = null;
    },
  };
}

/** Hexadecimal and never beginning with a nought: its spellings must be of one number. */
const newId = (): string => `a${randomBytes(7).toString("hex")}`;

const receiptOf = (owed: Pick<OwedReceipt, "id" | "status" | "code">, ref: string | null): Receipt => ({
  id: owed.id,
  part: 1,
  status: owed.status,
  ref,
  code: owed.code,
});

async function take(
  db: Db,
  channel: string,
  message: Outgoing,
  id: string,
  fate: Fate,
  at: Temporal.Instant,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await putPhone(tx, message.to, at);
    await tx
      .insertInto("phone_message")
      .values({
        phone: message.to,
        sent_by: "us",
        channel,
        gw_id: id,
        ref: message.ref,
        text: message.text,
        at: at.toString(),
      })
      .execute();
    if (fate.later.length === 0) return;
    await tx
      .insertInto("phone_receipt")
      .values(
        fate.later.map((owed) => ({
          channel,
          gw_id: owed.id,
          ref: message.ref,
          status: owed.status,
          code: owed.code,
          due_at: at.add({ milliseconds: Math.round(owed.afterMilliseconds) }).toString(),
        })),
      )
      .execute();
  });
}

/**
 * Hands on what is due: receipts, and what was written on telephones. A row is done with only after the other side has
 * committed it; two processes at once take different rows.
 */
export async function bring(db: Db, channel: string, arrivals: Arrivals, at: Temporal.Instant): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ gw_id: string; ref: string | null; status: string; code: string }>`
      delete from phone_receipt where id in (select id from phone_receipt where channel = ${channel}
        and due_at <= ${at.toString()} order by due_at, id limit ${atOnce} for update skip locked)
      returning gw_id, ref, status, code`.execute(tx);
    const receipts = rows.map(({ gw_id, ref, status, code }) => ({
      id: gw_id,
      part: 1,
      status: status as ReceiptStatus,
      ref,
      code,
    }));
    if (receipts.length > 0) await arrivals.receipts(channel, receipts);
  });
  await db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ id: number; phone: string; text: string }>`
      update phone_message set taken_at = ${at.toString()}, channel = ${channel}
      where id in (select id from phone_message where sent_by = 'hers' and taken_at is null
        order by id limit ${atOnce} for update skip locked)
      returning id, phone, text`.execute(tx);
    for (const { id, phone, text } of [...rows].sort((a, b) => a.id - b.id))
      await arrivals.incoming(channel, { id: `phone-${id}`, from: phone, to: "511", text }, true);
  });
}
