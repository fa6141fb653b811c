import type { Config } from "#kernel/config/config.ts";
import type { Login } from "#kernel/database/login.ts";
import { reasonOf } from "#kernel/lifecycle/cannot-start.ts";
import { listen, stopListening } from "#kernel/lifecycle/listen.ts";
import { orHurried, type Repeated, repeat } from "#kernel/lifecycle/repeat.ts";
import type { Part, Say } from "#kernel/lifecycle/run-until-stopped.ts";
import { knowMails } from "#kernel/mail/book.ts";
import { setUpLink } from "#rooms/exchange/index.ts";
import { type App, createApp } from "../app.ts";
import { type OpenDatabase, openDatabase, openServices, part } from "../house.ts";
import { makeRooms } from "../rooms.ts";
import { startWork } from "../work.ts";
import { sendChild } from "./send-child.ts";
import { pageServer } from "./serve-pages.ts";

export type Opened = Awaited<ReturnType<typeof openServices>>;

export interface Wish {
  readonly config: Config;
  readonly say: Say;
  readonly login: Login;
  readonly pages: boolean;
  readonly work: boolean;
  /** Keeps the process that sends messages as a child. */
  readonly send?: boolean;
  /** Done once everything is open and before anybody is let in. */
  readonly beforeListening?: ((opened: Opened) => Promise<void>) | undefined;
  /** Done beside the first requests; its failure is logged and ends nothing. */
  readonly afterListening?: ((opened: Opened) => Promise<void>) | undefined;
}

const wordsEvery = 30_000;
const clockEvery = 1000;

/** What a process of the house is made of, in the order in which it starts. */
export function houseParts(wish: Wish): Part[] {
  const { config, say, login, pages, work, beforeListening, afterListening } = wish;
  let database: OpenDatabase;
  let opened: Opened;
  let kept: readonly Repeated[] = [];
  let app: App | null = null;
  let server: ReturnType<typeof pageServer>;
  let after: Promise<void> | undefined;
  let working: Awaited<ReturnType<typeof startWork>>;
  const parts = [
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
        opened = await openServices(config, database, login);
        await beforeListening?.(opened);
        kept = [keepClock(opened)];
      },
      async (hurry) => {
        await Promise.all(
          [...kept.map((one) => one.stop()), after].map((one) => orHurried(Promise.resolve(one), hurry)),
        );
        await opened.connection.close();
      },
    ),
  ];
  if (pages) {
    parts.push(
      part(
        "pages",
        async () => {
          app = await createApp(opened.services);
          server = pageServer(app);
          const port = await listen(server, config.host, config.port);
          const address =
            config.publicUrl ?? `http://${config.host === "127.0.0.1" ? "localhost" : config.host}:${port}`;
          const link = await setUpLink(opened.services.db);
          say(
            link
              ? `Set up your exchange at ${address}${link} (this link is good once, until the next start).`
              : `Diomede is at ${address}`,
          );
          kept = [...kept, keepWords(opened)];
          after = learnWords(opened, afterListening).catch((error: unknown) =>
            opened.services.log("error", "what was to be done after the start failed", { error: reasonOf(error) }),
          );
        },
        (hurry) => stopListening(server, hurry),
      ),
    );
  }
  if (work) {
    parts.push(
      part(
        "work",
        async () => {
          const rooms = app?.rooms ?? makeRooms(opened.services);
          if (!app) knowMails(rooms);
          working = await startWork({ services: opened.services, rooms, directUrl: database.directUrl("work") });
          if (!pages) say("Diomede works: jobs, notices and mail.");
        },
        (hurry) => working.stop(hurry),
      ),
    );
  }
  if (wish.send) parts.push(sendChild(config, say));
  return parts;
}

/** How far the process's clock is moved lies in the database, where another process may have moved it. */
function keepClock({ services, clock }: Opened): Repeated {
  const failed = complain(services, "the process could not bring its clock up to date");
  return repeat(clockEvery, () => clock.refresh(), failed, { first: "later" });
}

/** Words are changed on pages, perhaps of another process. */
function keepWords({ services }: Opened): Repeated {
  const failed = complain(services, "the process could not bring its words up to date");
  return repeat(wordsEvery, () => services.matching.refresh(), failed, { first: "later" });
}

/**
 * The words that pages recognise: pages are answered without them until they are known, so that nobody waits for
 * words at a start.
 */
async function learnWords(opened: Opened, first: Wish["afterListening"]): Promise<void> {
  await first?.(opened);
  await opened.services.matching.refresh();
}

const complain =
  (services: Opened["services"], what: string) =>
  (error: unknown): void =>
    services.log("warn", what, { error: reasonOf(error) });
