import { pauseSubscriber, readDate } from "#rooms/messages/index.ts";
import { beginEnrolment, countFrom, endEnrolment } from "../enrol/enrolments.ts";
import { openAnchor } from "../enrol/phones.ts";
import { calendarOf, dateOrder } from "../enrol/programme.ts";
import { beginSet } from "./join.ts";
import { answer, askPerson, type Talk, todayOf } from "./talk.ts";

const two = /двойн|двойняш|близнец|двое|двоих|twin|gemel|mellizo/iu;

/** Days after a birth in which the set for the first days still makes sense. */
const firstDays = 14;

/**
 * Whether a birth is preterm: before 37 completed weeks, of which the due date is the end of the fortieth.
 * Source: World Health Organization, fact sheet Preterm birth.
 */
const isEarly = (due: Temporal.PlainDate, bornOn: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(bornOn, due.subtract({ weeks: 3 })) < 0;

/**
 * BORN: the pregnancy ends, the child's calendar begins, today or on the day she says; two of them for twins. Only her
 * word does this, never the calendar by itself. Of a child that came early the calendar waits, paused, and a person
 * reads: what suits a child at home on the day of its birth may hurt.
 */
export async function born(talk: Talk): Promise<string> {
  const { tx, her, now, programme, keys } = talk;
  const calendar = calendarOf(programme, "birth");
  const pregnancies = talk.enrolments.filter((one) => one.calendar === null || one.calendar.anchor === "due");
  const children = talk.enrolments.filter((one) => one.calendar?.anchor === "birth");
  const read = readDate(talk.understood.rest ?? "", {
    today: todayOf(talk),
    order: dateOrder(programme, her.side),
    languages: programme.languages,
    expect: "birth",
  });
  if (!calendar) return "born";
  if ("ambiguous" in read) {
    await answer(talk, { line: "ask-which", inbound: talk.heard.inbound });
    return "born";
  }
  const date = "date" in read && read.kind === "birth" ? read.date : null;
  const [ended] = pregnancies;
  if (!ended) {
    const [child] = children;
    if (child && date)
      await countFrom(
        tx,
        keys,
        { enrolment: child, subscriber: her.id, calendar, date, where: her, programme: programme.id },
        now,
      );
    await answer(talk, { line: child ? "understood-born" : "for-whom" }, child ? { enrolment: child.id } : {});
    return "born";
  }
  const { consent, anchor_sealed } = await tx
    .selectFrom("enrolment")
    .select(["consent", "anchor_sealed"])
    .where("id", "=", ended.id)
    .executeTakeFirstOrThrow();
  const bornOn = date ?? todayOf(talk);
  const early = anchor_sealed !== null && isEarly(openAnchor(keys, ended.id, anchor_sealed), bornOn);
  const twins = two.test(talk.heard.text);
  await endEnrolment(tx, her.id, ended.id, now);
  let first: string | null = null;
  for (const child of twins ? [1, 2] : [1]) {
    const made = await beginEnrolment(
      tx,
      {
        subscriber: her.id,
        programme: programme.id,
        language: ended.language,
        reader: ended.reader,
        child,
        consent,
        zone: her.zone,
      },
      now,
    );
    await countFrom(
      tx,
      keys,
      { enrolment: made, subscriber: her.id, calendar, date: bornOn, where: her, programme: programme.id },
      now,
    );
    first ??= made.id;
  }
  if (early) {
    // Advice for the first days at home would be cruel beside an incubator. She has peace until she or a person who
    // has spoken with her wants otherwise.
    await pauseSubscriber(tx, her.id, { scope: null, door: "message", evidence: talk.heard.inbound, at: now });
    await answer(talk, { line: "born-early" });
    await askPerson(talk, 1);
    return "born";
  }
  if (bornOn.until(todayOf(talk), { largestUnit: "days" }).days <= firstDays) await beginSet(talk, "birth", consent);
  const line = date ? "understood-born" : twins ? "born-two" : "born-thanks";
  await answer(talk, { line }, first === null ? {} : { enrolment: first });
  return "born";
}
