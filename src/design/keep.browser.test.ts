import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { testApp } from "#testing/app.ts";
import { reader } from "#testing/ask.ts";
import { houseOnPort, openBrowser, type Window } from "#testing/browser.ts";
import { findChromium } from "#testing/chromium.ts";
import { make } from "#testing/make.ts";

const skip = findChromium() ? false : "no Chromium on this machine; CHROMIUM may name one";
const app = await testApp();
const made = make(app);
await made.exchange();
const theme = await made.theme("after-prison", { en: "Life after prison", ru: "Жизнь после тюрьмы" });
const joe = await made.person({ name: "Joe", sides: ["us"] });
const mary = await made.person({ name: "Mary", sides: ["us"] });
const home = skip ? "" : await houseOnPort(app);
const browser = skip ? null : await openBrowser();

const title = "The night bus was taken away";
const text = "Since March there is no bus after nine, and the nurses of the late shift walk home along the road.";

async function opened(wish: { person?: typeof joe; scripts?: boolean; language?: string } = {}): Promise<Window> {
  const { person, scripts = true, language = "en" } = wish;
  if (!browser) throw new Error("There is no browser");
  return await browser.window(home, { width: 1000, scripts, language, ...(person && { person }) });
}
/** Goes to a form, types, and goes on once what was typed has had its time to be kept. */
async function types(page: Page, words = text, path = "/problems/new"): Promise<void> {
  await page.goto(path);
  await page.getByLabel("What is wrong, in one sentence").fill(title);
  await page.getByLabel("Tell it in your own words").fill(words);
}
const written = (page: Page): Promise<string> => page.getByLabel("Tell it in your own words").inputValue();
const offer = (page: Page) => page.getByText("You wrote here before");
const kept = (page: Page): Promise<{ local: string[]; tab: string[] }> =>
  page.evaluate(() => ({
    local: Object.keys(localStorage).filter((key) => localStorage.getItem(key) !== ""),
    tab: Object.keys(sessionStorage),
  }));
const isKept = async (page: Page, words: string): Promise<boolean> =>
  await page.evaluate(
    (wanted) =>
      [localStorage, sessionStorage].some((store) =>
        Object.keys(store).some((key) => (store.getItem(key) ?? "").includes(wanted)),
      ),
    words,
  );
const untilKept = async (page: Page, words = text): Promise<void> => {
  const until = Date.now() + 5000;
  while (!(await isKept(page, words))) {
    assert.ok(Date.now() < until, "what was typed is not kept");
    await page.waitForTimeout(30);
  }
};

test("what was typed is offered again after the window was closed, and put back whole", { skip }, async () => {
  const { page, context, faults } = await opened({ person: joe });
  await types(page);
  await page.getByText("Whom it hurts · ").click();
  await page.getByLabel("Whom it hurts", { exact: true }).fill("nurses");
  await page.getByLabel("Life after prison").check();
  await page.getByLabel("Members of the exchange only").check();
  await page.getByLabel("Language you write in").selectOption("ru");
  await page.close();

  const again = await context.newPage();
  await again.goto("/problems/new");
  await offer(again).waitFor();
  assert.equal(await written(again), "");
  await again
    .getByText(/The night bus|Since March there is no bus/u)
    .first()
    .waitFor();
  await again.getByRole("button", { name: "Put it back" }).click();
  assert.equal(await written(again), text);
  assert.equal(await again.getByLabel("Whom it hurts", { exact: true }).inputValue(), "nurses");
  assert.equal(await again.getByLabel("Whom it hurts", { exact: true }).isVisible(), true);
  assert.equal(await again.getByLabel("Life after prison").isChecked(), true);
  assert.equal(await again.getByLabel("Members of the exchange only").isChecked(), true);
  assert.equal(await again.getByLabel("Everybody, without signing in").isChecked(), false);
  assert.equal(await again.getByLabel("Language you write in").inputValue(), "ru");
  assert.equal(await offer(again).isVisible(), false);
  assert.deepEqual(faults, []);
  await context.close();
});

test("what is thrown away does not come back", { skip }, async () => {
  const { page, context } = await opened({ person: joe });
  await types(page);
  await untilKept(page);
  await page.goto("/problems/new");
  await page.getByRole("button", { name: "Throw it away" }).click();
  assert.equal(await offer(page).isVisible(), false);
  await page.reload();
  assert.equal(await offer(page).isVisible(), false);
  assert.deepEqual(await kept(page), { local: [], tab: [] });
  await context.close();
});

test("what was sent is not kept; what was refused, or did not get through, is", { skip }, async () => {
  const { page, context } = await opened({ person: joe });
  await types(page, "Too little");
  await page.getByRole("button", { name: "Publish it" }).click();
  await page.getByRole("alert").waitFor();
  // It came back filled in: there is nothing to offer, and it is kept all the same.
  assert.equal(await offer(page).isVisible(), false);
  await page.goto("/problems/new");
  await page.getByRole("button", { name: "Put it back" }).click();
  await page.getByLabel("Tell it in your own words").fill(text);
  await context.route("**/problems", (route) => route.fulfill({ status: 204 }));
  await Promise.all([page.waitForRequest("**/problems"), page.getByRole("button", { name: "Publish it" }).click()]);
  await context.unroute("**/problems");
  await page.goto("/problems/new");
  await page.getByRole("button", { name: "Put it back" }).click();
  assert.equal(await written(page), text);
  await page.getByRole("button", { name: "Publish it" }).click();
  await page.waitForURL(/\/problems\/1\?said=/u);
  assert.deepEqual(await kept(page), { local: [], tab: [] });
  await page.goto("/problems/new");
  assert.equal(await offer(page).isVisible(), false);
  await context.close();
});

test("a text begun beside an offer is not lost with it, whichever is chosen", { skip }, async () => {
  const { page, context } = await opened({ person: joe });
  await types(page, `${text} First.`);
  await untilKept(page, "First.");
  await types(page, `${text} Second.`);
  await untilKept(page, "Second.");
  await page.getByRole("button", { name: "Put it back" }).click();
  assert.equal(await written(page), `${text} First.`);
  await page.getByRole("button", { name: "Put it back" }).click();
  assert.equal(await written(page), `${text} Second.`);
  await page.goto("/problems/new");
  await page.getByRole("button", { name: "Put it back" }).click();
  assert.equal(await written(page), `${text} Second.`);
  await page.getByRole("button", { name: "Throw it away" }).click();
  assert.equal(await written(page), `${text} Second.`);
  assert.equal(await offer(page).isVisible(), false);
  await context.close();
});

test("without an account it is kept in the tab alone, and comes along when one signs in there", { skip }, async () => {
  const { page, context, faults } = await opened();
  await types(page);
  await untilKept(page);
  assert.deepEqual((await kept(page)).local, []);
  const other = await context.newPage();
  await other.goto("/problems/new");
  assert.equal(await offer(other).isVisible(), false);
  await context.addCookies([{ name: "diomede-sign-in", value: joe.secret, url: home }]);
  await page.goto("/problems/new");
  await page.getByRole("button", { name: "Put it back" }).click();
  assert.equal(await written(page), text);
  assert.deepEqual(faults, []);
  await context.close();
});

test("who unticks the box has nothing kept, here and on every other form, until it is ticked again", {
  skip,
}, async () => {
  const { page, context } = await opened({ person: joe });
  await types(page);
  await untilKept(page);
  const box = page.getByLabel("Keep what I type in this browser until I send it");
  await box.uncheck();
  assert.equal(await isKept(page, text), false);
  await page.getByLabel("Tell it in your own words").fill(`${text} And more.`);
  await page.waitForTimeout(700);
  await page.goto("/groups/new");
  await page
    .getByLabel("What it is for")
    .or(page.locator("textarea[name=text]"))
    .first()
    .fill("A group for nobody to see yet.");
  await page.waitForTimeout(700);
  assert.equal((await isKept(page, "nobody to see")) || (await isKept(page, text)), false);
  assert.equal(await page.getByLabel("Keep what I type in this browser until I send it").isChecked(), false);
  await page.getByLabel("Keep what I type in this browser until I send it").check();
  await untilKept(page, "nobody to see");
  await context.close();
});

test("signing out, or another who signs in, leaves nothing of it in the browser", { skip }, async () => {
  const { page, context } = await opened({ person: joe });
  await types(page);
  await untilKept(page);
  await context.addCookies([{ name: "diomede-sign-in", value: mary.secret, url: home }]);
  await page.goto("/problems/new");
  assert.equal(await offer(page).isVisible(), false);
  assert.equal(await isKept(page, text), false);
  await types(page);
  await untilKept(page);
  await page.goto("/me");
  // The page itself sees to it, also where a browser does not do what the answer asks for.
  await context.route("**/sign-out", (route) => route.fulfill({ status: 204 }));
  await Promise.all([page.waitForRequest("**/sign-out"), page.getByRole("button", { name: "Sign out" }).click()]);
  assert.equal(await isKept(page, text), false);
  await context.close();
});

test("comments, experiences and groups are kept too, each under its own form's address", { skip }, async () => {
  const place = "/problems/1";
  const { page, context, faults } = await opened({ person: mary });
  await page.goto(place);
  await page.getByLabel("Your comment").fill("So it is in our town.");
  await untilKept(page, "in our town");
  await page.goto("/experiences/new");
  assert.equal(await page.getByRole("button", { name: "Put it back" }).isVisible(), false);
  await page.locator("textarea[name=did]").fill("We asked the town for a van and got one.");
  await untilKept(page, "a van and got one");
  await page.goto(place);
  await page.getByRole("button", { name: "Put it back" }).click();
  assert.equal(await page.getByLabel("Your comment").inputValue(), "So it is in our town.");
  await page.getByRole("button", { name: "Comment", exact: true }).click();
  await page.waitForURL(/#comment-/u);
  assert.equal(await isKept(page, "in our town"), false);
  assert.equal(await isKept(page, "a van and got one"), true);
  await reader(app, mary).post("/groups", {
    title: "Night buses",
    text,
    language: "en",
    open: "open",
    audience: "public",
    capacity: "for myself",
    themes: theme.id,
  });
  await page.goto("/groups/1/edit");
  await page.locator("textarea[name=text]").fill(`${text} Changed.`);
  await untilKept(page, "Changed.");
  assert.deepEqual(faults, []);
  await context.close();
});

test("no password is ever kept, nor anything of a form that does not ask for it", { skip }, async () => {
  const { page, context } = await opened();
  await page.goto("/sign-up");
  for (const field of await page
    .locator("form.form input[type=text], form.form input[type=email], form.form input[type=password]")
    .all())
    await field.fill("secret words of mine");
  await page.goto("/sign-in");
  await page.locator("input[name=address]").fill("joe@example.org");
  await page.locator("input[type=password]").fill("secret words of mine");
  await page.waitForTimeout(700);
  assert.deepEqual(await kept(page), { local: [], tab: [] });
  // Also where such a field would stand in a form that is kept.
  await page.goto("/problems/new");
  await page.evaluate(() => {
    const field = document.createElement("input");
    field.type = "password";
    field.name = "passwordNow";
    document.querySelector("form[data-keep] textarea")?.after(field);
  });
  await page.getByLabel("Tell it in your own words").fill(text);
  await page.locator("input[name=passwordNow]").fill("secret words of mine");
  await page.waitForTimeout(700);
  assert.equal(await isKept(page, "secret words"), false);
  await context.close();
});

test("without script nothing of it is seen, and with a browser that keeps nothing the form works all the same", {
  skip,
}, async () => {
  const plain = await opened({ scripts: false });
  await plain.page.goto("/problems/new");
  assert.equal(await plain.page.getByText("You wrote here before").isVisible(), false);
  assert.equal(await plain.page.locator("input[type=checkbox]:not([name])").first().isVisible(), false);
  await plain.context.close();
  const { page, context, faults } = await opened({ person: joe });
  await page.addInitScript(() => {
    for (const name of ["localStorage", "sessionStorage"])
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException("denied", "SecurityError");
        },
      });
  });
  await types(page);
  await page.waitForTimeout(700);
  await page.getByRole("button", { name: "Keep as a draft" }).click();
  await page.waitForURL(/said=note-draft-saved/u);
  assert.deepEqual(faults, []);
  await context.close();
});
