import { type DateRead, readDate } from "#rooms/messages/index.ts";
import { countFrom, type Enrolment } from "../enrol/enrolments.ts";
import { calendarOf, dateOrder } from "../enrol/programme.ts";
import { unwrittenIn } from "../plan/gaps.ts";
import { answer, askPerson, type Talk, todayOf } from "./talk.ts";

/**
 * The date of someone who was asked when her baby is due (a child that is there already comes with BORN). A day that
 * cannot be a due date may be that of a birth; what the words themselves say goes before both.
 */
export function firstDate(talk: Pick<Talk, "programme" | "her" | "now">, text: string): DateRead {
  const asked = {
    today: todayOf(talk),
    order: dateOrder(talk.programme, talk.her.side),
    languages: talk.programme.languages,
  };
  const due = readDate(text, { ...asked, expect: "due" });
  if (!("unusable" in due) || due.unusable === "no-date") return due;
  const birth = readDate(text, { ...asked, expect: "birth" });
  return "unusable" in birth ? due : birth;
}

type Say = (content: { readonly line: string }, how?: { readonly enrolment?: string }) => Promise<void>;

/**
 * A date was read: what was understood of it is sent back, an ambiguous one is asked for again, one that cannot be is
 * said so. With it the calendar begins, or is counted anew.
 */
export async function takeDate(talk: Talk, enrolment: Enrolment, read: DateRead, say: Say): Promise<void> {
  if ("ambiguous" in read) return await say({ line: "ask-which" }, { enrolment: enrolment.id });
  if ("unusable" in read)
    return await say({ line: read.unusable === "no-date" ? "ask-date" : "date-far" }, { enrolment: enrolment.id });
  const calendar = calendarOf(talk.programme, read.kind);
  if (!calendar) return await say({ line: "date-far" }, { enrolment: enrolment.id });
  const isNew = enrolment.state === "asked";
  await countFrom(
    talk.tx,
    talk.keys,
    { enrolment, subscriber: talk.her.id, calendar, date: read.date, where: talk.her, programme: talk.programme.id },
    talk.now,
  );
  if (isNew && (await unwrittenIn(talk.tx, calendar.id, enrolment.language)))
    return await say({ line: "not-yet" }, { enrolment: enrolment.id });
  const understood = read.kind === "due" ? "understood-due" : "understood-born";
  await say({ line: isNew ? understood : "date-changed" }, { enrolment: enrolment.id });
}

/** She wrote a date and nothing else: for whom is plain, or it is asked. */
export async function date(talk: Talk): Promise<string> {
  const dated = talk.enrolments.filter((one) => one.calendar === null || one.calendar.anchor !== "start");
  const asked = dated.filter((one) => one.state === "asked");
  const kinds = new Set(dated.map((one) => one.calendar?.anchor ?? "any"));
  const [only] = kinds;
  const expect = kinds.size === 1 && only !== undefined && only !== "start" ? only : "any";
  const order = dateOrder(talk.programme, talk.her.side);
  const read =
    asked.length > 0
      ? firstDate(talk, talk.heard.text)
      : readDate(talk.heard.text, { today: todayOf(talk), order, languages: talk.programme.languages, expect });
  const whose = asked[0] ?? ofKind(dated, read);
  if (!whose) {
    if (dated.length > 0) await answer(talk, { line: "for-whom" });
    else {
      await askPerson(talk, 3);
      await answer(talk, { line: "not-understood" });
    }
    return "date";
  }
  // From a channel that signs nothing anybody could have written it: a person looks before a date is changed.
  if (!talk.heard.trusted && whose.state !== "asked") {
    await askPerson(talk, 2);
    await answer(talk, { line: "not-understood" });
    return "date";
  }
  await takeDate(talk, whose, read, (content, how) => answer(talk, content, how));
  await alsoTwins(talk, whose, read);
  return "date";
}

/** The one enrolment that a date of this kind changes; null where there are several women, or none. */
function ofKind(dated: readonly Enrolment[], read: DateRead): Enrolment | null {
  const kind = "kind" in read ? read.kind : null;
  const fitting = dated.filter((one) => kind === null || one.calendar?.anchor === kind);
  const readers = new Set(fitting.map((one) => one.reader));
  return readers.size === 1 ? (fitting[0] ?? null) : null;
}

/** Twins were born on one day: the date of one is the date of the other. */
async function alsoTwins(talk: Talk, whose: Enrolment, read: DateRead): Promise<void> {
  if (!("date" in read) || read.kind !== "birth" || !whose.calendar) return;
  for (const twin of talk.enrolments)
    if (
      twin.id !== whose.id &&
      twin.reader === whose.reader &&
      twin.calendar?.id === whose.calendar.id &&
      twin.anchorWeek === whose.anchorWeek
    )
      await countFrom(
        talk.tx,
        talk.keys,
        {
          enrolment: twin,
          subscriber: talk.her.id,
          calendar: whose.calendar,
          date: read.date,
          where: talk.her,
          programme: talk.programme.id,
        },
        talk.now,
      );
}
