import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { codeOf } from "#kernel/lifecycle/cannot-start.ts";
import { contradictionsIn, type ProgrammeFile, programmeFile } from "./programme-file.ts";
import { readSlotRows, type SlotRow } from "./read-slots.ts";
import { readTexts, type TextRow } from "./read-texts.ts";

export interface ProgrammeFolder {
  readonly file: ProgrammeFile;
  readonly texts: readonly TextRow[];
  /** What slots.csv says of single slots. */
  readonly slots: readonly SlotRow[];
}

/** Reads a programme from a folder: programme.json and CSV files beside it. Everything that is wrong is in `faults`. */
export async function readFolder(
  folder: string,
): Promise<{ folder: ProgrammeFolder | null; faults: readonly string[] }> {
  const faults: string[] = [];
  const file = await readProgrammeFile(join(folder, "programme.json"), faults);
  if (!file) return { folder: null, faults };
  const texts = await readTexts(folder, file, faults);
  const slots = await readSlotRows(folder, file, texts, faults);
  return { folder: faults.length === 0 ? { file, texts, slots } : null, faults };
}

async function readProgrammeFile(path: string, faults: string[]): Promise<ProgrammeFile | null> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw error;
    faults.push(`there is no ${path}`);
    return null;
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    faults.push(`programme.json is not JSON: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  }
  const read = programmeFile.safeParse(value);
  if (!read.success) {
    for (const issue of read.error.issues)
      faults.push(`programme.json, ${issue.path.join(".") || "whole"}: ${issue.message}`);
    return null;
  }
  for (const wrong of contradictionsIn(read.data)) faults.push(`programme.json, ${wrong}`);
  return read.data;
}
