/** Where texts point, as a service said it, held against each other. */
export interface Directions {
  size(): number;
  /** Adds a text or replaces it; `vector` has length one. */
  put(id: string, side: string, vector: Float32Array): void;
  remove(id: string): void;
  /**
   * Texts of other sides than that of `id`, the likeliest first. What a cosine means differs from model to model, so it
   * is held against how near the two are to other texts: a likeness of 0.5 is as many spreads above what is usual as
   * chance alone hardly brings about.
   */
  near(id: string, limit: number): readonly { readonly id: string; readonly likeness: number }[];
}

interface Text {
  readonly id: string;
  readonly side: string;
  readonly vector: Float32Array;
}

/** So many are looked at again from their own side, each against so many others. */
const lookedAtAgain = 60;
const sample = 300;
/** A spread as models have it, which counts as much as so many texts while there are few. */
const usual = { spread: 0.08, texts: 8 };
/** Of a thousand texts by chance alone one is about this many spreads above the others. */
const middle = 3.5;
const steepness = 2;

export function createDirections(): Directions {
  const texts = new Map<string, Text>();
  return {
    size: () => texts.size,
    put: (id, side, vector) => void texts.set(id, { id, side, vector }),
    remove: (id) => void texts.delete(id),
    near(id, limit) {
      const own = texts.get(id);
      if (!own) return [];
      const all = [...texts.values()];
      const others = all.filter((one) => one.side !== own.side);
      const cosines = others.map((one) => cosine(own.vector, one.vector));
      const seen = sums(cosines);
      const first = others
        .map((one, n) => ({ one, near: cosines[n] ?? 0 }))
        .sort((a, b) => b.near - a.near || (a.one.id < b.one.id ? -1 : 1))
        .slice(0, Math.max(limit, lookedAtAgain));
      return first
        .map(({ one, near }) => {
          const theirs = spreadOver(all, one, sample);
          const above = (spreads(near, seen) + spreads(near, theirs.has(own.id) ? theirs : add(theirs, near))) / 2;
          return { id: one.id, likeness: likenessOf(above) };
        })
        .sort((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : 1))
        .slice(0, limit);
    },
  };
}

/** One likeness by words and one by meaning. Meaning alone is never quite sure: who made the model we do not know. */
export const joined = (words: number, meaning: number): number => 1 - (1 - words) * (1 - 0.8 * meaning);

interface Sums {
  readonly count: number;
  readonly sum: number;
  readonly squares: number;
}

function spreadOver(all: readonly Text[], of: Text, most: number): Sums & { has(id: string): boolean } {
  const ids = new Set<string>();
  const cosines: number[] = [];
  for (const one of all) {
    if (one.side === of.side) continue;
    if (cosines.length >= most) break;
    ids.add(one.id);
    cosines.push(cosine(of.vector, one.vector));
  }
  return { ...sums(cosines), has: (id) => ids.has(id) };
}

const sums = (numbers: readonly number[]): Sums => ({
  count: numbers.length,
  sum: numbers.reduce((sum, number) => sum + number, 0),
  squares: numbers.reduce((sum, number) => sum + number * number, 0),
});

const add = ({ count, sum, squares }: Sums, number: number): Sums => ({
  count: count + 1,
  sum: sum + number,
  squares: squares + number * number,
});

/** How many spreads a cosine lies above the others among which it is; 0 where there are none. */
function spreads(near: number, { count, sum, squares }: Sums): number {
  const others = count - 1;
  if (others < 1) return 0;
  const mean = (sum - near) / others;
  const around = Math.max(0, squares - near * near - others * mean * mean);
  const spread = Math.sqrt((around + usual.texts * usual.spread ** 2) / (others + usual.texts));
  return (near - mean) / spread;
}

const likenessOf = (above: number): number => (above <= 0 ? 0 : 1 / (1 + Math.exp(-steepness * (above - middle))));

function cosine(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  const length = Math.min(a.length, b.length);
  for (let n = 0; n < length; n += 1) sum += (a[n] ?? 0) * (b[n] ?? 0);
  return sum;
}
