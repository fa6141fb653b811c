import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { belowTheFloor } from "./css-floor.ts";
import { sheets } from "./sheets.ts";

const whats = (sheet: string) => belowTheFloor(sheet).map(({ what }) => what);

test("every style sheet stays on the floor of Chrome 80, names its colours and sizes letters without px", () => {
  for (const sheet of sheets) {
    const file = basename(fileURLToPath(sheet));
    assert.deepEqual(belowTheFloor(readFileSync(sheet, "utf8"), { namesColours: file === "tokens.css" }), [], file);
  }
});

test("every style sheet of the folder is served", () => {
  const files = readdirSync(new URL(".", import.meta.url)).filter((file) => file.endsWith(".css"));
  assert.deepEqual(files.toSorted(), sheets.map((sheet) => basename(fileURLToPath(sheet))).toSorted());
});

test("all sheets together weigh less than 26 KB", () => {
  const bytes = sheets.reduce((sum, sheet) => sum + readFileSync(sheet).length, 0);
  assert.ok(bytes < 26 * 1024, `${bytes} bytes`);
});

test("what is younger than the floor is found", () => {
  const young: [string, string[]][] = [
    ["a { color: light-dark(var(--a), var(--b)); }", ["function light-dark()"]],
    ["a:has(b) { top: 0; }", ["selector :has"]],
    ["a:focus-visible { top: 0; }", ["selector :focus-visible"]],
    [":is(a, b) { top: 0; }", ["selector :is"]],
    ["a:not(.b, .c) { top: 0; }", ["selector list in :not: a:not(.b, .c)"]],
    ["a { b { top: 0; } }", ["nested rule: b"]],
    ["a { &:hover { top: 0; } }", ["nested rule: &:hover", "nesting: &:hover"]],
    ["@layer base { a { top: 0; } }", ["at-rule @layer"]],
    ["@container (min-width: 3rem) { a { top: 0; } }", ["at-rule @container"]],
    ["@media (width >= 3rem) { a { top: 0; } }", ["media range: @media (width >= 3rem)"]],
    ["@media (forced-colors: active) { a { top: 0; } }", ["media feature forced-colors"]],
    ["a { inset: 0; }", ["property inset"]],
    ["a { aspect-ratio: 1; }", ["property aspect-ratio"]],
    ["a { margin-inline: 0; }", ["property margin-inline"]],
    ["a { inset-inline-start: 0; }", ["property inset-inline-start"]],
    ["a { display: flex; gap: 1rem; }", ["gap outside of a grid"]],
    ["a { height: 100dvh; }", ["unit in height: 100dvh"]],
    ["a { top: 0; ", ["a } is missing"]],
  ];
  for (const [sheet, expected] of young) assert.deepEqual(whats(sheet), expected, sheet);
});

test("literal colours and letters in px are found", () => {
  assert.deepEqual(whats("a { color: #FFF; }"), ["literal colour: #FFF"]);
  assert.deepEqual(whats("a { border: 1px solid Red; }"), ["literal colour: Red"]);
  assert.deepEqual(whats("a { background: rgb(0 0 0); }"), ["function rgb()"]);
  assert.deepEqual(whats("a { font-size: 14px; }"), ["letters in px: 14px"]);
  assert.deepEqual(whats("a { font: 600 14px/1 var(--sans); }"), ["letters in px: 600 14px/1 var(--sans)"]);
});

test("plain sheets pass: comments, strings, gaps of grids, names like --white", () => {
  assert.deepEqual(
    whats(
      '/* :has(a) { inset: 0 } */ a::after { content: "} red #fff"; color: var(--white); } b { display: grid; grid-gap: 1rem; }',
    ),
    [],
  );
});

test("a fault is told with its line", () => {
  assert.deepEqual(belowTheFloor("a {\n  top: 0;\n  inset: 0;\n}\n"), [{ line: 3, what: "property inset" }]);
});
