import { toLengthOne } from "./bearings.ts";
import { withRoom } from "./growing.ts";
import { type Profile, profileOf } from "./profile.ts";
import { rarityOn } from "./rarity.ts";
import { addRow, dropRow, type Shelf } from "./shelf.ts";

/** Beyond so many texts the rarity of words hardly changes any more. */
const settled = 5_000;
/** A middle of few texts is drawn towards nothing by as many. */
const doubt = 10;

/**
 * Looks for the concepts of texts that came since; while a shelf is small, at all texts again once a quarter has
 * changed, since that changes what is rare and where the middle lies.
 */
export function lookAtConcepts(shelf: Shelf): void {
  const again = shelf.places.size <= settled && shelf.changes - shelf.readAt > shelf.places.size / 4;
  if (!again && shelf.unread.size === 0) return;
  const rarity = rarityOn(shelf);
  const places = [...(again ? shelf.places.values() : shelf.unread)];
  const bearings = places.map((place) => look(shelf, place, rarity).bearing);
  if (again || shelf.middles.size === 0) findMiddles(shelf, places, bearings);
  places.forEach((place, at) => {
    keepBearing(shelf, place, bearings[at] ?? new Float32Array(0));
  });
  shelf.unread.clear();
  if (again) shelf.readAt = shelf.changes;
}

/** To be called after each new text: a great many are looked at as they come, so that no question has to wait for all. */
export function lookWhileFilling(shelf: Shelf): void {
  if (shelf.unread.size >= settled) lookAtConcepts(shelf);
}

function look(shelf: Shelf, place: number, rarity: Float32Array): Profile {
  const { starts, lengths, keys, values } = shelf.words;
  const [start, end] = [starts[place] ?? 0, (starts[place] ?? 0) + (lengths[place] ?? 0)];
  const profile = profileOf(shelf.knowledge, keys.subarray(start, end), values.subarray(start, end), rarity);
  dropRow(shelf.concepts, place);
  addRow(shelf.concepts, place, profile.concepts, profile.activations);
  return profile;
}

function findMiddles(shelf: Shelf, places: readonly number[], bearings: readonly Float32Array[]): void {
  const counts = new Map<number, number>();
  shelf.middles.clear();
  places.forEach((place, at) => {
    const language = shelf.language[place] ?? 0;
    const sum = shelf.middles.get(language) ?? new Float32Array(shelf.knowledge.bearings.width);
    bearings[at]?.forEach((value, axis) => {
      sum[axis] = (sum[axis] ?? 0) + value;
    });
    shelf.middles.set(language, sum);
    counts.set(language, (counts.get(language) ?? 0) + 1);
  });
  for (const [language, sum] of shelf.middles)
    shelf.middles.set(
      language,
      sum.map((value) => value / ((counts.get(language) ?? 0) + doubt)),
    );
}

/** The bearing as seen from the middle of a language's texts, of length 1. */
export function fromMiddle(shelf: Shelf, language: number | undefined, bearing: Float32Array): Float32Array {
  const middle = language === undefined ? undefined : shelf.middles.get(language);
  const seen = bearing.map((value, axis) => value - (middle?.[axis] ?? 0));
  toLengthOne(seen, 0, seen.length);
  return seen;
}

function keepBearing(shelf: Shelf, place: number, bearing: Float32Array): void {
  const { width } = shelf.knowledge.bearings;
  shelf.bearings = withRoom(shelf.bearings, (place + 1) * width);
  const seen = fromMiddle(shelf, shelf.language[place], bearing);
  const any = bearing.some((value) => value !== 0);
  for (let axis = 0; axis < width; axis++)
    shelf.bearings[place * width + axis] = any ? Math.round(127 * (seen[axis] ?? 0)) : 0;
}
