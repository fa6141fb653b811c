import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { Hono } from "hono";
import type { Assets } from "#kernel/assets/assets.ts";
import type { Epoch, PageCache } from "#kernel/cache/page-cache.ts";
import { isDatabaseAway, isTooSlow } from "#kernel/database/database.ts";
import { type Exchange, readExchange } from "#kernel/exchange/exchange.ts";
import { chooseLanguage } from "#kernel/language/choose-language.ts";
import type { Words } from "#kernel/language/words.ts";
import { Refusal } from "#kernel/refusal.ts";
import { type Actor, stranger } from "#kernel/rights/actor.ts";
import { can, type Reason, type Rights } from "#kernel/rights/rights.ts";
import { formToken, visitOf } from "#kernel/sign-in/sign-in.ts";
import { toPassage } from "#kernel/wording/wording.ts";
import type { Call, FormInput, Page, Services } from "./call.ts";
import { type CookieName, readCookie, writeCookie } from "./cookies.ts";
import { emptyForm, readFormInput, typedState } from "./form-input.ts";
import { safetyHeaders, strictTransport } from "./headers.ts";
import type { Html } from "./html.ts";
import { keptKey } from "./kept-now.ts";
import { useLimit } from "./limits.ts";
import { type Arrival, arrivalOf, cameFromUs, sameToken } from "./origin.ts";
import type { Route } from "./room.ts";

/** What the frame around a page is drawn from; the composition root knows the menu and the design. */
export type DrawFrame = (call: Call, page: Page, kinds: readonly string[]) => Html;
/** Draws the pages that answer a "no". */
export interface Answers {
  refused(call: Call, refusal: Refusal): Page;
  /** A stranger who may not: leads to signing in, keeping what was typed. */
  signInFirst(call: Call, reason: Reason): Promise<Response> | Response;
  /** A closed exchange, to strangers; or one that waits for its first coordinator. */
  closed(call: Call): Promise<Response> | Response;
  broken(call: Call): Page;
}

export interface Site {
  readonly services: Services;
  readonly routes: readonly Route[];
  readonly rights: ReadonlyMap<string, Rights>;
  readonly assets: Assets;
  readonly cache: PageCache;
  readonly frame: DrawFrame;
  readonly answers: Answers;
}

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

/** The exchange as this process knows it without asking; null before it was first asked. */
export const exchangeKnown = (db: object): Exchange | null => (exchangeKept?.of === db ? exchangeKept.exchange : null);

let exchangeKept: { of: object; exchange: Exchange } | null = null;

/** The exchange as this process keeps it, read anew when its version has moved on. */
async function exchangeOf(services: Services, version: number): Promise<Exchange> {
  if (exchangeKept?.of !== services.db || exchangeKept.exchange.version !== version) {
    exchangeKept = { of: services.db, exchange: await readExchange(services.db) };
    await services.clock.refresh?.();
  }
  return exchangeKept.exchange;
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

interface AskedLanguage {
  readonly query: string | null;
  readonly cookie: string | null;
  readonly browser: string | null;
}

function voiceFor(services: Services, actor: Actor, exchange: { language: string }, asked: AskedLanguage): Words {
  const has = services.words.languages;
  const language = chooseLanguage(has, { ...asked, account: actor.reads, exchange: exchange.language });
  return services.words.voice(language, actor.reads);
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

interface Arrived {
  readonly actor: Actor;
  readonly exchange: Exchange;
  readonly t: Words;
  readonly kinds: readonly string[];
  readonly epoch: string;
  readonly now: Temporal.Instant;
  readonly secret: string | null;
}
type Made = ReturnType<typeof newCall>;

/** One request on its way: who comes is learnt first, then the thing, the right, the limit, and last the handler. */
function newCall(
  site: Site,
  request: Request,
  url: URL,
  params: Record<string, string>,
  arrival: Arrival,
  address: string,
) {
  const { services } = site;
  const cookies: string[] = [];
  const draftSecret = readCookie(request.headers.get("cookie"), "draft", arrival);
  let call: Call | null = null;
  let route: Route | null = null;
  const cookie = (name: CookieName, value: string, seconds: number): void => {
    cookies.push(writeCookie(name, value, seconds, arrival));
  };
  const rememberLanguage = (code: string): void => {
    if (services.words.languages.includes(code) && code !== "qps") cookie("language", code, 365 * 86_400);
  };
  return {
    request,
    url,
    arrival,
    rememberLanguage,
    setCookies: () => cookies,
    get call(): Call | null {
      return call;
    },
    arrive(arrived: Arrived): Call {
      const { actor, t, secret } = arrived;
      call = {
        ...services,
        request,
        url,
        params,
        ...arrived,
        facts: {},
        form: emptyForm,
        token: secret === null ? null : formToken(secret),
        draftSecret,
        from: addressOf(request, services, address),
        page(page) {
          return pageAnswer(site, this, page, arrived.kinds);
        },
        redirect(path, note) {
          const [before = path, ...rest] = path.split("#");
          const said = note ? `${before}${before.includes("?") ? "&" : "?"}said=${note}` : before;
          return new Response(null, {
            status: 303,
            headers: { location: [said, ...rest].join("#"), "cache-control": "no-store" },
          });
        },
        may: (action, facts) => can(site.rights.get(route?.room ?? "") ?? {}, actor, action, facts),
        passage: (raw) => toPassage(raw, t.reads, services.gist, actor.member),
        cookie,
      };
      return call;
    },
    async run(wanted: Route): Promise<Response> {
      if (!call) throw new Error("A request runs after it has arrived");
      route = wanted;
      if (url.searchParams.get("lang") !== null) rememberLanguage(url.searchParams.get("lang") ?? "");
      const asked: Call = call;
      if (!wanted.always && closedTo(asked)) {
        const mayHold = wanted.method === "POST" && asked.actor.person === null && asked.exchange.state !== "new";
        if (!mayHold) return await site.answers.closed(asked);
        // A form that was sent after the sign-in ran out is not lost, in a closed exchange either.
        call = { ...asked, form: await readFormInput(request) };
        return await site.answers.signInFirst(call, { reason: "right-sign-in" });
      }
      const form: FormInput =
        wanted.method === "POST" && !wanted.hook
          ? await readFormInput(request, asked.actor.member ? { file: wanted.file } : {})
          : emptyForm;
      call = { ...asked, form };
      if (wanted.method === "POST" && call.token !== null && !sameToken(call.token, form.get("token"))) {
        throw new Refusal(403, "form-token");
      }
      const facts = await wanted.load(call);
      call = { ...call, facts };
      const allowed: true | Reason =
        wanted.room === "" ? true : can(site.rights.get(wanted.room) ?? {}, call.actor, wanted.action, facts);
      if (allowed !== true) {
        if (allowed.hidden) throw new Refusal(404, "not-found");
        if (call.actor.person === null) return await site.answers.signInFirst(call, allowed);
        throw new Refusal(403, allowed.reason, allowed.facts);
      }
      if (wanted.limit && !wanted.hook)
        await useLimit(services.db, wanted.limit, whoUses(wanted.limit.per, call), call.now);
      try {
        const result = await wanted.handle(call as Call<never>);
        return result instanceof Response ? result : call.page(result);
      } catch (error) {
        if (!(error instanceof Refusal) || error.status !== 422 || !wanted.redraw) throw error;
        const again = await wanted.redraw(call as Call<never>, typedState(form, error.fields));
        return again instanceof Response ? again : call.page({ ...again, status: 422 });
      }
    },
  };
}

/** A closed exchange shows strangers its front door only, and one that nobody set up yet shows only that. */
function closedTo(call: Call): boolean {
  return call.exchange.state === "new" || (!call.exchange.open && !call.actor.member);
}

function whoUses(per: "person" | "address" | "everybody", call: Call): string {
  if (per === "everybody") return "everybody";
  return per === "person" && call.actor.person ? call.actor.person : call.from;
}

function addressOf(request: Request, services: Services, address: string): string {
  const forwarded = services.config.trustedProxy
    ? request.headers.get("x-forwarded-for")?.split(",").at(-1)?.trim()
    : undefined;
  return forwarded || address;
}

function pageAnswer(site: Site, call: Call, page: Page, kinds: readonly string[]): Response {
  const html = String(site.frame(call, page, kinds));
  const headers: Record<string, string> = {
    "content-type": "text/html; charset=utf-8",
    vary: "cookie, accept-language",
  };
  // What a signed-in reader saw stays out of every shared place, and out of the browser's own once he signs out.
  headers["cache-control"] =
    call.actor.person || page.private || (page.status ?? 200) >= 400 ? "no-store" : "private, no-cache";
  return new Response(html, { status: page.status ?? 200, headers });
}

async function refusedAnswer(
  site: Site,
  made: Made,
  error: unknown,
  asked: AskedLanguage,
  route: Route,
): Promise<Response> {
  const { services } = site;
  const refusal = refusalOf(error);
  if (!refusal)
    services.log("error", "a request failed", {
      // The address of a hook is a secret, and a log is read by many.
      path: route.hook ? route.path : made.url.pathname,
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  else if (isTooSlow(error))
    services.log("warn", "a question to the database took too long", { path: made.url.pathname });
  const come = made.call ?? (await lateCall(site, made, asked, refusal?.status === 503));
  const call = refusal?.status === 503 ? await withForm(come) : come;
  const page = refusal ? site.answers.refused(call, refusal) : site.answers.broken(call);
  const response = call.page({ ...page, status: page.status ?? refusal?.status ?? 500 });
  const seconds = refusal?.facts["seconds"];
  if (seconds !== undefined) response.headers.set("retry-after", String(seconds));
  return response;
}

/** A form that met a "not now" before it was read: read late, so that what was typed is not lost. */
async function withForm(call: Call): Promise<Call> {
  if (call.request.method !== "POST" || call.request.bodyUsed) return call;
  try {
    return { ...call, form: await readFormInput(call.request) };
  } catch (error) {
    if (error instanceof Refusal) return call;
    throw error;
  }
}

function refusalOf(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  if (isDatabaseAway(error)) return new Refusal(503, "database-away", { seconds: 5 });
  // 22P02, 22P05, 22021: text that the database cannot take as the value it should be. Such an address leads nowhere.
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return ["22P02", "22P05", "22021"].includes(code) ? new Refusal(404, "not-found") : null;
}

const unknown: Exchange = {
  version: 0,
  names: {},
  language: "en",
  open: false,
  state: "running",
  example: false,
  sides: [],
};

/**
 * A "no" that came before anything was learnt of who asks: drawn with what this process remembers. A database that is
 * `away` is not asked again: the reader would wait for it twice.
 */
async function lateCall(site: Site, made: Made, asked: AskedLanguage, away: boolean): Promise<Call> {
  const { services } = site;
  let exchange = exchangeKept?.of === services.db ? exchangeKept.exchange : away ? unknown : null;
  if (!exchange) {
    try {
      exchange = await readExchange(services.db);
    } catch (error) {
      if (!isDatabaseAway(error)) throw error;
      exchange = unknown;
    }
  }
  const t = voiceFor(services, stranger, exchange, asked);
  return made.arrive({ actor: stranger, exchange, t, kinds: [], epoch: "", now: services.clock.now(), secret: null });
}

/** Puts on an answer what every answer carries, and packs it for a browser that can unpack. */
async function finished(
  response: Response,
  arrival: Arrival,
  request: Request,
  cookies: readonly string[] = [],
): Promise<Response> {
  const { headers } = response;
  for (const [name, value] of safety) headers.set(name, value);
  if (arrival.secure) headers.set(...strictTransport);
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  const type = headers.get("content-type") ?? "";
  if (!packable.test(type) || !/\bgzip\b/u.test(request.headers.get("accept-encoding") ?? "")) return response;
  if (!response.body) return response;
  headers.set("content-encoding", "gzip");
  headers.append("vary", "accept-encoding");
  return new Response(await pack(Buffer.from(await response.arrayBuffer()), { level: 3 }), {
    status: response.status,
    headers,
  });
}
const safety = Object.entries(safetyHeaders);
const packable = /^(text\/(?!event-stream)|application\/(json|atom|xml)|image\/svg)/u;
