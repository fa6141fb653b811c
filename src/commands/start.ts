import type { Config } from "#kernel/config/config.ts";
import { listen, stopListening } from "#kernel/lifecycle/listen.ts";
import { runUntilStopped, type Say } from "#kernel/lifecycle/run-until-stopped.ts";
import { setUpLink } from "#rooms/exchange/index.ts";
import { createApp } from "../app.ts";
import { type OpenDatabase, openDatabase, openServices, part } from "../house.ts";
import { pageServer } from "./serve-pages.ts";

/** `start`: pages and work in one process over the embedded database, or over a service. Runs until it is stopped. */
export async function start(
  config: Config,
  say: Say,
  beforeListening?: (opened: Awaited<ReturnType<typeof openServices>>) => Promise<void>,
): Promise<never> {
  let database: OpenDatabase;
  let opened: Awaited<ReturnType<typeof openServices>>;
  let server: ReturnType<typeof pageServer>;
  return await runUntilStopped(
    [
      part(
        "database",
        async () => {
          database = await openDatabase(config, say);
        },
        (hurry) => database.stop(hurry),
      ),
      part(
        "services",
        async () => {
          opened = await openServices(config, database, "web");
          await beforeListening?.(opened);
        },
        () => opened.connection.close(),
      ),
      part(
        "pages",
        async () => {
          const app = await createApp(opened.services);
          server = pageServer(app);
          const port = await listen(server, config.host, config.port);
          const address = config.publicUrl ?? `http://${config.host === "127.0.0.1" ? "localhost" : config.host}:${port}`;
          const link = await setUpLink(opened.services.db);
          say(link ? `Set up your exchange at ${address}${link} (this link is good once, until the next start).` : `Diomede is at ${address}`);
        },
        (hurry) => stopListening(server, hurry),
      ),
    ],
    say,
  );
}
