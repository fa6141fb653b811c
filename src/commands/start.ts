import type { Config } from "#kernel/config/config.ts";
import { runUntilStopped, type Say } from "#kernel/lifecycle/run-until-stopped.ts";
import { houseParts, type Wish } from "./parts.ts";

/** `start`: pages and work in one process over the embedded database, or over a service. Runs until it is stopped. */
export async function start(
  config: Config,
  say: Say,
  around: Pick<Wish, "beforeListening" | "afterListening"> = {},
): Promise<never> {
  return await runUntilStopped(
    houseParts({ config, say, login: "web", pages: true, work: true, ...around }),
    say,
  );
}
