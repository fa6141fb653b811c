import { fileURLToPath } from "node:url";
import pino from "pino";
import type { Config } from "#kernel/config/config.ts";
import { type Connection, connect } from "#kernel/database/database.ts";
import { reachRunning } from "#kernel/database/embedded/reach-running.ts";
import { migrate } from "#kernel/database/migrate.ts";
import { reasonOf } from "#kernel/lifecycle/cannot-start.ts";
import { type Repeated, repeat } from "#kernel/lifecycle/repeat.ts";
import { runUntilStopped, type Say } from "#kernel/lifecycle/run-until-stopped.ts";
import { movedClock } from "#kernel/moved-clock.ts";
import { type Log, startSend } from "../send.ts";

const migrations = fileURLToPath(new URL("../../db/migrations", import.meta.url));
const clockEvery = 1000;

/**
 * `send`: messages alone, with the keys of numbers; over a service any number of times, over the embedded database
 * beside the program that keeps it. As a child of `start` it ends when that one is gone.
 */
export async function send(config: Config, say: Say): Promise<never> {
  if (process.channel) process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
  const logger = pino({ level: config.logLevel, base: null });
  const log: Log = (level, message, facts) => logger[level](facts ?? {}, message);
  let connection: Connection;
  let directUrl: string;
  let clocks: Repeated;
  let sending: Awaited<ReturnType<typeof startSend>>;
  return await runUntilStopped(
    [
      {
        name: "database",
        async start() {
          const urls = await urlsOf(config, say);
          directUrl = urls.direct;
          connection = connect(urls.usual, {
            connections: 10,
            statementSeconds: 20,
            name: "diomede send",
            patient: true,
          });
        },
        stop: () => connection.close(),
      },
      {
        name: "sending",
        async start() {
          const clock = await movedClock(connection);
          clocks = repeat(
            clockEvery,
            () => clock.refresh(),
            (error) => log("warn", "the process could not bring its clock up to date", { error: reasonOf(error) }),
            { first: "later" },
          );
          sending = await startSend({ db: connection.db, directUrl, clock, config, log });
          if (!process.channel) say("Diomede sends: messages, what phones write, errands of pages.");
        },
        async stop(hurry) {
          await sending.stop(hurry);
          await clocks.stop();
        },
      },
    ],
    say,
  );
}

/** Of a service, with its tables brought up to date; else of the program that keeps the embedded database. */
async function urlsOf(config: Config, say: Say): Promise<{ usual: string; direct: string }> {
  if (config.databaseUrl) {
    const direct = config.databaseDirectUrl ?? config.databaseUrl;
    await migrate({ url: direct, folder: migrations });
    return { usual: config.databaseUrl, direct };
  }
  const { url } = await reachRunning(config.dataFolder, say);
  return { usual: url("send"), direct: url("send") };
}
