import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { answersOf } from "#testing/answers.ts";
import { type Program, startProgram } from "#testing/program.ts";
import { logins, roleOf } from "../login.ts";
import { commandLineOf } from "./command-line.ts";
import { type Embedded, startEmbedded } from "./index.ts";

const root = await mkdtemp(join(tmpdir(), "diomede-embedded-"));
await chmod(root, 0o755);
after(() => rm(root, { recursive: true, force: true }));

const isRoot = process.getuid?.() === 0;
const rootOnly = isRoot ? false : "needs root";
const nobody = 65_534;

// The tests below share this folder, so that it is filled once.
const folder = join(root, "var");
const data = join(folder, "database");

const running = new Set<Embedded>();
// A test that fails half-way must not hold the folder against the next one.
afterEach(async () => {
  for (const server of running) await server.stop();
  running.clear();
});

async function started(log: (sentence: string) => void = () => {}, at = folder): Promise<Embedded> {
  const server = await startEmbedded({ folder: at, log, fsync: false });
  running.add(server);
  return server;
}

const serverIn = async (at = data): Promise<number> =>
  Number((await readFile(join(at, "postmaster.pid"), "utf8")).split("\n")[0]);

/** Kills a program so that it can say nothing to its server any more. */
async function killed(program: Program): Promise<void> {
  program.child.kill("SIGKILL");
  await program.ended;
}

const readyLine = (program: Program): string[] => /ready (\S+) (\S+)/.exec(program.said())?.slice(1) ?? [];

test("the first start makes a database with four logins, of which only the owner may make tables", async () => {
  const server = await started();
  for (const login of logins) {
    assert.deepEqual(
      await answersOf(server.url(login), "select current_user::text as me, current_database()::text as here"),
      [{ me: roleOf(login), here: "diomede" }],
    );
  }
  await answersOf(server.url("owner"), "create table thing (id int primary key, words text)");
  for (const login of ["web", "work", "send"] as const) {
    await assert.rejects(answersOf(server.url(login), "create table other ()"), { code: "42501" });
  }
  await answersOf(server.url("web"), "insert into thing values (1, 'лёд')");
  assert.deepEqual(await answersOf(server.url("work"), "select * from thing"), [{ id: 1, words: "лёд" }]);
  await assert.rejects(answersOf(server.url("send"), "select * from thing"), { code: "42501" });
  await server.stop();
});

test("the server knows Cyrillic letters from dashes and quotation marks, and keeps time in UTC", async () => {
  const server = await started();
  const question = `select to_tsvector('russian', '«Вода» — это лёд')::text as words, lower('ЁЛКА') as lower,
    current_setting('timezone') as zone, current_setting('server_encoding') as encoding`;
  assert.deepEqual(await answersOf(server.url("web"), question), [
    { words: "'вод':1 'лед':3 'эт':2", lower: "ёлка", zone: "UTC", encoding: "UTF8" },
  ]);
  await server.stop();
});

test("nobody comes in without a password, and the passwords are for one user's eyes", async () => {
  const server = await started();
  const wrong = new URL(server.url("owner"));
  wrong.password = "guess";
  await assert.rejects(answersOf(wrong.href, "select 1"), { code: "28P01" });
  assert.equal((await stat(join(folder, "database-passwords.json"))).mode & 0o777, 0o600);
  assert.equal((await stat(data)).mode & 0o777, 0o700);
  await server.stop();
});

test("nothing that people wrote gets into the server's log", async () => {
  const server = await started();
  await answersOf(server.url("owner"), "create table reader (number text primary key)");
  await answersOf(server.url("web"), "insert into reader values ('+79161234567')");
  await assert.rejects(answersOf(server.url("web"), "insert into reader values ('+79161234567')"), { code: "23505" });
  await assert.rejects(answersOf(server.url("web"), "select '+79161234567'::uuid"), { code: "22P02" });
  await assert.rejects(answersOf(server.url("web"), "select 1 from +79161234567"), { code: "42601" });
  await server.stop();
  assert.doesNotMatch(await readFile(join(folder, "database.log"), "utf8"), /79161234567/);
});

test("what was written is there at the next start, with the same passwords", async () => {
  const first = await started();
  const { password } = new URL(first.url("web"));
  await first.stop();
  const second = await started();
  assert.equal(new URL(second.url("web")).password, password);
  assert.deepEqual(await answersOf(second.url("web"), "select words from thing"), [{ words: "лёд" }]);
  await second.stop();
});

test("lost passwords are made anew, and the data is still there", async () => {
  await rm(join(folder, "database-passwords.json"));
  const server = await started();
  assert.deepEqual(await answersOf(server.url("web"), "select words from thing"), [{ words: "лёд" }]);
  await server.stop();
});

test("a second program on the folder is refused with the number of the first, which goes on", async () => {
  const program = startProgram("embedded", { words: [folder] });
  await program.untilSaid("ready");
  await assert.rejects(started(), {
    name: "CannotStart",
    message: `${folder} is in use by another Diomede (process ${program.child.pid}): stop that one first.`,
  });
  const [url = ""] = readyLine(program);
  assert.deepEqual(await answersOf(url, "select 1 as one"), [{ one: 1 }]);
  program.child.kill("SIGTERM");
  assert.equal((await program.ended).code, 0);
});

test("the server of a killed program is found, stopped and replaced at the next start", async () => {
  const program = startProgram("embedded", { words: [folder] });
  await program.untilSaid("ready");
  await killed(program);
  const orphan = await serverIn();
  assert.ok(commandLineOf(orphan)?.includes(data));
  const sentences: string[] = [];
  const server = await started((sentence) => sentences.push(sentence));
  assert.deepEqual(sentences, [
    `An earlier Diomede ended without stopping its PostgreSQL (process ${orphan}): stopping it now.`,
  ]);
  assert.equal(commandLineOf(orphan), undefined);
  assert.deepEqual(await answersOf(server.url("web"), "select words from thing"), [{ words: "лёд" }]);
  await server.stop();
});

test("a note of a server whose number now belongs to another program does no harm to that program", async () => {
  const stranger = startProgram("parts", { words: ["stranger"] });
  await stranger.untilSaid("all started");
  await writeFile(
    join(data, "postmaster.pid"),
    `${stranger.child.pid}\n${data}\n1795000000\n5432\n\n127.0.0.1\n\nready\n`,
  );
  const server = await started();
  assert.deepEqual(await answersOf(server.url("web"), "select words from thing"), [{ words: "лёд" }]);
  await server.stop();
  assert.equal(stranger.child.exitCode, null);
  stranger.child.kill("SIGTERM");
  assert.equal((await stranger.ended).code, 0);
});

test("a server that is killed under the running program comes back at the same address", async () => {
  const sentences: string[] = [];
  const server = await started((sentence) => sentences.push(sentence));
  const first = await serverIn();
  process.kill(first, "SIGKILL");
  let rows: unknown;
  for (let tries = 0; rows === undefined && tries < 100; tries++) {
    await sleep(50);
    rows = await answersOf(server.url("web"), "select words from thing").catch(() => undefined);
  }
  assert.deepEqual(rows, [{ words: "лёд" }]);
  assert.deepEqual(sentences, ["PostgreSQL ended by itself (SIGKILL): starting it again."]);
  await server.stop();
});

test("Ctrl-C in a terminal lets the program finish its last query before the server stops", async () => {
  const program = startProgram("embedded", { words: [folder], ownGroup: true });
  await program.untilSaid("ready");
  const server = await serverIn();
  assert.ok(program.child.pid);
  process.kill(-program.child.pid, "SIGINT");
  assert.deepEqual(await program.ended, { code: 0, signal: null });
  assert.match(program.said(), /the database is alive/);
  assert.equal(commandLineOf(server), undefined);
  assert.equal(existsSync(join(data, "postmaster.pid")), false);
});

test("a program killed while it makes the database leaves nothing that hinders the next start", async () => {
  const half = join(root, "half");
  await mkdir(half);
  const program = startProgram("embedded", { words: [half] });
  while (!(await readdir(half)).some((name) => name.startsWith("database.new-"))) await sleep(5);
  await sleep(150);
  await killed(program);
  assert.equal(existsSync(join(half, "database")), false);
  const server = await started(() => {}, half);
  assert.deepEqual(await answersOf(server.url("send"), "select 1 as one"), [{ one: 1 }]);
  await server.stop();
  assert.deepEqual((await readdir(half)).sort(), [
    "database",
    "database-passwords.json",
    "database.log",
    "program.lock",
  ]);
});

test("a folder `database` that is none is not touched", async () => {
  const odd = join(root, "odd");
  await mkdir(join(odd, "database"), { recursive: true });
  await writeFile(join(odd, "database", "letter.txt"), "dear friend");
  await assert.rejects(
    started(() => {}, odd),
    {
      message: `${join(odd, "database")} is not empty and not a database: move it away.`,
    },
  );
  assert.equal(await readFile(join(odd, "database", "letter.txt"), "utf8"), "dear friend");
});

test("a database of another PostgreSQL is not touched", async () => {
  const old = join(root, "old");
  await mkdir(join(old, "database"), { recursive: true });
  await writeFile(join(old, "database", "PG_VERSION"), "16\n");
  await assert.rejects(
    started(() => {}, old),
    /was made by PostgreSQL 16, this Diomede brings 18/,
  );
});

test("as root, the server runs as an ordinary user who owns the data", { skip: rootOnly }, async () => {
  const server = await started();
  const { uid } = await stat(data);
  assert.notEqual(uid, 0);
  assert.equal((await stat(`/proc/${await serverIn()}`)).uid, uid);
  await server.stop();
});

test("as root, data that was moved or restored by root is given back to the server's user", {
  skip: rootOnly,
}, async () => {
  await chown(data, 0, 0);
  await chmod(data, 0o755);
  const server = await started();
  assert.deepEqual(await answersOf(server.url("web"), "select words from thing"), [{ words: "лёд" }]);
  await server.stop();
});

test("as root below a closed folder, the data goes to /var/lib/diomede, says so once a start, and stays", {
  skip: rootOnly,
}, async () => {
  const closed = join(root, "closed");
  await mkdir(closed, { mode: 0o700 });
  const sentences: string[] = [];
  const first = await started((sentence) => sentences.push(sentence), join(closed, "var"));
  after(() => rm(first.folder, { recursive: true, force: true }));
  assert.match(first.folder, /^\/var\/lib\/diomede\/closed-var-[0-9a-f]{8}$/);
  assert.equal(sentences.length, 1);
  assert.match(
    sentences[0] ?? "",
    new RegExp(`^The database is kept in ${first.folder}, because the user \\w+ may not enter ${closed}\\.$`),
  );
  await answersOf(first.url("owner"), "create table kept as select 1 as one");
  await first.stop();
  await chmod(closed, 0o755);
  const second = await started(() => {}, join(closed, "var"));
  assert.deepEqual(await answersOf(second.url("owner"), "select one from kept"), [{ one: 1 }]);
  await second.stop();
});

test("an ordinary user runs the server as itself, also in a closed folder of its own", { skip: rootOnly }, async () => {
  const own = join(root, "own");
  await mkdir(own, { mode: 0o700 });
  await chown(own, nobody, nobody);
  const program = startProgram("embedded", { words: [join(own, "var")], uid: nobody });
  await program.untilSaid("ready");
  assert.equal(readyLine(program)[1], join(own, "var"));
  assert.equal((await stat(join(own, "var", "database"))).uid, nobody);
  program.child.kill("SIGTERM");
  assert.deepEqual(await program.ended, { code: 0, signal: null });
});

test("an ordinary user is told whose data it is that cannot be used", { skip: rootOnly }, async () => {
  const foreign = join(root, "foreign");
  await mkdir(join(foreign, "database"), { recursive: true });
  await chmod(join(foreign, "database"), 0o700);
  await chown(foreign, nobody, nobody);
  const program = startProgram("embedded", { words: [foreign], uid: nobody });
  assert.equal((await program.ended).code, 1);
  assert.equal(
    program.said().trim(),
    `${foreign}/database belongs to another user (id 0): start Diomede as that user or as root, or chown -R the folder to yours.`,
  );
});
