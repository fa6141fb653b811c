import { randomUUID } from "node:crypto";
import { connect } from "#kernel/database/database.ts";
import type { TestApp } from "./app.ts";
import type { MadeProgramme } from "./programme.ts";

/** An active reader of a made programme's calendar whose anchor's week begins on `week`; nothing of her is sealed. */
export async function enrolReader(
  app: TestApp,
  programme: MadeProgramme,
  reader: { week: string; language?: string; side?: string; zone?: string },
): Promise<{ subscriber: string; enrolment: string }> {
  const owner = connect(app.database.url("owner"), { connections: 1 });
  const at = app.clock.now().toString();
  const [subscriber, enrolment, consent] = [randomUUID(), randomUUID(), randomUUID()];
  try {
    await owner.db
      .insertInto("subscriber")
      .values({
        id: subscriber,
        programme: programme.id,
        phone_sealed: Buffer.from("sealed"),
        phone_index: Buffer.from(subscriber),
        country: "RU",
        side: reader.side ?? "ru",
        language: reader.language ?? "ru",
        zone: reader.zone ?? "Europe/Moscow",
        state: "active",
        state_at: at,
        created_at: at,
      })
      .execute();
    await owner.db
      .insertInto("consent")
      .values({
        id: consent,
        subscriber,
        n: 1,
        act: "given",
        wording: "paper",
        language: "ru",
        door: "import",
        at,
        previous: Buffer.alloc(32),
        hash: Buffer.alloc(32),
      })
      .execute();
    await owner.db
      .insertInto("enrolment")
      .values({
        id: enrolment,
        subscriber,
        programme: programme.id,
        calendar: programme.calendar,
        anchor_week: reader.week,
        state: "active",
        language: reader.language ?? "ru",
        started_on: "2010-01-01",
        from_day: "2010-01-01",
        consent,
        created_at: at,
        changed_at: at,
      })
      .execute();
  } finally {
    await owner.close();
  }
  return { subscriber, enrolment };
}
