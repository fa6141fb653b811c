import { fork } from "node:child_process";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { sql } from "kysely";
import type { Db } from "#kernel/database/database.ts";
import type { WordsToCompile } from "./compile-words.ts";
import { contentFolder, readContent } from "./content-files.ts";
import { decodeReading } from "./engine/encode.ts";
import { type Concept, compileKnowledge, type Knowledge } from "./engine/knowledge.ts";
import { createLikenessIndex, type LikenessIndex } from "./engine/likeness-index.ts";
import { createDirections, type Directions } from "./meaning/directions.ts";
import { vectorOf } from "./meaning/keeping.ts";
import { nameOfContent } from "./shipped-knowledge.ts";
import { keptKnowledge } from "./stored-knowledge.ts";

/** What this process remembers for one database: compiled words, and an index of all readings. Made anew when lost. */
interface Memory {
  glossary: number;
  knowledge: Knowledge;
  index: LikenessIndex;
  /** Main term of each concept by language. */
  names: Map<string, Readonly<Record<string, string>>>;
  /** Readings of transactions before this one are in the index. */
  floor: string;
  meanings: Meanings;
}

/** What the one model that is heeded now said of texts; nothing while no service is configured. */
interface Meanings {
  readonly model: string | null;
  readonly directions: Directions;
  floor: string;
}
const meaningsBy = (model: string | null): Meanings => ({ model, directions: createDirections(), floor: "0" });

const memories = new WeakMap<Db, Promise<Memory>>();

let compiledFolder: string | null = null;

/**
 * Where the compiled words are kept between starts: compiling takes a second or two, reading back a tenth of one.
 * Nothing is lost with the folder.
 */
export function keepCompiledIn(folder: string): void {
  compiledFolder = folder;
}

/** The words as they stand now: the exchange's own glossary (the shipped one until it has any) and every lexicon. */
async function learn(db: Db, glossary: number): Promise<Memory> {
  const { name, own } = await nameOfWords(db, glossary);
  const knowledge =
    compiledFolder === null
      ? compileHere(await wordsOf(db))
      : await keptOrCompiled(db, own ? join(compiledFolder, "own") : compiledFolder, name);
  return {
    glossary,
    knowledge,
    index: createLikenessIndex(knowledge),
    names: await conceptNames(db),
    floor: "0",
    meanings: meaningsBy(null),
  };
}

/** Changes with any word of the content, the glossary or the imported lexicons. */
async function nameOfWords(db: Db, glossary: number): Promise<{ name: string; own: boolean }> {
  const { rows } = await sql<{ own: string | null }>`
    select case when exists (select from term) or exists (select from lexicon_entry)
      then (select system_identifier::text from pg_control_system()) || ' ' || current_database() end as own`.execute(
    db,
  );
  const own = rows[0]?.own;
  if (!own) return { name: nameOfContent(), own: false };
  return {
    name: createHash("sha256").update(`${nameOfContent()} ${own} ${glossary}`).digest("hex").slice(0, 24),
    own: true,
  };
}

async function keptOrCompiled(db: Db, folder: string, name: string): Promise<Knowledge> {
  const kept = keptKnowledge(folder, name);
  if (kept) return kept;
  const words = await wordsOf(db);
  await compileBeside({ folder, name, ...words });
  // What cannot be kept (a full disk, a folder that is not ours) is compiled here, as slow as it is.
  return keptKnowledge(folder, name) ?? compileHere(words);
}

type Words = Pick<WordsToCompile, "concepts" | "imported">;

async function wordsOf(db: Db): Promise<Words> {
  const rows = await db
    .selectFrom("lexicon_entry")
    .select(["from_language", "to_language", "head", "translations"])
    .execute();
  const imported = rows.map((row) => ({
    from: row.from_language,
    to: row.to_language,
    head: row.head,
    translations: row.translations,
  }));
  return { concepts: await ownConcepts(db), imported };
}

function compileHere({ concepts, imported }: Words): Knowledge {
  const shipped = readContent(contentFolder);
  const known = concepts.length > 0 ? concepts : shipped.concepts;
  return compileKnowledge({ concepts: known, lexicon: [...shipped.lexicon, ...imported], forms: shipped.forms });
}

/** Compiles in a process of its own, so that pages are answered meanwhile and its memory goes with it. */
async function compileBeside(words: WordsToCompile): Promise<void> {
  const child = fork(fileURLToPath(new URL("./compile-words.ts", import.meta.url)), { serialization: "advanced" });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  child.once("error", reject);
  child.once("exit", () => resolve());
  child.send(words, (error) => {
    if (error) reject(error);
  });
  await promise;
}

/** The term of each concept by language: the exchange's own where it has a glossary, else the shipped ones. */
async function conceptNames(db: Db): Promise<Memory["names"]> {
  const { rows } = await sql<{ key: string; names: Record<string, string> }>`
    select term.key, json_object_agg(language, text) as names from term join term_word on term_word.term = term.id
    where strength = 'term' and term_word.position = 0 group by term.key`.execute(db);
  if (rows.length > 0) return new Map(rows.map((row) => [row.key, row.names]));
  shippedNames ??= new Map(
    readContent(contentFolder).concepts.map((concept) => [
      concept.key,
      Object.fromEntries(Object.entries(concept.languages).map(([language, words]) => [language, words.term])),
    ]),
  );
  return shippedNames;
}
let shippedNames: Memory["names"] | undefined;

async function ownConcepts(db: Db): Promise<readonly Concept[]> {
  const { rows } = await sql<{
    key: string;
    near: string[];
    subject: string;
    words: { language: string; strength: string; text: string }[];
  }>`
    select term.key, term.near, term.subject, (select coalesce(json_agg(json_build_object('language', language, 'strength', strength, 'text', text)
      order by language, strength, position), '[]'::json) from term_word where term_word.term = term.id) as words
    from term order by term.key`.execute(db);
  return rows.map(({ key, near, words }) => {
    const languages: Record<string, { term: string; also: string[]; calls: string[] }> = {};
    for (const { language, strength, text } of words) {
      languages[language] ??= { term: "", also: [], calls: [] };
      const own = languages[language];
      if (strength === "term") own.term = text;
      else if (strength === "also") own.also.push(text);
      else own.calls.push(text);
    }
    return { key, near, languages };
  });
}

/** The memory brought up to what the database holds now: two short questions when nothing is new. */
export async function memoryOf(db: Db): Promise<Memory> {
  const { n, model } = await db
    .selectFrom("knowledge_version")
    .select(["n", (eb) => eb.selectFrom("meaning_model").select("model").as("model")])
    .executeTakeFirstOrThrow();
  const kept = memories.get(db);
  let memory = kept ? await kept.catch(() => null) : null;
  if (!memory || memory.glossary !== n) {
    const learning = learn(db, n);
    memories.set(db, learning);
    memory = await learning;
  }
  if (memory.meanings.model !== model) memory.meanings = meaningsBy(model);
  await readNew(db, memory);
  return memory;
}

/** Takes in readings that other processes (or this one) have written since. Reading one twice does no harm. */
async function readNew(db: Db, memory: Memory): Promise<void> {
  const { rows: floors } = await sql<{
    floor: string;
  }>`select pg_snapshot_xmin(pg_current_snapshot())::text as floor`.execute(db);
  const rows = await db
    .selectFrom("reading")
    .select(["object", "language", "side", "features"])
    .where("tx", ">=", memory.floor)
    .where("knowledge", "=", memory.knowledge.version)
    .execute();
  for (const row of rows) {
    const reading = decodeReading(memory.knowledge, row.features);
    if (reading) memory.index.put(row.object, row.language, row.side, reading);
  }
  memory.floor = floors[0]?.floor ?? memory.floor;
  if (memory.meanings.model !== null) await readNewMeanings(db, memory.meanings, memory.floor);
}

async function readNewMeanings(db: Db, meanings: Meanings, next: string): Promise<void> {
  const rows = await db
    .selectFrom("meaning")
    .innerJoin("object", "object.id", "meaning.object")
    .select(["meaning.object", "meaning.vector", "object.side"])
    .where("meaning.tx", ">=", meanings.floor)
    .where("meaning.model", "=", meanings.model)
    .execute();
  for (const { object, side, vector } of rows) {
    if (vector && side !== null) meanings.directions.put(object, side, vectorOf(vector));
    else meanings.directions.remove(object);
  }
  meanings.floor = next;
}

/** Tells every process that words were added or changed. */
export async function wordsChanged(db: Db): Promise<void> {
  await db.updateTable("knowledge_version").set({ n: sql`n + 1` }).execute();
}
