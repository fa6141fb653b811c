import { anyMember, keptView } from "#kernel/cache/kept-views.ts";
import { nameFor } from "#kernel/exchange/exchange.ts";
import type { Actor } from "#kernel/rights/actor.ts";
import type { Call } from "#kernel/web/call.ts";
import { cleanText } from "#kernel/web/form-input.ts";
import { limits } from "#kernel/web/limits.ts";
import { arrivalOf } from "#kernel/web/origin.ts";
import { noFacts, routesOf } from "#kernel/web/room.ts";
import { band, type ConceptNames, nearest } from "#rooms/matching/index.ts";
import { newThings } from "./activity.ts";
import { atomFeed } from "./atom.ts";
import { languageOf, sideThatSpeaks } from "./find.ts";
import { aboutPage } from "./pages/about.ts";
import { type FoundLike, foundPage } from "./pages/found.ts";
import { homePage } from "./pages/home.ts";
import { newPage } from "./pages/new.ts";
import { searchPage } from "./pages/search.ts";
import { aboutView, chainNumbers, foundThings, searchHits } from "./queries.ts";
import { rights } from "./rights.ts";

const pageLength = 30;

/** Routes of the first page, of what is like a sentence, and of what is new. */
export function exchangeRoutes(names: ConceptNames) {
  const room = routesOf("exchange", rights);

  room.get("/", "home.see", noFacts, async (call) => {
    const { db, actor, exchange, t } = call;
    const wishes = [
      ...exchange.sides.map((side) => ({ side: side.code, limit: 5, firsts: true })),
      { side: null, limit: 4, firsts: true },
    ];
    const load = (reader: Actor) => newThings(db, reader, exchange.open, t.reads, wishes);
    const alike = actor.member && actor.seats.length === 0;
    const [numbers, slices] = await Promise.all([
      chainNumbers(db, actor.member, call.epoch),
      alike ? keptView(db, call.epoch, `home ${t.reads.join(" ")}`, () => load(anyMember)) : load(actor),
    ]);
    return homePage(call, { numbers, shores: slices.slice(0, -1), joint: slices.at(-1) ?? [] });
  });

  room.get(
    "/find",
    "home.find",
    noFacts,
    async (call) => {
      const text = cleanText(call.url.searchParams.get("text") ?? "")
        .trim()
        .slice(0, 2000);
      return foundPage(call, text, text === "" ? [] : await found(call, text, names));
    },
    { limit: limits.ask, cached: false },
  );

  room.get(
    "/search",
    "home.find",
    noFacts,
    async (call) => {
      const text = cleanText(call.url.searchParams.get("q") ?? "")
        .trim()
        .slice(0, 500);
      if (text === "") return searchPage(call, "", []);
      const { db, actor, exchange, t } = call;
      const near = await nearest(db, text, languageOf(text, exchange, t.language), { limit: 30, least: 0.05 });
      const ids = near.map((one) => one.id);
      return searchPage(call, text, await searchHits(db, text, ids, actor, exchange.open, t.reads));
    },
    { limit: limits.ask, cached: false },
  );

  room.get("/about", "about.see", noFacts, async (call) => aboutPage(call, await aboutView(call.db)), { always: true });

  room.get("/new", "new.see", noFacts, async (call) => {
    const { query } = wishOf(call);
    const [things = []] = await newThings(call.db, call.actor, call.exchange.open, call.t.reads, [
      { ...query, limit: pageLength + 1 },
    ]);
    return newPage(call, things.slice(0, pageLength), {
      side: query.side ?? null,
      before: query.before,
      full: things.length > pageLength,
    });
  });

  room.get("/new.atom", "new.see", noFacts, async (call) => {
    const [things = []] = await newThings(call.db, call.actor, call.exchange.open, call.t.reads, [
      { limit: pageLength },
    ]);
    const origin = arrivalOf(call.request, call.config).origin;
    return new Response(atomFeed(call, origin, nameFor(call.exchange.names, call.t.reads), things), {
      headers: {
        "content-type": "application/atom+xml; charset=utf-8",
        "cache-control": call.actor.person ? "no-store" : "private, no-cache",
      },
    });
  });

  return room.routes;
}

function wishOf(call: Call) {
  const side = call.url.searchParams.get("side");
  const before = call.url.searchParams.get("before");
  const known = call.exchange.sides.some((one) => one.code === side);
  return { query: { ...(known && { side }), before: /^[0-9a-f-]{36}$/u.test(before ?? "") ? before : null } };
}

async function found(call: Call, text: string, names: ConceptNames): Promise<readonly FoundLike[]> {
  const { db, actor, exchange, t } = call;
  const language = languageOf(text, exchange, t.language);
  const near = await nearest(db, text, language, {
    exceptSide: sideThatSpeaks(language, exchange),
    limit: 12,
    least: 0.01,
  });
  const things = await foundThings(
    db,
    near.map((one) => one.id),
    actor,
    exchange.open,
    t.reads,
  );
  return near
    .flatMap((one) => {
      const thing = things.get(one.id);
      if (!thing) return [];
      const words = one.reasons.words.map(([ours, theirs]) => `${ours} ~ ${theirs}`);
      return [
        {
          ...thing,
          likeness: band(one.score),
          shared: [...one.reasons.concepts.map((key) => names.name(key, t.language)), ...words].slice(0, 7),
        },
      ];
    })
    .slice(0, 8);
}
