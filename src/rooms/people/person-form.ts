import { z } from "zod";
import { type Exchange, languagesOf, sideOf } from "#kernel/exchange/exchange.ts";
import { refuseFields } from "#kernel/refusal.ts";
import type { Call, FormInput } from "#kernel/web/call.ts";
import type { FieldError } from "#kernel/web/form-state.ts";
import { field, readForm } from "#kernel/web/read-form.ts";
import { isCommonPassword } from "./common-passwords.ts";
import { lettersOf } from "./domain.ts";
import { languageRows } from "./pages/person-fields.ts";

/** A name needs something to call by; marks that take no room would make two names look like one. */
export const nameLine = (most: number) =>
  field
    .line(most)
    .transform((text) => text.replace(/[\u200b\u2060-\u2064\u00ad]/gu, ""))
    .refine((text) => /[\p{L}\p{N}]/u.test(text), "field-needed");

export interface PersonWords {
  readonly name: string;
  readonly pseudonym: boolean;
  readonly sides: readonly string[];
  readonly reads: readonly string[];
}

/** Name, pseudonym, sides and languages as sign-up and "my page" ask for them. Refusal 422. */
export function readPerson(call: Call): PersonWords {
  const { exchange } = call;
  const languages = interfaceLanguages(call);
  const shape: Record<string, z.ZodType> = {};
  for (let n = 0; n < languageRows(languages.length); n += 1)
    shape[`reads${n}`] = z.literal("").or(field.language(languages));
  const chosen = readForm(call.form, shape) as Record<string, string>;
  const reads = [...new Set(Object.values(chosen).filter((code) => code !== ""))];
  if (reads.length === 0) throw refuseFields({ reads0: { id: "field-choose" } });
  const read = readForm(call.form, {
    name: nameLine(120),
    pseudonym: field.check(),
    sides: z.array(z.string().refine((code) => sideOf(exchange, code) !== null, "field-choose")).max(8),
  });
  return { ...read, sides: [...new Set(read.sides)], reads };
}

/** Languages of the sides, then those the interface has besides. */
export const interfaceLanguages = ({ exchange, words }: Pick<Call, "exchange" | "words">): readonly string[] => [
  ...new Set([...languagesOf(exchange), ...words.languages.filter((code) => code !== "qps")]),
];

/** The clock of somebody of these sides, until he says otherwise. */
export const zoneOf = (exchange: Exchange, sides: readonly string[]): string =>
  sideOf(exchange, sides[0] ?? null)?.zone ?? "UTC";

const least = 10;
const most = 200;

/** A new password exactly as it was typed. Null when it may be used, else why not. */
export function passwordFault(password: string, address: string): FieldError | null {
  const letters = lettersOf(password);
  if (letters === 0) return { id: "field-needed" };
  if (letters < least) return { id: "field-too-short", facts: { least } };
  if (letters > most) return { id: "field-too-long", facts: { most } };
  return isCommonPassword(password, address) ? { id: "password-too-common" } : null;
}

/** The new password out of a form whose address is known already. Refusal 422. */
export function readNewPassword(form: FormInput, address = ""): string {
  const password = form.get("password");
  const fault = passwordFault(password, address);
  if (fault) throw refuseFields({ password: fault });
  return password;
}
