import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";

export const exampleFolder = fileURLToPath(new URL("../../../examples/us-russia/", import.meta.url));

/** A moment of the example's story to which its clock can be moved. */
export interface Chapter {
  readonly key: string;
  readonly at: Temporal.Instant;
}

/** Chapters in the order of time. */
export function chapters(): readonly Chapter[] {
  const rows: { key: string; at: string }[] = parse(readFileSync(`${exampleFolder}chapters.csv`), {
    columns: true,
    bom: true,
  });
  return rows
    .map((row) => ({ key: row.key, at: Temporal.Instant.from(row.at) }))
    .toSorted((a, b) => Temporal.Instant.compare(a.at, b.at));
}

export function nextChapter(now: Temporal.Instant): Chapter | undefined {
  return chapters().find((chapter) => Temporal.Instant.compare(chapter.at, now) > 0);
}
