import { CannotStart, reasonOf } from "./cannot-start.ts";
import { stopAll } from "./stop-all.ts";

/**
 * Something the program is made of, such as the database or the web server. `stop` is asked only of a part that has
 * started; its signal says that patience is at an end (three seconds, or a second Ctrl-C) and that it should let go at
 * once.
 */
export type Part = { name: string; start(): unknown; stop(hurry: AbortSignal): unknown };

/** Where the sentences for the person at the terminal go. */
export type Say = (sentence: string) => void;

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Starts the parts in order and runs until a signal; then stops them in reverse, within five seconds in all, and ends
 * the process with 0. A start that fails stops what had started and ends it with 1 and one sentence; so does an error
 * that nobody caught, with its stack.
 */
export async function runUntilStopped(parts: readonly Part[], say: Say = console.error): Promise<never> {
  const started: Part[] = [];
  const hurry = new AbortController();
  const ending = Promise.withResolvers<number>();
  let asked = false;
  const onSignal = () => {
    if (asked) hurry.abort();
    asked = true;
    ending.resolve(0);
  };
  const onBug = (error: unknown) => {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    asked = true;
    ending.resolve(1);
  };
  for (const signal of signals) process.on(signal, onSignal);
  // Node ends a process that waits for nothing but a signal.
  setInterval(() => {}, 2 ** 30);
  process.on("uncaughtException", onBug);

  const starting = startAll(parts, started, () => asked);
  starting.catch((error: unknown) => {
    say(sentenceOf(error));
    ending.resolve(1);
  });
  const code = await ending.promise;
  const stopped = await stopAll(started, starting, hurry, say);
  process.exit(stopped ? code : 1);
}

/** A signal during the start is obeyed as soon as the part that is starting has started. */
async function startAll(parts: readonly Part[], started: Part[], isAsked: () => boolean): Promise<void> {
  for (const part of parts) {
    if (isAsked()) return;
    try {
      await part.start();
    } catch (error) {
      if (error instanceof CannotStart) throw error;
      throw new Error(`${part.name} did not start`, { cause: error });
    }
    started.push(part);
  }
}

/** A reason meant for people stands alone; anything else is a bug and shows where it happened. */
function sentenceOf(error: unknown): string {
  if (error instanceof CannotStart) return error.message;
  const cause = error instanceof Error ? error.cause : undefined;
  const stack = cause instanceof Error ? cause.stack : undefined;
  return `${reasonOf(error)}: ${stack ?? reasonOf(cause)}`;
}
