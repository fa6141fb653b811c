import assert from "node:assert/strict";
import { once } from "node:events";
import { type TestContext, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import type { Job } from "#kernel/rooms.ts";
import { answersOf } from "#testing/answers.ts";
import { startProgram } from "#testing/program.ts";
import { testServices } from "#testing/services.ts";
import { addJob } from "./add-job.ts";
import { migrateJobs } from "./migrate-jobs.ts";
import { startWorker } from "./worker.ts";

const { services, database, db } = await testServices();

const begun = async (t: TestContext, jobs: readonly Job[]) => {
  const worker = await startWorker({ ...quick, jobs });
  t.after(() => worker.stop(AbortSignal.abort()));
  return worker;
};
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

test("a job of a transaction that is taken back is never run, one of a committed transaction once", async (t) => {
  const done: unknown[] = [];
  const worker = await begun(t, [{ name: "note", run: async (_services, payload) => void done.push(payload) }]);
  await assert.rejects(
    db.transaction().execute(async (tx) => {
      await addJob(tx, "note", { which: "taken back" });
      throw new Error("no");
    }),
    { message: "no" },
  );
  await db.transaction().execute((tx) => addJob(tx, "note", { which: "committed" }));
  await until(() => done.length > 0);
  await until(async () => (await waiting()) === 0);
  assert.deepEqual(done, [{ which: "committed" }]);
  await worker.stop();
});

test("a job with a key is put down once while it waits", async (t) => {
  await addJob(db, "keyed", { n: 1 }, { key: "only" });
  await addJob(db, "keyed", { n: 2 }, { key: "only" });
  const done: unknown[] = [];
  const worker = await begun(t, [{ name: "keyed", run: async (_services, payload) => void done.push(payload) }]);
  await until(async () => done.length > 0 && (await waiting()) === 0);
  assert.deepEqual(done, [{ n: 2 }]);
  await worker.stop();
});

test("web may put jobs down but neither read nor run them", async () => {
  await assert.rejects(answersOf(database.url("web"), "select * from graphile_worker._private_jobs"), {
    code: "42501",
  });
  await assert.rejects(answersOf(database.url("web"), "select graphile_worker.force_unlock_workers(array['x'])"), {
    code: "42501",
  });
  await assert.rejects(answersOf(database.url("send"), "select add_job('note', '{}')"), { code: "42501" });
});

test("the job of a worker that was killed is done by another, and nobody touches those of the living", async (t) => {
  const [killed, living] = [0, 1].map(() => startProgram("worker", { words: [database.url("work")] }));
  assert.ok(killed && living);
  t.after(() => [killed, living].map((program) => program.child.kill("SIGKILL")));
  await Promise.all([killed.untilSaid("ready"), living.untilSaid("ready")]);
  // Each runs one job at a time, so that the one who has the first leaves the second to the other.
  for (const name of ["first", "second"]) {
    await addJob(db, "linger", { name });
    await until(() => [killed, living].some((program) => program.said().includes(`took ${name}`)));
  }
  const lost = killed.said().includes("took first") ? "first" : "second";

  const done: unknown[] = [];
  const heir: Job = { name: "linger", run: async (_services, payload) => void done.push(payload) };
  const worker = await begun(t, [heir]);
  await sleep(600);
  assert.deepEqual(done, []);

  killed.child.kill("SIGKILL");
  await once(killed.child, "exit");
  await until(() => done.length > 0);
  await sleep(600);
  assert.deepEqual(done, [{ name: lost }]);
  await worker.stop();
});

test("a worker that is told to stop finishes its job; a hurried one hands it back at once", async (t) => {
  await answersOf(database.url(), "delete from graphile_worker._private_jobs");
  let started = 0;
  let finished = 0;
  const gate = Promise.withResolvers<void>();
  const slow: Job = {
    name: "slow",
    async run() {
      started += 1;
      await gate.promise;
      finished += 1;
    },
  };
  const patient = await begun(t, [slow]);
  await addJob(db, "slow");
  await until(() => started === 1);
  const stopped = patient.stop(new AbortController().signal);
  await sleep(100);
  gate.resolve();
  await stopped;
  assert.deepEqual([finished, await waiting()], [1, 0]);

  const hurried = await begun(t, [{ name: "endless", run: () => new Promise(() => {}) }]);
  await addJob(db, "endless");
  const locked = "select count(*)::int as n from graphile_worker._private_jobs where locked_by is not null";
  await until(async () => (await answersOf(database.url(), locked))[0]?.["n"] === 1);
  await hurried.stop(AbortSignal.abort());
  assert.deepEqual(await answersOf(database.url(), locked), [{ n: 0 }]);
  assert.equal(await waiting(), 1);
});

test("a worker whose connections are all cut goes on, under a lock that it has taken again", async (t) => {
  await answersOf(database.url(), "delete from graphile_worker._private_jobs");
  const done: unknown[] = [];
  const worker = await begun(t, [{ name: "after", run: async (_services, payload) => void done.push(payload) }]);
  await answersOf(
    database.superuserUrl,
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'diomede_work'",
  );
  await addJob(db, "after", { n: 1 });
  await until(() => done.length === 1);
  const locks =
    "select count(*)::int as n from pg_locks join pg_database on pg_database.oid = pg_locks.database where locktype = 'advisory' and datname = current_database()";
  await until(async () => Number((await answersOf(database.url(), locks))[0]?.["n"]) >= 1);
  await worker.stop();
});

test("a job whose taking was lost on its way to the worker is taken again by the same one", async (t) => {
  await answersOf(database.url(), "delete from graphile_worker._private_jobs");
  let name = "";
  let runs = 0;
  const lost: Job = {
    name: "lost",
    async run() {
      runs += 1;
      const [row] = await answersOf(
        database.url(),
        "select locked_by from graphile_worker._private_jobs where locked_by is not null",
      );
      name = row?.["locked_by"];
    },
  };
  await begun(t, [lost]);
  await addJob(db, "lost");
  await until(async () => runs === 1 && (await waiting()) === 0);
  // As if the database had given the job out and the answer had not arrived.
  await answersOf(
    database.url(),
    `insert into graphile_worker._private_jobs (task_id, locked_at, locked_by)
      select id, now(), $1 from graphile_worker._private_tasks where identifier = 'lost'`,
    [name],
  );
  await until(async () => runs === 2 && (await waiting()) === 0);
});

test("the runner's tables can be made again and by several at once", async () => {
  await Promise.all([migrateJobs(database.url()), migrateJobs(database.url())]);
  await addJob(db, "again");
});
