import { languagesOf } from "#kernel/exchange/exchange.ts";
import { refuseFields } from "#kernel/refusal.ts";
import type { Call } from "#kernel/web/call.ts";
import { cleanText } from "#kernel/web/form-input.ts";
import { type FieldError, type FormState, freshForm } from "#kernel/web/form-state.ts";
import { limits } from "#kernel/web/limits.ts";
import { field, readForm } from "#kernel/web/read-form.ts";
import { noFacts, routesOf } from "#kernel/web/room.ts";
import { changeTerm, makeTerm } from "./commands.ts";
import { isKey, longestWord, mostWords, type TermWish, type TermWords, wordList } from "./domain.ts";
import { glossaryCsv } from "./export.ts";
import { formPage } from "./pages/form.ts";
import { listPage } from "./pages/list.ts";
import { viewPage } from "./pages/view.ts";
import {
  nearOf,
  subjects,
  type TermFacts,
  termOf,
  termView,
  unknownKeys,
  type WordsWish,
  wordsList,
} from "./queries.ts";
import { rights } from "./rights.ts";

const room = routesOf("glossary", rights);
export const glossaryRoutes = room.routes;

room.get("/words", "term.list", noFacts, async (call) => {
  const wish = wishOf(call);
  const [rows, all] = await Promise.all([wordsList(call.db, call.t.reads, wish), subjects(call.db)]);
  return listPage(call, wish, rows, all);
});
room.get("/words/new", "term.edit", noFacts, (call) => fresh(call, { ...freshForm, values: {} }), { cached: false });
room.get(
  "/words/glossary.csv",
  "term.edit",
  noFacts,
  async (call) => {
    let text = "";
    for await (const piece of glossaryCsv(call.db)) text += piece;
    const headers = {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="glossary.csv"',
      "cache-control": "no-store",
    };
    return new Response(text, { headers });
  },
  { cached: false, limit: limits.machine },
);
room.post(
  "/words",
  "term.edit",
  noFacts,
  limits.setting,
  async (call) => {
    const { key } = readForm(call.form, { key: field.line(80) });
    if (!isKey(key)) throw refuseFields({ key: { id: "word-key-wrong" } });
    await makeTerm(call.db, call.actor, key, await readWish(call), call.now);
    return call.redirect(`/words/${key}`, "note-saved");
  },
  fresh,
);
room.get("/words/:key", "term.see", termOf, async (call) => {
  // Lines of descent lead here by number.
  if (call.params["key"] !== call.facts.key) return call.redirect(`/words/${call.facts.key}`);
  return viewPage(
    call,
    call.facts,
    await termView(call.db, call.facts.id, call.t.reads, call.may("term.edit", call.facts) === true),
  );
});
room.get("/words/:key/edit", "term.edit", termOf, (call) => edit(call, null), { cached: false });
room.post(
  "/words/:key",
  "term.edit",
  termOf,
  limits.setting,
  async (call) => {
    await changeTerm(call.db, call.actor, call.facts, await readWish(call), call.now);
    return call.redirect(`/words/${call.facts.key}`, "note-saved");
  },
  edit,
);

function wishOf(call: Call): WordsWish {
  const query = call.url.searchParams;
  const subject = query.get("subject") ?? "";
  return {
    search: cleanText(query.get("q") ?? "")
      .trim()
      .slice(0, 100),
    subject: isKey(subject) ? subject : null,
    after: cleanText(query.get("after") ?? "").slice(0, 400) || null,
    all: call.may("term.edit", {}) === true,
  };
}

const ownLanguages = (call: Call): readonly string[] =>
  [...new Set([call.t.language, ...languagesOf(call.exchange)])].filter((code) => code !== "qps");

function fresh(call: Call, state: FormState) {
  return formPage(call, { key: null, languages: ownLanguages(call), state });
}

async function edit(call: Call<TermFacts>, state: FormState | null) {
  const [view, near] = await Promise.all([
    termView(call.db, call.facts.id, call.t.reads, true),
    nearOf(call.db, call.facts.id),
  ]);
  const added = call.url.searchParams.get("add")?.trim().toLowerCase() ?? "";
  const sent = Object.keys(state?.values ?? {}).flatMap((name) => /^term-([a-z]{2})$/u.exec(name)?.[1] ?? []);
  const languages = [
    ...new Set([...ownLanguages(call), ...Object.keys(view.words), ...sent, ...(isLanguage(added) ? [added] : [])]),
  ];
  const values: Record<string, string> = { subject: view.subject, near: near.join("\n") };
  for (const [code, words] of Object.entries(view.words)) {
    values[`term-${code}`] = words.term;
    values[`also-${code}`] = words.also.join("\n");
    values[`calls-${code}`] = words.calls.join("\n");
  }
  return formPage(call, { key: call.facts.key, languages, state: state ?? { ...freshForm, values } });
}

function isLanguage(code: string): boolean {
  return (
    /^[a-z]{2}$/u.test(code) &&
    new Intl.DisplayNames(["en"], { type: "language", fallback: "none" }).of(code) !== undefined
  );
}

async function readWish(call: Call): Promise<TermWish> {
  const errors: Record<string, FieldError> = {};
  const words: Record<string, TermWords> = {};
  const codes = call.form.entries().flatMap(([name]) => /^term-([a-z]{2})$/u.exec(name)?.[1] ?? []);
  for (const code of codes.filter(isLanguage)) {
    const term = call.form.get(`term-${code}`).replace(/\s+/gu, " ").trim();
    const [also, calls] = [list(call, `also-${code}`, errors), list(call, `calls-${code}`, errors)];
    if (term.length > longestWord) errors[`term-${code}`] = { id: "field-too-long", facts: { most: longestWord } };
    if (term === "" && also.length + calls.length > 0) errors[`term-${code}`] = { id: "word-term-needed" };
    if (term !== "") words[code] = { term, also, calls };
  }
  const first = codes[0] ?? call.t.language;
  if (Object.keys(words).length === 0) errors[`term-${first}`] ??= { id: "word-term-needed" };
  const subject = call.form.get("subject").trim();
  if (subject !== "" && !isKey(subject)) errors["subject"] = { id: "word-key-wrong" };
  const near = wordList(call.form.get("near"));
  const unknown = near.length > 40 ? near : await unknownKeys(call.db, near);
  if (unknown.length > 0) errors["near"] = { id: "word-near-unknown", facts: { keys: unknown.slice(0, 5).join(", ") } };
  if (Object.keys(errors).length > 0) throw refuseFields(errors);
  return { subject, near, words };
}

function list(call: Call, name: string, errors: Record<string, FieldError>): readonly string[] {
  const words = wordList(call.form.get(name));
  if (words.length > mostWords) errors[name] = { id: "word-too-many", facts: { most: mostWords } };
  else if (words.some((word) => word.length > longestWord))
    errors[name] = { id: "word-too-long", facts: { most: longestWord } };
  return words;
}
