import { sql } from "kysely";
import type { Tx } from "#kernel/database/database.ts";
import type { Handled, Heard, Listener } from "#rooms/messages/index.ts";
import {
  findOrMakeSubscriber,
  heardFrom,
  type Keys,
  lockSubscriber,
  subscribersOfPhone,
  understand,
} from "#rooms/messages/index.ts";
import { foldKeyword, isOn } from "../domain.ts";
import { enrolmentsOf, resumeEnrolments } from "../enrol/enrolments.ts";
import { type KnownProgramme, knownProgrammes } from "../enrol/programme.ts";
import { takeAnswer } from "../evaluation/take-answer.ts";
import { hasGuardian } from "../visits/guardian.ts";
import { born } from "./born.ts";
import { date } from "./dates.ts";
import { danger, grief } from "./distress.ts";
import { join, joinBeside, type Keyword } from "./join.ts";
import { askFirst, pause, start, stop, stopWish } from "./leave.ts";
import { isTooYoung, language, minor, no, other, yes } from "./small.ts";
import { answer, type Talk } from "./talk.ts";

/** Answers what phones write, for all programmes of the exchange. */
export const programmeListener: Listener = {
  async hear(tx, heard, { keys, now }) {
    if (heard.phone === null || heard.country === null) return nobody;
    const programmes = await knownProgrammes(tx);
    const words = await tx.selectFrom("programme_keyword").selectAll().execute();
    const known = await subscribersOfPhone(
      tx,
      keys,
      heard.phone,
      programmes.map((one) => one.id),
    );
    // A number of one programme alone says whom a text is for, where the words do not.
    const at = programmes.find((one) => isAt(one, heard.to))?.id ?? null;
    const keyword = keywordIn(heard.text, words, at);
    const programme = programmeFor(programmes, known, keyword?.programme ?? null, heard, at);
    if (!programme) return nobody;
    const understood = understand(heard.text, {
      languages: programme.languages,
      keywords: words.map((one) => one.word),
    });
    // STOP and PAUSE are the phone's, whatever programme it had in mind.
    const others = known.filter((one) => one.programme !== programme.id && one.state !== "forgotten");
    if (understood.intent === "stop" || understood.intent === "pause")
      for (const other of others) await hearIn(tx, heard, keys, now, programmes, other.programme, understood, null);
    return await hearIn(tx, heard, keys, now, programmes, programme.id, understood, keyword);
  },
  async giveUp(tx, inbound, now) {
    const programme = await tx
      .selectFrom("programme")
      .select("id")
      .where("state", "in", ["running", "rehearsing", "paused"])
      .orderBy("id")
      .executeTakeFirst();
    if (programme)
      await tx
        .insertInto("inbox_item")
        .values({ inbound, programme: programme.id, urgency: 1, opened_at: now.toString() })
        .onConflict((same) => same.doNothing())
        .execute();
  },
};

const nobody: Handled = { subscriber: null, programme: null, understood: "nobody" };

type FoundKeyword = Keyword & { readonly programme: string; readonly side: string | null };

/** A keyword at the beginning of a text, with what stands behind it. */
function keywordIn(
  text: string,
  words: readonly {
    word: string;
    programme: string;
    calendar: string | null;
    language: string | null;
    side: string | null;
  }[],
  at: string | null,
): FoundKeyword | null {
  const [, first = "", rest = ""] = /^\s*(\S+)\s*([\s\S]*)$/u.exec(text) ?? [];
  const named = words.filter((one) => one.word === foldKeyword(first));
  const found = named.find((one) => one.programme === at) ?? named[0];
  return found ? { ...found, rest: rest.trim() } : null;
}

const digits = (number: string): string => number.replace(/\D/gu, "");
const isAt = ({ numbers }: KnownProgramme, to: string): boolean =>
  to !== "" && numbers.some((one) => digits(one) === digits(to));

/**
 * The programme that a text is for: the keyword's; the one whose own number it was sent to, where this phone reads it or
 * reads none; the one that this phone reads; of its country, for a stranger.
 */
function programmeFor(
  programmes: readonly KnownProgramme[],
  known: readonly { id: string; programme: string; state: string }[],
  wanted: string | null,
  heard: Heard,
  at: string | null,
): KnownProgramme | null {
  const byId = (id: string | undefined) => programmes.find((one) => one.id === id) ?? null;
  if (wanted) {
    const programme = byId(wanted);
    return programme && ["running", "rehearsing"].includes(programme.state) ? programme : byId(known[0]?.programme);
  }
  const there = byId(at ?? undefined);
  if (there && (known.some((one) => one.programme === at) || (known.length === 0 && isOn(there.state)))) return there;
  const reading = known.find((one) => ["active", "paused", "silent"].includes(one.state)) ?? known[0];
  if (reading) return byId(reading.programme);
  // One that is written to at its own numbers is not meant by a text to another.
  return (
    programmes.find(
      (one) => isOn(one.state) && one.countries.includes(heard.country ?? "") && one.numbers.length === 0,
    ) ??
    programmes.find((one) => isOn(one.state) && one.countries.includes(heard.country ?? "")) ??
    null
  );
}

const mostAnswersAnHour = 8;
const beside: ReadonlySet<string> = new Set(["NEW", "НОВАЯ", "NUEVA"].map(foldKeyword));

async function hearIn(
  tx: Tx,
  heard: Heard,
  keys: Keys,
  now: Temporal.Instant,
  programmes: readonly KnownProgramme[],
  id: string,
  understood: Talk["understood"],
  keyword: FoundKeyword | null,
): Promise<Handled> {
  const programme = programmes.find((one) => one.id === id);
  if (!programme) throw new Error(`There is no programme ${id}`);
  const side =
    keyword?.side ??
    programme.sideList.find((one) => one.region === heard.country)?.code ??
    programme.sideList[0]?.code ??
    null;
  const zone = programme.sideList.find((one) => one.code === side)?.zone ?? "UTC";
  const first = programme.sideList
    .find((one) => one.code === side)
    ?.languages.find((one) => programme.languages.includes(one));
  const found = await findOrMakeSubscriber(
    tx,
    keys,
    {
      programme: programme.id,
      phone: heard.phone ?? "",
      country: heard.country ?? "",
      side,
      language: keyword?.language ?? first ?? programme.languages[0] ?? "en",
      zone,
      hourFrom: programme.hourFrom,
      hourUntil: programme.hourUntil,
      door: "message",
    },
    now,
  );
  if (found.outcome === "do-not-text") return { subscriber: null, programme: programme.id, understood: "nobody" };
  const { back } = await heardFrom(tx, found.id, now);
  await lockSubscriber(tx, found.id);
  const her = await tx
    .selectFrom("subscriber")
    .select(["id", "state", "language", "side", "zone", "hour_until"])
    .where("id", "=", found.id)
    .executeTakeFirstOrThrow();
  // She was taken for gone and wrote: her messages go on from today.
  if (back) await resumeEnrolments(tx, { subscriber: her.id, programme: programme.id, consent: null, where: her }, now);
  const talk: Talk = {
    tx,
    keys,
    now,
    heard,
    understood,
    programme,
    her: { ...her, state: found.state },
    enrolments: await enrolmentsOf(tx, her.id, programme),
    quiet: await isTooMuch(tx, her.id, now),
  };
  return { subscriber: her.id, programme: programme.id, understood: await act(talk, keyword) };
}

async function act(talk: Talk, keyword: FoundKeyword | null): Promise<string> {
  const { intent } = talk.understood;
  if (intent === "danger") return await danger(talk);
  if (intent === "grief") return await grief(talk);
  if (intent === "stop") return await stop(talk);
  if (intent === "pause") return await pause(talk);
  if (isTooYoung(talk) && !(await hasGuardian(talk.tx, talk.her.id))) return await minor(talk);
  const { state } = talk.her;
  const isWoman = beside.has(foldKeyword(/^\s*(\S+)/u.exec(talk.heard.text)?.[1] ?? ""));
  if (state === "stopped" && !talk.heard.trusted && (keyword || intent === "start" || isWoman))
    return await askFirst(talk);
  if (keyword) return await join(talk, keyword);
  const [, first = "", rest = ""] = /^\s*(\S+)\s*([\s\S]*)$/u.exec(talk.heard.text) ?? [];
  if (beside.has(foldKeyword(first)) && talk.enrolments.length > 0) return await joinBeside(talk, rest);
  if ((await takeAnswer(talk)) === "taken") return "answer";
  const acts: Partial<Record<typeof intent, (talk: Talk) => Promise<string>>> = {
    start,
    "stop-wish": stopWish,
    language,
    date,
    born,
    yes,
    no,
    help: (one) => line(one, "help"),
    empty: (one) => line(one, "help"),
    why: (one) => line(one, "why"),
  };
  return await (acts[intent] ?? other)(talk);
}

async function line(talk: Talk, name: string): Promise<string> {
  await answer(talk, { line: name });
  return name;
}

async function isTooMuch(tx: Tx, subscriber: string, now: Temporal.Instant): Promise<boolean> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from message where subscriber = ${subscriber} and class = 'reply' and made_at > ${now.subtract({ hours: 1 }).toString()}`.execute(
    tx,
  );
  return (rows[0]?.n ?? 0) >= mostAnswersAnHour;
}
