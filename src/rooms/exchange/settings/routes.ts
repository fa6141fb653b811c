import { sideOf } from "#kernel/exchange/exchange.ts";
import { Refusal, refuseFields } from "#kernel/refusal.ts";
import type { Call } from "#kernel/web/call.ts";
import { type FieldError, type FormState, freshForm } from "#kernel/web/form-state.ts";
import { limits } from "#kernel/web/limits.ts";
import { field, readForm } from "#kernel/web/read-form.ts";
import { noFacts, routesOf } from "#kernel/web/room.ts";
import { aboutView } from "../queries.ts";
import { rights } from "../rights.ts";
import { nameLanguages, readNames, readSide } from "../setup/form.ts";
import { changeExchange, putSide, setSideState } from "./commands.ts";
import { settingsPage, sidePage, sideState } from "./pages.ts";

const room = routesOf("exchange", rights);
export const settingsRoutes = room.routes;

async function present(call: Call): Promise<FormState> {
  const { abouts } = await aboutView(call.db);
  const values: Record<string, string> = {
    language: call.exchange.language,
    open: call.exchange.open ? "open" : "closed",
  };
  for (const language of nameLanguages) {
    values[`name-${language}`] = call.exchange.names[language] ?? "";
    values[`about-${language}`] = abouts[language] ?? "";
  }
  return { ...freshForm, values };
}

room.get("/settings", "exchange.settings", noFacts, async (call) => settingsPage(call, await present(call)));
room.post(
  "/settings",
  "exchange.settings",
  noFacts,
  limits.setting,
  async (call) => {
    const errors: Record<string, FieldError> = {};
    const names = readNames(call.form, "name", errors);
    if (Object.keys(errors).length > 0) throw refuseFields(errors);
    const read = readForm(call.form, {
      language: field.language(call.words.languages.filter((code) => code !== "qps")),
      open: field.oneOf(["open", "closed"]),
    });
    await changeExchange(
      call.db,
      call.actor,
      { names, abouts: readAbouts(call), language: read.language, open: read.open === "open" },
      call.now,
    );
    return call.redirect("/settings", "note-saved");
  },
  settingsPage,
);

function readAbouts(call: Call): Record<string, string> {
  const texts = readForm(
    call.form,
    Object.fromEntries(nameLanguages.map((language) => [`about-${language}`, field.maybeText(20_000)])),
  ) as Record<string, string>;
  return Object.fromEntries(
    nameLanguages.flatMap((language) =>
      texts[`about-${language}`] ? [[language, texts[`about-${language}`] ?? ""]] : [],
    ),
  );
}

const codeOf = (call: Call): { code: string } => {
  const side = sideOf(call.exchange, call.params["code"] ?? "");
  if (!side) throw new Refusal(404, "not-found");
  return { code: side.code };
};

room.get("/settings/sides/new", "exchange.settings", noFacts, (call) => sidePage(call, null, freshForm));
room.post(
  "/settings/sides",
  "exchange.settings",
  noFacts,
  limits.setting,
  async (call) => {
    const errors: Record<string, FieldError> = {};
    const side = readSide(call.form, "side", errors);
    if (side && sideOf(call.exchange, side.code)) errors["side-region"] = { id: "setup-same-region" };
    if (!side || Object.keys(errors).length > 0) throw refuseFields(errors);
    await putSide(call.db, call.actor, side, call.now);
    return call.redirect("/settings", "note-saved");
  },
  (call, state) => sidePage(call, null, state),
);
room.get("/settings/sides/:code", "side.change", codeOf, (call) => {
  const side = sideOf(call.exchange, call.facts.code);
  return sidePage(call, call.facts.code, side ? sideState(side) : freshForm);
});
room.post(
  "/settings/sides/:code",
  "side.change",
  codeOf,
  limits.setting,
  async (call) => {
    const errors: Record<string, FieldError> = {};
    const side = readSide(call.form, "side", errors);
    if (!side || Object.keys(errors).length > 0) throw refuseFields(errors);
    await putSide(call.db, call.actor, { ...side, code: call.facts.code }, call.now);
    return call.redirect("/settings", "note-saved");
  },
  (call, state) => sidePage(call, call.facts.code, state),
);
room.post("/settings/sides/:code/state", "side.change", codeOf, limits.setting, async (call) => {
  const { state } = readForm(call.form, { state: field.oneOf(["in", "paused", "left"]) });
  await setSideState(call.db, call.actor, call.facts.code, state, call.now);
  return call.redirect("/settings", "note-saved");
});
