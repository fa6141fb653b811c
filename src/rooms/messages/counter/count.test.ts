import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { countText } from "./count.ts";
import { septetsOf } from "./gsm-alphabet.ts";

const flag = "🇱🇹";
const rainbow = "🏳️‍🌈";
const family = "👩‍👩‍👧";
const segmentsOf = (text: string) => countText(text).segments;

test("English is billed by 160 characters, then by 153", () => {
  for (const [length, segments] of [
    [0, 0],
    [1, 1],
    [160, 1],
    [161, 2],
    [306, 2],
    [307, 3],
    [459, 3],
    [460, 4],
  ] as const)
    assert.equal(segmentsOf("a".repeat(length)), segments, String(length));
});

test("Russian is billed by 70 characters, then by 67", () => {
  for (const [length, segments] of [
    [1, 1],
    [70, 1],
    [71, 2],
    [134, 2],
    [135, 3],
    [152, 3],
    [201, 3],
    [202, 4],
  ] as const)
    assert.equal(segmentsOf("я".repeat(length)), segments, String(length));
  assert.deepEqual(
    countText("я".repeat(152)).split.map((part) => part.length),
    [67, 67, 18],
  );
});

test("a character behind the escape takes two septets and is not parted from its escape", () => {
  assert.deepEqual([segmentsOf(`€${"a".repeat(158)}`), segmentsOf(`€${"a".repeat(159)}`)], [1, 2]);
  const { units, segments, split } = countText("]".repeat(153));
  assert.deepEqual([units, segments, split.map((part) => part.length)], [306, 3, [76, 76, 1]]);
  for (const char of "^{}\\[~]|€\f") assert.equal(countText(char).units, 2, char);
});

test("in UCS-2 the characters behind the escape take one unit", () => {
  assert.deepEqual([segmentsOf(`😀${"]".repeat(68)}`), segmentsOf(`😀${"]".repeat(69)}`)], [1, 2]);
  assert.equal(countText("я€[]").units, 4);
});

test("emoji count as many units as they have, and one letter outside makes the whole text UCS-2", () => {
  assert.deepEqual([segmentsOf(`😀${"a".repeat(68)}`), segmentsOf(`😀${"a".repeat(69)}`)], [1, 2]);
  assert.equal(segmentsOf(`😀${"a".repeat(133)}`), 3);
  assert.deepEqual([segmentsOf("Á".repeat(70)), segmentsOf("Á".repeat(71))], [1, 2]);
  assert.deepEqual([segmentsOf(flag + "a".repeat(66)), segmentsOf(flag + "a".repeat(67))], [1, 2]);
  assert.deepEqual([segmentsOf(rainbow + "a".repeat(64)), segmentsOf(rainbow + "a".repeat(65))], [1, 2]);
});

test("the letters of the default alphabet are GSM-7, their neighbours are not", () => {
  for (const char of "àèéÉùìòÇÄÖÑÜ§äöñüåæøßΔΦΓΛΩΠΨΣΘΞ¡¿¤£¥@_\r\n ")
    assert.equal(countText(char).encoding, "GSM-7", char);
  for (const char of "ÁáÍíÓóÚúç`êâ«»–“…ąčęėįšųūžя\t№") assert.equal(countText(char).encoding, "UCS-2", char);
});

test("a line break of two characters is two octets", () => {
  assert.equal(countText("\r\n").units, 2);
  assert.deepEqual([segmentsOf(`${"a".repeat(158)}\r\n`), segmentsOf(`${"a".repeat(159)}\r\n`)], [1, 2]);
});

test("a flag, a family and an accent written apart stay whole at the end of a part", () => {
  for (const sign of [flag, rainbow, family, "и\u0301", "👍🏽", "1️⃣"]) {
    const text = "я".repeat(66) + sign + "я".repeat(30);
    assert.deepEqual(countText(text).split, ["я".repeat(66), sign + "я".repeat(30)], sign);
  }
});

test("a sign longer than a part is cut between its characters", () => {
  const tower = `о${"\u0301".repeat(150)}`;
  assert.deepEqual(
    countText(tower).split.map((part) => part.length),
    [67, 67, 17],
  );
});

const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(..."abc ]€{~яёЩąčė«…”\r\n\u0301\u200d\ufe0f\u00a0") },
  { weight: 2, arbitrary: fc.constantFrom(flag, rainbow, family, "👍🏽", "😀", "한", "e\u0301", "й", "각") },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 4 }) },
);
const anyText = fc.oneof(
  fc.array(piece, { maxLength: 300, size: "max" }).map((pieces) => pieces.join("")),
  fc.string({ unit: fc.constantFrom(..."abcdefgh ]€[|^\r\n"), maxLength: 700, size: "max" }),
);

test("parts rejoin to the text, fit into 140 octets, and cut no escape, surrogate pair or sign", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { encoding, units, segments, split } = countText(text);
      assert.equal(split.join(""), text);
      assert.equal(segments, split.length);
      const header = segments > 1 ? 6 : 0;
      let sum = 0;
      for (const part of split) {
        assert.notEqual(part, "");
        const size = encoding === "UCS-2" ? part.length : septets(part);
        const octets = encoding === "UCS-2" ? 2 * size : Math.ceil((7 * size) / 8);
        assert.ok(octets + header <= 140, `${octets} octets`);
        if (encoding === "GSM-7" && segments > 1) assert.ok(size <= 153);
        assert.ok(!/[\ud800-\udbff]$/u.test(part) || /[\ud800-\udbff]$/u.test(text), "half a pair");
        sum += size;
      }
      assert.equal(sum, units);
    }),
    { numRuns: 1000 },
  );
});

test("no sign that fits into a part is cut, as the standard's own rule sees signs", () => {
  const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });
  fc.assert(
    fc.property(anyText, (text) => {
      const { split, encoding } = countText(text);
      if (encoding === "GSM-7") return;
      const starts = new Set([0]);
      let at = 0;
      for (const part of split) {
        at += part.length;
        starts.add(at);
      }
      for (const { index, segment } of segmenter.segment(text)) {
        if (segment.length > 67 || segment === "\r\n") continue;
        for (let inside = index + 1; inside < index + segment.length; inside += 1)
          assert.ok(!starts.has(inside), JSON.stringify(segment));
      }
    }),
    { numRuns: 1000 },
  );
});

test("no fewer parts are possible without cutting a pair", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("a", "]"), maxLength: 500, size: "max" }), (text) => {
      const { segments, units } = countText(text);
      if (units > 160) assert.ok(segments >= Math.ceil(units / 153) && segments <= Math.ceil(units / 152));
    }),
  );
});

function septets(text: string): number {
  return Array.from(text).reduce((sum, char) => sum + (septetsOf(char) ?? Number.NaN), 0);
}
