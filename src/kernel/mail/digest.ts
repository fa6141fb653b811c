import { sql } from "kysely";
import { readExchange } from "#kernel/exchange/exchange.ts";
import type { Words } from "#kernel/language/words.ts";
import { addressOf } from "#kernel/lineage/kin.ts";
import { mayRead } from "#kernel/object/object.ts";
import { actorOfAccount } from "#kernel/sign-in/sign-in.ts";
import type { Services } from "#kernel/web/call.ts";
import { passageOf, type RawPassage, toPassage } from "#kernel/wording/wording.ts";
import { originOf } from "./origin.ts";
import type { LateFacts, MailTemplate } from "./template.ts";

const between = "\n\n";

/** What is new for one reader, gathered: a sentence and a link for each. */
export const digestTemplate: MailTemplate = (t, facts) => ({
  subject: t("mail-notices-subject", { count: Number(facts["count"]) || 0 }),
  paragraphs: [
    t("mail-notices-text"),
    ...String(facts["list"] ?? "").split(between),
    t("mail-notices-after", { address: String(facts["address"] ?? "") }),
  ],
});

interface Line {
  readonly verb: string;
  readonly kind: string;
  readonly number: number;
  readonly title: RawPassage | null;
  readonly name: string | null;
}

/** The notices named by `ids` (joined by commas) that are still unread and may still be read. */
export const digestLateFacts: LateFacts = {
  names: ["list", "address"],
  async load(services, { account, facts, t }, now) {
    const ids = String(facts["ids"] ?? "").split(",");
    const [actor, exchange] = await Promise.all([
      actorOfAccount(services.db, account, now, null),
      readExchange(services.db),
    ]);
    if (!actor?.member) return null;
    const { rows } = await sql<Line>`
      select notice.verb, object.kind, object.number, ${passageOf(sql`object.id`, t.reads, "title")} as title,
        coalesce((select name from organisation where organisation.id = object.id and left_at is null),
          (select name from person where person.id = object.id and left_at is null)) as name
      from notice join object as told on told.id = notice.object left join comment on comment.id = told.id
        join object on object.id = coalesce(comment.about, told.id)
      where notice.id = any(${ids}::uuid[]) and notice.person = ${actor.person} and notice.read_at is null
        and (notice.reason = 'coordinator' or ${mayRead(actor, exchange.open)})
      order by notice.id`.execute(services.db);
    if (rows.length === 0) return null;
    const origin = originOf(services.config);
    return {
      count: rows.length,
      list: rows.map((line) => lineOf(services, t, line, origin)).join(between),
      address: `${origin}/me/notices`,
    };
  },
};

function lineOf(services: Services, t: Words, line: Line, origin: string): string {
  const title = line.title ? toPassage(line.title, t.reads, services.gist).shown : (line.name ?? `№ ${line.number}`);
  const id = t.has(`notice-${line.verb}`) ? `notice-${line.verb}` : "mail-notices-something";
  return `${t(id, { title })}\n${origin}${addressOf(line.kind, line.number)}`;
}
