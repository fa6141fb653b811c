import type { Config } from "#kernel/config/config.ts";
import { runUntilStopped, type Say } from "#kernel/lifecycle/run-until-stopped.ts";
import { seedGlossary } from "#rooms/glossary/index.ts";
import { seedThemes } from "#rooms/themes/index.ts";
import { houseParts, type Opened, type Wish } from "./parts.ts";

/** `start`: pages and work in one process, and `send` as its child, over the embedded database, or over a service. Runs until it is stopped. */
export async function start(
  config: Config,
  say: Say,
  around: Pick<Wish, "beforeListening" | "afterListening"> = { afterListening: bringShippedWords },
): Promise<never> {
  return await runUntilStopped(
    houseParts({ config, say, login: "web", pages: true, work: true, send: true, ...around }),
    say,
  );
}

/** A newer Diomede may bring topics and words that this exchange has not had; what people have changed stays theirs. */
async function bringShippedWords({ services }: Opened): Promise<void> {
  const exchange = await services.db.selectFrom("exchange").select("state").executeTakeFirst();
  if (!exchange || exchange.state === "new") return;
  await seedThemes(services.db, services.clock.now());
  await seedGlossary(services.db, services.clock.now());
}
