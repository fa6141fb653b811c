import { createHash } from "node:crypto";
import { type Bearings, bearingsOf, spansOf } from "./bearings.ts";
import { settings } from "./settings.ts";
import { addCell, type Cells, noCells, pack, type Sparse } from "./sparse.ts";
import { emptyVocabulary, type Forms, learn, type Vocabulary } from "./vocabulary.ts";
import { widenCalls } from "./widen.ts";

export type ConceptWords = {
  readonly term: string;
  readonly also: readonly string[];
  readonly calls: readonly string[];
};
export type Concept = {
  readonly key: string;
  readonly near: readonly string[];
  readonly languages: Readonly<Record<string, ConceptWords>>;
};
/** What a dictionary says of one head word; the most usual translation first. */
export type LexiconEntry = {
  readonly from: string;
  readonly to: string;
  readonly head: string;
  readonly translations: readonly string[];
};
export type Source = {
  readonly concepts: readonly Concept[];
  readonly lexicon: Iterable<LexiconEntry>;
  readonly forms: Forms;
};

/** Everything the engine knows of words, compiled; never changed afterwards. */
export type Knowledge = {
  /** Changes with any word of the source: readings made by another knowledge are made again. */
  readonly version: string;
  readonly vocabulary: Vocabulary;
  readonly conceptKeys: readonly string[];
  /** unit → concepts, 0..1: how surely the word brings the concept. */
  readonly callsOf: Sparse;
  /** unit → how telling it is of the concepts it calls up, 0..1: words that call up many say little of each. */
  readonly tellingOf: Float32Array;
  readonly bearings: Bearings;
  /** unit → how far the bearings of its concepts, summed by weight, reach. */
  readonly spanOf: Float32Array;
  /** concept → neighbouring concepts. */
  readonly near: Sparse;
  /** unit → units of other languages, 0..1: how well it translates. */
  readonly links: Sparse;
  /** unit → share of texts that may be expected to hold it. */
  readonly commonness: Float32Array;
};
const { surely } = settings;

export function compileKnowledge({ concepts, lexicon, forms }: Source): Knowledge {
  const vocabulary = emptyVocabulary(forms);
  const hash = createHash("sha256");
  const calls = noCells();
  const links = noCells();
  const mentions: number[] = [];
  const mention = (unit: number) => {
    mentions[unit] = (mentions[unit] ?? 0) + 1;
  };
  const numbers = new Map(concepts.map(({ key }, number) => [key, number]));
  const near = noCells();

  concepts.forEach((concept, number) => {
    hash.update(JSON.stringify(concept));
    for (const neighbour of concept.near) {
      const other = numbers.get(neighbour);
      if (other === undefined || other === number) continue;
      addCell(near, number, other, 1);
      addCell(near, other, number, 1);
    }
    const names: [language: string, unit: number, weight: number][] = [];
    for (const [language, words] of Object.entries(concept.languages)) {
      const bring = (text: string, whole: number, part: number, name: boolean) => {
        const learned = learn(vocabulary, language, text);
        if (!learned) return;
        mention(learned.unit);
        addCell(calls, learned.unit, number, whole);
        if (name) names.push([language, learned.unit, whole]);
        for (const piece of learned.parts) {
          mention(piece);
          addCell(calls, piece, number, part);
        }
      };
      bring(words.term, surely.term, surely.termPart, true);
      for (const text of words.also) bring(text, surely.also, surely.alsoPart, true);
      for (const text of words.calls) bring(text, surely.calls, surely.callPart, false);
    }
    for (const [language, unit, weight] of names)
      for (const [otherLanguage, other, otherWeight] of names)
        if (language !== otherLanguage) addCell(links, unit, other, 0.8 * weight * otherWeight);
  });

  for (const { from, to, head, translations } of lexicon) {
    hash.update(`${from}\0${to}\0${head}\0${translations.join(";")}\n`);
    const known = learn(vocabulary, from, head);
    if (!known) continue;
    mention(known.unit);
    translations.forEach((translation, rank) => {
      const other = learn(vocabulary, to, translation);
      if (!other) return;
      mention(other.unit);
      const weight = 1 / (1 + 0.1 * rank);
      join(links, known.unit, other.unit, weight);
      for (const part of other.parts) join(links, known.unit, part, 0.4 * weight);
    });
  }
  for (const [language, own] of forms) for (const [form, word] of own) hash.update(`${language}\0${form}\0${word}\n`);

  const unitCount = vocabulary.unitText.length;
  const direct = pack(calls, unitCount);
  const packedLinks = pack(links, unitCount);
  const callsOf = widenCalls(direct, packedLinks, vocabulary);
  const tellingOf = telling(callsOf, unitCount, concepts.length);
  const bearings = bearingsOf(direct, tellingOf, unitCount, concepts.length);
  for (const lexis of vocabulary.languages.values()) lexis.stems.clear();
  return {
    version: hash.digest("hex").slice(0, 16),
    vocabulary,
    conceptKeys: concepts.map(({ key }) => key),
    callsOf,
    tellingOf,
    bearings,
    spanOf: spansOf(callsOf, bearings, unitCount),
    near: pack(near, concepts.length),
    links: packedLinks,
    commonness: commonness(mentions, unitCount),
  };
}

function join(links: Cells, unit: number, other: number, weight: number): void {
  addCell(links, unit, other, weight);
  addCell(links, other, unit, weight);
}

function commonness(mentions: readonly number[], unitCount: number): Float32Array {
  return Float32Array.from({ length: unitCount }, (_, unit) => Math.min(0.3, 0.004 * (mentions[unit] ?? 0)));
}

function telling({ starts, weights }: Sparse, unitCount: number, conceptCount: number): Float32Array {
  const { rarity, wholeCall } = settings.concept;
  return Float32Array.from({ length: unitCount }, (_, unit) => {
    let called = 0;
    for (let at = starts[unit] ?? 0; at < (starts[unit + 1] ?? 0); at++)
      called += Math.min(1, (weights[at] ?? 0) / wholeCall);
    if (called === 0) return 0;
    return (
      Math.max(0.02, Math.min(1, Math.log((conceptCount + 1) / (called + 0.5)) / Math.log(conceptCount + 1))) ** rarity
    );
  });
}
