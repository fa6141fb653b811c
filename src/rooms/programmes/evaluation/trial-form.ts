import { refuseFields } from "#kernel/refusal.ts";
import type { FormInput } from "#kernel/web/call.ts";
import type { FieldError } from "#kernel/web/form-state.ts";
import { field, readForm } from "#kernel/web/read-form.ts";
import { type Arm, allGets, type Ethics, type Gets, withholds } from "./domain.ts";
import type { TrialChoices } from "./queries.ts";

/** What a form says of a trial. */
export interface TrialWish {
  readonly calendar: number;
  readonly question: string;
  readonly questionLanguage: string;
  readonly outcomeSlot: number;
  readonly outcomeCodes: readonly string[];
  readonly plannedReaders: number;
  readonly ethics: Ethics | null;
  readonly arms: readonly Arm[];
}

export const mostArms = 4;
const leastReaders = 20;
export const armField = (what: "code" | "share" | "gets" | "weeks", n: number): string => `arm.${what}.${n}`;
export const armName = (language: string, n: number): string => `arm.name.${language}.${n}`;

/** Reads a trial's form, with all that contradicts itself beside the fields (422). `number`: of the one being changed. */
export function readTrial(
  form: FormInput,
  choices: TrialChoices,
  languages: { readonly ofProgramme: readonly string[]; readonly ofExchange: readonly string[] },
  number: number | null,
  today: string,
): TrialWish {
  const read = readForm(form, {
    question: field.text(2000),
    language: field.language(languages.ofExchange),
    calendar: field.oneOf(["", ...choices.calendars.map((one) => String(one.id))]),
    planned: field.maybeNumber(10_000_000),
    body: field.maybeLine(200),
    approval: field.maybeLine(100),
    date: field.maybeLine(10),
  });
  const faults: Record<string, FieldError> = {};
  if (read.calendar === "") faults["calendar"] = { id: "field-choose" };
  if (read.planned === null) faults["planned"] = { id: "field-needed" };
  else if (read.planned < leastReaders) faults["planned"] = { id: "trial-planned-few", facts: { least: leastReaders } };
  const arms = readArms(form, languages.ofProgramme, faults);
  for (const [n, arm] of arms.entries())
    if (choices.taken.some((one) => one.code === arm.code && one.trial !== number))
      faults[armField("code", n)] ??= { id: "trial-arm-taken", facts: { arm: arm.code } };
  const outcome = readOutcome(form, choices, Number(read.calendar), faults);
  const ethics = readEthics(read, today, faults);
  const own = choices.slotsOfArms[read.calendar] ?? {};
  if (ethics === null && withholds(arms, own)) faults["body"] ??= { id: "trial-ethics-needed" };
  if (Object.keys(faults).length > 0) throw refuseFields(faults);
  return {
    calendar: Number(read.calendar),
    question: read.question,
    questionLanguage: read.language,
    ...outcome,
    plannedReaders: read.planned ?? 0,
    ethics,
    arms,
  };
}

function readArms(form: FormInput, languages: readonly string[], faults: Record<string, FieldError>): readonly Arm[] {
  const arms: Arm[] = [];
  for (let n = 0; n < mostArms; n += 1) {
    const get = (name: string): string => form.get(name).trim();
    const code = get(armField("code", n)).toLowerCase();
    const names = Object.fromEntries(
      languages.flatMap((language) => {
        const name = get(armName(language, n)).slice(0, 100);
        return name === "" ? [] : [[language, name]];
      }),
    );
    if (code === "" && Object.keys(names).length === 0) continue;
    if (!/^[a-z][a-z0-9-]{0,19}$/u.test(code)) faults[armField("code", n)] = { id: "trial-arm-code" };
    else if (arms.some((arm) => arm.code === code)) faults[armField("code", n)] = { id: "trial-arm-twice" };
    for (const language of languages) if (!names[language]) faults[armName(language, n)] = { id: "field-needed" };
    const share = Number(get(armField("share", n)));
    if (!Number.isInteger(share) || share < 1 || share > 9)
      faults[armField("share", n)] = { id: "trial-arm-share-wrong" };
    const gets = get(armField("gets", n)) as Gets;
    if (!allGets.includes(gets)) faults[armField("gets", n)] = { id: "field-choose" };
    const weeks = Number(get(armField("weeks", n)) || "0");
    if (gets === "later" && (!Number.isInteger(weeks) || weeks < 1 || weeks > 26))
      faults[armField("weeks", n)] = { id: "trial-arm-weeks" };
    arms.push({ code, names, share, gets, weeksLater: gets === "later" ? weeks : 0 });
  }
  for (let n = arms.length; n < 2; n += 1) faults[armField("code", n)] ??= { id: "trial-arms-two" };
  return arms;
}

function readOutcome(
  form: FormInput,
  { questions }: TrialChoices,
  calendar: number,
  faults: Record<string, FieldError>,
): Pick<TrialWish, "outcomeSlot" | "outcomeCodes"> {
  const chosen = form.all("outcome").flatMap((value) => {
    const [, slot, code] = /^(\d{1,9}):([a-z0-9-]{1,20})$/u.exec(value) ?? [];
    const question = questions.find((one) => one.slot === Number(slot));
    return question?.answers.some((one) => one.code === code) ? [{ question, code: code ?? "" }] : [];
  });
  const slots = new Set(chosen.map((one) => one.question.slot));
  const question = chosen[0]?.question;
  if (!question) faults["outcome"] = { id: "trial-outcome-needed" };
  else if (slots.size > 1) faults["outcome"] = { id: "trial-outcome-one" };
  else if (question.arm !== null) faults["outcome"] = { id: "trial-outcome-arm" };
  else if (!faults["calendar"] && question.calendar !== calendar) faults["outcome"] = { id: "trial-outcome-elsewhere" };
  else if (chosen.length === question.answers.length) faults["outcome"] = { id: "trial-outcome-all" };
  return { outcomeSlot: question?.slot ?? 0, outcomeCodes: chosen.map((one) => one.code) };
}

function readEthics(
  read: { readonly body: string; readonly approval: string; readonly date: string },
  today: string,
  faults: Record<string, FieldError>,
): Ethics | null {
  if (read.body === "" && read.approval === "" && read.date === "") return null;
  for (const name of ["body", "approval", "date"] as const)
    if (read[name] === "") faults[name] = { id: "trial-ethics-whole" };
  if (read.date !== "" && !isDay(read.date)) faults["date"] = { id: "trial-ethics-date" };
  else if (read.date > today) faults["date"] = { id: "trial-ethics-future" };
  return { body: read.body, number: read.approval, date: read.date };
}

function isDay(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false;
  }
}
