import assert from "node:assert/strict";
import { once } from "node:events";
import { after, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { connect } from "#kernel/database/database.ts";
import type { Job } from "#kernel/rooms.ts";
import { answersOf } from "#testing/answers.ts";
import { testApp } from "#testing/app.ts";
import { testDatabase } from "#testing/database.ts";
import { startProgram } from "#testing/program.ts";
import { addJob } from "./add-job.ts";
import { migrateJobs } from "./migrate-jobs.ts";
import { startWorker } from "./worker.ts";

const { services } = await testApp();
const database = await testDatabase();
const web = connect(database.url("web"), { connections: 4 });
after(() => web.close());

const quick = { directUrl: database.url("work"), services, log: services.log, pollEvery: 50, missedEvery: 200 };

/** Waits until `seen` is as wanted, ten seconds at most. */
async function until(seen: () => unknown): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!(await seen())) {
    if (Date.now() > deadline) throw new Error("It did not happen within ten seconds");
    await sleep(20);
  }
}

const waiting = async () =>
  Number((await answersOf(database.url(), "select count(*)::int as n from graphile_worker._private_jobs"))[0]?.["n"]);

test("a job of a transaction that is taken back is never run, one of a committed transaction once", async () => {
  const done: unknown[] = [];
  const worker = await startWorker({ ...quick, jobs: [{ name: "note", run: async (_services, payload) => void done.push(payload) }] });
  await assert.rejects(
    web.db.transaction().execute(async (tx) => {
      await addJob(tx, "note", { which: "taken back" });
      throw new Error("no");
    }),
    { message: "no" },
  );
  await web.db.transaction().execute((tx) => addJob(tx, "note", { which: "committed" }));
  await until(() => done.length > 0);
  await until(async () => (await waiting()) === 0);
  assert.deepEqual(done, [{ which: "committed" }]);
  await worker.stop();
});

test("a job with a key is put down once while it waits", async () => {
  await addJob(web.db, "keyed", { n: 1 }, { key: "only" });
  await addJob(web.db, "keyed", { n: 2 }, { key: "only" });
  const done: unknown[] = [];
  const worker = await startWorker({ ...quick, jobs: [{ name: "keyed", run: async (_services, payload) => void done.push(payload) }] });
  await until(async () => done.length > 0 && (await waiting()) === 0);
  assert.deepEqual(done, [{ n: 2 }]);
  await worker.stop();
});

test("web may put jobs down but neither read nor run them", async () => {
  await assert.rejects(answersOf(database.url("web"), "select * from graphile_worker._private_jobs"), { code: "42501" });
  await assert.rejects(answersOf(database.url("web"), "select graphile_worker.force_unlock_workers(array['x'])"), { code: "42501" });
  await assert.rejects(answersOf(database.url("send"), "select add_job('note', '{}')"), { code: "42501" });
});

test("the job of a worker that was killed is done by another, and nobody touches those of the living", async () => {
  const killed = startProgram("worker", { words: [database.url("work")] });
  await killed.untilSaid("ready");
  const living = startProgram("worker", { words: [database.url("work")] });
  after(() => living.child.kill("SIGKILL"));
  await addJob(web.db, "linger", { name: "first" });
  await killedOrLiving("took first");
  await living.untilSaid("ready");
  await addJob(web.db, "linger", { name: "second" });
  await killedOrLiving("took second");
  const victim = killed.said().includes("took first") ? killed : living;
  const other = victim === killed ? living : killed;
  after(() => other.child.kill("SIGKILL"));
  const expected = ["first", "second"].filter((name) => victim.said().includes(`took ${name}`)).map((name) => ({ name }));

  const done: unknown[] = [];
  const heir: Job = { name: "linger", run: async (_services, payload) => void done.push(payload) };
  const worker = await startWorker({ ...quick, jobs: [heir] });
  await sleep(600);
  assert.deepEqual(done, []);

  victim.child.kill("SIGKILL");
  await once(victim.child, "exit");
  await until(() => done.length === expected.length);
  await sleep(600);
  assert.deepEqual(done, expected);
  await worker.stop();

  async function killedOrLiving(words: string): Promise<void> {
    await until(() => killed.said().includes(words) || living.said().includes(words));
  }
});

test("a worker that is told to stop finishes its job; a hurried one hands it back at once", async () => {
  await answersOf(database.url(), "delete from graphile_worker._private_jobs");
  let begun = 0;
  let finished = 0;
  const gate = Promise.withResolvers<void>();
  const slow: Job = {
    name: "slow",
    async run() {
      begun += 1;
      await gate.promise;
      finished += 1;
    },
  };
  const patient = await startWorker({ ...quick, jobs: [slow] });
  await addJob(web.db, "slow");
  await until(() => begun === 1);
  const stopped = patient.stop(new AbortController().signal);
  await sleep(100);
  gate.resolve();
  await stopped;
  assert.deepEqual([finished, await waiting()], [1, 0]);

  const hurried = await startWorker({ ...quick, jobs: [{ name: "endless", run: () => new Promise(() => {}) }] });
  await addJob(web.db, "endless");
  const locked = "select count(*)::int as n from graphile_worker._private_jobs where locked_by is not null";
  await until(async () => (await answersOf(database.url(), locked))[0]?.["n"] === 1);
  await hurried.stop(AbortSignal.abort());
  assert.deepEqual(await answersOf(database.url(), locked), [{ n: 0 }]);
  assert.equal(await waiting(), 1);
});

test("a worker whose connections are all cut goes on, under a lock that it has taken again", async () => {
  await answersOf(database.url(), "delete from graphile_worker._private_jobs");
  const done: unknown[] = [];
  const silent = { ...services, log: () => undefined };
  const worker = await startWorker({ ...quick, log: silent.log, jobs: [{ name: "after", run: async (_services, payload) => void done.push(payload) }] });
  await answersOf(
    database.superuserUrl,
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'diomede_work'",
  );
  await addJob(web.db, "after", { n: 1 });
  await until(() => done.length === 1);
  const locks = "select count(*)::int as n from pg_locks join pg_database on pg_database.oid = pg_locks.database where locktype = 'advisory' and datname = current_database()";
  await until(async () => Number((await answersOf(database.url(), locks))[0]?.["n"]) >= 1);
  await worker.stop();
});

test("the runner's tables can be made again and by several at once", async () => {
  await Promise.all([migrateJobs(database.url()), migrateJobs(database.url())]);
  await addJob(web.db, "again");
});
