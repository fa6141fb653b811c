import type { Tx } from "#kernel/database/database.ts";
import { nextOpening, planMessages } from "#rooms/messages/index.ts";
import type { LineContent } from "../texts/line-maker.ts";

/** One line to a phone that has not just written: within its hours, on its own within three days. */
export async function tell(
  tx: Tx,
  told: {
    programme: string;
    subscriber: string;
    language: string;
    zone: string;
    hours: { hourFrom: number; hourUntil: number };
    line: string;
    errand: string;
    class: "health" | "code";
    later?: number;
  },
  at: Temporal.Instant,
): Promise<string> {
  const opening = nextOpening({ zone: told.zone, from: told.hours.hourFrom, until: told.hours.hourUntil }, at) ?? at;
  const notBefore = opening.add({ seconds: told.later ?? 0 });
  const key = `line:${told.line}:${told.errand}`;
  await planMessages(
    tx,
    [
      {
        subscriber: told.subscriber,
        key,
        programme: told.programme,
        class: told.class,
        priority: told.class === "code" ? 2 : 1,
        content: { line: told.line } satisfies LineContent,
        language: told.language,
        notBefore,
        notAfter: notBefore.add({ hours: 72 }),
      },
    ],
    at,
  );
  return key;
}
