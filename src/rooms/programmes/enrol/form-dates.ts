import { isSensible } from "./sensible.ts";

/** The date out of the two fields of a form: due, or born, or neither; else the field that is wrong, and why. */
export function readDates(
  { due, born }: { readonly due: string; readonly born: string },
  now: Temporal.Instant,
):
  | { readonly date: string | null; readonly kind: "due" | "birth" | null }
  | { readonly field: "due" | "born"; readonly id: string } {
  if (due !== "" && born !== "") return { field: "born", id: "join-two-dates" };
  if (due === "" && born === "") return { date: null, kind: null };
  const [text, kind, of] = due !== "" ? ([due, "due", "due"] as const) : ([born, "birth", "born"] as const);
  try {
    const date = Temporal.PlainDate.from(text);
    return isSensible(date, kind, now) ? { date: date.toString(), kind } : { field: of, id: `join-${of}-not-likely` };
  } catch {
    return { field: of, id: "join-not-a-day" };
  }
}
