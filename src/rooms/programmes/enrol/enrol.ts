import type { Tx } from "#kernel/database/database.ts";
import { type Door, findOrMakeSubscriber, type Keys, mayConfirm, startSubscriber } from "#rooms/messages/index.ts";
import { begin } from "./begin.ts";
import { type Enrolment, enrolmentsOf } from "./enrolments.ts";
import { calendarOf } from "./programme.ts";
import { tell } from "./tell.ts";
import type { EnrolOutcome, Wish } from "./wish.ts";

/** What would become of a row of a file; writes nothing. */
export async function wouldBe(tx: Tx, keys: Keys, { programme, phone, kind }: Wish): Promise<EnrolOutcome> {
  const index = keys.phoneIndex(programme.id, phone.phone);
  const left = await tx
    .selectFrom("do_not_text")
    .select("since")
    .where("phone_index", "=", index)
    .where("asked", "=", true)
    .executeTakeFirst();
  const her = await tx
    .selectFrom("subscriber")
    .select(["id", "state"])
    .where("phone_index", "=", index)
    .executeTakeFirst();
  if (left || her?.state === "stopped") return "do-not-text";
  const before = her ? await enrolmentsOf(tx, her.id, programme) : [];
  const calendar = kind === null ? null : calendarOf(programme, kind);
  const twice = before.some((one) => one.calendar?.id === calendar?.id || one.state === "asked");
  return twice && her?.state !== "unconfirmed" ? "already" : "enrolled";
}

/** Enrols her, or asks her phone whether it may. The same again changes nothing. */
export async function enrol(
  tx: Tx,
  keys: Keys,
  wish: Wish,
  errand: string,
  at: Temporal.Instant,
): Promise<EnrolOutcome> {
  const { programme, phone } = wish;
  const side = programme.sides.includes(wish.side) ? wish.side : (programme.sides[0] ?? null);
  const language = programme.languages.includes(wish.language) ? wish.language : (programme.languages[0] ?? "en");
  const zone = wish.zone ?? programme.sideList.find((one) => one.code === side)?.zone ?? "UTC";
  const agreedAt = wish.agreed ? Temporal.PlainDate.from(wish.agreed).toZonedDateTime(zone).toInstant() : at;
  const door: Door = wish.door;
  const reader = {
    programme: programme.id,
    ...phone,
    side,
    language,
    zone,
    hourFrom: programme.hourFrom,
    hourUntil: programme.hourUntil,
    discreet: wish.discreet,
    door,
    agreedAt,
  };
  const found = await findOrMakeSubscriber(tx, keys, reader, at);
  if (found.outcome === "do-not-text") return "do-not-text";
  const before = await enrolmentsOf(tx, found.id, programme);
  const calendar = wish.kind === null ? null : calendarOf(programme, wish.kind);
  const twice = before.find((one) => one.calendar?.id === calendar?.id || one.state === "asked");
  if (door === "web")
    return await askAtDoor(tx, keys, wish, { id: found.id, state: found.state, language, zone, twice, errand }, at);
  if (found.state === "stopped") return "do-not-text";
  if (twice && found.state !== "unconfirmed") return "already";
  const agreed = await startSubscriber(
    tx,
    found.id,
    { wording: wish.source, wordingVersion: 1, language, door, evidence: errand, at: agreedAt },
    at,
  );
  if (agreed.outcome === "stopped") return "do-not-text";
  await begin(tx, keys, wish, { id: found.id, language, zone, consent: agreed.consent, known: twice ?? null }, at);
  await tell(
    tx,
    {
      programme: programme.id,
      subscriber: found.id,
      language,
      zone,
      hours: reader,
      line: "welcome",
      errand,
      class: "health",
    },
    at,
  );
  if (!calendar || !wish.date)
    await tell(
      tx,
      {
        programme: programme.id,
        subscriber: found.id,
        language,
        zone,
        hours: reader,
        line: "ask-date",
        errand,
        class: "health",
        later: 60,
      },
      at,
    );
  return "enrolled";
}

/** A web form: her phone is asked, once and within the limits, and nothing else is done before it says yes. */
async function askAtDoor(
  tx: Tx,
  keys: Keys,
  wish: Wish,
  her: { id: string; state: string; language: string; zone: string; twice: Enrolment | undefined; errand: string },
  at: Temporal.Instant,
): Promise<EnrolOutcome> {
  const { programme, phone } = wish;
  // Whoever typed it learns nothing about whether this number reads already.
  if (her.state !== "unconfirmed") return "asked";
  const may = await mayConfirm(
    tx,
    keys,
    { programme: programme.id, phone: phone.phone, country: phone.country, countries: programme.countries },
    at,
  );
  if (may.may === "no") return "asked";
  await startSubscriber(
    tx,
    her.id,
    { wording: wish.source, wordingVersion: 1, language: her.language, door: "web", evidence: her.errand, at },
    at,
  );
  await begin(tx, keys, wish, { ...her, consent: null, known: her.twice ?? null }, at);
  const key = await tell(
    tx,
    {
      programme: programme.id,
      subscriber: her.id,
      language: her.language,
      zone: her.zone,
      hours: programme,
      line: "confirm",
      errand: her.errand,
      class: "code",
    },
    at,
  );
  if (may.may === "hold")
    await tx
      .updateTable("message")
      .set({ state: "held", reason: `opt-in ${may.request}`, state_at: at.toString() })
      .where("subscriber", "=", her.id)
      .where("key", "=", key)
      .execute();
  return "asked";
}
