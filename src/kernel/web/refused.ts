import { isDatabaseAway, isTooSlow } from "#kernel/database/database.ts";
import { type Exchange, readExchange } from "#kernel/exchange/exchange.ts";
import { Refusal } from "#kernel/refusal.ts";
import { stranger } from "#kernel/rights/actor.ts";
import type { Call } from "./call.ts";
import { readFormInput } from "./form-input.ts";
import { exchangeKnown } from "./known-exchange.ts";
import type { Made } from "./new-call.ts";
import type { Route } from "./room.ts";
import { type AskedLanguage, type Site, voiceFor } from "./site.ts";

/** The page that says a "no", expected or not, in the reader's language; what was typed is kept. */
export async function refusedAnswer(
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
  let exchange = exchangeKnown(services.db) ?? (away ? unknown : null);
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
