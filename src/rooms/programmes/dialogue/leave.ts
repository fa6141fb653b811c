import { sql } from "kysely";
import { pauseSubscriber, resumeSubscriber, stopSubscriber } from "#rooms/messages/index.ts";
import { type Enrolment, endEnrolment, planAnew, resumeEnrolments } from "../enrol/enrolments.ts";
import { agree, join } from "./join.ts";
import { answer, askPerson, type Talk } from "./talk.ts";

const act = (talk: Talk, scope: string | null = null) => ({
  scope,
  door: "message" as const,
  evidence: talk.heard.inbound,
  at: talk.now,
});

/** STOP: everything, or the one child she names. A child that is not there is everything: silence is the safe mistake. */
export async function stop(talk: Talk): Promise<string> {
  const one = childNamed(talk);
  if (one) {
    await stopSubscriber(talk.tx, talk.her.id, act(talk, one.id));
    await endEnrolment(talk.tx, talk.her.id, one.id, talk.now);
    const others = talk.enrolments.filter((other) => other.id !== one.id).map((other) => other.id);
    await planAnew(talk.tx, { subscriber: talk.her.id, enrolments: others, programme: talk.programme.id }, talk.now);
    await answer(talk, { line: "stopped" }, { enrolment: one.id });
    return "stop";
  }
  const { changed } = await stopSubscriber(talk.tx, talk.her.id, act(talk));
  if (changed) await answer({ ...talk, quiet: false }, { line: "stopped" });
  return "stop";
}

/** PAUSE: needs no reason. */
export async function pause(talk: Talk): Promise<string> {
  const { changed } = await pauseSubscriber(talk.tx, talk.her.id, act(talk, childNamed(talk)?.id ?? null));
  if (changed) await answer({ ...talk, quiet: false }, { line: "paused" });
  return "pause";
}

/** Words that ask for silence without the word: a pause at once, and a person reads. */
export async function stopWish(talk: Talk): Promise<string> {
  await pauseSubscriber(talk.tx, talk.her.id, act(talk));
  await answer(talk, { again: true });
  await askPerson(talk, 2);
  return "person";
}

/** START: out of a pause, or back after STOP with fresh consent; one who never had a date is asked for it. */
export async function start(talk: Talk): Promise<string> {
  const { tx, her, now, programme } = talk;
  if (her.state === "paused") {
    await resumeSubscriber(tx, her.id, act(talk));
    await resumeEnrolments(tx, { subscriber: her.id, programme: programme.id, consent: null, where: her }, now);
    await answer(talk, { line: "back" });
    return "start";
  }
  return await comeBack(talk);
}

/**
 * From a channel that signs nothing anybody could have written it: one who has stopped is asked whether it was she, and
 * only an answer to that question brings her back (`isAsked`).
 */
export async function askFirst(talk: Talk): Promise<string> {
  await answer(talk, { line: "confirm" });
  return "start";
}

/** Three days after the question an answer means nothing any more. */
const questionHours = 72;

/** Whether she was asked if it was she, and the question left. */
export async function isAsked(talk: Pick<Talk, "tx" | "her" | "now">): Promise<boolean> {
  const asked = await talk.tx
    .selectFrom("message")
    .select("key")
    .where("subscriber", "=", talk.her.id)
    .where("class", "=", "reply")
    .where(sql<string>`content ->> 'line'`, "=", "confirm")
    .where("state", "in", ["submitted", "unknown", "accepted", "delivered", "closed"])
    .where("made_at", ">", talk.now.subtract({ hours: questionHours }).toString())
    .limit(1)
    .executeTakeFirst();
  return asked !== undefined;
}

/** Back with fresh consent, from today; one who never had a date is asked for it. */
export async function comeBack(talk: Talk): Promise<string> {
  const { tx, her, now, programme } = talk;
  const going = talk.enrolments.filter((one) => one.state !== "asked");
  if (going.length === 0)
    return await join(talk, { word: "START", calendar: null, language: null, rest: talk.understood.rest ?? "" });
  const { consent } = await agree(talk, "start", her.language);
  await resumeEnrolments(tx, { subscriber: her.id, programme: programme.id, consent, where: her }, now);
  await answer(talk, { line: "back" });
  return "start";
}

function childNamed(talk: Talk): Enrolment | null {
  const { scope, child } = talk.understood;
  if (scope !== "child" || child === undefined) return null;
  const children = talk.enrolments.filter((one) => one.calendar?.anchor === "birth");
  return children.length > 1 ? (children[child - 1] ?? null) : null;
}
