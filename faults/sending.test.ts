import assert from "node:assert/strict";
import { test } from "node:test";
import { trySending } from "./try-sending.ts";

// A seeded sample of `npm run faults -- sending`, small enough for every run of the tests.
test("killed, frozen, cut off and told nonsense, no message is handed over twice and none is lost from sight", async (t) => {
  const seed = 20_100_624;
  t.diagnostic(`seed ${seed}`);
  const { twice, lost, after_stop, outside_window, wrong_stage, broken, facts } = await trySending({
    messages: 280,
    kills: 2,
    freezes: 1,
    restarts: 1,
    restore: false,
    fullDisk: false,
    hostile: true,
    gateway: "query",
    refs: false,
    seed,
    workers: 2,
    leaseSeconds: 2,
    say: () => undefined,
  });
  t.diagnostic(JSON.stringify(facts));
  assert.deepEqual(
    { twice, lost, after_stop, outside_window, wrong_stage },
    { twice: 0, lost: 0, after_stop: 0, outside_window: 0, wrong_stage: 0 },
  );
  assert.deepEqual(broken, []);
});
