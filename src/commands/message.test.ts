import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("../main.ts", import.meta.url));

/** What `message count` says of a text on its standard input. */
function counted(input: string | Uint8Array, ...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, "message", ...words], {
    input,
    encoding: "utf8",
    env: { ...process.env, NODE_NO_WARNINGS: "1" },
  });
  return status === 0 ? JSON.parse(stdout) : [status, stderr.split("\n")[0]];
}

test("a text on standard input is counted, without the newline that a shell adds", () => {
  assert.deepEqual(counted(`${"]".repeat(153)}\n`, "count"), { encoding: "GSM-7", units: 306, segments: 3 });
  assert.deepEqual(counted("Привет\n\n", "count"), { encoding: "UCS-2", units: 7, segments: 1 });
  assert.deepEqual(counted("a\r\nb", "count"), { encoding: "GSM-7", units: 4, segments: 1 });
});

test("what cannot be counted is refused in one sentence", () => {
  assert.deepEqual(counted(new Uint8Array([0xff]), "count"), [1, "The text on standard input is not UTF-8."]);
  assert.deepEqual(counted("a"), [2, "It needs what to do: count or reused."]);
  assert.deepEqual(counted("a", "send"), [2, '"send" is not something to do with a message; count and reused are.']);
});
