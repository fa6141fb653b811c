import { deepEqual, equal, throws } from "node:assert/strict";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { smallKnowledge } from "./engine/small-knowledge.ts";
import { matchPairs } from "./match-pairs.ts";

const knowledge = smallKnowledge();
function file(text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), "pairs-")), "pairs.csv");
  writeFileSync(path, text);
  return path;
}

test("pairs that tell the same are found in both directions", () => {
  const { ms_per_query: ms, ...found } = matchPairs(
    file(
      'key,a,b\n1,"The reading room shuts at noon","Библиотека закрыта, пока все на службе"\n2,Stray dogs bark,Стая собак\n3,He took a bribe,Чиновник и конверт\n',
    ),
    ["en", "ru"],
    knowledge,
  );
  deepEqual(found, {
    pairs: 3,
    forward: { recall_at_1: 1, recall_at_5: 1, mrr: 1 },
    backward: { recall_at_1: 1, recall_at_5: 1, mrr: 1 },
  });
  equal(typeof ms, "number");
});

test("a tie counts against us", () => {
  const { forward } = matchPairs(file("key,a,b\n1,qwxzq,щщщщщ\n2,zzxcv,ъъъъъ\n"), ["en", "ru"], knowledge);
  deepEqual(forward, { recall_at_1: 0, recall_at_5: 1, mrr: 0.5 });
});

test("a file without the columns is refused", () => {
  throws(() => matchPairs(file("key,a\n1,x\n"), ["en", "ru"], knowledge), /row 1 has not the columns key, a and b/);
});
