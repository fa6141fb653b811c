import assert from "node:assert/strict";
import { test } from "node:test";
import { testApp } from "#testing/app.ts";
import { reader } from "#testing/ask.ts";
import { make } from "#testing/make.ts";

const app = await testApp();
const made = make(app);
await made.exchange();
const member = await made.person({ name: "Joe", sides: ["us"], offices: ["coordinator us"] });

const lists = [
  "/problems",
  "/hopes",
  "/common-problems",
  "/experiences",
  "/groups",
  "/organisations",
  "/topics",
  "/words",
  "/new",
  "/translations",
];

test("a list that holds nothing offers each way on once", async () => {
  const twice: string[] = [];
  for (const who of [reader(app), reader(app, member)])
    for (const path of lists) {
      const answer = await who.get(path);
      if (answer.status !== 200) continue;
      const main = (await answer.text()).replace(/.*<main|<\/main>.*/gsu, "");
      const buttons = [...main.matchAll(/<a class="button[^"]*" href="([^"]+)"/gu)].map((found) => found[1] ?? "");
      for (const href of new Set(buttons))
        if (buttons.filter((one) => one === href).length > 1) twice.push(`${path}: ${href}`);
    }
  assert.deepEqual([...new Set(twice)], []);
});
