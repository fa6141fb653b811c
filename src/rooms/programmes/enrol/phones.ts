import { z } from "zod";
import type { Tx } from "#kernel/database/database.ts";
import {
  anchorPlace,
  askNumberChange,
  findOrMakeSubscriber,
  type Keys,
  type OpenErrand,
  readPhone,
  startSubscriber,
} from "#rooms/messages/index.ts";
import { beginEnrolment, countFrom } from "./enrolments.ts";
import { knownProgramme } from "./programme.ts";
import { tell } from "./tell.ts";
import type { EnrolOutcome } from "./wish.ts";

/** Another phone of hers, with the paper or person that says so: it gets everything of hers; the first goes on. */
export async function secondPhone(tx: Tx, keys: Keys, errand: OpenErrand, at: Temporal.Instant): Promise<EnrolOutcome> {
  const { phone: typed } = z.object({ phone: z.string().max(60) }).parse(errand.secret);
  const { subscriber, source } = z.object({ subscriber: z.uuid(), source: z.string().max(200) }).parse(errand.facts);
  const programme = await knownProgramme(tx, errand.programme ?? "");
  const first = await tx
    .selectFrom("subscriber")
    .selectAll()
    .where("id", "=", subscriber)
    .where("programme", "=", programme.id)
    .executeTakeFirst();
  const phone = readPhone(typed, first?.country ?? "ZZ");
  if (!first || !phone) return "not-a-number";
  if (!programme.countries.includes(phone.country)) return "country";
  const { side, language, zone, hour_from: hourFrom, hour_until: hourUntil, discreet } = first;
  const found = await findOrMakeSubscriber(
    tx,
    keys,
    {
      programme: programme.id,
      ...phone,
      side,
      language,
      zone,
      hourFrom,
      hourUntil,
      discreet,
      door: "health-worker",
      agreedAt: at,
    },
    at,
  );
  if (found.outcome === "do-not-text" || found.state === "stopped") return "do-not-text";
  if (found.outcome === "found" && found.state !== "unconfirmed") return "already";
  const agreed = await startSubscriber(
    tx,
    found.id,
    { wording: source, wordingVersion: 1, language, door: "health-worker", evidence: errand.id, at },
    at,
  );
  if (agreed.outcome === "stopped") return "do-not-text";
  const rows = await tx
    .selectFrom("enrolment")
    .selectAll()
    .where("subscriber", "=", subscriber)
    .where("state", "=", "active")
    .execute();
  for (const row of rows) {
    const calendar = programme.calendars.find((one) => one.id === row.calendar);
    if (!calendar || !row.anchor_week) continue;
    const made = await beginEnrolment(
      tx,
      {
        subscriber: found.id,
        programme: programme.id,
        language: row.language,
        reader: row.reader,
        child: row.child,
        consent: agreed.consent,
        zone,
      },
      at,
    );
    const date = row.anchor_sealed
      ? openAnchor(keys, row.id, row.anchor_sealed)
      : Temporal.PlainDate.from(row.anchor_week);
    await countFrom(
      tx,
      keys,
      {
        enrolment: made,
        subscriber: found.id,
        calendar,
        date,
        where: { zone, hour_until: hourUntil },
        programme: programme.id,
      },
      at,
    );
    // She has had the starter pack on the first phone.
    await tx.updateTable("enrolment").set({ starter: false }).where("id", "=", made.id).execute();
  }
  await tell(
    tx,
    {
      programme: programme.id,
      subscriber: found.id,
      language,
      zone,
      hours: { hourFrom, hourUntil },
      line: "second-phone",
      errand: errand.id,
      class: "health",
    },
    at,
  );
  return "enrolled";
}

/** Another number: both phones are asked, and nothing changes until both have said yes. */
export async function changeNumber(
  tx: Tx,
  keys: Keys,
  errand: OpenErrand,
  at: Temporal.Instant,
): Promise<EnrolOutcome> {
  const { phone: typed } = z.object({ phone: z.string().max(60) }).parse(errand.secret);
  const { subscriber } = z.object({ subscriber: z.uuid() }).parse(errand.facts);
  const programme = await knownProgramme(tx, errand.programme ?? "");
  const old = await tx
    .selectFrom("subscriber")
    .selectAll()
    .where("id", "=", subscriber)
    .where("programme", "=", programme.id)
    .executeTakeFirst();
  const phone = readPhone(typed, old?.country ?? "ZZ");
  if (!old || !phone) return "not-a-number";
  if (!programme.countries.includes(phone.country)) return "country";
  const { side, language, zone, hour_from: hourFrom, hour_until: hourUntil } = old;
  const found = await findOrMakeSubscriber(
    tx,
    keys,
    { programme: programme.id, ...phone, side, language, zone, hourFrom, hourUntil, door: "staff" },
    at,
  );
  if (found.outcome === "do-not-text") return "do-not-text";
  const asked = await askNumberChange(tx, { oldSubscriber: subscriber, newSubscriber: found.id }, at);
  if (asked.outcome !== "asked") return asked.outcome === "do-not-text" ? "do-not-text" : "already";
  for (const one of [subscriber, found.id])
    await tell(
      tx,
      {
        programme: programme.id,
        subscriber: one,
        language,
        zone,
        hours: { hourFrom, hourUntil },
        line: "number-change",
        errand: errand.id,
        class: "code",
      },
      at,
    );
  return "asked";
}

/** The exact date that an enrolment is counted from. */
export const openAnchor = (keys: Keys, enrolment: string, sealed: Buffer): Temporal.PlainDate =>
  Temporal.PlainDate.from(keys.open(anchorPlace(enrolment), sealed).toString("latin1").trim());
