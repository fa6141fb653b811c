import { randomUUID } from "node:crypto";
import type { Clock } from "#kernel/clock.ts";
import type { Db } from "#kernel/database/database.ts";
import { reasonOf } from "#kernel/lifecycle/cannot-start.ts";
import { orHurried, type Repeated, repeat } from "#kernel/lifecycle/repeat.ts";
import type { Arrivals, Channel, IdFormat } from "../channels/channel.ts";
import { alarmIfBroken } from "./alarm.ts";
import { answerBook } from "./answer-book.ts";
import type { FormatOf } from "./answers.ts";
import type { Budgets, TextMaker } from "./due.ts";
import { folder } from "./folder.ts";
import { openJournal } from "./journal.ts";
import { askGateway, closeUnknown } from "./ladder.ts";
import { phoneBook } from "./phone-book.ts";
import { forgetReceipts, lapse, reap } from "./reap.ts";
import { lookAtJournal } from "./restore.ts";
import type { Way } from "./route.ts";
import { type GivenChannel, type RunningChannel, runChannel } from "./run-channel.ts";
import { beAlive, type Heartbeat, heartbeat, sayGoodbye } from "./sender.ts";
import { takeFromDown } from "./take-from-down.ts";

export interface SendingWish {
  readonly db: Db;
  /** Past any pooler. */
  readonly directUrl: string;
  readonly keys: { openPhone(sealed: Buffer, subscriber: string): string };
  /** Signs our references; the same in every process. */
  readonly refKey: Buffer;
  /** The channels that are on, asked again and again. */
  readonly channels: () => Promise<readonly GivenChannel[]>;
  readonly makers: readonly TextMaker[];
  readonly budgets: Budgets;
  /** Takes what comes from gateways; it is told how ids of a channel are spelt alike. */
  readonly arrivals: (formatOf: FormatOf) => Arrivals;
  readonly clock: Clock;
  readonly journalFolder: string;
  /** What must be done to a database that may have been put back from an older copy, before anything leaves. */
  readonly beforeOpening?: () => Promise<void>;
  readonly log: (level: "info" | "warn" | "error", message: string, facts?: Readonly<Record<string, unknown>>) => void;
  readonly times?: Partial<Times>;
}

/** How long things last; shorter in tests alone. */
export interface Times {
  /** A claim is believed for so long, and nothing leaves after a third of it. */
  readonly leaseSeconds: number;
  readonly mostAtOnce: number;
  readonly idleMilliseconds: number;
  readonly foldMilliseconds: number;
  readonly sweepMilliseconds: number;
  readonly reapMilliseconds: number;
  readonly ladderMilliseconds: number;
  readonly ladderYoungestSeconds: number;
  readonly channelsMilliseconds: number;
  readonly hourMilliseconds: number;
}

const usual: Times = {
  leaseSeconds: 30,
  mostAtOnce: 1000,
  idleMilliseconds: 500,
  foldMilliseconds: 250,
  sweepMilliseconds: 10_000,
  reapMilliseconds: 2000,
  ladderMilliseconds: 30_000,
  ladderYoungestSeconds: 120,
  channelsMilliseconds: 5000,
  hourMilliseconds: 3_600_000,
};

export interface Sending {
  readonly worker: string;
  readonly arrivals: Arrivals;
  /** A channel that this process has open now; null for one that is off, or whose line another process keeps. */
  channel(name: string): Channel | null;
  /** Stops taking messages, waits for answers as long as it is not hurried, and writes what it knows. */
  stop(hurry?: AbortSignal): Promise<void>;
}

/** Sends what is due until it is stopped. Any number of processes may do so over one database. */
export async function startSending(wish: SendingWish): Promise<Sending> {
  const times = { ...usual, ...wish.times };
  const { db, clock, log } = wish;
  const worker = randomUUID();
  const now = () => clock.now();
  const startedAt = now();
  const failed = (what: string) => (error: unknown) => log("warn", what, { error: reasonOf(error) });

  const line = await beAlive(
    wish.directUrl,
    worker,
    failed("the connection that says that this process lives is broken"),
  );
  const look = async () => {
    await wish.beforeOpening?.();
    const fence = await lookAtJournal(db, {
      folder: wish.journalFolder,
      refKey: wish.refKey,
      worker,
      now: now(),
    });
    if (fence === "restored")
      log("error", "the database is older than the journal: nothing is sent until a person says so");
  };
  await look();
  const journal = await openJournal(wish.journalFolder, worker);

  const running = new Map<string, RunningChannel>();
  const formats = new Map<string, IdFormat>();
  const formatOf = (channel: string): IdFormat => formats.get(channel) ?? "as-is";
  const arrivals = wish.arrivals(formatOf);
  const ways = (): readonly Way[] =>
    [...running.values()].map(({ given, ready }) => ({
      name: given.name,
      position: given.position,
      routes: given.routes,
      ready: ready(),
    }));

  const seen: Heartbeat = { processes: 1, token: "" };
  async function beat(): Promise<void> {
    const mine = await heartbeat(db, worker, startedAt, seen.token);
    if (mine === null) {
      // The row this process wrote is not there, or an older one is: it is another database than a moment ago.
      await look();
      seen.token = "";
      return await beat();
    }
    Object.assign(seen, mine);
    for (const one of running.values()) one.pace.share(one.given.keepsLine ? 1 : seen.processes);
  }

  const phones = phoneBook(db, now, failed("what phones were reached could not be written"));
  const book = answerBook({ db, formatOf, now, log, settled: phones.note });

  const syncChannels = async (): Promise<void> => {
    const wanted = await wish.channels();
    for (const [name, one] of running) {
      if (wanted.some((given) => given.name === name && given.version === one.given.version)) continue;
      running.delete(name);
      await one.stop();
    }
    for (const given of wanted) {
      if (running.has(given.name)) continue;
      const { makers, budgets, directUrl, keys, refKey } = wish;
      const one = runChannel({
        given,
        db,
        worker,
        ways,
        makers,
        budgets,
        arrivals,
        directUrl,
        openPhone: keys.openPhone,
        refKey,
        journal,
        book,
        now,
        log,
        token: () => seen.token,
        leaseSeconds: times.leaseSeconds,
        mostAtOnce: times.mostAtOnce,
        idleMilliseconds: times.idleMilliseconds,
      });
      one.pace.share(given.keepsLine ? 1 : seen.processes);
      formats.set(given.name, one.promises.idFormat);
      running.set(given.name, one);
    }
    await takeFromDown(db, ways());
  };
  await beat();
  await syncChannels();

  const fold = folder(db, wish.refKey, formatOf, now, phones.note);
  const alone = (name: string, work: () => Promise<unknown>) => () => line.alone(name, async () => void (await work()));
  const turns: Repeated[] = [
    repeat(5000, beat, failed("the heartbeat failed"), { first: "later" }),
    repeat(times.channelsMilliseconds, syncChannels, failed("channels could not be read"), { first: "later" }),
    repeat(times.foldMilliseconds, fold.news, failed("receipts could not be folded")),
    repeat(times.sweepMilliseconds, fold.sweep, failed("waiting receipts could not be folded"), { first: "later" }),
    repeat(times.reapMilliseconds, () => reap(db, now()), failed("leases could not be looked at")),
    repeat(times.ladderMilliseconds, alone("ladder", climb), failed("unknown messages could not be asked for"), {
      first: "later",
    }),
    repeat(
      times.ladderMilliseconds * 20,
      alone("lapse", () => lapse(db, now())),
      failed("late messages could not be lapsed"),
    ),
    repeat(times.hourMilliseconds, alone("alarm", hourly), failed("the rules of sending could not be looked at"), {
      first: "later",
    }),
  ];

  async function climb(): Promise<void> {
    for (const one of running.values()) {
      await one.resendSame();
      const channel = one.channel();
      if (channel) await askGateway(db, channel, now(), { youngestSeconds: times.ladderYoungestSeconds });
    }
    await closeUnknown(db, now());
  }
  async function hourly(): Promise<void> {
    await forgetReceipts(db, now());
    await alarmIfBroken(db, now(), log);
  }

  return {
    worker,
    arrivals,
    channel: (name) => running.get(name)?.channel() ?? null,
    async stop(hurry) {
      await Promise.all([...running.values()].map((one) => orHurried(one.stop(), hurry)));
      await Promise.all(turns.map((one) => orHurried(one.stop(), hurry)));
      await orHurried(book.stop(), hurry);
      await orHurried(phones.stop(), hurry);
      await journal.close();
      await sayGoodbye(db, worker).catch(failed("the end could not be told"));
      await line.stop();
    },
  };
}
