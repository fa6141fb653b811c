import { z } from "zod";
import { languagesOf } from "#kernel/exchange/exchange.ts";
import { refuseFields } from "#kernel/refusal.ts";
import type { Call } from "#kernel/web/call.ts";
import type { FieldError, FormState } from "#kernel/web/form-state.ts";
import { field, readForm } from "#kernel/web/read-form.ts";
import { pick } from "#kernel/wording/wording.ts";
import type { ExperienceWords } from "./commands.ts";
import { addressesIn, type ExperienceFacts, tellingFields } from "./domain.ts";
import { aboutThings, type ExperienceView } from "./queries.ts";

/**
 * Reads the form of an experience. A draft needs a title only; what is to be shown (`whole`) says what was done and
 * what came of it. Refusal 422 with a reason beside each field.
 */
export async function readExperience(call: Call, whole: boolean): Promise<ExperienceWords> {
  const thisYear = call.now.toZonedDateTimeISO("UTC").year;
  const { more, about, ...read } = readForm(call.form, {
    title: field.line(140, 8),
    did: whole ? field.text(8000, 30) : field.maybeText(8000),
    cost: field.maybeText(3000),
    outcome: whole ? field.text(5000, 10) : field.maybeText(5000),
    wrong: field.maybeText(3000),
    ask: field.maybeText(1000),
    language: field.language(languagesOf(call.exchange)),
    place: field.maybeLine(120),
    year: field
      .maybeNumber(9999)
      .refine((year) => year === null || (year >= 1900 && year <= thisYear), "experience-year-wrong"),
    themes: z.array(field.id()).max(6),
    audience: field.oneOf(["public", "members"]),
    about: z.array(field.id()).max(20),
    more: field.maybeLine(1000),
  });
  const addresses = addressesIn(more);
  if (addresses === null) throw wrong("more", { id: "experience-about-no-address" });
  const found = await aboutThings(call.db, call.actor, call.exchange.open, call.t.reads, { ids: about, addresses });
  const missing = addresses.find(
    (one) => !found.some((thing) => thing.kind === one.kind && thing.number === one.number),
  );
  if (missing) throw wrong("more", { id: "experience-about-not-there", facts: { number: missing.number } });
  // What was taken back since the form was drawn is left out; there is nothing that its writer could do about it.
  return { ...read, about: found.map((one) => one.id) };
}

const wrong = (name: string, why: FieldError) => refuseFields({ [name]: why });

/** What a saved experience's form shows before anything is changed. */
export function stateOf(view: ExperienceView, facts: ExperienceFacts): FormState {
  const text = (name: string): string => pick(view.passages, name)?.text ?? "";
  return {
    values: {
      title: text("title"),
      ...Object.fromEntries(tellingFields.map((name) => [name, text(name)])),
      language: pick(view.passages, "title")?.language ?? "",
      place: view.place,
      year: view.year === null ? "" : String(view.year),
      themes: [...facts.themes],
      audience: facts.wanted === "members" ? "members" : "public",
      about: view.about.map((one) => one.id),
    },
    errors: {},
  };
}
