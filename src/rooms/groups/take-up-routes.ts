import { Refusal } from "#kernel/refusal.ts";
import type { Call } from "#kernel/web/call.ts";
import { type FormState, freshForm } from "#kernel/web/form-state.ts";
import { limits } from "#kernel/web/limits.ts";
import { field, readForm } from "#kernel/web/read-form.ts";
import { routesOf } from "#kernel/web/room.ts";
import { type CommonToTake, type GroupFacts, isChair } from "./domain.ts";
import { takeUpPage } from "./pages/take-up.ts";
import { commonToTake, groupById } from "./queries.ts";
import { rights } from "./rights.ts";
import { giveBack, takeUp } from "./take-up.ts";
import { takingsView } from "./takings-view.ts";

const room = routesOf("groups", rights);
export const takeUpRoutes = room.routes;

const show = async (call: Call<CommonToTake>, state: FormState = freshForm) =>
  takeUpPage(call, call.facts, await takingsView(call.db, call.facts.id, call.actor, call.t.reads), state);

room.get("/common-problems/:number/take-up", "group.take-up", commonToTake, (call) => show(call), { cached: false });

/** The group that the form names, when the actor is its co-chair; of others it is not said that they are there. */
async function ownGroup(call: Call): Promise<GroupFacts> {
  const { group } = readForm(call.form, { group: field.id() });
  if (!isChair(call.actor, group)) throw new Refusal(403, "group-chairs-only");
  return await groupById(call.db, group);
}

room.post(
  "/common-problems/:number/takings",
  "group.take-up",
  commonToTake,
  limits.verdict,
  async (call) => {
    const group = await ownGroup(call);
    const { why } = readForm(call.form, { why: field.line(600, 3) });
    const words = { why, language: call.t.language };
    const outcome = await takeUp(call.db, call.actor, group, call.facts, words, call.now);
    return outcome === "adopted"
      ? call.redirect(`/common-problems/${call.facts.number}`, "note-group-took-up")
      : call.redirect(`/common-problems/${call.facts.number}/take-up`, "note-group-take-up-asked");
  },
  show,
);

room.post(
  "/common-problems/:number/takings/withdrawal",
  "group.take-up",
  commonToTake,
  limits.verdict,
  async (call) => {
    const outcome = await giveBack(call.db, call.actor, await ownGroup(call), call.facts, call.now);
    return call.redirect(`/common-problems/${call.facts.number}/take-up`, `note-group-${outcome}`);
  },
);
