import assert from "node:assert/strict";
import { existsSync, utimesSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { prefix, sweepEarlierRuns } from "./temporary-server.ts";

async function folderOf(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), prefix));
  after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

test("a folder that another run has just made, and does not hold yet, is left to it", async () => {
  const justMade = await folderOf();
  await sweepEarlierRuns();
  assert.equal(existsSync(justMade), true);
});

test("what a killed run leaves is swept: a folder that was held, or an old one that nobody ever held", async () => {
  const [held, old] = [await folderOf(), await folderOf()];
  writeFileSync(join(held, "program.pid"), "1\n");
  const hourAgo = new Date(Date.now() - 3_600_000);
  utimesSync(old, hourAgo, hourAgo);
  await sweepEarlierRuns();
  assert.deepEqual([existsSync(held), existsSync(old)], [false, false]);
});

test("runs that begin in the same moment do not take each other's folder", async () => {
  const begun = await Promise.all(
    Array.from({ length: 12 }, async () => {
      const folder = await folderOf();
      await sweepEarlierRuns();
      return folder;
    }),
  );
  assert.deepEqual(
    begun.filter((folder) => !existsSync(folder)),
    [],
  );
});
