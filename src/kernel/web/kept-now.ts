import type { IncomingMessage, ServerResponse } from "node:http";
import type { KeptPage, PageCache } from "#kernel/cache/page-cache.ts";
import { chooseLanguage } from "#kernel/language/choose-language.ts";
import { strictTransport } from "./headers.ts";

/** What a kept page is found by. */
export const keptKey = (language: string, path: string): string => `${language} ${path}`;

export interface KeptHouse {
  readonly cache: PageCache;
  readonly languages: readonly string[];
  /** The exchange's own language, and its version; null until this process has read them. */
  exchange(): { readonly language: string; readonly version: number } | null;
  readonly publicUrl: string | null;
  readonly trustedProxy: boolean;
  now(): number;
}

/**
 * Answers a signed-out reader's request for a page that is kept, straight from memory; everything else is left to
 * `otherwise`. Most requests of a public page end here, before anything is made of them. The epoch is read after the
 * request came, as for every kept page.
 */
export function answerKept(
  { cache, languages, exchange, publicUrl, trustedProxy, now }: KeptHouse,
  otherwise: (incoming: IncomingMessage, outgoing: ServerResponse) => unknown,
): (incoming: IncomingMessage, outgoing: ServerResponse) => unknown {
  return (incoming, outgoing) => {
    const { method, url = "", headers } = incoming;
    const here = exchange();
    if (method !== "GET" || here === null || headers.cookie?.includes("diomede-sign-in=") || url.includes("lang="))
      return otherwise(incoming, outgoing);
    const language = chooseLanguage(languages, {
      query: null,
      account: [],
      cookie: languageCookie(headers.cookie),
      browser: headers["accept-language"] ?? null,
      exchange: here.language,
    });
    const key = keptKey(language, url);
    if (!cache.has(key)) return otherwise(incoming, outgoing);
    const forwarded = trustedProxy
      ? String(headers["x-forwarded-proto"] ?? "")
          .split(",")[0]
          ?.trim()
      : "";
    const secure = forwarded === "https" || (publicUrl?.startsWith("https:") ?? false);
    const gzipped = /\bgzip\b/u.test(String(headers["accept-encoding"] ?? ""));
    return cache.epoch().then(
      ({ epoch, exchangeVersion }) => {
        const page = exchangeVersion === here.version ? cache.get(key, epoch, Math.floor(now() / 60_000)) : null;
        if (!page) return otherwise(incoming, outgoing);
        outgoing.writeHead(page.status, headersOf(page, gzipped, secure));
        outgoing.end(gzipped ? page.gzip : page.body);
      },
      // The database is away: the page that says so is drawn by whoever draws pages.
      () => otherwise(incoming, outgoing),
    );
  };
}

const flat = new WeakMap<KeptPage, Map<boolean, string[]>>();

/** Names and values by turns, the form that costs least to send; made once for a page. */
function headersOf(page: KeptPage, gzipped: boolean, secure: boolean): string[] {
  const made = flat.get(page) ?? new Map<boolean, string[]>();
  flat.set(page, made);
  let list = made.get(gzipped);
  if (!list) {
    list = Object.entries(page.headers).flat();
    if (gzipped) list.push("content-encoding", "gzip");
    list.push("content-length", String((gzipped ? page.gzip : page.body).byteLength));
    made.set(gzipped, list);
  }
  return secure ? [...list, ...strictTransport] : list;
}

/** The language that the reader chose here, whichever name the line gives the cookie. */
function languageCookie(header: string | undefined): string | null {
  return /(?:^|;\s*)(?:__Host-)?diomede-language=([a-z]{2,3})/u.exec(header ?? "")?.[1] ?? null;
}
