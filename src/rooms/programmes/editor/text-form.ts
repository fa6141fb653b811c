import { refuseFields } from "#kernel/refusal.ts";
import type { FormInput } from "#kernel/web/call.ts";
import type { FieldError } from "#kernel/web/form-state.ts";
import { type Answer, hasAnswers, isSourceDate, keyOf, placeOf, type SlotKind, type TextPlace } from "./domain.ts";
import type { Written } from "./write-texts.ts";

/** How many answers a question may have. */
export const mostAnswers = 6;

/** The fields of one text, by what they hold; `n` for the answers of a question. */
export const fieldOf = (what: string, place: TextPlace, n?: number): string =>
  n === undefined ? `${what}.${keyOf(place)}` : `${what}.${keyOf(place)}.${n}`;

export const mostLetters = 1000;

/** Reads all texts of a slot's form; only those whose place belongs to the programme. Refuses 422 beside the fields. */
export function readTexts(
  form: FormInput,
  kind: SlotKind,
  programme: { readonly languages: readonly string[]; readonly sides: readonly string[] },
): readonly Written[] {
  const errors: Record<string, FieldError> = {};
  const places = form
    .entries()
    .flatMap(([name]) => (name.startsWith("text.") ? [placeOf(name.slice("text.".length))] : []))
    .filter((place): place is TextPlace => place !== null && belongs(place, programme));
  const written = places.map((place) => readOne(form, kind, place, errors));
  if (Object.keys(errors).length > 0) throw refuseFields(errors);
  return written;
}

export const belongs = (
  { language, side }: TextPlace,
  programme: { readonly languages: readonly string[]; readonly sides: readonly string[] },
): boolean => programme.languages.includes(language) && (side === null || programme.sides.includes(side));

function readOne(form: FormInput, kind: SlotKind, place: TextPlace, errors: Record<string, FieldError>): Written {
  const typed = (what: string): string => form.get(fieldOf(what, place)).trim();
  const line = (what: string, most: number): string => {
    const value = typed(what).replace(/\s+/gu, " ");
    if (value.length > most) errors[fieldOf(what, place)] = { id: "field-too-long", facts: { most } };
    return value;
  };
  const text = typed("text");
  if (text.length > mostLetters)
    errors[fieldOf("text", place)] = { id: "field-too-long", facts: { most: mostLetters } };
  const sourceDate = line("sourceDate", 10);
  if (!isSourceDate(sourceDate)) errors[fieldOf("sourceDate", place)] = { id: "message-source-date-wrong" };
  const due = typed("due");
  if (due !== "" && !isDay(due)) errors[fieldOf("due", place)] = { id: "message-day-wrong" };
  const base = typed("base");
  return {
    ...place,
    base: /^[0-9a-f-]{36}$/u.test(base) ? base : null,
    text,
    fact: line("fact", 600),
    source: line("source", 400),
    sourceDate,
    reviewDue: due === "" ? null : due,
    compared: typed("compared") !== "",
    none: text === "" && typed("none") !== "",
    answers: hasAnswers(kind) ? readAnswers(form, kind, place, errors) : [],
  };
}

function readAnswers(
  form: FormInput,
  kind: SlotKind,
  place: TextPlace,
  errors: Record<string, FieldError>,
): readonly Answer[] {
  return Array.from({ length: mostAnswers }, (_, n) => n).flatMap((n) => {
    const get = (what: string): string => form.get(fieldOf(what, place, n)).trim();
    const [code, reply] = [get("code").toLowerCase(), get("reply")];
    const words = get("words")
      .split(/[,;\n]/u)
      .map((word) => word.trim())
      .filter(Boolean);
    if (code === "" && words.length === 0 && reply === "") return [];
    if (!/^[a-z0-9][a-z0-9-]{0,19}$/u.test(code))
      errors[fieldOf("code", place, n)] = { id: "message-answer-code-wrong" };
    if (words.length === 0) errors[fieldOf("words", place, n)] = { id: "field-needed" };
    if (reply.length > mostLetters)
      errors[fieldOf("reply", place, n)] = { id: "field-too-long", facts: { most: mostLetters } };
    return [{ code, words, reply, correct: kind === "quiz" ? get("right") !== "" : null }];
  });
}

function isDay(text: string): boolean {
  try {
    return /^\d{4}-\d{2}-\d{2}$/u.test(text) && Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false;
  }
}
