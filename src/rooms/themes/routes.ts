import type { z } from "zod";
import { languagesOf } from "#kernel/exchange/exchange.ts";
import { refuseFields } from "#kernel/refusal.ts";
import type { Call } from "#kernel/web/call.ts";
import { type FieldError, type FormState, freshForm } from "#kernel/web/form-state.ts";
import { limits } from "#kernel/web/limits.ts";
import { field, readForm } from "#kernel/web/read-form.ts";
import { noFacts, routesOf } from "#kernel/web/room.ts";
import { changeTheme, makeTheme, moveTheme, removeTheme, type ThemeWish } from "./commands.ts";
import { isSlug, type ThemeFacts } from "./domain.ts";
import { formPage } from "./pages/form.ts";
import { listPage } from "./pages/list.ts";
import { viewPage } from "./pages/view.ts";
import { themeForEditing, themeList, themeOf, themeView } from "./queries.ts";
import { rights } from "./rights.ts";

const room = routesOf("themes", rights);
export const themeRoutes = room.routes;

room.get("/topics", "theme.list", noFacts, async (call) =>
  listPage(call, await themeList(call.db, call.actor, call.exchange.open, call.t.reads)),
);
room.get("/topics/new", "theme.edit", noFacts, (call) => fresh(call, freshForm), { cached: false });
room.post(
  "/topics",
  "theme.edit",
  noFacts,
  limits.setting,
  async (call) => {
    const wish = readWish(call);
    await makeTheme(call.db, call.actor, wish, call.now);
    return call.redirect(`/topics/${wish.slug}`, "note-saved");
  },
  fresh,
);
room.get("/topics/:slug", "theme.see", themeOf, async (call) => {
  // Lines of descent lead here by number.
  if (call.params["slug"] !== call.facts.slug) return call.redirect(`/topics/${call.facts.slug}`);
  return viewPage(
    call,
    call.facts,
    await themeView(call.db, call.facts.id, call.actor, call.exchange.open, call.t.reads),
  );
});
room.get("/topics/:slug/edit", "theme.edit", themeOf, (call) => change(call, null), { cached: false });
room.post(
  "/topics/:slug",
  "theme.edit",
  themeOf,
  limits.setting,
  async (call) => {
    const wish = readWish(call);
    await changeTheme(call.db, call.actor, call.facts, wish, call.now);
    return call.redirect(`/topics/${wish.slug}`, "note-saved");
  },
  change,
);
room.post("/topics/:slug/place", "theme.edit", themeOf, limits.setting, async (call) => {
  const { direction } = readForm(call.form, { direction: field.oneOf(["up", "down"]) });
  await moveTheme(call.db, call.actor, call.facts, direction, call.now);
  return call.redirect("/topics", "note-saved");
});
room.post("/topics/:slug/removal", "theme.edit", themeOf, limits.setting, async (call) => {
  await removeTheme(call.db, call.actor, call.facts, call.now);
  return call.redirect("/topics", "note-theme-removed");
});

/** Languages in which names are asked for: the reader's own first, then those of the sides and of names there are. */
const languages = (call: Call, named: readonly string[] = []): readonly string[] =>
  [...new Set([call.t.language, ...languagesOf(call.exchange), ...named])].filter((code) => code !== "qps");

function fresh(call: Call, state: FormState) {
  return formPage(call, { theme: null, languages: languages(call), state, uses: 0 });
}

async function change(call: Call<ThemeFacts>, state: FormState | null) {
  const { names, uses } = await themeForEditing(call.db, call.facts.id);
  const values: Record<string, string> = {
    slug: call.facts.slug,
    goal: call.facts.goal === null ? "" : String(call.facts.goal),
  };
  for (const [code, name] of Object.entries(names)) values[`name-${code}`] = name;
  return formPage(call, {
    theme: call.facts,
    languages: languages(call, Object.keys(names)),
    state: state ?? { ...freshForm, values },
    uses,
  });
}

function readWish(call: Call): ThemeWish {
  const shape: Record<string, z.ZodType> = {};
  for (const [name] of call.form.entries()) if (/^name-[a-z]{2,3}$/u.test(name)) shape[name] = field.maybeLine(120);
  const typed = readForm(call.form, shape) as Record<string, string>;
  const names = Object.fromEntries(Object.entries(typed).map(([name, value]) => [name.slice("name-".length), value]));
  const read = readForm(call.form, { slug: field.line(60), goal: field.maybeNumber(17) });
  const errors: Record<string, FieldError> = {};
  if (!Object.values(names).some((name) => name !== "")) errors[`name-${call.t.language}`] = { id: "field-needed" };
  if (!isSlug(read.slug)) errors["slug"] = { id: "theme-slug-wrong" };
  if (read.goal === 0) errors["goal"] = { id: "field-wrong" };
  if (Object.keys(errors).length > 0) throw refuseFields(errors);
  return { slug: read.slug, names, goal: read.goal };
}
