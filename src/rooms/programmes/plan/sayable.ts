import { sql } from "kysely";

/** Whom to plan for; everybody in every running programme, if nothing is said. */
export interface PlanWish {
  readonly programme?: string;
  readonly enrolments?: readonly string[];
  /** Only enrolments that changed since. */
  readonly changedSince?: Temporal.Instant;
  /** The day is over for most: only what is worth sending later. */
  readonly caughtUp?: boolean;
}

/**
 * Slots with the languages in which they can be said, and to whom: an approved text for her side, or one for every
 * side ('' stands for a reader of none). Never another language.
 */
export const sayable = (wish: PlanWish) => sql`sayable as materialized (
    select slot.id as slot, slot.calendar, slot.day_offset, slot.catch_up, slot.valid_days, slot.needs, slot.arm,
      coalesce(slot.hour_from, calendar.hour_from) as hour_from, coalesce(slot.hour_until, calendar.hour_until) as hour_until,
      spoken.language, spoken.sides
    from programme
      join calendar on calendar.programme = programme.id
      -- A reminder goes out before a visit, not in a week.
      join slot on slot.calendar = calendar.id and slot.retired_at is null and slot.kind <> 'reminder'
      cross join lateral (
        select written.language, array_agg(distinct reader.side) as sides
        from slot_text as written
          cross join lateral unnest(programme.sides || '{""}') as reader (side)
        where written.slot = slot.id and written.state = 'approved' and (written.side is null or written.side = reader.side)
        group by written.language
      ) as spoken
    where programme.state in ('running', 'rehearsing')${wish.programme ? sql` and programme.id = ${wish.programme}` : sql``}
  )`;
