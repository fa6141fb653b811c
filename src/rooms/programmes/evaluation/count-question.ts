import { sql } from "kysely";
import type { Db, Tx } from "#kernel/database/database.ts";

export interface QuestionCounts {
  readonly answers: readonly {
    readonly code: string;
    readonly language: string;
    readonly week: string;
    readonly n: number;
  }[];
  /** Enrolments that were sent the question, by the Monday of the week in which it was due. */
  readonly asked: readonly { readonly week: string; readonly n: number }[];
}

/** The first answers to a question with their week, and how many were asked, of weeks that are over. */
export async function countQuestion(db: Db | Tx, slot: number, now: Temporal.Instant): Promise<QuestionCounts> {
  const today = now.toZonedDateTimeISO("UTC").toPlainDate();
  const monday = today.subtract({ days: today.dayOfWeek - 1 }).toString();
  const [answers, asked] = await Promise.all([
    sql<QuestionCounts["answers"][number]>`
      select code, language, (date_trunc('week', at at time zone 'UTC'))::date::text as week, count(*)::int as n
      from survey_answer where slot = ${slot} and at < ${monday}::date::timestamp at time zone 'UTC'
      group by 1, 2, 3 order by 3, 1, 2`.execute(db),
    sql<QuestionCounts["asked"][number]>`
      select (date_trunc('week', not_before at time zone 'UTC'))::date::text as week, count(*)::int as n
      from message where slot = ${slot} and key like 'slot:%' and state in ('submitted', 'accepted', 'unknown', 'closed', 'delivered')
        and not_before < ${monday}::date::timestamp at time zone 'UTC'
        and programme = (select calendar.programme from slot join calendar on calendar.id = slot.calendar where slot.id = ${slot})
      group by 1 order by 1`.execute(db),
  ]);
  return { answers: answers.rows, asked: asked.rows };
}
