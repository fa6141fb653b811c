import type { IncomingMessage, ServerResponse } from "node:http";
import { fileURLToPath } from "node:url";
import { getRequestListener } from "@hono/node-server";
import { sheets } from "#design/sheets.ts";
import { loadAssets } from "#kernel/assets/assets.ts";
import { pageCache } from "#kernel/cache/page-cache.ts";
import type { Kinds } from "#kernel/kinds.ts";
import { knowMails } from "#kernel/mail/book.ts";
import type { Rights } from "#kernel/rights/rights.ts";
import { kindsOf, type Room } from "#kernel/rooms.ts";
import { answerKept } from "#kernel/web/kept-now.ts";
import { exchangeKnown } from "#kernel/web/known-exchange.ts";
import { serve } from "#kernel/web/serve.ts";
import { drawAnswers } from "./answers.ts";
import { drawFrame } from "./frame.ts";
import { makeRooms } from "./rooms.ts";
import type { HouseServices } from "./services.ts";

export const sourceFolder = fileURLToPath(new URL(".", import.meta.url));

/** The house put together: what `main.ts` listens with, and tests ask without a port. */
export interface App {
  readonly rooms: readonly Room[];
  readonly kinds: Kinds;
  readonly services: HouseServices;
  request(path: string, init?: RequestInit): Promise<Response>;
  /** Answers what comes in over HTTP. */
  readonly listener: (incoming: IncomingMessage, outgoing: ServerResponse) => unknown;
  fetch(request: Request, env?: unknown): Response | Promise<Response>;
}

/** Everything comes as an argument, so that a test brings its own database, clock and words. */
export async function createApp(services: HouseServices): Promise<App> {
  const rooms = makeRooms(services);
  const kinds = kindsOf(rooms);
  knowMails(rooms);
  const assets = await loadAssets(sourceFolder, { sheets, icon: new URL("design/mark.svg", import.meta.url) });
  const cache = pageCache(services.db, { learnt: services.matching.generation });
  const hono = serve({
    services,
    routes: rooms.flatMap((room) => room.routes),
    rights: new Map(rooms.map((room) => [room.name, room.rights as Rights])),
    assets,
    cache,
    frame: drawFrame(rooms, assets),
    answers: drawAnswers,
  });
  return {
    rooms,
    kinds,
    services,
    request: async (path, init) => hono.request(path, init),
    listener: answerKept(
      {
        cache,
        languages: services.words.languages,
        exchange: () => exchangeKnown(services.db),
        publicUrl: services.config.publicUrl,
        trustedProxy: services.config.trustedProxy,
        now: () => services.clock.now().epochMilliseconds,
      },
      // Its own Request and Response, made only as far as they are looked at, are what keeps pages cheap.
      getRequestListener((request, env) => hono.fetch(request, env)),
    ),
    fetch: (request, env) => hono.fetch(request, env as Record<string, unknown>),
  };
}
