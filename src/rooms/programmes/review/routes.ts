import { languagesOf } from "#kernel/exchange/exchange.ts";
import { Refusal, refuseFields } from "#kernel/refusal.ts";
import type { Call } from "#kernel/web/call.ts";
import { typedState } from "#kernel/web/form-input.ts";
import { type FormState, freshForm } from "#kernel/web/form-state.ts";
import { limits } from "#kernel/web/limits.ts";
import { field, readForm } from "#kernel/web/read-form.ts";
import { routesOf } from "#kernel/web/room.ts";
import { dueDays } from "../editor/list-query.ts";
import { reviewsAs, type WorkFacts } from "../team/domain.ts";
import { programmeOf, teamOf } from "../team/queries.ts";
import { teamRights } from "../team/rights.ts";
import { giveReviews, type Look } from "./commands.ts";
import { packPage } from "./pages/pack.ts";
import { paperPage } from "./pages/paper.ts";
import { duePage, sourcePage } from "./pages/recall.ts";
import { type WaitingWish, waitingPage } from "./pages/waiting.ts";
import { enterPaper, type PaperWish, readPaper } from "./paper.ts";
import { dueTexts, type PackWish, packOf, restingOn, sourcesOf, waitingFor } from "./queries.ts";
import { recallTexts } from "./recall.ts";

const room = routesOf("programmes", teamRights);
export const reviewRoutes = room.routes;

const base = "/programmes/:number/review";
const uncached = { cached: false } as const;
const todayOf = (call: Call): Temporal.PlainDate => call.now.toZonedDateTimeISO("UTC").toPlainDate();
const codeIn = (text: string): string | null => (/^[a-z][a-z0-9-]{0,39}$/u.test(text) ? text : null);
const isId = (text: string): boolean => field.id().safeParse(text).success;

function waitingWish(get: (name: string) => string): WaitingWish {
  const skip = get("skip");
  return { language: codeIn(get("language")), skip: /^\d{1,5}$/u.test(skip) ? Number(skip) : 0 };
}

const waiting = async (call: Call<WorkFacts>, state: FormState = freshForm) => {
  const sent = call.request.method === "POST";
  const wish = waitingWish((name) => (sent ? call.form.get(name) : (call.url.searchParams.get(name) ?? "")));
  const today = todayOf(call).toString();
  const view = await waitingFor(call.db, call.facts, call.actor.person, reviewsAs(call.facts), wish, today);
  return waitingPage(call, call.facts, wish, view, state);
};
room.get(base, "review.see", programmeOf, (call) => waiting(call), uncached);
room.post(
  "/programmes/:number/reviews",
  "review.give",
  programmeOf,
  limits.verdict,
  async (call) => {
    const looks = readLooks(call);
    const { approved, sentBack } = await giveReviews(call.db, call.actor, call.facts, looks, call.now);
    const wish = waitingWish(call.form.get);
    const path = `/programmes/${call.facts.number}/review${wish.language ? `?language=${wish.language}` : ""}`;
    return call.redirect(
      path,
      sentBack > 0 ? "note-review-sent-back" : approved > 0 ? "note-review-approved" : "note-review-given",
    );
  },
  waiting,
);

/** Yes to all marked ones, or yes or no to one of them. */
function readLooks(call: Call<WorkFacts>): readonly Look[] {
  const act = call.form.get("do");
  const [verdict = "", one] = act.split(":");
  if (verdict === "no") {
    if (!one || !isId(one)) throw new Refusal(404, "not-found");
    const name = `why.${one}`;
    const why = call.form.get(name).trim();
    if (why === "") throw refuseFields({ [name]: { id: "review-no-needs-why" } });
    if (why.length > 1000) throw refuseFields({ [name]: { id: "field-too-long", facts: { most: 1000 } } });
    return [{ text: one, verdict: "no", why, whyLanguage: call.t.language }];
  }
  const ids = one ? [one] : [...new Set(call.form.all("text"))];
  if (verdict !== "yes" || ids.length === 0) throw refuseFields({ text: { id: "review-mark-some" } });
  if (!ids.every(isId)) throw new Refusal(404, "not-found");
  return ids.map((text) => ({ text, verdict: "yes" as const, why: "", whyLanguage: null }));
}

room.get(
  `${base}/pack`,
  "review.see",
  programmeOf,
  async (call) => {
    const wish = packWish(call.url.searchParams);
    return packPage(call, call.facts, wish, await packOf(call.db, call.facts.id, wish));
  },
  uncached,
);
function packWish(query: URLSearchParams): PackWish {
  const [, from, until] = /^\s*(\d{1,3})\s*(?:[-–—]\s*(\d{1,3})\s*)?$/u.exec(query.get("weeks") ?? "") ?? [];
  return {
    calendar: codeIn(query.get("calendar") ?? ""),
    language: codeIn(query.get("language") ?? ""),
    weeks: from === undefined ? null : { from: Number(from), until: Number(until ?? from) },
  };
}

const paper = async (
  call: Call<WorkFacts>,
  state: FormState = freshForm,
  lines: Awaited<ReturnType<typeof readPaper>> | null = null,
) => paperPage(call, call.facts, await teamOf(call.db, call.facts.id), state, lines);
room.get(`${base}/enter`, "review.enter", programmeOf, (call) => paper(call), uncached);
room.post(
  `${base}/enter`,
  "review.enter",
  programmeOf,
  limits.ordinaryWrite,
  async (call) => {
    const wish = readPaperForm(call);
    if (call.form.get("do") !== "take")
      return await paper(call, typedState(call.form), await readPaper(call.db, call.facts, wish));
    const { approved } = await enterPaper(call.db, call.actor, call.facts, wish, call.now);
    return call.redirect(
      `/programmes/${call.facts.number}/review`,
      approved > 0 ? "note-paper-approved" : "note-paper-taken",
    );
  },
  paper,
);

function readPaperForm(call: Call<WorkFacts>): PaperWish {
  const read = readForm(call.form, {
    paper: field.line(120, 2),
    signer: field.maybeLine(40).refine((text) => /^[1-9]\d{0,8} (reviewer|medical)$/u.test(text), "field-choose"),
    day: field.maybeLine(10).refine(isDay, "message-day-wrong"),
    yes: field.maybeText(20_000),
    no: field.maybeText(20_000),
    language: field.language([...languagesOf(call.exchange), ...call.facts.languages]),
  });
  const [number = "", office] = read.signer.split(" ");
  return {
    paper: read.paper,
    signer: Number(number),
    role: office === "medical" ? "medical" : "plain",
    day: Temporal.PlainDate.from(read.day),
    yes: read.yes,
    no: read.no,
    language: read.language,
  };
}

function isDay(text: string): boolean {
  try {
    return /^\d{4}-\d{2}-\d{2}$/u.test(text) && Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false;
  }
}

const due = async (call: Call<WorkFacts>, state: FormState = freshForm) => {
  const today = todayOf(call);
  const [, day, id] = /^(\d{4}-\d{2}-\d{2})_([0-9a-f-]{36})$/u.exec(call.url.searchParams.get("after") ?? "") ?? [];
  const after = day && id && isDay(day) && isId(id) ? { day, id } : null;
  const texts = await dueTexts(call.db, call.facts.id, today.add({ days: dueDays }).toString(), after);
  return duePage(call, call.facts, texts, today.toString(), after !== null, state);
};
room.get(`${base}/due`, "review.see", programmeOf, (call) => due(call), uncached);

const bySource = async (call: Call<WorkFacts>, source: string, state: FormState = freshForm) => {
  const [resting, sources] = await Promise.all([
    source === "" ? { texts: [], count: 0 } : restingOn(call.db, call.facts.id, source),
    source === "" ? sourcesOf(call.db, call.facts.id) : [],
  ]);
  return sourcePage(call, call.facts, { source, ...resting, sources }, state);
};
room.get(
  `${base}/source`,
  "review.recall",
  programmeOf,
  (call) => bySource(call, (call.url.searchParams.get("source") ?? "").trim().slice(0, 400)),
  uncached,
);
room.post(
  `${base}/recalls`,
  "review.recall",
  programmeOf,
  limits.ordinaryWrite,
  async (call) => {
    const { source, why, stop } = readForm(call.form, {
      source: field.maybeLine(400),
      why: field.text(600, 3),
      stop: field.oneOf(["yes", "no"]),
    });
    const texts = call.form.all("text").filter(isId);
    if (source === "" && texts.length === 0) throw refuseFields({ text: { id: "review-mark-some" } });
    // What stands on the page is what goes back: a text that came to rest on the source meanwhile is shown first.
    if (source !== "" && String((await restingOn(call.db, call.facts.id, source)).count) !== call.form.get("seen"))
      throw refuseFields({ why: { id: "recall-count-changed" } });
    const wish = { source, texts, why, whyLanguage: call.t.language, stop: stop === "yes" };
    await recallTexts(call.db, call.actor, call.facts, wish, call.now);
    return call.redirect(`/programmes/${call.facts.number}/review`, "note-recalled");
  },
  (call, state) => (call.form.get("source") === "" ? due(call, state) : bySource(call, call.form.get("source"), state)),
);
