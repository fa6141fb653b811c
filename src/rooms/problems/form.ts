import { z } from "zod";
import { languagesOf } from "#kernel/exchange/exchange.ts";
import { refuseFields } from "#kernel/refusal.ts";
import type { Call } from "#kernel/web/call.ts";
import type { FieldError, FormState } from "#kernel/web/form-state.ts";
import { field, readForm } from "#kernel/web/read-form.ts";
import type { RawPassage } from "#kernel/wording/wording.ts";
import type { Telling } from "./commands.ts";
import { evidenceRows } from "./pages/form.ts";
import type { ProblemView } from "./queries.ts";

/** Reads the form of a problem or hope. Refusal 422 with a reason beside each field. */
export function readTelling(call: Call): Telling {
  const shape: Record<string, z.ZodType> = {};
  for (let n = 0; n < evidenceRows; n += 1) {
    shape[`address${n}`] = z.literal("").or(field.webAddress());
    shape[`shows${n}`] = field.maybeLine(500);
  }
  const links = readForm(call.form, shape) as Record<string, string>;
  const evidence = Array.from({ length: evidenceRows }, (_, n) => ({
    address: links[`address${n}`] ?? "",
    shows: links[`shows${n}`] ?? "",
  }));
  const without: Record<string, FieldError> = {};
  for (const [n, link] of evidence.entries())
    if (link.address === "" && link.shows !== "") without[`address${n}`] = { id: "problem-evidence-no-address" };
  if (Object.keys(without).length > 0) throw refuseFields(without);
  const read = readForm(call.form, {
    title: field.line(140, 8),
    text: field.text(8000, 30),
    language: field.language(languagesOf(call.exchange)),
    place: field.maybeLine(120),
    whom: field.maybeLine(300),
    howMany: field.maybeNumber(2_000_000_000),
    themes: z.array(field.id()).max(6),
    onBehalf: field.oneOf(["own", "consent"]),
    accused: field.maybeLine(300),
    children: field.check(),
    audience: field.oneOf(["public", "members"]),
  });
  return { ...read, evidence: evidence.filter((link) => link.address !== "") };
}

/** What a saved problem's form shows before anything is changed. */
export function stateOf(
  view: ProblemView,
  themes: readonly string[],
  facts: { accused: string; children: boolean; audience: string },
): FormState {
  const text = (fieldName: string, position = 0): RawPassage | undefined =>
    view.passages.find((one) => one.field === fieldName && one.position === position);
  const values: Record<string, string | string[]> = {
    title: text("title")?.text ?? "",
    text: text("text")?.text ?? "",
    language: text("text")?.language ?? "",
    place: view.place,
    whom: view.whom,
    howMany: view.howMany === null ? "" : String(view.howMany),
    themes: [...themes],
    onBehalf: view.onBehalf,
    accused: facts.accused,
    children: facts.children ? "yes" : "",
    audience: facts.audience === "members" ? "members" : "public",
  };
  for (const { position, address } of view.evidence) {
    values[`address${position}`] = address;
    values[`shows${position}`] = text("evidence", position)?.text ?? "";
  }
  return { values, errors: {} };
}
