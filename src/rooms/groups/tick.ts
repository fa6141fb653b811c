import { sql } from "kysely";
import { change, nobody } from "#kernel/events/change.ts";
import type { Tick } from "#kernel/rooms.ts";
import { restWithoutChairs } from "./life.ts";

/**
 * A co-chair may leave the exchange, and a side too: the group that he led rests, and both sides are told why. Asked
 * by the clock, since whoever leaves must be able to without knowing of groups.
 */
export const restGroupsWithoutChairs: Tick = {
  name: "groups-without-co-chairs",
  every: { minutes: 5 },
  async run({ db }, now) {
    const { rows } = await sql<{ id: string }>`
      select working_group.id from working_group where working_group.state = 'working'
        and (select count(distinct seat.side) from seat join side on side.code = seat.side and side.state <> 'left'
          where seat."group" = working_group.id and seat.left_at is null and seat.role = 'co-chair') < 2 limit 200`.execute(
      db,
    );
    for (const { id } of rows)
      await change(db, nobody, now, (tx, tell) =>
        restWithoutChairs(tx, tell, id, { why: "", language: "en", person: null }, now),
      );
  },
};
