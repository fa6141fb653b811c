import { scoreOf, together } from "./combine.ts";
import { crowdingFor } from "./crowding.ts";
import type { Wanted } from "./likeness-index.ts";
import { likeBearing, sharedConcepts, sharedWords } from "./parts.ts";
import type { Query } from "./query.ts";
import type { Shelf } from "./shelf.ts";

export type Found = { readonly id: string; readonly place: number; readonly score: number };

/** As many of the likest are looked at again for how near they are to everything. */
const lookedAtAgain = 60;

/** The likest texts, best first. */
export function compare(shelf: Shelf, query: Query, wanted: Wanted): Found[] {
  const places = wantedPlaces(shelf, wanted);
  const wordsWith = sharedWords(shelf, query);
  const likeness = Float64Array.from(places, (place) =>
    together(
      wordsWith(place),
      sharedConcepts(shelf, query.concepts, query.conceptLength, place),
      likeBearing(shelf, query.bearing, place),
    ),
  );
  const least = likeness.toSorted().at(-(wanted.limit + lookedAtAgain)) ?? Number.NEGATIVE_INFINITY;
  const crowding = crowdingFor(shelf, query.language);
  const found: Found[] = [];
  places.forEach((place, at) => {
    const own = likeness[at] ?? 0;
    if (own >= least) found.push({ id: shelf.ids[place] ?? "", place, score: scoreOf(own, crowding(place)) });
  });
  found.sort((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1));
  return found.slice(0, wanted.limit);
}

function wantedPlaces(shelf: Shelf, { languages, exceptGroup, among, except }: Wanted): Uint32Array {
  const numbers = languages && new Set(languages.map((language) => shelf.names.of.get(language)));
  const barred = exceptGroup === undefined ? undefined : shelf.names.of.get(exceptGroup);
  const candidates = among ? [...among].map((id) => shelf.places.get(id) ?? -1) : shelf.ids.keys();
  const places: number[] = [];
  for (const place of candidates) {
    const id = shelf.ids[place];
    if (id === undefined || except?.has(id)) continue;
    if (numbers && !numbers.has(shelf.language[place])) continue;
    if (barred !== undefined && shelf.group[place] === barred) continue;
    places.push(place);
  }
  return Uint32Array.from(places);
}
