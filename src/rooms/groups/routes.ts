import { kinOf } from "#kernel/lineage/kin.ts";
import { lineOf } from "#kernel/lineage/lineage.ts";
import { refuseFields } from "#kernel/refusal.ts";
import type { Call } from "#kernel/web/call.ts";
import { type FormState, freshForm } from "#kernel/web/form-state.ts";
import { limits } from "#kernel/web/limits.ts";
import { field, readForm } from "#kernel/web/read-form.ts";
import { noFacts, routesOf } from "#kernel/web/room.ts";
import { themesFor } from "#rooms/themes/index.ts";
import { type GroupFacts, groupStates } from "./domain.ts";
import { capacity, ownSide, readGroup, stateOf } from "./form.ts";
import { setGroupState } from "./life.ts";
import { editGroup, followGroup, proposeGroup } from "./making.ts";
import { formPage } from "./pages/form.ts";
import { listPage } from "./pages/list.ts";
import { statePage } from "./pages/state.ts";
import { viewPage } from "./pages/view.ts";
import { groupList, groupOf, type ListWish, successorOf } from "./queries.ts";
import { rights } from "./rights.ts";
import { groupView } from "./view.ts";

const room = routesOf("groups", rights);
export const groupRoutes = room.routes;
export const pathOf = (group: { readonly number: number }): string => `/groups/${group.number}`;

room.get("/groups", "group.list", noFacts, async (call) => {
  const wish = wishOf(call);
  const [rows, themes] = await Promise.all([
    groupList(call.db, call.actor, call.exchange.open, call.t.reads, wish),
    themesFor(call.db, call.t.reads),
  ]);
  return listPage(call, wish, rows, named(call, themes));
});

room.get("/groups/new", "group.propose", noFacts, (call) => begin(call, freshForm), { cached: false });
room.post(
  "/groups",
  "group.propose",
  noFacts,
  limits.publish,
  async (call) => {
    const words = readGroup(call);
    const chair = readForm(call.form, { side: ownSide(call), capacity });
    const made = await proposeGroup(call.db, call.actor, words, chair, call.now);
    return call.redirect(pathOf(made), "note-group-formed");
  },
  begin,
);

room.get("/groups/:number", "group.see", groupOf, async (call) => {
  const { db, actor, exchange, t, facts } = call;
  const [view, line] = await Promise.all([
    groupView(db, facts, actor, exchange.open, t.reads),
    lineOf(db, facts.id, actor, exchange.open, t.reads),
  ]);
  return viewPage(call, { facts, view, ...kinOf(call, line) });
});

room.get("/groups/:number/edit", "group.edit", groupOf, async (call) => {
  const view = await groupView(call.db, call.facts, call.actor, call.exchange.open, call.t.reads);
  return begin(call, stateOf(view, call.facts), call.facts);
});
room.post(
  "/groups/:number",
  "group.edit",
  groupOf,
  limits.ordinaryWrite,
  async (call) => {
    await editGroup(call.db, call.actor, call.facts, readGroup(call), call.now);
    return call.redirect(pathOf(call.facts), "note-saved");
  },
  (call, state) => begin(call, state, call.facts),
);

room.get("/groups/:number/state", "group.change-state", groupOf, (call) => statePage(call, call.facts, freshForm));
room.post(
  "/groups/:number/states",
  "group.change-state",
  groupOf,
  limits.ordinaryWrite,
  async (call) => {
    const read = readForm(call.form, {
      state: field.oneOf(groupStates),
      why: field.line(600, 10),
      successor: field.maybeNumber(999_999_999),
    });
    const successor = read.state === "closed" ? await goesOnIn(call, read.successor) : null;
    await setGroupState(call.db, call.actor, call.facts, { ...read, language: call.t.language, successor }, call.now);
    return call.redirect(pathOf(call.facts), `note-group-${read.state}`);
  },
  (call, state) => statePage(call, call.facts, state),
);

room.post("/groups/:number/follow", "group.follow", groupOf, limits.ordinaryWrite, async (call) => {
  const follow = call.form.get("follow") !== "";
  if (call.actor.person) await followGroup(call.db, call.actor.person, call.facts.id, follow, call.now);
  return call.redirect(pathOf(call.facts), follow ? "note-followed" : "note-unfollowed");
});

/** Id of the group that goes on with the work; 422 where there is none that the reader may see, or it is closed too. */
async function goesOnIn(call: Call<GroupFacts>, number: number | null): Promise<string | null> {
  if (number === null || number === 0) return null;
  const found = await successorOf(call.db, call.actor, call.exchange.open, number, call.facts.id);
  if (!found) throw refuseFields({ successor: { id: "group-no-such-successor" } });
  return found;
}

async function begin(call: Call, state: FormState, facts?: GroupFacts) {
  const themes = await themesFor(call.db, call.t.reads);
  return formPage(call, { number: facts?.number ?? null, state, themes: named(call, themes) });
}

function wishOf(call: Call): ListWish {
  const query = call.url.searchParams;
  const id = (key: string) => (/^[0-9a-f-]{36}$/u.test(query.get(key) ?? "") ? query.get(key) : null);
  return {
    state: groupStates.find((state) => state === query.get("state")) ?? null,
    theme: /^[a-z0-9-]{1,60}$/u.test(query.get("topic") ?? "") ? query.get("topic") : null,
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
