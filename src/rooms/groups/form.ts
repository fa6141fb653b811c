import { z } from "zod";
import { languagesOf } from "#kernel/exchange/exchange.ts";
import type { Call } from "#kernel/web/call.ts";
import type { FormState } from "#kernel/web/form-state.ts";
import { field, readForm } from "#kernel/web/read-form.ts";
import { pick } from "#kernel/wording/wording.ts";
import type { GroupFacts } from "./domain.ts";
import type { GroupWords } from "./making.ts";
import type { SeatWish } from "./seats.ts";
import type { GroupView } from "./view.ts";

export const capacity = field.line(200, 2);

/** Reads the form of a group. Refusal 422 with a reason beside each field. */
export const readGroup = (call: Call): GroupWords =>
  readForm(call.form, {
    title: field.line(140, 4),
    text: field.text(8000, 30),
    language: field.language(languagesOf(call.exchange)),
    themes: z.array(field.id()).max(6),
    open: field.oneOf(["open", "invitation"]).transform((value) => value === "open"),
    audience: field.oneOf(["public", "members"]),
  });

/** The side one sits for: chosen where one has several. */
export const ownSide = (call: Call) =>
  z
    .string()
    .transform((code) => (code === "" && call.actor.sides.length === 1 ? (call.actor.sides[0] ?? "") : code))
    .refine((code) => call.actor.sides.includes(code), "field-choose");

/** For which side somebody sits down, as what and in what capacity, in the language of his pages. */
export function readSeat(call: Call): SeatWish {
  const read = readForm(call.form, { side: ownSide(call), role: field.oneOf(["member", "co-chair"]), capacity });
  return { ...read, language: call.t.language };
}

/** What a saved group's form shows before anything is changed. */
export function stateOf(view: GroupView, facts: GroupFacts): FormState {
  const title = pick(view.passages, "title");
  const text = pick(view.passages, "text");
  return {
    values: {
      title: title?.text ?? "",
      text: text?.text ?? "",
      language: text?.language ?? "",
      themes: [...facts.themes],
      open: facts.open ? "open" : "invitation",
      audience: facts.audience === "members" ? "members" : "public",
    },
    errors: {},
  };
}
