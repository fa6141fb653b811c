import { sql } from "kysely";
import type { Db } from "#kernel/database/database.ts";
import { Refusal } from "#kernel/refusal.ts";
import { type PhoneMessage, phoneMessages } from "../channels/simulator/phones.ts";

export interface PhoneLine {
  readonly number: string;
  readonly messages: number;
  /** The newest text on it, by whomever. */
  readonly last: string | null;
  readonly lastAt: string | null;
}

/** Whether a simulator carries messages here: only then are there telephones on a page. */
export async function simulatorIsOn(db: Db): Promise<boolean> {
  const { rows } = await sql<{ on: boolean }>`
    select exists (select from channel where kind = 'simulator' and state <> 'off') as on`.execute(db);
  return rows[0]?.on ?? false;
}

/** Telephones of the simulator, the one that rang last first; at most `most`. */
export async function phoneLines(db: Db, most: number): Promise<readonly PhoneLine[]> {
  const { rows } = await sql<PhoneLine>`
    select phone.number, (select count(*)::int from phone_message where phone_message.phone = phone.number) as messages,
      newest.text as last, newest.at as "lastAt"
    from phone left join lateral (select id, text, at from phone_message where phone_message.phone = phone.number
      order by id desc limit 1) as newest on true
    order by newest.id desc nulls last, phone.made_at desc limit ${most}`.execute(db);
  return rows;
}

export const shownAtOnce = 60;

export const textsOn = (db: Db, number: string, after = 0): Promise<readonly PhoneMessage[]> =>
  phoneMessages(db, number, { after, limit: shownAtOnce });

/** A number that no telephone of the simulator has yet, of the country asked for. */
export async function freeNumber(db: Db, country: "US" | "RU", random: () => number = Math.random): Promise<string> {
  const taken = new Set((await db.selectFrom("phone").select("number").execute()).map((row) => row.number));
  // The country of fewest numbers has 3,800 that are nobody's.
  if (taken.size >= 3000) throw new Refusal(409, "phones-too-many");
  for (;;) {
    const number = country === "RU" ? `+7000${digits(random, 7)}` : `+1${areaCode(random)}55501${digits(random, 2)}`;
    if (!taken.has(number)) return number;
  }
}

const digits = (random: () => number, many: number): string =>
  Array.from({ length: many }, () => Math.floor(random() * 10)).join("");

// Of states in every time zone from Maine to Hawaii. A code made up by chance is often another country's, and a
// programme for the United States rightly leaves that country's phones without an answer.
const areaCodes =
  "202 205 206 207 212 213 214 215 303 305 307 312 313 404 405 406 414 415 501 502 503 504 505 601 602 612 614 615 617 701 702 801 802 808 816 843 907 919".split(
    " ",
  );
const areaCode = (random: () => number): string => areaCodes[Math.floor(random() * areaCodes.length)] ?? "202";
