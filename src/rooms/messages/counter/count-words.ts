// What stands under a text while it is written, filled into words that the page brings. Runs in browsers too.

import { cheaperText } from "./costly.ts";
import { countText, room } from "./count.ts";
import { mixedLetters } from "./mixed-letters.ts";

/** Words with places in braces, in the reader's language. */
export interface CountWords {
  /** `{encoding} {units} {room} {segments}`: room is what still fits into as many parts. */
  readonly count: string;
  /** `{price}`; left out where no price is known. */
  readonly price: string | null;
  /** `{chars} {segments}`: what the text would be without these characters. */
  readonly cheaper: string | null;
  /** `{words}`: words with letters of two alphabets. */
  readonly mixed: string | null;
}

export interface CountSays {
  readonly count: string;
  readonly price: string;
  readonly cheaper: string;
  readonly mixed: string;
}

/** `price` writes a number of parts as money; `number` writes a number. What there is nothing to say of is "". */
export function sayCount(
  text: string,
  words: CountWords,
  { number, price }: { number(n: number): string; price: ((segments: number) => string) | null },
): CountSays {
  const { encoding, units, segments, costly } = countText(text);
  const size = room[encoding];
  const cheap = cheaperText(text);
  const cheapSegments = cheap === null ? segments : countText(cheap).segments;
  const strange = unique(mixedLetters(text).map(({ word }) => word));
  return {
    count: fill(words.count, {
      encoding,
      units: number(units),
      room: number(segments <= 1 ? size.one : segments * size.each),
      segments: number(segments),
    }),
    price: words.price === null || price === null ? "" : fill(words.price, { price: price(segments) }),
    cheaper:
      words.cheaper === null || cheapSegments >= segments
        ? ""
        : fill(words.cheaper, {
            chars: unique(costly.map(({ char }) => visible(char))).join(" "),
            segments: number(cheapSegments),
          }),
    mixed: words.mixed === null || strange.length === 0 ? "" : fill(words.mixed, { words: strange.join(", ") }),
  };
}

const unique = (all: readonly string[]): string[] => Array.from(new Set(all));

/** Spaces and characters without a shape are named by their code. */
const visible = (char: string): string =>
  /^[\p{Z}\p{C}]/u.test(char) ? `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}` : char;

const fill = (words: string, places: Readonly<Record<string, string>>): string =>
  words.replace(/\{([a-z]+)\}/gu, (place, name: string) => places[name] ?? place);
