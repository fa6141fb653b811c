import type { Config } from "#kernel/config/config.ts";
import { runUntilStopped, type Say } from "#kernel/lifecycle/run-until-stopped.ts";
import { houseParts } from "./parts.ts";

/** `web`: pages alone, any number of times over one PostgreSQL service; `work` must run somewhere beside it. */
export async function web(config: Config, say: Say): Promise<never> {
  return await runUntilStopped(houseParts({ config, say, login: "web", pages: true, work: false }), say);
}
