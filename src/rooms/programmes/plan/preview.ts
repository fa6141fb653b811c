import { sql } from "kysely";
import type { Db, Tx } from "#kernel/database/database.ts";
import { slotDay } from "./dates.ts";

export interface PreviewedSlot {
  readonly slot: number;
  readonly code: string;
  readonly day: string;
}

/** What another date would do to one enrolment, before anybody confirms it. */
export interface Preview {
  /** Never sent, and with the new date their day is over: they will not come. */
  readonly skipped: readonly PreviewedSlot[];
  /** Of the coming seven days. */
  readonly coming: readonly PreviewedSlot[];
  /** Had already; with the new date their day comes again, and they do not. */
  readonly notRepeated: readonly PreviewedSlot[];
}

interface KnownSlot {
  readonly slot: number;
  readonly code: string;
  readonly offset: number;
  readonly sent: boolean;
}

/** The pure half: slots of a calendar with what was sent, the old anchor's week and the new, and today where she is. */
export function previewOf(
  slots: readonly KnownSlot[],
  before: Temporal.PlainDate,
  after: Temporal.PlainDate,
  today: Temporal.PlainDate,
): Preview {
  const at = (slot: KnownSlot, anchor: Temporal.PlainDate) => slotDay(anchor, slot.offset);
  const isPast = (day: Temporal.PlainDate): boolean => Temporal.PlainDate.compare(day, today) < 0;
  const shown = (slot: KnownSlot): PreviewedSlot => ({
    slot: slot.slot,
    code: slot.code,
    day: at(slot, after).toString(),
  });
  const week = today.add({ days: 7 });
  return {
    skipped: slots.filter((slot) => !slot.sent && !isPast(at(slot, before)) && isPast(at(slot, after))).map(shown),
    coming: slots
      .filter((slot) => !slot.sent && !isPast(at(slot, after)) && Temporal.PlainDate.compare(at(slot, after), week) < 0)
      .map(shown),
    notRepeated: slots.filter((slot) => slot.sent && !isPast(at(slot, after))).map(shown),
  };
}

/** What counting an enrolment from another week (the Monday of the new anchor) would skip, send and not repeat. */
export async function previewChange(
  db: Db | Tx,
  enrolment: string,
  after: Temporal.PlainDate,
  now: Temporal.Instant,
): Promise<Preview | null> {
  const { rows } = await sql<KnownSlot & { anchor: string; zone: string }>`
    select slot.id as slot, slot.code, slot.day_offset as offset, e.anchor_week as anchor, s.zone,
      exists (select from message where message.subscriber = e.subscriber and message.key = 'slot:' || e.id || ':' || slot.id
        and message.state not in ('planned', 'claimed', 'held', 'cancelled', 'lapsed')) as sent
    from enrolment as e join subscriber as s on s.id = e.subscriber join slot on slot.calendar = e.calendar and slot.retired_at is null
    where e.id = ${enrolment} and e.anchor_week is not null order by slot.day_offset`.execute(db);
  const [first] = rows;
  if (!first) return null;
  return previewOf(
    rows,
    Temporal.PlainDate.from(first.anchor),
    after,
    now.toZonedDateTimeISO(first.zone).toPlainDate(),
  );
}
