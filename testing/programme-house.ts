import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";
import { stoppedClock } from "#kernel/clock.ts";
import { connect, type Tx } from "#kernel/database/database.ts";
import {
  handleInbound,
  inboundTextPlace,
  openKeys,
  openText,
  registerKeys,
  sealText,
  senderPlace,
  textKey,
} from "#rooms/messages/index.ts";
import { planAhead, programmeListener, programmeMakers, readFolder, takeProgramme } from "#rooms/programmes/index.ts";
import { testDatabase } from "./database.ts";

const exampleFolder = fileURLToPath(new URL("../examples/text4baby", import.meta.url));

/** A text as it would leave now, or why it would not. */
export interface Sent {
  readonly key: string;
  readonly text: string;
}

/**
 * The example programme, running, over a database of its own, with the keys of `send`; phones write and hear. `send`
 * is played by its makers: what is due at the clock's time is made and marked as accepted, over a simulator.
 */
export async function programmeHouse(at = "2027-05-10T15:00:00Z") {
  const database = await testDatabase();
  const folder = await mkdtemp(join(tmpdir(), "diomede-test-keys-"));
  const connection = connect(database.url("send"), { connections: 6, statementSeconds: 60 });
  const owner = connect(database.url(), { connections: 2, statementSeconds: 60 });
  after(async () => {
    await connection.close();
    await owner.close();
    await rm(folder, { recursive: true, force: true });
  });
  const db = connection.db;
  const clock = stoppedClock(at);
  await owner.db
    .insertInto("side")
    .values([
      {
        code: "us",
        names: '{"en":"United States"}',
        languages: ["en", "es"],
        zone: "America/New_York",
        telephone_region: "US",
        state_since: at,
        position: 0,
      },
      {
        code: "ru",
        names: '{"ru":"Россия"}',
        languages: ["ru"],
        zone: "Europe/Moscow",
        telephone_region: "RU",
        state_since: at,
        position: 1,
      },
    ])
    .execute();
  const keys = await openKeys(folder);
  await registerKeys(db, keys, clock.now());
  const texts = await textKey(folder);
  const read = await readFolder(exampleFolder);
  if (!read.folder) throw new Error(read.faults.join("\n"));
  const programme = await takeProgramme(owner.db, read.folder, { dryRun: false, now: clock.now() });
  await owner.db.updateTable("programme").set({ state: "running" }).where("id", "=", programme.id).execute();
  await owner.db
    .insertInto("channel")
    .values({ name: "simulator", kind: "simulator", profile: "{}", state: "on", position: 1, made_at: at })
    .execute();
  const makers = programmeMakers({ keys, textKey: texts, clock });
  let written = 0;

  const house = {
    db,
    owner: owner.db,
    /** For commands, which come with one login that stands for all. */
    url: database.url(),
    keys,
    textKey: texts,
    clock,
    folder: read.folder,
    programme: programme.id,
    act: <T>(work: (tx: Tx) => Promise<T>): Promise<T> => db.transaction().execute(work),

    /** A text from a phone, handled; answers what would go back now, in order. */
    async writes(phone: string, text: string, { trusted = true, to = "" } = {}): Promise<readonly string[]> {
      written += 1;
      const id = `0000${String(written).padStart(4, "0")}-0000-7000-8000-000000000000`;
      await db
        .insertInto("inbound")
        .values({
          id,
          channel: "simulator",
          gw_id: id,
          from_sealed: keys.sealer().seal(senderPlace(id), Buffer.from(phone.padEnd(16, " "), "latin1")),
          text_sealed: sealText(texts, inboundTextPlace(id), text),
          to_number: to,
          trusted,
          received_at: clock.now().toString(),
        })
        .execute();
      await handleInbound(db, {
        keys,
        textKey: texts,
        clock,
        listener: programmeListener,
        log: (_, facts) => {
          throw new Error(JSON.stringify(facts));
        },
      });
      clock.advance({ seconds: 15 });
      return (await house.sends(phone, "reply")).map((sent) => sent.text);
    },

    /** What would leave for a phone at this moment (of one class, or all), and leaves. */
    async sends(phone: string, only?: "reply" | "health" | "code"): Promise<readonly Sent[]> {
      const now = clock.now().toString();
      const her = await house.reader(phone);
      if (!her) return [];
      const due = await db
        .selectFrom("message")
        .innerJoin("subscriber", "subscriber.id", "message.subscriber")
        .selectAll("message")
        .select(["subscriber.language as reader_language", "side", "zone", "country", "discreet"])
        .where("message.subscriber", "=", her.id)
        .where("message.state", "=", "planned")
        .where("not_before", "<=", now)
        .where("not_after", ">", now)
        .$if(only !== undefined, (query) => query.where("class", "=", only ?? ""))
        .orderBy("priority")
        .orderBy("not_before")
        .orderBy("key")
        .execute();
      const sent: Sent[] = [];
      for (const row of due) {
        const maker = makers.find((one) => row.key.startsWith(`${one.prefix}:`));
        const [made] = (await maker?.make(db, [{ ...row, class: row.class as "health", channel: "simulator" }])) ?? [];
        if (!made || "notYet" in made) continue;
        const state = "text" in made ? "accepted" : "cancelled";
        for (const next of state === "accepted"
          ? (["claimed", "submitted", "accepted"] as const)
          : (["cancelled"] as const))
          await db
            .updateTable("message")
            .set({ state: next, state_at: now, ...("cancel" in made && { reason: made.cancel }) })
            .where("subscriber", "=", her.id)
            .where("key", "=", row.key)
            .execute();
        if ("text" in made) sent.push({ key: row.key, text: made.text });
      }
      return sent;
    },

    /** Lives on day by day at noon UTC-ish hours of hers until `day`, and returns what came, with the day. */
    async livesUntil(phone: string, day: string): Promise<readonly { day: string; text: string; key: string }[]> {
      const came: { day: string; text: string; key: string }[] = [];
      const until = Temporal.PlainDate.from(day);
      const her = await house.reader(phone);
      const zone = her?.zone ?? "UTC";
      for (;;) {
        const here = clock.now().toZonedDateTimeISO(zone);
        if (Temporal.PlainDate.compare(here.toPlainDate(), until) > 0) return came;
        await planAhead(db, clock);
        for (const sent of await house.sends(phone)) came.push({ day: here.toPlainDate().toString(), ...sent });
        clock.set(
          here
            .toPlainDate()
            .add({ days: 1 })
            .toZonedDateTime({ timeZone: zone, plainTime: "19:00" })
            .toInstant()
            .toString(),
        );
      }
    },

    async reader(phone: string) {
      return await db
        .selectFrom("subscriber")
        .select(["id", "number", "state", "language", "side", "zone", "hour_from", "hour_until"])
        .where("phone_index", "=", keys.phoneIndex(programme.id, phone))
        .executeTakeFirst();
    },

    async enrolments(phone: string) {
      const her = await house.reader(phone);
      return await db
        .selectFrom("enrolment")
        .leftJoin("calendar", "calendar.id", "enrolment.calendar")
        .select([
          "enrolment.id",
          "calendar.code as calendar",
          "enrolment.state",
          "enrolment.language",
          "enrolment.reader",
          "enrolment.child",
          "enrolment.anchor_week",
          "enrolment.starter",
        ])
        .where("subscriber", "=", her?.id ?? "00000000-0000-0000-0000-000000000000")
        .orderBy("enrolment.id")
        .execute();
    },

    /** What a phone wrote last, as people on duty read it. */
    async lastWritten(): Promise<{ understood: string | null; text: string }> {
      const row = await db
        .selectFrom("inbound")
        .select(["id", "understood", "text_sealed"])
        .orderBy("id", "desc")
        .limit(1)
        .executeTakeFirstOrThrow();
      return {
        understood: row.understood,
        text: row.text_sealed ? openText(texts, inboundTextPlace(row.id), row.text_sealed) : "",
      };
    },
  };
  return house;
}
