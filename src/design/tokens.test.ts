import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const sheet = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");
const [light = "", rest = ""] = sheet.split("@media screen and (prefers-color-scheme: dark)");
const [dark = "", print = ""] = rest.split("@media print");
const read = (part: string) =>
  Object.fromEntries(
    [...part.matchAll(/--([\w-]+): (#[\da-f]{6});/gu)].map(([, name = "", colour = ""]) => [name, colour]),
  );
const base = read(light);
const modes = { light: base, dark: { ...base, ...read(dark) }, print: { ...base, ...read(print) } };

// Source: WCAG 2.2, "relative luminance" and "contrast ratio".
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
function ratio(one: string, other: string): number {
  const [bright = 0, dim = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (bright + 0.05) / (dim + 0.05);
}

const grounds = ["paper", "surface", "foreign", "notice", "tint"];
const letters = ["ink", "muted", "action", "action-deep", "visited", "accent", "error", "success"];
const pairs: [string, string, number][] = [
  ...letters.flatMap((letter) => grounds.map((ground): [string, string, number] => [letter, ground, 4.5])),
  ["on-action", "action", 4.5],
  ["on-action", "action-deep", 4.5],
  ["on-action", "accent", 4.5],
  ["on-focus", "focus", 7],
  ["edge", "paper", 3],
  ["edge", "surface", 3],
];

for (const [mode, colours] of Object.entries(modes)) {
  test(`letters can be read on every ground, ${mode}`, () => {
    for (const [front, back, least] of pairs) {
      const [one, other] = [colours[front], colours[back]];
      if (one === undefined || other === undefined) assert.fail(`${front} or ${back} has no colour`);
      const measured = ratio(one, other);
      // On paper a filled button is not printed; its letters stand on their own ground there.
      if (mode === "print" && front === "on-action") continue;
      assert.ok(measured >= least, `${front} on ${back}: ${measured.toFixed(2)}, wanted ${least}`);
    }
  });
}

test("the formula is the right one: black on white is 21, equal colours are 1", () => {
  assert.equal(ratio("#000000", "#ffffff"), 21);
  assert.equal(ratio("#767676", "#767676"), 1);
  assert.equal(ratio("#767676", "#ffffff").toFixed(2), "4.54");
});
