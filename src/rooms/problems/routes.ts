import { anyMember, keptView } from "#kernel/cache/kept-views.ts";
import { kinOf } from "#kernel/lineage/kin.ts";
import { lineOf } from "#kernel/lineage/lineage.ts";
import { toldBy } from "#kernel/object/told-by.ts";
import type { Actor } from "#kernel/rights/actor.ts";
import type { Call } from "#kernel/web/call.ts";
import { cleanText } from "#kernel/web/form-input.ts";
import { type FormState, freshForm } from "#kernel/web/form-state.ts";
import { limits } from "#kernel/web/limits.ts";
import { noFacts, routesOf } from "#kernel/web/room.ts";
import { readAndSuggest } from "#rooms/matching/index.ts";
import { themesFor } from "#rooms/themes/index.ts";
import {
  draftProblem,
  editProblem,
  followProblem,
  publishProblem,
  resolveProblem,
  withdrawProblem,
} from "./commands.ts";
import type { ProblemFacts, ProblemKind } from "./domain.ts";
import { readTelling, stateOf } from "./form.ts";
import { formPage } from "./pages/form.ts";
import { listPage } from "./pages/list.ts";
import { pathOf } from "./pages/titles.ts";
import { viewPage } from "./pages/view.ts";
import { type ListWish, ownBits, problemById, problemList, problemOf, problemView } from "./queries.ts";
import { rights } from "./rights.ts";

const room = routesOf("problems", rights);
export const problemRoutes = room.routes;

for (const kind of ["problem", "hope"] as const) {
  const base = `/${kind}s`;
  const load = problemOf(kind);

  room.get(base, "problem.list", noFacts, async (call) => {
    const wish = wishOf(call, kind);
    const load = (actor: Actor) =>
      Promise.all([
        problemList(call.db, actor, call.exchange.open, call.t.reads, wish),
        themesFor(call.db, call.t.reads),
      ]);
    // A group's own problems are in its members' lists only.
    const alike = call.actor.member && call.actor.seats.length === 0;
    const key = `problem list ${JSON.stringify(wish)} ${call.t.reads.join(" ")}`;
    const [rows, themes] = await (alike ? keptView(call.db, call.epoch, key, () => load(anyMember)) : load(call.actor));
    return listPage(call, wish, rows, named(call, themes));
  });
  room.get(
    `${base}/new`,
    "problem.begin",
    noFacts,
    (call) => begin(call, kind, { ...freshForm, values: beginning(call) }),
    { cached: false },
  );
  room.post(
    base,
    "problem.tell",
    noFacts,
    limits.publish,
    async (call) => {
      const telling = readTelling(call);
      const made = await draftProblem(call.db, call.actor, kind, toldBy(call.actor), telling, call.now);
      return await saved(call, await problemById(call.db, made.id));
    },
    (call, state) => begin(call, kind, state),
  );
  room.get(`${base}/:number`, "problem.see", load, (call) => show(call));
  room.get(`${base}/:number/edit`, "problem.edit", load, async (call) => {
    const view = await problemView(call.db, call.facts.id, call.actor, call.exchange.open, call.t.reads);
    return begin(
      call,
      kind,
      stateOf(view, call.facts.themes, { ...call.facts, audience: call.facts.wanted }),
      call.facts,
    );
  });
  room.post(
    `${base}/:number`,
    "problem.edit",
    load,
    limits.ordinaryWrite,
    async (call) => {
      await editProblem(call.db, call.actor, call.facts, readTelling(call), call.now);
      return await saved(call, await problemById(call.db, call.facts.id));
    },
    (call, state) => begin(call, kind, state, call.facts),
  );
  room.post(`${base}/:number/publication`, "problem.publish", load, limits.publish, (call) =>
    published(call, call.facts),
  );
  room.post(`${base}/:number/withdrawal`, "problem.withdraw", load, limits.ordinaryWrite, async (call) => {
    await withdrawProblem(call.db, call.actor, call.facts, call.now);
    return call.redirect(pathOf(kind, call.facts.number), "note-withdrawn");
  });
  room.post(`${base}/:number/resolution`, "problem.edit", load, limits.ordinaryWrite, async (call) => {
    await resolveProblem(call.db, call.actor, call.facts, call.form.get("resolved") !== "", call.now);
    return call.redirect(pathOf(kind, call.facts.number), "note-saved");
  });
  room.post(`${base}/:number/follow`, "problem.follow", load, limits.ordinaryWrite, async (call) => {
    await followProblem(call.db, call.actor, call.facts.id, call.form.get("follow") !== "", call.now);
    return call.redirect(
      pathOf(kind, call.facts.number),
      call.form.get("follow") === "" ? "note-unfollowed" : "note-followed",
    );
  });
}

async function show(call: Call<ProblemFacts>) {
  const { facts } = call;
  const load = async (actor: Actor) => {
    const [view, line] = await Promise.all([
      problemView(call.db, facts.id, actor, call.exchange.open, call.t.reads),
      lineOf(call.db, facts.id, actor, call.exchange.open, call.t.reads),
    ]);
    return { view, line };
  };
  const { actor } = call;
  if (actor.person === null || !actor.member || !forAllMembers(facts)) {
    const { view, line } = await load(actor);
    return viewPage(call, { facts, view, ...kinOf(call, line) });
  }
  const [{ view, line }, own] = await Promise.all([
    keptView(call.db, call.epoch, `problem page ${facts.id} ${call.t.reads.join(" ")}`, () => load(anyMember)),
    ownBits(call.db, facts.id, actor.person),
  ]);
  const judged = new Set(own.judged);
  const suggestions = view.suggestions.filter((one) => !judged.has(one.id));
  const comments = { ...view.comments, takenBack: own.takenBack };
  return viewPage(call, {
    facts,
    view: { ...view, following: own.following, suggestions, comments },
    ...kinOf(call, line),
  });
}

/** Whether every member sees the same of it; drafts and a group's things are drawn for each reader. */
const forAllMembers = (problem: { audience: string }): boolean =>
  problem.audience === "public" || problem.audience === "members";

async function begin(call: Call, kind: ProblemKind, state: FormState, facts?: ProblemFacts) {
  const themes = await themesFor(call.db, call.t.reads);
  return formPage(call, {
    kind,
    number: facts?.number ?? null,
    state,
    themes: named(call, themes),
    shown: facts !== undefined && facts.state !== "draft" && facts.state !== "withdrawn",
  });
}

/** What the box of the first page, or a problem over there, hands to a new form. */
function beginning(call: Call): FormState["values"] {
  const text = cleanText(call.url.searchParams.get("text") ?? "").slice(0, 2000);
  // A form that brings values counts as filled in, so it brings its first choices too.
  return text === "" ? {} : { text, onBehalf: "own", audience: "public" };
}

/** After saving: on to the page, which shows the likely equals over there. */
async function saved(call: Call, problem: ProblemFacts): Promise<Response> {
  if (call.form.get("do") === "publish") return await published(call, problem);
  await readAndSuggest(call.db, problem.id);
  return call.redirect(
    pathOf(problem.kind, problem.number),
    problem.state === "draft" ? "note-draft-saved" : "note-saved",
  );
}

async function published(call: Call, problem: ProblemFacts): Promise<Response> {
  const state = await publishProblem(call.db, call.actor, problem, call.now);
  await readAndSuggest(call.db, problem.id);
  return call.redirect(
    pathOf(problem.kind, problem.number),
    state === "second-look" ? "note-waits-for-look" : "note-published",
  );
}

function wishOf(call: Call, kind: ProblemKind): ListWish {
  const query = call.url.searchParams;
  const id = (name: string) => (/^[0-9a-f-]{36}$/u.test(query.get(name) ?? "") ? query.get(name) : null);
  const side = query.get("side");
  const common = query.get("common");
  return {
    kind,
    side: call.exchange.sides.some((one) => one.code === side) ? side : null,
    theme: /^[a-z0-9-]{1,60}$/u.test(query.get("topic") ?? "") ? query.get("topic") : null,
    common: common === "yes" || common === "no" ? common : null,
    before: id("before"),
    after: id("after"),
  };
}

const named = (call: Call, themes: Awaited<ReturnType<typeof themesFor>>) =>
  themes.map((theme) => ({
    id: theme.id,
    slug: theme.slug,
    name: theme.name ? call.passage(theme.name).shown : theme.slug,
  }));
