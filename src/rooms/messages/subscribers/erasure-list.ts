import { mkdir, open, readFile } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import type { Db, Tx } from "#kernel/database/database.ts";
import { handToOwner } from "#kernel/database/embedded/ownership.ts";
import { codeOf } from "#kernel/lifecycle/cannot-start.ts";
import { deleteWhatIsKept, type KeptAbove } from "./forget.ts";

/** How somebody left, as the list says it: she asked for silence, all was over, or she never said yes. */
const marks = { asked: "a", over: "o", "never-joined": "n" } as const;
type Left = keyof typeof marks;

const fileOf = (folder: string): string => join(folder, "erased", "list");

/**
 * A list, outside the database and its backups, of those whose number was deleted: the keyed index and when, never a
 * number. It is on the disk before the deletion is committed, so that a database put back from an older copy can be made
 * to forget them once more (`forgetAgain`). Given to whatever forgets as one more place that keeps something.
 */
export const erasureList = (folder: string): KeptAbove => ({
  async forget(tx, subscribers, at) {
    const { rows } = await sql<{ index: Buffer; asked: boolean | null }>`
      select s.phone_index as index, d.asked from subscriber as s left join do_not_text as d on d.phone_index = s.phone_index
      where s.id = any(${subscribers}::uuid[]) and s.phone_index is not null order by s.id`.execute(tx);
    if (rows.length === 0) return;
    const lines = rows.map(({ index, asked }) => {
      const left: Left = asked === null ? "never-joined" : asked ? "asked" : "over";
      return `${index.toString("base64url")} ${at.toString()} ${marks[left]}\n`;
    });
    await append(folder, lines.join(""));
  },
  async awaited() {
    return new Set();
  },
});

/** Added in one write, so that lines of several processes never mix, and on the disk when this returns. */
async function append(folder: string, lines: string): Promise<void> {
  const path = fileOf(folder);
  await mkdir(join(folder, "erased"), { recursive: true, mode: 0o700 });
  const file = await open(path, "a", 0o600);
  try {
    await file.appendFile(lines);
    await file.sync();
  } finally {
    await file.close();
  }
  handToOwner(folder, join(folder, "erased"), path);
}

interface Line {
  readonly index: Buffer;
  readonly at: Temporal.Instant;
  readonly left: Left;
}

/** The newest line of each index; half a line, which a power cut leaves, is none. */
async function linesOf(folder: string): Promise<readonly Line[]> {
  let text: string;
  try {
    text = await readFile(fileOf(folder), "utf8");
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw error;
    return [];
  }
  const newest = new Map<string, Line>();
  for (const [, index = "", at = "", mark] of text.matchAll(/^([A-Za-z0-9_-]{43}) (\S+Z) ([aon])$/gmu)) {
    const left = (Object.keys(marks) as Left[]).find((one) => marks[one] === mark);
    if (left) newest.set(index, { index: Buffer.from(index, "base64url"), at: Temporal.Instant.from(at), left });
  }
  return [...newest.values()];
}

const atOnce = 500;

/**
 * Deletes once more what the list says was deleted: a database that was put back from an older copy still has it. Called
 * before anything is sent. Who joined again since (her row is younger than the line) stays. Safe to repeat; on a database
 * that is not older it changes nothing. Returns how many were forgotten.
 */
export async function forgetAgain(
  db: Db,
  folder: string,
  above: readonly KeptAbove[],
): Promise<{ readonly forgotten: number }> {
  const lines = await linesOf(folder);
  let forgotten = 0;
  for (let from = 0; from < lines.length; from += atOnce) {
    const piece = lines.slice(from, from + atOnce);
    forgotten += await db.transaction().execute((tx) => forgetThese(tx, piece, above));
  }
  return { forgotten };
}

async function forgetThese(tx: Tx, lines: readonly Line[], above: readonly KeptAbove[]): Promise<number> {
  const { rows } = await sql<{ id: string; index: Buffer; created_at: string }>`
    select id, phone_index as index, created_at from subscriber
    where phone_index = any(${lines.map((line) => line.index)}::bytea[]) order by id for update`.execute(tx);
  const there = new Map(rows.map((row) => [row.index.toString("base64url"), row]));
  let forgotten = 0;
  for (const { index, at, left } of lines) {
    const her = there.get(index.toString("base64url"));
    if (her && Temporal.Instant.compare(Temporal.Instant.from(her.created_at), at) <= 0) {
      await deleteWhatIsKept(tx, [her.id], left, at, above);
      forgotten += 1;
    }
    // Where the copy never knew her, only that she wants silence is put back.
    if (!her && left !== "never-joined")
      await sql`
        insert into do_not_text (phone_index, since, asked) values (${index}, ${at.toString()}, ${left === "asked"})
        on conflict do nothing`.execute(tx);
  }
  return forgotten;
}
