import { z } from "zod";
import type { Phone } from "#rooms/messages/index.ts";
import type { KnownProgramme } from "./programme.ts";

/** What became of one enrolment; lies in plain and is all that a page ever learns. */
export type EnrolOutcome =
  | "enrolled"
  | "asked"
  | "already"
  | "do-not-text"
  | "country"
  | "not-a-number"
  | "bad-date"
  | "closed";

/** What a page seals: the number as it was typed, and the exact date. */
export const secret = z.object({ phone: z.string().max(60), date: z.iso.date().nullable() });
export const facts = z.object({
  door: z.enum(["web", "health-worker", "import"]),
  side: z.string().max(8),
  language: z.string().max(3),
  zone: z.string().max(60).nullable().default(null),
  kind: z.enum(["due", "birth"]).nullable(),
  /** Which words or paper she agreed to, and when (a day). */
  source: z.string().max(200),
  agreed: z.iso.date().nullable().default(null),
  discreet: z.boolean().default(false),
  /** Only says what would become of it. */
  dry: z.boolean().default(false),
});

/** One enrolment that a page asks for, its number read. */
export interface Wish extends z.infer<typeof facts> {
  readonly programme: KnownProgramme;
  readonly phone: Phone;
  readonly date: Temporal.PlainDate | null;
}
