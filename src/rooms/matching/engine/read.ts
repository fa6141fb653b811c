import type { Knowledge } from "./knowledge.ts";
import { type Relatives, relativesOf } from "./relatives.ts";
import { bonesOf, soundOf } from "./transliteration.ts";
import { isContent, type Lexis, lexisOf, stemOf } from "./vocabulary.ts";
import { wordsIn } from "./words.ts";

/** What the engine keeps of a text: the known units in it and the words nobody knows, with their weights. */
export type Reading = {
  readonly version: string;
  readonly language: string;
  /** Ascending numbers of units of the knowledge. */
  readonly units: Uint32Array;
  /** How much each unit was said, in sixteenths of a time, at most 255. */
  readonly amounts: Uint8Array;
  /** Words outside the knowledge by the bones of their sound, or their stem (names of places, above all) with their amounts, in order of the text. */
  readonly strangers: readonly { readonly word: string; readonly amount: number }[];
};

const whole = 16;
const partOfPhrase = 0.5;

/** Reads a text by what is known of its language. Never throws on any string; the same text always gives the same reading. */
export function readText(knowledge: Knowledge, text: string, language: string): Reading {
  const lexis = lexisOf(knowledge.vocabulary, language);
  const words = wordsIn(text, lexis.data);
  const amounts = new Map<number, number>();
  const strangers = new Map<string, number>();
  const say = (unit: number, amount: number) => amounts.set(unit, (amounts.get(unit) ?? 0) + amount);

  const content = words.filter((word) => isContent(lexis, word));
  const stems = content.map((word) => stemOf(lexis, word));
  const inPhrase = sayPhrases(lexis, stems, say);
  sayStrictPhrases(lexis, words, say);
  const relatives = new Map<string, Relatives>();
  for (const [place, stem] of stems.entries()) {
    const amount = inPhrase[place] ? partOfPhrase : 1;
    const unit = lexis.units.get(stem);
    if (unit !== undefined) {
      say(unit, amount);
      continue;
    }
    const kin = relatives.get(stem) ?? relativesOf(knowledge, language, stem);
    relatives.set(stem, kin);
    for (const [relative, likeness] of kin) say(relative, amount * likeness);
    if (kin.length === 0 || kin.every(([, likeness]) => likeness < 0.6)) {
      const name = bonesOf(soundOf(stem)) || `${language}:${stem}`;
      strangers.set(name, (strangers.get(name) ?? 0) + amount);
    }
  }

  const units = Uint32Array.from(amounts.keys()).sort();
  return {
    version: knowledge.version,
    language,
    units,
    amounts: Uint8Array.from(units, (unit) => sixteenths(amounts.get(unit) ?? 0)),
    strangers: [...strangers].map(([word, amount]) => ({ word, amount: sixteenths(amount) })),
  };
}

const sixteenths = (amount: number): number => Math.max(1, Math.min(255, Math.round(amount * whole)));

/** Longest phrases first, from left to right; tells which places they took. */
function sayPhrases(lexis: Lexis, stems: readonly string[], say: (unit: number, amount: number) => void): Uint8Array {
  const taken = new Uint8Array(stems.length);
  for (let start = 0; start < stems.length; start++) {
    const longest = lexis.phrases.get(stems[start] ?? "") ?? 0;
    for (let length = Math.min(longest, stems.length - start); length > 1; length--) {
      const unit = lexis.units.get(stems.slice(start, start + length).join(" "));
      if (unit === undefined) continue;
      say(unit, 1);
      taken.fill(1, start, start + length);
      start += length - 1;
      break;
    }
  }
  return taken;
}

function sayStrictPhrases(lexis: Lexis, words: readonly string[], say: (unit: number, amount: number) => void): void {
  const stems = words.map((word) => stemOf(lexis, word));
  for (let start = 0; start < stems.length; start++) {
    const longest = lexis.strictPhrases.get(stems[start] ?? "") ?? 0;
    for (let length = Math.min(longest, stems.length - start); length > 1; length--) {
      const unit = lexis.units.get(`= ${stems.slice(start, start + length).join(" ")}`);
      if (unit === undefined) continue;
      say(unit, 1);
      start += length - 1;
      break;
    }
  }
}
