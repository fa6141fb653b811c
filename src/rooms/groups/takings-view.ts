import { sql } from "kysely";
import type { Db } from "#kernel/database/database.ts";
import type { Actor } from "#kernel/rights/actor.ts";
import { passageOf, type RawPassage } from "#kernel/wording/wording.ts";
import type { GroupState } from "./domain.ts";

/** One of the groups that the reader leads, and how far it is with taking up one common problem. */
export interface OwnTaking {
  readonly id: string;
  readonly number: number;
  readonly title: RawPassage | null;
  readonly state: GroupState;
  readonly side: string;
  /** Sides that have a co-chair. */
  readonly sides: readonly string[];
  readonly asked: boolean;
  readonly takenAt: string | null;
  readonly words: readonly { side: string; why: string; whyLanguage: string | null; at: string }[];
}
export interface TakingsView {
  readonly title: RawPassage | null;
  readonly groups: readonly OwnTaking[];
}

/** The common problem and the reader's groups, in one round trip. */
export async function takingsView(
  db: Db,
  common: string,
  actor: Actor,
  reads: readonly string[],
): Promise<TakingsView> {
  const led = actor.seats.filter((seat) => seat.role === "co-chair").map((seat) => seat.group);
  const { rows } = await sql<TakingsView>`
    select ${passageOf(sql`${common}::uuid`, reads, "title")} as title,
      (select coalesce(json_agg(found order by found.number), '[]'::json) from (
        select object.id, object.number, ${passageOf(sql`object.id`, reads, "title")} as title, working_group.state,
          (select seat.side from seat where seat."group" = object.id and seat.person = ${actor.person} and seat.left_at is null) as side,
          (select coalesce(json_agg(distinct seat.side), '[]'::json) from seat join side on side.code = seat.side
            where seat."group" = object.id and seat.left_at is null and seat.role = 'co-chair' and side.state <> 'left') as sides,
          taken_up.agreement is not null as asked, taken_up.at as "takenAt",
          (select coalesce(json_agg(json_build_object('side', side, 'why', why, 'whyLanguage', why_language, 'at', at) order by at), '[]'::json)
            from assent where assent.agreement = taken_up.agreement and assent.yes and assent.withdrawn_at is null) as words
        from object join working_group on working_group.id = object.id
          left join taken_up on taken_up."group" = object.id and taken_up.common = ${common}
        where object.id = any(${led}::uuid[]) and working_group.state <> 'closed') as found) as groups`.execute(db);
  return rows[0] ?? { title: null, groups: [] };
}
