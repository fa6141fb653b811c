import { access } from "node:fs/promises";
import { join } from "node:path";
import { FileFault } from "#kernel/import/faults.ts";
import { readRecords } from "#kernel/import/read-records.ts";
import type { ProgrammeFile } from "./programme-file.ts";
import type { TextRow } from "./read-texts.ts";

/** What one slot has of its own; null: as its calendar. */
export interface SlotRow {
  readonly calendar: string;
  readonly slot: string;
  readonly hours: { readonly from: number; readonly until: number } | null;
  readonly catchUp: "skip" | "once" | null;
  readonly validDays: number | null;
  readonly needs: string | null;
  readonly kind: "text" | "reminder" | "quiz" | "survey";
  readonly importance: number;
  readonly arm: string | null;
}

export const slotColumns = [
  "calendar",
  "slot",
  "hours",
  "catch_up",
  "valid_days",
  "needs",
  "kind",
  "importance",
  "arm",
] as const;
const kinds = ["text", "reminder", "quiz", "survey"] as const;

/** slots.csv, where a folder has one: what single slots have of their own. Faults are named, not thrown. */
export async function readSlotRows(
  folder: string,
  file: ProgrammeFile,
  texts: readonly TextRow[],
  faults: string[],
): Promise<readonly SlotRow[]> {
  const path = join(folder, "slots.csv");
  const isThere = await access(path).then(
    () => true,
    () => false,
  );
  if (!isThere) return [];
  const known = new Set(texts.flatMap((row) => (row.calendar === null ? [] : [`${row.calendar} ${row.slot}`])));
  const rows: SlotRow[] = [];
  try {
    for await (const record of readRecords(path)) {
      if ("columns" in record) {
        const missing = slotColumns.find((column) => !record.columns.includes(column));
        if (missing) throw new FileFault(1, `the column ${missing} is missing`);
        continue;
      }
      const read =
        record.fault ?? rowOf(Object.fromEntries(record.cells.map(([column, value]) => [column, value.trim()])), known);
      if (typeof read === "string") faults.push(`slots.csv, line ${record.line}: ${read}`);
      else rows.push(read);
    }
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    faults.push(`slots.csv, line ${error.line}: ${error.reason}`);
  }
  return rows.filter((row) => file.calendars.some((one) => one.code === row.calendar));
}

function rowOf(cells: Readonly<Record<string, string>>, known: ReadonlySet<string>): SlotRow | string {
  const { calendar = "", slot = "", needs = "", arm = "" } = cells;
  if (!known.has(`${calendar} ${slot}`)) return `there is no text for the slot ${slot} of ${calendar}`;
  if (needs !== "" && !known.has(`${calendar} ${needs}`)) return `it needs ${needs}, which has no text`;
  const hours = /^(\d{1,2})-(\d{1,2})$/u.exec(cells["hours"] ?? "");
  const [from, until] = [Number(hours?.[1]), Number(hours?.[2])];
  if (cells["hours"] && !(hours && from < until && until <= 24)) return "hours may be such as 9-11";
  const catchUp = cells["catch_up"] ?? "";
  if (!["", "skip", "once"].includes(catchUp)) return "catch_up may be skip, once or empty";
  const kind = kinds.find((one) => one === (cells["kind"] || "text"));
  if (!kind) return `kind may be ${kinds.join(", ")}`;
  const validDays = whole(cells["valid_days"], 60);
  const importance = whole(cells["importance"] || "5", 9);
  if (validDays === undefined) return "valid_days may be 0 to 60";
  if (!importance) return "importance may be 1 to 9";
  return {
    calendar,
    slot,
    hours: hours ? { from, until } : null,
    catchUp: catchUp === "" ? null : (catchUp as "skip" | "once"),
    validDays,
    needs: needs || null,
    kind,
    importance,
    arm: arm || null,
  };
}

/** A whole number; null for an empty cell, undefined for anything else. */
function whole(cell: string | undefined, most: number): number | null | undefined {
  if (!cell) return null;
  return /^\d{1,3}$/u.test(cell) && Number(cell) <= most ? Number(cell) : undefined;
}
