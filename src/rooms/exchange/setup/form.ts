import { z } from "zod";
import { refuseFields } from "#kernel/refusal.ts";
import type { FormInput } from "#kernel/web/call.ts";
import type { FieldError } from "#kernel/web/form-state.ts";
import { field, readForm } from "#kernel/web/read-form.ts";

/** Languages in which names of exchange and sides are asked for: those of the interface. */
export const nameLanguages = ["en", "ru", "es"] as const;

export interface SideWish {
  readonly code: string;
  readonly names: Readonly<Record<string, string>>;
  readonly languages: readonly string[];
  readonly zone: string;
  readonly telephoneRegion: string;
  readonly capital: Readonly<Record<string, string>>;
}

export const isZone = (zone: string): boolean => {
  try {
    return Temporal.Now.zonedDateTimeISO(zone).timeZoneId.includes("/");
  } catch {
    return false;
  }
};

const languageTags = z
  .string()
  .transform((text) => [
    ...new Set(
      text
        .toLowerCase()
        .split(/[\s,;]+/u)
        .filter(Boolean),
    ),
  ])
  .refine(
    (codes) => codes.length > 0 && codes.length <= 8 && codes.every((code) => /^[a-z]{2,3}$/u.test(code)),
    "setup-languages-wrong",
  );

/** Names by language out of fields `<prefix>-<language>`; at least one is needed. */
export function readNames(form: FormInput, prefix: string, errors: Record<string, FieldError>): Record<string, string> {
  const names: Record<string, string> = {};
  for (const language of nameLanguages) {
    const name = form.get(`${prefix}-${language}`).trim().replace(/\s+/gu, " ");
    if (name.length > 120) errors[`${prefix}-${language}`] = { id: "field-too-long", facts: { most: 120 } };
    else if (name) names[language] = name;
  }
  if (Object.keys(names).length === 0) errors[`${prefix}-${nameLanguages[0]}`] = { id: "setup-name-needed" };
  return names;
}

/** One side out of the fields that begin with `prefix`; puts what is wrong into `errors`. */
export function readSide(form: FormInput, prefix: string, errors: Record<string, FieldError>): SideWish | null {
  const names = readNames(form, `${prefix}-name`, errors);
  const capital: Record<string, string> = {};
  for (const language of nameLanguages) {
    const city = form.get(`${prefix}-capital-${language}`).trim().slice(0, 80);
    if (city) capital[language] = city;
  }
  const renamed: FormInput = { ...form, get: (name) => form.get(`${prefix}-${name}`) };
  try {
    const read = readForm(renamed, {
      region: z
        .string()
        .transform((text) => text.toUpperCase())
        .refine((text) => /^[A-Z]{2}$/u.test(text), "setup-region-wrong"),
      languages: languageTags,
      zone: z.string().refine(isZone, "setup-zone-wrong"),
    });
    return {
      code: read.region.toLowerCase(),
      names,
      languages: read.languages,
      zone: read.zone,
      telephoneRegion: read.region,
      capital,
    };
  } catch (error) {
    const fields = error instanceof Error && "fields" in error ? (error.fields as Record<string, FieldError>) : null;
    if (!fields) throw error;
    for (const [name, reason] of Object.entries(fields)) errors[`${prefix}-${name}`] = reason;
    return null;
  }
}

export interface SetUpWish {
  readonly names: Readonly<Record<string, string>>;
  readonly open: boolean;
  readonly sides: readonly SideWish[];
  readonly coordinator: {
    readonly name: string;
    readonly address: string;
    readonly password: string;
    readonly side: number | null;
  };
}

/** The whole set-up form. Refusal 422 with the reason beside each field. */
export function readSetUp(form: FormInput): SetUpWish {
  const errors: Record<string, FieldError> = {};
  const names = readNames(form, "name", errors);
  const sides = [readSide(form, "a", errors), readSide(form, "b", errors)];
  if (sides[0] && sides[0].code === sides[1]?.code) errors["b-region"] = { id: "setup-same-region" };
  let coordinator: SetUpWish["coordinator"] | null = null;
  try {
    const read = readForm(form, {
      person: field.line(120),
      address: field.mailAddress(),
      password: z.string().min(10).max(200),
      office: field.oneOf(["a", "b", "joint"]),
    });
    coordinator = {
      name: read.person,
      address: read.address,
      password: read.password,
      side: { a: 0, b: 1, joint: null }[read.office],
    };
  } catch (error) {
    const fields = error instanceof Error && "fields" in error ? (error.fields as Record<string, FieldError>) : null;
    if (!fields) throw error;
    Object.assign(errors, fields);
  }
  const known = sides.filter((side) => side !== null);
  if (Object.keys(errors).length > 0 || !coordinator || known.length < 2) throw refuseFields(errors);
  return { names, open: form.get("open") === "open", sides: known, coordinator };
}
