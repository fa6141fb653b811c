import type { Clock } from "#kernel/clock.ts";
import type { Config } from "#kernel/config/config.ts";
import type { Db } from "#kernel/database/database.ts";
import type { Exchange } from "#kernel/exchange/exchange.ts";
import type { WordBook, Words } from "#kernel/language/words.ts";
import type { Actor } from "#kernel/rights/actor.ts";
import type { Reason } from "#kernel/rights/rights.ts";
import type { Passage } from "#kernel/wording/passage.ts";
import type { Gist, RawPassage } from "#kernel/wording/wording.ts";
import type { Html } from "./html.ts";

/** What the program is made of, given to it whole at start, so that tests give their own. */
export interface Services {
  readonly db: Db;
  readonly clock: Clock;
  readonly config: Config;
  readonly words: WordBook;
  readonly gist: Gist;
  /** Name of a concept that the matcher names by key, in a language. */
  concept(key: string, language: string): string;
  /** Writes one line of the log; never personal data. */
  log(level: "debug" | "info" | "warn" | "error", message: string, facts?: Readonly<Record<string, unknown>>): void;
  /** Whether a translation service is configured. */
  readonly canTranslate: boolean;
}

/** What a page gives; the frame around it (head, menu, language switch, footer) is the same for all. */
export interface Page {
  readonly title: string;
  readonly body: Html;
  readonly description?: string;
  readonly breadcrumb?: readonly { readonly href: string; readonly label: string }[];
  /** Paths of browser modules below `src`, such as `rooms/problems/browser/draft.ts`. */
  readonly scripts?: readonly string[];
  /** The address under which search engines should know it, without language. */
  readonly canonical?: string;
  readonly feed?: string;
  readonly status?: 200 | 201 | 400 | 401 | 403 | 404 | 405 | 409 | 410 | 413 | 415 | 422 | 429 | 500 | 503;
  readonly wide?: boolean;
  /** Never to be kept by a browser or found by a search engine. */
  readonly private?: boolean;
}

/** One request, as handlers see it. `F`: what the route's loader found. */
export interface Call<F = unknown> extends Services {
  readonly request: Request;
  readonly url: URL;
  readonly params: Readonly<Record<string, string>>;
  readonly now: Temporal.Instant;
  readonly t: Words;
  readonly actor: Actor;
  readonly exchange: Exchange;
  /** Changes with every change that pages may show; what was counted in it still holds in it. */
  readonly epoch: string;
  readonly facts: F;
  /** What the form sent, cleaned: NFC, without control and direction-turning marks. Empty for GET. */
  readonly form: FormInput;
  /** Token for forms on this page; null for strangers, whose forms are guarded by Origin alone. */
  readonly token: string | null;
  /** The browser's secret of this sign-in. */
  readonly secret: string | null;
  /** For a stranger: the secret that holds his drafts, if he has one. */
  readonly draftSecret: string | null;
  /** Hash key of the address the request came from, for limits only. */
  readonly from: string;
  page(page: Page): Response;
  /** 303, with a note shown once on the page it leads to (a message id). */
  redirect(path: string, note?: string): Response;
  /** Whether the actor may do another act of the same room. */
  may(action: string, facts: unknown): true | Reason;
  passage(raw: RawPassage): Passage;
  /** Sets a cookie that lasts `seconds`; 0 removes it. */
  cookie(name: "sign-in" | "draft" | "language", value: string, seconds: number): void;
}

export interface FormInput {
  get(name: string): string;
  all(name: string): readonly string[];
  has(name: string): boolean;
  /** The text of a file that came with the form; "" where none did. */
  file(name: string): string;
  entries(): readonly (readonly [string, string])[];
}
