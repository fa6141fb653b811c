import { z } from "zod";
import { refuseFields } from "#kernel/refusal.ts";
import type { FormInput } from "./call.ts";
import type { FieldError } from "./form-state.ts";

/**
 * Reads a form by a shape of fields. Throws 422 with a reason beside each field at fault. A field of an array shape
 * gets all its values. A zod message that is a message id (`field-…`) is used as it is.
 */
export function readForm<T extends z.ZodRawShape>(form: FormInput, shape: T): z.infer<z.ZodObject<T>> {
  const raw: Record<string, unknown> = Object.create(null);
  for (const [name, field] of Object.entries(shape)) {
    raw[name] = isList(field as z.ZodType) ? form.all(name) : form.get(name).trim();
  }
  const read = z.object(shape).safeParse(raw);
  if (read.success) return read.data;
  const errors: Record<string, FieldError> = {};
  for (const issue of read.error.issues) {
    const name = String(issue.path[0] ?? "form");
    errors[name] ??= reason(issue);
  }
  throw refuseFields(errors);
}

function isList(field: z.ZodType): boolean {
  return field instanceof z.ZodArray || (field instanceof z.ZodDefault && isList(field.unwrap() as z.ZodType));
}

function reason(issue: z.core.$ZodIssue): FieldError {
  if (/^[a-z]+(-[a-z]+)+$/u.test(issue.message)) return { id: issue.message };
  if (issue.code === "too_small" && issue.origin === "string") {
    return issue.minimum === 1
      ? { id: "field-needed" }
      : { id: "field-too-short", facts: { least: Number(issue.minimum) } };
  }
  if (issue.code === "too_big" && issue.origin === "string")
    return { id: "field-too-long", facts: { most: Number(issue.maximum) } };
  if (issue.code === "too_big" && issue.origin === "number")
    return { id: "field-too-big", facts: { most: Number(issue.maximum) } };
  if (issue.code === "too_big" && issue.origin === "array")
    return { id: "field-too-many", facts: { most: Number(issue.maximum) } };
  return { id: "field-wrong" };
}

/** Shapes of common fields. */
export const field = {
  /** One line of text, `least` to `most` letters. */
  line: (most: number, least = 1) =>
    z
      .string()
      .min(least)
      .max(most)
      .transform((text) => text.replace(/\s+/gu, " ")),
  maybeLine: (most: number) =>
    z
      .string()
      .max(most)
      .transform((text) => text.replace(/\s+/gu, " ")),
  text: (most: number, least = 1) => z.string().min(least).max(most),
  maybeText: (most: number) => z.string().max(most),
  /** A whole number or nothing (null). */
  maybeNumber: (most: number) =>
    z
      .string()
      .transform((text) => text.replace(/[\s\u00a0]/gu, ""))
      .refine((text) => /^\d{0,12}$/u.test(text), "field-not-number")
      .transform((text) => (text === "" ? null : Number(text)))
      .refine((value) => value === null || value <= most, "field-number-too-big"),
  id: () => z.uuid("field-wrong"),
  oneOf: <const T extends readonly [string, ...string[]]>(values: T) => z.enum(values, "field-choose"),
  language: (languages: readonly string[]) => z.string().refine((code) => languages.includes(code), "field-choose"),
  check: () => z.string().transform((value) => value !== ""),
  webAddress: () =>
    z
      .string()
      .max(2000)
      .refine((value) => /^https?:\/\//iu.test(value) && URL.canParse(value), "field-not-web-address"),
  mailAddress: () =>
    z
      .string()
      .max(254)
      .refine(
        (value) => /^[^\s@<>()",;:\\[\]]+@[^\s@<>()",;:\\[\]]+\.[^\s@<>()",;:\\[\].]{2,}$/u.test(value),
        "field-not-mail-address",
      ),
} as const;
