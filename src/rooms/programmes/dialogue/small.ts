import { confirmSubscriber, sayYesToChange } from "#rooms/messages/index.ts";
import { endEnrolment, planAnew, resumeEnrolments } from "../enrol/enrolments.ts";
import { comeBack, isAsked } from "./leave.ts";
import { andThen, answer, askPerson, type Talk } from "./talk.ts";

/** From now on in another language; only one that the programme speaks. */
export async function language(talk: Talk): Promise<string> {
  const { tx, her, now, programme, understood } = talk;
  const wanted = understood.language ?? "";
  if (!programme.languages.includes(wanted)) {
    await answer(talk, { line: "help" });
    return "language";
  }
  await tx.updateTable("subscriber").set({ language: wanted }).where("id", "=", her.id).execute();
  await tx
    .updateTable("enrolment")
    .set({ language: wanted, changed_at: now.toString() })
    .where("subscriber", "=", her.id)
    .where("state", "<>", "ended")
    .execute();
  await planAnew(
    tx,
    { subscriber: her.id, enrolments: talk.enrolments.map((one) => one.id), programme: programme.id },
    now,
  );
  await answer(talk, { line: "language-changed" }, { language: wanted });
  return "language";
}

/**
 * YES answers the question that is open: whether it was she who filled in the form, whether the number changes, whether
 * it is still she. Without one it is an answer to nothing.
 */
export async function yes(talk: Talk): Promise<string> {
  const { tx, her, now, programme, heard } = talk;
  const change = await sayYesToChange(tx, talk.keys, her.id, heard.inbound, now);
  if (change.outcome !== "none") {
    if (change.outcome === "both-read") await askPerson(talk, 2);
    if (change.outcome === "changed")
      await answer({ ...talk, her: { ...her, id: change.subscriber } }, { line: "back" });
    return "yes";
  }
  if (!["unconfirmed", "silent", "stopped"].includes(her.state)) {
    await answer(talk, { line: "thanks" });
    return "yes";
  }
  if (her.state === "stopped") {
    if (await isAsked(talk)) {
      await comeBack(talk);
      return "yes";
    }
    await answer(talk, { line: "help" });
    return "yes";
  }
  const joined = await confirmSubscriber(
    tx,
    her.id,
    {
      wording: her.state === "silent" ? "reused-number" : "confirm",
      wordingVersion: 1,
      language: her.language,
      evidence: heard.inbound,
      at: heard.receivedAt,
    },
    now,
  );
  if (joined.outcome === "stopped") return "yes";
  await resumeEnrolments(tx, { subscriber: her.id, programme: programme.id, consent: joined.consent, where: her }, now);
  await answer(talk, { line: her.state === "silent" ? "back" : "welcome" });
  const waiting = talk.enrolments.find((one) => one.state === "asked");
  if (waiting && her.state === "unconfirmed") await andThen(talk, "ask-date", { enrolment: waiting.id });
  return "yes";
}

/** NO to "was it you?": nothing is begun, and no answer costs anything. */
export async function no(talk: Talk): Promise<string> {
  if (talk.her.state === "unconfirmed") {
    for (const one of talk.enrolments) await endEnrolment(talk.tx, talk.her.id, one.id, talk.now);
    return "no";
  }
  return await other(talk);
}

/** Words that no rule knows: a person reads them. */
export async function other(talk: Talk): Promise<string> {
  await answer(talk, { again: true });
  await askPerson(talk, 2);
  return "person";
}

const ages = [
  /(?:мне|i\s?a?['’]?m|tengo)\s+(\d{1,2})(?!\s*(?:нед|мес|week|month|sem|mes|w\b))/iu,
  /(\d{1,2})\s*(?:лет|годик|years?\s+old|años)/iu,
];

/** The age that a text says of its writer; null when it says none. */
export function ageSaid(text: string): number | null {
  for (const shape of ages) {
    const age = Number(shape.exec(text)?.[1]);
    if (age >= 8 && age <= 60) return age;
  }
  return null;
}

/** Whether she says that she is younger than her side allows without a parent or guardian. */
export function isTooYoung(talk: Pick<Talk, "heard" | "programme" | "her">): boolean {
  const age = ageSaid(talk.heard.text);
  const least = talk.programme.minimumAge[talk.her.side ?? ""];
  return age !== null && least !== undefined && age < least;
}

/** Nothing goes to her until a grown-up who is responsible for her has said yes to a person; she herself cannot undo it. */
export async function minor(talk: Talk): Promise<string> {
  const { tx, her, now, programme } = talk;
  await tx
    .updateTable("enrolment")
    .set({ state: "paused", changed_at: now.toString() })
    .where("subscriber", "=", her.id)
    .where("state", "in", ["asked", "active"])
    .execute();
  await planAnew(
    tx,
    { subscriber: her.id, enrolments: talk.enrolments.map((one) => one.id), programme: programme.id },
    now,
  );
  await answer({ ...talk, quiet: false }, { line: "minor" });
  await askPerson(talk, 1);
  return "person";
}
