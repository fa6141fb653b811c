import type { Knowledge } from "./knowledge.ts";
import { bonesOf, soundAlike, soundOf } from "./transliteration.ts";
import { type Lexis, lexisOf } from "./vocabulary.ts";

/** Known units that may stand for an unknown word, with their likeness 0..1. */
export type Relatives = readonly (readonly [unit: number, likeness: number])[];

type Kin = {
  readonly sorted: readonly string[];
  readonly families: ReadonlyMap<string, readonly number[]>;
};
const kinOf = new WeakMap<Lexis, Kin>();
/** Units by the bones of their sound. */
type Sounds = ReadonlyMap<string, readonly (readonly [unit: number, sound: string])[]>;
const soundsOf = new WeakMap<Knowledge, Sounds>();
const sharedStart = 5;

/** Tries, in this order: family of the same root, without its prefix, a word of another language that sounds alike, as a compound, a long common beginning. */
export function relativesOf(knowledge: Knowledge, language: string, stem: string): Relatives {
  if (stem.length < 4 || /^\p{N}/u.test(stem)) return [];
  const lexis = lexisOf(knowledge.vocabulary, language);
  const kin = kinOf.get(lexis) ?? findKin(lexis);
  return (
    byFamily(lexis, kin, stem) ??
    withoutPrefix(lexis, kin, stem) ??
    bySound(knowledge, language, stem) ??
    asCompound(lexis, stem) ??
    byBeginning(lexis, kin, stem) ??
    []
  );
}

function findKin(lexis: Lexis): Kin {
  const families = new Map<string, number[]>();
  const sorted: string[] = [];
  for (const [key, unit] of lexis.units) {
    if (key.includes(" ")) continue;
    sorted.push(key);
    const family = lexis.data.family(key);
    if (family.length < 3) continue;
    const own = families.get(family);
    if (own) own.push(unit);
    else families.set(family, [unit]);
  }
  const kin = { sorted: sorted.sort(), families };
  kinOf.set(lexis, kin);
  return kin;
}

const share = (units: readonly number[] | undefined, likeness: number): Relatives | undefined =>
  units && units.length > 0 && units.length <= 6
    ? units.map((unit) => [unit, likeness / Math.sqrt(units.length)] as const)
    : undefined;

function byFamily(lexis: Lexis, { families }: Kin, stem: string): Relatives | undefined {
  const family = lexis.data.family(stem);
  return family.length < 3 ? undefined : share(families.get(family), 0.8);
}

function withoutPrefix(lexis: Lexis, kin: Kin, stem: string): Relatives | undefined {
  for (const prefix of lexis.data.prefixes) {
    if (!stem.startsWith(prefix) || stem.length - prefix.length < 4) continue;
    const root = stem.slice(prefix.length);
    const unit = lexis.units.get(root);
    const found = unit === undefined ? byFamily(lexis, kin, root) : share([unit], 0.8);
    if (found) return found.map(([relative, likeness]) => [relative, 0.8 * likeness] as const);
  }
  return undefined;
}

function asCompound(lexis: Lexis, stem: string): Relatives | undefined {
  for (let cut = stem.length - 3; cut >= 4; cut--) {
    const first = lexis.units.get(stem.slice(0, cut)) ?? lexis.units.get(lexis.data.stem(stem.slice(0, cut)));
    const second = lexis.units.get(stem.slice(cut));
    if (first !== undefined && second !== undefined && stem.length - cut >= 4)
      return [
        [first, 0.6],
        [second, 0.6],
      ];
  }
  return undefined;
}

function byBeginning(lexis: Lexis, { sorted }: Kin, stem: string): Relatives | undefined {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? "") < stem) low = middle + 1;
    else high = middle;
  }
  let best: string | undefined;
  let shared = sharedStart - 1;
  for (const candidate of [sorted[low - 1], sorted[low], sorted[low + 1]]) {
    if (!candidate) continue;
    const length = commonStart(candidate, stem);
    if (length > shared && length >= 0.7 * Math.max(candidate.length, stem.length))
      [best, shared] = [candidate, length];
  }
  const unit = best === undefined ? undefined : lexis.units.get(best);
  return unit === undefined ? undefined : [[unit, 0.6]];
}

function commonStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length;
}

/** Words of other languages only: within one language what sounds alike is not kin. */
function bySound(knowledge: Knowledge, language: string, stem: string): Relatives | undefined {
  const sound = soundOf(stem);
  const bones = bonesOf(sound);
  if (!bones) return undefined;
  const sounds = soundsOf.get(knowledge) ?? findSounds(knowledge);
  const alike = (sounds.get(bones) ?? []).filter(
    ([unit, other]) => knowledge.vocabulary.unitLanguage[unit] !== language && soundAlike(sound, other),
  );
  return share(
    alike.map(([unit]) => unit),
    0.7,
  );
}

function findSounds(knowledge: Knowledge): Sounds {
  const sounds = new Map<string, [unit: number, sound: string][]>();
  for (const lexis of knowledge.vocabulary.languages.values())
    for (const [stem, unit] of lexis.units) {
      if (stem.includes(" ")) continue;
      const sound = soundOf(stem);
      const bones = bonesOf(sound);
      if (!bones) continue;
      const alike = sounds.get(bones);
      if (alike) alike.push([unit, sound]);
      else sounds.set(bones, [[unit, sound]]);
    }
  soundsOf.set(knowledge, sounds);
  return sounds;
}
