import pino from "pino";
import type { Clock } from "#kernel/clock.ts";
import type { Config } from "#kernel/config/config.ts";
import type { Db } from "#kernel/database/database.ts";
import type { WordBook } from "#kernel/language/words.ts";
import type { Services } from "#kernel/web/call.ts";
import { gistMaker } from "#rooms/matching/index.ts";

/** What the rooms of this house are made with, beyond what the kernel asks for. */
export interface HouseServices extends Services {
  readonly matching: ReturnType<typeof gistMaker>;
}

/** Everything a process needs, out of the few things that differ between start, tests and commands. */
export function makeServices(parts: { db: Db; clock: Clock; config: Config; words: WordBook }): HouseServices {
  const logger = pino({ level: parts.config.logLevel, base: null });
  const matching = gistMaker(parts.db);
  return {
    ...parts,
    matching,
    gist: matching.gist,
    concept: matching.names.name,
    canTranslate: parts.config.translation !== null,
    log: (level, message, facts) => logger[level](facts ?? {}, message),
  };
}
