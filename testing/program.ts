import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

export type Program = {
  child: ChildProcess;
  /** What it printed so far, on both streams. */
  said(): string;
  /** Resolves once it has printed `words`; rejects when it ends before. */
  untilSaid(words: string): Promise<void>;
  /** How it ended. */
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
};

type Wish = {
  words?: readonly string[];
  /** Runs it in a process group of its own, as a terminal would: `process.kill(-pid)` reaches it and its children. */
  ownGroup?: boolean;
  /** Numeric id of the user to run it as; only root may. */
  uid?: number;
};

/** Starts a program of testing/programs in a process of its own. */
export function startProgram(name: string, { words = [], ownGroup = false, uid }: Wish = {}): Program {
  const file = fileURLToPath(new URL(`programs/${name}.ts`, import.meta.url));
  const child = spawn(process.execPath, [file, ...words], {
    detached: ownGroup,
    stdio: ["ignore", "pipe", "pipe"],
    // Another user may not write where coverage is gathered, and would complain.
    ...(uid !== undefined && { uid, gid: uid, env: { ...process.env, NODE_V8_COVERAGE: undefined } }),
  });
  let said = "";
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      for (const listener of listeners) listener();
    });
  }
  const end = Promise.withResolvers<{ code: number | null; signal: NodeJS.Signals | null }>();
  child.once("error", end.reject).once("close", (code, signal) => end.resolve({ code, signal }));
  return {
    child,
    said: () => said,
    ended: end.promise,
    async untilSaid(words) {
      const heard = Promise.withResolvers<void>();
      const listener = () => said.includes(words) && heard.resolve();
      listeners.add(listener);
      listener();
      const early = end.promise.then(({ code }) => {
        throw new Error(`${name} ended with ${code} before it said "${words}":\n${said}`);
      });
      await Promise.race([heard.promise, early]);
      early.catch(() => {});
      listeners.delete(listener);
    },
  };
}
