import { sql } from "kysely";
import type { Db, Tx } from "#kernel/database/database.ts";
import { originOf } from "#kernel/mail/origin.ts";
import { queueMail } from "#kernel/mail/queue.ts";
import type { MailTemplate } from "#kernel/mail/template.ts";
import type { Services } from "#kernel/web/call.ts";

interface Woken {
  readonly account: string;
  readonly language: string;
}

/**
 * Who is to be woken: those on duty; where nobody is, everybody who runs the programme or works for it as a nurse; where
 * there are none either, the coordinators. Somebody is always told.
 */
async function whoIsWoken(tx: Tx, programme: string): Promise<readonly Woken[]> {
  const { rows } = await sql<Woken & { rank: number }>`
    with called as (
      select person, case when on_duty then 0 else 1 end as rank from programme_office
      where programme = ${programme} and until is null and (on_duty or role in ('operator', 'health-worker'))
      union all select person, 2 from office where role = 'coordinator' and until is null
    )
    select distinct on (account.id) account.id as account, coalesce(person.reads[1], 'en') as language, called.rank
    from called join account on account.person = called.person and account.disabled_at is null and account.admitted_at is not null
      join person on person.id = called.person and person.left_at is null
    where called.rank = (select min(other.rank) from called as other join account as a on a.person = other.person
      and a.disabled_at is null and a.admitted_at is not null)
    order by account.id, called.rank`.execute(tx);
  return rows;
}

/** Mails the people on duty about words of danger that nobody was told of yet; each once. */
export async function wakeDuty({ db, config }: Pick<Services, "db" | "config">, now: Temporal.Instant): Promise<void> {
  const waiting = await db
    .selectFrom("inbox_item")
    .select("inbound")
    .where("urgency", "=", 0)
    .where("woken_at", "is", null)
    .orderBy("opened_at")
    .limit(200)
    .execute();
  for (const { inbound } of waiting)
    await db.transaction().execute(async (tx) => {
      const item = await tx
        .updateTable("inbox_item")
        .set({ woken_at: now.toString() })
        .where("inbound", "=", inbound)
        .where("woken_at", "is", null)
        .returning("programme")
        .executeTakeFirst();
      if (item) await mailAbout(tx, item.programme, "programme-danger", config, now);
    });
}

/** Tells those who run a programme, once a week, that next week holds no approved text for some reader. */
export async function warnOfEmptyWeek(
  { db, config }: Pick<Services, "db" | "config">,
  now: Temporal.Instant,
): Promise<void> {
  const programmes = await db
    .selectFrom("programme")
    .select("id")
    .where("state", "=", "running")
    .where((row) =>
      row.or([row("warned_at", "is", null), row("warned_at", "<", now.subtract({ hours: 7 * 24 }).toString())]),
    )
    .execute();
  for (const { id } of programmes) {
    if (!(await hasNothingNextWeek(db, id, now))) continue;
    await db.transaction().execute(async (tx) => {
      await tx.updateTable("programme").set({ warned_at: now.toString() }).where("id", "=", id).execute();
      await mailAbout(tx, id, "programme-empty-week", config, now);
    });
  }
}

/** Whether there are readers, and nothing in the coming seven days has an approved text for any of them. */
export async function hasNothingNextWeek(db: Db, programme: string, now: Temporal.Instant): Promise<boolean> {
  const today = now.toZonedDateTimeISO("UTC").toPlainDate().toString();
  const { rows } = await sql<{ readers: boolean; messages: boolean }>`
    select exists (select from enrolment where programme = ${programme} and state = 'active') as readers,
      exists (select from generate_series(0, 6) as n join slot on slot.retired_at is null and slot.catch_up <> 'starter'
        join calendar on calendar.id = slot.calendar and calendar.programme = ${programme}
        join enrolment as e on e.calendar = slot.calendar and e.state = 'active' and e.anchor_week = ${today}::date + n - slot.day_offset
        join slot_text on slot_text.slot = slot.id and slot_text.state = 'approved' and slot_text.language = e.language) as messages`.execute(
    db,
  );
  const [row] = rows;
  return row?.readers === true && !row.messages;
}

async function mailAbout(
  tx: Tx,
  programme: string,
  template: string,
  config: Services["config"],
  now: Temporal.Instant,
): Promise<void> {
  const { code, number } = await tx
    .selectFrom("programme")
    .innerJoin("object", "object.id", "programme.id")
    .select(["code", "number"])
    .where("programme.id", "=", programme)
    .executeTakeFirstOrThrow();
  const link = `${originOf(config)}/programmes/${number}/inbox`;
  for (const { account, language } of await whoIsWoken(tx, programme))
    await queueMail(tx, { account, template, language, facts: { programme: code, link } }, now);
}

const short =
  (id: string): MailTemplate =>
  (t, { programme = "", link = "" }) => ({
    subject: t(`mail-${id}-subject`, { programme }),
    paragraphs: [t(`mail-${id}-text`, { programme }), String(link)],
  });

export const programmeMails: Readonly<Record<string, MailTemplate>> = {
  "programme-danger": short("programme-danger"),
  "programme-empty-week": short("programme-empty-week"),
};
