import type { Runner, WorkerPool } from "graphile-worker";
import { Pool } from "pg";
import { reasonOf } from "#kernel/lifecycle/cannot-start.ts";
import { orHurried, repeat } from "#kernel/lifecycle/repeat.ts";
import type { Job } from "#kernel/rooms.ts";
import type { Services } from "#kernel/web/call.ts";
import { openLifeline } from "./lifeline.ts";
import { beginRunner, tasksOf } from "./runner.ts";
import { takeBackFromTheDead, takeBackStrays } from "./take-back.ts";

export interface WorkerWish {
  /** The login `work`, past any pooler. */
  readonly directUrl: string;
  readonly jobs: readonly Job[];
  readonly services: Services;
  readonly log: Services["log"];
  /** Jobs at the same time; 2. */
  readonly atOnce?: number;
  /** Milliseconds between two looks for jobs that nobody called out; 2,000. */
  readonly pollEvery?: number;
  /** Milliseconds between two looks for jobs of workers that died; 20,000. */
  readonly missedEvery?: number;
}

export interface RunningWorker {
  /** Takes no more jobs and lets those under way finish; hurried, it hands them back for another worker. */
  stop(hurry?: AbortSignal): Promise<void>;
}

/**
 * Runs jobs until it is stopped. Each worker holds a lock on its own name for its life, so that the others see when it
 * died and take its jobs over (the runner itself would leave them alone for four hours).
 */
export async function startWorker({
  directUrl,
  jobs,
  services,
  log,
  atOnce = 2,
  pollEvery = 2000,
  missedEvery = 20_000,
}: WorkerWish): Promise<RunningWorker> {
  const atWork = new Set<string>();
  const tasks = tasksOf(jobs, services, atWork);
  const told = (what: string) => (error: unknown) => log("warn", what, { error: reasonOf(error) });
  const lifeline = await openLifeline(directUrl, told("the worker cannot reach the database"));
  const pool = connectionsOf(directUrl, atOnce + 2);
  let runners: WorkerPool | null = null;
  let runner: Runner;
  let halting: Promise<void> | null = null;
  let stopping = false;
  let failsSince: number | null = null;
  let strays: readonly string[] = [];

  const halt = (): Promise<void> => {
    halting ??= runner.stop();
    return halting;
  };
  const begin = async (): Promise<void> => {
    runner = await beginRunner({
      pool,
      atOnce,
      pollEvery,
      tasks,
      log,
      async named(own) {
        runners = own;
        await lifeline.hold(own.id);
      },
      looked(failed) {
        failsSince = failed ? (failsSince ?? Date.now()) : null;
      },
    });
    halting = null;
    failsSince = null;
    runner.promise.then(() => ended(), ended);
  };
  const ended = (error?: unknown): void => {
    if (stopping) return;
    log("error", "the worker ended by itself and is started again", { error: reasonOf(error) });
    setTimeout(() => (stopping ? undefined : begin().catch(ended)), 1000).unref();
  };
  const look = async (): Promise<void> => {
    const own = runners?.id ?? "";
    strays = await takeBackStrays(lifeline, own, atWork, strays);
    const missed = await takeBackFromTheDead(lifeline, own);
    if (missed.length > 0) log("warn", "jobs of workers that died are run by others", { workers: missed.length });
    // The database answers us here, but not the runner: one whose very first question was lost keeps that answer for ever.
    if (failsSince !== null && Date.now() - failsSince >= missedEvery) await halt();
  };

  await begin();
  const looking = repeat(missedEvery, look, told("the worker could not look for jobs of the dead"), { first: "later" });
  let stopped: Promise<void> | null = null;
  return {
    stop(hurry) {
      stopped ??= stop(hurry);
      return stopped;
    },
  };

  async function stop(hurry?: AbortSignal): Promise<void> {
    stopping = true;
    const finished = Promise.all([looking.stop(), halt()]);
    if (!(await orHurried(finished, hurry))) {
      await lifeline.ask("select graphile_worker.force_unlock_workers($1)", [[runners?.id]]);
      // What it was at is somebody else's by now; how it ends is of no more interest.
      Promise.resolve(runners?.forcefulShutdown("hurried")).catch(() => undefined);
    }
    await lifeline.stop();
    await orHurried(pool.end(), hurry);
  }
}

function connectionsOf(directUrl: string, most: number): Pool {
  const pool = new Pool({ connectionString: directUrl, max: most, application_name: "diomede jobs" });
  // A connection that breaks is replaced; without listeners it would end the program.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}
