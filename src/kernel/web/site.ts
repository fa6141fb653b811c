import type { Assets } from "#kernel/assets/assets.ts";
import type { PageCache } from "#kernel/cache/page-cache.ts";
import { chooseLanguage } from "#kernel/language/choose-language.ts";
import type { Words } from "#kernel/language/words.ts";
import type { Refusal } from "#kernel/refusal.ts";
import type { Actor } from "#kernel/rights/actor.ts";
import type { Reason, Rights } from "#kernel/rights/rights.ts";
import type { Call, Page, Services } from "./call.ts";
import type { Html } from "./html.ts";
import type { Route } from "./room.ts";

/** What the frame around a page is drawn from; the composition root knows the menu and the design. */
export type DrawFrame = (call: Call, page: Page, kinds: readonly string[]) => Html;
/** Draws the pages that answer a "no". */
export interface Answers {
  refused(call: Call, refusal: Refusal): Page;
  /** A stranger who may not: leads to signing in, keeping what was typed. */
  signInFirst(call: Call, reason: Reason): Promise<Response> | Response;
  /** A closed exchange, to strangers; or one that waits for its first coordinator. */
  closed(call: Call): Promise<Response> | Response;
  broken(call: Call): Page;
}

export interface Site {
  readonly services: Services;
  readonly routes: readonly Route[];
  readonly rights: ReadonlyMap<string, Rights>;
  readonly assets: Assets;
  readonly cache: PageCache;
  readonly frame: DrawFrame;
  readonly answers: Answers;
}

/** In what ways a request may say which language it wants. */
export interface AskedLanguage {
  readonly query: string | null;
  readonly cookie: string | null;
  readonly browser: string | null;
}

/** The words that a request is answered in. */
export function voiceFor(
  services: Services,
  actor: Actor,
  exchange: { language: string },
  asked: AskedLanguage,
): Words {
  const has = services.words.languages;
  const language = chooseLanguage(has, { ...asked, account: actor.reads, exchange: exchange.language });
  return services.words.voice(language, actor.reads);
}
