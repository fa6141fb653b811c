import { type FileHandle, mkdir, open, readdir, stat, unlink } from "node:fs/promises";
import { join } from "node:path";

/** What the journal knows of one attempt: nothing of whom, nothing of what. */
export interface Entry {
  readonly epoch: number;
  readonly ref: string;
  readonly channel: string;
}

export interface Journal {
  /** Resolves once the entries lie on the disk. Rejects (a full disk) with none of them there. */
  write(entries: readonly Entry[]): Promise<void>;
  close(): Promise<void>;
}

const fileName = /^\d{13}-[0-9a-f-]{36}\.journal$/u;
const line = /^(\d{1,10}),([\w-]{48}),([a-z][a-z0-9-]{0,39})$/u;
const rotateAt = 16 * 1024 * 1024;
/** A copy of the database older than this is not worth putting back, and dumps are not kept longer. */
const keptDays = 35;

/**
 * Opens the journal of this process in a folder that should lie on another disk than the database. Every process writes
 * files of its own, a new one after 16 MB; those older than 35 days go.
 */
export async function openJournal(folder: string, worker: string): Promise<Journal> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  let file: { handle: FileHandle; size: number } | null = null;
  let last: Promise<unknown> = Promise.resolve();

  const fresh = async (): Promise<{ handle: FileHandle; size: number }> => {
    await dropOld(folder);
    const handle = await open(join(folder, `${Date.now()}-${worker}.journal`), "a", 0o600);
    // The name must survive a power cut as well as what is written under it.
    const above = await open(folder, "r");
    await above.sync();
    await above.close();
    return { handle, size: (await handle.stat()).size };
  };

  const append = async (text: string): Promise<void> => {
    if (file && file.size > rotateAt) {
      await file.handle.close();
      file = null;
    }
    file ??= await fresh();
    try {
      const bytes = Buffer.from(text);
      let written = 0;
      while (written < bytes.length) written += (await file.handle.write(bytes, written)).bytesWritten;
      await file.handle.datasync();
      file.size += bytes.length;
    } catch (error) {
      // Half a line must not be continued by the next one: what is there is cut off, or the file is left as it is.
      await file.handle.truncate(file.size).catch(() => undefined);
      await file.handle.close().catch(() => undefined);
      file = null;
      throw error;
    }
  };

  // The file is there from the start, so that a folder without one says that the journal is elsewhere.
  file = await fresh();
  return {
    async write(entries) {
      if (entries.length === 0) return;
      const text = entries.map((entry) => `${entry.epoch},${entry.ref},${entry.channel}\n`).join("");
      const turn = last.then(() => append(text));
      last = turn.catch(() => undefined);
      await turn;
    },
    async close() {
      await last;
      await file?.handle.close();
      file = null;
    },
  };
}

async function dropOld(folder: string): Promise<void> {
  for (const name of await journalFiles(folder)) {
    const path = join(folder, name);
    const { mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs > keptDays * 86_400_000) await unlink(path);
  }
}

/** The journal's files, oldest first; none where there is no folder yet. */
export async function journalFiles(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((name) => fileName.test(name)).sort();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}

/** The same files, the one written to last first. */
export async function newestFirst(folder: string, files: readonly string[]): Promise<readonly string[]> {
  const dated = await Promise.all(files.map(async (name) => ({ name, at: (await stat(join(folder, name))).mtimeMs })));
  return dated.sort((a, b) => b.at - a.at).map(({ name }) => name);
}

const tailBytes = 64 * 1024;

/** Entries of one file, oldest first; `tail`: only the newest thousand or so. A line that was cut off is left out. */
export async function journalEntries(folder: string, name: string, tail = false): Promise<readonly Entry[]> {
  const handle = await open(join(folder, name), "r");
  try {
    const { size } = await handle.stat();
    const from = tail ? Math.max(0, size - tailBytes) : 0;
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(size - from), 0, size - from, from);
    return buffer
      .toString("latin1", 0, bytesRead)
      .split("\n")
      .flatMap((text) => {
        const [, epoch, ref, channel] = line.exec(text) ?? [];
        return epoch && ref && channel ? [{ epoch: Number(epoch), ref, channel }] : [];
      });
  } finally {
    await handle.close();
  }
}
