import { type RawBuilder, sql } from "kysely";
import type { Db, Tx } from "#kernel/database/database.ts";
import { numberOf } from "#kernel/object/object.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Call } from "#kernel/web/call.ts";
import { programmeByNumber, programmeOf } from "../team/queries.ts";
import type { QuestionFigures, Release, Trial, TrialFacts, TrialFigures } from "./domain.ts";

const trials = (which: RawBuilder<unknown>) => sql<Trial>`
  select trial.id, trial.number, trial.state, trial.calendar, calendar.names as "calendarNames", question,
    question_language as "questionLanguage", outcome_slot as "outcomeSlot", slot.code as "outcomeSlotCode",
    outcome_codes as "outcomeCodes", planned_readers as "plannedReaders",
    case when ethics_date is not null then json_build_object('body', ethics_body, 'number', ethics_number,
      'date', ethics_date::text) end as ethics,
    (select coalesce(json_agg(json_build_object('code', arm.code, 'names', arm.names, 'share', arm.share, 'gets', arm.gets,
      'weeksLater', arm.weeks_later) order by arm.position), '[]') from trial_arm as arm where arm.trial = trial.id) as arms,
    trial.made_at as "madeAt", started_at as "startedAt", closed_at as "closedAt", closed_why as "closedWhy",
    closed_why_language as "closedWhyLanguage", published_at as "publishedAt",
    (select name from person where person.id = trial.started_by and left_at is null) as "startedBy",
    (select name from person where person.id = trial.closed_by and left_at is null) as "closedBy"
  from trial join calendar on calendar.id = trial.calendar join slot on slot.id = trial.outcome_slot
  where ${which} order by trial.number desc`;

/** All trials of a programme, the newest first. */
export const trialsOf = async (db: Db | Tx, programme: string): Promise<readonly Trial[]> =>
  (await trials(sql`trial.programme = ${programme}`).execute(db)).rows;

/** A trial by its number in a programme; 404 where there is none. */
export async function trialByNumber(db: Db | Tx, programme: string, number: number): Promise<Trial> {
  const { rows } = await trials(sql`trial.programme = ${programme} and trial.number = ${number}`).execute(db);
  const [found] = rows;
  if (!found) throw new Refusal(404, "not-found");
  return found;
}

/** Loader of everything below a trial's number. */
export async function trialOf(call: Call): Promise<TrialFacts> {
  const programme = await programmeByNumber(call.db, numberOf(call.params["number"]), call.actor.person);
  return { ...programme, trial: await trialByNumber(call.db, programme.id, numberOf(call.params["trial"])) };
}
export { programmeOf };

/** A quiz or a survey, with the codes that its answers have. */
export interface Question {
  readonly slot: number;
  readonly code: string;
  readonly calendar: number;
  readonly calendarNames: Readonly<Record<string, string>>;
  readonly kind: "quiz" | "survey";
  readonly week: number;
  readonly arm: string | null;
  /** Code and, by language, the first word for it. */
  readonly answers: readonly { readonly code: string; readonly words: Readonly<Record<string, string>> }[];
  /** It is the outcome of a trial that has started: what was answered is told with the trial alone. */
  readonly ofTrial: boolean;
}

/** Quizzes and surveys of a programme in the order of its calendars. */
export async function questionsOf(db: Db | Tx, programme: string): Promise<readonly Question[]> {
  const { rows } = await sql<Question>`
    select slot.id as slot, slot.code, slot.calendar, calendar.names as "calendarNames", slot.kind, slot.week, slot.arm,
      exists (select from trial where trial.outcome_slot = slot.id and trial.state <> 'draft') as "ofTrial",
      (select coalesce(json_agg(json_build_object('code', said.code, 'words', said.words) order by said.position, said.code), '[]') from (
        select answer.code, min(answer.position) as position, json_object_agg(slot_text.language, answer.words[1]) as words
        from slot_text join slot_text_answer as answer on answer.slot_text = slot_text.id
        where slot_text.slot = slot.id and slot_text.current and slot_text.state <> 'withdrawn' group by answer.code) as said) as answers
    from slot join calendar on calendar.id = slot.calendar
    where calendar.programme = ${programme} and slot.kind in ('quiz', 'survey')
      and (slot.retired_at is null or exists (select from survey_answer where survey_answer.slot = slot.id))
    order by calendar.position, slot.day_offset, slot.id limit 500`.execute(db);
  return rows;
}

export interface TrialChoices {
  readonly calendars: readonly {
    readonly id: number;
    readonly code: string;
    readonly names: Readonly<Record<string, string>>;
  }[];
  readonly questions: readonly Question[];
  /** By calendar, how many messages belong to one arm alone. */
  readonly slotsOfArms: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Codes of arms of other trials of the programme, with the numbers of those. */
  readonly taken: readonly { readonly code: string; readonly trial: number }[];
}

/** What a trial can be made of. */
export async function trialChoices(db: Db | Tx, programme: string): Promise<TrialChoices> {
  const [questions, { rows }] = await Promise.all([
    questionsOf(db, programme),
    sql<Omit<TrialChoices, "questions">>`
      select (select coalesce(json_agg(json_build_object('id', id, 'code', code, 'names', names) order by position, id), '[]')
          from calendar where calendar.programme = ${programme}) as calendars,
        (select coalesce(json_agg(json_build_object('code', arm.code, 'trial', trial.number)), '[]')
          from trial join trial_arm as arm on arm.trial = trial.id where trial.programme = ${programme}) as taken,
        (select coalesce(json_object_agg(calendar, arms), '{}') from (
          select calendar, json_object_agg(arm, n) as arms from (
            select slot.calendar, slot.arm, count(*)::int as n from slot join calendar on calendar.id = slot.calendar
            where calendar.programme = ${programme} and slot.arm is not null and slot.retired_at is null
            group by slot.calendar, slot.arm) as counted group by calendar) as by_calendar) as "slotsOfArms"`.execute(
      db,
    ),
  ]);
  const [row] = rows;
  if (!row) throw new Error("A query without rows");
  return { ...row, questions };
}

/** The newest release of a trial of a kind; null before the first. */
export async function trialRelease(
  db: Db | Tx,
  trial: string,
  kind: "running" | "result",
): Promise<Release<TrialFigures> | null> {
  const { rows } = await sql<Release<TrialFigures>>`
    select n, at, shown as figures from evaluation_release where trial = ${trial} and kind = ${kind}
    order by n desc limit 1`.execute(db);
  return rows[0] ?? null;
}

/** The newest release of each question of a programme, by slot. */
export async function questionReleases(
  db: Db | Tx,
  programme: string,
): Promise<ReadonlyMap<number, Release<QuestionFigures>>> {
  const { rows } = await sql<Release<QuestionFigures> & { slot: number }>`
    select distinct on (slot) slot, n, at, shown as figures from evaluation_release
    where programme = ${programme} and slot is not null order by slot, n desc`.execute(db);
  return new Map(rows.map(({ slot, ...release }) => [slot, release]));
}
