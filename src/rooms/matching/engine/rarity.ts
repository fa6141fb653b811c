import { settings } from "./settings.ts";
import type { Shelf } from "./shelf.ts";

const remembered = new WeakMap<Shelf, { readonly rarity: Float32Array; readonly changes: number }>();

/**
 * How much each word (unit or stranger, by number) weighs among the texts now on a shelf, 0..1. Some imagined texts, in
 * which words are as common as the knowledge supposes, are counted in, so that a few real ones are not taken for the
 * world. Counted anew when one text in fifty has changed.
 */
export function rarityOn(shelf: Shelf): Float32Array {
  const known = remembered.get(shelf);
  if (known && shelf.changes - known.changes <= shelf.places.size / 50) return known.rarity;
  const { knowledge, textsWith, textsIn, names, strangers } = shelf;
  const { commonness, vocabulary } = knowledge;
  const { imaginedTexts } = settings;
  const textsOf = new Map(names.list.map((name, number) => [name, textsIn[number] ?? 0]));
  const rarity = new Float32Array(commonness.length + strangers.size);
  for (let word = 0; word < rarity.length; word++) {
    const all = (textsOf.get(vocabulary.unitLanguage[word] ?? "") ?? 0) + imaginedTexts;
    const holding = (textsWith[word] ?? 0) + imaginedTexts * (commonness[word] ?? 0) + 0.5;
    rarity[word] = Math.max(0.05, Math.log(all / Math.min(all, holding)) / Math.log(all));
  }
  remembered.set(shelf, { rarity, changes: shelf.changes });
  return rarity;
}
