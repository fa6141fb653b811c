import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { FileFault } from "#kernel/import/faults.ts";
import { readRecords } from "#kernel/import/read-records.ts";
import { cleanText } from "#kernel/web/form-input.ts";
import { ofMoment, ofProgramme, ofVisit, variablesIn } from "../texts/variables.ts";
import type { CalendarFile, ProgrammeFile } from "./programme-file.ts";
import { slotOf, weekdays } from "./slots.ts";

export interface TextRow {
  /** File and line, for whoever mends it. */
  readonly where: string;
  /** Code of the calendar and of the slot in it; or, of a line of the dialogue, null and its name. */
  readonly calendar: string | null;
  readonly slot: string;
  readonly side: string | null;
  readonly language: string;
  readonly text: string;
  readonly fact: string;
  readonly source: string;
  readonly sourceDate: string;
}

/** What is wrong with the files of a folder: each with file and line. */
export type FolderFaults = string[];

const ofCalendar = ["calendar", "week", "day", "side", "language", "text", "fact", "source", "source_date"];
const ofSet = ["set", "position", "side", "language", "text", "fact", "source", "source_date"];

/** The texts of all CSV files of a folder but slots.csv, in the order of their names; faults are named, not thrown. */
export async function readTexts(
  folder: string,
  file: ProgrammeFile,
  faults: FolderFaults,
): Promise<readonly TextRow[]> {
  const names = (await readdir(folder)).filter((name) => /\.csv$/iu.test(name) && name !== "slots.csv").sort();
  const rows: TextRow[] = [];
  for (const name of names) {
    try {
      rows.push(...(await readOne(join(folder, name), name, file, faults)));
    } catch (error) {
      if (!(error instanceof FileFault)) throw error;
      faults.push(`${name}, line ${error.line}: ${error.reason}`);
    }
  }
  const known = new Map<string, string>();
  return rows.filter((row) => {
    const key = [row.calendar, row.slot, row.side, row.language].join(" ");
    const before = known.get(key);
    if (before) faults.push(`${row.where}: the same text stands in ${before}`);
    known.set(key, row.where);
    return before === undefined;
  });
}

async function readOne(path: string, name: string, file: ProgrammeFile, faults: FolderFaults): Promise<TextRow[]> {
  const rows: TextRow[] = [];
  for await (const record of readRecords(path)) {
    if ("columns" in record) {
      const wanted = record.columns.includes("set") ? ofSet : ofCalendar;
      const missing = wanted.find((column) => !record.columns.includes(column));
      const unknown = record.columns.find((column) => !wanted.includes(column));
      if (missing) throw new FileFault(1, `the column ${missing} is missing`);
      if (unknown)
        throw new FileFault(1, `unknown column ${JSON.stringify(unknown)}; it may have ${wanted.join(", ")}`);
      continue;
    }
    const where = `${name}, line ${record.line}`;
    const cells = Object.fromEntries(record.cells.map(([column, value]) => [column, cleanText(value).trim()]));
    const wrong = record.fault ?? whatIsWrong(cells, file);
    if (wrong !== null) faults.push(`${where}: ${wrong}`);
    else rows.push(rowOf(cells, where, file));
  }
  return rows;
}

type Cells = Readonly<Record<string, string>>;

function whatIsWrong(cells: Cells, file: ProgrammeFile): string | null {
  const { side = "", language = "", text = "", fact = "", source = "", source_date: date = "" } = cells;
  if (side !== "" && !file.sides.includes(side)) return `${quoted(side)} is not one of the sides`;
  if (!file.languages.includes(language)) return `${quoted(language)} is not one of the languages`;
  if (text === "") return "the text is empty";
  if (text.length > 1000) return "the text is longer than 1000 characters";
  if (fact === "" || source === "") return "it must say the fact it rests on, and the source";
  if (!/^\d{4}(-\d{2}(-\d{2})?)?$/u.test(date))
    return `source_date is ${quoted(date)}: it may be 2027, 2027-05 or 2027-05-12`;
  const inDialogue = cells["set"] === "dialogue";
  const known: readonly string[] = inDialogue ? [...ofProgramme, ...ofMoment] : ofProgramme;
  // Whether a slot is a reminder, which alone may name the day of a visit, stands in slots.csv and is looked at later.
  const maybe: readonly string[] = inDialogue ? [] : ofVisit;
  const unknown = variablesIn(text).find((name) => !known.includes(name) && !maybe.includes(name));
  if (unknown) return `{${unknown}} is not known: it may be ${known.map((name) => `{${name}}`).join(", ")}`;
  return cells["set"] === undefined ? wrongSlot(cells, file) : wrongPlace(cells, file);
}

function wrongSlot(cells: Cells, file: ProgrammeFile): string | null {
  const calendar = file.calendars.find((one) => one.code === cells["calendar"] && one.weeks);
  if (!calendar?.weeks) return `${quoted(cells["calendar"])} is no calendar with weeks in programme.json`;
  const week = cells["week"] ?? "";
  const [from, until] = calendar.weeks;
  if (!/^\d{1,3}$/u.test(week) || Number(week) < from || Number(week) > until)
    return `week is ${quoted(week)}: it may be ${from} to ${until}`;
  return weekdays.includes(cells["day"] ?? "")
    ? null
    : `day is ${quoted(cells["day"])}: it may be ${weekdays.join(", ")}`;
}

function wrongPlace(cells: Cells, file: ProgrammeFile): string | null {
  const { set = "", position = "" } = cells;
  if (set === "dialogue" || set === "pause")
    return set === "pause" || /^[a-z][a-z0-9-]{0,39}$/u.test(position)
      ? null
      : `position is ${quoted(position)}: it may be the name of a line`;
  if (!file.calendars.some((one) => one.set === set))
    return `no calendar of programme.json plays the set ${quoted(set)}`;
  return /^[1-9]\d?$/u.test(position) ? null : `position is ${quoted(position)}: it may be 1 to 99`;
}

function rowOf(cells: Cells, where: string, file: ProgrammeFile): TextRow {
  const set = cells["set"];
  const calendar: CalendarFile | undefined = file.calendars.find((one) =>
    set === undefined ? one.code === cells["calendar"] : one.set === set,
  );
  const slot =
    calendar === undefined
      ? set === "pause"
        ? "pause"
        : (cells["position"] ?? "")
      : slotOf(
          calendar,
          set === undefined
            ? { week: Number(cells["week"]), day: cells["day"] ?? "" }
            : { position: Number(cells["position"]) },
        ).code;
  return {
    where,
    calendar: calendar?.code ?? null,
    slot,
    side: cells["side"] || null,
    language: cells["language"] ?? "",
    text: cells["text"] ?? "",
    fact: cells["fact"] ?? "",
    source: cells["source"] ?? "",
    sourceDate: cells["source_date"] ?? "",
  };
}

const quoted = (value: string | undefined): string => JSON.stringify((value ?? "").slice(0, 60));
