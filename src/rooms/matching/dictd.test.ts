import { deepEqual, equal, rejects } from "node:assert/strict";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { DictdIndexError, readDictd } from "./dictd.ts";
import { translationsIn } from "./dictd-entry.ts";

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const base64 = (value: number): string => (value < 64 ? "" : base64(Math.floor(value / 64))) + digits[value % 64];

async function dictionary(
  entries: readonly [head: string, body: string][],
  { packed = false, index = "" } = {},
): Promise<string> {
  const base = join(await mkdtemp(join(tmpdir(), "dictd-")), "words");
  let at = 0;
  const lines = entries.map(([head, body]) => {
    const length = Buffer.byteLength(body);
    at += length;
    return `${head}\t${base64(at - length)}\t${base64(length)}\n`;
  });
  const whole = Buffer.from(entries.map(([, body]) => body).join(""));
  await writeFile(`${base}.index`, lines.toSorted().join("") + index);
  await writeFile(packed ? `${base}.dict.dz` : `${base}.dict`, packed ? gzipSync(whole) : whole);
  return `${base}.index`;
}

const all = (path: string) => Array.fromAsync(readDictd(path));
const free: [string, string] = ["zoo", "zoo /zˈuː/\nзоопарк, зверинец\n"];
const mueller: [string, string] = [
  "landlord",
  "landlord\n   [↘lændlɘ:d] _n.\n   1) помещик, землевладелец\n   2) хозяин гостиницы (пансиона); to be a landlord быть хозяином\n   дома\n",
];

test("entries come in the order of the dictionary, packed or not, without what tells of the dictionary itself", async () => {
  const entries: [string, string][] = [["00-database-info", "About these words\n"], free, mueller];
  const expected = [
    { head: "zoo", translations: ["зоопарк", "зверинец"] },
    { head: "landlord", translations: ["помещик", "землевладелец", "хозяин гостиницы"] },
  ];
  deepEqual(await all(await dictionary(entries)), expected);
  deepEqual(await all(await dictionary(entries, { packed: true })), expected);
});

test("numbers, marks, pronunciation and examples are no translations", () => {
  deepEqual(
    translationsIn(
      "bribe\n   [braɪb]\n   1. _n. взятка, подкуп\n   2. _v. подкупать; to bribe подкупить судью\n",
      "bribe",
    ),
    ["взятка", "подкуп", "подкупать"],
  );
  deepEqual(translationsIn("Hund /hʊnt/\ndog, hound\n", "Hund"), ["dog", "hound"]);
});

test("a hostile line of the index is refused with its number", async () => {
  for (const line of [
    "only a head\n",
    "head\t!!\tB\n",
    "head\tB\t\n",
    "head\tAAAAAAAAAA\tB\n",
    `${"x".repeat(2000)}\tA\tB\n`,
    "head\t//////\t//////\n",
  ])
    await rejects(
      async () => all(await dictionary([free], { index: line })),
      (error) => error instanceof DictdIndexError && error.line === 2,
    );
});

test("an entry beyond the end of the dictionary is told, and one missing file too", async () => {
  await rejects(async () => all(await dictionary([free], { index: "zzz\tBA\tBA\n" })), /ends before its entry "zzz"/);
  await rejects(all("/nowhere/words.index"), /ENOENT/);
});

test("an entry of binary rubbish does no harm", async () => {
  const found = await all(await dictionary([["rubbish", `rubbish\n${"\0\uFFFD)(]["} ${"(".repeat(5000)}\n`], free]));
  equal(found.at(-1)?.head, "zoo");
});
