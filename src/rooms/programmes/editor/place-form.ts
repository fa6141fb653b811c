import { refuseFields } from "#kernel/refusal.ts";
import type { FormInput } from "#kernel/web/call.ts";
import type { FieldError } from "#kernel/web/form-state.ts";
import { field, readForm } from "#kernel/web/read-form.ts";
import { type CatchUp, catchUps, type SlotKind, slotKinds } from "./domain.ts";

/** Where in its calendar a message stands, when in the day it goes out, and what happens to those who come late. */
export interface PlaceWish {
  readonly week: number;
  readonly weekday: number;
  readonly hours: { readonly from: number; readonly until: number } | null;
  readonly catchUp: CatchUp;
  readonly validDays: number;
  /** Code of the slot that she must have had before; null for none. */
  readonly needs: string | null;
  readonly kind: SlotKind;
  readonly importance: number;
  readonly arm: string | null;
}

const kinds = slotKinds as readonly [SlotKind, ...SlotKind[]];
const whole = (least: number, most: number) =>
  field
    .maybeNumber(most)
    .refine((value): value is number => value !== null, "field-needed")
    .transform(Number)
    .refine((value) => value >= least, "slot-number-too-small");

/** Reads the form of a slot's place. Refuses 422 beside the fields; `weeks` are those of its calendar. */
export function readPlace(form: FormInput, weeks: { readonly from: number; readonly until: number }): PlaceWish {
  const read = readForm(form, {
    week: whole(0, 600),
    weekday: whole(0, 6),
    hourFrom: field.maybeNumber(23),
    hourUntil: field.maybeNumber(24),
    catchUp: field.oneOf(catchUps),
    validDays: field.maybeNumber(60),
    needs: field.maybeLine(40),
    kind: field.oneOf(kinds),
    importance: whole(1, 9),
    arm: field.maybeLine(40),
  });
  const errors: Record<string, FieldError> = {};
  if (read.week < weeks.from || read.week > weeks.until)
    errors["week"] = { id: "slot-week-outside", facts: { ...weeks } };
  const { hourFrom: from, hourUntil: until } = read;
  if ((from === null) !== (until === null)) errors["hourUntil"] = { id: "slot-hours-both" };
  else if (from !== null && until !== null && from >= until) errors["hourUntil"] = { id: "slot-hours-turned" };
  if (Object.keys(errors).length > 0) throw refuseFields(errors);
  return {
    week: read.week,
    weekday: read.weekday,
    hours: from === null || until === null ? null : { from, until },
    catchUp: read.catchUp,
    validDays: read.validDays ?? 0,
    needs: read.needs || null,
    kind: read.kind,
    importance: read.importance,
    arm: read.arm || null,
  };
}
