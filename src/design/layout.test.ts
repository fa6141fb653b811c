import assert from "node:assert/strict";
import { test } from "node:test";
import { html } from "#kernel/web/html.ts";
import { type FrameView, page } from "./layout.ts";
import { sentence } from "./sentence.ts";
import { voice } from "./voices.ts";

const frame: FrameView = {
  t: voice("ru"),
  title: "Проблемы",
  exchangeName: "Два берега",
  languages: [{ code: "en", name: "English", href: "/problems?lang=en" }],
  menu: [
    { href: "/problems", label: "Проблемы", current: true },
    { href: "/groups", label: "Группы", current: false },
  ],
  signInHref: "/sign-in",
  reader: null,
  footerLinks: [],
  sheet: "/css/site.1.css",
  scripts: ["/js/count.1.js"],
  path: "/problems",
};
const drawn = (changes: Partial<FrameView> = {}) => String(page({ ...frame, ...changes }, html`<h1>Проблемы</h1>`));

test("the document names its language, direction, title, sheet and scripts", () => {
  const text = drawn();
  assert.match(text, /^<!doctype html>\n<html lang="ru" dir="ltr">/u);
  assert.match(text, /<title>Проблемы – Два берега<\/title>/u);
  assert.match(
    text,
    /<link rel="stylesheet" href="\/css\/site\.1\.css">\n<script type="module" src="\/js\/count\.1\.js"><\/script>/u,
  );
  assert.match(text, /<main id="main" class="wrap" tabindex="-1">\n<h1>Проблемы<\/h1>/u);
});

test("the first thing in the page leads past the menu", () => {
  assert.match(
    drawn({ banner: html`<p>пример</p>` }),
    /<body>\n<a class="skip" href="#main">Сразу к содержанию<\/a>\n<header>\n<div class="banner">/u,
  );
});

test("another language is named in itself", () => {
  assert.match(drawn(), /<a href="\/problems\?lang=en" lang="en" hreflang="en">English<\/a>/u);
});

test("the current part of the menu says so, in the line and in the fold", () => {
  assert.equal(drawn().match(/<a href="\/problems" aria-current="page">/gu)?.length, 2);
  assert.equal(drawn({ menu: [] }).includes("menu-fold"), false);
});

test("signed out one may sign in; signed in one has a page, and is told what is new in words", () => {
  assert.match(drawn(), /<a class="sign-in" href="\/sign-in">Войти<\/a>/u);
  const reader = { name: "Анна", href: "/me", unread: 2, writingAs: null };
  const text = drawn({ reader });
  assert.match(
    text,
    /<a href="\/me">Моя страница <span class="count" aria-hidden="true">2<\/span><span class="unseen">2 новых уведомления<\/span><\/a>/u,
  );
  assert.equal(text.includes("writing-as"), false);
  assert.equal(drawn({ reader: { ...reader, unread: 0 } }).includes('class="count"'), false);
});

test("who writes for an organisation always sees for which", () => {
  const reader = { name: "Анна", href: "/me", unread: 0, writingAs: "Мост <b>", writingAsHref: "/me/as" };
  assert.match(drawn({ reader }), /Пишу от имени: <b><bdi>Мост &lt;b&gt;<\/bdi><\/b> <a href="\/me\/as">сменить<\/a>/u);
});

test("hostile words stay words wherever they stand", () => {
  const hostile = `"><script>alert(1)</script>`;
  const text = drawn({
    title: hostile,
    description: hostile,
    exchangeName: hostile,
    canonical: hostile,
    feed: { href: hostile, title: hostile },
    breadcrumb: [{ href: hostile, label: hostile }],
    footerLinks: [{ href: hostile, label: hostile }],
    menu: [{ href: hostile, label: hostile, current: false }],
    quickExit: { href: hostile, label: hostile },
    banner: hostile,
    footer: hostile,
  });
  assert.equal(text.includes("<script>"), false);
  assert.equal(text.includes('"">'), false);
});

test("a personal page asks to be left out of search engines", () => {
  assert.match(drawn({ unlisted: true }), /<meta name="robots" content="noindex">/u);
  assert.doesNotMatch(drawn(), /robots/u);
});

test("a sentence takes HTML in the order of its language, and typed words cannot pose as a part", () => {
  const t = voice("en");
  assert.equal(
    String(sentence(t, "design-writing-as", {}, { who: html`<b>${"<Bridge>"}</b>` })),
    "Writing as <b>&lt;Bridge&gt;</b>",
  );
  assert.equal(
    String(sentence(t, "design-in", { language: "a\uE000b<i>" }, { other: html`<b>no</b>` })),
    "in ab&lt;i&gt;",
  );
});
