import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { setUpLink } from "#rooms/exchange/setup/link.ts";
import { testApp } from "#testing/app.ts";
import { faultsOf } from "#testing/html-rules.ts";
import { type Answer, stillApp } from "#testing/still-app.ts";
import { base, fill, makeWorld, type Role, requestBy } from "#testing/world.ts";

const app = await testApp({ TRANSLATE_URL: "http://127.0.0.1:9" });
const world = await makeWorld(app);
const still = await stillApp(app);
const routes = still.rooms.flatMap((room) => room.routes).filter((route) => route.method === "GET");
const byPower: readonly Role[] = ["editor", "chair", "head", "moderator", "coordinator", "joint", "seat", "here"];

/** Every page once as a stranger meets it, and once as the first of those meets it who may see all of it. */
const pages: { name: string; text: string }[] = [];
for (const route of routes) {
  for (const { name, params } of world.casesOf(route.path)) {
    const path = `${base}${fill(route.path, params)}`;
    const outside = await still.ask(path, requestBy(undefined, "en"));
    keep(`stranger ${route.path} [${name}]`, outside);
    for (const role of byPower) {
      const person = role === "stranger" ? undefined : world.people[role];
      const inside = await still.ask(path, requestBy(person, "ru"));
      if (inside.status !== 200) continue;
      keep(`${role} ${route.path} [${name}]`, inside);
      break;
    }
  }
}
for (const path of [
  "/nowhere",
  "/problems/999999",
  "/search?q=prison",
  "/find?text=they+leave+prison+with+nowhere+to+sleep",
  "/problems?side=us&topic=after-prison",
])
  keep(`stranger ${path}`, await still.ask(`${base}${path}`, requestBy(undefined, "ru")));

// The page for setting up is there only before everything else is.
const fresh = await testApp();
const setUp = (await setUpLink(fresh.db)) ?? "";
for (const language of ["en", "ru"]) {
  const response = await fresh.request(`${base}${setUp}`, requestBy(undefined, language));
  assert.equal(response.status, 200);
  keep(`stranger /setup/:token ${language}`, { status: 200, headers: response.headers, text: await response.text() });
}

function keep(name: string, { headers, text }: Answer): void {
  if (text !== "" && headers.get("content-type")?.startsWith("text/html")) pages.push({ name, text });
}

test("every page is valid HTML", async () => {
  assert.ok(pages.length > 150, String(pages.length));
  const faults = new Map<string, string>();
  for (const { name, text } of pages)
    for (const fault of await faultsOf(text))
      faults.set(fault.replace(/\d+:\d+ /u, "").replace(/"[^"]*"/gu, "…"), `${name}: ${fault}`);
  assert.deepEqual([...faults.values()], []);
});

test("no page carries a script, a style or a handler inside, nor loads anything from elsewhere", () => {
  const faults = pages.flatMap(({ name, text }) => {
    const tags = [...text.matchAll(/<[a-z][^>]*>/giu)].map(([tag]) => tag);
    const inside = [...text.matchAll(/<script[^>]*>([^<]+)/giu)].map(([, code]) => code);
    const wrong = tags.filter((tag) =>
      /^<style|\sstyle\s*=|\son[a-z]+\s*=|=\s*"?\s*javascript:/iu.test(
        tag.replace(/"[^"]*"/gu, (value) => (/^"\s*javascript:/iu.test(value) ? value : '""')),
      ),
    );
    const loaded = tags
      .filter(
        (tag) =>
          /^<(?:script|img|iframe|source|audio|video|embed|object)\b/iu.test(tag) ||
          /^<link\b[^>]*rel="(?:stylesheet|icon|preload|modulepreload|manifest)"/iu.test(tag),
      )
      .flatMap((tag) => [...tag.matchAll(/\s(?:src|href|data|srcset)="([^"]*)"/gu)].map(([, address = ""]) => address))
      .filter((address) => !/^\/(?!\/)/u.test(address));
    return [...inside, ...wrong, ...loaded].map((one) => `${name}: ${one}`);
  });
  assert.deepEqual(faults, []);
});

test("the first load of every page, with all that it needs, stays under 50 KB", async () => {
  const sizes = new Map<string, { bytes: number; text: string }>();
  const loaded = async (address: string): Promise<{ bytes: number; text: string }> => {
    const known = sizes.get(address);
    if (known) return known;
    const answer = await still.ask(`${base}${address}`);
    assert.equal(answer.status, 200, address);
    const one = { bytes: gzipSync(answer.text).byteLength, text: answer.text };
    sizes.set(address, one);
    return one;
  };
  const heavy: string[] = [];
  for (const { name, text } of pages) {
    const wanted = new Set(
      [...text.matchAll(/<(?:script|link rel="(?:stylesheet|icon)")[^>]*\s(?:src|href)="([^"]+)"/gu)].map(
        ([, address = ""]) => address,
      ),
    );
    let bytes = gzipSync(text).byteLength;
    for (const address of wanted) {
      const { bytes: more, text: code } = await loaded(address);
      bytes += more;
      // Modules bring others; a set that grows while it is walked is walked to its end.
      for (const [, other = ""] of code.matchAll(/(?:from|import)\s*"(\/js\/[^"]+)"/gu)) wanted.add(other);
    }
    if (bytes > 50_000) heavy.push(`${name}: ${bytes}`);
  }
  assert.deepEqual(heavy, []);
});
