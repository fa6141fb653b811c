import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, chromium, type Page } from "playwright-core";
import { gallery } from "./gallery.ts";
import { sheets } from "./sheets.ts";
import { voice } from "./voices.ts";

const program = process.env.CHROMIUM ?? "/usr/bin/chromium";
const skip = existsSync(program) ? false : "no Chromium on this machine; CHROMIUM may name one";
const sheet = sheets.map((address) => readFileSync(address, "utf8")).join("\n");
const script = stripTypeScriptTypes(readFileSync(new URL("browser/count.ts", import.meta.url), "utf8"));
const home = "http://gallery.test/";

let browser: Browser;
before(async () => {
  if (!skip)
    browser = await chromium.launch({
      executablePath: program,
      args: ["--no-sandbox", "--disable-background-networking"],
    });
});
after(async () => {
  if (!skip) await browser.close();
});

async function shown(language: string, view: { width: number; dark?: boolean; scripts?: boolean }): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: view.width, height: 800 },
    colorScheme: view.dark ? "dark" : "light",
    javaScriptEnabled: view.scripts ?? true,
  });
  const document = String(
    await gallery(voice(language), { sheet: "/site.css", scripts: view.scripts === false ? [] : ["/count.js"] }),
  );
  await context.route("**/*", (route) => {
    const { pathname } = new URL(route.request().url());
    const policy = { "content-security-policy": "default-src 'self'; style-src 'self'; script-src 'self'" };
    if (pathname === "/site.css") return route.fulfill({ contentType: "text/css", body: sheet });
    if (pathname === "/count.js") return route.fulfill({ contentType: "text/javascript", body: script });
    return pathname === "/"
      ? route.fulfill({ contentType: "text/html; charset=utf-8", body: document, headers: policy })
      : route.fulfill({ status: 204 });
  });
  const page = await context.newPage();
  await page.goto(home);
  return page;
}

for (const width of [320, 360, 768, 1280]) {
  for (const language of ["en", "ru"]) {
    test(`nothing runs out of the page, ${language}, ${width} px`, { skip }, async () => {
      const page = await shown(language, { width });
      assert.equal(
        await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
        0,
      );
      await page.context().close();
    });
  }
}

for (const width of [320, 360, 768]) {
  for (const language of ["en", "ru"]) {
    test(`a long name takes two lines and leaves the header two rows, and is whole for whoever asks, ${language}, ${width} px`, {
      skip,
    }, async () => {
      const page = await shown(language, { width });
      const seen = await page.evaluate(() => {
        const row = document.querySelector(".top-row");
        const name = document.querySelector<HTMLElement>(".brand span");
        const whole = document.querySelector(".brand");
        if (!row || !name || !whole) throw new Error("The header has no name");
        const parts = [...row.children].filter((one) => one.getClientRects().length > 0);
        const middles = parts.map((one) => one.getBoundingClientRect()).map((box) => (box.top + box.bottom) / 2);
        const line = Number.parseFloat(getComputedStyle(name).lineHeight);
        return {
          rows: new Set(middles.map((middle) => Math.round(middle / 12))).size,
          lines: Math.round(name.getBoundingClientRect().height / line),
          said: name.textContent,
          whole: whole.getAttribute("title"),
        };
      });
      const { said } = seen;
      assert.ok(said !== null && said.length > 40);
      assert.deepEqual(seen, { rows: width < 360 ? 3 : 2, lines: Math.min(2, seen.lines), said, whole: said });
      await page.context().close();
    });
  }
}

for (const dark of [false, true]) {
  test(`axe finds nothing on every part, ${dark ? "dark" : "light"}`, { skip }, async () => {
    const page = await shown("ru", { width: 1280, dark });
    const { violations } = await new AxeBuilder({ page }).analyze();
    assert.deepEqual(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`),
      [],
    );
    await page.context().close();
  });
}

test("without script the narrow menu opens and the original is one tap away", { skip }, async () => {
  const page = await shown("en", { width: 360, scripts: false });
  const groups = page.getByRole("link", { name: "Groups" });
  assert.equal(await groups.isVisible(), false);
  await page.getByText("Menu", { exact: true }).click();
  assert.equal(await groups.isVisible(), true);
  const original = page.locator("details.original").first();
  await original.getByText("Original").click();
  assert.equal(await original.locator("[lang=ru]").isVisible(), true);
  await page.context().close();
});

test("what one taps is at least 44 px high", { skip }, async () => {
  const page = await shown("ru", { width: 360 });
  const low = await page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        "a, button, summary, select, textarea, input:not([type=hidden], [type=radio], [type=checkbox]), .choice",
      ),
    ]
      .filter((target) => target.getClientRects().length > 0 && target.getBoundingClientRect().height < 43.5)
      // A link inside a sentence takes the height of its line.
      .filter((target) => !target.closest("p, .banner") || target.closest(".note"))
      .map((target) => `${target.textContent} ${target.getBoundingClientRect().height}`),
  );
  assert.deepEqual(low, []);
  await page.context().close();
});

test("the counter tells what is left, and what is too much", { skip }, async () => {
  const page = await shown("ru", { width: 1280 });
  const story = page.getByLabel("Что не так, где и у кого?");
  const limit = page.locator("#field-story-limit");
  await limit.getByText("Осталось знаков: 1 995").waitFor();
  await story.fill("я".repeat(2003));
  await limit.getByText("Лишних знаков: 3").waitFor();
  await page.context().close();
});
