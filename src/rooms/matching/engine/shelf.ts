import { withRoom } from "./growing.ts";
import type { Knowledge } from "./knowledge.ts";
import type { Reading } from "./read.ts";

/** All texts of an index in long arrays. A text's place is a number; a place left free is used again. */
export type Shelf = {
  readonly knowledge: Knowledge;
  readonly places: Map<string, number>;
  readonly ids: (string | undefined)[];
  readonly free: number[];
  readonly names: { readonly of: Map<string, number>; readonly list: string[] };
  /** Words outside the knowledge are numbered after its units. */
  readonly strangers: Map<string, number>;
  language: Uint16Array;
  group: Uint16Array;
  words: Rows<Uint32Array>;
  /** Concepts of the texts, but for the places in `unread`, whose words have not been looked at for concepts yet. */
  concepts: Rows<Uint16Array>;
  readonly unread: Set<number>;
  /** Where each text points, seen from the middle of all texts of its language; signed bytes. */
  bearings: Int8Array;
  /** By number of language. */
  readonly middles: Map<number, Float32Array>;
  /** `changes` when all texts were last looked at together. */
  readAt: number;
  /** In how many texts a unit or stranger stands; and texts by language name. */
  textsWith: Uint32Array;
  readonly textsIn: number[];
  /** Grows with each change. */
  changes: number;
};

/** Ragged rows in two parallel arrays. */
export type Rows<K extends Keys> = {
  starts: Uint32Array;
  lengths: Uint16Array;
  keys: K;
  values: Uint8Array;
  used: number;
  waste: number;
};
type Keys = Uint16Array | Uint32Array;

const noRows = <K extends Keys>(keys: K): Rows<K> => ({
  starts: new Uint32Array(0),
  lengths: new Uint16Array(0),
  keys,
  values: new Uint8Array(0),
  used: 0,
  waste: 0,
});

export const emptyShelf = (knowledge: Knowledge): Shelf => ({
  knowledge,
  places: new Map(),
  ids: [],
  free: [],
  names: { of: new Map(), list: [] },
  strangers: new Map(),
  language: new Uint16Array(0),
  group: new Uint16Array(0),
  words: noRows(new Uint32Array(0)),
  concepts: noRows(new Uint16Array(0)),
  unread: new Set(),
  bearings: new Int8Array(0),
  middles: new Map(),
  readAt: 0,
  textsWith: new Uint32Array(knowledge.vocabulary.unitText.length),
  textsIn: [],
  changes: 0,
});

export function nameNumber({ names }: Shelf, name: string): number {
  const known = names.of.get(name);
  if (known !== undefined) return known;
  names.of.set(name, names.list.length);
  return names.list.push(name) - 1;
}

export function shelve(shelf: Shelf, id: string, language: string, group: string, reading: Reading): void {
  unshelve(shelf, id);
  const place = shelf.free.pop() ?? shelf.ids.length;
  shelf.ids[place] = id;
  shelf.places.set(id, place);
  shelf.language = withRoom(shelf.language, place + 1);
  shelf.group = withRoom(shelf.group, place + 1);
  shelf.language[place] = nameNumber(shelf, language);
  shelf.group[place] = nameNumber(shelf, group);
  const [keys, values] = wordsOf(shelf, reading);
  addRow(shelf.words, place, keys, values);
  shelf.unread.add(place);
  count(shelf, place, 1);
  shelf.changes++;
}

/** Units and strangers of a reading under their numbers; a stranger new to the shelf gets one. */
function wordsOf(shelf: Shelf, { units, amounts, strangers }: Reading): [keys: Uint32Array, values: Uint8Array] {
  const keys = new Uint32Array(units.length + strangers.length);
  const values = new Uint8Array(keys.length);
  keys.set(units);
  values.set(amounts);
  strangers.forEach(({ word, amount }, at) => {
    let number = shelf.strangers.get(word);
    if (number === undefined) {
      number = shelf.knowledge.vocabulary.unitText.length + shelf.strangers.size;
      shelf.strangers.set(word, number);
    }
    keys[units.length + at] = number;
    values[units.length + at] = amount;
  });
  shelf.textsWith = withRoom(shelf.textsWith, shelf.knowledge.vocabulary.unitText.length + shelf.strangers.size);
  return [keys, values];
}

export function unshelve(shelf: Shelf, id: string): boolean {
  const place = shelf.places.get(id);
  if (place === undefined) return false;
  count(shelf, place, -1);
  shelf.changes++;
  shelf.places.delete(id);
  shelf.ids[place] = undefined;
  shelf.free.push(place);
  shelf.unread.delete(place);
  dropRow(shelf.words, place);
  dropRow(shelf.concepts, place);
  return true;
}

function count({ words, textsWith, textsIn, language }: Shelf, place: number, by: 1 | -1): void {
  for (let at = words.starts[place] ?? 0, left = words.lengths[place] ?? 0; left > 0; at++, left--) {
    const key = words.keys[at] ?? 0;
    textsWith[key] = (textsWith[key] ?? 0) + by;
  }
  const number = language[place] ?? 0;
  textsIn[number] = (textsIn[number] ?? 0) + by;
}

export function addRow<K extends Keys>(rows: Rows<K>, place: number, keys: K, values: Uint8Array): void {
  rows.starts = withRoom(rows.starts, place + 1);
  rows.lengths = withRoom(rows.lengths, place + 1);
  rows.keys = withRoom(rows.keys, rows.used + keys.length);
  rows.values = withRoom(rows.values, rows.used + keys.length);
  rows.keys.set(keys, rows.used);
  rows.values.set(values, rows.used);
  rows.starts[place] = rows.used;
  rows.lengths[place] = keys.length;
  rows.used += keys.length;
}

export function dropRow<K extends Keys>(rows: Rows<K>, place: number): void {
  rows.waste += rows.lengths[place] ?? 0;
  rows.lengths[place] = 0;
  if (rows.waste > 4096 && rows.waste > rows.used / 2) closeUp(rows);
}

/** Moves the rows together, in the order in which they lie. */
function closeUp<K extends Keys>(rows: Rows<K>): void {
  const order = [...rows.starts.keys()].filter((place) => (rows.lengths[place] ?? 0) > 0);
  order.sort((one, other) => (rows.starts[one] ?? 0) - (rows.starts[other] ?? 0));
  let to = 0;
  for (const place of order) {
    const [start, length] = [rows.starts[place] ?? 0, rows.lengths[place] ?? 0];
    rows.keys.copyWithin(to, start, start + length);
    rows.values.copyWithin(to, start, start + length);
    rows.starts[place] = to;
    to += length;
  }
  rows.used = to;
  rows.waste = 0;
}
