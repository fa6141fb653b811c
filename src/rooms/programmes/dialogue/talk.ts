import type { Tx } from "#kernel/database/database.ts";
import type { Heard } from "#rooms/messages/index.ts";
import { type Keys, planMessages, sendReply, type Understood } from "#rooms/messages/index.ts";
import type { Enrolment } from "../enrol/enrolments.ts";
import type { KnownProgramme } from "../enrol/programme.ts";
import type { LineContent } from "../texts/line-maker.ts";

/** The reader whose phone wrote; her row is locked. */
export interface Her {
  readonly id: string;
  readonly state: string;
  readonly language: string;
  readonly side: string | null;
  readonly zone: string;
  readonly hour_until: number;
}

/** One text in the middle of being answered. */
export interface Talk {
  readonly tx: Tx;
  readonly keys: Keys;
  readonly now: Temporal.Instant;
  readonly heard: Heard;
  readonly understood: Understood;
  readonly programme: KnownProgramme;
  readonly her: Her;
  /** Hers that are not over. */
  readonly enrolments: readonly Enrolment[];
  /** She, or a machine on her phone, writes so often that ordinary answers are left out: two machines could go on for ever. */
  readonly quiet: boolean;
}

/** Her day, where she is. */
export const todayOf = (talk: Pick<Talk, "now" | "her">): Temporal.PlainDate =>
  talk.now.toZonedDateTimeISO(talk.her.zone).toPlainDate();

/** What an answer may say beside its line. */
interface How {
  readonly enrolment?: string;
  readonly language?: string;
  readonly priority?: number;
}

/** The one answer to her text. */
export async function answer(talk: Talk, content: LineContent, how: How = {}): Promise<void> {
  if (talk.quiet && how.priority !== 0) return;
  await sendReply(
    talk.tx,
    {
      subscriber: talk.her.id,
      inbound: talk.heard.inbound,
      priority: how.priority ?? 1,
      content,
      language: how.language ?? talk.her.language,
      programme: talk.programme.id,
      ...(how.enrolment !== undefined && { enrolment: how.enrolment }),
    },
    talk.now,
  );
}

/** A second text after the answer, such as the question for the date after the welcome. */
export async function andThen(talk: Talk, line: string, how: How = {}): Promise<void> {
  if (talk.quiet) return;
  const from = talk.now.add({ seconds: 10 });
  await planMessages(
    talk.tx,
    [
      {
        subscriber: talk.her.id,
        key: `line:${line}:${talk.heard.inbound}`,
        programme: talk.programme.id,
        enrolment: how.enrolment ?? null,
        class: "reply",
        priority: how.priority ?? 1,
        content: { line, inbound: talk.heard.inbound } satisfies LineContent,
        language: how.language ?? talk.her.language,
        notBefore: from,
        notAfter: from.add({ hours: 24 }),
      },
    ],
    talk.now,
  );
}

/** 0 danger, 1 today, 2 soon, 3 when there is time. */
export type Urgency = 0 | 1 | 2 | 3;

/** Puts her text before a person; why, is not written down. */
export async function askPerson(talk: Talk, urgency: Urgency): Promise<void> {
  await talk.tx
    .insertInto("inbox_item")
    .values({
      inbound: talk.heard.inbound,
      programme: talk.programme.id,
      subscriber: talk.her.id,
      urgency,
      opened_at: talk.now.toString(),
    })
    .onConflict((same) => same.doNothing())
    .execute();
}
