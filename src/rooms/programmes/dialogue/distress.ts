import type { Tx } from "#kernel/database/database.ts";
import { pauseSubscriber, stopSubscriber } from "#rooms/messages/index.ts";
import { type Enrolment, endEnrolment } from "../enrol/enrolments.ts";
import { answer, askPerson, type Talk } from "./talk.ts";

/**
 * Words of danger: the country's number at once, at any hour, before everything else that waits; and a person is woken.
 * What kind of danger it was is kept nowhere but in her own words.
 */
export async function danger(talk: Talk): Promise<string> {
  const { tx, her, now, enrolments, understood } = talk;
  // "I lost my baby and I want to die" is both: her messages end as after any words of loss.
  if (understood.grief === "sure") for (const one of lostAmong(enrolments)) await endEnrolment(tx, her.id, one.id, now);
  if (understood.stops) await stopSubscriber(tx, her.id, act(talk));
  else if (understood.grief === "perhaps") await pauseSubscriber(tx, her.id, act(talk));
  await answer(talk, { again: true }, { priority: 0 });
  await askPerson(talk, 0);
  return "danger";
}

/**
 * Words of loss. In this transaction the pregnancy ends and everything of it is taken back, also what a worker holds;
 * one gentle answer goes out, and a person reads. Another child's messages go on. Words that may mean it only pause:
 * a person finds out. Nothing says why: the row reads like that of any pregnancy that is over.
 */
export async function grief(talk: Talk): Promise<string> {
  const { tx, her, now, enrolments, understood } = talk;
  if (understood.sure) for (const one of lostAmong(enrolments)) await endEnrolment(tx, her.id, one.id, now);
  if (understood.stops) await stopSubscriber(tx, her.id, act(talk));
  else if (!understood.sure) await pauseSubscriber(tx, her.id, act(talk));
  await answer(talk, understood.sure ? { again: true } : { line: "pause" });
  await askPerson(talk, 1);
  return "person";
}

/** Pregnancies; where there is none, all children: which of them, a person asks, and silence hurts least until then. */
export function lostAmong(enrolments: readonly Enrolment[]): readonly Enrolment[] {
  const pregnancies = enrolments.filter((one) => one.calendar === null || one.calendar.anchor === "due");
  return pregnancies.length > 0
    ? pregnancies
    : enrolments.filter((one) => one.calendar?.anchor === "birth" || one.calendar?.code === "birth");
}

/** The same by a nurse or at the desk, at her wish: one enrolment ends, whatever the reason. */
export const endForHer = (tx: Tx, subscriber: string, enrolment: string, now: Temporal.Instant): Promise<void> =>
  endEnrolment(tx, subscriber, enrolment, now);

const act = (talk: Talk) => ({ scope: null, door: "message" as const, evidence: talk.heard.inbound, at: talk.now });
