import type { Words } from "#kernel/language/words.ts";
import { type CountSays, type CountWords, sayCount } from "#rooms/messages/index.ts";
import type { WorkFacts } from "../team/domain.ts";
import { longestForm, ofMoment, ofProgramme } from "../texts/variables.ts";
import type { TextPlace } from "./domain.ts";

/** What one part costs where a text goes. */
export interface PartPrice {
  readonly perPart: string;
  readonly currency: string;
}

/** How a text would travel and what that costs, and what the browser needs to say the same at every letter. */
export interface Counted {
  readonly says: CountSays;
  readonly data: Readonly<Record<string, string>>;
}

/** Counts a text as long as its places in braces can make it. */
export function counted(
  t: Words,
  programme: Pick<WorkFacts, "facts" | "words">,
  place: TextPlace,
  text: string,
  price: PartPrice | null,
): Counted {
  const words: CountWords = {
    count: t("message-count", { encoding: "{encoding}", units: "{units}", room: "{room}", segments: "{segments}" }),
    price: price === null ? null : t("message-price", { price: "{price}" }),
    cheaper: t("message-cheaper", { chars: "{chars}", segments: "{segments}" }),
    mixed: t("message-mixed", { words: "{words}" }),
  };
  const money = price && moneyIn(t.language, price.currency);
  const says = sayCount(longestForm(text, programme, place.side, place.language), words, {
    number: t.number,
    price: price && money ? (segments) => money.format(segments * Number(price.perPart)) : null,
  });
  return {
    says,
    data: {
      "message-count": words.count,
      ...(words.price !== null && { "message-price": words.price }),
      "message-cheaper": words.cheaper ?? "",
      "message-mixed": words.mixed ?? "",
      "message-places": JSON.stringify(longestPlaces(programme, place)),
      ...(price && { "part-price": price.perPart, currency: price.currency }),
    },
  };
}

const longestPlaces = (programme: Pick<WorkFacts, "facts" | "words">, { side, language }: TextPlace) =>
  Object.fromEntries(
    [...ofProgramme, ...ofMoment].map((name) => [name, longestForm(`{${name}}`, programme, side, language)]),
  );

const moneyIn = (language: string, currency: string): Intl.NumberFormat =>
  new Intl.NumberFormat(language === "qps" ? "en" : language, {
    style: "currency",
    currency,
    maximumFractionDigits: 4,
  });

/**
 * What a part costs for readers of a place: the first channel that names a price for the side's country; for everybody,
 * the first country of the programme whose side speaks the language.
 */
export function priceFor(
  prices: readonly { readonly country: string; readonly currency: string; readonly perPart: string }[],
  programme: Pick<WorkFacts, "sides" | "countries">,
  sides: readonly { readonly code: string; readonly languages: readonly string[]; readonly telephoneRegion: string }[],
  place: TextPlace,
): PartPrice | null {
  const reached = sides.filter((one) =>
    place.side === null
      ? programme.sides.includes(one.code) && one.languages.includes(place.language)
      : one.code === place.side,
  );
  const countries = [...reached.map((one) => one.telephoneRegion), ...(place.side === null ? programme.countries : [])];
  for (const country of countries) {
    const price = prices.find((one) => one.country === country);
    if (price) return { perPart: price.perPart, currency: price.currency };
  }
  return null;
}
