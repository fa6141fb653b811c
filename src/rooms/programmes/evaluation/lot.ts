import { randomInt } from "node:crypto";
import { sql } from "kysely";
import type { Tx } from "#kernel/database/database.ts";
import { nextOpening, planMessages } from "#rooms/messages/index.ts";
import type { LineContent } from "../texts/line-maker.ts";
import { drawArm } from "./draw.ts";

/** The line of the dialogue that tells a reader that ways of writing are compared. */
export const trialLine = "trial";

interface Candidate {
  readonly trial: string;
  readonly programme: string;
  readonly subscriber: string;
  readonly side: string;
  readonly language: string;
  readonly from_day: string;
  readonly zone: string;
  readonly hour_from: number;
  readonly hour_until: number;
  readonly drawn: string | null;
  readonly arms: readonly { readonly code: string; readonly share: number; readonly weeks: number }[];
}

/**
 * Puts an enrolment into the trial that runs on its calendar, in the transaction that began it, once there is consent:
 * what a form made waits for her YES. Who read this calendar before the trial is not in it. The arm is the phone's: a
 * twin, a second pregnancy and another woman on it get what was drawn first, since they read the same screen.
 */
export async function takeLot(tx: Tx, enrolment: string, now: Temporal.Instant): Promise<void> {
  const her = await candidate(tx, enrolment);
  if (!her) return;
  const arm = her.drawn ?? (await draw(tx, her, now));
  const weeks = her.arms.find((one) => one.code === arm)?.weeks ?? 0;
  const first = Temporal.PlainDate.from(her.from_day).add({ weeks }).toString();
  await sql`
    update enrolment set arm = ${arm},
      wait_until = case when ${weeks}::int > 0 then ${first}::date end,
      from_day = ${first}::date,
      started_on = case when ${weeks}::int > 0 then ${first}::date else started_on end
    where id = ${enrolment}`.execute(tx);
  if (her.drawn === null) await tellOfTrial(tx, her, enrolment, now);
}

async function candidate(tx: Tx, enrolment: string): Promise<Candidate | null> {
  const { rows } = await sql<Candidate>`
    select trial.id as trial, e.programme, e.subscriber, coalesce(s.side, '') as side, e.language, e.from_day::text, s.zone,
      s.hour_from, s.hour_until,
      (select arm from trial_draw where trial_draw.trial = trial.id and trial_draw.subscriber = e.subscriber) as drawn,
      (select json_agg(json_build_object('code', code, 'share', share, 'weeks', weeks_later) order by position)
        from trial_arm where trial_arm.trial = trial.id) as arms
    from enrolment as e
      join subscriber as s on s.id = e.subscriber
      join trial on trial.calendar = e.calendar and trial.state = 'running'
    where e.id = ${enrolment} and e.arm is null and e.state = 'active' and e.consent is not null
      and e.created_at >= trial.started_at
      and not exists (select from enrolment as before where before.subscriber = e.subscriber
        and before.calendar = e.calendar and before.created_at < trial.started_at)`.execute(tx);
  return rows[0] ?? null;
}

async function draw(
  tx: Tx,
  { trial, subscriber, side, language, arms }: Candidate,
  now: Temporal.Instant,
): Promise<string> {
  await sql`insert into trial_urn (trial, side, language, block, rest) values (${trial}, ${side}, ${language}, 0, '{}')
    on conflict do nothing`.execute(tx);
  // Whoever draws at the same moment waits here for what this draw leaves.
  const { rows } = await sql<{ block: number; rest: number[] }>`
    select block, rest from trial_urn where trial = ${trial} and side = ${side} and language = ${language} for update`.execute(
    tx,
  );
  const [urn] = rows;
  if (!urn) throw new Error(`The urn of trial ${trial} is missing`);
  const drawn = drawArm(
    urn.rest,
    arms.map((one) => one.share),
    (below) => randomInt(below),
  );
  const block = urn.block + (drawn.opened ? 1 : 0);
  const arm = arms[drawn.arm]?.code;
  if (arm === undefined) throw new Error(`Trial ${trial} has no arm ${drawn.arm}`);
  await sql`update trial_urn set block = ${block}, rest = ${[...drawn.rest]}::smallint[]
    where trial = ${trial} and side = ${side} and language = ${language}`.execute(tx);
  await tx
    .insertInto("trial_draw")
    .values({ trial, subscriber, side, language, block, arm, drawn_at: now.toString() })
    .execute();
  return arm;
}

/** She is told once, in her hours, before the first message that differs. */
async function tellOfTrial(tx: Tx, her: Candidate, enrolment: string, now: Temporal.Instant): Promise<void> {
  const opening = nextOpening({ zone: her.zone, from: her.hour_from, until: her.hour_until }, now);
  const notBefore = opening ?? now.add({ seconds: 30 });
  await planMessages(
    tx,
    [
      {
        subscriber: her.subscriber,
        key: `line:${trialLine}:${her.trial}`,
        programme: her.programme,
        class: "health",
        priority: 2,
        // The enrolment stands in the content: a message of the enrolment would be planned anew with its slots.
        content: { line: trialLine, of: enrolment } satisfies LineContent,
        language: her.language,
        notBefore,
        notAfter: notBefore.add({ hours: 72 }),
      },
    ],
    now,
  );
}
