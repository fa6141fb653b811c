import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate as nextTurn } from "node:timers/promises";
import { gatheredRead } from "./gathered-read.ts";

/** A read whose answers are given by hand; each key is answered with itself and the number of its read. */
function byHand() {
  const pending: { keys: readonly string[]; done: PromiseWithResolvers<string[]> }[] = [];
  return {
    read: (keys: readonly string[]) => {
      const done = Promise.withResolvers<string[]>();
      pending.push({ keys, done });
      return done.promise;
    },
    get asked() {
      return pending.map((one) => one.keys);
    },
    answer: (n: number) => {
      const one = pending[n - 1];
      one?.done.resolve(one.keys.map((key) => `${key}${n}`));
    },
    fail: (n: number) => pending[n - 1]?.done.reject(new Error(`read ${n}`)),
  };
}

test("whoever comes while the lanes are busy waits for a read that begins after he came", async () => {
  const hand = byHand();
  const get = gatheredRead(hand.read, { lanes: 1 });
  const [a, b, c] = [get("a"), get("b"), get("c")];
  assert.deepEqual(hand.asked, [["a"]]);
  hand.answer(1);
  assert.equal(await a, "a1");
  await nextTurn();
  assert.deepEqual(hand.asked, [["a"], ["b", "c"]]);
  const late = get("b");
  hand.answer(2);
  assert.deepEqual(await Promise.all([b, c]), ["b2", "c2"]);
  await nextTurn();
  hand.answer(3);
  assert.equal(await late, "b3");
});

test("no read holds more keys than it may, and none is forgotten", async () => {
  const hand = byHand();
  const get = gatheredRead(hand.read, { lanes: 1, most: 2 });
  const all = ["a", "b", "c", "d"].map((key) => get(key));
  for (const n of [1, 2, 3]) {
    hand.answer(n);
    await nextTurn();
  }
  assert.deepEqual(await Promise.all(all), ["a1", "b2", "c2", "d3"]);
});

test("a read that fails fails those who are in it and nobody else", async () => {
  const hand = byHand();
  const get = gatheredRead(hand.read, { lanes: 1 });
  const first = assert.rejects(get("a"), { message: "read 1" });
  const second = get("b");
  hand.fail(1);
  await first;
  await nextTurn();
  hand.answer(2);
  assert.equal(await second, "b2");
});
