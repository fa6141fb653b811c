import { kinOf } from "#kernel/lineage/kin.ts";
import { lineOf } from "#kernel/lineage/lineage.ts";
import type { Call } from "#kernel/web/call.ts";
import { type FormState, freshForm, typedValues } from "#kernel/web/form-state.ts";
import { limits } from "#kernel/web/limits.ts";
import { field } from "#kernel/web/read-form.ts";
import { noFacts, routesOf } from "#kernel/web/room.ts";
import { type ConceptNames, readAndSuggest } from "#rooms/matching/index.ts";
import { themesFor } from "#rooms/themes/index.ts";
import {
  draftExperience,
  editExperience,
  followExperience,
  publishExperience,
  withdrawExperience,
} from "./commands.ts";
import { type ExperienceFacts, isShown } from "./domain.ts";
import { readExperience, stateOf } from "./form.ts";
import { formPage } from "./pages/form.ts";
import { listPage } from "./pages/list.ts";
import { viewPage } from "./pages/view.ts";
import { aboutThings, experienceList, experienceOf, experienceView, type ListWish } from "./queries.ts";
import { rights } from "./rights.ts";

const pathOf = (experience: { readonly number: number }): string => `/experiences/${experience.number}`;

/** Routes of experiences; `names` calls concepts by their names in the reader's language. */
export function experienceRoutes(names: ConceptNames) {
  const room = routesOf("experiences", rights);

  room.get("/experiences", "experience.list", noFacts, async (call) => {
    const wish = wishOf(call);
    const [rows, themes] = await Promise.all([
      experienceList(call.db, call.actor, call.exchange.open, call.t.reads, wish),
      themesFor(call.db, call.t.reads),
    ]);
    return listPage(call, wish, rows, named(call, themes));
  });

  room.get("/experiences/new", "experience.begin", noFacts, (call) => begin(call, beginning(call)), { cached: false });
  room.post(
    "/experiences",
    "experience.tell",
    noFacts,
    limits.publish,
    async (call) => {
      const words = await readExperience(call, wantsPublishing(call));
      const made = await draftExperience(call.db, call.actor, words, call.now);
      return await saved(call, { ...made, shown: false });
    },
    (call, state) => begin(call, state),
  );

  room.get("/experiences/:number", "experience.see", experienceOf, async (call) => {
    const { db, actor, exchange, t, facts } = call;
    const [view, line] = await Promise.all([
      experienceView(db, facts.id, actor, exchange.open, t.reads),
      lineOf(db, facts.id, actor, exchange.open, t.reads),
    ]);
    return viewPage(call, { facts, view, names, ...kinOf(call, line) });
  });

  room.get("/experiences/:number/edit", "experience.edit", experienceOf, async (call) => {
    const view = await experienceView(call.db, call.facts.id, call.actor, call.exchange.open, call.t.reads);
    return begin(call, stateOf(view, call.facts), call.facts);
  });
  room.post(
    "/experiences/:number",
    "experience.edit",
    experienceOf,
    limits.ordinaryWrite,
    async (call) => {
      const shown = isShown(call.facts.state);
      const words = await readExperience(call, shown || wantsPublishing(call));
      await editExperience(call.db, call.actor, call.facts, words, call.now);
      return await saved(call, { ...call.facts, shown });
    },
    (call, state) => begin(call, state, call.facts),
  );
  room.post("/experiences/:number/publication", "experience.publish", experienceOf, limits.publish, (call) =>
    published(call, call.facts),
  );
  room.post(
    "/experiences/:number/withdrawal",
    "experience.withdraw",
    experienceOf,
    limits.ordinaryWrite,
    async (call) => {
      await withdrawExperience(call.db, call.actor, call.facts, call.now);
      return call.redirect(pathOf(call.facts), "note-withdrawn");
    },
  );
  room.post("/experiences/:number/follow", "experience.follow", experienceOf, limits.ordinaryWrite, async (call) => {
    const follow = call.form.get("follow") !== "";
    if (call.actor.person) await followExperience(call.db, call.actor.person, call.facts.id, follow, call.now);
    return call.redirect(pathOf(call.facts), follow ? "note-followed" : "note-unfollowed");
  });
  return room.routes;
}

const wantsPublishing = (call: Call): boolean => call.form.get("do") === "publish";

interface Saved {
  readonly id: string;
  readonly number: number;
  readonly shown: boolean;
}

/** After saving: on to the page, which shows what over there it may help with. */
async function saved(call: Call, experience: Saved): Promise<Response> {
  if (!experience.shown && wantsPublishing(call)) return await published(call, experience);
  if (experience.shown) await readAndSuggest(call.db, experience.id);
  return call.redirect(pathOf(experience), experience.shown ? "note-saved" : "note-draft-saved");
}

async function published(call: Call, experience: { readonly id: string; readonly number: number }): Promise<Response> {
  await publishExperience(call.db, call.actor, experience, call.now);
  await readAndSuggest(call.db, experience.id);
  return call.redirect(pathOf(experience), "note-experience-published");
}

/** What it is about comes with the link that led here: one or several ids. */
function beginning(call: Call): FormState {
  const about = call.url.searchParams.getAll("about").filter((id) => field.id().safeParse(id).success);
  return about.length === 0 ? freshForm : { values: { about: about.slice(0, 20) }, errors: {} };
}

async function begin(call: Call, state: FormState, facts?: ExperienceFacts) {
  const ids = typedValues(state, "about").filter((id) => field.id().safeParse(id).success);
  const [themes, about] = await Promise.all([
    themesFor(call.db, call.t.reads),
    aboutThings(call.db, call.actor, call.exchange.open, call.t.reads, { ids }),
  ]);
  return formPage(call, {
    number: facts?.number ?? null,
    state,
    themes: named(call, themes),
    about,
    shown: facts !== undefined && isShown(facts.state),
  });
}

function wishOf(call: Call): ListWish {
  const query = call.url.searchParams;
  const id = (key: string) => (/^[0-9a-f-]{36}$/u.test(query.get(key) ?? "") ? query.get(key) : null);
  const side = query.get("side");
  return {
    side: call.exchange.sides.some((one) => one.code === side) ? side : null,
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
