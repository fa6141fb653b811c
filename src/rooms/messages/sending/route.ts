/** Where a channel may be used: countries and, within one, beginnings of numbers without the plus; empty: all of it. */
export interface Route {
  readonly country: string;
  readonly prefixes: readonly string[];
}

export interface Way {
  readonly name: string;
  /** The lower is asked first. */
  readonly position: number;
  readonly routes: readonly Route[];
  /** Takes messages now, here or in another process. */
  readonly ready: boolean;
}

const covers = (way: Way, country: string): boolean =>
  way.routes.length === 0 || way.routes.some((route) => route.country === country);

/** `phone` is E.164 with the plus sign. */
export function leadsTo(way: Pick<Way, "routes">, country: string, phone: string): boolean {
  if (way.routes.length === 0) return true;
  const digits = phone.slice(1);
  return way.routes.some(
    (route) =>
      route.country === country &&
      (route.prefixes.length === 0 || route.prefixes.some((prefix) => digits.startsWith(prefix))),
  );
}

/** The first of the ways that are ready, else the first there is at all; undefined when no channel goes there. */
export function wayToCountry(ways: readonly Way[], country: string): Way | undefined {
  return first(ways.filter((way) => covers(way, country)));
}

/** The same for one number. */
export function wayToPhone(ways: readonly Way[], country: string, phone: string): Way | undefined {
  return first(ways.filter((way) => leadsTo(way, country, phone)));
}

function first(ways: readonly Way[]): Way | undefined {
  const sorted = ways.toSorted((a, b) => a.position - b.position);
  return sorted.find((way) => way.ready) ?? sorted[0];
}
