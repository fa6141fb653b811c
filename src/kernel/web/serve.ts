import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { Hono } from "hono";
import type { Epoch } from "#kernel/cache/page-cache.ts";
import { Refusal } from "#kernel/refusal.ts";
import { stranger } from "#kernel/rights/actor.ts";
import { visitOf } from "#kernel/sign-in/sign-in.ts";
import { readCookie } from "./cookies.ts";
import { finished } from "./finished.ts";
import { safetyHeaders, strictTransport } from "./headers.ts";
import { keptKey } from "./kept-now.ts";
import { exchangeOf } from "./known-exchange.ts";
import { type Made, newCall } from "./new-call.ts";
import { arrivalOf, cameFromUs } from "./origin.ts";
import { refusedAnswer } from "./refused.ts";
import type { Route } from "./room.ts";
import { type AskedLanguage, type Site, voiceFor } from "./site.ts";

const pack = promisify(gzip);

/** The whole site as one function of a request; nothing in it listens on a port. */
export function serve(site: Site): Hono {
  const app = new Hono({ strict: true });
  for (const route of site.routes) {
    app.on(route.method, [route.path], (c) =>
      answer(site, route, c.req.raw, c.req.param() as Record<string, string>, remote(c)),
    );
  }
  app.all("*", async (c) => {
    const asset = c.req.method === "GET" ? site.assets.at(new URL(c.req.url).pathname) : undefined;
    if (asset) return finished(assetAnswer(asset), arrivalOf(c.req.raw, site.services.config), c.req.raw);
    const known = site.routes.some((route) => matches(route.path, new URL(c.req.url).pathname));
    return answer(site, known ? wrongMethod : nowhere, c.req.raw, {}, remote(c));
  });
  return app;
}

const nothing: Omit<Route, "handle"> = {
  room: "",
  method: "GET",
  path: "*",
  action: "",
  load: () => ({}),
  redraw: null,
  limit: null,
  cached: false,
  always: true,
  hook: false,
  file: 0,
};
const nowhere: Route = {
  ...nothing,
  handle: () => {
    throw new Refusal(404, "not-found");
  },
};
const wrongMethod: Route = {
  ...nothing,
  handle: () => {
    throw new Refusal(405, "wrong-method");
  },
};

function matches(pattern: string, path: string): boolean {
  const a = pattern.split("/");
  const b = path.split("/");
  return a.length === b.length && a.every((part, n) => (part.startsWith(":") ? b[n] !== "" : part === b[n]));
}

function remote(c: { env: unknown; req: { raw: Request } }): string {
  const incoming = (c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming;
  return incoming?.socket?.remoteAddress ?? "local";
}

function assetAnswer(asset: { type: string; body: Buffer }): Response {
  return new Response(new Uint8Array(asset.body), {
    headers: { "content-type": asset.type, "cache-control": "public, max-age=31536000, immutable" },
  });
}

async function answer(
  site: Site,
  route: Route,
  request: Request,
  params: Record<string, string>,
  address: string,
): Promise<Response> {
  const { services } = site;
  const arrival = arrivalOf(request, services.config);
  const url = new URL(request.url);
  const cookies = request.headers.get("cookie");
  const secret = route.hook ? null : readCookie(cookies, "sign-in", arrival);
  const language = {
    query: url.searchParams.get("lang"),
    cookie: readCookie(cookies, "language", arrival),
    browser: request.headers.get("accept-language"),
  };
  const made = newCall(site, request, url, params, arrival, address);
  try {
    if (request.method === "POST" && !route.hook && !cameFromUs(request, arrival))
      throw new Refusal(403, "form-from-elsewhere");
    if (route.cached && secret === null && route.method === "GET") {
      return await keptAnswer(site, route, made, language);
    }
    const visit = await visitOf(services.db, secret, services.clock.now());
    const exchange = await exchangeOf(services, visit.exchangeVersion);
    const now = services.clock.now();
    const t = voiceFor(services, visit.actor, exchange, language);
    made.arrive({
      actor: visit.actor,
      exchange,
      t,
      kinds: visit.kinds,
      epoch: visit.epoch,
      now,
      secret: visit.actor.person ? secret : null,
    });
    return finished(await made.run(route), arrival, request, made.setCookies());
  } catch (error) {
    return finished(await refusedAnswer(site, made, error, language, route), arrival, request, made.setCookies());
  }
}

async function keptAnswer(site: Site, route: Route, made: Made, asked: AskedLanguage): Promise<Response> {
  const { services, cache } = site;
  const epoch: Epoch = await cache.epoch();
  const exchange = await exchangeOf(services, epoch.exchangeVersion);
  const now = services.clock.now();
  const t = voiceFor(services, stranger, exchange, asked);
  const minute = Math.floor(now.epochMilliseconds / 60_000);
  const key = keptKey(t.language, `${made.url.pathname}${made.url.search}`);
  const kept = cache.get(key, epoch.epoch, minute);
  const gzipped = /\bgzip\b/u.test(made.request.headers.get("accept-encoding") ?? "");
  if (kept) return keptResponse(kept, gzipped, made, asked);
  made.arrive({ actor: stranger, exchange, t, kinds: epoch.kinds, epoch: epoch.epoch, now, secret: null });
  const answer = await made.run(route);
  if (answer.status !== 200 || made.setCookies().length > 0 || answer.headers.get("cache-control") === "no-store") {
    return finished(answer, made.arrival, made.request, made.setCookies());
  }
  const body = new Uint8Array(await answer.arrayBuffer());
  const page = {
    epoch: epoch.epoch,
    minute,
    status: 200,
    headers: {
      ...Object.fromEntries(answer.headers),
      ...safetyHeaders,
    },
    body,
    gzip: new Uint8Array(await pack(body)),
  };
  cache.put(key, page);
  return keptResponse(page, gzipped, made, asked);
}

function keptResponse(
  page: { headers: Readonly<Record<string, string>>; body: Uint8Array<ArrayBuffer>; gzip: Uint8Array<ArrayBuffer> },
  gzipped: boolean,
  made: Made,
  asked: AskedLanguage,
): Response {
  const headers: Record<string, string> = gzipped
    ? { ...page.headers, "content-encoding": "gzip" }
    : { ...page.headers };
  if (asked.query !== null) made.rememberLanguage(asked.query);
  // One came by a safe line, the next one may not: what only the one gets is not kept.
  if (made.arrival.secure) headers[strictTransport[0]] = strictTransport[1];
  const response = new Response(gzipped ? page.gzip : page.body, { headers });
  for (const cookie of made.setCookies()) response.headers.append("set-cookie", cookie);
  return response;
}
