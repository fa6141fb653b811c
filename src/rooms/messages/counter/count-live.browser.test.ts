import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { loadAssets } from "#kernel/assets/assets.ts";
import { openBrowser } from "#testing/browser.ts";

const source = fileURLToPath(new URL("../../../", import.meta.url));
const assets = await loadAssets(source, { sheets: [], icon: new URL("../../../design/mark.svg", import.meta.url) });
const script = assets.script("rooms/messages/counter/browser/count-live.ts");
const home = "http://counter.test";
const document = `<!doctype html><html lang="ru"><title>Текст</title><h1>Текст</h1>
<label for="text">По-русски</label><textarea id="text" lang="ru" data-message-count="{encoding} {units} из {room}, частей {segments}"
 data-message-price="{price}" data-part-price="2.5" data-currency="RUB"
 data-message-cheaper="Без {chars} частей {segments}" data-message-mixed="Две азбуки: {words}"></textarea>
<p id="text-count"><span data-says="count">было</span> <span data-says="price"></span> <span data-says="cheaper"></span>
<span data-says="mixed"></span></p><script type="module" src="${script}"></script></html>`;

test("a message is counted and priced while it is written, and nothing is put in as markup", async () => {
  const { page, faults, context } = await (await openBrowser()).window(home, {
    width: 360,
    scripts: true,
    language: "ru",
  });
  await context.route("**/*", (route) => {
    const { pathname } = new URL(route.request().url());
    const asset = assets.at(pathname);
    const policy = "default-src 'self'; script-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";
    if (asset) return route.fulfill({ contentType: asset.type, body: asset.body });
    return pathname === "/"
      ? route.fulfill({
          contentType: "text/html; charset=utf-8",
          body: document,
          headers: { "content-security-policy": policy },
        })
      : route.fulfill({ status: 204 });
  });
  await page.goto(home);
  const said = async (text: string, line: string): Promise<string> => {
    await page.locator("#text").fill(text);
    const place = page.locator(`[data-says=${line}]`);
    await page.waitForTimeout(500);
    return ((await place.textContent()) ?? "").replace(/\s/gu, " ");
  };
  assert.equal(await page.locator("[data-says=count]").textContent(), "было");
  assert.equal(await said("я".repeat(71), "count"), "UCS-2 71 из 134, частей 2");
  assert.equal(await said("я".repeat(71), "price"), "5,00 ₽");
  assert.equal(await said("<b>мoлоко</b>", "mixed"), "Две азбуки: мoлоко");
  assert.equal(await said(`“${"a".repeat(80)}”`, "cheaper"), "Без “ ” частей 1");
  assert.equal(await said("hello", "cheaper"), "");
  assert.deepEqual(faults, []);
  await context.close();
});
