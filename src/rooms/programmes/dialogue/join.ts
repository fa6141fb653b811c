import { type Door, startSubscriber } from "#rooms/messages/index.ts";
import { beginEnrolment, countFrom, type Enrolment } from "../enrol/enrolments.ts";
import { calendarOf } from "../enrol/programme.ts";
import { firstDate, takeDate } from "./dates.ts";
import { andThen, answer, type Talk, todayOf } from "./talk.ts";

/** What the keyword that she wrote stands for. */
export interface Keyword {
  readonly word: string;
  readonly calendar: string | null;
  readonly language: string | null;
  /** What she wrote behind it. */
  readonly rest: string;
}

/**
 * She wrote a keyword: that is her consent, from her own phone. The first time she is greeted and asked for her date,
 * unless she wrote it at once. When she is with us already a date behind the word may be a second pregnancy or another
 * woman on this phone; which of them, is asked where it is not plain.
 */
export async function join(talk: Talk, keyword: Keyword): Promise<string> {
  const { tx, her, now, programme } = talk;
  const language = keyword.language ?? her.language;
  const { consent } = await agree(talk, `keyword ${keyword.word}`, language);
  if (language !== her.language)
    await tx.updateTable("subscriber").set({ language }).where("id", "=", her.id).execute();
  const then = { ...talk, her: { ...her, language } };
  if (keyword.calendar !== null) return await joinSet(then, keyword.calendar, consent);
  const running = talk.enrolments.filter(
    (one) => one.calendar?.anchor === "due" || one.calendar?.anchor === "birth" || one.calendar === null,
  );
  const waiting = running.find((one) => one.state === "asked");
  if (waiting && running.length === 1) return await greet(then, waiting, keyword.rest);
  if (running.length > 0) return await joinAgain(then, running, keyword.rest, consent);
  const made = await beginEnrolment(
    tx,
    { subscriber: her.id, programme: programme.id, language, consent, zone: her.zone },
    now,
  );
  return await greet(then, made, keyword.rest);
}

async function greet(talk: Talk, enrolment: Enrolment, rest: string): Promise<string> {
  await answer(talk, { line: "welcome" });
  const read = rest === "" ? null : firstDate(talk, rest);
  if (!read || ("unusable" in read && read.unusable === "no-date")) {
    await talk.tx
      .updateTable("enrolment")
      .set((row) => ({ asked: row("asked", "+", 1) }))
      .where("id", "=", enrolment.id)
      .execute();
    await andThen(talk, "ask-date", { enrolment: enrolment.id });
    return "keyword";
  }
  await takeDate(talk, enrolment, read, andThenSay(talk));
  return "keyword";
}

const andThenSay =
  (talk: Talk) =>
  async (content: { readonly line: string }, how: { readonly enrolment?: string } = {}) =>
    andThen(talk, content.line, how);

/** With us already: a due date while her child is in its first year is a second pregnancy; else it is asked for whom. */
async function joinAgain(
  talk: Talk,
  running: readonly Enrolment[],
  rest: string,
  consent: string | null,
): Promise<string> {
  const { tx, her, now, programme } = talk;
  const read = rest === "" ? null : firstDate(talk, rest);
  const pregnant = running.some((one) => one.calendar?.anchor === "due" || one.calendar === null);
  const due = calendarOf(programme, "due");
  if (read && "date" in read && read.kind === "due" && !pregnant && due) {
    const made = await beginEnrolment(
      tx,
      { subscriber: her.id, programme: programme.id, language: her.language, consent, zone: her.zone },
      now,
    );
    await countFrom(
      tx,
      talk.keys,
      { enrolment: made, subscriber: her.id, calendar: due, date: read.date, where: her, programme: programme.id },
      now,
    );
    await answer(talk, { line: "understood-due" }, { enrolment: made.id });
    return "keyword";
  }
  await answer(talk, { line: "for-whom" });
  return "keyword";
}

/** Another woman on the same phone: an enrolment of her own, with her own date. STOP of the phone is STOP for both. */
export async function joinBeside(talk: Talk, rest: string): Promise<string> {
  const { tx, her, now, programme } = talk;
  const { consent } = await agree(talk, "another reader", her.language);
  const reader = Math.max(0, ...talk.enrolments.map((one) => one.reader)) + 1;
  const made = await beginEnrolment(
    tx,
    { subscriber: her.id, programme: programme.id, language: her.language, reader, consent, zone: her.zone },
    now,
  );
  const read = firstDate(talk, rest);
  await takeDate(talk, made, read, (content, how) => answer(talk, content, how));
  return "keyword";
}

/** A calendar that begins with her word and needs no date: words of support, by her own choice. */
async function joinSet(talk: Talk, code: string, consent: string | null): Promise<string> {
  const calendar = talk.programme.calendars.find((one) => one.code === code);
  if (!calendar) throw new Error(`A keyword leads to the calendar ${code}, which is not there`);
  if (!talk.enrolments.some((one) => one.calendar?.id === calendar.id)) await beginSet(talk, calendar.code, consent);
  else await answer(talk, { line: "help" });
  return "keyword";
}

/** Begins a set of texts today, such as that after a birth; nothing is asked. */
export async function beginSet(
  talk: Pick<Talk, "tx" | "keys" | "now" | "her" | "programme">,
  code: string,
  consent: string | null,
): Promise<void> {
  const calendar = talk.programme.calendars.find((one) => one.code === code && one.anchor === "start");
  if (!calendar) return;
  const made = await beginEnrolment(
    talk.tx,
    {
      subscriber: talk.her.id,
      programme: talk.programme.id,
      language: talk.her.language,
      consent,
      zone: talk.her.zone,
    },
    talk.now,
  );
  const date = todayOf(talk);
  await countFrom(
    talk.tx,
    talk.keys,
    { enrolment: made, subscriber: talk.her.id, calendar, date, where: talk.her, programme: talk.programme.id },
    talk.now,
  );
}

/** Her own word from her own phone: consent, given or given anew. */
export async function agree(talk: Talk, wording: string, language: string): Promise<{ consent: string | null }> {
  const joined = await startSubscriber(
    talk.tx,
    talk.her.id,
    {
      wording,
      wordingVersion: 1,
      language,
      door: "message" satisfies Door,
      evidence: talk.heard.inbound,
      at: talk.heard.receivedAt,
    },
    talk.now,
  );
  return { consent: joined.outcome === "stopped" ? null : joined.consent };
}
