import { dayOffset } from "../plan/dates.ts";
import type { CalendarFile } from "./programme-file.ts";

/** As files write the days of the week; the first is 0. */
export const weekdays: readonly string[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

export interface SlotPlace {
  readonly code: string;
  readonly week: number;
  readonly weekday: number;
  readonly dayOffset: number;
}

/** Where a text stands in its calendar: a day of a week, or a position in a set. */
export function slotOf(calendar: CalendarFile, at: { week: number; day: string } | { position: number }): SlotPlace {
  if ("position" in at) {
    const offset = (at.position - 1) * calendar.everyDays;
    return {
      code: `p${String(at.position).padStart(2, "0")}`,
      week: Math.floor(offset / 7),
      weekday: offset % 7,
      // In a pack the offset is only its order: how many go out a day is the pack's.
      dayOffset: calendar.pack ? at.position - 1 : offset,
    };
  }
  const weekday = weekdays.indexOf(at.day);
  return {
    code: `w${String(at.week).padStart(2, "0")}-${at.day}`,
    week: at.week,
    weekday,
    dayOffset: dayOffset(calendar.anchor, at.week, weekday),
  };
}

/** The place that a slot's code says. */
export function placeOfCode(calendar: CalendarFile, code: string): SlotPlace | null {
  const [, position] = /^p(\d{2})$/u.exec(code) ?? [];
  if (position) return slotOf(calendar, { position: Number(position) });
  const [, week, day] = /^w(\d{2,3})-([a-z]{3})$/u.exec(code) ?? [];
  return week && day && weekdays.includes(day) ? slotOf(calendar, { week: Number(week), day }) : null;
}
