import { Logger, type Runner, run, type TaskList, type WorkerPool } from "graphile-worker";
import { Pool } from "pg";
import { reasonOf } from "#kernel/lifecycle/cannot-start.ts";
import { orHurried, repeat } from "#kernel/lifecycle/repeat.ts";
import type { Job } from "#kernel/rooms.ts";
import type { Services } from "#kernel/web/call.ts";
import { openLifeline } from "./lifeline.ts";
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
  const lifeline = await openLifeline(directUrl, (error) =>
    log("warn", "the worker cannot reach the database", { error: reasonOf(error) }),
  );
  const pool = connectionsOf(directUrl, atOnce + 2);
  let runners: WorkerPool | null = null;
  let stopping = false;
  const begin = (): Promise<Runner> =>
    run({
      pgPool: pool,
      concurrency: atOnce,
      pollInterval: pollEvery,
      noHandleSignals: true,
      taskList: tasks,
      crontab: "",
      logger: runnersLog(log),
      preset: {
        // Without a delay, even of nothing, the runner neither waits for the note that a job is done nor tries it again.
        worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 },
        plugins: [
          {
            name: "diomede-lifeline",
            version: "1.0.0",
            worker: {
              hooks: {
                // Asked before the first job is taken, so that no job is ever locked under a name that nobody holds.
                async startWorker(_ctx, { worker }) {
                  runners = worker.workerPool;
                  await lifeline.hold(worker.workerPool.id);
                },
              },
            },
          },
        ],
      },
    });
  let runner = await begin();
  const watch = (): void => {
    runner.promise.then(
      () => ended(),
      (error: unknown) => ended(error),
    );
  };
  const ended = (error?: unknown): void => {
    if (stopping) return;
    log("error", "the worker ended by itself and is started again", { error: reasonOf(error) });
    setTimeout(async () => {
      if (stopping) return;
      try {
        runner = await begin();
        watch();
      } catch (again) {
        ended(again);
      }
    }, 1000).unref();
  };
  watch();
  let strays: readonly string[] = [];
  const looking = repeat(
    missedEvery,
    async () => {
      strays = await takeBackStrays(lifeline, runners?.id ?? "", atWork, strays);
      const missed = await takeBackFromTheDead(lifeline, runners?.id ?? "");
      if (missed.length > 0) log("warn", "jobs of workers that died are run by others", { workers: missed.length });
    },
    (error) => log("warn", "the worker could not look for jobs of the dead", { error: reasonOf(error) }),
    { first: "later" },
  );
  let stopped: Promise<void> | null = null;
  return {
    stop(hurry) {
      stopped ??= stop(hurry);
      return stopped;
    },
  };

  async function stop(hurry?: AbortSignal): Promise<void> {
    stopping = true;
    const finished = Promise.all([looking.stop(), runner.stop()]);
    if (!(await orHurried(finished, hurry))) {
      await lifeline.ask("select graphile_worker.force_unlock_workers($1)", [[runners?.id]]);
      // What it was at is somebody else's by now; how it ends is of no more interest.
      Promise.resolve(runners?.forcefulShutdown("hurried")).catch(() => undefined);
    }
    await lifeline.stop();
    await orHurried(pool.end(), hurry);
  }
}

function tasksOf(jobs: readonly Job[], services: Services, atWork: Set<string>): TaskList {
  const tasks: TaskList = {};
  for (const job of jobs) {
    if (tasks[job.name]) throw new Error(`Two rooms have a job called ${job.name}`);
    tasks[job.name] = async (payload, helpers) => {
      atWork.add(helpers.job.id);
      try {
        await job.run(services, payload as Readonly<Record<string, unknown>>);
      } finally {
        atWork.delete(helpers.job.id);
      }
    };
  }
  return tasks;
}

function connectionsOf(directUrl: string, most: number): Pool {
  const pool = new Pool({ connectionString: directUrl, max: most, application_name: "diomede jobs" });
  // A connection that breaks is replaced; without listeners it would end the program.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

/** The runner's own words: what fails is ours to know, the rest is for whoever looks for a fault. */
function runnersLog(log: Services["log"]): Logger {
  return new Logger(
    () => (level, message) => log(level === "error" ? "error" : level === "warning" ? "warn" : "debug", message),
  );
}
