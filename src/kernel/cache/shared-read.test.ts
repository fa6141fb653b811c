import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate as nextTurn } from "node:timers/promises";
import { sharedRead } from "./shared-read.ts";

/** A read whose answers are given by hand: each is the number of the read. */
function byHand() {
  const pending: PromiseWithResolvers<number>[] = [];
  return {
    read: () => {
      const one = Promise.withResolvers<number>();
      pending.push(one);
      return one.promise;
    },
    get begun() {
      return pending.length;
    },
    answer: (n: number) => pending[n - 1]?.resolve(n),
    fail: (n: number) => pending[n - 1]?.reject(new Error(`read ${n}`)),
  };
}

test("nobody is answered from a read that began before he asked, and a thousand askers cost three reads", async () => {
  const hand = byHand();
  const shared = sharedRead(hand.read);
  const first = shared();
  await nextTurn();
  const second = shared();
  await nextTurn();
  assert.equal(hand.begun, 2);
  const later = Array.from({ length: 1000 }, () => shared());
  await nextTurn();
  assert.equal(hand.begun, 2);
  hand.answer(2);
  assert.equal(await second, 2);
  await nextTurn();
  assert.equal(hand.begun, 3);
  hand.answer(1);
  hand.answer(3);
  assert.equal(await first, 1);
  assert.deepEqual([...new Set(await Promise.all(later))], [3]);
});

test("all who ask within one turn share one read", async () => {
  const hand = byHand();
  const shared = sharedRead(hand.read);
  const asked = Array.from({ length: 40 }, () => shared());
  await nextTurn();
  assert.equal(hand.begun, 1);
  hand.answer(1);
  assert.deepEqual([...new Set(await Promise.all(asked))], [1]);
});

test("a read that fails fails those who shared it, and the next ones are read anew", async () => {
  const hand = byHand();
  const shared = sharedRead(hand.read, { lanes: 1 });
  const first = assert.rejects(shared(), { message: "read 1" });
  await nextTurn();
  const [second, third] = [shared(), shared()].map((asked) => assert.rejects(asked, { message: "read 2" }));
  hand.fail(1);
  await first;
  await nextTurn();
  hand.fail(2);
  await Promise.all([second, third]);
  const fourth = shared();
  await nextTurn();
  hand.answer(3);
  assert.equal(await fourth, 3);
  assert.equal(hand.begun, 3);
});
