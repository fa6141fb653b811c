import { profileOf } from "./profile.ts";
import { rarityOn } from "./rarity.ts";
import { addRow, dropRow, type Shelf } from "./shelf.ts";

/** Beyond so many texts the rarity of words hardly changes any more. */
const settled = 5_000;

/**
 * Looks for the concepts of texts that came since; while a shelf is small, at all texts again once a quarter has
 * changed, since it changes what is rare.
 */
export function lookAtConcepts(shelf: Shelf): void {
  const again = shelf.places.size <= settled && shelf.changes - shelf.readAt > shelf.places.size / 4;
  if (!again && shelf.unread.size === 0) return;
  const rarity = rarityOn(shelf);
  for (const place of again ? shelf.places.values() : shelf.unread) look(shelf, place, rarity);
  shelf.unread.clear();
  if (again) shelf.readAt = shelf.changes;
}

/** To be called after each new text: a great many are looked at as they come, so that no question has to wait for all. */
export function lookWhileFilling(shelf: Shelf): void {
  if (shelf.unread.size >= settled) lookAtConcepts(shelf);
}

function look(shelf: Shelf, place: number, rarity: Float32Array): void {
  const { starts, lengths, keys, values } = shelf.words;
  const [start, end] = [starts[place] ?? 0, (starts[place] ?? 0) + (lengths[place] ?? 0)];
  const { concepts, activations } = profileOf(shelf.knowledge, keys.subarray(start, end), values.subarray(start, end), rarity);
  dropRow(shelf.concepts, place);
  addRow(shelf.concepts, place, concepts, activations);
}
