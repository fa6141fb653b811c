import { sql } from "kysely";
import type { Db, Tx } from "#kernel/database/database.ts";
import type { Facts } from "#kernel/language/words.ts";
import { understand } from "#rooms/messages/index.ts";
import type { WorkFacts } from "../team/domain.ts";
import { type Trial, withholds } from "./domain.ts";
import { trialLine } from "./lot.ts";
import { trialChoices } from "./queries.ts";

/** Why a trial cannot start yet, as a message with what fills it. */
export interface Obstacle {
  readonly id: string;
  readonly facts?: Facts;
}

interface Written {
  readonly language: string;
  readonly side: string | null;
}

/** Everything that stands in the way of a start; empty when nothing does. */
export async function obstaclesOf(db: Db | Tx, programme: WorkFacts, trial: Trial): Promise<readonly Obstacle[]> {
  const [choices, { rows }] = await Promise.all([
    trialChoices(db, programme.id),
    sql<{
      lines: Written[];
      texts: (Written & { codes: string[]; words: string[] })[];
      running: boolean;
      fits: boolean;
    }>`
      select (select coalesce(json_agg(json_build_object('language', language, 'side', side)), '[]') from dialogue_line
          where programme = ${programme.id} and name = ${trialLine} and current) as lines,
        (select coalesce(json_agg(json_build_object('language', slot_text.language, 'side', slot_text.side,
            'codes', (select coalesce(json_agg(code), '[]') from slot_text_answer where slot_text = slot_text.id),
            'words', (select coalesce(json_agg(word), '[]') from slot_text_answer, unnest(words) as word where slot_text = slot_text.id))), '[]')
          from slot_text where slot_text.slot = ${trial.outcomeSlot} and slot_text.state = 'approved') as texts,
        exists (select from trial where calendar = ${trial.calendar} and state = 'running') as running,
        exists (select from slot where id = ${trial.outcomeSlot} and calendar = ${trial.calendar} and arm is null
          and retired_at is null and kind in ('quiz', 'survey')) as fits`.execute(db),
  ]);
  const [row] = rows;
  if (!row) throw new Error("A query without rows");
  const found: Obstacle[] = [];
  if (row.running) found.push({ id: "trial-another-runs" });
  if (trial.arms.length < 2) found.push({ id: "trial-arms-two" });
  const own = choices.slotsOfArms[String(trial.calendar)] ?? {};
  for (const arm of trial.arms) {
    if (arm.gets === "other" && !own[arm.code]) found.push({ id: "trial-other-without", facts: { arm: arm.code } });
    if (choices.taken.some((one) => one.code === arm.code && one.trial !== trial.number))
      found.push({ id: "trial-arm-taken", facts: { arm: arm.code } });
  }
  if (trial.ethics === null && withholds(trial.arms, own)) found.push({ id: "trial-ethics-needed" });
  if (!row.fits) found.push({ id: "trial-outcome-unfit" });
  const lacks = (written: readonly Written[]): readonly string[] =>
    programme.languages.filter((language) => !covers(written, language, programme.sides));
  const unsaid = lacks(row.lines);
  if (unsaid.length > 0)
    found.push({ id: "trial-line-missing", facts: { languages: unsaid.join(", "), line: trialLine } });
  const unasked = lacks(row.texts.filter((text) => trial.outcomeCodes.every((code) => text.codes.includes(code))));
  if (unasked.length > 0) found.push({ id: "trial-outcome-unwritten", facts: { languages: unasked.join(", ") } });
  const command = row.texts.flatMap((text) => text.words).find((word) => isCommand(word, programme.languages));
  if (command !== undefined) found.push({ id: "trial-outcome-command", facts: { word: command } });
  return found;
}

/** Whether every side's readers of a language are spoken to. */
const covers = (written: readonly Written[], language: string, sides: readonly string[]): boolean => {
  const own = written.filter((one) => one.language === language);
  return own.some((one) => one.side === null) || sides.every((side) => own.some((one) => one.side === side));
};

/** A word that the programme takes for STOP, a date or danger is never an answer. */
const isCommand = (word: string, languages: readonly string[]): boolean =>
  !["other", "yes", "no"].includes(understand(word, { languages, keywords: [] }).intent);
