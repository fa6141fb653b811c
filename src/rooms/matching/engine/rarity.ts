import { settings } from "./settings.ts";
import type { Shelf } from "./shelf.ts";

/** How much a word (by unit or stranger) and a concept weigh, for the texts now on a shelf. */
export type Rarity = { readonly words: Float32Array; readonly concepts: Float32Array; readonly changes: number };

const remembered = new WeakMap<Shelf, Rarity>();

/** Counted anew when one text in fifty has changed. */
export function rarityOn(shelf: Shelf): Rarity {
  const known = remembered.get(shelf);
  const texts = shelf.places.size;
  if (known && shelf.changes - known.changes <= texts / 50) return known;
  const rarity = { words: wordRarity(shelf), concepts: conceptRarity(shelf), changes: shelf.changes };
  remembered.set(shelf, rarity);
  return rarity;
}

function wordRarity({ knowledge, textsWith, textsIn, names, strangers }: Shelf): Float32Array {
  const { commonness, vocabulary } = knowledge;
  const units = commonness.length;
  const { imaginedTexts } = settings;
  const textsOf = new Map(names.list.map((name, number) => [name, textsIn[number] ?? 0]));
  const ceiling = Math.log(imaginedTexts + 1);
  const rarity = new Float32Array(units + strangers.size);
  for (let unit = 0; unit < rarity.length; unit++) {
    const own = textsOf.get(vocabulary.unitLanguage[unit] ?? "") ?? 0;
    const supposed = unit < units ? (commonness[unit] ?? 0) : 0.001;
    const all = own + imaginedTexts + 1;
    const holding = Math.min(all, (textsWith[unit] ?? 0) + imaginedTexts * supposed + 0.5);
    rarity[unit] = Math.max(0.05, Math.log(all / holding) / ceiling);
  }
  return rarity;
}

function conceptRarity({ textsCalling, places }: Shelf): Float32Array {
  const all = places.size + 50;
  return Float32Array.from(textsCalling, (texts) => Math.log(all / (texts + 10)) + 0.1);
}
