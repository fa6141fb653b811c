import { deepEqual, equal } from "node:assert/strict";
import { mkdtempSync, readdirSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { readText } from "./engine/read.ts";
import { smallKnowledge } from "./engine/small-knowledge.ts";
import { keepKnowledge, keptKnowledge } from "./stored-knowledge.ts";

const folder = () => mkdtempSync(join(tmpdir(), "knowledge-"));

test("kept knowledge reads texts as the compiled one does", () => {
  const [here, knowledge] = [folder(), smallKnowledge()];
  keepKnowledge(here, "one", knowledge);
  const kept = keptKnowledge(here, "one");
  if (!kept) throw new Error("not kept");
  equal(kept.version, knowledge.version);
  deepEqual(kept.links, knowledge.links);
  deepEqual(kept.bearings, knowledge.bearings);
  for (const [text, language] of [
    ["Stray dogs bite children out of work", "en"],
    ["Свидетельство о рождении детей", "ru"],
  ] as const)
    deepEqual(readText(kept, text, language), readText(knowledge, text, language));
});

test("only the newest is kept, and what is cut off or strange counts as not there", () => {
  const here = folder();
  keepKnowledge(here, "one", smallKnowledge());
  keepKnowledge(here, "two", smallKnowledge());
  deepEqual(readdirSync(here), ["knowledge-two.bin"]);
  equal(keptKnowledge(here, "one"), undefined);
  truncateSync(join(here, "knowledge-two.bin"), 1000);
  equal(keptKnowledge(here, "two"), undefined);
  writeFileSync(join(here, "knowledge-two.bin"), "rubbish");
  equal(keptKnowledge(here, "two"), undefined);
});
