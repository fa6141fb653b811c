import { detect } from "tinyld/light";
import type { Exchange } from "#kernel/exchange/exchange.ts";
import { languagesOf } from "#kernel/exchange/exchange.ts";

/** The language of a sentence among those of the exchange: by its letters, then by its words; else the reader's own. */
export function languageOf(text: string, exchange: Exchange, reader: string): string {
  const spoken = languagesOf(exchange);
  const found = detect(text, { only: [...spoken] });
  return spoken.includes(found) ? found : spoken.includes(reader) ? reader : (spoken[0] ?? "en");
}

/** The side where a language is spoken and no other is: who writes in it is most likely there. Null: cannot be told. */
export function sideThatSpeaks(language: string, exchange: Exchange): string | null {
  const sides = exchange.sides.filter((side) => side.languages.includes(language));
  return sides.length === 1 ? (sides[0]?.code ?? null) : null;
}
