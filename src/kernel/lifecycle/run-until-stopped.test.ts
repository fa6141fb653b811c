import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:net";
import { test } from "node:test";
import { startProgram } from "#testing/program.ts";

const lines = (said: string): string[] => said.trim().split("\n");

for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) {
  test(`parts stop in reverse order on ${signal}, and the program ends with 0`, async () => {
    const program = startProgram("parts", { words: ["database", "work", "web"] });
    await program.untilSaid("all started");
    program.child.kill(signal);
    assert.deepEqual(await program.ended, { code: 0, signal: null });
    assert.deepEqual(lines(program.said()), [
      "start database",
      "start work",
      "start web",
      "all started",
      "stop web",
      "stopped web",
      "stop work",
      "stopped work",
      "stop database",
      "stopped database",
    ]);
  });
}

test("a part that refuses to start says one sentence, and what had started stops", async () => {
  const program = startProgram("parts", { words: ["database", "web:refuse", "work"] });
  assert.deepEqual(await program.ended, { code: 1, signal: null });
  assert.deepEqual(lines(program.said()), [
    "start database",
    "start web",
    "There is no paper left.",
    "stop database",
    "stopped database",
  ]);
});

test("a bug in a start is shown with the name of the part and where it happened", async () => {
  const program = startProgram("parts", { words: ["web:break"] });
  assert.equal((await program.ended).code, 1);
  assert.match(program.said(), /web did not start: TypeError: a bug\n {4}at .*parts\.ts/);
});

test("an error that nobody caught stops the parts in order and ends with 1", async () => {
  const program = startProgram("parts", { words: ["database", "web:throw-later"] });
  assert.equal((await program.ended).code, 1);
  assert.match(program.said(), /TypeError: a late bug/);
  assert.deepEqual(lines(program.said()).slice(-2), ["stop database", "stopped database"]);
});

test("a part that never stops is left behind within five seconds, and the database still stops", async () => {
  const program = startProgram("parts", { words: ["database", "web:hang-stop"] });
  await program.untilSaid("all started");
  const begin = performance.now();
  program.child.kill("SIGTERM");
  assert.deepEqual(await program.ended, { code: 1, signal: null });
  assert.ok(performance.now() - begin < 5000);
  assert.deepEqual(lines(program.said()).slice(-4), [
    "stop web",
    "web did not stop in time and was left behind.",
    "stop database",
    "stopped database",
  ]);
});

test("a second signal hurries the part that takes its time", async () => {
  const program = startProgram("parts", { words: ["database", "web:slow-stop"] });
  await program.untilSaid("all started");
  const begin = performance.now();
  program.child.kill("SIGINT");
  await program.untilSaid("stop web");
  program.child.kill("SIGINT");
  assert.deepEqual(await program.ended, { code: 0, signal: null });
  assert.ok(performance.now() - begin < 2000);
  assert.deepEqual(lines(program.said()).slice(-3), ["stopped web", "stop database", "stopped database"]);
});

test("a part that fails while stopping does not keep the others from stopping", async () => {
  const program = startProgram("parts", { words: ["database", "web:break-stop"] });
  await program.untilSaid("all started");
  program.child.kill("SIGTERM");
  assert.equal((await program.ended).code, 1);
  assert.deepEqual(lines(program.said()).slice(-4), [
    "stop web",
    "web did not stop cleanly: the lid is stuck",
    "stop database",
    "stopped database",
  ]);
});

test("a signal during a start that hangs ends the program all the same", async () => {
  const program = startProgram("parts", { words: ["database", "web:hang-start"] });
  await program.untilSaid("start web");
  program.child.kill("SIGINT");
  program.child.kill("SIGTERM");
  assert.equal((await program.ended).code, 1);
  assert.deepEqual(lines(program.said()).slice(-2), ["stop database", "stopped database"]);
});

test("a port that is taken is named in one sentence with what to do", async () => {
  const taken = createServer().listen(0, "127.0.0.1");
  await once(taken, "listening");
  const address = taken.address();
  assert.ok(address !== null && typeof address === "object");
  const program = startProgram("parts", { words: ["database", `web:listen:${address.port}`] });
  assert.equal((await program.ended).code, 1);
  taken.close();
  assert.equal(
    lines(program.said())[2],
    `Port ${address.port} is taken by another program: stop that one, or choose another port (PORT=${address.port + 1} npm start).`,
  );
});
