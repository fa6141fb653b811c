import type { ChildProcess } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { openAfterRestore } from "../src/rooms/messages/sending/restore.ts";
import { linesOf } from "./full-disk.ts";
import { again, asSuperuser, type House, release } from "./house.ts";
import { end } from "./processes.ts";

/** Yesterday's copy is put back over today's journal; nothing may leave until a person says so. */
export async function restoreYesterday(
  house: House,
  slices: readonly (readonly string[])[],
  workers: ChildProcess[],
  hire: () => Promise<void>,
  truth: string,
  say: (sentence: string) => void,
): Promise<void> {
  const everybodyOut =
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = 'diomede' and pid <> pg_backend_pid()";
  const { db } = house.connection;
  for (const child of workers.splice(0)) await end(child);
  await again(() => release(db, slices[0] ?? []));
  await copyDatabase(house, everybodyOut);
  await Promise.all([hire(), hire()]);
  const copied = linesOf(truth);
  await again(() => release(db, slices[1] ?? []));
  for (let tries = 0; tries < 400 && linesOf(truth) < copied + 10; tries += 1) await sleep(20);
  await sleep(500);
  const since = linesOf(truth) - copied;
  const [first] = workers.splice(0, 1);
  if (first) await end(first);
  await asSuperuser(
    house,
    "alter database diomede with allow_connections false",
    everybodyOut,
    "drop database diomede with (force)",
    "alter database yesterday rename to diomede",
    "alter database diomede owner to diomede_owner",
  );
  // The process that is left goes on over the change, another starts after it.
  await hire();
  await sleep(2000);
  const before = linesOf(truth);
  await again(() => release(db, slices[1] ?? []));
  await sleep(4000);
  const after = linesOf(truth);
  say(
    `yesterday's database was put back after ${since} messages had left; ${after - before} left before anybody allowed it`,
  );
  if (after !== before) throw new Error("Messages left from a restored database");
  await db.transaction().execute((tx) => openAfterRestore(tx, null, Temporal.Now.instant()));
}
async function copyDatabase(house: House, everybodyOut: string): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      await asSuperuser(house, everybodyOut, "create database yesterday template diomede owner diomede_owner");
      return;
    } catch (error) {
      if (tries > 40) throw error;
      await sleep(50);
    }
  }
}
