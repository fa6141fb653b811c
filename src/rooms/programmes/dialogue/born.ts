import { readDate } from "#rooms/messages/index.ts";
import { beginEnrolment, countFrom, endEnrolment } from "../enrol/enrolments.ts";
import { calendarOf, dateOrder } from "../enrol/programme.ts";
import { beginSet } from "./join.ts";
import { answer, type Talk, todayOf } from "./talk.ts";

const two = /двойн|двойняш|близнец|двое|двоих|twin|gemel|mellizo/iu;

/** Days after a birth in which the set for the first days still makes sense. */
const firstDays = 14;

/**
 * BORN: the pregnancy ends, the child's calendar begins, today or on the day she says; two of them for twins. Only her
 * word does this, never the calendar by itself.
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
  const { consent } = await tx
    .selectFrom("enrolment")
    .select("consent")
    .where("id", "=", ended.id)
    .executeTakeFirstOrThrow();
  const bornOn = date ?? todayOf(talk);
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
  if (bornOn.until(todayOf(talk), { largestUnit: "days" }).days <= firstDays) await beginSet(talk, "birth", consent);
  const line = date ? "understood-born" : twins ? "born-two" : "born-thanks";
  await answer(talk, { line }, first === null ? {} : { enrolment: first });
  return "born";
}
