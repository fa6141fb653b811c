import type { Config } from "#kernel/config/config.ts";
import { askLibreTranslate } from "./libretranslate.ts";
import { askOpenAi } from "./openai.ts";
import { piecesOf } from "./pieces.ts";
import { type Ask, NotTranslated, type Service, type Wanted } from "./service.ts";

export { NotTranslated, type Service, type WhyNot } from "./service.ts";

/** The one configured service. */
export interface Translator {
  /** What made the words, kept beside them: `libretranslate translate.example.org`. */
  readonly engine: string;
  /** Who receives the text: the host of the configured address. */
  readonly receiver: string;
  /** Throws NotTranslated. */
  translate(wanted: Wanted): Promise<string>;
}

const asks: Record<Service["kind"], Ask> = { libretranslate: askLibreTranslate, openai: askOpenAi };

/**
 * The configured translation service, or null where none is. Long texts go in pieces, between paragraphs where that
 * can be. `timeout`: milliseconds for each piece.
 */
export function translatorOf(service: Config["translation"], timeout = 60_000): Translator | null {
  if (!service) return null;
  const { host } = new URL(service.url);
  return {
    engine: [service.kind, service.model, host].filter(Boolean).join(" "),
    receiver: host,
    async translate({ text, from, to }) {
      const made: string[] = [];
      for (const piece of piecesOf(text)) {
        const { words, after } = piece;
        made.push(
          (await asks[service.kind](service, { text: words, from: base(from), to: base(to) }, timeout)).trim(),
          after,
        );
      }
      const whole = made.join("").trim();
      if (whole === "") throw new NotTranslated("no-sense", "the service answered with nothing");
      return whole;
    },
  };
}

const base = (language: string): string => language.split("-")[0] ?? language;
