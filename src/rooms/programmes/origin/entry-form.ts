import { refuseFields } from "#kernel/refusal.ts";
import type { FormInput } from "#kernel/web/call.ts";
import type { FieldError } from "#kernel/web/form-state.ts";
import { field, readForm } from "#kernel/web/read-form.ts";
import { type EntryPart, evidences, isLooseDate, partyKinds, partyStates, stepKinds, units } from "./domain.ts";
import type { EntryWish } from "./write.ts";

const looseDate = field.maybeLine(10).refine(isLooseDate, "origin-date-wrong");
const link = field
  .maybeLine(2000)
  .refine((value) => value === "" || (/^https?:\/\//iu.test(value) && URL.canParse(value)), "field-not-web-address");
const figure = field
  .maybeLine(30)
  .transform((text) => text.replace(/[\s\u00a0]/gu, "").replace(",", "."))
  .refine((text) => /^(\d{1,12}(\.\d{1,3})?)?$/u.test(text), "origin-figure-wrong")
  .transform((text) => (text === "" ? null : Number(text)));

/** Reads the form of an entry. Refuses 422 beside the fields; `sides` are those of the exchange. */
export function readEntry(form: FormInput, part: EntryPart, sides: readonly string[], language: string): EntryWish {
  const words = {
    name: field.line(part === "reach" ? 300 : 200, 2),
    note: field.maybeText(2000),
    side: field.maybeLine(8).refine((code) => code === "" || sides.includes(code), "field-choose"),
    source: field.maybeLine(300),
    link,
  };
  const none = { state: null, planned: "", figure: null, unit: null, evidence: null };
  if (part === "party") {
    const read = readForm(form, {
      ...words,
      kind: field.oneOf(partyKinds),
      state: field.oneOf(partyStates),
      planned: looseDate,
      done: looseDate,
    });
    // Who has agreed or refused did so at some time; who has not has no such day.
    if (read.done !== "" && (read.state === "waiting" || read.state === "asked"))
      throw refuseFields({ done: { id: "origin-done-too-early" } });
    return { ...none, ...read, side: read.side || null, language };
  }
  if (part === "step") {
    const { unknown, ...read } = readForm(form, {
      ...words,
      kind: field.oneOf(stepKinds),
      planned: looseDate,
      done: looseDate,
      unknown: field.check(),
    });
    if (read.planned === "" && read.done === "" && !unknown)
      throw refuseFields({ planned: { id: "origin-date-needed" } });
    if (unknown && read.done !== "") throw refuseFields({ unknown: { id: "origin-known-after-all" } });
    return { ...none, ...read, state: unknown ? "unknown" : null, side: read.side || null, language };
  }
  const read = readForm(form, {
    ...words,
    figure,
    unit: field.oneOf(units),
    evidence: field.oneOf(evidences),
    done: looseDate,
  });
  const errors: Record<string, FieldError> = {};
  if (read.figure !== null && read.unit === "percent" && read.figure > 100)
    errors["figure"] = { id: "origin-percent-wrong" };
  // A number that nobody can look up is worth nothing to a reader.
  if (read.figure !== null && read.source === "") errors["source"] = { id: "origin-source-needed" };
  if (read.figure !== null && read.done === "") errors["done"] = { id: "origin-date-needed" };
  if (Object.keys(errors).length > 0) throw refuseFields(errors);
  return { ...none, ...read, kind: "reach", side: read.side || null, language };
}
