import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Heard, noAnswer, type Part, type Sent, settle } from "./settle.ts";

const first: Part = { n: 1, part: 1, outcome: "open", gw_id: null, gw_id_norm: null, code: null, answered: false };

/** What a message comes to when these things are heard one after the other. */
function after(parts: number, heard: readonly Heard[]): { state: string; outcomes: readonly string[] } {
  let message: Sent = { state: "submitted", tries: 1, parts };
  let rows: readonly Part[] = [first];
  for (const one of heard) {
    const done = settle(message, rows, one);
    rows = rows
      .filter((row) => !done.parts.some((part) => part.n === row.n && part.part === row.part))
      .concat(done.parts);
    if (done.state) message = { ...message, state: done.state };
  }
  return { state: message.state, outcomes: rows.map((row) => `${row.gw_id_norm} ${row.outcome}`).sort() };
}

const ids = ["a", "b", "c"];
const status = fc.constantFrom("delivered", "undelivered", "failed", "accepted", "enroute");
const took = (n: number): Heard => ({ n: 1, ids: ids.slice(0, n).map((id) => ({ as: id, norm: id })) });
const receipt = (n: number) =>
  fc.record({ n: fc.constant(1), id: fc.constantFrom(...ids.slice(0, n)), part: fc.constant(1), status });

/** Receipts by our reference, before or after an answer that may never come; each part of a long text has an id. */
const story = fc.integer({ min: 1, max: 3 }).chain((parts) =>
  fc
    .record({
      receipts: fc.array(receipt(parts), { maxLength: 8 }),
      answer: fc.constantFrom<Heard | null>(
        took(parts),
        null,
        { n: 1, answer: { outcome: "unknown", code: "timeout", why: "" } },
        { n: 1, answer: { outcome: "definite-no", code: "429", why: "" } },
      ),
    })
    .map(({ receipts, answer }) => ({ parts, heard: answer ? [answer, ...receipts] : receipts })),
);

const runs = Number(process.env["PROPERTY_RUNS"] ?? 2000);

test("receipts and answers end in one state, in whatever order and however often they come", () => {
  fc.assert(
    fc.property(
      story.chain(({ parts, heard }) =>
        fc.tuple(
          fc.constant(parts),
          fc.constant(heard),
          fc.shuffledSubarray(heard, { minLength: heard.length }),
          fc.array(fc.nat(), { maxLength: 6 }),
        ),
      ),
      ([parts, heard, shuffled, again]) => {
        const repeated = shuffled.flatMap((one, n) => (again.includes(n) && !("answer" in one) ? [one, one] : [one]));
        // An answer that nobody took it moves a message only while nothing better is known; then receipts decide.
        const proof = heard.some((one) => "status" in one || "ids" in one);
        if (!proof) return;
        assert.equal(after(parts, repeated).state, after(parts, heard).state);
      },
    ),
    { numRuns: runs },
  );
});

test("delivered corrects a failure, and a failure never corrects delivered", () => {
  const told = (id: string, said: string): Heard => ({ n: 1, id, part: 1, status: said });
  assert.equal(after(1, [took(1), told("a", "failed"), told("a", "delivered")]).state, "delivered");
  assert.equal(after(1, [took(1), told("a", "delivered"), told("a", "failed")]).state, "delivered");
  assert.equal(after(1, [told("a", "delivered"), took(1)]).state, "delivered");
  assert.equal(after(1, [took(1), told("a", "undelivered"), told("a", "failed")]).state, "failed");
  assert.equal(after(1, [took(1), told("a", "failed"), told("a", "undelivered")]).state, "failed");
});

test("a long text is delivered when each of its parts is, and failed when one is", () => {
  const told = (id: string, said: string): Heard => ({ n: 1, id, part: 1, status: said });
  assert.equal(after(3, [took(3), told("a", "delivered"), told("b", "delivered")]).state, "accepted");
  assert.equal(
    after(3, [took(3), told("a", "delivered"), told("b", "delivered"), told("c", "delivered")]).state,
    "delivered",
  );
  assert.equal(after(3, [took(3), told("a", "delivered"), told("b", "failed")]).state, "failed");
  // A gateway that gives one id for all its parts.
  assert.equal(after(3, [took(1), told("a", "delivered")]).state, "delivered");
});

test("what proves that a gateway has a message takes it out of the hands of whoever would send it again", () => {
  for (const state of ["planned", "held", "claimed"]) {
    const done = settle({ state, tries: 1, parts: 1 }, [{ ...first, outcome: "definite-no", code: "not-found" }], {
      n: 1,
      id: "a",
      part: 1,
      status: "delivered",
    });
    assert.deepEqual([done.state, done.resubmit], ["delivered", true]);
  }
  const cancelled = settle({ state: "cancelled", tries: 1, parts: 1 }, [first], {
    n: 1,
    id: "a",
    part: 1,
    status: "delivered",
  });
  assert.deepEqual([cancelled.state, cancelled.parts[0]?.outcome], [null, "delivered"]);
});

test("no answer that is not certain brings a message back to planned", () => {
  const sent: Sent = { state: "submitted", tries: 1, parts: 1 };
  const heard = (answer: Extract<Heard, { answer: object }>["answer"]) => settle(sent, [first], { n: 1, answer });
  assert.equal(heard({ outcome: "unknown", code: "timeout", why: "" }).state, "unknown");
  assert.deepEqual(heard({ outcome: "definite-no", code: "429", why: "" }).state, "planned");
  assert.deepEqual(heard({ outcome: "not-sent" }).state, "planned");
  assert.deepEqual(heard({ outcome: "failed", code: "400", why: "", optedOut: false }).state, "failed");
  // Of an attempt that a newer one has followed nothing moves the message.
  const old = settle({ state: "submitted", tries: 2, parts: 1 }, [first], {
    n: 1,
    answer: { outcome: "definite-no", code: "429", why: "" },
  });
  assert.equal(old.state, null);
});

test("a process that was frozen until its messages were unknown still says that its hands are empty", () => {
  const reaped: Part = { ...first, outcome: "unknown", code: noAnswer };
  const woken = settle({ state: "unknown", tries: 1, parts: 1 }, [reaped], {
    n: 1,
    answer: { outcome: "unknown", code: "timeout", why: "" },
  });
  assert.deepEqual([woken.state, woken.parts], [null, [{ ...reaped, code: "timeout" }]]);
});
