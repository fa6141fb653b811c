import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { sql } from "kysely";
import { refKey, sendingHouse } from "#testing/sending/house.ts";
import { makeReaders } from "#testing/sending/readers.ts";
import { stopSubscriber } from "../subscribers/leave.ts";
import { arrivals } from "./arrivals.ts";
import type { Claimed } from "./claim.ts";
import type { Intent } from "./intend.ts";
import { checkInvariants } from "./invariants.ts";
import { planMessages } from "./plan.ts";
import { reap } from "./reap.ts";
import { foldReceipts } from "./receipts.ts";

const house = await sendingHouse();
const { db, send, clock } = house;
const workers = ["11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"] as const;
for (const id of workers) await house.worker(id);

type Answer = "accepted" | "definite-no" | "failed" | "unknown" | "not-sent";
type Command =
  | { readonly do: "plan"; readonly key: number; readonly reader: number }
  | { readonly do: "claim" | "intend" | "kill"; readonly worker: number }
  | { readonly do: "respond"; readonly worker: number; readonly answer: Answer }
  | {
      readonly do: "receipt";
      readonly which: number;
      readonly status: "delivered" | "undelivered" | "failed" | "accepted";
    }
  | { readonly do: "stop"; readonly reader: number }
  | { readonly do: "wait" };

const small = fc.nat({ max: 5 });
const worker = fc.nat({ max: 1 });
const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant("plan" as const), key: small, reader: fc.nat({ max: 2 }) }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constantFrom("claim" as const, "intend" as const), worker }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("kill" as const), worker }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("respond" as const),
      worker,
      answer: fc.constantFrom<Answer>("accepted", "accepted", "definite-no", "failed", "unknown", "not-sent"),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("receipt" as const),
      which: fc.nat({ max: 9 }),
      status: fc.constantFrom("delivered" as const, "undelivered" as const, "failed" as const, "accepted" as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("stop" as const), reader: fc.nat({ max: 2 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("wait" as const) }) },
);

/** What the table of states says, kept in memory beside the database. */
interface Model {
  readonly states: Map<string, string>;
  readonly owner: Map<string, number>;
  /** When one that was surely not taken may be tried again; how often it was tried. */
  readonly due: Map<string, number>;
  readonly tries: Map<string, number>;
  readonly stopped: Set<number>;
}

const rank: Record<string, number> = { accepted: 1, undelivered: 2, failed: 3, delivered: 4 };

async function play(commands: readonly Command[]): Promise<void> {
  await sql`truncate message, attempt, message_event, spend, receipt`.execute(db);
  const readers = await makeReaders(db, house.keys, 3, clock.now(), { first: Math.floor(Math.random() * 9_000_000) });
  const model: Model = { states: new Map(), owner: new Map(), due: new Map(), tries: new Map(), stopped: new Set() };
  const claims: Claimed[][] = [[], []];
  const intents: Intent[][] = [[], []];
  /** What the gateway has: messages by id. */
  const taken: { id: string; name: string; n: number }[] = [];
  const truth: string[] = [];
  const nameOf = (row: { subscriber: string; key: string }) => `${readers.ids.indexOf(row.subscriber)} ${row.key}`;
  const into = arrivals({
    db: send,
    seals: { from: () => Buffer.alloc(0), text: () => Buffer.alloc(0) },
    formatOf: () => "as-is",
    now: () => clock.now(),
  });
  const now = () => clock.now().epochMilliseconds;
  const set = (name: string, state: string) => model.states.set(name, state);

  for (const step of commands) {
    switch (step.do) {
      case "plan": {
        await planMessages(
          db,
          [
            {
              subscriber: readers.ids[step.reader] ?? "",
              key: `slot:${step.key}`,
              programme: readers.programme,
              class: "health",
              priority: 5,
              content: { text: "x" },
              language: "ru",
              notBefore: clock.now(),
              notAfter: clock.now().add({ hours: 8 }),
            },
          ],
          clock.now(),
        );
        const name = `${step.reader} slot:${step.key}`;
        if (!model.states.has(name)) set(name, "planned");
        break;
      }
      case "claim": {
        const { claimed } = await house.claim(workers[step.worker] ?? "");
        claims[step.worker]?.push(...claimed);
        for (const [name, state] of model.states) {
          if (state !== "planned" || (model.due.get(name) ?? 0) > now()) continue;
          if (model.stopped.has(Number(name[0]))) set(name, "cancelled");
          else {
            set(name, "claimed");
            model.owner.set(name, step.worker);
          }
        }
        break;
      }
      case "intend": {
        const batch = claims[step.worker]?.splice(0) ?? [];
        if (batch.length === 0) break;
        const made = await house.intend(workers[step.worker] ?? "", batch);
        intents[step.worker]?.push(...made);
        const expected = new Set(
          batch
            .map(nameOf)
            .filter((name) => model.states.get(name) === "claimed" && model.owner.get(name) === step.worker),
        );
        assert.deepEqual(new Set(made.map(nameOf)), expected);
        for (const name of expected) {
          set(name, "submitted");
          model.tries.set(name, (model.tries.get(name) ?? 0) + 1);
        }
        break;
      }
      case "respond": {
        const [intent] = intents[step.worker]?.splice(0, 1) ?? [];
        if (!intent) break;
        const name = nameOf(intent);
        const id = `gw-${truth.length}-${name}-${intent.n}`.replaceAll(" ", "-");
        if (step.answer === "accepted" || step.answer === "unknown") {
          truth.push(intent.ref);
          taken.push({ id, name, n: intent.n });
        }
        await house.answer([intent], () =>
          step.answer === "accepted"
            ? { outcome: "accepted", ids: [id] }
            : step.answer === "failed"
              ? { outcome: "failed", code: "400", why: "", optedOut: false }
              : step.answer === "not-sent"
                ? { outcome: "not-sent" }
                : { outcome: step.answer, code: "x", why: "" },
        );
        const state = model.states.get(name) ?? "";
        const newest = intent.n === model.tries.get(name);
        if (!newest) break;
        if (step.answer === "accepted" && ["submitted", "unknown"].includes(state)) set(name, "accepted");
        if (step.answer === "failed" && ["submitted", "unknown"].includes(state)) set(name, "failed");
        if (step.answer === "unknown" && state === "submitted") set(name, "unknown");
        if ((step.answer === "definite-no" || step.answer === "not-sent") && ["submitted", "unknown"].includes(state)) {
          set(name, "planned");
          const pause = step.answer === "not-sent" ? 0 : Math.min(60, 2 ** Math.min(6, intent.n - 1));
          model.due.set(name, now() + pause * 1000);
        }
        break;
      }
      case "receipt": {
        const one = taken[step.which];
        if (!one) break;
        const { rows } = await sql<{ ref: string }>`
          select client_ref as ref from attempt as a where a.key = ${one.name.slice(2)} and a.n = ${one.n}
            and a.subscriber = ${readers.ids[Number(one.name[0])] ?? ""} and part = 1`.execute(db);
        await into.receipts("gateway", [
          { id: one.id, part: 1, status: step.status, ref: rows[0]?.ref ?? null, code: "" },
        ]);
        await foldReceipts(send, { refKey, formatOf: () => "as-is", now: clock.now(), limit: 100, after: null });
        const state = model.states.get(one.name) ?? "";
        if (state === "cancelled" || state === "lapsed") break;
        if ((rank[step.status] ?? 0) > (rank[state] ?? 0)) set(one.name, step.status);
        break;
      }
      case "stop": {
        const id = readers.ids[step.reader] ?? "";
        await db
          .transaction()
          .execute((tx) => stopSubscriber(tx, id, { scope: null, door: "message", evidence: null, at: clock.now() }));
        model.stopped.add(step.reader);
        for (const [name, state] of model.states)
          if (name.startsWith(`${step.reader} `) && ["planned", "claimed", "held"].includes(state))
            set(name, "cancelled");
        break;
      }
      case "kill": {
        // Its memory is gone; what it had handed over has perhaps arrived.
        claims[step.worker] = [];
        for (const intent of intents[step.worker]?.splice(0) ?? [])
          if (intent.n % 2 === 1) {
            truth.push(intent.ref);
            taken.push({ id: `lost-${truth.length}`, name: nameOf(intent), n: intent.n });
          }
        await sql`update message set lease_until = clock_timestamp() - interval '1 second'
          where worker = ${workers[step.worker] ?? ""} and lease_until is not null`.execute(db);
        const lost = await sql<{ subscriber: string; key: string; state: string }>`
          select subscriber, key, state from message where worker = ${workers[step.worker] ?? ""} and state in ('claimed', 'submitted')`.execute(
          db,
        );
        for (const row of lost.rows) set(nameOf(row), row.state === "claimed" ? "planned" : "unknown");
        await reap(send, clock.now());
        break;
      }
      case "wait":
        clock.advance({ seconds: 70 });
    }
    const rows = await db.selectFrom("message").select(["subscriber", "key", "state"]).execute();
    assert.deepEqual(
      Object.fromEntries(rows.map((row) => [nameOf(row), row.state as string]).sort()),
      Object.fromEntries([...model.states].sort()),
      `after ${JSON.stringify(step)}`,
    );
  }
  const broken = await checkInvariants(db, { now: clock.now(), truth });
  assert.deepEqual(
    broken.filter(({ rule }) => rule !== "I11"),
    [],
  );
}

test("plan, claim, intend, respond, receipt, stop and kill in any order keep to the table of states", async () => {
  const started = performance.now();
  const seconds = Number(process.env["MODEL_SECONDS"] ?? 12);
  await fc.assert(fc.asyncProperty(fc.array(command, { minLength: 5, maxLength: 30 }), play), {
    numRuns: 5000,
    interruptAfterTimeLimit: seconds * 1000,
    markInterruptAsFailure: false,
  });
  assert.ok(performance.now() - started > 0);
});
