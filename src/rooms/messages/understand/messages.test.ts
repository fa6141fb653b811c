import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { parse } from "csv-parse/sync";
import { type Understood, understand } from "./understand.ts";

// What people write on phones, each with what it should be taken for. Detail is the kind of danger, the scope or child of
// a STOP, the language asked for, or the keyword.
const rows: Record<string, string>[] = parse(readFileSync(new URL("messages.csv", import.meta.url), "utf8"), {
  columns: true,
});

const detailOf = ({ intent, danger, scope, child, language, word }: Understood): string => {
  if (intent === "danger") return danger ?? "";
  if (intent === "language") return language ?? "";
  if (intent === "keyword") return word ?? "";
  return scope === "child" ? `child:${child}` : (scope ?? "");
};

const languages = ["en", "ru", "es", "lt"];

test("messages in the manner of real phones are understood", () => {
  assert.ok(rows.length >= 250, `${rows.length} messages`);
  const wrong = rows.flatMap(({ text = "", intent, detail, sure }) => {
    const understood = understand(text, { languages });
    const got = [understood.intent, detailOf(understood), understood.sure ? "yes" : "no"].join(" ");
    const wanted = [intent, detail, sure].join(" ");
    return got === wanted ? [] : [`${text}: ${got}, not ${wanted}`];
  });
  assert.deepEqual(wrong, []);
});

test("a programme of one language understands the commands and the danger of all, but for Russian in Latin letters", () => {
  const grave = rows.filter(({ intent }) => ["stop", "danger", "grief"].includes(intent ?? ""));
  const inLatin = /^(?:otpis|krovo|malysh|muzh|ne hochu|poteryala)/u;
  for (const { text = "", intent } of grave.filter(({ text = "" }) => !inLatin.test(text)))
    assert.equal(understand(text, { languages: ["en"] }).intent, intent, text);
});
