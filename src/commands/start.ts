import type { Config } from "#kernel/config/config.ts";
import { listen, stopListening } from "#kernel/lifecycle/listen.ts";
import { runUntilStopped, type Say } from "#kernel/lifecycle/run-until-stopped.ts";
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
          say(`Diomede is at http://${config.host === "127.0.0.1" ? "localhost" : config.host}:${port}`);
        },
        (hurry) => stopListening(server, hurry),
      ),
    ],
    say,
  );
}
