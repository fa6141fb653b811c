import { z } from "zod";
import { languagesOf, sideOf } from "#kernel/exchange/exchange.ts";
import { refuseFields } from "#kernel/refusal.ts";
import type { Call } from "#kernel/web/call.ts";
import type { FormState } from "#kernel/web/form-state.ts";
import { field, readForm } from "#kernel/web/read-form.ts";
import { pick } from "#kernel/wording/wording.ts";
import { isRegisterId, type OrganisationFacts, registerId } from "../domain.ts";
import { nameLine } from "../person-form.ts";
import { looksLike, type OrganisationView } from "./queries.ts";

export interface OrganisationWords {
  readonly name: string;
  readonly language: string;
  readonly about: string;
  readonly place: string;
  readonly address: string | null;
  readonly registerId: string | null;
}

/** Reads what an organisation says of itself. Refusal 422, also for a name that looks like that of another. */
export async function readOrganisation(call: Call, own: OrganisationFacts | null): Promise<OrganisationWords> {
  const read = readForm(call.form, {
    name: nameLine(200),
    language: field.language(languagesOf(call.exchange)),
    about: field.maybeText(4000),
    place: field.maybeLine(120),
    address: z.literal("").or(field.webAddress()),
    registerId: z
      .string()
      .max(60)
      .transform(registerId)
      .refine((text) => text === "" || isRegisterId(text), "organisation-register-wrong"),
  });
  const like = await looksLike(call.db, read.name, own?.id ?? null);
  if (like !== null) throw refuseFields({ name: { id: "organisation-name-taken", facts: { number: like } } });
  return { ...read, address: read.address || null, registerId: read.registerId || null };
}

/** The side a new organisation is of. Refusal 422. */
export function readSide(call: Call): string {
  return readForm(call.form, {
    side: z.string().refine((code) => sideOf(call.exchange, code) !== null, "field-choose"),
  }).side;
}

export function stateOf(facts: OrganisationFacts, view: OrganisationView): FormState {
  return {
    values: {
      name: facts.name,
      language: facts.language,
      about: pick(view.passages, "about")?.text ?? "",
      place: view.place,
      address: view.address ?? "",
      registerId: view.registerId ?? "",
    },
    errors: {},
  };
}
