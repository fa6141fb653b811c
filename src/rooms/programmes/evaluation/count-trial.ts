import { sql } from "kysely";
import type { Db, Tx } from "#kernel/database/database.ts";
import { type Stage, stages, type Trial } from "./domain.ts";

export interface TrialCounts {
  /** Arms in their order, by stage. */
  readonly stages: readonly (readonly number[])[];
  /** `stopped <Monday>` and `paused <Monday>` in order of time, then `stayed`; by arms. */
  readonly left: { readonly rows: readonly string[]; readonly counts: readonly (readonly number[])[] };
}

/**
 * Where everybody is whom the lot has put into a trial, one count for each phone, whatever became of her: by intention
 * to treat. Of a closed trial as it was when it was closed. Handed over to a network counts as received.
 */
export async function countTrial(db: Db | Tx, trial: Trial, now: Temporal.Instant): Promise<TrialCounts> {
  const until = trial.closedAt ?? now.toString();
  const { rows } = await sql<{ arm: string; stage: Stage; left: string; n: number }>`
    with drawn as (select arm, subscriber, drawn_at from trial_draw where trial = ${trial.id} and drawn_at <= ${until}::timestamptz),
    hers as (
      select drawn.subscriber, e.id from drawn join enrolment as e on e.subscriber = drawn.subscriber
        and e.calendar = ${trial.calendar} and e.created_at >= ${trial.startedAt}::timestamptz and e.arm is not null
    ),
    sent as (
      select hers.subscriber, bool_or(message.state in ('accepted', 'delivered')) as reached,
        bool_or(message.slot = ${trial.outcomeSlot}) as asked
      from hers join message on message.subscriber = hers.subscriber and message.enrolment = hers.id
      where message.key like 'slot:%' and message.state in ('submitted', 'accepted', 'unknown', 'closed', 'delivered')
        and message.not_before <= ${until}::timestamptz
      group by hers.subscriber
    ),
    answered as (
      select distinct on (hers.subscriber) hers.subscriber, answer.code from hers
        join survey_answer as answer on answer.enrolment = hers.id and answer.slot = ${trial.outcomeSlot}
      where answer.at <= ${until}::timestamptz order by hers.subscriber, answer.at
    ),
    gone as (
      select drawn.subscriber,
        min(act.at) filter (where act.act = 'withdrawn') as stopped, min(act.at) filter (where act.act = 'paused') as paused
      from drawn join consent as act on act.subscriber = drawn.subscriber and act.at >= drawn.drawn_at
        and act.at <= ${until}::timestamptz and act.act in ('withdrawn', 'paused')
      group by drawn.subscriber
    )
    select drawn.arm,
      case when answered.code = any(${[...trial.outcomeCodes]}::text[]) then 'outcome' when answered.code is not null then 'other'
        when sent.asked then 'silent' when sent.reached then 'reached' else 'nothing' end as stage,
      case when gone.stopped is not null then 'stopped ' || (date_trunc('week', gone.stopped at time zone 'UTC'))::date
        when gone.paused is not null then 'paused ' || (date_trunc('week', gone.paused at time zone 'UTC'))::date
        else 'stayed' end as left,
      count(*)::int as n
    from drawn left join sent using (subscriber) left join answered using (subscriber) left join gone using (subscriber)
    group by 1, 2, 3`.execute(db);
  const sum = (wanted: (row: (typeof rows)[number]) => boolean): number =>
    rows.filter(wanted).reduce((n, row) => n + row.n, 0);
  const leftRows = [...new Set(rows.map((row) => row.left).filter((one) => one !== "stayed"))].toSorted();
  return {
    stages: trial.arms.map((arm) => stages.map((stage) => sum((row) => row.arm === arm.code && row.stage === stage))),
    left: {
      rows: [...leftRows, "stayed"],
      counts: [...leftRows, "stayed"].map((one) =>
        trial.arms.map((arm) => sum((row) => row.arm === arm.code && row.left === one)),
      ),
    },
  };
}
