import { sql } from "kysely";
import type { Tick } from "#kernel/rooms.ts";
import { forgetSignIns } from "#kernel/sign-in/sign-in.ts";
import { forgetLimits } from "#kernel/web/limits.ts";

const days = (n: number) => ({ hours: n * 24 });

/** What the house itself does by the clock; everything here may be repeated. */
export const kernelTicks: readonly Tick[] = [
  {
    name: "event-partitions",
    every: { hours: 24 },
    async run({ db }) {
      await sql`select event_partitions_ahead(7)`.execute(db);
    },
  },
  { name: "spent-limits", every: { minutes: 10 }, run: ({ db }, now) => forgetLimits(db, now) },
  { name: "ended-sign-ins", every: { hours: 1 }, run: ({ db }, now) => forgetSignIns(db, now) },
  {
    // A stranger's draft lasts as long as the cookie that leads to it; a person's stays until he throws it away.
    name: "strangers-drafts",
    every: { hours: 1 },
    async run({ db }, now) {
      await db
        .deleteFrom("draft")
        .where("person", "is", null)
        .where("changed_at", "<", now.subtract(days(7)).toString())
        .execute();
    },
  },
  {
    // Kept for a month, so that whoever comes late by a link is told that it is over and not that it never was.
    name: "old-mail-links",
    every: { hours: 24 },
    async run({ db }, now) {
      const before = now.subtract(days(30)).toString();
      await db
        .deleteFrom("mail_link")
        .where((link) => link.or([link("expires_at", "<", before), link("used_at", "<", before)]))
        .execute();
    },
  },
  {
    name: "sent-mails",
    every: { hours: 24 },
    async run({ db }, now) {
      await db
        .deleteFrom("mail")
        .where("state", "=", "sent")
        .where("sent_at", "<", now.subtract(days(30)).toString())
        .execute();
    },
  },
];
