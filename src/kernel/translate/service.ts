import type { Config } from "#kernel/config/config.ts";

/**
 * Why a service did not translate: it does not answer, is busy, does not take our key, does not know the languages,
 * says the text is too long, or answers with something that is no translation.
 */
export type WhyNot = "away" | "busy" | "key" | "languages" | "too-long" | "no-sense";

/** An expected failure of a translation service; `detail` is for the log and never holds any of the text. */
export class NotTranslated extends Error {
  readonly why: WhyNot;
  constructor(why: WhyNot, detail: string) {
    super(detail);
    this.name = "NotTranslated";
    this.why = why;
  }
}

export const notTranslated = (why: WhyNot, detail: string): NotTranslated => new NotTranslated(why, detail);

export interface Wanted {
  readonly text: string;
  /** Languages, BCP 47; services are asked for the base code. */
  readonly from: string;
  readonly to: string;
}

export type Service = NonNullable<Config["translation"]>;
/** One request for one piece, as the service's own API wants it. */
export type Ask = (service: Service, wanted: Wanted, timeout: number) => Promise<string>;
