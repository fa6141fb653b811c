import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const { scripts } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
  scripts: Record<string, string>;
};
// What the program does to its own browser code at start, and Node warns of.
const program = 'import { stripTypeScriptTypes } from "node:module"; stripTypeScriptTypes("let a: string;");';

test("no script begins with a warning that says nothing to its reader", () => {
  const warned = Object.entries(scripts).flatMap(([name, script]) => {
    const [command, ...words] = script.split(" ");
    if (command !== "node") return [];
    const options = words.slice(
      0,
      words.findIndex((word) => !word.startsWith("-")),
    );
    const { status, stderr } = spawnSync(process.execPath, [...options, "--input-type=module", "-e", program], {
      encoding: "utf8",
      env: { ...process.env, NODE_OPTIONS: "", NODE_V8_COVERAGE: "" },
    });
    return status === 0 && stderr === "" ? [] : [`${name}: ${stderr}`];
  });
  assert.deepEqual(warned, []);
});
