import { badge } from "#design/badge.ts";
import { passageTitle } from "#design/passage.ts";
import { langOf, name, type Slot } from "#design/slot.ts";
import { nameFor, sideOf } from "#kernel/exchange/exchange.ts";
import type { Call } from "#kernel/web/call.ts";
import { html } from "#kernel/web/html.ts";
import type { RawPassage } from "#kernel/wording/wording.ts";

export const pathOf = (number: number): string => `/organisations/${number}`;
export const sideName = ({ exchange, t }: Call, code: string | null): string => {
  const side = sideOf(exchange, code);
  return side ? nameFor(side.names, t.reads) : "";
};

/** The name as its people write it. */
export const ownName = ({ t }: Call, one: { readonly name: string; readonly language: string }): Slot =>
  html`<span${langOf(t.language, one.language)}>${name(one.name)}</span>`;

/** The name as somebody translated it, for one who does not read its language; nothing when nobody has. */
export function translatedName(call: Call, title: RawPassage | null): Slot {
  if (!title) return "";
  const passage = call.passage(title);
  return passage.state === "own" || passage.state === "missing" ? "" : passageTitle(call.t, passage);
}

export const knownBadge = ({ t }: Call): Slot => badge(t("organisation-known"), "ok");
export const guarded = ({ token }: Call): { token?: string } => (token === null ? {} : { token });
