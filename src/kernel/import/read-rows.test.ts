import assert from "node:assert/strict";
import { createWriteStream } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { FileFault, faultList } from "./faults.ts";
import { type Importer, RowFault } from "./importer.ts";
import { readRows } from "./read-rows.ts";

const folder = await mkdtemp(join(tmpdir(), "diomede-import-"));
after(() => rm(folder, { recursive: true, force: true }));

const letters: Importer = {
  name: "letters",
  columns: { key: "", word: "", more: "" },
  needed: ["word"],
  kind: () => "letter",
  read(row) {
    if (row["word"] === "no") throw new RowFault("word is no");
    return async () => ({ outcome: "same", object: null });
  },
};

/** What reading a file comes to: its rows and what was wrong. */
async function read(content: string | Buffer, name = "file.csv") {
  const path = join(folder, name);
  await writeFile(path, content);
  return await readAt(path);
}

async function readAt(path: string) {
  const faults = faultList();
  const rows: [number, string, string][] = [];
  let end = "";
  try {
    for await (const { line, key, row } of readRows(path, letters, faults)) rows.push([line, key, row["word"] ?? ""]);
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    end = error.message;
  }
  return { rows, faults: faults.first.map(({ line, reason }) => `${line} ${reason}`), end };
}

test("rows come with the line on which they begin, also after cells of several lines", async () => {
  assert.deepEqual(await read('\ufeffkey,word,more\r\na,one,"x\ny"\r\n\r\nb,"two ""2""",\n'), {
    rows: [
      [2, "a", "one"],
      [4, "b", 'two "2"'],
    ],
    faults: [],
    end: "",
  });
});

test("what is wrong with rows is named with its line, and the sound ones are read on", async () => {
  const { rows, faults, end } = await read("key,word\na,one\n,two\na,three\nb,no\nc,\nd,four,five\ne,six\n");
  assert.deepEqual(
    rows.map(([, key]) => key),
    ["a", "e"],
  );
  assert.deepEqual(faults, [
    "3 the row has no key",
    "4 the key a stands in the file before",
    "5 word is no",
    "6 word is empty",
    "7 the row has 3 cells, the header 2",
  ]);
  assert.equal(end, "");
});

test("a file that cannot be trusted ends at the line that shows it", async () => {
  for (const [content, end] of [
    ["", "line 1: the file is empty"],
    ["key,word\n", "line 1: the file holds no rows"],
    ["key,other\na,b\n", 'line 1: unknown column "other"; letters may have key, word, more'],
    ["key,word,word\na,b,c\n", 'line 1: the column "word" stands there twice'],
    ["word\nb\n", "line 1: the column key is missing"],
    ["key,more\na,b\n", "line 1: the column word is missing"],
    [Buffer.from("key,word\na,b\nc,\xff\xfe\n", "latin1"), "line 3: the line is not UTF-8: save the file as UTF-8"],
    ["key,word\na,b\nc,x\0y\n", "line 3: the line holds a null byte: this is no text file"],
    ['key,word\na,b\nc,"never closed\nd,e\n', "line 3: a quotation mark that opens in this row is never closed"],
    ['key,word\na,b\nc,x"y"\n', "line 3: a quotation mark stands where none may stand: double it inside a quoted cell"],
    [`key,word\na,b\nc,${"x".repeat(1024 * 1024)}\n`, "line 3: the line is longer than one megabyte"],
    [
      `key,word\na,b\nc,"${"xxxxxxx\n".repeat(140_000)}"\n`,
      "line 3: the row that begins here is longer than one megabyte: is a quotation mark not closed?",
    ],
  ] as const)
    assert.equal((await read(content)).end, end);
});

test("names of an object's own making are columns like any other, and unknown", async () => {
  for (const name of ["__proto__", "constructor", "toString"]) {
    assert.match((await read(`key,word,${name}\na,b,c\n`)).end, /unknown column/u);
    assert.match((await read(`{"key":"a","word":"b","${name}":"c"}\n`, "file.jsonl")).end, /unknown column/u);
  }
});

test("JSON Lines give the same rows as CSV", async () => {
  const content =
    '{"key":"a","word":"one","more":["x","y"]}\n\n[1]\n{"key":"b","word":2,"more":null}\nnonsense\n{"key":"c","word":{"d":1}}\n';
  assert.deepEqual(await read(content, "file.jsonl"), {
    rows: [
      [1, "a", "one"],
      [4, "b", "2"],
    ],
    faults: [
      "3 the line is not one JSON object",
      "5 the line is not one JSON object",
      "6 word is neither text, number, yes or no, nor a list of texts",
    ],
    end: "",
  });
});

test("whatever cells hold, they are read as they were written", async () => {
  const cell = fc
    .string({ unit: "grapheme", minLength: 1, maxLength: 30 })
    .map(
      (text) =>
        text
          .normalize("NFC")
          .replace(/[\p{C}\s]/gu, "x")
          .trim() || "x",
    )
    .filter((text) => text !== "no");
  await fc.assert(
    fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 8 }), async (cells) => {
      const content = stringify([["key", "word"], ...cells.map((word, n) => [`k${n}`, word])]);
      const { rows, faults, end } = await read(content);
      assert.deepEqual([rows.map(([, , word]) => word), faults, end], [cells, [], ""]);
    }),
    { numRuns: 60 },
  );
});

test("a thousand wrong rows end the reading, and twenty are named", async () => {
  const { faults, end } = await read(`key,word\n${"x,no\n".repeat(5000)}`);
  assert.equal(faults.length, 20);
  assert.equal(end, "line 1001: 1000 rows are wrong: reading stopped here");
});

test("a file of two hundred megabytes without an end of line is refused after one of them", async () => {
  const path = join(folder, "endless.csv");
  const file = createWriteStream(path);
  file.write("key,word\na,");
  await new Promise<void>((done) => file.end(Buffer.alloc(1, "x"), () => done()));
  await import("node:fs/promises").then(({ truncate }) => truncate(path, 200 * 1024 * 1024));
  const before = process.memoryUsage().rss;
  const { end } = await readAt(path);
  assert.equal(end, "line 2: the line is longer than one megabyte");
  assert.ok(process.memoryUsage().rss - before < 60 * 1024 * 1024);
});
