import { sql } from "kysely";
import type { Db } from "#kernel/database/database.ts";
import { Refusal } from "#kernel/refusal.ts";

export interface Visit {
  readonly id: string;
  readonly day: string;
  readonly daysBefore: number;
  /** What became of its reminder; null while it is not planned yet. */
  readonly reminder: string | null;
}

/** What whoever notes a visit may know of her: no number, no date, nothing that was said. */
export interface VisitedReader {
  readonly id: string;
  readonly number: number;
  readonly state: string;
  readonly zone: string;
  readonly side: string | null;
  /** Others may see her phone. */
  readonly discreet: boolean;
  readonly enrolments: readonly {
    readonly id: string;
    readonly state: string;
    readonly names: Readonly<Record<string, string>> | null;
    readonly child: number;
    readonly reader: number;
    readonly visits: readonly Visit[];
  }[];
}

/** A reader by the number that stands for hers; 404 where the programme has none such, or she is gone. */
export async function visitedReader(db: Db, programme: string, number: number): Promise<VisitedReader> {
  const { rows } = await sql<VisitedReader>`
    select s.id, s.number, s.state, s.zone, s.side, s.discreet,
      (select coalesce(json_agg(json_build_object('id', e.id, 'state', e.state, 'names', calendar.names, 'child', e.child, 'reader', e.reader,
          'visits', (select coalesce(json_agg(json_build_object('id', a.id, 'day', a.day, 'daysBefore', a.days_before,
              'reminder', (select state from message where message.subscriber = s.id and message.key = 'visit:' || a.id)) order by a.day), '[]')
            from appointment as a where a.enrolment = e.id and a.cancelled_at is null)) order by e.created_at), '[]')
        from enrolment as e left join calendar on calendar.id = e.calendar where e.subscriber = s.id and e.state <> 'ended') as enrolments
    from subscriber as s where s.programme = ${programme} and s.number = ${number} and s.state <> 'forgotten'`.execute(
    db,
  );
  const [found] = rows;
  if (!found) throw new Refusal(404, "not-found");
  return found;
}
