import { Refusal } from "#kernel/refusal.ts";
import type { Call } from "#kernel/web/call.ts";
import { limits } from "#kernel/web/limits.ts";
import { field, readForm } from "#kernel/web/read-form.ts";
import { noFacts, routesOf } from "#kernel/web/room.ts";
import { readAndSuggest } from "#rooms/matching/index.ts";
import type { ProblemFacts } from "../domain.ts";
import { pathOf } from "../pages/titles.ts";
import { problemById, problemOf } from "../queries.ts";
import { rights } from "../rights.ts";
import { answerAsked } from "./answers.ts";
import { type Judged, judge } from "./commands.ts";
import { answeredPage, answerPage } from "./pages.ts";
import { askedOf, pairView } from "./queries.ts";

const room = routesOf("problems", rights);
export const verdictRoutes = room.routes;

const judgementShape = {
  verdict: field.oneOf(["same", "related", "different"]),
  why: field.line(600, 3),
};

for (const kind of ["problem", "hope"] as const) {
  room.post(
    `/${kind}s/:number/verdicts`,
    "problem.judge",
    problemOf(kind),
    limits.verdict,
    (call) => judged(call),
    (call, state) => judgeAgain(call, state),
  );
  room.get(`/${kind}s/:number/verdicts/:other`, "problem.judge", problemOf(kind), async (call) => {
    const other = await otherOf(call, call.params["other"] ?? "");
    return answerPage(call, await pairView(call.db, call.facts.id, other.id, call.t.reads), {
      action: `${pathOf(kind, call.facts.number)}/verdicts`,
      other: other.id,
    });
  });
}

async function otherOf(call: Call<ProblemFacts>, id: string): Promise<ProblemFacts> {
  if (!/^[0-9a-f-]{36}$/u.test(id)) throw new Refusal(404, "not-found");
  const other = await problemById(call.db, id);
  // A verdict must not tell whether a thing exists that its giver may not see.
  if (call.may("problem.see", other) !== true) throw new Refusal(404, "not-found");
  return other;
}

async function judged(call: Call<ProblemFacts>): Promise<Response> {
  const { other, ...judgement } = readForm(call.form, { ...judgementShape, other: field.id() });
  const pair = [call.facts, await otherOf(call, other)] as const;
  const outcome = await judge(call.db, call.actor, pair, { ...judgement, language: call.t.language }, call.now);
  return leadOn(call, call.facts, outcome);
}

function leadOn(call: Call, problem: ProblemFacts, outcome: Judged): Response {
  if ("common" in outcome && outcome.common > 0)
    return call.redirect(`/common-problems/${outcome.common}`, "note-common-found");
  const note = "asked" in outcome && outcome.asked ? "note-asked" : "note-verdict-kept";
  return call.redirect(`${pathOf(problem.kind, problem.number)}#verdicts`, note);
}

/** The verdict came without why (or without verdict): asked again on a page with both texts side by side. */
async function judgeAgain(call: Call<ProblemFacts>, state: Parameters<typeof answerPage>[3]) {
  const other = await otherOf(call, call.form.get("other"));
  const view = await pairView(call.db, call.facts.id, other.id, call.t.reads);
  return answerPage(
    call,
    view,
    { action: `${pathOf(call.facts.kind, call.facts.number)}/verdicts`, other: other.id },
    state,
  );
}

// By the link in a mail, which stands for a sign-in and for this one answer only.
room.get(
  "/answers/:token",
  "problem.answer-by-mail",
  noFacts,
  async (call) => {
    const asked = await askedOf(call.db, call.params["token"] ?? "", call.now);
    return answerPage(call, await pairView(call.db, asked.mine, asked.theirs, call.t.reads), {
      action: `/answers/${call.params["token"]}`,
      other: asked.theirs,
    });
  },
  { cached: false, always: true },
);
room.post(
  "/answers/:token",
  "problem.answer-by-mail",
  noFacts,
  limits.mailLink,
  async (call) => {
    const judgement = readForm(call.form, judgementShape);
    const asked = await askedOf(call.db, call.params["token"] ?? "", call.now);
    const outcome = await answerAsked(
      call.db,
      call.params["token"] ?? "",
      asked,
      { ...judgement, language: call.t.language },
      call.now,
    );
    await readAndSuggest(call.db, asked.mine);
    return answeredPage(call, outcome);
  },
  async (call, state) => {
    const asked = await askedOf(call.db, call.params["token"] ?? "", call.now);
    return answerPage(
      call,
      await pairView(call.db, asked.mine, asked.theirs, call.t.reads),
      { action: `/answers/${call.params["token"]}`, other: asked.theirs },
      state,
    );
  },
  { always: true },
);
