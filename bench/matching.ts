import { existsSync } from "node:fs";
import { contentFolder, readContent } from "../src/rooms/matching/content-files.ts";
import { readDictd } from "../src/rooms/matching/dictd.ts";
import { compileKnowledge, type Knowledge, type LexiconEntry } from "../src/rooms/matching/engine/knowledge.ts";
import { createLikenessIndex } from "../src/rooms/matching/engine/likeness-index.ts";
import { readText } from "../src/rooms/matching/engine/read.ts";
import { type Pair, rankPairs, readPairs } from "../src/rooms/matching/match-pairs.ts";
import { collectGarbage, megabytesHeld, recombined } from "./matching-texts.ts";

const languages = ["en", "ru"] as const;
const files = { told_alike: "told-alike.csv", no_word_shared: "no-word-shared.csv" };
const dictionaries = [
  { path: "/usr/share/dictd/mueller7.index", from: "en", to: "ru" },
  { path: "/usr/share/dictd/freedict-eng-rus.index", from: "en", to: "ru" },
];
const queries = 200;

type Say = (line: string) => void;

/** Measures the matching of texts and prints what it does, then one line of JSON. `--quick` leaves out the 100,000 texts. */
export async function run(args: readonly string[]): Promise<void> {
  const say: Say = (line) => console.log(line);
  collectGarbage();
  const idle = megabytesHeld();
  const own = await measured({ idle, dictionary: undefined, hundred: !args.includes("--quick"), say });
  const dictionary = dictionaries.find(({ path }) => existsSync(path));
  if (!dictionary) say("no dictionary under /usr/share/dictd: that part is left out");
  const imported = dictionary
    ? await measured({ idle, dictionary, hundred: false, say })
    : "left out: no dictionary under /usr/share/dictd";
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  say(JSON.stringify({ ...own, with_dictionary: imported, peak_mb: peak }));
}

type Job = {
  readonly idle: number;
  readonly dictionary: (typeof dictionaries)[number] | undefined;
  readonly hundred: boolean;
  readonly say: Say;
};

async function measured({ idle, dictionary, hundred, say }: Job) {
  const started = performance.now();
  const { knowledge, heads } = await learned(dictionary);
  const learnt = seconds(started);
  say(
    `${dictionary ? `with ${dictionary.path}` : "as shipped"}: ${knowledge.conceptKeys.length} concepts, ${heads} heads, ready in ${learnt} s`,
  );
  const figures = measure(knowledge, idle, hundred, say);
  return {
    ...(dictionary && { dictionary: dictionary.path }),
    concepts: knowledge.conceptKeys.length,
    heads,
    seconds_to_compile: learnt,
    ...figures,
  };
}

async function learned(dictionary: Job["dictionary"]): Promise<{ knowledge: Knowledge; heads: number }> {
  const shipped = readContent(contentFolder);
  const lexicon: LexiconEntry[] = [...shipped.lexicon];
  if (dictionary)
    for await (const entry of readDictd(dictionary.path))
      lexicon.push({ from: dictionary.from, to: dictionary.to, ...entry });
  return { knowledge: compileKnowledge({ ...shipped, lexicon }), heads: lexicon.length };
}

function measure(knowledge: Knowledge, idle: number, withHundred: boolean, say: Say) {
  const tuning = read("tuning");
  const recalls = { held_out: recallsOf(read("held-out"), knowledge), tuning: recallsOf(tuning, knowledge) };
  say(`held out: ${JSON.stringify(recalls.held_out)}`);
  say(`tuning: ${JSON.stringify(recalls.tuning)}`);
  const texts = recombined([...tuning.told_alike, ...tuning.no_word_shared], languages);
  const ten = filled(knowledge, texts, 10_000);
  const asked = ten.perQuery();
  collectGarbage();
  const held = Math.round(megabytesHeld() - idle);
  const tell = (filling: ReturnType<typeof filled>, query: { ms: number; cpuMs: number }) =>
    say(
      `${filling.size()} texts: indexed in ${filling.seconds} s (${filling.cpuSeconds} s of one core), ${query.ms} ms a query (${query.cpuMs} of one core)`,
    );
  tell(ten, asked);
  say(`knowledge and index of these: ${held} MB`);
  const hundred = withHundred ? filled(knowledge, texts, 100_000) : undefined;
  if (hundred) tell(hundred, hundred.perQuery());
  return {
    ...recalls,
    ms_per_query_10000: asked.ms,
    cpu_ms_per_query_10000: asked.cpuMs,
    mb_knowledge_and_10000: held,
    ...(hundred && { seconds_to_index_100000: hundred.seconds, cpu_seconds_to_index_100000: hundred.cpuSeconds }),
  };
}

type Part = Record<keyof typeof files, Pair[]>;

function read(folder: "tuning" | "held-out"): Part {
  const path = (file: string) => new URL(`pairs/${folder}/${file}`, import.meta.url).pathname;
  return { told_alike: readPairs(path(files.told_alike)), no_word_shared: readPairs(path(files.no_word_shared)) };
}

const recallsOf = (part: Part, knowledge: Knowledge) => ({
  all: rankPairs([...part.told_alike, ...part.no_word_shared], languages, knowledge),
  no_word_shared: rankPairs(part.no_word_shared, languages, knowledge),
  told_alike: rankPairs(part.told_alike, languages, knowledge),
});

function filled(knowledge: Knowledge, texts: Generator<{ text: string; language: string }>, count: number) {
  const index = createLikenessIndex(knowledge);
  const [started, startedCpu] = [performance.now(), cpuMs()];
  for (let number = 0; number < count; number++) {
    const { text, language } = texts.next().value;
    index.put(`text ${number}`, language, language, readText(knowledge, text, language));
  }
  const asked = Array.from({ length: queries }, () => texts.next().value).map(({ text, language }) =>
    readText(knowledge, text, language),
  );
  const ask = () => {
    for (const reading of asked) index.nearest(reading, { exceptGroup: reading.language, limit: 10 });
  };
  index.nearest(asked[0] ?? readText(knowledge, "", "en"), { limit: 1 });
  const taken = { seconds: seconds(started), cpuSeconds: Math.round((cpuMs() - startedCpu) / 100) / 10 };
  const perQuery = () => {
    ask();
    const [from, fromCpu] = [performance.now(), cpuMs()];
    ask();
    const each = (total: number) => Math.round((100 * total) / queries) / 100;
    return { ms: each(performance.now() - from), cpuMs: each(cpuMs() - fromCpu) };
  };
  return { ...taken, perQuery, size: index.size };
}

/** Of this process: on a busy machine the clock tells of the others, too. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const seconds = (since: number): number => Math.round((performance.now() - since) / 100) / 10;

if (import.meta.main) await run(process.argv.slice(2));
