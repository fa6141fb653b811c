import assert from "node:assert/strict";
import { test } from "node:test";
import type { Passage } from "#kernel/wording/passage.ts";
import { paragraphs, passage, passagePair, passageTitle } from "./passage.ts";
import { voice } from "./voices.ts";

const t = voice("en");
const nb = "\u00a0";
const original = { text: "Ждём.", language: "ru" };
const base: Passage = {
  shown: "We wait.",
  language: "en",
  state: "machine",
  original,
  by: null,
  gist: [],
  translateHref: null,
};
const own: Passage = { ...base, state: "own", original: { text: "We wait.", language: "en" } };
const missing: Passage = { ...base, shown: "Ждём.", language: "ru", state: "missing" };
const kept =
  '<details class="original"><summary>Original</summary><div class="words" lang="ru" dir="auto"><p>Ждём.</p></div></details>';
const foreign = (note: string) =>
  `<div class="passage foreign"><div class="words"><p>We wait.</p></div><p class="note">${note}</p>${kept}</div>`;

test("one's own language stands on paper and says nothing about translation", () => {
  assert.equal(String(passage(t, own)), '<div class="passage"><div class="words"><p>We wait.</p></div></div>');
});

test("an original in another language that the reader reads keeps its language", () => {
  const read: Passage = { ...own, shown: "Ждём.", language: "ru", original };
  assert.equal(
    String(passage(t, read)),
    '<div class="passage"><div class="words" lang="ru" dir="auto"><p>Ждём.</p></div></div>',
  );
});

test("each state says from which language and by whom, with the original one tap away", () => {
  assert.equal(String(passage(t, base)), foreign(`From Russian${nb}· machine’s words`));
  assert.equal(String(passage(t, { ...base, state: "human" })), foreign(`From Russian${nb}· translated by a person`));
  assert.equal(
    String(passage(t, { ...base, state: "human", by: "Аня" })),
    foreign(`From Russian${nb}· translated by <bdi>Аня</bdi>`),
  );
  assert.equal(String(passage(t, { ...base, state: "reviewed" })), foreign(`From Russian${nb}· translation checked`));
  assert.equal(
    String(passage(t, { ...base, state: "reviewed", by: "Аня" })),
    foreign(`From Russian${nb}· translated by <bdi>Аня</bdi>, checked`),
  );
  assert.equal(
    String(passage(t, { ...base, state: "stale", by: "Аня" })),
    foreign(`From Russian${nb}· the original has changed since it was translated`),
  );
});

test("what others told in this language themselves is no translation, and says whose words it is", () => {
  const told: Passage = { ...base, state: "told", by: "Second Door, United States" };
  assert.equal(
    String(passage(t, told)),
    `<div class="passage"><div class="words"><p>We wait.</p></div><p class="note">In their own words: <bdi>Second Door, United States</bdi></p>${kept.replace("Original", "How it was told elsewhere")}</div>`,
  );
  assert.equal(
    String(passageTitle(t, told)),
    '<span>We wait.</span> <small class="from">In their own words: <bdi>Second Door, United States</bdi></small>',
  );
  assert.equal(
    String(passageTitle(t, { ...told, by: null })),
    '<span>We wait.</span> <small class="from">In their own words</small>',
  );
});

test("after the writer's name the line goes on in small letters", () => {
  assert.match(
    String(passage(t, base, { by: "Second Door" })),
    /<p class="note">Second Door\u00a0· from Russian\u00a0· machine’s words<\/p>/u,
  );
  assert.match(String(passage(t, own, { by: "Second Door" })), /<p class="note">Second Door<\/p>/u);
});

test("a machine is never given a person's name", () => {
  assert.equal(String(passage(t, { ...base, by: "Аня" })), foreign(`From Russian${nb}· machine’s words`));
});

test("the reader who may translate is shown where", () => {
  assert.equal(
    String(passage(t, { ...base, translateHref: "/translations/7" })),
    foreign(`From Russian${nb}· machine’s words${nb}· <a href="/translations/7">Mend the translation</a>`),
  );
});

test("what nobody has translated is the original in its language, with the words that were recognised", () => {
  const words = '<div class="words" lang="ru" dir="auto"><p>Ждём.</p></div>';
  assert.equal(
    String(passage(t, { ...missing, gist: ["queue", "clinic"], translateHref: "/t" })),
    `<div class="passage foreign">${words}<p class="gist">Words we recognised: <i>queue${nb}· clinic</i></p><p class="note">In Russian${nb}· not translated yet${nb}· <a href="/t">Translate it</a></p></div>`,
  );
  assert.equal(
    String(passage(t, missing)),
    `<div class="passage foreign">${words}<p class="note">In Russian${nb}· not translated yet</p></div>`,
  );
});

test("a title carries its language and a small mark, or no mark where there is no room", () => {
  assert.equal(String(passageTitle(t, own)), "<span>We wait.</span>");
  assert.equal(
    String(passageTitle(t, missing)),
    `<span lang="ru" dir="auto">Ждём.</span> <small class="from">In Russian${nb}· not translated yet</small>`,
  );
  assert.equal(String(passageTitle(t, missing, { mark: false })), '<span lang="ru" dir="auto">Ждём.</span>');
  assert.equal(String(passage(t, missing, { inline: true })), String(passageTitle(t, missing)));
});

test("a pair shows each text in its language", () => {
  const pair = String(passagePair(t, { ...base, state: "human" }));
  assert.match(pair, /<p class="pair-name">In Russian<\/p><div class="words" lang="ru" dir="auto"><p>Ждём\.<\/p>/u);
  assert.match(pair, /<p class="pair-name">In English<\/p><div class="words"><p>We wait\.<\/p>/u);
  assert.match(String(passagePair(t, missing)), /<p class="pair-name">Not translated yet<\/p>/u);
});

test("blank lines part paragraphs, single ones break the line, no mark-up is interpreted", () => {
  assert.equal(
    String(paragraphs("  One\r\ntwo\n \n\n<b>*three*</b> & [a](javascript:x)\n")),
    "<p>One<br>two</p><p>&lt;b&gt;*three*&lt;/b&gt; &amp; [a](javascript:x)</p>",
  );
  assert.equal(String(paragraphs(" \n ")), "");
});

test("the Russian reader is told in Russian", () => {
  const english: Passage = {
    ...base,
    shown: "Ждём.",
    language: "ru",
    original: { text: "We wait.", language: "en-US" },
  };
  assert.match(
    String(passage(voice("ru"), english)),
    /<p class="note">С английского\u00a0· перевёл компьютер<\/p>.*lang="en-US"/su,
  );
});
