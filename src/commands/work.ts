import type { Config } from "#kernel/config/config.ts";
import { runUntilStopped, type Say } from "#kernel/lifecycle/run-until-stopped.ts";
import { houseParts } from "./parts.ts";

/** `work`: jobs, the tick, notices and mail alone, any number of times over one PostgreSQL service. */
export async function work(config: Config, say: Say): Promise<never> {
  return await runUntilStopped(houseParts({ config, say, login: "work", pages: false, work: true }), say);
}
