import assert from "node:assert/strict";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { type AddressInfo, createServer, connect as dial, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { sql } from "kysely";
import { stoppedClock } from "#kernel/clock.ts";
import { readConfig } from "#kernel/config/config.ts";
import { connect } from "#kernel/database/database.ts";
import { type Embedded, startEmbedded } from "#kernel/database/embedded/index.ts";
import { migrate } from "#kernel/database/migrate.ts";
import { loadWords } from "#kernel/language/load-words.ts";
import { safetyHeaders } from "#kernel/web/headers.ts";
import { make } from "#testing/make.ts";
import { base, requestBy } from "#testing/world.ts";
import { createApp, sourceFolder } from "./app.ts";
import { makeServices } from "./services.ts";

const folder = await mkdtemp(join(tmpdir(), "diomede-outage-"));
await chmod(folder, 0o711);
const start = (): Promise<Embedded> => startEmbedded({ folder, log: () => undefined, fsync: false });
let server = await start();
await migrate({ url: server.url("owner"), folder: fileURLToPath(new URL("../db/migrations", import.meta.url)) });

/** A line to the database under one address, whatever port it has; it can also go dumb without being cut. */
const lines = new Set<Socket>();
let dumb = false;
const line = createServer((here) => {
  const there = dial(Number(new URL(server.url("web")).port), "127.0.0.1");
  for (const [from, to] of [
    [here, there],
    [there, here],
  ] as const) {
    lines.add(from);
    from.on("error", () => to.destroy());
    from.on("close", () => {
      lines.delete(from);
      to.destroy();
    });
    from.on("data", (piece) => {
      if (!dumb) to.write(piece);
    });
  }
});
await new Promise<void>((resolve) => line.listen(0, "127.0.0.1", resolve));
const address = new URL(server.url("web"));
address.port = String((line.address() as AddressInfo).port);

const connection = connect(address.href, { connections: 4 });
const clock = stoppedClock("2010-06-24T12:00:00Z");
const services = makeServices({
  db: connection.db,
  clock,
  config: readConfig({ LOG_LEVEL: "silent" }),
  words: loadWords(sourceFolder, { strict: true }),
});
const house = await createApp(services);
const app = {
  ...house,
  db: connection.db,
  clock,
  database: { url: () => address.href, superuserUrl: "", drop: async () => undefined },
};

after(async () => {
  // Whatever a test left under way must not keep this process waiting.
  for (const one of [...lines]) one.destroy();
  line.close();
  await connection.close();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

const made = make(app);
await made.exchange();
const anna = await made.person({ name: "Анна", sides: ["ru"], reads: ["ru"] });
const telling = {
  title: "После освобождения негде жить",
  text: "Человек выходит за ворота колонии зимой, а жить ему негде: прописку он потерял.",
  language: "ru",
  onBehalf: "own",
  audience: "public",
};

/** An answer with how long it took, in milliseconds. */
async function asked(path: string, init: RequestInit) {
  const began = performance.now();
  const response = await app.request(`${base}${path}`, init);
  const text = await response.text();
  return { response, text, took: performance.now() - began };
}

async function saysThatItIsAway(language: string, words: RegExp): Promise<void> {
  for (const init of [requestBy(undefined, language), requestBy(anna, language)]) {
    const { response, text, took } = await asked("/problems", init);
    assert.equal(response.status, 503);
    assert.ok(took < 3000, `${took} ms`);
    assert.equal(response.headers.get("retry-after"), "5");
    for (const [name, value] of Object.entries(safetyHeaders)) assert.equal(response.headers.get(name), value);
    assert.match(text, new RegExp(`<html lang="${language}"`, "u"));
    assert.match(text, words);
  }
}

test("before, all is well", async () => {
  assert.equal((await asked("/problems", requestBy(undefined, "en"))).response.status, 200);
  assert.equal((await asked("/problems", requestBy(anna, "ru", telling))).response.status, 303);
});

test("while the database is away, every page says so within three seconds, and what was typed is shown", async () => {
  await server.stop();
  await saysThatItIsAway("en", /One moment, please/u);
  await saysThatItIsAway("ru", /Минутку, пожалуйста/u);
  const { response, text, took } = await asked("/problems", requestBy(anna, "ru", telling));
  assert.equal(response.status, 503);
  assert.ok(took < 3000, `${took} ms`);
  assert.ok(
    text.includes(telling.title),
    text
      .replace(/<[^>]*>/gu, " ")
      .replace(/\s+/gu, " ")
      .slice(-900),
  );
  assert.ok(text.includes(telling.text));
  // Many at once wait no longer than one.
  const many = await Promise.all(Array.from({ length: 40 }, () => asked("/hopes", requestBy(undefined, "en"))));
  assert.deepEqual([...new Set(many.map((one) => one.response.status))], [503]);
  assert.ok(Math.max(...many.map((one) => one.took)) < 3000);
});

test("once it is back, all goes on by itself", async () => {
  server = await start();
  assert.equal((await asked("/problems", requestBy(undefined, "en"))).response.status, 200);
  const { response } = await asked("/problems", requestBy(anna, "ru", telling));
  assert.equal(response.status, 303);
  assert.equal((await asked("/problems/2/edit", requestBy(anna, "ru"))).response.status, 200);
});

test("a line that is cut in the middle is taken up anew", async () => {
  await asked("/problems", requestBy(anna, "ru"));
  for (const one of lines) one.destroy();
  assert.equal((await asked("/problems", requestBy(anna, "ru"))).response.status < 504, true);
  assert.equal((await asked("/problems", requestBy(anna, "ru"))).response.status, 200);
});

/** A second house over the same line, as a process that has just begun: it remembers nothing of the exchange. */
async function freshHouse(statementSeconds: number) {
  const fresh = connect(address.href, { connections: 2, statementSeconds });
  after(() => fresh.close());
  const said: string[] = [];
  const house = await createApp({
    ...services,
    ...makeServices({ ...services, db: fresh.db }),
    log: (level, message) => void said.push(`${level}: ${message}`),
  });
  return { house, said, db: fresh.db };
}

test("a database that is there and says nothing is known within three seconds, by everybody who asks", {
  timeout: 60_000,
}, async (t) => {
  const { house: begun } = await freshHouse(5);
  await asked("/problems", requestBy(anna, "ru"));
  await asked("/problems", requestBy(undefined, "en"));
  dumb = true;
  const ask = async (who: typeof house, path: string, init: RequestInit) => {
    const began = performance.now();
    const response = await who.request(`${base}${path}`, init);
    const text = await response.text();
    return {
      status: response.status,
      after: response.headers.get("retry-after"),
      text,
      took: performance.now() - began,
    };
  };
  const signedIn = await ask(house, "/problems", requestBy(anna, "ru"));
  const many = await Promise.all([
    ask(house, "/problems", requestBy(undefined, "en")),
    ask(house, "/groups", requestBy(anna, "ru")),
    ask(house, "/problems", requestBy(anna, "ru", telling)),
    ask(begun, "/problems", requestBy(undefined, "en")),
    ask(begun, "/problems", requestBy(anna, "ru")),
    ...Array.from({ length: 30 }, () => ask(house, "/hopes", requestBy(anna, "ru"))),
  ]);
  dumb = false;
  const all = [signedIn, ...many];
  assert.deepEqual([...new Set(all.map((one) => `${one.status} ${one.after}`))], ["503 5"]);
  const longest = Math.max(...all.map((one) => one.took));
  t.diagnostic(`longest answer ${Math.round(longest)} ms`);
  assert.ok(longest < 3000, `${longest} ms`);
  assert.ok(many[2]?.text.includes(telling.text), "what was typed is shown");
  // Once it speaks again, that is noticed, and the lines that were cut are taken up anew.
  const back = performance.now();
  for (;;) {
    const { response } = await asked("/problems", requestBy(anna, "ru"));
    if (response.status === 200) break;
    assert.ok(performance.now() - back < 3000, "it speaks again");
    await setTimeout(50);
  }
  for (let n = 0; n < 8; n += 1) assert.equal((await asked("/problems", requestBy(anna, "ru"))).response.status, 200);
});

test("a slow answer of a database that speaks is waited for", { timeout: 30_000 }, async () => {
  const began = performance.now();
  const { rows } = await sql<{ said: string }>`select 'at last' as said from pg_sleep(4)`.execute(connection.db);
  assert.deepEqual(rows, [{ said: "at last" }]);
  assert.ok(performance.now() - began > 3900);
});

test("a question that takes too long is answered like a database that is away, and told to the log", {
  timeout: 30_000,
}, async () => {
  const { house: hurried, said, db } = await freshHouse(1);
  const release = Promise.withResolvers<void>();
  const locked = Promise.withResolvers<void>();
  const holder = connection.db.transaction().execute(async (tx) => {
    await sql`lock table problem in access exclusive mode`.execute(tx);
    locked.resolve();
    await release.promise;
  });
  await locked.promise;
  const answers = await Promise.all([
    hurried.request(`${base}/problems`, requestBy(undefined, "en")),
    hurried.request(`${base}/problems`, requestBy(anna, "ru", telling)),
  ]);
  release.resolve();
  await holder;
  for (const response of answers) {
    assert.equal(response.status, 503);
    assert.equal(response.headers.get("retry-after"), "5");
  }
  assert.match(await (answers[0]?.text() ?? ""), /One moment, please/u);
  assert.ok((await (answers[1]?.text() ?? "")).includes(telling.text));
  assert.deepEqual([...new Set(said)], ["warn: a question to the database took too long"]);
  assert.equal((await hurried.request(`${base}/problems`, requestBy(undefined, "en"))).status, 200);
  assert.equal((await db.selectFrom("side").select("code").execute()).length, 2);
});
