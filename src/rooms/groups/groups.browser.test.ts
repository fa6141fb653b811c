import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, chromium, type Page } from "playwright-core";
import { testApp } from "#testing/app.ts";
import { reader } from "#testing/ask.ts";
import { findChromium } from "#testing/chromium.ts";
import { type MadePerson, make } from "#testing/make.ts";

const program = findChromium();
const skip = program ? false : "no Chromium on this machine; CHROMIUM may name one";
const home = "http://localhost:8080";

const app = await testApp();
const made = make(app);
await made.exchange();
let browser: Browser;
before(async () => {
  if (program)
    browser = await chromium.launch({
      executablePath: program,
      args: ["--no-sandbox", "--disable-background-networking"],
    });
});
after(async () => browser?.close());

/** A browser in front of the house, signed in as somebody or as nobody. */
async function opened(language: string, width: number, person?: MadePerson): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: language, bypassCSP: true });
  if (person) await context.addCookies([{ name: "diomede-sign-in", value: person.secret, url: home }]);
  await context.route("**/*", async (route) => {
    const request = route.request();
    const headers = await request.allHeaders();
    const body = request.postData();
    const answer = await app.request(request.url(), { method: request.method(), headers, ...(body && { body }) });
    await route.fulfill({
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: Buffer.from(await answer.arrayBuffer()),
    });
  });
  return await context.newPage();
}

const themes = [
  await made.theme("life-after-prison", { en: "Prison and life after it", ru: "Тюрьма и жизнь после неё" }),
  await made.theme("corruption", { en: "Corruption", ru: "Коррупция" }),
];
const joe = await made.person({ name: "Joe Hardwick-Featherstonehaugh", sides: ["us"] });
const anna = await made.person({ name: "Анна Преображенская", sides: ["ru"], reads: ["ru"] });
const mary = await made.person({ name: "Mary", sides: ["us"] });
const oleg = await made.person({ name: "Олег", sides: ["ru"], reads: ["ru"] });
await made.organisation({ name: "Second Door", side: "us", members: [{ person: joe.person }] });
const [us, ru] = [reader(app, joe), reader(app, anna, "ru")];
const group = {
  title: "Life after prison",
  text: "What helps people stay out after they have been released: papers, a bed for the first nights, work with a record.\n\nWe write to each other every month and meet twice a year.",
  language: "en",
  open: "open",
  audience: "public",
  capacity: "head of “Second Door”, Columbus, Ohio",
  themes: themes.map((theme) => theme.id),
};
await us.post("/groups", group);
await ru.post("/groups/1/seats", { role: "co-chair", capacity: "руководитель приюта «Второй дом», Пермь" });
await us.post(`/groups/1/seats/${anna.person}/acceptance`, {});
await ru.post("/groups/1/states", {
  state: "working",
  why: "Мы договорились о первой встрече в октябре и о переписке.",
});
await reader(app, mary).post("/groups/1/seats", { role: "member", capacity: "nurse" });
await us.post("/groups/1/offers", { person: String(mary.number), as: "my-stead" });
await us.post("/groups", { ...group, title: "Letters between village schools", open: "invitation", themes: [] });
await reader(app, oleg, "ru").post("/groups/2/seats", { role: "co-chair", capacity: "учитель" });
await us.post("/groups", { ...group, title: "An earlier group", themes: [] });
await us.post("/groups/3/states", {
  state: "closed",
  why: "Its work goes on in the group on life after prison.",
  successor: "1",
});

const problem = {
  place: "Пермь",
  whom: "",
  howMany: "",
  onBehalf: "own",
  accused: "",
  audience: "public",
  do: "publish",
  themes: themes.slice(0, 1).map((theme) => theme.id),
};
await ru.post("/problems", {
  ...problem,
  language: "ru",
  title: "После освобождения негде жить и не берут на работу",
  text: "Человек выходит за ворота колонии зимой с небольшой суммой в кармане, а жить ему негде: прописку он потерял. С судимостью никуда не берут, и через год многие возвращаются за решётку.",
});
await us.post("/problems", {
  ...problem,
  place: "Ohio",
  language: "en",
  title: "Released in January with forty dollars and nowhere to sleep",
  text: "When men leave prison no employer in the region will hire them because of the record. They have no address and no papers, they sleep outside, and half are back inside within two years.",
});
const ids = await app.db
  .selectFrom("object")
  .select(["id", "number"])
  .where("kind", "=", "problem")
  .orderBy("number")
  .execute();
await ru.post("/problems/1/verdicts", { other: ids[1]?.id ?? "", verdict: "same", why: "те же ворота, та же зима" });
await us.post("/problems/2/verdicts", { other: ids[0]?.id ?? "", verdict: "same", why: "same gate, same winter" });
await us.post("/common-problems/1/takings", {
  group: await idOfGroup(1),
  why: "We meet these men at the gate every week.",
});
const experience = {
  title: "A bed for the first three nights after release, at the prison gate",
  did: "We met every man at the prison gate in winter and gave him a bed for three nights, then helped him to get papers and an address, and rang employers who hire in spite of the record.",
  cost: "Two paid people and four volunteers; about 900 dollars a month.",
  outcome: "Of 61 men released that winter 40 had work and a home after a year, and nine were back in prison.",
  wrong: "",
  ask: "Second Door, at the desk",
  language: "en",
  place: "Ohio",
  year: "2009",
  audience: "public",
  more: "",
  themes: problem.themes,
};
await us.post("/experiences", { ...experience, about: [ids[1]?.id ?? ""], do: "publish" });
await us.post("/experiences", { ...experience, title: "Winter shelter for men released from prison", do: "publish" });
await us.post("/experiences", { ...experience, title: "Only begun to be told", did: "", outcome: "", do: "draft" });

async function idOfGroup(number: number): Promise<string> {
  const found = app.db.selectFrom("object").select("id").where("kind", "=", "group").where("number", "=", number);
  return (await found.executeTakeFirstOrThrow()).id;
}

const pages: readonly (readonly [MadePerson | undefined, string])[] = [
  [undefined, "/groups"],
  [undefined, "/groups/3"],
  [joe, "/groups/1"],
  [joe, "/groups/new"],
  [joe, "/groups/1/state"],
  [joe, "/groups/2/seats"],
  [mary, "/groups/1/offer"],
  [anna, "/groups/1/leave"],
  [anna, "/common-problems/1/take-up"],
  [undefined, "/experiences"],
  [undefined, "/experiences/1"],
  [joe, `/experiences/new?about=${ids[0]?.id}`],
  [joe, "/experiences/3"],
];

for (const language of ["en", "ru"]) {
  test(`pages of groups and experiences fit a small screen and can be used by everybody, ${language}`, {
    skip,
  }, async () => {
    for (const [n, [person, path]] of pages.entries()) {
      const page = await opened(language, 320, person);
      await page.goto(`${home}${path}${path.includes("?") ? "&" : "?"}lang=${language}`);
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      assert.equal(over, 0, `${path} runs out of the page`);
      // Each kind of page is looked at closely once, half of them in either language: that takes the time.
      if ((n % 2 === 0) === (language === "en")) {
        const { violations } = await new AxeBuilder({ page }).analyze();
        assert.deepEqual(
          violations.map((one) => `${path}: ${one.id} ${one.nodes[0]?.html}`),
          [],
        );
      }
      await page.context().close();
    }
  });
}
