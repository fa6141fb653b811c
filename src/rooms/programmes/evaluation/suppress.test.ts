import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { inSteps, leastCell, type Mark, suppress, tooLittleChanged, withTotals } from "./suppress.ts";

const letters: Record<Mark, string> = { shown: "s", under: "u", held: "h" };
const written = (marks: Mark[][] | null): string | null =>
  marks === null ? null : marks.map((row) => row.map((mark) => letters[mark]).join("")).join(" ");

test("a table without small cells is told whole", () =>
  assert.equal(
    written(
      suppress([
        [20, 30],
        [40, 50],
      ]),
    ),
    "sss sss sss",
  ));

test("one small cell takes three others with it, the smallest that hide it", () =>
  assert.equal(
    written(
      suppress([
        [5, 30, 60],
        [40, 50, 70],
      ]),
    ),
    "uhss hhss ssss",
  ));

test("where totals must be told the cells within hide each other", () =>
  assert.equal(
    written(
      suppress(
        [
          [5, 30, 60],
          [40, 50, 70],
        ],
        { rows: true, columns: true, whole: true },
      ),
    ),
    "uhss hhss ssss",
  ));

test("a total that must be told and is small leaves nothing to tell", () =>
  assert.equal(
    suppress(
      [
        [3, 4],
        [40, 50],
      ],
      { rows: true },
    ),
    null,
  ));

test("eleven are shown and ten are not", () => {
  assert.equal(written(suppress([[11], [12]])), "ss ss ss");
  assert.equal(written(suppress([[10], [12]])), "uu hh ss");
});

/** Every value that each cell could have, for one who knows all that is told: by trying out everything. */
function possible(table: readonly (readonly number[])[], marks: readonly (readonly Mark[])[]): Set<number>[][] {
  const found = table.map((row) => row.map(() => new Set<number>()));
  const [rows, columns] = [table.length - 1, (table[0]?.length ?? 1) - 1];
  const inner = Array.from({ length: rows * columns }, (_, n) => ({ r: Math.floor(n / columns), c: n % columns }));
  const fits = (r: number, c: number, value: number): boolean => {
    const mark = marks[r]?.[c];
    return mark === "shown"
      ? value === table[r]?.[c]
      : mark === "under"
        ? value >= 0 && value < leastCell
        : value >= leastCell;
  };
  const values = table.map((row) => [...row]);
  const tryOut = (n: number): void => {
    const place = inner[n];
    if (!place) {
      const whole = withTotals(values.slice(0, rows).map((row) => row.slice(0, columns)));
      if (!whole.every((row, r) => row.every((value, c) => fits(r, c, value)))) return;
      for (const [r, row] of whole.entries()) for (const [c, value] of row.entries()) found[r]?.[c]?.add(value);
      return;
    }
    const { r, c } = place;
    const real = table[r]?.[c] ?? 0;
    const span = marks[r]?.[c] === "shown" ? [real] : [real - 2, real - 1, real, real + 1, real + 2];
    const row = values[r];
    if (!row) return;
    for (const value of span)
      if (fits(r, c, value)) {
        row[c] = value;
        tryOut(n + 1);
      }
    row[c] = real;
  };
  tryOut(0);
  return found;
}

const counts = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 2 })).chain(([rows, columns]) =>
  fc.array(fc.array(fc.oneof(fc.nat(14), fc.nat(60)), { minLength: columns, maxLength: columns }), {
    minLength: rows,
    maxLength: rows,
  }),
);
const must = fc.record({ rows: fc.boolean(), columns: fc.boolean(), whole: fc.boolean() });

test("no hidden cell follows from what is told: tried out over all tables that would look the same", () => {
  let told = 0;
  fc.assert(
    fc.property(counts, must, (given, shown) => {
      const marks = suppress(given, shown);
      if (marks === null) return;
      told += 1;
      const table = withTotals(given);
      const could = possible(table, marks);
      for (const [r, row] of table.entries())
        for (const [c, count] of row.entries()) {
          const mark: Mark | undefined = marks[r]?.[c];
          if (count < leastCell) assert.equal(mark, "under");
          if (mark !== "shown")
            assert.ok((could[r]?.[c]?.size ?? 0) > 1, `${JSON.stringify(given)} ${written(marks)} at ${r},${c}`);
        }
    }),
    { numRuns: 400 },
  );
  assert.ok(told > 100, `${told}`);
});

test("a new release needs every cell to have changed by eleven or not at all", () => {
  assert.deepEqual(tooLittleChanged({ a: 20, b: 30 }, { a: 31, b: 30 }), []);
  assert.deepEqual(tooLittleChanged({ a: 20, b: 30 }, { a: 30, b: 41 }), ["a"]);
  assert.deepEqual(tooLittleChanged({ a: 20 }, { a: 20, b: 5 }), ["b"]);
  assert.deepEqual(tooLittleChanged({ a: 20, b: 12 }, { a: 20 }), []);
});

test("in steps of eleven what is told stays or grows by eleven", () => {
  assert.deepEqual([0, 10, 11, 21, 22, 36].map(inSteps), [null, null, 11, 11, 22, 33]);
  fc.assert(
    fc.property(fc.nat(500), fc.nat(500), (a, b) => {
      assert.deepEqual(tooLittleChanged({ a: inSteps(a) ?? 0 }, { a: inSteps(b) ?? 0 }), []);
    }),
  );
});
