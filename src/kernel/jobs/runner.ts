import { EventEmitter } from "node:events";
import { Logger, type Runner, run, type TaskList, type WorkerEvents, type WorkerPool } from "graphile-worker";
import type { Pool } from "pg";
import type { Job } from "#kernel/rooms.ts";
import type { Services } from "#kernel/web/call.ts";

export interface RunnerWish {
  readonly pool: Pool;
  readonly atOnce: number;
  readonly pollEvery: number;
  readonly tasks: TaskList;
  readonly log: Services["log"];
  /** Awaited before the first job is taken, so that no job is ever locked under a name that nobody holds. */
  named(runners: WorkerPool): Promise<void>;
  /** Whether the last look for a job failed. */
  looked(failed: boolean): void;
}

/** Starts the job runner of graphile-worker, told to leave signals and time tables to us. */
export function beginRunner({ pool, atOnce, pollEvery, tasks, log, named, looked }: RunnerWish): Promise<Runner> {
  const events: WorkerEvents = new EventEmitter();
  events.on("worker:getJob:error", () => looked(true));
  events.on("worker:getJob:empty", () => looked(false));
  events.on("job:start", () => looked(false));
  const startWorker = (_ctx: unknown, { worker }: { worker: { workerPool: WorkerPool } }) => named(worker.workerPool);
  return run({
    pgPool: pool,
    concurrency: atOnce,
    pollInterval: pollEvery,
    noHandleSignals: true,
    taskList: tasks,
    crontab: "",
    events,
    logger: runnersLog(log),
    preset: {
      // Without a delay, even of nothing, the runner neither waits for the note that a job is done nor tries it again.
      worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 },
      plugins: [{ name: "diomede-lifeline", version: "1.0.0", worker: { hooks: { startWorker } } }],
    },
  });
}

/** Jobs as the runner knows them; `atWork` always holds the ids of those that are running. */
export function tasksOf(jobs: readonly Job[], services: Services, atWork: Set<string>): TaskList {
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

/** The runner's own words: what fails is ours to know, the rest is for whoever looks for a fault. */
function runnersLog(log: Services["log"]): Logger {
  return new Logger(
    () => (level, message) => log(level === "error" ? "error" : level === "warning" ? "warn" : "debug", message),
  );
}
