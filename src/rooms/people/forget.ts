import type { Tick } from "#kernel/rooms.ts";

/** Throws away what nobody can use any more: sign-ins that have ended, spent links, what strangers left behind. */
export const forget: Tick = {
  name: "people-forget",
  every: { hours: 1 },
  async run({ db }, now) {
    const ago = (days: number): string => now.subtract({ hours: 24 * days }).toString();
    await db
      .deleteFrom("sign_in")
      .where((eb) => eb.or([eb("ends_at", "<", ago(0)), eb("seen_at", "<", ago(14))]))
      .execute();
    await db.deleteFrom("mail_link").where("expires_at", "<", ago(7)).execute();
    await db.deleteFrom("draft").where("hash", "is not", null).where("changed_at", "<", ago(8)).execute();
  },
};
