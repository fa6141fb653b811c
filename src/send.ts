import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Clock } from "#kernel/clock.ts";
import type { Config } from "#kernel/config/config.ts";
import type { Db } from "#kernel/database/database.ts";
import { loadWords } from "#kernel/language/load-words.ts";
import { reasonOf } from "#kernel/lifecycle/cannot-start.ts";
import { orHurried, type Repeated, repeat } from "#kernel/lifecycle/repeat.ts";
import {
  arrivals,
  checkTextKey,
  doErrands,
  eraseDue,
  erasureList,
  forgetAgain,
  givenChannels,
  handleInbound,
  inboundTextPlace,
  lateTexts,
  openKeys,
  refKeyOf,
  registerKeys,
  resealOld,
  sealText,
  senderPlace,
  startSending,
  subscriberErrands,
  textKey,
  tryErrands,
} from "#rooms/messages/index.ts";
import {
  enrolmentsKept,
  programmeBudgets,
  programmeErrands,
  programmeListener,
  programmeMakers,
} from "#rooms/programmes/index.ts";
import { sealedColumns } from "./commands/sealed-columns.ts";

export type Log = (
  level: "info" | "warn" | "error",
  message: string,
  facts?: Readonly<Record<string, unknown>>,
) => void;

export interface SendWish {
  readonly db: Db;
  /** Past any pooler. */
  readonly directUrl: string;
  readonly clock: Clock;
  readonly config: Config;
  readonly log: Log;
}

const [inboundEvery, errandsEvery, minute, hour] = [500, 1000, 60_000, 3_600_000];

/**
 * Everything that only the process with the keys of numbers can do: sending, what phones write, what pages ask, and
 * deleting what its time is over of. Any number of processes may do so over one database.
 */
export async function startSend(wish: SendWish): Promise<{ stop(hurry?: AbortSignal): Promise<void> }> {
  const { db, clock, config, log } = wish;
  const keys = await openKeys(config.dataFolder);
  const texts = await textKey(config.dataFolder);
  await registerKeys(db, keys, clock.now());
  await checkTextKey(db, texts, config.dataFolder, clock.now());
  const words = loadWords(fileURLToPath(new URL("rooms/messages/sending/", import.meta.url)));
  const warn = (what: string) => (error: unknown) => log("warn", what, { error: reasonOf(error) });
  const facts = (what: string, said: Readonly<Record<string, unknown>>) => log("warn", what, said);

  // The list comes last: what it holds is on the disk before the deletion is committed.
  const kept = [enrolmentsKept, erasureList(config.dataFolder)];

  const channelWish = { db, clock, publicUrl: config.publicUrl, log: facts, keys, textKey: texts };
  const sending = await startSending({
    db,
    directUrl: wish.directUrl,
    keys,
    refKey: refKeyOf(keys),
    channels: () => givenChannels(channelWish),
    makers: programmeMakers({ keys, textKey: texts, clock }),
    budgets: programmeBudgets,
    arrivals: (formatOf) =>
      arrivals({
        db,
        seals: {
          from: (inbound, phone) => keys.sealer().seal(senderPlace(inbound), Buffer.from(phone.padEnd(16))),
          text: (inbound, text) => sealText(texts, inboundTextPlace(inbound), text),
        },
        formatOf,
        now: () => clock.now(),
      }),
    clock,
    beforeOpening: async () => {
      const { forgotten } = await forgetAgain(db, config.dataFolder, [enrolmentsKept]);
      if (forgotten > 0)
        log("warn", "the database still had readers who had been deleted: they were deleted again", { forgotten });
    },
    journalFolder: config.journalFolder ?? join(config.dataFolder, "journal"),
    log,
  });

  const inbound = { keys, textKey: texts, clock, listener: programmeListener, log: facts };
  const handlers = {
    ...subscriberErrands(kept),
    ...programmeErrands,
    ...tryErrands({ db, channel: sending.channel, words: (language) => words.voice(language)("sending-try-text") }),
  };
  const late = async (): Promise<void> => {
    for (const { channel, whole, done } of await lateTexts(db, texts, keys.open, clock.now())) {
      await sending.arrivals.incoming(channel, whole, false);
      await done();
    }
  };
  const ending = new AbortController();
  const turns: Repeated[] = [
    repeat(inboundEvery, () => handleInbound(db, inbound), warn("what phones wrote could not be handled")),
    repeat(errandsEvery, () => doErrands(db, keys, handlers, clock, { log: facts }), warn("errands could not be done")),
    repeat(minute, late, warn("texts in parts could not be joined")),
    repeat(hour, () => eraseDue(db, clock.now(), kept), warn("what its time is over of could not be deleted")),
    repeat(
      minute,
      () => resealOld(db, keys, sealedColumns, clock.now(), ending.signal),
      warn("numbers could not be sealed anew"),
    ),
  ];
  return {
    async stop(hurry) {
      ending.abort();
      await Promise.all([orHurried(sending.stop(hurry), hurry), ...turns.map((one) => orHurried(one.stop(), hurry))]);
    },
  };
}
