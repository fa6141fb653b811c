import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { writeFileSync } from "node:fs";
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import fc from "fast-check";
import { CannotStart } from "#kernel/lifecycle/cannot-start.ts";
import { keyFileMadeOnce } from "./key-files.ts";
import { addNumberKey } from "./number-keys.ts";
import { openKeys } from "./open-keys.ts";
import { readPhone } from "./phone-number.ts";
import { CannotOpen, makePair, openerOf, type Place, privateKeyOf, sealerTo, versionOf } from "./sealing.ts";
import { openText, sealText, textKey, textKeyOf } from "./text-key.ts";

const folders: string[] = [];
const folder = async (): Promise<string> => {
  const made = await mkdtemp(join(tmpdir(), "diomede-keys-"));
  folders.push(made);
  return made;
};
after(async () => {
  for (const made of folders) await rm(made, { recursive: true, force: true });
});

const place = fc.record({
  table: fc.constantFrom("subscriber", "enrolment", "errand"),
  column: fc.constantFrom("phone_sealed", "anchor_sealed", "sealed"),
  id: fc.uuid(),
});
const pairs = new Map([1, 2, 9].map((version) => [version, privateKeyOf(makePair().privateKey)]));
const publicKeyOf = (version: number): Buffer => pairs.get(version)?.publicKey ?? Buffer.alloc(0);
const open = openerOf((version) => pairs.get(version) ?? null);
const same = (a: Place, b: Place): boolean => a.table === b.table && a.column === b.column && a.id === b.id;

test("what is sealed to a public key opens at its place and nowhere else", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(1, 2, 9),
      fc.array(fc.tuple(place, fc.uint8Array({ maxLength: 300 })), { minLength: 1, maxLength: 5 }),
      place,
      (version, rows, elsewhere) => {
        const sealer = sealerTo(publicKeyOf(version), version);
        for (const [where, bytes] of rows) {
          const sealed = sealer.seal(where, Buffer.from(bytes));
          assert.equal(versionOf(sealed), version);
          assert.deepEqual(open(where, sealed), Buffer.from(bytes));
          if (!same(where, elsewhere)) assert.throws(() => open(elsewhere, sealed), { why: "altered" });
          for (const moved of [
            { ...where, id: randomUUID() },
            { ...where, table: "other" },
            { ...where, column: "other" },
            { table: where.column, column: where.table, id: where.id },
          ])
            assert.throws(() => open(moved, sealed), { why: "altered" });
        }
      },
    ),
    { numRuns: 300 },
  );
});

test("another version, another key or any changed byte never opens", () => {
  fc.assert(
    fc.property(
      place,
      fc.uint8Array({ minLength: 1, maxLength: 60 }),
      fc.nat(),
      fc.integer({ min: 1, max: 255 }),
      (where, bytes, at, by) => {
        const sealed = sealerTo(publicKeyOf(1), 1).seal(where, Buffer.from(bytes));
        const relabelled = Buffer.from(sealed);
        relabelled.writeInt32BE(2);
        assert.throws(() => open(where, relabelled), { why: "altered" });
        const changed = Buffer.from(sealed);
        changed.writeUInt8((changed[at % changed.length] ?? 0) ^ by, at % changed.length);
        assert.throws(() => open(where, changed), CannotOpen);
        assert.throws(() => open(where, sealed.subarray(0, at % sealed.length)), CannotOpen);
        const unknown = Buffer.from(sealed);
        unknown.writeInt32BE(3);
        assert.throws(() => open(where, unknown), { why: "no-key" });
        // The same key pair under another version is another place.
        const twice = openerOf(() => pairs.get(1) ?? null);
        assert.throws(() => twice(where, relabelled), { why: "altered" });
      },
    ),
    { numRuns: 300 },
  );
});

test("two sealings of the same are never alike, and one sealer opens nothing", () => {
  const where = { table: "subscriber", column: "phone_sealed", id: randomUUID() };
  const sealer = sealerTo(publicKeyOf(1), 1);
  const all = Array.from({ length: 200 }, () => sealer.seal(where, Buffer.from("+79161234567")).toString("hex"));
  assert.equal(new Set(all).size, 200);
  assert.deepEqual(Object.keys(sealer), ["version", "seal"]);
});

test("an error of opening says where and never what", () => {
  const where = { table: "subscriber", column: "phone_sealed", id: "a" };
  const sealed = sealerTo(publicKeyOf(1), 1).seal({ ...where, id: "b" }, Buffer.from("+79161234567"));
  assert.throws(() => open(where, sealed), { message: "subscriber.phone_sealed of a does not open: altered" });
});

test("texts that pages read open at their place and nowhere else", async () => {
  const key = await textKey(await folder());
  const other = textKeyOf(Buffer.alloc(32, 1));
  fc.assert(
    fc.property(
      place,
      place,
      fc.string({ unit: "grapheme", maxLength: 500 }),
      fc.nat(),
      (where, elsewhere, text, at) => {
        const sealed = sealText(key, where, text);
        assert.equal(openText(key, where, sealed), text);
        if (!same(where, elsewhere)) assert.throws(() => openText(key, elsewhere, sealed), CannotOpen);
        assert.throws(() => openText(other, where, sealed), CannotOpen);
        const changed = Buffer.from(sealed);
        changed.writeUInt8((changed[at % changed.length] ?? 0) ^ 1, at % changed.length);
        assert.throws(() => openText(key, where, changed), CannotOpen);
      },
    ),
    { numRuns: 300 },
  );
});

test("key files are made once, for their owner's eyes, whoever comes first", async () => {
  const data = await folder();
  const opened = await Promise.all(Array.from({ length: 12 }, () => openKeys(data)));
  const texts = await Promise.all(Array.from({ length: 12 }, () => textKey(data)));
  assert.equal(new Set(opened.map((keys) => keys.publicKeys().get(1)?.toString("hex"))).size, 1);
  assert.equal(new Set(opened.map((keys) => keys.checkOfIndex().toString("hex"))).size, 1);
  assert.equal(new Set(texts.map((key) => key.check.toString("hex"))).size, 1);
  for (const name of ["number.key", "index.key", "text.key"])
    assert.equal((await stat(join(data, "keys", name))).mode & 0o777, 0o600, name);
  assert.equal((await stat(join(data, "keys"))).mode & 0o777, 0o700);
  const again = await openKeys(data);
  assert.deepEqual(again.publicKeys(), opened[0]?.publicKeys());
});

test("a key that another program has made in between stands, and ours is thrown away", async () => {
  const path = join(await folder(), "index.key");
  const text = await keyFileMadeOnce(path, () => {
    writeFileSync(path, "theirs");
    return "ours";
  });
  assert.equal(text, "theirs");
  assert.deepEqual(await readdir(dirname(path)), ["index.key"]);
});

test("a file that holds no key is said in one sentence and never replaced", async () => {
  for (const [name, text] of [
    ["number.key", ""],
    ["number.key", "1 short\n"],
    ["number.key", `1 ${"A".repeat(43)}\n1 ${"B".repeat(43)}\n`],
    ["index.key", "x\n"],
    ["index.key", "\n"],
  ] as const) {
    const data = await folder();
    await openKeys(data);
    const path = join(data, "keys", name);
    await writeFile(path, text);
    await assert.rejects(openKeys(data), (error) => {
      assert.ok(error instanceof CannotStart);
      assert.match(error.message, /put back the one that was there\.$/u);
      assert.doesNotMatch(error.message, /AAAA/u);
      return true;
    });
    assert.equal(await readFile(path, "utf8"), text);
  }
});

test("a key that another process has added is found when it is met", async () => {
  const data = await folder();
  const keys = await openKeys(data);
  const sealedBefore = keys.sealPhone("+79161234567", "a");
  assert.equal(await addNumberKey(data), 2);
  const newer = await openKeys(data);
  assert.deepEqual([keys.newest(), newer.newest()], [1, 2]);
  const sealed = newer.sealPhone("+12025550123", "b");
  await new Promise((done) => setTimeout(done, 1100));
  assert.equal(keys.openPhone(sealed, "b"), "+12025550123");
  assert.equal(newer.openPhone(sealedBefore, "a"), "+79161234567");
  assert.equal((await stat(join(data, "keys", "number.key"))).mode & 0o777, 0o600);
  await chmod(join(data, "keys", "number.key"), 0o600);
});

/** A number in the shapes in which people and files write it. */
const spellings = (digits: string): string[] => [
  `+7${digits}`,
  `8${digits}`,
  `8 (${digits.slice(0, 3)}) ${digits.slice(3, 6)}-${digits.slice(6, 8)}-${digits.slice(8)}`,
  `+7 ${digits.slice(0, 3)} ${digits.slice(3, 6)} ${digits.slice(6)}`,
  `  +7-${digits.slice(0, 3)}-${digits.slice(3)} `,
  `7${digits}`,
  `+7\u00a0(${digits.slice(0, 3)})\u00a0${digits.slice(3)}`,
  `＋7${digits}`,
];

test("however a number is written, its index is one; another number or programme has another", async () => {
  const keys = await openKeys(await folder());
  const programmes = [randomUUID(), randomUUID()] as const;
  const seen = new Map<string, string>();
  fc.assert(
    fc.property(fc.integer({ min: 9_000_000_000, max: 9_999_999_999 }), (n) => {
      const read = spellings(String(n)).map((text) => readPhone(text, "RU"));
      assert.deepEqual(new Set(read.map((phone) => phone?.phone)), new Set([`+7${n}`]));
      assert.deepEqual(new Set(read.map((phone) => phone?.country)), new Set(["RU"]));
      const [one, two] = programmes.map((programme) => keys.phoneIndex(programme, `+7${n}`).toString("hex"));
      assert.ok(one && two && one !== two);
      for (const index of [one, two]) {
        assert.equal(seen.get(index) ?? `+7${n}`, `+7${n}`);
        seen.set(index, `+7${n}`);
      }
      assert.notEqual(keys.blockIndex(programmes[0], `+7${n}`).toString("hex"), one);
    }),
    { numRuns: 500 },
  );
});

test("a thousand neighbours are one block and the next thousand another", async () => {
  const keys = await openKeys(await folder());
  const block = (phone: string): string => keys.blockIndex("p", phone).toString("hex");
  assert.equal(block("+79161234000"), block("+79161234999"));
  assert.notEqual(block("+79161234999"), block("+79161235000"));
});

test("numbers of other shapes and countries are read, and what is none is not", () => {
  for (const [text, region, phone, country] of [
    ["(202) 555-0123", "US", "+12025550123", "US"],
    ["1 202 555 0123", "US", "+12025550123", "US"],
    ["+370 612 34567", "US", "+37061234567", "LT"],
    ["8 612 34567", "LT", "+37061234567", "LT"],
    ["+7 701 234 5678", "RU", "+77012345678", "KZ"],
    ["+7 000 123-45-67", "US", "+70001234567", "RU"],
    ["8 000 123 45 67", "RU", "+70001234567", "RU"],
    ["٠٩١٦١٢٣٤٥٦٧", "IR", "+989161234567", "IR"],
    ["+1 416 555 0123", "US", "+14165550123", "CA"],
    ["+1 200 555 0123", "US", "+12005550123", "US"],
  ] as const)
    assert.deepEqual(readPhone(text, region), { phone, country }, text);
  for (const text of [
    "",
    "baby",
    "12",
    "+7",
    "+7 916 123",
    "916-123-45-67 ext. 5",
    `+7${"9".repeat(70)}`,
    "12.05.2027",
  ])
    assert.equal(readPhone(text, "RU"), null, text);
});
