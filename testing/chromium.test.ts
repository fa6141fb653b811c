import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { afterEach, test } from "node:test";
import { ensureChromium, findChromium } from "./chromium.ts";

const before = process.env.CHROMIUM;
afterEach(() => {
  if (before === undefined) delete process.env.CHROMIUM;
  else process.env.CHROMIUM = before;
});

test("CHROMIUM decides, and a name that cannot be run is refused rather than passed over", () => {
  process.env.CHROMIUM = process.execPath;
  assert.equal(findChromium(), process.execPath);
  process.env.CHROMIUM = "/no/such/browser";
  assert.throws(findChromium, new Error("CHROMIUM names /no/such/browser, which cannot be run."));
  process.env.CHROMIUM = "/usr";
  assert.throws(findChromium, new Error("CHROMIUM names /usr, which cannot be run."));
});

test("the browser that is found is one", () => {
  assert.match(
    execFileSync(ensureChromium(), ["--version"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }),
    /Chrom(e|ium)/,
  );
});
