import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Config } from "#kernel/config/config.ts";
import type { Part, Say } from "#kernel/lifecycle/run-until-stopped.ts";

const main = fileURLToPath(new URL("../main.ts", import.meta.url));
const [firstRest, longestRest, steadyAfter] = [1000, 60_000, 60_000];

/**
 * The process `send` as a child: it alone holds the keys of numbers, so that whoever breaks into the pages does not
 * have them. One that dies is started again, after a rest that grows to a minute; it is stopped in order with the rest,
 * and ends by itself when this process is gone.
 */
export function sendChild({ dataFolder }: Config, say: Say): Part {
  let child: ChildProcess | null = null;
  let timer: NodeJS.Timeout | null = null;
  let rest = firstRest;
  let stopping = false;

  const begin = (): void => {
    const startedAt = performance.now();
    const own = spawn(process.execPath, [...process.execArgv, "--max-semi-space-size=4", main, "send"], {
      env: { ...process.env, DIOMEDE_DATA: dataFolder },
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    child = own;
    let over = false;
    const again = (how: string): void => {
      if (over) return;
      over = true;
      if (child === own) child = null;
      if (stopping) return;
      if (performance.now() - startedAt > steadyAfter) rest = firstRest;
      say(`The process that sends messages ended (${how}): it is started again in ${rest / 1000} s.`);
      timer = setTimeout(begin, rest);
      rest = Math.min(longestRest, rest * 2);
    };
    own.once("error", (error) => again(error.message));
    own.once("exit", (code, signal) => again(String(signal ?? code)));
  };

  return {
    name: "send",
    start: begin,
    async stop(hurry) {
      stopping = true;
      if (timer) clearTimeout(timer);
      const last = child;
      if (!last || last.exitCode !== null || last.signalCode !== null) return;
      const gone = once(last, "exit");
      last.kill("SIGTERM");
      const atOnce = () => last.kill("SIGKILL");
      if (hurry.aborted) atOnce();
      hurry.addEventListener("abort", atOnce, { once: true });
      await gone;
      hurry.removeEventListener("abort", atOnce);
    },
  };
}
