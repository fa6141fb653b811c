import { rmSync } from "node:fs";
import { chmod, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Embedded, startEmbedded } from "#kernel/database/embedded/index.ts";
import { sweepFolder } from "#kernel/database/embedded/sweep.ts";

export const prefix = "diomede-test-server-";

export type TemporaryServer = { server: Embedded; remove(): Promise<void> };

/** A server without care for power cuts in a folder of its own, both gone when this process ends, even by Ctrl-C. */
export async function temporaryServer(): Promise<TemporaryServer> {
  await sweepEarlierRuns();
  const folder = await mkdtemp(join(tmpdir(), prefix));
  await chmod(folder, 0o711);
  const server = await startEmbedded({ folder, log: console.error, fsync: false });
  // As root the server may have gone elsewhere, when TMPDIR is closed to its user.
  const folders = new Set([folder, server.folder]);
  // Nothing waits for a promise any more once the process is ending.
  const onExit = () => {
    server.abandon();
    for (const path of folders) rmSync(path, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once("exit", onExit);
  return {
    server,
    async remove() {
      process.removeListener("exit", onExit);
      await server.stop();
      for (const path of folders) await rm(path, { recursive: true, force: true });
    },
  };
}

/** A run that was killed leaves its server and folder behind; one that still runs holds its folder and is left alone. */
export async function sweepEarlierRuns(): Promise<void> {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(prefix));
  for (const name of names) {
    try {
      await sweepFolder(join(tmpdir(), name));
    } catch (error) {
      // The run that it belongs to has just swept it itself.
      if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
    }
  }
}
