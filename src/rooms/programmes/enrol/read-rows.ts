import { CsvError, parse } from "csv-parse/sync";

/** One woman who agreed on paper, as a nurse's list has her. */
export interface EnrolmentRow {
  readonly line: number;
  readonly phone: string;
  readonly date: string | null;
  readonly kind: "due" | "birth" | null;
  readonly side: string;
  readonly language: string;
  readonly zone: string | null;
  readonly source: string;
  readonly agreed: string | null;
  readonly discreet: boolean;
}

export const enrolmentColumns = [
  "phone",
  "due",
  "born",
  "side",
  "language",
  "consent",
  "agreed",
  "zone",
  "discreet",
] as const;

export interface RowFault {
  readonly line: number;
  /** Message id of what is wrong with it. */
  readonly id: string;
}

export const mostRows = 2000;

/**
 * Reads a list of women as CSV with a header: phone; due or born (2027-05-12), or neither; side, language; consent (which
 * paper, where it lies: must be said); agreed (the day). All rows are looked at; those that are wrong are named by line.
 */
export function readEnrolmentRows(
  text: string,
  known: { readonly sides: readonly string[]; readonly languages: readonly string[] },
): { readonly rows: readonly EnrolmentRow[]; readonly faults: readonly RowFault[] } {
  let records: { record: Record<string, string>; info: { lines: number } }[];
  try {
    records = parse(text, {
      columns: (names: string[]) => names.map((name) => name.trim().toLowerCase()),
      info: true,
      bom: true,
      trim: true,
      skip_empty_lines: true,
      relax_column_count: true,
      delimiter: [",", ";", "\t"],
    }) as unknown as typeof records;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { rows: [], faults: [{ line: Number(error["lines"] ?? 1), id: "enrol-fault-quotes" }] };
  }
  if (records.length === 0) return { rows: [], faults: [{ line: 1, id: "enrol-fault-empty" }] };
  if (records.length > mostRows) return { rows: [], faults: [{ line: mostRows + 1, id: "enrol-fault-many" }] };
  const columns = Object.keys(records[0]?.record ?? {});
  if (
    !columns.includes("phone") ||
    !columns.includes("consent") ||
    columns.some((one) => !(enrolmentColumns as readonly string[]).includes(one))
  )
    return { rows: [], faults: [{ line: 1, id: "enrol-fault-columns" }] };
  const rows: EnrolmentRow[] = [];
  const faults: RowFault[] = [];
  const seen = new Set<string>();
  for (const { record, info } of records) {
    const wrong = faultIn(record, known, seen);
    if (wrong) faults.push({ line: info.lines, id: wrong });
    else rows.push(rowOf(record, info.lines));
  }
  return { rows, faults };
}

function faultIn(
  record: Record<string, string>,
  known: { readonly sides: readonly string[]; readonly languages: readonly string[] },
  seen: Set<string>,
): string | null {
  const { phone = "", due = "", born = "", side = "", language = "", consent = "", agreed = "" } = record;
  const digits = phone.replace(/\D/gu, "");
  if (digits.length < 7 || digits.length > 15) return "enrol-fault-phone";
  const whom = `${digits.slice(-10)} ${born === "" ? "due" : "born"}`;
  if (seen.has(whom)) return "enrol-fault-twice";
  seen.add(whom);
  if (consent === "") return "enrol-fault-consent";
  if (due !== "" && born !== "") return "enrol-fault-two-dates";
  if ([due, born, agreed].some((day) => day !== "" && !isDay(day))) return "enrol-fault-date";
  if (!known.sides.includes(side)) return "enrol-fault-side";
  return known.languages.includes(language) ? null : "enrol-fault-language";
}

function isDay(text: string): boolean {
  try {
    return /^\d{4}-\d{2}-\d{2}$/u.test(text) && Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false;
  }
}

const rowOf = (record: Record<string, string>, line: number): EnrolmentRow => ({
  line,
  phone: record["phone"] ?? "",
  date: record["due"] || record["born"] || null,
  kind: record["due"] ? "due" : record["born"] ? "birth" : null,
  side: record["side"] ?? "",
  language: record["language"] ?? "",
  zone: record["zone"] || null,
  source: (record["consent"] ?? "").slice(0, 200),
  agreed: record["agreed"] || null,
  discreet: ["yes", "true", "1", "да", "sí", "si"].includes((record["discreet"] ?? "").toLowerCase()),
});
