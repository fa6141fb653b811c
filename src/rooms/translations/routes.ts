import { z } from "zod";
import { translatorOf } from "#kernel/translate/translator.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { typedState } from "#kernel/web/form-input.ts";
import { type FormState, freshForm } from "#kernel/web/form-state.ts";
import { limits } from "#kernel/web/limits.ts";
import { field, readForm } from "#kernel/web/read-form.ts";
import { routesOf } from "#kernel/web/room.ts";
import { checkTranslation, translate, withdrawTranslation } from "./commands.ts";
import { mostLetters, oneLine, type PassageFacts, pathOf, targetsFor } from "./domain.ts";
import { askMachine } from "./machine.ts";
import { type Conflict, nothingToDoPage, translatePage } from "./pages/translate.ts";
import { originalWithHash, passageFacts, translateView } from "./queries.ts";
import { rights } from "./rights.ts";

const room = routesOf("translations", rights);
export const translateRoutes = room.routes;
const address = "/translate/:object/:field/:position";
type Here = Call<PassageFacts>;
const here = ({ id, field, position }: PassageFacts) => ({ object: id, field, position });

room.get(address, "translation.begin", passageFacts, (call) => show(call));

room.post(
  address,
  "translation.make",
  passageFacts,
  limits.ordinaryWrite,
  async (call) => {
    const { facts } = call;
    const read = readForm(call.form, {
      text: field.text(mostLetters(facts)),
      language: field.language(targetsFor(call.actor.reads, facts.language)),
      from: z.string().regex(/^[0-9a-f]{64}$/u, "field-wrong"),
      base: z
        .string()
        .regex(/^\d{1,6}$/u, "field-wrong")
        .transform(Number),
      unnamed: field.check(),
    });
    const text = oneLine(facts) ? read.text.replace(/\s+/gu, " ") : read.text;
    const outcome = await translate(
      call.db,
      call.actor,
      facts,
      { text, language: read.language, named: !read.unnamed },
      read,
      call.now,
    );
    if (outcome === "saved") return call.redirect(pathOf(here(facts), read.language), "note-translation-saved");
    const fresh: Here = { ...call, facts: await passageFacts(call) };
    const before = outcome === "original-changed" ? await originalWithHash(call.db, facts, read.from) : null;
    return { ...(await show(fresh, typedState(call.form), { outcome, before, typed: text })), status: 409 };
  },
  (call, state) => show(call, state),
);

room.post(`${address}/check`, "translation.check", passageFacts, limits.ordinaryWrite, async (call) => {
  const { language, version, checked } = readForm(call.form, {
    language: field.language(targetsFor(call.actor.reads, call.facts.language)),
    version: field.maybeNumber(1_000_000),
    checked: field.check(),
  });
  await checkTranslation(call.db, call.actor, call.facts, { language, version: version ?? 0, checked }, call.now);
  return call.redirect(
    pathOf(here(call.facts), language),
    checked ? "note-translation-checked" : "note-translation-unchecked",
  );
});

room.post(`${address}/withdrawal`, "translation.take-back", passageFacts, limits.ordinaryWrite, async (call) => {
  const { language } = readForm(call.form, {
    language: z.string().regex(/^[a-z]{2,3}(-[a-z0-9]+)*$/iu, "field-wrong"),
  });
  await withdrawTranslation(call.db, call.actor, call.facts, language, call.now);
  return call.redirect(pathOf(here(call.facts), language), "note-translation-withdrawn");
});

room.post(`${address}/machine`, "translation.machine", passageFacts, limits.machine, async (call) => {
  const { language } = readForm(call.form, { language: field.language(targetsFor(call.t.reads, call.facts.language)) });
  await askMachine(call.db, call.actor, call.facts, language, call.canTranslate, call.now);
  return call.redirect(pathOf(here(call.facts), language), "note-machine-asked");
});

/** The page of one passage in one language: of the address, of a form that came back, else the reader's first. */
async function show(call: Here, state: FormState = freshForm, conflict: Conflict | null = null): Promise<Page> {
  const { facts, actor, t, gist, db, now } = call;
  const may = call.may("translation.make", facts) === true;
  const targets = targetsFor(may ? actor.reads : t.reads, facts.language);
  const asked = call.form.has("language") ? call.form.get("language") : call.url.searchParams.get("into");
  const into = targets.find((code) => code === asked) ?? targets[0];
  if (into === undefined) return nothingToDoPage(call);
  // The same concepts in the same order, named in either language.
  const terms = gist(facts.text, facts.language, facts.language);
  const there = gist(facts.text, facts.language, into);
  const view = await translateView(db, facts, into, actor, t, terms, now);
  const receiver = translatorOf(call.config.translation)?.receiver ?? null;
  return translatePage(call, {
    into,
    targets,
    view,
    may,
    terms: terms.map((term, n) => ({ term, into: there[n] ?? term })),
    receiver,
    state,
    conflict,
  });
}
