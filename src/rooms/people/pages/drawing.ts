import { type Field, field } from "#design/field.ts";
import { errorSummary } from "#design/form.ts";
import type { Slot } from "#design/slot.ts";
import type { Words } from "#kernel/language/words.ts";
import type { FormState } from "#kernel/web/form-state.ts";

/** Draws the fields of one form and remembers their labels for the summary of what was wrong. */
export function drawing(t: Words, state: FormState): { draw(one: Field): Slot; summary(): Slot } {
  const labels: Record<string, string> = Object.create(null);
  return {
    draw(one) {
      labels[one.name] = one.label;
      return field(t, state, one);
    },
    summary: () => errorSummary(t, state, labels),
  };
}
