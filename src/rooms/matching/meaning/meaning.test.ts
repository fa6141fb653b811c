import assert from "node:assert/strict";
import { test } from "node:test";
import { testApp } from "#testing/app.ts";
import { type Reader, reader } from "#testing/ask.ts";
import { embeddingService } from "#testing/embedding-service.ts";
import { make } from "#testing/make.ts";
import { mainOf } from "#testing/world.ts";
import { matchingRoom } from "../room.ts";

/** Numbers that mean one of sixteen things, by a word that stands in the text; anything else means something of its own. */
const things = ["lighthouse", "маяк", "cherries", "черешня", "tractor", "трактор", "choir", "хор"];
let others = 0;
const service = await embeddingService((text) => {
  const thing = things.findIndex((word) => text.toLowerCase().includes(word));
  const at = thing < 0 ? 4 + (others++ % 12) : Math.floor(thing / 2);
  return Array.from({ length: 16 }, (_, n) => (n === at ? 5 : 0.4 + 0.05 * ((n * 7 + text.length) % 5)));
});
const environment = { EMBEDDINGS_URL: `${service.url}/v1`, EMBEDDINGS_MODEL: "small", EMBEDDINGS_KEY: "the key" };
const app = await testApp(environment);
const made = make(app);
await made.exchange();
await app.services.matching.refresh();
const host = new URL(service.url).host;

const joe = await made.person({ name: "Joe", sides: ["us"] });
const anna = await made.person({ name: "Анна", sides: ["ru"], reads: ["ru"] });
const [us, ru] = [reader(app, joe), reader(app, anna, "ru")];

async function tells(from: Reader, language: string, title: string, text: string, more: Record<string, string> = {}) {
  const fields = { title, text, language, onBehalf: "own", audience: "public", do: "publish", ...more };
  const answer = await from.post("/problems", fields);
  assert.equal(answer.status, 303, mainOf(await answer.text()));
  return (answer.headers.get("location") ?? "").replace(/\?.*/u, "");
}
/** What the clock and the workers of a running house do. */
async function turn(services = app.services): Promise<void> {
  const tick = matchingRoom.ticks?.find(({ name }) => name === "unsent-texts");
  const job = matchingRoom.jobs?.find(({ name }) => name === "ask-meanings");
  assert.ok(tick && job);
  await tick.run(services, services.clock.now());
  await job.run(services, {});
}
const sent = (): string[] => service.heard.flatMap((one) => (one.body["input"] as string[] | undefined) ?? []);
const kept = async (): Promise<number> =>
  (await app.db.selectFrom("meaning").select("object").where("vector", "is not", null).execute()).length;

const filler = "Qwxzq bvnmz plokt wqxyz hjkvb, trzzk mnbvq xcvzz pqowk zxqwv jkvbz.";
const наполнение = "Щфывж ячсмц йцукщ фывжэ ячсми, тьбюж йцукщ фывап ролджэ ячсмит.";

test("texts that share no word are suggested when the service finds them alike in meaning, and the page says who finds so", async () => {
  const place = await tells(us, "en", "Lighthouse qzxw", filler);
  for (const word of ["cherries", "tractor", "choir"]) await tells(us, "en", `${word} qzxw`, filler);
  const theirs = await tells(ru, "ru", "Маяк щфыв", наполнение);
  for (const word of ["черешня", "трактор", "хор"]) await tells(ru, "ru", `${word} щфыв`, наполнение);
  assert.doesNotMatch(await us.page(place), /id="over-there"/u);
  await turn();
  assert.equal(await kept(), 8);
  const page = await us.page(place);
  const found = /<section id="over-there">[\s\S]*?<\/section>/u.exec(page)?.[0] ?? "";
  assert.equal(/<h3><a href="([^"]+)"/u.exec(found)?.[1], theirs);
  assert.match(found, new RegExp(`Alike in meaning, by small ${host}\\.`, "u"));
  assert.equal([...found.matchAll(/<article/gu)].length, 1);
  assert.match(await ru.page(theirs), new RegExp(`Похоже по смыслу: так посчитал small ${host}\\.`, "u"));
});

test("each text goes once, and again when it was changed", async () => {
  const before = sent().length;
  await turn();
  assert.equal(sent().length, before);
  await us.post("/problems/1", {
    title: "Lighthouse qzxw",
    text: `${filler} More of it.`,
    language: "en",
    onBehalf: "own",
    audience: "public",
  });
  await turn();
  assert.deepEqual(sent().slice(before), [`Lighthouse qzxw\n${filler} More of it.`]);
});

test("only what everybody may read is sent; what was taken back is not kept either", async () => {
  await tells(us, "en", "Lighthouse for members memberword", filler, { audience: "members" });
  await tells(us, "en", "Lighthouse as a draft draftword", filler, { do: "draft" });
  await tells(us, "en", "Lighthouse that names lookword", filler, { accused: "The town office" });
  const back = await tells(us, "en", "Lighthouse taken back backword", filler);
  await us.post(`${back}/withdrawal`, {});
  await turn();
  for (const word of ["memberword", "draftword", "lookword", "backword"])
    assert.ok(!sent().some((text) => text.includes(word)), word);
  const before = await kept();
  await us.post("/problems/2/withdrawal", {});
  await turn();
  assert.equal(await kept(), before - 1);
  await us.post("/problems/2/publication", {});
  await turn();
  assert.equal(await kept(), before);
});

test("what is taken back while others are asked about does not go any more", async () => {
  const given = service.meanings;
  const places = [
    await tells(us, "en", "Lighthouse in a hurry hurryword", filler),
    await tells(us, "en", "Lighthouse in no hurry hurryword", filler),
  ];
  let asked = 0;
  service.meanings = async (text) => {
    if (text.includes("hurryword") && asked++ === 0)
      for (const place of places) await us.post(`${place}/withdrawal`, {});
    return await given(text);
  };
  await turn();
  service.meanings = given;
  assert.equal(sent().filter((text) => text.includes("hurryword")).length, 1);
  // Nor is what came back of the one that had gone.
  await turn();
  const words = app.db.selectFrom("wording").select("object").where("text", "like", "%hurryword%");
  const rows = await app.db.selectFrom("meaning").select("vector").where("object", "in", words).execute();
  assert.deepEqual(
    rows.filter((row) => row.vector !== null),
    [],
  );
});

test("a service that is away stops no page, no matching and no other work; it is asked again later", async () => {
  service.mood = "down";
  const place = await tells(
    us,
    "en",
    "Prison and the record",
    "When they leave prison no employer hires them because of the record they have.",
  );
  const theirs = await tells(
    ru,
    "ru",
    "После тюрьмы",
    "После тюрьмы с судимостью не берут на работу ни в одной фирме области.",
  );
  await turn();
  assert.match(await us.page(place), new RegExp(`href="${theirs}"`, "u"));
  const before = await kept();
  service.mood = "well";
  await turn();
  assert.equal(await kept(), before + 2);
});

test("a text that the service will not take is left alone while it takes others", async () => {
  const given = service.meanings;
  service.meanings = (text) => (text.includes("poisonword") ? [] : given(text));
  await tells(us, "en", "Lighthouse poisonword", filler);
  const tries = (): number => sent().filter((text) => text.includes("poisonword")).length;
  const later = async (minutes: number): Promise<number> => {
    app.clock.advance({ minutes });
    await turn();
    await turn();
    return tries();
  };
  // Alone it may be the service that is at fault: it is asked again soon.
  assert.deepEqual([await later(0), await later(11)], [1, 2]);
  await tells(us, "en", "Another lighthouse", filler);
  assert.deepEqual([await later(11), await later(11), await later(60 * 24)], [3, 3, 4]);
  service.meanings = given;
});

test("another process heeds what was learnt, and without a service nobody does", async () => {
  const { readAndSuggest } = await import("../suggest.ts");
  const { appOver } = await import("#testing/app.ts");
  const other = await appOver(app.database, environment);
  const { id } = await app.db
    .selectFrom("object")
    .select("id")
    .where("kind", "=", "problem")
    .where("number", "=", 1)
    .executeTakeFirstOrThrow();
  const reasons = async (): Promise<unknown[]> =>
    (await app.db.selectFrom("suggestion").select("reasons").where("object", "=", id).execute()).map(
      (row) => (row.reasons as { meaning?: string }).meaning,
    );
  await app.db.deleteFrom("suggestion").execute();
  await readAndSuggest(other.db, id);
  assert.ok((await reasons()).includes(`small ${host}`));
  const without = await appOver(app.database);
  await turn(without.services);
  await app.db.deleteFrom("suggestion").execute();
  await readAndSuggest(other.db, id);
  assert.deepEqual(
    (await reasons()).filter((one) => one !== undefined),
    [],
  );
});

test("where one publishes it is said that a service compares it, unless it is on this machine", async () => {
  const away = await testApp({ EMBEDDINGS_URL: "https://meanings.example.org/v1", EMBEDDINGS_MODEL: "large" });
  await make(away).exchange();
  const page = async (of: typeof app) => await (await of.request("http://localhost:8080/problems/new")).text();
  assert.match(await page(away), /with the service that compares what texts mean/u);
  assert.doesNotMatch(await page(app), /compares what texts mean/u);
});
