import type { Facts } from "#kernel/language/words.ts";

/** Why a field was refused: a message id of the interface and what fills it. */
export interface FieldError {
  readonly id: string;
  readonly facts?: Facts;
}

/** What a form shows: what was typed, field by field, and what was wrong with it. A fresh form has no errors. */
export interface FormState {
  readonly values: Readonly<Record<string, string | readonly string[]>>;
  readonly errors: Readonly<Record<string, FieldError>>;
}
export const freshForm: FormState = { values: {}, errors: {} };

/** One value of a field as text; the first one when several came. */
export function typedValue(state: FormState, name: string): string {
  const value = Object.hasOwn(state.values, name) ? state.values[name] : undefined;
  return typeof value === "string" ? value : (value?.[0] ?? "");
}

/** All values of a field that may be given several times (check boxes). */
export function typedValues(state: FormState, name: string): readonly string[] {
  const value = Object.hasOwn(state.values, name) ? state.values[name] : undefined;
  return value === undefined ? [] : typeof value === "string" ? [value] : value;
}
