import { isSupportedCountry } from "libphonenumber-js/max";
import type { Exchange } from "#kernel/exchange/exchange.ts";
import { languagesOf } from "#kernel/exchange/exchange.ts";
import { refuseFields } from "#kernel/refusal.ts";
import type { FormInput } from "#kernel/web/call.ts";
import type { FieldError } from "#kernel/web/form-state.ts";
import { field, readForm } from "#kernel/web/read-form.ts";
import type { CarryWish } from "./carry.ts";

const number = field.line(40, 2);

/** Reads the form that carries a programme on. Refuses 422 beside the fields. */
export function readCarry(form: FormInput, exchange: Exchange, nameLanguage: string): CarryWish {
  const sides = exchange.sides.map((side) => side.code);
  const read = readForm(form, {
    name: field.line(120, 2),
    about: field.maybeText(4000),
    organisation: field.maybeLine(40),
    side: field.oneOf(sides as [string, ...string[]]),
    countries: field.maybeLine(60),
    emergency: number,
    line: number,
    crisis: number,
    dates: field.oneOf(["dmy", "mdy"]),
    age: field.maybeNumber(30),
  });
  const errors: Record<string, FieldError> = {};
  const languages = form.all("languages").filter((code) => languagesOf(exchange).includes(code));
  if (languages.length === 0) errors["languages"] = { id: "carry-language-needed" };
  const said = read.countries
    .toUpperCase()
    .split(/[\s,;]+/u)
    .filter((code) => code !== "");
  const region = exchange.sides.find((side) => side.code === read.side)?.telephoneRegion ?? "";
  const countries = said.length > 0 ? [...new Set(said)] : [region];
  if (!countries.every((code) => isSupportedCountry(code))) errors["countries"] = { id: "carry-country-wrong" };
  if (Object.keys(errors).length > 0) throw refuseFields(errors);
  const { emergency, line, crisis } = read;
  return {
    name: read.name,
    nameLanguage,
    about: read.about,
    organisation: read.organisation || null,
    side: read.side,
    countries,
    languages: [...new Set(languages)],
    numbers: { emergency, line, crisis },
    dates: read.dates,
    minimumAge: read.age,
  };
}
