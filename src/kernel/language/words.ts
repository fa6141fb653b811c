import { FluentBundle, FluentResource } from "@fluent/bundle";

/** What a message may be filled with. Numbers choose plurals; dates are written by `day` and `moment` first. */
export type Facts = Record<string, string | number>;

/**
 * One reader's voice: call it with a message id and what fills it, get plain text (never HTML) in the reader's
 * language. Built once per language and list of read languages; cheap to pass everywhere.
 */
export interface Words {
  (id: string, facts?: Facts): string;
  /** BCP 47 code of the interface. */
  readonly language: string;
  readonly direction: "ltr" | "rtl";
  /** Languages the reader reads, best first; the first is always `language`. */
  readonly reads: readonly string[];
  /** Whether a message exists in any language of this voice. */
  has(id: string): boolean;
  /** A calendar day as people of that language write it: `24 June 2010`. `at` is an ISO instant; zone an IANA name. */
  day(at: string | Temporal.Instant, zone?: string): string;
  /** Day and clock time with the zone's short name: `24 June 2010, 18:40 MSK`. */
  moment(at: string | Temporal.Instant, zone?: string): string;
  /** Clock time alone: `18:40`. */
  clock(at: string | Temporal.Instant, zone?: string): string;
  number(value: number): string;
  /** The name of a language in this language, as it stands inside a sentence: `Russian`, «русский». */
  languageName(code: string): string;
  /** `a, b and c` */
  list(items: readonly string[]): string;
}

/** Parsed interface messages of every language; made once at start by `loadWords`. */
export interface WordBook {
  readonly languages: readonly string[];
  voice(language: string, reads?: readonly string[]): Words;
  ids(language: string): ReadonlySet<string>;
}

const rightToLeft = new Set(["ar", "he", "fa", "ur", "ps", "yi"]);

/**
 * Builds the book from Fluent texts by language. A message that one language lacks is said in `fallback`; when that
 * lacks it too, `strict` throws (tests), otherwise the id itself is shown and `onMissing` told.
 */
export function wordBook(
  texts: Record<string, readonly string[]>,
  options: { fallback: string; strict: boolean; onMissing?: (id: string, language: string) => void },
): WordBook {
  const bundles = new Map<string, FluentBundle>();
  for (const [language, parts] of Object.entries(texts)) {
    const bundle = new FluentBundle(language === "qps" ? "en" : language, { useIsolating: false });
    for (const part of parts) {
      const errors = bundle.addResource(new FluentResource(part));
      if (errors.length > 0) throw new Error(`Interface words in ${language}: ${errors.map(String).join("; ")}`);
    }
    bundles.set(language, bundle);
  }
  const voices = new Map<string, Words>();
  const voice = (language: string, reads: readonly string[] = []): Words => {
    const known = bundles.has(language) ? language : options.fallback;
    const order = [known, ...reads.filter((code) => code !== known)];
    const key = order.join(" ");
    const made = voices.get(key) ?? speak(known, order);
    // Only short lists are remembered: the list comes from accounts and could otherwise grow without end.
    if (order.length <= 4) voices.set(key, made);
    return made;
  };
  const speak = (language: string, reads: readonly string[]): Words => {
    const chain = [bundles.get(language), bundles.get(options.fallback)].filter((bundle) => bundle !== undefined);
    // A sentence without facts is the same every time, and a page has a hundred of them.
    const plain = new Map<string, string>();
    const say = (id: string, facts?: Facts): string => {
      if (facts) return format(id, facts);
      const known = plain.get(id);
      if (known !== undefined) return known;
      const text = format(id);
      plain.set(id, text);
      return text;
    };
    const format = (id: string, facts?: Facts): string => {
      for (const bundle of chain) {
        const pattern = bundle.getMessage(id)?.value;
        if (!pattern) continue;
        const errors: Error[] = [];
        const text = bundle.formatPattern(pattern, facts ?? null, errors);
        const [error] = errors;
        if (error && options.strict) throw new Error(`Message ${id} (${language}): ${error.message}`);
        return text;
      }
      if (options.strict) throw new Error(`No interface words for "${id}" in ${language}`);
      options.onMissing?.(id, language);
      return id;
    };
    const locale = language === "qps" ? "en" : language;
    const formats = new Map<string, Intl.DateTimeFormat>();
    const formatted = (at: string | Temporal.Instant, zone: string, shape: Intl.DateTimeFormatOptions): string => {
      const key = `${zone} ${Object.keys(shape).join(" ")}`;
      let format = formats.get(key);
      if (!format) {
        format = new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, { timeZone: zone, ...shape });
        formats.set(key, format);
      }
      const text = format.format(
        typeof at === "string" ? Temporal.Instant.from(at).epochMilliseconds : at.epochMilliseconds,
      );
      // Russian dates end in « г.», which reads like an official form; people leave it out.
      return language === "ru" ? text.replace(/\s?г\./u, "") : text;
    };
    const numbers = new Intl.NumberFormat(locale, { useGrouping: "min2" });
    const lists = new Intl.ListFormat(locale, { type: "conjunction" });
    const names = new Intl.DisplayNames([locale], { type: "language" });
    // A select of languages is part of many pages. Codes come from settings and tables, so there are few.
    const named = new Map<string, string>();
    const languageName = (code: string): string => {
      const known = named.get(code);
      if (known !== undefined) return known;
      const name = names.of(code) ?? code;
      if (named.size < 500) named.set(code, name);
      return name;
    };
    return Object.assign(say, {
      language,
      direction: rightToLeft.has(locale) ? ("rtl" as const) : ("ltr" as const),
      reads,
      has: (id: string) => chain.some((bundle) => bundle.hasMessage(id)),
      day: (at: string | Temporal.Instant, zone = "UTC") =>
        formatted(at, zone, { day: "numeric", month: "long", year: "numeric" }),
      moment: (at: string | Temporal.Instant, zone = "UTC") =>
        formatted(at, zone, {
          day: "numeric",
          month: "long",
          year: "numeric",
          hour: "2-digit",
          minute: "2-digit",
          hour12: false,
          timeZoneName: "short",
        }),
      clock: (at: string | Temporal.Instant, zone = "UTC") =>
        formatted(at, zone, { hour: "2-digit", minute: "2-digit", hour12: false }),
      number: (value: number) => numbers.format(value),
      languageName,
      list: (items: readonly string[]) => lists.format(items),
    });
  };
  return {
    languages: [...bundles.keys()],
    voice,
    ids: (language) => new Set([...(bundles.get(language)?._messages.keys() ?? [])]),
  };
}
