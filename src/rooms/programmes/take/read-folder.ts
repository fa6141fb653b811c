import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { codeOf } from "#kernel/lifecycle/cannot-start.ts";
import { type RecordFile, recordFile } from "../origin/record-file.ts";
import { ofVisit, variablesIn } from "../texts/variables.ts";
import { contradictionsIn, type ProgrammeFile, programmeFile } from "./programme-file.ts";
import { readSlotRows, type SlotRow } from "./read-slots.ts";
import { readTexts, type TextRow } from "./read-texts.ts";

export interface ProgrammeFolder {
  readonly file: ProgrammeFile;
  readonly texts: readonly TextRow[];
  /** What slots.csv says of single slots. */
  readonly slots: readonly SlotRow[];
  /** origin.json: how it came from one side to another; null where there is none. */
  readonly origin: RecordFile | null;
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
  const reminders = new Set(slots.flatMap((one) => (one.kind === "reminder" ? [`${one.calendar} ${one.slot}`] : [])));
  for (const { where, calendar, slot, text } of texts) {
    const strange =
      calendar === null ? undefined : variablesIn(text).find((name) => ofVisit.some((one) => one === name));
    if (strange !== undefined && !reminders.has(`${calendar} ${slot}`))
      faults.push(`${where}: {${strange}} is for reminders alone: slots.csv must say that this is one`);
  }
  const origin = await readOrigin(join(folder, "origin.json"), file, faults);
  return { folder: faults.length === 0 ? { file, texts, slots, origin } : null, faults };
}

async function readProgrammeFile(path: string, faults: string[]): Promise<ProgrammeFile | null> {
  const value = await readJson(path, "programme.json", faults);
  if (value === undefined) {
    if (faults.length === 0) faults.push(`there is no ${path}`);
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

async function readOrigin(path: string, file: ProgrammeFile, faults: string[]): Promise<RecordFile | null> {
  const value = await readJson(path, "origin.json", faults);
  if (value === undefined) return null;
  const read = recordFile.safeParse(value);
  if (!read.success) {
    for (const issue of read.error.issues)
      faults.push(`origin.json, ${issue.path.join(".") || "whole"}: ${issue.message}`);
    return null;
  }
  const { to } = read.data;
  if (to?.side && !file.sides.includes(to.side))
    faults.push(`origin.json, to.side: ${to.side} is not one of the sides`);
  if (to && !file.languages.includes(to.language))
    faults.push(`origin.json, to.language: ${to.language} is not one of the languages`);
  return read.data;
}

/** What a JSON file holds; undefined, where there is none or (named in `faults`) it is no JSON. */
async function readJson(path: string, name: string, faults: string[]): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw error;
    return undefined;
  }
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    faults.push(`${name} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}
