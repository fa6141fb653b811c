import type { BadgeKind } from "#design/badge.ts";
import { field } from "#design/field.ts";
import { passageTitle } from "#design/passage.ts";
import { publishing } from "#design/publishing.ts";
import { langOf, name, type Slot } from "#design/slot.ts";
import { nameFor, sideOf } from "#kernel/exchange/exchange.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import type { FormState } from "#kernel/web/form-state.ts";
import { html } from "#kernel/web/html.ts";
import type { RawPassage } from "#kernel/wording/wording.ts";
import type { GroupFacts, GroupState } from "../domain.ts";

export const stateBadges: Record<GroupState, BadgeKind> = {
  forming: "waiting",
  working: "ok",
  resting: "warm",
  closed: "plain",
};

export const guarded = ({ token }: Call): { token?: string } => (token === null ? {} : { token });

export const below = (
  { t }: Call,
  group?: { readonly number: number; readonly title: string },
): NonNullable<Page["breadcrumb"]> => [
  { href: "/groups", label: t("groups-title") },
  ...(group ? [{ href: `/groups/${group.number}`, label: group.title }] : []),
];

export function sideName({ exchange, t }: Call, code: string): string {
  const side = sideOf(exchange, code);
  return side ? nameFor(side.names, t.reads) : code;
}

/** A title as this reader meets it; one that is gone is called by its number. */
export const titleOf = (
  call: Call,
  title: RawPassage | null,
  number: number,
  options: { mark?: boolean } = {},
): Slot => (title ? passageTitle(call.t, call.passage(title), options) : html`№ ${number}`);

export const plainTitle = (call: Call, title: RawPassage | null, number: number): string =>
  title ? call.passage(title).shown : `№ ${number}`;

/** Somebody who sits: members of the exchange come to his page. Null: he left the exchange. */
export function personName(call: Call, one: { readonly name: string | null; readonly number: number }): Slot {
  if (one.name === null) return call.t("former-member");
  return call.actor.member ? html`<a href="/people/${one.number}">${name(one.name)}</a>` : name(one.name);
}

/** Words kept as they were said; those of a language that the reader does not read say which it is. */
export function said({ t }: Call, words: string, language: string | null): Slot {
  const code = language ?? t.language;
  const foreign = !t.reads.includes(code);
  return html`<q${langOf(t.language, code)}>${name(words)}</q>${foreign ? html` <small class="from">(${inLanguage(t, code)})</small>` : ""}`;
}

/** The capacity in which somebody sits, in his own words. */
export function capacityOf(
  call: Call,
  one: { readonly capacity: string; readonly capacityLanguage: string | null },
): Slot {
  if (one.capacity === "") return "";
  const { t } = call;
  const code = one.capacityLanguage ?? t.language;
  return html`<span class="small"${langOf(t.language, code)}>${name(one.capacity)}</span>${t.reads.includes(code) ? "" : html` <small class="from">(${inLanguage(t, code)})</small>`}`;
}

const inLanguage = (t: Call["t"], code: string): string =>
  t("design-in", { code: code.split("-")[0] ?? code, language: t.languageName(code) });

/**
 * For which side one sits, where one belongs to several, and in what capacity; puts the labels of what it draws into
 * `labels`. Of the sides only those with a `free` seat may be chosen.
 */
export function sittingFields(
  call: Call,
  state: FormState,
  sides: readonly string[],
  labels: Record<string, string>,
  { free = sides }: { readonly free?: readonly string[] } = {},
): Slot {
  const { t } = call;
  labels["capacity"] = t("group-capacity");
  let choice: Slot = "";
  if (sides.length > 1) {
    labels["side"] = t("group-for-which-side");
    const [only = "", ...others] = free;
    choice = field(t, state, {
      kind: "radios",
      name: "side",
      label: labels["side"],
      hint: t("group-for-which-side-hint"),
      ...(others.length === 0 && { value: only }),
      options: sides.map((code) => ({
        value: code,
        label: sideName(call, code),
        ...(!free.includes(code) && { disabled: true, hint: t("group-side-full") }),
      })),
    });
  }
  return html`${choice}${field(t, state, { kind: "text", name: "capacity", label: labels["capacity"], hint: t("group-capacity-hint"), width: "long", lang: t.language })}`;
}

/** Who will see that somebody sits here, beside the button. */
export const whoSeesSeats = (call: Call, audience: GroupFacts["audience"]): Slot =>
  publishing(call.t, {
    audience: audience === "public" ? "public" : "members",
    copies: audience === "public" ? ["search"] : [],
    more: call.t("group-who-sees-seats"),
  });
