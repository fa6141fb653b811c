import type { Tx } from "#kernel/database/database.ts";
import type { SeatRole } from "./domain.ts";

export interface Sitting {
  readonly group: string;
  readonly person: string;
  readonly side: string;
  readonly role: SeatRole | "asking";
  /** What one who asks, asks for. */
  readonly wants?: SeatRole;
  /** In what capacity, in `language`. */
  readonly capacity: string;
  readonly language: string;
}

/** Puts down that somebody sits, or asks to. A seat he had before in the group ends; its row stays as history. */
export async function sitDown(tx: Tx, seat: Sitting, at: Temporal.Instant): Promise<void> {
  await standUp(tx, seat.group, seat.person, at);
  await tx
    .insertInto("seat")
    .values({
      group: seat.group,
      person: seat.person,
      side: seat.side,
      role: seat.role,
      wants: seat.wants ?? null,
      capacity: seat.capacity,
      capacity_language: seat.language,
      taken_at: at.toString(),
    })
    .execute();
}

/** Ends a person's seat in a group; nothing happens where there is none. */
export async function standUp(tx: Tx, group: string, person: string, at: Temporal.Instant): Promise<void> {
  await tx
    .updateTable("seat")
    .set({ left_at: at.toString() })
    .where("group", "=", group)
    .where("person", "=", person)
    .where("left_at", "is", null)
    .execute();
}

/** The co-chair of a side becomes an ordinary member, when there is one. */
export async function chairBecomesMember(tx: Tx, group: string, side: string, at: Temporal.Instant): Promise<void> {
  const chair = await tx
    .selectFrom("seat")
    .selectAll()
    .where("group", "=", group)
    .where("side", "=", side)
    .where("role", "=", "co-chair")
    .where("left_at", "is", null)
    .executeTakeFirst();
  if (!chair) return;
  const { person, capacity, capacity_language } = chair;
  await sitDown(tx, { group, person, side, role: "member", capacity, language: capacity_language ?? "en" }, at);
}
