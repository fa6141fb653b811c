import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { loadWords } from "#kernel/language/load-words.ts";
import { voice } from "./voices.ts";

const folder = new URL(".", import.meta.url);
const book = loadWords(folder.pathname, { strict: true });

test("the three languages say the same things", () => {
  const english = [...book.ids("en")].toSorted();
  assert.ok(english.length > 50);
  assert.deepEqual([...book.ids("ru")].toSorted(), english);
  assert.deepEqual([...book.ids("es")].toSorted(), english);
});

test("every word that a part asks for is there, and every word is asked for", () => {
  const sources = readdirSync(folder).filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"));
  const asked = new Set<string>();
  const beginnings = new Set<string>();
  for (const file of sources) {
    const text = readFileSync(new URL(file, folder), "utf8");
    for (const [, id = ""] of text.matchAll(/"(design-[a-z-]+)"/gu)) asked.add(id);
    for (const [, id = ""] of text.matchAll(/`(design-[a-z-]+-)\$\{/gu)) beginnings.add(id);
  }
  const known = book.ids("en");
  assert.deepEqual(
    [...asked].filter((id) => !known.has(id)),
    [],
  );
  const idle = [...known].filter(
    (id) => !asked.has(id) && ![...beginnings].some((beginning) => id.startsWith(beginning)),
  );
  assert.deepEqual(idle, []);
});

test("Russian counts as people do", () => {
  const t = voice("ru");
  assert.deepEqual(
    [1, 2, 5, 11, 21, 22, 112].map((count) => t("design-unread", { count })),
    [
      "1 новое уведомление",
      "2 новых уведомления",
      "5 новых уведомлений",
      "11 новых уведомлений",
      "21 новое уведомление",
      "22 новых уведомления",
      "112 новых уведомлений",
    ],
  );
  assert.equal(t("design-limit", { count: 1 }), "Не больше 1 знака");
  assert.equal(t("design-errors", { count: 5 }), "Поправьте, пожалуйста, 5 полей");
});

test("a language without its own Russian phrase is named in full", () => {
  const t = voice("ru");
  assert.equal(t("design-from", { code: "en", language: t.languageName("en") }), "с английского");
  assert.equal(t("design-from", { code: "ko", language: t.languageName("ko") }), "язык оригинала: корейский");
  assert.equal(t("design-in", { code: "ka", language: t.languageName("ka") }), "по-грузински");
});
