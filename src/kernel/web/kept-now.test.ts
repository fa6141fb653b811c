import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { after, test } from "node:test";
import { testApp } from "#testing/app.ts";
import { make } from "#testing/make.ts";

const app = await testApp();
await make(app).exchange();
let drawn = 0;
const server = createServer((incoming, outgoing) => {
  drawn += 1;
  return app.listener(incoming, outgoing);
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
after(() => server.close());
const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const ask = (path: string, headers: Record<string, string> = {}) =>
  fetch(base + path, { headers: { "accept-language": "en", "accept-encoding": "identity", ...headers } });
const plain = (response: Response) =>
  Object.fromEntries(
    [...response.headers].filter(
      ([name]) => !["date", "connection", "keep-alive", "transfer-encoding", "content-length"].includes(name),
    ),
  );

test("a page answered from memory is the page that was drawn, header for header", async () => {
  const first = await ask("/about");
  const kept = await ask("/about");
  assert.equal(kept.status, 200);
  assert.equal(await kept.text(), await first.text());
  assert.deepEqual(plain(kept), plain(first));
  assert.ok(kept.headers.get("content-security-policy"));
  assert.ok(drawn >= 2);
});

test("each language has its own page, by the cookie too", async () => {
  await ask("/about", { "accept-language": "ru" });
  const kept = await (await ask("/about", { "accept-language": "ru" })).text();
  assert.match(kept, /<html lang="ru"/u);
  assert.match(await (await ask("/about")).text(), /<html lang="en"/u);
  const chosen = await ask("/about", { cookie: "diomede-language=ru" });
  assert.match(await chosen.text(), /<html lang="ru"/u);
});

test("packed for a browser that can unpack", async () => {
  await ask("/about");
  const kept = await ask("/about", { "accept-encoding": "gzip" });
  assert.equal(kept.headers.get("content-encoding"), "gzip");
  assert.equal(await kept.text(), await (await ask("/about")).text());
});

test("a signed-in reader is never given what is kept for strangers", async () => {
  const person = await make(app).person({ name: "Vera Own" });
  await ask("/about");
  const page = await ask("/about", { cookie: `diomede-sign-in=${person.secret}` });
  assert.match(await page.text(), /href="\/me"/u);
  assert.doesNotMatch(await (await ask("/about")).text(), /href="\/me"/u);
  assert.equal(page.headers.get("cache-control"), "no-store");
});

test("a wish to change the language is drawn, and sets its cookie", async () => {
  const page = await ask("/about?lang=ru");
  assert.match(page.headers.get("set-cookie") ?? "", /diomede-language=ru/u);
});
