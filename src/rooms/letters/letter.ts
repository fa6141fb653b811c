import { sql } from "kysely";
import { readExchange } from "#kernel/exchange/exchange.ts";
import type { Words } from "#kernel/language/words.ts";
import { addressOf } from "#kernel/lineage/kin.ts";
import { originOf } from "#kernel/mail/origin.ts";
import { queueMail } from "#kernel/mail/queue.ts";
import type { LateFacts, MailTemplate } from "#kernel/mail/template.ts";
import type { Tick } from "#kernel/rooms.ts";
import { actorOfAccount } from "#kernel/sign-in/sign-in.ts";
import type { Services } from "#kernel/web/call.ts";
import { toPassage } from "#kernel/wording/wording.ts";
import { type NewThing, newThings } from "#rooms/exchange/index.ts";

export const letter = "letter-of-week";

const between = "\n\n";
/** Enough for a week; the page of what is new has the rest. */
const most = 40;
const atOnce = 100;
/** What a slow transaction brings with an earlier time is told a week later instead of never. */
const margin = { minutes: 2 };

/** All that came in a week: what it is, its title, where it is, and what it speaks of where nobody has translated it. */
export const letterTemplate: MailTemplate = (t, facts) => ({
  subject: t("mail-letter-of-week-subject", { count: Number(facts["count"]) || 0 }),
  paragraphs: [
    t("mail-letter-of-week-text"),
    ...String(facts["list"] ?? "").split(between),
    t("mail-letter-of-week-after", { address: String(facts["address"] ?? "") }),
  ],
});

/** What happened from `from` to `until`, as the reader may read it when the letter is sent; null when nothing did. */
export const letterFacts: LateFacts = {
  names: ["count", "list", "address"],
  async load(services, { account, facts, t }, now) {
    const [actor, exchange, wants] = await Promise.all([
      actorOfAccount(services.db, account, now, null),
      readExchange(services.db),
      services.db.selectFrom("letter_of_week").select("account").where("account", "=", account).executeTakeFirst(),
    ]);
    if (!actor?.member || !wants) return null;
    const [things = []] = await newThings(services.db, actor, exchange.open, t.reads, [
      { limit: most, firsts: true, since: String(facts["from"]), until: String(facts["until"]) },
    ]);
    if (things.length === 0) return null;
    const origin = originOf(services.config);
    return {
      count: things.length,
      list: things.map((thing) => lineOf(services, t, thing, origin)).join(between),
      address: `${origin}/new`,
    };
  },
};

function lineOf(services: Services, t: Words, thing: NewThing, origin: string): string {
  const title = thing.title ? toPassage(thing.title, t.reads, services.gist) : null;
  const text = thing.text ? toPassage(thing.text, t.reads, services.gist) : null;
  const what = t(`event-${thing.verb}`, { kind: thing.kind });
  const lines = [
    `${what.charAt(0).toLocaleUpperCase(t.language)}${what.slice(1)}: ${title?.shown ?? thing.name ?? `№ ${thing.number}`}`,
    `${origin}${addressOf(thing.kind, thing.number)}`,
  ];
  const gist = title?.state === "missing" ? [...new Set([...title.gist, ...(text?.gist ?? [])])].slice(0, 6) : [];
  if (gist.length > 0) lines.push(t("mail-letter-of-week-gist", { words: gist.join(", ") }));
  return lines.join("\n");
}

/**
 * Queues the letter for everybody for whom Monday, seven o'clock where he lives, has passed since he was last told.
 * Each gets one, however often this runs; after an outage one letter tells of all the time. Without a mail server
 * nothing is queued, so that a first server does not send a heap of old letters.
 */
export async function queueLetters(services: Services, now: Temporal.Instant): Promise<number> {
  if (services.config.mail === null) return 0;
  const at = sql`${now.toString()}::timestamptz`;
  const monday = sql`(date_trunc('week', (${at} at time zone person.zone) - interval '7 hours') + interval '7 hours') at time zone person.zone`;
  let queued = 0;
  for (;;) {
    const some = await services.db.transaction().execute(async (tx) => {
      const { rows } = await sql<{ account: string; from: string; reads: string[] }>`
        with due as (
          select letter.account, letter.told_until as "from", person.reads
          from letter_of_week as letter join account on account.id = letter.account join person on person.id = account.person
          where letter.told_until < ${monday} and account.confirmed_at is not null and account.admitted_at is not null
            and account.disabled_at is null and person.left_at is null
          order by letter.account limit ${atOnce} for update of letter skip locked
        ), told as (
          update letter_of_week set told_until = ${at} from due where letter_of_week.account = due.account
        )
        select account, "from", reads from due`.execute(tx);
      for (const { account, from, reads } of rows)
        await queueMail(
          tx,
          {
            account,
            template: letter,
            language: reads[0] ?? "en",
            facts: {
              from: Temporal.Instant.from(from).subtract(margin).toString(),
              until: now.subtract(margin).toString(),
            },
          },
          now,
        );
      return rows.length;
    });
    queued += some;
    if (some < atOnce) return queued;
  }
}

export const letterTick: Tick = {
  name: "letter-of-week",
  every: { hours: 1 },
  run: async (services, now) => void (await queueLetters(services, now)),
};
