import { sql } from "kysely";
import type { Db } from "#kernel/database/database.ts";
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
  for (;;) {
    const number = country === "RU" ? `+7000${digits(random, 7)}` : `+1${areaCode(random)}55501${digits(random, 2)}`;
    if (!taken.has(number)) return number;
  }
}

const digits = (random: () => number, many: number): string =>
  Array.from({ length: many }, () => Math.floor(random() * 10)).join("");

const areaCode = (random: () => number): string => `${2 + Math.floor(random() * 8)}${digits(random, 2)}`;
