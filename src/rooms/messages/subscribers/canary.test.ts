import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, test } from "node:test";
import { Client } from "pg";
import { readersHouse } from "#testing/readers-house.ts";
import { answerOf } from "../errands/answer.ts";
import { askErrandSecretly, askErrands } from "../errands/ask.ts";
import { doErrands, type ErrandHandler } from "../errands/do.ts";
import { subscriberErrands } from "../errands/subscriber-errands.ts";
import { readPhone } from "../keys/phone-number.ts";
import { anchorPlace, inboundTextPlace, phonePlace, senderPlace } from "../keys/places.ts";
import { openSealer } from "../keys/registered.ts";
import { resealOld, sealedHere } from "../keys/reseal.ts";
import { rotateNumberKey } from "../keys/rotation.ts";
import { sealText, textKey } from "../keys/text-key.ts";
import { eraseDue } from "./erase.ts";
import { findOrMakeSubscriber } from "./find-or-make.ts";
import { confirmSubscriber, startSubscriber } from "./join.ts";
import { stopSubscriber } from "./leave.ts";
import { mayConfirm } from "./may-confirm.ts";
import { askNumberChange, sayYesToChange } from "./number-change.ts";

const house = await readersHouse();
const { db, owner, keys, act, clock, first: programme } = house;
const web = house.as("web");

const canaries = Array.from({ length: 16 }, (_, n) => {
  // A Thursday each, so that the Monday of its week, which lies in plain, is another day.
  const day = Temporal.PlainDate.from("2031-01-02").add({ weeks: n });
  return {
    phone: `+7916740${String(1009 + n * 97).padStart(4, "0")}`,
    day,
    text: `Мне рожать ${day.day}.${day.month}.${day.year}`,
  };
});

/** Everything that may stand for a canary, as text and as the bytes that a column of bytes is shown by. */
const traces = canaries.flatMap(({ phone, day, text }) => {
  const national = phone.slice(2);
  const plain = [
    national,
    `${national.slice(3, 6)}-${national.slice(6, 8)}-${national.slice(8)}`,
    day.toString(),
    `${String(day.day).padStart(2, "0")}.${String(day.month).padStart(2, "0")}.${day.year}`,
    day.toString().replaceAll("-", ""),
    text,
  ];
  return plain.flatMap((one) => [
    one,
    Buffer.from(one).toString("hex"),
    Buffer.from(one).toString("base64").slice(0, -4),
  ]);
});

const superuser = new Client({ connectionString: house.database.superuserUrl });
superuser.on("error", () => undefined);
await superuser.connect();
after(() => superuser.end());

/** Looks through every row of every table as a dump would write it; where the first trace is, or null. */
async function traceIn(): Promise<string | null> {
  const { rows: tables } = await superuser.query<{ name: string }>(
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')",
  );
  assert.ok(tables.length > 40);
  for (const { name } of tables) {
    const { rows } = await superuser.query<{ row: string }>(`select t::text as row from ${name} as t`);
    const all = rows.map((one) => one.row).join("\n");
    const found = traces.find((trace) => all.includes(trace));
    if (found !== undefined) return `${found} in ${name}`;
  }
  return null;
}

/** What the programme does with a form: here only so much of it as leaves traces. */
const enrol: ErrandHandler = async (tx, errand, tools) => {
  const { phone, due } = errand.secret as { phone: string; due: string };
  const read = readPhone(phone, "RU");
  if (!read) return { outcome: { refused: "no-phone" } };
  await mayConfirm(tx, keys, { programme, ...read, countries: ["RU"] }, tools.at);
  const reader = { programme, ...read, side: null, language: "ru", zone: "Europe/Moscow", door: "web" as const };
  const found = await findOrMakeSubscriber(tx, keys, reader, tools.at);
  if (found.outcome === "do-not-text") return { outcome: { refused: "left" } };
  const agreed = {
    wording: "form",
    wordingVersion: 1,
    language: "ru",
    door: "web" as const,
    evidence: errand.id,
    at: tools.at,
  };
  await startSubscriber(tx, found.id, agreed, tools.at);
  await confirmSubscriber(tx, found.id, agreed, tools.at);
  const day = Temporal.PlainDate.from(due);
  const enrolment = randomUUID();
  await tx
    .insertInto("enrolment")
    .values({
      id: enrolment,
      subscriber: found.id,
      programme,
      anchor_week: day.subtract({ days: day.dayOfWeek - 1 }).toString(),
      anchor_sealed: keys.sealer().seal(anchorPlace(enrolment), Buffer.from(due)),
      language: "ru",
      started_on: "2027-02-01",
      from_day: "2027-02-01",
      created_at: tools.at.toString(),
      changed_at: tools.at.toString(),
    })
    .execute();
  return { outcome: { subscriber: found.id } };
};

test("no number and no date of any reader lies anywhere in plain, through her whole life with us", async () => {
  await owner
    .insertInto("programme")
    .values({
      id: programme,
      code: "canary",
      names: JSON.stringify({ ru: "СМС-маме" }),
      sides: ["ru"],
      countries: ["RU"],
      languages: ["ru"],
      state_at: clock.now().toString(),
      changed_at: clock.now().toString(),
    })
    .execute();
  const person = randomUUID();
  await owner
    .insertInto("object")
    .values({ id: person, kind: "person", number: 1, audience: "members", created_at: clock.now().toString() })
    .execute();
  await owner
    .insertInto("person")
    .values({ id: person, name: "Анна", reads: ["ru"] })
    .execute();

  // Forms of pages, sealed by them and not done yet.
  await web.transaction().execute((tx) =>
    askErrands(
      tx,
      canaries.map(({ phone, day }) => ({
        kind: "enrol",
        programme,
        person: null,
        secret: { phone, due: day.toString() },
      })),
      clock.now(),
    ),
  );
  assert.equal(await traceIn(), null);
  assert.equal((await doErrands(db, keys, { enrol }, clock)).done, canaries.length);
  assert.equal(await traceIn(), null);

  // What phones write, taken in by a page that can open none of it.
  const texts = await textKey(house.folder);
  const sealer = await openSealer(web);
  const readers = await db.selectFrom("subscriber").select(["id", "phone_sealed"]).execute();
  for (const [n, { phone, text }] of canaries.entries()) {
    const id = randomUUID();
    await web
      .insertInto("inbound")
      .values({
        id,
        channel: "one",
        gw_id: `${n}`,
        from_sealed: sealer.seal(senderPlace(id), Buffer.from(phone)),
        text_sealed: sealText(texts, inboundTextPlace(id), text),
        trusted: true,
        received_at: clock.now().toString(),
        handled_at: clock.now().toString(),
        subscriber: readers[n]?.id ?? null,
      })
      .execute();
  }
  // Numbers looked at, changed and sealed anew; the answer fetched and not fetched.
  const [one, two] = await Promise.all(
    readers
      .slice(0, 2)
      .map(({ id }) =>
        web
          .transaction()
          .execute((tx) =>
            askErrandSecretly(tx, { kind: "reveal", programme, person, facts: { subscriber: id } }, clock.now()),
          ),
      ),
  );
  await doErrands(db, keys, subscriberErrands([]), clock);
  assert.ok(one && two);
  const answer = await answerOf(web, one, 0);
  assert.ok(
    answer.state === "done" && canaries.some(({ phone }) => phone === (answer.answer as { phone: string }).phone),
  );
  const [old, next] = [readers[5]?.id ?? "", await house.reader({ joined: false })];
  await act((tx) => askNumberChange(tx, { oldSubscriber: old, newSubscriber: next }, clock.now()));
  for (const id of [old, next]) await act((tx) => sayYesToChange(tx, keys, id, "in", clock.now()));
  await rotateNumberKey(owner, house.folder, clock.now());
  await new Promise((done) => setTimeout(done, 1100));
  await resealOld(
    db,
    keys,
    [...sealedHere, { table: "enrolment", column: "anchor_sealed", id: { column: "id", type: "uuid" } }],
    clock.now(),
  );
  assert.equal(await traceIn(), null);
  // It was all there: `send` opens each, and the date too.
  const [dated] = await db
    .selectFrom("enrolment")
    .select(["id", "anchor_sealed"])
    .orderBy("anchor_week")
    .limit(1)
    .execute();
  assert.equal(
    dated?.anchor_sealed && keys.open(anchorPlace(dated.id), dated.anchor_sealed).toString(),
    canaries[0]?.day.toString(),
  );
  const numbered = await db
    .selectFrom("subscriber")
    .select(["id", "phone_sealed"])
    .where("phone_sealed", "is not", null)
    .execute();
  assert.ok(
    numbered.every(({ id, phone_sealed }) => phone_sealed && keys.openPhone(phone_sealed, id).startsWith("+7916")),
  );

  // Gone for good.
  for (const { id } of readers)
    await act((tx) => stopSubscriber(tx, id, { scope: null, door: "message", evidence: null, at: clock.now() }));
  clock.advance({ days: 31 });
  const above = {
    awaited: async () => new Set<string>(),
    forget: async (tx: typeof db, ids: readonly string[]) => {
      await tx.updateTable("enrolment").set({ anchor_sealed: null }).where("subscriber", "in", ids).execute();
    },
  };
  assert.equal((await eraseDue(db, clock.now(), [above])).stopped, readers.length);
  assert.equal(await traceIn(), null);
  const sealed = await db.selectFrom("subscriber").select("id").where("phone_sealed", "is not", null).execute();
  assert.deepEqual(sealed, []);
});

test("a number, a date or a text in plain would have been found, in a column of words and in one of bytes", async () => {
  const [canary] = canaries;
  assert.ok(canary);
  for (const why of [`asked by ${canary.phone}`, `due ${canary.day.toString()}`]) {
    await owner.updateTable("sending").set({ why }).execute();
    assert.match((await traceIn()) ?? "", /in public\.sending$/u);
    await owner.updateTable("sending").set({ why: "" }).execute();
  }
  await db
    .insertInto("do_not_text")
    .values({ phone_index: Buffer.from(canary.text), since: clock.now().toString() })
    .execute();
  assert.match((await traceIn()) ?? "", /in public\.do_not_text$/u);
  await db.deleteFrom("do_not_text").execute();
});

test("numbers sealed for one reader open for no other", async () => {
  const [a, b] = [await house.reader(), await house.reader()];
  const row = await db.selectFrom("subscriber").select("phone_sealed").where("id", "=", a).executeTakeFirstOrThrow();
  assert.ok(row.phone_sealed);
  const sealed = row.phone_sealed;
  assert.throws(() => keys.open(phonePlace(b), sealed), { why: "altered" });
});
